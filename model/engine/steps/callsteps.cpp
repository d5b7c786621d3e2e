// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/callsteps.h"

#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/loopsteps.h"

namespace awaitscope::engine {

namespace {

Bindings argumentsOf(Activation &a, const MakeCoroutine &m)
{
    Bindings args;
    for (const auto &[name, value] : m.args) {
        args.push_back({name, Interpreter::evaluate(a, value)});
        if (!a.normal())
            break;
    }
    return args;
}

//! Whether asyncio.get_running_loop() finds one; else it is raised that there is none.
bool hasLoop(Activation &a)
{
    Engine &e = *a.engine;
    if (e.hasRunningLoop())
        return true;
    a.raise(e.error(e.types.runtimeError, "no running event loop"));
    return false;
}

//! When a call_later or call_at has its turn. Python divides what is given by 1000, and raises what that raises: then nothing.
std::optional<Time> turnOf(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value given = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        return {};
    if (!given.isNumber()) {
        a.raise(e.error(e.types.typeError, "unsupported operand type(s) for /: '" + e.typeNameOf(given) + "' and 'int'"));
        return {};
    }
    return in.op == Op::CallAt && e.rules.timeoutAtIsAbsolute ? LoopSteps::momentOf(given) : e.now() + Interpreter::lengthOf(given);
}

const char *labelOf(Op op)
{
    if (op == Op::CallSoon)
        return "soon";
    return op == Op::CallAt ? "at" : "later";
}

//! repr() of a context variable, without its address.
std::string reprOf(Engine &e, const ObjectCode &v)
{
    std::string out = "<ContextVar name='" + v.name + "'";
    if (v.hasFallback)
        out += " default=" + e.repr(v.fallback);
    return out + ">";
}

//! The declared variable that a name stands for, or -1.
qint32 variableOf(const Value &v)
{
    if (v.kind() != Kind::Primitive || v.as<Primitive>()->code.kind != ObjectKind::ContextVariable)
        return -1;
    return v.as<Primitive>()->code.number;
}

void record(Engine &e, EventKind kind, const ObjectCode &variable, const Value *value)
{
    Event ev = e.event(kind, e.currentEntity());
    ev.a = index(e.trace.string(variable.name));
    if (value)
        ev.b = index(e.valueId(*value));
    e.record(ev);
}

} // namespace

void CallSteps::perform(Activation &a, const Instruction &in)
{
    if (in.op == Op::CallSoon || in.op == Op::CallLater || in.op == Op::CallAt)
        return later(a, in);
    if (in.op == Op::DoneCallback)
        return doneCallback(a, in);
    if (in.op == Op::ExceptionHandler)
        return handler(a, in);
    if (in.op == Op::AddSignalHandler || in.op == Op::RemoveSignalHandler)
        return signalHandler(a, in);
    if (in.op == Op::ContextSet)
        return set(a, in);
    reset(a, in);
}

void CallSteps::later(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    if (!hasLoop(a))
        return;
    const bool isTimer = in.op != Op::CallSoon;
    const std::optional<Time> turn = isTimer ? turnOf(a, in) : std::nullopt;
    if (!a.normal())
        return;
    const MakeCoroutine &function = in.calls.front();
    Bindings args = argumentsOf(a, function);
    if (!a.normal())
        return;
    Ref<LoopCall> call = e.remembered.calls.add(e, function, std::move(args), labelOf(in.op));
    call->isTimer = isTimer;
    if (turn)
        call->timer = e.queues.callAt(*turn, TimerKind::Call, call);
    else
        e.queues.callSoon(HandleKind::Call, call);
    Interpreter::bind(a, in.as, Value(call));
}

void CallSteps::doneCallback(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (!v.isFuture())
        return Interpreter::noAttribute(a, v, "add_done_callback");
    const MakeCoroutine &function = in.calls.front();
    Bindings args = argumentsOf(a, function);
    if (!a.normal())
        return;
    Future &f = *v.as<Future>();
    Ref<LoopCall> call = e.remembered.calls.add(e, function, std::move(args), "done", &f);
    if (f.refusesCallback())
        return a.raise(e.closedLoop());
    f.addCallback(HandleKind::Call, std::move(call));
}

void CallSteps::handler(Activation &a, const Instruction &in)
{
    if (!hasLoop(a))
        return;
    Bindings args = argumentsOf(a, in.calls.front());
    if (a.normal())
        a.engine->remembered.calls.setHandler(a.engine->loopNumber(), in.calls.front(), std::move(args));
}

void CallSteps::signalHandler(Activation &a, const Instruction &in) // B8
{
    if (!hasLoop(a))
        return;
    Calls &calls = a.engine->remembered.calls;
    if (in.op == Op::RemoveSignalHandler)
        return calls.removeSignalHandler();
    Bindings args = argumentsOf(a, in.calls.front());
    if (a.normal())
        calls.setSignalHandler(*a.engine, in.calls.front(), std::move(args));
}

Value CallSteps::get(Activation &a, const Value &v)
{
    Engine &engine = *a.engine;
    const qint32 variable = variableOf(v);
    if (variable < 0) {
        Interpreter::noAttribute(a, v, "get");
        return {};
    }
    if (const Value *found = engine.remembered.calls.context().find(variable))
        return *found;
    const ObjectCode &code = v.as<Primitive>()->code;
    if (!code.hasFallback)
        a.raise(engine.error(engine.types.find("LookupError"), reprOf(engine, code)));
    return code.fallback;
}

const ObjectCode *CallSteps::calledVariable(Activation &a, const Instruction &in, const char *method)
{
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return nullptr;
    if (variableOf(v) >= 0)
        return &v.as<Primitive>()->code;
    Interpreter::noAttribute(a, v, method);
    return nullptr;
}

void CallSteps::set(Activation &a, const Instruction &in) // B6
{
    Engine &e = *a.engine;
    const ObjectCode *const code = calledVariable(a, in, "set");
    if (!code)
        return;
    const qint32 variable = code->number;
    const Value value = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        return;
    Context &context = e.remembered.calls.context();
    auto token = make<Token>(Ref<Context>(&context), variable, context.exchange(e, variable, value));
    record(e, EventKind::ContextSet, *code, &value);
    Interpreter::bind(a, in.as, Value(token));
}

void CallSteps::reset(Activation &a, const Instruction &in) // B7
{
    Engine &e = *a.engine;
    const ObjectCode *const code = calledVariable(a, in, "reset");
    if (!code)
        return;
    const qint32 variable = code->number;
    const Value held = Interpreter::get(a, in.second);
    if (!a.normal())
        return;
    if (held.kind() != Kind::Token)
        return a.raise(e.error(e.types.typeError, "expected an instance of Token, got " + e.repr(held)));
    Token &token = *held.as<Token>();
    const std::string what = "<Token" + std::string(token.isUsed ? " used" : "") + " var=" + reprOf(e, e.code->objects[std::size_t(token.variable)]) + ">";
    if (token.isUsed)
        return a.raise(e.error(e.types.runtimeError, what + " has already been used once"));
    if (token.variable != variable)
        return a.raise(e.error(e.types.valueError, what + " was created by a different ContextVar"));
    Context &context = e.remembered.calls.context();
    if (token.context.get() != &context)
        return a.raise(e.error(e.types.valueError, what + " was created in a different Context"));
    token.isUsed = true;
    context.exchange(e, variable, token.before);
    record(e, EventKind::ContextReset, *code, nullptr);
}

} // namespace awaitscope::engine
