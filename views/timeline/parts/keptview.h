// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/lanepath.h"
#include "views/timeline/parts/timelinespace.h"

#include <vector>

namespace awaitscope {

//! What was selected and seen in the run before, for as long as it is not there in this one.
class KeptView
{
public:
    explicit KeptView(TimelineSpace &space)
        : m_space(space) {}

    //! Takes in what the displayed run shows. Before its store goes.
    void keep();
    void forget();
    //! The user has selected something else.
    void forgetSelection() { m_selection.clear(); }
    //! The user has scrolled.
    void forgetPlace() { m_top.clear(); }
    bool hasPlace() const { return !m_top.empty(); }

    //! The lanes that are looked for, for a LaneFinder; the last one is the place.
    std::vector<LanePath> paths() const;
    //! What is to be selected, given the lanes of paths() as far as they are found. None: nothing was kept.
    std::optional<std::vector<ViewItem>> selectionIn(const std::vector<quint32> &found) const;
    //! Scrolls to the place, if its lane is found.
    void scrollTo(quint32 lane);

private:
    struct Item
    {
        LanePath lane;
        ViewItem::Kind kind = ViewItem::Kind::Lane;
        int state = 0; // of the span, or kind of the mark
        int nth = 0; // of those in the lane
    };
    Item itemOf(const ViewItem &item) const;

    TimelineSpace &m_space;
    std::vector<Item> m_selection;
    LanePath m_top; // the first lane on screen; empty: they were not scrolled
    int m_below = 0; // pixels of it that are scrolled away
};

} // namespace awaitscope
