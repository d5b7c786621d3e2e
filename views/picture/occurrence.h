// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/lanelayout.h"

#include <bitset>

namespace awaitscope {

//! Which states and marks occur in the rows of a picture: what its legend has to explain.
struct Occurrence
{
    std::bitset<static_cast<std::size_t>(SpanState::Pending) + 1> states;
    std::bitset<static_cast<std::size_t>(MarkKind::ContextSet) + 1> marks;
    bool orphan = false;
    bool pending = false; //!< an exception that was retrieved later, or still may be
    bool steps = false; //!< a Running span that low bars show: an open one, or one in a lane without other spans

    bool has(SpanState state) const { return states.test(static_cast<std::size_t>(state)); }
    bool has(MarkKind kind) const { return marks.test(static_cast<std::size_t>(kind)); }
};

//! In \a rows during \a range. Linear in their spans and marks: there is no sampling, because a single failure matters most.
Occurrence occurringIn(const TraceStore &store, const std::vector<LaneRow> &rows, TimeRange range);

//! In every lane during the whole run.
Occurrence occurringIn(const TraceStore &store);

} // namespace awaitscope
