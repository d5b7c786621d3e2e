// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/leftalone.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr double MostMs = 1e12; // longer limits are only in damaged files
constexpr quint32 Far = 200'000; // events: what is asked for stands near, in a trace of any length

QString tr(const char *text)
{
    return QCoreApplication::translate("Reasons", text);
}

QString limitText(const TraceStore &store, ValueId value)
{
    bool ok = false;
    const QString text = QString::fromStdString(pythonValue(store.trace().json(value)));
    const double ms = text.toDouble(&ok);
    return ok && std::abs(ms) < MostMs ? durationText(Time(qint64(ms * 1e6))) : visibleText(text);
}

bool isOf(const TraceStore &store, quint32 target, EntityKind kind, EntityId member)
{
    if (target == NoIndex || store.trace().entity(EntityId{target}).kind != kind)
        return false;
    return std::ranges::find(store.trace().members(EntityId{target}), member) != store.trace().members(EntityId{target}).end();
}

//! A task waited for it through a shield, and was cancelled.
std::optional<LeftAlone> behindShield(const TraceStore &store, const LedgerEntry &row)
{
    const auto &events = store.trace().events();
    for (quint32 i = row.raisedEvent; i-- > 0 && row.raisedEvent - i < Far;) {
        const Event &e = events[i];
        if (e.kind != EventKind::Resumed || e.outcome != Outcome::Cancelled || !isOf(store, e.a, EntityKind::Shield, row.owner))
            continue;
        const QString task = store.displayName(row.owner), waiter = store.displayName(e.subject);
        return LeftAlone{tr("%1 waited for it through asyncio.shield() and was cancelled. The shield kept the "
                            "cancellation from %2, which went on alone; since then, "
                            "nobody waits for it.")
                             .arg(waiter, task),
                         {i},
                         Rule::Shield};
    }
    return std::nullopt;
}

//! asyncio.wait only says that it is done.
std::optional<LeftAlone> behindWait(const TraceStore &store, const LedgerEntry &row)
{
    const auto &events = store.trace().events();
    const quint32 last = std::min<quint32>(quint32(events.size()), row.raisedEvent + Far);
    for (quint32 i = row.raisedEvent + 1; i < last; ++i) {
        const Event &e = events[i];
        if (e.kind == EventKind::WaitResumed && isOf(store, e.a, EntityKind::Wait, row.owner))
            return LeftAlone{tr("%1 waited for it with asyncio.wait(), which only says that it is done: it raises "
                                "nothing, and the exception stays in the task until "
                                "somebody awaits the task or calls result().")
                                 .arg(store.displayName(e.subject)),
                             {i},
                             Rule::Wait};
    }
    return std::nullopt;
}

//! Its gather has not ended, and looks at exceptions only then.
std::optional<LeftAlone> inOpenGather(const TraceStore &store, const LedgerEntry &row)
{
    const auto gather = store.gatherOf(row.owner);
    if (!gather || row.fate != Fate::Pending || std::ranges::any_of(store.gatherEnds(), [&](const GatherEnd &end) { return end.gather == *gather; }))
        return std::nullopt;
    QStringList open;
    for (const EntityId member : store.trace().members(*gather)) {
        const auto lane = store.laneOf(member);
        if (lane && store.lanes()[*lane].end == LaneEnd::Open && open.size() < 3)
            open += store.displayName(member);
    }
    if (open.isEmpty())
        return std::nullopt;
    return LeftAlone{
        tr("Its gather puts exceptions into the list of results when all of its tasks are done. Not done yet: %1.")
            .arg(open.join(QStringLiteral(", "))),
        {},
        Rule::GatherCollect};
}

} // namespace

std::optional<LeftAlone> leftAlone(const TraceStore &store, const LedgerEntry &row)
{
    if (row.owner == EntityId::None)
        return std::nullopt;
    if (auto out = inOpenGather(store, row))
        return out;
    auto out = behindShield(store, row);
    return out ? out : behindWait(store, row);
}

QString limitLeftAt(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    int inner = 0;
    for (quint32 i = event; i-- > 0 && event - i < Far;) {
        const Event &e = events[i];
        if (e.subject != events[event].subject)
            continue;
        inner += e.kind == EventKind::TimeoutExit ? 1 : e.kind == EventKind::TimeoutEnter ? -1
                                                                                          : 0;
        if (inner < 0)
            return e.a == NoIndex ? QString() : limitText(store, ValueId{e.a});
    }
    return {};
}

} // namespace awaitscope
