// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: timeout, task groups, retry.

// timeout, task group and retry.

#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/loopsteps.h"

#include <algorithm>
#include <cmath>

namespace awaitscope::engine {

namespace {

//! How the body of an `async with` ended: with an exception, or null.
Ref<Exc> bodyException(Activation &a)
{
    return a.flow == Flow::Raise ? a.exception : Ref<Exc>();
}

Outcome bodyOutcome(const Engine &e, const Ref<Exc> &exc)
{
    return exc ? e.outcomeOf(*exc) : Outcome::Ok;
}

//! What timeout and task group take for a cancellation.
bool isCancellation(const Engine &e, const Ref<Exc> &exc)
{
    return exc && (e.rules.derivedCancellations ? e.isCancelled(*exc) : exc->type == e.types.cancelled);
}

} // namespace

Ref<Exc> TimeoutContext::whyFixed() const // O6
{
    if (state == State::Entered)
        return {};
    const char *name = state == State::Expiring ? "expiring" : state == State::Expired ? "expired"
                                                                                       : "finished";
    return engine.error(engine.types.runtimeError, std::string("Cannot change state of ") + name + " Timeout");
}

void TimeoutContext::reschedule(std::optional<Time> after)
{
    engine.queues.cancelTimer(timer);
    if (!after)
        return;
    if (*after <= Time(0)) // O5
        timer = engine.queues.callSoonCancellable(TimerKind::TimeoutFired, Ref<Object>(this));
    else
        timer = engine.queues.callAt(engine.now() + *after, TimerKind::TimeoutFired, Ref<Object>(this));
}

void TimeoutContext::fired() // O1
{
    if (const Ref<Exc> failed = engine.cancelFuture(*task, {}))
        engine.callbackFailed({}, *failed);
    else
        state = State::Expiring;
}

BodyTask Interpreter::timeoutBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const std::optional<Time> length = in.op == Op::TimeoutAt ? LoopSteps::enterTimeoutAt(a, in) : durationOf(in.ms);
    if (!a.normal())
        co_return;
    if (in.op == Op::Timeout) {
        Event entry = e.event(EventKind::TimeoutEnter, a.task->entity);
        entry.a = in.ms ? index(e.trace.value(*in.ms)) : index(ValueId::None);
        entry.b = index(ValueId::None);
        e.record(entry);
    }
    Ref<TimeoutContext> scope = make<TimeoutContext>(e, currentTask(a));
    const FrameRef keeps(a, scope);
    scope->reschedule(length);
    bind(a, in.as, Value(scope));
    BodyTask body = block(a, in.body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    const Ref<Exc> cancellation = leaveTimeout(a, *scope);
    Event exit = e.event(EventKind::TimeoutExit, a.task->entity);
    exit.outcome = bodyOutcome(e, bodyException(a));
    if (cancellation)
        exit.b = index(e.exceptionId(*a.exception));
    exit.flag = scope->expired();
    e.record(exit);
    if (cancellation)
        cancellation->strip(); // its traceback is an argument of __aexit__ until here
}

Ref<Exc> Interpreter::leaveTimeout(Activation &a, TimeoutContext &scope)
{
    Engine &e = *a.engine;
    Ref<Exc> passing = bodyException(a);
    e.queues.cancelTimer(scope.timer);
    if (!e.rules.timeoutTakesOwnOnly && isCancellation(e, passing))
        scope.state = TimeoutContext::State::Expiring;
    if (scope.state != TimeoutContext::State::Expiring) {
        scope.state = TimeoutContext::State::Exited;
        return {};
    }
    scope.state = TimeoutContext::State::Expired;
    if (scope.task->uncancel() > scope.entryCount && e.rules.timeoutTakesOwnOnly) // O4
        return {};
    if (isCancellation(e, passing)) { // O3
        a.raise(e.error(e.types.timeout));
        e.chain(*a.exception, *passing);
        if (e.rules.timeoutKnowsEntryCount)
            e.setCause(*a.exception, passing.get());
        return passing;
    }
    if (passing && e.rules.timeoutMarksContext) {
        e.markTimeout(*passing);
        if (passing->type == e.types.group)
            for (const Ref<Exc> &member : passing->members)
                e.markTimeout(*member);
    }
    return {};
}

std::string GroupContext::repr() const
{
    std::string info;
    if (unfinished > 0)
        info += " tasks=" + std::to_string(unfinished);
    if (!errors.empty())
        info += " errors=" + std::to_string(errors.size());
    info += aborting ? " cancelling" : " entered";
    return "<TaskGroup" + info + ">";
}

Ref<Exc> GroupContext::abort()
{
    aborting = true;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Ref<Task> t = tasks[i];
        if (!t || t->done())
            continue;
        if (Ref<Exc> failed = engine.cancelFuture(*t, {}))
            return failed;
    }
    return {};
}

