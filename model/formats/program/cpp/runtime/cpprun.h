// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last part of the prelude of every C++ program (cppwriter.h): asyncio.run().
#include "model/formats/program/cpp/runtime/cpploop.h"
//--- from here on it is written into the programs

namespace aio {

inline QCoro::Task<> Loop::runUntilDone(std::shared_ptr<Future> future)
{
    bool stopped = false;
    future->onDone([&stopped](const std::shared_ptr<Future> &) { stopped = true; });
    while (!stopped) {
        round();
        if (stopped || !m_ready.empty())
            continue;
        if (m_timers.empty())
            break; // nothing is left that could finish it
        const auto next = m_timers.begin()->first;
        if (instant) {
            m_now = std::max(m_now, next);
        } else {
            co_await QCoro::sleepFor(std::chrono::ceil<std::chrono::milliseconds>(next - now()));
        }
    }
}

inline QCoro::Task<Value> nothing()
{
    co_return none;
}

//! At the end asyncio cancels the tasks that still run, and waits for them.
inline QCoro::Task<> shutDown()
{
    List rest;
    for (const auto &weak : std::vector(Task::all()))
        if (const auto task = weak.lock(); task && !task->done()) {
            task->cancel(QString());
            rest.push_back(task);
        }
    if (!rest.empty()) {
        co_await Loop::instance().runUntilDone(futureOf(gather(rest, true)));
    }
    for (const Value &value : rest) {
        const auto task = std::static_pointer_cast<Task>(futureOf(value));
        const QString head = QStringLiteral("unhandled exception during asyncio.run() shutdown\ntask: ") + task->finished();
        if (task->error)
            writeLine(stderr, head + QLatin1Char('\n') + task->error.traceback());
    }
    rest.clear();
    for (int i = 0; i < 2; ++i) { // asynchronous generators, then threads
        co_await Loop::instance().runUntilDone(futureOf(createTask(coroutine("shutdown", nothing))));
    }
}

inline QCoro::Task<> runMain(std::shared_ptr<Task> main)
{
    co_await Loop::instance().runUntilDone(main);
    if (main->done()) {
        co_await shutDown();
    }
    QCoreApplication::quit();
}

//! asyncio.run(): the exit status of the program.
inline int runProgram(const Value &main)
{
    Loop::instance().instant = QCoreApplication::arguments().contains(QLatin1String("--instant"));
    const auto task = makeTask(*std::get_if<std::shared_ptr<Coroutine>>(&main.v), QString());
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [task] { runMain(task); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (!task->done())
        writeLine(stderr, QStringLiteral("Nothing is left that could wake up a task."));
    const Error error = task->done() ? task->look() : Error();
    if (error)
        writeLine(stderr, error.traceback());
    return error || !task->done() ? 1 : 0;
}

//! Reports the tasks that are still pending at the end.
inline void reportPending()
{
    for (const auto &weak : std::vector(Task::all())) {
        const auto task = weak.lock();
        if (!task || task->done())
            continue;
        task->close();
        if (task->quiet)
            continue;
        writeLine(stderr, QStringLiteral("Task was destroyed but it is pending!\ntask: <Task pending name=%1 coro=<%2() done> "
                                         "wait_for=<Future pending cb=[Task.task_wakeup()]>>")
                              .arg(repr(task->name), task->body->name));
    }
}

} // namespace aio
