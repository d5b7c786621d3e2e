// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/settings.h"

#include "model/edit/stepimport.h"
#include "model/edit/tasktable.h"
#include "model/program/query/variableusage.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qint64 someTime = 100; // ms

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CoroutineSettings)
};

} // namespace

CoroutineSettings settingsOf(const Coroutine &coroutine)
{
    return {coroutine.name, coroutine.params};
}

TaskSet withSettings(const TaskSet &set, const QString &coroutine, const CoroutineSettings &settings)
{
    TaskSet changed = renamedMentions(set, NameKind::Coroutine, coroutine, settings.name);
    Coroutine *found = changed.find(coroutine);
    if (!found)
        return set;
    found->name = settings.name;
    found->params = settings.params;
    if (changed.main.coro == coroutine)
        changed.main.coro = settings.name;
    return changed;
}

TaskSetSettings settingsOf(const TaskSet &set)
{
    return {set.title, set.name, set.main, set.eager, set.then};
}

TaskSet withSettings(const TaskSet &set, const TaskSetSettings &settings)
{
    TaskSet changed = set;
    changed.title = settings.title;
    changed.name = settings.name;
    changed.main = settings.main;
    changed.mainIsName = set.mainIsName && !settings.main.args;
    changed.eager = settings.eager;
    changed.then = settings.then;
    return changed;
}

NewCoroutine withNewCoroutine(const TaskSet &set)
{
    NewCoroutine made{set, freeCoroutineName(set, Words::tr("coroutine"))};
    const auto main = std::find_if(made.set.coros.begin(), made.set.coros.end(), [&](const Coroutine &c) { return c.name == set.main.coro; });
    made.set.coros.insert(main, Coroutine{made.name, {}, {Step{step::Sleep{Expr{someTime}}, {}}}, {}});
    return made;
}

Result<TaskSet> withoutCoroutine(const TaskSet &set, const QString &name)
{
    if (name == set.main.coro)
        return Problem{{}, Words::tr("The program starts with \u201c%1\u201d, so it cannot be deleted.").arg(name)};
    if (const int calls = countCalls(set, name); calls > 0)
        return Problem{{}, Words::tr("\u201c%1\u201d is called in %n places; remove those calls first.", nullptr, calls).arg(name)};
    TaskSet changed = set;
    std::erase_if(changed.coros, [&](const Coroutine &c) { return c.name == name; });
    return changed;
}

} // namespace awaitscope
