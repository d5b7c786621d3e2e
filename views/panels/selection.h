// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/viewstate.h"

#include <optional>

namespace awaitscope {

//! What the timeline shows of an event: its mark, else the span that it begins or lies in, else its task's lane. None
//! when it is about no task. O(log spans).
std::optional<ViewItem> itemOfEvent(const TraceStore &store, quint32 event);

//! The event that an item stands for: of the mark, the first of the span or lane, that of the arrow. None when the store
//! has no such item (any more).
std::optional<quint32> eventOfItem(const TraceStore &store, const ViewItem &item);

//! The lane whose error an item shows, as a row of the ledger.
std::optional<quint32> ledgerRowOfItem(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
