// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/trace/storetext.h"

namespace awaitscope {

namespace {

constexpr const char *stateNames[] = {"created", "running", "sleeping", "awaiting", "calling", "held-up",
                                      "never-awaited", "cancelling", "swallowed", "PENDING"};
constexpr const char *markNames[]
    = {"succeeded", "retrieved", "SWALLOWED", "SILENCED", "LOST",
       "PENDING", "cancelled", "never-began", "timed-out", "expired",
       "cancel-requested", "cancel-ignored", "cancel-delivered", "cancel-SWALLOWED", "never-awaited",
       "destroyed-pending", "caught", "replaced", "callback-error", "generator-dropped",
       "log", "gather-failed", "gather-cancelled", "deadlock", "context-set"};
static_assert(std::size(stateNames) == std::size_t(SpanState::Pending) + 1);
static_assert(std::size(markNames) == std::size_t(MarkKind::ContextSet) + 1);
constexpr const char *endNames[] = {"open", "succeeded", "raised", "cancelled", "timed-out", "never-awaited", "destroyed-pending"};
constexpr const char *fateNames[] = {"pending", "retrieved", "swallowed", "lost", "silenced", "replaced", "reported"};
static_assert(std::size(fateNames) == std::size_t(Fate::Reported) + 1);
constexpr const char *howNames[] = {"?", "await", "result()", "exception()", "gather", "gather-collect", "gather-swallowed", "task-group", "wait",
                                    "shield", "wait_for", "shutdown", "main", "cancel-swallowed"};
constexpr const char *arrowNames[] = {"spawn", "await", "cancel", "exception"};

QByteArray ms(Time t)
{
    return t == Time::max() ? QByteArray("...") : QByteArray::number(double(t.count()) / 1e6, 'g', 12);
}

QByteArray name(const TraceStore &store, EntityId id)
{
    return id == EntityId::None ? QByteArray("-") : store.displayName(id).toUtf8();
}

QByteArray spanText(const TraceStore &store, const Span &s)
{
    QByteArray text = QByteArray(stateNames[int(s.state)]) + (s.orphan ? "*" : "") + "[" + ms(s.begin);
    if (s.end != s.begin)
        text += " " + ms(s.end);
    text += "]";
    if (s.state == SpanState::Awaiting && s.target != EntityId::None)
        text += "(" + name(store, s.target) + ")";
    return text;
}

QByteArray laneText(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    QByteArray out = QByteArray(lane.depth * 2, ' ') + (lane.kind == LaneKind::Call ? "call " : lane.kind == LaneKind::UnawaitedObject ? "ghost "
                                                                                                                                       : "")
        + store.displayName(id).toUtf8() + (lane.orphan ? " (orphan)" : "") + " " + ms(lane.begin) + ".." + ms(lane.finish) + " "
        + endNames[int(lane.end)];
    if (lane.kind != LaneKind::Call && lane.parent >= 0)
        out += " by " + store.displayName(quint32(lane.parent)).toUtf8();
    out += "\n" + QByteArray(lane.depth * 2 + 4, ' ');
    for (const Span &s : lane.spans)
        out += spanText(store, s) + " ";
    out += "|";
    for (const Mark &m : lane.marks)
        out += " " + QByteArray(markNames[int(m.kind)]) + "@" + ms(m.time);
    return out + "\n";
}

void lanesBelow(const TraceStore &store, quint32 id, QByteArray &out)
{
    out += laneText(store, id);
    for (quint32 i = id + 1; i < store.lanes().size(); ++i)
        if (store.lanes()[i].kind == LaneKind::Call && store.lanes()[i].parent == qint32(id))
            lanesBelow(store, i, out);
}

} // namespace

QByteArray storeText(const TraceStore &store)
{
    QByteArray out;
    for (quint32 i = 0; i < store.lanes().size(); ++i)
        if (store.lanes()[i].kind != LaneKind::Call)
            lanesBelow(store, i, out);
    for (const GatherEnd &g : store.gatherEnds())
        out += name(store, g.gather) + " of " + store.displayName(g.lane).toUtf8()
            + (g.failed()                            ? " failed at "
                   : g.outcome == Outcome::Cancelled ? " cancelled at "
                                                     : " done at ")
            + ms(g.time) + "\n";
    for (const Arrow &a : store.arrows())
        if (a.kind != ArrowKind::Spawn)
            out += QByteArray(arrowNames[int(a.kind)]) + " " + store.displayName(a.fromLane).toUtf8() + "@" + ms(a.from) + " -> "
                + store.displayName(a.toLane).toUtf8() + "@" + ms(a.to) + "\n";
    for (const LedgerEntry &row : store.ledger()) {
        const ExceptionInfo &e = store.trace().exception(row.exception);
        out += "ledger: " + name(store, row.owner) + " " + QByteArray::fromStdString(std::string(store.trace().text(e.type))) + " raised "
            + ms(row.raised) + " " + fateNames[int(row.fate)] + (row.settled ? " " + ms(*row.settled) : QByteArray()) + " how "
            + howNames[int(row.how)] + " by " + name(store, row.by) + "\n";
    }
    const RunCounts &c = store.counts();
    out += QStringLiteral("counts: %1 tasks, %2 running, %3 succeeded, %4 raised, %5 cancelled, %6 never awaited, %7 unretrieved; %8 to ")
               .arg(c.tasks)
               .arg(c.running)
               .arg(c.succeeded)
               .arg(c.raised)
               .arg(c.cancelled)
               .arg(c.neverAwaited)
               .arg(c.unretrieved)
               .arg(store.finished() ? QStringLiteral("finished") : QStringLiteral("unfinished"))
               .toUtf8()
        + ms(store.range().end) + "\n";
    return out;
}

} // namespace awaitscope
