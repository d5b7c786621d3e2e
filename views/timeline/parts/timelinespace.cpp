// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/timelinespace.h"

#include "views/timeline/parts/navigation.h"

#include <QAbstractScrollArea>
#include <QScrollBar>

#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal SnapReach = 8;

} // namespace

TimelineSpace::TimelineSpace(ViewState *state, QAbstractScrollArea *area)
    : m_state(state), m_area(area), m_theme(&Theme::get(ThemeKind::Light)), m_shown(state->range())
{
}

TimelineSpace::~TimelineSpace() = default;

void TimelineSpace::setStore(const TraceStore *store)
{
    m_store = store;
    m_index = store ? std::make_unique<TimelineIndex>(*store) : nullptr;
}

void TimelineSpace::setTheme(const Theme &theme)
{
    m_theme = &theme;
    invalidate();
}

QWidget *TimelineSpace::viewport() const
{
    return m_area->viewport();
}

QRectF TimelineSpace::plot() const
{
    const QWidget *view = viewport();
    const qreal names = std::min(m_options.namesWidth, view->width() * 0.6);
    return QRectF(names, m_options.rulerHeight, std::max<qreal>(view->width() - names, 1), std::max<qreal>(view->height() - m_options.rulerHeight, 0));
}

TimeScale TimelineSpace::scale() const
{
    const QRectF area = plot();
    return TimeScale(m_shown, area.left(), area.width(), m_options.cuts);
}

void TimelineSpace::setShown(TimeRange range)
{
    m_shown = range;
    invalidate();
}

int TimelineSpace::scrollY() const
{
    return m_area->verticalScrollBar()->value();
}

void TimelineSpace::scrollTo(int y)
{
    m_area->verticalScrollBar()->setValue(y);
}

std::pair<std::size_t, std::size_t> TimelineSpace::rowsOnScreen() const
{
    const auto y = qint64(scrollY());
    return {m_layout.rowAt(y), m_layout.rowAt(y + qint64(plot().height()))};
}

const LaneRow *TimelineSpace::rowUnder(QPointF pos) const
{
    const qreal y = pos.y() - plot().top();
    if (y < 0 || !plot().contains(pos))
        return nullptr;
    const bool pinned = y < qreal(m_layout.pinnedHeight());
    const std::size_t row = m_layout.rowAt(qint64(y) + (pinned ? 0 : scrollY()));
    return row < m_layout.rows().size() ? &m_layout.rows()[row] : nullptr;
}

qreal TimelineSpace::topOf(const LaneRow &row) const
{
    return plot().top() + qreal(row.y) - (row.pinned ? 0 : scrollY());
}

Time TimelineSpace::snapped(qreal x, Qt::KeyboardModifiers modifiers)
{
    const TimeScale s = scale();
    const Time t = s.time(x);
    m_snapGuide.reset();
    if ((modifiers & Qt::AltModifier) || !m_store)
        return t;
    const auto [first, last] = rowsOnScreen();
    m_snapGuide = snapTime(*m_store, m_layout, first, last, t, Time{std::llround(SnapReach * s.perPixel())});
    return m_snapGuide.value_or(t);
}

const DisplayList &TimelineSpace::list()
{
    if (!m_stale)
        return m_list;
    m_stale = false;
    m_options.range = m_shown;
    m_options.size = viewport()->size();
    m_options.scrollY = scrollY();
    m_options.selection = m_state->selection();
    m_options.hover = m_state->hover();
    m_options.highlight = m_state->highlight();
    m_options.origin = m_state->origin();
    if (m_index)
        m_builder.build(*m_index, m_layout, m_options, m_list);
    else
        m_list = {};
    return m_list;
}

void TimelineSpace::invalidate()
{
    m_stale = true;
    Q_EMIT invalidated();
    repaint();
}

void TimelineSpace::repaint()
{
    viewport()->update();
}

} // namespace awaitscope
