// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"

#include <QString>

namespace awaitscope {

//! The spans produced by the step at a place of the task set, for a block including those of the steps in it, in the order of the
//! lanes, at most `most`. A wait counts without the moment after it. Linear in the spans.
std::vector<ViewItem> spansOfStep(const TraceStore &store, const QString &pointer, std::size_t most = 4000);

//! What the step at a place of the task set produced itself: its spans, then its marks, in the order of the lanes, at most \a most.
//! Linear in the spans and marks.
std::vector<ViewItem> itemsOfStep(const TraceStore &store, const QString &pointer, std::size_t most = 64);

//! Pointer of the step from which a span, a mark or an arrow comes; empty if unknown.
QString stepOfItem(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
