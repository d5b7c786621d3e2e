// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: dragging the end of a sleep.

#include "model/text/durationtext.h"
#include "views/picture/hittest.h"
#include "views/timeline/timelinewidget.h"

#include <QScrollBar>

#include <cmath>

// Dragging the end of a sleep. The widget emits what the user requests, and shows the resulting run passed to setPreview().

namespace awaitscope {

namespace {

constexpr qreal EndReach = 5, MarkReach = 9; // to each side
constexpr std::size_t EndsLookedAt = 32;

} // namespace

void TimelineWidget::setSleeps(const SleepLengths &sleeps)
{
    m_sleeps = sleeps;
}

const LaneRow *TimelineWidget::rowUnder(QPointF pos) const
{
    const qreal y = pos.y() - plot().top();
    if (y < 0 || !plot().contains(pos))
        return nullptr;
    const bool pinned = y < qreal(m_layout.pinnedHeight());
    const std::size_t row = m_layout.rowAt(qint64(y) + (pinned ? 0 : verticalScrollBar()->value()));
    return row < m_layout.rows().size() ? &m_layout.rows()[row] : nullptr;
}

std::optional<SleepHandle> TimelineWidget::handleAt(QPointF pos)
{
    const LaneRow *row = rowUnder(pos);
    if (!m_store || !row || m_sleeps.isEmpty() || m_state->isLive())
        return std::nullopt;
    if (auto failure = handleOfMarkAt(pos))
        return failure;
    const Lane &lane = m_store->lanes()[row->lane];
    const qreal middle = plot().top() + qreal(row->y) + qreal(row->height) / 2 - (row->pinned ? 0 : verticalScrollBar()->value());
    if (std::abs(pos.y() - middle) > std::max<qreal>(barHeight(lane, qreal(row->height)) / 2 + 2, 4))
        return std::nullopt;
    const TimeScale s = scale();
    const Time first = s.time(pos.x() - EndReach), last = s.time(pos.x() + EndReach);
    const auto from = std::partition_point(lane.spans.begin(), lane.spans.end(), [first](const Span &span) { return span.end < first; });
    std::optional<SleepHandle> nearest;
    auto i = std::size_t(from - lane.spans.begin());
    for (std::size_t looked = 0; i < lane.spans.size() && lane.spans[i].end <= last && looked < EndsLookedAt; ++i, ++looked) {
        const auto found = handleOfSpan(*m_store, m_sleeps, row->lane, i);
        if (found && (!nearest || std::abs(s.x(found->end) - pos.x()) < std::abs(s.x(nearest->end) - pos.x())))
            nearest = found;
    }
    return nearest;
}

std::optional<SleepHandle> TimelineWidget::handleOfMarkAt(QPointF pos)
{
    const ItemRef ref = hitTest(displayList(), pos);
    if (ref.kind != ItemRef::Kind::Mark || ref.lane >= m_store->lanes().size())
        return std::nullopt;
    // The label belongs to the mark, but is not at its time.
    if (std::abs(scale().x(m_store->lanes()[ref.lane].marks[ref.index].time) - pos.x()) > MarkReach)
        return std::nullopt;
    return handleOfMark(*m_store, m_sleeps, ref.lane, ref.index);
}

void TimelineWidget::hold(const std::optional<SleepHandle> &handle)
{
    if (m_held == handle)
        return;
    m_held = handle;
    viewport()->update();
}

void TimelineWidget::stretchTo(qreal x, Qt::KeyboardModifiers modifiers)
{
    if (!m_held)
        return;
    if (!m_stretched) {
        m_stretched = m_held;
        m_stretchedMs = m_held->ms;
        m_stretchedLanes = lanesOfHandle(*m_store, *m_held);
    }
    // The end keeps the distance from the pointer that it had when the drag began.
    const qreal grip = m_pressed.x() - scale().x(m_held->end);
    const Time end = snapped(x - grip, modifiers);
    const double perPixel = m_snapGuide || (modifiers & Qt::AltModifier) ? 0 : scale().perPixel();
    const qint64 ms = sleepUntil(m_held->begin, end, perPixel);
    if (end < m_held->begin)
        m_snapGuide.reset();
    viewport()->update();
    if (ms == std::exchange(m_stretchedMs, ms))
        return;
    Q_EMIT sleepDragged(*m_stretched, ms);
}

QString TimelineWidget::stretchedText() const
{
    if (!m_stretched)
        return {};
    const QString text = m_stretchedMs == m_stretched->ms
        ? tr("%1, as before").arg(millisecondsText(m_stretchedMs))
        : tr("%1, was %2").arg(millisecondsText(m_stretchedMs), millisecondsText(m_stretched->ms));
    return m_stretchedLanes > 1 ? text + QStringLiteral("  \u00B7  ") + tr("in %1 tasks").arg(m_stretchedLanes) : text;
}

QString TimelineWidget::handleTip() const
{
    return m_held ? tr("Sleeps %1. Drag to change it.").arg(millisecondsText(m_held->ms)) : QString();
}

void TimelineWidget::setPreview(const TraceStore *preview)
{
    m_previewIndex = preview ? std::make_unique<TimelineIndex>(*preview) : nullptr;
    m_preview = {};
    m_previewStale = true;
    viewport()->update();
}

void TimelineWidget::ensurePreview()
{
    if (!m_previewStale)
        return;
    ensureList(); // also updates the options
    m_previewStale = false;
    m_preview = m_previewIndex && m_store ? previewOver(*m_store, m_layout, m_options, *m_previewIndex) : Preview();
}

const Preview &TimelineWidget::preview()
{
    ensurePreview();
    return m_preview;
}

} // namespace awaitscope
