// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/compile/taskcompiler.h: values; the steps with them, with context managers, callbacks, contexts, the loop and generators.

#include "model/engine/compile/taskcompiler.h"

namespace awaitscope::engine {

Expression Compiler::convert(const CallExpr &c)
{
    Expression e{Expression::Kind::Call, {}, {}, {}, {}};
    e.function = c.function;
    for (const Expr &p : c.parts)
        e.parts.push_back(expression(p));
    m_code->readsChains |= c.function == ValueFunction::Cause || c.function == ValueFunction::Context;
    return e;
}

Expression Compiler::convert(const TextExpr &t)
{
    Expression e{Expression::Kind::Text, {}, {}, {}, {}};
    e.text = text(t.text);
    return e;
}

Instruction Compiler::changing(Op op, const QString &variable, const Expr &value)
{
    Instruction in = of(op, variable);
    in.value = expression(value);
    return in;
}

Instruction Compiler::instruction(const step::Append &s, const std::string &)
{
    return changing(Op::Append, s.of, s.value);
}

Instruction Compiler::instruction(const step::Extend &s, const std::string &)
{
    return changing(Op::Extend, s.of, s.value);
}

Instruction Compiler::instruction(const step::Pop &s, const std::string &)
{
    Instruction in = of(Op::Pop, s.of);
    in.as = name(s.as);
    if (s.key)
        in.values.push_back(expression(*s.key));
    return in;
}

Instruction Compiler::instruction(const step::SetItem &s, const std::string &)
{
    Instruction in = changing(Op::SetItem, s.of, s.value);
    in.values.push_back(expression(s.key));
    return in;
}

Instruction Compiler::instruction(const step::Remove &s, const std::string &)
{
    return changing(Op::Remove, s.of, s.value);
}

Instruction Compiler::instruction(const step::ForRange &s, const std::string &p)
{
    Instruction in = make(Op::ForRange);
    in.as = name(s.as);
    for (const Expr &bound : {s.start.value_or(Expr()), s.stop, s.step.value_or(Expr())})
        in.values.push_back(expression(bound));
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::AddNote &s, const std::string &)
{
    Instruction in = of(Op::AddNote, s.of);
    in.text = text(s.text);
    return in;
}

//! The two coroutines of a context manager.
void Compiler::manager(Instruction &in, const CoroCall &enter, const CoroCall &exit, bool isSync, const std::string &p)
{
    in.flag = isSync;
    in.calls.push_back(make(enter, p + "/enter"));
    in.calls.push_back(make(exit, p + "/exit"));
    const auto isException = [](const auto &arg) { return arg.first == QLatin1String("exc"); };
    markFunctions(in);
    const Expr::Dict given = exit.args.value_or(Expr::Dict());
    MakeCoroutine &made = in.calls.back();
    made.bindsException = made.coroutine < m_pending.size() && m_pending[made.coroutine].params.contains(QLatin1String("exc"))
        && std::none_of(given.begin(), given.end(), isException);
}

//! A function lets out a StopIteration, which a coroutine does not.
void Compiler::markFunctions(const Instruction &in)
{
    for (const MakeCoroutine &call : in.calls)
        if (in.flag && call.coroutine < m_code->coroutines.size())
            m_code->coroutines[call.coroutine].isFunction = true;
}

Instruction Compiler::instruction(const step::With &s, const std::string &p)
{
    Instruction in = make(Op::With);
    in.as = name(s.as);
    manager(in, s.enter, s.exit, s.isSync.value_or(false), p);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::ExitStack &s, const std::string &p)
{
    Instruction in = make(Op::ExitStack);
    in.as = name(s.as);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::EnterContext &s, const std::string &p)
{
    Instruction in = of(Op::EnterContext, s.in);
    in.as = name(s.as);
    manager(in, s.enter, s.exit, s.isSync.value_or(false), p);
    return in;
}

Instruction Compiler::instruction(const step::PushCallback &s, const std::string &p)
{
    Instruction in = of(Op::PushCallback, s.in);
    in.flag = s.isSync.value_or(false);
    in.calls.push_back(make(s.call, p + "/of"));
    markFunctions(in);
    return in;
}

Instruction Compiler::instruction(const step::Suppress &s, const std::string &p)
{
    Instruction in = make(Op::Suppress);
    in.types = types(s.types);
    in.label = "suppress(" + s.types.join(QLatin1String(", ")).toStdString() + ")";
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::calling(Op op, const CoroCall &call, const std::string &p)
{
    Instruction in = make(op);
    in.calls.push_back(make(call, p));
    return in;
}

Instruction Compiler::instruction(const step::CallSoon &s, const std::string &p)
{
    Instruction in = calling(Op::CallSoon, s.call, p);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::CallLater &s, const std::string &p)
{
    Instruction in = calling(Op::CallLater, s.call, p);
    in.value = expression(s.ms);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::CallAt &s, const std::string &p)
{
    Instruction in = calling(Op::CallAt, s.call, p);
    in.value = expression(s.at);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::DoneCallback &s, const std::string &p)
{
    Instruction in = calling(Op::DoneCallback, s.call, p);
    in.of = name(s.of);
    MakeCoroutine &function = in.calls.front();
    if (function.coroutine >= m_pending.size() || m_pending[function.coroutine].params.isEmpty()) {
        fail(p, QCoreApplication::translate("TaskSetReader", "“%1” needs a parameter, which receives the task or future that is done.").arg(s.call.coro));
        return in;
    }
    function.receives = nameId(m_pending[function.coroutine].params.front());
    return in;
}

Instruction Compiler::instruction(const step::ExceptionHandler &s, const std::string &p)
{
    Instruction in = calling(Op::ExceptionHandler, s.call, p);
    MakeCoroutine &function = in.calls.front();
    const auto told = [&](const QString &param) -> std::optional<quint32> {
        const bool takes = function.coroutine < m_pending.size() && m_pending[function.coroutine].params.contains(param);
        const Expr::Dict given = s.call.args.value_or(Expr::Dict());
        const bool isGiven = std::any_of(given.begin(), given.end(), [&](const auto &arg) { return arg.first == param; });
        return takes && !isGiven ? std::optional(nameId(param)) : std::nullopt;
    };
    function.messageName = told(QStringLiteral("message"));
    function.exceptionName = told(QStringLiteral("exception"));
    return in;
}

Instruction Compiler::instruction(const step::AddSignalHandler &s, const std::string &p)
{
    return calling(Op::AddSignalHandler, s.call, p);
}

Instruction Compiler::instruction(const step::RemoveSignalHandler &, const std::string &)
{
    return make(Op::RemoveSignalHandler);
}

Instruction Compiler::instruction(const step::ContextSet &s, const std::string &)
{
    Instruction in = object(Op::ContextSet, s.of);
    in.value = expression(s.value);
    in.as = name(s.as);
    return in;
}

Instruction Compiler::instruction(const step::ContextReset &s, const std::string &)
{
    Instruction in = object(Op::ContextReset, s.of);
    in.second = name(s.token);
    return in;
}

Instruction Compiler::instruction(const step::TimeoutAt &s, const std::string &p)
{
    Instruction in = make(Op::TimeoutAt);
    in.as = name(s.as);
    in.value = expression(s.at);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::RescheduleAt &s, const std::string &)
{
    Instruction in = of(Op::RescheduleAt, s.of);
    in.value = expression(s.at);
    return in;
}

Instruction Compiler::instruction(const step::Collect &, const std::string &)
{
    return make(Op::Collect);
}

Instruction Compiler::instruction(const step::RunThreadsafe &s, const std::string &p)
{
    return awaiting(Op::RunThreadsafe, fromCall(s.call, p), s.as);
}

Instruction Compiler::instruction(const step::ThreadsafeResult &s, const std::string &)
{
    Instruction in = retrieving(Op::ThreadsafeResult, s.of, s.as);
    in.ms = s.ms;
    return in;
}

Instruction Compiler::instruction(const step::ThreadsafeCancel &s, const std::string &)
{
    return of(Op::ThreadsafeCancel, s.of);
}

Instruction Compiler::instruction(const step::Yield &s, const std::string &)
{
    Instruction in = make(Op::Yield);
    in.value = expression(s.value.value_or(Expr()));
    return in;
}

Instruction Compiler::instruction(const step::AsyncFor &s, const std::string &p)
{
    Instruction in = awaiting(Op::AsyncFor, awaitable(s.of, p + "/of"), s.as);
    in.body = block(s.body, p + "/body");
    return in;
}

Instruction Compiler::instruction(const step::Anext &s, const std::string &)
{
    return retrieving(Op::Anext, s.of, s.as);
}

Instruction Compiler::instruction(const step::Aclose &s, const std::string &)
{
    return of(Op::Aclose, s.of);
}

} // namespace awaitscope::engine
