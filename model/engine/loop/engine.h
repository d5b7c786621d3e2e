// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/loop/calls.h"
#include "model/engine/loop/generators.h"
#include "model/engine/loop/loops.h"
#include "model/engine/loop/primitives.h"
#include "model/engine/loop/queues.h"
#include "model/engine/loop/semantics.h"
#include "model/engine/loop/steadyclock.h"
#include "model/engine/loop/task.h"
#include "model/engine/loop/threads.h"
#include "model/trace/trace.h"

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

namespace awaitscope::engine {

struct Limits
{
    quint32 maxIterations = 100000;
    quint64 maxEvents = 50'000'000;
    quint32 maxTasks = 2'000'000;
    std::optional<Time> maxTime;
    quint64 maxSteps = 200'000'000; //!< blocks of steps
    quint64 maxValueBytes = 64 << 20; //!< of one value as text, or of one list
    quint64 maxTextBytes = 1 << 30; //!< of all texts together
    quint64 maxBytes = quint64(2) << 30; //!< of everything that the run holds in memory
};

//! Runs one program: the iterations of the event loop, the steps of the tasks, the end of asyncio.run. It depends neither on
//! Qt's event loop nor on a real clock: the driver calls run() and, on the wall clock, supplies the time. Every rule that it
//! implements has a name (L1, T5, G3 ...); docs/engine.md lists them, and comments give the name where a rule is implemented.
class Engine
{
public:
    Engine(std::shared_ptr<const Code> code, Trace &trace, const Semantics &rules, const Limits &limits, bool virtualClock);
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    enum class Turn : quint8 {
        Busy, //!< there is more to run now
        Waiting, //!< nothing to do before nextDeadline()
        Ended,
    };
    //! Runs handles until \a until (real time, checked every few handles) or until nothing is left to run. On the virtual
    //! clock the caller advances the time with advanceTo() when the result is Waiting.
    Turn run(std::chrono::steady_clock::time_point until);
    //! The time of the next timer after run() has returned Waiting; not later than now() if something is ready to run.
    Time nextDeadline() const { return m_deadline; }
    void advanceTo(Time now) { m_now = std::max(m_now, now); }
    //! Wall clock only: the real time that counts as 0; a pause shifts it.
    void setOrigin(std::chrono::steady_clock::time_point origin) { m_origin = origin; }
    //! Wall clock only: the source of real time. Must not be null.
    void setSteadyClock(SteadyClock clock) { m_steadyClock = std::move(clock); }

    //! A std::bad_alloc has left run(). The run is over: some bodies can neither continue nor be ended, so the engine must not be destroyed.
    void runOutOfMemory() noexcept;
    bool isBroken() const { return m_used.allMemory; }
    //! Its memory is lost until the program ends.
    void keepForEver();

    //! Tears down everything that is still running, without recording events. The engine cannot continue afterwards.
    void abandon();
    //! Like abandon(), but returns at \a until (real time). True when everything is torn down; otherwise call it again.
    bool abandonUntil(std::chrono::steady_clock::time_point until);

    Time now() const { return m_now; }
    bool endedWithException() const { return m_endedWithException; }
    int exitStatus() const { return m_limit.empty() ? m_exitStatus : 3; }
    const std::string &limitReached() const { return m_limit; }
    void cancelFromOutside(EntityId task);

    //! \name For the objects of a program
    //!@{
    Arena arena; //!< first member: destroyed after everything that is allocated in it
    LoopQueues queues{arena};
    Trace &trace;
    const std::shared_ptr<const Code> code;
    const ExceptionTable &types;
    const Semantics rules; //!< of the Python that it follows
    Threads threads;
    Task *current = nullptr;
    quint32 iteration = 0;

