// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/compare/lanechange.h: the words for what differs between two lanes.

#include "model/compare/lanechange.h"

#include "model/words/explain.h"
#include "model/words/signs.h"
#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

constexpr qsizetype LongestValue = 80; // as long as the usual text of an ExceptionGroup

QString shortened(const QString &text)
{
    const QString line = visibleText(text);
    return line.size() <= LongestValue ? line : line.left(LongestValue - 1) + QChar(0x2026);
}

QString changed(const QString &is, const QString &was)
{
    return tr("%1, was: %2").arg(is, was);
}

//! What the lane returned, as Python writes it; empty for None.
QString returnedText(const TraceStore &store, const Lane &lane)
{
    for (auto mark = lane.marks.rbegin(); mark != lane.marks.rend(); ++mark) {
        const Event &e = store.trace().events()[mark->event];
        const bool ends = e.kind == EventKind::Succeeded || e.kind == EventKind::Leave;
        const ValueId value{e.kind == EventKind::Leave ? e.b : e.a};
        if (!ends)
            continue;
        const std::string json = value == ValueId::None ? "null" : store.trace().json(value);
        return json == "null" ? QString() : shortened(QString::fromStdString(pythonValue(json)));
    }
    return {};
}

//! "raised ValueError: B failed at 300 ms"; of an orphan "orphan until 300 ms, raised ValueError: B failed".
QString raisedText(const TraceStore &store, quint32 id, bool withFate)
{
    const Lane &lane = store.lanes()[id];
    const QString at = durationText(lane.finish);
    const auto raised = [&](const QString &what) {
        return lane.orphan ? tr("orphan until %1, raised %2").arg(at, shortened(what)) : tr("raised %1 at %2").arg(shortened(what), at);
    };
    if (const auto row = lane.kind == LaneKind::Task ? store.ledgerOf(id) : std::nullopt) {
        const LedgerEntry &entry = store.ledger()[*row];
        const QString text = raised(exceptionText(store, entry.exception));
        return withFate && entry.fate != Fate::Retrieved ? QStringLiteral("%1, %2").arg(text, fateText(store, entry)) : text;
    }
    for (auto mark = lane.marks.rbegin(); mark != lane.marks.rend(); ++mark)
        if (const Event &e = store.trace().events()[mark->event]; e.kind == EventKind::Leave && e.b != NoIndex)
            return raised(exceptionText(store, ExceptionId{e.b}));
    return raised(tr("an exception"));
}

QString openText(const TraceStore &store, const Lane &lane)
{
    if (store.isLive())
        return tr("still running");
    if (store.isStopped())
        return tr("running when the run was stopped");
    return store.deadlock() && lane.kind == LaneKind::Task ? tr("waits forever") : tr("never ended");
}

QString endText(const TraceStore &store, quint32 id, bool withFate)
{
    const Lane &lane = store.lanes()[id];
    const QString at = durationText(lane.finish);
    switch (lane.end) {
    case LaneEnd::Open:
        return openText(store, lane);
    case LaneEnd::Succeeded: {
        const QString value = returnedText(store, lane);
        if (lane.orphan)
            return value.isEmpty() ? tr("orphan until %1").arg(at) : tr("orphan until %1, returned %2").arg(at, value);
        return value.isEmpty() ? tr("succeeded at %1").arg(at) : tr("returned %1 at %2").arg(value, at);
    }
    case LaneEnd::Raised:
        return raisedText(store, id, withFate);
    case LaneEnd::Cancelled: {
        const bool began = std::ranges::none_of(lane.marks, [](const Mark &m) { return m.kind == MarkKind::NeverBegan; });
        return began ? tr("cancelled at %1").arg(at) : tr("cancelled at %1 before its first step").arg(at);
    }
    case LaneEnd::TimedOut:
        return tr("timed out at %1").arg(at);
    case LaneEnd::NeverAwaited:
        return tr("never awaited");
    case LaneEnd::DestroyedPending:
        return tr("destroyed while pending at %1").arg(at);
    }
    return {};
}

QString kindText(const TraceStore &store, const Lane &lane)
{
    if (lane.kind == LaneKind::Call)
        return lane.parent < 0 ? tr("awaited inline") : tr("awaited inline by %1").arg(store.displayName(quint32(lane.parent)));
    return lane.kind == LaneKind::Task ? tr("a task") : tr("a coroutine object");
}

QString argumentsText(const TraceStore &store, const Lane &lane)
{
    const QString none = tr("called without arguments");
    return lane.args == ValueId::None ? none : tr("called with %1").arg(shortened(QString::fromStdString(pythonValue(store.trace().json(lane.args)))));
}

