// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/threadcalls.h"

#include "model/program/grammar/treewalk.h"
#include "model/text/jsonpointer.h"

namespace awaitscope {

namespace {

struct Search
{
    ThreadCalls found;
    QSet<QString> expected; //!< pointers of calls in threads that are visited next
    QSet<QString> expectedByLoop;
    QSet<QString> expectedByWith;

    void step(const Step &s, const QString &pointer)
    {
        if (isThreadCall(s))
            expected += pointer;
        if (isLoopCall(s))
            expectedByLoop += pointer;
        if (isSyncManager(s))
            for (const char *of : {"/enter", "/exit", "/of"})
                expectedByWith += pointer + QLatin1String(of);
    }
    void awaitable(const Awaitable &a, const QString &pointer)
    {
        if (std::holds_alternative<Awaitable::ToThread>(a.node))
            expected += pointer + QStringLiteral("/to_thread");
        if (std::holds_alternative<Awaitable::RunInExecutor>(a.node))
            expected += pointer + QStringLiteral("/run_in_executor");
    }
    void call(const CoroCall &c, const QString &pointer)
    {
        if (expected.remove(pointer))
            add(c, pointer, found.inThreads, found.bodies);
        else if (expectedByLoop.remove(pointer))
            add(c, pointer, found.byLoop, found.loopBodies);
        else if (expectedByWith.remove(pointer))
            add(c, pointer, found.byWith, found.withBodies);
        else if (!c.body)
            found.elsewhere += c.coro;
    }
    static void add(const CoroCall &c, const QString &pointer, QHash<QString, QString> &calls, ThreadCalls::Bodies &bodies)
    {
        if (c.body)
            bodies.emplace_back(&*c.body, pointer + QStringLiteral("/body"));
        else if (!calls.contains(c.coro))
            calls.insert(c.coro, pointer);
    }
};

} // namespace

bool isThreadCall(const Step &s)
{
    return std::holds_alternative<step::ToThread>(s.op) || std::holds_alternative<step::RunInExecutor>(s.op);
}

bool isLoopCall(const Step &s)
{
    return std::holds_alternative<step::CallSoon>(s.op) || std::holds_alternative<step::CallLater>(s.op)
        || std::holds_alternative<step::CallAt>(s.op) || std::holds_alternative<step::DoneCallback>(s.op)
        || std::holds_alternative<step::ExceptionHandler>(s.op) || std::holds_alternative<step::AddSignalHandler>(s.op);
}

bool isSyncManager(const Step &s)
{
    const auto *with = std::get_if<step::With>(&s.op);
    const auto *entered = std::get_if<step::EnterContext>(&s.op);
    const auto *pushed = std::get_if<step::PushCallback>(&s.op);
    return (with && with->isSync.value_or(false)) || (entered && entered->isSync.value_or(false)) || (pushed && pushed->isSync.value_or(false));
}

ThreadCalls threadCallsOf(const TaskSet &set)
{
    Search search;
    for (const Coroutine &c : set.coros)
        walkBody(c.body, QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body"), search);
    search.found.elsewhere += set.main.coro;
    for (const QString &next : set.then.value_or(QStringList()))
        search.found.elsewhere += next;
    return std::move(search.found);
}

} // namespace awaitscope
