// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/loop/task.h: a step of a task, its end, its cancellation.

// What a task does: its steps, its end, its cancellation.

#include "model/engine/steps/generatorsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/threadsteps.h"

namespace awaitscope::engine {

namespace {

//! Deeper nesting of inline calls would overflow the native stack before Python's own limit is reached.
constexpr quint16 MaxCallDepth = 100;

//! The same of eager tasks that make eager tasks.
constexpr std::size_t MaxEagerDepth = 50;

Ref<Exc> newCancelledError(Engine &e, const Value &message)
{
    return message.kind() == Kind::Str ? e.error(e.types.cancelled, message.as<Str>()->text) : e.error(e.types.cancelled);
}

} // namespace

std::string_view Coroutine::name() const
{
    switch (sort) {
    case Sort::Program: return code->name;
    case Sort::WaitFor: return "wait_for";
    case Sort::Sleep: return "sleep";
    case Sort::ToThread: return "to_thread";
    case Sort::Close: return code->closeName;
    case Sort::AsCompletedItem:
        return engine.rules.asCompletedLetsGo ? "_AsCompletedIterator._wait_for_one" : "as_completed.<locals>._wait_for_one";
    }
    return {};
}

void Activation::raise(Ref<Exc> e)
{
    passOn(std::move(e));
    engine->noteRaise(*exception);
    for (Activation *at = this; at; at = at->caller)
        if (!at->handling.empty())
            return engine->chain(*exception, *at->handling.back());
    engine->chainToOutcome(*exception);
}

void Activation::receive(Ref<Exc> e)
{
    if (engine->isInstance(*e, engine->types.stopIteration)) {
        result = e->hasArgument ? Value(make<Str>(e->message)) : Value();
        return;
    }
    passOn(std::move(e));
    engine->noteRaise(*exception);
    chainToOwn();
}

void Activation::chainToOwn()
{
    if (!handling.empty())
        engine->chain(*exception, *handling.back());
}

Coroutine::~Coroutine()
{
    if (state == State::Created && sort != Sort::Close)
        engine.reportNeverAwaited(*this);
}

void Coroutine::close()
{
    state = State::Finished;
    args.clear();
    if (machinery)
        machinery->value.reset();
}

Task::~Task()
{
    if (!done()) {
        engine.reportDestroyed(*this);
        ref(); // permanently: the body may refer to its task while that is being destroyed
        engine.closeBody(*this);
    }
    if (std::exchange(unretrieved, false))
        engine.reportUnretrieved(*this);
    unwind();
}

void Task::dropReferences()
{
    Future::dropReferences();
    waiter.reset();
    if (cold) {
        cold->box.reset();
        if (cold->context)
            static_cast<Context *>(cold->context.get())->dropReferences();
    }
    coroutine->close();
}

void Task::unwind()
{
    if (!resumePoint)
        return;
    unwinding = true;
    std::exchange(resumePoint, nullptr).resume();
    body = BodyTask();
    coroutine->state = Coroutine::State::Finished;
    coroutine->activation.reset();
}

bool Task::cancel(const Value &message) // K1, K3, K5, K8
{
    if (!internal) {
        Event ev = engine.event(EventKind::CancelRequested, entity);
        ev.a = index(engine.currentEntity());
        if (message.kind() == Kind::Str)
            ev.b = index(engine.trace.string(message.as<Str>()->text));
        ev.flag = !done();
        engine.record(ev);
        if (tracked && unretrieved) {
            tracked = false;
            engine.record(engine.event(EventKind::Silenced, entity));
        }
    }
    unretrieved = false; // F5
    if (done())
        return false;
    ++cancelCount;
    if (waiting == Waiting::ForFuture && waiter) {
        const Engine::Deeper deeper(engine);
        const Ref<Future> f = waiter;
        if (deeper && engine.rules.cancelReachesAwaited && f->cancel(message))
            return true;
        if (engine.givesUpCancelling())
            return false;
    }
    if (waiting == Waiting::Sleeping && sleepState == SleepState::Pending) {
        sleepState = SleepState::Cancelled;
        if (engine.isForeign(*this)) { // D3
            engine.remembered.loops.refuse();
            return true;
        }
        incoming = newCancelledError(engine, message);
        engine.wakeLater(*this, {});
        return true;
    }
    mustCancel = true;
    if (!cold && !message.isNone())
        cold = std::make_unique<ColdState>();
    if (cold)
        cold->cancelMessage = message;
    return true;
}

quint32 Task::uncancel() // K7
{
    if (cancelCount > 0 && --cancelCount == 0 && engine.rules.uncancelTakesBack)
        mustCancel = false;
    return cancelCount;
}

Ref<Exc> Task::cancelledError() const
{
    return newCancelledError(engine, cancelMessage());
}

void Engine::wakeup(Task &t, Future *f)
{
    if (!f) { // the end of a sleep
        if (t.incoming)
            chainToOutcome(*t.incoming);
        return step_(t, std::move(t.incoming));
    }
    Ref<Exc> exc;
    if (f->cancelled()) {
        exc = f->makeCancelledError();
        chainToOutcome(*exc); // raised by the loop before it is thrown into the task
    } else {
        f->retrieve(t.mustCancel ? Retrieval::CancelSwallowed : Retrieval::Await, t.entity); // N2, K5b
        if (f->isException)
            exc = Ref<Exc>(f->result.as<Exc>());
    }
    step_(t, std::move(exc));
}

void Engine::step_(Task &t, Ref<Exc> exc)
{
    if (t.done())
        return;
    if (std::exchange(t.mustCancel, false) && (!exc || !isCancelled(*exc)))
        exc = t.cancelledError();
    t.waiting = Task::Waiting::No;
    t.waiter.reset();
    Task *const before = std::exchange(current, &t);
    const Calls::In context(*this, t);
    Coroutine &c = *t.coroutine;
    t.thrownInto = bool(exc);
    if (t.resumePoint) {
        if (exc && isInstance(*exc, types.generatorExit)) {
            if (!t.cold)
                t.cold = std::make_unique<Task::ColdState>();
            t.cold->closing = std::exchange(exc, error(types.generatorExit));
        }
        t.incoming = exc || c.sort != Coroutine::Sort::Close ? std::move(exc) : GeneratorSteps::firstSend(t);
        std::exchange(t.resumePoint, nullptr).resume();
        bodyReturned(t);
    } else if (exc && c.state == Coroutine::State::Created && c.sort != Coroutine::Sort::Close) { // K2: the body never runs
        if (c.sort == Coroutine::Sort::WaitFor) {
            if (!t.cold)
                t.cold = std::make_unique<Task::ColdState>();
            t.cold->box = std::move(c.machinery->value);
        }
        // N5: the thrown exception has a traceback, which keeps the frame with its arguments.
        for (Binding &b : c.args)
            exc->held.push_back(std::move(b.value));
        if (c.sort == Coroutine::Sort::Sleep || c.sort == Coroutine::Sort::ToThread)
            exc->held.push_back(std::move(c.machinery->value));
        if (Value callers = this->callers(); callers.isObject())
            exc->held.push_back(std::move(callers));
        c.close();
        finishWith(t, Flow::Raise, {}, std::move(exc));
    } else {
        t.incoming = std::move(exc); // of an aclose(), which throws it into the generator
        enterBody(t);
    }
    current = before;
}

//! Closes the body of a task that is destroyed while it waits: coroutine.close() raises GeneratorExit in it. No loop is running
//! then.
void Engine::closeBody(Task &t)
{
    if (!t.resumePoint || m_muted || t.closing)
        return;
    t.closing = true;
    t.incoming = error(types.generatorExit);
    Task *const before = std::exchange(current, nullptr);
    std::exchange(t.resumePoint, nullptr).resume();
    if (t.body.isReady() && t.coroutine->activation->flow != Flow::Unwind)
        Interpreter::leave(*t.coroutine, false);
    current = before; // a body that waits again has ignored it, and is abandoned where it is
}

void Engine::closeWithin(Task &t)
{
    if (!t.resumePoint)
        return;
    const EntityId entity = t.entity;
    m_eagerSteps.push_back(&t); // as there, it cannot pause
    t.closing = true;
    t.incoming = error(types.generatorExit);
    std::exchange(t.resumePoint, nullptr).resume();
    if (t.body.isReady() && t.coroutine->activation->flow != Flow::Unwind)
        Interpreter::leave(*t.coroutine, false);
    m_eagerSteps.pop_back();
    t.entity = entity; // what it did last was done by the current task
}

//! E1: the first step of a task inside of who makes it.
void Engine::startEagerly(Task &t)
{
    const StepId before = step;
    Task *const maker = std::exchange(current, &t);
    m_eagerSteps.push_back(&t);
    {
        const Calls::In context(*this, t);
        if (m_eagerSteps.size() > MaxEagerDepth)
            finishWith(t, Flow::Raise, {}, error(types.find("RecursionError"), "maximum recursion depth exceeded"));
        else
            enterBody(t);
    }
    m_eagerSteps.pop_back();
    current = maker;
    step = before;
    if (!m_eagerExit)
        afterStep(t);
    else
        t.shown = true; // what ends the loop goes through the call that made the task: nobody says that it has ended
}

void Engine::stepNow(Task &t)
{
    step_(t, {});
    afterStep(t);
}

void Engine::enterBody(Task &t)
{
    Ref<Exc> refused;
    Coroutine &c = *t.coroutine;
    if (!Interpreter::enter(c, t, nullptr, refused))
        return finishWith(t, Flow::Raise, {}, std::move(refused));
    t.body = Interpreter::run(*c.activation, c);
    bodyReturned(t);
}

void Engine::bodyReturned(Task &t)
{
    if (t.body.isReady())
        bodyEnded(t, *t.coroutine->activation);
    else if (!m_paused)
        bodySuspended(t);
}

bool Interpreter::enter(Coroutine &c, Task &task, Activation *caller, Ref<Exc> &error)
{
    Engine &e = c.engine;
    if (c.state != Coroutine::State::Created) { // T6
        error = e.error(e.types.runtimeError, c.whyNotAgain());
        return false;
    }
    if (caller && caller->depth >= MaxCallDepth) {
        error = e.error(e.types.find("RecursionError"), "maximum recursion depth exceeded");
        return false;
    }
    c.state = Coroutine::State::Running;
    c.activation = std::make_unique<Activation>();
    Activation &a = *c.activation;
    a.engine = &e;
    a.task = &task;
    a.caller = caller;
    a.depth = caller ? quint16(caller->depth + 1) : 0;
    a.entered = e.iteration;
    a.args = std::move(c.args);
    if (!std::exchange(task.begun, true)) {
        e.record(e.event(EventKind::Started, task.entity));
    } else if (!task.internal) {
        Event ev = e.event(EventKind::Enter, task.entity);
        ev.a = index(e.coroutineName(c));
        ev.b = index(c.sort == Coroutine::Sort::Sleep ? e.sleepArgs(c) : e.argsId(a.args));
        ev.flag = c.code && c.code->isFunction;
        e.record(ev);
    }
    return true;
}

BodyTask Interpreter::run(Activation &a, Coroutine &c)
{
    switch (c.sort) {
    case Coroutine::Sort::Program:
        return block(a, c.code->body);
    case Coroutine::Sort::WaitFor:
        return waitForBody(a, c);
    case Coroutine::Sort::Sleep:
        return sleepBody(a, c);
    case Coroutine::Sort::AsCompletedItem:
        return itemBody(a, c);
    case Coroutine::Sort::ToThread:
        return ThreadSteps::toThread(a, c);
    case Coroutine::Sort::Close:
        return GeneratorSteps::closeBody(a, c);
    }
    Q_UNREACHABLE();
}

void Interpreter::leave(Coroutine &c, bool isInline)
{
    Engine &e = c.engine;
    Activation &a = *c.activation;
    c.state = Coroutine::State::Finished;
    if (a.flow == Flow::Raise) {
        if (e.isInstance(*a.exception, e.types.stopIteration) && !a.task->isThread() && !a.task->isCallback() && !(c.code && c.code->isFunction)) {
            Ref<Exc> refused = e.error(e.types.runtimeError, "coroutine raised StopIteration");
            e.noteRaise(*refused);
            e.chain(*refused, *a.exception);
            e.setCause(*refused, a.exception.get());
            a.exception = std::move(refused);
        }
        a.exception->strip();
        if (c.sort == Coroutine::Sort::AsCompletedItem)
            if (Value callers = e.callers(); callers.isObject())
                a.exception->held.push_back(std::move(callers));
    } else if (a.flow != Flow::Return) {
        a.result.reset();
    }
    const Coroutine *const outer = std::exchange(e.m_release.ending, &c);
    for (std::size_t i = 0; i < a.locals.size(); ++i) // in order of first binding
        a.locals[i].value.reset();
    a.locals.clear();
    if (isInline) {
        Event ev = e.event(EventKind::Leave, a.task->entity);
        ev.a = index(e.coroutineName(c));
        if (a.flow == Flow::Raise) {
            ev.outcome = e.outcomeOf(*a.exception);
            ev.b = index(e.exceptionId(*a.exception));
            ev.c = index(Engine::raisingStep(*a.exception, a.task->entity));
        } else {
            ev.b = index(e.valueId(a.result));
        }
        e.record(ev);
    }
    a.args.clear();
    e.m_release.ending = outer;
}

void Engine::bodyEnded(Task &t, Activation &a)
{
    t.body = BodyTask();
    Coroutine &c = *t.coroutine;
    if (a.flow == Flow::Unwind)
        return;
    if (c.sort == Coroutine::Sort::AsCompletedItem && a.normal())
        a.flow = Flow::Return;
    Interpreter::leave(c, false);
    const Flow flow = a.flow;
    Value result = std::move(a.result);
    Ref<Exc> exc = std::move(a.exception);
    c.activation.reset();
    finishWith(t, flow, std::move(result), std::move(exc));
}

void Engine::finishWith(Task &t, Flow flow, Value value, Ref<Exc> exc)
{
    if (flow != Flow::Raise) {
        if (std::exchange(t.mustCancel, false) && rules.selfCancelLosesValue) // K5: the value is lost
            t.Future::cancel(t.cancelMessage());
        else
            t.setResult(std::move(value));
    } else if (isCancelled(*exc)) { // K10
        t.Future::cancel(Value(exc));
    } else {
        const bool leavesLoop = endsLoop(*exc);
        t.setException(exc);
        if (leavesLoop && !m_eagerSteps.empty())
            m_eagerExit = std::move(exc);
        else if (leavesLoop)
            leaveLoop(std::move(exc));
    }
}

void Engine::bodySuspended(Task &t)
{
    switch (t.waiting) {
    case Task::Waiting::Yielding:
        return queues.callSoon(HandleKind::Step, Ref<Object>(&t));
    case Task::Waiting::Sleeping:
        if (std::exchange(t.mustCancel, false)) {
            t.sleepState = Task::SleepState::Cancelled;
            t.incoming = t.cancelledError();
            wakeLater(t, {});
        }
        return;
    case Task::Waiting::ForFuture:
        if (t.waiter.get() == &t) {
            t.waiting = Task::Waiting::No;
            t.waiter.reset();
            t.incoming = error(types.runtimeError, "Task cannot await on itself: " + repr(Value(Ref<Task>(&t))));
            return queues.callSoon(HandleKind::Wakeup, Ref<Object>(&t));
        }
        if (isForeign(*t.waiter)) { // D2
            const Ref<Future> f = std::move(t.waiter);
            f->iterated = true;
            t.waiting = Task::Waiting::No;
            t.incoming = Loops::attachedElsewhere(*this, t, *f);
            return queues.callSoon(HandleKind::Wakeup, Ref<Object>(&t));
        }
        t.waiter->addCallback(HandleKind::Wakeup, Ref<Object>(&t));
        if (t.mustCancel) {
            const Ref<Future> f = t.waiter;
            bool cancelled = false;
            if (const Ref<Exc> failed = cancelFuture(*f, t.cancelMessage(), &cancelled))
                callbackFailed({}, *failed);
            else if (cancelled)
                t.mustCancel = false;
        }
        return;
    case Task::Waiting::No:
        return;
    }
}

void Engine::afterStep(Task &t)
{
    if (!t.done() || t.shown || t.internal)
        return;
    t.shown = true;
    if (t.cancelled()) {
        record(event(EventKind::Cancelled, t.entity));
    } else if (t.isException) {
        Event ev = event(EventKind::Raised, t.entity);
        ev.a = index(exceptionId(*t.result.as<Exc>()));
        ev.c = index(raisingStep(*t.result.as<Exc>(), t.entity));
        t.raisedEvent = quint32(trace.events().size());
        record(ev);
        t.tracked = t.unretrieved;
    } else {
        Event ev = event(EventKind::Succeeded, t.entity);
        ev.a = index(valueId(t.result));
        record(ev);
    }
    if (t.cold)
        t.cold->box.reset();
}

} // namespace awaitscope::engine
