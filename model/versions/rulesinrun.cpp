// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/versions/rulesinrun.h"

#include "model/compare/comparison.h"
#include "model/engine/run.h"

#include <algorithm>

namespace awaitscope {

namespace {

using engine::Semantics;

//! The set's run under these rules; null if it is refused.
std::unique_ptr<Run> runUnder(const TaskSet &set, const Semantics &rules, std::size_t mostEvents)
{
    RunOptions options;
    options.rules = rules;
    options.limits.maxEvents = 4 * mostEvents + 1000; // without a rule, it may never end
    Result<std::unique_ptr<Run>> run = Run::create(set, options);
    if (!run)
        return nullptr;
    (*run)->runToEnd();
    return *std::move(run);
}

//! The lane that an event of the store is about; NoIndex: none.
quint32 laneOfEvent(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    return event < events.size() ? store.laneOf(events[event].subject).value_or(NoIndex) : NoIndex;
}

//! The lanes of \a store that are not as in a run without the rule, each with the event from which on.
std::vector<RuleInRun::Place> placesOf(const TraceStore &store, const Trace &without, quint32 first)
{
    const TraceStore other(without);
    const Comparison comparison({{QString(), &other}, {QString(), &store}});
    std::vector<RuleInRun::Place> out;
    for (const LaneChange &change : comparison.changes(1))
        if (change.after != NoIndex)
            out.push_back({change.after, change.afterEvent == NoIndex ? first : change.afterEvent});
    if (const quint32 lane = laneOfEvent(store, first); out.empty() && lane != NoIndex) // only the order of events is another
        out.push_back({lane, first});
    std::ranges::sort(out, {}, &RuleInRun::Place::lane);
    const auto [end, last] = std::ranges::unique(out, {}, &RuleInRun::Place::lane);
    out.erase(end, last);
    return out;
}

} // namespace

std::vector<RuleInRun> rulesInRun(const TaskSet &set, const TraceStore &store, std::size_t mostEvents)
{
    std::vector<RuleInRun> out;
    if (store.trace().events().size() > mostEvents)
        return out;
    const PythonVersion asked = set.python.value_or(PythonVersion::byDefault());
    const QList<PythonVersion> &all = PythonVersion::all();
    const Semantics own = Semantics::of(asked), oldest = Semantics::of({all.front().minor, 0}), newest = Semantics::of(all.back());
    const auto parts = [&store](const Trace &other) {
        EventMatch match(other, store.trace());
        return firstEventDifference(match, other, store.trace());
    };
    if (const auto again = runUnder(set, own, mostEvents); !again || parts(again->trace()))
        return out;
    for (const PythonRule &rule : pythonRules()) {
        const bool has = rule.differs(own, oldest);
        if (!has && !rule.differs(own, newest))
            continue;
        const auto without = runUnder(set, rule.taken(own, has ? oldest : newest), mostEvents);
        const auto parting = without ? parts(without->trace()) : std::nullopt;
        if (!parting)
            continue;
        out.push_back({&rule, has ? rule.sentence() : rule.sentenceBefore(asked), placesOf(store, without->trace(), parting->after)});
    }
    return out;
}

std::vector<const RuleInRun *> rulesOf(const std::vector<RuleInRun> &rules, quint32 lane, std::optional<quint32> until)
{
    std::vector<const RuleInRun *> out;
    for (const RuleInRun &rule : rules) {
        const auto place = std::ranges::lower_bound(rule.places, lane, {}, &RuleInRun::Place::lane);
        if (place != rule.places.end() && place->lane == lane && (!until || place->event <= *until))
            out.push_back(&rule);
    }
    return out;
}

} // namespace awaitscope
