// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinepointer.h"

#include "views/common/plaintip.h"
#include "views/picture/hittest.h"
#include "views/timeline/gestures/markergesture.h"
#include "views/timeline/gestures/measuregesture.h"
#include "views/timeline/gestures/nameswidthgesture.h"
#include "views/timeline/gestures/pangesture.h"
#include "views/timeline/gestures/pressgesture.h"
#include "views/timeline/timelinetip.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr int TipDelay = 110; // ms: including the time to draw a frame, it appears within 150
constexpr double WheelStep = 120, ZoomPerStep = 0.8;

Pointer pointerOf(const QMouseEvent *event)
{
    return {event->position(), event->modifiers()};
}

} // namespace

TimelinePointer::TimelinePointer(const TimelineParts &parts)
    : m_parts(parts)
{
}

TimelinePointer::~TimelinePointer() = default;

void TimelinePointer::setWheelZooms(bool on)
{
    if (m_wheelZooms == on)
        return;
    m_wheelZooms = on;
    Q_EMIT wheelZoomsChanged(on);
}

void TimelinePointer::wheel(QWheelEvent *event)
{
    const QPointF pixels = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / WheelStep * 48 : QPointF(event->pixelDelta());
    const QPointF steps = QPointF(event->angleDelta()) / WheelStep;
    const bool ctrl = event->modifiers() & Qt::ControlModifier;
    event->accept();
    // One gesture does one thing: the dominant direction of a touchpad decides.
    if (event->modifiers() & Qt::ShiftModifier) {
        const qreal d = std::abs(pixels.x()) > std::abs(pixels.y()) ? pixels.x() : pixels.y();
        return m_parts.ranges.panBy(-d, 0);
    }
    if (ctrl != m_wheelZooms) {
        const qreal step = steps.y() != 0 ? steps.y() : steps.x();
        return m_parts.ranges.zoomAround(event->position().x(), std::pow(ZoomPerStep, step));
    }
    if (std::abs(pixels.x()) > std::abs(pixels.y()))
        m_parts.ranges.panBy(-pixels.x(), 0);
    else
        m_parts.ranges.panBy(0, -pixels.y());
}

bool TimelinePointer::pinch(QGestureEvent *event)
{
    auto *gesture = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    if (gesture->state() == Qt::GestureStarted) {
        m_parts.ranges.forgetAnchor();
        cancel(); // the first finger was also sent as mouse events, which would pan while both fingers zoom
    }
    // When the gesture ends, the last factor is reported once more.
    if (gesture->state() != Qt::GestureFinished && (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged))
        m_parts.ranges.pinch(m_parts.space.viewport()->mapFromGlobal(gesture->centerPoint()).x(), gesture->scaleFactor());
    event->accept();
    return true;
}

bool TimelinePointer::viewportEvent(QEvent *event)
{
    ViewState *state = m_parts.space.state();
    switch (event->type()) {
    case QEvent::Gesture:
        return pinch(static_cast<QGestureEvent *>(event));
    case QEvent::NativeGesture: {
        auto *native = static_cast<QNativeGestureEvent *>(event);
        if (native->gestureType() != Qt::ZoomNativeGesture)
            return false;
        m_parts.ranges.pinch(native->position().x(), 1 + native->value());
        return true;
    }
    case QEvent::Leave:
        m_tipTimer.stop();
        state->setHover(std::nullopt);
        state->setCursor(std::nullopt);
        if (!m_gesture)
            m_parts.sleeps.hold(std::nullopt);
        return false;
    case QEvent::ToolTip: // replaced by a tip that appears sooner
        return true;
    default:
        return false;
    }
}

void TimelinePointer::press(QMouseEvent *event)
{
    m_tipTimer.stop();
    QToolTip::hideText();
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    if (m_gesture)
        cancel(); // another button
    m_gesture = begin(event);
}

std::unique_ptr<Gesture> TimelinePointer::begin(QMouseEvent *event)
{
    auto &[space, ranges, rows, items, search, markers, sleeps, cuts] = m_parts;
    const QPointF pos = event->position();
    if (event->button() == Qt::MiddleButton || m_spaceDown || (event->modifiers() & Qt::ShiftModifier)) {
        space.viewport()->setCursor(Qt::ClosedHandCursor);
        return std::make_unique<PanGesture>(ranges, pos);
    }
    if (NamesWidthGesture::startsAt(space, pos))
        return std::make_unique<NamesWidthGesture>(space, rows);
    if (const auto marker = markers.at(pos))
        return std::make_unique<MarkerGesture>(space, markers, *marker, pos);
    if (const auto edge = MeasureGesture::edgeAt(space, pos)) {
        const TimeRange measured = *space.state()->measured();
        return std::make_unique<MeasureGesture>(space, *edge == 0 ? measured.end : measured.begin);
    }
    ranges.forgetAnchor();
    sleeps.hold(event->modifiers() & Qt::ControlModifier ? std::nullopt : sleeps.handleAt(pos));
    return std::make_unique<PressGesture>(space, ranges, rows, sleeps, pos);
}

