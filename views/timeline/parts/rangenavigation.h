// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/timelinespace.h"

#include <QObject>

class QVariantAnimation;

namespace awaitscope {

//! Zooming and moving in time. Changes the range of the ViewState, and shows the way there if that is wanted.
class RangeNavigation : public QObject
{
    Q_OBJECT
public:
    explicit RangeNavigation(TimelineSpace &space);

    //! No animation. Also in force when the style animates nothing.
    void setReducedMotion(bool on);
    bool reducedMotion() const { return m_reducedMotion; }

    void fit();
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    //! To what is selected or measured and, done again, back.
    void zoomToSelection();
    void goBack();
    void goForward();
    void follow();
    //! Navigates to \a range, animated.
    void go(TimeRange range);

    //! Keeps the time under \a x there; below 1 \a factor zooms in.
    void zoomAround(qreal x, double factor);
    //! A step of a pinch: above 1 \a scaleFactor zooms in.
    void pinch(qreal x, double scaleFactor);
    //! The next zoom is around another time, though the pointer has not moved.
    void forgetAnchor() { m_anchorX = -1; }
    //! In pixels.
    void panBy(qreal dx, qreal dy);
    //! There is no way back from zoomToSelection() any more.
    void forgetZoom() { m_zoomedFrom.reset(); }

Q_SIGNALS:
    void reducedMotionChanged(bool on);

private:
    void show(TimeRange range);
    bool animates() const;
    template <typename Change>
    void animated(Change change)
    {
        m_animateNext = true;
        change();
        m_animateNext = false;
    }

    TimelineSpace &m_space;
    QVariantAnimation *m_motion;
    TimeRange m_motionFrom;
    bool m_animateNext = false;
    bool m_zooming = false;
    bool m_reducedMotion = false;
    Time m_anchor{};
    qreal m_anchorX = -1; // while the pointer stays there, zooming keeps exactly the same time under it
    std::optional<std::pair<TimeRange, TimeRange>> m_zoomedFrom; // before and after zoomToSelection()
};

} // namespace awaitscope