    // Inline, so that an event is constructed in place: a read of the whole event right after it was written in parts would
    // stall until all earlier writes have reached the cache.
    Event event(EventKind kind, EntityId subject) const
    {
        Event e;
        e.time = m_now;
        e.subject = subject;
        e.iteration = iteration;
        e.step = step;
        e.kind = kind;
        return e;
    }
    void record(const Event &e)
    {
        if (m_muted || (m_collecting && !isReport(e.kind))) [[unlikely]]
            return;
        trace.append(e);
        if (trace.events().size() >= m_limits.maxEvents) [[unlikely]]
            tooManyEvents();
    }
    Future *keptWaiter() const { return rules.waitersAreKept ? current : nullptr; } //!< what a future refers to that is awaited now
    EntityId currentEntity() const { return current ? current->entity : EntityId::None; }
    EntityId entityOf(Future &f);
    EntityId failureOf(Future &f); //!< in whose lane its exception is
    EntityId labelOf(const Value &v);
    ValueId valueId(const Value &v);
    ValueId sleepArgs(const Coroutine &c);
    ValueId argsId(const Bindings &args);
    ExceptionId exceptionId(Exc &e);
    ExceptionId ownExceptionId(Exc &e); //!< like exceptionId(), but gives each CancelledError an id of its own
    //! \name How exceptions came about, as Python records it; stored in the trace only, for the console output
    //!@{
    void noteRaise(Exc &e)
    {
        if (e.raisedAfter == 0) {
            e.raisedAfter = quint32(trace.events().size());
            e.raisedStep = step;
            e.raisedIn = currentEntity();
        }
    }
    //! The step that raised it, if \a task did.
    static StepId raisingStep(const Exc &e, EntityId task) { return e.raisedIn == task ? e.raisedStep : StepId::None; }
    void chain(Exc &raised, Exc &handled); //!< sets the context
    void setCause(Exc &raised, Exc *cause); //!< null: `from None`
    void copyDetails(Exc &part, const Exc &whole); //!< notes, context and cause of a group that was split off
    ExcDetails &detailsOf(Exc &e);
    void markTimeout(Exc &passing); //!< of 3.13: a TimeoutError between it and the cancellation that it came from
    void chainToOutcome(Exc &raised) //!< asyncio.run cleans up while it handles the exception that ended main
    {
        if (m_phase == Phase::Main || !m_outcome || threads.inThread())
            return;
        chain(raised, *m_outcome);
        raised.raisedWhile(m_outcome);
    }
    //! Whether asyncio.get_running_loop() finds it: neither in a thread nor in a body that is closed after the end.
    bool loopRuns() const { return m_phase < Phase::Threads && !threads.inThread() && !m_collecting; }
    //!@}
    std::string json(const Value &v);
    std::string repr(const Value &v);
    //! \name Limits of values; exceeding one ends the run
    //!@{
    void reachLimit(std::string which); //!< takes effect when the loop checks next
    bool wasTooDeep() { return std::exchange(m_tooDeep, false); } //!< whether a text was nested so deeply that Python raises RecursionError
    bool fitsText(std::size_t bytes);
    bool fitsList(std::size_t elements);
    //! It takes as long as some blocks of steps, and may be kept by the trace.
    void worksOn(std::size_t bytes)
    {
        m_used.blocks += bytes / BytesPerBlock;
        m_used.workedBytes += bytes;
    }
    //!@}
    //! The result of Task.get_name() at this moment: not the label, which is made unique by a number.
    std::string nameOf(const Task &t) const;
    std::string str(const Value &v);
    std::string excText(const Exc &e) const;
    StringId coroutineName(const Coroutine &c);

    Ref<Exc> error(TypeId type, std::string message);
    Ref<Exc> error(TypeId type); //!< without arguments
    Ref<Exc> makeGroup(std::string message, std::vector<Ref<Exc>> members);
    bool isInstance(const Exc &e, TypeId base) const { return types.isSubclass(e.type, base); }
    bool isCancelled(const Exc &e) const { return isInstance(e, types.cancelled); }
    bool endsLoop(const Exc &e) const { return isInstance(e, types.systemExit) || isInstance(e, types.keyboardInterrupt); }
    Outcome outcomeOf(const Exc &e) const { return isCancelled(e) ? Outcome::Cancelled : Outcome::Raised; }

