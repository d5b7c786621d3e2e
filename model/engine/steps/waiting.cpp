// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: wait, wait_for, as_completed.

// wait, wait_for and as_completed.

#include "model/engine/steps/generatorsteps.h"
#include "model/engine/steps/interpreter.h"

#include <algorithm>
#include <span>

namespace awaitscope::engine {

namespace {

//! Raises the exception of result(), or the TimeoutError that a wait_for turns it into.
void raiseResult(Activation &a, Ref<Exc> exc, bool asTimeout)
{
    if (!asTimeout)
        return a.raise(std::move(exc));
    Engine &e = *a.engine;
    a.raise(e.error(e.types.timeout));
    e.chain(*a.exception, *exc);
    e.setCause(*a.exception, exc.get());
}

//! A future of another loop than that which runs.
bool isForeign(const Engine &e, const Value &v)
{
    return v.isFuture() && e.isForeign(*v.as<Future>());
}

} // namespace

//! Passes a finished future to its waiter: its value as the result, or its exception raised.
void Interpreter::takeResult(Activation &a, Future &f, bool timeoutIfCancelled)
{
    Engine &e = *a.engine;
    if (!e.rules.waitForWaits && !f.done())
        return a.raise(e.error(e.types.timeout));
    if (f.cancelled()) {
        raiseResult(a, f.makeCancelledError(), timeoutIfCancelled);
        return;
    }
    f.retrieve(Retrieval::Await, a.task->entity);
    if (f.isException) {
        Ref<Exc> exc(f.result.as<Exc>());
        // except CancelledError: also one that was set as an exception, as by a gather
        raiseResult(a, exc, timeoutIfCancelled && e.isCancelled(*exc));
    } else {
        a.result = f.result;
    }
}

BodyTask Interpreter::cancelAndWait(Activation &a, Ref<Future> f)
{
    Ref<Future> waiter = a.engine->newFuture();
    const FrameRef keepsWaiter(a, waiter), keepsFuture(a, f);
    f->addCallback(HandleKind::ReleaseWaiter, waiter);
    if (Ref<Exc> failed = a.engine->cancelFuture(*f, {})) {
        f->removeCallback(HandleKind::ReleaseWaiter, waiter.get());
        a.raise(std::move(failed));
        co_return;
    }
    if (!a.engine->rules.waitForWaits)
        waiter->setResult({});
    BodyTask end = awaitRaw(a, Value(waiter));
    co_await end;
    if (a.flow != Flow::Unwind)
        f->removeCallback(HandleKind::ReleaseWaiter, waiter.get());
    f.reset(); // otherwise it would live as long as the caller's BodyTask
}

//! wait_for with a time limit of zero (O7).
BodyTask Interpreter::waitForNothing(Activation &a, Value v)
{
    Engine &e = *a.engine;
    if (!e.rules.waitForInTimeout && isForeign(e, v)) {
        a.raise(e.ofOtherLoop());
        co_return;
    }
    Ref<Future> f = e.ensureFuture(v);
    if (!f) {
        a.raise(e.notAwaitable());
        co_return;
    }
    if (Ref<Exc> left = e.takeEagerExit()) {
        a.raise(std::move(left));
        co_return;
    }
    v.reset();
    if (f->done()) {
        takeResult(a, *f, false);
        co_return;
    }
    const FrameRef keeps(a, f);
    BodyTask end = cancelAndWait(a, f);
    co_await end;
    if (a.normal())
        takeResult(a, *f, true);
}

//! wait_for of CPython 3.11 with a time limit (O8).
BodyTask Interpreter::waitForUntil(Activation &a, Value v, qint64 ms)
{
    Engine &e = *a.engine;
    Ref<Future> waiter = e.newFuture();
    const TimerId timer = e.queues.callAt(e.now() + std::chrono::milliseconds(ms), TimerKind::ReleaseWaiter, waiter);
    if (isForeign(e, v)) {
        a.raise(e.ofOtherLoop());
        co_return;
    }
    Ref<Future> f = e.ensureFuture(v);
    if (!f) {
        // The reference fails before its try block: the timer is not cancelled, and has no effect.
        a.raise(e.notAwaitable());
        co_return;
    }
    v.reset();
    f->addCallback(HandleKind::ReleaseWaiter, waiter);
    const FrameRef keepsWaiter(a, waiter), keepsFuture(a, f);
    BodyTask first = awaitRaw(a, Value(waiter));
    co_await first;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.flow == Flow::Raise && e.isCancelled(*a.exception)) {
        if (f->done()) { // the cancellation is lost
            const Ref<Exc> cancellation = std::move(a.exception);
            a.flow = Flow::Normal;
            takeResult(a, *f, false);
            if (!a.normal())
                e.chain(*a.exception, *cancellation);
        } else {
            const Ref<Exc> cancellation = std::move(a.exception);
            a.flow = Flow::Normal;
            f->removeCallback(HandleKind::ReleaseWaiter, waiter.get());
            BodyTask end = cancelAndWait(a, f);
            co_await end;
            if (a.flow == Flow::Unwind)
                co_return;
            if (a.normal())
                a.passOn(cancellation);
            else
                e.chain(*a.exception, *cancellation);
        }
    } else if (a.normal()) {
        if (f->done()) {
            takeResult(a, *f, false);
        } else {
            f->removeCallback(HandleKind::ReleaseWaiter, waiter.get());
            BodyTask end = cancelAndWait(a, f);
            co_await end;
            if (a.flow == Flow::Unwind)
                co_return;
            if (a.normal())
                takeResult(a, *f, true);
        }
    }
    e.queues.cancelTimer(timer);
}

