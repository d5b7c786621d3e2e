// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/runsummary.h"

#include "model/words/console.h"
#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

constexpr std::size_t MostNames = 12;
constexpr std::size_t MostLines = 12;
constexpr qsizetype LongestLine = 80;

QString shortened(const QString &text)
{
    const QString line = visibleText(text);
    return line.size() <= LongestLine ? line : line.left(LongestLine - 1) + QChar(0x2026);
}

//! The rows that are a task in one run at least, without main: what the table counts.
std::vector<quint32> taskRows(const Comparison &c)
{
    std::vector<quint32> out;
    for (quint32 row = 0; row < c.match().rowCount(); ++row) {
        bool isTask = false, isMain = false;
        for (std::size_t run = 0; run < c.runs().size(); ++run) {
            const quint32 lane = c.match().lane(run, row);
            if (lane == NoIndex)
                continue;
            isTask = isTask || c.store(run).lanes()[lane].kind != LaneKind::Call;
            isMain = isMain || c.store(run).lanes()[lane].parent < 0;
        }
        if (isTask && !isMain)
            out.push_back(row);
    }
    return out;
}

//! The table of one comparison.
class Summary
{
public:
    explicit Summary(const Comparison &comparison)
        : m_c(comparison), m_tasks(taskRows(comparison))
    {
    }
    std::vector<SummaryRow> rows();

private:
    using Cell = std::function<QString(std::size_t run)>;
    using Test = std::function<bool(const TraceStore &store, quint32 lane)>;

    void add(const char *id, const QString &title, const Cell &cell);
    void addNames(const char *id, const QString &title, const Test &test);
    void addOutcomes();
    void addErrors();
    void addRules();
    QString names(std::size_t run, const Test &test) const;
    QString mainText(std::size_t run) const;
    QString endText(std::size_t run) const;
    QString resultsText(std::size_t run) const;
    QString printedText(std::size_t run, bool reports) const;

    const Comparison &m_c;
    const std::vector<quint32> m_tasks;
    std::vector<SummaryRow> m_rows;
};

void Summary::add(const char *id, const QString &title, const Cell &cell)
{
    SummaryRow row{id, title, {}, false, false};
    for (std::size_t run = 0; run < m_c.runs().size(); ++run)
        row.cells += cell(run);
    row.differs = std::ranges::any_of(row.cells, [&](const QString &text) { return text != row.cells.front(); });
    if (std::ranges::any_of(row.cells, [](const QString &text) { return !text.isEmpty(); }))
        m_rows.push_back(std::move(row));
}

QString Summary::names(std::size_t run, const Test &test) const
{
    QStringList out;
    std::size_t count = 0;
    for (const quint32 row : m_tasks) {
        const quint32 lane = m_c.match().lane(run, row);
        if (!test(m_c.store(run), lane) || ++count > MostNames)
            continue;
        std::size_t named = run; // of a task that is not there, the name is known elsewhere
        while (m_c.match().lane(named, row) == NoIndex)
            named = (named + 1) % m_c.runs().size();
        out += m_c.store(named).displayName(m_c.match().lane(named, row));
    }
    if (count > MostNames)
        out += tr("%1 in all").arg(count);
    return out.join(QStringLiteral(", "));
}

void Summary::addNames(const char *id, const QString &title, const Test &test)
{
    add(id, title, [&](std::size_t run) { return names(run, test); });
}

void Summary::addOutcomes()
{
    const auto ended = [](LaneEnd how) {
        return [how](const TraceStore &store, quint32 lane) { return lane != NoIndex && store.lanes()[lane].end == how; };
    };
    addNames("succeeded", tr("Succeeded"), ended(LaneEnd::Succeeded));
    addNames("raised", tr("Raised"), ended(LaneEnd::Raised));
    addNames("cancelled", tr("Cancelled"), ended(LaneEnd::Cancelled));
    addNames("timed_out", tr("Timed out"), ended(LaneEnd::TimedOut));
    addNames("orphans", tr("Orphans"), [](const TraceStore &store, quint32 lane) { return lane != NoIndex && store.lanes()[lane].orphan; });
    addNames("not_started", tr("Not started"), [](const TraceStore &, quint32 lane) { return lane == NoIndex; });
    addNames("never_awaited", tr("Never awaited"), ended(LaneEnd::NeverAwaited));
    addNames("destroyed", tr("Destroyed while pending"), ended(LaneEnd::DestroyedPending));
    addNames("never_ended", tr("Never ended"), ended(LaneEnd::Open));
}

void Summary::addErrors()
{
    const auto fated = [](std::initializer_list<Fate> fates) {
        return [fates = std::vector<Fate>(fates)](const TraceStore &store, quint32 lane) {
            const auto row = lane == NoIndex || store.lanes()[lane].kind != LaneKind::Task ? std::nullopt : store.ledgerOf(lane);
            return row && std::ranges::find(fates, store.ledger()[*row].fate) != fates.end();
        };
    };
    addNames("lost", tr("Error lost"), fated({Fate::Lost}));
    addNames("ignored", tr("Error seen by no code"), fated({Fate::Swallowed, Fate::Silenced}));
    addNames("pending", tr("Error not looked at"), fated({Fate::Pending}));
}

