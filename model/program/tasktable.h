// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! How a task ends if nothing interferes.
struct TaskOutcome
{
    enum class Kind {
        Returns, //!< `value` is the result; absent means None
        Raises, //!< `type` and `message`
        Custom, //!< depends on more than a row can show
    };

    Kind kind = Kind::Returns;
    std::optional<Expr> value;
    QString type;
    std::optional<QString> message;

    static TaskOutcome returns(std::optional<Expr> value = {}) { return {Kind::Returns, std::move(value), {}, {}}; }
    static TaskOutcome raises(QString type, std::optional<QString> message = {}) { return {Kind::Raises, {}, std::move(type), std::move(message)}; }

    bool operator==(const TaskOutcome &) const = default;
};

//! What a task does about its own failure.
struct TaskHandling
{
    enum class Kind {
        None,
        TryExcept, //!< `types` are caught inside the coroutine
        Finally, //!< cleans up inside the coroutine, the exception propagates
        DoneCallback, //!< main attaches a callback that retrieves the exception
        Retry, //!< tried up to `attempts` times
        Custom, //!< several of these; see the steps
    };

    Kind kind = Kind::None;
    QStringList types; //!< TryExcept and Retry; when setting, empty means the type of the outcome, or Exception
    qint64 attempts = 3; //!< Retry only

    bool operator==(const TaskHandling &) const = default;
};

//! How main starts the task.
enum class TaskStart {
    Awaited, //!< in the gather, in the group, or in its turn of the sequence
    FireAndForget, //!< create_task without using the task again
    NeverAwaited, //!< only the coroutine object is created
    Custom, //!< kept in a variable that other steps use
};

//! One row of the task table: a coroutine that `main` starts, or only creates.
struct TaskRow
{
    QString name; //!< label of the task, else the argument `name`, else the name of the coroutine
    QString coro; //!< name of the coroutine in the task set, or of the inline coroutine
    QString label; //!< explicit task name as the trace shows it; empty if there is none
    std::optional<qint64> sleepMs; //!< first sleep of the body; absent if there is none, or if it is not a constant
    QString sleepText; //!< text to display: "300 ms", "100 ms, 50 ms", "varies", or empty without a sleep
    TaskOutcome outcome;
    TaskHandling handling;
    TaskStart start = TaskStart::Awaited;
    qint64 count = 1;
    bool sharesCoroutine = false; //!< other rows or steps call the same coroutine

    QString callPointer; //!< JSON pointer of the call in main
    QString coroutinePointer; //!< JSON pointer of the coroutine that runs ("/coros/fetch A"), or of the inline call

    // Why a cell cannot be edited in place, one translated sentence; empty if it can.
    QString nameLocked;
    QString sleepLocked;
    QString outcomeLocked;
    QString handlingLocked;
    QString startLocked;
    QString countLocked;

    bool operator==(const TaskRow &) const = default;
};

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
