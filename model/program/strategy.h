// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QString>

#include <array>
#include <optional>

namespace awaitscope {

//! How `main` waits for its tasks.
enum class Strategy {
    AsWritten, //!< whatever the file says
    FailFast, //!< a gather: the first exception propagates at once, the other tasks run on
    Collect, //!< a gather with return_exceptions: waits for all, exceptions become results
    TaskGroup, //!< the first failure cancels the others; the failures come as an exception group
    Sequential, //!< awaits one coroutine after the other; an exception propagates and the rest never starts
};

inline constexpr std::array allStrategies{Strategy::AsWritten, Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};

//! The name on the command line: "as-written", "fail-fast", "collect", "task-group" or "sequential".
QString strategyId(Strategy strategy);
std::optional<Strategy> strategyFromId(const QString &id);

//! The name on screen, translated: "Fail fast", "Collect" ...
QString strategyTitle(Strategy strategy);
//! One sentence that says what the strategy does, translated.
QString strategyDescription(Strategy strategy);

//! Turns the first gather, task group or sequence of `main` into the named form over the same coroutines. AsWritten
//! gives the set back unchanged. Refused, with a reason a person can act on, when `main` has no such place or
//! when later steps need what the new form does not give (the list of results, the tasks, the group).
Result<TaskSet> withStrategy(const TaskSet &set, Strategy strategy);

//! The strategy that `main` follows now; absent ("custom") when no known form is found.
std::optional<Strategy> detectStrategy(const TaskSet &set);

//! Why the strategy cannot be applied; empty when it can.
QString strategyRefusal(const TaskSet &set, Strategy strategy);

} // namespace awaitscope
