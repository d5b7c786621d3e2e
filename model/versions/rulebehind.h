// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/program/grammar/pythonversion.h"
#include "model/program/grammar/taskset.h"
#include "model/trace/trace.h"

#include <vector>

namespace awaitscope {

//! The rules that make a task set run differently under another Python, as far as the first difference goes: without one of them the runs
//! do not part there. Found by running the set once more for each rule in which the two versions differ, without it. Empty if the runs
//! are the same, or if no single rule is responsible.
//! \a before and \a after: the runs of the set under \a from and under \a to, complete. A sentence says so where \a to is the older one.
std::vector<RuleBehind> rulesBehind(const TaskSet &set, const Trace &before, PythonVersion from, const Trace &after, PythonVersion to);

//! The same for two runs of task sets that differ in their Python alone; empty if they differ in more, or not at all, and for a run of
//! more than \a mostEvents.
std::vector<RuleBehind> rulesBehind(const TaskSet &first, const Trace &before, const TaskSet &other, const Trace &after, std::size_t mostEvents);

} // namespace awaitscope
