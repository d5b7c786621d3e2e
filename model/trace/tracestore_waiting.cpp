// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/tracestore.h"

// What tasks wait for: sleeps, awaits and groups, and gathers with the orphans that they leave behind. G3 names a rule of the semantics.

namespace awaitscope {

void TraceStore::readWaiting(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    if (owner == NoIndex)
        return;
    const quint32 lane = m_work[owner].innermost;
    switch (e.kind) {
    case EventKind::Sleeping:
        setState(lane, SpanState::Sleeping, e.time, i, m_trace.sleepEntity());
        break;
    case EventKind::Awaiting:
        m_work[owner].waiting = i;
        adopt(EntityId{e.a});
        setState(lane, SpanState::Awaiting, e.time, i, EntityId{e.a});
        break;
    case EventKind::GroupExit: // waits for the children of the group
        setState(lane, SpanState::Awaiting, e.time, i);
        break;
    default:
        resumed(i, e);
        break;
    }
}

void TraceStore::resumed(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    const quint32 lane = m_work[owner].innermost;
    if (e.outcome == Outcome::Cancelled)
        deliverCancel(owner, i, e);
    if (e.kind == EventKind::GroupDone) {
        m_work[owner].cancelRequest = NoIndex; // a group takes back the request with which it woke its own task
        if (e.outcome == Outcome::Raised)
            inferGroup(e.subject);
        setState(lane, SpanState::Running, e.time, i);
        return;
    }
    const EntityId awaited{e.a};
    const Entity &what = m_trace.entity(awaited);
    if (e.kind == EventKind::Resumed && e.outcome == Outcome::Raised) {
        const bool onClock = what.kind == EntityKind::WaitFor || (what.kind == EntityKind::Text && m_trace.text(what.text) == "as_completed");
        if (onClock && m_trace.text(m_trace.exception(ExceptionId{e.b}).type) == "TimeoutError") {
            m_work[owner].timeout = ExceptionId{e.b};
            mark(lane, MarkKind::TimedOut, e.time, i);
        }
        inferAwait(awaited, e.subject, ExceptionId{e.b});
    }
    if (e.kind == EventKind::Resumed)
        awaitArrow(i, e, lane);
    else
        inferWait(EntityId{e.b}, e.subject);
    setState(lane, SpanState::Running, e.time, i);
    m_work[owner].waiting = NoIndex;
    EntityId gather = awaited;
    if ((what.kind == EntityKind::WaitFor || (what.kind == EntityKind::Shield && e.outcome == Outcome::Raised)) && what.memberCount == 1)
        gather = m_trace.members(awaited)[0];
    if (m_trace.entity(gather).kind == EntityKind::Gather)
        gatherEnded(gather, lane, i, e);
}

void TraceStore::awaitArrow(quint32 i, const Event &e, quint32 lane)
{
    const ExceptionId exception = e.outcome == Outcome::Raised ? ExceptionId{e.b} : ExceptionId::None;
    const quint32 from = lastOf(EntityId{e.a}, exception);
    if (from == NoIndex)
        return;
    const ArrowKind kind = e.outcome == Outcome::Raised ? ArrowKind::Exception : ArrowKind::Await;
    m_arrows.push_back({kind, from, lane, m_lanes[from].finish, e.time, i});
}

// The child that decided: whose exception it is, else the last to end.
quint32 TraceStore::lastOf(EntityId entity, ExceptionId exception) const
{
    const quint32 own = laneIndex(entity);
    if (own != NoIndex)
        return m_lanes[own].end == LaneEnd::Open ? NoIndex : own;
    quint32 best = NoIndex;
    for (EntityId member : m_trace.members(entity)) {
        const quint32 lane = m_trace.entity(member).memberCount == 0 ? laneIndex(member) : lastOf(member, exception);
        if (lane == NoIndex || m_lanes[lane].end == LaneEnd::Open)
            continue;
        if (exception != ExceptionId::None) {
            const quint32 row = m_work[lane].ledger;
            if (row == NoIndex || m_ledger[row].exception != exception)
                continue;
        }
        if (best == NoIndex || m_lanes[lane].finish > m_lanes[best].finish
            || (m_lanes[lane].finish == m_lanes[best].finish && exception == ExceptionId::None))
            best = lane;
    }
    return best;
}

// Children are known as soon as the gather is, so that a failure can be attributed to it later.
void TraceStore::noteNewGathers()
{
    const std::size_t count = m_trace.entityCount();
    m_gatherOf.resize(count, EntityId::None);
    m_laneOf.resize(count, NoIndex);
    for (; m_entitiesSeen < count; ++m_entitiesSeen) {
        const EntityId id{quint32(m_entitiesSeen)};
        if (m_trace.entity(id).kind != EntityKind::Gather)
            continue;
        for (EntityId member : m_trace.members(id))
            if (m_gatherOf[index(member)] == EntityId::None)
                m_gatherOf[index(member)] = id;
    }
}

// A task may be gathered again after its first gather has ended.
void TraceStore::adopt(EntityId gather)
{
    const Entity &what = m_trace.entity(gather);
    if (what.kind == EntityKind::Shield || what.kind == EntityKind::WaitFor) {
        if (what.memberCount == 1)
            adopt(m_trace.members(gather)[0]);
        return;
    }
    if (what.kind != EntityKind::Gather)
        return;
    for (EntityId member : m_trace.members(gather)) {
        EntityId &current = m_gatherOf[index(member)];
        if (current == gather)
            continue;
        if (const auto known = m_gathers.find(index(current)); known != m_gathers.end() && known->second.ended)
            current = gather;
    }
}

void TraceStore::gatherEnded(EntityId gather, quint32 waiterLane, quint32 i, const Event &e)
{
    Gathering &g = m_gathers[index(gather)];
    const bool failed = e.outcome != Outcome::Ok;
    judgeLooked(g, e.subject, e.outcome, failed && e.b != NoIndex ? ExceptionId{e.b} : ExceptionId::None);
    if (g.ended)
        return; // somebody else awaits it too
    g.ended = true;
    g.failed = g.failed || failed;
    m_gatherEnds.push_back({e.time, gather, waiterLane, failed});
    if (!failed)
        return;
    mark(waiterLane, MarkKind::GatherFailed, e.time, i);
    for (EntityId member : m_trace.members(gather))
        makeOrphan(member, e.time, i);
}

// What still runs goes on in the background: no sibling is cancelled (G3).
void TraceStore::makeOrphan(EntityId entity, Time t, quint32 event)
{
    const Entity &what = m_trace.entity(entity);
    if (what.kind == EntityKind::Gather) {
        Gathering &inner = m_gathers[index(entity)];
        if (inner.ended)
            return;
        for (EntityId member : m_trace.members(entity))
            makeOrphan(member, t, event);
        return;
    }
    const quint32 owner = laneIndex(entity);
    if (owner == NoIndex || m_lanes[owner].end != LaneEnd::Open || m_lanes[owner].orphan)
        return;
    for (quint32 at = m_work[owner].innermost;; at = quint32(m_lanes[at].parent)) {
        Lane &lane = m_lanes[at];
        lane.orphan = true;
        touch(at);
        if (!lane.spans.empty() && lane.spans.back().end == Time::max()) {
            if (lane.spans.back().begin == t) {
                lane.spans.back().orphan = true;
            } else {
                const Span before = lane.spans.back();
                closeSpan(lane, t, event);
                lane.spans.push_back({t, Time::max(), event, NoIndex, before.target, before.state, true});
            }
        }
        if (at == owner)
            break;
    }
}

} // namespace awaitscope
