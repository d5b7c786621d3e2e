// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/itemnavigation.h"

#include "views/common/stepitems.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QWidget>

#include <cmath>

namespace awaitscope {

std::optional<ViewItem> ItemNavigation::current() const
{
    const auto &selection = m_space.state()->selection();
    return selection.empty() ? std::nullopt : std::optional(selection.back());
}

std::optional<quint32> ItemNavigation::lane() const
{
    const TraceStore *store = m_space.store();
    const auto item = current() ? current() : m_space.state()->hover();
    return item && store && item->lane < store->lanes().size() ? std::optional(item->lane) : std::nullopt;
}

Time ItemNavigation::here() const
{
    const ViewState *state = m_space.state();
    if (state->cursor())
        return *state->cursor();
    return current() && m_space.store() ? rangeOf(*m_space.store(), *current()).begin : std::max(state->range().begin, Time{0});
}

void ItemNavigation::choose(const std::optional<ViewItem> &item)
{
    if (!item)
        return;
    m_space.state()->select(*item);
    reveal(*item);
}

QString ItemNavigation::stepOf(const ViewItem &item) const
{
    return stepOfItem(*m_space.store(), item);
}

void ItemNavigation::reveal(const ViewItem &item)
{
    const TraceStore *store = m_space.store();
    const LaneLayout &layout = m_space.layout();
    if (!store)
        return;
    if (const auto row = layout.visibleRowOf(*store, item.lane); row && *row >= layout.pinnedCount()) {
        const LaneRow &r = layout.rows()[*row];
        const int page = m_space.area()->verticalScrollBar()->pageStep(), pinned = int(layout.pinnedHeight());
        const int top = int(r.y) - pinned, bottom = int(r.y) + int(r.height);
        if (m_space.scrollY() > top)
            m_space.scrollTo(top);
        else if (m_space.scrollY() + page < bottom)
            m_space.scrollTo(bottom - page);
    }
    const TimeRange wanted = rangeOf(*store, item), seen = m_space.state()->range();
    if (item.kind == ViewItem::Kind::Lane || (wanted.begin < seen.end && wanted.end >= seen.begin))
        return;
    const Time begin = wanted.begin - seen.duration() / 3;
    m_ranges.go({begin, begin + seen.duration()});
}

QRectF ItemNavigation::rectOf(const ViewItem &item)
{
    if (item.kind == ViewItem::Kind::Lane && m_space.store()) {
        const auto row = m_space.layout().rowOf(item.lane);
        if (!row)
            return {};
        const LaneRow &r = m_space.layout().rows()[*row];
        return QRectF(0, m_space.topOf(r), m_space.viewport()->width(), qreal(r.height));
    }
    const auto wanted = item.kind == ViewItem::Kind::Span ? ItemRef::Kind::Span : ItemRef::Kind::Mark;
    for (const DisplayItem &i : m_space.list().items) {
        const auto *rect = std::get_if<RectItem>(&i.shape);
        const auto *glyph = std::get_if<GlyphItem>(&i.shape);
        if (i.ref.kind != wanted || i.ref.lane != item.lane || item.index < i.ref.index || item.index >= i.ref.index + i.ref.count)
            continue;
        if (rect)
            return rect->rect;
        if (glyph && wanted == ItemRef::Kind::Mark)
            return QRectF(glyph->center.x() - glyph->size / 2, glyph->center.y() - glyph->size / 2, glyph->size, glyph->size);
    }
    return {};
}

void ItemNavigation::toEvent(Direction direction)
{
    const TraceStore *store = m_space.store();
    if (store && !store->lanes().empty())
        choose(nextItem(*store, current().value_or(ViewItem{ViewItem::Kind::Lane, 0, 0}), direction));
}

void ItemNavigation::toError(Direction direction)
{
    if (m_space.store())
        choose(nextError(*m_space.store(), current(), direction));
}

void ItemNavigation::alongArrow(Direction direction)
{
    if (m_space.index() && current())
        choose(followArrow(*m_space.index(), *current(), direction));
}

void ItemNavigation::moveToLane(int steps)
{
    const LaneLayout &layout = m_space.layout();
    if (!m_space.store() || layout.rows().empty())
        return;
    const auto lane = current();
    const auto row = lane ? layout.visibleRowOf(*m_space.store(), lane->lane) : std::nullopt;
    const auto rows = std::ptrdiff_t(layout.rows().size());
    const auto to = row ? std::clamp<std::ptrdiff_t>(std::ptrdiff_t(*row) + steps, 0, rows - 1) : steps > 0 ? 0
                                                                                                            : rows - 1;
    choose(ViewItem{ViewItem::Kind::Lane, layout.rows()[std::size_t(to)].lane, 0});
}

void ItemNavigation::extendSelection(int lanes)
{
    std::vector<ViewItem> items = m_space.state()->selection();
    moveToLane(lanes);
    const auto next = current();
    if (!next || items.empty())
        return;
    std::erase(items, *next);
    items.push_back(*next);
    m_space.state()->setSelection(std::move(items));
}

void ItemNavigation::measureSelection()
{
    ViewState *state = m_space.state();
    if (state->measured())
        return state->setMeasured(std::nullopt);
    if (!m_space.store())
        return;
    TimeRange wanted{Time::max(), Time{0}};
    for (const ViewItem &i : state->selection()) {
        const TimeRange r = rangeOf(*m_space.store(), i);
        wanted = {std::min(wanted.begin, r.begin), std::max(wanted.end, r.end)};
    }
    state->setMeasured(wanted.begin <= wanted.end ? wanted : m_space.store()->range());
}

void ItemNavigation::moveMeasured(bool begin, Direction direction)
{
    const TraceStore *store = m_space.store();
    ViewState *state = m_space.state();
    if (!store)
        return;
    TimeRange range = state->measured().value_or(TimeRange{here(), here()});
    const auto [first, last] = m_space.rowsOnScreen();
    const auto edge = nextEdge(*store, m_space.layout(), first, last, begin ? range.begin : range.end, direction);
    if (edge && begin)
        range.begin = std::min(*edge, range.end);
    else if (edge)
        range.end = std::max(*edge, range.begin);
    state->setMeasured(range);
    const Time moved = begin ? range.begin : range.end;
    const TimeRange seen = state->range();
    if (moved < seen.begin || moved > seen.end)
        m_ranges.go({moved - seen.duration() / 2, moved + seen.duration() / 2});
}

} // namespace awaitscope
