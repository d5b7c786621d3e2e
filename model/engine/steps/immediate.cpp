// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: steps that finish at once.

// The steps that finish immediately.

#include "model/engine/loop/collector.h"
#include "model/engine/steps/callsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/loopsteps.h"
#include "model/engine/steps/managersteps.h"
#include "model/engine/steps/objectsteps.h"
#include "model/engine/steps/threadsafesteps.h"
#include "model/engine/steps/valuesteps.h"

namespace awaitscope::engine {

static constexpr auto NoStopIteration = "StopIteration interacts badly with generators and cannot be raised into a Future";

void Interpreter::noAttribute(Activation &a, const Value &v, const char *name)
{
    Engine &e = *a.engine;
    a.raise(e.error(e.types.attributeError, "'" + e.typeNameOf(v) + "' object has no attribute '" + name + "'"));
    a.exception->of = v;
}

void Interpreter::perform(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    switch (in.op) {
    case Op::Log: {
        std::string printed;
        const std::string text = format(a, *in.text, &printed);
        if (!a.normal() || !e.limitReached().empty())
            return;
        Event ev = e.event(EventKind::Log, e.currentEntity());
        ev.a = index(e.trace.string(text));
        if (printed != text)
            ev.b = index(e.trace.string(printed));
        return e.record(ev);
    }
    case Op::Return:
        a.result = evaluate(a, in.value);
        if (a.normal())
            a.flow = Flow::Return;
        return;
    case Op::Raise:
        return performRaise(a, in);
    case Op::RaiseValue:
        return raiseValue(a, in);
    case Op::Reraise:
        return reraise(a);
    case Op::RaiseFirst:
        return raiseFirst(a, in);
    case Op::Break:
        a.flow = Flow::Break;
        return;
    case Op::Continue:
        a.flow = Flow::Continue;
        return;
    case Op::Set: {
        Value v = evaluate(a, in.value);
        if (a.normal())
            bind(a, in.as, std::move(v));
        return;
    }
    case Op::Drop:
        return unbind(a, in.of);
    case Op::Let:
    case Op::List:
    case Op::Spawn:
        return let(a, in);
    case Op::Cancel:
        return cancel(a, in);
    case Op::Callback:
        return addCallback(a, in);
    case Op::Result:
    case Op::Exception:
        return retrieve(a, in);
    case Op::Inspect:
        return inspect(a, in);
    case Op::SetResult:
    case Op::SetException:
        return setFuture(a, in);
    default:
        return performMore(a, in);
    }
}

void Interpreter::performRaise(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Ref<Exc> exc = makeException(a, in.type, in.text);
    if (!a.normal())
        return;
    if (!in.hasCause || takeCause(a, *exc, in.of)) {
        if (in.flag)
            e.setCause(*exc, nullptr);
        a.raise(std::move(exc));
    }
}

//! `from NAME`. False, and an exception is raised, if it holds no exception.
bool Interpreter::takeCause(Activation &a, Exc &exc, const Name &name)
{
    Engine &e = *a.engine;
    const Value cause = get(a, name);
    if (!a.normal())
        return false;
    if (cause.kind() != Kind::Exception && !cause.isNone()) {
        a.raise(e.error(e.types.typeError, "exception causes must derive from BaseException"));
        return false;
    }
    if (!cause.isNone() && cause.as<Exc>() != &exc && cause.as<Exc>()->refersToSomething())
        exc.cause = Ref<Exc>(cause.as<Exc>());
    e.setCause(exc, cause.isNone() ? nullptr : cause.as<Exc>());
    return true;
}

void Interpreter::raiseValue(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    if (v.kind() != Kind::Exception) {
        if (in.hasCause)
            get(a, in.second);
        return a.normal() ? a.raise(e.error(e.types.typeError, "exceptions must derive from BaseException")) : void();
    }
    Ref<Exc> exc(v.as<Exc>());
    if (in.hasCause && !takeCause(a, *exc, in.second))
        return;
    if (in.flag)
        e.setCause(*exc, nullptr);
    a.raise(std::move(exc));
}

void Interpreter::reraise(Activation &a) // X4; as in Python, also an exception that a caller or asyncio.run is handling
{
    for (Activation *at = &a; at; at = at->caller)
        if (!at->handling.empty())
            return a.raise(at->handling.back());
    if (a.engine->m_phase != Engine::Phase::Main && a.engine->m_outcome && !a.engine->threads.inThread())
        return a.raise(a.engine->m_outcome);
    a.raise(a.engine->error(a.engine->types.runtimeError, "No active exception to reraise"));
}

void Interpreter::raiseFirst(Activation &a, const Instruction &in)
{
    qint64 &count = a.engine->remembered.counters[*in.label];
    if (++count > in.count)
        return;
    Ref<Exc> exc = makeException(a, in.type, in.text);
    if (a.normal())
        a.raise(std::move(exc));
}

void Interpreter::let(Activation &a, const Instruction &in)
{
    if (in.op == Op::Spawn)
        return spawnMany(a, in);
    if (in.op == Op::List) {
        Values items;
        if (collect(a, in.awaitables, items))
            bind(a, in.as, Value(make<List>(std::move(items))));
        return;
    }
    Value v = makeAwaitable(a, in.awaitable);
    if (!a.normal())
        return;
    if (v.kind() == Kind::Coroutine && in.awaitable.kind != MakeAwaitable::Kind::Variable) { // for the ghost lane
        Event ev = a.engine->event(EventKind::Made, a.engine->currentEntity());
        ev.a = index(a.engine->coroutineName(*v.as<Coroutine>()));
        ev.c = v.as<Coroutine>()->number;
        a.engine->record(ev);
    }
    bind(a, in.as, std::move(v));
}

void Interpreter::spawnMany(Activation &a, const Instruction &in)
{
    Values tasks;
    for (qint64 i = 0; i < *in.awaitable.times; ++i) {
        Value t = makeOne(a, in.awaitable, i);
        if (!a.normal())
            break;
        if (in.as)
            tasks.push_back(std::move(t));
    }
    if (a.normal() && in.as)
        bind(a, in.as, Value(make<List>(std::move(tasks))));
    while (!tasks.empty())
        tasks.pop_back();
}

void Interpreter::cancel(Activation &a, const Instruction &in)
{
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    if (Ref<Exc> error = a.engine->cancelValue(v, in.label))
        return a.raise(std::move(error));
    if (!a.engine->rules.selfCancelComesLater && a.task && std::exchange(a.task->mustCancel, false))
        a.raise(a.engine->error(a.engine->types.cancelled));
}

void Interpreter::addCallback(Activation &a, const Instruction &in)
{
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    if (!v.isFuture())
        return noAttribute(a, v, "add_done_callback");
    if (v.as<Future>()->refusesCallback())
        return a.raise(a.engine->closedLoop());
    v.as<Future>()->addCallback(HandleKind::User, make<UserCallback>(in));
}

void Interpreter::retrieve(Activation &a, const Instruction &in) // F4
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    const bool wantsResult = in.op == Op::Result;
    if (!v.isFuture())
        return noAttribute(a, v, wantsResult ? "result" : "exception");
    Future &f = *v.as<Future>();
    if (!f.done())
        return a.raise(e.error(e.types.invalidState, wantsResult ? "Result is not set." : "Exception is not set."));
    if (f.cancelled())
        return a.raise(f.makeCancelledError());
    f.retrieve(wantsResult ? Retrieval::Result : Retrieval::Exception, e.currentEntity());
    if (wantsResult && f.isException)
        return a.raise(Ref<Exc>(f.result.as<Exc>()));
    bind(a, in.as, wantsResult || f.isException ? f.result : Value());
}