    //! asyncio.create_task.
    Ref<Task> createTask(Ref<Coroutine> c, bool inGroup = false, bool eagerStart = false);
    //! ensure_future: returns a future as it is and wraps a coroutine object in a new task; null otherwise (Python raises TypeError).
    Ref<Future> ensureFuture(const Value &v);
    Ref<Future> newFuture() { return make<Future>(*this); }
    //! Schedules a done callback for the next iteration.
    void schedule(Callback &c, const Ref<Future> &done)
    {
        if (!rules.waitersWakeLater && c.kind == HandleKind::Wakeup) {
            ++m_left;
            return queues.callNext(c.kind, std::move(c.owner), done);
        }
        queues.callSoon(c.kind, std::move(c.owner), done);
    }
    void wakeLater(Task &t, Ref<Future> f) { queues.callSoon(HandleKind::Wakeup, Ref<Object>(&t), std::move(f)); }
    Ref<Exc> notAwaited() { return error(types.runtimeError, "await wasn't used with future"); }
    //! \a use: what needs the hash, "dict key" or "set element".
    Ref<Exc> notHashable(const Value &v, const char *use);
    Ref<Exc> cannotBeAwaited(const Value &v); //!< of a step `await`
    Ref<Exc> notAwaitable() { return error(types.typeError, "An asyncio.Future, a coroutine or an awaitable is required"); }
    Ref<Primitive> newQueue(); //!< for an as_completed
    Ref<Primitive> newEvent(); //!< already set
    void ignore(const Ref<Exc> &raised);
    void reportUnretrieved(Future &f);
    void reportShielded(Future &f); //!< an error behind a shield whose waiter is gone
    void reportNeverAwaited(Coroutine &c);
    void reportDestroyed(Task &t);
    void report(const Event &ev, bool atOnce);
    void link(Future &f);
    void unlink(Future &f);
    bool silent() const { return m_muted; }
    //! Whether asyncio.get_running_loop() finds one: not in a body that is being closed, in a thread, or between the phases of asyncio.run.
    bool hasRunningLoop() const { return current && !threads.inThread() && !remembered.calls.isOutside(); }
    bool collects() const { return m_collecting; } //!< the collector runs at the very end
    quint32 tasksMade() const { return m_numbers.task; }
    //! An eager task has raised what ends the loop: it goes on in the call that made it. Null: none has.
    Ref<Exc> takeEagerExit() { return std::exchange(m_eagerExit, {}); }
    void stepNow(Task &t); //!< used only by a mutation
    //! Called by the body of the current task. True if it must suspend in the middle of its step, so that run() can return.
    bool mustPause() { return ++m_used.blocks >= m_used.nextLook && lookAtClock(); }
    void lookAtSteps(); //!< within a step that may take long
    //! The current step takes that long, and nothing else runs meanwhile (L6). True if its body must suspend until the time has passed,
    //! so that run() can return.
    bool standStill(Time length);
    //! \name Limits of threads: a call was submitted, a thread takes a turn. Whether a limit is reached
    //!@{
    bool countCall(quint32 calls, const char *what = "calls in threads");
    bool countTurn(quint32 turns);
    //!@}
    bool shutsDown() const { return m_phase == Phase::CancelAll; }
    //! \name Several asyncio.run in a row (D1 to D4)
    //!@{
    quint16 loopNumber() const { return remembered.loops.number(); }
    bool isForeign(const Future &f) const { return f.loop != loopNumber(); } //!< it belongs to a loop that is closed
    Ref<Exc> closedLoop() { return error(types.runtimeError, "Event loop is closed"); }
    //! What a closed loop raised since the last time, or null.
    Ref<Exc> takeRefusal() { return remembered.loops.takeRefusal() ? closedLoop() : Ref<Exc>(); }
    Ref<Exc> ofOtherLoop() { return error(types.valueError, "The future belongs to a different loop than the one specified as the loop argument"); }
    //!@}
    std::string typeNameOf(const Exc &e) const; //!< type(e).__name__
    std::string typeNameOf(const Value &v) const; //!< like typeName(), and also knows the exception types
    //! The step `cancel`: cancels a task, a future, or every element of a list. Null, or the TypeError.
    Ref<Exc> cancelValue(const Value &v, const std::optional<std::string> &message);
    //! Cancels; \a cancelled tells whether the future accepted. Null, or CPython's RecursionError if the chain of waiters is too long or a cycle.
    Ref<Exc> cancelFuture(Future &f, const Value &message, bool *cancelled = nullptr);
    //! Guards the recursion into whatever a cancelled future waits for. False: too deep, the whole cancellation is abandoned.
    class Deeper
    {
    public:
        explicit Deeper(Engine &e);
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;
        ~Deeper() { --m_engine.m_cancelling.depth; }
        explicit operator bool() const { return !m_engine.m_cancelling.givenUp; }

