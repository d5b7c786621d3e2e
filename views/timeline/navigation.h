// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"
#include "views/timeline/lanelayout.h"
#include "views/timeline/timelineindex.h"
#include "views/timeline/timescale.h"

#include <QString>

#include <optional>

namespace awaitscope {

// Where the commands of the timeline lead. Pure functions of trace and state.

enum class Direction : qint8 { Backward = -1,
                               Forward = 1 };

//! When an item begins and ends; a lane that lasts ends with the run.
TimeRange rangeOf(const TraceStore &store, const ViewItem &item);

//! The mark or span of \a lane that begins next after (or before) \a from, a mark before a span of the same moment.
std::optional<ViewItem> nextEvent(const TraceStore &store, quint32 lane, Time from, Direction direction);
//! The span or mark of the lane that follows \a item in time, among those of one moment too.
std::optional<ViewItem> nextItem(const TraceStore &store, const ViewItem &item, Direction direction);
//! The next failure of the run in order of raising, as the mark of its raise, round the end; none if nothing failed.
std::optional<ViewItem> nextError(const TraceStore &store, const std::optional<ViewItem> &from, Direction direction);
//! The other end of the arrow that leads to (Backward: the cause) or from (Forward: the effect) the item's lane nearest to it.
std::optional<ViewItem> followArrow(TimelineIndex &index, const ViewItem &item, Direction direction);

//! The edge of a span in the rows [firstRow, lastRow] that is nearest to \a time and at most \a reach away.
std::optional<Time> snapTime(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Time reach);

//! The next edge of a span in those rows after, or before, \a time; the end or the start of the run if there is none.
std::optional<Time> nextEdge(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Direction direction);

//! Whether the lane's name, coroutine or exception contains \a text, in any case.
bool matches(const TraceStore &store, quint32 lane, const QString &text);
//! Lanes whose name, coroutine or exception contains \a text, in any case; in the order of the store.
std::vector<ViewItem> search(const TraceStore &store, const QString &text);

//! What lies inside a range.
struct RangeCounts
{
    std::size_t events = 0;
    std::size_t raised = 0;
    std::size_t unretrieved = 0; //!< raised in it and looked at by nobody
};
//! O(log events + errors in the range).
RangeCounts countIn(const TraceStore &store, TimeRange range);

} // namespace awaitscope
