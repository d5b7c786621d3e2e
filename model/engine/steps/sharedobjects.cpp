// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: the steps that use shared objects.

// Semaphore, lock and queue.

#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/objectsteps.h"
#include "model/engine/steps/queueitems.h"

namespace awaitscope::engine {

BodyTask Interpreter::acquire(Activation &a, Primitive &p, bool isSemaphore)
{
    Engine &e = *a.engine;
    if (isSemaphore ? !p.semaphoreLocked() : p.lockIsFree()) { // Q1
        --p.available;
        p.locked = true;
        co_return;
    }
    if (Ref<Exc> refused = e.remembered.loops.bind(e, p, p.code.kind == ObjectKind::Condition || p.code.kind == ObjectKind::Barrier)) {
        a.raise(std::move(refused));
        co_return;
    }
    Ref<Future> f = e.newFuture();
    p.waiters.push_back(f);
    BodyTask turn = awaitRaw(a, Value(f));
    co_await turn;
    if (a.flow == Flow::Unwind)
        co_return;
    a.result.reset();
    removeWaiter(p.waiters, f.get());
    if (isSemaphore && e.rules.semaphoreWakesAll) {
        if (a.flow == Flow::Raise && e.isCancelled(*a.exception) && f->done() && !f->cancelled())
            ++p.available;
        while (p.available > 0 && p.wakeNextOfSemaphore()) {
        }
    } else if (a.flow == Flow::Raise) { // Q2
        if (!e.isCancelled(*a.exception))
            co_return;
        if (isSemaphore && !f->cancelled()) {
            ++p.available;
            p.wakeNextOfSemaphore();
        } else if (!isSemaphore && !p.locked) {
            p.wakeFirstOfLock();
        }
    } else if (isSemaphore) {
        if (p.available > 0)
            p.wakeNextOfSemaphore();
    } else {
        p.locked = true;
    }
}

BodyTask Interpreter::heldBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const bool isSemaphore = in.op == Op::Semaphore;
    const char *prefix = isSemaphore ? "semaphore:" : in.op == Op::Lock ? "lock:"
                                                                        : "condition:";
    const Value v = get(a, in.of);
    if (!a.normal())
        co_return;
    if (v.kind() != Kind::Primitive) {
        noAttribute(a, v, "acquire");
        co_return;
    }
    Ref<Primitive> p(v.as<Primitive>());
    const std::string label = prefix + p->code.name;
    const EntityId on = e.trace.textEntity(label);
    awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask entering = acquire(a, *p, isSemaphore);
    co_await entering;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    resumedAt(a, on, iteration, nullptr);
    if (!a.normal())
        co_return;
    BodyTask body = block(a, in.body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    leaveHeld(a, *p, label);
}

//! Releases at the end of a block; what ended the block goes on, or is the context of what the release raises.
void Interpreter::leaveHeld(Activation &a, Primitive &p, const std::string &label)
{
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    const Ref<Exc> before = std::move(a.exception);
    if (before)
        a.handling.push_back(before);
    ObjectSteps::release(a, p);
    if (before)
        a.handling.pop_back();
    if (!a.normal()) {
        if (before)
            a.exception->raisedWhile(before);
        return;
    }
    a.flow = flow;
    a.exception = before;
    ObjectSteps::released(a, label);
}

//! put_nowait().
void Interpreter::putNow(Activation &a, Primitive &q, Value v)
{
    Engine &e = *a.engine;
    if (q.isShutDown)
        return a.raise(e.error(e.types.find("QueueShutDown")));
    if (q.full())
        return a.raise(e.error(e.types.find("QueueFull")));
    pushItem(a, q, std::move(v));
    if (!a.normal())
        return;
    ++q.unfinished;
    q.allDone->isSet = false;
    Primitive::wakeNext(q.waiters);
}

//! get_nowait().
Value Interpreter::getNow(Activation &a, Primitive &q)
{
    Engine &e = *a.engine;
    if (q.items.empty()) {
        a.raise(e.error(e.types.find(q.isShutDown ? "QueueShutDown" : "QueueEmpty")));
        return {};
    }
    Value v = popItem(a, q);
    if (!a.normal())
        return v;
    q.noteTaken(a.task->entity);
    Primitive::wakeNext(q.putters);
    return v;
}

void Interpreter::shutDown(Activation &a, Primitive &q, bool immediate)
{
    q.isShutDown = true;
    while (immediate && !q.items.empty()) {
        const Value gone = popItem(a, q);
        if (!a.normal())
            return;
        if (q.unfinished > 0)
            --q.unfinished;
    }
    if (immediate && q.unfinished == 0)
        q.allDone->set();
    for (Waiters *all : {&q.waiters, &q.putters})
        while (!all->empty())
            Primitive::wakeOne(*all);
}

BodyTask Interpreter::putBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        co_return;
    Value item = evaluate(a, in.value);
    if (!a.normal())
        co_return;
    if (v.kind() != Kind::Primitive) {
        noAttribute(a, v, "put");
        co_return;
    }
    Ref<Primitive> q(v.as<Primitive>());
    const EntityId on = e.trace.textEntity("queue_put:" + q->code.name);
    awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    while (q->full() && a.normal()) {
        if (q->isShutDown)
            break;
        if (Ref<Exc> refused = e.remembered.loops.bind(e, *q)) {
            a.raise(std::move(refused));
            break;
        }
        Ref<Future> putter = e.newFuture();
        q->putters.push_back(putter);
        BodyTask room = awaitRaw(a, Value(putter));
        co_await room;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.normal())
            continue;
        putter->cancel({});
        removeWaiter(q->putters, putter.get());
        if (!q->full() && !putter->cancelled())
            Primitive::wakeNext(q->putters);
    }
    if (a.normal())
        putNow(a, *q, std::move(item));
    item.reset();
    resumedAt(a, on, iteration, nullptr);
}

BodyTask Interpreter::takeFromQueue(Activation &a, Ref<Primitive> q)
{
    Engine &e = *a.engine;
    while (q->items.empty() && a.normal()) {
        if (q->isShutDown)
            break;
        if (Ref<Exc> refused = e.remembered.loops.bind(e, *q)) {
            a.raise(std::move(refused));
            break;
        }
        Ref<Future> getter = e.newFuture();
        q->waiters.push_back(getter);
        BodyTask something = awaitRaw(a, Value(getter));
        co_await something;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.normal())
            continue;
        getter->cancel({});
        removeWaiter(q->waiters, getter.get());
        if (!q->items.empty() && !getter->cancelled())
            Primitive::wakeNext(q->waiters);
    }
    if (a.normal())
        a.result = getNow(a, *q);
    q.reset(); // a parameter lives until the caller has resumed
}

BodyTask Interpreter::getBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        co_return;
    if (v.kind() != Kind::Primitive) {
        noAttribute(a, v, "get");
        co_return;
    }
    Ref<Primitive> q(v.as<Primitive>());
    const EntityId on = e.trace.textEntity("queue_get:" + q->code.name);
    awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask taking = takeFromQueue(a, q);
    co_await taking;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    resumedAt(a, on, iteration, &a.result);
    if (a.normal() && in.as)
        bind(a, in.as, std::move(a.result));
    a.result.reset();
}

} // namespace awaitscope::engine
