// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinewords.h"

#include "model/formats/explain.h"
#include "model/text/durationtext.h"

#include <QCoreApplication>
#include <QStringList>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Timeline", text);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

const LedgerEntry *ledgerOf(const TraceStore &store, quint32 lane)
{
    const auto row = store.ledgerOf(lane);
    return row ? &store.ledger()[*row] : nullptr;
}

QString at(Time t, Time origin)
{
    return durationText(t - origin);
}

QString typeOf(const TraceStore &store, quint32 exception)
{
    return exception == NoIndex ? tr("exception") : exceptionText(store, ExceptionId{exception}, false);
}

QString sleepLabel(const TraceStore &store, const Span &span)
{
    const Event &e = store.trace().events()[span.firstEvent];
    if (e.kind == EventKind::Sleeping && e.a != NoIndex) {
        bool ok = false;
        const double ms = QString::fromStdString(store.trace().json(ValueId{e.a})).toDouble(&ok);
        if (ok)
            return tr("sleeping %1").arg(durationText(Time{qint64(ms * 1e6)}));
    }
    return tr("sleeping");
}

QString awaitLabel(const TraceStore &store, const Span &span)
{
    if (span.target == EntityId::None)
        return tr("awaiting");
    switch (store.trace().entity(span.target).kind) {
    case EntityKind::Gather:
        return tr("awaiting gather");
    case EntityKind::Wait:
        return tr("awaiting wait");
    case EntityKind::Task:
    case EntityKind::Future:
    case EntityKind::Shield:
    case EntityKind::Sleep:
    case EntityKind::WaitFor:
    case EntityKind::Set:
    case EntityKind::Text:
        break;
    }
    return tr("awaiting %1").arg(store.displayName(span.target));
}

QString retrievedLabel(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    const QString type
        = typeOf(store,
                 store.trace().events()[mark.event].kind == EventKind::Leave ? store.trace().events()[mark.event].b
                     : row                                                   ? index(row->exception)
                                                                             : NoIndex);
    if (!row || row->raisedEvent != mark.event)
        return store.lanes()[lane].kind == LaneKind::Call ? tr("%1, passed on to the caller").arg(type) : type;
    // What the ledger says of it, in fewer words.
    const QString fate = explainFate(store, *row, FateWords::Label);
    if (row->how == Retrieval::Main)
        return tr("%1, %2").arg(exceptionText(store, row->exception, true), fate);
    return tr("%1, %2 at %3").arg(type, fate, at(row->settled.value_or(row->raised), origin));
}

QString swallowedLabel(const TraceStore &store, quint32 lane)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    return row ? tr("%1, %2").arg(exceptionText(store, row->exception, false), explainFate(store, *row, FateWords::Label)) : tr("seen by no code");
}

QString cancelledLabel(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const std::vector<Mark> &marks = store.lanes()[lane].marks;
    for (auto m = marks.rbegin(); m != marks.rend(); ++m) {
        if (m->kind != MarkKind::CancelRequested || m->event > mark.event)
            continue;
        const Event &e = store.trace().events()[m->event];
        const QString by = e.a == NoIndex ? QString() : store.displayName(EntityId{e.a});
        const QString why = e.b == NoIndex ? QString() : toQString(store.trace().text(StringId{e.b}));
        if (by.isEmpty())
            return why.isEmpty() ? tr("cancelled") : tr("cancelled: %1").arg(why);
        return why.isEmpty() ? tr("cancelled by %1").arg(by) : tr("cancelled by %1: %2").arg(by, why);
    }
    return tr("cancelled");
}

QString callName(const TraceStore &store, StringId name)
{
    return name == StringId::None ? tr("a coroutine") : toQString(store.trace().text(name)) + QStringLiteral("()");
}

} // namespace

QString exceptionText(const TraceStore &store, ExceptionId id, bool withMessage)
{
    if (id == ExceptionId::None || index(id) >= store.trace().exceptionCount())
        return tr("exception");
    const ExceptionInfo &info = store.trace().exception(id);
    const QString type = info.type == StringId::None ? tr("exception") : toQString(store.trace().text(info.type));
    return withMessage && info.type != StringId::None ? exceptionText(store, id).simplified() : type;
}

QString spanLabel(const TraceStore &store, quint32 lane, const Span &span)
{
    switch (span.state) {
    case SpanState::Created:
        return tr("created");
    case SpanState::Running:
        return tr("running");
    case SpanState::Sleeping:
        return sleepLabel(store, span);
    case SpanState::Awaiting:
        return awaitLabel(store, span);
    case SpanState::Calling: {
        const Event &e = store.trace().events()[span.firstEvent];
        return e.kind == EventKind::Enter ? tr("in %1").arg(callName(store, StringId{e.a})) : tr("in a coroutine");
    }
    case SpanState::NeverAwaited:
        return tr("never awaited");
    case SpanState::Cancelling:
        return tr("cancelling");
    case SpanState::Swallowed:
        return tr("seen by no code");
    case SpanState::Pending:
        return pendingLabel(store, lane, Time{0});
    }
    return {};
}

