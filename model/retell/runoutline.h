// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <QString>

#include <optional>

namespace awaitscope {

//! How the outlines of two runs compare: what each task did, in one order for all, without what only one kind of trace has
//! (values, what was printed, which code looked at an exception).
struct OutlineComparison
{
    bool same = false; //!< the same, in the same order
    std::size_t events = 0; //!< that were compared
    Time latest{}; //!< the largest difference of two times, if they are the same
    Time at{}; //!< of the first difference, in the first run
    QString first; //!< what happened there, in the first run and in the other; "nothing more"
    QString second;
};

//! Tasks are the same when they were made at the same place in the order. Linear in the number of events.
OutlineComparison compareOutlines(const Trace &first, const Trace &second);

} // namespace awaitscope
