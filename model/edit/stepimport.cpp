// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/stepimport.h"

#include "model/edit/tasktable.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/treewalk.h"

#include <QHash>

#include <algorithm>

namespace awaitscope {

namespace {

using Names = QHash<QString, QString>;

//! The names that steps mention, with their replacements if any.
struct Mentions
{
    QStringList coros;
    QStringList types;
    QStringList objects;
};

void note(QStringList &list, const QString &name)
{
    if (!list.contains(name))
        list += name;
}

template <typename Cond, typename F>
void forEachType(Cond &condition, F f)
{
    if (auto *instance = std::get_if<Condition::IsInstance>(&condition.node)) {
        f(instance->type);
    } else if (auto *all = std::get_if<Condition::All>(&condition.node)) {
        std::for_each(all->of.begin(), all->of.end(), [&f](Cond &inner) { forEachType(inner, f); });
    } else if (auto *any = std::get_if<Condition::Any>(&condition.node)) {
        std::for_each(any->of.begin(), any->of.end(), [&f](Cond &inner) { forEachType(inner, f); });
    } else if (auto *negated = std::get_if<Condition::Not>(&condition.node)) {
        if constexpr (std::is_const_v<Cond>) {
            forEachType(*negated->of, f);
        } else {
            auto copy = std::make_shared<Condition>(*negated->of);
            forEachType(*copy, f);
            negated->of = std::move(copy);
        }
    }
}

//! Calls `type(name)` and `object(name)` for every mention in the fields of one step.
template <typename S, typename Type, typename Object>
void forEachMention(S &s, Type type, Object object)
{
    treewalk::forEachField(s, [&](const auto &field, auto &member) {
        using Member = std::decay_t<decltype(member)>;
        if constexpr (std::is_same_v<Member, QString>) {
            if (field.role == Role::ExceptionType)
                type(member);
            else if (field.role == Role::Object)
                object(member);
        } else if constexpr (std::is_same_v<Member, std::optional<QString>>) {
            if (field.role == Role::ExceptionType && member)
                type(*member);
        } else if constexpr (std::is_same_v<Member, QStringList>) {
            if (field.role == Role::ExceptionTypes)
                for (auto &name : member)
                    type(name);
        } else if constexpr (std::is_same_v<Member, Condition>) {
            forEachType(member, type);
        } else if constexpr (std::is_same_v<Member, std::optional<std::vector<Handler>>>) {
            if (member)
                for (auto &handler : *member)
                    for (auto &name : handler.types)
                        type(name);
        }
    });
}

struct Collector
{
    Mentions &found;

    void step(const Step &s, const QString &)
    {
        forEachMention(
            s, [this](const QString &t) { note(found.types, t); }, [this](const QString &o) { note(found.objects, o); });
    }
    void call(const CoroCall &c, const QString &)
    {
        if (!c.body)
            note(found.coros, c.coro);
    }
};

//! Everything that the steps use, through the coroutines that they call and the bases of their exception types.
Mentions reachedBy(const TaskSet &set, const Body &body)
{
    Mentions found;
    Collector collector{found};
    walkBody(body, QString(), collector);
    for (qsizetype i = 0; i < found.coros.size(); ++i)
        if (const Coroutine *coro = set.find(found.coros[i]))
            walkBody(coro->body, QString(), collector);
    const auto own = set.exceptions.value_or(std::vector<ExceptionType>());
    for (qsizetype i = 0; i < found.types.size(); ++i)
        for (const ExceptionType &type : own)
            if (type.name == found.types[i])
                note(found.types, type.base);
    return found;
}

struct Renamer
{
    const Names &coros;
    const Names &types;
    const Names &objects;

    void step(Step &s, const QString &)
    {
        forEachMention(
            s, [this](QString &t) { t = types.value(t, t); }, [this](QString &o) { o = objects.value(o, o); });
    }
    void call(CoroCall &c, const QString &)
    {
        if (!c.body)
            c.coro = coros.value(c.coro, c.coro);
    }
};

template <typename Taken>
QString freeName(const QString &wish, Taken taken)
{
    QString name = wish;
    for (int i = 2; taken(name); ++i)
        name = wish + QString::number(i);
    return name;
}

class StepImporter
{
public:
    StepImporter(const TaskSet &into, const TaskSet &from, const QStringList &fresh)
        : m_set(into), m_from(from), m_fresh(fresh) {}

