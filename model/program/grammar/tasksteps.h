// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps that make, await, limit, cancel and inspect tasks and futures.

namespace awaitscope::step {

struct Await
{
    static constexpr auto op = "await";
    static constexpr StepTraits traits{.group = StepGroup::Waiting};
    Awaitable of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Await::of, Role::Awaitable, Need::Required},
                          Field{"as", &Await::as, Role::Bind}};
    }
    bool operator==(const Await &) const = default;
};

//! Creates the awaitable without awaiting it.
struct Let
{
    static constexpr auto op = "let";
    static constexpr StepTraits traits{.group = StepGroup::Tasks};
    Awaitable of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Let::of, Role::Awaitable, Need::Required},
                          Field{"as", &Let::as, Role::Bind}};
    }
    bool operator==(const Let &) const = default;
};

struct List
{
    static constexpr auto op = "list";
    static constexpr StepTraits traits{.group = StepGroup::Tasks};
    std::vector<Awaitable> of;
    QString as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &List::of, Role::Awaitables, Need::Required},
                          Field{"as", &List::as, Role::Bind, Need::Required}};
    }
    bool operator==(const List &) const = default;
};

//! Awaits a coroutine inline, in the same task.
struct Call
{
    static constexpr auto op = "call";
    static constexpr StepTraits traits{.group = StepGroup::Waiting};
    CoroCall call;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &Call::call, Role::Coroutine, Need::Required},
                          Field{"as", &Call::as, Role::Bind}};
    }
    bool operator==(const Call &) const = default;
};

//! Creates a coroutine object without starting it.
struct Make
{
    static constexpr auto op = "make";
    static constexpr StepTraits traits{.group = StepGroup::Tasks};
    CoroCall call;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &Make::call, Role::Coroutine, Need::Required},
                          Field{"as", &Make::as, Role::Bind}};
    }
    bool operator==(const Make &) const = default;
};

//! create_task; with `call.times` that many tasks, and `as` receives a list. `in` names a task group variable.
struct Spawn
{
    static constexpr auto op = "spawn";
    static constexpr StepTraits traits{.group = StepGroup::Tasks};
    CoroCall call;
    std::optional<QString> name;
    std::optional<QString> in;
    std::optional<QString> as;
    std::optional<bool> eagerStart = {}; //!< runs its first step at once, from Python 3.14 on

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &Spawn::call, Role::Coroutine, Need::Required},
                          Field{"name", &Spawn::name, Role::Label},
                          Field{"in", &Spawn::in, Role::Variable},
                          Field{"as", &Spawn::as, Role::Bind},
                          Field{"eager_start", &Spawn::eagerStart, Role::Flag}};
    }
    bool operator==(const Spawn &) const = default;
};

//! Awaited unless `await` is false.
struct Gather
{
    static constexpr auto op = "gather";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true};
    std::vector<Awaitable> of;
    std::optional<bool> returnExceptions;
    std::optional<QString> as;
    std::optional<bool> await;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Gather::of, Role::Awaitables, Need::Required},
                          Field{"return_exceptions", &Gather::returnExceptions, Role::Flag},
                          Field{"as", &Gather::as, Role::Bind},
                          Field{"await", &Gather::await, Role::Flag}};
    }
    bool operator==(const Gather &) const = default;
};

struct Shield
{
    static constexpr auto op = "shield";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true};
    Awaitable of;
    std::optional<QString> as;
    std::optional<bool> await;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Shield::of, Role::Awaitable, Need::Required},
                          Field{"as", &Shield::as, Role::Bind},
                          Field{"await", &Shield::await, Role::Flag}};
    }
    bool operator==(const Shield &) const = default;
};

struct WaitFor
{
    static constexpr auto op = "wait_for";
    static constexpr StepTraits traits{.group = StepGroup::Limits, .suspends = true};
    Awaitable of;
    std::optional<qint64> ms;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &WaitFor::of, Role::Awaitable, Need::Required},
                          Field{"ms", &WaitFor::ms, Role::MillisecondsOrNever, Need::Required},
                          Field{"as", &WaitFor::as, Role::Bind}};
    }
    bool operator==(const WaitFor &) const = default;
};

