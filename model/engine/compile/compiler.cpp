// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One function per step kind, in the order of the grammar.

#include "model/engine/compile/taskcompiler.h"

namespace awaitscope::engine {

Instruction Compiler::instruction(const step::Log &s, const std::string &)
{
    Instruction in = make(Op::Log);
    in.text = text(s.text);
    return in;
}

Instruction Compiler::instruction(const step::Sleep &s, const std::string &)
{
    Instruction in = make(Op::Sleep);
    in.value = expression(s.ms);
    return in;
}

Instruction Compiler::instruction(const step::Block &s, const std::string &)
{
    Instruction in = make(Op::StandStill);
    in.value = expression(s.ms);
    return in;
}

Instruction Compiler::instruction(const step::Return &s, const std::string &)
{
    Instruction in = make(Op::Return);
    in.value = expression(s.value.value_or(Expr()));
    return in;
}

Instruction Compiler::instruction(const step::Raise &s, const std::string &)
{
    Instruction in = make(Op::Raise);
    in.type = type(s.type);
    in.text = text(s.msg);
    in.hasCause = s.from && *s.from;
    in.flag = s.from && !*s.from;
    if (in.hasCause)
        in.of = name(**s.from);
    return in;
}

Instruction Compiler::instruction(const step::RaiseValue &s, const std::string &)
{
    Instruction in = of(Op::RaiseValue, s.of);
    in.hasCause = s.from && *s.from;
    in.flag = s.from && !*s.from;
    if (in.hasCause)
        in.second = name(**s.from);
    return in;
}

Instruction Compiler::instruction(const step::Reraise &, const std::string &)
{
    return make(Op::Reraise);
}

Instruction Compiler::instruction(const step::RaiseFirst &s, const std::string &)
{
    Instruction in = make(Op::RaiseFirst);
    in.type = type(s.type);
    in.text = text(s.msg);
    in.count = s.n;
    in.label = s.counter.toStdString();
    return in;
}

Instruction Compiler::instruction(const step::Try &s, const std::string &p)
{
    const bool star = s.exceptStar && !s.exceptStar->empty();
    Instruction in = make(star ? Op::TryStar : Op::Try);
    in.body = block(s.body, p + "/body");
    const auto &handlers = star ? s.exceptStar : s.except; // no copy: inline bodies are compiled later, from here
    if (handlers)
        in.clauses = clauses(*handlers, p + (star ? "/except_star" : "/except"));
    in.orElse = block(s.orElse, p + "/else");
    in.finally = block(s.finally, p + "/finally");
    in.hasElse = s.orElse.has_value();
    in.hasFinally = s.finally.has_value();
    return in;
}

Instruction Compiler::instruction(const step::If &s, const std::string &p)
{
    Instruction in = make(Op::If);
    in.test.push_back(test(s.cond));
    in.body = block(s.then, p + "/then");
    in.orElse = block(s.orElse, p + "/else");
    return in;
}

Instruction Compiler::instruction(const step::For &s, const std::string &p)
{
    Instruction in = of(Op::For, s.in);
    in.as = name(s.as);
    in.second = name(s.index);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Repeat &s, const std::string &p)
{
    Instruction in = make(Op::Repeat);
    in.count = s.times;
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::While &s, const std::string &p)
{
    Instruction in = make(Op::While);
    in.test.push_back(test(s.cond));
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Break &, const std::string &)
{
    return make(Op::Break);
}

Instruction Compiler::instruction(const step::Continue &, const std::string &)
{
    return make(Op::Continue);
}

Instruction Compiler::instruction(const step::Set &s, const std::string &)
{
    Instruction in = make(Op::Set);
    in.as = name(s.as);
    in.value = expression(s.value);
    return in;
}

Instruction Compiler::instruction(const step::Drop &s, const std::string &)
{
    return of(Op::Drop, s.of);
}

Instruction Compiler::instruction(const step::Await &s, const std::string &p)
{
    return awaiting(Op::Await, awaitable(s.of, p + "/of"), s.as);
}

Instruction Compiler::instruction(const step::Let &s, const std::string &p)
{
    return awaiting(Op::Let, awaitable(s.of, p + "/of"), s.as);
}

Instruction Compiler::instruction(const step::List &s, const std::string &p)
{
    Instruction in = make(Op::List);
    in.awaitables = list(s.of, p + "/of");
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::Call &s, const std::string &p)
{
    return awaiting(Op::Await, fromCall(s.call, p), s.as);
}

Instruction Compiler::instruction(const step::Make &s, const std::string &p)
{
    return awaiting(Op::Let, fromCall(s.call, p), s.as);
}

MakeAwaitable Compiler::fromCall(const CoroCall &call, const std::string &p)
{
    MakeAwaitable m;
    m.coroutine = make(call, p);
    return m;
}

Instruction Compiler::instruction(const step::Spawn &s, const std::string &p)
{
    MakeAwaitable m;
    m.kind = MakeAwaitable::Kind::Spawn;
    m.parts.emplace_back();
    m.parts.back().coroutine = make(s.call, p);
    m.parts.back().coroutine.times.reset();
    m.times = s.call.times;
    if (s.name && !s.name->isEmpty())
        m.label = s.name->toStdString();
    m.variable = s.in && !s.in->isEmpty() ? name(*s.in) : Name();
    m.eagerStart = s.eagerStart.value_or(false);
    return awaiting(s.call.times ? Op::Spawn : Op::Let, std::move(m), s.as);
}

Instruction Compiler::instruction(const step::Gather &s, const std::string &p)
{
    MakeAwaitable m;
    m.kind = MakeAwaitable::Kind::Gather;
    m.parts = list(s.of, p + "/of");
    m.returnExceptions = s.returnExceptions.value_or(false);
    return awaiting(s.await.value_or(true) ? Op::Await : Op::Let, std::move(m), s.as);
}

Instruction Compiler::instruction(const step::Shield &s, const std::string &p)
{
    MakeAwaitable m;
    m.kind = MakeAwaitable::Kind::Shield;
    m.parts.push_back(awaitable(s.of, p + "/of"));
    return awaiting(s.await.value_or(true) ? Op::Await : Op::Let, std::move(m), s.as);
}

Instruction Compiler::instruction(const step::WaitFor &s, const std::string &p)
{
    MakeAwaitable m;
    m.kind = MakeAwaitable::Kind::WaitFor;
    m.parts.push_back(awaitable(s.of, p + "/of"));
    m.ms = s.ms;
    return awaiting(Op::Await, std::move(m), s.as);
}

Instruction Compiler::instruction(const step::Wait &s, const std::string &)
{
    Instruction in = make(Op::Wait);
    for (const QString &n : s.of)
        in.names.push_back(name(n));
    in.ms = s.ms;
    in.returnWhen = s.returnWhen.value_or(ReturnWhen::AllCompleted);
    in.second = name(s.done);
    in.third = name(s.pending);
    return in;
}

Instruction Compiler::instruction(const step::AsCompleted &s, const std::string &p)
{
    Instruction in = make(Op::AsCompleted);
    in.awaitables = list(s.of, p + "/of");
    in.ms = s.ms;
    in.as = name(s.as);
    in.body = block(s.body, p + "/body");
    in.flag = s.isAsync.value_or(false);
    return in;
}

Instruction Compiler::instruction(const step::TaskGroup &s, const std::string &p)
{
    Instruction in = make(Op::TaskGroup);
    in.as = name(s.as);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Timeout &s, const std::string &p)
{
    Instruction in = make(Op::Timeout);
    in.as = name(s.as);
    in.ms = s.ms;
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Reschedule &s, const std::string &)
{
    Instruction in = of(Op::Reschedule, s.of);
    in.ms = s.ms;
    return in;
}

Instruction Compiler::instruction(const step::Cancel &s, const std::string &)
{
    Instruction in = of(Op::Cancel, s.of);
    if (s.msg)
        in.label = s.msg->toStdString();
    return in;
}

Instruction Compiler::instruction(const step::Uncancel &s, const std::string &)
{
    return of(Op::Uncancel, s.of.value_or(QStringLiteral("@self")));
}

Instruction Compiler::instruction(const step::Callback &s, const std::string &)
{
    Instruction in = of(Op::Callback, s.of);
    in.label = s.id.toStdString();
    in.action = s.action.value_or(CallbackAction::Log);
    in.type = s.type ? type(*s.type) : m_code->exceptions.runtimeError;
    in.text = text(s.msg);
    return in;
}

Instruction Compiler::retrieving(Op op, const QString &variable, const std::optional<QString> &as)
{
    Instruction in = of(op, variable);
    in.as = name(as);
    return in;
}

Instruction Compiler::instruction(const step::Result &s, const std::string &)
{
    return retrieving(Op::Result, s.of, s.as);
}

Instruction Compiler::instruction(const step::Exception &s, const std::string &)
{
    return retrieving(Op::Exception, s.of, s.as);
}

Instruction Compiler::instruction(const step::Inspect &s, const std::string &)
{
    return of(Op::Inspect, s.of);
}

Instruction Compiler::instruction(const step::Future &s, const std::string &)
{
    Instruction in = make(Op::Future);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::SetResult &s, const std::string &)
{
    Instruction in = of(Op::SetResult, s.of);
    in.value = expression(s.value.value_or(Expr()));
    return in;
}

Instruction Compiler::instruction(const step::SetException &s, const std::string &)
{
    Instruction in = of(Op::SetException, s.of);
    in.type = type(s.type);
    in.text = text(s.msg);
    return in;
}

Instruction Compiler::instruction(const step::Retry &s, const std::string &p)
{
    Instruction in = make(Op::Retry);
    in.awaitable.coroutine = make(s.of, p + "/of");
    in.count = s.attempts;
    in.delay = s.delay;
    in.factor = s.factor.value_or(2);
    in.delayLimit = s.max;
    in.types = types(s.on);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::AllTasks &s, const std::string &)
{
    Instruction in = make(Op::AllTasks);
    in.as = name(s.as);
    in.flag = s.others.value_or(false);
    return in;
}

Instruction Compiler::instruction(const step::ToThread &s, const std::string &p)
{
    return awaiting(Op::Await, inThread(MakeAwaitable::Kind::ToThread, s.call, {}, p), s.as);
}

Instruction Compiler::instruction(const step::RunInExecutor &s, const std::string &p)
{
    return awaiting(s.await.value_or(true) ? Op::Await : Op::Let, inThread(MakeAwaitable::Kind::RunInExecutor, s.call, s.executor, p), s.as);
}

Instruction Compiler::instruction(const step::Semaphore &s, const std::string &p)
{
    Instruction in = object(Op::Semaphore, s.of);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Lock &s, const std::string &p)
{
    Instruction in = object(Op::Lock, s.of);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Put &s, const std::string &)
{
    Instruction in = object(Op::Put, s.of);
    in.value = expression(s.value);
    return in;
}

Instruction Compiler::instruction(const step::Get &s, const std::string &)
{
    Instruction in = object(Op::Get, s.of);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::TaskDone &s, const std::string &)
{
    return object(Op::TaskDone, s.of);
}

Instruction Compiler::instruction(const step::Join &s, const std::string &)
{
    return object(Op::Join, s.of);
}

Instruction Compiler::instruction(const step::EventSet &s, const std::string &)
{
    return object(Op::EventSet, s.of);
}

Instruction Compiler::instruction(const step::EventClear &s, const std::string &)
{
    return object(Op::EventClear, s.of);
}

Instruction Compiler::instruction(const step::EventWait &s, const std::string &)
{
    return object(Op::EventWait, s.of);
}

Instruction Compiler::instruction(const step::Acquire &s, const std::string &)
{
    return object(Op::Acquire, s.of);
}

Instruction Compiler::instruction(const step::Release &s, const std::string &)
{
    return object(Op::Release, s.of);
}

Instruction Compiler::instruction(const step::WithCondition &s, const std::string &p)
{
    Instruction in = object(Op::WithCondition, s.of);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::ConditionWait &s, const std::string &)
{
    return object(Op::ConditionWait, s.of);
}

Instruction Compiler::instruction(const step::ConditionWaitFor &s, const std::string &)
{
    Instruction in = object(Op::ConditionWaitFor, s.of);
    in.test.push_back(test(s.cond));
    return in;
}

Instruction Compiler::instruction(const step::Notify &s, const std::string &)
{
    Instruction in = object(Op::Notify, s.of);
    in.flag = s.all.value_or(false);
    in.count = s.n.value_or(1);
    return in;
}

Instruction Compiler::instruction(const step::BarrierWait &s, const std::string &)
{
    Instruction in = object(Op::BarrierWait, s.of);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::BarrierReset &s, const std::string &)
{
    return object(Op::BarrierReset, s.of);
}

Instruction Compiler::instruction(const step::BarrierAbort &s, const std::string &)
{
    return object(Op::BarrierAbort, s.of);
}

Instruction Compiler::instruction(const step::PutNowait &s, const std::string &)
{
    Instruction in = object(Op::PutNowait, s.of);
    in.value = expression(s.value);
    return in;
}

Instruction Compiler::instruction(const step::GetNowait &s, const std::string &)
{
    Instruction in = object(Op::GetNowait, s.of);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::QueueShutdown &s, const std::string &)
{
    Instruction in = object(Op::QueueShutdown, s.of);
    in.flag = s.immediate.value_or(false);
    return in;
}

Result<std::shared_ptr<const Code>> compile(const TaskSet &set)
{
    return Compiler(set).run();
}

} // namespace awaitscope::engine
