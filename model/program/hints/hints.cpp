// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/hints/hints.h"

#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/generators.h"
#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/hints/hintanalysis.h"
#include "model/program/query/bodyfacts.h"
#include "model/program/query/waitpattern.h"
#include "model/text/jsonpointer.h"

#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

namespace awaitscope {

namespace {

using Text = HintText;

//! A member of a gather, and how many of its coroutines may still run when another one fails.
struct Member
{
    QString name;
    QSet<QString> raises;
    std::optional<qint64> ends;
    bool suspends = false;
    qint64 count = 1;
};

//! Collects the coroutines whose tasks are cancelled somewhere.
struct CancelledCoroutines
{
    HintScope scope;
    QSet<QString> &names;

    void step(const Step &s, const QString &)
    {
        if (const auto *spawn = std::get_if<step::Spawn>(&s.op); spawn && spawn->as && scope.isCancelled(*spawn->as))
            names.insert(spawn->call.coro);
        if (const auto *let = std::get_if<step::Let>(&s.op); let && let->as && scope.isCancelled(*let->as))
            note(let->of);
        if (const auto *list = std::get_if<step::List>(&s.op); list && scope.isCancelled(list->as))
            std::for_each(list->of.begin(), list->of.end(), [this](const Awaitable &a) { note(a); });
    }
    void note(const Awaitable &a)
    {
        forEachCoroutine(a, QString(), [this](const CoroCall &call, const QString &) { names.insert(call.coro); });
    }
};

class HintFinder
{
public:
    explicit HintFinder(const TaskSet &set)
        : m_set(set), m_facts(set), m_globals(HintScope::ofGlobals(set)), m_threads(threadCallsOf(set))
    {
        for (const ThreadCalls::Bodies *bodies : {&m_threads.bodies, &m_threads.loopBodies, &m_threads.withBodies})
            for (const auto &[body, pointer] : *bodies)
                m_threadBodies.insert(body);
    }

