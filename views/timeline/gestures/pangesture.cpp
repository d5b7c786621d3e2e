// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/pangesture.h"

namespace awaitscope {

void PanGesture::move(const Pointer &pointer)
{
    m_ranges.panBy(m_last.x() - pointer.pos.x(), m_last.y() - pointer.pos.y());
    m_last = pointer.pos;
}

} // namespace awaitscope
