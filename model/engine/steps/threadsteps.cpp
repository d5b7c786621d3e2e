// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/threadsteps.h"

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

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
        if (!e.current) { // a body that is being closed
            a.raise(e.error(e.types.runtimeError, "no running event loop"));
            return {};
        }
        return Value(e.threads.submit(m.variable ? m.variable.object : -1, std::move(function)));
    }
    Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::ToThread, nullptr);
    c->machinery->value = Value(function);
    return Value(c);
}

BodyTask ThreadSteps::toThread(Activation &a, Coroutine &c)
{
    Engine &e = *a.engine;
    Value f;
    {
        const Value function = std::move(c.machinery->value);
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
    Interpreter::resumedAt(a, on, iteration, nullptr);
    if (a.normal())
        a.flow = Flow::Return;
}

} // namespace awaitscope::engine
