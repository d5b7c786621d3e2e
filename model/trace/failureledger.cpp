// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/failureledger.h"

#include <algorithm>

// N1 ... are rules, see docs/engine.md.

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

//! SystemExit and KeyboardInterrupt end the event loop, and what asyncio.run then cancels includes the task that raised them. Others can
//! stand before its end as well: when main has ended, the last iteration still runs what was ready.
bool hasLeftTheLoop(const Trace &trace, const Lane &main, const LedgerEntry &row)
{
    const auto &events = trace.events();
    const std::size_t after = std::size_t(row.raisedEvent) + 1;
    if (after >= events.size() || events[after].kind != EventKind::Shutdown)
        return false;
    const std::string_view type = trace.text(trace.exception(row.exception).type);
    if (type == "SystemExit" || type == "KeyboardInterrupt")
        return true;
    return std::ranges::none_of(main.marks, [&](const Mark &m) { // a type of the program, derived from them: main was running
        const Event &e = events[m.event];
        return m.event < row.raisedEvent && e.subject == main.task
            && (e.kind == EventKind::Succeeded || e.kind == EventKind::Raised || e.kind == EventKind::Cancelled);
    });
}

} // namespace

// N1: from now on it will be reported unless it is retrieved.
void FailureLedger::add(quint32 lane, quint32 i, const Event &e)
{
    ++m_unretrieved;
    LaneWork &work = m_lanes.work(lane);
    work.exception = ExceptionId{e.a};
    LedgerEntry row;
    row.lane = lane;
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = i;
    row.raised = e.time;
    work.ledger = quint32(m_rows.size());
    m_rows.push_back(row);
    m_inLedger.resize(std::max<std::size_t>(m_inLedger.size(), e.a + 1));
    m_inLedger[e.a] = true;
}

bool FailureLedger::endedWith(quint32 lane, ExceptionId exception) const
{
    const quint32 row = m_lanes.work(lane).ledger;
    return row != NoIndex && m_rows[row].exception == exception;
}

void FailureLedger::silenced(quint32 lane, quint32 i, const Event &e)
{
    const quint32 row = m_lanes.work(lane).ledger;
    if (row == NoIndex || m_rows[row].fate != Fate::Pending)
        return;
    if (hasLeftTheLoop(m_trace, m_lanes[0], m_rows[row]))
        settle(m_rows[row], Fate::Retrieved, Retrieval::Main, EntityId::None, m_rows[row].raised, m_rows[row].raisedEvent);
    else
        settle(m_rows[row], Fate::Silenced, Retrieval::Unknown, EntityId::None, e.time, i);
}

