// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/pythonversion.h"
#include "model/program/grammar/step.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

//! A named coroutine of the task set.
struct Coroutine
{
    QString name;
    std::optional<QStringList> params;
    Body body;
    Extras extras;
    bool operator==(const Coroutine &) const = default;
};

//! A custom exception type; `base` is a built-in type or one declared before it.
struct ExceptionType
{
    QString name;
    QString base;
    bool operator==(const ExceptionType &) const = default;
};

//! Which of its items a queue hands out first.
enum class QueueOrder { Fifo,
                        Lifo,
                        Priority };

//! A synchronisation object shared by all coroutines.
struct SharedObject
{
    QString name;
    ObjectKind kind = ObjectKind::Lock;
    std::optional<qint64> value; //!< semaphore: initial value, 0 or more; default 1
    std::optional<qint64> maxsize; //!< queue: 0 means unbounded
    Extras extras;
    std::optional<bool> bounded = {}; //!< semaphore: releasing it more often than acquiring raises ValueError
    std::optional<QueueOrder> order = {}; //!< queue; default first in, first out
    std::optional<qint64> workers = {}; //!< executor: how many threads it has at most, 1 or more; default 1
    std::optional<qint64> parties = {}; //!< barrier: how many tasks it waits for, 1 or more; default 2
    std::optional<Expr> fallback = {}; //!< context variable: its value where none was set, a constant; none: reading it raises LookupError
    bool operator==(const SharedObject &) const = default;
};

enum class ExternalOp { Cancel,
                        SetResult,
                        EventSet,
                        Interrupt }; //!< Ctrl-C

//! Something that the user does while the program runs, at a fixed time.
struct ExternalAction
{
    qint64 at = 0; //!< milliseconds since the start of the run
    ExternalOp op = ExternalOp::Cancel;
    QString of; //!< a `$global` or a shared object; empty for Interrupt
    std::optional<QString> msg;
    std::optional<Expr> value;
    Extras extras;
    bool operator==(const ExternalAction &) const = default;
};

//! The document: everything in a `.taskset` file. A plain value; copies are cheap enough for undo.
struct TaskSet
{
    std::optional<QString> name;
    std::optional<QString> title;
    std::optional<std::vector<ExceptionType>> exceptions;
    std::optional<std::vector<SharedObject>> objects;
    std::vector<Coroutine> coros; //!< in the order of the file; names are unique
    CoroCall main; //!< never has `body` or `times`
    bool mainIsName = true; //!< written as `"main": "main"` rather than as an object
    std::optional<QStringList> then; //!< coroutines without parameters, each run by an asyncio.run of its own once the one before has returned
    std::optional<bool> eager;
    std::optional<PythonVersion> python; //!< whose asyncio it runs under; none: PythonVersion::byDefault()
    std::optional<std::vector<ExternalAction>> external;
    Extras extras; //!< `source`, `notes`, `expect`, `x-...` keys and explicit nulls, kept as they are

    bool operator==(const TaskSet &) const = default;

    //! The coroutine with that name, or null. Linear in the number of coroutines.
    const Coroutine *find(const QString &coro) const
    {
        for (const Coroutine &c : coros)
            if (c.name == coro)
                return &c;
        return nullptr;
    }
    Coroutine *find(const QString &coro) { return const_cast<Coroutine *>(std::as_const(*this).find(coro)); }
};

} // namespace awaitscope
