// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/navigation.h"

#include "model/words/lanelabels.h"

#include <algorithm>
#include <cstdlib>

namespace awaitscope {

namespace {

Time beginOf(const TraceStore &store, const ViewItem &item)
{
    return rangeOf(store, item).begin;
}

// Marks and spans of a lane in one order: by time, marks first, then by index.
struct Place
{
    Time time;
    int rank;
    quint32 index;
    auto operator<=>(const Place &) const = default;
};

Place placeOf(const TraceStore &store, const ViewItem &item)
{
    return {beginOf(store, item), item.kind == ViewItem::Kind::Mark ? 0 : 1, item.index};
}

template <typename Items, typename TimeOf>
std::optional<quint32> neighbour(const Items &items, Time time, Direction direction, TimeOf timeOf)
{
    if (direction == Direction::Forward) {
        const auto it = std::partition_point(items.begin(), items.end(), [&](const auto &i) { return timeOf(i) <= time; });
        return it == items.end() ? std::nullopt : std::optional(quint32(it - items.begin()));
    }
    const auto it = std::partition_point(items.begin(), items.end(), [&](const auto &i) { return timeOf(i) < time; });
    return it == items.begin() ? std::nullopt : std::optional(quint32(it - items.begin() - 1));
}

// The neighbours of an item among the marks and among the spans; the nearer one is next.
std::optional<ViewItem> nearer(const TraceStore &store, std::optional<ViewItem> a, std::optional<ViewItem> b, Direction direction)
{
    if (!a || !b)
        return a ? a : b;
    const bool aFirst = placeOf(store, *a) < placeOf(store, *b);
    return aFirst == (direction == Direction::Forward) ? a : b;
}

} // namespace

TimeRange rangeOf(const TraceStore &store, const ViewItem &item)
{
    const Time last = store.range().end;
    const auto cut = [last](Time begin, Time end) { return TimeRange{begin, std::max(begin, end == Time::max() ? last : end)}; };
    if (item.kind == ViewItem::Kind::Arrow && item.index < store.arrows().size())
        return cut(store.arrows()[item.index].from, store.arrows()[item.index].to);
    if (item.kind == ViewItem::Kind::Sign)
        return item.when.value_or(TimeRange{last, last});
    if (item.lane >= store.lanes().size())
        return {};
    const Lane &lane = store.lanes()[item.lane];
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size())
        return cut(lane.spans[item.index].begin, lane.spans[item.index].end);
    if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size())
        return cut(lane.marks[item.index].time, lane.marks[item.index].time);
    Time end = lane.finish;
    if (!lane.spans.empty())
        end = std::max(end == Time::max() ? last : end, lane.spans.back().end);
    return cut(lane.begin, end);
}

std::optional<ViewItem> nextEvent(const TraceStore &store, quint32 laneNumber, Time from, Direction direction)
{
    const Lane &lane = store.lanes()[laneNumber];
    const auto mark = neighbour(lane.marks, from, direction, [](const Mark &m) { return m.time; });
    const auto span = neighbour(lane.spans, from, direction, [](const Span &s) { return s.begin; });
    const auto item = [&](ViewItem::Kind kind, std::optional<quint32> i) {
        return i ? std::optional(ViewItem{kind, laneNumber, *i}) : std::nullopt;
    };
    return nearer(store, item(ViewItem::Kind::Mark, mark), item(ViewItem::Kind::Span, span), direction);
}

