// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/markergesture.h"

#include <cmath>

namespace awaitscope {

bool MarkerGesture::isDrag(const Pointer &pointer) const
{
    return std::abs(pointer.pos.x() - m_pressed.x()) >= DragStart;
}

void MarkerGesture::move(const Pointer &pointer)
{
    if (isDrag(pointer))
        m_markers.moveTo(m_number, m_space.snapped(std::max(pointer.pos.x(), m_space.plot().left()), pointer.modifiers));
    m_space.invalidate();
}

void MarkerGesture::release(const Pointer &pointer)
{
    if (isDrag(pointer))
        m_markers.moved();
}

} // namespace awaitscope
