// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <awaitscope/tracedrecorder.h>

#include <QCoroTask>

#include <coroutine>
#include <exception>
#include <optional>
#include <source_location>
#include <string_view>
#include <type_traits>
#include <utility>

//! Records the QCoro tasks of a program in a file that Awaitscope opens. docs/recording-qcoro.md explains how to use it.
//!
//!     co_await awaitscope::traced("fetch")(fetch(url));
//!     co_await awaitscope::waiting("sleep", QCoro::sleepFor(1s));
//!
//! Nothing is recorded unless AWAITSCOPE_RECORD in the environment names a file. It needs C++20, Qt Core and QCoro 0.8 or later, and only the
//! documented interface of these.
namespace awaitscope {

namespace tracing {

//! A step that is in progress in this thread. It is an object of the stack, or of an expression.
class Running
{
public:
    explicit Running(TaskRef task)
        : m_task(std::move(task)), m_since(now()), m_outer(std::exchange(s_current, this))
    {
    }
    ~Running() { leave(); }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

    //! Null: no traced task runs. What goes on behind the end of one, in the same call, is no part of it.
    static Running *current() { return s_current && !s_current->m_task->ended ? s_current : nullptr; }
    static quint32 currentId() { return current() ? current()->m_task->id : MainTask; }
    const TaskRef &task() const { return m_task; }
    //! When the step began; now if all of it has been recorded.
    qint64 since() const { return m_isOpen ? m_since : now(); }
    void pause(Wait wait, quint32 place, quint32 what, quint32 awaited)
    {
        if (!m_task->ended)
            Recorder::instance()->endStep(*m_task, since(), wait, place, what, awaited);
        m_isOpen = false;
    }
    //! It did not wait after all.
    void goOn()
    {
        m_since = now();
        m_isOpen = true;
    }
    //! Control has left the task: it has ended, waits for something recorded, or for something that is not traced.
    void leave()
    {
        if (std::exchange(m_hasLeft, true))
            return;
        if (m_isOpen && !m_task->ended)
            pause(Wait::Other, 0, Recorder::instance()->textId("untraced await"), 0);
        Running **link = &s_current;
        while (*link && *link != this)
            link = &(*link)->m_outer;
        if (*link)
            *link = m_outer;
    }

private:
    inline static thread_local Running *s_current = nullptr;
    TaskRef m_task;
    qint64 m_since;
    Running *m_outer;
    bool m_isOpen = true;
    bool m_hasLeft = false;
};

//! A coroutine that begins suspended. Its resumption is that of the task which waits, as a step of that.
struct Resumption
{
    struct promise_type
    {
        Resumption get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { throw; }
    };
    std::coroutine_handle<> handle;
};

inline Resumption resumption(TaskRef task, std::coroutine_handle<> waiting)
{
    Running step(std::move(task));
    waiting.resume();
    step.leave();
    co_return;
}

//! What is awaited, and where.
struct Awaited
{
    TaskRef task; //!< null: no traced task
    quint32 place = 0;
    quint32 what = 0;
    bool isRecorded = false;
};

//! Awaits as \p Inner does, and records it.
template <typename Inner>
class Awaiter
{
public:
    Awaiter(Inner inner, Awaited awaited)
        : m_inner(std::move(inner)), m_awaited(std::move(awaited))
    {
    }
    bool await_ready() { return m_inner.await_ready(); }
    auto await_suspend(std::coroutine_handle<> waiting)
    {
        using Suspended = decltype(m_inner.await_suspend(waiting));
        Running *const step = m_awaited.isRecorded ? Running::current() : nullptr;
        if (!step)
            return m_inner.await_suspend(waiting);
        const quint32 id = m_awaited.task ? m_awaited.task->id : 0;
        step->pause(m_awaited.task ? Wait::Task : Wait::Other, m_awaited.place, m_awaited.what, id);
        const std::coroutine_handle<> handle = resumption(step->task(), waiting).handle;
        if constexpr (std::is_same_v<Suspended, bool>) {
            const bool isSuspended = m_inner.await_suspend(handle); // this may be gone now
            if (!isSuspended) {
                handle.destroy();
                step->goOn();
            }
            return isSuspended;
        } else {
            return m_inner.await_suspend(handle);
        }
    }
    decltype(auto) await_resume()
    {
        if (const TaskRef &task = m_awaited.task; task && task->raised && !task->looked)
            Recorder::instance()->addLook(*task, Running::currentId(), m_awaited.place, Look::Await);
        return m_inner.await_resume();
    }

private:
    Inner m_inner;
    Awaited m_awaited;
};

//! The task has ended. \a error is null, or what it raised.
inline void finish(TaskRecord &task, const std::exception_ptr &error)
{
    const Running *const step = Running::current();
    Recorder *const recorder = Recorder::instance();
    recorder->endTask(task, step && step->task().get() == &task ? step->since() : now(), error);
    if (task.raised && task.handedOver)
        recorder->addLook(task, 0, 0, Look::Unknown);
    else if (task.raised && task.dropped)
        recorder->addLost(task);
}

//! Ends when \a inner does, and as it does.
template <typename T>
QCoro::Task<T> follow(QCoro::Task<T> inner, TaskRef task)
{
    std::exception_ptr error;
    if constexpr (std::is_void_v<T>) {
        try {
            co_await inner;
        } catch (...) {
            error = std::current_exception();
        }
        finish(*task, error);
        if (error)
            std::rethrow_exception(error);
    } else {
        std::optional<T> result;
        try {
            T value = co_await inner;
            result.emplace(std::move(value));
        } catch (...) {
            error = std::current_exception();
        }
        finish(*task, error);
        if (error)
            std::rethrow_exception(error);
        T value = std::move(*result);
        co_return std::move(value);
    }
}

} // namespace tracing

//! A task that is recorded. It is awaited as the QCoro::Task that it was made of, and can become one. When it goes and nobody has awaited it, its exception
//! is recorded as lost, now or when it is raised.
template <typename T = void>
class Traced
{
public:
    using value_type = T;