void TimelinePointer::move(QMouseEvent *event)
{
    const Pointer pointer = pointerOf(event);
    TimelineSpace &space = m_parts.space;
    if (pointer.pos.x() >= space.plot().left())
        space.state()->setCursor(space.scale().time(pointer.pos.x()));
    else
        space.state()->setCursor(std::nullopt);
    if (!m_gesture) {
        hover(pointer.pos);
        updateShape(pointer.pos);
        return;
    }
    if (auto next = m_gesture->next(pointer))
        m_gesture = std::move(next);
    m_gesture->move(pointer);
}

void TimelinePointer::release(QMouseEvent *event)
{
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    if (gesture)
        gesture->drop();
    m_parts.space.clearSnapGuide();
    if (gesture)
        gesture->cancel();
    m_parts.space.repaint();
    if (gesture)
        gesture->release(pointerOf(event));
    updateShape(event->position());
}

void TimelinePointer::cancel()
{
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    m_parts.space.clearSnapGuide();
    if (gesture)
        gesture->cancel();
    m_parts.space.repaint();
}

bool TimelinePointer::escape()
{
    const bool used = m_gesture && m_gesture->takesEscape();
    if (m_gesture)
        cancel();
    return used;
}

void TimelinePointer::doubleClick(QMouseEvent *event)
{
    auto &[space, ranges, rows, items, search, markers, sleeps, cuts] = m_parts;
    const QPointF pos = event->position();
    if (event->button() != Qt::LeftButton || !space.store())
        return;
    cancel();
    if (const auto marker = markers.at(pos))
        return markers.edit(*marker);
    if (pos.y() < space.options().rulerHeight && pos.x() >= space.plot().left()) {
        const Time t = space.snapped(pos.x(), event->modifiers());
        space.clearSnapGuide();
        return space.state()->setOrigin(t == space.state()->origin() ? Time{0} : t);
    }
    const auto item = toViewItem(hitTest(space.list(), pos), space.options());
    if (pos.x() < space.plot().left()) {
        if (item && item->kind != ViewItem::Kind::Sign)
            Q_EMIT taskRenameRequested(item->lane);
        return;
    }
    if (item && item->kind != ViewItem::Kind::Lane && item->kind != ViewItem::Kind::Sign) {
        space.state()->select(*item);
        ranges.zoomToSelection();
        Q_EMIT stepActivated(items.stepOf(*item), item->lane);
    } else {
        ranges.fit();
    }
}

void TimelinePointer::hover(QPointF pos)
{
    if (!m_parts.space.store())
        return;
    const ItemRef ref = hitTest(m_parts.space.list(), pos);
    m_parts.space.state()->setHover(toViewItem(ref, m_parts.space.options()));
    m_tipPos = pos;
    QToolTip::hideText();
    if (ref.kind != ItemRef::Kind::None)
        m_tipTimer.start(TipDelay, this);
    else
        m_tipTimer.stop();
}

void TimelinePointer::updateShape(QPointF pos)
{
    const bool edge = NamesWidthGesture::startsAt(m_parts.space, pos) || MeasureGesture::edgeAt(m_parts.space, pos);
    const Qt::CursorShape idle = m_spaceDown ? Qt::OpenHandCursor : m_parts.markers.at(pos) ? Qt::PointingHandCursor
                                                                                            : Qt::ArrowCursor;
    if (!edge)
        m_parts.sleeps.hold(m_spaceDown ? std::nullopt : m_parts.sleeps.handleAt(pos));
    m_parts.space.viewport()->setCursor(edge ? Qt::SplitHCursor : m_parts.sleeps.held() && !m_spaceDown ? Qt::SizeHorCursor
                                                                                                        : idle);
}

void TimelinePointer::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_tipTimer.timerId())
        return;
    m_tipTimer.stop();
    showTip();
}

void TimelinePointer::showTip()
{
    TimelineSpace &space = m_parts.space;
    const auto &held = m_parts.sleeps.held();
    if (!space.store() || !space.viewport()->underMouse())
        return;
    const ItemRef ref = hitTest(space.list(), m_tipPos);
    const auto item = toViewItem(ref, m_parts.space.options());
    if (const quint32 fold = item && item->kind == ViewItem::Kind::Lane ? space.layout().folds().foldAt(item->lane) : NoIndex; fold != NoIndex) {
        const LaneFold &shared = space.layout().folds().folds()[fold];
        const QString words = QStringLiteral("%1: %2").arg(foldName(*space.store(), shared), foldLabels(*space.store(), shared).first());
        QToolTip::showText(space.viewport()->mapToGlobal(m_tipPos.toPoint()), plainTip(words), space.viewport());
        return;
    }
    // Over the background of a lane a tip would only be in the way.
    if (item && item->kind == ViewItem::Kind::Lane && m_tipPos.x() >= space.plot().left())
        return;
    const QString tip = held && !held->failure ? m_parts.sleeps.tip() : timelineTip(*space.store(), ref, space.options(), space.theme());
    if (tip.isEmpty())
        return;
    QToolTip::showText(space.viewport()->mapToGlobal(m_tipPos.toPoint()), tip, space.viewport());
}

void TimelinePointer::paint(QPainter &painter) const
{
    if (m_gesture)
        m_gesture->paint(painter);
}

} // namespace awaitscope
