// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/calls.h"

#include "model/engine/steps/interpreter.h"

#include <algorithm>

namespace awaitscope::engine {

namespace {

constexpr quint32 DeepestHandlers = 50; // each in what the one before does

} // namespace

// ---------------------------------------------------------------------------------------------- contexts

Ref<Context> Context::copy() const
{
    auto made = make<Context>();
    made->m_bound = m_bound;
    return made;
}

const Value *Context::find(qint32 variable) const
{
    if (!m_bound)
        return nullptr;
    const auto &values = m_bound->values;
    const auto at = std::find_if(values.begin(), values.end(), [variable](const auto &v) { return v.first == variable; });
    return at == values.end() ? nullptr : &at->second;
}

std::optional<Value> Context::exchange(Engine &e, qint32 variable, std::optional<Value> value)
{
    auto changed = make<Bound>();
    if (m_bound)
        changed->values = m_bound->values;
    auto &values = changed->values;
    e.worksOn(values.size() * sizeof(values.front()));
    std::optional<Value> before;
    const auto at = std::find_if(values.begin(), values.end(), [variable](const auto &v) { return v.first == variable; });
    if (at != values.end()) {
        before = at->second;
        if (value)
            at->second = std::move(*value);
        else
            values.erase(at);
    } else if (value) {
        values.emplace_back(variable, std::move(*value));
    }
    const Ref<Bound> gone = std::exchange(m_bound, changed);
    return before;
}

void Context::traverse(std::vector<Object *> &out) const
{
    if (m_bound)
        for (const auto &[variable, value] : m_bound->values)
            out.push_back(value.object());
}

void Token::traverse(std::vector<Object *> &out) const
{
    out.insert(out.end(), {context.get(), before ? before->object() : nullptr});
}

Context &Calls::context()
{
    if (!m_context)
        m_context = make<Context>();
    return *m_context;
}

void Calls::inherit(Task &t)
{
    if (!t.cold)
        t.cold = std::make_unique<Task::ColdState>();
    t.cold->context = t.engine.rules.tasksCopyContext ? context().copy() : Ref<Context>(&context());
}

Calls::In::In(Engine &e, const Ref<Object> &context)
{
    if (!e.code->usesContexts)
        return;
    m_calls = &e.remembered.calls;
    enter(context);
}

Calls::In::In(Engine &e, const Task &t)
{
    if (!e.code->usesContexts)
        return;
    m_calls = &e.remembered.calls;
    enter(t.cold ? t.cold->context : Ref<Object>());
}

void Calls::In::enter(const Ref<Object> &context)
{
    m_before = std::exchange(m_calls->m_context, Ref<Context>(static_cast<Context *>(context.get())));
}

Calls::In::~In()
{
    if (m_calls)
        m_calls->m_context = std::move(m_before);
}

// ---------------------------------------------------------------------------------------------- calls

Calls::Calls() = default;
Calls::~Calls() = default;

LoopCall::~LoopCall()
{
    if (state == State::Waiting)
        carrier->coroutine->close();
}

void LoopCall::traverse(std::vector<Object *> &out) const
{
    out.insert(out.end(), {carrier.get(), context.get()});
}

//! What runs the body: a task that the loop does not know.
Ref<Task> Calls::makeCarrier(Engine &e, const MakeCoroutine &function, Bindings args, const char *name)
{
    Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::Program, &e.code->coroutines[function.coroutine]);
    c->args = std::move(args);
    auto carrier = make<Task>(e, c);
    carrier->state = Future::State::Finished;
    carrier->shape = Future::Shape::Callback;
    carrier->shown = true;
    const std::string label = std::string(c->name()) + "@" + name + "-" + std::to_string(++m_count);
    carrier->entity = e.trace.addEntity({EntityKind::Task, true, e.trace.string(label)});
    e.countCall(m_count, "callbacks");
    return carrier;
}

Ref<LoopCall> Calls::add(Engine &e, const MakeCoroutine &function, Bindings args, const char *name, Future *done) // B1
{
    Bindings shown;
    if (done)
        shown.push_back({*function.receives, Value(Ref<Future>(done))});
    for (const Binding &b : args)
        shown.push_back(b);
    Ref<Task> carrier = makeCarrier(e, function, std::move(args), name);
    Event ev = e.event(EventKind::Scheduled, carrier->entity);
    ev.a = index(e.coroutineName(*carrier->coroutine));
    ev.b = index(e.argsId(shown));
    ev.c = index(e.currentEntity());
    e.record(ev);
    auto call = make<LoopCall>(std::move(carrier), e.code->usesContexts ? (e.rules.callbacksKeepContext ? context().copy() : make<Context>()) : Ref<Context>());
    if (done)
        call->receives = function.receives;
    return call;
}

void Calls::cancel(Engine &e, LoopCall &c) // B3
{
    const bool waits = c.state == LoopCall::State::Waiting;
    c.isCancelled = true;
    Event ev = e.event(EventKind::CancelRequested, c.carrier->entity);
    ev.a = index(e.currentEntity());
    ev.flag = waits;
    e.record(ev);
    if (!waits || !e.rules.handlesCanBeCancelled)
        return;
    c.state = LoopCall::State::Cancelled;
    const Ref<LoopCall> self(&c);
    e.queues.cancelTimer(c.timer);
    c.carrier->coroutine->close();
    e.record(e.event(EventKind::Cancelled, c.carrier->entity));
}

