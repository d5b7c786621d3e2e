// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loop: iterations, handles, callbacks.

#include "model/engine/loop/engine.h"

#include "model/engine/loop/threadsafe.h"
#include "model/engine/steps/generatorsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/trace/memoryreserve.h"

namespace awaitscope::engine {

namespace {

// A timer is due when its time is less than the clock's resolution away (L3). The virtual clock counts milliseconds.
constexpr Time VirtualResolution = std::chrono::microseconds(500);
constexpr Time WallResolution = std::chrono::nanoseconds(1);
constexpr auto NoMemory = "more memory than there is";
// A duration is at most a century, so that what is added to this still has a place in 64 bits.
constexpr auto LongestRun = std::chrono::years(150);
constexpr auto TooManyYears = "more than 150 years";

std::string tooLong(Time most)
{
    return "more than " + std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(most).count()) + " ms";
}

} // namespace

Engine::Engine(std::shared_ptr<const Code> c, Trace &t, const Semantics &semantics, const Limits &limits, bool virtualClock)
    : trace(t), code(std::move(c)), types(code->exceptions), rules(semantics), threads(*this), m_limits(limits), m_virtual(virtualClock)
{
    globals.resize(code->names.size());
    globalBound.resize(code->names.size());
    m_argumentTexts.resize(code->names.size(), StringId::None);
    for (const ObjectCode &o : code->objects) {
        objects.push_back(make<Primitive>(o));
        if (o.kind == ObjectKind::Queue)
            objects.back()->allDone = newEvent();
    }
    for (const CoroutineCode &coroutine : code->coroutines)
        m_coroutineNames.push_back(trace.string(coroutine.name));
    trace.stepPointers = code->stepPointers;
    trace.scenario = code->scenario;
    trace.hasScenario = code->hasScenario;
    trace.clock = m_virtual ? "virtual" : "wall";
    trace.python = rules.version.text().toStdString();
}

Engine::~Engine()
{
    abandon();
}

Engine::Turn Engine::run(std::chrono::steady_clock::time_point until)
{
    const Arena::Use use(arena);
    if (!std::exchange(m_started, true))
        start();
    m_until = until;
    unsigned handles = 0;
    while (m_phase != Phase::Done) {
        if (m_paused) {
            if (!m_virtual)
                readWallClock();
            if (m_pause.blocks && !threads.runDue(std::min(m_now, m_pause.until)))
                return threadPaused();
            if (standsStill())
                return Turn::Waiting;
        } else if (m_phase == Phase::Threads) {
            if (const auto turn = outlive())
                return *turn;
        } else if (m_left == 0) {
            if (const auto turn = beginIteration())
                return *turn;
        }
        while (m_paused || m_left > 0) {
            if (m_paused) {
                resumePaused();
            } else {
                --m_left;
                Handle h = queues.popReady();
                runHandle(h);
            }
            if (m_paused && m_pause.blocks && m_limit.empty())
                break; // threads go on meanwhile
            if (m_paused)
                return paused();
            if (m_interrupted)
                m_left = 0; // the rest of the batch stays in the queue
            else if (++handles % HandlesPerLook == 0 && std::chrono::steady_clock::now() >= until)
                return m_left == 0 ? (iterationEnded(), m_phase == Phase::Done ? Turn::Ended : Turn::Busy) : Turn::Busy;
        }
        if (!m_paused)
            iterationEnded();
    }
    return Turn::Ended;
}

//! Called regularly, because a body that loops without waiting would freeze the window and bypass the limits.
void Engine::lookAtSteps()
{
    if (m_used.blocks > m_limits.maxSteps)
        reachLimit("more than " + std::to_string(m_limits.maxSteps) + " blocks of steps");
}

