// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace awaitscope {

//! A Python 3 whose asyncio a run follows. Without a patch level it stands for the one that the engine was compared with.
struct PythonVersion
{
    int minor = 0;
    int patch = -1; //!< -1: not given

    //! The versions that can be asked for, oldest first, none with a patch level.
    static const QList<PythonVersion> &all();
    //! What a task set runs under that names none: the newest.
    static PythonVersion byDefault();
    //! "3.12", or with a patch level of a version that is known: "3.11.2". Else nothing.
    static std::optional<PythonVersion> fromText(const QString &text);
    //! "3.11, 3.12 or 3.13": what fromText() takes, for messages.
    static QString allInWords();

    QString text() const; //!< as it was asked for: "3.12", "3.11.2"
    PythonVersion exact() const; //!< with a patch level
    //! What people are shown of a trace's version: "Python 3.12" for a reference, else with its patch level. Empty for none.
    static QString shown(const QString &exact);
    bool operator==(const PythonVersion &) const = default;
    auto operator<=>(const PythonVersion &) const = default;
};

} // namespace awaitscope
