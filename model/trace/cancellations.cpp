// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/cancellations.h"

#include <algorithm>

namespace awaitscope {

void Cancellations::requested(quint32 i, const Event &e, bool shuttingDown)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    if (owner == NoIndex)
        return;
    const bool open = m_lanes[owner].end == LaneEnd::Open;
    m_lanes.mark(owner, open ? MarkKind::CancelRequested : MarkKind::CancelIgnored, e.time, i);
    const quint32 by = e.a == NoIndex ? NoIndex : m_lanes.indexOf(EntityId{e.a});
    if (by != NoIndex && open && e.flag)
        noteExpiredWait(owner, by);
    m_requests.push_back(causeOf(i, e, shuttingDown));
    if (!e.flag || !open)
        return;
    LaneWork &work = m_lanes.work(owner);
    work.cancelRequest = i;
    work.lastRequest = quint32(m_requests.size() - 1);
    Lane &lane = m_lanes[work.innermost];
    if (lane.spans.empty() || lane.spans.back().end != Time::max())
        return;
    const Span span = lane.spans.back();
    if (span.state == SpanState::Sleeping || span.state == SpanState::Awaiting || span.state == SpanState::Created)
        m_lanes.setState(work.innermost, SpanState::Cancelling, e.time, i, span.target);
}

// wait_for cancels what it waits for when the time has expired; also when its own task is cancelled, but that is no timeout.
void Cancellations::noteExpiredWait(quint32 owner, quint32 waiter)
{
    LaneWork &theirs = m_lanes.work(waiter);
    if (theirs.waiting == NoIndex || theirs.cancelRequest != NoIndex)
        return;
    const EntityId awaited{m_trace.events()[theirs.waiting].a};
    const Lane &lane = m_lanes[owner];
    const bool member = std::ranges::find(m_trace.members(awaited), lane.task) != m_trace.members(awaited).end();
    const bool madeByIt = lane.parent == qint32(waiter) && !lane.spans.empty() && lane.spans.front().firstEvent > theirs.waiting;
    if (m_trace.entity(awaited).kind != EntityKind::WaitFor || !(member || madeByIt))
        return;
    m_lanes.work(owner).byTimeout = true;
    theirs.waitExpired = true;
}

void Cancellations::deliver(quint32 owner, Time t, quint32 event)
{
    if (m_lanes.work(owner).cancelRequest == NoIndex)
        return;
    m_lanes.work(owner).cancelRequest = NoIndex;
    m_lanes.work(owner).delivered = quint32(m_lanes[owner].marks.size());
    m_lanes.mark(owner, MarkKind::CancelDelivered, t, event);
}

// The task ended successfully or with an error: a delivered cancellation did not stop it.
void Cancellations::wentOn(quint32 lane)
{
    LaneWork &work = m_lanes.work(lane);
    if (work.delivered != NoIndex)
        m_lanes[lane].marks[work.delivered].kind = MarkKind::CancelSwallowed;
    work.delivered = NoIndex;
}

const CancelRequest *Cancellations::at(quint32 event) const
{
    const auto at = std::ranges::lower_bound(m_requests, event, {}, &CancelRequest::event);
    return at != m_requests.end() && at->event == event ? &*at : nullptr;
}

// The recorder saw which code of asyncio made the request. A task group asks its children and, if one of them failed, the task that runs it.
CancelRequest Cancellations::recordedCause(quint32 i, const Event &e) const
{
    CancelRequest out{i, CancelCause(e.c)};
    const quint32 own = m_lanes.indexOf(e.subject);
    const quint32 failed = m_lastRaised == NoIndex ? NoIndex : m_lanes.indexOf(m_trace.events()[m_lastRaised].subject);
    const bool isOwner = failed != NoIndex && m_lanes[failed].parent == qint32(own);
    if (out.cause == CancelCause::Timeout || (out.cause == CancelCause::Group && (isOwner || m_lanes[own].parent < 0)))
        out.by = e.subject;
    else if (out.cause == CancelCause::Group)
        out.by = m_lanes[quint32(m_lanes[own].parent)].task;
    return out;
}