bool Engine::lookAtClock()
{
    // A body that is being closed, or a callback, cannot continue later: it is abandoned where it is, and after a shorter time.
    const bool isTask = current && !current->isCallback();
    if (!isTask) {
        constexpr quint64 CountsAs = 100;
        m_used.blocks += (CountsAs - 1) * BlocksPerLook;
    }
    m_used.nextLook = m_used.blocks + BlocksPerLook;
    lookAtMemory();
    lookAtSteps();
    if (isTask && threads.inThread()) { // not a body that the thread closes, nor a handler that it makes the loop call
        const bool late = std::chrono::steady_clock::now() >= m_until;
        return (late || !m_limit.empty()) && threads.interrupt(!m_limit.empty());
    }
    if (!isTask || !m_eagerSteps.empty()) // nor can one that runs within the step of another task
        return !m_limit.empty();
    if (m_limit.empty() && std::chrono::steady_clock::now() < m_until)
        return false;
    return m_paused = true;
}

bool Engine::standStill(Time length)
{
    if (!rules.blockingTakesTime || length == Time(0))
        return false;
    const Time until = m_now + length;
    if (until > LongestRun)
        reachLimit(TooManyYears);
    else if (m_limits.maxTime && until > *m_limits.maxTime)
        reachLimit(tooLong(*m_limits.maxTime));
    if (!m_limit.empty())
        return false;
    if (current && !current->isCallback() && threads.inThread())
        return threads.sleep(until);
    if (!current || current->isCallback() || !m_eagerSteps.empty()) { // its body cannot continue later: the time passes at once
        threads.runUntil(until, m_now);
        m_now = until;
        return false;
    }
    m_pause.until = until;
    m_pause.blocks = true;
    return m_paused = true;
}

//! Whether the body that paused has to wait for the clock.
bool Engine::standsStill()
{
    if (!m_limit.empty() || m_pause.until <= m_now)
        return false;
    m_deadline = std::min(m_pause.until, threads.nextTurn().value_or(m_pause.until));
    return true;
}

void Engine::lookAtMemory()
{
    if (m_used.workedBytes >= m_used.nextMeasure) { // of the strings of the trace, which takes as long as there are many
        m_used.nextMeasure = m_used.workedBytes + BytesPerMeasure;
        const std::size_t all = trace.memoryUsed();
        m_used.textsInTrace = all - std::min(all, trace.events().bytes() + trace.entityCount() * sizeof(Entity));
    }
    if (arena.bytes() + trace.events().bytes() + trace.entityCount() * sizeof(Entity) + m_used.textsInTrace > m_limits.maxBytes)
        reachLimit("more than " + std::to_string(m_limits.maxBytes >> 20) + " MiB of memory");
    else if (memoryIsShort())
        reachLimit(NoMemory);
}

void Engine::runOutOfMemory() noexcept
{
    m_used.allMemory = true;
    m_phase = Phase::Done;
    try {
        m_limit = NoMemory;
        Event ev = event(EventKind::Limit, EntityId::None);
        ev.a = index(trace.string(m_limit));
        trace.append(ev);
    } catch (const std::bad_alloc &) { // then nothing says so but the run
    }
    m_muted = true;
}

void Engine::keepForEver()
{
    static thread_local Engine *first = nullptr;
    m_used.next = std::exchange(first, this);
}

void Engine::reachLimit(std::string which)
{
    if (m_limit.empty())
        m_limit = std::move(which);
    m_used.nextLook = 0; // the next block checks again
}

bool Engine::fitsText(std::size_t bytes)
{
    worksOn(bytes);
    if (bytes <= m_limits.maxValueBytes && m_limit.empty())
        return true;
    reachLimit("a text of more than " + std::to_string(m_limits.maxValueBytes) + " bytes");
    return false;
}

bool Engine::fitsList(std::size_t elements)
{
    constexpr std::size_t ElementsPerLook = 1024;
    if (elements % ElementsPerLook == 0)
        lookAtMemory();
    if (elements * sizeof(Value) <= m_limits.maxValueBytes && m_limit.empty()) [[likely]]
        return true;
    reachLimit("a list of more than " + std::to_string(m_limits.maxValueBytes) + " bytes");
    return false;
}

Engine::Turn Engine::paused()
{
    if (m_limit.empty())
        return Turn::Busy;
    limit(m_limit);
    return Turn::Ended;
}

