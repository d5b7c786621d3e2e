// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/trace/tracestore.h: what a task waits for.

#include "model/trace/tracestore.h"

#include <charconv>
#include <cmath>
#include <ranges>
#include <string>
#include <unordered_set>

// What tasks wait for: sleeps, awaits and groups, and gathers with the orphans that they leave behind. G3 is a rule, see docs/engine.md.

namespace awaitscope {

namespace {

constexpr double MostMs = 1e12; // longer sleeps are only in damaged files

bool isAsCompleted(const Trace &trace, const Entity &entity)
{
    return entity.kind == EntityKind::Text && trace.text(entity.text) == "as_completed";
}

} // namespace

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
    case EventKind::Blocking:
        blocking(lane, i, e);
        break;
    case EventKind::Awaiting:
        m_work[owner].waiting = i;
        m_work[owner].waitExpired = false;
        adopt(EntityId{e.a});
        unmakeOrphan(EntityId{e.a}, e.time, i);
        if (!isAsCompleted(m_trace, m_trace.entity(EntityId{e.a})))
            m_work[owner].loop = NoIndex;
        else if (m_work[owner].loop == NoIndex)
            m_work[owner].loop = i;
        setState(lane, SpanState::Awaiting, e.time, i, EntityId{e.a});
        break;
    case EventKind::GroupExit: // waits for the children of the group
        m_work[owner].groupExit = i;
        setState(lane, SpanState::Awaiting, e.time, i);
        break;
    default:
        resumed(i, e);
        break;
    }
}

// A span of its own, so that it tells which step blocks.
void TraceStore::blocking(quint32 lane, quint32 i, const Event &e)
{
    setState(lane, SpanState::Running, e.time, i);
    Span &span = m_lanes[lane].spans.back();
    if (span.begin == e.time) {
        span.firstEvent = i;
        return;
    }
    closeSpan(m_lanes[lane], e.time, i);
    m_lanes[lane].spans.push_back({e.time, Time::max(), i, NoIndex, EntityId::None, SpanState::Running, m_lanes[lane].orphan});
}

//! When what the open span of the lane waits for was there. Nothing if that is not known.
std::optional<Time> TraceStore::readySince(const Lane &lane) const
{
    const Span *span = &lane.spans.back();
    while (span != lane.spans.data() && (span - 1)->state == span->state && (span - 1)->end == span->begin)
        --span; // an orphan's wait has several
    if (span->state == SpanState::Created)
        return span->begin;
    if (span->state == SpanState::Sleeping) {
        const Event &sleep = m_trace.events()[span->firstEvent];
        const bool known = sleep.kind == EventKind::Sleeping && sleep.a != NoIndex;
        const std::string ms = known ? m_trace.json(ValueId{sleep.a}) : std::string();
        double length = 0;
        const bool isLength = std::from_chars(ms.data(), ms.data() + ms.size(), length).ec == std::errc() && std::abs(length) < MostMs;
        return isLength ? std::optional(span->begin + Time(std::llround(length * 1e6))) : std::nullopt;
    }
    if (span->state != SpanState::Awaiting)
        return std::nullopt;
    if (const auto set = m_futureSet.find(index(span->target)); set != m_futureSet.end())
        return m_trace.events()[set->second].time;
    const quint32 last = span->target == EntityId::None ? NoIndex : lastOf(span->target, ExceptionId::None);
    return last == NoIndex ? std::nullopt : std::optional(m_lanes[last].finish);
}

// The lane goes on, or is cancelled, at that time. If it could have gone on earlier, but somebody's step held up the loop, that is a span of its own.
void TraceStore::holdUp(quint32 id, Time t)
{
    Lane &lane = m_lanes[id];
    if (lane.spans.empty() || lane.spans.back().end != Time::max() || !m_loop.blockedAfter(lane.spans.back().begin))
        return;
    const std::optional<Time> ready = readySince(lane);
    const auto hold = ready ? m_loop.holdOf(*ready, t) : std::nullopt;
    if (!hold)
        return;
    const Time begin = std::max(hold->begin, lane.spans.back().begin);
    closeSpan(lane, begin, hold->event);
    lane.spans.push_back({begin, Time::max(), hold->event, NoIndex, EntityId::None, SpanState::HeldUp, lane.orphan});
}

