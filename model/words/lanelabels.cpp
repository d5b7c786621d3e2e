// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/lanelabels.h"

#include "model/words/explain.h"
#include "model/text/durationtext.h"
#include "model/words/signs.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Timeline", text);
}

QString toQString(std::string_view text)
{
    return visibleText(QString::fromUtf8(text.data(), qsizetype(text.size())), LineBreaks::Kept);
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
        if (ok && cutShort(store, span))
            return tr("sleeping, cut short: %1 of %2").arg(durationText(span.end - span.begin), durationText(Time{qint64(ms * 1e6)}));
        if (ok)
            return tr("sleeping %1").arg(durationText(Time{qint64(ms * 1e6)}));
    }
    return tr("sleeping");
}

QString blocksFor(const TraceStore &store, const Span &span)
{
    const Event &e = store.trace().events()[span.firstEvent];
    if (e.kind != EventKind::Blocking || e.a == NoIndex)
        return tr("running");
    const double ms = QString::fromStdString(store.trace().json(ValueId{e.a})).toDouble();
    if (const auto lane = store.laneOf(e.subject); lane && store.lanes()[*lane].thread)
        return tr("works for %1").arg(durationText(Time{qint64(std::clamp(ms * 1e6, 0.0, 4e18))}));
    return tr("blocks the loop for %1").arg(durationText(Time{qint64(std::clamp(ms * 1e6, 0.0, 4e18))}));
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
    case EntityKind::Executor:
    case EntityKind::Sleep:
    case EntityKind::WaitFor:
    case EntityKind::Set:
    case EntityKind::Text:
        break;
    }
    return tr("awaiting %1").arg(store.displayName(span.target));
}

QStringList retrievedLabels(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    const Event &e = store.trace().events()[mark.event];
    const QString type = typeOf(store, e.kind == EventKind::Leave ? e.b : row ? index(row->exception)
                                                                              : NoIndex);
    if (!row || row->raisedEvent != mark.event)
        return store.lanes()[lane].kind == LaneKind::Call ? QStringList{tr("%1, passed on to the caller").arg(type), type} : QStringList{type};
    // The same as in the ledger, but shorter.
    const QString fate = explainFate(store, *row, FateWords::Label), both = tr("%1, %2").arg(type, fate);
    if (row->how == Retrieval::Main)
        return {tr("%1, %2").arg(exceptionText(store, row->exception, true), fate), both, type};
    return {tr("%1, %2 at %3").arg(type, fate, at(row->settled.value_or(row->raised), origin)), both, type};
}

QStringList unseenLabels(const TraceStore &store, quint32 lane)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    if (!row)
        return {tr("seen by no code")};
    const QString type = exceptionText(store, row->exception, false);
    return {tr("%1, %2").arg(type, explainFate(store, *row, FateWords::Label)), tr("%1, seen by no code").arg(type), type};
}

// A future or a gather that was never awaited has no lane, and so no red bar.
QStringList lostLabels(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    const Event &e = store.trace().events()[mark.event];
    const LedgerEntry *row = ledgerOf(store, lane);
    if (e.kind != EventKind::NeverRetrieved || (row && row->raisedEvent == mark.event))
        return pendingLabels(store, lane, origin);
    const QString type = typeOf(store, e.a), what = store.displayName(e.subject);
    return {tr("%1 of %2: never retrieved, lost").arg(exceptionText(store, ExceptionId{e.a}, true), what), tr("%1 of %2: lost").arg(type, what), type};
}

QString messageOf(const TraceStore &store, quint32 request)
{
    const Event &e = store.trace().events()[request];
    return e.b == NoIndex ? QString() : toQString(store.trace().text(StringId{e.b})).simplified();
}

QStringList cancelledLabels(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const quint32 request = requestBehind(store.lanes()[lane], mark.event);
    if (request == NoIndex)
        return {tr("cancelled")};
    const QString by = tr("cancelled %1").arg(cancelledBy(store, request)), why = messageOf(store, request);
    return why.isEmpty() ? QStringList{by, tr("cancelled")} : QStringList{tr("%1: %2").arg(by, why), by, tr("cancelled")};
}

QStringList neverBeganLabels(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const quint32 request = requestBehind(store.lanes()[lane], mark.event);
    const QString by = request == NoIndex ? QString() : cancelledBy(store, request);
    QStringList out{tr("cancelled before its first step: nothing of it ran"), tr("cancelled: nothing of it ran"), tr("nothing of it ran")};
    if (!by.isEmpty())
        out.prepend(tr("cancelled %1 before its first step: nothing of it ran").arg(by));
    return out;
}