void Engine::resumePaused()
{
    m_paused = m_pause.blocks = false;
    Handle h = std::move(m_pause.handle);
    Task &t = *static_cast<Task *>(h.owner.get());
    Task *const before = std::exchange(current, &t);
    {
        const Calls::In context(*this, t);
        std::exchange(t.resumePoint, nullptr).resume();
        bodyReturned(t);
    }
    current = before;
    endHandle(h);
}

Engine::Turn Engine::threadPaused()
{
    return m_limit.empty() ? Turn::Busy : paused();
}

bool Engine::countCall(quint32 calls, const char *what)
{
    if (calls > m_limits.maxTasks)
        reachLimit("more than " + std::to_string(m_limits.maxTasks) + " " + what);
    return !m_limit.empty();
}

bool Engine::countTurn(quint32 turns)
{
    if (turns > m_limits.maxIterations)
        reachLimit("more than " + std::to_string(m_limits.maxIterations) + " turns of threads");
    return !m_limit.empty();
}

//! Nothing if the time has come.
std::optional<Engine::Turn> Engine::waitUntil(Time deadline)
{
    m_deadline = deadline;
    if (m_deadline > LongestRun)
        return limit(TooManyYears), Turn::Ended;
    if (m_limits.maxTime && m_deadline > *m_limits.maxTime)
        return limit(tooLong(*m_limits.maxTime)), Turn::Ended;
    return m_deadline > m_now ? std::optional(Turn::Waiting) : std::nullopt;
}

//! After asyncio.run: the threads that still run go on to their end.
std::optional<Engine::Turn> Engine::outlive()
{
    const Calls::Outside outside(remembered.calls);
    if (!m_virtual)
        readWallClock();
    if (!threads.runDue(m_now))
        return threadPaused();
    if (const std::optional<Time> next = threads.nextTurn())
        return waitUntil(*next);
    if (!threads.waiting().empty())
        return deadlock(), Turn::Ended;
    exitOfPython();
    return Turn::Ended;
}

std::optional<Engine::Turn> Engine::beginIteration()
{
    if (!m_inIteration) {
        if (++iteration > m_limits.maxIterations)
            return limit("more than " + std::to_string(m_limits.maxIterations) + " loop iterations"), Turn::Ended;
        m_inIteration = true;
    }
    if (!m_virtual)
        readWallClock();
    if (!threads.runDue(m_now))
        return threadPaused();
    const bool hasTimer = queues.hasTimer();
    if (!queues.hasReady()) {
        const std::optional<Time> thread = threads.nextTurn();
        if (!hasTimer && !thread)
            return deadlock(), Turn::Ended;
        const Time timer = hasTimer ? queues.nextDeadline() : *thread;
        if (timer >= m_now + (m_virtual ? VirtualResolution : WallResolution) || !hasTimer)
            if (const auto turn = waitUntil(std::min(timer, thread.value_or(timer))))
                return turn;
    }
    if (hasTimer)
        queues.moveDueToReady(m_now + (m_virtual ? VirtualResolution : WallResolution), rules.timersGoBehind);
    m_inIteration = false;
    m_left = queues.readyCount();
    return {};
}

void Engine::runHandle(Handle &h)
{
    if (!m_virtual)
        readWallClock();
    step = StepId::None;
    m_release.task = EntityId::None;
    switch (h.kind) {
    case HandleKind::Step:
    case HandleKind::Wakeup: {
        Task &t = *static_cast<Task *>(h.owner.get());
        m_release.task = t.entity;
        if (h.kind == HandleKind::Step)
            step_(t, {});
        else
            wakeup(t, h.future.get());
        return endHandle(h);
    }
    case HandleKind::Timer:
        runTimer(h.slot);
        break;
    default:
        runCallback(h.kind, h.owner.get(), h.future.get());
        break;
    }
    h.future.reset();
    h.owner.reset();
}

//! A handle that ran releases its argument, then its callback.
void Engine::endHandle(Handle &h)
{
    if (m_paused) {
        m_pause.handle = std::move(h);
        return;
    }
    afterStep(*static_cast<Task *>(h.owner.get()));
    h.future.reset();
    h.owner.reset();
}

