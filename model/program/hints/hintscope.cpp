// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/hints/hintscope.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/text/jsonpointer.h"

namespace awaitscope {

HintScope::HintScope(const Body &body, QString pointer, const HintScope *globals)
    : m_body(&body), m_pointer(std::move(pointer)), m_globals(globals)
{
    forEachNameUse(body, m_pointer, [this](const NameUse &use) {
        if (use.kind == NameUse::Kind::Read)
            ++m_reads[use.name];
    });
    readCancels(body);
}

HintScope HintScope::ofGlobals(const TaskSet &set)
{
    HintScope all;
    for (const Coroutine &coro : set.coros) {
        const HintScope one(coro.body, QString(), nullptr);
        for (auto it = one.m_reads.begin(); it != one.m_reads.end(); ++it)
            if (it.key().startsWith(u'$'))
                all.m_reads[it.key()] += *it;
        for (const QString &name : one.m_cancelled)
            if (name.startsWith(u'$'))
                all.m_cancelled.insert(name);
    }
    if (set.external) {
        for (const ExternalAction &action : *set.external) {
            ++all.m_reads[action.of];
            if (action.op == ExternalOp::Cancel)
                all.m_cancelled.insert(action.of);
        }
    }
    return all;
}

void HintScope::readCancels(const Body &steps)
{
    for (const Step &s : steps) {
        if (const auto *cancel = std::get_if<step::Cancel>(&s.op))
            m_cancelled.insert(cancel->of);
        // The elements of a list that is cancelled, whether the loop or the cancellation comes first.
        if (const auto *loop = std::get_if<step::For>(&s.op)) {
            HintScope inner;
            inner.readCancels(loop->body);
            if (inner.m_cancelled.contains(loop->as))
                m_cancelled.insert(loop->in);
        }
        forEachBody(s, QString(), [this](const Body &inner, const QString &) { readCancels(inner); });
    }
}

int HintScope::reads(const QString &name) const
{
    const HintScope &scope = m_globals && name.startsWith(u'$') ? *m_globals : *this;
    return scope.m_reads.value(name);
}

bool HintScope::isCancelled(const QString &name) const
{
    const HintScope &scope = m_globals && name.startsWith(u'$') ? *m_globals : *this;
    if (scope.m_cancelled.contains(name))
        return true;
    if (m_cancelled.isEmpty()) // the usual case: no loop iterates over something cancelled
        return false;
    struct Loops
    {
        const HintScope &scope;
        const QString &name;
        bool found = false;
        void step(const Step &s, const QString &)
        {
            const auto *loop = std::get_if<step::For>(&s.op);
            found = found || (loop && loop->as == name && scope.m_cancelled.contains(loop->in));
        }
    } loops{*this, name};
    if (m_body)
        walkBody(*m_body, QString(), loops);
    return loops.found;
}

QString HintScope::cancelledAmong(const Awaitable &a) const
{
    if (const auto *var = std::get_if<Awaitable::Var>(&a.node))
        return isCancelled(var->name) ? var->name : QString();
    if (const auto *each = std::get_if<Awaitable::Each>(&a.node))
        return isCancelled(each->list) ? each->list : QString();
    if (const auto *gather = std::get_if<Awaitable::Gather>(&a.node); gather && gather->returnExceptions.value_or(false))
        return {};
    QString found;
    forEachInnerAwaitable(a, QString(), [&](const Awaitable &inner, const QString &) {
        if (found.isEmpty() && !std::holds_alternative<Awaitable::Spawn>(a.node))
            found = cancelledAmong(inner);
    });
    return found;
}

QString HintScope::awaitedCancelled(const Body &steps) const
{
    QString found;
    for (const Step &s : steps) {
        const auto *gather = std::get_if<step::Gather>(&s.op);
        const bool awaits = std::holds_alternative<step::Await>(s.op) || std::holds_alternative<step::WaitFor>(s.op)
            || std::holds_alternative<step::Shield>(s.op)
            || (gather && gather->await.value_or(true) && !gather->returnExceptions.value_or(false));
        if (awaits)
            forEachAwaitable(s, QString(), [&](const Awaitable &a, const QString &) { found = found.isEmpty() ? cancelledAmong(a) : found; });
        if (const auto *result = std::get_if<step::Result>(&s.op); result && isCancelled(result->of))
            found = result->of;
        if (const auto *exception = std::get_if<step::Exception>(&s.op); exception && isCancelled(exception->of))
            found = exception->of;
        // An exception caught by an inner try does not get here.
        if (!std::holds_alternative<step::Try>(s.op))
            forEachBody(s, QString(), [&](const Body &inner, const QString &) { found = found.isEmpty() ? awaitedCancelled(inner) : found; });
        if (!found.isEmpty())
            return found;
    }
    return found;
}

void HintScope::findMakers(const Body &steps, const QString &pointer, const QString &name, std::vector<std::pair<const Step *, QString>> &out) const
{
    for (size_t i = 0; i < steps.size(); ++i) {
        const Step &s = steps[i];
        const QString at = pointer + u'/' + QString::number(i);
        bool binds = false;
        treewalk::forEachField(s, [&](const auto &field, const auto &member) {
            if constexpr (std::is_same_v<std::decay_t<decltype(member)>, QString> || std::is_same_v<std::decay_t<decltype(member)>, std::optional<QString>>)
                binds = binds || (field.role == Role::Bind && member == name);
        });
        if (binds)
            out.emplace_back(&s, at);
        forEachBody(s, at, [&](const Body &inner, const QString &innerAt) { findMakers(inner, innerAt, name, out); });
    }
}

std::pair<const Step *, QString> HintScope::maker(const QString &name) const
{
    std::vector<std::pair<const Step *, QString>> makers;
    findMakers(*m_body, m_pointer, name, makers);
    return makers.size() == 1 ? makers.front() : std::pair<const Step *, QString>{};
}

bool raisesAgain(const Body &steps)
{
    bool found = false;
    for (const Step &s : steps) {
        found = found || std::holds_alternative<step::Raise>(s.op) || std::holds_alternative<step::RaiseValue>(s.op)
            || std::holds_alternative<step::Reraise>(s.op);
        forEachBody(s, QString(), [&](const Body &inner, const QString &) { found = found || raisesAgain(inner); });
    }
    return found;
}

namespace {

bool asks(const Condition &c, const QString &variable)
{
    if (const auto *negated = std::get_if<Condition::Not>(&c.node))
        return asks(*negated->of, variable);
    const auto *all = std::get_if<Condition::All>(&c.node);
    const auto *any = std::get_if<Condition::Any>(&c.node);
    if (all || any) {
        const std::vector<Condition> &of = all ? all->of : any->of;
        return std::any_of(of.begin(), of.end(), [&variable](const Condition &inner) { return asks(inner, variable); });
    }
    const auto *instance = std::get_if<Condition::IsInstance>(&c.node);
    const auto *var = instance ? std::get_if<VarRef>(&instance->value.node) : nullptr;
    return var && var->name == variable;
}

} // namespace

bool asksForType(const Body &steps, const QString &variable)
{
    bool found = false;
    for (const Step &s : steps) {
        const auto *condition = std::get_if<step::If>(&s.op);
        found = found || (condition && asks(condition->cond, variable));
        forEachBody(s, QString(), [&](const Body &inner, const QString &) { found = found || asksForType(inner, variable); });
    }
    return found;
}

bool editStepAt(TaskSet &set, const QString &pointer, const std::function<void(Body &, size_t)> &f)
{
    struct Finder
    {
        const QString list;
        const size_t index;
        const std::function<void(Body &, size_t)> &f;
        bool found = false;
        void body(Body &steps, const QString &at)
        {
            if (found || at != list || index >= steps.size())
                return;
            found = true;
            f(steps, index);
        }
    };
    const qsizetype slash = pointer.lastIndexOf(u'/');
    bool isNumber = false;
    const qulonglong index = pointer.mid(slash + 1).toULongLong(&isNumber);
    if (!isNumber)
        return false;
    Finder finder{pointer.left(slash), size_t(index), f};
    for (Coroutine &coro : set.coros)
        walkBody(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"), finder);
    return finder.found;
}

} // namespace awaitscope
