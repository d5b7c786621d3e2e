// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/timelinespace.h"

namespace awaitscope {

//! Measures the time from an anchor to the pointer, or moves one edge of what is measured.
class MeasureGesture : public Gesture
{
public:
    //! \a anchor is the edge that stays.
    MeasureGesture(TimelineSpace &space, Time anchor)
        : m_space(space), m_anchor(anchor) {}
    void move(const Pointer &pointer) override;

    //! The edge of the measured range that can be taken hold of there: 0 the begin, 1 the end.
    static std::optional<int> edgeAt(const TimelineSpace &space, QPointF pos);

private:
    TimelineSpace &m_space;
    Time m_anchor;
};

} // namespace awaitscope