struct Wait
{
    static constexpr auto op = "wait";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true};
    QStringList of;
    std::optional<qint64> ms;
    std::optional<ReturnWhen> returnWhen;
    std::optional<QString> done;
    std::optional<QString> pending;
    std::optional<bool> flat;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Wait::of, Role::Variables, Need::Required},
                          Field{"ms", &Wait::ms, Role::MillisecondsOrNever},
                          Field{"return_when", &Wait::returnWhen, Role::ReturnWhen},
                          Field{"done", &Wait::done, Role::Bind},
                          Field{"pending", &Wait::pending, Role::Bind},
                          Field{"flat", &Wait::flat, Role::Flag}};
    }
    bool operator==(const Wait &) const = default;
};

struct AsCompleted
{
    static constexpr auto op = "as_completed";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true, .loops = true, .inCpp = false};
    std::vector<Awaitable> of;
    std::optional<qint64> ms;
    QString as;
    Body body;
    std::optional<bool> isAsync = {}; //!< `async for`, which gives what was passed in, from Python 3.13 on

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &AsCompleted::of, Role::Awaitables, Need::Required},
                          Field{"ms", &AsCompleted::ms, Role::MillisecondsOrNever},
                          Field{"as", &AsCompleted::as, Role::Bind, Need::Required},
                          Field{"body", &AsCompleted::body, Role::Body, Need::Required},
                          Field{"async", &AsCompleted::isAsync, Role::Flag}};
    }
    bool operator==(const AsCompleted &) const;
};

struct TaskGroup
{
    static constexpr auto op = "task_group";
    static constexpr StepTraits traits{.group = StepGroup::Tasks, .suspends = true};
    std::optional<QString> as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"as", &TaskGroup::as, Role::Bind},
                          Field{"body", &TaskGroup::body, Role::Body, Need::Required}};
    }
    bool operator==(const TaskGroup &) const;
};

struct Timeout
{
    static constexpr auto op = "timeout";
    static constexpr StepTraits traits{.group = StepGroup::Limits};
    std::optional<qint64> ms;
    std::optional<QString> as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"ms", &Timeout::ms, Role::MillisecondsOrNever, Need::Required},
                          Field{"as", &Timeout::as, Role::Bind},
                          Field{"body", &Timeout::body, Role::Body, Need::Required}};
    }
    bool operator==(const Timeout &) const;
};

struct Reschedule
{
    static constexpr auto op = "reschedule";
    static constexpr StepTraits traits{.group = StepGroup::Limits};
    QString of;
    std::optional<qint64> ms;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Reschedule::of, Role::Variable, Need::Required},
                          Field{"ms", &Reschedule::ms, Role::MillisecondsOrNever, Need::Required}};
    }
    bool operator==(const Reschedule &) const = default;
};

//! Cancels a task, a future, or every element of a list.
struct Cancel
{
    static constexpr auto op = "cancel";
    static constexpr StepTraits traits{.group = StepGroup::Limits};
    QString of;
    std::optional<QString> msg;
    std::optional<bool> each;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Cancel::of, Role::Variable, Need::Required},
                          Field{"msg", &Cancel::msg, Role::Label},
                          Field{"each", &Cancel::each, Role::Flag}};
    }
    bool operator==(const Cancel &) const = default;
};

struct Uncancel
{
    static constexpr auto op = "uncancel";
    static constexpr StepTraits traits{.group = StepGroup::Limits};
    std::optional<QString> of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Uncancel::of, Role::Variable}}; }
    bool operator==(const Uncancel &) const = default;
};

