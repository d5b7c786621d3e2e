// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/objectsteps.h"

#include "model/engine/steps/interpreter.h"

#include <limits>

namespace awaitscope::engine {

namespace {

bool isGuard(const Value &v)
{
    if (v.kind() != Kind::Primitive)
        return false;
    const ObjectKind kind = v.as<Primitive>()->code.kind;
    return kind == ObjectKind::Semaphore || kind == ObjectKind::Lock || kind == ObjectKind::Condition;
}

bool isOf(ObjectKind kind, const Value &v)
{
    return v.kind() == Kind::Primitive && v.as<Primitive>()->code.kind == kind;
}

} // namespace

const char *ObjectSteps::prefixOf(const Primitive &p)
{
    switch (p.code.kind) {
    case ObjectKind::Semaphore: return "semaphore:";
    case ObjectKind::Condition: return "condition:";
    default: return "lock:";
    }
}

Ref<Primitive> ObjectSteps::objectOf(Activation &a, const Instruction &in, ObjectKind kind, const char *method)
{
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return {};
    if (isOf(kind, v))
        return Ref<Primitive>(v.as<Primitive>());
    Interpreter::noAttribute(a, v, method);
    return {};
}

void ObjectSteps::release(Activation &a, Primitive &p) // Q3
{
    Engine &e = *a.engine;
    if (p.code.kind == ObjectKind::Semaphore) {
        if (p.code.bounded && p.available >= p.code.number && e.rules.boundIsKept)
            return a.raise(e.error(e.types.valueError, "BoundedSemaphore released too many times"));
        ++p.available;
        p.wakeNextOfSemaphore();
    } else if (p.locked) {
        p.locked = false;
        p.wakeFirstOfLock();
    } else {
        a.raise(e.error(e.types.runtimeError, "Lock is not acquired."));
    }
}

void ObjectSteps::released(Activation &a, const std::string &label)
{
    Event ev = a.engine->event(EventKind::Released, a.task->entity);
    ev.a = index(a.engine->trace.string(label));
    a.engine->record(ev);
}

void ObjectSteps::notify(Activation &a, Primitive &c, std::size_t count)
{
    if (!c.locked)
        return a.raise(a.engine->error(a.engine->types.runtimeError, "cannot notify on un-acquired lock"));
    c.notify(a.engine->rules.notifyCounts ? count : 1);
}

//! The steps with a shared object that end at once.
void ObjectSteps::perform(Activation &a, const Instruction &in)
{
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (in.op == Op::Release) {
        if (!isGuard(v))
            return Interpreter::noAttribute(a, v, "release");
        auto &p = *v.as<Primitive>();
        release(a, p);
        if (a.normal())
            released(a, prefixOf(p) + p.code.name);
    } else if (in.op == Op::Notify) {
        if (!isOf(ObjectKind::Condition, v))
            return Interpreter::noAttribute(a, v, in.flag ? "notify_all" : "notify");
        auto &c = *v.as<Primitive>();
        notify(a, c, in.flag ? c.putters.size() : std::size_t(in.count));
    } else if (in.op == Op::PutNowait) {
        if (!isOf(ObjectKind::Queue, v))
            return Interpreter::noAttribute(a, v, "put_nowait");
        Value item = Interpreter::evaluate(a, in.value);
        if (a.normal())
            Interpreter::putNow(a, *v.as<Primitive>(), std::move(item));
    } else if (in.op == Op::GetNowait) {
        if (!isOf(ObjectKind::Queue, v))
            return Interpreter::noAttribute(a, v, "get_nowait");
        Value item = Interpreter::getNow(a, *v.as<Primitive>());
        if (a.normal() && in.as)
            Interpreter::bind(a, in.as, std::move(item));
    } else {
        if (!isOf(ObjectKind::Queue, v))
            return Interpreter::noAttribute(a, v, "shutdown");
        Interpreter::shutDown(a, *v.as<Primitive>(), in.flag);
    }
}

BodyTask ObjectSteps::acquire(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        co_return;
    if (!isGuard(v)) {
        Interpreter::noAttribute(a, v, "acquire");
        co_return;
    }
    Ref<Primitive> p(v.as<Primitive>());
    const EntityId on = e.trace.textEntity(prefixOf(*p) + p->code.name);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask entering = Interpreter::acquire(a, *p, p->code.kind == ObjectKind::Semaphore);
    co_await entering;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    Interpreter::resumedAt(a, on, iteration, nullptr);
}

//! Acquires the lock of a condition however often it is cancelled meanwhile; the last of these cancellations is raised in the end.
BodyTask ObjectSteps::acquireAgain(Activation &a, Primitive &c)
{
    Engine &e = *a.engine;
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    const Ref<Exc> before = std::move(a.exception);
    if (before)
        a.handling.push_back(before);
    Ref<Exc> cancellation;
    for (;;) {
        BodyTask again = Interpreter::acquire(a, c, false);
        co_await again;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.flow != Flow::Raise || !e.isCancelled(*a.exception))
            break;
        cancellation = std::move(a.exception);
        a.flow = Flow::Normal;
    }
    if (a.normal() && cancellation)
        a.raise(e.rules.conditionPassesOn ? cancellation : e.error(e.types.cancelled));
    if (before)
        a.handling.pop_back();
    if (a.normal()) {
        a.flow = flow;
        a.exception = before;
    }
}

