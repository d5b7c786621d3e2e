// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>

#include <array>
#include <optional>

namespace awaitscope {

//! How `main` waits for its tasks.
enum class Strategy {
    AsWritten, //!< what the file says
    FailFast, //!< a gather: the first exception propagates immediately, the other tasks keep running
    Collect, //!< a gather with return_exceptions: waits for all, exceptions become results
    TaskGroup, //!< the first failure cancels the others; the failures come as an exception group
    Sequential, //!< awaits one coroutine after the other; an exception propagates and the remaining ones never start
};

inline constexpr std::array allStrategies{Strategy::AsWritten, Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};

//! The name on the command line: "as-written", "fail-fast", "collect", "task-group" or "sequential".
QString strategyId(Strategy strategy);
std::optional<Strategy> strategyFromId(const QString &id);

//! The name on screen, translated: "Fail fast", "Collect" ...
QString strategyTitle(Strategy strategy);
//! One sentence that describes the strategy, translated.
QString strategyDescription(Strategy strategy);

//! Converts the first gather, task group or sequence of `main` to the given form over the same coroutines. AsWritten returns
//! the set unchanged. Fails, with a reason the user can act on, if `main` has no such place or if later steps need something
//! that the new form does not provide (the list of results, the tasks, the group).
Result<TaskSet> withStrategy(const TaskSet &set, Strategy strategy);

//! The current strategy of `main`; absent ("custom") if it matches no known form.
std::optional<Strategy> detectStrategy(const TaskSet &set);

//! Why the strategy cannot be applied; empty if it can.
QString strategyRefusal(const TaskSet &set, Strategy strategy);

//! What the strategies make of a task set.
struct StrategyFacts
{
    std::optional<Strategy> written; //!< see detectStrategy()
    std::array<QString, allStrategies.size()> refusals; //!< by strategy: why it cannot be applied; empty if it can
};
//! Much cheaper than applying them: of the coroutines, usually only main is copied.
StrategyFacts strategyFactsOf(const TaskSet &set);

} // namespace awaitscope
