// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/code.h"
#include "model/engine/loop.h"
#include "model/engine/mutation.h"
#include "model/engine/primitives.h"
#include "model/engine/steadyclock.h"
#include "model/engine/task.h"
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
    quint64 maxValueBytes = 64 << 20; //!< of a value as text, or of a list
    quint64 maxTextBytes = 1 << 30; //!< of all texts together
};

//! Runs one program: the event loop's iterations, the tasks' steps, the end of asyncio.run. It knows neither Qt nor a
//! real clock: who drives it asks for turns and, on the wall clock, tells the time. Every rule it follows has a name
//! in the specification (L1, T5, G3 ...); the comments give it.
class Engine
{
public:
    Engine(std::shared_ptr<const Code> code, Trace &trace, const Limits &limits, bool virtualClock);
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    enum class Turn : quint8 {
        Busy, //!< there is more to run now
        Waiting, //!< nothing to do before nextDeadline()
        Ended,
    };
    //! Runs handles until \a until (a real moment, looked at every few handles), or until there is nothing to run.
    //! On the virtual clock the caller moves the time with advanceTo() when it gets Waiting.
    Turn run(std::chrono::steady_clock::time_point until);
    //! The moment of the next timer when run() has returned Waiting; not after now() when there is something to run.
    Time nextDeadline() const { return m_deadline; }
    void advanceTo(Time now) { m_now = std::max(m_now, now); }
    //! On the wall clock: the moment that counts as 0; pausing moves it.
    void setOrigin(std::chrono::steady_clock::time_point origin) { m_origin = origin; }
    //! On the wall clock: where its time comes from. Not null.
    void setSteadyClock(SteadyClock clock) { m_steadyClock = std::move(clock); }

    //! Tears down what still runs, without any event. The engine cannot go on afterwards.
    void abandon();
    //! The same until a real moment; true when all is gone, else it wants to be called again.
    bool abandonUntil(std::chrono::steady_clock::time_point until);

    Time now() const { return m_now; }
    bool endedWithException() const { return m_endedWithException; }
    int exitStatus() const { return m_limit.empty() ? m_exitStatus : 3; }
    const std::string &limitReached() const { return m_limit; }
    void cancelFromOutside(EntityId task);

    //! \name For the objects of a program
    //!@{
    Arena arena; //!< first: what is in it goes before it
    LoopQueues queues{arena};
    Trace &trace;
    const std::shared_ptr<const Code> code;
    const ExceptionTable &types;
    Task *current = nullptr;
    quint32 iteration = 0;

