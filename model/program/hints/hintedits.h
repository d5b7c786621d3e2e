// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

// Changes of a task set that hints and fixes are made of.

namespace awaitscope {

//! A variable that no coroutine of the set mentions: \a wish, or that with a number.
QString freshName(const TaskSet &set, const QString &wish);
//! Whether a loop is around the step.
bool isInLoop(const TaskSet &set, const QString &pointer);

//! The task, tasks or gather that the step makes are kept in a variable and awaited at the end of \a body; in a loop a done callback
//! looks at them instead. The step must make some.
void keepAndAwait(const TaskSet &set, Body &body, size_t i, bool inLoop);
//! After the gather at that place, which returns exceptions, a loop over its results logs those that failed.
void lookAtResults(TaskSet &set, const QString &gather);
//! Handlers around the task group of main get an exception group, which only except* looks into: they become that.
void lookIntoGroups(TaskSet &set);
//! `async with` instead of an acquire step and the release step that belongs to it, see bareAcquire(). Nothing if there is none.
void useBlock(const TaskSet &set, Body &body, size_t acquire);
//! A block of `async with` for the shared object.
Step blockOf(const TaskSet &set, const QString &object, Body steps);

} // namespace awaitscope
