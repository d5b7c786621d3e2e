// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/viewstate.h"

#include <optional>

namespace awaitscope {

//! The item of the timeline for an event: its mark, else the span that it begins or is in, else its task's lane. None if it is
//! not about a task. O(log spans).
std::optional<ViewItem> itemOfEvent(const TraceStore &store, quint32 event);

//! The event that an item represents: that of the mark, the first of the span or lane, that of the arrow. None if the store has
//! no such item, or not any more.
std::optional<quint32> eventOfItem(const TraceStore &store, const ViewItem &item);

//! The row of the ledger for the error that an item of a lane shows.
std::optional<quint32> ledgerRowOfItem(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
