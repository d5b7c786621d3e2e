// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/viewstate.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! What the timeline shows of an event: its mark, else the span that it begins or lies in, else its task's lane. None
//! when it is about no task. O(log spans).
std::optional<ViewItem> itemOfEvent(const TraceStore &store, quint32 event);

//! The event that an item stands for: of the mark, the first of the span or lane, that of the arrow. None when the store
//! has no such item (any more).
std::optional<quint32> eventOfItem(const TraceStore &store, const ViewItem &item);

//! The lane whose error an item shows, as a row of the ledger.
std::optional<quint32> ledgerRowOfItem(const TraceStore &store, const ViewItem &item);

//! What the step at a place of the task set made: its spans, then its marks, in the order of the lanes, at most \a most. Linear
//! in the spans and marks.
std::vector<ViewItem> itemsOfStep(const TraceStore &store, const QString &pointer, std::size_t most = 64);

//! The place of the step that an item comes from; empty when none is known.
QString stepShownBy(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