    std::vector<Hint> find()
    {
        for (const Coroutine &coro : m_set.coros)
            findCancelled(coro.body);
        for (const Coroutine &coro : m_set.coros) {
            if (m_threads.isFunction(coro.name))
                continue; // it holds up no loop, or cannot wait as the fixes do
            m_coroutine = coro.name;
            scope(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"));
        }
        return std::move(m_hints);
    }

private:
    void findCancelled(const Body &body)
    {
        CancelledCoroutines cancelled{HintScope(body, QString(), &m_globals), m_cancelled};
        walkBody(body, QString(), cancelled);
    }

    void scope(const Body &body, const QString &pointer)
    {
        const HintScope *outer = m_scope;
        const HintScope scope(body, pointer, &m_globals);
        m_scope = &scope;
        steps(body, pointer);
        m_scope = outer;
    }

    void steps(const Body &body, const QString &pointer)
    {
        size_t skip = 0;
        for (size_t i = 0; i < body.size(); ++i) {
            const QString at = pointer + u'/' + QString::number(i);
            if (i >= skip)
                if (const size_t length = independentCalls(body, i, m_facts); length > 1) {
                    skip = i + length;
                    add(HintKind::CouldBeConcurrent, at,
                        Text::tr("%n independent coroutines are awaited one after the other; a gather runs them at the same time.", nullptr, int(length)),
                        Text::tr("Run them in a gather"));
                }
            if (bareAcquire(body, i))
                add(HintKind::BareAcquire, at,
                    Text::tr("If a step between acquire and release raises or is cancelled, “%1” is never released. A "
                             "block always releases it, however it ends.")
                        .arg(std::get<step::Acquire>(body[i].op).of),
                    Text::tr("Use a block"));
            step(body[i], at);
        }
    }

    void step(const Step &s, const QString &at)
    {
        made(s, at);
        if (std::holds_alternative<step::Block>(s.op))
            add(HintKind::BlockedLoop, at,
                Text::tr("This call blocks the event loop: no other task runs until it returns, and no timeout can interrupt it. "
                         "Await a sleep, or run what has to block in asyncio.to_thread()."),
                Text::tr("Sleep instead"));
        if (const auto *guarded = std::get_if<step::Try>(&s.op))
            handlers(*guarded, at);
        else if (const auto *suppress = std::get_if<step::Suppress>(&s.op))
            suppressed(*suppress, at);
        else if (const auto *loop = std::get_if<step::For>(&s.op))
            waitingLoop(*loop, at);
        else if (const auto *values = std::get_if<step::AsyncFor>(&s.op))
            leftEarly(*values, at);
        if (const auto parts = gatherParts(s))
            gather(*parts, at);
        forEachCall(s, at, [this](const CoroCall &call, const QString &callAt) { inlineBody(call, callAt); });
        forEachAwaitable(s, at, [this](const Awaitable &a, const QString &awaitableAt) {
            forEachCoroutine(a, awaitableAt, [this](const CoroCall &call, const QString &callAt) { inlineBody(call, callAt); });
        });
        forEachBody(s, at, [this](const Body &inner, const QString &innerAt) { steps(inner, innerAt); });
    }

    void inlineBody(const CoroCall &call, const QString &at)
    {
        const QScopedValueRollback<QString> other(m_coroutine, call.coro);
        if (call.body && !m_threadBodies.contains(&*call.body))
            scope(*call.body, at + QStringLiteral("/body"));
    }

    void add(HintKind kind, const QString &pointer, const QString &message, const QString &fix)
    {
        m_hints.push_back({kind, pointer, message, fix});
    }

    bool unread(const std::optional<QString> &name) const { return m_scope->reads(name) == 0; }

    // --------------------------------------------------------------------------------------- created and forgotten

    void made(const Step &s, const QString &at)
    {
        if (const auto *make = std::get_if<step::Make>(&s.op); make && unread(make->as) && !isGeneratorCall(make->call))
            neverAwaited(make->call.coro, at);
        if (const auto *spawn = std::get_if<step::Spawn>(&s.op); spawn && !spawn->in && unread(spawn->as))
            forgotten(spawn->name.value_or(spawn->call.coro), spawn->as, at);
        if (const auto *gather = std::get_if<step::Gather>(&s.op); gather && !gather->await.value_or(true) && unread(gather->as))
            forgottenGather(at);
        if (const auto *let = std::get_if<step::Let>(&s.op); let && unread(let->as))
            madeAwaitable(let->of, let->as, at);
        if (const auto *list = std::get_if<step::List>(&s.op); list && m_scope->reads(list->as) == 0 && !list->of.empty())
            madeAwaitable(list->of.front(), list->as, at);
    }

    bool isGeneratorCall(const CoroCall &call) const
    {
        const Body *body = m_facts.bodyOf(call);
        return body && isGenerator(*body);
    }

    void madeAwaitable(const Awaitable &a, const std::optional<QString> &as, const QString &at)
    {
        if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node); coro && isGeneratorCall(coro->call))
            return; // nothing is lost if no value of it was asked for
        if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
            return spawn->in ? void() : forgotten(spawn->name.value_or(coroutineOf(a)), as, at);
        if (std::holds_alternative<Awaitable::Gather>(a.node))
            return forgottenGather(at);
        const bool object = std::holds_alternative<Awaitable::Coro>(a.node) || std::holds_alternative<Awaitable::WaitFor>(a.node)
            || std::holds_alternative<Awaitable::Sleep>(a.node) || std::holds_alternative<Awaitable::ToThread>(a.node);
        if (object)
            neverAwaited(coroutineOf(a), at);
    }

    static QString coroutineOf(const Awaitable &a)
    {
        QString name = std::holds_alternative<Awaitable::WaitFor>(a.node) ? QStringLiteral("wait_for") : QStringLiteral("sleep");
        forEachCoroutine(a, QString(), [&](const CoroCall &call, const QString &) { name = call.coro; });
        return name;
    }

    void neverAwaited(const QString &coro, const QString &at)
    {
        add(HintKind::NeverAwaited, at, Text::tr("“%1” is called but never awaited, so none of its steps runs.").arg(coro), Text::tr("Await it"));
    }