void FailureLedger::settle(LedgerEntry &row, Fate fate, Retrieval how, EntityId by, Time t, quint32 event)
{
    if (row.fate == Fate::Pending && fate != Fate::Lost && row.lane != NoIndex) {
        --m_unretrieved;
        m_lanes.closeSpan(m_lanes[row.lane], t, event); // the Pending span
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
    m_lanes.touch(row.lane);
}

// N2. If the trace does not say what retrieved it, that is inferred from what follows: see judge() and inferAwait().
void FailureLedger::retrieved(quint32 i, const Event &e, bool shuttingDown)
{
    const quint32 lane = m_lanes.indexOf(e.subject);
    if (lane == NoIndex || m_lanes.work(lane).ledger == NoIndex)
        return;
    const quint32 row = m_lanes.work(lane).ledger;
    if (m_rows[row].fate != Fate::Pending)
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
    Gathers::State *gathering = nullptr;
    if (how == Retrieval::Unknown) {
        if (const EntityId gather = m_gathers.of(e.subject); gather != EntityId::None)
            gathering = &m_gathers.state(gather);
        if (lane == 0)
            how = Retrieval::Main;
        else if (shuttingDown)
            how = Retrieval::Shutdown;
        else if (gathering && gathering->failed)
            how = Retrieval::GatherSwallowed; // N6: the outer future was done already
        else if (i > 0 && m_trace.events()[i - 1].kind == EventKind::Callback && m_trace.events()[i - 1].subject == e.subject)
            how = Retrieval::Exception; // a done callback that calls exception()
    }
    settle(m_rows[row], isSwallowed(how) ? Fate::Swallowed : Fate::Retrieved, how, by, e.time, i);
    m_lastRetrieved = row;
    if (how == Retrieval::Unknown && gathering && !gathering->ended)
        gathering->looked.push_back(row);
    if (how == Retrieval::Gather && by != EntityId::None && m_trace.entity(by).kind == EntityKind::Gather)
        m_gathers.state(by).failed = true;
}

// When the waiter of a gather resumes, it is known which failed child was passed on. Rules G3, G4, N6.
void FailureLedger::judge(Gathers::State &g, EntityId waiter, Outcome outcome, ExceptionId exception)
{
    bool passed = false;
    for (quint32 number : g.looked) {
        LedgerEntry &row = m_rows[number];
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

void FailureLedger::infer(quint32 number, Retrieval how, EntityId by)
{
    if (number == NoIndex)
        return;
    LedgerEntry &row = m_rows[number];
    if (row.fate != Fate::Retrieved || row.how != Retrieval::Unknown)
        return;
    row.how = how;
    row.by = by;
    m_lanes.touch(row.lane);
}

// A waiter woke up with an error: if it waited for the failed task itself, it has retrieved it.
void FailureLedger::inferAwait(EntityId awaited, EntityId waiter, ExceptionId exception)
{
    const auto rowOf = [&](EntityId task) {
        const quint32 lane = m_lanes.indexOf(task);
        return lane == NoIndex ? NoIndex : m_lanes.work(lane).ledger;
    };
    const Entity &what = m_trace.entity(awaited);
    if (what.kind == EntityKind::Task)
        infer(rowOf(awaited), Retrieval::Await, waiter);
    else if (what.memberCount == 1 && (what.kind == EntityKind::Shield || what.kind == EntityKind::WaitFor))
        infer(rowOf(m_trace.members(awaited)[0]), what.kind == EntityKind::Shield ? Retrieval::Shield : Retrieval::WaitFor, waiter);
    else if (m_lastRetrieved != NoIndex && m_rows[m_lastRetrieved].exception == exception && what.kind != EntityKind::Gather)
        infer(m_lastRetrieved, what.kind == EntityKind::WaitFor ? Retrieval::WaitFor : Retrieval::Await, waiter); // as_completed, a coroutine
}

// The waiter created the children of its task group, and has retrieved every one of them.
void FailureLedger::inferGroup(EntityId waiter)
{
    const quint32 lane = m_lanes.indexOf(waiter);
    const quint32 since = m_lanes.work(lane).group == NoIndex ? 0 : m_lanes.work(lane).group;
    for (auto row = quint32(m_rows.size()); row > 0 && m_rows[row - 1].raisedEvent > since; --row) {
        const quint32 child = m_rows[row - 1].lane;
        if (child != NoIndex && m_lanes[child].parent == qint32(lane))
            infer(row - 1, Retrieval::TaskGroup, waiter);
    }
}

// asyncio.wait checks failures only to find the first one, and only while it waits.
void FailureLedger::inferWait(EntityId done, EntityId waiter)
{
    const quint32 since = m_lanes.work(m_lanes.indexOf(waiter)).waiting;
    if (since == NoIndex || done == EntityId::None)
        return;
    for (EntityId task : m_trace.members(done)) {
        const quint32 lane = m_lanes.indexOf(task);
        const quint32 row = lane == NoIndex ? NoIndex : m_lanes.work(lane).ledger;
        if (row != NoIndex && m_rows[row].settledEvent != NoIndex && m_rows[row].settledEvent > since)
            infer(row, Retrieval::Wait, waiter);
    }
}

void FailureLedger::neverRetrieved(quint32 i, const Event &e)
{
    const quint32 lane = m_lanes.indexOf(e.subject);
    if (lane != NoIndex && m_lanes.work(lane).ledger != NoIndex) {
        LedgerEntry &row = m_rows[m_lanes.work(lane).ledger];
        settle(row, Fate::Lost, Retrieval::Unknown, EntityId::None, e.time, i);
        return;
    }
    lostFuture(i, e);
}

// A future or a gather that was never awaited. It has no lane of its own: the mark goes to the task that created or completed it.
void FailureLedger::lostFuture(quint32 i, const Event &e)
{
    LedgerEntry row;
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = i;
    row.raised = e.time;
    row.settled = e.time;
    row.settledEvent = i;
    row.fate = Fate::Lost;
    if (const quint32 set = m_lanes.completionOf(e.subject); set != NoIndex) {
        const Event &completed = m_trace.events()[set];
        row.raised = completed.time;
        row.lane = m_lanes.indexOf(completed.subject);
    }
    if (Gathers::State *gather = m_gathers.find(e.subject)) {
        const auto members = m_trace.members(e.subject);
        const auto cause = std::ranges::find_if(members, [&](EntityId member) {
            const quint32 lane = m_lanes.indexOf(member);
            return lane != NoIndex && endedWith(lane, row.exception);
        });
        if (cause != members.end()) {
            const quint32 lane = m_lanes.indexOf(*cause);
            row.raised = m_rows[m_lanes.work(lane).ledger].raised;
            row.lane = quint32(m_lanes[lane].parent);
        }
        judge(*gather, e.subject, Outcome::Raised, row.exception);
    }
    m_rows.push_back(row);
    ++m_unretrieved;
    if (row.lane != NoIndex)
        m_lanes.mark(row.lane, MarkKind::Lost, e.time, i);
}

// It did not end this task, so it has no row yet, unless another task ended with it.
void FailureLedger::replaced(quint32 i, const Event &e)
{
    if (e.a < m_inLedger.size() && m_inLedger[e.a])
        return;
    LedgerEntry row;
    row.lane = m_lanes.innermostOf(e.subject);
    row.owner = e.subject;
    row.exception = ExceptionId{e.a};
    row.raisedEvent = e.c < i ? e.c : i;
    row.raised = m_trace.events()[row.raisedEvent].time;
    row.settled = e.time;
    row.settledEvent = i;
    row.fate = Fate::Replaced;
    row.replacedBy = ExceptionId{e.b};
    row.inFinally = e.flag;
    m_rows.push_back(row);
    if (row.lane != NoIndex)
        m_lanes.markEarlier(row.lane, MarkKind::Replaced, row.raised, i);
}

// What a function raised that the loop called: reported, or it leaves the loop and ends asyncio.run. True if that is what the event says.
bool FailureLedger::callbackEnded(quint32 i, const Event &e)
{
    const auto isOpen = [&](const LedgerEntry &row) {
        return row.fate == Fate::Pending && row.lane != NoIndex && m_lanes[row.lane].callback && row.exception == ExceptionId{e.b};
    };
    if (e.kind != EventKind::Exit) { // the raise stands just before
        const quint32 lane = i > 0 && m_trace.events()[i - 1].kind == EventKind::Raised ? m_lanes.indexOf(m_trace.events()[i - 1].subject) : NoIndex;
        const quint32 row = lane == NoIndex ? NoIndex : m_lanes.work(lane).ledger;
        if (row == NoIndex || !isOpen(m_rows[row]))
            return false;
        settle(m_rows[row], Fate::Reported, Retrieval::Unknown, EntityId::None, e.time, i);
        return true;
    }
    for (LedgerEntry &row : m_rows)
        if (isOpen(row))
            settle(row, Fate::Retrieved, Retrieval::Main, EntityId::None, e.time, i);
    return true;
}

// L5: the loop reports it and continues. The preceding event identifies the callback.
void FailureLedger::callbackFailed(quint32 i, const Event &e)
{
    if (callbackEnded(i, e))
        return;
    LedgerEntry row;
    row.exception = ExceptionId{e.b};
    row.raisedEvent = row.settledEvent = i;
    row.raised = e.time;
    row.settled = e.time;
    row.fate = Fate::Reported;
    row.callback = StringId{e.a};
    if (i > 0 && m_trace.events()[i - 1].kind == EventKind::Callback && m_trace.events()[i - 1].a == e.a) {
        row.owner = m_trace.events()[i - 1].subject;
        row.lane = m_lanes.indexOf(row.owner);
        // A future or a gather has no lane: the mark goes to who completed the one, or made the children of the other.
        if (const quint32 set = m_lanes.completionOf(row.owner); row.lane == NoIndex && set != NoIndex)
            row.lane = m_lanes.indexOf(m_trace.events()[set].subject);
        if (const auto members = m_trace.members(row.owner); row.lane == NoIndex && !members.empty())
            if (const quint32 child = m_lanes.indexOf(members.front()); child != NoIndex && m_lanes[child].parent >= 0)
                row.lane = quint32(m_lanes[child].parent);
    }
    m_rows.push_back(row);
    if (row.lane != NoIndex)
        m_lanes.mark(row.lane, MarkKind::CallbackError, e.time, i);
}

} // namespace awaitscope
