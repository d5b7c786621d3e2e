// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/scope.h"

#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/generators.h"
#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"

#include <QSet>

#include <algorithm>

namespace awaitscope {

namespace {

//! Collects the variables that steps bind.
struct Binds
{
    QStringList &all;
    QStringList &tasks;

    void step(const Step &s, const QString &)
    {
        const bool makesTask = std::holds_alternative<step::Spawn>(s.op) || std::holds_alternative<step::Future>(s.op)
            || std::holds_alternative<step::Make>(s.op) || std::holds_alternative<step::Let>(s.op)
            || (std::holds_alternative<step::RunInExecutor>(s.op) && !std::get<step::RunInExecutor>(s.op).await.value_or(true));
        treewalk::forEachField(s, [&](const auto &field, const auto &member) {
            using Member = std::decay_t<decltype(member)>;
            if (field.role != Role::Bind)
                return;
            if constexpr (std::is_same_v<Member, QString>)
                add(member, makesTask);
            else if constexpr (std::is_same_v<Member, std::optional<QString>>)
                add(member.value_or(QString()), makesTask);
        });
        if (const auto *tried = std::get_if<step::Try>(&s.op))
            for (const auto *handlers : {&tried->except, &tried->exceptStar})
                for (std::size_t i = 0; *handlers && i < (*handlers)->size(); ++i)
                    add((**handlers)[i].as.value_or(QString()), false);
    }
    void add(const QString &name, bool task)
    {
        if (!name.isEmpty() && !all.contains(name))
            all += name;
        if (task && !name.isEmpty() && !tasks.contains(name))
            tasks += name;
    }
};

//! Whether `from` reaches `target` by awaiting coroutines inline.
bool reaches(const TaskSet &set, const QString &from, const QString &target, QSet<QString> &seen)
{
    if (from == target)
        return true;
    if (seen.contains(from))
        return false;
    seen.insert(from);
    const Coroutine *coroutine = set.find(from);
    if (!coroutine)
        return false;
    QStringList called;
    struct Calls
    {
        QStringList &called;
        void call(const CoroCall &c, const QString &) { called += c.coro; }
    } calls{called};
    walkBody(coroutine->body, QString(), calls);
    return std::any_of(called.begin(), called.end(), [&](const QString &name) { return reaches(set, name, target, seen); });
}

} // namespace

QStringList EditScope::coroutines() const
{
    QStringList names;
    for (const Coroutine &c : set.coros)
        names += c.name;
    return names;
}

QStringList EditScope::objects(ObjectKind kind) const
{
    QStringList names;
    if (set.objects)
        for (const SharedObject &object : *set.objects)
            if (object.kind == kind)
                names += object.name;
    return names;
}

QStringList EditScope::allObjects() const
{
    QStringList names;
    if (set.objects)
        for (const SharedObject &object : *set.objects)
            names += object.name;
    return names;
}

QStringList EditScope::exceptionTypes() const
{
    return allExceptionTypes(set);
}

QStringList EditScope::parameters(const QString &name) const
{
    const Coroutine *found = set.find(name);
    return found && found->params ? *found->params : QStringList();
}

QString EditScope::callable() const
{
    const ThreadCalls threads = threadCallsOf(set);
    const QStringList mains = set.then.value_or(QStringList()) << set.main.coro;
    for (const Coroutine &c : set.coros) {
        QSet<QString> seen;
        if (!mains.contains(c.name) && !threads.isFunction(c.name) && !isGenerator(c.body) && !reaches(set, c.name, coroutine, seen))
            return c.name;
    }
    return {};
}

QString EditScope::generator() const
{
    for (const Coroutine &c : set.coros) {
        QSet<QString> seen;
        if (isGenerator(c.body) && c.name != coroutine && !reaches(set, c.name, coroutine, seen))
            return c.name;
    }
    return {};
}

QString EditScope::freeVariable(const QString &wish) const
{
    QString name = wish;
    for (int i = 2; variables.contains(name); ++i)
        name = wish + QString::number(i);
    return name;
}

EditScope scopeOf(const TaskSet &set, const QString &coroutine)
{
    EditScope scope;
    scope.set = set;
    scope.coroutine = coroutine;
    if (const Coroutine *own = set.find(coroutine)) {
        scope.variables = own->params.value_or(QStringList());
        Binds binds{scope.variables, scope.taskVariables};
        walkBody(own->body, QString(), binds);
    }
    for (const Coroutine &c : set.coros) {
        QStringList all;
        QStringList tasks;
        Binds binds{all, tasks};
        walkBody(c.body, QString(), binds);
        for (const QString &name : all)
            if (name.startsWith(u'$') && !scope.variables.contains(name))
                scope.variables += name;
    }
    return scope;
}

} // namespace awaitscope
