// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: what happens from outside.

// Actions from outside the program: its external actions, and the user who cancels a task in the window.

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

void Engine::runExternal(const ExternalCode &x)
{
    Event ev = event(EventKind::External, EntityId::None);
    ev.a = index(trace.string(x.opName));
    if (x.op != ExternalOp::Interrupt)
        ev.b = index(trace.string(x.ofName));
    record(ev);
    if (x.op == ExternalOp::Interrupt)
        return interrupt();
    Activation user;
    user.engine = this;
    if (x.of.where == Name::Where::Global ? !globalBound[x.of.id] : x.of.object < 0)
        return;
    const Value v = x.of.where == Name::Where::Global ? globals[x.of.id] : Value(objects[std::size_t(x.of.object)]);
    Ref<Exc> failed;
    if (x.op == ExternalOp::Cancel) {
        failed = cancelValue(v, x.message);
    } else if (x.op == ExternalOp::EventSet) {
        if (v.kind() == Kind::Primitive)
            v.as<Primitive>()->set();
        else
            failed = error(types.attributeError, "'" + typeNameOf(v) + "' object has no attribute 'set'");
    } else if (!v.isFuture()) {
        failed = error(types.attributeError, "'" + typeNameOf(v) + "' object has no attribute 'done'");
    } else if (!v.as<Future>()->done()) {
        if (v.kind() == Kind::Task) {
            failed = error(types.runtimeError, "Task does not support set_result operation");
        } else {
            Value value = Interpreter::evaluate(user, x.value);
            if (user.normal()) {
                takeRefusal(); // of something else
                v.as<Future>()->setResult(std::move(value));
                failed = takeRefusal();
                if (!failed)
                    recordFutureSet(*v.as<Future>());
            } else {
                failed = user.exception;
            }
        }
    }
    if (failed)
        callbackFailed(std::nullopt, *failed);
}

//! Ctrl-C (R1): the first one cancels main, as asyncio.Runner handles SIGINT; any other raises KeyboardInterrupt where the loop is. A
//! signal handler of the program (B8) takes them all; one that was removed leaves KeyboardInterrupt.
void Engine::interrupt()
{
    constexpr Time BeforeAnyTimer = std::chrono::years(-200); // the loop reads its pipe, and does not wait before it
    const Calls &calls = remembered.calls;
    if (calls.hasSignalHandler() && rules.firstInterruptCancels) {
        queues.callAt(BeforeAnyTimer, TimerKind::Signal, {});
        return;
    }
    const bool isFirst = !calls.hasReplacedRunner() && m_phase == Phase::Main && ++m_ending.interrupts == 1 && m_main && !m_main->done();
    Ref<Exc> failed;
    if (isFirst && rules.firstInterruptCancels) {
        failed = cancelFuture(*m_main, {});
        queues.cancelTimer(queues.callSoonCancellable(TimerKind::Cancelled, {})); // wakes the loop up
        if (failed)
            callbackFailed(std::nullopt, *failed);
        return;
    }
    Ref<Exc> raised = error(types.keyboardInterrupt);
    noteRaise(*raised);
    chainToOutcome(*raised);
    leaveLoop(std::move(raised));
}

Ref<Exc> Engine::cancelValue(const Value &v, const std::optional<std::string> &message)
{
    const Values targets = v.kind() == Kind::List ? v.as<List>()->items : Values{v};
    for (const Value &target : targets) {
        if (target.kind() == Kind::Handle && message)
            return error(types.typeError, typeNameOf(target) + ".cancel() takes 1 positional argument but 2 were given");
        if (target.kind() == Kind::Handle) {
            Calls::cancel(*this, *target.as<LoopCall>());
            continue;
        }
        if (target.kind() == Kind::Threadsafe) // not modelled
            return error(types.typeError, "cannot cancel a " + typeNameOf(target));
        if (!target.isFuture()) {
            Ref<Exc> failed = error(types.attributeError, "'" + typeNameOf(target) + "' object has no attribute 'cancel'");
            failed->of = target;
            return failed;
        }
        const Value text = message ? Value(make<Str>(*message)) : Value();
        Future &f = *target.as<Future>();
        if (target.kind() == Kind::Future) {
            Event ev = event(EventKind::CancelRequested, entityOf(f));
            ev.a = index(currentEntity());
            if (message)
                ev.b = index(trace.string(*message));
            ev.flag = !f.done();
            record(ev);
            if (f.shape == Future::Shape::Executor && f.unretrieved && std::exchange(f.tracked, false))
                record(event(EventKind::Silenced, failureOf(f)));
        }
        if (Ref<Exc> failed = cancelFuture(f, text))
            return failed;
    }
    return {};
}

Ref<Exc> Engine::cancelFuture(Future &f, const Value &message, bool *cancelled)
{
    takeRefusal(); // of something else
    const quint32 depth = std::exchange(m_cancelling.depth, 0);
    if (depth == 0)
        m_cancelling.count = 0;
    const bool could = f.cancel(message);
    m_cancelling.depth = depth;
    if (cancelled)
        *cancelled = could;
    if (!std::exchange(m_cancelling.givenUp, false))
        return takeRefusal();
    return error(types.find("RecursionError"), "maximum recursion depth exceeded while calling a Python object");
}

Engine::Deeper::Deeper(Engine &e)
    : m_engine(e)
{
    // The limit of the plain program: a cancellation fails at 991 tasks that await one another, with a recursion limit of 1000.
    constexpr quint32 MaxDepth = 991;
    if (++e.m_cancelling.depth >= MaxDepth)
        e.m_cancelling.givenUp = true;
    constexpr quint32 MaxCancels = 4'000'000; // gathers of gathers may share children at every level
    if (++e.m_cancelling.count > MaxCancels) {
        e.m_cancelling.givenUp = true;
        e.reachLimit("a cancellation of too many futures");
    }
}

void Engine::cancelFromOutside(EntityId task)
{
    const Arena::Use use(arena);
    const StepId interrupted = std::exchange(step, StepId::None);
    for (Future *f = m_firstFuture; f; f = f->next) {
        const bool isCall = f->shape == Future::Shape::Executor && static_cast<ExecutorFuture *>(f)->call == task; // what waits for a thread
        if (!isCall && (f->shape != Future::Shape::Task || f->entity != task))
            continue;
        Event ev = event(EventKind::External, EntityId::None);
        ev.a = index(trace.string("cancel"));
        ev.b = index(trace.string(trace.label(task)));
        record(ev);
        if (const Ref<Exc> failed = cancelFuture(*f, {}))
            callbackFailed({}, *failed);
        break;
    }
    if (queues.hasReady())
        m_deadline = m_now; // nothing waits any more
    step = interrupted; // of a body that paused in the middle of a step
}

} // namespace awaitscope::engine
