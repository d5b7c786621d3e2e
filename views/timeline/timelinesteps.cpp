// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: stepping from item to item.

#include "views/common/stepitems.h"
#include "views/timeline/searchbar.h"
#include "views/timeline/timelinewidget.h"

#include <QScrollBar>

#include <cmath>

// Navigation commands: in time, from event to event, from lane to lane.

namespace awaitscope {

namespace {

constexpr double KeyZoom = 0.7, KeyPan = 0.15;

} // namespace

void TimelineWidget::fit()
{
    m_zoomedFrom.reset();
    animated([this] { m_state->fit(); });
}

void TimelineWidget::zoomIn()
{
    animated([this] { zoomAround(m_state->cursor() ? scale().x(*m_state->cursor()) : plot().center().x(), KeyZoom); });
}

void TimelineWidget::zoomOut()
{
    animated([this] { zoomAround(m_state->cursor() ? scale().x(*m_state->cursor()) : plot().center().x(), 1 / KeyZoom); });
}

void TimelineWidget::panLeft()
{
    animated([this] { panBy(-plot().width() * KeyPan, 0); });
}

void TimelineWidget::panRight()
{
    animated([this] { panBy(plot().width() * KeyPan, 0); });
}

void TimelineWidget::zoomToSelection()
{
    if (m_zoomedFrom && m_state->range() == m_zoomedFrom->second) {
        const TimeRange before = m_zoomedFrom->first;
        m_zoomedFrom.reset();
        return animated([&] { m_state->setRange(before); });
    }
    if (!m_store || (m_state->selection().empty() && !m_state->measured()))
        return;
    TimeRange wanted = m_state->measured().value_or(TimeRange{Time::max(), Time{0}});
    for (const ViewItem &i : m_state->selection()) {
        const TimeRange r = rangeOf(*m_store, i);
        wanted = {std::min(wanted.begin, r.begin), std::max(wanted.end, r.end)};
    }
    // A moment has no length: it is centred in a tenth of the visible range.
    const Time around = wanted.duration() > Time{0} ? wanted.duration() / 16 : m_state->range().duration() / 20;
    const TimeRange before = m_state->range();
    animated([&] { m_state->setRange({wanted.begin - around, wanted.end + around}); });
    if (m_state->range() != before)
        m_zoomedFrom = {before, m_state->range()};
}

QString TimelineWidget::stepOf(const ViewItem &item) const
{
    return stepOfItem(*m_store, item);
}

void TimelineWidget::openTask()
{
    const auto item = current();
    if (!item || !selectedLane())
        return;
    if (const QString step = stepOf(*item); !step.isEmpty())
        Q_EMIT stepActivated(step, item->lane);
    else
        Q_EMIT taskRenameRequested(item->lane);
}

void TimelineWidget::goBack()
{
    animated([this] { m_state->goBack(); });
}

void TimelineWidget::goForward()
{
    animated([this] { m_state->goForward(); });
}

void TimelineWidget::follow()
{
    animated([this] { m_state->setFollowing(true); });
}

void TimelineWidget::find()
{
    m_search->open();
    placeFloating();
}

std::optional<ViewItem> TimelineWidget::current() const
{
    return m_state->selection().empty() ? std::nullopt : std::optional(m_state->selection().back());
}

std::optional<quint32> TimelineWidget::selectedLane() const
{
    const auto item = current() ? current() : m_state->hover();
    return item && m_store && item->lane < m_store->lanes().size() ? std::optional(item->lane) : std::nullopt;
}

void TimelineWidget::choose(const std::optional<ViewItem> &item)
{
    if (!item)
        return;
    m_state->select(*item);
    reveal(*item);
}

void TimelineWidget::nextEvent()
{
    if (m_store && !m_store->lanes().empty())
        choose(nextItem(*m_store, current().value_or(ViewItem{ViewItem::Kind::Lane, 0, 0}), Direction::Forward));
}

void TimelineWidget::previousEvent()
{
    if (m_store && !m_store->lanes().empty())
        choose(nextItem(*m_store, current().value_or(ViewItem{ViewItem::Kind::Lane, 0, 0}), Direction::Backward));
}

void TimelineWidget::nextError()
{
    if (m_store)
        choose(awaitscope::nextError(*m_store, current(), Direction::Forward));
}

void TimelineWidget::previousError()
{
    if (m_store)
        choose(awaitscope::nextError(*m_store, current(), Direction::Backward));
}

void TimelineWidget::toCause()
{
    if (m_index && current())
        choose(followArrow(*m_index, *current(), Direction::Backward));
}

void TimelineWidget::toEffect()
{
    if (m_index && current())
        choose(followArrow(*m_index, *current(), Direction::Forward));
}

void TimelineWidget::moveToLane(int steps)
{
    if (!m_store || m_layout.rows().empty())
        return;
    const auto lane = current();
    const auto row = lane ? m_layout.visibleRowOf(*m_store, lane->lane) : std::nullopt;
    const auto rows = std::ptrdiff_t(m_layout.rows().size());
    const auto to = row ? std::clamp<std::ptrdiff_t>(std::ptrdiff_t(*row) + steps, 0, rows - 1) : steps > 0 ? 0
                                                                                                            : rows - 1;
    choose(ViewItem{ViewItem::Kind::Lane, m_layout.rows()[std::size_t(to)].lane, 0});
}

void TimelineWidget::extendSelection(int lanes)
{
    std::vector<ViewItem> items = m_state->selection();
    moveToLane(lanes);
    const auto next = current();
    if (!next || items.empty())
        return;
    std::erase(items, *next);
    items.push_back(*next);
    m_state->setSelection(std::move(items));
}

// The user's current position: the pointer, else the selection.
Time TimelineWidget::here() const
{
    if (m_state->cursor())
        return *m_state->cursor();
    return current() && m_store ? rangeOf(*m_store, *current()).begin : std::max(m_state->range().begin, Time{0});
}

void TimelineWidget::measureSelection()
{
    if (m_state->measured())
        return m_state->setMeasured(std::nullopt);
    if (!m_store)
        return;
    TimeRange wanted{Time::max(), Time{0}};
    for (const ViewItem &i : m_state->selection()) {
        const TimeRange r = rangeOf(*m_store, i);
        wanted = {std::min(wanted.begin, r.begin), std::max(wanted.end, r.end)};
    }
    m_state->setMeasured(wanted.begin <= wanted.end ? wanted : m_store->range());
}

void TimelineWidget::moveMeasured(bool begin, Direction direction)
{
    if (!m_store)
        return;
    TimeRange range = m_state->measured().value_or(TimeRange{here(), here()});
    const auto y = qint64(verticalScrollBar()->value());
    const auto edge = nextEdge(*m_store, m_layout, m_layout.rowAt(y), m_layout.rowAt(y + qint64(plot().height())), begin ? range.begin : range.end, direction);
    if (edge && begin)
        range.begin = std::min(*edge, range.end);
    else if (edge)
        range.end = std::max(*edge, range.begin);
    m_state->setMeasured(range);
    const Time moved = begin ? range.begin : range.end;
    const TimeRange seen = m_state->range();
    if (moved < seen.begin || moved > seen.end)
        animated([&] { m_state->setRange({moved - seen.duration() / 2, moved + seen.duration() / 2}); });
}

void TimelineWidget::nextLane()
{
    moveToLane(1);
}

void TimelineWidget::previousLane()
{
    moveToLane(-1);
}

} // namespace awaitscope