struct Callback
{
    static constexpr auto op = "callback";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;
    QString id;
    std::optional<CallbackAction> action;
    std::optional<QString> type;
    std::optional<QString> msg;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Callback::of, Role::Variable, Need::Required},
                          Field{"id", &Callback::id, Role::Label, Need::Required},
                          Field{"do", &Callback::action, Role::CallbackAction},
                          Field{"type", &Callback::type, Role::ExceptionType},
                          Field{"msg", &Callback::msg, Role::Message}};
    }
    bool operator==(const Callback &) const = default;
};

struct Result
{
    static constexpr auto op = "result";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Result::of, Role::Variable, Need::Required},
                          Field{"as", &Result::as, Role::Bind}};
    }
    bool operator==(const Result &) const = default;
};

struct Exception
{
    static constexpr auto op = "exception";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Exception::of, Role::Variable, Need::Required},
                          Field{"as", &Exception::as, Role::Bind}};
    }
    bool operator==(const Exception &) const = default;
};

struct Inspect
{
    static constexpr auto op = "inspect";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Inspect::of, Role::Variable, Need::Required}}; }
    bool operator==(const Inspect &) const = default;
};

struct AllTasks
{
    static constexpr auto op = "all_tasks";
    static constexpr StepTraits traits{.group = StepGroup::Tasks, .inCpp = false};
    QString as;
    std::optional<bool> others = {}; //!< without the current task

    static constexpr auto fields()
    {
        return std::tuple{Field{"as", &AllTasks::as, Role::Bind, Need::Required},
                          Field{"others", &AllTasks::others, Role::Flag}};
    }
    bool operator==(const AllTasks &) const = default;
};

struct Future
{
    static constexpr auto op = "future";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString as;

    static constexpr auto fields() { return std::tuple{Field{"as", &Future::as, Role::Bind, Need::Required}}; }
    bool operator==(const Future &) const = default;
};

struct SetResult
{
    static constexpr auto op = "set_result";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;
    std::optional<Expr> value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &SetResult::of, Role::Variable, Need::Required},
                          Field{"value", &SetResult::value, Role::Value}};
    }
    bool operator==(const SetResult &) const = default;
};

struct SetException
{
    static constexpr auto op = "set_exception";
    static constexpr StepTraits traits{.group = StepGroup::Futures};
    QString of;
    QString type;
    std::optional<QString> msg;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &SetException::of, Role::Variable, Need::Required},
                          Field{"type", &SetException::type, Role::ExceptionType, Need::Required},
                          Field{"msg", &SetException::msg, Role::Message}};
    }
    bool operator==(const SetException &) const = default;
};

//! Tries a coroutine up to `attempts` times; waits `delay` ms in between, multiplied by `factor` (default 2) each time, at most `max` ms.
struct Retry
{
    static constexpr auto op = "retry";
    static constexpr StepTraits traits{.group = StepGroup::Errors};
    CoroCall of;
    qint64 attempts = 1;
    qint64 delay = 0;
    std::optional<double> factor;
    std::optional<qint64> max;
    QStringList on;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Retry::of, Role::NestedCoroutine, Need::Required},
                          Field{"attempts", &Retry::attempts, Role::Count, Need::Required},
                          Field{"delay", &Retry::delay, Role::Milliseconds, Need::Required},
                          Field{"factor", &Retry::factor, Role::Factor},
                          Field{"max", &Retry::max, Role::MillisecondsOrNever},
                          Field{"on", &Retry::on, Role::ExceptionTypes, Need::Required},
                          Field{"as", &Retry::as, Role::Bind}};
    }
    bool operator==(const Retry &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_TASK_STEPS(DO) \
    DO(Await) DO(Let) DO(List) DO(Call) DO(Make) DO(Spawn) DO(Gather) DO(Shield) DO(WaitFor) \
    DO(Wait) DO(AsCompleted) DO(TaskGroup) DO(Timeout) DO(Reschedule) DO(Cancel) DO(Uncancel) \
    DO(Callback) DO(Result) DO(Exception) DO(Inspect) DO(Future) DO(SetResult) DO(SetException) \
    DO(Retry) DO(AllTasks)
// clang-format on

} // namespace awaitscope::step
