// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/durationtext.h"
#include "views/timeline/timelinewords.h"

#include <QCoreApplication>
#include <QStringList>

// Descriptions to be listened to: whole words, no symbols, the most important fact first.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Speech", text);
}

QString spokenFailure(const TraceStore &store, quint32 lane)
{
    const auto number = store.ledgerOf(lane);
    if (!number)
        return tr("raised an exception");
    const LedgerEntry &row = store.ledger()[*number];
    const QString raised = tr("raised %1 at %2").arg(exceptionText(store, row.exception, false), spokenDuration(row.raised));
    switch (row.fate) {
    case Fate::Pending:
        return raised + tr(", not retrieved");
    case Fate::Lost:
        return raised + tr(", never retrieved, lost");
    case Fate::Swallowed:
        return raised + tr(", swallowed, seen by no code");
    case Fate::Silenced:
        return raised + tr(", silenced by a cancellation, seen by no code");
    case Fate::Retrieved:
        if (row.by == EntityId::None)
            return raised + tr(", retrieved");
        return raised + tr(", retrieved by %1").arg(store.displayName(row.by));
    }
    return raised;
}

QString spokenEnd(const TraceStore &store, quint32 lane)
{
    const Lane &l = store.lanes()[lane];
    const QString when = l.finish == Time::max() ? QString() : spokenDuration(l.finish);
    switch (l.end) {
    case LaneEnd::Open:
        return tr("not finished");
    case LaneEnd::Succeeded:
        return tr("succeeded at %1").arg(when);
    case LaneEnd::Raised:
        return spokenFailure(store, lane);
    case LaneEnd::Cancelled:
        return tr("cancelled at %1").arg(when);
    case LaneEnd::TimedOut:
        return tr("timed out at %1").arg(when);
    case LaneEnd::NeverAwaited:
        return tr("never awaited");
    case LaneEnd::DestroyedPending:
        return tr("destroyed while pending at %1").arg(when);
    }
    return {};
}

} // namespace

QString spokenLane(const TraceStore &store, quint32 lane)
{
    const Lane &l = store.lanes()[lane];
    QStringList parts{store.displayName(lane)};
    if (l.parent >= 0) {
        const QString parent = store.displayName(quint32(l.parent));
        parts << (l.kind == LaneKind::Call ? tr("called by %1").arg(parent) : tr("child of %1").arg(parent));
    }
    if (l.orphan)
        parts << tr("orphan");
    parts << spokenEnd(store, lane);
    return parts.join(QStringLiteral(", "));
}

QString spokenSpan(const TraceStore &store, quint32 lane, quint32 number)
{
    const Span &s = store.lanes()[lane].spans[number];
    const QString what = s.state == SpanState::Pending || s.state == SpanState::Created ? stateName(s.state, s.orphan)
        : s.orphan                                                                      ? tr("orphan, %1").arg(spanLabel(store, lane, s))
                                                                                        : spanLabel(store, lane, s);
    if (s.end == Time::max())
        return tr("%1, from %2, lasting").arg(what, spokenDuration(s.begin));
    if (s.end == s.begin)
        return tr("%1, at %2").arg(what, spokenDuration(s.begin));
    return tr("%1, from %2 to %3, for %4").arg(what, spokenDuration(s.begin), spokenDuration(s.end), spokenDuration(s.end - s.begin));
}

} // namespace awaitscope