std::optional<ViewItem> nextItem(const TraceStore &store, const ViewItem &item, Direction direction)
{
    if (item.kind == ViewItem::Kind::Sign)
        return nextEvent(store, 0, beginOf(store, item), direction);
    if (item.kind == ViewItem::Kind::Lane || item.kind == ViewItem::Kind::Arrow)
        return nextEvent(store, item.lane, beginOf(store, item) - Time{direction == Direction::Forward ? 1 : 0}, direction);
    const Lane &lane = store.lanes()[item.lane];
    const Place here = placeOf(store, item);
    const auto step = [&](ViewItem::Kind kind, std::size_t size) -> std::optional<ViewItem> {
        std::size_t low = 0, high = size; // the first one that is not before `here`
        while (low < high) {
            const std::size_t mid = (low + high) / 2;
            if (placeOf(store, {kind, item.lane, quint32(mid)}) < here)
                low = mid + 1;
            else
                high = mid;
        }
        if (direction == Direction::Backward)
            return low == 0 ? std::nullopt : std::optional(ViewItem{kind, item.lane, quint32(low - 1)});
        if (low < size && kind == item.kind && low == item.index)
            ++low;
        return low < size ? std::optional(ViewItem{kind, item.lane, quint32(low)}) : std::nullopt;
    };
    return nearer(store, step(ViewItem::Kind::Mark, lane.marks.size()), step(ViewItem::Kind::Span, lane.spans.size()), direction);
}

std::optional<ViewItem> nextError(const TraceStore &store, const std::optional<ViewItem> &from, Direction direction)
{
    std::vector<const LedgerEntry *> rows;
    for (const LedgerEntry &e : store.ledger()) {
        if (e.lane != NoIndex && e.fate != Fate::Replaced && e.fate != Fate::Reported) // these do not end a lane
            rows.push_back(&e);
    }
    if (rows.empty())
        return std::nullopt;
    std::size_t i = direction == Direction::Forward ? 0 : rows.size() - 1;
    if (from) {
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const LedgerEntry *e) { return e->lane == from->lane; });
        if (same != rows.end()) {
            i = (std::size_t(same - rows.begin()) + rows.size() + (direction == Direction::Forward ? 1 : -1)) % rows.size();
        } else {
            const Time t = beginOf(store, *from);
            const auto after = std::find_if(rows.begin(), rows.end(), [&](const LedgerEntry *e) { return e->raised > t; });
            const auto n = std::size_t(after - rows.begin());
            i = direction == Direction::Forward ? n % rows.size() : (n + rows.size() - 1) % rows.size();
        }
    }
    const Lane &lane = store.lanes()[rows[i]->lane];
    for (quint32 m = 0; m < lane.marks.size(); ++m) {
        if (lane.marks[m].event == rows[i]->raisedEvent)
            return ViewItem{ViewItem::Kind::Mark, rows[i]->lane, m};
    }
    return ViewItem{ViewItem::Kind::Lane, rows[i]->lane, 0};
}

std::optional<ViewItem> followArrow(TimelineIndex &index, const ViewItem &item, Direction direction)
{
    const TraceStore &store = index.store();
    if (item.kind == ViewItem::Kind::Sign)
        return std::nullopt;
    const Time t = beginOf(store, item);
    const Arrow *best = nullptr;
    const auto away = [t](Time a) { return std::abs((a - t).count()); };
    for (quint32 number : index.arrowsOf(item.lane)) {
        const Arrow &a = store.arrows()[number];
        const bool fits = direction == Direction::Backward ? a.toLane == item.lane : a.fromLane == item.lane;
        const Time here = direction == Direction::Backward ? a.to : a.from;
        if (fits && a.fromLane != a.toLane && (!best || away(here) < away(direction == Direction::Backward ? best->to : best->from)))
            best = &a;
    }
    if (!best)
        return std::nullopt;
    const quint32 lane = direction == Direction::Backward ? best->fromLane : best->toLane;
    const Time there = direction == Direction::Backward ? best->from : best->to;
    const std::vector<Span> &spans = store.lanes()[lane].spans;
    // The span that is in progress there, or begins there.
    const auto it = std::partition_point(spans.begin(), spans.end(), [there](const Span &s) { return s.begin <= there; });
    if (it == spans.begin())
        return ViewItem{ViewItem::Kind::Lane, lane, 0};
    return ViewItem{ViewItem::Kind::Span, lane, quint32(it - spans.begin() - 1)};
}

