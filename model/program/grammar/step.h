// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/expr.h"
#include "model/program/grammar/field.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

// The task set grammar as a typed tree. Every step is a plain struct that lists its fields once, in fields(); reader,
// writer, checker, interpreter and editor are driven by that list, so none of them can omit one. Durations are integer
// milliseconds. In optional fields, null and absent mean the same unless a comment says otherwise; an explicit null is
// stored in Step::extras so that it can be written back.

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

    std::variant<Coro, Var, Spawn, Gather, Shield, WaitFor, Sleep, Each> node;
    Extras extras;

    bool operator==(const Awaitable &) const = default;
};

struct Condition
{
    struct Truthy { Expr value; bool operator==(const Truthy &) const = default; };
    struct Equal { Expr left; Expr right; bool operator==(const Equal &) const = default; };
    struct Not { std::shared_ptr<const Condition> of; bool operator==(const Not &) const; }; //!< never null
    struct IsInstance { Expr value; QString type; bool operator==(const IsInstance &) const = default; };
    struct Done { QString task; bool operator==(const Done &) const = default; };
    struct Cancelled { QString task; bool operator==(const Cancelled &) const = default; };

    std::variant<Truthy, Equal, Not, IsInstance, Done, Cancelled> node;
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

namespace step {

// Each struct has the JSON op, its fields in the order in which they are written, and the field list.
// clang-format off
#define AWAITSCOPE_FIELDS(...) static constexpr auto fields() { return std::tuple{__VA_ARGS__}; }

struct Log { static constexpr auto op = "log"; QString text;
    AWAITSCOPE_FIELDS(Field{"text", &Log::text, Role::Text, Need::Required}) bool operator==(const Log &) const = default; };
struct Sleep { static constexpr auto op = "sleep"; Expr ms;
    AWAITSCOPE_FIELDS(Field{"ms", &Sleep::ms, Role::Duration, Need::Required}) bool operator==(const Sleep &) const = default; };
struct Return { static constexpr auto op = "return"; std::optional<Expr> value;
    AWAITSCOPE_FIELDS(Field{"value", &Return::value, Role::Value}) bool operator==(const Return &) const = default; };
struct Raise { static constexpr auto op = "raise"; QString type; std::optional<QString> msg; std::optional<Cause> from;
    AWAITSCOPE_FIELDS(Field{"type", &Raise::type, Role::ExceptionType, Need::Required}, Field{"msg", &Raise::msg, Role::Message}, Field{"from", &Raise::from, Role::Cause}) bool operator==(const Raise &) const = default; };
struct Reraise { static constexpr auto op = "reraise";
    static constexpr auto fields() { return std::tuple<>{}; } bool operator==(const Reraise &) const = default; };
//! Raises on the first `n` executions, counted across the program under the name `counter`.
struct RaiseFirst { static constexpr auto op = "raise_first"; qint64 n = 1; QString counter; QString type; std::optional<QString> msg;
    AWAITSCOPE_FIELDS(Field{"n", &RaiseFirst::n, Role::Count, Need::Required}, Field{"counter", &RaiseFirst::counter, Role::Label, Need::Required}, Field{"type", &RaiseFirst::type, Role::ExceptionType, Need::Required}, Field{"msg", &RaiseFirst::msg, Role::Message}) bool operator==(const RaiseFirst &) const = default; };
//! At most one of `except` and `exceptStar`; an empty and an absent branch differ only in the file.
struct Try { static constexpr auto op = "try"; Body body; std::optional<std::vector<Handler>> except; std::optional<std::vector<Handler>> exceptStar; std::optional<Body> orElse; std::optional<Body> finally;
    AWAITSCOPE_FIELDS(Field{"body", &Try::body, Role::Body, Need::Required}, Field{"except", &Try::except, Role::Handlers}, Field{"except_star", &Try::exceptStar, Role::Handlers}, Field{"else", &Try::orElse, Role::Body}, Field{"finally", &Try::finally, Role::Body}) bool operator==(const Try &) const; };
struct If { static constexpr auto op = "if"; Condition cond; Body then; std::optional<Body> orElse;
    AWAITSCOPE_FIELDS(Field{"cond", &If::cond, Role::Condition, Need::Required}, Field{"then", &If::then, Role::Body, Need::Required}, Field{"else", &If::orElse, Role::Body}) bool operator==(const If &) const; };
struct For { static constexpr auto op = "for"; QString in; QString as; std::optional<QString> index; Body body;
    AWAITSCOPE_FIELDS(Field{"in", &For::in, Role::Variable, Need::Required}, Field{"as", &For::as, Role::Bind, Need::Required}, Field{"index", &For::index, Role::Bind}, Field{"body", &For::body, Role::Body, Need::Required}) bool operator==(const For &) const; };
struct Repeat { static constexpr auto op = "repeat"; qint64 times = 1; Body body;
    AWAITSCOPE_FIELDS(Field{"times", &Repeat::times, Role::Count, Need::Required}, Field{"body", &Repeat::body, Role::Body, Need::Required}) bool operator==(const Repeat &) const; };
struct Break { static constexpr auto op = "break"; static constexpr auto fields() { return std::tuple<>{}; } bool operator==(const Break &) const = default; };
struct Continue { static constexpr auto op = "continue"; static constexpr auto fields() { return std::tuple<>{}; } bool operator==(const Continue &) const = default; };
struct Set { static constexpr auto op = "set"; QString as; Expr value;
    AWAITSCOPE_FIELDS(Field{"as", &Set::as, Role::Bind, Need::Required}, Field{"value", &Set::value, Role::Value, Need::Required}) bool operator==(const Set &) const = default; };
struct Drop { static constexpr auto op = "drop"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &Drop::of, Role::Variable, Need::Required}) bool operator==(const Drop &) const = default; };
struct Await { static constexpr auto op = "await"; Awaitable of; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Await::of, Role::Awaitable, Need::Required}, Field{"as", &Await::as, Role::Bind}) bool operator==(const Await &) const = default; };
//! Creates the awaitable without awaiting it.
struct Let { static constexpr auto op = "let"; Awaitable of; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Let::of, Role::Awaitable, Need::Required}, Field{"as", &Let::as, Role::Bind}) bool operator==(const Let &) const = default; };
struct List { static constexpr auto op = "list"; std::vector<Awaitable> of; QString as;
    AWAITSCOPE_FIELDS(Field{"of", &List::of, Role::Awaitables, Need::Required}, Field{"as", &List::as, Role::Bind, Need::Required}) bool operator==(const List &) const = default; };
