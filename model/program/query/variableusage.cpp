// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/query/variableusage.h"

#include "model/program/grammar/treewalk.h"
#include "model/text/jsonpointer.h"
#include "model/text/placeholders.h"

#include <QSet>

namespace awaitscope {

namespace {

class NameCollector
{
public:
    explicit NameCollector(const std::function<void(const NameUse &)> &use)
        : m_use(use) {}

    void body(const Body &steps, const QString &pointer)
    {
        for (size_t i = 0; i < steps.size(); ++i)
            step(steps[i], pointer + u'/' + QString::number(i));
    }

private:
    void step(const Step &s, const QString &pointer)
    {
        enter(s, pointer);
        const auto kind = std::holds_alternative<step::Drop>(s.op) ? NameUse::Kind::Drop : NameUse::Kind::Read;
        treewalk::forEachField(s, [&](const auto &field, const auto &member) { this->field(field.role, member, kind); });
        forEachBody(s, pointer, [this](const Body &b, const QString &at) { body(b, at); });
        enter(s, pointer);
        if (const auto *t = std::get_if<step::Try>(&s.op))
            handlers(*t);
    }

    void enter(const Step &s, const QString &pointer)
    {
        m_step = &s;
        m_pointer = pointer;
    }

    void handlers(const step::Try &t)
    {
        for (const auto *list : {&t.except, &t.exceptStar})
            if (*list)
                for (const Handler &h : **list)
                    if (h.as)
                        say(*h.as, NameUse::Kind::Bind);
    }

    void say(const QString &name, NameUse::Kind kind)
    {
        if (!name.isEmpty() && (!m_inlineDepth || name.startsWith(u'$')))
            m_use({name, kind, m_pointer, m_step});
    }
    void text(const QString &t)
    {
        for (const QString &name : partsOfText(t).names)
            say(name, NameUse::Kind::Read);
    }

    // One overload for each type of member that can contain a name.
    void field(Role role, const QString &member, NameUse::Kind kind)
    {
        if (role == Role::Text || role == Role::Message)
            text(member);
        else if (role == Role::Bind)
            say(member, NameUse::Kind::Bind);
        else if (role == Role::Variable)
            say(member, kind);
    }
    void field(Role role, const std::optional<QString> &member, NameUse::Kind kind)
    {
        if (member)
            field(role, *member, kind);
    }
    void field(Role, const std::optional<Cause> &member, NameUse::Kind)
    {
        if (member && *member)
            say(**member, NameUse::Kind::Read);
    }
    void field(Role role, const QStringList &member, NameUse::Kind)
    {
        if (role == Role::Variables)
            for (const QString &name : member)
                say(name, NameUse::Kind::Read);
    }
    void field(Role, const Expr &member, NameUse::Kind) { value(member); }
    void field(Role, const std::optional<Expr> &member, NameUse::Kind)
    {
        if (member)
            value(*member);
    }
    void field(Role, const Condition &member, NameUse::Kind) { condition(member); }
    void field(Role, const CoroCall &member, NameUse::Kind) { call(member); }
    void field(Role, const Awaitable &member, NameUse::Kind) { awaitable(member); }
    void field(Role, const std::vector<Awaitable> &member, NameUse::Kind)
    {
        for (const Awaitable &a : member)
            awaitable(a);
    }
    template <typename T>
    void field(Role, const T &, NameUse::Kind)
    {
    }

    void value(const Expr &v)
    {
        if (const auto *var = std::get_if<VarRef>(&v.node))
            say(var->name, NameUse::Kind::Read);
        else if (const auto *parts = v.operands())
            std::for_each(parts->begin(), parts->end(), [this](const Expr &e) { value(e); });
        else if (const auto *computed = std::get_if<TextExpr>(&v.node))
            text(computed->text);
        else if (const auto *list = std::get_if<Expr::List>(&v.node))
            std::for_each(list->begin(), list->end(), [this](const Expr &e) { value(e); });
        else if (const auto *dict = std::get_if<Expr::Dict>(&v.node))
            std::for_each(dict->begin(), dict->end(), [this](const auto &m) { value(m.second); });
    }

