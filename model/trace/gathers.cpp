// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/gathers.h"

#include <ranges>
#include <unordered_set>

// G3 is a rule, see docs/engine.md.

namespace awaitscope {

EntityId Gathers::of(EntityId task) const
{
    return index(task) < m_of.size() ? m_of[index(task)] : EntityId::None;
}

Gathers::State *Gathers::find(EntityId gather)
{
    const auto known = m_states.find(index(gather));
    return known == m_states.end() ? nullptr : &known->second;
}

// Children are registered as soon as the gather exists, so that a failure can be attributed to it later.
void Gathers::noteNew()
{
    const std::size_t count = m_trace.entityCount();
    m_of.resize(count, EntityId::None);
    for (; m_seen < count; ++m_seen) {
        const EntityId id{quint32(m_seen)};
        if (m_trace.entity(id).kind != EntityKind::Gather)
            continue;
        for (EntityId member : m_trace.members(id))
            if (m_of[index(member)] == EntityId::None)
                m_of[index(member)] = id;
    }
}

// A task may be gathered again after its first gather has ended.
void Gathers::adopt(EntityId gather)
{
    while (m_trace.entity(gather).kind == EntityKind::Shield || m_trace.entity(gather).kind == EntityKind::WaitFor) {
        if (m_trace.entity(gather).memberCount != 1)
            return;
        gather = m_trace.members(gather)[0];
    }
    if (m_trace.entity(gather).kind != EntityKind::Gather)
        return;
    for (EntityId member : m_trace.members(gather)) {
        EntityId &current = m_of[index(member)];
        if (current == gather)
            continue;
        if (const State *known = find(current); known && known->ended)
            current = gather;
    }
}

void Gathers::ended(EntityId gather, quint32 waiterLane, quint32 i, const Event &e)
{
    State &g = m_states[index(gather)];
    const bool failed = e.outcome != Outcome::Ok;
    if (g.ended)
        return; // something else awaits it too
    g.ended = true;
    g.failed = g.failed || failed;
    m_ends.push_back({e.time, gather, waiterLane, i, e.outcome});
    if (!failed)
        return;
    m_lanes.mark(waiterLane, e.outcome == Outcome::Raised ? MarkKind::GatherFailed : MarkKind::GatherCancelled, e.time, i);
    for (EntityId member : m_trace.members(gather))
        makeOrphan(member, gather, e.time, i);
}

// Tasks that still run continue in the background: siblings are not cancelled (G3).
void Gathers::makeOrphan(EntityId entity, EntityId by, Time t, quint32 event)
{
    std::unordered_set<quint32> seen;
    std::vector<EntityId> open{entity};
    while (m_trace.entity(open.back()).kind == EntityKind::Gather) { // only leaves: each of them ends up here again, alone
        const EntityId gather = open.back();
        open.pop_back();
        if (seen.insert(index(gather)).second && !m_states[index(gather)].ended) {
            for (EntityId member : std::views::reverse(m_trace.members(gather))) {
                if (m_trace.entity(member).kind == EntityKind::Gather)
                    open.push_back(member);
                else
                    makeOrphan(member, by, t, event);
            }
        }
        if (open.empty())
            return;
    }
    const quint32 owner = m_lanes.indexOf(entity);
    if (owner != NoIndex && m_lanes[owner].end == LaneEnd::Open && !m_lanes[owner].orphan)
        setOrphan(owner, true, by, t, event);
}

// It is awaited again.
void Gathers::unmakeOrphan(EntityId entity, Time t, quint32 event)
{
    std::unordered_set<quint32> seen; // gathers may be nested thousands deep, and share members
    std::vector<EntityId> open{entity};
    while (!open.empty()) {
        const EntityId next = open.back();
        open.pop_back();
        const quint32 owner = m_lanes.indexOf(next);
        if (owner == NoIndex) {
            if (m_trace.entity(next).kind != EntityKind::Text && seen.insert(index(next)).second) // those of a join() are only noted: see undoneitems.h
                for (EntityId member : std::views::reverse(m_trace.members(next)))
                    open.push_back(member);
        } else if (m_lanes[owner].orphan && m_lanes[owner].end == LaneEnd::Open) {
            setOrphan(owner, false, EntityId::None, t, event);
        }
    }
}

void Gathers::setOrphan(quint32 owner, bool on, EntityId by, Time t, quint32 event)
{
    for (quint32 at = m_lanes.work(owner).innermost;; at = quint32(m_lanes[at].parent)) {
        Lane &lane = m_lanes[at];
        lane.orphan = on;
        lane.leftBy = by;
        m_lanes.touch(at);
        if (!lane.spans.empty() && lane.spans.back().end == Time::max()) {
            if (lane.spans.back().begin == t) {
                lane.spans.back().orphan = on;
            } else {
                const Span before = lane.spans.back();
                m_lanes.closeSpan(lane, t, event);
                lane.spans.push_back({t, Time::max(), event, NoIndex, before.target, before.state, on});
            }
        }
        if (at == owner)
            break;
    }
}

} // namespace awaitscope
