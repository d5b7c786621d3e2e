// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The second part of the prelude of every C++ program (cppwriter.h); it is never a part of Awaitscope itself.
#include "model/formats/program/cpp/runtime/cppvalues.h"
//--- from here on it is written into the programs

namespace aio {

//! The loop: runs what is ready in order; what becomes ready meanwhile waits for the next iteration.
class Loop
{
public:
    using Call = std::function<void()>;
    static Loop &instance()
    {
        static Loop loop;
        return loop;
    }
    void soon(Call call) { m_ready.push_back(std::move(call)); }
    void later(double milliseconds, Call call)
    {
        m_timers.emplace(now() + std::chrono::round<Clock::duration>(std::chrono::duration<double, std::milli>(milliseconds)), std::move(call));
    }
    void standStill(double milliseconds)
    {
        const std::chrono::duration<double, std::milli> time(milliseconds);
        if (instant)
            m_now += std::chrono::round<Clock::duration>(time);
        else
            std::this_thread::sleep_for(time);
    }
    QCoro::Task<> runUntilDone(std::shared_ptr<Future> future);
    //! Jump from deadline to deadline instead of waiting.
    bool instant = false;

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point now() const { return instant ? m_now : Clock::now(); }
    void round();

    Clock::time_point m_now{};
    std::deque<Call> m_ready;
    std::multimap<Clock::time_point, Call> m_timers; // equal deadlines keep their order
};

inline void Loop::round()
{
    while (!m_timers.empty() && m_timers.begin()->first <= now()) {
        m_ready.push_back(std::move(m_timers.begin()->second));
        m_timers.erase(m_timers.begin());
    }
    for (std::size_t n = m_ready.size(); n > 0; --n) {
        const Call call = std::move(m_ready.front());
        m_ready.pop_front();
        call();
    }
}

//! A coroutine that was called but does not run yet.
struct Coroutine
{
    QString name;
    std::function<QCoro::Task<Value>()> start;
    bool used = false;

    Coroutine(const QString &called, std::function<QCoro::Task<Value>()> body)
        : name(called), start(std::move(body)) {}
    Coroutine(const Coroutine &) = delete;
    ~Coroutine()
    {
        if (!used)
            writeLine(stderr, QStringLiteral("RuntimeWarning: coroutine '%1' was never awaited").arg(name));
    }
};

inline QString repr(const std::shared_ptr<Coroutine> &c)
{
    return QStringLiteral("<coroutine object %1>").arg(c->name);
}

//! Calls a coroutine without starting it.
template <typename... P>
Value coroutine(const QString &name, QCoro::Task<Value> (*body)(P...), std::type_identity_t<P>... arguments)
{
    return std::make_shared<Coroutine>(name, [body, arguments...] { return body(arguments...); });
}

//! A result that comes later.
struct Future : std::enable_shared_from_this<Future>
{
    using Callback = std::function<void(const std::shared_ptr<Future> &)>;
    enum State { Pending,
                 Finished,
                 Cancelled } state
        = Pending;
    Value result;
    Error error;
    bool unseen = false; // an error that nothing has retrieved
    QString cancelMessage;
    std::vector<std::pair<int, Callback>> callbacks;

