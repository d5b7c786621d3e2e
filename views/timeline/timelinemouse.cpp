// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: the pointer.

#include "views/picture/hittest.h"
#include "views/timeline/timelinetip.h"
#include "views/timeline/timelinewidget.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr qreal DragStart = 4, EdgeReach = 5, SnapReach = 8;
constexpr int TipDelay = 110; // ms: including the time to draw a frame, it appears within 150
constexpr double WheelStep = 120, ZoomPerStep = 0.8;

} // namespace

// Keeps the time under x at its position. The time is computed from the pixel once and remembered while the pointer does not
// move, so that rounding errors do not accumulate over many steps.
void TimelineWidget::zoomAround(qreal x, double factor)
{
    const QRectF area = plot();
    x = std::clamp(x, area.left(), area.right());
    if (std::abs(x - m_anchorX) > 0.5) {
        m_anchorX = x;
        m_anchor = scale().time(x);
    }
    const TimeCuts &cuts = m_options.cuts;
    const TimeRange seen = cuts.toShown(m_state->range()), all = cuts.toShown(m_state->domain());
    const double most = double(all.duration().count()), least = std::min(double(ViewState::MinimumDuration.count()), most);
    const double duration = std::clamp(double(seen.duration().count()) * factor, least, most);
    const double place = (m_anchorX - area.left()) / area.width();
    const Time begin = cuts.toShown(m_anchor) - Time{std::llround(place * duration)};
    const TimeRange wanted = cuts.toTime({begin, begin + Time{std::llround(duration)}});
    m_zooming = true;
    m_state->setRange(wanted, ViewState::History::Merge);
    m_zooming = false;
}

void TimelineWidget::panBy(qreal dx, qreal dy)
{
    if (dx != 0) {
        const TimeCuts &cuts = m_options.cuts;
        const TimeRange seen = cuts.toShown(m_state->range()), all = cuts.toShown(m_state->domain());
        // Limited to the domain: otherwise clamping would change the length of the range.
        const auto by = std::clamp<qint64>(std::llround(dx * scale().perPixel()), (all.begin - seen.begin).count(), (all.end - seen.end).count());
        m_state->setRange(cuts.toTime({seen.begin + Time{by}, seen.end + Time{by}}), ViewState::History::Merge);
    }
    if (dy != 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(dy));
}

void TimelineWidget::wheelEvent(QWheelEvent *event)
{
    const QPointF pixels = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / WheelStep * 48 : QPointF(event->pixelDelta());
    const QPointF steps = QPointF(event->angleDelta()) / WheelStep;
    const bool ctrl = event->modifiers() & Qt::ControlModifier;
    event->accept();
    // One gesture does one thing: the dominant direction of a touchpad decides.
    if (event->modifiers() & Qt::ShiftModifier) {
        const qreal d = std::abs(pixels.x()) > std::abs(pixels.y()) ? pixels.x() : pixels.y();
        return panBy(-d, 0);
    }
    if (ctrl != m_wheelZooms) {
        const qreal step = steps.y() != 0 ? steps.y() : steps.x();
        return zoomAround(event->position().x(), std::pow(ZoomPerStep, step));
    }
    if (std::abs(pixels.x()) > std::abs(pixels.y()))
        panBy(-pixels.x(), 0);
    else
        panBy(0, -pixels.y());
}

bool TimelineWidget::pinch(QGestureEvent *event)
{
    auto *gesture = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    if (gesture->state() == Qt::GestureStarted) {
        m_anchorX = -1;
        leaveGesture(); // the first finger was also sent as mouse events, which would pan while both fingers zoom
    }
    // When the gesture ends, the last factor is reported once more.
    if (gesture->state() != Qt::GestureFinished && (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged))
        zoomGesture(viewport()->mapFromGlobal(gesture->centerPoint()).x(), gesture->scaleFactor());
    event->accept();
    return true;
}

void TimelineWidget::zoomGesture(qreal x, double scaleFactor)
{
    if (scaleFactor > 0.01)
        zoomAround(x, 1 / scaleFactor);
}

bool TimelineWidget::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Gesture:
        return pinch(static_cast<QGestureEvent *>(event));
    case QEvent::NativeGesture: {
        auto *native = static_cast<QNativeGestureEvent *>(event);
        if (native->gestureType() != Qt::ZoomNativeGesture)
            break;
        zoomGesture(native->position().x(), 1 + native->value());
        return true;
    }
    case QEvent::Leave:
        m_tipTimer.stop();
        m_state->setHover(std::nullopt);
        m_state->setCursor(std::nullopt);
        if (m_gesture == Gesture::None)
            hold(std::nullopt);
        break;
    case QEvent::ToolTip: // replaced by a tip that appears sooner
        return true;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

