// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lanetable.h"

#include <unordered_map>
#include <vector>

namespace awaitscope {

//! A moment that concerns several lanes: the line where a gather ended with a failure or a cancellation.
struct GatherEnd
{
    Time time{};
    EntityId gather = EntityId::None;
    quint32 lane = 0; //!< of the task that awaited it
    quint32 event = 0; //!< at which that task resumed; a mark of the lane has it too unless the outcome is Ok
    Outcome outcome = Outcome::Ok;
    bool failed() const { return outcome == Outcome::Raised; }
};

//! Which gather each task is a child of, how gathers ended, and which tasks they left behind: orphans, which nothing waits for any more.
class Gathers
{
public:
    Gathers(const Trace &trace, LaneTable &lanes)
        : m_trace(trace), m_lanes(lanes) {}

    struct State
    {
        std::vector<quint32> looked; // rows of the ledger that it retrieved, whose fate is not yet certain
        bool ended = false;
        bool failed = false;
    };

    const std::vector<GatherEnd> &ends() const { return m_ends; } //!< by time
    EntityId of(EntityId task) const;
    State &state(EntityId gather) { return m_states[index(gather)]; }
    State *find(EntityId gather); //!< null if nothing is known of it

    void noteNew();
    void adopt(EntityId gather);
    //! A task that awaited it goes on.
    void ended(EntityId gather, quint32 waiterLane, quint32 i, const Event &e);
    //! \a by stopped waiting for it.
    void makeOrphan(EntityId entity, EntityId by, Time t, quint32 event);
    void unmakeOrphan(EntityId entity, Time t, quint32 event);

private:
    void setOrphan(quint32 owner, bool on, EntityId by, Time t, quint32 event);

    const Trace &m_trace;
    LaneTable &m_lanes;
    std::vector<EntityId> m_of; // by EntityId: the gather of which it is a child
    std::unordered_map<quint32, State> m_states; // by EntityId
    std::vector<GatherEnd> m_ends;
    std::size_t m_seen = 0; // entities
};

} // namespace awaitscope
