// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/rangenavigation.h"

namespace awaitscope {

//! Moves the picture with the pointer.
class PanGesture : public Gesture
{
public:
    PanGesture(RangeNavigation &ranges, QPointF pressed)
        : m_ranges(ranges), m_last(pressed) {}
    void move(const Pointer &pointer) override;

private:
    RangeNavigation &m_ranges;
    QPointF m_last;
};

} // namespace awaitscope