    //! \a record is null when nothing is recorded.
    Traced(QCoro::Task<T> task, tracing::TaskRef record)
        : m_task(std::move(task)), m_record(std::move(record))
    {
    }
    Traced(Traced &&other) noexcept = default;
    Traced &operator=(Traced &&other) noexcept
    {
        if (this != &other) {
            drop();
            m_task = std::move(other.m_task);
            m_record = std::move(other.m_record);
        }
        return *this;
    }
    ~Traced() { drop(); }

    bool isReady() const { return m_task.isReady(); }
    auto operator co_await() const &noexcept { return await(0); }
    auto operator co_await() const &&noexcept { return await(m_record ? m_record->place : 0); } // it was made where it is awaited

    //! From here on nobody sees who awaits it: its exception counts as looked at, by unknown code.
    operator QCoro::Task<T>() &&
    {
        if (m_record && m_record->raised && !m_record->looked)
            tracing::Recorder::instance()->addLook(*m_record, 0, 0, tracing::Look::Unknown);
        if (m_record)
            m_record->handedOver = true;
        m_record.reset();
        return std::move(m_task);
    }

private:
    auto await(quint32 place) const
    {
        auto inner = m_task.operator co_await();
        return tracing::Awaiter<decltype(inner)>(std::move(inner), {m_record, place, 0, m_record != nullptr});
    }
    void drop() noexcept
    {
        if (!m_record)
            return;
        m_record->dropped = true;
        if (m_record->raised && !m_record->looked)
            tracing::Recorder::instance()->addLost(*m_record);
        m_record.reset();
    }

    QCoro::Task<T> m_task;
    tracing::TaskRef m_record;
};

//! What begins a recorded task: `traced("name")(task())`. The task must be started by the argument of the call, which is evaluated after this was made: so
//! its first step is timed, and the tasks that it makes are its children.
class [[nodiscard]] TraceStart
{
public:
    TraceStart(std::string_view name, const std::source_location &where)
    {
        if (tracing::Recorder *const recorder = tracing::Recorder::instance())
            m_step.emplace(recorder->makeTask(name, where, tracing::Running::currentId()));
    }
    TraceStart(const TraceStart &) = delete;
    TraceStart &operator=(const TraceStart &) = delete;
    ~TraceStart()
    {
        if (m_step && !m_isUsed)
            tracing::Recorder::instance()->addDestroyed(*m_step->task()); // starting it threw
    }

    template <typename T>
    Traced<T> operator()(QCoro::Task<T> task)
    {
        if (!m_step)
            return {std::move(task), nullptr};
        m_isUsed = true;
        const tracing::TaskRef record = m_step->task();
        QCoro::Task<T> followed = tracing::follow(std::move(task), record);
        m_step->leave();
        return {std::move(followed), record};
    }

private:
    std::optional<tracing::Running> m_step; // that makes the task
    bool m_isUsed = false;
};

inline TraceStart traced(std::string_view name, const std::source_location &where = std::source_location::current())
{
    return {name, where};
}

//! Of a task that has begun: its first step is over already, so it has no length.
template <typename T>
Traced<T> traced(std::string_view name, QCoro::Task<T> task, const std::source_location &where = std::source_location::current())
{
    return TraceStart(name, where)(std::move(task));
}

//! Something that a traced task awaits, and what to call it. \p A is an awaitable or a reference to one.
template <typename A>
class Waiting
{
public:
    Waiting(A &&awaitable, tracing::Awaited awaited)
        : m_awaitable(std::forward<A>(awaitable)), m_awaited(std::move(awaited))
    {
    }
    auto operator co_await()
    {
        if constexpr (requires { std::forward<A>(m_awaitable).operator co_await(); }) {
            auto inner = std::forward<A>(m_awaitable).operator co_await();
            return tracing::Awaiter<decltype(inner)>(std::move(inner), m_awaited);
        } else {
            return tracing::Awaiter<A>(std::forward<A>(m_awaitable), m_awaited);
        }
    }

private:
    A m_awaitable;
    tracing::Awaited m_awaited;
};

//! `co_await waiting("reply", QCoro::sleepFor(1s))`: records the wait in the task that runs. A wait for \a what "sleep" is drawn as a sleep.
template <typename A>
Waiting<A> waiting(std::string_view what, A &&awaitable, const std::source_location &where = std::source_location::current())
{
    tracing::Awaited awaited;
    if (tracing::Recorder *const recorder = tracing::Recorder::instance())
        awaited = {nullptr, recorder->placeId(where), recorder->textId(what), true};
    return {std::forward<A>(awaitable), std::move(awaited)};
}

} // namespace awaitscope
