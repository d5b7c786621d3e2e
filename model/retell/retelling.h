// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"
#include "model/trace/trace.h"

namespace awaitscope {

//! More tasks than this are refused: nobody could edit such a set.
inline constexpr std::size_t MostRetoldTasks = 5000;

//! A task set that does what was observed in a run: each task becomes a coroutine with its sleeps, waits, outcome and
//! cancellations, and makes its tasks in the same order. What a trace does not contain is missing: values, what was
//! computed, awaits within a task. A wait for what a task set cannot name (a socket, a thread, a queue) becomes a sleep
//! of the length that it had. Linear in the number of events, except for tasks that are cancelled at the same moment.
Result<TaskSet> retell(const Trace &trace);

} // namespace awaitscope
