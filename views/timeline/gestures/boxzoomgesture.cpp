// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/boxzoomgesture.h"

#include <QPainter>
#include <QWidget>

namespace awaitscope {

void BoxZoomGesture::move(const Pointer &pointer)
{
    const QRectF plot = m_space.plot();
    const Time t = m_space.scale().time(std::clamp(pointer.pos.x(), plot.left(), plot.right()));
    m_box = TimeRange{std::min(t, m_anchor), std::max(t, m_anchor)};
    m_space.repaint();
}

void BoxZoomGesture::release(const Pointer &)
{
    if (m_box && m_box->duration() > Time{0})
        m_ranges.go(*m_box);
}

void BoxZoomGesture::paint(QPainter &painter) const
{
    if (!m_box)
        return;
    const QRectF area = m_space.plot();
    const TimeScale s = m_space.scale();
    QColor ground = m_space.theme().color(ColorRole::Accent);
    ground.setAlphaF(0.14f);
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), m_space.viewport()->height()));
    painter.fillRect(QRectF(s.x(m_box->begin), area.top(), s.x(m_box->end) - s.x(m_box->begin), area.height()), ground);
    painter.restore();
}

} // namespace awaitscope
