// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/file/tasksetreader.h"

#include <QAbstractItemModel>

namespace awaitscope {

//! A set with a place for every kind of step: inside a loop and an except clause, with tasks, a future, a timeout, lists and
//! shared objects around it; a function of a thread and an async generator.
inline TaskSet stepSample()
{
    const Result<TaskSet> read = readTaskSet(R"({"schema": 1,
        "exceptions": {"Mine": "ValueError"},
        "objects": {"gate": {"type": "semaphore", "value": 2}, "key": {"type": "lock"}, "line": {"type": "queue"}, "bell": {"type": "event"},
                    "room": {"type": "condition"}, "room2": {"type": "condition"}, "start": {"type": "barrier"}, "start2": {"type": "barrier", "parties": 3},
                    "gate2": {"type": "semaphore", "value": 1}, "key2": {"type": "lock"}, "line2": {"type": "queue"}, "bell2": {"type": "event"},
                    "pool": {"type": "executor", "max_workers": 2}, "pool2": {"type": "executor", "max_workers": 1},
                    "request": {"type": "context_var", "default": "none"}, "user": {"type": "context_var"}},
        "coros": {
            "work": {"params": ["index"], "body": [{"op": "sleep", "ms": 100}, {"op": "return", "value": "ok"}]},
            "other": {"body": [{"op": "to_thread", "coro": "read"}]},
            "read": {"body": [{"op": "repeat", "times": 1, "body": []}]},
            "numbers": {"params": ["first"], "body": [{"op": "yield", "value": {"var": "first"}}, {"op": "repeat", "times": 1, "body": []}]},
            "main": {"body": [
                {"op": "spawn", "coro": "other", "as": "first"},
                {"op": "future", "as": "promise"},
                {"op": "set", "as": "items", "value": [1, 2, 3]},
                {"op": "repeat", "times": 1, "body": [
                    {"op": "try", "body": [{"op": "log", "text": "a"}],
                     "except": [{"types": ["Exception"], "as": "e", "body": []}]}]}]}}, "main": "main"})");
    return read ? *read : TaskSet();
}

//! The empty list in stepSample() that takes any step that can be in the main coroutine.
inline QString stepSamplePlace()
{
    return QStringLiteral("/coros/main/body/3/body/0/except/0/body");
}

//! The coroutine of stepSample() in which a kind of step can be: a thread asks the loop, and only a generator yields.
inline QString stepSampleCoroutine(const QString &op)
{
    if (op == QLatin1String("yield"))
        return QStringLiteral("numbers");
    return op.contains(QLatin1String("threadsafe")) ? QStringLiteral("read") : QStringLiteral("main");
}

//! The empty list there that takes it.
inline QString stepSamplePlace(const QString &op)
{
    const QString coroutine = stepSampleCoroutine(op);
    if (coroutine == QLatin1String("main"))
        return stepSamplePlace();
    return QStringLiteral("/coros/%1/body/%2/body").arg(coroutine).arg(coroutine == QLatin1String("numbers") ? 1 : 0);
}

//! A place in the body of main: "/0" is its first step.
inline QString at(const char *place)
{
    return QStringLiteral("/coros/main/body") + QLatin1String(place);
}

//! A small main of three steps.
inline TaskSet threeLogs()
{
    const Result<TaskSet> read = readTaskSet(R"({"schema": 1, "coros": {"work": {"body": [{"op": "sleep", "ms": 5}]}, "main": {"body": [
        {"op": "log", "text": "a"}, {"op": "log", "text": "b"}, {"op": "log", "text": "c"}]}}, "main": "main"})");
    return read ? *read : TaskSet();
}

//! The content of a step editor, one line per row.
inline QString shownSteps(const QAbstractItemModel &model)
{
    QString text;
    for (int i = 0; i < model.rowCount(); ++i)
        text += model.index(i, 0).data().toString() + u'\n';
    return text;
}

} // namespace awaitscope
