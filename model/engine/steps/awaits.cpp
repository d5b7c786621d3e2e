// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: awaiting.

// The steps that may suspend once, and awaiting in general.

#include "model/engine/steps/generatorsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/managersteps.h"
#include "model/engine/steps/objectsteps.h"
#include "model/engine/steps/threadsafesteps.h"
#include "model/engine/steps/valuesteps.h"

#include <cmath>

namespace awaitscope::engine {

constexpr quint32 InstructionsPerLook = 16; //!< of a long block

Time Interpreter::lengthOf(const Value &ms)
{
    // More would have no place in 64 bits, also when a moment of the run is added; a run has less than 150 years.
    constexpr double Longest = 4.4e12; // milliseconds, 139 years
    if (std::isnan(ms.number()))
        return Time(0);
    if (std::abs(ms.number()) > Longest)
        return Time(std::chrono::milliseconds(ms.number() > 0 ? qint64(Longest) : -qint64(Longest)));
    return ms.kind() == Kind::Float ? Time(qint64(std::llround(ms.number() * 1e6))) : Time(std::chrono::milliseconds(ms.integer()));
}

//! time.sleep(). Whether the body must suspend until the time has passed.
static bool blocks(Activation &a, const Value &ms) // L6
{
    Engine &e = *a.engine;
    if (!ms.isNumber()) {
        a.raise(e.error(e.types.typeError, "'" + e.typeNameOf(ms) + "' object cannot be interpreted as an integer" + (e.rules.newMessages ? " or float" : "")));
        return false;
    }
    if (ms.number() < 0) {
        a.raise(e.error(e.types.valueError, "sleep length must be non-negative"));
        return false;
    }
    Event ev = e.event(EventKind::Blocking, e.currentEntity());
    ev.a = index(e.valueId(ms));
    e.record(ev);
    return e.standStill(Interpreter::lengthOf(ms));
}

BodyTask Interpreter::block(Activation &a, const Block &b)
{
    Suspend suspend{a};
    if (a.engine->mustPause()) { // every loop and every call passes through here
        co_await suspend;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    for (quint32 i = 0; i < b.size(); ++i) { // a named variable here would be in the frame of every sleeping task
        if (i % InstructionsPerLook == InstructionsPerLook - 1 && a.engine->mustPause()) {
            co_await suspend;
            if (a.flow == Flow::Unwind)
                co_return;
        }
        switch (begin(a, b[i])) {
        case Begin::Ended:
            break;
        case Begin::Suspended:
            co_await suspend;
            a.engine->step = b[i].id;
            break;
        case Begin::Nested: {
            BodyTask inner = nested(a, b[i]);
            co_await inner;
            a.engine->step = b[i].id;
            break;
        }
        }
        if (a.flow != Flow::Unwind && b[i].op >= Op::Sleep && b[i].op <= Op::Join)
            finish(a, b[i]);
        if (a.flow != Flow::Normal)
            co_return;
    }
}

BodyTask Interpreter::nested(Activation &a, const Instruction &in)
{
    if (isLong(in))
        return longStep(a, in);
    switch (in.op) {
    case Op::Await: { // begin() stored a coroutine object
        Ref<Coroutine> c(a.result.as<Coroutine>());
        a.result.reset();
        return c->isProgram() ? inlineCall(a, std::move(c)) : awaitItem(a, std::move(c));
    }
    case Op::Put: return putBlock(a, in);
    case Op::Get: return getBlock(a, in);
    case Op::Try:
    case Op::TryStar: return tryBlock(a, in);
    case Op::If: return ifBlock(a, in);
    case Op::For: return forBlock(a, in);
    case Op::Repeat: return repeatBlock(a, in);
    case Op::While: return whileBlock(a, in);
    case Op::AsCompleted: return asCompletedBlock(a, in);
    case Op::TaskGroup: return groupBlock(a, in);
    case Op::Timeout:
    case Op::TimeoutAt: return timeoutBlock(a, in);
    case Op::Retry: return retryBlock(a, in);
    case Op::Semaphore:
    case Op::Lock:
    case Op::WithCondition: return heldBlock(a, in);
    case Op::Acquire: return ObjectSteps::acquire(a, in);
    case Op::ConditionWait: return ObjectSteps::conditionWait(a, in);
    case Op::ConditionWaitFor: return ObjectSteps::conditionWaitFor(a, in);
    case Op::BarrierWait: return ObjectSteps::barrierWait(a, in);
    case Op::BarrierReset:
    case Op::BarrierAbort: return ObjectSteps::changeBarrier(a, in);
    case Op::ForRange: return ValueSteps::forRange(a, in);
    case Op::With: return ManagerSteps::with(a, in);
    case Op::ExitStack: return ManagerSteps::exitStack(a, in);
    case Op::EnterContext: return ManagerSteps::enterContext(a, in);
    case Op::Suppress: return ManagerSteps::suppress(a, in);
    case Op::Yield: return GeneratorSteps::yield(a, in);
    case Op::AsyncFor: return GeneratorSteps::asyncFor(a, in);
    case Op::Anext: return GeneratorSteps::anext(a, in);
    case Op::Aclose: return GeneratorSteps::aclose(a, in);
    default: Q_UNREACHABLE();
    }
}

Interpreter::Begin Interpreter::begin(Activation &a, const Instruction &in)
{
    a.engine->step = in.id;
    const bool isLongStep = isLong(in);
    if (in.op < Op::Sleep && !isLongStep) {
        perform(a, in);
        return Begin::Ended;
    }
    if (in.op > Op::Join || isLongStep)
        return Begin::Nested;
    switch (in.op) {
    case Op::Sleep: {
        const Value ms = evaluate(a, in.value);
        return a.normal() ? beginSleep(a, ms) : Begin::Ended;
    }
    case Op::StandStill: {
        const Value ms = evaluate(a, in.value);
        return a.normal() && blocks(a, ms) ? Begin::Suspended : Begin::Ended;
    }
    case Op::ThreadsafeResult: return ThreadsafeSteps::beginResult(a, in) ? Begin::Suspended : Begin::Ended;
    case Op::Await: {
        Value v = makeAwaitable(a, in.awaitable);
        return a.normal() ? beginAwait(a, std::move(v)) : Begin::Ended;
    }
    case Op::Wait:
        return beginWait(a, in);
    default:
        return beginPrimitive(a, in);
    }
}

void Interpreter::finish(Activation &a, const Instruction &in)
{
    if (a.on != EntityId::None) { // otherwise it was a nested call, or it failed before it awaited anything
        if (in.op == Op::Sleep)
            finishSleep(a);
        else if (in.op == Op::Await)
            finishAwait(a);
        else if (in.op == Op::Wait)
            finishWait(a, in);
        else if (in.op == Op::ThreadsafeResult)
            ThreadsafeSteps::finishResult(a, in);
        else
            finishPrimitive(a);
        a.on = EntityId::None;
    }
    if (in.op == Op::Await && a.normal()) {
        if (in.as)
            bind(a, in.as, std::move(a.result));
        a.result.reset();
    }
}

Interpreter::Begin Interpreter::beginSleep(Activation &a, const Value &ms)
{
    Engine &e = *a.engine;
    Task &t = *a.task;
    Event ev = e.event(EventKind::Sleeping, t.entity);
    ev.a = ms.isNone() ? index(ValueId::None) : index(e.valueId(ms));
    e.record(ev);
    a.on = e.trace.sleepEntity();
    a.iteration = e.iteration;
    if (!ms.isNumber()) {
        a.raise(e.error(e.types.typeError, "'<=' not supported between instances of '" + e.typeNameOf(ms) + "' and 'int'"));
        return Begin::Ended;
    }
    if (ms.number() <= 0) {
        t.waiting = Task::Waiting::Yielding;
        return Begin::Suspended;
    }
    if (t.closing && e.current) { // the loop runs: only the timer stays
        e.queues.callAt(e.now() + lengthOf(ms), TimerKind::Cancelled, {});
        return Begin::Suspended;
    }
    if (t.closing) {
        a.raise(e.error(e.types.runtimeError, "no running event loop"));
        return Begin::Ended;
    }
    t.waiting = Task::Waiting::Sleeping;
    t.sleepState = Task::SleepState::Pending;
    t.sleepTimer = e.queues.callAt(e.now() + lengthOf(ms), TimerKind::SleepOver, Ref<Object>(&t));
    return Begin::Suspended;
}

void Interpreter::finishSleep(Activation &a)
{
    Engine &e = *a.engine;
    Task &t = *a.task;
    e.queues.cancelTimer(t.sleepTimer);
    if (Ref<Exc> incoming = std::move(t.incoming))
        a.receive(std::move(incoming));
    Event ev = e.event(EventKind::Resumed, t.entity);
    ev.a = index(a.on);
    ev.flag = true; // as the reference records it for every sleep
    if (!a.normal()) {
        a.exception->strip();
        ev.outcome = e.outcomeOf(*a.exception);
        ev.b = index(e.exceptionId(*a.exception));
    }
    e.record(ev);
    leaveTask(a);
}

//! A body that is being closed runs outside any task.
void Interpreter::leaveTask(Activation &a)
{
    if (a.task->closing)
        a.task->entity = a.engine->currentEntity();
    closed(a);
}

//! What it awaited was closed: the GeneratorExit that was thrown into the task propagates in the outermost call, one of its own in others.
void Interpreter::closed(Activation &a)
{
    if (!a.task->cold || !a.task->cold->closing)
        return;
    Engine &e = *a.engine;
    if (a.flow == Flow::Raise && !e.isInstance(*a.exception, e.types.generatorExit))
        a.task->cold->closing.reset(); // it was replaced by another exception
    else if (a.caller)
        a.passOn(e.error(e.types.generatorExit));
    else
        a.passOn(std::exchange(a.task->cold->closing, {}));
}

void Interpreter::awaiting(Activation &a, EntityId on)
{
    Engine &e = *a.engine;
    a.on = on;
    a.iteration = e.iteration;
    Event ev = e.event(EventKind::Awaiting, a.task->entity);
    ev.a = index(on);
    e.record(ev);
}

void Interpreter::resumed(Activation &a, Value *shown)
{
    resumedAt(a, a.on, a.iteration, shown);
}

void Interpreter::resumedAt(Activation &a, EntityId on, quint32 iteration, Value *shown)
{
    Engine &e = *a.engine;
    Event ev = e.event(EventKind::Resumed, a.task->entity);
    ev.a = index(on);
    ev.flag = e.iteration != iteration;
    if (!a.normal()) {
        ev.outcome = e.outcomeOf(*a.exception);
        ev.b = index(e.exceptionId(*a.exception));
    } else if (shown) {
        ev.c = index(e.valueId(*shown));
    }
    e.record(ev);
    leaveTask(a);
}

//! Waits for a future unless it is done (T3).
Interpreter::Begin Interpreter::wait(Activation &a, Ref<Future> f)
{
    a.awaited = std::move(f);
    if (a.awaited->done())
        return Begin::Ended;
    a.task->waiting = Task::Waiting::ForFuture;
    a.task->waiter = a.awaited;
    return Begin::Suspended;
}

Interpreter::Begin Interpreter::beginAwait(Activation &a, Value v)
{
    Engine &e = *a.engine;
    if (v.kind() == Kind::Coroutine) {
        a.result = std::move(v);
        return Begin::Nested;
    }
    awaiting(a, e.labelOf(v));
    if (!v.isFuture()) {
        a.raise(e.cannotBeAwaited(v));
        return Begin::Ended;
    }
    Ref<Future> f(v.as<Future>());
    if (f->iterated && !f->done()) {
        a.raise(e.notAwaited());
        return Begin::Ended;
    }
    return wait(a, std::move(f));
}

void Interpreter::finishAwait(Activation &a)
{
    if (a.awaited) {
        if (Ref<Exc> incoming = std::move(a.task->incoming))
            a.receive(std::move(incoming));
        else
            takeResult(a, *a.awaited, false);
        if (!a.normal())
            a.exception->strip();
        a.awaited.reset(); // before the event, as in the reference
    }
    resumed(a);
}

//! Awaits without any event, as asyncio's own coroutines do.
BodyTask Interpreter::awaitRaw(Activation &a, Value v)
{
    Engine &e = *a.engine;
    if (v.kind() == Kind::Coroutine) {
        Ref<Coroutine> c(v.as<Coroutine>());
        v.reset();
        if (!c->isProgram() && c->state != Coroutine::State::Created) {
            a.raise(e.error(e.types.runtimeError, c->whyNotAgain()));
            co_return;
        }
        if (!c->isProgram()) {
            c->state = Coroutine::State::Running;
            BodyTask item = run(a, *c);
            co_await item;
            c->state = Coroutine::State::Finished;
            co_return;
        }
        BodyTask call = inlineCall(a, std::move(c));
        co_await call;
        co_return;
    }
    if (!v.isFuture()) {
        a.raise(e.cannotBeAwaited(v));
        co_return;
    }
    Ref<Future> f(v.as<Future>());
    v.reset();
    if (f->iterated && !f->done()) {
        a.raise(e.notAwaited());
        co_return;
    }
    const FrameRef keeps(a, f);
    if (!f->done()) {
        a.task->waiting = Task::Waiting::ForFuture;
        a.task->waiter = f;
        Suspend suspend{a};
        co_await suspend;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    if (Ref<Exc> incoming = std::move(a.task->incoming))
        a.receive(std::move(incoming));
    else
        takeResult(a, *f, false);
}

BodyTask Interpreter::inlineCall(Activation &a, Ref<Coroutine> c) // T2
{
    Ref<Exc> error;
    if (!enter(*c, *a.task, &a, error)) {
        a.raise(std::move(error));
        co_return;
    }
    Activation &callee = *c->activation;
    const FrameRef keeps(a, c);
    a.callee = &callee;
    BodyTask body = run(callee, *c);
    co_await body;
    a.callee = nullptr;
    if (callee.flow == Flow::Unwind) {
        a.flow = Flow::Unwind;
        co_return;
    }
    leave(*c, true);
    const Engine &e = *a.engine;
    if (callee.flow == Flow::Raise) {
        callee.exception->strip();
        a.passOn(std::move(callee.exception));
        if (a.task->thrownInto && callee.entered != e.iteration)
            a.chainToOwn(); // it was thrown in through this call, and propagates out of it
        closed(a);
    } else {
        a.result = std::move(callee.result);
        closed(a);
    }
    c->activation.reset();
}

//! An item of as_completed: a coroutine object of asyncio's own, shown as a wait for "as_completed".
BodyTask Interpreter::awaitItem(Activation &a, Ref<Coroutine> c)
{
    Engine &e = *a.engine;
    const EntityId on = e.trace.textEntity("as_completed");
    awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    if (c->state != Coroutine::State::Created) {
        a.raise(e.error(e.types.runtimeError, c->whyNotAgain()));
    } else {
        c->state = Coroutine::State::Running;
        BodyTask body = run(a, *c);
        co_await body;
        c->state = Coroutine::State::Finished;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    if (!a.normal())
        a.exception->strip();
    c.reset();
    resumedAt(a, on, iteration, nullptr);
}

Interpreter::Begin Interpreter::beginPrimitive(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        return Begin::Ended;
    const bool join = in.op == Op::Join;
    if (v.kind() != Kind::Primitive) {
        noAttribute(a, v, join ? "join" : "wait");
        return Begin::Ended;
    }
    Ref<Primitive> p(v.as<Primitive>());
    awaiting(a, e.trace.textEntity((join ? "queue_join:" : "event:") + p->code.name));
    if (join && p->unfinished <= 0)
        return Begin::Ended;
    Ref<Primitive> ev = join ? p->allDone : p;
    if (ev->isSet)
        return Begin::Ended;
    if (Ref<Exc> refused = e.remembered.loops.bind(e, *ev)) {
        a.raise(std::move(refused));
        return Begin::Ended;
    }
    Ref<Future> f = e.newFuture();
    ev->waiters.push_back(f);
    a.holder = ev;
    return wait(a, std::move(f));
}

void Interpreter::finishPrimitive(Activation &a)
{
    if (a.awaited) {
        if (Ref<Exc> incoming = std::move(a.task->incoming))
            a.receive(std::move(incoming));
        removeWaiter(static_cast<Primitive *>(a.holder.get())->waiters, a.awaited.get());
        a.awaited.reset();
        a.holder.reset();
    }
    resumed(a);
}

} // namespace awaitscope::engine
