// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <string_view>
#include <utility>
#include <vector>

namespace awaitscope {

// Maps spans and marks to the steps of the task set that caused them, and back.

//! The first span of the stretch that span \a i continues: a task that becomes an orphan in the middle of a sleep or a wait has
//! two spans for it, and only the first one comes from the step. O(1).
std::size_t firstSpanOfSameWait(const std::vector<Span> &spans, std::size_t i);

//! None if it is not known, or if the lane has no such index.
StepId stepOfSpan(const TraceStore &store, quint32 lane, std::size_t span);
StepId stepOfMark(const TraceStore &store, quint32 lane, std::size_t mark);

//! For each step, by number, whether it is the one at the pointer or, if \a inside, within it. Linear in the steps.
std::vector<bool> stepsAt(const TraceStore &store, std::string_view pointer, bool inside);

//! Lane and index of the spans that these steps produced, in the order of the lanes, at most \a most. A wait counts without the
//! moment after it, which the waiting step produces but which belongs to what follows. Linear in the spans.
std::vector<std::pair<quint32, quint32>> spansOfSteps(const TraceStore &store, const std::vector<bool> &steps, std::size_t most);

} // namespace awaitscope