//! "sleeping from 100 ms to 2 s"; \a index is NoIndex when there is no such stretch.
QString spanText(const TraceStore &store, quint32 lane, quint32 index)
{
    if (index == NoIndex)
        return tr("nothing more");
    const Span &span = store.lanes()[lane].spans[index];
    QString what = signLabel(signOf(span.state, span.orphan));
    if (span.state == SpanState::Awaiting && span.target != EntityId::None)
        what = tr("%1 %2").arg(what, store.displayName(span.target));
    return tr("%1 from %2 to %3").arg(what, durationText(span.begin), span.end == Time::max() ? tr("the end") : durationText(span.end));
}

//! What a task did at the event where its course parted; no event: nothing.
QString markText(const TraceStore &store, quint32 lane, quint32 event)
{
    for (const Mark &mark : store.lanes()[lane].marks) {
        if (mark.event != event)
            continue;
        const QString what = signLabel(signOf(mark.kind));
        const Event &e = store.trace().events()[event];
        if (mark.kind == MarkKind::Log)
            return tr("printed \"%1\" at %2").arg(shortened(QString::fromUtf8(store.trace().text(StringId{e.a}))), durationText(mark.time));
        return tr("%1 at %2").arg(what, durationText(mark.time));
    }
    return tr("nothing more");
}

QString courseText(const TraceStore &before, const TraceStore &after, const LaneChange &c)
{
    if (c.beforeSpan != NoIndex || c.afterSpan != NoIndex)
        return changed(spanText(after, c.after, c.afterSpan), spanText(before, c.before, c.beforeSpan));
    return changed(markText(after, c.after, c.afterMark), markText(before, c.before, c.beforeMark));
}

//! What is behind the colon, when the lanes ended alike.
QString smallChange(const TraceStore &before, const TraceStore &after, const LaneChange &c)
{
    const Lane &a = before.lanes()[c.before], &b = after.lanes()[c.after];
    if (c.kind)
        return changed(kindText(after, b), kindText(before, a));
    if (c.arguments)
        return changed(argumentsText(after, b), argumentsText(before, a));
    if (c.begin)
        return changed(tr("begins at %1").arg(durationText(b.begin)), durationText(a.begin));
    return courseText(before, after, c);
}

const LedgerEntry *errorOf(const TraceStore &store, quint32 lane)
{
    const auto row = lane == NoIndex ? std::nullopt : store.ledgerOf(lane);
    return row ? &store.ledger()[*row] : nullptr;
}

QString retrievedText(const TraceStore &store, const LedgerEntry &entry)
{
    switch (entry.how) {
    case Retrieval::GatherCollect:
        return tr("in the list of results");
    case Retrieval::TaskGroup:
        return tr("in the exception group");
    case Retrieval::Main:
        return tr("ended the program");
    default:
        return explainFate(store, entry, FateWords::Label);
    }
}

} // namespace

QString fateText(const TraceStore &store, const LedgerEntry &entry)
{
    switch (entry.fate) {
    case Fate::Pending:
        return tr("not looked at");
    case Fate::Retrieved:
        return retrievedText(store, entry);
    case Fate::Swallowed:
        return tr("swallowed");
    case Fate::Lost:
        return tr("lost");
    case Fate::Silenced:
        return tr("silenced");
    case Fate::Replaced:
    case Fate::Reported:
        return explainFate(store, entry, FateWords::Label);
    }
    return {};
}

QString outcomeText(const TraceStore &store, quint32 lane, bool withFate)
{
    return lane == NoIndex ? tr("not started") : endText(store, lane, withFate);
}

QStringList changeTexts(const TraceStore &before, const TraceStore &after, const LaneChange &c)
{
    const QString name = c.before == NoIndex ? after.displayName(c.after) : before.displayName(c.before);
    const LedgerEntry *x = errorOf(before, c.before), *y = errorOf(after, c.after);
    QStringList out;
    const QString was = outcomeText(before, c.before, !y), is = outcomeText(after, c.after, !x);
    if (is != was)
        out += QStringLiteral("%1: %2").arg(name, changed(is, was));
    if (c.fate && x && y)
        if (const QString of = fateText(before, *x), to = fateText(after, *y); of != to)
            out += tr("the error of %1: %2").arg(name, changed(to, of));
    if (out.isEmpty())
        out += QStringLiteral("%1: %2").arg(name, smallChange(before, after, c));
    return out;
}

} // namespace awaitscope
