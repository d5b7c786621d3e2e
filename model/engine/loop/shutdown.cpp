// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/loop/engine.h: how a run begins and ends.

// asyncio.run: how a program starts, and how it ends.

#include "model/engine/steps/interpreter.h"
#include "model/trace/barrierparties.h"
#include "model/trace/deadlock.h"
#include "model/trace/undoneitems.h"

#include <algorithm>

namespace awaitscope::engine {

void Engine::start()
{
    startMain(code->main);
}

//! What asyncio.run does first. Whoever acts from outside still does what has not happened yet.
void Engine::startMain(const MakeCoroutine &main)
{
    for (std::size_t i = 0; i < code->external.size(); ++i)
        if (!remembered.loops.hasActed(quint32(i)))
            queues.callAt(std::chrono::milliseconds(code->external[i].at), TimerKind::External, {}, quint32(i));
    Activation nobody;
    nobody.engine = this;
    Ref<Coroutine> c = newCoroutine(Coroutine::Sort::Program, &code->coroutines[main.coroutine]);
    for (const auto &[name, value] : main.args)
        c->args.push_back({name, Interpreter::evaluate(nobody, value)});
    remembered.loops.begin(m_numbers.task + 1);
    m_main = createTask(std::move(c));
    m_main->addCallback(HandleKind::StopLoop, {}); // as run_until_complete does
}

void Engine::startNext() // D1
{
    const MakeCoroutine &main = code->then[loopNumber()];
    Event ev = event(EventKind::NextRun, EntityId::None);
    ev.a = index(m_coroutineNames[main.coroutine]);
    ev.b = index(valueId(m_result));
    m_main.reset();
    remembered.calls.closeLoop();
    record(ev);
    m_result.reset();
    while (queues.hasReady()) // what the end of the loop before has left: its loop is closed
        queues.clearReady();
    queues.clearTimers();
    m_ending = Ending();
    m_stopping = m_interrupted = false;
    remembered.loops.openNext();
    threads.openLoop();
    remembered.generators.openLoop(tasksMade());
    m_phase = Phase::Main;
    startMain(main);
}

void Engine::leaveLoop(Ref<Exc> e)
{
    m_interrupted = true;
    m_outcome = std::move(e);
}

//! N3: since 3.12 the frame of a coroutine that has raised refers to the frames that called it, for as long as a traceback has it. While
//! asyncio.run cleans up, these are _cancel_all_tasks with its list of tasks and Runner.__exit__ with the exception that ended main and
//! its traceback. A task of that list whose exception keeps its traceback makes a cycle, which only the collector finds.
Value Engine::callers()
{
    if (m_phase != Phase::CancelAll || !rules.framesKeepCallers)
        return {};
    if (!m_ending.callers) {
        m_ending.callers = make<List>();
        m_ending.callers->items.assign(m_ending.toCancel.begin(), m_ending.toCancel.end());
        m_ending.callers->items.emplace_back(m_ending.stopOn);
        if (m_outcome) {
            m_ending.callers->items.emplace_back(m_outcome);
            m_ending.callers->items.emplace_back(m_main);
        }
    }
    return m_ending.callers;
}

void Engine::iterationEnded()
{
    if (!m_limit.empty() && m_phase != Phase::Done)
        return limit(m_limit);
    if (m_interrupted || m_stopping)
        endPhase(); // the whole batch has run
}

void Engine::endPhase()
{
    const Calls::Outside outside(remembered.calls);
    bool interrupted = std::exchange(m_interrupted, false);
    m_stopping = false;
    switch (m_phase) {
    case Phase::Main:
        if (interrupted) { // the loop will run again: the end of main must not stop it then, unless that is scheduled already
            m_main->removeCallback(HandleKind::StopLoop, nullptr);
        } else if (m_main->cancelled() || m_main->isException) {
            m_outcome = m_main->failure();
            if (m_main->cancelled() && m_ending.interrupts > 0 && m_main->uncancel() == 0) { // R1
                Ref<Exc> raised = error(types.keyboardInterrupt);
                noteRaise(*raised);
                chain(*raised, *m_outcome);
                m_outcome = std::move(raised);
            }
        } else {
            m_result = m_main->result;
            m_main.reset();
        }
        return beginCancelAll();
    case Phase::CancelAll:
        if (!interrupted && m_ending.stopOn && !m_ending.stopOn->done()) { // main ended in the same iteration in which another task left the loop
            Ref<Exc> stopped = error(types.runtimeError, "Event loop stopped before Future completed.");
            noteRaise(*stopped);
            chainToOutcome(*stopped);
            m_outcome = std::move(stopped);
            interrupted = true;
        }
        m_ending.callers.reset();
        if (interrupted) {
            m_ending.toCancel.clear();
            m_ending.stopOn.reset();
            return exit();
        }
        if (!endCancelAll())
            return exit();
        m_phase = Phase::AsyncGenerators;
        return runOwnStep(); // two iterations each
    case Phase::AsyncGenerators:
        if (interrupted) {
            neverBegan("BaseEventLoop.shutdown_asyncgens");
            return exit();
        }
        m_phase = Phase::Executor;
        return runOwnStep();
    case Phase::Executor:
        if (interrupted)
            neverBegan("BaseEventLoop.shutdown_default_executor");
        return exit();
    case Phase::Threads:
    case Phase::Done:
        return;
    }
}

//! asyncio's own coroutine of a phase, which has nothing to do: two iterations.
void Engine::runOwnStep()
{
    m_ending.stepRan = false;
    queues.callSoon(HandleKind::Nothing, {});
}

//! A second Ctrl-C at the very end: the loop leaves before the first step of asyncio's own coroutine of this phase.
void Engine::neverBegan(const char *coroutine)
{
    if (m_ending.stepRan)
        return;
    step = StepId::None;
    Event ev = event(EventKind::NeverAwaited, EntityId::None);
    ev.a = index(trace.string(coroutine));
    record(ev);
}

void Engine::beginCancelAll() // see docs/engine.md, "The end", for the order
{
    m_phase = Phase::CancelAll;
    for (Future *f = m_firstFuture; f; f = f->next)
        if (f->shape == Future::Shape::Task && !f->done() && !isForeign(*f))
            m_ending.toCancel.emplace_back(static_cast<Task *>(f));
    std::stable_partition(m_ending.toCancel.begin(), m_ending.toCancel.end(), [](const Ref<Task> &t) { return !t->internal; });
    if (m_ending.toCancel.empty()) {
        m_phase = Phase::AsyncGenerators;
        return runOwnStep();
    }
    std::vector<EntityId> members;
    for (const Ref<Task> &t : m_ending.toCancel)
        members.push_back(t->entity);
    step = StepId::None;
    Event ev = event(EventKind::Shutdown, EntityId::None);
    ev.a = index(trace.addEntity({EntityKind::Set}, members));
    record(ev);
    for (const Ref<Task> &t : m_ending.toCancel) {
        if (Ref<Exc> failed = cancelFuture(*t, {})) { // it leaves asyncio.run immediately
            m_outcome = std::move(failed);
            m_ending.toCancel.clear();
            return exit();
        }
    }
    auto all = make<Gather>(*this);
    all->returnExceptions = all->ofShutdown = all->made = true;
    all->different = quint32(m_ending.toCancel.size());
    for (const Ref<Task> &t : m_ending.toCancel) {
        t->addCallback(HandleKind::GatherChild, all);
        all->children.push_back(t);
    }
    all->addCallback(HandleKind::StopLoop, {});
    m_ending.stopOn = all;
}

bool Engine::endCancelAll()
{
    m_ending.stopOn.reset();
    step = StepId::None;
    for (const Ref<Task> &t : m_ending.toCancel) {
        if (t->cancelled() || !t->isException)
            continue;
        t->retrieve(Retrieval::Shutdown, EntityId::None);
        Event ev = event(EventKind::ShutdownException, t->entity);
        const Ref<Exc> failed(t->result.as<Exc>());
        ev.a = index(exceptionId(*failed));
        record(ev);
        if (!remembered.calls.hasHandler())
            continue;
        const Ref<Object> context = t->cold ? t->cold->context : Ref<Object>();
        if (Ref<Exc> raised = remembered.calls.tellHandler(*this, loopNumber(), "unhandled exception during asyncio.run() shutdown", failed, context)) {
            m_outcome = std::move(raised);
            m_ending.toCancel.clear();
            return false;
        }
    }
    for (Ref<Task> &t : m_ending.toCancel)
        t.reset();
    m_ending.toCancel.clear();
    return true;
}

void Engine::closeLoop()
{
    queues.clearReady();
    for (Ref<Object> &owner : queues.takeTimerOwners())
        m_garbage.push_back(std::move(owner));
    queues.clearTimers();
    threads.closeLoop();
    remembered.generators.closeLoop();
    remembered.calls.removeSignalHandler();
}

void Engine::exit()
{
    step = StepId::None;
    closeLoop();
    if (!m_outcome && loopNumber() < code->then.size())
        return startNext();
    Event ev = event(EventKind::Exit, EntityId::None);
    if (m_outcome) {
        ev.outcome = outcomeOf(*m_outcome);
        ev.b = index(exceptionId(*m_outcome));
        m_endedWithException = true;
        if (endsLoop(*m_outcome)) { // as python3 does
            constexpr quint32 Interrupted = 130;
            ev.flag = isInstance(*m_outcome, types.systemExit);
            const bool fails = !ev.flag || m_outcome->hasArgument;
            ev.c = m_outcome->type == types.keyboardInterrupt ? Interrupted : quint32(fails);
        }
        m_exitStatus = ev.c == NoIndex ? 1 : int(ev.c);
        m_outcome->strip();
    } else {
        ev.a = index(valueId(m_result));
    }
    m_main.reset();
    record(ev);
    m_result.reset();
    m_outcome.reset();
    m_stopping = m_interrupted = false;
    if (threads.nextTurn() || !threads.waiting().empty())
        m_phase = Phase::Threads;
    else
        exitOfPython();
}

//! The end of the process: no thread runs any more.
void Engine::exitOfPython()
{
    step = StepId::None;
    for (quint32 name : std::exchange(m_globalOrder, {})) { // in order of binding
        globalBound[name] = false;
        const Value gone = std::move(globals[name]);
    }
    for (const Event &late : std::exchange(m_lateReports, {}))
        record(late);
    collectLeftovers();
    m_phase = Phase::Done;
    abandon();
}

void Engine::abandon()
{
    abandonUntil(std::chrono::steady_clock::time_point::max());
}

bool Engine::abandonUntil(std::chrono::steady_clock::time_point until)
{
    const Arena::Use use(arena);
    if (!std::exchange(m_muted, true) || m_tearing.empty())
        beginTearing();
    unsigned count = 0;
    const auto late = [&] { return ++count % HandlesPerLook == 0 && std::chrono::steady_clock::now() >= until; };
    for (; m_torn < m_tearing.size(); ++m_torn) { // bodies first: they refer to other tasks
        if (late())
            return false;
        if (m_tearing[m_torn]->shape >= Future::Shape::Thread)
            static_cast<Task *>(m_tearing[m_torn].get())->unwind();
    }
    for (; m_torn < 2 * m_tearing.size(); ++m_torn) { // then whatever only a cycle keeps alive
        if (late())
            return false;
        m_tearing[m_torn - m_tearing.size()]->dropReferences();
    }
    while (!m_tearing.empty()) { // no deep recursion any more: each is the last reference to one object
        if (late())
            return false;
        m_tearing.pop_back();
        m_torn -= 2;
    }
    remembered.generators.clear();
    globals.clear();
    objects.clear();
    m_result.reset();
    m_outcome.reset();
    return true;
}

void Engine::beginTearing()
{
    m_phase = Phase::Done;
    m_torn = 0;
    for (Future *f = m_firstFuture; f; f = f->next)
        m_tearing.emplace_back(f);
    m_paused = m_pause.blocks = false;
    m_pause.handle = {};
    threads.clear();
    remembered.calls.clear();
    queues.clearReady();
    queues.clearTimers();
    m_garbage.clear();
    m_ending.toCancel.clear();
    m_ending.callers.reset();
    m_ending.stopOn.reset();
    m_main.reset();
}

void Engine::limit(std::string which)
{
    m_limit = std::move(which);
    Event ev = event(EventKind::Limit, EntityId::None);
    ev.a = index(trace.string(m_limit));
    step = StepId::None;
    record(ev);
    abandon();
}

void Engine::deadlock()
{
    std::vector<std::pair<std::string, EntityId>> pending;
    for (Future *f = m_firstFuture; f; f = f->next)
        if (f->shape == Future::Shape::Task && !f->done() && !static_cast<Task *>(f)->internal && !isForeign(*f))
            pending.emplace_back(trace.label(f->entity), f->entity);
    for (const Ref<ThreadCall> &c : threads.waiting())
        pending.emplace_back(trace.label(c->carrier->entity), c->carrier->entity);
    std::sort(pending.begin(), pending.end());
    std::vector<EntityId> members;
    for (const auto &[label, entity] : pending)
        members.push_back(entity);
    for (const Ref<Primitive> &q : objects)
        if (q->code.kind == ObjectKind::Queue && q->unfinished > 0 && !q->allDone->waiters.empty()) {
            std::vector<EntityId> takers;
            for (const auto &[task, items] : q->taken)
                takers.push_back(EntityId{task});
            noteUndoneItems(trace, q->code.name, takers, quint32(q->items.size()));
        }
    for (const Ref<Primitive> &b : objects)
        if (b->code.kind == ObjectKind::Barrier && b->unfinished > 0)
            noteParties(trace, b->code.name, quint32(b->code.number));
    step = StepId::None;
    Event ev = event(EventKind::Deadlock, EntityId::None);
    ev.a = index(trace.addEntity({EntityKind::Set}, members));
    record(ev);
    m_limit = "deadlock: " + Deadlock::of(trace)->text(trace);
    abandon();
}

} // namespace awaitscope::engine