Time TimelineWidget::snapped(qreal x, Qt::KeyboardModifiers modifiers)
{
    const TimeScale s = scale();
    const Time t = s.time(x);
    m_snapGuide.reset();
    if ((modifiers & Qt::AltModifier) || !m_store)
        return t;
    const auto y = qint64(verticalScrollBar()->value());
    const std::size_t first = m_layout.rowAt(y), last = m_layout.rowAt(y + qint64(plot().height()));
    m_snapGuide = snapTime(*m_store, m_layout, first, last, t, Time{std::llround(SnapReach * s.perPixel())});
    return m_snapGuide.value_or(t);
}

std::optional<int> TimelineWidget::measuredEdgeAt(QPointF pos) const
{
    if (!m_state->measured() || pos.x() < plot().left())
        return std::nullopt;
    const TimeScale s = scale();
    if (std::abs(pos.x() - s.x(m_state->measured()->begin)) <= EdgeReach)
        return 0;
    if (std::abs(pos.x() - s.x(m_state->measured()->end)) <= EdgeReach)
        return 1;
    return std::nullopt;
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_tipTimer.stop();
    QToolTip::hideText();
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
        beginPress(event);
}

void TimelineWidget::beginPress(QMouseEvent *event)
{
    m_pressed = m_last = event->position();
    const bool pans = event->button() == Qt::MiddleButton || m_spaceDown || (event->modifiers() & Qt::ShiftModifier);
    if (pans) {
        m_gesture = Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (std::abs(m_pressed.x() - m_options.namesWidth) <= EdgeReach) {
        m_gesture = Gesture::ResizeNames;
    } else if (const auto note = noteAt(m_pressed)) {
        m_gesture = Gesture::MoveNote;
        m_note = note;
    } else if (const auto edge = measuredEdgeAt(m_pressed)) {
        m_gesture = Gesture::MeasureEdge;
        m_anchor = *edge == 0 ? m_state->measured()->end : m_state->measured()->begin; // the edge that does not move
    } else {
        m_gesture = Gesture::Press;
        m_anchorX = -1;
        hold(event->modifiers() & Qt::ControlModifier ? std::nullopt : handleAt(m_pressed));
    }
}

void TimelineWidget::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF pos = event->position();
    if (pos.x() >= plot().left())
        m_state->setCursor(scale().time(pos.x()));
    else
        m_state->setCursor(std::nullopt);
    if (m_gesture == Gesture::None) {
        hoverAt(pos);
        updateCursorShape(pos);
        return;
    }
    if (m_gesture == Gesture::Press && (pos - m_pressed).manhattanLength() >= DragStart && m_pressed.x() >= plot().left()) {
        m_gesture = event->modifiers() & Qt::ControlModifier ? Gesture::BoxZoom : m_held ? Gesture::Stretch
                                                                                         : Gesture::Measure;
        m_anchor = snapped(m_pressed.x(), event->modifiers());
    }
    dragTo(event);
    m_last = pos;
}

void TimelineWidget::dragTo(QMouseEvent *event)
{
    const QPointF pos = event->position();
    switch (m_gesture) {
    case Gesture::None:
    case Gesture::Press:
        return;
    case Gesture::Pan:
        return panBy(m_last.x() - pos.x(), m_last.y() - pos.y());
    case Gesture::ResizeNames:
        m_options.namesWidth = std::clamp<qreal>(pos.x(), 60, viewport()->width() * 0.6);
        m_namesByUser = true;
        Q_EMIT namesWidthChanged(m_options.namesWidth);
        return invalidate();
    case Gesture::MoveNote:
        if (std::abs(pos.x() - m_pressed.x()) >= DragStart && m_note && *m_note < m_options.notes.size())
            m_options.notes[*m_note].time = std::max(snapped(std::max(pos.x(), plot().left()), event->modifiers()), Time{0});
        return invalidate();
    case Gesture::Stretch:
        return stretchTo(pos.x(), event->modifiers());
    case Gesture::Measure:
    case Gesture::MeasureEdge: {
        const Time t = snapped(std::max(pos.x(), plot().left()), event->modifiers());
        m_state->setMeasured(TimeRange{std::min(t, m_anchor), std::max(t, m_anchor)});
        viewport()->update();
        return;
    }
    case Gesture::BoxZoom: {
        const Time t = scale().time(std::clamp(pos.x(), plot().left(), plot().right()));
        m_box = TimeRange{std::min(t, m_anchor), std::max(t, m_anchor)};
        viewport()->update();
        return;
    }
    }
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    const Gesture gesture = m_gesture;
    const auto box = m_box;
    if (gesture == Gesture::Stretch && m_stretched && m_stretchedMs != m_stretched->ms) {
        const SleepHandle sleep = *std::exchange(m_stretched, std::nullopt); // before it can be cancelled
        Q_EMIT sleepDropped(sleep, m_stretchedMs);
    }
    leaveGesture();
    if (gesture == Gesture::Press)
        click(event->position(), event->modifiers());
    else if (gesture == Gesture::BoxZoom && box && box->duration() > Time{0})
        animated([&] { m_state->setRange(*box); });
    else if (gesture == Gesture::MoveNote && std::abs(event->position().x() - m_pressed.x()) >= DragStart)
        Q_EMIT notesChanged();
    updateCursorShape(event->position());
}

