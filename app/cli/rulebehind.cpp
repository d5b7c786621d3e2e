// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/rulebehind.h"

#include "model/compare/eventmatch.h"
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

std::vector<const PythonRule *> rulesBehind(const TaskSet &set, const Trace &before, PythonVersion from, const Trace &after, PythonVersion to)
{
    std::vector<const PythonRule *> out;
    const std::optional<quint32> place = firstPlace(before, after);
    if (!place)
        return out;
    const engine::Semantics old = engine::Semantics::of(from), changed = engine::Semantics::of(to);
    for (const PythonRule &rule : pythonRules()) {
        if (!rule.differs(old, changed))
            continue;
        RunOptions options;
        options.rules = rule.taken(changed, old);
        const Result<std::unique_ptr<Run>> run = Run::create(set, options);
        if (!run)
            continue;
        (*run)->runToEnd();
        const std::optional<quint32> without = firstPlace(before, (*run)->trace());
        if (!without || *without > *place)
            out.push_back(&rule);
    }
    return out;
}

} // namespace awaitscope
