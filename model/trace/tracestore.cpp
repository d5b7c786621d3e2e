// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/tracestore.h"

#include <algorithm>

// The life cycle of tasks: lanes and spans. What they wait for is in tracestore_waiting.cpp, failures and their fate are in
// tracestore_failures.cpp.

namespace awaitscope {

TraceStore::TraceStore(const Trace &trace, std::size_t upTo)
    : m_trace(trace), m_loop(trace.clock != "virtual")
{
    update(upTo);
}

bool TraceStore::update(std::size_t upTo)
{
    const std::size_t count = std::min(m_trace.events().size(), upTo);
    if (upTo >= m_trace.events().size())
        m_loop.last = std::max(m_loop.last, m_trace.reached());
    if (m_read >= count)
        return false;
    ++m_revision;
    m_changed.clear();
    noteNewGathers();
    for (; m_read < count; ++m_read)
        read(quint32(m_read));
    return true;
}

TimeRange TraceStore::range() const
{
    // A run in which no time passes still needs some width.
    return {Time(0), m_loop.last > Time(0) ? m_loop.last : Time(std::chrono::milliseconds(1))};
}

std::optional<quint32> TraceStore::laneOf(EntityId task) const
{
    const quint32 lane = laneIndex(task);
    return lane == NoIndex ? std::nullopt : std::optional(lane);
}

std::optional<quint32> TraceStore::ledgerOf(quint32 lane) const
{
    const quint32 row = m_work[lane].ledger;
    return row == NoIndex ? std::nullopt : std::optional(row);
}

quint32 TraceStore::laneIndex(EntityId task) const
{
    return index(task) < m_laneOf.size() ? m_laneOf[index(task)] : NoIndex;
}

quint32 TraceStore::innermostLane(EntityId task) const
{
    const quint32 lane = laneIndex(task);
    return lane == NoIndex ? NoIndex : m_work[lane].innermost;
}

void TraceStore::touch(quint32 lane)
{
    Work &w = m_work[lane];
    if (w.changed == quint32(m_revision))
        return;
    w.changed = quint32(m_revision);
    m_changed.push_back(lane);
}

void TraceStore::mark(quint32 lane, MarkKind kind, Time t, quint32 event)
{
    m_lanes[lane].marks.push_back({t, event, kind});
    touch(lane);
}

// A mark that becomes known later is inserted among those recorded meanwhile.
void TraceStore::markEarlier(quint32 lane, MarkKind kind, Time t, quint32 event)
{
    std::vector<Mark> &marks = m_lanes[lane].marks;
    const auto at = std::ranges::upper_bound(marks, t, {}, &Mark::time);
    quint32 &delivered = m_work[lane].delivered;
    if (delivered != NoIndex && at - marks.begin() <= std::ptrdiff_t(delivered))
        ++delivered;
    marks.insert(at, {t, event, kind});
    touch(lane);
}

void TraceStore::read(quint32 i)
{
    const Event &e = m_trace.events()[i];
    m_loop.last = std::max(m_loop.last, e.time);
    switch (e.kind) {
    case EventKind::Created:
    case EventKind::Started:
    case EventKind::Enter:
    case EventKind::Leave:
    case EventKind::Succeeded:
    case EventKind::Raised:
    case EventKind::Cancelled:
    case EventKind::Made:
    case EventKind::NeverAwaited:
    case EventKind::DestroyedPending:
        return readLifecycle(i, e);
    case EventKind::Sleeping:
    case EventKind::Blocking:
    case EventKind::Awaiting:
    case EventKind::Resumed:
    case EventKind::WaitResumed:
    case EventKind::GroupExit:
    case EventKind::GroupDone:
        return readWaiting(i, e);
    case EventKind::Retrieved:
    case EventKind::Silenced:
    case EventKind::NeverRetrieved:
    case EventKind::ShieldException:
    case EventKind::Caught:
    case EventKind::CancelRequested:
    case EventKind::TimeoutExit:
        return readFailure(i, e);
    case EventKind::Replaced:
        return replaced(i, e);
    case EventKind::CallbackError:
        return callbackFailed(i, e);
    case EventKind::Log:
    case EventKind::Else:
    case EventKind::Finally:
    case EventKind::State:
    case EventKind::Uncancelled:
    case EventKind::Callback:
    case EventKind::GroupEnter:
    case EventKind::TimeoutEnter:
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::Released:
    case EventKind::FutureSet:
    case EventKind::Shutdown:
    case EventKind::ShutdownException:
    case EventKind::External:
    case EventKind::Exit:
    case EventKind::Deadlock:
    case EventKind::Limit:
    case EventKind::LoopError:
        return readRest(i, e);
    }
}

void TraceStore::readLifecycle(quint32 i, const Event &e)
{
    if (e.kind == EventKind::Created)
        return created(i, e);
    if (e.kind == EventKind::NeverAwaited)
        return neverAwaited(i, e);
    if (e.kind == EventKind::Made) {
        if (e.c < (1u << 28)) { // numbers count up: an absurd one must not allocate all memory
            m_made.resize(std::max<std::size_t>(m_made.size(), e.c + 1), NoIndex);
            m_made[e.c] = i;
        }
        return;
    }
    const quint32 lane = laneIndex(e.subject);
    if (lane == NoIndex)
        return;
    if (e.kind == EventKind::Started) {
        m_work[lane].began = true;
        setState(lane, SpanState::Running, e.time, i);
    } else if (e.kind == EventKind::Enter)
        enter(i, e);
    else if (e.kind == EventKind::Leave)
        leave(i, e);
    else if (e.kind == EventKind::DestroyedPending)
        destroyed(lane, i, e.time);
    else if (e.kind == EventKind::Raised)
        raised(i, e);
    else if (e.kind == EventKind::Succeeded) {
        wentOn(lane);
        end(lane, i, e.time, LaneEnd::Succeeded, MarkKind::Succeeded);
        ++m_counts.succeeded;
    } else {
        const bool byTimeout = m_work[lane].byTimeout;
        const MarkKind how = !m_work[lane].began ? MarkKind::NeverBegan : byTimeout ? MarkKind::TimedOut
                                                                                    : MarkKind::Cancelled;
        end(lane, i, e.time, byTimeout ? LaneEnd::TimedOut : LaneEnd::Cancelled, how);
        ++m_counts.cancelled;
    }
}

quint32 TraceStore::addLane(Lane lane)
{
    const auto id = quint32(m_lanes.size());
    ++m_lanesNamed[index(lane.name)];
    m_lanes.push_back(std::move(lane));
    Work work;
    work.innermost = id;
    m_work.push_back(work);
    touch(id);
    return id;
}

void TraceStore::created(quint32 i, const Event &e)
{
    Lane lane;
    lane.task = e.subject;
    lane.name = StringId{e.a};
    lane.args = ValueId{e.b};
    lane.begin = e.time;
    const quint32 maker = e.c == NoIndex ? NoIndex : laneIndex(EntityId{e.c});
    lane.parent = maker == NoIndex ? -1 : qint32(maker);
    const quint32 id = addLane(std::move(lane));
    m_laneOf[index(e.subject)] = id;
    ++m_counts.tasks;
    ++m_counts.running;
    setState(id, SpanState::Created, e.time, i);
    if (maker != NoIndex)
        m_arrows.push_back({ArrowKind::Spawn, maker, id, e.time, e.time, i});
}

void TraceStore::enter(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    const quint32 caller = m_work[owner].innermost;
    setState(caller, SpanState::Calling, e.time, i, e.subject);
    Lane lane;
    lane.kind = LaneKind::Call;
    lane.task = e.subject;
    lane.name = StringId{e.a};
    lane.args = ValueId{e.b};
    lane.begin = e.time;
    lane.parent = qint32(caller);
    lane.depth = quint16(m_lanes[caller].depth + 1);
    lane.orphan = m_lanes[owner].orphan;
    const quint32 id = addLane(std::move(lane));
    m_work[owner].innermost = id;
    setState(id, SpanState::Running, e.time, i);
}

void TraceStore::leave(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    const quint32 call = m_work[owner].innermost;
    if (call == owner)
        return; // a trace that begins in the middle
    Lane &lane = m_lanes[call];
    closeSpan(lane, e.time, i);
    lane.finish = e.time;
    switch (e.outcome) {
    case Outcome::Ok:
        lane.end = LaneEnd::Succeeded;
        mark(call, MarkKind::Succeeded, e.time, i);
        break;
    case Outcome::Raised: // propagates to the caller, so it is retrieved
        lane.end = LaneEnd::Raised;
        mark(call, MarkKind::Retrieved, e.time, i);
        break;
    case Outcome::Cancelled:
        lane.end = LaneEnd::Cancelled;
        mark(call, MarkKind::Cancelled, e.time, i);
        break;
    }
    m_work[owner].innermost = quint32(lane.parent);
    setState(quint32(lane.parent), SpanState::Running, e.time, i);
}

void TraceStore::end(quint32 lane, quint32 i, Time t, LaneEnd how, MarkKind kind)
{
    for (quint32 at = m_work[lane].innermost; at != lane; at = quint32(m_lanes[at].parent)) {
        closeSpan(m_lanes[at], t, i);
        m_lanes[at].finish = t;
        touch(at);
    }
    m_work[lane].innermost = lane;
    closeSpan(m_lanes[lane], t, i);
    m_lanes[lane].finish = t;
    m_lanes[lane].end = how;
    mark(lane, kind, t, i);
    --m_counts.running;
}

void TraceStore::destroyed(quint32 lane, quint32 i, Time t)
{
    if (m_lanes[lane].end == LaneEnd::Open)
        end(lane, i, t, LaneEnd::DestroyedPending, MarkKind::DestroyedPending);
}

// Ends the open span. It is dropped if it has zero length, unless it is a step that ran.
void TraceStore::closeSpan(Lane &lane, Time t, quint32 event)
{
    if (lane.spans.empty() || lane.spans.back().end != Time::max())
        return;
    Span &span = lane.spans.back();
    if (span.begin == t && span.state != SpanState::Running) {
        lane.spans.pop_back();
        return;
    }
    span.end = t;
    span.lastEvent = event;
    if (span.state == SpanState::Running)
        m_loop.ran(span.begin, t, span.firstEvent);
}

void TraceStore::setState(quint32 id, SpanState state, Time t, quint32 event, EntityId target)
{
    Lane &lane = m_lanes[id];
    touch(id);
    if (state == SpanState::Running || state == SpanState::Cancelling)
        holdUp(id, t);
    closeSpan(lane, t, event);
    if (state == SpanState::Running && !lane.spans.empty()) {
        // Nothing is visible between two steps at the same moment: they become one.
        Span &before = lane.spans.back();
        if (before.state == SpanState::Running && before.end == t && before.orphan == lane.orphan) {
            before.end = Time::max();
            before.lastEvent = NoIndex;
            return;
        }
    }
    lane.spans.push_back({t, Time::max(), event, NoIndex, target, state, lane.orphan});
}

} // namespace awaitscope
