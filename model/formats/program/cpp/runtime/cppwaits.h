// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The part of the prelude for C++ programs that wait in other ways than by gather (cppwriter.h).
#include "model/formats/program/cpp/runtime/cpploop.h"
//--- from here on it is written into the programs

namespace aio {

inline void release(const std::shared_ptr<Future> &waiter)
{
    if (!waiter->done())
        waiter->setResult(none);
}

inline void releaseLater(const std::shared_ptr<Future> &waiter, std::optional<double> milliseconds)
{
    if (milliseconds)
        Loop::instance().later(*milliseconds, [waiter] { release(waiter); });
}

//! The error with which awaiting a future fails; the future's own error does not count.
inline QCoro::Task<Value> interruption(std::shared_ptr<Future> future)
{
    Error error;
    try {
        Suspend suspend(future);
        co_await suspend;
    } catch (const Error &raised) {
        error = raised;
    }
    const Value result = error ? Value(error) : none;
    co_return result;
}

inline Error errorIn(const Value &value)
{
    const auto *error = std::get_if<Error>(&value.v);
    return error ? *error : Error();
}

enum ReturnWhen { AllCompleted,
                  FirstCompleted,
                  FirstException };

inline std::vector<std::shared_ptr<Future>> futuresOf(const List &of)
{
    std::vector<std::shared_ptr<Future>> out;
    for (const Value &value : of) {
        const List each = std::holds_alternative<List>(value.v) ? listOf(value) : List(1, value);
        for (const Value &member : each)
            if (std::holds_alternative<std::shared_ptr<Coroutine>>(member.v))
                throw Error("TypeError", "Passing coroutines is forbidden, use tasks explicitly.");
            else if (const auto future = futureOf(member); std::find(out.begin(), out.end(), future) == out.end())
                out.push_back(future);
    }
    if (out.empty())
        throw Error("ValueError", "Set of Tasks/Futures is empty.");
    return out;
}

//! asyncio.wait(): returns two lists, the done ones and the pending ones. It raises none of their errors.
inline QCoro::Task<Value> waitOn(List of, ReturnWhen when, std::optional<double> milliseconds = std::nullopt)
{
    const auto futures = futuresOf(of);
    of.clear();
    const auto waiter = std::make_shared<Future>();
    releaseLater(waiter, milliseconds);
    const auto left = std::make_shared<std::size_t>(futures.size());
    std::vector<int> numbers;
    for (const auto &future : futures)
        numbers.push_back(future->onDone([waiter, left, when](const std::shared_ptr<Future> &f) {
            const bool last = --*left == 0;
            if (last || when == FirstCompleted || (when == FirstException && f->state != Future::Cancelled && f->look()))
                release(waiter);
        }));
    const Value interrupted = co_await interruption(waiter);
    for (std::size_t i = 0; i < futures.size(); ++i)
        futures[i]->forget(numbers[i]);
    errorIn(interrupted).raise();
    List done;
    List pending;
    for (const auto &future : futures)
        (future->done() ? done : pending).push_back(future);
    const Value both = List{done, pending};
    co_return both;
}

inline std::shared_ptr<Future> ensureFuture(const Value &of)
{
    const auto *body = std::get_if<std::shared_ptr<Coroutine>>(&of.v);
    return body ? makeTask(*body, QString()) : futureOf(of);
}

inline QCoro::Task<Value> cancelAndWait(std::shared_ptr<Future> future)
{
    const auto waiter = std::make_shared<Future>();
    const int number = future->onDone([waiter](const std::shared_ptr<Future> &) { release(waiter); });
    future->cancel(QString());
    const Value interrupted = co_await interruption(waiter);
    future->forget(number);
    errorIn(interrupted).raise();
    co_return none;
}

//! asyncio.wait_for(): after the time limit, it cancels what it waits for and waits until that has ended.
inline QCoro::Task<Value> waitFor(Value of, std::optional<double> milliseconds)
{
    if (!milliseconds) {
        const Value value = co_await awaited(of);
        co_return value;
    }
    const auto waiter = std::make_shared<Future>();
    const auto future = ensureFuture(of);
    of = none;
    Error error;
    if (*milliseconds > 0) {
        releaseLater(waiter, milliseconds);
        const int number = future->onDone([waiter](const std::shared_ptr<Future> &) { release(waiter); });
        const Value interrupted = co_await interruption(waiter);
        error = errorIn(interrupted);
        if (!future->done())
            future->forget(number);
    }
    if (!future->done()) {
        co_await cancelAndWait(future);
        error.raise();
        if (future->state == Future::Cancelled)
            throw Error("TimeoutError");
    }
    future->look().raise();
    const Value result = future->result;
    co_return result;
}

//! asyncio.shield(): whatever waits for it can be cancelled without affecting the shielded future.
inline Value shield(const Value &of)
{
    const auto inner = ensureFuture(of);
    if (inner->done())
        return inner;
    const auto outer = std::make_shared<Future>();
    const int number = inner->onDone([outer](const std::shared_ptr<Future> &f) {
        if (outer->done() && f->state != Future::Cancelled)
            f->look();
        if (outer->state == Future::Cancelled)
            return;
        if (f->state == Future::Cancelled)
            outer->cancel(QString());
        else if (outer->done()) // something else gave it a result
            reportCallback(QStringLiteral("shield"), Error("InvalidStateError", "invalid state"));
        else if (const Error error = f->look())
            outer->setError(error);
        else
            outer->setResult(f->result);
    });
    outer->onDone([inner, number](const std::shared_ptr<Future> &) {
        if (!inner->done())
            inner->forget(number);
    });
    return outer;
}

//! The first task that fails cancels the others and the body of the group; see leave().
struct TaskGroup final : Object, std::enable_shared_from_this<TaskGroup>
{
    std::shared_ptr<Task> parent = Task::current();
    std::vector<std::shared_ptr<Future>> tasks;
    std::vector<Error> errors;
    std::shared_ptr<Future> allDone;
    bool exiting = false;
    bool aborting = false;
    bool cancelsParent = false;

