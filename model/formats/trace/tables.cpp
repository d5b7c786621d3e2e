// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/milliseconds.h"
#include "model/formats/trace/tables.h"

#include "model/formats/trace/markdowntext.h"
#include "model/words/explain.h"
#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/sheettext.h"
#include "model/words/signs.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tables", text);
}

// In a machine-readable file the words are fixed.
const char *stateWord(SpanState state)
{
    constexpr const char *words[] = {"created", "running", "sleeping", "awaiting", "calling", "held up", "never awaited", "cancelling", "swallowed", "pending"};
    static_assert(std::size(words) == std::size_t(SpanState::Pending) + 1);
    return words[std::size_t(state)];
}

QString markDetail(const TraceStore &store, const Mark &mark)
{
    const Trace &trace = store.trace();
    const Event &e = trace.events()[mark.event];
    switch (e.kind) {
    case EventKind::Log:
        return QString::fromUtf8(trace.text(StringId{e.a}));
    case EventKind::Raised:
    case EventKind::Caught:
    case EventKind::NeverRetrieved:
        return e.a == NoIndex ? QString() : exceptionText(store, ExceptionId{e.a});
    case EventKind::Succeeded:
        return e.a == NoIndex ? QString() : QString::fromStdString(trace.json(ValueId{e.a}));
    case EventKind::CancelRequested:
        return cancelledBy(store, mark.event);
    default:
        return {};
    }
}

Time endOf(const TraceStore &store, Time end)
{
    return end == Time::max() ? store.range().end : end;
}

QString outcomeText(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    switch (lane.end) {
    case LaneEnd::Open:
        return tr("not ended");
    case LaneEnd::Succeeded: {
        const auto end = std::find_if(lane.marks.rbegin(), lane.marks.rend(), [](const Mark &m) { return m.kind == MarkKind::Succeeded; });
        const QString value = end == lane.marks.rend() ? QString() : markDetail(store, *end);
        if (value.isEmpty() || value == QLatin1String("null"))
            return tr("succeeded");
        return tr("returned %1").arg(QString::fromStdString(pythonValue(value.toStdString())));
    }
    case LaneEnd::Raised:
    case LaneEnd::TimedOut:
        if (const auto row = store.ledgerOf(id))
            return tr("raised %1").arg(exceptionText(store, store.ledger()[*row].exception));
        return tr("timed out");
    case LaneEnd::Cancelled:
        return tr("cancelled");
    case LaneEnd::NeverAwaited:
        return tr("never awaited");
    case LaneEnd::DestroyedPending:
        return tr("destroyed while pending");
    }
    return {};
}

QString countsText(const RunCounts &c)
{
    QStringList parts;
    const auto add = [&parts](quint32 n, const QString &text) {
        if (n > 0)
            parts += text.arg(n);
    };
    add(c.deadlocked, tr("deadlock: %1 waiting"));
    add(c.running - std::min(c.running, c.deadlocked), tr("%1 not ended"));
    add(c.succeeded, tr("%1 succeeded"));
    add(c.raised, tr("%1 raised"));
    add(c.cancelled, tr("%1 cancelled"));
    add(c.neverAwaited, tr("%1 never awaited"));
    add(c.unretrieved, tr("%1 unretrieved"));
    return parts.join(QStringLiteral(" · "));
}

QString ledgerTable(const TraceStore &store)
{
    QString out = markdownHead({tr("Raised"), tr("Task"), tr("Exception"), tr("Unretrieved"), tr("Fate")});
    for (const LedgerEntry &row : store.ledger()) {
        const bool forever = row.fate == Fate::Lost || row.fate == Fate::Pending;
        const Time until = forever ? store.range().end : row.settled.value_or(row.raised);
        out += markdownRow({durationText(row.raised), store.displayName(row.owner), exceptionText(store, row.exception),
                            durationText(until - row.raised), explainFate(store, row)});
    }
    return out;
}

// Mermaid ends a name at a colon, a statement at a line end, a character reference at a semicolon, takes a percent sign as the
// start of a comment or a directive, and renders anything that looks like HTML. These are replaced by similar characters.
QString mermaidText(const QString &text)
{
    static constexpr QStringView special = u":;%<>&\"`{}[]\\";
    static constexpr QStringView alike = u"\u2236\uff1b\uff05\u2039\u203a\uff06\u201d\u2019\uff5b\uff5d\uff3b\uff3d\u2216";
    static_assert(special.size() == alike.size());
    QString out;
    for (const QChar c : text) {
        const qsizetype at = special.indexOf(c);
        const bool unseen = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        out += at >= 0 ? alike[at] : unseen || c.isSpace() ? QChar(u' ')
                                                           : c;
    }
    out = out.simplified();
    return out.isEmpty() ? QStringLiteral("-") : out;
}