void TraceStore::resumed(quint32 i, const Event &e)
{
    const quint32 owner = laneIndex(e.subject);
    const quint32 lane = m_work[owner].innermost;
    if (e.outcome == Outcome::Cancelled)
        deliverCancel(owner, i, e);
    if (e.kind == EventKind::GroupDone) {
        m_work[owner].cancelRequest = NoIndex; // a group undoes the request with which it woke its own task
        if (e.outcome == Outcome::Raised) {
            m_work[owner].delivered = NoIndex;
            inferGroup(e.subject);
        }
        setState(lane, SpanState::Running, e.time, i);
        return;
    }
    const EntityId awaited{e.a};
    const Entity &what = m_trace.entity(awaited);
    bool timedOut = false;
    const auto raised = [this](EntityId task, ExceptionId exception) {
        const quint32 member = laneIndex(task);
        return member != NoIndex && m_work[member].ledger != NoIndex && m_ledger[m_work[member].ledger].exception == exception;
    };
    if (e.kind == EventKind::Resumed && e.outcome == Outcome::Raised) {
        const bool onClock = what.kind == EntityKind::WaitFor || isAsCompleted(m_trace, what);
        timedOut = onClock && m_trace.text(m_trace.exception(ExceptionId{e.b}).type) == "TimeoutError";
        if (timedOut) {
            m_work[owner].timeout = ExceptionId{e.b};
            m_work[owner].cancelRequest = m_work[owner].delivered = NoIndex; // of a wait_for that is a timeout: it became a TimeoutError
            mark(lane, MarkKind::TimedOut, e.time, i);
        }
        inferAwait(awaited, e.subject, ExceptionId{e.b});
    }
    if (m_work[owner].waitExpired && !timedOut)
        mark(lane, MarkKind::Expired, e.time, i);
    m_work[owner].waitExpired = false;
    if (e.kind == EventKind::Resumed)
        awaitArrow(i, e, lane);
    else
        inferWait(EntityId{e.b}, e.subject);
    setState(lane, SpanState::Running, e.time, i);
    leftUnfinished(i, e);
    m_work[owner].waiting = NoIndex;
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
    gatherEnded(gather, lane, i, end);
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

namespace {

//! The leaves behind a gather, shield or wait, through nested ones: each once, and at most as many as a picture could need.
std::vector<EntityId> leavesOf(const Trace &trace, EntityId entity)
{
    constexpr std::size_t Most = 10'000'000;
    std::vector<EntityId> out;
    std::vector<EntityId> open{entity};
    std::unordered_set<quint32> seen; // those with members
    while (!open.empty() && out.size() < Most) {
        const EntityId at = open.back();
        open.pop_back();
        const std::span<const EntityId> members = trace.members(at);
        if (members.empty())
            out.push_back(at);
        else if (seen.insert(index(at)).second)
            open.insert(open.end(), members.rbegin(), members.rend());
    }
    return out;
}

} // namespace

// The child that decided the outcome: the one with this exception, else the last to end.
quint32 TraceStore::lastOf(EntityId entity, ExceptionId exception) const
{
    const quint32 own = laneIndex(entity);
    if (own != NoIndex)
        return m_lanes[own].end == LaneEnd::Open ? NoIndex : own;
    quint32 best = NoIndex;
    for (EntityId leaf : leavesOf(m_trace, entity)) {
        const quint32 lane = laneIndex(leaf);
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

// Children are registered as soon as the gather exists, so that a failure can be attributed to it later.
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
    while (m_trace.entity(gather).kind == EntityKind::Shield || m_trace.entity(gather).kind == EntityKind::WaitFor) {
        if (m_trace.entity(gather).memberCount != 1)
            return;
        gather = m_trace.members(gather)[0];
    }
    if (m_trace.entity(gather).kind != EntityKind::Gather)
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
        return; // something else awaits it too
    g.ended = true;
    g.failed = g.failed || failed;
    m_gatherEnds.push_back({e.time, gather, waiterLane, i, e.outcome});
    if (!failed)
        return;
    mark(waiterLane, e.outcome == Outcome::Raised ? MarkKind::GatherFailed : MarkKind::GatherCancelled, e.time, i);
    for (EntityId member : m_trace.members(gather))
        makeOrphan(member, gather, e.time, i);
}

// asyncio.wait cancels nothing when it returns, and as_completed nothing when it times out.
void TraceStore::leftUnfinished(quint32 i, const Event &e)
{
    if (e.kind == EventKind::WaitResumed) {
        if (e.c != NoIndex)
            for (EntityId member : m_trace.members(EntityId{e.c}))
                makeOrphan(member, EntityId{e.a}, e.time, i);
        return;
    }
    const quint32 owner = laneIndex(e.subject);
    if (e.outcome != Outcome::Raised || !isAsCompleted(m_trace, m_trace.entity(EntityId{e.a})))
        return;
    // The trace does not say what it iterates over. Coroutines become tasks just before the first wait.
    const auto &events = m_trace.events();
    for (quint32 at = m_work[owner].loop; at-- > 0 && events[at].kind == EventKind::Created && events[at].a != NoIndex && events[at].c == index(e.subject);)
        makeOrphan(events[at].subject, EntityId{e.a}, e.time, i);
}

// Tasks that still run continue in the background: siblings are not cancelled (G3).
void TraceStore::makeOrphan(EntityId entity, EntityId by, Time t, quint32 event)
{
    std::unordered_set<quint32> seen;
    std::vector<EntityId> open{entity};
    while (m_trace.entity(open.back()).kind == EntityKind::Gather) { // only leaves: each of them ends up here again, alone
        const EntityId gather = open.back();
        open.pop_back();
        if (seen.insert(index(gather)).second && !m_gathers[index(gather)].ended) {
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
    const quint32 owner = laneIndex(entity);
    if (owner != NoIndex && m_lanes[owner].end == LaneEnd::Open && !m_lanes[owner].orphan)
        setOrphan(owner, true, by, t, event);
}

// It is awaited again.
void TraceStore::unmakeOrphan(EntityId entity, Time t, quint32 event)
{
    std::unordered_set<quint32> seen; // gathers may be nested thousands deep, and share members
    std::vector<EntityId> open{entity};
    while (!open.empty()) {
        const EntityId next = open.back();
        open.pop_back();
        const quint32 owner = laneIndex(next);
        if (owner == NoIndex) {
            if (seen.insert(index(next)).second)
                for (EntityId member : std::views::reverse(m_trace.members(next)))
                    open.push_back(member);
        } else if (m_lanes[owner].orphan && m_lanes[owner].end == LaneEnd::Open) {
            setOrphan(owner, false, EntityId::None, t, event);
        }
    }
}

void TraceStore::setOrphan(quint32 owner, bool on, EntityId by, Time t, quint32 event)
{
    for (quint32 at = m_work[owner].innermost;; at = quint32(m_lanes[at].parent)) {
        Lane &lane = m_lanes[at];
        lane.orphan = on;
        lane.leftBy = by;
        touch(at);
        if (!lane.spans.empty() && lane.spans.back().end == Time::max()) {
            if (lane.spans.back().begin == t) {
                lane.spans.back().orphan = on;
            } else {
                const Span before = lane.spans.back();
                closeSpan(lane, t, event);
                lane.spans.push_back({t, Time::max(), event, NoIndex, before.target, before.state, on});
            }
        }
        if (at == owner)
            break;
    }
}

} // namespace awaitscope
