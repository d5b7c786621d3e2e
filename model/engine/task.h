// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/bodytask.h"
#include "model/engine/code.h"
#include "model/engine/future.h"
#include "model/engine/loop.h"

#include <coroutine>

namespace awaitscope::engine {

class Coroutine;
class Task;

//! How a stretch of steps ended.
enum class Flow : quint8 {
    Normal,
    Return,
    Raise,
    Break,
    Continue,
    Unwind, //!< the run is torn down: leave everything, run no handler (section 20.2)
};

struct Binding
{
    quint32 name;
    Value value;
};
using Bindings = ArenaList<Binding>;

//! One call of a coroutine: its locals, and where it stands. Owned by its coroutine object.
struct Activation : InArena
{
    Engine *engine = nullptr;
    Task *task = nullptr; //!< who drives it
    Activation *callee = nullptr; //!< whom it awaits inline
    Activation *caller = nullptr; //!< who awaits it inline; exceptions being handled there can be re-raised here
    Bindings locals; //!< in order of first binding, the order in which they die
    Bindings args;
    ArenaList<Ref<Exc>> handling; //!< exceptions whose handlers run, innermost last
    Value result; //!< of the return, or of the awaitable that was last awaited
    Ref<Exc> exception; //!< that is raised, while flow is Raise

    // What a step that suspended once waits for.
    Ref<Future> awaited;
    Ref<Object> holder; //!< state of a wait, waiter of an event
    EntityId on = EntityId::None;
    quint32 iteration = 0;

    quint32 entered = 0; //!< the iteration in which it began
    Flow flow = Flow::Normal;
    quint16 depth = 0; //!< of inline calls

    bool normal() const { return flow == Flow::Normal; }
    void raise(Ref<Exc> e); //!< anew: its context becomes what is being handled, here or in a caller
    //! What the loop throws into the body where it waits. Its context becomes what this call handles; Python looks no further then. A
    //! StopIteration ends what waits instead: its argument is the result.
    void receive(Ref<Exc> e);
    //! It comes out of a call, and goes on.
    void passOn(Ref<Exc> e)
    {
        flow = Flow::Raise;
        exception = std::move(e);
    }
    void chainToOwn(); //!< the exception is thrown into, or through, this call
};

//! A coroutine object: a body that runs when it is awaited or at the first step of a task (section 4).
class Coroutine : public Object, public InArena
{
public:
    enum class Sort : quint8 { Program,
                               WaitFor,
                               Sleep,
                               AsCompletedItem };
    enum class State : quint8 { Created,
                                Running,
                                Finished };

    Coroutine(Engine &e, Sort s)
        : Object(Kind::Coroutine), engine(e), sort(s) {}
    ~Coroutine() override; //!< reports one that never started (C2)

    Engine &engine;
    const Sort sort;
    State state = State::Created;
    const CoroutineCode *code = nullptr; //!< of Program
    quint32 number = 0xffffffff; //!< of its Made event
    const std::string *label = nullptr; //!< name for the task made from it; of the code
    Bindings args; //!< moved into the activation when it starts
    //! What those have that are not of the program.
    struct Machinery : InArena
    {
        std::optional<qint64> ms; //!< of WaitFor and Sleep
        Value value; //!< Sleep: its result; WaitFor: what it waits for; AsCompletedItem: the queue
    };
    std::unique_ptr<Machinery> machinery;
    std::unique_ptr<Activation> activation;
    std::string_view name() const;
    const char *whyNotAgain() const //!< what Python says when it is awaited a second time
    {
        return state == State::Finished ? "cannot reuse already awaited coroutine" : "coroutine is being awaited already";
    }
    void traverse(std::vector<Object *> &out) const override;
    bool isProgram() const { return sort != Sort::AsCompletedItem; }
    //! Ends without having run, as coroutine.throw does before the start: lets go of the arguments, warns about nothing.
    void close();
};

//! A coroutine that the loop drives (section 3).
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
    enum class Nap : quint8 { Pending,
                              Over,
                              Cancelled };

    Ref<Coroutine> coroutine;
    Ref<Future> waiter; //!< "_fut_waiter": what it waits for
    //! What few tasks have.
    struct Rare : InArena
    {
        Value cancelMessage;
        Ref<Exc> closing; //!< a GeneratorExit that was thrown in: what the task awaits is closed first, with one of its own
        Value box; //!< what a wait_for that never starts would have awaited; dies at the end of the task
    };
    std::unique_ptr<Rare> rare;
    quint32 number = 0; //!< creation number, main is 1
    quint32 cancelCount = 0; //!< cancelling()
    quint32 groupIndex = 0; //!< place in its task group
    bool mustCancel = false;
    bool begun = false; //!< its first coroutine was entered
    bool thrownInto = false; //!< the loop resumed it with an exception
    bool shown = false; //!< its end is in the trace
    bool unwinding = false; //!< the run is torn down
    bool closing = false; //!< it is destroyed before its end
    bool internal = false; //!< made by the machinery, not shown in the trace
    bool warnIfPending = true; //!< a gather's own children are destroyed silently
    Waiting waiting = Waiting::No;
    Nap nap = Nap::Pending;
    TimerId sleepTimer;

    Ref<Exc> incoming; //!< raised in the body at its next resumption
    std::coroutine_handle<> resumePoint;
    BodyTask body;

    bool cancel(const Value &message) override;
    Value cancelMessage() const { return rare ? rare->cancelMessage : Value(); }
    Ref<Exc> cancelledError() const; //!< with its message
    void dropReferences() override;
    void traverse(std::vector<Object *> &out) const override;
    void unwind(); //!< leaves the body without running any of it
};

} // namespace awaitscope::engine