//! wait_for since CPython 3.12: an await within a timeout.
BodyTask Interpreter::waitForInTimeout(Activation &a, Value v, std::optional<qint64> ms)
{
    Ref<TimeoutContext> scope = make<TimeoutContext>(*a.engine, currentTask(a));
    scope->reschedule(durationOf(ms));
    const FrameRef keeps(a, scope);
    BodyTask within = awaitRaw(a, std::move(v));
    co_await within;
    if (a.flow == Flow::Unwind)
        co_return;
    if (const Ref<Exc> cancellation = leaveTimeout(a, *scope))
        cancellation->strip();
    scope.reset();
}

BodyTask Interpreter::waitForWithin(Activation &a, Value v, const std::optional<qint64> &ms)
{
    if (ms && *ms <= 0)
        return waitForNothing(a, std::move(v));
    if (a.engine->rules.waitForInTimeout)
        return waitForInTimeout(a, std::move(v), ms);
    return ms ? waitForUntil(a, std::move(v), *ms) : awaitRaw(a, std::move(v));
}

BodyTask Interpreter::waitForBody(Activation &a, Coroutine &c)
{
    Engine &e = *a.engine;
    Value v = std::move(c.machinery->value);
    const bool isCoroutine = v.kind() == Kind::Coroutine;
    const EntityId inner = isCoroutine ? EntityId::None : e.labelOf(v);
    const std::string name = isCoroutine ? std::string(v.as<Coroutine>()->name()) : e.trace.label(inner);
    const std::string label = "wait_for(" + name + "," + (c.machinery->ms ? std::to_string(*c.machinery->ms) : std::string("None")) + ")";
    const std::span<const EntityId> members(&inner, isCoroutine ? 0 : 1);
    const EntityId on = e.trace.addEntity({EntityKind::WaitFor, true, e.trace.string(label)}, members);
    awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask waiting = waitForWithin(a, std::move(v), c.machinery->ms);
    co_await waiting;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.flow == Flow::Raise)
        a.exception->strip();
    resumedAt(a, on, iteration, nullptr);
    if (a.normal())
        a.flow = Flow::Return;
}

//! asyncio's _wait_for_one: the next finished future, or a timeout.
BodyTask Interpreter::itemBody(Activation &a, Coroutine &c) // A1
{
    const Value from = std::move(c.machinery->value); // the object may outlive its body, but must not keep alive what the queue contains
    Ref<Primitive> queue(from.kind() == Kind::Primitive ? from.as<Primitive>() : from.as<AsCompletedState>()->queue.get());
    BodyTask taking = takeFromQueue(a, std::move(queue));
    co_await taking;
    if (!a.normal())
        co_return;
    const Value v = std::move(a.result);
    if (v.isNone()) {
        a.raise(a.engine->error(a.engine->types.timeout));
        co_return;
    }
    takeResult(a, *v.as<Future>(), false);
}

BodyTask Interpreter::sleepBody(Activation &a, Coroutine &c)
{
    const Value result = std::move(c.machinery->value);
    if (beginSleep(a, Value(*c.machinery->ms)) == Begin::Suspended) {
        Suspend suspend{a};
        co_await suspend;
    }
    if (a.flow == Flow::Unwind)
        co_return;
    finishSleep(a);
    a.on = EntityId::None;
    if (!a.normal())
        co_return;
    a.result = result;
    a.flow = Flow::Return;
}

