// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/engine.h"
#include "model/engine/loop/framerefs.h"

#include <unordered_map>

// The steps of a program as coroutines. Every function that may suspend is a BodyTask that stores its outcome in the
// activation: flow, result, exception. Exceptions of the program are values, never C++ exceptions: throwing one costs more
// than a microsecond, and a program in which 100,000 tasks fail must stay fast.

namespace awaitscope::engine {

//! Suspends the body of a task; the loop resumes it. What it waits for is stored in the task before.
struct Suspend
{
    Activation &activation;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) const noexcept { activation.task->resumePoint = h; }
    void await_resume() const noexcept
    {
        if (activation.task->unwinding)
            activation.flow = Flow::Unwind;
    }
};

//! Ends a break or continue; true if the loop continues.
inline bool loopGoesOn(Activation &a)
{
    const Flow flow = a.flow;
    if (flow == Flow::Break || flow == Flow::Continue)
        a.flow = Flow::Normal;
    return flow == Flow::Normal || flow == Flow::Continue;
}

//! asyncio.current_task(): of a body that the garbage collector closes it is the task that collects.
inline Ref<Task> currentTask(const Activation &a)
{
    return Ref<Task>(a.task->closing && a.engine->current ? a.engine->current : a.task);
}

//! A duration of a step; none: no limit.
inline std::optional<Time> durationOf(const std::optional<qint64> &ms)
{
    return ms ? std::optional<Time>(std::chrono::milliseconds(*ms)) : std::nullopt;
}

class Interpreter
{
public:
    //! Starts the body of a coroutine object; the caller awaits it or keeps it. \a a must outlive the body.
    static BodyTask run(Activation &a, Coroutine &c);
    //! Creates the activation and records the entry. False, with \a error set, if the object cannot run (T6).
    static bool enter(Coroutine &c, Task &task, Activation *caller, Ref<Exc> &error);
    //! The end of a call: destroys the locals in order of first binding, then records the end of a call inside a task.
    static void leave(Coroutine &c, bool isInline);

    // evaluate.cpp
    static Value get(Activation &a, const Name &n);
    static Value evaluate(Activation &a, const Expression &e);
    //! \a printed receives what Python prints if it differs from the text in the trace: Python quotes the message of a KeyError,
    //! and prints a task by its name (exported programs do so because Python's own form contains file names and line numbers).
    static std::string format(Activation &a, const Template &t, std::string *printed = nullptr);
    static Value makeAwaitable(Activation &a, const MakeAwaitable &m);
    static void bind(Activation &a, const Name &n, Value v);
    static void unbind(Activation &a, const Name &n);
    //! Future.set_exception(). Null, or why it refused.
    static Ref<Exc> putException(Engine &e, Future &f, Ref<Exc> exc);
    static Ref<Exc> makeException(Activation &a, TypeId type, const std::optional<Template> &text);

    static Time lengthOf(const Value &ms); //!< of a number

private:
    friend class CallSteps;
    friend class LoopSteps;
    friend class GeneratorSteps;
    friend class ManagerSteps;
    friend class ObjectSteps;
    friend class ThreadSteps;
    friend class ThreadsafeSteps;
    friend class ValueSteps;
    enum class Begin : quint8 { Ended,
                                Suspended,
                                Nested };

    static BodyTask block(Activation &a, const Block &b);
    static BodyTask nested(Activation &a, const Instruction &in);

    // evaluate.cpp
    static Value item(Activation &a, const Expression &e);
    static bool test(Activation &a, const Test &t);
    //! Appends the elements of \a v, as `*v` does.
    static void unpack(Activation &a, const Value &v, Values &out);
    static bool collect(Activation &a, const std::vector<MakeAwaitable> &parts, Values &out);
    static Ref<Coroutine> makeCoroutine(Activation &a, const MakeCoroutine &m, qint64 index);
    static Value makeOne(Activation &a, const MakeAwaitable &m, qint64 index);
    //! A task that was made. Nothing, and the exception raised, if it was an eager one that raised what ends the loop.
    static Value taskMade(Activation &a, Value task);
    static Value spawn(Activation &a, const MakeAwaitable &m, qint64 index);
    static Value gather(Activation &a, Values items, bool returnExceptions);
    static Value shield(Activation &a, Value v);
    //! The shield or wait_for \a m around \a inner.
    static Value wrap(Activation &a, const MakeAwaitable &m, Value inner);

