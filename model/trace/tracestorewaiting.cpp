// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/trace/tracestore.h: what a task waits for.

#include "model/trace/tracestore.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool isAsCompleted(const Trace &trace, const Entity &entity)
{
    return entity.kind == EntityKind::Text && trace.text(entity.text) == "as_completed";
}

} // namespace

void TraceStore::readWaiting(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    if (owner == NoIndex)
        return;
    const quint32 lane = m_lanes.work(owner).innermost;
    switch (e.kind) {
    case EventKind::Sleeping:
        m_lanes.setState(lane, SpanState::Sleeping, e.time, i, m_trace.sleepEntity());
        break;
    case EventKind::Blocking:
        m_lanes.block(lane, e.time, i);
        break;
    case EventKind::Awaiting:
        m_lanes.work(owner).waiting = i;
        m_lanes.work(owner).waitExpired = false;
        m_gathers.adopt(EntityId{e.a});
        m_gathers.unmakeOrphan(EntityId{e.a}, e.time, i);
        if (!isAsCompleted(m_trace, m_trace.entity(EntityId{e.a})))
            m_lanes.work(owner).loop = NoIndex;
        else if (m_lanes.work(owner).loop == NoIndex)
            m_lanes.work(owner).loop = i;
        m_lanes.setState(lane, SpanState::Awaiting, e.time, i, EntityId{e.a});
        break;
    case EventKind::GroupExit: // waits for the children of the group
        m_lanes.work(owner).groupExit = i;
        m_lanes.setState(lane, SpanState::Awaiting, e.time, i);
        break;
    default:
        resumed(i, e);
        break;
    }
}

void TraceStore::resumed(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 lane = m_lanes.work(owner).innermost;
    if (e.outcome == Outcome::Cancelled)
        m_cancellations.deliver(owner, e.time, i);
    if (e.kind == EventKind::GroupDone) {
        m_lanes.work(owner).cancelRequest = NoIndex; // a group undoes the request with which it woke its own task
        if (e.outcome == Outcome::Raised) {
            m_lanes.work(owner).delivered = NoIndex;
            m_ledger.inferGroup(e.subject);
        }
        m_lanes.setState(lane, SpanState::Running, e.time, i);
        return;
    }
    const EntityId awaited{e.a};
    const Entity &what = m_trace.entity(awaited);
    bool timedOut = false;
    const auto raised = [this](EntityId task, ExceptionId exception) {
        const quint32 member = m_lanes.indexOf(task);
        return member != NoIndex && m_ledger.endedWith(member, exception);
    };
    if (e.kind == EventKind::Resumed && e.outcome == Outcome::Raised) {
        const bool onClock = what.kind == EntityKind::WaitFor || isAsCompleted(m_trace, what);
        timedOut = onClock && m_trace.text(m_trace.exception(ExceptionId{e.b}).type) == "TimeoutError";
        if (timedOut) {
            m_lanes.work(owner).timeout = ExceptionId{e.b};
            m_lanes.work(owner).cancelRequest = m_lanes.work(owner).delivered = NoIndex; // of a wait_for that is a timeout: it became a TimeoutError
            m_lanes.mark(lane, MarkKind::TimedOut, e.time, i);
        }
        m_ledger.inferAwait(awaited, e.subject, ExceptionId{e.b});
    }
    if (m_lanes.work(owner).waitExpired && !timedOut)
        m_lanes.mark(lane, MarkKind::Expired, e.time, i);
    m_lanes.work(owner).waitExpired = false;
    if (e.kind == EventKind::Resumed)
        awaitArrow(i, e, lane);
    else
        m_ledger.inferWait(EntityId{e.b}, e.subject);
    m_lanes.setState(lane, SpanState::Running, e.time, i);
    leftUnfinished(i, e);
    m_lanes.work(owner).waiting = NoIndex;
    EntityId gather = awaited;
    if ((what.kind == EntityKind::WaitFor || (what.kind == EntityKind::Shield && e.outcome == Outcome::Raised)) && what.memberCount == 1)
        gather = m_trace.members(awaited)[0];
    if (m_trace.entity(gather).kind != EntityKind::Gather)
        return;
    Event end = e;
    if (timedOut && std::ranges::none_of(m_trace.members(gather), [&](EntityId member) { return raised(member, ExceptionId{e.b}); })) {
        end.outcome = Outcome::Cancelled; // the wait_for around it failed, not the gather
        end.b = NoIndex;
    }
    const bool failed = end.outcome == Outcome::Raised && end.b != NoIndex;
    m_ledger.judge(m_gathers.state(gather), e.subject, end.outcome, failed ? ExceptionId{end.b} : ExceptionId::None);
    m_gathers.ended(gather, lane, i, end);
}

void TraceStore::awaitArrow(quint32 i, const Event &e, quint32 lane)
{
    const ExceptionId exception = e.outcome == Outcome::Raised ? ExceptionId{e.b} : ExceptionId::None;
    const quint32 from = m_lanes.lastOf(EntityId{e.a}, exception);
    if (from == NoIndex)
        return;
    const ArrowKind kind = e.outcome == Outcome::Raised ? ArrowKind::Exception : ArrowKind::Await;
    m_arrows.push_back({kind, from, lane, m_lanes[from].finish, e.time, i});
}

// asyncio.wait cancels nothing when it returns, and as_completed nothing when it times out.
void TraceStore::leftUnfinished(quint32 i, const Event &e)
{
    if (e.kind == EventKind::WaitResumed) {
        if (e.c != NoIndex)
            for (EntityId member : m_trace.members(EntityId{e.c}))
                m_gathers.makeOrphan(member, EntityId{e.a}, e.time, i);
        return;
    }
    const quint32 owner = m_lanes.indexOf(e.subject);
    if (e.outcome != Outcome::Raised || !isAsCompleted(m_trace, m_trace.entity(EntityId{e.a})))
        return;
    // The trace does not say what it iterates over. Coroutines become tasks just before the first wait.
    const auto &events = m_trace.events();
    const auto madeForIt = [&](const Event &made) { return made.kind == EventKind::Created && made.a != NoIndex && made.c == index(e.subject); };
    for (quint32 at = m_lanes.work(owner).loop; at-- > 0 && madeForIt(events[at]);)
        m_gathers.makeOrphan(events[at].subject, EntityId{e.a}, e.time, i);
}

} // namespace awaitscope
