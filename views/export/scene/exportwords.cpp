// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/exportwords.h"

#include "model/program/grammar/pythonversion.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/lanelabels.h"
#include "model/words/waits.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

constexpr std::size_t MostDescribedLanes = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

QString counted(const char *text, quint32 n)
{
    return QCoreApplication::translate("Export", text, nullptr, int(n));
}

bool endedByLimit(const TraceStore &store)
{
    const auto &events = store.trace().events();
    return !events.empty() && events.back().kind == EventKind::Limit;
}

QStringList countsInWords(const TraceStore &store)
{
    const RunCounts c = store.counts();
    const bool limited = endedByLimit(store);
    struct Row
    {
        quint32 n;
        const char *text;
    };
    QStringList parts;
    if (limited)
        parts << tr("ended by a limit");
    for (const Row &row :
         {Row{c.deadlocked, QT_TRANSLATE_N_NOOP("Export", "deadlock: %n waiting")},
          Row{c.running - std::min(c.running, c.deadlocked),
              limited ? QT_TRANSLATE_N_NOOP("Export", "%n unfinished") : QT_TRANSLATE_N_NOOP("Export", "%n running")},
          Row{c.succeeded, QT_TRANSLATE_N_NOOP("Export", "%n succeeded")},
          Row{c.raised, QT_TRANSLATE_N_NOOP("Export", "%n raised")},
          Row{c.cancelled, QT_TRANSLATE_N_NOOP("Export", "%n cancelled")},
          Row{c.neverAwaited, QT_TRANSLATE_N_NOOP("Export", "%n never awaited")},
          Row{c.unretrieved, QT_TRANSLATE_N_NOOP("Export", "%n unretrieved")}})
        if (row.n > 0)
            parts << counted(row.text, row.n);
    return parts;
}

Time endOf(const TraceStore &store, Time end)
{
    return end == Time::max() ? store.range().end : end;
}

QString spanTooltip(const TraceStore &store, quint32 lane, const Span &span, quint32 merged)
{
    const QString name = store.displayName(lane);
    const QString when = span.end == span.begin
        ? tr("at %1").arg(durationText(span.begin))
        : tr("%1 to %2 (%3)").arg(durationText(span.begin), durationText(endOf(store, span.end)), durationText(endOf(store, span.end) - span.begin));
    if (merged > 1 && span.state != SpanState::Pending)
        return tr("%1: %2 spans, %3").arg(name).arg(merged).arg(when);
    const QString label = spanLabel(store, lane, span);
    const QString state = label.isEmpty() ? stateName(span.state, span.orphan) : span.orphan ? tr("%1, orphan").arg(label)
                                                                                             : label;
    const QString text = tr("%1: %2, %3").arg(name, state, when);
    return merged > 1 ? tr("%1, and %2 more here").arg(text).arg(merged - 1) : text;
}

QString markTooltip(const TraceStore &store, quint32 lane, const Mark &mark)
{
    const QString label = markLabel(store, lane, mark, Time{0});
    return tr("%1: %2, at %3").arg(store.displayName(lane), label.isEmpty() ? markName(mark.kind) : label, durationText(mark.time));
}

bool isUnretrieved(const LedgerEntry &entry)
{
    return entry.fate == Fate::Pending || entry.fate == Fate::Lost;
}

//! The lanes that the description covers, in order: all of them or, if there are too many, first those whose exception was never
//! retrieved, then the other failed ones, then the first ones.
std::vector<quint32> describedLanes(const TraceStore &store)
{
    std::set<quint32> chosen;
    const auto choose = [&](quint32 lane) {
        if (lane < store.lanes().size() && chosen.size() < MostDescribedLanes)
            chosen.insert(lane);
    };
    for (const bool unretrieved : {true, false})
        for (const LedgerEntry &entry : store.ledger())
            if (isUnretrieved(entry) == unretrieved)
                choose(entry.lane);
    for (quint32 lane = 0; lane < store.lanes().size() && chosen.size() < MostDescribedLanes; ++lane)
        choose(lane);
    return {chosen.begin(), chosen.end()};
}

} // namespace

QString exportTitle(const TraceStore &store, const ExportOptions &options)
{
    if (!options.titleText.isEmpty())
        return options.titleText;
    const QString name = QString::fromStdString(store.trace().scenario);
    return name.isEmpty() ? tr("Task set") : name;
}

QString exportSubtitle(const TraceStore &store, const ExportOptions &options)
{
    if (!options.subtitle.isEmpty())
        return options.subtitle;
    // From the events: the store makes the range of a run of zero length longer, so that it can be drawn.
    const auto &events = store.trace().events();
    QStringList parts{durationText(events.empty() ? Time{} : events.back().time)};
    if (!options.strategy.isEmpty() && options.strategy != u"as-written")
        parts << options.strategy;
    if (const QString python = PythonVersion::shown(QString::fromStdString(store.trace().python)); !python.isEmpty())
        parts << visibleText(python);
    parts += countsInWords(store);
    return parts.join(QStringLiteral(" · "));
}

QString exportDescription(const TraceStore &store)
{
    QString text = tr("Timeline over %1: %2.").arg(spokenDuration(store.range().end), countsInWords(store).join(QStringLiteral(", ")));
    const std::vector<quint32> described = describedLanes(store);
    for (const quint32 lane : described)
        text += QLatin1Char('\n') + spokenLane(store, lane) + QLatin1Char('.');
    if (store.lanes().size() > described.size())
        text += QLatin1Char('\n') + tr("And %1 more.").arg(store.lanes().size() - described.size());
    return text;
}

QString exportTooltip(const TraceStore &store, const ItemRef &ref)
{
    if (ref.kind == ItemRef::Kind::Arrow && ref.index < store.arrows().size()) {
        const Arrow &arrow = store.arrows()[ref.index];
        return tr("%1 %2 %3").arg(store.displayName(arrow.fromLane), arrowName(arrow.kind), store.displayName(arrow.toLane));
    }
    if (ref.kind == ItemRef::Kind::Sign && Sign(ref.index) == Sign::WaitsForever && ref.lane < store.lanes().size())
        return explainWait(store, ref.lane).title;
    if (ref.kind == ItemRef::Kind::Sign)
        return QStringLiteral("%1. %2").arg(signLabel(Sign(ref.index)), signSentence(Sign(ref.index)));
    if (ref.lane >= store.lanes().size())
        return {};
    const Lane &lane = store.lanes()[ref.lane];
    if (ref.kind == ItemRef::Kind::Span && ref.index < lane.spans.size())
        return spanTooltip(store, ref.lane, lane.spans[ref.index], ref.count);
    if (ref.kind == ItemRef::Kind::Mark && ref.index < lane.marks.size())
        return markTooltip(store, ref.lane, lane.marks[ref.index]);
    return {};
}

} // namespace awaitscope