//! Awaits a coroutine inline, in the same task.
struct Call { static constexpr auto op = "call"; CoroCall call; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"", &Call::call, Role::Coroutine, Need::Required}, Field{"as", &Call::as, Role::Bind}) bool operator==(const Call &) const = default; };
//! Creates a coroutine object without starting it.
struct Make { static constexpr auto op = "make"; CoroCall call; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"", &Make::call, Role::Coroutine, Need::Required}, Field{"as", &Make::as, Role::Bind}) bool operator==(const Make &) const = default; };
//! create_task; with `call.times` that many tasks, and `as` receives a list. `in` names a task group variable.
struct Spawn { static constexpr auto op = "spawn"; CoroCall call; std::optional<QString> name; std::optional<QString> in; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"", &Spawn::call, Role::Coroutine, Need::Required}, Field{"name", &Spawn::name, Role::Label}, Field{"in", &Spawn::in, Role::Variable}, Field{"as", &Spawn::as, Role::Bind}) bool operator==(const Spawn &) const = default; };
//! Awaited unless `await` is false.
struct Gather { static constexpr auto op = "gather"; std::vector<Awaitable> of; std::optional<bool> returnExceptions; std::optional<QString> as; std::optional<bool> await;
    AWAITSCOPE_FIELDS(Field{"of", &Gather::of, Role::Awaitables, Need::Required}, Field{"return_exceptions", &Gather::returnExceptions, Role::Flag}, Field{"as", &Gather::as, Role::Bind}, Field{"await", &Gather::await, Role::Flag}) bool operator==(const Gather &) const = default; };
struct Shield { static constexpr auto op = "shield"; Awaitable of; std::optional<QString> as; std::optional<bool> await;
    AWAITSCOPE_FIELDS(Field{"of", &Shield::of, Role::Awaitable, Need::Required}, Field{"as", &Shield::as, Role::Bind}, Field{"await", &Shield::await, Role::Flag}) bool operator==(const Shield &) const = default; };
struct WaitFor { static constexpr auto op = "wait_for"; Awaitable of; std::optional<qint64> ms; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &WaitFor::of, Role::Awaitable, Need::Required}, Field{"ms", &WaitFor::ms, Role::MillisecondsOrNever, Need::Required}, Field{"as", &WaitFor::as, Role::Bind}) bool operator==(const WaitFor &) const = default; };
struct Wait { static constexpr auto op = "wait"; QStringList of; std::optional<qint64> ms; std::optional<ReturnWhen> returnWhen; std::optional<QString> done; std::optional<QString> pending; std::optional<bool> flat;
    AWAITSCOPE_FIELDS(Field{"of", &Wait::of, Role::Variables, Need::Required}, Field{"ms", &Wait::ms, Role::MillisecondsOrNever}, Field{"return_when", &Wait::returnWhen, Role::ReturnWhen}, Field{"done", &Wait::done, Role::Bind}, Field{"pending", &Wait::pending, Role::Bind}, Field{"flat", &Wait::flat, Role::Flag}) bool operator==(const Wait &) const = default; };
