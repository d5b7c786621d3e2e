// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/expr.h"
#include "model/program/grammar/field.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

// What the steps of a task set are made of: coroutine calls, awaitables, conditions, handlers.

namespace awaitscope {

struct Step;
struct Awaitable;
using Body = std::vector<Step>;

//! Creates a coroutine object: from a coroutine of the task set by name, or from an inline one (`body`).
struct CoroCall
{
    QString coro;
    std::optional<Expr::Dict> args;
    std::optional<Body> body;
    std::optional<QStringList> params; //!< only with `body`
    std::optional<qint64> times; //!< that many objects in a row, 0 to 1,000,000; only where the grammar allows it
    Extras extras;

    bool operator==(const CoroCall &) const;
};

//! Something that can be awaited, or created without awaiting it.
struct Awaitable
{
    struct Coro
    {
        CoroCall call;
        bool operator==(const Coro &) const = default;
    };
    struct Var
    {
        QString name;
        bool operator==(const Var &) const = default;
    };
    //! `create_task(...)` of a coroutine, a wait_for or a sleep; `times` tasks if given.
    struct Spawn
    {
        std::shared_ptr<const Awaitable> of; //!< never null
        std::optional<QString> name;
        std::optional<QString> in; //!< variable of the task group
        std::optional<qint64> times;
        bool operator==(const Spawn &) const;
    };
    struct Gather
    {
        std::vector<Awaitable> of;
        std::optional<bool> returnExceptions;
        bool operator==(const Gather &) const;
    };
    struct Shield
    {
        std::shared_ptr<const Awaitable> of; //!< never null
        bool operator==(const Shield &) const;
    };
    struct WaitFor
    {
        std::shared_ptr<const Awaitable> of; //!< never null
        std::optional<qint64> ms; //!< null: no limit
        bool operator==(const WaitFor &) const;
    };
    struct Sleep
    {
        qint64 ms = 0;
        std::optional<Expr> value;
        bool operator==(const Sleep &) const = default;
    };
    //! Every element of a list variable; only inside gather, as_completed and list.
    struct Each
    {
        QString list;
        bool operator==(const Each &) const = default;
    };

    //! `asyncio.to_thread(...)`: a coroutine object that runs a function in a thread. The call has no `times`.
    struct ToThread
    {
        CoroCall call;
        bool operator==(const ToThread &) const = default;
    };
    //! `loop.run_in_executor(...)`: a future; the function begins at once. The call has no `times`.
    struct RunInExecutor
    {
        CoroCall call;
        std::optional<QString> executor; //!< an object; none: the threads that to_thread uses
        bool operator==(const RunInExecutor &) const = default;
    };

    std::variant<Coro, Var, Spawn, Gather, Shield, WaitFor, Sleep, Each, ToThread, RunInExecutor> node;
    Extras extras;

    bool operator==(const Awaitable &) const = default;
};

enum class CompareOp { Less,
                       LessOrEqual,
                       Greater,
                       GreaterOrEqual,
                       In };
QString symbolOf(CompareOp op); //!< "<", as Python and the file write it

struct Condition
{
    struct Truthy { Expr value; bool operator==(const Truthy &) const = default; };
    struct Equal { Expr left; Expr right; bool operator==(const Equal &) const = default; };
    struct Not { std::shared_ptr<const Condition> of; bool operator==(const Not &) const; }; //!< never null
    struct IsInstance { Expr value; QString type; bool operator==(const IsInstance &) const = default; };
    struct Done { QString task; bool operator==(const Done &) const = default; };
    struct Cancelled { QString task; bool operator==(const Cancelled &) const = default; };
    //! `task.cancelling()`: as many cancellations of it were requested, and not taken back, as count; more than none.
    struct Cancelling { QString task; bool operator==(const Cancelling &) const = default; };

    struct Compare { CompareOp op = CompareOp::Less; Expr left; Expr right; bool operator==(const Compare &) const = default; };
    //! `and`: all of them; evaluated until one does not hold. Never empty.
    struct All { std::vector<Condition> of; bool operator==(const All &) const; };
    //! `or`: at least one of them; evaluated until one holds. Never empty.
    struct Any { std::vector<Condition> of; bool operator==(const Any &) const; };

    std::variant<Truthy, Equal, Not, IsInstance, Done, Cancelled, Compare, All, Any, Cancelling> node;
    bool operator==(const Condition &) const = default;
};

//! One `except` or `except*` clause.
struct Handler
{
    QStringList types;
    std::optional<QString> as;
    std::optional<Body> body;
    Extras extras;
    bool operator==(const Handler &) const;
};

//! `raise ... from`: present and empty means `from None`.
using Cause = std::optional<QString>;

enum class CallbackAction { Log, Retrieve, Raise };
enum class ReturnWhen { AllCompleted, FirstCompleted, FirstException };

} // namespace awaitscope
