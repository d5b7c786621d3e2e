// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetwriter.h"

#include "model/program/file/jsonprinter.h"
#include "model/program/file/jsontext.h"
#include "model/program/grammar/treewalk.h"

#include <cmath>

namespace awaitscope {

namespace {

using Dict = Expr::Dict;

void put(Dict &dict, const char *key, Expr value)
{
    dict.emplace_back(QString::fromLatin1(key), std::move(value));
}

void putExtras(Dict &dict, const Extras &extras)
{
    dict.insert(dict.end(), extras.begin(), extras.end());
}

Expr json(const QStringList &names)
{
    Expr::List list;
    for (const QString &name : names)
        list.push_back(Expr{name});
    return Expr{std::move(list)};
}

Expr json(const std::vector<Awaitable> &awaitables)
{
    Expr::List list;
    list.reserve(awaitables.size());
    for (const Awaitable &awaitable : awaitables)
        list.push_back(toJson(awaitable));
    return Expr{std::move(list)};
}

Expr json(const std::vector<Handler> &handlers)
{
    Expr::List list;
    for (const Handler &handler : handlers) {
        Dict dict;
        put(dict, "types", json(handler.types));
        if (handler.as)
            put(dict, "as", Expr{*handler.as});
        if (handler.body)
            put(dict, "body", toJson(*handler.body));
        putExtras(dict, handler.extras);
        list.push_back(Expr{std::move(dict)});
    }
    return Expr{std::move(list)};
}

Expr json(const QString &v) { return Expr{v}; }
Expr json(qint64 v) { return Expr{v}; }
Expr json(bool v) { return Expr{v}; }
Expr json(const Expr &v) { return v; }
Expr json(const Condition &v) { return toJson(v); }
Expr json(const CoroCall &v) { return toJson(v); }
Expr json(const Awaitable &v) { return toJson(v); }
Expr json(const Body &v) { return toJson(v); }
Expr json(const Cause &v) { return v ? Expr{*v} : Expr{}; }

Expr json(double v)
{
    constexpr double exact = 9007199254740992.0;
    return v == std::floor(v) && std::abs(v) < exact ? Expr{qint64(v)} : Expr{v};
}

Expr json(CallbackAction action)
{
    switch (action) {
    case CallbackAction::Log: return Expr{QStringLiteral("log")};
    case CallbackAction::Retrieve: return Expr{QStringLiteral("retrieve")};
    case CallbackAction::Raise: return Expr{QStringLiteral("raise")};
    }
    Q_UNREACHABLE();
}

Expr json(ReturnWhen when)
{
    switch (when) {
    case ReturnWhen::AllCompleted: return Expr{QStringLiteral("ALL_COMPLETED")};
    case ReturnWhen::FirstCompleted: return Expr{QStringLiteral("FIRST_COMPLETED")};
    case ReturnWhen::FirstException: return Expr{QStringLiteral("FIRST_EXCEPTION")};
    }
    Q_UNREACHABLE();
}

void putCall(Dict &dict, const CoroCall &call)
{
    put(dict, "coro", Expr{call.coro});
    if (call.args)
        put(dict, "args", Expr{*call.args});
    if (call.params)
        put(dict, "params", json(*call.params));
    if (call.body)
        put(dict, "body", toJson(*call.body));
    if (call.times)
        put(dict, "times", Expr{*call.times});
    putExtras(dict, call.extras);
}

template <typename Owner, typename Member>
void putField(Dict &dict, const Field<Owner, Member> &field, const Member &member)
{
    if constexpr (std::is_same_v<Member, CoroCall>) {
        if (field.role == Role::Coroutine)
            return putCall(dict, member);
    }
    if constexpr (requires { member.has_value(); }) {
        if (member)
            put(dict, field.key, json(*member));
        else if (field.need == Need::Required)
            put(dict, field.key, Expr{}); // null: no limit
    } else {
        put(dict, field.key, json(member));
    }
}

Dict toDict(const Awaitable::Spawn &spawn)
{
    Dict dict;
    put(dict, "spawn", toJson(*spawn.of));
    if (spawn.name)
        put(dict, "name", Expr{*spawn.name});
    if (spawn.in)
        put(dict, "in", Expr{*spawn.in});
    if (spawn.times)
        put(dict, "times", Expr{*spawn.times});
    return dict;
}

Dict toDict(const Awaitable::Gather &gather)
{
    Dict dict;
    put(dict, "gather", json(gather.of));
    if (gather.returnExceptions)
        put(dict, "return_exceptions", Expr{*gather.returnExceptions});
    return dict;
}

Dict toDict(const Awaitable::WaitFor &wait)
{
    Dict dict;
    put(dict, "wait_for", toJson(*wait.of));
    put(dict, "ms", wait.ms ? Expr{*wait.ms} : Expr{});
    return dict;
}

Dict toDict(const Awaitable::Sleep &sleep)
{
    Dict dict;
    put(dict, "sleep", Expr{sleep.ms});
    if (sleep.value)
        put(dict, "value", *sleep.value);
    return dict;
}

Dict toDict(const Awaitable::Coro &coro)
{
    Dict dict;
    putCall(dict, coro.call);
    return dict;
}

Expr callJson(const CoroCall &call)
{
    Dict dict;
    putCall(dict, call);
    return Expr{std::move(dict)};
}

Dict toDict(const Awaitable::ToThread &thread) { return {{QStringLiteral("to_thread"), callJson(thread.call)}}; }

Dict toDict(const Awaitable::RunInExecutor &run)
{
    Dict dict{{QStringLiteral("run_in_executor"), callJson(run.call)}};
    if (run.executor)
        put(dict, "executor", Expr{*run.executor});
    return dict;
}

Dict toDict(const Awaitable::Shield &shield) { return {{QStringLiteral("shield"), toJson(*shield.of)}}; }
Dict toDict(const Awaitable::Var &var) { return {{QStringLiteral("var"), Expr{var.name}}}; }
Dict toDict(const Awaitable::Each &each) { return {{QStringLiteral("each"), Expr{each.list}}}; }

Dict toDict(const Condition::Truthy &c) { return {{QStringLiteral("truthy"), c.value}}; }
Dict toDict(const Condition::Equal &c) { return {{QStringLiteral("eq"), Expr{Expr::List{c.left, c.right}}}}; }
Dict toDict(const Condition::Compare &c) { return {{symbolOf(c.op), Expr{Expr::List{c.left, c.right}}}}; }

Expr json(const std::vector<Condition> &of)
{
    Expr::List list;
    for (const Condition &c : of)
        list.push_back(toJson(c));
    return Expr{std::move(list)};
}

Dict toDict(const Condition::All &c) { return {{QStringLiteral("and"), json(c.of)}}; }
Dict toDict(const Condition::Any &c) { return {{QStringLiteral("or"), json(c.of)}}; }
Dict toDict(const Condition::Not &c) { return {{QStringLiteral("not"), toJson(*c.of)}}; }
Dict toDict(const Condition::IsInstance &c) { return {{QStringLiteral("isinstance"), Expr{Expr::List{c.value, Expr{c.type}}}}}; }
Dict toDict(const Condition::Done &c) { return {{QStringLiteral("done"), Expr{c.task}}}; }
Dict toDict(const Condition::Cancelling &c) { return {{QStringLiteral("cancelling"), Expr{c.task}}}; }
Dict toDict(const Condition::Cancelled &c) { return {{QStringLiteral("cancelled"), Expr{c.task}}}; }

const char *objectType(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Semaphore: return "semaphore";
    case ObjectKind::Lock: return "lock";
    case ObjectKind::Queue: return "queue";
    case ObjectKind::Event: return "event";
    case ObjectKind::Condition: return "condition";
    case ObjectKind::Barrier: return "barrier";
    case ObjectKind::Executor: return "executor";
    case ObjectKind::ContextVariable: return "context_var";
    }
    Q_UNREACHABLE();
}

const char *orderName(QueueOrder order)
{
    switch (order) {
    case QueueOrder::Fifo: return "fifo";
    case QueueOrder::Lifo: return "lifo";
    case QueueOrder::Priority: return "priority";
    }
    Q_UNREACHABLE();
}

const char *actionOp(ExternalOp op)
{
    switch (op) {
    case ExternalOp::Cancel: return "cancel";
    case ExternalOp::SetResult: return "set_result";
    case ExternalOp::EventSet: return "event_set";
    case ExternalOp::Interrupt: return "interrupt";
    }
    Q_UNREACHABLE();
}

Expr json(const std::vector<SharedObject> &objects)
{
    Dict all;
    for (const SharedObject &object : objects) {
        Dict dict;
        put(dict, "type", Expr{QString::fromLatin1(objectType(object.kind))});
        if (object.value)
            put(dict, "value", Expr{*object.value});
        if (object.maxsize)
            put(dict, "maxsize", Expr{*object.maxsize});
        if (object.bounded)
            put(dict, "bounded", Expr{*object.bounded});
        if (object.order)
            put(dict, "order", Expr{QString::fromLatin1(orderName(*object.order))});
        if (object.workers)
            put(dict, "max_workers", Expr{*object.workers});
        if (object.parties)
            put(dict, "parties", Expr{*object.parties});
        if (object.fallback)
            put(dict, "default", *object.fallback);
        putExtras(dict, object.extras);
        all.emplace_back(object.name, Expr{std::move(dict)});
    }
    return Expr{std::move(all)};
}

Expr json(const std::vector<ExternalAction> &actions)
{
    Expr::List list;
    for (const ExternalAction &action : actions) {
        Dict dict;
        put(dict, "at", Expr{action.at});
        put(dict, "op", Expr{QString::fromLatin1(actionOp(action.op))});
        if (action.op != ExternalOp::Interrupt)
            put(dict, "of", Expr{action.of});
        if (action.msg)
            put(dict, "msg", Expr{*action.msg});
        if (action.value)
            put(dict, "value", *action.value);
        putExtras(dict, action.extras);
        list.push_back(Expr{std::move(dict)});
    }
    return Expr{std::move(list)};
}

Expr mainJson(const TaskSet &set)
{
    if (set.mainIsName && !set.main.args && set.main.extras.empty())
        return Expr{set.main.coro};
    Dict dict;
    putCall(dict, set.main);
    return Expr{std::move(dict)};
}

} // namespace