void GroupContext::taskDone(Task &t) // P1, P2
{
    const Ref<Task> keep = std::move(tasks[t.groupIndex]);
    --unfinished;
    if (onCompleted && unfinished == 0 && !onCompleted->done())
        onCompleted->setResult(Value(true));
    if (t.cancelled())
        return;
    t.retrieve(Retrieval::TaskGroup, parent->entity);
    if (!t.isException)
        return;
    Ref<Exc> exc(t.result.as<Exc>());
    errors.push_back(exc);
    if (engine.endsLoop(*exc) && !baseError)
        baseError = exc;
    if (parent->done()) {
        Event ev = engine.event(EventKind::LoopError, t.entity);
        ev.a = index(engine.trace.string("Task <...> is already completed"));
        ev.b = index(engine.exceptionId(*exc));
        return engine.record(ev);
    }
    if (!aborting && !parentCancelRequested) {
        Ref<Exc> failed = abort();
        if (!failed) {
            parentCancelRequested = true;
            failed = engine.cancelFuture(*parent, {});
        }
        if (failed)
            engine.callbackFailed({}, *failed);
    }
}

//! After it was left. What still runs in it, after an abort() that failed, needs both.
void GroupContext::letGo()
{
    if (!engine.rules.groupLetsGo || unfinished > 0)
        return;
    parent.reset();
    errors.clear();
    baseError.reset();
}

BodyTask Interpreter::groupBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    e.record(e.event(EventKind::GroupEnter, a.task->entity));
    Ref<GroupContext> group = make<GroupContext>(e, currentTask(a));
    const FrameRef keeps(a, group);
    bind(a, in.as, Value(group));
    BodyTask body = block(a, in.body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    Ref<Exc> passing = std::move(a.exception);
    if (flow != Flow::Raise)
        passing.reset();
    Value result = std::move(a.result);
    Event exit = e.event(EventKind::GroupExit, a.task->entity);
    exit.outcome = bodyOutcome(e, passing);
    e.record(exit);
    const quint32 iteration = e.iteration;
    BodyTask leaving = leaveGroup(a, *group, passing);
    co_await leaving;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    group->letGo();
    // The traceback of the body's exception is an argument of __aexit__: it is released after the event.
    Values kept = passing ? std::exchange(passing->held, {}) : Values();
    if (a.flow == Flow::Raise) {
        a.exception->strip();
        if (passing && std::ranges::find(a.exception->members, passing) == a.exception->members.end())
            replaced(a, *passing, true);
    }
    Event done = e.event(EventKind::GroupDone, a.task->entity);
    done.flag = e.iteration != iteration;
    if (a.flow == Flow::Raise) {
        done.outcome = e.outcomeOf(*a.exception);
        done.b = index(e.exceptionId(*a.exception));
    } else { // the outcome of the body itself is passed on
        done.outcome = bodyOutcome(e, passing);
        a.flow = flow;
        a.exception = passing;
        a.result = std::move(result);
    }
    e.record(done);
    if (done.b == index(ExceptionId::None) && passing)
        passing->held = std::move(kept); // it propagates with its traceback
    for (Value &v : kept)
        v.reset();
}

BodyTask Interpreter::awaitTurns(Activation &a, int turns)
{
    for (int i = 0; i < turns && a.normal(); ++i) {
        a.task->waiting = Task::Waiting::Yielding;
        Suspend suspend{a};
        co_await suspend;
    }
}

//! The end of __aexit__: the exception that it raises, if any.
void Interpreter::raiseErrors(Activation &a, GroupContext &g, Ref<Exc> body, Ref<Exc> cancellation)
{
    Engine &e = *a.engine;
    if (!g.baseError && e.rules.groupUncancelsLast)
        uncancelParent(g, cancellation);
    if (g.baseError) {
        a.raise(g.baseError); // P5a
        if (body)
            e.chain(*a.exception, *body);
    } else if (cancellation && g.errors.empty()) {
        a.raise(std::move(cancellation)); // P5b
        if (body)
            e.chain(*a.exception, *body);
    } else {
        if (body && !isCancellation(e, body))
            g.errors.push_back(std::move(body)); // P6
        if (!e.rules.groupKeepsOrder)
            std::reverse(g.errors.begin(), g.errors.end());
        if (!g.errors.empty()) {
            if (e.rules.groupCancelsAgain && g.parent->cancelCount > 0) { // P8
                g.parent->uncancel();
                g.parent->cancel({});
            }
            a.raise(e.makeGroup("unhandled errors in a TaskGroup", std::exchange(g.errors, {}))); // P5c
            e.setCause(*a.exception, nullptr);
        }
    }
}