    void forgotten(const QString &task, const std::optional<QString> &as, const QString &at)
    {
        const QString message = as ? Text::tr("Nothing ever looks at the task “%1”: if it fails, no code notices.").arg(*as)
                                   : Text::tr("Nothing keeps a reference to the task “%1”: it may disappear, and if it fails, no code notices.").arg(task);
        add(HintKind::ForgottenTask, at, message, Text::tr("Keep it and await it at the end"));
    }

    void forgottenGather(const QString &at)
    {
        add(HintKind::ForgottenTask, at, Text::tr("Nothing awaits this gather, so its results and its exception are lost."), Text::tr("Await it"));
    }

    // --------------------------------------------------------------------------------------- cancellation

    void handlers(const step::Try &s, const QString &at)
    {
        const auto &handlers = s.except ? s.except : s.exceptStar;
        if (!handlers)
            return;
        const QString awaited = m_scope->awaitedCancelled(s.body);
        const auto taking = std::find_if(handlers->begin(), handlers->end(), takesCancellation);
        if (taking == handlers->end()) {
            const auto isGeneral = [](const Handler &h) { return h.types.contains(QStringLiteral("Exception")); };
            const bool general = std::any_of(handlers->begin(), handlers->end(), isGeneral);
            if (general && !awaited.isEmpty())
                add(HintKind::Cancellation, at,
                    Text::tr("“%1” is cancelled, and “except Exception” does not catch the CancelledError that its await then raises.").arg(awaited),
                    Text::tr("Catch CancelledError too"));
            else if (general && !s.finally && m_cancelled.contains(m_coroutine) && bodySuspends(s.body))
                add(HintKind::Cancellation, at, Text::tr("“%1” is cancelled, and “except Exception” does not catch its CancelledError.").arg(m_coroutine),
                    Text::tr("Catch CancelledError too"));
            return;
        }
        const bool kept = awaited.isEmpty() && bodySuspends(s.body) && !raisesAgain(taking->body.value_or(Body()));
        if (kept && taking->types.contains(QStringLiteral("BaseException")))
            add(HintKind::Cancellation, at, Text::tr("“except BaseException” swallows a cancellation, so the request to cancel has no effect."),
                Text::tr("Catch Exception instead"));
        else if (kept)
            add(HintKind::Cancellation, at, Text::tr("The handler swallows the CancelledError, so cancelling this task has no effect."),
                Text::tr("Raise it again"));
    }

    void suppressed(const step::Suppress &s, const QString &at)
    {
        if (takesCancellation(Handler{s.types, {}, {}, {}}) && m_scope->awaitedCancelled(s.body).isEmpty() && bodySuspends(s.body))
            add(HintKind::Cancellation, at, Text::tr("contextlib.suppress() swallows the CancelledError too, so cancelling this task has no effect."),
                Text::tr("Suppress Exception instead"));
    }

    bool bodySuspends(const Body &body)
    {
        CoroCall here;
        here.body = body;
        return m_facts.suspends(here);
    }

    // --------------------------------------------------------------------------------------- generators

    void leftEarly(const step::AsyncFor &loop, const QString &at)
    {
        const auto *coro = std::get_if<Awaitable::Coro>(&loop.of.node);
        if (!coro || !leavesLoop(loop.body))
            return;
        if (const Body *body = m_facts.bodyOf(coro->call); body && cleansUp(*body))
            add(HintKind::OpenGenerator, at,
                Text::tr("The loop can be left early, which does not close “%1”: its finally runs later, in another task, where nobody sees its exception.")
                    .arg(coro->call.coro),
                Text::tr("Close it with aclose()"));
    }

    //! Whether a break of this loop, a return, or a raise that nothing in the loop catches is among the steps.
    bool leavesLoop(const Body &steps, bool inInnerLoop = false, const QStringList &caught = {}) const
    {
        return std::any_of(steps.begin(), steps.end(), [&](const Step &s) {
            const auto *raise = std::get_if<step::Raise>(&s.op);
            const auto isCaught = [&](const QString &type) {
                return std::ranges::any_of(caught, [&](const QString &c) { return isSubclass(m_set, type, c); });
            };
            bool found = (!inInnerLoop && std::holds_alternative<step::Break>(s.op)) || std::holds_alternative<step::Return>(s.op)
                || (raise && !isCaught(raise->type));
            const auto *guarded = std::get_if<step::Try>(&s.op);
            forEachBody(s, QString(), [&](const Body &inner, const QString &) {
                const QStringList here = guarded && &inner == &guarded->body ? caught + caughtBy(*guarded) : caught;
                found = found || leavesLoop(inner, inInnerLoop || traitsOf(s).loops, here);
            });
            return found;
        });
    }

