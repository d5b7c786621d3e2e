// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/lanerows.h"

namespace awaitscope {

//! Gives the names more or less room.
class NamesWidthGesture : public Gesture
{
public:
    NamesWidthGesture(TimelineSpace &space, LaneRows &rows)
        : m_space(space), m_rows(rows) {}
    void move(const Pointer &pointer) override;

    //! Whether the edge of the names can be taken hold of there.
    static bool startsAt(const TimelineSpace &space, QPointF pos);

private:
    TimelineSpace &m_space;
    LaneRows &m_rows;
};

} // namespace awaitscope