    // Inline, so that an event is made where it stays: written in parts and read as a whole at once, it waits for all
    // memory that was written before.
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
    EntityId currentEntity() const { return current ? current->entity : EntityId::None; }
    EntityId entityOf(Future &f);
    EntityId labelOf(const Value &v);
    ValueId valueId(const Value &v);
    ValueId sleepArgs(const Coroutine &c);
    ValueId argsId(const Bindings &args);
    ExceptionId exceptionId(Exc &e);
    ExceptionId ownExceptionId(Exc &e); //!< also of a CancelledError
    //! \name What Python keeps of how exceptions came about; in the trace only, for what the console prints
    //!@{
    void noteRaise(Exc &e)
    {
        if (e.raisedAfter == 0) {
            e.raisedAfter = quint32(trace.events().size());
            e.raisedStep = step;
        }
    }
    void chain(Exc &raised, Exc &handled); //!< sets the context
    void setCause(Exc &raised, Exc *cause); //!< null: `from None`
    void chainToOutcome(Exc &raised) //!< asyncio.run cleans up while it handles what ended main
    {
        if (m_phase != Phase::Main && m_outcome)
            chain(raised, *m_outcome);
    }
    //!@}
    std::string json(const Value &v);
    std::string repr(const Value &v);
    //! \name Bounds of values; what goes beyond ends the run
    //!@{
    void reachLimit(std::string which); //!< soon: where the loop looks next
    bool wasTooDeep() { return std::exchange(m_tooDeep, false); } //!< a text of which Python says RecursionError
    bool fitsText(std::size_t bytes);
    bool fitsList(std::size_t elements);
    //!@}
    //! What Task.get_name() gives: not the label, which a number makes unique.
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
    Ref<Task> createTask(Ref<Coroutine> c, bool inGroup = false);
    //! ensure_future: futures as they are, coroutine objects as a new task; else null, for which Python raises a TypeError.
    Ref<Future> ensureFuture(const Value &v);
    Ref<Future> newFuture() { return make<Future>(*this); }
    //! Lets a done-callback run in the next iteration.
    void schedule(Callback &c, const Ref<Future> &done)
    {
        if (mutated(Mutation::WaiterAtOnce) && c.kind == HandleKind::Wakeup) {
            ++m_left;
            return queues.callNext(c.kind, std::move(c.owner), done);
        }
        queues.callSoon(c.kind, std::move(c.owner), done);
    }
    void wakeLater(Task &t, Ref<Future> f) { queues.callSoon(HandleKind::Wakeup, Ref<Object>(&t), std::move(f)); }
    Ref<Exc> notAwaited() { return error(types.runtimeError, "await wasn't used with future"); }
    Ref<Exc> notHashable(const Value &v) { return error(types.typeError, "unhashable type: '" + typeName(v) + "'"); }
    Ref<Exc> notAwaitable() { return error(types.typeError, "An asyncio.Future, a coroutine or an awaitable is required"); }
    Ref<Primitive> newQueue(); //!< of an as_completed
    Ref<Primitive> newEvent(); //!< that is set
    void reportUnretrieved(Future &f);
    void reportNeverAwaited(Coroutine &c);
    void reportDestroyed(Task &t);
    void report(const Event &ev, Mutation late);
    void link(Future &f);
    void unlink(Future &f);
    bool silent() const { return m_muted; }
    void stepNow(Task &t); //!< only a mutation does that
    //! Asked by the body of the current task: it has to let the caller of run() go on, in the middle of its step.
    bool mustPause() { return ++m_blocks % BlocksPerLook == 0 && lookAtClock(); }
    bool shutsDown() const { return m_phase == Phase::CancelAll; }
    std::string typeNameOf(const Value &v) const; //!< like typeName(), with the exception types
    //! R.cancel of the reference: a task, a future, or every element of a list. Null, or the TypeError.
    Ref<Exc> cancelValue(const Value &v, const std::optional<std::string> &message);
    //! Cancels, and says whether it could. Null, or the RecursionError of CPython when too many wait for one another, or in a circle.
    Ref<Exc> cancelFuture(Future &f, const Value &message, bool *cancelled = nullptr);
    //! Held while what a future waits for is cancelled too. False: too deep, all of the cancelling is given up.
    class Deeper
    {
    public:
        explicit Deeper(Engine &e);
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;
        ~Deeper() { --m_engine.m_cancelDepth; }
        explicit operator bool() const { return !m_engine.m_cancelGivenUp; }

    private:
        Engine &m_engine;
    };
    bool givesUpCancelling() const { return m_cancelGivenUp; }
    void recordFutureSet(Future &f);
    void callbackFailed(const std::optional<std::string> &id, Exc &e);
    //! A KeyboardInterrupt or SystemExit passes through the loop and ends asyncio.run, or the phase that it is in.
    void leaveLoop(Ref<Exc> e);

    std::vector<Value> globals; //!< by name number
    std::vector<bool> globalBound;
    std::vector<Ref<Primitive>> objects;
    std::unordered_map<std::string, qint64> counters;
    StepId step = StepId::None;
    void bindGlobal(quint32 name, Value v);
    void unbindGlobal(quint32 name);
    //!@}

private:
    friend class Interpreter;
    friend class Task;
    friend class ValueText;
    enum class Phase : quint8 { Main,
                                CancelAll,
                                AsyncGenerators,
                                Executor,
                                Done };

