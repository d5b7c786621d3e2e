// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/timelineparts.h"

#include <QBasicTimer>

class QGestureEvent;
class QMouseEvent;
class QWheelEvent;

namespace awaitscope {

//! The pointer over a timeline: which gesture a press begins, what lies below it, and the wheel.
class TimelinePointer : public QObject
{
    Q_OBJECT
public:
    explicit TimelinePointer(const TimelineParts &parts);
    ~TimelinePointer() override;

    void press(QMouseEvent *event);
    void move(QMouseEvent *event);
    void release(QMouseEvent *event);
    void doubleClick(QMouseEvent *event);
    void wheel(QWheelEvent *event);
    //! What is no mouse event: pinching, leaving the viewport. Returns whether it was handled.
    bool viewportEvent(QEvent *event);
    //! Ends the gesture under way without any effect.
    void cancel();
    //! Esc: returns whether it is used up by the gesture.
    bool escape();
    //! While Space is held, the left button pans.
    void setSpaceDown(bool on) { m_spaceDown = on; }

    //! The plain wheel zooms, and with Ctrl it scrolls.
    void setWheelZooms(bool on);
    bool wheelZooms() const { return m_wheelZooms; }

    void paint(QPainter &painter) const;

Q_SIGNALS:
    void wheelZoomsChanged(bool on);
    void stepActivated(const QString &pointer, quint32 lane);
    void taskRenameRequested(quint32 lane);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    std::unique_ptr<Gesture> begin(QMouseEvent *event);
    bool pinch(QGestureEvent *event);
    void hover(QPointF pos);
    void updateShape(QPointF pos);
    void showTip();

    TimelineParts m_parts;
    std::unique_ptr<Gesture> m_gesture;
    bool m_spaceDown = false;
    bool m_wheelZooms = false;
    QPointF m_tipPos;
    QBasicTimer m_tipTimer;
};

} // namespace awaitscope