void Calls::run(Engine &e, LoopCall &c, Future *done) // B2
{
    if (c.state != LoopCall::State::Waiting)
        return;
    c.state = LoopCall::State::Called;
    Task &t = *c.carrier;
    if (c.receives)
        t.coroutine->args.push_back({*c.receives, Value(Ref<Future>(done))});
    Ref<Exc> failed;
    {
        const In context(e, c.context);
        failed = execute(e, t, {});
    }
    if (!failed)
        return;
    if (e.endsLoop(*failed))
        return e.leaveLoop(std::move(failed));
    e.callbackFailed(e.trace.label(t.entity), *failed, &c);
}

//! The body, from its first step to its end. What it raised, or null.
Ref<Exc> Calls::execute(Engine &e, Task &t, const Ref<Exc> &handled)
{
    Task *const before = std::exchange(e.current, &t);
    Task *const below = m_below;
    if (!before || before->shape != Future::Shape::Callback)
        m_below = before;
    const StepId step = std::exchange(e.step, StepId::None);
    Ref<Exc> failed;
    if (Interpreter::enter(*t.coroutine, t, nullptr, failed)) {
        if (handled)
            t.coroutine->activation->handling.push_back(handled);
        t.body = Interpreter::run(*t.coroutine->activation, *t.coroutine);
    }
    if (t.body.isReady() && t.coroutine->activation->flow != Flow::Unwind) {
        t.body = BodyTask();
        Activation &a = *t.coroutine->activation;
        Interpreter::leave(*t.coroutine, false);
        failed = a.flow == Flow::Raise ? std::move(a.exception) : Ref<Exc>();
        Event ev = e.event(failed ? EventKind::Raised : EventKind::Succeeded, t.entity);
        ev.a = failed ? index(e.exceptionId(*failed)) : index(e.valueId(a.result));
        if (failed)
            ev.c = index(Engine::raisingStep(*failed, t.entity));
        e.record(ev);
        t.coroutine->activation.reset();
    } // else a limit was reached: it is abandoned where it is
    m_below = below;
    e.step = step;
    e.current = before;
    return failed;
}

// ---------------------------------------------------------------------------------------------- the exception handler

void Calls::setHandler(quint16 loop, const MakeCoroutine &function, Bindings args)
{
    const Handler gone = std::exchange(m_handlers[loop], Handler{&function, std::move(args)});
}

Ref<Exc> Calls::tellHandler(Engine &e, quint16 loop, const std::string &message, const Ref<Exc> &exception, Ref<Object> context, bool isHandled) // B4
{
    const auto handler = m_handlers.find(loop);
    if (handler == m_handlers.end() || e.silent() || e.collects() || !e.rules.handlerIsTold)
        return {};
    if (m_handlersDeep >= DeepestHandlers) {
        e.reachLimit("more than " + std::to_string(DeepestHandlers) + " exception handlers within each other");
        return {};
    }
    const MakeCoroutine &function = *handler->second.function;
    Bindings args;
    for (const Binding &b : handler->second.args)
        args.push_back(b);
    if (function.messageName)
        args.push_back({*function.messageName, Value(make<Str>(message))});
    if (function.exceptionName)
        args.push_back({*function.exceptionName, Value(exception)});
    Ref<Task> t = makeCarrier(e, function, std::move(args), "handler");
    Event ev = e.event(EventKind::Handling, t->entity);
    ev.a = index(e.coroutineName(*t->coroutine));
    ev.b = index(e.argsId(t->coroutine->args));
    e.record(ev);
    ++m_handlersDeep;
    Ref<Exc> failed;
    {
        const In in(e, context && e.rules.handlerKnowsContext ? context : Ref<Object>(m_context));
        failed = execute(e, *t, isHandled ? exception : Ref<Exc>());
    }
    --m_handlersDeep;
    if (!failed || e.endsLoop(*failed))
        return failed;
    failed->strip();
    Event error = e.event(EventKind::LoopError, EntityId::None); // B5: the default handler reports it
    error.a = index(e.trace.string("Unhandled error in exception handler"));
    error.b = index(e.exceptionId(*failed));
    e.record(error);
    return {};
}

// ---------------------------------------------------------------------------------------------- signals

void Calls::setSignalHandler(Engine &e, const MakeCoroutine &function, Bindings args) // B8
{
    m_signal.function = &function;
    m_signal.hasReplaced = true;
    m_signal.context = e.code->usesContexts ? context().copy() : Ref<Context>();
    const Bindings gone = std::exchange(m_signal.args, std::move(args));
}

void Calls::removeSignalHandler()
{
    m_signal.function = nullptr;
    m_signal.context.reset();
    const Bindings gone = std::exchange(m_signal.args, {});
}

void Calls::closeLoop()
{
    removeSignalHandler();
    m_signal.hasReplaced = false;
}

void Calls::signalled(Engine &e)
{
    if (!m_signal.function)
        return;
    Bindings args;
    for (const Binding &b : m_signal.args)
        args.push_back(b);
    const Ref<LoopCall> call = add(e, *m_signal.function, std::move(args), "signal");
    call->context = m_signal.context;
    e.queues.callSoon(HandleKind::Call, call);
}

void Calls::clear()
{
    removeSignalHandler();
    m_handlers.clear();
    if (m_context)
        m_context->dropReferences();
}

} // namespace awaitscope::engine
