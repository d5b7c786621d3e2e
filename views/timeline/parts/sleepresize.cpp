// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/sleepresize.h"

#include "model/text/durationtext.h"
#include "views/picture/hittest.h"
#include "views/timeline/parts/timelineoverlay.h"

#include <QPainter>
#include <QWidget>

#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr qreal EndReach = 5, MarkReach = 9; // to each side
constexpr std::size_t EndsLookedAt = 32;

} // namespace

SleepResize::SleepResize(TimelineSpace &space)
    : m_space(space)
{
}

std::optional<SleepHandle> SleepResize::handleAt(QPointF pos)
{
    const LaneRow *row = m_space.rowUnder(pos);
    const TraceStore *store = m_space.store();
    if (!store || !row || m_sleeps.isEmpty() || m_space.state()->isLive())
        return std::nullopt;
    if (auto failure = handleOfMarkAt(pos))
        return failure;
    const Lane &lane = store->lanes()[row->lane];
    const qreal middle = m_space.topOf(*row) + qreal(row->height) / 2;
    if (std::abs(pos.y() - middle) > std::max<qreal>(barHeight(lane, qreal(row->height)) / 2 + 2, 4))
        return std::nullopt;
    const TimeScale s = m_space.scale();
    const Time first = s.time(pos.x() - EndReach), last = s.time(pos.x() + EndReach);
    const auto from = std::partition_point(lane.spans.begin(), lane.spans.end(), [first](const Span &span) { return span.end < first; });
    std::optional<SleepHandle> nearest;
    auto i = std::size_t(from - lane.spans.begin());
    for (std::size_t looked = 0; i < lane.spans.size() && lane.spans[i].end <= last && looked < EndsLookedAt; ++i, ++looked) {
        const auto found = handleOfSpan(*store, m_sleeps, row->lane, i);
        if (found && (!nearest || std::abs(s.x(found->end) - pos.x()) < std::abs(s.x(nearest->end) - pos.x())))
            nearest = found;
    }
    return nearest;
}

std::optional<SleepHandle> SleepResize::handleOfMarkAt(QPointF pos)
{
    const TraceStore &store = *m_space.store();
    const ItemRef ref = hitTest(m_space.list(), pos);
    if (ref.kind != ItemRef::Kind::Mark || ref.lane >= store.lanes().size())
        return std::nullopt;
    // The label belongs to the mark, but is not at its time.
    if (std::abs(m_space.scale().x(store.lanes()[ref.lane].marks[ref.index].time) - pos.x()) > MarkReach)
        return std::nullopt;
    return handleOfMark(store, m_sleeps, ref.lane, ref.index);
}

void SleepResize::hold(const std::optional<SleepHandle> &handle)
{
    if (m_held == handle)
        return;
    m_held = handle;
    m_space.repaint();
}

void SleepResize::dragTo(qreal x, Qt::KeyboardModifiers modifiers)
{
    if (!m_held)
        return;
    if (!m_resized) {
        m_resized = m_held;
        m_ms = m_held->ms;
        m_lanes = lanesOfHandle(*m_space.store(), *m_held);
    }
    const Time end = m_space.snapped(x, modifiers);
    const double perPixel = m_space.snapGuide() || (modifiers & Qt::AltModifier) ? 0 : m_space.scale().perPixel();
    const qint64 ms = sleepUntil(m_held->begin, end, perPixel);
    if (end < m_held->begin)
        m_space.clearSnapGuide();
    m_space.repaint();
    if (ms == std::exchange(m_ms, ms))
        return;
    Q_EMIT dragged(*m_resized, ms);
}

void SleepResize::drop()
{
    if (!m_resized || m_ms == m_resized->ms)
        return;
    const SleepHandle sleep = *std::exchange(m_resized, std::nullopt); // before it can be cancelled
    Q_EMIT dropped(sleep, m_ms);
}

void SleepResize::cancel()
{
    if (std::exchange(m_resized, std::nullopt))
        Q_EMIT givenUp();
}

QString SleepResize::resizedText() const
{
    if (!m_resized)
        return {};
    const QString text = m_ms == m_resized->ms ? TimelineText::tr("%1, as before").arg(millisecondsText(m_ms))
                                               : TimelineText::tr("%1, was %2").arg(millisecondsText(m_ms), millisecondsText(m_resized->ms));
    return m_lanes > 1 ? text + QStringLiteral("  \u00B7  ") + TimelineText::tr("in %1 tasks").arg(m_lanes) : text;
}

QString SleepResize::tip() const
{
    return m_held ? TimelineText::tr("Sleeps %1. Drag to change it.").arg(millisecondsText(m_held->ms)) : QString();
}

// A grip at the end of a sleep that can be dragged and, during the drag, the new length of the sleep.
void SleepResize::paint(QPainter &painter) const
{
    const std::optional<SleepHandle> &handle = m_resized ? m_resized : m_held;
    const auto row = handle && m_space.store() ? m_space.layout().rowOf(handle->lane) : std::nullopt;
    if (!row)
        return;
    const LaneRow &r = m_space.layout().rows()[*row];
    const QRectF area = m_space.plot();
    const Time end = m_resized ? handle->begin + std::chrono::milliseconds(m_ms) : handle->end;
    const qreal x = m_space.scale().x(end), middle = m_space.topOf(r) + qreal(r.height) / 2;
    const qreal half = barHeight(m_space.store()->lanes()[handle->lane], qreal(r.height)) / 2 + 4;
    const QColor accent = m_space.theme().color(ColorRole::Accent);
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), m_space.viewport()->height()));
    if (m_resized) {
        painter.setPen(QPen(accent, 1, Qt::DashLine));
        painter.drawLine(QPointF(std::round(x) + 0.5, area.top()), QPointF(std::round(x) + 0.5, area.bottom()));
    }
    painter.setPen(QPen(m_space.theme().color(ColorRole::Canvas), 1));
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(x - 2.5, middle - half, 5, 2 * half), 2.5, 2.5);
    if (m_resized) {
        const bool below = middle + half + 24 < area.bottom();
        paintTag(painter, x, below ? middle + half + 4 : middle - half - 22, area, resizedText(), accent, m_space.theme().color(ColorRole::OnAccent));
    }
    painter.restore();
}

} // namespace awaitscope