void Interpreter::inspect(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    if (!v.isFuture())
        return noAttribute(a, v, "done");
    Event ev = e.event(EventKind::State, e.currentEntity());
    ev.a = index(e.entityOf(*v.as<Future>()));
    if (v.kind() == Kind::Task)
        ev.b = v.as<Task>()->cancelCount;
    ev.flag = v.as<Future>()->done();
    ev.outcome = v.as<Future>()->cancelled() ? Outcome::Cancelled : Outcome::Ok;
    e.record(ev);
}

Ref<Exc> Interpreter::putException(Engine &e, Future &f, Ref<Exc> exc) // F6
{
    if (e.rules.futureTakesStopIteration && e.isInstance(*exc, e.types.stopIteration)) {
        Ref<Exc> instead = e.error(e.types.runtimeError, NoStopIteration);
        e.chain(*instead, *exc);
        e.setCause(*instead, exc.get());
        f.setException(std::move(instead));
    } else if (exc->type == e.types.stopIteration) { // not a type derived from it
        return e.error(e.types.typeError, NoStopIteration);
    } else {
        f.setException(std::move(exc));
    }
    return {};
}

void Interpreter::setFuture(Activation &a, const Instruction &in) // F3, F6
{
    Engine &e = *a.engine;
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    const bool setsResult = in.op == Op::SetResult;
    if (!v.isFuture())
        return noAttribute(a, v, setsResult ? "set_result" : "set_exception");
    Value value = setsResult ? evaluate(a, in.value) : Value(makeException(a, in.type, in.text));
    if (!a.normal())
        return;
    if (v.kind() == Kind::Task)
        return a.raise(e.error(e.types.runtimeError,
                               std::string("Task does not support ") + (setsResult ? "set_result" : "set_exception") + " operation"));
    Future &f = *v.as<Future>();
    if (f.done())
        return a.raise(e.error(e.types.invalidState, "invalid state"));
    e.takeRefusal(); // of something else
    if (setsResult) {
        f.setResult(std::move(value));
    } else if (Ref<Exc> refused = putException(e, f, Ref<Exc>(value.as<Exc>()))) {
        return a.raise(std::move(refused));
    }
    if (Ref<Exc> refused = e.takeRefusal())
        return a.raise(std::move(refused));
    e.recordFutureSet(f);
}

