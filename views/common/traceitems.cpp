// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/traceitems.h"

#include <algorithm>

namespace awaitscope {

std::optional<ViewItem> itemOfEvent(const TraceStore &store, quint32 event)
{
    const Event &e = store.trace().events()[event];
    std::optional<quint32> number = store.laneOf(e.subject);
    if (!number) // a coroutine that was never awaited has a lane, but no task
        for (quint32 i = 0; i < store.lanes().size() && e.kind == EventKind::NeverAwaited && !number; ++i)
            if (const Lane &object = store.lanes()[i]; object.kind == LaneKind::UnawaitedObject && !object.marks.empty() && object.marks.back().event == event)
                number = i;
    if (!number)
        return std::nullopt;
    const Lane &lane = store.lanes()[*number];
    const auto mark = std::find_if(lane.marks.begin(), lane.marks.end(), [event](const Mark &m) { return m.event == event; });
    if (mark != lane.marks.end())
        return ViewItem{ViewItem::Kind::Mark, *number, quint32(mark - lane.marks.begin())};
    const auto after = std::upper_bound(lane.spans.begin(), lane.spans.end(), event, [](quint32 value, const Span &s) { return value < s.firstEvent; });
    if (after == lane.spans.begin())
        return ViewItem{ViewItem::Kind::Lane, *number, 0};
    return ViewItem{ViewItem::Kind::Span, *number, quint32(after - lane.spans.begin()) - 1};
}

std::optional<quint32> eventOfItem(const TraceStore &store, const ViewItem &item)
{
    if (item.kind == ViewItem::Kind::Arrow)
        return item.index < store.arrows().size() ? std::optional(store.arrows()[item.index].event) : std::nullopt;
    if (item.lane >= store.lanes().size())
        return std::nullopt;
    const Lane &lane = store.lanes()[item.lane];
    if (item.kind == ViewItem::Kind::Mark)
        return item.index < lane.marks.size() ? std::optional(lane.marks[item.index].event) : std::nullopt;
    const std::size_t span = item.kind == ViewItem::Kind::Span ? item.index : 0;
    return span < lane.spans.size() ? std::optional(lane.spans[span].firstEvent) : std::nullopt;
}

std::optional<quint32> ledgerRowOfItem(const TraceStore &store, const ViewItem &item)
{
    if (item.kind == ViewItem::Kind::Arrow || item.lane >= store.lanes().size())
        return std::nullopt;
    return store.ledgerOf(item.lane);
}

} // namespace awaitscope
