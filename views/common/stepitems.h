// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"

#include <QString>

namespace awaitscope {

//! The spans that the step at a place of the task set made, and for a block those of the steps in it, in the order of the lanes, at
//! most `most`: for a wait the wait, without the moment after it. Linear in the spans.
std::vector<ViewItem> spansOfStep(const TraceStore &store, const QString &pointer, std::size_t most = 4000);

//! What the step at a place of the task set made itself: its spans, then its marks, in the order of the lanes, at most \a most.
//! Linear in the spans and marks.
std::vector<ViewItem> itemsOfStep(const TraceStore &store, const QString &pointer, std::size_t most = 64);

//! The place of the step that a span, a mark or an arrow comes from; empty when none is known.
QString stepOfItem(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