void Interpreter::performMore(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    if (in.op >= Op::Release && in.op <= Op::QueueShutdown)
        return ObjectSteps::perform(a, in);
    if (in.op >= Op::Append && in.op <= Op::AddNote)
        return ValueSteps::perform(a, in);
    if (in.op >= Op::CallSoon && in.op <= Op::ContextReset)
        return CallSteps::perform(a, in);
    if (in.op >= Op::PushCallback && in.op <= Op::ThreadsafeCancel)
        return performLast(a, in);
    if ((in.op == Op::AllTasks || in.op == Op::Future) && !e.hasRunningLoop()) // a body that is being closed, or a handler outside of the loop
        return a.raise(e.error(e.types.runtimeError, "no running event loop"));
    if (in.op == Op::AllTasks)
        return bind(a, in.as, Value(make<List>(e.allTasks(in.flag))));
    if (in.op == Op::Future) {
        Ref<Future> f = e.newFuture();
        e.entityOf(*f);
        return bind(a, in.as, Value(f));
    }
    const Value v = get(a, in.of);
    if (!a.normal())
        return;
    if (in.op == Op::Reschedule) {
        if (v.kind() != Kind::Timeout)
            return noAttribute(a, v, "cm");
        if (Ref<Exc> error = v.as<TimeoutContext>()->whyFixed())
            a.raise(std::move(error));
        else
            v.as<TimeoutContext>()->reschedule(durationOf(in.ms));
    } else if (in.op == Op::Uncancel) { // K7
        if (v.kind() != Kind::Task)
            return noAttribute(a, v, "uncancel");
        Task &t = *v.as<Task>();
        Event ev = e.event(EventKind::Uncancelled, t.entity);
        ev.a = t.uncancel();
        e.record(ev);
    } else if (in.op == Op::TaskDone) { // Q4
        if (v.kind() != Kind::Primitive)
            return noAttribute(a, v, "task_done");
        auto &q = *v.as<Primitive>();
        if (q.unfinished <= 0)
            return a.raise(e.error(e.types.valueError, "task_done() called too many times"));
        q.noteDone(a.task->entity);
        if (--q.unfinished == 0)
            q.allDone->set();
    } else if (v.kind() != Kind::Primitive) {
        noAttribute(a, v, in.op == Op::EventSet ? "set" : "clear");
    } else if (in.op == Op::EventSet) {
        v.as<Primitive>()->set();
    } else {
        v.as<Primitive>()->isSet = false;
    }
}

void Interpreter::performLast(Activation &a, const Instruction &in)
{
    switch (in.op) {
    case Op::RescheduleAt: return LoopSteps::rescheduleAt(a, in);
    case Op::Collect: return Collector::collect(*a.engine);
    case Op::RunThreadsafe: return ThreadsafeSteps::submit(a, in);
    case Op::ThreadsafeCancel: return ThreadsafeSteps::cancel(a, in);
    default: return ManagerSteps::pushCallback(a, in);
    }
}

void UserCallback::call(Engine &e, Future &f)
{
    Event ev = e.event(EventKind::Callback, e.entityOf(f));
    ev.a = index(e.trace.string(*instruction.label));
    ev.outcome = f.cancelled() ? Outcome::Cancelled : f.isException ? Outcome::Raised
                                                                    : Outcome::Ok;
    ev.step = instruction.id;
    e.record(ev);
    if (instruction.action == CallbackAction::Retrieve && !f.cancelled()) {
        f.retrieve(Retrieval::Exception, EntityId::None);
    } else if (instruction.action == CallbackAction::Raise) { // L5
        Activation nobody;
        nobody.engine = &e;
        Ref<Exc> exc = Interpreter::makeException(nobody, instruction.type, instruction.text);
        if (!nobody.normal())
            exc = nobody.exception;
        e.noteRaise(*exc);
        e.chainToOutcome(*exc);
        if (e.endsLoop(*exc))
            return e.leaveLoop(std::move(exc));
        e.callbackFailed(instruction.label, *exc);
    }
}

} // namespace awaitscope::engine
