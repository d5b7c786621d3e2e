// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonlink.h"

#include "app/compare/comparisonpane.h"
#include "views/timeline/timelinewidget.h"

#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

void ComparisonLink::setPanes(const std::vector<ComparisonPane *> &panes)
{
    for (ComparisonPane *pane : m_panes) {
        pane->state()->disconnect(this);
        pane->timeline()->verticalScrollBar()->disconnect(this);
    }
    m_panes = panes;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        const ViewState *state = panes[i]->state();
        connect(state, &ViewState::rangeChanged, this, [this, i](TimeRange range) {
            // What was reached by a gesture there is no step of the history here: going back goes back there, and so here.
            spread(i, [&](ComparisonPane &pane, std::size_t) { pane.state()->setRange(range, ViewState::History::None); });
        });
        connect(state, &ViewState::cursorChanged, this, [this, i, state] {
            spread(i, [&](ComparisonPane &pane, std::size_t) { pane.state()->setCursor(state->cursor()); });
        });
        connect(state, &ViewState::measuredChanged, this, [this, i, state] {
            spread(i, [&](ComparisonPane &pane, std::size_t) { pane.state()->setMeasured(state->measured()); });
        });
        connect(state, &ViewState::originChanged, this, [this, i, state] {
            spread(i, [&](ComparisonPane &pane, std::size_t) { pane.state()->setOrigin(state->origin()); });
        });
        connect(state, &ViewState::hoverChanged, this, [this, i, state] {
            spread(i, [&](ComparisonPane &pane, std::size_t to) {
                const auto item = state->hover() ? counterpart(*state->hover(), i, to) : std::nullopt;
                pane.state()->setHover(item ? std::optional(ViewItem{ViewItem::Kind::Lane, item->lane, 0}) : std::nullopt);
            });
        });
        connect(state, &ViewState::selectionChanged, this, [this, i] { spreadSelection(i); });
        connect(panes[i]->timeline()->verticalScrollBar(), &QScrollBar::valueChanged, this, [this, i] { spreadScroll(i); });
    }
}

template <class Spread>
void ComparisonLink::spread(std::size_t from, Spread to)
{
    if (m_isSpreading || !m_comparison || m_panes.size() != m_comparison->runs().size())
        return;
    const auto guard = paused();
    for (std::size_t i = 0; i < m_panes.size(); ++i)
        if (i != from)
            to(*m_panes[i], i);
}

//! What the same lane does at the same moment; the lane, if that is nothing.
std::optional<ViewItem> ComparisonLink::counterpart(const ViewItem &item, std::size_t from, std::size_t to) const
{
    const auto &lanes = m_comparison->store(from).lanes();
    if (item.kind == ViewItem::Kind::Sign || item.kind == ViewItem::Kind::Arrow || item.lane >= lanes.size())
        return std::nullopt;
    const quint32 lane = m_comparison->match().counterpart(from, item.lane, to);
    if (lane == NoIndex)
        return std::nullopt;
    const Lane &here = lanes[item.lane];
    const auto &spans = m_comparison->store(to).lanes()[lane].spans;
    const bool isSpan = item.kind == ViewItem::Kind::Span && item.index < here.spans.size();
    if (!isSpan && !(item.kind == ViewItem::Kind::Mark && item.index < here.marks.size()))
        return ViewItem{ViewItem::Kind::Lane, lane, 0};
    const Time moment = isSpan ? here.spans[item.index].begin : here.marks[item.index].time;
    const auto after = std::ranges::upper_bound(spans, moment, {}, &Span::begin);
    if (after == spans.begin() || std::prev(after)->end < moment)
        return ViewItem{ViewItem::Kind::Lane, lane, 0};
    return ViewItem{ViewItem::Kind::Span, lane, quint32(std::prev(after) - spans.begin())};
}

void ComparisonLink::spreadSelection(std::size_t from)
{
    constexpr std::size_t Most = 1000; // more cannot be told apart by eye
    spread(from, [&](ComparisonPane &pane, std::size_t to) {
        std::vector<ViewItem> items;
        for (const ViewItem &item : m_panes[from]->state()->selection())
            if (const auto other = items.size() < Most ? counterpart(item, from, to) : std::nullopt)
                items.push_back(*other);
        pane.state()->setSelection(items);
        if (items.size() == 1)
            pane.timeline()->reveal({ViewItem::Kind::Lane, items.front().lane, 0});
    });
    if (!m_isSpreading)
        Q_EMIT selectionChanged();
}

//! The lane at the upper edge is the same in all; where it is missing, the one above it.
void ComparisonLink::spreadScroll(std::size_t from)
{
    if (m_isSpreading || !m_comparison)
        return;
    const LaneLayout &layout = m_panes[from]->timeline()->layout();
    const int y = m_panes[from]->timeline()->verticalScrollBar()->value();
    const std::size_t top = layout.rowAt(y);
    if (top >= layout.rows().size())
        return;
    spread(from, [&](ComparisonPane &pane, std::size_t to) {
        for (std::size_t row = top + 1; row-- > 0;) {
            const LaneRow &here = layout.rows()[row];
            const quint32 lane = m_comparison->match().counterpart(from, here.lane, to);
            const LaneLayout &other = pane.timeline()->layout();
            const auto there = lane == NoIndex ? std::nullopt : other.rowOf(lane);
            if (!there)
                continue;
            pane.timeline()->verticalScrollBar()->setValue(int(other.rows()[*there].y + (row == top ? y - here.y : 0)));
            return;
        }
    });
}

void ComparisonLink::select(std::size_t run, const LaneChange &change)
{
    if (!m_comparison || run >= m_panes.size())
        return;
    {
        const auto guard = paused();
        for (std::size_t i = 0; i < m_panes.size(); ++i) {
            const bool isFirst = i == 0;
            quint32 lane = isFirst ? change.before : change.after;
            if (i != run && !isFirst)
                lane = change.before != NoIndex ? m_comparison->match().counterpart(0, change.before, i)
                                                : m_comparison->match().counterpart(run, change.after, i);
            if (lane == NoIndex) {
                m_panes[i]->state()->clearSelection();
                continue;
            }
            ViewItem item{ViewItem::Kind::Lane, lane, 0};
            const quint32 span = isFirst ? change.beforeSpan : change.afterSpan;
            if (span != NoIndex && (isFirst || i == run) && span < m_comparison->store(i).lanes()[lane].spans.size())
                item = {ViewItem::Kind::Span, lane, span};
            m_panes[i]->state()->setSelection({item});
            m_panes[i]->timeline()->reveal({ViewItem::Kind::Lane, lane, 0});
        }
    }
    Q_EMIT selectionChanged();
}

} // namespace awaitscope
