// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/query/taskrow.h"
#include "model/text/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! The palette's templates for adding a task with one click.
enum class TaskTemplate { Succeeds, Raises, HandlesOwnError, CleansUp, FireAndForget, NeverAwaited, DoneCallback };

//! The rows in the order in which main creates the coroutines. Linear in the size of the task set.
std::vector<TaskRow> taskRows(const TaskSet &set);

// Edits: each returns the changed set without modifying its argument, or says why it cannot be done. A row that shares its
// coroutine is edited through the arguments of its call if the value comes from a parameter; otherwise it gets a copy of the
// coroutine. Setting the value that is already there returns an equal set.

Result<TaskSet> setRowName(const TaskSet &set, int row, const QString &name);
//! Absent removes the sleep.
Result<TaskSet> setRowSleep(const TaskSet &set, int row, std::optional<qint64> ms);
Result<TaskSet> setRowOutcome(const TaskSet &set, int row, const TaskOutcome &outcome);
Result<TaskSet> setRowHandling(const TaskSet &set, int row, const TaskHandling &handling);
Result<TaskSet> setRowStart(const TaskSet &set, int row, TaskStart start);
//! 1 to 1,000,000.
Result<TaskSet> setRowCount(const TaskSet &set, int row, qint64 count);

//! Adds a task with a coroutine of its own. `at` is the preferred row, -1 for the end; a task that is not awaited is inserted
//! before the step that waits, so the actual row may differ: find it by comparing taskRows() of both sets.
Result<TaskSet> addRow(const TaskSet &set, TaskTemplate kind, int at = -1);
//! Removes the calls, what main does with their tasks, and coroutines that are no longer called.
Result<TaskSet> removeRows(const TaskSet &set, const std::vector<int> &rows);
//! Each copy follows its original and has a coroutine (or arguments) of its own.
Result<TaskSet> duplicateRows(const TaskSet &set, const std::vector<int> &rows);
//! Moves row `from` to row `to`, as far as main allows; returns an equal set if it cannot be moved.
Result<TaskSet> moveRow(const TaskSet &set, int from, int to);

//! A minimal valid set for File > New: main gathers one task that succeeds.
TaskSet newTaskSet();

//! A name that no coroutine of the set has: `wish`, or "wish 2", "wish 3" ...
QString freeCoroutineName(const TaskSet &set, const QString &wish);

} // namespace awaitscope