    void condition(const Condition &c)
    {
        if (const auto *truthy = std::get_if<Condition::Truthy>(&c.node)) {
            value(truthy->value);
        } else if (const auto *equal = std::get_if<Condition::Equal>(&c.node)) {
            value(equal->left);
            value(equal->right);
        } else if (const auto *compare = std::get_if<Condition::Compare>(&c.node)) {
            value(compare->left);
            value(compare->right);
        } else if (const auto *all = std::get_if<Condition::All>(&c.node)) {
            std::for_each(all->of.begin(), all->of.end(), [this](const Condition &inner) { condition(inner); });
        } else if (const auto *any = std::get_if<Condition::Any>(&c.node)) {
            std::for_each(any->of.begin(), any->of.end(), [this](const Condition &inner) { condition(inner); });
        } else if (const auto *negated = std::get_if<Condition::Not>(&c.node)) {
            condition(*negated->of);
        } else if (const auto *instance = std::get_if<Condition::IsInstance>(&c.node)) {
            value(instance->value);
        } else if (const auto *done = std::get_if<Condition::Done>(&c.node)) {
            say(done->task, NameUse::Kind::Read);
        } else if (const auto *cancelled = std::get_if<Condition::Cancelled>(&c.node)) {
            say(cancelled->task, NameUse::Kind::Read);
        } else if (const auto *cancelling = std::get_if<Condition::Cancelling>(&c.node)) {
            say(cancelling->task, NameUse::Kind::Read);
        }
    }

    void call(const CoroCall &c)
    {
        if (c.args)
            for (const auto &arg : *c.args)
                value(arg.second);
        if (!c.body)
            return;
        const Step *outer = m_step;
        const QString outerPointer = m_pointer;
        ++m_inlineDepth;
        body(*c.body, outerPointer + QStringLiteral("/body"));
        --m_inlineDepth;
        m_step = outer;
        m_pointer = outerPointer;
    }

    void awaitable(const Awaitable &a)
    {
        if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
            call(coro->call);
        else if (const auto *var = std::get_if<Awaitable::Var>(&a.node))
            say(var->name, NameUse::Kind::Read);
        else if (const auto *each = std::get_if<Awaitable::Each>(&a.node))
            say(each->list, NameUse::Kind::Read);
        else if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node))
            sleep->value ? value(*sleep->value) : void();
        else if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
            spawn->in ? say(*spawn->in, NameUse::Kind::Read) : void();
        else if (const auto *thread = std::get_if<Awaitable::ToThread>(&a.node))
            call(thread->call);
        else if (const auto *run = std::get_if<Awaitable::RunInExecutor>(&a.node))
            call(run->call);
        forEachInnerAwaitable(a, QString(), [this](const Awaitable &inner, const QString &) { awaitable(inner); });
    }

    const std::function<void(const NameUse &)> &m_use;
    const Step *m_step = nullptr;
    QString m_pointer;
    int m_inlineDepth = 0;
};

QString bodyPointer(const Coroutine &coro)
{
    return QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body");
}

} // namespace

void forEachNameUse(const Body &body, const QString &pointer, const std::function<void(const NameUse &)> &use)
{
    NameCollector(use).body(body, pointer);
}

int countReads(const TaskSet &set, const QString &name)
{
    int reads = 0;
    const bool global = name.startsWith(u'$');
    const Coroutine *main = mainCoroutine(set);
    for (const Coroutine &coro : set.coros)
        if (global || &coro == main)
            forEachNameUse(coro.body, bodyPointer(coro), [&](const NameUse &use) { reads += use.kind == NameUse::Kind::Read && use.name == name; });
    if (set.external)
        for (const ExternalAction &action : *set.external)
            reads += action.of == name;
    return reads;
}

const Coroutine *mainCoroutine(const TaskSet &set)
{
    return set.find(set.main.coro);
}

Coroutine *mainCoroutine(TaskSet &set)
{
    return set.find(set.main.coro);
}

QString freeVariable(const TaskSet &set, const QString &wish)
{
    QSet<QString> taken;
    if (const Coroutine *main = mainCoroutine(set)) {
        const QStringList params = main->params.value_or(QStringList());
        taken = QSet<QString>(params.begin(), params.end());
        forEachNameUse(main->body, QString(), [&](const NameUse &use) { taken.insert(use.name); });
    }
    // A coroutine of that name would clash in the exported program.
    for (const Coroutine &coro : set.coros)
        taken.insert(coro.name);
    QString name = wish;
    for (int n = 2; taken.contains(name); ++n)
        name = wish + QString::number(n);
    return name;
}

int countCalls(const TaskSet &set, const QString &coro)
{
    return countCalls(set).value(coro);
}

QHash<QString, int> countCalls(const TaskSet &set)
{
    struct Counter
    {
        QHash<QString, int> calls;
        void call(const CoroCall &c, const QString &)
        {
            if (!c.body)
                ++calls[c.coro];
        }
    } counter;
    for (const Coroutine &c : set.coros)
        walkBody(c.body, QString(), counter);
    ++counter.calls[set.main.coro];
    for (const QString &next : set.then.value_or(QStringList()))
        ++counter.calls[next];
    return counter.calls;
}

} // namespace awaitscope