    Future() = default;
    Future(const Future &) = delete;
    virtual ~Future() { report(QStringLiteral("Future"), QStringLiteral("<Future finished exception=%1>").arg(error.repr())); }
    virtual QString kind() const { return QStringLiteral("Future"); }
    virtual QString shown() const { return QStringLiteral("<%1 %2>").arg(kind(), done() ? QStringLiteral("finished") : QStringLiteral("pending")); }
    bool done() const { return state != Pending; }
    //! Returns the number for forget().
    int onDone(Callback callback);
    void forget(int callback);
    void finish(State next);
    void setResult(const Value &value);
    void setError(const Error &e);
    virtual bool cancel(const QString &message);
    //! The error that an await raises, or none; marks it as retrieved.
    Error look();
    Error cancelled() const { return cancelMessage.isEmpty() ? Error("CancelledError") : Error("CancelledError", cancelMessage); }

protected:
    void report(const QString &what, const QString &who)
    {
        if (std::exchange(unseen, false))
            writeLine(stderr, QStringLiteral("%1 exception was never retrieved\nfuture: %2\n%3").arg(what, who, error.traceback()));
    }
};

inline QString repr(const std::shared_ptr<Future> &f)
{
    return f->shown();
}

inline int Future::onDone(Callback callback)
{
    static int number = 0;
    if (!done())
        callbacks.emplace_back(++number, std::move(callback));
    else
        Loop::instance().soon([callback = std::move(callback), self = shared_from_this()] { callback(self); });
    return number;
}

inline void Future::forget(int callback)
{
    std::erase_if(callbacks, [callback](const auto &known) { return known.first == callback; });
}

inline void Future::finish(State next)
{
    state = next;
    for (auto &known : std::exchange(callbacks, {}))
        Loop::instance().soon([callback = std::move(known.second), self = shared_from_this()] { callback(self); });
}

inline void Future::setResult(const Value &value)
{
    if (done())
        throw Error("InvalidStateError", "invalid state");
    result = value;
    finish(Finished);
}

inline void Future::setError(const Error &e)
{
    if (done())
        throw Error("InvalidStateError", "invalid state");
    error = e;
    unseen = true;
    finish(Finished);
}

inline bool Future::cancel(const QString &message)
{
    unseen = false;
    if (done())
        return false;
    cancelMessage = message;
    finish(Cancelled);
    return true;
}

inline Error Future::look()
{
    unseen = false;
    return state == Cancelled ? cancelled() : error;
}

//! A coroutine that the loop runs.
struct Task final : Future
{
    std::shared_ptr<Coroutine> body;
    QString name;
    std::shared_ptr<Future> waiter; // what it waits for
    std::coroutine_handle<> parked; // where it resumes
    Error thrown; // to be thrown there
    int cancelRequests = 0; // those that were not undone
    bool mustCancel = false;
    bool started = false;
    bool closing = false;
    bool quiet = false; // not reported if the program ends before it

