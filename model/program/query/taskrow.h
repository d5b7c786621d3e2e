// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QString>
#include <QStringList>

#include <optional>

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

} // namespace awaitscope