void Summary::addRules()
{
    const auto size = m_rows.size();
    add("rules", tr("Rule behind it"), [this](std::size_t run) {
        QStringList out;
        for (const RuleBehind &rule : m_c.runs()[run].rules)
            out += QStringLiteral("%1: %2").arg(rule.name, rule.sentence);
        return out.join(QLatin1Char('\n'));
    });
    if (m_rows.size() > size) {
        m_rows.back().isWhole = true;
        m_rows.back().differs = false; // it is the reason for the others
    }
}

QString Summary::mainText(std::size_t run) const
{
    return outcomeText(m_c.store(run), m_c.store(run).lanes().empty() ? NoIndex : 0);
}

QString Summary::endText(std::size_t run) const
{
    const TraceStore &store = m_c.store(run);
    const auto &events = store.trace().events();
    const QString at = durationText(std::max(events.empty() ? Time{} : events.back().time, store.trace().reached()));
    const EventKind last = events.empty() ? EventKind::Exit : events.back().kind;
    if (store.deadlock())
        return tr("%1, deadlock").arg(at);
    if (last == EventKind::Limit)
        return tr("%1, a limit was reached").arg(at);
    return store.isLive() ? tr("%1 so far").arg(at) : store.isStopped() ? tr("%1, stopped").arg(at)
                                                                        : at;
}

//! As it would stand in a list of results.
QString resultOf(const TraceStore &store, EntityId task)
{
    const auto lane = store.laneOf(task);
    if (!lane)
        return QStringLiteral("…");
    for (auto mark = store.lanes()[*lane].marks.rbegin(); mark != store.lanes()[*lane].marks.rend(); ++mark) {
        const Event &e = store.trace().events()[mark->event];
        if (e.kind == EventKind::Succeeded)
            return QString::fromStdString(pythonValue(e.a == NoIndex ? "null" : store.trace().json(ValueId{e.a})));
        if (e.kind == EventKind::Raised)
            return QString::fromStdString(exceptionRepr(store.trace(), ExceptionId{e.a}));
        if (e.kind == EventKind::Cancelled)
            return QStringLiteral("CancelledError()");
    }
    return QStringLiteral("…");
}

QString Summary::resultsText(std::size_t run) const
{
    const TraceStore &store = m_c.store(run);
    const auto &ends = store.gatherEnds();
    const auto last = std::find_if(ends.rbegin(), ends.rend(), [](const GatherEnd &end) { return end.lane == 0; });
    if (last == ends.rend())
        return {};
    if (last->outcome != Outcome::Ok)
        return last->failed() ? tr("no list: the gather failed") : tr("no list: the gather was cancelled");
    QStringList out;
    const auto members = store.trace().members(last->gather);
    for (const EntityId member : members.first(std::min(members.size(), MostNames)))
        out += shortened(resultOf(store, member));
    if (members.size() > MostNames)
        out += tr("%1 in all").arg(members.size());
    return QLatin1Char('[') + out.join(QStringLiteral(", ")) + QLatin1Char(']');
}

//! The first line of what is printed; of a traceback the one that says what was raised in the end: causes and contexts stand before it.
QString firstLine(const std::string &printed)
{
    const QStringList lines = QString::fromStdString(printed).split(u'\n');
    if (lines.size() < 2 || !lines.first().endsWith(QLatin1String("(most recent call last):")))
        return lines.first();
    const qsizetype head = std::max(lines.lastIndexOf(QStringLiteral("Traceback (most recent call last):")),
                                    lines.lastIndexOf(QStringLiteral("  + Exception Group Traceback (most recent call last):")));
    const QString raised = lines.value(std::max<qsizetype>(head, 0) + 1).trimmed();
    return raised.startsWith(QLatin1String("| ")) ? raised.mid(2) : raised;
}

QString Summary::printedText(std::size_t run, bool reports) const
{
    QStringList out;
    std::size_t count = 0;
    for (const ConsoleLine &line : consoleLines(m_c.store(run).trace()))
        if (line.isError == reports && ++count <= MostLines)
            out += shortened(firstLine(line.text));
    if (count > MostLines)
        out += tr("%1 lines in all").arg(count);
    return out.join(QLatin1Char('\n'));
}

std::vector<SummaryRow> Summary::rows()
{
    add("main", tr("Main"), [this](std::size_t run) { return mainText(run); });
    add("end", tr("The run ends"), [this](std::size_t run) { return endText(run); });
    addOutcomes();
    addErrors();
    add("results", tr("Results"), [this](std::size_t run) { return resultsText(run); });
    add("printed", tr("Printed"), [this](std::size_t run) { return printedText(run, false); });
    add("reported", tr("Reported"), [this](std::size_t run) { return printedText(run, true); });
    addRules();
    return std::move(m_rows);
}

} // namespace

std::vector<SummaryRow> summaryOf(const Comparison &comparison)
{
    return Summary(comparison).rows();
}

} // namespace awaitscope