    // bulkcreation.cpp
    static bool isLong(const Instruction &in);
    static BodyTask longStep(Activation &a, const Instruction &in);
    static BodyTask collectMany(Activation &a, const std::vector<MakeAwaitable> &parts, Values &out);
    static BodyTask listLong(Activation &a, const Instruction &in);
    static BodyTask spawnLong(Activation &a, const Instruction &in);
    static BodyTask gatherCalls(Activation &a, const Instruction &in);
    static BodyTask makeLong(Activation &a, const MakeAwaitable &m, Value &made);
    static BodyTask wrapperLong(Activation &a, const Instruction &in);

    // perform.cpp
    static void perform(Activation &a, const Instruction &in);
    static void performRaise(Activation &a, const Instruction &in);
    static bool takeCause(Activation &a, Exc &exc, const Name &name);
    static void raiseValue(Activation &a, const Instruction &in);
    static void reraise(Activation &a);
    static void raiseFirst(Activation &a, const Instruction &in);
    static void let(Activation &a, const Instruction &in);
    static void spawnMany(Activation &a, const Instruction &in);
    static void cancel(Activation &a, const Instruction &in);
    static void addCallback(Activation &a, const Instruction &in);
    static void retrieve(Activation &a, const Instruction &in);
    static void inspect(Activation &a, const Instruction &in);
    static void setFuture(Activation &a, const Instruction &in);
    static void performMore(Activation &a, const Instruction &in);
    static void performLast(Activation &a, const Instruction &in);
    static void noAttribute(Activation &a, const Value &v, const char *name);

    // awaits.cpp
    static Begin begin(Activation &a, const Instruction &in);
    static void finish(Activation &a, const Instruction &in);
    static Begin beginSleep(Activation &a, const Value &ms);
    static void finishSleep(Activation &a);
    static Begin beginAwait(Activation &a, Value v);
    static void finishAwait(Activation &a);
    static Begin beginWait(Activation &a, const Instruction &in);
    static void finishWait(Activation &a, const Instruction &in);
    static Begin beginPrimitive(Activation &a, const Instruction &in);
    static void finishPrimitive(Activation &a);
    static void awaiting(Activation &a, EntityId on);
    static void leaveTask(Activation &a);
    static void closed(Activation &a);
    static void resumed(Activation &a, Value *shown = nullptr);
    static void resumedAt(Activation &a, EntityId on, quint32 iteration, Value *shown);
    static Begin wait(Activation &a, Ref<Future> f);
    static BodyTask awaitRaw(Activation &a, Value v);
    static BodyTask inlineCall(Activation &a, Ref<Coroutine> c);
    static BodyTask awaitItem(Activation &a, Ref<Coroutine> c);

    // blocks.cpp
    static BodyTask tryBlock(Activation &a, const Instruction &in);
    static BodyTask handlers(Activation &a, const Instruction &in);
    static BodyTask starHandlers(Activation &a, const Instruction &in);
    static BodyTask finallyBlock(Activation &a, const Instruction &in);
    static BodyTask ifBlock(Activation &a, const Instruction &in);
    static BodyTask forBlock(Activation &a, const Instruction &in);
    static BodyTask repeatBlock(Activation &a, const Instruction &in);
    static BodyTask whileBlock(Activation &a, const Instruction &in);
    static void caught(Activation &a, Exc &e, const std::string &handler);
    static void replaced(Activation &a, Exc &gone, bool inFinally);

    // scopes.cpp
    static BodyTask timeoutBlock(Activation &a, const Instruction &in);
    //! Timeout.__aexit__. Returns the cancellation that it made a TimeoutError of, or null.
    static Ref<Exc> leaveTimeout(Activation &a, class TimeoutContext &scope);
    static BodyTask groupBlock(Activation &a, const Instruction &in);
    //! Waits for a few iterations of the loop; used only by a mutation.
    static BodyTask awaitTurns(Activation &a, int turns);
    static void raiseErrors(Activation &a, class GroupContext &g, Ref<Exc> body, Ref<Exc> cancellation);
    static BodyTask leaveGroup(Activation &a, class GroupContext &g, Ref<Exc> body);
    static void uncancelParent(class GroupContext &g, Ref<Exc> &cancellation);
    static BodyTask retryBlock(Activation &a, const Instruction &in);

    // sharedobjects.cpp
    static void putNow(Activation &a, Primitive &q, Value v);
    static Value getNow(Activation &a, Primitive &q);
    static void shutDown(Activation &a, Primitive &q, bool immediate);
    static BodyTask heldBlock(Activation &a, const Instruction &in);
    static void leaveHeld(Activation &a, Primitive &p, const std::string &label);
    static BodyTask acquire(Activation &a, Primitive &p, bool isSemaphore);
    static BodyTask putBlock(Activation &a, const Instruction &in);
    static BodyTask getBlock(Activation &a, const Instruction &in);
    static BodyTask takeFromQueue(Activation &a, Ref<Primitive> q);

