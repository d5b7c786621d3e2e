// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/threadsteps.h"

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

namespace {

//! Why the loop refuses a call, or null. A body that is being closed runs outside of it.
Ref<Exc> refusal(Engine &e, qint32 executor)
{
    if (!e.current)
        return e.error(e.types.runtimeError, "no running event loop");
    if (executor < 0 && e.threads.isShutDown())
        return e.error(e.types.runtimeError, "Executor shutdown has been called");
    return {};
}

} // namespace

Value ThreadSteps::awaitable(Activation &a, const MakeAwaitable &m)
{
    Engine &e = *a.engine;
    Bindings args;
    for (const auto &[name, value] : m.coroutine.args) {
        args.push_back({name, Interpreter::evaluate(a, value)});
        if (!a.normal())
            return {};
    }
    auto function = make<FunctionCall>(e.code->coroutines[m.coroutine.coroutine], std::move(args));
    if (m.kind == MakeAwaitable::Kind::RunInExecutor) {
        const qint32 executor = m.variable ? m.variable.object : -1;
        if (Ref<Exc> refused = refusal(e, executor)) {
            a.raise(std::move(refused));
            return {};
        }
        return Value(e.threads.submit(executor, std::move(function)));
    }
    Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::ToThread, nullptr);
    c->machinery->value = Value(function);
    return Value(c);
}

BodyTask ThreadSteps::toThread(Activation &a, Coroutine &c)
{
    Engine &e = *a.engine;
    Value f;
    if (Ref<Exc> refused = refusal(e, -1)) {
        c.machinery->value.reset();
        a.raise(std::move(refused));
        co_return;
    }
    {
        const Value function = std::move(c.machinery->value);
        if (e.code->usesContexts)
            function.as<FunctionCall>()->context = e.remembered.calls.context().copy();
        f = Value(e.threads.submit(-1, Ref<FunctionCall>(function.as<FunctionCall>())));
    }
    const EntityId on = e.labelOf(f);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask waiting = Interpreter::awaitRaw(a, std::move(f));
    co_await waiting;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.flow == Flow::Raise)
        a.exception->strip();
    Interpreter::resumedAt(a, on, iteration, &a.result);
    if (a.normal())
        a.flow = Flow::Return;
}

} // namespace awaitscope::engine
