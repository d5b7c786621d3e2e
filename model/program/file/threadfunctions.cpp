// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: functions that run in threads, or that the event loop or `with` calls.

#include "model/program/file/readcontext.h"

#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"

namespace awaitscope {

using Text = TaskSetText;

namespace {

//! Python allows these in a thread, a task set does not.
bool isLeftOut(const Step &s)
{
    return std::holds_alternative<step::Collect>(s.op) || std::holds_alternative<step::ContextSet>(s.op) || std::holds_alternative<step::ContextReset>(s.op);
}

//! Reports every step in a thread that needs the event loop, and every step in the event loop that needs a thread.
class FrameCheck
{
public:
    FrameCheck(ReadContext &c, bool inThread)
        : m_context(c), m_inThread(inThread) {}

    void step(const Step &s, const QString &pointer)
    {
        const bool inThread = isInThread(pointer);
        if (inThread && !runsInThread(s))
            m_context.report(pointer + QStringLiteral("/op"),
                             isLeftOut(s) ? Text::tr("“%1” is not supported in a function that runs in a thread.").arg(opName(s))
                                          : Text::tr("“%1” cannot run in a thread: it needs the event loop.").arg(opName(s)));
        if (!inThread && needsThread(s))
            m_context.report(pointer + QStringLiteral("/op"),
                             Text::tr("“%1” needs a thread: it belongs in a function that to_thread or run_in_executor calls.").arg(opName(s)));
        if (isThreadCall(s))
            m_inner.push_back({pointer + Body, true});
        else if (std::holds_alternative<step::RunThreadsafe>(s.op))
            m_inner.push_back({pointer + Body, false});
    }
    void awaitable(const Awaitable &a, const QString &pointer)
    {
        if (std::holds_alternative<Awaitable::ToThread>(a.node))
            m_inner.push_back({pointer + QStringLiteral("/to_thread") + Body, true});
        if (std::holds_alternative<Awaitable::RunInExecutor>(a.node))
            m_inner.push_back({pointer + QStringLiteral("/run_in_executor") + Body, true});
    }

private:
    static constexpr QLatin1String Body{"/body/"};
    //! A body that is written where it is called.
    struct Inner
    {
        QString prefix;
        bool inThread;
    };
    bool isInThread(const QString &pointer)
    {
        while (!m_inner.empty() && !pointer.startsWith(m_inner.back().prefix))
            m_inner.pop_back();
        return m_inner.empty() ? m_inThread : m_inner.back().inThread;
    }

    ReadContext &m_context;
    const bool m_inThread;
    std::vector<Inner> m_inner; //!< those around the step that is visited
};

//! Reports every step that a function which the loop calls cannot have. The coroutines that it makes are not its own steps.
void checkStepsOfACallback(ReadContext &c, const Body &body, const QString &pointer)
{
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        if (!runsInCallback(body[i]))
            c.report(at + QStringLiteral("/op"),
                     runsInWith(body[i]) // Python allows these, a task set does not
                         ? Text::tr("“%1” is not supported in a function that the event loop calls.").arg(opName(body[i]))
                         : Text::tr("“%1” cannot be in a function that the event loop calls: such a function cannot wait.").arg(opName(body[i])));
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
            c.report(*call + QStringLiteral("/coro"),
                     Text::tr("The event loop calls “%1” here, and it is a coroutine elsewhere; the loop needs a function of its own.").arg(coro.name));
        else
            checkStepsOfACallback(c, coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"));
    }
}

//! Reports every step that a function of a context manager cannot have.
void checkStepsOfAManager(ReadContext &c, const Body &body, const QString &pointer)
{
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        if (!runsInWith(body[i]))
            c.report(at + QStringLiteral("/op"),
                     Text::tr("“%1” cannot be in a function of a context manager with “sync”: such a function cannot wait.").arg(opName(body[i])));
        forEachBody(body[i], at, [&c](const Body &inner, const QString &innerAt) { checkStepsOfAManager(c, inner, innerAt); });
    }
}

void checkManagerFunctions(ReadContext &c, const ThreadCalls &calls)
{
    for (const auto &[body, pointer] : calls.withBodies)
        checkStepsOfAManager(c, *body, pointer);
    for (const Coroutine &coro : c.set.coros) {
        const auto call = calls.byWith.constFind(coro.name);
        if (call == calls.byWith.cend())
            continue;
        if (calls.elsewhere.contains(coro.name))
            c.report(*call + QStringLiteral("/coro"),
                     Text::tr("“%1” is a function of a context manager here and a coroutine elsewhere; “sync” needs a function of its own.").arg(coro.name));
        else
            checkStepsOfAManager(c, coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"));
    }
}

} // namespace

void checkThreadFunctions(ReadContext &c)
{
    const ThreadCalls calls = threadCallsOf(c.set);
    checkLoopFunctions(c, calls);
    checkManagerFunctions(c, calls);
    for (const Coroutine &coro : c.set.coros) {
        const auto call = calls.inThreads.constFind(coro.name);
        const bool inThread = call != calls.inThreads.cend();
        if (inThread && calls.elsewhere.contains(coro.name)) {
            c.report(*call + QStringLiteral("/coro"),
                     Text::tr("“%1” runs in a thread here and is a coroutine elsewhere; a thread needs a function of its own.").arg(coro.name));
            continue;
        }
        FrameCheck check(c, inThread);
        walkBody(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"), check);
    }
}

} // namespace awaitscope
