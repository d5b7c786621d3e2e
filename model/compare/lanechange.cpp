// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/lanechange.h"

#include <algorithm>

namespace awaitscope {

namespace {

//! Where something parts, in both runs.
struct Parting
{
    Time moment{};
    quint32 before = NoIndex;
    quint32 after = NoIndex;
};

class LaneComparer
{
public:
    LaneComparer(EventMatch &match, const TraceStore &before, const TraceStore &after, LaneChange &change)
        : m_match(match),
          m_before(before),
          m_after(after),
          m_a(before.lanes()[change.before]),
          m_b(after.lanes()[change.after]),
          m_change(change)
    {
    }
    bool compare();

private:
    void part(bool LaneChange::*what, const Parting &at);
    void compareBegin();
    void compareSpans();
    void compareMarks();
    void compareEnd();
    void compareFate();
    bool sameResult();
    bool isHairline(const Span &span) const;
    std::size_t nextSpan(const Lane &lane, std::size_t i) const;
    const Event &event(const TraceStore &store, quint32 i) const { return store.trace().events()[i]; }

    EventMatch &m_match;
    const TraceStore &m_before;
    const TraceStore &m_after;
    const Lane &m_a;
    const Lane &m_b;
    LaneChange &m_change;
    bool m_found = false;
};

// The earliest parting is the one that counts; of two at the same moment the one that was found first.
void LaneComparer::part(bool LaneChange::*what, const Parting &at)
{
    m_change.*what = true;
    if (m_found && m_change.moment <= at.moment)
        return;
    m_found = true;
    m_change.moment = at.moment;
    m_change.beforeEvent = at.before;
    m_change.afterEvent = at.after;
}

quint32 firstEventOf(const Lane &lane)
{
    return lane.spans.empty() ? lane.marks.empty() ? NoIndex : lane.marks.front().event : lane.spans.front().firstEvent;
}

void LaneComparer::compareBegin()
{
    const Parting begin{std::min(m_a.begin, m_b.begin), firstEventOf(m_a), firstEventOf(m_b)};
    if ((m_a.kind == LaneKind::Call) != (m_b.kind == LaneKind::Call))
        part(&LaneChange::kind, begin);
    if (!m_match.tolerance().same(m_a.begin, m_b.begin))
        part(&LaneChange::begin, begin);
    if (!m_match.sameValue(m_a.args, m_b.args))
        part(&LaneChange::arguments, begin);
}

// Code that takes no time says nothing that the stretches around it do not say.
bool LaneComparer::isHairline(const Span &span) const
{
    const Time most = m_match.tolerance().measured ? Time(std::chrono::milliseconds(10)) : Time(0);
    return (span.state == SpanState::Running || span.state == SpanState::HeldUp) && span.end - span.begin <= most;
}

std::size_t LaneComparer::nextSpan(const Lane &lane, std::size_t i) const
{
    while (i < lane.spans.size() && isHairline(lane.spans[i]))
        ++i;
    return i;
}

void LaneComparer::compareSpans()
{
    const auto &same = m_match.tolerance();
    for (std::size_t i = nextSpan(m_a, 0), j = nextSpan(m_b, 0);; i = nextSpan(m_a, i + 1), j = nextSpan(m_b, j + 1)) {
        const Span *a = i < m_a.spans.size() ? &m_a.spans[i] : nullptr;
        const Span *b = j < m_b.spans.size() ? &m_b.spans[j] : nullptr;
        if (!a && !b)
            return;
        Parting at{Time::max(), a ? a->firstEvent : NoIndex, b ? b->firstEvent : NoIndex};
        if (a && b && a->state == b->state && a->orphan == b->orphan && same.same(a->begin, b->begin)) {
            if (same.same(a->end, b->end))
                continue;
            at = {std::min(a->end, b->end), a->lastEvent, b->lastEvent};
        } else {
            for (const Span *span : {a, b})
                if (span)
                    at.moment = std::min(at.moment, span->begin);
        }
        part(&LaneChange::course, at);
        m_change.beforeSpan = a ? quint32(i) : NoIndex;
        m_change.afterSpan = b ? quint32(j) : NoIndex;
        return;
    }
}

// What became of an exception shows in the mark at its raise, but is not known there yet.
MarkKind atItsMoment(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
    case MarkKind::Lost:
    case MarkKind::PendingError:
        return MarkKind::PendingError;
    default:
        return kind;
    }
}

void LaneComparer::compareMarks()
{
    for (std::size_t i = 0; i < m_a.marks.size() || i < m_b.marks.size(); ++i) {
        const Mark *a = i < m_a.marks.size() ? &m_a.marks[i] : nullptr;
        const Mark *b = i < m_b.marks.size() ? &m_b.marks[i] : nullptr;
        bool same = a && b && atItsMoment(a->kind) == atItsMoment(b->kind) && m_match.tolerance().same(a->time, b->time);
        if (same && a->kind == MarkKind::Log)
            same = m_match.sameText(StringId{event(m_before, a->event).a}, StringId{event(m_after, b->event).a});
        if (same)
            continue;
        const Time moment = std::min(a ? a->time : Time::max(), b ? b->time : Time::max());
        m_change.beforeMark = a ? a->event : NoIndex;
        m_change.afterMark = b ? b->event : NoIndex;
        return part(&LaneChange::course, {moment, m_change.beforeMark, m_change.afterMark});
    }
}

//! The event that ended the lane, or NoIndex.
quint32 endEvent(const TraceStore &store, const Lane &lane)
{
    if (lane.end == LaneEnd::Open)
        return NoIndex;
    const auto ends = [&](const Mark &mark) {
        const EventKind kind = store.trace().events()[mark.event].kind;
        return kind == EventKind::Succeeded || kind == EventKind::Raised || kind == EventKind::Cancelled || kind == EventKind::Leave
            || kind == EventKind::DestroyedPending || kind == EventKind::NeverAwaited;
    };
    const auto end = std::find_if(lane.marks.rbegin(), lane.marks.rend(), ends);
    return end == lane.marks.rend() ? NoIndex : end->event;
}

ExceptionId errorOf(const Event &end)
{
    if (end.kind == EventKind::Raised)
        return ExceptionId{end.a};
    return end.kind == EventKind::Leave && end.outcome != Outcome::Ok ? ExceptionId{end.b} : ExceptionId::None;
}

ValueId valueOf(const Event &end)
{
    if (end.kind == EventKind::Succeeded)
        return ValueId{end.a};
    return end.kind == EventKind::Leave && end.outcome == Outcome::Ok ? ValueId{end.b} : ValueId::None;
}

bool LaneComparer::sameResult()
{
    const quint32 a = endEvent(m_before, m_a), b = endEvent(m_after, m_b);
    if (a == NoIndex || b == NoIndex)
        return a == b;
    const Event &x = event(m_before, a), &y = event(m_after, b);
    return m_match.sameValue(valueOf(x), valueOf(y)) && m_match.sameException(errorOf(x), errorOf(y));
}

void LaneComparer::compareEnd()
{
    const Parting end{std::min(m_a.finish, m_b.finish), endEvent(m_before, m_a), endEvent(m_after, m_b)};
    if (m_a.end != m_b.end || !m_match.tolerance().same(m_a.finish, m_b.finish) || !sameResult())
        part(&LaneChange::end, end);
    // When that began is told by the spans.
    if (m_a.orphan != m_b.orphan)
        part(&LaneChange::orphan, end);
}

void LaneComparer::compareFate()
{
    if (m_a.kind != LaneKind::Task || m_b.kind != LaneKind::Task)
        return;
    const auto a = m_before.ledgerOf(m_change.before), b = m_after.ledgerOf(m_change.after);
    if (!a || !b)
        return; // one did not fail: it ended in another way
    const LedgerEntry &x = m_before.ledger()[*a], &y = m_after.ledger()[*b];
    if (x.fate == y.fate) {
        const bool sameWay = x.how == Retrieval::Unknown || y.how == Retrieval::Unknown || (x.how == y.how && m_match.sameEntity(x.by, y.by));
        if (sameWay || fateText(m_before, x) == fateText(m_after, y))
            return;
    }
    const Time moment = std::min(x.settled.value_or(Time::max()), y.settled.value_or(Time::max()));
    part(&LaneChange::fate, {moment == Time::max() ? std::min(x.raised, y.raised) : moment, x.settledEvent, y.settledEvent});
}

bool LaneComparer::compare()
{
    compareBegin();
    compareSpans();
    compareMarks();
    compareFate();
    compareEnd();
    return m_found;
}

} // namespace

std::optional<LaneChange> compareLanes(EventMatch &match, const TraceStore &before, quint32 beforeLane, const TraceStore &after, quint32 afterLane)
{
    LaneChange change;
    change.before = beforeLane;
    change.after = afterLane;
    if (beforeLane == NoIndex || afterLane == NoIndex) {
        const Lane &lane = beforeLane == NoIndex ? after.lanes()[afterLane] : before.lanes()[beforeLane];
        change.moment = lane.begin;
        (beforeLane == NoIndex ? change.afterEvent : change.beforeEvent) = firstEventOf(lane);
        return change;
    }
    return LaneComparer(match, before, after, change).compare() ? std::optional(change) : std::nullopt;
}

} // namespace awaitscope