    // waiting.cpp
    static BodyTask waitForBody(Activation &a, Coroutine &c);
    static BodyTask waitForWithin(Activation &a, Value v, const std::optional<qint64> &ms);
    static BodyTask waitForNothing(Activation &a, Value v);
    static BodyTask waitForUntil(Activation &a, Value v, qint64 ms);
    static BodyTask waitForInTimeout(Activation &a, Value v, std::optional<qint64> ms);
    static BodyTask cancelAndWait(Activation &a, Ref<Future> f);
    static void takeResult(Activation &a, Future &f, bool timeoutIfCancelled);
    static BodyTask itemBody(Activation &a, Coroutine &c);
    static BodyTask sleepBody(Activation &a, Coroutine &c);
    static Ref<Exc> futuresOf(Engine &e, const Values &items, std::vector<Ref<Future>> &futures);
    static BodyTask asCompletedBlock(Activation &a, const Instruction &in);
};

//! What a user's done callback does when it is called.
class UserCallback final : public Object, Counted<UserCallback>
{
public:
    explicit UserCallback(const Instruction &in)
        : Object(Kind::Other), instruction(in) {}
    const Instruction &instruction;
    void call(Engine &e, Future &f);
};

//! `async with timeout(...)`.
class TimeoutContext final : public Object
{
public:
    enum class State : quint8 { Entered,
                                Expiring,
                                Expired,
                                Exited };
    TimeoutContext(Engine &e, Ref<Task> t)
        : Object(Kind::Timeout), engine(e), task(std::move(t)), entryCount(e.rules.timeoutKnowsEntryCount ? task->cancelCount : 0) {}

    Engine &engine;
    Ref<Task> task;
    const quint32 entryCount; //!< cancelling() at the entry (O4), or 0
    State state = State::Entered;
    TimerId timer;

    Ref<Exc> whyFixed() const; //!< the RuntimeError of a timeout that cannot be rescheduled any more, or null
    void reschedule(std::optional<Time> after);
    void fired();
    void traverse(std::vector<Object *> &out) const override;
    bool expired() const { return state == State::Expiring || state == State::Expired; }
};

//! `async with TaskGroup()`.
class GroupContext final : public Object
{
public:
    GroupContext(Engine &e, Ref<Task> p)
        : Object(Kind::Group), engine(e), parent(std::move(p)) {}
    ~GroupContext() override { tasks.clear(); }

    Engine &engine;
    Ref<Task> parent;
    std::vector<Ref<Task>> tasks; //!< in order of creation; finished ones are null
    quint32 unfinished = 0;
    std::vector<Ref<Exc>> errors;
    Ref<Exc> baseError;
    Ref<Future> onCompleted;
    bool exiting = false, aborting = false, parentCancelRequested = false;

    std::string repr() const;
    Ref<Exc> abort(); //!< null, or the reason why it failed
    void taskDone(Task &t);
    void letGo();
    void traverse(std::vector<Object *> &out) const override;
};

//! The callback state of an asyncio.wait.
class WaitCounter final : public Object
{
public:
    WaitCounter()
        : Object(Kind::Other) {}
    qint64 counter = 0;
    awaitscope::ReturnWhen mode = awaitscope::ReturnWhen::AllCompleted;
    Ref<Future> waiter;
    TimerId timer;
    Ref<Future> waitsFor; //!< the task that waits (Semantics::waitersAreKept)
    void completed(Engine &e, Future &f);
    void traverse(std::vector<Object *> &out) const override;
};

//! The references that the frame of asyncio.wait itself holds.
class WaitFrame final : public Object
{
public:
    WaitFrame()
        : Object(Kind::Other) {}
    std::vector<Ref<Future>> futures; //!< distinct, in order of first appearance
    std::vector<Ref<Future>> shownOrder; //!< in order of last appearance, in which done and pending are listed
    Ref<WaitCounter> counter;
    void traverse(std::vector<Object *> &out) const override;
};

//! The state that the callbacks of an as_completed loop share.
class AsCompletedState final : public Object
{
public:
    AsCompletedState()
        : Object(Kind::Other) {}
    std::vector<Ref<Future>> todo; //!< finished ones are null
    std::unordered_map<const Future *, std::size_t> places; //!< in todo
    std::size_t left = 0;
    Ref<Primitive> queue; //!< finished futures; None for a timeout
    TimerId timer;
    void completed(Engine &e, Future &f);
    void timedOut();
    void traverse(std::vector<Object *> &out) const override;
};

} // namespace awaitscope::engine