struct AsCompleted { static constexpr auto op = "as_completed"; std::vector<Awaitable> of; std::optional<qint64> ms; QString as; Body body;
    AWAITSCOPE_FIELDS(Field{"of", &AsCompleted::of, Role::Awaitables, Need::Required}, Field{"ms", &AsCompleted::ms, Role::MillisecondsOrNever}, Field{"as", &AsCompleted::as, Role::Bind, Need::Required}, Field{"body", &AsCompleted::body, Role::Body, Need::Required}) bool operator==(const AsCompleted &) const; };
struct TaskGroup { static constexpr auto op = "task_group"; std::optional<QString> as; Body body;
    AWAITSCOPE_FIELDS(Field{"as", &TaskGroup::as, Role::Bind}, Field{"body", &TaskGroup::body, Role::Body, Need::Required}) bool operator==(const TaskGroup &) const; };
struct Timeout { static constexpr auto op = "timeout"; std::optional<qint64> ms; std::optional<QString> as; Body body;
    AWAITSCOPE_FIELDS(Field{"ms", &Timeout::ms, Role::MillisecondsOrNever, Need::Required}, Field{"as", &Timeout::as, Role::Bind}, Field{"body", &Timeout::body, Role::Body, Need::Required}) bool operator==(const Timeout &) const; };
struct Reschedule { static constexpr auto op = "reschedule"; QString of; std::optional<qint64> ms;
    AWAITSCOPE_FIELDS(Field{"of", &Reschedule::of, Role::Variable, Need::Required}, Field{"ms", &Reschedule::ms, Role::MillisecondsOrNever, Need::Required}) bool operator==(const Reschedule &) const = default; };
//! Cancels a task, a future, or every element of a list.
struct Cancel { static constexpr auto op = "cancel"; QString of; std::optional<QString> msg; std::optional<bool> each;
    AWAITSCOPE_FIELDS(Field{"of", &Cancel::of, Role::Variable, Need::Required}, Field{"msg", &Cancel::msg, Role::Label}, Field{"each", &Cancel::each, Role::Flag}) bool operator==(const Cancel &) const = default; };
struct Uncancel { static constexpr auto op = "uncancel"; std::optional<QString> of;
    AWAITSCOPE_FIELDS(Field{"of", &Uncancel::of, Role::Variable}) bool operator==(const Uncancel &) const = default; };
struct Callback { static constexpr auto op = "callback"; QString of; QString id; std::optional<CallbackAction> action; std::optional<QString> type; std::optional<QString> msg;
    AWAITSCOPE_FIELDS(Field{"of", &Callback::of, Role::Variable, Need::Required}, Field{"id", &Callback::id, Role::Label, Need::Required}, Field{"do", &Callback::action, Role::CallbackAction}, Field{"type", &Callback::type, Role::ExceptionType}, Field{"msg", &Callback::msg, Role::Message}) bool operator==(const Callback &) const = default; };
struct Result { static constexpr auto op = "result"; QString of; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Result::of, Role::Variable, Need::Required}, Field{"as", &Result::as, Role::Bind}) bool operator==(const Result &) const = default; };
struct Exception { static constexpr auto op = "exception"; QString of; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Exception::of, Role::Variable, Need::Required}, Field{"as", &Exception::as, Role::Bind}) bool operator==(const Exception &) const = default; };
struct Inspect { static constexpr auto op = "inspect"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &Inspect::of, Role::Variable, Need::Required}) bool operator==(const Inspect &) const = default; };
struct Future { static constexpr auto op = "future"; QString as;
    AWAITSCOPE_FIELDS(Field{"as", &Future::as, Role::Bind, Need::Required}) bool operator==(const Future &) const = default; };
struct SetResult { static constexpr auto op = "set_result"; QString of; std::optional<Expr> value;
    AWAITSCOPE_FIELDS(Field{"of", &SetResult::of, Role::Variable, Need::Required}, Field{"value", &SetResult::value, Role::Value}) bool operator==(const SetResult &) const = default; };
struct SetException { static constexpr auto op = "set_exception"; QString of; QString type; std::optional<QString> msg;
    AWAITSCOPE_FIELDS(Field{"of", &SetException::of, Role::Variable, Need::Required}, Field{"type", &SetException::type, Role::ExceptionType, Need::Required}, Field{"msg", &SetException::msg, Role::Message}) bool operator==(const SetException &) const = default; };