void TimelineWidget::leaveGesture()
{
    m_gesture = Gesture::None;
    m_snapGuide.reset();
    m_box.reset();
    if (std::exchange(m_stretched, std::nullopt))
        Q_EMIT sleepDragGivenUp();
    viewport()->update();
}

void TimelineWidget::click(QPointF pos, Qt::KeyboardModifiers modifiers)
{
    if (!m_store)
        return;
    const ItemRef ref = hitTest(displayList(), pos);
    const auto item = toViewItem(ref);
    const bool overNames = pos.x() < plot().left();
    if (item && overNames) {
        const auto row = m_layout.rowOf(item->lane);
        const qreal triangle = row ? 16 + 14.0 * std::min<qreal>(m_layout.rows()[*row].indent, 6) : 0;
        if (row && m_layout.rows()[*row].hasChildren && std::abs(pos.x() - triangle) <= 9)
            return toggleCollapsed(item->lane);
    }
    // In the plot, the background of a lane counts as nothing; over its name, the lane is clicked.
    const bool nothing = !item || (item->kind == ViewItem::Kind::Lane && !overNames);
    if (nothing) {
        if (!(modifiers & Qt::ControlModifier)) {
            m_state->clearSelection();
            m_state->setMeasured(std::nullopt);
        }
        return;
    }
    if (modifiers & Qt::ControlModifier)
        m_state->toggle(*item);
    else
        m_state->select(*item);
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_store)
        return;
    leaveGesture();
    if (const auto note = noteAt(event->position()))
        return editNote(*note);
    if (event->position().y() < m_options.rulerHeight && event->position().x() >= plot().left()) {
        const Time t = snapped(event->position().x(), event->modifiers());
        m_snapGuide.reset();
        return m_state->setOrigin(t == m_state->origin() ? Time{0} : t);
    }
    const auto item = toViewItem(hitTest(displayList(), event->position()));
    if (event->position().x() < plot().left()) {
        if (item)
            Q_EMIT taskRenameRequested(item->lane);
        return;
    }
    if (item && item->kind != ViewItem::Kind::Lane) {
        m_state->select(*item);
        zoomToSelection();
        Q_EMIT stepActivated(stepOf(*item), item->lane);
    } else {
        fit();
    }
}

void TimelineWidget::hoverAt(QPointF pos)
{
    if (!m_store)
        return;
    const ItemRef ref = hitTest(displayList(), pos);
    m_state->setHover(toViewItem(ref));
    m_tipPos = pos;
    QToolTip::hideText();
    if (ref.kind != ItemRef::Kind::None)
        m_tipTimer.start(TipDelay, this);
    else
        m_tipTimer.stop();
}

void TimelineWidget::updateCursorShape(QPointF pos)
{
    const bool edge = std::abs(pos.x() - m_options.namesWidth) <= EdgeReach || measuredEdgeAt(pos);
    const Qt::CursorShape idle = m_spaceDown ? Qt::OpenHandCursor : noteAt(pos) ? Qt::PointingHandCursor
                                                                                : Qt::ArrowCursor;
    if (!edge)
        hold(m_spaceDown ? std::nullopt : handleAt(pos));
    viewport()->setCursor(edge ? Qt::SplitHCursor : m_held && !m_spaceDown ? Qt::SizeHorCursor
                                                                           : idle);
}

void TimelineWidget::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_searchTimer.timerId())
        return continueSearch();
    if (event->timerId() == m_layoutTimer.timerId())
        return relayout();
    if (event->timerId() != m_tipTimer.timerId())
        return QAbstractScrollArea::timerEvent(event);
    m_tipTimer.stop();
    showTip();
}

void TimelineWidget::showTip()
{
    if (!m_store || !viewport()->underMouse())
        return;
    const ItemRef ref = hitTest(displayList(), m_tipPos);
    const auto item = toViewItem(ref);
    // Over the background of a lane a tip would only be in the way.
    if (item && item->kind == ViewItem::Kind::Lane && m_tipPos.x() >= plot().left())
        return;
    const QString tip = m_held && !m_held->failure ? handleTip() : timelineTip(*m_store, ref, *m_theme);
    if (tip.isEmpty())
        return;
    QToolTip::showText(viewport()->mapToGlobal(m_tipPos.toPoint()), tip, viewport());
}

} // namespace awaitscope