std::optional<Time> snapTime(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Time reach)
{
    std::optional<Time> best;
    const auto offer = [&](Time t) {
        const auto away = [time](Time a) { return std::abs((a - time).count()); };
        if (t != Time::max() && away(t) <= reach.count() && (!best || away(t) < away(*best)))
            best = t;
    };
    offer(Time{0});
    offer(store.range().end);
    for (std::size_t r = firstRow; r <= lastRow && r < layout.rows().size(); ++r) {
        const std::vector<Span> &spans = store.lanes()[layout.rows()[r].lane].spans;
        auto it = std::partition_point(spans.begin(), spans.end(), [time](const Span &s) { return s.begin <= time; });
        if (it != spans.end())
            offer(it->begin);
        for (int back = 0; back < 2 && it != spans.begin(); ++back) {
            --it;
            offer(it->begin);
            offer(it->end);
        }
    }
    return best;
}

std::optional<Time> nextEdge(const TraceStore &store, const LaneLayout &layout, std::size_t firstRow, std::size_t lastRow, Time time, Direction direction)
{
    const bool forward = direction == Direction::Forward;
    std::optional<Time> best;
    const auto offer = [&](Time t) {
        if (t != Time::max() && (forward ? t > time && (!best || t < *best) : t < time && (!best || t > *best)))
            best = t;
    };
    offer(Time{0});
    offer(store.range().end);
    for (std::size_t r = firstRow; r <= lastRow && r < layout.rows().size(); ++r) {
        const std::vector<Span> &spans = store.lanes()[layout.rows()[r].lane].spans;
        // Both begins and ends are ascending: the first one after the time, and the last one before it.
        const auto begin = std::partition_point(spans.begin(), spans.end(), [&](const Span &s) { return forward ? s.begin <= time : s.begin < time; });
        const auto end = std::partition_point(spans.begin(), spans.end(), [&](const Span &s) { return forward ? s.end <= time : s.end < time; });
        if (forward ? begin != spans.end() : begin != spans.begin())
            offer(forward ? begin->begin : std::prev(begin)->begin);
        if (forward ? end != spans.end() : end != spans.begin())
            offer(forward ? end->end : std::prev(end)->end);
    }
    return best;
}

bool matches(const TraceStore &store, quint32 lane, const QString &text)
{
    if (store.displayName(lane).contains(text, Qt::CaseInsensitive))
        return true;
    const Lane &l = store.lanes()[lane];
    if (l.name != StringId::None) {
        const auto name = store.trace().text(l.name);
        if (QString::fromUtf8(name.data(), qsizetype(name.size())).contains(text, Qt::CaseInsensitive))
            return true;
    }
    const auto row = store.ledgerOf(lane);
    return row && exceptionText(store, store.ledger()[*row].exception, true).contains(text, Qt::CaseInsensitive);
}

std::vector<ViewItem> search(const TraceStore &store, const QString &text)
{
    std::vector<ViewItem> out;
    for (quint32 lane = 0; !text.isEmpty() && lane < store.lanes().size(); ++lane) {
        if (matches(store, lane, text))
            out.push_back({ViewItem::Kind::Lane, lane, 0});
    }
    return out;
}

RangeCounts countIn(const TraceStore &store, TimeRange range)
{
    RangeCounts out;
    const auto &events = store.trace().events();
    const auto from = std::partition_point(events.begin(), events.end(), [&](const Event &e) { return e.time < range.begin; });
    const auto to = std::partition_point(from, events.end(), [&](const Event &e) { return e.time <= range.end; });
    out.events = std::size_t(to - from);
    const auto &ledger = store.ledger();
    for (const LedgerEntry &row : ledger) { // not in order of time: the row of a replaced exception is added when it is replaced
        if (row.raised < range.begin || row.raised > range.end)
            continue;
        ++out.raised;
        out.unretrieved += row.fate == Fate::Lost || row.fate == Fate::Pending ? 1 : 0;
    }
    return out;
}

} // namespace awaitscope
