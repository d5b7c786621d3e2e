// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/hints/hintanalysis.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"
#include "model/program/strategy/strategy.h"
#include "model/text/jsonpointer.h"

#include <algorithm>

namespace awaitscope {

namespace {

const Step *stepAt(const Body &body, const QString &pointer, const QString &wanted)
{
    for (size_t i = 0; i < body.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        if (at == wanted)
            return &body[i];
        const Step *found = nullptr;
        if (wanted.startsWith(at + u'/'))
            forEachBody(body[i], at, [&](const Body &inner, const QString &innerAt) { found = found ? found : stepAt(inner, innerAt, wanted); });
        if (found)
            return found;
    }
    return nullptr;
}

std::optional<QString> boundResult(const Step &s)
{
    if (const auto *gather = std::get_if<step::Gather>(&s.op))
        return gather->as;
    const auto *await = std::get_if<step::Await>(&s.op);
    return await ? await->as : std::nullopt;
}

bool leavesLoop(const Body &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step &s) {
        bool inside = endsFlow(s);
        forEachBody(s, QString(), [&](const Body &inner, const QString &) { inside = inside || leavesLoop(inner); });
        return inside;
    });
}

//! Whether the steps only log or assign, and do not mention the variable.
bool onlyTells(const Body &steps, const QString &variable)
{
    bool mentions = false;
    forEachNameUse(steps, QString(), [&](const NameUse &use) { mentions = mentions || use.name == variable; });
    return !mentions && std::all_of(steps.begin(), steps.end(), [&](const Step &s) {
        const auto *choice = std::get_if<step::If>(&s.op);
        return std::holds_alternative<step::Log>(s.op) || std::holds_alternative<step::Set>(s.op)
            || (choice && onlyTells(choice->then, variable) && onlyTells(choice->orElse.value_or(Body()), variable));
    });
}

} // namespace

std::pair<const Body *, QString> scopeAround(const TaskSet &set, const QString &pointer)
{
    struct Scopes
    {
        const QString &wanted;
        std::pair<const Body *, QString> best{};
        void call(const CoroCall &c, const QString &at)
        {
            if (c.body && wanted.startsWith(at + QStringLiteral("/body/")))
                best = {&*c.body, at + QStringLiteral("/body")};
        }
    } scopes{pointer};
    for (const Coroutine &coro : set.coros) {
        const QString at = QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body");
        if (!pointer.startsWith(at + u'/'))
            continue;
        scopes.best = {&coro.body, at};
        walkBody(coro.body, at, scopes);
    }
    return scopes.best;
}

bool endsFlow(const Step &s)
{
    return std::holds_alternative<step::Return>(s.op) || std::holds_alternative<step::Raise>(s.op) || std::holds_alternative<step::Reraise>(s.op)
        || std::holds_alternative<step::RaiseValue>(s.op) || std::holds_alternative<step::Break>(s.op) || std::holds_alternative<step::Continue>(s.op);
}

const step::Await *awaitOfElement(const Body &steps, const QString &element)
{
    const auto *await = steps.empty() ? nullptr : std::get_if<step::Await>(&steps.front().op);
    const auto *var = await ? std::get_if<Awaitable::Var>(&await->of.node) : nullptr;
    return var && var->name == element ? await : nullptr;
}

Body withoutFirst(const Body &steps)
{
    return steps.empty() ? Body() : Body(steps.begin() + 1, steps.end());
}

const CoroCall *inlineCall(const Step &s)
{
    if (const auto *call = std::get_if<step::Call>(&s.op))
        return &call->call;
    const auto *await = std::get_if<step::Await>(&s.op);
    const auto *coro = await ? std::get_if<Awaitable::Coro>(&await->of.node) : nullptr;
    return coro ? &coro->call : nullptr;
}

std::optional<QString> resultOf(const Step &s)
{
    const auto *call = std::get_if<step::Call>(&s.op);
    return call ? call->as : std::get<step::Await>(s.op).as;
}

void askForBaseException(Body &steps, const QString &variable)
{
    const Expr asked{VarRef{variable}};
    for (Step &s : steps) {
        if (auto *choice = std::get_if<step::If>(&s.op)) {
            Condition *c = &choice->cond;
            if (const auto *negated = std::get_if<Condition::Not>(&c->node)) {
                Condition inner = *negated->of;
                if (auto *instance = std::get_if<Condition::IsInstance>(&inner.node); instance && instance->value == asked)
                    instance->type = baseException;
                c->node = Condition::Not{std::make_shared<const Condition>(std::move(inner))};
            } else if (auto *instance = std::get_if<Condition::IsInstance>(&c->node); instance && instance->value == asked) {
                instance->type = baseException;
            }
        }
        forEachBody(s, QString(), [&](Body &inner, const QString &) { askForBaseException(inner, variable); });
    }
}