BodyTask ObjectSteps::waitForNotify(Activation &a, Primitive &c) // Q5
{
    Engine &e = *a.engine;
    if (!c.locked) {
        a.raise(e.error(e.types.runtimeError, "cannot wait on un-acquired lock"));
        co_return;
    }
    Ref<Exc> refused;
    if (e.rules.conditionPassesOn)
        refused = e.remembered.loops.bind(e, c);
    if (refused) {
        a.raise(std::move(refused));
        co_return;
    }
    c.locked = false;
    c.wakeFirstOfLock();
    refused = e.remembered.loops.bind(e, c);
    if (refused) {
        a.raise(std::move(refused));
    } else {
        Ref<Future> f = e.newFuture();
        c.putters.push_back(f);
        BodyTask turn = Interpreter::awaitRaw(a, Value(f));
        co_await turn;
        if (a.flow == Flow::Unwind)
            co_return;
        a.result.reset();
        removeWaiter(c.putters, f.get());
    }
    if (e.rules.conditionTakesLock) {
        BodyTask again = acquireAgain(a, c);
        co_await again;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    if (a.flow == Flow::Raise && e.rules.conditionPassesOn)
        c.notify(1);
}

BodyTask ObjectSteps::conditionWait(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Ref<Primitive> c = objectOf(a, in, ObjectKind::Condition, "wait");
    if (!c)
        co_return;
    const EntityId on = e.trace.textEntity("condition_wait:" + c->code.name);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask waiting = waitForNotify(a, *c);
    co_await waiting;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    Interpreter::resumedAt(a, on, iteration, nullptr);
}

//! Condition.wait_for(): asks before it waits for the first time, then after each notify (Q5).
BodyTask ObjectSteps::conditionWaitFor(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Ref<Primitive> c = objectOf(a, in, ObjectKind::Condition, "wait_for");
    if (!c)
        co_return;
    const EntityId on = e.trace.textEntity("condition_wait:" + c->code.name);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    bool holds = Interpreter::test(a, in.test.front());
    while (a.normal() && !holds) {
        BodyTask waiting = waitForNotify(a, *c);
        co_await waiting;
        if (a.flow == Flow::Unwind)
            co_return;
        e.step = in.id;
        holds = !a.normal() || !e.rules.waitForAsksAgain || Interpreter::test(a, in.test.front());
    }
    Interpreter::resumedAt(a, on, iteration, nullptr);
}

//! What a task does in a barrier once it has the lock. The result is its place.
BodyTask ObjectSteps::passBarrier(Activation &a, Primitive &b) // Q6
{
    using State = Primitive::BarrierState;
    Engine &e = *a.engine;
    constexpr std::size_t All = std::numeric_limits<std::size_t>::max();
    while (a.normal() && (b.state == State::Draining || b.state == State::Resetting)) {
        BodyTask room = waitForNotify(a, b);
        co_await room;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    if (!a.normal())
        co_return;
    if (b.state == State::Broken) {
        a.raise(e.error(e.types.find("BrokenBarrierError"), "Barrier aborted"));
        co_return;
    }
    const qint64 place = b.unfinished++;
    if (place + 1 == b.code.number) {
        b.state = State::Draining;
        b.notify(All);
    } else {
        while (a.normal() && b.state == State::Filling) {
            BodyTask others = waitForNotify(a, b);
            co_await others;
            if (a.flow == Flow::Unwind)
                co_return;
        }
        if (a.normal() && (b.state == State::Broken || b.state == State::Resetting))
            a.raise(e.error(e.types.find("BrokenBarrierError"), "Abort or reset of barrier"));
    }
    if (--b.unfinished == 0) {
        if (b.state == State::Resetting || b.state == State::Draining)
            b.state = State::Filling;
        b.notify(All);
    }
    if (a.normal())
        a.result = Value(place);
}

BodyTask ObjectSteps::barrierWait(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Ref<Primitive> b = objectOf(a, in, ObjectKind::Barrier, "wait");
    if (!b)
        co_return;
    const EntityId on = e.trace.textEntity("barrier:" + b->code.name);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask entering = Interpreter::acquire(a, *b, false);
    co_await entering;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.normal()) {
        BodyTask passing = passBarrier(a, *b);
        co_await passing;
        if (a.flow == Flow::Unwind)
            co_return;
        b->locked = false;
        b->wakeFirstOfLock();
    }
    e.step = in.id;
    Interpreter::resumedAt(a, on, iteration, &a.result);
    if (a.normal() && in.as)
        Interpreter::bind(a, in.as, std::move(a.result));
    a.result.reset();
}

BodyTask ObjectSteps::changeBarrier(Activation &a, const Instruction &in)
{
    using State = Primitive::BarrierState;
    Engine &e = *a.engine;
    const bool resets = in.op == Op::BarrierReset;
    Ref<Primitive> b = objectOf(a, in, ObjectKind::Barrier, resets ? "reset" : "abort");
    if (!b)
        co_return;
    const EntityId on = e.trace.textEntity((resets ? "barrier_reset:" : "barrier_abort:") + b->code.name);
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask entering = Interpreter::acquire(a, *b, false);
    co_await entering;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.normal()) {
        b->state = !resets ? State::Broken : b->unfinished > 0 ? State::Resetting
                                                               : State::Filling;
        b->notify(std::numeric_limits<std::size_t>::max());
        b->locked = false;
        b->wakeFirstOfLock();
    }
    e.step = in.id;
    Interpreter::resumedAt(a, on, iteration, nullptr);
}

} // namespace awaitscope::engine