Expr toJson(const Condition &condition)
{
    return std::visit([](const auto &c) { return Expr{toDict(c)}; }, condition.node);
}

Expr toJson(const CoroCall &call)
{
    Dict dict;
    putCall(dict, call);
    return Expr{std::move(dict)};
}

Expr toJson(const Awaitable &awaitable)
{
    Dict dict = std::visit([](const auto &a) { return toDict(a); }, awaitable.node);
    putExtras(dict, awaitable.extras);
    return Expr{std::move(dict)};
}

Expr toJson(const Step &step)
{
    Dict dict;
    put(dict, "op", Expr{opName(step)});
    treewalk::forEachField(step, [&dict](const auto &field, const auto &member) { putField(dict, field, member); });
    putExtras(dict, step.extras);
    return Expr{std::move(dict)};
}

Expr toJson(const Body &body)
{
    Expr::List list;
    list.reserve(body.size());
    for (const Step &step : body)
        list.push_back(toJson(step));
    return Expr{std::move(list)};
}

Expr toJson(const Coroutine &coroutine)
{
    Dict dict;
    if (coroutine.params)
        put(dict, "params", json(*coroutine.params));
    put(dict, "body", toJson(coroutine.body));
    putExtras(dict, coroutine.extras);
    return Expr{std::move(dict)};
}

Expr toJson(const TaskSet &set)
{
    Dict dict;
    put(dict, "schema", Expr{qint64(1)});
    if (set.name)
        put(dict, "name", Expr{*set.name});
    if (set.title)
        put(dict, "title", Expr{*set.title});
    if (set.exceptions) {
        Dict types;
        for (const ExceptionType &type : *set.exceptions)
            types.emplace_back(type.name, Expr{type.base});
        put(dict, "exceptions", Expr{std::move(types)});
    }
    if (set.objects)
        put(dict, "objects", json(*set.objects));
    Dict coros;
    for (const Coroutine &coro : set.coros)
        coros.emplace_back(coro.name, toJson(coro));
    put(dict, "coros", Expr{std::move(coros)});
    put(dict, "main", mainJson(set));
    if (set.then)
        put(dict, "then", json(*set.then));
    if (set.eager)
        put(dict, "eager", Expr{*set.eager});
    if (set.python)
        put(dict, "python", Expr{set.python->text()});
    if (set.external)
        put(dict, "external", json(*set.external));
    putExtras(dict, set.extras);
    return Expr{std::move(dict)};
}

QByteArray writeTaskSet(const TaskSet &set)
{
    return formatJson(toJson(set));
}

} // namespace awaitscope