    ~Task() override { report(QStringLiteral("Task"), finished()); }
    QString finished() const
    {
        return QStringLiteral("<Task finished name=%1 coro=<%2() done> exception=%3>").arg(aio::repr(name), body->name, error.repr());
    }
    QString kind() const override { return QStringLiteral("Task"); }
    QString shown() const override { return name; }
    bool cancel(const QString &message) override;
    int uncancel() { return cancelRequests = std::max(cancelRequests - 1, 0); }
    void step(const Error &with);
    void wakeUp(const std::shared_ptr<Future> &from);
    void end(const Value &value, const Error &e);
    void close();
    static std::shared_ptr<Task> &current()
    {
        static std::shared_ptr<Task> task;
        return task;
    }
    static std::vector<std::weak_ptr<Task>> &all()
    {
        static std::vector<std::weak_ptr<Task>> tasks;
        return tasks;
    }
    std::shared_ptr<Task> self() { return std::static_pointer_cast<Task>(shared_from_this()); }
};

inline bool Task::cancel(const QString &message)
{
    unseen = false;
    if (done())
        return false;
    ++cancelRequests;
    if (waiter && waiter->cancel(message))
        return true;
    mustCancel = true;
    cancelMessage = message;
    return true;
}

inline void Task::end(const Value &value, const Error &e)
{
    if (closing)
        return;
    if (e.is({"CancelledError"}))
        Future::cancel(e.message());
    else if (e)
        setError(e);
    else if (std::exchange(mustCancel, false))
        Future::cancel(cancelMessage);
    else
        setResult(value);
}

inline QCoro::Task<> drive(std::shared_ptr<Task> task)
{
    Value value;
    Error error;
    try {
        value = co_await task->body->start();
    } catch (const Error &e) {
        error = e;
    }
    task->end(value, error);
}

inline void Task::step(const Error &with)
{
    thrown = with;
    if (std::exchange(mustCancel, false) && !thrown.is({"CancelledError"}))
        thrown = cancelled();
    waiter = nullptr;
    const auto before = std::exchange(current(), self());
    body->used = true;
    if (std::exchange(started, true))
        std::exchange(parked, nullptr).resume();
    else if (thrown)
        end(none, thrown);
    else
        drive(self());
    current() = before;
}

//! The program ends while the task waits: its finally blocks still run, outside any task.
inline void Task::close()
{
    closing = true;
    thrown = Error("GeneratorExit");
    if (parked)
        std::exchange(parked, nullptr).resume();
}

inline void Task::wakeUp(const std::shared_ptr<Future> &from)
{
    step(from->look());
}

//! Suspends the running task until a future is done, or without one until the next iteration.
class Suspend
{
public:
    explicit Suspend(std::shared_ptr<Future> future)
        : m_future(std::move(future)) {}
    bool await_ready() const { return m_future && m_future->done(); }
    void await_suspend(std::coroutine_handle<> here)
    {
        m_task = Task::current();
        if (!m_task)
            return; // it is being closed, and is never resumed
        m_task->parked = here;
        if (!m_future)
            return Loop::instance().soon([task = m_task] { task->step(Error()); });
        m_task->waiter = m_future;
        m_future->onDone([task = m_task](const std::shared_ptr<Future> &f) { task->wakeUp(f); });
        if (m_task->mustCancel && m_future->cancel(m_task->cancelMessage))
            m_task->mustCancel = false;
    }
    Value await_resume()
    {
        if (m_task)
            std::exchange(m_task->thrown, Error()).raise();
        else if (m_future)
            m_future->look().raise();
        return m_future ? m_future->result : none;
    }

private:
    std::shared_ptr<Future> m_future;
    std::shared_ptr<Task> m_task;
};

inline std::shared_ptr<Task> makeTask(const std::shared_ptr<Coroutine> &body, const QString &name, bool quiet = false)
{
    static int count = 0;
    ++count;
    auto task = std::make_shared<Task>();
    task->body = body;
    task->quiet = quiet;
    task->name = name.isEmpty() ? QStringLiteral("Task-%1").arg(count) : name;
    Task::all().push_back(task);
    Loop::instance().soon([task] { task->step(Error()); });
    return task;
}

inline Value createTask(const Value &coroutine, const QString &name = QString())
{
    if (const auto *body = std::get_if<std::shared_ptr<Coroutine>>(&coroutine.v))
        return makeTask(*body, name);
    throw Error("TypeError", "a coroutine was expected, got ", repr(coroutine));
}

inline Value currentTask()
{
    return Task::current();
}

inline std::shared_ptr<Future> futureOf(const Value &value)
{
    if (const auto *future = std::get_if<std::shared_ptr<Future>>(&value.v))
        return *future;
    throw Error("TypeError", "this is neither a task nor a future: ", value);
}

//! The future on which \a method is called; any other value has no such method and raises AttributeError.
inline std::shared_ptr<Future> futureWith(const char *method, const Value &value)
{
    static constexpr const char *Types[] = {"NoneType", "bool", "int", "float", "str", "list", "dict"};
    if (const auto *future = std::get_if<std::shared_ptr<Future>>(&value.v))
        return *future;
    const auto *error = std::get_if<Error>(&value.v);
    if (!error && value.v.index() >= std::size(Types))
        return futureOf(value);
    const QString type = error ? error->type() : QString::fromLatin1(Types[value.v.index()]);
    throw Error("AttributeError", "'", type, "' object has no attribute '", QString::fromLatin1(method), "'");
}

//! The outcome of a coroutine, which runs inline, or of a task or future.
inline QCoro::Task<Value> awaited(Value of)
{
    if (const auto *body = std::get_if<std::shared_ptr<Coroutine>>(&of.v)) {
        if (std::exchange((*body)->used, true))
            throw Error("RuntimeError", "cannot reuse already awaited coroutine");
        const Value value = co_await (*body)->start();
        co_return value;
    }
    Suspend suspend(futureOf(of));
    const Value value = co_await suspend;
    co_return value;
}

//! As time.sleep() does: nothing else runs meanwhile.
inline void standStill(const Value &milliseconds)
{
    Loop::instance().standStill(std::max(0.0, numberOf(milliseconds).value_or(0)));
}

inline QCoro::Task<Value> sleepFor(Value milliseconds, Value result = Value())
{
    const double time = numberOf(milliseconds).value_or(0);
    if (time <= 0) {
        Suspend suspend(nullptr);
        co_await suspend;
        co_return result;
    }
    const auto future = std::make_shared<Future>();
    Loop::instance().later(time, [future] {
        if (!future->done())
            future->setResult(none);
    });
    Suspend suspend(future);
    co_await suspend;
    co_return result;
}

//! The future of gather().
struct Gather final : Future
{
    std::vector<std::shared_ptr<Future>> members;
    bool collect = false;
    bool cancelRequested = false;
    std::size_t finished = 0;
    std::size_t expected = 0;