    //! The types that its handlers catch and do not raise again.
    static QStringList caughtBy(const step::Try &guarded)
    {
        QStringList types;
        for (const Handler &handler : guarded.except.value_or(std::vector<Handler>()))
            if (!handler.body || !raisesAgain(*handler.body))
                types += handler.types;
        return types;
    }

    static bool raisesAgain(const Body &steps)
    {
        return std::any_of(steps.begin(), steps.end(), [](const Step &s) {
            bool found = std::holds_alternative<step::Reraise>(s.op);
            forEachBody(s, QString(), [&](const Body &inner, const QString &) { found = found || raisesAgain(inner); });
            return found;
        });
    }

    //! Whether a yield stands where leaving it runs something.
    static bool cleansUp(const Body &steps)
    {
        return std::any_of(steps.begin(), steps.end(), [](const Step &s) {
            const auto *guarded = std::get_if<step::Try>(&s.op);
            const bool holds = (guarded && guarded->finally) || std::holds_alternative<step::With>(s.op) || std::holds_alternative<step::ExitStack>(s.op);
            bool found = false;
            forEachBody(s, QString(), [&](const Body &inner, const QString &) { found = found || (holds && isGenerator(inner)) || cleansUp(inner); });
            return found;
        });
    }

    // --------------------------------------------------------------------------------------- gathers

    void gather(const GatherParts &parts, const QString &at)
    {
        const QString waiting = parts.awaited ? at : awaitOf(parts.as);
        if (waiting.isEmpty())
            return;
        std::vector<Member> members;
        for (const Awaitable &a : *parts.of)
            addMember(a, 1, members);
        if (parts.collect)
            return collected(parts, members, at, waiting);
        const Member *failing = leavesOrphans(members);
        if (failing)
            add(HintKind::Orphans, at, Text::tr("When “%1” fails, the other tasks of this gather keep running, and nothing waits for them.").arg(failing->name),
                orphansToGroup(m_set, at) ? Text::tr("Use a task group") : Text::tr("Collect the exceptions and check them"));
    }

    //! Where a gather created earlier is awaited: the only use of its variable. Otherwise unknown.
    QString awaitOf(const std::optional<QString> &name) const { return name ? awaitStepOf(m_scope->body(), m_scope->pointer(), *name) : QString(); }

