// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: functions that run in threads.

#include "model/program/file/readcontext.h"

#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"

namespace awaitscope {

using Text = TaskSetText;

namespace {

void report(ReadContext &c, const QString &pointer, const QString &message)
{
    if (c.problems.size() < ReadContext::maxProblems)
        c.problems.push_back({pointer, message});
}

//! Reports every step that needs the event loop.
struct StepsOfAThread
{
    ReadContext &c;
    void step(const Step &s, const QString &pointer)
    {
        if (!runsInThread(s))
            report(c, pointer + QStringLiteral("/op"), Text::tr("“%1” cannot run in a thread: it needs the event loop.").arg(opName(s)));
    }
};

} // namespace

void checkThreadFunctions(ReadContext &c)
{
    const ThreadCalls calls = threadCallsOf(c.set);
    StepsOfAThread steps{c};
    for (const auto &[body, pointer] : calls.bodies)
        walkBody(*body, pointer, steps);
    for (const Coroutine &coro : c.set.coros) {
        const auto call = calls.inThreads.constFind(coro.name);
        if (call == calls.inThreads.cend())
            continue;
        if (calls.elsewhere.contains(coro.name))
            report(c, *call + QStringLiteral("/coro"),
                   Text::tr("“%1” runs in a thread here and is a coroutine elsewhere; a thread needs a function of its own.").arg(coro.name));
        else
            walkBody(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"), steps);
    }
}

} // namespace awaitscope