bool takesCancellation(const Handler &handler)
{
    return handler.types.isEmpty() || handler.types.contains(QStringLiteral("CancelledError")) || handler.types.contains(baseException);
}

size_t independentCalls(const Body &body, size_t start, BodyFacts &facts)
{
    QSet<QString> bound;
    size_t end = start;
    for (; end < body.size(); ++end) {
        const CoroCall *call = inlineCall(body[end]);
        if (!call || !facts.suspends(*call) || facts.shares(*call))
            break;
        bool depends = false;
        forEachNameUse(Body{body[end]}, QString(), [&](const NameUse &use) { depends = depends || bound.contains(use.name); });
        if (depends)
            break;
        if (const auto as = resultOf(body[end]))
            bound.insert(*as);
    }
    return end - start;
}

std::optional<size_t> bareAcquire(const Body &body, size_t acquire)
{
    const auto *taken = std::get_if<step::Acquire>(&body[acquire].op);
    if (!taken)
        return {};
    struct Uses
    {
        QString of;
        bool found = false;
        void step(const Step &s, const QString &)
        {
            const auto *acquires = std::get_if<step::Acquire>(&s.op);
            const auto *releases = std::get_if<step::Release>(&s.op);
            found = found || (acquires && acquires->of == of) || (releases && releases->of == of);
        }
    } nested{taken->of};
    for (size_t i = acquire + 1; i < body.size(); ++i) {
        const auto *again = std::get_if<step::Acquire>(&body[i].op);
        if (again && again->of == taken->of)
            return {};
        const auto *released = std::get_if<step::Release>(&body[i].op);
        if (released && released->of == taken->of)
            return i > acquire + 1 ? std::optional(i) : std::nullopt;
        forEachBody(body[i], QString(), [&nested](const Body &inner, const QString &) { walkBody(inner, QString(), nested); });
        if (nested.found)
            return {}; // on some path it is released already: a block would do it twice
    }
    return {};
}

bool canBecomeGather(const step::For &loop)
{
    const auto *guarded = loop.body.size() == 1 ? std::get_if<step::Try>(&loop.body.front().op) : nullptr;
    if (!guarded)
        return awaitOfElement(loop.body, loop.as) && onlyTells(withoutFirst(loop.body), loop.as);
    const bool simple = guarded->except && guarded->except->size() == 1 && guarded->except->front().types.size() == 1 && !guarded->exceptStar
        && !guarded->orElse && !guarded->finally;
    return simple && awaitOfElement(guarded->body, loop.as) && onlyTells(withoutFirst(guarded->body), loop.as)
        && !leavesLoop(guarded->except->front().body.value_or(Body()));
}

QString waitingFor(const TaskSet &set, const QString &gather)
{
    const auto [scope, at] = scopeAround(set, gather);
    const Step *made = scope ? stepAt(*scope, at, gather) : nullptr;
    const auto parts = made ? gatherParts(*made) : std::nullopt;
    if (!parts)
        return {};
    return parts->awaited ? gather : parts->as ? awaitStepOf(*scope, at, *parts->as)
                                               : QString();
}

bool orphansToGroup(const TaskSet &set, const QString &pointer)
{
    TaskSet copy = set;
    const auto form = findWaitPattern(copy);
    if (!form || (form->kind != WaitPattern::Kind::Gather && form->kind != WaitPattern::Kind::DeferredGather))
        return false;
    return waitingFor(set, pointer) == form->pointer && strategyRefusal(set, Strategy::TaskGroup).isEmpty();
}

QString awaitStepOf(const Body &body, const QString &pointer, const QString &variable)
{
    QString found;
    forEachNameUse(body, pointer, [&](const NameUse &use) {
        const auto *await = use.name == variable && use.kind == NameUse::Kind::Read ? std::get_if<step::Await>(&use.step->op) : nullptr;
        if (await && found.isEmpty() && std::holds_alternative<Awaitable::Var>(await->of.node))
            found = use.pointer;
    });
    return found;
}

ResultUse useOfResults(const Body &body, const QString &pointer, const QString &waiting)
{
    ResultUse use;
    const Step *step = stepAt(body, pointer, waiting);
    const std::optional<QString> results = step ? boundResult(*step) : std::nullopt;
    if (!results)
        return use;
    forEachNameUse(body, pointer, [&](const NameUse &mention) {
        if (mention.name != *results || mention.kind != NameUse::Kind::Read)
            return;
        const auto *loop = std::get_if<step::For>(&mention.step->op);
        if (!loop || loop->in != *results) {
            use.otherwise = true;
            return;
        }
        use.loop = mention.pointer;
        use.checked = use.checked || asksForType(loop->body, loop->as);
        Body asking = loop->body;
        askForBaseException(asking, loop->as);
        use.missesCancellation = use.checked && asking != loop->body;
    });
    return use;
}

} // namespace awaitscope