namespace {

//! The distinct futures of a wait: in order of first appearance, and in order of last appearance, in which they are listed.
Ref<WaitFrame> waitFrameOf(std::span<const Value> all)
{
    auto frame = make<WaitFrame>();
    std::vector<Object *> seen;
    for (const Value &v : all)
        seen.push_back(v.object());
    std::unordered_map<Object *, std::size_t> last;
    for (std::size_t i = 0; i < seen.size(); ++i)
        last[seen[i]] = i;
    std::unordered_map<Object *, bool> added;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Ref<Future> f(all[i].as<Future>());
        if (added.emplace(f.get(), true).second)
            frame->futures.push_back(f);
        if (last[f.get()] == i)
            frame->shownOrder.push_back(std::move(f));
    }
    return frame;
}

} // namespace

Interpreter::Begin Interpreter::beginWait(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Values all;
    for (const Name &n : in.names) {
        const Value v = get(a, n);
        if (!a.normal())
            return Begin::Ended;
        if (v.kind() == Kind::List)
            all.insert(all.end(), v.as<List>()->items.begin(), v.as<List>()->items.end());
        else
            all.push_back(v);
    }
    std::vector<EntityId> members;
    for (const Value &v : all)
        members.push_back(e.labelOf(v));
    a.on = e.trace.addEntity({EntityKind::Wait}, members);
    a.iteration = e.iteration;
    static constexpr const char *names[] = {"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"};
    Event ev = e.event(EventKind::Awaiting, a.task->entity);
    ev.a = index(a.on);
    ev.b = index(e.trace.string(names[int(in.returnWhen)]));
    ev.c = in.ms ? index(e.trace.value(*in.ms)) : index(ValueId::None);
    e.record(ev);
    if (all.empty()) {
        a.raise(e.error(e.types.valueError, "Set of Tasks/Futures is empty."));
        return Begin::Ended;
    }
    for (const Value &v : all)
        if (!isHashable(v)) {
            a.raise(e.notHashable(v, "set element"));
            return Begin::Ended;
        }
    for (const Value &v : all)
        if (v.kind() == Kind::Coroutine) {
            a.raise(e.error(e.types.typeError, "Passing coroutines is forbidden, use tasks explicitly."));
            return Begin::Ended;
        }
    const auto odd = std::find_if_not(all.begin(), all.end(), [](const Value &v) { return v.isFuture(); });
    Ref<WaitFrame> frame = waitFrameOf(std::span(all.begin(), odd));
    frame->counter = make<WaitCounter>();
    WaitCounter &w = *frame->counter;
    w.counter = qint64(frame->futures.size()) + (odd == all.end() ? 0 : 1);
    w.mode = in.returnWhen;
    w.waiter = e.newFuture();
    if (in.ms)
        w.timer = e.queues.callAt(e.now() + std::chrono::milliseconds(*in.ms), TimerKind::ReleaseWaiter, w.waiter);
    w.waitsFor = Ref<Future>(e.keptWaiter());
    for (const Ref<Future> &f : frame->futures) {
        if (f->refusesCallback()) {
            a.raise(e.closedLoop());
            return Begin::Ended;
        }
        f->addCallback(HandleKind::WaitCounter, frame->counter);
        f->keepWaiter(w.waitsFor.get());
    }
    if (odd != all.end()) { // the reference fails in the middle: the timer and the callbacks remain
        noAttribute(a, *odd, "add_done_callback");
        return Begin::Ended;
    }
    a.holder = frame;
    return wait(a, w.waiter);
}

void WaitCounter::completed(Engine &e, Future &f)
{
    --counter;
    bool release = counter <= 0 || mode == awaitscope::ReturnWhen::FirstCompleted;
    if (!release && mode == awaitscope::ReturnWhen::FirstException && !f.cancelled()) {
        f.retrieve(Retrieval::Wait, EntityId::None); // N6
        release = f.isException;
    }
    if (release) {
        e.queues.cancelTimer(timer);
        if (!waiter->done())
            waiter->setResult({});
    }
    if (waitsFor)
        f.releaseWaiter(waitsFor.get());
}

void Interpreter::finishWait(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    if (!a.holder) // it was rejected
        return resumed(a);
    if (Ref<Exc> incoming = std::move(a.task->incoming))
        a.receive(std::move(incoming));
    const Ref<Object> holder = std::move(a.holder);
    auto &frame = *static_cast<WaitFrame *>(holder.get());
    e.queues.cancelTimer(frame.counter->timer);
    for (const Ref<Future> &f : frame.futures)
        f->removeCallback(HandleKind::WaitCounter, frame.counter.get());
    a.awaited.reset();
    if (!a.normal()) {
        a.exception->strip();
        frame.futures.clear();
        frame.shownOrder.clear();
        return resumed(a);
    }
    auto done = make<List>();
    auto pending = make<List>();
    std::vector<EntityId> doneIds, pendingIds;
    for (const Ref<Future> &f : frame.shownOrder) { // W2
        (f->done() ? done : pending)->items.emplace_back(f);
        (f->done() ? doneIds : pendingIds).push_back(e.entityOf(*f));
    }
    Event ev = e.event(EventKind::WaitResumed, a.task->entity);
    ev.a = index(a.on);
    ev.b = index(e.trace.addEntity({EntityKind::Set}, doneIds));
    ev.c = index(e.trace.addEntity({EntityKind::Set}, pendingIds));
    ev.flag = e.iteration != a.iteration;
    e.record(ev);
    frame.futures.clear();
    frame.shownOrder.clear();
    bind(a, in.second, Value(done));
    bind(a, in.third, Value(pending));
}

