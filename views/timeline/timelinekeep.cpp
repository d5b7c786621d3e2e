// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: what stays when another run is shown.

#include "views/timeline/timelinewidget.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

// What is kept when another run is shown: the arrangement of the lanes, the selection and the visible part.

namespace awaitscope {

namespace {

template <typename List, typename Get>
int nthOfItsKind(const List &list, std::size_t index, Get get)
{
    return int(std::count_if(list.begin(), list.begin() + std::ptrdiff_t(index), [&](const auto &entry) { return get(entry) == get(list[index]); }));
}

template <typename List, typename Get>
std::optional<quint32> findNth(const List &list, int kind, int nth, Get get)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (int(get(list[i])) == kind && nth-- == 0)
            return quint32(i);
    return std::nullopt;
}

constexpr auto stateOf = [](const Span &span) { return span.state; };
constexpr auto kindOf = [](const Mark &mark) { return mark.kind; };

} // namespace

void TimelineWidget::startOver(const Arrangement &arrangement)
{
    m_arrangement = arrangement;
    m_kept = {};
    m_startsOver = true;
    lookForLanes();
    relayout();
}

// Call before the store is released.
void TimelineWidget::keepSeen()
{
    if (!m_store || m_startsOver) {
        m_startsOver = false;
        m_kept = {};
        return;
    }
    std::vector<quint32> lanes;
    std::vector<Kept::Item> items;
    const bool chosen = m_kept.selection.empty(); // by the user; otherwise it may be only a part of what should be selected
    for (const ViewItem &item : m_state->selection()) {
        if (!chosen || item.kind == ViewItem::Kind::Arrow || item.lane >= m_store->lanes().size())
            continue;
        const Lane &lane = m_store->lanes()[item.lane];
        Kept::Item kept{{}, item.kind, 0, 0};
        if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size()) {
            kept.state = int(lane.spans[item.index].state);
            kept.nth = nthOfItsKind(lane.spans, item.index, stateOf);
        } else if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size()) {
            kept.state = int(lane.marks[item.index].kind);
            kept.nth = nthOfItsKind(lane.marks, item.index, kindOf);
        }
        lanes.push_back(item.lane);
        items.push_back(kept);
    }
    const int scrolled = verticalScrollBar()->value();
    const std::size_t top = m_layout.rowAt(scrolled + m_layout.pinnedHeight());
    const bool hasTop = scrolled > 0 && top < m_layout.rows().size();
    if (hasTop)
        lanes.push_back(m_layout.rows()[top].lane);
    std::vector<LanePath> paths = pathsOf(*m_store, lanes);
    if (hasTop) {
        m_kept.top = std::move(paths.back());
        m_kept.below = int(scrolled + m_layout.pinnedHeight() - m_layout.rows()[top].y);
    } else if (m_kept.top.empty() || !m_store->isLive()) {
        m_kept.top.clear();
    }
    if (items.empty())
        return;
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].lane = std::move(paths[i]);
    m_kept.selection = std::move(items);
}

void TimelineWidget::lookForLanes()
{
    std::vector<LanePath> paths = m_arrangement.paths();
    for (const Kept::Item &item : m_kept.selection)
        paths.push_back(item.lane);
    paths.push_back(m_kept.top);
    m_finder = LaneFinder(paths);
    m_layout.reset();
}

//! Returns whether the arrangement mentions new lanes.
bool TimelineWidget::findLanes()
{
    if (!m_store || !m_finder.update(*m_store))
        return false;
    m_arrangement.apply(m_finder.lanes(), m_layout);
    return true;
}

void TimelineWidget::selectAgain()
{
    if (!m_store || m_kept.selection.empty())
        return;
    const std::vector<quint32> &found = m_finder.lanes();
    const std::size_t first = found.size() - 1 - m_kept.selection.size();
    std::vector<ViewItem> items;
    for (std::size_t i = 0; i < m_kept.selection.size(); ++i) {
        if (found[first + i] == NoIndex)
            continue;
        const Kept::Item &kept = m_kept.selection[i];
        const Lane &lane = m_store->lanes()[found[first + i]];
        std::optional<quint32> index;
        if (kept.kind == ViewItem::Kind::Span)
            index = findNth(lane.spans, kept.state, kept.nth, stateOf);
        else if (kept.kind == ViewItem::Kind::Mark)
            index = findNth(lane.marks, kept.state, kept.nth, kindOf);
        items.push_back({index ? kept.kind : ViewItem::Kind::Lane, found[first + i], index.value_or(0)});
    }
    const QScopedValueRollback restoring(m_restoring, true);
    m_state->setSelection(std::move(items));
}

void TimelineWidget::scrollAgain()
{
    if (m_kept.top.empty() || !m_store || m_finder.lanes().empty())
        return;
    const quint32 lane = m_finder.lanes().back();
    const auto row = lane == NoIndex ? std::nullopt : m_layout.visibleRowOf(*m_store, lane);
    if (!row)
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    const int wanted = int(m_layout.rows()[*row].y - m_layout.pinnedHeight()) + m_kept.below;
    verticalScrollBar()->setValue(wanted);
    if (!m_store->isLive()) // otherwise more lanes may follow
        m_kept.top.clear();
}

void TimelineWidget::arrange()
{
    lookForLanes();
    relayout();
    Q_EMIT arranged();
}

void TimelineWidget::toggleCollapsed(quint32 lane)
{
    const LanePath path = pathsOf(*m_store, {lane}).front();
    if (std::erase(m_arrangement.collapsed, path) == 0)
        m_arrangement.collapsed.push_back(path);
    arrange();
}

void TimelineWidget::setLanePinned(quint32 lane, bool on)
{
    const LanePath path = pathsOf(*m_store, {lane}).front();
    std::erase(m_arrangement.pinned, path);
    if (on)
        m_arrangement.pinned.push_back(path);
    arrange();
}

void TimelineWidget::hideLane(quint32 lane)
{
    m_arrangement.hidden.push_back(pathsOf(*m_store, {lane}).front());
    arrange();
}

void TimelineWidget::showHidden()
{
    if (m_arrangement.hidden.empty())
        return;
    m_arrangement.hidden.clear();
    arrange();
}

void TimelineWidget::moveLane(int steps)
{
    const auto lane = selectedLane();
    const auto between = lane ? m_layout.siblingsAfterMove(*m_store, *lane, steps) : std::nullopt;
    if (!between)
        return;
    std::vector<quint32> lanes{*lane};
    for (const quint32 sibling : {between->first, between->second})
        if (sibling != LaneLayout::NoSibling)
            lanes.push_back(sibling);
    const std::vector<LanePath> paths = pathsOf(*m_store, lanes);
    Arrangement::Move move{paths.front(), std::nullopt, std::nullopt};
    if (between->first != LaneLayout::NoSibling)
        move.after = paths[1].back();
    if (between->second != LaneLayout::NoSibling)
        move.before = paths.back().back();
    if (!m_arrangement.moves.empty() && m_arrangement.moves.back().lane == move.lane)
        m_arrangement.moves.pop_back();
    m_arrangement.moves.push_back(std::move(move));
    arrange();
    reveal({ViewItem::Kind::Lane, *lane, 0});
}

} // namespace awaitscope
