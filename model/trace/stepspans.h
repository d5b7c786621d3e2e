// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <string_view>
#include <utility>
#include <vector>

namespace awaitscope {

// Which step of the task set a span or a mark comes from, and the reverse.

//! The span with which the stretch began that span \a i goes on with: a task that becomes an orphan in the middle of a sleep or a wait
//! has two spans for one of it, and only the first came from the step. O(1).
std::size_t beginOfStretch(const std::vector<Span> &spans, std::size_t i);

//! None when it is not known, also for an index that the lane does not have.
StepId stepOfSpan(const TraceStore &store, quint32 lane, std::size_t span);
StepId stepOfMark(const TraceStore &store, quint32 lane, std::size_t mark);

//! By the number of the step, whether it is the one at the pointer or, where asked for, inside of it. Linear in the steps.
std::vector<bool> stepsAt(const TraceStore &store, std::string_view pointer, bool inside);

//! Lane and index of the spans that these steps made, in the order of the lanes, at most \a most. A wait counts without the moment
//! after it, which comes from the waiting step but belongs to what follows. Linear in the spans.
std::vector<std::pair<quint32, quint32>> spansOfSteps(const TraceStore &store, const std::vector<bool> &steps, std::size_t most);

} // namespace awaitscope