// The event names the task whose step made the request, if it was a step. Otherwise the preceding events tell the cause.
CancelRequest Cancellations::causeOf(quint32 i, const Event &e, bool shuttingDown) const
{
    if (e.c != NoIndex)
        return recordedCause(i, e);
    if (e.a != NoIndex && m_lanes.indexOf(EntityId{e.a}) != NoIndex)
        return causeOfTask(i, e);
    const auto &events = m_trace.events();
    const quint32 own = m_lanes.indexOf(e.subject);
    CancelRequest out{i};
    if (!m_requests.empty() && m_requests.back().event + 1 == i && events[i - 1].time == e.time) {
        out = m_requests.back(); // consecutive requests: passed on from a waiting task to what it waits for
        out.event = i;
        if (out.through == EntityId::None && out.cause != CancelCause::Group && out.cause != CancelCause::Shutdown)
            out.through = events[i - 1].subject;
        return out;
    }
    const quint32 failed = m_lastRaised == NoIndex ? NoIndex : m_lanes.indexOf(events[m_lastRaised].subject);
    const bool justFailed = failed != NoIndex && failed != own && events[m_lastRaised].time == e.time && m_lanes[failed].parent >= 0;
    if (i > 0 && events[i - 1].kind == EventKind::External) {
        out.cause = CancelCause::External;
    } else if (shuttingDown) {
        out.cause = CancelCause::Shutdown;
    } else if (justFailed && (m_lanes[failed].parent == m_lanes[own].parent || m_lanes[failed].parent == qint32(own))) {
        out.cause = CancelCause::Group;
        out.by = m_lanes[quint32(m_lanes[failed].parent)].task;
    } else if (m_lanes.work(own).timeouts > 0) {
        out.cause = CancelCause::Timeout;
        out.by = e.subject;
    } else {
        // Since Python 3.12 wait_for is a timeout around what it awaits in the same task: a coroutine, or what it was given.
        const quint32 waiting = m_lanes.work(own).waiting;
        if (waiting != NoIndex && events[waiting].a != NoIndex && m_trace.entity(EntityId{events[waiting].a}).kind == EntityKind::WaitFor)
            out = {i, CancelCause::WaitFor, e.subject};
        for (quint32 lane = m_lanes.work(own).innermost; lane != own && out.cause == CancelCause::Unknown;) {
            lane = quint32(m_lanes[lane].parent);
            if (m_trace.text(m_lanes[lane].name) == "wait_for")
                out = {i, CancelCause::WaitFor, e.subject};
        }
    }
    return out;
}

CancelRequest Cancellations::causeOfTask(quint32 i, const Event &e) const
{
    const EntityId by{e.a};
    CancelRequest out{i, by == e.subject ? CancelCause::Self : CancelCause::Task, by};
    const LaneWork &theirs = m_lanes.work(m_lanes.indexOf(by));
    if (by == e.subject)
        return out;
    if (theirs.groupExit != NoIndex && theirs.groupExit + 1 == i) {
        out.cause = CancelCause::Group;
    } else if (!m_requests.empty() && m_requests.back().event + 1 == i && m_requests.back().cause == CancelCause::Group && m_requests.back().by == by) {
        out.cause = CancelCause::Group;
    } else if (theirs.waitExpired) {
        out.cause = CancelCause::WaitFor;
    } else if (theirs.waiting != NoIndex && theirs.lastRequest != NoIndex && m_trace.events()[m_requests[theirs.lastRequest].event].time == e.time) {
        out = m_requests[theirs.lastRequest]; // cancelled while it waits, it passes the request on
        out.event = i;
        out.through = by;
    }
    return out;
}

} // namespace awaitscope
