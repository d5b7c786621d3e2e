// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: functions that run in threads, or that the event loop calls.

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

namespace {

//! Reports every step that a function which the loop calls cannot have. The coroutines that it makes are not its own steps.
void checkStepsOfACallback(ReadContext &c, const Body &body, const QString &pointer)
{
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        if (!runsInCallback(body[i]))
            report(c, at + QStringLiteral("/op"),
                   Text::tr("“%1” cannot be in a function that the event loop calls: such a function cannot wait.").arg(opName(body[i])));
        forEachBody(body[i], at, [&c](const Body &inner, const QString &innerAt) { checkStepsOfACallback(c, inner, innerAt); });
    }
}

void checkLoopFunctions(ReadContext &c, const ThreadCalls &calls)
{
    for (const auto &[body, pointer] : calls.loopBodies)
        checkStepsOfACallback(c, *body, pointer);
    for (const Coroutine &coro : c.set.coros) {
        const auto call = calls.byLoop.constFind(coro.name);
        if (call == calls.byLoop.cend())
            continue;
        if (calls.elsewhere.contains(coro.name))
            report(c, *call + QStringLiteral("/coro"),
                   Text::tr("The event loop calls “%1” here, and it is a coroutine elsewhere; the loop needs a function of its own.").arg(coro.name));
        else
            checkStepsOfACallback(c, coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"));
    }
}

} // namespace

void checkThreadFunctions(ReadContext &c)
{
    const ThreadCalls calls = threadCallsOf(c.set);
    checkLoopFunctions(c, calls);
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
