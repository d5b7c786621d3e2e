// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/tracestore.h"

#include <algorithm>

// The life cycle of tasks, and the end of the run. What tasks wait for is in tracestorewaiting.cpp.

namespace awaitscope {

TraceStore::TraceStore(const Trace &trace, std::size_t upTo)
    : m_trace(trace), m_lanes(trace), m_gathers(trace, m_lanes), m_ledger(trace, m_lanes, m_gathers), m_cancellations(trace, m_lanes)
{
    update(upTo);
}

bool TraceStore::update(std::size_t upTo)
{
    const std::size_t count = std::min(m_trace.events().size(), upTo);
    if (upTo >= m_trace.events().size())
        m_lanes.reach(m_trace.reached());
    if (m_read >= count)
        return false;
    m_lanes.beginUpdate();
    m_gathers.noteNew();
    for (; m_read < count; ++m_read)
        read(quint32(m_read));
    return true;
}

TimeRange TraceStore::range() const
{
    // A run in which no time passes still needs some width.
    return {Time(0), m_lanes.present() > Time(0) ? m_lanes.present() : Time(std::chrono::milliseconds(1))};
}

std::optional<quint32> TraceStore::laneOf(EntityId task) const
{
    const quint32 lane = m_lanes.indexOf(task);
    return lane == NoIndex ? std::nullopt : std::optional(lane);
}

RunCounts TraceStore::counts() const
{
    RunCounts counts = m_lanes.counts();
    counts.unretrieved = m_ledger.unretrieved();
    counts.deadlocked = m_deadlocked;
    return counts;
}

std::optional<quint32> TraceStore::ledgerOf(quint32 lane) const
{
    const quint32 row = m_lanes.work(lane).ledger;
    return row == NoIndex ? std::nullopt : std::optional(row);
}

void TraceStore::read(quint32 i)
{
    const Event &e = m_trace.events()[i];
    m_lanes.reach(e.time);
    switch (e.kind) {
    case EventKind::Created:
    case EventKind::Submitted:
    case EventKind::Scheduled:
    case EventKind::Handling:
    case EventKind::Started:
    case EventKind::Enter:
    case EventKind::Leave:
    case EventKind::Yielded:
    case EventKind::Continued:
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
    case EventKind::Replaced:
    case EventKind::CallbackError:
        return readFailure(i, e);
    default:
        return readRest(i, e);
    }
}

void TraceStore::readLifecycle(quint32 i, const Event &e)
{
    if (e.kind == EventKind::Created || e.kind == EventKind::Submitted || e.kind == EventKind::Scheduled || e.kind == EventKind::Handling)
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
    const quint32 lane = m_lanes.indexOf(e.subject);
    if (lane == NoIndex)
        return;
    if (e.kind == EventKind::Started) {
        m_lanes.work(lane).began = true;
        m_lanes.setState(lane, SpanState::Running, e.time, i);
    } else if (e.kind == EventKind::Enter)
        enter(i, e);
    else if (e.kind == EventKind::Leave)
        leave(i, e);
    else if (e.kind == EventKind::Yielded)
        yielded(i, e);
    else if (e.kind == EventKind::Continued)
        continued(i, e);
    else if (e.kind == EventKind::DestroyedPending)
        destroyed(lane, i, e.time);
    else if (e.kind == EventKind::Raised)
        raised(lane, i, e);
    else if (e.kind == EventKind::Succeeded) {
        m_cancellations.wentOn(lane);
        m_lanes.end(lane, i, e.time, LaneEnd::Succeeded, MarkKind::Succeeded);
    } else {
        const bool byTimeout = m_lanes.work(lane).byTimeout;
        const MarkKind how = !m_lanes.work(lane).began ? MarkKind::NeverBegan : byTimeout ? MarkKind::TimedOut
                                                                                          : MarkKind::Cancelled;
        m_lanes.end(lane, i, e.time, byTimeout ? LaneEnd::TimedOut : LaneEnd::Cancelled, how);
    }
}

void TraceStore::created(quint32 i, const Event &e)
{
    Lane lane;
    lane.task = e.subject;
    lane.name = StringId{e.a};
    lane.args = ValueId{e.b};
    lane.begin = e.time;
    lane.thread = e.kind == EventKind::Submitted;
    lane.callback = e.kind == EventKind::Scheduled || e.kind == EventKind::Handling;
    const quint32 maker = e.c == NoIndex ? NoIndex : m_lanes.indexOf(EntityId{e.c});
    lane.parent = maker == NoIndex ? -1 : qint32(maker);
    const quint32 id = m_lanes.addTask(std::move(lane));
    m_lanes.setState(id, SpanState::Created, e.time, i);
    if (maker != NoIndex)
        m_arrows.push_back({ArrowKind::Spawn, maker, id, e.time, e.time, i});
}

void TraceStore::enter(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 caller = m_lanes.work(owner).innermost;
    m_lanes.setState(caller, SpanState::Calling, e.time, i, e.subject);
    Lane lane;
    lane.kind = LaneKind::Call;
    lane.task = e.subject;
    lane.name = StringId{e.a};
    lane.args = e.kind == EventKind::Enter ? ValueId{e.b} : ValueId::None;
    lane.function = e.kind == EventKind::Enter && e.flag;
    lane.begin = e.time;
    lane.parent = qint32(caller);
    lane.depth = quint16(m_lanes[caller].depth + 1);
    lane.orphan = m_lanes[owner].orphan;
    const quint32 id = m_lanes.add(std::move(lane));
    m_lanes.work(owner).innermost = id;
    m_lanes.setState(id, SpanState::Running, e.time, i);
    if (e.c != NoIndex)
        m_generators.insert_or_assign(e.c, id);
}

//! A generator at its yield: its lane goes on if the same call asks it again.
void TraceStore::yielded(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 call = m_lanes.work(owner).innermost;
    if (call == owner)
        return; // a trace that begins in the middle
    Lane &lane = m_lanes[call];
    m_lanes.closeSpan(lane, e.time, i);
    lane.finish = e.time;
    m_lanes.touch(call);
    m_lanes.work(owner).innermost = quint32(lane.parent);
    m_lanes.setState(quint32(lane.parent), SpanState::Running, e.time, i);
}

void TraceStore::continued(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 caller = m_lanes.work(owner).innermost;
    const auto known = m_generators.find(e.c);
    if (known == m_generators.end() || m_lanes[known->second].parent != qint32(caller) || m_lanes[known->second].end != LaneEnd::Open)
        return enter(i, e);
    m_lanes.setState(caller, SpanState::Calling, e.time, i, e.subject);
    m_lanes[known->second].finish = Time::max();
    m_lanes.work(owner).innermost = known->second;
    m_lanes.setState(known->second, SpanState::Running, e.time, i);
}

void TraceStore::generatorDropped(quint32 i, const Event &e)
{
    const auto known = m_generators.find(e.c);
    const quint32 lane = known == m_generators.end() ? m_lanes.innermostOf(e.subject) : known->second;
    if (lane != NoIndex)
        m_lanes.mark(lane, MarkKind::GeneratorDropped, e.time, i);
}

void TraceStore::leave(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 call = m_lanes.work(owner).innermost;
    if (call == owner)
        return; // a trace that begins in the middle
    Lane &lane = m_lanes[call];
    if (lane.name != StringId{e.a})
        return; // of a task that the garbage collector closes: it ends with that task
    m_lanes.closeSpan(lane, e.time, i);
    lane.finish = e.time;
    switch (e.outcome) {
    case Outcome::Ok:
        lane.end = LaneEnd::Succeeded;
        m_lanes.mark(call, MarkKind::Succeeded, e.time, i);
        break;
    case Outcome::Raised: // propagates to the caller, so it is retrieved
        lane.end = LaneEnd::Raised;
        m_lanes.mark(call, MarkKind::Retrieved, e.time, i);
        break;
    case Outcome::Cancelled:
        lane.end = LaneEnd::Cancelled;
        m_lanes.mark(call, MarkKind::Cancelled, e.time, i);
        break;
    }
    m_lanes.work(owner).innermost = quint32(lane.parent);
    m_lanes.setState(quint32(lane.parent), SpanState::Running, e.time, i);
}

void TraceStore::raised(quint32 lane, quint32 i, const Event &e)
{
    const LaneWork &work = m_lanes.work(lane);
    const bool byTimeout = work.timeout != ExceptionId::None && work.timeout == ExceptionId{e.a};
    m_cancellations.wentOn(lane);
    m_cancellations.noteFailure(i);
    m_lanes.end(lane, i, e.time, byTimeout ? LaneEnd::TimedOut : LaneEnd::Raised, MarkKind::PendingError);
    m_ledger.add(lane, i, e);
    m_lanes.setState(lane, SpanState::Pending, e.time, i);
}

void TraceStore::destroyed(quint32 lane, quint32 i, Time t)
{
    if (m_lanes[lane].end == LaneEnd::Open)
        m_lanes.end(lane, i, t, LaneEnd::DestroyedPending, MarkKind::DestroyedPending);
}

void TraceStore::cancelRequested(quint32 i, const Event &e)
{
    const quint32 owner = m_lanes.indexOf(e.subject);
    const quint32 by = e.a == NoIndex ? NoIndex : m_lanes.indexOf(EntityId{e.a});
    if (owner != NoIndex && by != NoIndex && by != owner)
        m_arrows.push_back({ArrowKind::Cancel, m_lanes.innermostOf(EntityId{e.a}), owner, e.time, e.time, i});
    m_cancellations.requested(i, e, m_shuttingDown);
}

void TraceStore::readFailure(quint32 i, const Event &e)
{
    switch (e.kind) {
    case EventKind::Retrieved:
        return m_ledger.retrieved(i, e, m_shuttingDown);
    case EventKind::NeverRetrieved:
    case EventKind::ShieldException: // a report too, only an earlier one
        return m_ledger.neverRetrieved(i, e);
    case EventKind::CancelRequested:
        return cancelRequested(i, e);
    case EventKind::Replaced:
        return m_ledger.replaced(i, e);
    case EventKind::CallbackError:
        return m_ledger.callbackFailed(i, e);
    default:
        break;
    }
    const quint32 owner = m_lanes.indexOf(e.subject);
    if (owner == NoIndex)
        return;
    const quint32 lane = m_lanes.work(owner).innermost;
    if (e.kind == EventKind::Silenced) {
        m_ledger.silenced(owner, i, e);
    } else if (e.kind == EventKind::Caught) {
        m_lanes.mark(lane, MarkKind::Caught, e.time, i);
    } else { // TimeoutExit
        LaneWork &work = m_lanes.work(owner);
        work.timeouts -= work.timeouts > 0 ? 1 : 0;
        if (!e.flag)
            return;
        const bool timedOut = e.outcome == Outcome::Raised && e.b != NoIndex;
        if (timedOut)
            work.timeout = ExceptionId{e.b};
        m_lanes.mark(lane, timedOut ? MarkKind::TimedOut : MarkKind::Expired, e.time, i);
        work.cancelRequest = NoIndex;
        if (timedOut || e.outcome == Outcome::Raised)
            work.delivered = NoIndex; // it became a TimeoutError, or was replaced in the cleanup
    }
}

void TraceStore::neverAwaited(quint32 i, const Event &e)
{
    const quint32 made = e.c < m_made.size() ? m_made[e.c] : NoIndex;
    Lane lane;
    lane.kind = LaneKind::UnawaitedObject;
    lane.end = LaneEnd::NeverAwaited;
    lane.name = StringId{e.a};
    lane.args = ValueId{e.b};
    lane.finish = e.time;
    lane.begin = e.time;
    if (made != NoIndex) {
        const Event &m = m_trace.events()[made];
        lane.begin = m.time;
        const quint32 maker = m.subject == EntityId::None ? NoIndex : m_lanes.indexOf(m.subject);
        lane.parent = maker == NoIndex ? -1 : qint32(maker);
    }
    lane.spans.push_back({lane.begin, e.time, made == NoIndex ? i : made, i, EntityId::None, SpanState::NeverAwaited, false});
    const quint32 id = m_lanes.add(std::move(lane));
    m_lanes.mark(id, MarkKind::NeverAwaited, e.time, i);
}

void TraceStore::readRest(quint32 i, const Event &e)
{
    if (e.kind == EventKind::Log) {
        if (const quint32 lane = m_lanes.innermostOf(e.subject); lane != NoIndex)
            m_lanes.mark(lane, MarkKind::Log, e.time, i);
    } else if (e.kind == EventKind::ContextSet || e.kind == EventKind::ContextReset) {
        if (const quint32 lane = m_lanes.innermostOf(e.subject); lane != NoIndex)
            m_lanes.mark(lane, MarkKind::ContextSet, e.time, i);
    } else if (e.kind == EventKind::LoopError || e.kind == EventKind::Exit) {
        m_ledger.callbackEnded(i, e);
    } else if (e.kind == EventKind::GroupEnter) {
        if (const quint32 lane = m_lanes.indexOf(e.subject); lane != NoIndex)
            m_lanes.work(lane).group = i;
    } else if (e.kind == EventKind::TimeoutEnter) {
        if (const quint32 lane = m_lanes.indexOf(e.subject); lane != NoIndex)
            ++m_lanes.work(lane).timeouts;
    } else if (e.kind == EventKind::GeneratorDropped) {
        generatorDropped(i, e);
    } else if (e.kind == EventKind::FutureSet) {
        m_lanes.completed(EntityId{e.a}, i);
    } else if (e.kind == EventKind::Shutdown) {
        m_shuttingDown = true;
    } else if (e.kind == EventKind::NextRun) {
        m_shuttingDown = false;
    } else if (e.kind == EventKind::Deadlock) {
        deadlocked(i, e);
    }
    if (e.kind == EventKind::Exit || e.kind == EventKind::Deadlock || e.kind == EventKind::Limit)
        m_finished = true;
}

void TraceStore::deadlocked(quint32 i, const Event &e)
{
    if (e.a == NoIndex)
        return;
    for (EntityId task : m_trace.members(EntityId{e.a}))
        if (const quint32 lane = m_lanes.indexOf(task); lane != NoIndex)
            m_lanes.mark(lane, MarkKind::Deadlock, e.time, i);
    m_deadlocked = quint32(m_trace.members(EntityId{e.a}).size());
    m_deadlock = Deadlock::of(m_trace);
}

} // namespace awaitscope
