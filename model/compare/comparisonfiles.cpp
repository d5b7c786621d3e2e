// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/compare/runsummary.h: as Markdown and as JSON.

#include "model/compare/runsummary.h"

#include "model/formats/trace/markdowntext.h"
#include "model/text/durationtext.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

constexpr std::size_t MostChanges = 1000; // in a text for people

//! The run whose difference from the first comes earliest.
std::optional<std::size_t> firstRun(const Comparison &c)
{
    std::optional<std::size_t> out;
    Time earliest = Time::max();
    for (std::size_t run = 1; run < c.runs().size(); ++run)
        if (const auto first = c.first(run); first && (!out || first->moment < earliest)) {
            out = run;
            earliest = first->moment;
        }
    return out;
}

QString summaryMarkdown(const Comparison &c)
{
    QStringList head{QString()};
    for (const ComparedRun &run : c.runs())
        head += run.title;
    QString out = markdownHead(head);
    for (const SummaryRow &row : summaryOf(c)) {
        if (row.isWhole)
            continue; // rulesMarkdown()
        QStringList cells{row.title};
        for (QString cell : row.cells)
            cells += cell.isEmpty() ? QStringLiteral("–") : cell.replace(QLatin1Char('\n'), QStringLiteral(" / "));
        out += markdownRow(cells);
    }
    return out;
}

QString rulesMarkdown(const Comparison &c)
{
    QString out;
    for (const ComparedRun &run : c.runs())
        for (const RuleBehind &rule : run.rules)
            out += QStringLiteral("- %1: %2 (`%3`)\n").arg(markdownCell(run.title), markdownCell(rule.sentence), rule.name);
    return out.isEmpty() ? out : QStringLiteral("\n## ") + tr("Rules behind the first difference") + QStringLiteral("\n\n") + out;
}

double milliseconds(Time t)
{
    return double(t.count()) / 1e6;
}

using Json = nlohmann::ordered_json;

Json changeJson(const Comparison &c, std::size_t run, const LaneChange &change)
{
    const TraceStore &before = c.store(0), &after = c.store(run);
    const QString name = change.before == NoIndex ? after.displayName(change.after) : before.displayName(change.before);
    Json out;
    out["run"] = c.runs()[run].title.toStdString();
    out["lane"] = name.toStdString();
    out["at_ms"] = milliseconds(change.moment);
    out["is"] = outcomeText(after, change.after).toStdString();
    out["was"] = outcomeText(before, change.before).toStdString();
    for (const QString &text : c.texts(run, change))
        out["texts"].push_back(text.toStdString());
    return out;
}

Json runJson(const ComparedRun &run)
{
    const RunCounts &n = run.store->counts();
    Json out;
    out["title"] = run.title.toStdString();
    out["end_ms"] = milliseconds(run.store->range().end);
    out["counts"] = {{"tasks", n.tasks}, {"succeeded", n.succeeded}, {"raised", n.raised}, {"cancelled", n.cancelled}};
    out["counts"]["never_awaited"] = n.neverAwaited;
    out["counts"]["unretrieved"] = n.unretrieved;
    for (const RuleBehind &rule : run.rules)
        out["rules"].push_back({{"name", rule.name.toStdString()}, {"text", rule.sentence.toStdString()}});
    return out;
}

} // namespace

QString firstDifferenceText(const Comparison &c)
{
    const auto run = firstRun(c);
    if (!run)
        return tr("No difference.");
    const FirstDifference first = *c.first(*run);
    const QString text = tr("First difference at %1: %2").arg(durationText(first.moment), first.text);
    return c.runs().size() > 2 ? tr("%1 (%2)").arg(text, c.runs()[*run].title) : text;
}

QString comparisonMarkdown(const Comparison &c, const QString &title)
{
    QString out;
    if (!title.isEmpty())
        out += QStringLiteral("# ") + markdownCell(title) + QStringLiteral("\n\n");
    out += markdownCell(firstDifferenceText(c)) + QStringLiteral("\n\n") + summaryMarkdown(c);
    for (std::size_t run = 1; run < c.runs().size(); ++run) {
        out += QStringLiteral("\n## ") + markdownCell(tr("%1, compared with %2").arg(c.runs()[run].title, c.runs()[0].title)) + QStringLiteral("\n\n");
        const auto &changes = c.changes(run);
        for (const LaneChange &change : std::span(changes).first(std::min(changes.size(), MostChanges)))
            for (const QString &text : c.texts(run, change))
                out += QStringLiteral("- ") + durationText(change.moment) + QStringLiteral(" – ") + markdownCell(text) + QLatin1Char('\n');
        if (changes.size() > MostChanges)
            out += QStringLiteral("- ") + tr("and %1 more").arg(changes.size() - MostChanges) + QLatin1Char('\n');
        if (changes.empty())
            out += (c.isSame(run) ? tr("No difference.") : markdownCell(c.first(run)->text)) + QLatin1Char('\n');
    }
    return out + rulesMarkdown(c);
}

std::string comparisonJson(const Comparison &c, const QString &title)
{
    Json out;
    out["title"] = title.toStdString();
    out["same"] = c.isSame();
    for (const ComparedRun &run : c.runs())
        out["runs"].push_back(runJson(run));
    if (const auto run = firstRun(c)) {
        const FirstDifference first = *c.first(*run);
        out["first_difference"] = {{"run", c.runs()[*run].title.toStdString()}, {"at_ms", milliseconds(first.moment)}, {"text", first.text.toStdString()}};
    } else {
        out["first_difference"] = nullptr;
    }
    out["differences"] = Json::array();
    for (std::size_t run = 1; run < c.runs().size(); ++run)
        for (const LaneChange &change : c.changes(run))
            out["differences"].push_back(changeJson(c, run, change));
    for (const SummaryRow &row : summaryOf(c)) {
        Json cells = Json::array();
        for (const QString &cell : row.cells)
            cells.push_back(cell.toStdString());
        out["summary"].push_back({{"what", row.id}, {"cells", cells}});
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace awaitscope
