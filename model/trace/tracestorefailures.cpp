// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/trace/tracestore.h: what became of each exception.

#include "model/trace/tracestore.h"

#include <algorithm>

// Failures and what becomes of them: the ledger, cancellation, the end of the run. N1 ... are rules, see docs/engine.md.

namespace awaitscope {

namespace {

bool isSwallowed(Retrieval how)
{
    return how == Retrieval::GatherSwallowed || how == Retrieval::CancelSwallowed;
}

MarkKind markOf(Fate fate)
{
    switch (fate) {
    case Fate::Pending:
        return MarkKind::PendingError;
    case Fate::Retrieved:
        return MarkKind::Retrieved;
    case Fate::Replaced:
        return MarkKind::Replaced;
    case Fate::Swallowed:
        return MarkKind::Swallowed;
    case Fate::Silenced: // cancel() on a failed task: it will not be reported, and no code has seen it
        return MarkKind::Silenced;
    case Fate::Lost:
        return MarkKind::Lost;
    case Fate::Reported:
        return MarkKind::CallbackError;
    }
    return MarkKind::PendingError;
}

} // namespace

void TraceStore::readFailure(quint32 i, const Event &e)
{
    switch (e.kind) {
    case EventKind::Retrieved:
        return retrieved(i, e);
    case EventKind::NeverRetrieved:
    case EventKind::ShieldException: // a report too, only an earlier one
        return neverRetrieved(i, e);
    case EventKind::CancelRequested:
        return cancelRequested(i, e);
    default:
        break;
    }
    const quint32 owner = laneIndex(e.subject);
    if (owner == NoIndex)
        return;
    const quint32 lane = m_work[owner].innermost;
    if (e.kind == EventKind::Silenced) {
        const quint32 row = m_work[owner].ledger;
        if (row != NoIndex && m_ledger[row].fate == Fate::Pending)
            settle(m_ledger[row], Fate::Silenced, Retrieval::Unknown, EntityId::None, e.time, i);
    } else if (e.kind == EventKind::Caught) {
        mark(lane, MarkKind::Caught, e.time, i);
    } else { // TimeoutExit
        Work &work = m_work[owner];
        work.timeouts -= work.timeouts > 0 ? 1 : 0;
        if (!e.flag)
            return;
        const bool timedOut = e.outcome == Outcome::Raised && e.b != NoIndex;
        if (timedOut)
            work.timeout = ExceptionId{e.b};
        mark(lane, timedOut ? MarkKind::TimedOut : MarkKind::Expired, e.time, i);
        work.cancelRequest = NoIndex;
        if (timedOut || e.outcome == Outcome::Raised)
            work.delivered = NoIndex; // it became a TimeoutError, or was replaced in the cleanup
    }
}

// N1: from now on it will be reported unless it is retrieved.
void TraceStore::raised(quint32 i, const Event &e)
{
    const quint32 lane = laneIndex(e.subject);
    Work &work = m_work[lane];
    const bool byTimeout = work.timeout != ExceptionId::None && work.timeout == ExceptionId{e.a};
    wentOn(lane);
    m_lastRaised = i;
    end(lane, i, e.time, byTimeout ? LaneEnd::TimedOut : LaneEnd::Raised, MarkKind::PendingError);
    ++m_counts.raised;
    ++m_counts.unretrieved;
    LedgerEntry row;
    row.lane = lane;
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = i;
    row.raised = e.time;
    work.ledger = quint32(m_ledger.size());
    m_ledger.push_back(row);
    m_inLedger.resize(std::max<std::size_t>(m_inLedger.size(), e.a + 1));
    m_inLedger[e.a] = true;
    setState(lane, SpanState::Pending, e.time, i);
}

void TraceStore::settle(LedgerEntry &row, Fate fate, Retrieval how, EntityId by, Time t, quint32 event)
{
    if (row.fate == Fate::Pending && fate != Fate::Lost && row.lane != NoIndex) {
        --m_counts.unretrieved;
        closeSpan(m_lanes[row.lane], t, event); // the Pending span
    }
    row.fate = fate;
    row.how = how;
    row.by = by;
    row.settled = t;
    row.settledEvent = event;
    if (row.lane == NoIndex)
        return;
    std::vector<Mark> &marks = m_lanes[row.lane].marks;
    const auto at = std::find_if(marks.rbegin(), marks.rend(), [&](const Mark &m) { return m.event == row.raisedEvent; });
    if (at != marks.rend())
        at->kind = markOf(fate);
    touch(row.lane);
}

// N2. If the trace does not say what retrieved it, that is inferred from what follows: see judgeLooked() and inferAwait().
void TraceStore::retrieved(quint32 i, const Event &e)
{
    const quint32 lane = laneIndex(e.subject);
    if (lane == NoIndex || m_work[lane].ledger == NoIndex)
        return;
    const quint32 row = m_work[lane].ledger;
    if (m_ledger[row].fate != Fate::Pending)
        return;
    auto how = e.b == NoIndex ? Retrieval::Unknown : Retrieval(e.b);
    const EntityId by = e.a == NoIndex ? EntityId::None : EntityId{e.a};
    if (how == Retrieval::Unknown && i + 1 < m_trace.events().size()) {
        const Event &next = m_trace.events()[i + 1];
        if (next.kind == EventKind::ShieldException && next.subject == e.subject)
            how = Retrieval::ShieldReport;
    }
    if (how == Retrieval::ShieldReport)
        return; // no code looks: the report says what becomes of it
    Gathering *gathering = nullptr;
    if (how == Retrieval::Unknown) {
        if (const EntityId gather = m_gatherOf[index(e.subject)]; gather != EntityId::None)
            gathering = &m_gathers[index(gather)];
        if (lane == 0)
            how = Retrieval::Main;
        else if (m_shuttingDown)
            how = Retrieval::Shutdown;
        else if (gathering && gathering->failed)
            how = Retrieval::GatherSwallowed; // N6: the outer future was done already
        else if (i > 0 && m_trace.events()[i - 1].kind == EventKind::Callback && m_trace.events()[i - 1].subject == e.subject)
            how = Retrieval::Exception; // a done callback that calls exception()
    }
    settle(m_ledger[row], isSwallowed(how) ? Fate::Swallowed : Fate::Retrieved, how, by, e.time, i);
    m_lastRetrieved = row;
    if (how == Retrieval::Unknown && gathering && !gathering->ended)
        gathering->looked.push_back(row);
    if (how == Retrieval::Gather && by != EntityId::None && m_trace.entity(by).kind == EntityKind::Gather)
        m_gathers[index(by)].failed = true;
}

// When the waiter of a gather resumes, it is known which failed child was passed on. Rules G3, G4, N6.
void TraceStore::judgeLooked(Gathering &g, EntityId waiter, Outcome outcome, ExceptionId exception)
{
    bool passed = false;
    for (quint32 number : g.looked) {
        LedgerEntry &row = m_ledger[number];
        if (row.how != Retrieval::Unknown)
            continue;
        if (outcome == Outcome::Ok) {
            row.how = Retrieval::GatherCollect;
            row.by = waiter;
        } else if (outcome == Outcome::Raised && !passed && row.exception == exception) {
            passed = true;
            row.how = Retrieval::Gather;
            row.by = waiter;
        } else {
            const quint32 at = row.settledEvent;
            settle(row, Fate::Swallowed, outcome == Outcome::Raised ? Retrieval::GatherSwallowed : Retrieval::CancelSwallowed, EntityId::None,
                   *row.settled, at);
        }
    }
    g.looked.clear();
}

void TraceStore::infer(quint32 number, Retrieval how, EntityId by)
{
    if (number == NoIndex)
        return;
    LedgerEntry &row = m_ledger[number];
    if (row.fate != Fate::Retrieved || row.how != Retrieval::Unknown)
        return;
    row.how = how;
    row.by = by;
    touch(row.lane);
}

// A waiter woke up with an error: if it waited for the failed task itself, it has retrieved it.
void TraceStore::inferAwait(EntityId awaited, EntityId waiter, ExceptionId exception)
{
    const auto rowOf = [&](EntityId task) {
        const quint32 lane = laneIndex(task);
        return lane == NoIndex ? NoIndex : m_work[lane].ledger;
    };
    const Entity &what = m_trace.entity(awaited);
    if (what.kind == EntityKind::Task)
        infer(rowOf(awaited), Retrieval::Await, waiter);
    else if (what.memberCount == 1 && (what.kind == EntityKind::Shield || what.kind == EntityKind::WaitFor))
        infer(rowOf(m_trace.members(awaited)[0]), what.kind == EntityKind::Shield ? Retrieval::Shield : Retrieval::WaitFor, waiter);
    else if (m_lastRetrieved != NoIndex && m_ledger[m_lastRetrieved].exception == exception && what.kind != EntityKind::Gather)
        infer(m_lastRetrieved, what.kind == EntityKind::WaitFor ? Retrieval::WaitFor : Retrieval::Await, waiter); // as_completed, a coroutine
}

// The waiter created the children of its task group, and has retrieved every one of them.
void TraceStore::inferGroup(EntityId waiter)
{
    const quint32 lane = laneIndex(waiter);
    const quint32 since = m_work[lane].group == NoIndex ? 0 : m_work[lane].group;
    for (auto row = quint32(m_ledger.size()); row > 0 && m_ledger[row - 1].raisedEvent > since; --row) {
        const quint32 child = m_ledger[row - 1].lane;
        if (child != NoIndex && m_lanes[child].parent == qint32(lane))
            infer(row - 1, Retrieval::TaskGroup, waiter);
    }
}

// asyncio.wait checks failures only to find the first one, and only while it waits.
void TraceStore::inferWait(EntityId done, EntityId waiter)
{
    const quint32 since = m_work[laneIndex(waiter)].waiting;
    if (since == NoIndex || done == EntityId::None)
        return;
    for (EntityId task : m_trace.members(done)) {
        const quint32 lane = laneIndex(task);
        const quint32 row = lane == NoIndex ? NoIndex : m_work[lane].ledger;
        if (row != NoIndex && m_ledger[row].settledEvent != NoIndex && m_ledger[row].settledEvent > since)
            infer(row, Retrieval::Wait, waiter);
    }
}

// The task ended successfully or with an error: a delivered cancellation did not stop it.
void TraceStore::wentOn(quint32 lane)
{
    Work &work = m_work[lane];
    if (work.delivered != NoIndex)
        m_lanes[lane].marks[work.delivered].kind = MarkKind::CancelSwallowed;
    work.delivered = NoIndex;
}

const CancelRequest *TraceStore::cancelRequestAt(quint32 event) const
{
    const auto at = std::ranges::lower_bound(m_requests, event, {}, &CancelRequest::event);
    return at != m_requests.end() && at->event == event ? &*at : nullptr;
}

// The recorder saw which code of asyncio made the request. A task group asks its children and, if one of them failed, the task that runs it.
CancelRequest TraceStore::recordedCause(quint32 i, const Event &e) const
{
    CancelRequest out{i, CancelCause(e.c)};
    const quint32 own = laneIndex(e.subject);
    const quint32 failed = m_lastRaised == NoIndex ? NoIndex : laneIndex(m_trace.events()[m_lastRaised].subject);
    const bool isOwner = failed != NoIndex && m_lanes[failed].parent == qint32(own);
    if (out.cause == CancelCause::Timeout || (out.cause == CancelCause::Group && (isOwner || m_lanes[own].parent < 0)))
        out.by = e.subject;
    else if (out.cause == CancelCause::Group)
        out.by = m_lanes[std::size_t(m_lanes[own].parent)].task;
    return out;
}

// The event names the task whose step made the request, if it was a step. Otherwise the preceding events tell the cause.
CancelRequest TraceStore::causeOf(quint32 i, const Event &e) const
{
    if (e.c != NoIndex)
        return recordedCause(i, e);
    if (e.a != NoIndex && laneIndex(EntityId{e.a}) != NoIndex)
        return causeOfTask(i, e);
    const auto &events = m_trace.events();
    const quint32 own = laneIndex(e.subject);
    CancelRequest out{i};
    if (!m_requests.empty() && m_requests.back().event + 1 == i && events[i - 1].time == e.time) {
        out = m_requests.back(); // consecutive requests: passed on from a waiting task to what it waits for
        out.event = i;
        if (out.through == EntityId::None && out.cause != CancelCause::Group && out.cause != CancelCause::Shutdown)
            out.through = events[i - 1].subject;
        return out;
    }
    const quint32 failed = m_lastRaised == NoIndex ? NoIndex : laneIndex(events[m_lastRaised].subject);
    const bool justFailed = failed != NoIndex && failed != own && events[m_lastRaised].time == e.time && m_lanes[failed].parent >= 0;
    if (i > 0 && events[i - 1].kind == EventKind::External) {
        out.cause = CancelCause::External;
    } else if (m_shuttingDown) {
        out.cause = CancelCause::Shutdown;
    } else if (justFailed && (m_lanes[failed].parent == m_lanes[own].parent || m_lanes[failed].parent == qint32(own))) {
        out.cause = CancelCause::Group;
        out.by = m_lanes[std::size_t(m_lanes[failed].parent)].task;
    } else if (m_work[own].timeouts > 0) {
        out.cause = CancelCause::Timeout;
        out.by = e.subject;
    } else {
        // Since Python 3.12 wait_for is a timeout around what it awaits in the same task.
        for (quint32 lane = m_work[own].innermost; lane != own && out.cause == CancelCause::Unknown;) {
            lane = quint32(m_lanes[lane].parent);
            if (m_trace.text(m_lanes[lane].name) == "wait_for")
                out = {i, CancelCause::WaitFor, e.subject};
        }
    }
    return out;
}

CancelRequest TraceStore::causeOfTask(quint32 i, const Event &e) const
{
    const EntityId by{e.a};
    CancelRequest out{i, by == e.subject ? CancelCause::Self : CancelCause::Task, by};
    const Work &theirs = m_work[laneIndex(by)];
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

void TraceStore::cancelRequested(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    if (owner == NoIndex)
        return;
    const bool open = m_lanes[owner].end == LaneEnd::Open;
    mark(owner, open ? MarkKind::CancelRequested : MarkKind::CancelIgnored, e.time, i);
    const EntityId by = e.a == NoIndex ? EntityId::None : EntityId{e.a};
    const quint32 asker = by == EntityId::None ? NoIndex : innermostLane(by);
    if (asker != NoIndex && laneIndex(by) != owner)
        m_arrows.push_back({ArrowKind::Cancel, asker, owner, e.time, e.time, i});
    if (asker != NoIndex && open && e.flag)
        noteExpiredWait(owner, laneIndex(by));
    m_requests.push_back(causeOf(i, e));
    if (!e.flag || !open)
        return;
    Work &work = m_work[owner];
    work.cancelRequest = i;
    work.lastRequest = quint32(m_requests.size() - 1);
    Lane &lane = m_lanes[work.innermost];
    if (lane.spans.empty() || lane.spans.back().end != Time::max())
        return;
    const Span span = lane.spans.back();
    if (span.state == SpanState::Sleeping || span.state == SpanState::Awaiting || span.state == SpanState::Created)
        setState(work.innermost, SpanState::Cancelling, e.time, i, span.target);
}

// wait_for cancels what it waits for when the time has expired; also when its own task is cancelled, but that is no timeout.
void TraceStore::noteExpiredWait(quint32 owner, quint32 waiter)
{
    Work &theirs = m_work[waiter];
    if (theirs.waiting == NoIndex || theirs.cancelRequest != NoIndex)
        return;
    const EntityId awaited{m_trace.events()[theirs.waiting].a};
    const Lane &lane = m_lanes[owner];
    const bool member = std::ranges::find(m_trace.members(awaited), lane.task) != m_trace.members(awaited).end();
    const bool madeByIt = lane.parent == qint32(waiter) && !lane.spans.empty() && lane.spans.front().firstEvent > theirs.waiting;
    if (m_trace.entity(awaited).kind != EntityKind::WaitFor || !(member || madeByIt))
        return;
    m_work[owner].byTimeout = true;
    theirs.waitExpired = true;
}

void TraceStore::deliverCancel(quint32 owner, quint32 i, const Event &e)
{
    if (m_work[owner].cancelRequest == NoIndex)
        return;
    m_work[owner].cancelRequest = NoIndex;
    m_work[owner].delivered = quint32(m_lanes[owner].marks.size());
    mark(owner, MarkKind::CancelDelivered, e.time, i);
}

void TraceStore::neverRetrieved(quint32 i, const Event &e)
{
    const quint32 lane = laneIndex(e.subject);
    if (lane != NoIndex && m_work[lane].ledger != NoIndex) {
        LedgerEntry &row = m_ledger[m_work[lane].ledger];
        settle(row, Fate::Lost, Retrieval::Unknown, EntityId::None, e.time, i);
        return;
    }
    lostFuture(i, e);
}

// A future or a gather that was never awaited. It has no lane of its own: the mark goes to the task that created or completed it.
void TraceStore::lostFuture(quint32 i, const Event &e)
{
    LedgerEntry row;
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = i;
    row.raised = e.time;
    row.settled = e.time;
    row.settledEvent = i;
    row.fate = Fate::Lost;
    if (const auto set = m_futureSet.find(index(e.subject)); set != m_futureSet.end()) {
        const Event &completed = m_trace.events()[set->second];
        row.raised = completed.time;
        row.lane = laneIndex(completed.subject);
    }
    if (const auto g = m_gathers.find(index(e.subject)); g != m_gathers.end()) {
        const auto members = m_trace.members(e.subject);
        const auto cause = std::ranges::find_if(members, [&](EntityId member) {
            const quint32 lane = laneIndex(member);
            return lane != NoIndex && m_work[lane].ledger != NoIndex && m_ledger[m_work[lane].ledger].exception == row.exception;
        });
        if (cause != members.end()) {
            const quint32 lane = laneIndex(*cause);
            row.raised = m_ledger[m_work[lane].ledger].raised;
            row.lane = quint32(m_lanes[lane].parent);
        }
        judgeLooked(g->second, e.subject, Outcome::Raised, row.exception);
    }
    m_ledger.push_back(row);
    ++m_counts.unretrieved;
    if (row.lane != NoIndex)
        mark(row.lane, MarkKind::Lost, e.time, i);
}

// It did not end this task, so it has no row yet, unless another task ended with it.
void TraceStore::replaced(quint32 i, const Event &e)
{
    if (e.a < m_inLedger.size() && m_inLedger[e.a])
        return;
    LedgerEntry row;
    row.lane = innermostLane(e.subject);
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = e.c < i ? e.c : i;
    row.raised = m_trace.events()[row.raisedEvent].time;
    row.settled = e.time;
    row.settledEvent = i;
    row.fate = Fate::Replaced;
    row.replacedBy = ExceptionId{e.b};
    row.inFinally = e.flag;
    m_ledger.push_back(row);
    if (row.lane != NoIndex)
        markEarlier(row.lane, MarkKind::Replaced, row.raised, i);
}

// L5: the loop reports it and continues. The preceding event identifies the callback.
void TraceStore::callbackFailed(quint32 i, const Event &e)
{
    LedgerEntry row;
    row.exception = ExceptionId{e.b};
    row.raisedEvent = row.settledEvent = i;
    row.raised = e.time;
    row.settled = e.time;
    row.fate = Fate::Reported;
    row.callback = StringId{e.a};
    if (i > 0 && m_trace.events()[i - 1].kind == EventKind::Callback && m_trace.events()[i - 1].a == e.a) {
        row.owner = m_trace.events()[i - 1].subject;
        row.lane = laneIndex(row.owner);
        // A future or a gather has no lane: the mark goes to who completed the one, or made the children of the other.
        if (const auto set = m_futureSet.find(index(row.owner)); row.lane == NoIndex && set != m_futureSet.end())
            row.lane = laneIndex(m_trace.events()[set->second].subject);
        if (const auto members = m_trace.members(row.owner); row.lane == NoIndex && !members.empty())
            if (const quint32 child = laneIndex(members.front()); child != NoIndex && m_lanes[child].parent >= 0)
                row.lane = quint32(m_lanes[child].parent);
    }
    m_ledger.push_back(row);
    if (row.lane != NoIndex)
        mark(row.lane, MarkKind::CallbackError, e.time, i);
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
        const quint32 maker = m.subject == EntityId::None ? NoIndex : laneIndex(m.subject);
        lane.parent = maker == NoIndex ? -1 : qint32(maker);
    }
    lane.spans.push_back({lane.begin, e.time, made == NoIndex ? i : made, i, EntityId::None, SpanState::NeverAwaited, false});
    const quint32 id = addLane(std::move(lane));
    mark(id, MarkKind::NeverAwaited, e.time, i);
    ++m_counts.neverAwaited;
}

void TraceStore::readRest(quint32 i, const Event &e)
{
    if (e.kind == EventKind::Log) {
        if (const quint32 lane = innermostLane(e.subject); lane != NoIndex)
            mark(lane, MarkKind::Log, e.time, i);
    } else if (e.kind == EventKind::GroupEnter) {
        if (const quint32 lane = laneIndex(e.subject); lane != NoIndex)
            m_work[lane].group = i;
    } else if (e.kind == EventKind::TimeoutEnter) {
        if (const quint32 lane = laneIndex(e.subject); lane != NoIndex)
            ++m_work[lane].timeouts;
    } else if (e.kind == EventKind::FutureSet) {
        m_futureSet.insert_or_assign(e.a, i);
    } else if (e.kind == EventKind::Shutdown) {
        m_shuttingDown = true;
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
        if (const quint32 lane = laneIndex(task); lane != NoIndex)
            mark(lane, MarkKind::Deadlock, e.time, i);
    m_counts.deadlocked = quint32(m_trace.members(EntityId{e.a}).size());
    m_deadlock = Deadlock::of(m_trace);
}

} // namespace awaitscope
