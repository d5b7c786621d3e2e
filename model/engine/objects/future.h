// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/arena.h"
#include "model/engine/objects/value.h"
#include "model/trace/event.h"

#include <memory>
#include <vector>

namespace awaitscope::engine {

class Engine;
class Future;

//! What a handle does when the loop runs it. The kinds up to StopLoop are also done callbacks of futures.
enum class HandleKind : quint8 {
    Wakeup, //!< owner: the waiting task
    GatherChild, //!< owner: the gather
    ShieldInner, //!< owner: the shield's outer future
    ShieldOuter, //!< owner: the shield's outer future
    ShieldWaiter, //!< owner: the task that made the shield; the inner future no longer keeps it
    ShieldLog, //!< no owner: reports an error that nobody behind the shield waits for
    GroupTaskDone, //!< owner: the task group
    WaitCounter, //!< owner: the state of an asyncio.wait
    ReleaseWaiter, //!< owner: the future to complete
    AsCompleted, //!< owner: the state of an as_completed
    ExecutorCancelled, //!< owner: the call in a thread, whose future is done
    Threadsafe, //!< owner: the ThreadsafeFuture
    User, //!< owner: the UserCallback
    Call, //!< of a function; owner: the LoopCall
    StopLoop, //!< the end of run_until_complete
    Step, //!< owner: the task; not a callback
    Timer, //!< a timer that is due, or a cancellable call_soon; `slot` says which
    ExecutorResult, //!< owner: a call in a thread that has ended
    ExecutorDown, //!< the threads of the default executor have ended
    ExecutorLate, //!< it waits no longer
    ExecutorEnds, //!< asyncio's own coroutine that waited for them goes on
    CloseGenerator, //!< owner: the aclose() of a generator that nothing refers to; the loop makes a task of it
    GeneratorsClosed, //!< shutdown_asyncgens goes on: its generators are closed
    Nothing, //!< only takes a place in the iteration, as an internal step does
};

struct Callback
{
    HandleKind kind;
    Ref<Object> owner;
};

//! A result slot with callbacks. Base class of gathers, shields and tasks.
class Future : public Object, public InArena
{
public:
    explicit Future(Engine &e, Kind k = Kind::Future);
    ~Future() override; //!< reports an exception that was never retrieved (N3)

    enum class State : quint8 { Pending,
                                Finished,
                                Cancelled };
    enum class Shape : quint8 { Plain,
                                Gather,
                                Shield,
                                Executor,
                                Thread,
                                Callback,
                                Task };

    bool done() const { return state != State::Pending; }
    bool cancelled() const { return state == State::Cancelled; }
    bool failed() const { return state == State::Finished && isException; }

    Engine &engine;
    EntityId entity = EntityId::None; //!< in the trace, once it has a label
    State state = State::Pending;
    Shape shape = Shape::Plain;
    bool isException = false; //!< result is an exception that was set, not returned
    bool unretrieved = false; //!< N1; "log_traceback" in CPython
    bool iterated = false; //!< taken from its iterator without being awaited; "asyncio_future_blocking" in CPython
    bool tracked = false; //!< the trace records when the exception is retrieved
    quint16 loop = 0; //!< number of the asyncio.run to which it belongs
    quint32 raisedEvent = 0xffffffff;
    ArenaList<Ref<Future>> waiters; //!< the tasks that it keeps, being what they wait for (Semantics::waitersAreKept)
    Value result; //!< value or exception; if cancelled, its CancelledError, its message or none

    // All futures of a run, in order of creation: the only way to find the reference cycles that a run leaves when it is torn down.
    Future *previous = nullptr;
    Future *next = nullptr;
    virtual void dropReferences();
    void traverse(std::vector<Object *> &out) const override;

    void keepWaiter(Future *task); //!< once; null: nothing
    void releaseWaiter(const Future *task);
    void addCallback(HandleKind what, Ref<Object> owner);
    bool refusesCallback() const; //!< it is done, and its loop is closed (D3)
    //! Removes the callbacks of kind \a what that belong to \a owner.
    void removeCallback(HandleKind what, const Object *owner);
    void setResult(Value v); //!< must be pending
    void setException(Ref<Exc> e); //!< must be pending
    //! Future.cancel of CPython; true if it was pending. Virtual: F1, K3, G6.
    virtual bool cancel(const Value &message);
    //! Marks the exception as retrieved. \a how and \a by go into the trace.
    void retrieve(Retrieval how, EntityId by);
    //! The exception of a finished future, or null. A cancelled one returns a CancelledError (K9: the first caller gets the one
    //! that ended the task, later callers get new ones). Does not mark anything as retrieved.
    Ref<Exc> failure();
    Ref<Exc> makeCancelledError();

protected:
    bool cancelSelf(const Value &message);

private:
    void scheduleCallbacks();
    Callback m_first{HandleKind::Nothing, {}};
    std::unique_ptr<std::vector<Callback>> m_more;
};

//! The future of a gather. Its children's callbacks keep it alive.
class Gather final : public Future
{
public:
    Gather(Engine &e)
        : Future(e) { shape = Shape::Gather; }
    std::vector<Ref<Future>, CountingAllocator<Ref<Future>>> children; //!< in argument order, with repetitions
    quint32 different = 0; //!< number of distinct children
    quint32 finished = 0;
    bool returnExceptions = false;
    bool cancelRequested = false;
    bool made = false; //!< false while gather() itself runs
    Ref<Future> madeBy; //!< the task that made it, for as long as callbacks refer to it (Semantics::waitersAreKept)
    bool ofShutdown = false;

    ~Gather() override;
    bool cancel(const Value &message) override;
    void childDone(Future &child);
    void dropReferences() override;
    void traverse(std::vector<Object *> &out) const override;
};

//! The outer future of a shield.
class Shield final : public Future
{
public:
    Shield(Engine &e, Ref<Future> of)
        : Future(e), inner(std::move(of)) { shape = Shape::Shield; }
    Ref<Future> inner;
    void innerDone(Future &of);
    void outerDone();
    void dropReferences() override;
    void traverse(std::vector<Object *> &out) const override;
};

} // namespace awaitscope::engine