    private:
        Engine &m_engine;
    };
    bool givesUpCancelling() const { return m_cancelling.givenUp; }
    Values allTasks(bool others) const; //!< asyncio.all_tasks(), in order of creation; \a others: without the current one
    void recordFutureSet(Future &f);
    void callbackFailed(const std::optional<std::string> &id, Exc &e, const LoopCall *call = nullptr);
    //! A KeyboardInterrupt or SystemExit leaves the loop and ends asyncio.run, or its current phase.
    void leaveLoop(Ref<Exc> e);

    //! What steps keep from one execution to the next.
    struct Remembered
    {
        LinkedExceptions linked;
        std::unordered_map<std::string, qint64> counters; //!< of raise_first
        Calls calls;
        bool collects = false; //!< a step collects garbage
        Generators generators;
        Loops loops;
    };
    Remembered remembered;
    std::vector<Value> globals; //!< by name number
    std::vector<bool> globalBound;
    std::vector<Ref<Primitive>> objects;
    StepId step = StepId::None;
    void bindGlobal(quint32 name, Value v);
    void unbindGlobal(quint32 name);
    //!@}

private:
    friend class Collector;
    friend class Interpreter;
    friend class Task;
    friend class ValueText;
    enum class Phase : quint8 { Main,
                                CancelAll,
                                AsyncGenerators,
                                Executor,
                                Threads, //!< asyncio.run has returned; Python waits for threads before it exits
                                Done };

    // engine.cpp: iterations and handles
    // How many handles run between two checks of the clock.
    static constexpr unsigned HandlesPerLook = 32;
    static constexpr quint64 BlocksPerLook = 64;
    static constexpr quint64 BytesPerMeasure = 4 << 20;
    static constexpr std::size_t BytesPerBlock = 256; //!< that are copied in about the time of a block
    bool lookAtClock();
    bool standsStill();
    void lookAtMemory();
    void readWallClock() { m_now = std::max(m_now, Time(m_steadyClock() - m_origin)); }
    std::optional<Turn> beginIteration(); //!< nothing: it has begun
    std::optional<Turn> waitUntil(Time deadline);
    std::optional<Turn> outlive();
    Turn threadPaused();
    void runHandle(Handle &h);
    void resumePaused();
    void endHandle(Handle &h);
    Turn paused();
    void runTimer(quint32 slot);
    void runCallback(HandleKind kind, Object *owner, Future *future);
    void runExternal(const ExternalCode &x); // external.cpp
    void interrupt();

    // steps.cpp: the steps of a task
    void afterStep(Task &t);
    void step_(Task &t, Ref<Exc> exc);
    void wakeup(Task &t, Future *f);
    void enterBody(Task &t);
    bool startsEagerly(const Task &t) const
    {
        const bool byFactory = code->eager && t.number > 0 && !remembered.loops.isMain(t.number);
        return ((t.cold && t.cold->asksToStart) || byFactory) && !t.internal;
    }
    void startEagerly(Task &t);
    void closeBody(Task &t);
    void closeWithin(Task &t); //!< the same in the middle of a step of another task
    void bodyReturned(Task &t);
    void bodyEnded(Task &t, Activation &a);
    void bodySuspended(Task &t);
    void finishWith(Task &t, Flow flow, Value value, Ref<Exc> e);

    // shutdown.cpp: the end of asyncio.run
    void start();
    void startMain(const MakeCoroutine &main);
    void startNext(); //!< the next asyncio.run
    void iterationEnded();
    void endPhase();
    void beginCancelAll();
    void runOwnStep();
    void neverBegan(const char *coroutine);
    Value callers(); //!< what the frames refer to that called the coroutine which has just raised
    bool endCancelAll(); //!< false: the exception handler of the program has left asyncio.run
    void closeLoop();
    void exit();
    void exitOfPython();
    void collectLeftovers();
    void limit(std::string which);
    void deadlock();
    std::string collectedKey(const Event &e) const;
    std::string exceptionKey(ExceptionId id, int depth = 0) const;
    void tooManyEvents();
    static bool isReport(EventKind k) { return k == EventKind::NeverRetrieved || k == EventKind::NeverAwaited || k == EventKind::DestroyedPending; }
    using Futures = std::vector<Ref<Future>>;
    void unwindGarbage();
    static void dropAll(Engine &e, const Futures &garbage);
    void beginTearing();

