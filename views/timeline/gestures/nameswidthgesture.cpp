// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/nameswidthgesture.h"

#include <QWidget>

#include <cmath>

namespace awaitscope {

bool NamesWidthGesture::startsAt(const TimelineSpace &space, QPointF pos)
{
    return std::abs(pos.x() - space.options().namesWidth) <= EdgeReach;
}

void NamesWidthGesture::move(const Pointer &pointer)
{
    m_rows.setNamesWidth(std::clamp<qreal>(pointer.pos.x(), 60, m_space.viewport()->width() * 0.6));
}

} // namespace awaitscope
