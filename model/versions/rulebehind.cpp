// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/versions/rulebehind.h"

#include "model/compare/eventmatch.h"
#include "model/engine/pythonrules.h"
#include "model/engine/run.h"

namespace awaitscope {

namespace {

std::optional<quint32> firstPlace(const Trace &before, const Trace &after)
{
    EventMatch match(before, after);
    const auto difference = firstEventDifference(match, before, after);
    return difference ? std::optional(difference->before) : std::nullopt;
}

} // namespace

std::vector<RuleBehind> rulesBehind(const TaskSet &set, const Trace &before, PythonVersion from, const Trace &after, PythonVersion to)
{
    std::vector<RuleBehind> out;
    const std::optional<quint32> place = firstPlace(before, after);
    if (!place)
        return out;
    const engine::Semantics old = engine::Semantics::of(from), changed = engine::Semantics::of(to);
    for (const PythonRule &rule : pythonRules()) {
        if (!rule.differs(old, changed))
            continue;
        RunOptions options;
        options.rules = rule.taken(changed, old);
        options.limits.maxEvents = before.events().size() + after.events().size() + 1000; // enough to see where it parts
        const Result<std::unique_ptr<Run>> run = Run::create(set, options);
        if (!run)
            continue;
        (*run)->runToEnd();
        const std::optional<quint32> without = firstPlace(before, (*run)->trace());
        if (!without || *without > *place)
            out.push_back({QString::fromLatin1(rule.name), to > from ? rule.sentence() : rule.sentenceBefore(to)});
    }
    return out;
}

std::vector<RuleBehind> rulesBehind(const TaskSet &first, const Trace &before, const TaskSet &other, const Trace &after, std::size_t mostEvents)
{
    const PythonVersion from = first.python.value_or(PythonVersion::byDefault()), to = other.python.value_or(PythonVersion::byDefault());
    if (from == to || std::max(before.events().size(), after.events().size()) > mostEvents)
        return {};
    TaskSet same = first;
    same.python = other.python;
    return same == other ? rulesBehind(first, before, from, after, to) : std::vector<RuleBehind>();
}

} // namespace awaitscope
