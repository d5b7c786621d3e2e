// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/navigation.h"
#include "views/timeline/parts/rangenavigation.h"

namespace awaitscope {

//! From item to item: by time, by lane, by arrow. Changes the selection of the ViewState, and brings what it selects into view.
class ItemNavigation
{
public:
    ItemNavigation(TimelineSpace &space, RangeNavigation &ranges)
        : m_space(space), m_ranges(ranges) {}

    //! What was selected last.
    std::optional<ViewItem> current() const;
    //! The lane of what is selected or, if nothing is, under the pointer.
    std::optional<quint32> lane() const;
    //! The user's position in time: the pointer, else the selection.
    Time here() const;
    void choose(const std::optional<ViewItem> &item);
    //! Brings a lane or what is on it into view, in both directions.
    void reveal(const ViewItem &item);
    //! Where the item is drawn, in coordinates of the viewport; empty if it is not.
    QRectF rectOf(const ViewItem &item);
    //! JSON pointer of the step that it comes from, or empty.
    QString stepOf(const ViewItem &item) const;

    void toEvent(Direction direction);
    void toError(Direction direction);
    void alongArrow(Direction direction);
    void moveToLane(int steps);
    void extendSelection(int lanes);
    //! Measures the selection or, done again, nothing.
    void measureSelection();
    //! Moves an edge of the measured range to the next edge of a span on screen.
    void moveMeasured(bool begin, Direction direction);

private:
    TimelineSpace &m_space;
    RangeNavigation &m_ranges;
};

} // namespace awaitscope