//! Tries a coroutine up to `attempts` times; waits `delay` ms in between, multiplied by `factor` (default 2) each time, at most `max` ms.
struct Retry { static constexpr auto op = "retry"; CoroCall of; qint64 attempts = 1; qint64 delay = 0; std::optional<double> factor; std::optional<qint64> max; QStringList on; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Retry::of, Role::NestedCoroutine, Need::Required}, Field{"attempts", &Retry::attempts, Role::Count, Need::Required}, Field{"delay", &Retry::delay, Role::Milliseconds, Need::Required}, Field{"factor", &Retry::factor, Role::Factor}, Field{"max", &Retry::max, Role::MillisecondsOrNever}, Field{"on", &Retry::on, Role::ExceptionTypes, Need::Required}, Field{"as", &Retry::as, Role::Bind}) bool operator==(const Retry &) const = default; };
struct Semaphore { static constexpr auto op = "semaphore"; QString of; Body body;
    AWAITSCOPE_FIELDS(Field{"of", &Semaphore::of, Role::Object, Need::Required}, Field{"body", &Semaphore::body, Role::Body, Need::Required}) bool operator==(const Semaphore &) const; };
struct Lock { static constexpr auto op = "lock"; QString of; Body body;
    AWAITSCOPE_FIELDS(Field{"of", &Lock::of, Role::Object, Need::Required}, Field{"body", &Lock::body, Role::Body, Need::Required}) bool operator==(const Lock &) const; };
struct Put { static constexpr auto op = "put"; QString of; Expr value;
    AWAITSCOPE_FIELDS(Field{"of", &Put::of, Role::Object, Need::Required}, Field{"value", &Put::value, Role::Value, Need::Required}) bool operator==(const Put &) const = default; };
struct Get { static constexpr auto op = "get"; QString of; std::optional<QString> as;
    AWAITSCOPE_FIELDS(Field{"of", &Get::of, Role::Object, Need::Required}, Field{"as", &Get::as, Role::Bind}) bool operator==(const Get &) const = default; };
struct TaskDone { static constexpr auto op = "task_done"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &TaskDone::of, Role::Object, Need::Required}) bool operator==(const TaskDone &) const = default; };
struct Join { static constexpr auto op = "join"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &Join::of, Role::Object, Need::Required}) bool operator==(const Join &) const = default; };
struct EventSet { static constexpr auto op = "event_set"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &EventSet::of, Role::Object, Need::Required}) bool operator==(const EventSet &) const = default; };
struct EventClear { static constexpr auto op = "event_clear"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &EventClear::of, Role::Object, Need::Required}) bool operator==(const EventClear &) const = default; };
struct EventWait { static constexpr auto op = "event_wait"; QString of;
    AWAITSCOPE_FIELDS(Field{"of", &EventWait::of, Role::Object, Need::Required}) bool operator==(const EventWait &) const = default; };

#undef AWAITSCOPE_FIELDS
// clang-format on

//! Every step kind, in the order in which a palette shows them.
using Any = std::variant<Log, Sleep, Return, Raise, Reraise, RaiseFirst, Try, If, For, Repeat, Break, Continue, Set, Drop,
                         Await, Let, List, Call, Make, Spawn, Gather, Shield, WaitFor, Wait, AsCompleted, TaskGroup, Timeout,
                         Reschedule, Cancel, Uncancel, Callback, Result, Exception, Inspect, Future, SetResult, SetException,
                         Retry, Semaphore, Lock, Put, Get, TaskDone, Join, EventSet, EventClear, EventWait>;

} // namespace step

//! One thing that a coroutine's body does. Copying, moving and destroying are compiled once, in step.cpp: for a variant of
//! fifty alternatives they are a lot of code.
struct Step
{
    step::Any op;
    Extras extras;

    Step(); //!< a log step without text
    template <typename Op>
    requires(std::is_constructible_v<step::Any, Op> && !std::is_same_v<std::remove_cvref_t<Op>, Step>)
        Step(Op &&kind, Extras notes = {}) // implicit, so that a body can be written as a list of steps
        : op(std::forward<Op>(kind)), extras(std::move(notes))
    {
    }
    Step(const Step &);
    Step(Step &&) noexcept;
    Step &operator=(const Step &);
    Step &operator=(Step &&) noexcept;
    ~Step();
    bool operator==(const Step &) const;
};

//! The JSON name of the step kind, for instance "task_group".
inline QString opName(const Step &s)
{
    return std::visit([](const auto &op) { return QString::fromLatin1(std::decay_t<decltype(op)>::op); }, s.op);
}

} // namespace awaitscope
