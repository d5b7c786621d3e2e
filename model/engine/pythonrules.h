// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/semantics.h"

#include <QString>

#include <span>

namespace awaitscope {

//! A rule in which versions of Python differ, as shown to users. docs/python-versions.md has a row for each.
struct PythonRule
{
    const char *name; //!< of the member of Semantics; never translated
    const char *since; //!< "3.12", "3.12.9 and 3.13.2"
    const char *text; //!< what has been true since then, as the end of a sentence; sentence() translates it
    bool engine::Semantics::*holds = nullptr;

    //! "Since Python 3.12, ..."
    QString sentence() const;
    //! The same for a run under a version that does not have it yet.
    QString sentenceBefore(PythonVersion version) const;
    bool differs(const engine::Semantics &a, const engine::Semantics &b) const;
    //! \a rules with this one as it is in \a from.
    engine::Semantics taken(const engine::Semantics &rules, const engine::Semantics &from) const;
};

//! All that an event of a run can depend on.
std::span<const PythonRule> pythonRules();

} // namespace awaitscope
