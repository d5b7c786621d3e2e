// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/loop/queues.h"
#include "model/engine/objects/bodytask.h"
#include "model/engine/objects/future.h"

#include <coroutine>

namespace awaitscope::engine {

class Coroutine;
class FrameRef;
class Task;

//! How a sequence of steps ended.
enum class Flow : quint8 {
    Normal,
    Return,
    Raise,
    Break,
    Continue,
    Unwind, //!< the run is torn down: leave everything, run no handler
};

struct Binding
{
    quint32 name;
    Value value;
};
using Bindings = ArenaList<Binding>;

//! One call of a coroutine: its locals and its state of execution. Owned by its coroutine object.
struct Activation : InArena
{
    Engine *engine = nullptr;
    Task *task = nullptr; //!< the task that runs it
    Activation *callee = nullptr; //!< the call that it awaits inline
    FrameRef *frameRefs = nullptr; //!< to what the suspended frames of this call refer, innermost first
    Activation *caller = nullptr; //!< the call that awaits it inline; exceptions handled there can be re-raised here
    Bindings locals; //!< in order of first binding, which is the order of their destruction
    Bindings args;
    ArenaList<Ref<Exc>> handling; //!< exceptions whose handlers run, innermost last
    Value result; //!< of the return, or of the awaitable that was last awaited
    Ref<Exc> exception; //!< the one being raised, while flow is Raise

    // What a step that suspends once waits for.
    Ref<Future> awaited;
    Ref<Object> holder; //!< state of a wait, waiter of an event
    EntityId on = EntityId::None;
    quint32 iteration = 0;

    quint32 entered = 0; //!< the iteration in which it began
    Flow flow = Flow::Normal;
    quint16 depth = 0; //!< of inline calls

    bool normal() const { return flow == Flow::Normal; }
    void raise(Ref<Exc> e); //!< a new raise: its context becomes the exception being handled, here or in a caller
    //! Raises an exception that the loop throws into the suspended body. Its context becomes the exception that this call itself
    //! handles, not one of its callers. A StopIteration instead ends the wait: its argument becomes the result.
    void receive(Ref<Exc> e);
    //! Propagates an exception out of a callee.
    void passOn(Ref<Exc> e)
    {
        flow = Flow::Raise;
        exception = std::move(e);
    }
    void chainToOwn(); //!< the exception is thrown into, or propagates through, this call
};

//! A coroutine object: its body runs when it is awaited, or at the first step of a task.
class Coroutine : public Object, public InArena
{
public:
    enum class Sort : quint8 { Program,
                               WaitFor,
                               Sleep,
                               AsCompletedItem,
                               ToThread,
                               Close /*!< aclose() of a generator, as the loop calls it */ };
    enum class State : quint8 { Created,
                                Running,
                                Finished };

    Coroutine(Engine &e, Sort s)
        : Object(Kind::Coroutine), engine(e), sort(s) {}
    ~Coroutine() override; //!< reports a coroutine object that never started (C2)

    Engine &engine;
    const Sort sort;
    State state = State::Created;
    const CoroutineCode *code = nullptr; //!< owned by Program
    quint32 number = 0xffffffff; //!< of its Made event
    const std::string *label = nullptr; //!< name for the task created from it; owned by the code
    Bindings args; //!< moved into the activation when it starts
    //! Data of the internal coroutines that are not part of the program.
    struct Machinery : InArena
    {
        std::optional<qint64> ms; //!< of WaitFor and Sleep
        Value value; //!< Sleep: its result; WaitFor: what it waits for; AsCompletedItem: the queue; ToThread: the FunctionCall; Close: the generator
    };
    std::unique_ptr<Machinery> machinery;
    std::unique_ptr<Activation> activation;
    std::string_view name() const;
    const char *whyNotAgain() const //!< Python's message when it is awaited a second time
    {
        return state == State::Finished ? "cannot reuse already awaited coroutine" : "coroutine is being awaited already";
    }
    void traverse(std::vector<Object *> &out) const override;
    bool isProgram() const { return sort != Sort::AsCompletedItem; }
    //! Ends it before it has run, as coroutine.throw does: releases the arguments, without a warning.
    void close();
};

//! A coroutine that the loop runs.
class Task final : public Future
{
public:
    Task(Engine &e, Ref<Coroutine> c)
        : Future(e, Kind::Task), coroutine(std::move(c)) { shape = Shape::Task; }
    ~Task() override;

    enum class Waiting : quint8 { No,
                                  ForFuture,
                                  Sleeping,
                                  Yielding };
    enum class SleepState : quint8 { Pending,
                              Over,
                              Cancelled };

    Ref<Coroutine> coroutine;
    Ref<Future> waiter; //!< "_fut_waiter": what it waits for
    //! Data that few tasks need.
    struct ColdState : InArena
    {
        Value cancelMessage;
        Ref<Exc> closing; //!< a GeneratorExit that was thrown in: what the task awaits is closed first, with a GeneratorExit of its own
        bool asksToStart = false; //!< `eager_start` (E1)
        Ref<Object> context; //!< its Context, if the program has context variables
        Value box; //!< what a wait_for that never starts would have awaited; released when the task ends
    };
    std::unique_ptr<ColdState> cold;
    quint32 number = 0; //!< creation number, main is 1
    quint32 cancelCount = 0; //!< cancelling()
    quint32 groupIndex = 0; //!< place in its task group
    bool mustCancel = false;
    bool begun = false; //!< its first coroutine was entered
    bool thrownInto = false; //!< the loop resumed it with an exception
    bool shown = false; //!< its end is in the trace
    bool unwinding = false; //!< the run is torn down
    bool closing = false; //!< it is destroyed before it has ended
    bool internal = false; //!< created by the engine, not shown in the trace
    bool warnIfPending = true; //!< false for the children of a gather, which are destroyed silently
    Waiting waiting = Waiting::No;
    SleepState sleepState = SleepState::Pending;
    TimerId sleepTimer;

    Ref<Exc> incoming; //!< raised in the body when it is resumed next
    std::coroutine_handle<> resumePoint;
    BodyTask body;

    bool cancel(const Value &message) override;
    bool isThread() const { return shape == Shape::Thread; } //!< not a task: runs a function in a thread (see Threads)
    bool isCallback() const { return shape == Shape::Callback; } //!< not a task: runs a function that the loop calls (see Calls)
    quint32 uncancel(); //!< the requests that are left
    Value cancelMessage() const { return cold ? cold->cancelMessage : Value(); }
    Ref<Exc> cancelledError() const; //!< with its message
    void dropReferences() override;
    void traverse(std::vector<Object *> &out) const override;
    void unwind(); //!< leaves the body without running any of it
};

} // namespace awaitscope::engine