// A name that begins like a Mermaid statement or a date is not read as a name.
QString mermaidName(const QString &text)
{
    static const QRegularExpression statement(
        QStringLiteral(
            "^(gantt|-|\\d{4}-|(dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|excludes|includes|"
            "todayMarker|weekday|weekend|title|accTitle|accDescr|section|click|call|href|displayMode)\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString name = mermaidText(text);
    return statement.match(name).hasMatch() ? QStringLiteral("\u00b7 ") + name : name;
}

QString mermaidLane(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    const auto ms = [](Time t) { return QString::number(t.count() / 1'000'000); };
    QString out = QStringLiteral("    section ") + mermaidText(store.displayName(id)) + QLatin1Char('\n');
    const auto task = [&out](const QString &name, const QString &tags) {
        out += QStringLiteral("    ") + mermaidName(name) + QStringLiteral(" :") + tags + QLatin1Char('\n');
    };
    for (const Span &span : lane.spans) {
        const Time end = endOf(store, span.end);
        if (ms(end) == ms(span.begin) || span.state == SpanState::Pending)
            continue;
        QString name = QString::fromLatin1(stateWord(span.state));
        if (span.state == SpanState::Awaiting && span.target != EntityId::None)
            name += QLatin1Char(' ') + store.displayName(span.target);
        if (span.orphan)
            name += QStringLiteral(" (orphan)");
        task(name, (span.orphan ? QStringLiteral("done, ") : span.state == SpanState::Sleeping ? QStringLiteral("active, ")
                                                                                               : QString())
                 + ms(span.begin) + QStringLiteral(", ") + ms(end));
    }
    if (const auto row = store.ledgerOf(id)) {
        const LedgerEntry &e = store.ledger()[*row];
        const bool forever = e.fate == Fate::Lost || e.fate == Fate::Pending;
        const Time until = forever ? store.range().end : e.settled.value_or(e.raised);
        const QString name = exceptionText(store, e.exception) + QStringLiteral(", ") + explainFate(store, e);
        if (ms(until) != ms(e.raised))
            task(name, QStringLiteral("crit, ") + ms(e.raised) + QStringLiteral(", ") + ms(until));
        else
            task(name, QStringLiteral("milestone, ") + ms(e.raised) + QStringLiteral(", 0ms"));
    } else {
        task(outcomeText(store, id), QStringLiteral("milestone, ") + ms(endOf(store, lane.finish)) + QStringLiteral(", 0ms"));
    }
    return out;
}

} // namespace

QString writeCsv(const TraceStore &store)
{
    QString out = QStringLiteral("lane,task,parent,kind,what,begin_ms,end_ms,duration_ms,orphan,detail\r\n");
    const auto &lanes = store.lanes();
    for (quint32 i = 0; i < lanes.size(); ++i) {
        const Lane &lane = lanes[i];
        const QString head = QString::number(i + 1) + QLatin1Char(',') + csvField(store.displayName(i)) + QLatin1Char(',')
            + (lane.parent < 0 ? QString() : csvField(store.displayName(quint32(lane.parent)))) + QLatin1Char(',');
        const auto row = [&](const QString &kind, const char *what, Time begin, Time end, bool orphan, const QString &detail) {
            out += head + kind + QLatin1Char(',') + csvField(QLatin1String(what)) + QLatin1Char(',') + exactMilliseconds(begin) + QLatin1Char(',')
                + exactMilliseconds(end) + QLatin1Char(',') + exactMilliseconds(end - begin) + QLatin1Char(',') + (orphan ? QStringLiteral("yes") : QString())
                + QLatin1Char(',') + csvField(detail) + QStringLiteral("\r\n");
        };
        for (const Span &s : lane.spans) {
            if (s.begin == s.end && s.state == SpanState::Running)
                continue; // a step on the virtual clock
            const bool named = s.state == SpanState::Awaiting && s.target != EntityId::None;
            row(QStringLiteral("span"), stateWord(s.state), s.begin, endOf(store, s.end), s.orphan, named ? store.displayName(s.target) : QString());
        }
        for (const Mark &m : lane.marks)
            row(QStringLiteral("moment"), signId(signOf(m.kind)).data(), m.time, m.time, false, markDetail(store, m));
    }
    return out;
}

QString writeMarkdown(const TraceStore &store, const QString &title)
{
    QString out;
    if (!title.isEmpty())
        out += QStringLiteral("# ") + markdownCell(title) + QStringLiteral("\n\n");
    out += countsText(store.counts()) + QStringLiteral("\n\n## ") + tr("Results") + QStringLiteral("\n\n");
    out += markdownHead({tr("Task"), tr("Begins"), tr("Ends"), tr("Lasts"), tr("Outcome")});
    for (quint32 i = 0; i < store.lanes().size(); ++i) {
        const Lane &lane = store.lanes()[i];
        if (lane.kind == LaneKind::Call)
            continue;
        const bool ended = lane.finish != Time::max();
        QString outcome = outcomeText(store, i);
        if (lane.orphan)
            outcome += QStringLiteral(", ") + tr("orphan");
        out += markdownRow({store.displayName(i), durationText(lane.begin), ended ? durationText(lane.finish) : QStringLiteral("–"),
                            durationText(endOf(store, lane.finish) - lane.begin), outcome});
    }
    if (!store.ledger().empty())
        out += QStringLiteral("\n## ") + tr("Exceptions") + QStringLiteral("\n\n") + ledgerTable(store);
    return out;
}

QString writeMermaid(const TraceStore &store, const QString &title)
{
    QString out = QStringLiteral("gantt\n");
    if (!title.isEmpty())
        out += QStringLiteral("    title ") + mermaidText(title) + QLatin1Char('\n');
    out += QStringLiteral("    dateFormat x\n    axisFormat %Q\n");
    for (quint32 i = 0; i < store.lanes().size(); ++i)
        if (store.lanes()[i].kind != LaneKind::Call)
            out += mermaidLane(store, i);
    return out;
}

QString mermaidNote(qsizetype characters)
{
    if (characters <= mermaidLimit)
        return {};
    return QCoreApplication::translate("Tables", "Mermaid draws at most %1 characters unless its option maxTextSize is raised; these are %2.")
        .arg(mermaidLimit)
        .arg(characters);
}

} // namespace awaitscope
