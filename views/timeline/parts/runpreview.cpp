// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/runpreview.h"

#include <QPainter>

namespace awaitscope {

void RunPreview::setStore(const TraceStore *store)
{
    m_index = store ? std::make_unique<TimelineIndex>(*store) : nullptr;
    m_preview = {};
    m_stale = true;
    m_space.repaint();
}

const Preview &RunPreview::preview()
{
    if (!m_stale)
        return m_preview;
    m_space.list(); // also updates the options
    m_stale = false;
    m_preview = m_index && m_space.store() ? previewOver(*m_space.store(), m_space.layout(), m_space.options(), *m_index) : Preview();
    return m_preview;
}

// Draws the other outcome above the current one, which fades where they differ.
void RunPreview::paint(QPainter &painter, TimelinePainter &items)
{
    if (preview().rows.empty())
        return;
    painter.save();
    QColor ground = m_space.theme().color(ColorRole::Canvas);
    ground.setAlphaF(0.7f);
    painter.setClipRect(m_space.plot());
    for (const QRectF &row : m_preview.rows)
        painter.fillRect(row, ground);
    painter.restore();
    items.paint(painter, m_preview.list);
    painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace awaitscope
