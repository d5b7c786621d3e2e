// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/task.h"
#include "model/engine/loop/primitives.h"

#include <deque>
#include <map>
#include <optional>

namespace awaitscope::engine {

//! A function with its arguments, as asyncio.to_thread() keeps it until it is awaited.
class FunctionCall final : public Object
{
public:
    FunctionCall(const CoroutineCode &c, Bindings a)
        : Object(Kind::Other), code(c), args(std::move(a)) {}
    const CoroutineCode &code;
    Bindings args;
    Ref<Object> context; //!< in which it runs; null: an empty one
    void traverse(std::vector<Object *> &out) const override;
};

//! The type that is not that of asyncio.
constexpr const char *ForeignCancelled = "concurrent.futures.CancelledError";

class ThreadCall;
class ThreadsafeFuture;

//! The future of a call in a thread: what run_in_executor() returns.
class ExecutorFuture final : public Future
{
public:
    ExecutorFuture(Engine &e, EntityId of)
        : Future(e), call(of) { shape = Shape::Executor; }
    ~ExecutorFuture() override;
    const EntityId call; //!< in whose lane its exception is
};

//! A function in a thread, from its submission until its outcome has reached the loop.
class ThreadCall final : public Object
{
public:
    ThreadCall(Ref<Task> t, Ref<ExecutorFuture> f, std::size_t pool)
        : Object(Kind::Other), carrier(std::move(t)), future(std::move(f)), executor(pool) {}

    enum class State : quint8 { Queued,
                                Running,
                                Finished,
                                Withdrawn }; //!< cancelled before a thread took it
    Ref<Task> carrier; //!< runs its body; the loop never does: it counts as done
    Ref<ExecutorFuture> future;
    const std::size_t executor;
    State state = State::Queued;
    Value result; //!< once it has finished: its value, or its exception
    bool failed = false;
    const ThreadsafeFuture *waitsFor = nullptr; //!< which its activation keeps
    void traverse(std::vector<Object *> &out) const override;
};

//! The threads beside the event loop (section 24 of docs/engine.md). They take their turns while the loop looks for events or a coroutine
//! blocks: those that are due, by time, then in the order in which they became due.
class Threads
{
public:
    explicit Threads(Engine &e);
    //! Between the futures of asyncio and those of threads the CancelledError of concurrent.futures becomes that of asyncio.
    static Ref<Exc> converted(Engine &e, Exc &exc);

    //! executor.submit(), and the future that asyncio wraps around it. \a object: of the program, or -1: the threads of to_thread().
    Ref<Future> submit(qint32 object, Ref<FunctionCall> function);
    //! Lets all threads run that are due then. False if the loop must return before: a long step, or a limit.
    bool runDue(Time until) { return m_turns.empty() || takeTurns(until); }
    //! The same up to a moment, in a step that cannot pause; the clock moves with them.
    void runUntil(Time until, Time &now);
    std::optional<Time> nextTurn() const;

    bool inThread() const { return m_running != nullptr; }
    //! The function that runs calls time.sleep(). True if its body must suspend.
    bool sleep(Time until);
    //! The function that runs waits, at most until then. Its body must suspend.
    void waitFor(const ThreadsafeFuture &f, std::optional<Time> until);
    void wake(const ThreadsafeFuture &f); //!< who waits for it: it is done
    const std::vector<Ref<ThreadCall>> &waiting() const { return m_waiting; }
    //! Whether the function that runs must suspend, so that the loop can return.
    bool interrupt(bool reachedLimit);

    void withdraw(ThreadCall &c); //!< its future was cancelled
    void deliver(ThreadCall &c); //!< in the loop: the outcome to the future
    void closeLoop() { m_loopIsClosed = true; }
    void openLoop(); //!< of the next asyncio.run, with a default executor of its own
    bool loopIsClosed() const { return m_loopIsClosed; }
    //! \name shutdown_default_executor(): schedules ExecutorDown when its threads are done, or since 3.13 ExecutorLate after five minutes
    //!@{
    bool shutDown(); //!< false: there is no such thread; from now on it refuses calls
    bool isShutDown() const { return m_isShutDown; }
    void waited();
    void reportLate();
    //!@}
    void clear();

private:
    struct Pool
    {
        qint64 workers = 1;
        qint64 running = 0;
        std::deque<Ref<ThreadCall>> queue;
    };
    using Place = std::pair<Time, quint64>; //!< when, and in which order
    bool takeTurns(Time until);
    void start(Ref<ThreadCall> c);
    void turn(const Place &place, Ref<ThreadCall> c);
    void finished(ThreadCall &c);
    void schedule(Time when, Ref<ThreadCall> c) { m_turns.emplace(Place{when, m_order++}, std::move(c)); }
    void checkShutdown();

    Engine &m_engine;
    std::vector<Pool> m_pools; //!< the last one is the default executor
    std::map<Place, Ref<ThreadCall>> m_turns; //!< null: the thread that shuts the default executor down
    std::vector<Ref<ThreadCall>> m_waiting; //!< for a coroutine of the loop, in the order in which they began to
    ThreadCall *m_running = nullptr;
    std::optional<Time> m_sleepsUntil; //!< of the one that runs
    TimerId m_timeout; //!< of shutDown()
    quint64 m_order = 0;
    quint32 m_submitted = 0;
    quint32 m_turnsTaken = 0;
    bool m_mayPause = true;
    bool m_defaultUsed = false;
    bool m_isShutDown = false; //!< the default executor
    bool m_shuttingDown = false; //!< and its threads are waited for
    bool m_loopIsClosed = false;
};

} // namespace awaitscope::engine
