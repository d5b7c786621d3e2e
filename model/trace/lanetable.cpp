// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/lanetable.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_set>

namespace awaitscope {

namespace {

constexpr double MostMs = 1e12; // longer sleeps are only in damaged files

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
        if (members.empty() || trace.entity(at).kind == EntityKind::Text) // those of a join() are only noted: see undoneitems.h
            out.push_back(at);
        else if (seen.insert(index(at)).second)
            open.insert(open.end(), members.rbegin(), members.rend());
    }
    return out;
}

} // namespace

LaneTable::LaneTable(const Trace &trace)
    : m_trace(trace), m_loop(trace.clock != "virtual")
{
}

quint32 LaneTable::indexOf(EntityId task) const
{
    return index(task) < m_laneOf.size() ? m_laneOf[index(task)] : NoIndex;
}

quint32 LaneTable::completionOf(EntityId future) const
{
    const auto set = m_completions.find(index(future));
    return set == m_completions.end() ? NoIndex : set->second;
}

quint32 LaneTable::innermostOf(EntityId task) const
{
    const quint32 lane = indexOf(task);
    return lane == NoIndex ? NoIndex : m_work[lane].innermost;
}

void LaneTable::beginUpdate()
{
    ++m_revision;
    m_changed.clear();
    m_laneOf.resize(m_trace.entityCount(), NoIndex);
}

void LaneTable::touch(quint32 lane)
{
    LaneWork &w = m_work[lane];
    if (w.changed == quint32(m_revision))
        return;
    w.changed = quint32(m_revision);
    m_changed.push_back(lane);
}

void LaneTable::mark(quint32 lane, MarkKind kind, Time t, quint32 event)
{
    m_lanes[lane].marks.push_back({t, event, kind});
    touch(lane);
}

// A mark that becomes known later is inserted among those recorded meanwhile.
void LaneTable::markEarlier(quint32 lane, MarkKind kind, Time t, quint32 event)
{
    std::vector<Mark> &marks = m_lanes[lane].marks;
    const auto at = std::ranges::upper_bound(marks, t, {}, &Mark::time);
    quint32 &delivered = m_work[lane].delivered;
    if (delivered != NoIndex && at - marks.begin() <= std::ptrdiff_t(delivered))
        ++delivered;
    marks.insert(at, {t, event, kind});
    touch(lane);
}

quint32 LaneTable::addTask(Lane lane)
{
    const EntityId task = lane.task;
    const quint32 id = add(std::move(lane));
    m_laneOf[index(task)] = id;
    ++m_counts.tasks;
    ++m_counts.running;
    return id;
}

quint32 LaneTable::add(Lane lane)
{
    const auto id = quint32(m_lanes.size());
    ++m_named[index(lane.name)];
    m_counts.neverAwaited += lane.kind == LaneKind::UnawaitedObject ? 1 : 0;
    m_lanes.push_back(std::move(lane));
    LaneWork work;
    work.innermost = id;
    m_work.push_back(work);
    touch(id);
    return id;
}

void LaneTable::end(quint32 lane, quint32 event, Time t, LaneEnd how, MarkKind kind)
{
    for (quint32 at = m_work[lane].innermost; at != lane; at = quint32(m_lanes[at].parent)) {
        closeSpan(m_lanes[at], t, event);
        m_lanes[at].finish = t;
        touch(at);
    }
    m_work[lane].innermost = lane;
    closeSpan(m_lanes[lane], t, event);
    m_lanes[lane].finish = t;
    m_counts.running -= m_lanes[lane].end == LaneEnd::Open ? 1 : 0; // one that a collect has destroyed may end once more
    m_lanes[lane].end = how;
    mark(lane, kind, t, event);
    m_counts.succeeded += kind == MarkKind::Succeeded ? 1 : 0;
    m_counts.raised += kind == MarkKind::PendingError ? 1 : 0;
    m_counts.cancelled += kind == MarkKind::Cancelled || kind == MarkKind::NeverBegan || kind == MarkKind::TimedOut ? 1 : 0;
}

// Ends the open span. It is dropped if it has zero length, unless it is a step that ran.
void LaneTable::closeSpan(Lane &lane, Time t, quint32 event)
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
    if (span.state == SpanState::Running && !lane.thread)
        m_loop.ran(span.begin, t, span.firstEvent);
}

void LaneTable::setState(quint32 id, SpanState state, Time t, quint32 event, EntityId target)
{
    Lane &lane = m_lanes[id];
    touch(id);
    if (!lane.thread && (state == SpanState::Running || state == SpanState::Cancelling))
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

// A span of its own, so that it tells which step blocks.
void LaneTable::block(quint32 lane, Time t, quint32 event)
{
    setState(lane, SpanState::Running, t, event);
    Span &span = m_lanes[lane].spans.back();
    if (span.begin == t) {
        span.firstEvent = event;
        return;
    }
    closeSpan(m_lanes[lane], t, event);
    m_lanes[lane].spans.push_back({t, Time::max(), event, NoIndex, EntityId::None, SpanState::Running, m_lanes[lane].orphan});
}

//! When what the open span of the lane waits for was there. Nothing if that is not known.
std::optional<Time> LaneTable::readySince(const Lane &lane) const
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
    if (const quint32 set = completionOf(span->target); set != NoIndex)
        return m_trace.events()[set].time;
    const quint32 last = span->target == EntityId::None ? NoIndex : lastOf(span->target, ExceptionId::None);
    return last == NoIndex ? std::nullopt : std::optional(m_lanes[last].finish);
}

// The lane goes on, or is cancelled, at that time. If it could have gone on earlier, but somebody's step held up the loop, that is a span of its own.
void LaneTable::holdUp(quint32 id, Time t)
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

// The child that decided the outcome: the one with this exception, else the last to end.
quint32 LaneTable::lastOf(EntityId entity, ExceptionId exception) const
{
    const quint32 own = indexOf(entity);
    if (own != NoIndex)
        return m_lanes[own].end == LaneEnd::Open ? NoIndex : own;
    quint32 best = NoIndex;
    for (EntityId leaf : leavesOf(m_trace, entity)) {
        const quint32 lane = indexOf(leaf);
        if (lane == NoIndex || m_lanes[lane].end == LaneEnd::Open)
            continue;
        if (exception != ExceptionId::None && m_work[lane].exception != exception)
            continue;
        if (best == NoIndex || m_lanes[lane].finish > m_lanes[best].finish
            || (m_lanes[lane].finish == m_lanes[best].finish && exception == ExceptionId::None))
            best = lane;
    }
    return best;
}

} // namespace awaitscope
