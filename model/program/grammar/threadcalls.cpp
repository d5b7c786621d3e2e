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

    void step(const Step &s, const QString &pointer)
    {
        if (isThreadCall(s))
            expected += pointer;
        if (isLoopCall(s))
            expectedByLoop += pointer;
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
        const bool inThread = expected.remove(pointer);
        const bool byLoop = expectedByLoop.remove(pointer);
        if ((inThread || byLoop) && c.body)
            (byLoop ? found.loopBodies : found.bodies).emplace_back(&*c.body, pointer + QStringLiteral("/body"));
        else if (QHash<QString, QString> &calls = byLoop ? found.byLoop : found.inThreads; (inThread || byLoop) && !calls.contains(c.coro))
            calls.insert(c.coro, pointer);
        else if (!inThread && !byLoop && !c.body)
            found.elsewhere += c.coro;
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

ThreadCalls threadCallsOf(const TaskSet &set)
{
    Search search;
    for (const Coroutine &c : set.coros)
        walkBody(c.body, QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body"), search);
    search.found.elsewhere += set.main.coro;
    return std::move(search.found);
}

} // namespace awaitscope
