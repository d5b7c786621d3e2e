// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/troubles.h"
#include "model/words/rules.h"
#include "model/program/grammar/taskset.h"

namespace awaitscope {

//! A change of the task set after which what it is for no longer happens. That was tried, not guessed.
struct Fix
{
    Remedy remedy = Remedy::AwaitTask;
    QString label; //!< what to do, translated: "Await fetch at the end"
    QString effect; //!< what becomes of it in the run of the changed set, a sentence
    TaskSet set; //!< with the change
};

//! What removes the trouble at a lane or at one of its marks, the best first; empty if it is none, or if nothing that was tried removes
//! it. Each was run: the problem is gone, no other has appeared, and no new type of exception is raised. \a store is of a complete run of
//! \a set on the virtual clock. Sets whose run has more than 20,000 events are not tried.
std::vector<Fix> findFixes(const TaskSet &set, const TraceStore &store, quint32 lane, std::optional<std::size_t> mark = {});

} // namespace awaitscope