    // engine.cpp: iterations and handles
    // How often a turn looks at the clock.
    static constexpr unsigned HandlesPerLook = 32;
    static constexpr quint64 BlocksPerLook = 64;
    bool lookAtClock();
    void readWallClock() { m_now = std::max(m_now, Time(m_steadyClock() - m_origin)); }
    bool beginIteration();
    void runHandle(Handle &h);
    void resumePaused();
    void endHandle(Handle &h);
    Turn paused();
    void runTimer(quint32 slot);
    void runCallback(HandleKind kind, Object *owner, Future *future);
    void runExternal(const ExternalCode &x); // external.cpp

    // steps.cpp: what a task does
    void afterStep(Task &t);
    void step_(Task &t, Ref<Exc> exc);
    void wakeup(Task &t, Future *f);
    void enterBody(Task &t);
    void closeBody(Task &t);
    void bodyReturned(Task &t);
    void bodyEnded(Task &t, Activation &a);
    void bodySuspended(Task &t);
    void finishWith(Task &t, Flow flow, Value value, Ref<Exc> e);

    // shutdown.cpp: the end of asyncio.run (section 15)
    void start();
    void iterationEnded();
    void endPhase();
    void beginCancelAll();
    void endCancelAll();
    void closeLoop();
    void exit();
    void collectLeftovers();
    void limit(std::string which);
    void deadlock();
    std::string collectedKey(const Event &e) const;
    std::string exceptionKey(ExceptionId id, int depth = 0) const;
    void tooManyEvents();
    static bool isReport(EventKind k) { return k == EventKind::NeverRetrieved || k == EventKind::NeverAwaited || k == EventKind::DestroyedPending; }
    void unwindGarbage();
    void beginTearing();

    const Limits m_limits;
    const bool m_virtual;
    std::chrono::steady_clock::time_point m_origin{};
    SteadyClock m_steadyClock = &std::chrono::steady_clock::now;
    bool m_inIteration = false; //!< it has begun, but waits for the time
    Time m_now{};
    Time m_deadline{};
    Phase m_phase = Phase::Main;
    bool m_started = false;
    bool m_stopping = false;
    quint32 m_cancelDepth = 0; //!< futures that are being cancelled, each because the one before waits for it
    bool m_cancelGivenUp = false;
    bool m_interrupted = false; //!< a KeyboardInterrupt or SystemExit leaves the loop
    bool m_muted = false;
    bool m_collecting = false;
    std::vector<Event> m_lateReports; //!< of the mutations that report at exit
    bool m_endedWithException = false;
    int m_exitStatus = 0;
    std::size_t m_left = 0; //!< handles left in this iteration
    quint64 m_blocks = 0;
    quint64 m_textBytes = 0;
    bool m_tooDeep = false;
    int m_groupDepth = 0;
    quint32 m_cancels = 0; //!< in one cancelling
    std::chrono::steady_clock::time_point m_until{}; //!< when run() has to return
    std::vector<Ref<Future>> m_tearing; //!< all that are left when the run is torn down
    std::size_t m_torn = 0; //!< how far that is, through m_tearing twice
    bool m_paused = false; //!< in the middle of a step of the task that m_pausedHandle runs
    Handle m_pausedHandle;
    std::string m_limit;
    quint32 m_taskNumber = 0;
    quint32 m_futureNumber = 0;
    quint32 m_madeNumber = 0;
    Future *m_firstFuture = nullptr;
    Future *m_lastFuture = nullptr;
    Ref<Task> m_main;
    Ref<Future> m_stopOn; //!< the future that the phase waits for
    std::vector<Ref<Task>> m_toCancel;
    Ref<Exc> m_outcome; //!< exception that leaves asyncio.run
    Value m_result;
    std::vector<Ref<Object>> m_garbage; //!< what in CPython only a reference cycle keeps alive
    std::vector<quint32> m_globalOrder;
    std::vector<StringId> m_coroutineNames;
    std::vector<StringId> m_argumentTexts; //!< by name number: what stands before the value of an only argument
    std::unordered_map<std::string, quint32> m_usedLabels;
    std::unordered_map<std::string, ExceptionId> m_plainExceptions; //!< CancelledErrors by message

public:
    Ref<Coroutine> newCoroutine(Coroutine::Sort sort, const CoroutineCode *code);
};

} // namespace awaitscope::engine
