// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinetip.h"

#include "views/common/durationtext.h"
#include "views/timeline/timelinewords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Tip", text);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString stretch(Time begin, Time end, Time origin)
{
    if (end == Time::max())
        return tr("since %1").arg(durationText(begin - origin));
    if (begin == end)
        return tr("at %1").arg(durationText(begin - origin));
    return tr("%1 to %2 · %3").arg(durationText(begin - origin), durationText(end - origin), durationText(end - begin));
}

// Why the error of a lane is where it is.
QString fateInWords(const TraceStore &store, quint32 lane, Time origin)
{
    const auto number = store.ledgerOf(lane);
    if (!number)
        return {};
    const LedgerEntry &row = store.ledger()[*number];
    const QString when = durationText(row.settled.value_or(row.raised) - origin);
    switch (row.fate) {
    case Fate::Pending:
        return store.finished() ? tr("The run ended before anybody awaited the task or asked for its result.")
                                : tr("So far nobody has awaited the task or asked for its result.");
    case Fate::Lost:
        return tr("Nobody looked at it while the task existed. It was reported when the task was destroyed, at %1, and can no longer be handled.")
            .arg(when);
    case Fate::Swallowed:
        return row.how == Retrieval::CancelSwallowed
            ? tr("The one who waited was cancelled first. The exception counts as retrieved, but no code has seen it.")
            : tr("The gather had already failed. It counts as retrieved, but no code has seen it.");
    case Fate::Silenced:
        return tr("A call of cancel() on the finished task took back the report. No code has seen it.");
    case Fate::Retrieved:
        return row.by == EntityId::None ? tr("It was looked at %1 after it was raised.").arg(durationText(row.settled.value_or(row.raised) - row.raised))
                                        : tr("%1 looked at it at %2.").arg(store.displayName(row.by), when);
    }
    return {};
}

QString spanReason(const TraceStore &store, quint32 lane, const Span &span)
{
    if (span.state == SpanState::Pending || span.state == SpanState::Swallowed)
        return {};
    if (span.orphan)
        return tr("Its gather has already failed. A gather cancels nobody: the task goes on in the background.");
    if (span.state == SpanState::Created)
        return tr("It waits for its first turn on the event loop.");
    if (span.state == SpanState::NeverAwaited)
        return tr("Calling a coroutine runs nothing. This one was never awaited and never made a task.");
    if (span.state == SpanState::Cancelling)
        return tr("A cancellation was asked for and takes effect on the next turn of the event loop.");
    Q_UNUSED(store)
    Q_UNUSED(lane)
    return {};
}

QString markDetail(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const Event &e = store.trace().events()[mark.event];
    if (mark.kind == MarkKind::Log && e.a != NoIndex)
        return QStringLiteral("“%1”").arg(toQString(store.trace().text(StringId{e.a})));
    if (mark.kind == MarkKind::Caught && e.a != NoIndex) {
        const QString what = exceptionText(store, ExceptionId{e.a}, true);
        return e.b == NoIndex ? what : tr("%1, by the handler for %2").arg(what, toQString(store.trace().text(StringId{e.b})));
    }
    if (mark.kind == MarkKind::CancelRequested)
        return e.a == NoIndex ? tr("asked for from outside the tasks") : tr("asked for by %1").arg(store.displayName(EntityId{e.a}));
    if (mark.kind == MarkKind::Succeeded && e.kind == EventKind::Succeeded && e.a != NoIndex)
        return tr("returned %1").arg(QString::fromStdString(store.trace().json(ValueId{e.a})).left(120));
    return markLabel(store, lane, mark, Time{0});
}

QStringList pendingFacts(const TraceStore &store, quint32 lane, const Span &s, Time origin)
{
    const auto row = store.ledgerOf(lane);
    const QString what = row ? exceptionText(store, store.ledger()[*row].exception, true) : QString();
    const QString begin = durationText(s.begin - origin);
    const QString when = s.end != Time::max() ? tr("at %1, pending for %2").arg(begin, durationText(s.end - s.begin))
        : store.finished()                    ? tr("at %1, unretrieved until the end of the run").arg(begin)
                                              : tr("at %1, unretrieved so far").arg(begin);
    return {what, when, fateInWords(store, lane, origin)};
}

QString assembled(const QString &title, QStringList lines)
{
    lines.removeAll(QString());
    QString html = QStringLiteral("<div style='max-width:340px'><b>%1</b>").arg(title.toHtmlEscaped());
    for (const QString &line : lines)
        html += QStringLiteral("<br>") + line.toHtmlEscaped();
    return html + QStringLiteral("</div>");
}

QString failureTitle(const TraceStore &store, quint32 lane)
{
    const auto row = store.ledgerOf(lane);
    return tr("%1 raised %2").arg(store.displayName(lane), row ? exceptionText(store, store.ledger()[*row].exception, false) : tr("an exception"));
}

} // namespace

QString timelineTip(const TraceStore &store, const ViewItem &item, quint32 merged, Time origin)
{
    if (item.kind == ViewItem::Kind::Arrow && item.index < store.arrows().size()) {
        const Arrow &a = store.arrows()[item.index];
        return assembled(tr("%1 %2 %3").arg(store.displayName(a.kind == ArrowKind::Await ? a.toLane : a.fromLane),
                                            a.kind == ArrowKind::Await ? tr("awaits") : arrowName(a.kind),
                                            store.displayName(a.kind == ArrowKind::Await ? a.fromLane : a.toLane)),
                         {stretch(a.from, a.to, origin)});
    }
    if (item.lane >= store.lanes().size())
        return {};
    const Lane &lane = store.lanes()[item.lane];
    const QString name = store.displayName(item.lane);
    const QString crowd = merged > 1 ? tr("%1 share this place: zoom in").arg(QLocale().toString(merged)) : QString();
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size()) {
        const Span &s = lane.spans[item.index];
        if (merged > 1)
            return assembled(name, {crowd, tr("from %1").arg(durationText(s.begin - origin))});
        if (s.state == SpanState::Pending)
            return assembled(failureTitle(store, item.lane), pendingFacts(store, item.lane, s, origin));
        QString label = spanLabel(store, item.lane, s);
        if (s.orphan)
            label = tr("orphan, %1").arg(label);
        return assembled(tr("%1: %2").arg(name, label), {stretch(s.begin, s.end, origin), spanReason(store, item.lane, s)});
    }
    if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size()) {
        const Mark &m = lane.marks[item.index];
        const bool failure = m.kind == MarkKind::Lost || m.kind == MarkKind::PendingError || m.kind == MarkKind::Swallowed || m.kind == MarkKind::Retrieved;
        const QString title = failure && lane.kind == LaneKind::Task ? failureTitle(store, item.lane) : tr("%1: %2").arg(name, markName(m.kind));
        return assembled(title, {tr("at %1").arg(durationText(m.time - origin)), markDetail(store, item.lane, m),
                                 failure ? fateInWords(store, item.lane, origin) : QString(), crowd});
    }
    return assembled(name, {spokenLane(store, item.lane).section(QStringLiteral(", "), 1), stretch(lane.begin, lane.finish, origin)});
}

} // namespace awaitscope