void Engine::runTimer(quint32 slot)
{
    const LoopQueues::Timer t = queues.takeTimer(slot);
    switch (t.kind) {
    case TimerKind::Free:
    case TimerKind::Cancelled:
        return;
    case TimerKind::SleepOver: {
        Task &task = *static_cast<Task *>(t.owner.get());
        if (task.sleepState != Task::SleepState::Pending)
            return;
        task.sleepState = Task::SleepState::Over;
        return wakeLater(task, {});
    }
    case TimerKind::ReleaseWaiter:
        return runCallback(HandleKind::ReleaseWaiter, t.owner.get(), nullptr);
    case TimerKind::TimeoutFired:
        return static_cast<TimeoutContext *>(t.owner.get())->fired();
    case TimerKind::AsCompletedTimeout:
        return static_cast<AsCompletedState *>(t.owner.get())->timedOut();
    case TimerKind::ExecutorTimeout:
        return queues.callSoon(HandleKind::ExecutorLate, {});
    case TimerKind::Call:
        return remembered.calls.run(*this, *static_cast<LoopCall *>(t.owner.get()), nullptr);
    case TimerKind::Signal:
        return remembered.calls.signalled(*this);
    case TimerKind::External:
        remembered.loops.acted(t.data);
        return runExternal(code->external[t.data]);
    }
}

void Engine::runCallback(HandleKind kind, Object *owner, Future *f)
{
    switch (kind) {
    case HandleKind::GatherChild:
        return static_cast<Gather *>(owner)->childDone(*f);
    case HandleKind::ShieldInner:
        return static_cast<Shield *>(owner)->innerDone(*f);
    case HandleKind::ShieldOuter:
        return static_cast<Shield *>(f)->outerDone();
    case HandleKind::ShieldWaiter:
        return f->releaseWaiter(static_cast<Future *>(owner));
    case HandleKind::ShieldLog:
        return reportShielded(*f);
    case HandleKind::GroupTaskDone:
        return static_cast<GroupContext *>(owner)->taskDone(*static_cast<Task *>(f));
    case HandleKind::WaitCounter:
        return static_cast<WaitCounter *>(owner)->completed(*this, *f);
    case HandleKind::ReleaseWaiter:
        if (auto *waiter = static_cast<Future *>(owner); !waiter->done())
            waiter->setResult({});
        return;
    case HandleKind::AsCompleted:
        return static_cast<AsCompletedState *>(owner)->completed(*this, *f);
    case HandleKind::ExecutorCancelled:
        return threads.withdraw(*static_cast<ThreadCall *>(owner));
    case HandleKind::ExecutorResult:
        return threads.deliver(*static_cast<ThreadCall *>(owner));
    case HandleKind::Call:
        return remembered.calls.run(*this, *static_cast<LoopCall *>(owner), f);
    case HandleKind::Threadsafe:
        return static_cast<ThreadsafeFuture *>(owner)->called(f);
    case HandleKind::User:
        return static_cast<UserCallback *>(owner)->call(*this, *f);
    case HandleKind::StopLoop:
        if (f && !f->cancelled()) {
            f->retrieve(m_phase == Phase::Main ? Retrieval::Main : Retrieval::Shutdown, EntityId::None);
            if (f->isException && endsLoop(*f->result.as<Exc>()))
                return;
        }
        m_stopping = true;
        return;
    case HandleKind::Nothing: // an internal step that ends immediately: its callback runs in the next iteration
        m_ending.stepRan = true;
        if ((m_phase == Phase::Executor && rules.runWaitsForThreads && threads.shutDown())
            || (m_phase == Phase::AsyncGenerators && GeneratorSteps::shutDown(*this)))
            return;
        return queues.callSoon(HandleKind::StopLoop, {});
    case HandleKind::CloseGenerator:
        return GeneratorSteps::closeSoon(*this, Ref<Coroutine>(static_cast<Coroutine *>(owner)));
    case HandleKind::GeneratorsClosed:
        return GeneratorSteps::reportClosed(*this, Value(Ref<Object>(owner)));
    case HandleKind::ExecutorDown:
        return queues.callSoon(HandleKind::ExecutorEnds, {});
    case HandleKind::ExecutorLate:
        threads.reportLate();
        return queues.callSoon(HandleKind::StopLoop, {});
    case HandleKind::ExecutorEnds:
        threads.waited();
        return queues.callSoon(HandleKind::StopLoop, {});
    default: // runHandle() does these
        return;
    }
}

