// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/lanerows.h"
#include "views/timeline/parts/rangenavigation.h"
#include "views/timeline/parts/sleepresize.h"

namespace awaitscope {

//! A press that is a click, unless the pointer moves: then it zooms to a box, drags a sleep, or measures.
class PressGesture : public Gesture
{
public:
    PressGesture(TimelineSpace &space, RangeNavigation &ranges, LaneRows &rows, SleepResize &sleeps, QPointF pressed)
        : m_space(space), m_ranges(ranges), m_rows(rows), m_sleeps(sleeps), m_pressed(pressed) {}
    std::unique_ptr<Gesture> next(const Pointer &pointer) override;
    void release(const Pointer &pointer) override;

private:
    bool collapses(quint32 lane, QPointF pos) const;

    TimelineSpace &m_space;
    RangeNavigation &m_ranges;
    LaneRows &m_rows;
    SleepResize &m_sleeps;
    QPointF m_pressed;
};

} // namespace awaitscope