QStringList succeededLabels(const TraceStore &store, quint32 lane)
{
    const Lane &l = store.lanes()[lane];
    if (l.kind != LaneKind::Task)
        return {};
    if (l.orphan)
        return {tr("orphan: finished in the background"), tr("orphan")};
    const QString handled = handledText(store, l);
    return handled.isEmpty() ? QStringList() : QStringList{tr("handled %1").arg(handled), tr("handled")};
}

QStringList deadlockLabels(const TraceStore &store, quint32 lane)
{
    const EntityId task = store.lanes()[lane].task;
    const QString what = stuckText(store, task);
    if (what.isEmpty())
        return {tr("waits forever: deadlock"), tr("deadlock")};
    return {tr("deadlock: waits for %1").arg(what), tr("deadlock: waits for %1").arg(what.section(QStringLiteral(", "), 0, 0)), tr("deadlock")};
}

//! What in the same moment replaced the exception that replaced that of the mark, and so on.
std::vector<ExceptionId> replacedAfter(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const auto &events = store.trace().events();
    const std::vector<Mark> &marks = store.lanes()[lane].marks;
    std::vector<ExceptionId> out;
    quint32 last = events[mark.event].b;
    const auto same = std::ranges::equal_range(marks, mark.time, {}, &Mark::time);
    for (const Mark &m : same)
        if (m.kind == MarkKind::Replaced && last != NoIndex && events[m.event].a == last && m.event != mark.event) {
            last = events[m.event].b;
            if (last != NoIndex)
                out.push_back(ExceptionId{last});
        }
    return out;
}

