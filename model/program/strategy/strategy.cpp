// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/strategy/strategy.h"

#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"
#include "model/program/strategy/assemble.h"
#include "model/program/strategy/dismantle.h"

#include <algorithm>

namespace awaitscope {

namespace {

using Text = StrategyText;
using Kind = WaitPattern::Kind;

std::optional<Strategy> strategyOf(TaskSet &set, const WaitPattern &form)
{
    const auto ofGather = [](const Step &s) { return gatherParts(s)->collect ? Strategy::Collect : Strategy::FailFast; };
    switch (form.kind) {
    case Kind::Gather: return ofGather(form.first());
    case Kind::DeferredGather: return ofGather(*findMaker(set, std::get<Awaitable::Var>(std::get<step::Await>(form.first().op).of.node).name));
    case Kind::TaskGroup: return Strategy::TaskGroup;
    case Kind::Calls: return Strategy::Sequential;
    case Kind::Tasks: return {}; // concurrent, awaited in turn
    case Kind::Loop: break;
    }
    const Step *maker = findMaker(set, std::get<step::For>(form.first().op).in);
    const auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr;
    const bool objects = list && std::all_of(list->of.begin(), list->of.end(), [](const Awaitable &a) {
                             return std::holds_alternative<Awaitable::Coro>(a.node);
                         });
    return objects ? std::optional(Strategy::Sequential) : std::nullopt;
}

//! Whether only the flag of a gather changes.
bool isFlipOfGather(const WaitPattern &form, Strategy strategy)
{
    const bool toGather = strategy == Strategy::FailFast || strategy == Strategy::Collect;
    return toGather && (form.kind == Kind::Gather || form.kind == Kind::DeferredGather);
}

//! Then everything around the gather stays.
bool flipGather(TaskSet &set, const WaitPattern &form, Strategy strategy)
{
    if (!isFlipOfGather(form, strategy))
        return false;
    Step &gather = form.kind == Kind::Gather ? form.first()
                                             : *findMaker(set, std::get<Awaitable::Var>(std::get<step::Await>(form.first().op).of.node).name);
    setGatherCollect(gather, strategy == Strategy::Collect);
    return true;
}

Refusal rebuild(TaskSet &set, const WaitPattern &form, Strategy strategy)
{
    const bool toGather = strategy == Strategy::FailFast || strategy == Strategy::Collect;
    WaitParts parts;
    if (const auto refusal = takeApart(set, form, toGather, parts))
        return refusal;
    Body steps;
    Refusal refusal;
    if (toGather)
        steps = gatherOver(parts.members, strategy == Strategy::Collect);
    else
        refusal = strategy == Strategy::TaskGroup ? taskGroupOver(set, parts.members, steps) : sequenceOver(set, parts.members, steps);
    if (refusal)
        return refusal;
    if (parts.wrapper) {
        parts.wrapper->body = std::move(steps);
        steps = {Step{*parts.wrapper, {}}};
    }
    for (size_t i = 1; i < form.count; ++i)
        markRemoved((*form.body)[form.index + i]);
    markReplaced(form.first());
    applyMarks(mainCoroutine(set)->body, steps);
    return {};
}

//! The set with only that of the other coroutines which a change of main looks at: their names and parameters. Their steps matter if main
//! uses global variables, because then they may read them.
TaskSet seenFromMain(const TaskSet &set)
{
    const Coroutine *main = mainCoroutine(set);
    bool global = false;
    if (main)
        forEachNameUse(main->body, QString(), [&global](const NameUse &use) { global = global || use.name.startsWith(u'$'); });
    if (!main || global)
        return set;
    TaskSet seen;
    seen.main = set.main;
    seen.then = set.then;
    seen.external = set.external;
    seen.coros.reserve(set.coros.size());
    for (const Coroutine &coro : set.coros)
        seen.coros.push_back(&coro == main ? coro : Coroutine{coro.name, coro.params, {}, {}});
    return seen;
}

} // namespace

QString strategyId(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return QStringLiteral("as-written");
    case Strategy::FailFast: return QStringLiteral("fail-fast");
    case Strategy::Collect: return QStringLiteral("collect");
    case Strategy::TaskGroup: return QStringLiteral("task-group");
    case Strategy::Sequential: return QStringLiteral("sequential");
    }
    Q_UNREACHABLE();
}

std::optional<Strategy> strategyFromId(const QString &id)
{
    for (const Strategy strategy : allStrategies)
        if (strategyId(strategy) == id)
            return strategy;
    return {};
}

QString strategyTitle(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return Text::tr("As written");
    case Strategy::FailFast: return Text::tr("Fail fast");
    case Strategy::Collect: return Text::tr("Collect");
    case Strategy::TaskGroup: return Text::tr("Task group");
    case Strategy::Sequential: return Text::tr("One by one");
    }
    Q_UNREACHABLE();
}

QString strategyDescription(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return Text::tr("Runs the task set exactly as written.");
    case Strategy::FailFast: return Text::tr("A gather: the first exception reaches main immediately, the other tasks keep running.");
    case Strategy::Collect: return Text::tr("A gather with return_exceptions: main waits for all, and exceptions become results.");
    case Strategy::TaskGroup: return Text::tr("A task group: the first failure cancels the other tasks, and main gets an exception group.");
    case Strategy::Sequential: return Text::tr("Each coroutine is awaited before the next one starts; an exception stops the rest.");
    }
    Q_UNREACHABLE();
}

Result<TaskSet> withStrategy(const TaskSet &set, Strategy strategy)
{
    if (strategy == Strategy::AsWritten)
        return set;
    TaskSet changed = set;
    const auto form = findWaitPattern(changed);
    if (!form)
        return Problem{QStringLiteral("/main"), Text::tr("Main waits for no tasks: it has no gather, no task group and no sequence of calls.")};
    if (strategyOf(changed, *form) == strategy || flipGather(changed, *form, strategy))
        return changed;
    const QString pointer = form->pointer;
    if (const auto refusal = rebuild(changed, *form, strategy))
        return Problem{pointer, *refusal};
    return changed;
}

std::optional<Strategy> detectStrategy(const TaskSet &set)
{
    TaskSet seen = seenFromMain(set);
    const auto form = findWaitPattern(seen);
    return form ? strategyOf(seen, *form) : std::nullopt;
}

QString strategyRefusal(const TaskSet &set, Strategy strategy)
{
    const Result<TaskSet> changed = withStrategy(seenFromMain(set), strategy);
    return changed ? QString() : changed.problems().front().message;
}

StrategyFacts strategyFactsOf(const TaskSet &set)
{
    StrategyFacts facts;
    TaskSet seen = seenFromMain(set);
    const auto form = findWaitPattern(seen);
    facts.written = form ? strategyOf(seen, *form) : std::nullopt;
    for (const Strategy strategy : allStrategies) {
        if (strategy == Strategy::AsWritten || (form && (facts.written == strategy || isFlipOfGather(*form, strategy))))
            continue;
        if (const Result<TaskSet> changed = withStrategy(seen, strategy); !changed)
            facts.refusals[std::size_t(strategy)] = changed.problems().front().message;
    }
    return facts;
}

} // namespace awaitscope
