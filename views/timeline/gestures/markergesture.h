// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/markerlayer.h"

namespace awaitscope {

//! Moves a marker.
class MarkerGesture : public Gesture
{
public:
    MarkerGesture(TimelineSpace &space, MarkerLayer &markers, std::size_t number, QPointF pressed)
        : m_space(space), m_markers(markers), m_number(number), m_pressed(pressed) {}
    void move(const Pointer &pointer) override;
    void release(const Pointer &pointer) override;

private:
    bool isDrag(const Pointer &pointer) const;

    TimelineSpace &m_space;
    MarkerLayer &m_markers;
    std::size_t m_number;
    QPointF m_pressed;
};

} // namespace awaitscope