//! P7: the group takes back its own request to cancel the parent, and with the last one the cancellation.
void Interpreter::uncancelParent(GroupContext &g, Ref<Exc> &cancellation)
{
    if (!g.parentCancelRequested)
        return;
    const quint32 left = g.engine.rules.groupUncancels ? g.parent->uncancel() : g.parent->cancelCount;
    if (left == 0)
        cancellation.reset();
}

//! TaskGroup.__aexit__, until 3.12 with its missing uncancel (P7b): what is drawn is what would happen.
BodyTask Interpreter::leaveGroup(Activation &a, GroupContext &g, Ref<Exc> body)
{
    Engine &e = *a.engine;
    g.exiting = true;
    if (body && e.endsLoop(*body) && !g.baseError)
        g.baseError = body;
    Ref<Exc> cancellation = isCancellation(e, body) ? body : Ref<Exc>();
    if (!e.rules.groupUncancelsLast)
        uncancelParent(g, cancellation);
    if (body && !g.aborting) { // P3
        if (Ref<Exc> failed = g.abort()) {
            a.raise(std::move(failed));
            co_return;
        }
    }
    while (g.unfinished > 0) { // P4
        if (!e.rules.groupWaitsForAll && g.aborting) {
            BodyTask turns = awaitTurns(a, 3); // enough for tasks that obey
            co_await turns;
            break;
        }
        if (!g.onCompleted)
            g.onCompleted = e.newFuture();
        BodyTask completed = awaitRaw(a, Value(g.onCompleted));
        co_await completed;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.flow == Flow::Raise) {
            Ref<Exc> exc = std::move(a.exception);
            if (!e.isCancelled(*exc)) {
                a.exception = std::move(exc);
                co_return;
            }
            a.flow = Flow::Normal;
            if (!g.aborting) {
                cancellation = std::move(exc);
                if (Ref<Exc> failed = g.abort()) {
                    a.raise(std::move(failed));
                    co_return;
                }
            }
        }
        g.onCompleted.reset();
    }
    a.result.reset();
    raiseErrors(a, g, std::move(body), std::move(cancellation));
}

BodyTask Interpreter::retryBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    double delay = double(in.delay);
    for (qint64 attempt = 1; attempt <= in.count; ++attempt) {
        e.step = in.id;
        Value v = makeAwaitable(a, in.awaitable);
        if (a.normal()) {
            BodyTask call = inlineCall(a, Ref<Coroutine>(v.as<Coroutine>()));
            v.reset();
            co_await call;
        }
        e.step = in.id;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.normal()) {
            bind(a, in.as, std::move(a.result));
            a.result.reset();
            co_return;
        }
        bool matches = false;
        for (TypeId t : in.types)
            matches |= e.isInstance(*a.exception, t);
        if (!matches)
            co_return;
        a.exception->strip();
        Event ev = e.event(attempt == in.count ? EventKind::RetryExhausted : EventKind::Retry, a.task->entity);
        ev.a = index(e.exceptionId(*a.exception));
        ev.b = quint32(attempt);
        const Value pause = Value(qint64(delay));
        if (attempt < in.count)
            ev.c = index(e.valueId(pause));
        e.record(ev);
        if (attempt == in.count)
            co_return;
        a.flow = Flow::Normal;
        a.exception.reset();
        if (beginSleep(a, pause) == Begin::Suspended) {
            Suspend suspend{a};
            co_await suspend;
            e.step = in.id;
        }
        if (a.flow == Flow::Unwind)
            co_return;
        finishSleep(a);
        a.on = EntityId::None;
        if (!a.normal())
            co_return;
        constexpr double Century = 100.0 * 366 * 24 * 3600 * 1000; // ms
        delay = std::min(std::trunc(delay * in.factor), Century);
        if (in.delayLimit)
            delay = std::min(delay, double(*in.delayLimit));
    }
    bind(a, in.as, Value());
}

} // namespace awaitscope::engine
