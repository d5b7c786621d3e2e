// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/query/bodyfacts.h"

#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/bodysummary.h"
#include "model/program/query/callsites.h"
#include "model/program/query/variableusage.h"

#include <algorithm>

namespace awaitscope {

namespace {

template <typename... Ops>
bool isAny(const Step &s)
{
    return (std::holds_alternative<Ops>(s.op) || ...);
}

//! Whether analyseBody() knows the effects of all these steps completely.
bool isPlain(const Body &body)
{
    struct Check
    {
        bool plain = true;
        void step(const Step &s, const QString &)
        {
            plain = plain && isAny<step::Log, step::Sleep, step::Return, step::Raise, step::Set, step::Try, step::If>(s);
        }
    } check;
    walkBody(body, QString(), check);
    return check.plain;
}

std::optional<qint64> milliseconds(const Expr &value, const Arguments &arguments)
{
    const auto *var = std::get_if<VarRef>(&value.node);
    const Expr known = var ? arguments.value(var->name, value) : value;
    const auto *ms = std::get_if<qint64>(&known.node);
    return ms ? std::optional(*ms) : std::nullopt;
}

bool isCaught(const TaskSet &set, const QString &type, const std::vector<Handler> &handlers)
{
    for (const Handler &h : handlers)
        for (const QString &caught : h.types)
            if (isSubclass(set, type, caught))
                return true;
    return false;
}

} // namespace

BodyFacts::BodyFacts(const TaskSet &set)
    : m_set(set)
{
    for (const Coroutine &coro : set.coros)
        m_coroutines.insert(coro.name, &coro);
}

const Body *BodyFacts::bodyOf(const CoroCall &call) const
{
    if (call.body)
        return &*call.body;
    const Coroutine *coro = m_coroutines.value(call.coro);
    return coro ? &coro->body : nullptr;
}

const BodyFacts::Facts &BodyFacts::factsOf(const QString &coro)
{
    if (!m_known.contains(coro)) {
        m_known.insert(coro, {});
        if (const Coroutine *c = m_coroutines.value(coro)) {
            Facts facts;
            facts.raises = bodyRaises(c->body, {});
            facts.suspends = bodySuspends(c->body);
            facts.shares = bodyShares(c->body);
            m_known.insert(coro, facts);
        }
    }
    return *m_known.constFind(coro);
}

// ------------------------------------------------------------------------------------------------- exceptions

QSet<QString> BodyFacts::raises(const CoroCall &call)
{
    // A plain body determines exactly how it ends, given its arguments.
    if (const Body *known = bodyOf(call); known && isPlain(*known)) {
        Body body = *known;
        const BodySummary shape = analyseBody(body, literalArguments(call));
        const bool handled = shape.handling.kind != TaskHandling::Kind::None && shape.handling.kind != TaskHandling::Kind::Finally;
        if (shape.outcome.kind == TaskOutcome::Kind::Returns && !handled)
            return {};
        if (shape.outcome.kind == TaskOutcome::Kind::Raises && !handled)
            return {shape.outcome.type};
    }
    return call.body ? bodyRaises(*call.body, {}) : factsOf(call.coro).raises;
}

QSet<QString> BodyFacts::raises(const Body &body)
{
    return bodyRaises(body, {});
}

QSet<QString> BodyFacts::raises(const Awaitable &a)
{
    if (const auto *gather = std::get_if<Awaitable::Gather>(&a.node); gather && gather->returnExceptions.value_or(false))
        return {};
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return raises(coro->call);
    if (const auto *thread = std::get_if<Awaitable::ToThread>(&a.node))
        return raises(thread->call);
    if (const auto *run = std::get_if<Awaitable::RunInExecutor>(&a.node))
        return raises(run->call);
    QSet<QString> types;
    forEachInnerAwaitable(a, QString(), [&](const Awaitable &inner, const QString &) { types.unite(raises(inner)); });
    if (const auto *wait = std::get_if<Awaitable::WaitFor>(&a.node); wait && wait->ms)
        types.insert(QStringLiteral("TimeoutError"));
    return types;
}

QSet<QString> BodyFacts::bodyRaises(const Body &body, const QSet<QString> &caught)
{
    QSet<QString> types;
    for (const Step &s : body)
        types.unite(stepRaises(s, caught));
    return types;
}

QSet<QString> BodyFacts::stepRaises(const Step &s, const QSet<QString> &caught)
{
    if (const auto *guarded = std::get_if<step::Try>(&s.op))
        return tryRaises(*guarded, caught);
    if (const auto *raise = std::get_if<step::Raise>(&s.op))
        return {raise->type};
    if (const auto *raise = std::get_if<step::RaiseFirst>(&s.op))
        return raise->n > 0 ? QSet<QString>{raise->type} : QSet<QString>();
    if (std::holds_alternative<step::Reraise>(s.op) || std::holds_alternative<step::RaiseValue>(s.op))
        return caught;
    QSet<QString> types;
    const bool onlyMade = isAny<step::Let, step::List, step::Make, step::Spawn, step::RunThreadsafe>(s);
    const auto *gather = std::get_if<step::Gather>(&s.op);
    const bool collects = gather && (gather->returnExceptions.value_or(false) || !gather->await.value_or(true));
    const auto *group = std::get_if<step::TaskGroup>(&s.op);
    if (!onlyMade && !collects) {
        forEachCall(s, QString(), [&](const CoroCall &call, const QString &) { types.unite(raises(call)); });
        forEachAwaitable(s, QString(), [&](const Awaitable &a, const QString &) { types.unite(raises(a)); });
    }
    const auto *suppress = std::get_if<step::Suppress>(&s.op);
    forEachBody(s, QString(), [&](const Body &inner, const QString &) {
        for (const QString &type : bodyRaises(inner, caught))
            if (!suppress || !isCaught(m_set, type, {Handler{suppress->types, {}, {}, {}}}))
                types.insert(type);
    });
    if (group)
        for (const Step &child : group->body)
            forEachCall(child, QString(), [&](const CoroCall &call, const QString &) { types.unite(raises(call)); });
    if (group && !types.isEmpty())
        return {QStringLiteral("ExceptionGroup")};
    const auto *wait = std::get_if<step::WaitFor>(&s.op);
    const auto *timeout = std::get_if<step::Timeout>(&s.op);
    const auto *until = std::get_if<step::TimeoutAt>(&s.op);
    const auto *result = std::get_if<step::ThreadsafeResult>(&s.op);
    if ((wait && wait->ms) || (timeout && timeout->ms) || (until && !until->at.isNull()) || (result && result->ms))
        types.insert(QStringLiteral("TimeoutError"));
    return types;
}

QSet<QString> BodyFacts::tryRaises(const step::Try &s, const QSet<QString> &outer)
{
    const std::vector<Handler> &handlers = s.except ? *s.except : s.exceptStar ? *s.exceptStar
                                                                               : std::vector<Handler>();
    QSet<QString> types;
    QSet<QString> caught = outer;
    for (const QString &type : bodyRaises(s.body, outer)) {
        // An except* looks into groups, which is not analysed here.
        const bool group = s.exceptStar && type == u"ExceptionGroup";
        (group || isCaught(m_set, type, handlers) ? caught : types).insert(type);
    }
    for (const Handler &h : handlers)
        if (h.body)
            types.unite(bodyRaises(*h.body, caught));
    for (const auto *branch : {&s.orElse, &s.finally})
        if (*branch)
            types.unite(bodyRaises(**branch, outer));
    return types;
}

// ------------------------------------------------------------------------------------------------- time and order

bool BodyFacts::suspends(const CoroCall &call)
{
    return call.body ? bodySuspends(*call.body) : factsOf(call.coro).suspends;
}

bool BodyFacts::bodySuspends(const Body &body)
{
    for (const Step &s : body) {
        if (traitsOf(s).suspends)
            return true;
        const auto *call = std::get_if<step::Call>(&s.op);
        const auto *retry = std::get_if<step::Retry>(&s.op);
        if ((call && suspends(call->call)) || (retry && (retry->delay > 0 || suspends(retry->of))))
            return true;
        if (isAny<step::With, step::EnterContext, step::PushCallback>(s)) {
            bool inside = false;
            forEachCall(s, QString(), [&](const CoroCall &one, const QString &) { inside = inside || suspends(one); });
            if (inside)
                return true;
        }
        const auto *await = std::get_if<step::Await>(&s.op);
        const auto *loop = std::get_if<step::AsyncFor>(&s.op);
        if (await || loop) {
            const auto *coro = std::get_if<Awaitable::Coro>(&(await ? await->of : loop->of).node);
            if (!coro || suspends(coro->call))
                return true;
        }
        if (isAny<step::Anext, step::Aclose>(s)) // whatever the generator does
            return true;
        bool inside = false;
        forEachBody(s, QString(), [&](const Body &inner, const QString &) { inside = inside || bodySuspends(inner); });
        if (inside)
            return true;
    }
    return false;
}

bool BodyFacts::shares(const CoroCall &call)
{
    if (call.args)
        for (const auto &arg : *call.args)
            if (const auto *var = std::get_if<VarRef>(&arg.second.node); var && var->name.startsWith(u'$'))
                return true;
    return call.body ? bodyShares(*call.body) : factsOf(call.coro).shares;
}

bool BodyFacts::bodyShares(const Body &body)
{
    bool shared = false;
    forEachNameUse(body, QString(), [&](const NameUse &use) { shared = shared || use.name.startsWith(u'$'); });
    struct Visitor
    {
        BodyFacts &facts;
        bool &shared;
        void step(const Step &s, const QString &)
        {
            // raise_first counts across the whole program
            shared = shared || std::holds_alternative<step::RaiseFirst>(s.op);
            treewalk::forEachField(s, [&](const auto &field, const auto &) { shared = shared || field.role == Role::Object; });
        }
        void call(const CoroCall &c, const QString &) { shared = shared || (!c.body && facts.factsOf(c.coro).shares); }
    } visitor{*this, shared};
    walkBody(body, QString(), visitor);
    return shared;
}

std::optional<qint64> BodyFacts::endsAfter(const CoroCall &call)
{
    const Body *known = bodyOf(call);
    if (!known || !isPlain(*known))
        return {};
    Body body = *known;
    const Arguments arguments = literalArguments(call);
    const BodySummary shape = analyseBody(body, arguments);
    if (shape.outcome.kind == TaskOutcome::Kind::Custom || shape.handling.kind != TaskHandling::Kind::None || shape.sleepsInLoop)
        return {};
    qint64 sum = 0;
    for (const Expr *sleep : shape.sleeps) {
        const auto ms = milliseconds(*sleep, arguments);
        if (!ms)
            return {};
        sum += std::max<qint64>(*ms, 0);
    }
    return sum;
}

void forEachCoroutine(const Awaitable &a, const QString &pointer, const std::function<void(const CoroCall &, const QString &)> &f)
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        f(coro->call, pointer);
    if (const auto *thread = std::get_if<Awaitable::ToThread>(&a.node))
        f(thread->call, pointer + QStringLiteral("/to_thread"));
    if (const auto *run = std::get_if<Awaitable::RunInExecutor>(&a.node))
        f(run->call, pointer + QStringLiteral("/run_in_executor"));
    forEachInnerAwaitable(a, pointer, [&](const Awaitable &inner, const QString &at) { forEachCoroutine(inner, at, f); });
}

} // namespace awaitscope
