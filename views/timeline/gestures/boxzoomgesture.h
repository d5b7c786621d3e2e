// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/rangenavigation.h"

namespace awaitscope {

//! Zooms to the time between an anchor and the pointer.
class BoxZoomGesture : public Gesture
{
public:
    BoxZoomGesture(TimelineSpace &space, RangeNavigation &ranges, Time anchor)
        : m_space(space), m_ranges(ranges), m_anchor(anchor) {}
    void move(const Pointer &pointer) override;
    void release(const Pointer &pointer) override;
    void paint(QPainter &painter) const override;

private:
    TimelineSpace &m_space;
    RangeNavigation &m_ranges;
    Time m_anchor;
    std::optional<TimeRange> m_box;
};

} // namespace awaitscope