void AsCompletedState::completed(Engine &e, Future &f)
{
    if (left == 0)
        return; // the timeout came first
    const Ref<Future> keep = std::move(todo[places.at(&f)]);
    --left;
    queue->putNow(Value(keep));
    if (left == 0)
        e.queues.cancelTimer(timer);
}

void AsCompletedState::timedOut() // A4
{
    for (const Ref<Future> &f : todo) {
        if (!f)
            continue;
        f->removeCallback(HandleKind::AsCompleted, this);
        queue->putNow({});
    }
    std::vector<Ref<Future>> gone = std::move(todo);
    todo.clear();
    left = 0;
}

//! The different futures of an as_completed; coroutine objects become tasks. Null, or why that failed.
Ref<Exc> Interpreter::futuresOf(Engine &e, const Values &items, std::vector<Ref<Future>> &futures)
{
    const auto odd = std::find_if_not(items.begin(), items.end(), isHashable);
    if (odd != items.end())
        return e.notHashable(*odd, "set element");
    std::unordered_map<Object *, bool> seen;
    for (const Value &v : items) {
        if (v.isObject() && !seen.emplace(v.object(), true).second)
            continue;
        if (isForeign(e, v))
            return e.ofOtherLoop();
        Ref<Future> f = e.ensureFuture(v);
        if (!f)
            return e.notAwaitable();
        if (Ref<Exc> left = e.takeEagerExit())
            return left;
        if (!e.rules.asCompletedStartsLater && v.kind() == Kind::Coroutine)
            e.stepNow(*static_cast<Task *>(f.get()));
        futures.push_back(std::move(f)); // one that is there already was seen
    }
    return {};
}

BodyTask Interpreter::asCompletedBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Values items;
    if (!collect(a, in.awaitables, items))
        co_return;
    auto state = make<AsCompletedState>();
    state->queue = e.newQueue();
    if (Ref<Exc> failed = futuresOf(e, items, state->todo)) { // A2: until 3.12 a generator, nothing happens before the first iteration
        a.raise(std::move(failed));
        a.exception->held.emplace_back(make<List>(std::move(items)));
        co_return;
    }
    for (std::size_t i = 0; i < state->todo.size(); ++i)
        state->places.emplace(state->todo[i].get(), i);
    state->left = state->todo.size();
    Ref<Future> last = state->todo.empty() ? Ref<Future>() : state->todo.back(); // kept alive by the generator's loop variable
    const std::size_t count = state->left;
    if (e.rules.asCompletedLetsGo) { // an iterator since 3.13, which keeps only what is to be done
        last.reset();
        while (!items.empty())
            items.pop_back();
    }
    for (const Ref<Future> &f : state->todo)
        f->addCallback(HandleKind::AsCompleted, state);
    if (count > 0 && in.ms)
        state->timer = e.queues.callAt(e.now() + std::chrono::milliseconds(*in.ms), TimerKind::AsCompletedTimeout, state);
    for (std::size_t i = 0; i < count; ++i) {
        e.step = in.id;
        if (in.flag) {
            BodyTask waiting = GeneratorSteps::nextCompleted(a, state->queue);
            co_await waiting;
            if (!a.normal())
                break;
            bind(a, in.as, std::move(a.result));
            a.result.reset();
        } else {
            Ref<Coroutine> item = e.newCoroutine(Coroutine::Sort::AsCompletedItem, nullptr);
            item->machinery->value = e.rules.asCompletedLetsGo ? Value(state) : Value(state->queue);
            bind(a, in.as, Value(item));
        }
        BodyTask body = block(a, in.body);
        co_await body;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.flow == Flow::Break)
            break;
        if (a.flow == Flow::Continue)
            a.flow = Flow::Normal;
        if (!a.normal())
            break;
    }
    if (a.flow == Flow::Break)
        a.flow = Flow::Normal;
    while (!items.empty()) // as in the generator's frame: its list is released first
        items.pop_back();
    last.reset();
}

} // namespace awaitscope::engine
