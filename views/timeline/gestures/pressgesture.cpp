// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/pressgesture.h"

#include "views/picture/hittest.h"
#include "views/timeline/gestures/boxzoomgesture.h"
#include "views/timeline/gestures/measuregesture.h"
#include "views/timeline/gestures/sleepgesture.h"

#include <cmath>

namespace awaitscope {

std::unique_ptr<Gesture> PressGesture::next(const Pointer &pointer)
{
    if ((pointer.pos - m_pressed).manhattanLength() < DragStart || m_pressed.x() < m_space.plot().left())
        return nullptr;
    const Time anchor = m_space.snapped(m_pressed.x(), pointer.modifiers);
    if (pointer.modifiers & Qt::ControlModifier)
        return std::make_unique<BoxZoomGesture>(m_space, m_ranges, anchor);
    if (m_sleeps.held())
        return std::make_unique<SleepGesture>(m_space, m_sleeps, m_pressed);
    return std::make_unique<MeasureGesture>(m_space, anchor);
}

bool PressGesture::collapses(quint32 lane, QPointF pos) const
{
    const LaneLayout &layout = m_space.layout();
    const auto row = layout.rowOf(lane);
    const qreal triangle = row ? 16 + 14.0 * std::min<qreal>(layout.rows()[*row].indent, 6) : 0;
    return row && layout.rows()[*row].hasChildren && std::abs(pos.x() - triangle) <= 9;
}

void PressGesture::release(const Pointer &pointer)
{
    if (!m_space.store())
        return;
    ViewState *state = m_space.state();
    const auto item = toViewItem(hitTest(m_space.list(), pointer.pos), m_space.options());
    const bool overNames = pointer.pos.x() < m_space.plot().left();
    if (item && overNames && collapses(item->lane, pointer.pos))
        return m_rows.toggleCollapsed(item->lane);
    // In the plot, the background of a lane counts as nothing; over its name, the lane is clicked.
    const bool nothing = !item || (item->kind == ViewItem::Kind::Lane && !overNames);
    if (nothing) {
        if (!(pointer.modifiers & Qt::ControlModifier)) {
            state->clearSelection();
            state->setMeasured(std::nullopt);
        }
        return;
    }
    if (pointer.modifiers & Qt::ControlModifier)
        state->toggle(*item);
    else
        state->select(*item);
}

} // namespace awaitscope
