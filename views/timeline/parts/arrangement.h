// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/timeline/parts/lanepath.h"

#include <optional>
#include <vector>

namespace awaitscope {

class LaneLayout;

//! What the user did to the lanes: pinned, collapsed, hid and moved them. Lanes are identified by what they are, so that it applies
//! to the next run as well; a lane that does not exist now may come back.
struct Arrangement
{
    //! A lane that was moved, and the siblings between which it was put.
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

    //! Every lane that it mentions, for a LaneFinder.
    std::vector<LanePath> paths() const;
    //! Replaces the arrangement of \a layout. \a found: the lanes of paths(), in their order.
    void apply(const std::vector<quint32> &found, LaneLayout &layout) const;
};

//! The arrangement stored in the task set: "x-awaitscope": {"arrangement": ...}. Unknown content is ignored.
Arrangement arrangementOf(const TaskSet &set);
//! Stores it there. An empty one removes what was stored, unless that is not ours.
void setArrangement(TaskSet &set, const Arrangement &arrangement);

} // namespace awaitscope
