// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <span>
#include <vector>

namespace awaitscope {

//! Which lanes of several runs are the same: those of one name, made by the same parent, in the same order among the siblings of
//! that name. Whether one is a task here and awaited inline there makes no difference. What is left over is matched by its name alone,
//! when only one of that name is left over on either side: a lane that got another parent.
//!
//! A *row* is what such lanes have in common. Rows are in the order of the first run's lanes; those of later runs follow.
//! Cost: linear in the lanes of all runs.
class LaneMatch
{
public:
    //! The stores are only read here.
    explicit LaneMatch(std::span<const TraceStore *const> runs);

    std::size_t rowCount() const { return m_rowCount; }
    std::size_t runCount() const { return m_laneOf.size(); }
    //! The lane of the row in a run; NoIndex: it has none.
    quint32 lane(std::size_t run, quint32 row) const { return m_laneOf[run][row]; }
    quint32 row(std::size_t run, quint32 lane) const { return m_rowOf[run][lane]; }
    //! The lane of one run that is \a lane of another; NoIndex: none.
    quint32 counterpart(std::size_t run, quint32 lane, std::size_t other) const { return m_laneOf[other][m_rowOf[run][lane]]; }

private:
    class Builder;
    std::size_t m_rowCount = 0;
    std::vector<std::vector<quint32>> m_laneOf; // by run and row
    std::vector<std::vector<quint32>> m_rowOf; // by run and lane
};

} // namespace awaitscope