QStringList exceptionLabels(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const Event &e = store.trace().events()[mark.event];
    if (mark.kind == MarkKind::CallbackError && store.lanes()[lane].callback)
        return {exceptionText(store, ExceptionId{e.a}, true), exceptionText(store, ExceptionId{e.a}, false)};
    if (mark.kind == MarkKind::CallbackError) {
        const ExceptionId id{e.b};
        return {tr("%1 in a done callback").arg(exceptionText(store, id, true)), tr("%1 in a done callback").arg(exceptionText(store, id, false)),
                exceptionText(store, id, false)};
    }
    const ExceptionId id{e.a};
    const QString type = exceptionText(store, id, false);
    if (e.b == NoIndex)
        return {tr("%1 dropped").arg(exceptionText(store, id, true)), tr("%1 dropped").arg(type), type};
    QString by = exceptionText(store, ExceptionId{e.b}, false);
    for (const ExceptionId next : replacedAfter(store, lane, mark))
        by = tr("%1, then by %2").arg(by, exceptionText(store, next, false));
    return {tr("%1 replaced by %2").arg(exceptionText(store, id, true), by), tr("%1 replaced by %2").arg(type, by), type};
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
        return store.lanes()[lane].thread ? tr("waits for a thread") : store.lanes()[lane].callback ? tr("waits to be called")
                                                                                                    : tr("created");
    case SpanState::Running:
        return blocksFor(store, span);
    case SpanState::HeldUp:
        return tr("held up by %1").arg(store.displayName(store.trace().events()[span.firstEvent].subject));
    case SpanState::Sleeping:
        return sleepLabel(store, span);
    case SpanState::Awaiting:
        return awaitLabel(store, span);
    case SpanState::Calling: {
        const Event &e = store.trace().events()[span.firstEvent];
        return e.kind == EventKind::Enter || e.kind == EventKind::Continued ? tr("in %1").arg(callName(store, StringId{e.a})) : tr("in a coroutine");
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

QStringList spanLabels(const TraceStore &store, quint32 lane, const Span &span)
{
    QStringList out{spanLabel(store, lane, span)};
    if (span.state == SpanState::Sleeping && out.front() != tr("sleeping"))
        out += tr("sleeping");
    else if (span.state == SpanState::HeldUp)
        out += tr("held up");
    else if (span.state == SpanState::Running && out.front() != tr("running"))
        out += store.lanes()[lane].thread ? tr("works") : tr("blocks");
    else if (span.state == SpanState::Awaiting && span.target != EntityId::None)
        out += tr("awaiting");
    return out;
}

QStringList pendingLabels(const TraceStore &store, quint32 lane, Time origin)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    if (!row)
        return {tr("not retrieved")};
    const QString what = exceptionText(store, row->exception, true), type = exceptionText(store, row->exception, false);
    switch (row->fate) {
    case Fate::Lost:
        return {tr("%1 · never retrieved, reported at %2: lost").arg(what, at(row->settled.value_or(row->raised), origin)),
                tr("%1 · never retrieved: lost").arg(what), tr("%1 · lost").arg(what), tr("%1 · lost").arg(type), type};
    case Fate::Pending:
        if (store.isStopped())
            return {tr("%1 · not retrieved when the run was stopped").arg(what), tr("%1 · not retrieved").arg(what), tr("%1 · not retrieved").arg(type), type};
        if (store.finished())
            return {tr("%1 · not retrieved when the run ended").arg(what), tr("%1 · not retrieved").arg(what), tr("%1 · not retrieved").arg(type), type};
        return {tr("%1 · nobody has looked so far").arg(what), tr("%1 · not retrieved").arg(what), tr("%1 · not retrieved").arg(type), type};
    case Fate::Retrieved:
    case Fate::Swallowed:
    case Fate::Silenced:
    case Fate::Replaced:
    case Fate::Reported:
        return {tr("%1 · pending for %2").arg(what, durationText(row->settled.value_or(row->raised) - row->raised)), what, type};
    }
    return {what, type};
}

QString pendingLabel(const TraceStore &store, quint32 lane, Time origin)
{
    return pendingLabels(store, lane, origin).front();
}

QStringList settledLabels(const TraceStore &store, quint32 lane)
{
    const LedgerEntry *row = ledgerOf(store, lane);
    if (!row)
        return {};
    const QString what = exceptionText(store, row->exception, true), type = exceptionText(store, row->exception, false);
    const QString fate = explainFate(store, *row, FateWords::Label), length = durationText(row->settled.value_or(row->raised) - row->raised);
    return {tr("%1 · pending for %2 · %3").arg(what, length, fate), tr("%1 · %2").arg(what, fate), tr("%1 · %2").arg(type, fate)};
}

QStringList markLabels(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    switch (mark.kind) {
    case MarkKind::Succeeded:
        return succeededLabels(store, lane);
    case MarkKind::Retrieved:
        return retrievedLabels(store, lane, mark, origin);
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
        return unseenLabels(store, lane);
    case MarkKind::Lost:
    case MarkKind::PendingError:
        return lostLabels(store, lane, mark, origin);
    case MarkKind::Cancelled:
        return cancelledLabels(store, lane, mark);
    case MarkKind::NeverBegan:
        return neverBeganLabels(store, lane, mark);
    case MarkKind::TimedOut:
        return {tr("timed out")};
    case MarkKind::Expired:
        return {tr("timeout expired, %1").arg(expiredText(store, mark.event)), tr("timeout expired")};
    case MarkKind::CancelSwallowed:
        return {tr("cancellation swallowed")};
    case MarkKind::NeverAwaited:
        return {tr("coroutine ‘%1’ was never awaited").arg(toQString(store.trace().text(store.lanes()[lane].name))), tr("never awaited")};
    case MarkKind::Replaced:
    case MarkKind::CallbackError:
        return exceptionLabels(store, lane, mark);
    case MarkKind::DestroyedPending:
        return {tr("destroyed while pending")};
    case MarkKind::GeneratorDropped:
        return {tr("left at its yield, closed later"), tr("left at its yield")};
    case MarkKind::Deadlock:
        return deadlockLabels(store, lane);
    case MarkKind::CancelRequested:
    case MarkKind::CancelIgnored:
    case MarkKind::CancelDelivered:
    case MarkKind::Caught:
    case MarkKind::Log:
    case MarkKind::GatherFailed:
    case MarkKind::GatherCancelled:
    case MarkKind::ContextSet:
        return {};
    }
    return {};
}

QString markLabel(const TraceStore &store, quint32 lane, const Mark &mark, Time origin)
{
    const QStringList labels = markLabels(store, lane, mark, origin);
    return labels.isEmpty() ? QString() : labels.front();
}

QStringList hiddenLabels(std::size_t lanes, std::size_t errors)
{
    const QString hidden = lanes == 1 ? tr("1 hidden lane") : tr("%1 hidden lanes").arg(lanes);
    if (errors == 0)
        return {hidden, tr("%1 hidden").arg(lanes)};
    return {errors == 1 ? tr("%1, 1 pending exception").arg(hidden) : tr("%1, %2 pending exceptions").arg(hidden).arg(errors),
            tr("%1 hidden, %2 pending").arg(lanes).arg(errors), tr("%1 pending").arg(errors)};
}

QString stateName(SpanState state, bool orphan)
{
    const QString name = signLabel(signOf(state, false));
    return orphan ? tr("orphan, %1").arg(name) : name;
}

QString markName(MarkKind kind)
{
    return signLabel(signOf(kind));
}

QString arrowName(ArrowKind kind)
{
    return signLabel(signOf(kind));
}

} // namespace awaitscope
