// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/threads.h"

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

namespace {

//! An error in a callback of asyncio's own.
void report(Engine &e, Exc &exc)
{
    e.noteRaise(exc);
    e.chainToOutcome(exc);
    e.callbackFailed({}, exc);
}

constexpr Time LongestWait = std::chrono::minutes(5);
constexpr qint64 DefaultWorkers = 32; // of Python on a computer with 28 processors or more

} // namespace

Ref<Exc> Threads::converted(Engine &e, Exc &exc)
{
    if (exc.type != e.types.find(ForeignCancelled))
        return Ref<Exc>(&exc);
    return exc.hasArgument ? e.error(e.types.cancelled, exc.message) : e.error(e.types.cancelled);
}

void FunctionCall::traverse(std::vector<Object *> &out) const
{
    for (const Binding &b : args)
        out.push_back(b.value.object());
}

void ThreadCall::traverse(std::vector<Object *> &out) const
{
    out.insert(out.end(), {carrier.get(), future.get(), result.object()});
}

ExecutorFuture::~ExecutorFuture()
{
    if (std::exchange(unretrieved, false))
        engine.reportUnretrieved(*this);
}

Threads::Threads(Engine &e)
    : m_engine(e)
{
    for (const ObjectCode &o : e.code->objects)
        m_pools.emplace_back().workers = o.number;
    m_pools.emplace_back().workers = DefaultWorkers;
}

Ref<Future> Threads::submit(qint32 object, Ref<FunctionCall> function) // H1
{
    Engine &e = m_engine;
    const std::size_t executor = object < 0 ? m_pools.size() - 1 : std::size_t(object);
    m_defaultUsed |= object < 0;
    Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::Program, &function->code);
    c->args = std::move(function->args);
    Ref<Task> carrier = make<Task>(e, c);
    carrier->state = Future::State::Finished;
    carrier->shape = Future::Shape::Thread;
    carrier->shown = true;
    if (function->context) {
        carrier->cold = std::make_unique<Task::ColdState>();
        carrier->cold->context = std::move(function->context);
    }
    const std::string pool = object < 0 ? std::string("thread") : e.code->objects[executor].name;
    const std::string label = std::string(c->name()) + "@" + pool + "-" + std::to_string(++m_submitted);
    carrier->entity = e.trace.addEntity({EntityKind::Task, true, e.trace.string(label)});
    Event ev = e.event(EventKind::Submitted, carrier->entity);
    ev.a = index(e.coroutineName(*c));
    ev.b = index(e.argsId(c->args));
    ev.c = index(e.currentEntity());
    e.record(ev);
    auto future = make<ExecutorFuture>(e, carrier->entity);
    future->entity = e.trace.addEntity({EntityKind::Executor}, std::span(&carrier->entity, 1));
    auto call = make<ThreadCall>(std::move(carrier), future, executor);
    future->addCallback(HandleKind::ExecutorCancelled, call);
    e.countCall(m_submitted);
    Pool &p = m_pools[executor];
    if (p.running < p.workers || !e.rules.workersAreLimited)
        start(std::move(call));
    else
        p.queue.push_back(std::move(call));
    return future;
}

void Threads::start(Ref<ThreadCall> c) // H2
{
    ++m_pools[c->executor].running;
    c->state = ThreadCall::State::Running;
    schedule(m_engine.now(), std::move(c));
}

std::optional<Time> Threads::nextTurn() const
{
    return m_turns.empty() ? std::nullopt : std::optional(m_turns.begin()->first.first);
}

bool Threads::takeTurns(Time until) // H3
{
    while (!m_turns.empty() && m_turns.begin()->first.first <= until) {
        if (m_engine.countTurn(++m_turnsTaken))
            return false;
        auto next = m_turns.extract(m_turns.begin());
        const bool paused = [&] {
            if (!next.mapped()) {
                m_engine.queues.callSoon(HandleKind::ExecutorDown, {});
                return false;
            }
            turn(next.key(), next.mapped());
            return !m_turns.empty() && m_turns.begin()->second == next.mapped() && m_turns.begin()->first == next.key();
        }();
        if (paused || !m_engine.limitReached().empty())
            return false;
    }
    return true;
}

void Threads::runUntil(Time until, Time &now)
{
    const bool before = std::exchange(m_mayPause, false);
    ThreadCall *const running = std::exchange(m_running, nullptr);
    const auto sleeping = std::exchange(m_sleepsUntil, {});
    while (!m_turns.empty() && m_turns.begin()->first.first <= until && m_engine.limitReached().empty()) {
        now = std::max(now, m_turns.begin()->first.first);
        runDue(now);
    }
    m_sleepsUntil = sleeping;
    m_running = running;
    m_mayPause = before;
}

//! One turn of a thread: up to its next time.sleep(), or its end.
void Threads::turn(const Place &place, Ref<ThreadCall> c)
{
    Engine &e = m_engine;
    Task &t = *c->carrier;
    Task *const before = std::exchange(e.current, &t);
    const StepId step = std::exchange(e.step, StepId::None);
    m_running = c.get();
    m_sleepsUntil.reset();
    if (std::exchange(c->waitsFor, nullptr))
        std::erase(m_waiting, c);
    {
        const Calls::In context(e, t);
        Ref<Exc> refused;
        if (t.resumePoint)
            std::exchange(t.resumePoint, nullptr).resume();
        else if (Interpreter::enter(*t.coroutine, t, nullptr, refused))
            t.body = Interpreter::run(*t.coroutine->activation, *t.coroutine);
    }
    const bool ended = t.body.isReady();
    if (ended)
        finished(*c);
    m_running = nullptr;
    e.current = before;
    e.step = step;
    if (ended)
        return;
    if (c->waitsFor)
        m_waiting.push_back(c);
    if (m_sleepsUntil)
        schedule(*m_sleepsUntil, std::move(c));
    else if (!c->waitsFor)
        m_turns.emplace(place, std::move(c)); // goes on as soon as the loop runs again
}

