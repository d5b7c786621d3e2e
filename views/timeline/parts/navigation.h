// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"
#include "views/picture/lanelayout.h"
#include "views/picture/timelineindex.h"
#include "views/picture/timescale.h"

#include <QString>

#include <optional>

namespace awaitscope {

// Where the commands of the timeline lead. Pure functions of trace and state.

enum class Direction : qint8 { Backward = -1,
                               Forward = 1 };

//! Begin and end of an item; an open lane ends with the run.
TimeRange rangeOf(const TraceStore &store, const ViewItem &item);

//! The mark or span of \a lane that begins next after (or before) \a from; at equal times a mark comes before a span.
std::optional<ViewItem> nextEvent(const TraceStore &store, quint32 lane, Time from, Direction direction);
//! The span or mark that follows \a item in its lane, including those at the same time.
std::optional<ViewItem> nextItem(const TraceStore &store, const ViewItem &item, Direction direction);
//! The next failure of the run in order of raising, as the mark of its raise, wrapping around; none if nothing failed.
std::optional<ViewItem> nextError(const TraceStore &store, const std::optional<ViewItem> &from, Direction direction);
//! Follows the nearest arrow that leads to (Backward: the cause) or from (Forward: the effect) the item's lane, and returns its other end.
std::optional<ViewItem> followArrow(TimelineIndex &index, const ViewItem &item, Direction direction);

//! The edge of a span in the rows [firstRow, lastRow] nearest to \a time, at most \a reach away.
std::optional<Time> snapTime(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Time reach);

//! The next edge of a span in those rows after, or before, \a time; the end or the start of the run if there is none.
std::optional<Time> nextEdge(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Direction direction);

//! Whether the lane's name, coroutine or exception contains \a text, case-insensitive.
bool matches(const TraceStore &store, quint32 lane, const QString &text);
//! Lanes whose name, coroutine or exception contains \a text, case-insensitive, in the order of the store.
std::vector<ViewItem> search(const TraceStore &store, const QString &text);

//! What a range contains.
struct RangeCounts
{
    std::size_t events = 0;
    std::size_t raised = 0;
    std::size_t unretrieved = 0; //!< raised in the range and never retrieved
};
//! O(log events + errors in the range).
RangeCounts countIn(const TraceStore &store, TimeRange range);

} // namespace awaitscope