QString pendingLabel(const TraceStore &store, quint32 lane, Time origin)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    if (!row)
        return tr("not retrieved");
    const QString what = exceptionText(store, row->exception, true);
    switch (row->fate) {
    case Fate::Lost:
        return tr("%1 · never retrieved, reported at %2: lost").arg(what, at(row->settled.value_or(row->raised), origin));
    case Fate::Pending:
        return store.finished() ? tr("%1 · not retrieved when the run ended").arg(what) : tr("%1 · nobody has looked so far").arg(what);
    case Fate::Retrieved:
    case Fate::Swallowed:
    case Fate::Silenced:
    case Fate::Replaced:
    case Fate::Reported:
        return tr("%1 · pending for %2").arg(what, durationText(row->settled.value_or(row->raised) - row->raised));
    }
    return what;
}

QString markLabel(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    const Lane &l = store.lanes()[lane];
    switch (mark.kind) {
    case MarkKind::Succeeded:
        return l.orphan && l.kind == LaneKind::Task ? tr("orphan: finished in the background") : QString();
    case MarkKind::Retrieved:
        return retrievedLabel(store, lane, mark, origin);
    case MarkKind::Swallowed:
        return swallowedLabel(store, lane);
    case MarkKind::Lost:
    case MarkKind::PendingError:
        return pendingLabel(store, lane, origin);
    case MarkKind::Cancelled:
        return cancelledLabel(store, lane, mark);
    case MarkKind::TimedOut:
        return tr("timed out");
    case MarkKind::NeverAwaited:
        return tr("coroutine ‘%1’ was never awaited").arg(toQString(store.trace().text(l.name)));
    case MarkKind::DestroyedPending:
        return tr("destroyed while pending");
    case MarkKind::Deadlock:
        return tr("waits forever: deadlock");
    case MarkKind::CancelRequested:
    case MarkKind::CancelDelivered:
    case MarkKind::Caught:
    case MarkKind::Log:
    case MarkKind::GatherFailed:
        return {};
    }
    return {};
}

QString stateName(SpanState state, bool orphan)
{
    const auto name = [state] {
        switch (state) {
        case SpanState::Created:
            return tr("created, not yet started");
        case SpanState::Running:
            return tr("running a step");
        case SpanState::Sleeping:
            return tr("sleeping");
        case SpanState::Awaiting:
            return tr("awaiting");
        case SpanState::Calling:
            return tr("awaiting a coroutine inline");
        case SpanState::NeverAwaited:
            return tr("never awaited");
        case SpanState::Cancelling:
            return tr("cancelling");
        case SpanState::Swallowed:
            return tr("raised, seen by no code");
        case SpanState::Pending:
            return tr("raised, not retrieved");
        }
        return QString();
    }();
    return orphan ? tr("orphan, %1").arg(name) : name;
}

QString markName(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Succeeded:
        return tr("succeeded");
    case MarkKind::Retrieved:
        return tr("raised, retrieved");
    case MarkKind::Swallowed:
        return tr("raised, swallowed");
    case MarkKind::Lost:
        return tr("raised, lost");
    case MarkKind::PendingError:
        return tr("raised, not retrieved");
    case MarkKind::Cancelled:
        return tr("cancelled");
    case MarkKind::TimedOut:
        return tr("timed out");
    case MarkKind::CancelRequested:
        return tr("cancellation requested");
    case MarkKind::CancelDelivered:
        return tr("cancellation takes effect");
    case MarkKind::NeverAwaited:
        return tr("never awaited");
    case MarkKind::DestroyedPending:
        return tr("destroyed while pending");
    case MarkKind::Caught:
        return tr("exception caught");
    case MarkKind::Log:
        return tr("log");
    case MarkKind::GatherFailed:
        return tr("gather failed");
    case MarkKind::Deadlock:
        return tr("deadlock");
    }
    return {};
}

QString arrowName(ArrowKind kind)
{
    switch (kind) {
    case ArrowKind::Spawn:
        return tr("creates");
    case ArrowKind::Await:
        return tr("is awaited");
    case ArrowKind::Cancel:
        return tr("cancels");
    case ArrowKind::Exception:
        return tr("passes its exception");
    }
    return {};
}

} // namespace awaitscope