    QString repr() const override;
    Value createTask(const Value &coroutine, const QString &name);
    void abort();
    void taskDone(const std::shared_ptr<Future> &task);
};

inline QString TaskGroup::repr() const
{
    QString out = QStringLiteral("<TaskGroup");
    if (!tasks.empty())
        out += QStringLiteral(" tasks=%1").arg(tasks.size());
    if (!errors.empty())
        out += QStringLiteral(" errors=%1").arg(errors.size());
    return out + (aborting ? QStringLiteral(" cancelling>") : QStringLiteral(" entered>"));
}

inline Value TaskGroup::createTask(const Value &coroutine, const QString &name)
{
    if (exiting && tasks.empty())
        throw Error("RuntimeError", "TaskGroup ", repr(), " is finished");
    if (aborting)
        throw Error("RuntimeError", "TaskGroup ", repr(), " is shutting down");
    const Value task = aio::createTask(coroutine, name);
    tasks.push_back(futureOf(task));
    tasks.back()->onDone([group = shared_from_this()](const std::shared_ptr<Future> &f) { group->taskDone(f); });
    return task;
}

inline void TaskGroup::abort()
{
    aborting = true;
    for (const auto &task : std::vector(tasks))
        task->cancel(QString());
}

inline void TaskGroup::taskDone(const std::shared_ptr<Future> &task)
{
    tasks.erase(std::find(tasks.begin(), tasks.end(), task));
    if (allDone && tasks.empty())
        release(allDone);
    if (task->state == Future::Cancelled)
        return;
    const Error error = task->look();
    if (!error)
        return;
    errors.push_back(error);
    if (!parent->done() && !aborting && !cancelsParent) {
        abort();
        cancelsParent = true;
        parent->cancel(QString());
    }
}

inline Value createTaskIn(const Value &group, const Value &coroutine, const QString &name = QString())
{
    const auto *object = std::get_if<std::shared_ptr<Object>>(&group.v);
    if (const auto open = object ? std::dynamic_pointer_cast<TaskGroup>(*object) : nullptr)
        return open->createTask(coroutine, name);
    throw Error("TypeError", "this is no task group: ", repr(group));
}

//! The end of a group whose body ended with this error, or none: waits for all tasks, and raises the remaining errors.
inline QCoro::Task<Value> leave(std::shared_ptr<TaskGroup> group, Error error)
{
    const bool isCancelled = error.type() == QLatin1String("CancelledError");
    Error cancelled = isCancelled ? error : Error();
    group->exiting = true;
    if (group->cancelsParent && group->parent->uncancel() == 0)
        cancelled = Error();
    if (error && !group->aborting)
        group->abort();
    while (!group->tasks.empty()) {
        if (!group->allDone)
            group->allDone = std::make_shared<Future>();
        const Value interrupted = co_await interruption(group->allDone);
        if (const Error raised = errorIn(interrupted); raised && !group->aborting) {
            cancelled = raised;
            group->abort();
        }
        group->allDone = nullptr;
    }
    std::vector<Error> errors = std::exchange(group->errors, {});
    if (errors.empty())
        cancelled.raise();
    if (error && !isCancelled)
        errors.push_back(error);
    if (!errors.empty())
        throw Error(QStringLiteral("unhandled errors in a TaskGroup"), errors);
    error.raise();
    co_return none;
}

//! Cancels the task that opened it after the time limit; see leave().
struct Timeout final : Object, std::enable_shared_from_this<Timeout>
{
    std::shared_ptr<Task> task = Task::current();
    int before = task->cancelRequests;
    int timer = 0; // the current one
    const char *state = "active";