    ~Gather() override { report(QStringLiteral("_GatheringFuture"), QStringLiteral("<_GatheringFuture finished exception=%1>").arg(error.repr())); }
    QString kind() const override { return QStringLiteral("_GatheringFuture"); }
    bool cancel(const QString &message) override;
    void memberDone(const std::shared_ptr<Future> &member);
};

inline bool Gather::cancel(const QString &message)
{
    if (done())
        return false;
    bool any = false;
    for (const auto &member : members)
        any = member->cancel(message) || any;
    cancelRequested = cancelRequested || any;
    return any;
}

inline void Gather::memberDone(const std::shared_ptr<Future> &member)
{
    ++finished;
    const Error failure = member->look(); // this marks it as retrieved, even if the gather has ended before
    if (done())
        return;
    if (!collect && failure)
        return setError(failure);
    if (finished < expected)
        return;
    if (cancelRequested)
        return setError(Error("CancelledError"));
    List results;
    for (const auto &m : members)
        results.push_back(m->state == Cancelled ? Value(m->cancelled()) : m->error ? Value(m->error)
                                                                                   : m->result);
    setResult(results);
}

//! Runs all at once. Fail-fast: the first failure is the outcome, and the others keep running. Collect: a list of results and errors.
inline Value gather(const List &of, bool collect = false)
{
    auto all = std::make_shared<Gather>();
    all->collect = collect;
    std::vector<std::pair<std::shared_ptr<Coroutine>, std::shared_ptr<Future>>> made;
    for (const Value &value : of) {
        const auto *body = std::get_if<std::shared_ptr<Coroutine>>(&value.v);
        const auto known = std::find_if(made.begin(), made.end(), [&](const auto &pair) { return body && pair.first == *body; });
        const std::shared_ptr<Future> member = known != made.end() ? known->second : body ? makeTask(*body, QString(), true)
                                                                                          : futureOf(value);
        if (body && known == made.end())
            made.emplace_back(*body, member);
        if (std::find(all->members.begin(), all->members.end(), member) == all->members.end()) {
            ++all->expected;
            member->onDone([all](const std::shared_ptr<Future> &f) { all->memberDone(f); });
        }
        all->members.push_back(member);
    }
    if (of.empty())
        all->setResult(List());
    return all;
}

inline bool isDone(const Value &of)
{
    return futureWith("done", of)->done();
}
inline bool isCancelled(const Value &of)
{
    return futureWith("cancelled", of)->state == Future::Cancelled;
}

inline Error errorOf(const std::shared_ptr<Future> &future, const char *pending)
{
    if (!future->done())
        throw Error("InvalidStateError", QString::fromLatin1(pending));
    const Error error = future->look();
    if (future->state == Future::Cancelled)
        error.raise();
    return error;
}

inline Value resultOf(const Value &of)
{
    const auto future = futureWith("result", of);
    errorOf(future, "Result is not set.").raise();
    return future->result;
}

inline Value exceptionOf(const Value &of)
{
    const Error error = errorOf(futureWith("exception", of), "Exception is not set.");
    return error ? Value(error) : none;
}

inline void cancelTask(const Value &of, const QString &message = QString())
{
    if (const auto *list = std::get_if<List>(&of.v)) {
        for (const Value &each : *list)
            futureWith("cancel", each)->cancel(message);
    } else {
        futureWith("cancel", of)->cancel(message);
    }
}

//! Reports an error that no code can catch, as asyncio does.
inline void reportCallback(const QString &callback, const Error &error)
{
    writeLine(stderr, QStringLiteral("Exception in callback %1\n%2").arg(callback, error.traceback()));
}

//! Prints when a future is done; \a act may retrieve its error, or raise.
inline void onDone(const Value &of, const QString &id, const Future::Callback &act = {})
{
    futureWith("add_done_callback", of)->onDone([id, act](const std::shared_ptr<Future> &f) {
        print("callback ", id, f->state == Future::Cancelled ? QStringLiteral(" cancelled") : f->error ? QStringLiteral(" raised")
                                                                                                       : QStringLiteral(" succeeded"));
        try {
            if (act)
                act(f);
        } catch (const Error &error) {
            reportCallback(QStringLiteral("_callback(%1)").arg(repr(id)), error);
        }
    });
}

} // namespace aio