void Threads::finished(ThreadCall &c) // H4
{
    Engine &e = m_engine;
    Task &t = *c.carrier;
    t.body = BodyTask();
    Activation &a = *t.coroutine->activation;
    if (a.flow == Flow::Unwind)
        return;
    Interpreter::leave(*t.coroutine, false);
    c.state = ThreadCall::State::Finished;
    c.failed = a.flow == Flow::Raise;
    Event ev = e.event(c.failed ? EventKind::Raised : EventKind::Succeeded, t.entity);
    if (c.failed) {
        c.result = Value(a.exception);
        ev.a = index(e.exceptionId(*a.exception));
        ev.c = index(Engine::raisingStep(*a.exception, t.entity));
        c.future->raisedEvent = quint32(e.trace.events().size());
    } else {
        c.result = std::move(a.result);
        ev.a = index(e.valueId(c.result));
    }
    e.record(ev);
    t.coroutine->activation.reset();
    if (!m_loopIsClosed && !e.isForeign(*c.future))
        e.queues.callSoon(HandleKind::ExecutorResult, Ref<Object>(&c));
    else if (c.failed)
        e.record(e.event(EventKind::Silenced, t.entity)); // nobody is left
    Pool &p = m_pools[c.executor];
    --p.running;
    if (!p.queue.empty()) {
        Ref<ThreadCall> next = std::move(p.queue.front());
        p.queue.pop_front();
        start(std::move(next));
    }
    checkShutdown();
}

bool Threads::sleep(Time until)
{
    m_sleepsUntil = until;
    return true;
}

void Threads::waitFor(const ThreadsafeFuture &f, std::optional<Time> until) // H8
{
    m_running->waitsFor = &f;
    m_sleepsUntil = until;
}

void Threads::wake(const ThreadsafeFuture &f)
{
    for (const Ref<ThreadCall> &c : m_waiting) {
        if (c->waitsFor != &f)
            continue;
        std::erase_if(m_turns, [&c](const auto &turn) { return turn.second == c; }); // the end of its patience
        schedule(m_engine.now(), c);
    }
}

bool Threads::interrupt(bool reachedLimit)
{
    return reachedLimit || m_mayPause;
}

//! The future was cancelled: a call that no thread has taken is never made; a thread that runs is not stopped (H5).
void Threads::withdraw(ThreadCall &c)
{
    if (!c.future->cancelled())
        return;
    if (c.state == ThreadCall::State::Running && !m_engine.rules.threadsGoOn)
        std::erase_if(m_turns, [&](const auto &turn) { return turn.second.get() == &c; });
    if (c.state != ThreadCall::State::Queued)
        return;
    std::deque<Ref<ThreadCall>> &queue = m_pools[c.executor].queue;
    const auto at = std::find_if(queue.begin(), queue.end(), [&](const Ref<ThreadCall> &queued) { return queued.get() == &c; });
    if (at == queue.end())
        return;
    const Ref<ThreadCall> gone = std::move(*at);
    queue.erase(at);
    gone->state = ThreadCall::State::Withdrawn;
    gone->carrier->coroutine->close();
    m_engine.record(m_engine.event(EventKind::Cancelled, gone->carrier->entity));
    m_engine.queues.callSoon(HandleKind::ExecutorResult, gone); // which finds nothing to do
    checkShutdown();
}

void Threads::deliver(ThreadCall &c) // H4
{
    Engine &e = m_engine;
    ExecutorFuture &f = *c.future;
    if (f.cancelled()) {
        if (c.failed)
            e.record(e.event(EventKind::Silenced, f.call));
    } else if (f.done()) { // somebody has set it
        if (c.failed)
            e.record(e.event(EventKind::Silenced, f.call));
        report(e, *e.error(e.types.find("AssertionError")));
    } else if (!c.failed) {
        f.setResult(c.result);
    } else if (Ref<Exc> refused = Interpreter::putException(e, f, converted(e, *c.result.as<Exc>()))) {
        e.record(e.event(EventKind::Silenced, f.call));
        report(e, *refused);
    } else {
        f.tracked = true;
    }
}

void Threads::openLoop()
{
    if (m_defaultUsed) // its threads may still run
        m_pools.emplace_back().workers = DefaultWorkers;
    m_defaultUsed = m_isShutDown = m_shuttingDown = m_loopIsClosed = false;
}

bool Threads::shutDown()
{
    m_isShutDown = true;
    if (!m_defaultUsed)
        return false;
    m_shuttingDown = true;
    if (m_engine.rules.executorWaitIsLimited)
        m_timeout = m_engine.queues.callAt(m_engine.now() + LongestWait, TimerKind::ExecutorTimeout, {});
    checkShutdown();
    return true;
}

void Threads::waited()
{
    m_engine.queues.cancelTimer(m_timeout);
}

void Threads::reportLate() // H6
{
    m_shuttingDown = false;
    Event ev = m_engine.event(EventKind::LoopError, EntityId::None);
    ev.a = index(m_engine.trace.string("The executor did not finishing joining its threads within 300 seconds.")); // as Python writes it
    m_engine.record(ev);
}

void Threads::checkShutdown()
{
    if (m_shuttingDown && m_pools.back().running == 0 && m_pools.back().queue.empty()) {
        m_shuttingDown = false;
        schedule(m_engine.now(), {});
    }
}

void Threads::clear()
{
    m_turns.clear();
    m_waiting.clear();
    for (Pool &p : m_pools)
        p.queue.clear();
}

} // namespace awaitscope::engine