    void addMember(const Awaitable &a, qint64 count, std::vector<Member> &out)
    {
        if (const auto *each = std::get_if<Awaitable::Each>(&a.node))
            return addMade(each->list, out);
        if (const auto *var = std::get_if<Awaitable::Var>(&a.node))
            return addMade(var->name, out);
        if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
            return addCall(coro->call, coro->call.times.value_or(count), out);
        if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
            return addMember(*spawn->of, spawn->times.value_or(count), out);
        if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node))
            return out.push_back({QStringLiteral("sleep"), {}, sleep->ms, true, count});
        out.push_back({coroutineOf(a), m_facts.raises(a), {}, true, count});
    }

    void addCall(const CoroCall &call, qint64 count, std::vector<Member> &out)
    {
        out.push_back({call.coro, m_facts.raises(call), m_facts.endsAfter(call), m_facts.suspends(call), count});
    }

    void addMade(const QString &name, std::vector<Member> &out)
    {
        const Step *maker = m_scope->maker(name).first;
        if (!maker)
            return;
        if (const auto *list = std::get_if<step::List>(&maker->op))
            for (const Awaitable &a : list->of)
                if (!std::holds_alternative<Awaitable::Var>(a.node) && !std::holds_alternative<Awaitable::Each>(a.node))
                    addMember(a, 1, out);
        if (const auto *spawn = std::get_if<step::Spawn>(&maker->op))
            addCall(spawn->call, spawn->call.times.value_or(1), out);
        if (const auto *make = std::get_if<step::Make>(&maker->op))
            addCall(make->call, 1, out);
    }

    //! A member whose failure can leave another one running; null if there is none.
    static const Member *leavesOrphans(const std::vector<Member> &members)
    {
        for (size_t i = 0; i < members.size(); ++i)
            for (size_t k = 0; k < members.size() && !members[i].raises.isEmpty(); ++k) {
                const Member &failing = members[i];
                const Member &other = members[k];
                const bool done = failing.ends && other.ends && *other.ends <= *failing.ends;
                if ((i != k || failing.count > 1) && other.suspends && other.count > 0 && failing.count > 0 && !done)
                    return &failing;
            }
        return nullptr;
    }

    void collected(const GatherParts &parts, const std::vector<Member> &members, const QString &at, const QString &waiting)
    {
        const bool cancels = std::any_of(parts.of->begin(), parts.of->end(), [this](const Awaitable &a) { return !m_scope->cancelledAmong(a).isEmpty(); });
        const auto failing = std::find_if(members.begin(), members.end(), [](const Member &m) { return !m.raises.isEmpty(); });
        if (failing == members.end() && !cancels)
            return;
        const ResultUse use = useOfResults(m_scope->body(), m_scope->pointer(), waiting);
        if (use.missesCancellation && cancels)
            add(HintKind::Cancellation, use.loop, Text::tr("A task of the gather is cancelled, and isinstance(…, Exception) is false for its CancelledError."),
                Text::tr("Test for BaseException"));
        // Waiting for a task after cancelling it is the usual pattern.
        if (use.checked || use.otherwise || (failing == members.end() && use.loop.isEmpty()))
            return;
        const QString who = failing == members.end() ? QString() : failing->name;
        add(HintKind::UncheckedResults, at,
            who.isEmpty() ? Text::tr("This gather returns a cancellation as a result, and nothing checks for it.")
                          : Text::tr("This gather returns the exception of “%1” as a result, and nothing checks for it.").arg(who),
            Text::tr("Check the results"));
    }

    // --------------------------------------------------------------------------------------- sequential awaits

    void waitingLoop(const step::For &loop, const QString &at)
    {
        const Step *maker = m_scope->maker(loop.in).first;
        const auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr;
        if (!list || m_scope->reads(loop.in) != 1 || !canBecomeGather(loop))
            return;
        qint64 objects = 0;
        for (const Awaitable &a : list->of) {
            const auto *coro = std::get_if<Awaitable::Coro>(&a.node);
            if (!coro || !m_facts.suspends(coro->call) || m_facts.shares(coro->call))
                return;
            objects += coro->call.times.value_or(1);
        }
        if (objects > 1)
            add(HintKind::CouldBeConcurrent, at, Text::tr("The loop awaits one coroutine after the other; a gather runs them at the same time."),
                Text::tr("Run them in a gather"));
    }

    const TaskSet &m_set;
    BodyFacts m_facts;
    const HintScope m_globals;
    const ThreadCalls m_threads;
    QSet<const Body *> m_threadBodies; //!< hold up no loop
    const HintScope *m_scope = nullptr;
    QSet<QString> m_cancelled; //!< coroutines that have a cancelled task
    QString m_coroutine; //!< the one being examined
    std::vector<Hint> m_hints;
};

} // namespace

QString hintId(HintKind kind)
{
    switch (kind) {
    case HintKind::NeverAwaited: return QStringLiteral("never-awaited");
    case HintKind::ForgottenTask: return QStringLiteral("forgotten-task");
    case HintKind::Cancellation: return QStringLiteral("cancellation");
    case HintKind::Orphans: return QStringLiteral("orphans");
    case HintKind::CouldBeConcurrent: return QStringLiteral("could-be-concurrent");
    case HintKind::UncheckedResults: return QStringLiteral("unchecked-results");
    case HintKind::BlockedLoop: return QStringLiteral("blocked-loop");
    case HintKind::BareAcquire: return QStringLiteral("bare-acquire");
    case HintKind::OpenGenerator: return QStringLiteral("open-generator");
    }
    Q_UNREACHABLE();
}

std::vector<Hint> findHints(const TaskSet &set)
{
    return HintFinder(set).find();
}

} // namespace awaitscope