    ImportedSteps run(Body body)
    {
        const Mentions found = reachedBy(m_from, body);
        bringTypes(found.types);
        bringObjects(found.objects);
        bringCoroutines(found.coros);
        Renamer renamer{m_coros, m_types, m_objects};
        walkBody(body, QString(), renamer);
        return {std::move(m_set), std::move(body)};
    }

private:
    void bringTypes(const QStringList &wanted)
    {
        for (const ExceptionType &type : m_from.exceptions.value_or(std::vector<ExceptionType>())) {
            if (!wanted.contains(type.name))
                continue;
            ExceptionType copy{type.name, m_types.value(type.base, type.base)};
            auto own = m_set.exceptions.value_or(std::vector<ExceptionType>());
            if (std::find(own.begin(), own.end(), copy) != own.end())
                continue;
            copy.name = freeName(type.name, [this](const QString &name) { return isKnownExceptionType(m_set, name); });
            m_types.insert(type.name, copy.name);
            own.push_back(std::move(copy));
            m_set.exceptions = std::move(own);
        }
    }
    void bringObjects(const QStringList &wanted)
    {
        for (const SharedObject &object : m_from.objects.value_or(std::vector<SharedObject>())) {
            if (!wanted.contains(object.name))
                continue;
            auto own = m_set.objects.value_or(std::vector<SharedObject>());
            if (std::find(own.begin(), own.end(), object) != own.end())
                continue;
            SharedObject copy = object;
            copy.name = freeName(object.name, [&](const QString &name) {
                return std::any_of(own.begin(), own.end(), [&](const SharedObject &o) { return o.name == name; });
            });
            m_objects.insert(object.name, copy.name);
            own.push_back(std::move(copy));
            m_set.objects = std::move(own);
        }
    }
    void bringCoroutines(const QStringList &wanted)
    {
        QStringList copied;
        for (const QString &name : wanted)
            if (mustCopy(name))
                copied += name;
        // A coroutine that calls a copied one differs from the one with the same name, too.
        for (bool more = true; more;) {
            more = false;
            for (const QString &name : wanted)
                if (!copied.contains(name) && callsOneOf(name, copied)) {
                    copied += name;
                    more = true;
                }
        }
        for (const QString &name : wanted)
            if (copied.contains(name) && m_from.find(name))
                reserve(name);
        for (const QString &name : std::as_const(m_order))
            write(name);
    }
    bool mustCopy(const QString &name) const
    {
        const Coroutine *own = m_set.find(name);
        const Coroutine *other = m_from.find(name);
        return m_fresh.contains(name) || !own || !other || own->body != other->body || own->params != other->params;
    }
    bool callsOneOf(const QString &name, const QStringList &names) const
    {
        const Coroutine *coro = m_from.find(name);
        if (!coro)
            return false;
        Mentions found;
        Collector collector{found};
        walkBody(coro->body, QString(), collector);
        return std::any_of(found.coros.begin(), found.coros.end(), [&](const QString &c) { return names.contains(c); });
    }
    void reserve(const QString &name)
    {
        Coroutine place;
        place.name = freeCoroutineName(m_set, name);
        m_coros.insert(name, place.name);
        m_order += name;
        // Before main, which is expected to be last.
        const auto at = std::find_if(m_set.coros.begin(), m_set.coros.end(), [this](const Coroutine &c) { return c.name == m_set.main.coro; });
        m_set.coros.insert(at, std::move(place));
    }
    void write(const QString &name)
    {
        Coroutine copy = *m_from.find(name);
        copy.name = m_coros.value(name);
        Renamer renamer{m_coros, m_types, m_objects};
        walkBody(copy.body, QString(), renamer);
        *m_set.find(copy.name) = copy;
    }

    TaskSet m_set;
    const TaskSet &m_from;
    const QStringList &m_fresh;
    Names m_coros;
    Names m_types;
    Names m_objects;
    QStringList m_order;
};

} // namespace

ImportedSteps importSteps(const TaskSet &into, const TaskSet &from, Body body, const QStringList &fresh)
{
    return StepImporter(into, from, fresh).run(std::move(body));
}

TaskSet renamedMentions(const TaskSet &set, NameKind kind, const QString &from, const QString &to)
{
    TaskSet changed = set;
    const Names none;
    const Names names{{from, to}};
    Renamer renamer{kind == NameKind::Coroutine ? names : none, kind == NameKind::ExceptionType ? names : none, kind == NameKind::Object ? names : none};
    for (Coroutine &coro : changed.coros)
        walkBody(coro.body, QString(), renamer);
    if (kind == NameKind::Coroutine && changed.then)
        for (QString &next : *changed.then)
            if (next == from)
                next = to;
    if (kind == NameKind::Object && changed.external)
        for (ExternalAction &action : *changed.external)
            if (action.of == from)
                action.of = to;
    return changed;
}

int countMentions(const TaskSet &set, NameKind kind, const QString &name)
{
    struct Counter
    {
        NameKind kind;
        const QString &name;
        int count = 0;
        void step(const Step &s, const QString &)
        {
            forEachMention(
                s, [this](const QString &t) { count += kind == NameKind::ExceptionType && t == name; },
                [this](const QString &o) { count += kind == NameKind::Object && o == name; });
        }
    } counter{kind, name};
    for (const Coroutine &coro : set.coros)
        walkBody(coro.body, QString(), counter);
    if (kind == NameKind::Object && set.external)
        for (const ExternalAction &action : *set.external)
            counter.count += action.of == name;
    return counter.count;
}

} // namespace awaitscope