    QString repr() const override { return QStringLiteral("<Timeout [%1]>").arg(QString::fromLatin1(state)); }
    void reschedule(std::optional<double> milliseconds);
};

inline void Timeout::reschedule(std::optional<double> milliseconds)
{
    if (std::string_view(state) != "active")
        throw Error("RuntimeError", "Cannot change state of ", QString::fromLatin1(state), " Timeout");
    const int number = ++timer;
    if (!milliseconds)
        return;
    const auto expire = [known = weak_from_this(), number] {
        const auto self = known.lock();
        if (!self || self->timer != number)
            return;
        self->task->cancel(QString());
        self->state = "expiring";
    };
    if (*milliseconds <= 0)
        Loop::instance().soon(expire);
    else
        Loop::instance().later(*milliseconds, expire);
}

inline std::shared_ptr<Timeout> openTimeout(std::optional<double> milliseconds)
{
    auto timeout = std::make_shared<Timeout>();
    timeout->reschedule(milliseconds);
    return timeout;
}

//! Changes the time limit of the timeout in a variable, counted from now.
inline void reschedule(const Value &of, std::optional<double> milliseconds)
{
    const auto *object = std::get_if<std::shared_ptr<Object>>(&of.v);
    const auto timeout = object ? std::dynamic_pointer_cast<Timeout>(*object) : nullptr;
    if (!timeout)
        throw Error("TypeError", "this is no timeout: ", repr(of));
    timeout->reschedule(milliseconds);
}

//! The end of a body with a timeout: its error propagates, or becomes a TimeoutError.
inline void leave(const std::shared_ptr<Timeout> &timeout, const Error &error)
{
    ++timeout->timer;
    const bool expired = std::exchange(timeout->state, "finished") == std::string_view("expiring");
    if (expired)
        timeout->state = "expired";
    if (expired && timeout->task->uncancel() <= timeout->before && error.type() == QLatin1String("CancelledError"))
        throw Error("TimeoutError");
    error.raise();
}

inline void uncancel(const Value &of)
{
    const auto task = std::dynamic_pointer_cast<Task>(futureOf(of));
    if (!task)
        throw Error("TypeError", "this is no task: ", repr(of));
    task->uncancel();
}

} // namespace aio