Ref<Coroutine> Engine::newCoroutine(Coroutine::Sort sort, const CoroutineCode *c)
{
    auto coroutine = make<Coroutine>(*this, sort);
    coroutine->code = c;
    if (sort != Coroutine::Sort::Program)
        coroutine->machinery = std::make_unique<Coroutine::Machinery>();
    coroutine->number = m_numbers.made++;
    return coroutine;
}

Ref<Primitive> Engine::newEvent()
{
    static const ObjectCode plain{ObjectKind::Event, {}};
    auto event = make<Primitive>(plain);
    event->isSet = true;
    return event;
}

Ref<Primitive> Engine::newQueue()
{
    static const ObjectCode plain{ObjectKind::Queue, {}};
    auto queue = make<Primitive>(plain);
    queue->allDone = newEvent();
    return queue;
}

Ref<Task> Engine::createTask(Ref<Coroutine> c, bool inGroup, bool eagerStart) // T1
{
    auto t = make<Task>(*this, c);
    if (eagerStart) {
        t->cold = std::make_unique<Task::ColdState>();
        t->cold->asksToStart = true;
    }
    if (!c->isProgram()) {
        t->internal = t->begun = t->shown = true;
        t->entity = trace.textEntity("internal");
    } else {
        t->number = ++m_numbers.task;
        const bool fresh = c->state != Coroutine::State::Finished;
        Entity entity{EntityKind::Task, false, coroutineName(*c), t->number};
        if (fresh && c->label) {
            const bool taken = !m_usedLabels.emplace(*c->label, t->number).second;
            entity.text = trace.string(taken ? *c->label + "#" + std::to_string(t->number) : *c->label);
            entity.named = true;
            const bool counted = rules.naming.namedAreCounted || (startsEagerly(*t) && rules.naming.eagerAreNamedLate);
            if (!counted)
                m_uncounted.push_back(t->number);
        }
        t->entity = trace.addEntity(entity);
        Event ev = event(EventKind::Created, t->entity);
        ev.a = index(coroutineName(*c));
        ev.b = index(!fresh ? ValueId::None : c->sort == Coroutine::Sort::Sleep ? sleepArgs(*c)
                                                                                : argsId(c->args));
        ev.c = index(currentEntity());
        ev.flag = inGroup;
        record(ev);
        if (m_numbers.task > m_limits.maxTasks)
            reachLimit("more than " + std::to_string(m_limits.maxTasks) + " tasks");
    }
    if (code->usesContexts)
        remembered.calls.inherit(*t);
    if (startsEagerly(*t))
        startEagerly(*t);
    else
        queues.callSoon(HandleKind::Step, t);
    return t;
}

Ref<Future> Engine::ensureFuture(const Value &v)
{
    if (v.isFuture())
        return Ref<Future>(v.as<Future>());
    if (v.kind() == Kind::Coroutine)
        return createTask(Ref<Coroutine>(v.as<Coroutine>()));
    return {};
}

void Engine::link(Future &f)
{
    f.previous = m_lastFuture;
    (m_lastFuture ? m_lastFuture->next : m_firstFuture) = &f;
    m_lastFuture = &f;
}

void Engine::unlink(Future &f)
{
    (f.previous ? f.previous->next : m_firstFuture) = f.next;
    (f.next ? f.next->previous : m_lastFuture) = f.previous;
}

void Engine::bindGlobal(quint32 name, Value v)
{
    if (!globalBound[name]) {
        globalBound[name] = true;
        m_globalOrder.push_back(name);
    }
    globals[name] = std::move(v);
}

void Engine::unbindGlobal(quint32 name)
{
    if (!globalBound[name])
        return;
    globalBound[name] = false;
    std::erase(m_globalOrder, name);
    const Value gone = std::move(globals[name]);
}

} // namespace awaitscope::engine
