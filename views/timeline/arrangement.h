// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"
#include "views/timeline/lanepath.h"

#include <optional>
#include <vector>

namespace awaitscope {

class LaneLayout;

//! What the user did to the lanes: pinned, collapsed, hid and moved them. By what the lanes are, so that it holds for the next run
//! as well; what is not there just now may come back.
struct Arrangement
{
    //! A lane that was moved, with the siblings that it was put between.
    struct Move
    {
        LanePath lane;
        std::optional<LaneStep> after; //!< none: it is the first
        std::optional<LaneStep> before; //!< none: it is the last
        bool operator==(const Move &) const = default;
    };
    std::vector<LanePath> pinned; //!< in the order of pinning
    std::vector<LanePath> collapsed;
    std::vector<LanePath> hidden;
    std::vector<Move> moves; //!< in the order in which they were made
    bool operator==(const Arrangement &) const = default;
    bool isEmpty() const { return *this == Arrangement(); }

    //! Every lane that it names, for a LaneFinder.
    std::vector<LanePath> paths() const;
    //! Tells \a layout, which forgets what it knew. \a found: the lanes of paths(), in their order.
    void apply(const std::vector<quint32> &found, LaneLayout &layout) const;
};

//! What a task set keeps of it in "x-awaitscope": {"arrangement": ...}. What is not understood there is left out.
Arrangement arrangementOf(const TaskSet &set);
//! The same to be kept. An empty one takes away what was kept, unless that is not ours.
void setArrangement(TaskSet &set, const Arrangement &arrangement);

} // namespace awaitscope