    const Limits m_limits;
    const bool m_virtual;
    std::chrono::steady_clock::time_point m_origin{};
    SteadyClock m_steadyClock = &std::chrono::steady_clock::now;
    bool m_inIteration = false; //!< has begun, but waits until its time
    Time m_now{};
    Time m_deadline{};
    Phase m_phase = Phase::Main;
    bool m_started = false;
    bool m_stopping = false;
    //! The current cancellation.
    struct Cancelling
    {
        quint32 depth = 0; //!< of nested ones: each future is cancelled because the previous one waits for it
        quint32 count = 0;
        bool givenUp = false;
    };
    Cancelling m_cancelling;
    bool m_interrupted = false; //!< a KeyboardInterrupt or SystemExit is leaving the loop
    bool m_muted = false;
    bool m_collecting = false;
    std::vector<Event> m_lateReports; //!< used by the mutations that report at exit
    bool m_endedWithException = false;
    int m_exitStatus = 0;
    std::size_t m_left = 0; //!< handles left in this iteration
    //! What the run has used of its limits.
    struct Used
    {
        quint64 blocks = 0;
        quint64 nextLook = BlocksPerLook; //!< of blocks
        quint64 textBytes = 0;
        quint64 workedBytes = 0;
        quint64 nextMeasure = 0; //!< of workedBytes
        std::size_t textsInTrace = 0; //!< when they were last measured
        bool allMemory = false; //!< a std::bad_alloc has left run()
        Engine *next = nullptr; //!< another one that is kept for ever, so that whoever looks for leaks finds it
    };
    Used m_used;
    bool m_tooDeep = false;
    int m_groupDepth = 0;
    std::vector<const Task *> m_eagerSteps; //!< eager tasks whose first step runs, each in that of the one before
    Ref<Exc> m_eagerExit;
    std::chrono::steady_clock::time_point m_until{}; //!< when run() has to return
    std::vector<Ref<Future>> m_tearing; //!< all futures that exist when the run is torn down
    std::size_t m_torn = 0; //!< progress of the teardown, which passes through m_tearing twice
    bool m_paused = false; //!< in the middle of a step of the task that m_pause.handle runs
    //! A body that suspended in the middle of a step.
    struct Pause
    {
        Handle handle; //!< that runs it
        Time until{}; //!< it goes on then
        bool blocks = false; //!< until then
    };
    Pause m_pause;
    std::string m_limit;
    //! Of the latest ones.
    struct Numbers
    {
        quint32 task = 0, future = 0, made = 0;
    };
    Numbers m_numbers;
    //! Who drops a reference just now.
    struct Release
    {
        EntityId task = EntityId::None; //!< whose step this handle ran
        const Coroutine *ending = nullptr; //!< its locals and arguments are dropped
    };
    Release m_release;
    Future *m_firstFuture = nullptr;
    Future *m_lastFuture = nullptr;
    Ref<Task> m_main;
    //! asyncio.run, while it cancels what is left.
    struct Ending
    {
        Ref<Future> stopOn; //!< the future that ends it
        std::vector<Ref<Task>> toCancel;
        Ref<List> callers; //!< of callers()
        quint32 interrupts = 0; //!< that came while main ran
        bool stepRan = false; //!< of asyncio's own coroutine in the last phases
    };
    Ending m_ending;
    Ref<Exc> m_outcome; //!< exception that leaves asyncio.run
    Value m_result;
    std::vector<Ref<Object>> m_garbage; //!< objects that only a reference cycle keeps alive in CPython
    std::vector<quint32> m_globalOrder;
    std::vector<StringId> m_coroutineNames;
    std::vector<StringId> m_argumentTexts; //!< by name number: the JSON text before the value of a single argument
    std::unordered_map<std::string, quint32> m_usedLabels;
    std::vector<quint32> m_uncounted; //!< numbers of the tasks that took none in Python, because they were given a name
    std::unordered_map<std::string, ExceptionId> m_plainExceptions; //!< CancelledErrors by message

public:
    Ref<Coroutine> newCoroutine(Coroutine::Sort sort, const CoroutineCode *code);
};

} // namespace awaitscope::engine
