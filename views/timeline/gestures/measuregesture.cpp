// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/measuregesture.h"

#include <cmath>

namespace awaitscope {

std::optional<int> MeasureGesture::edgeAt(const TimelineSpace &space, QPointF pos)
{
    const auto &measured = space.state()->measured();
    if (!measured || pos.x() < space.plot().left())
        return std::nullopt;
    const TimeScale s = space.scale();
    if (std::abs(pos.x() - s.x(measured->begin)) <= EdgeReach)
        return 0;
    if (std::abs(pos.x() - s.x(measured->end)) <= EdgeReach)
        return 1;
    return std::nullopt;
}

void MeasureGesture::move(const Pointer &pointer)
{
    const Time t = m_space.snapped(std::max(pointer.pos.x(), m_space.plot().left()), pointer.modifiers);
    m_space.state()->setMeasured(TimeRange{std::min(t, m_anchor), std::max(t, m_anchor)});
    m_space.repaint();
}

} // namespace awaitscope
