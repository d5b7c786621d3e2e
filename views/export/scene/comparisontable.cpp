// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/comparisontable.h"

#include "model/text/durationtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

constexpr qreal TextSize = 11.5, LineHeight = 16, RowPadding = 6, TableGap = 8, CellPadding = 10, LeftPadding = 12, SignWidth = 20;
constexpr qsizetype MostLines = 3, MostWholeLines = 24; // of a cell; of one that is whole

//! Broken at blanks into lines of that width, the last of which may be too long: it is elided when drawn.
QStringList wrapped(const QString &text, qreal width, qsizetype mostLines, const TextMeasure &measure)
{
    QStringList out;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QString line;
        for (const QString &word : paragraph.split(QLatin1Char(' '))) {
            const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
            const bool isLast = out.size() + 1 >= mostLines;
            if (line.isEmpty() || isLast || measure(longer, TextSize, false) <= width)
                line = longer;
            else
                out += std::exchange(line, word);
        }
        if (out.size() < mostLines)
            out += line;
        else if (!out.back().endsWith(QStringLiteral(" \u2026")))
            out.back() += QStringLiteral(" \u2026");
    }
    return out;
}

//! Where the columns are, and what stands in their cells.
struct Table
{
    struct Row
    {
        QString title;
        bool differs = false;
        std::vector<QStringList> cells;
        qreal height = 0;
    };
    std::vector<Row> rows;
    qreal titleWidth = 0;
    qreal cellWidth = 0;
    qreal height = 0; // with the head

    Table(const std::vector<SummaryRow> &summary, std::size_t runs, qreal width, const TextMeasure &measure)
    {
        for (const SummaryRow &row : summary)
            titleWidth = std::max(titleWidth, std::ceil(measure(row.title, TextSize, false)));
        titleWidth = std::min(titleWidth + LeftPadding + SignWidth + CellPadding, width * 0.3);
        cellWidth = (width - titleWidth) / qreal(std::max<std::size_t>(runs, 1));
        height = LineHeight + RowPadding;
        for (const SummaryRow &row : summary) {
            Row &out = rows.emplace_back(Row{row.title, row.differs, {}, 0});
            qsizetype lines = 1;
            for (const QString &cell : row.cells) {
                out.cells.push_back(wrapped(cell.isEmpty() ? QStringLiteral("\u2013") : cell, cellWidth - CellPadding, row.isWhole ? MostWholeLines : MostLines,
                                            measure));
                lines = std::max(lines, out.cells.back().size());
            }
            out.height = qreal(lines) * LineHeight + RowPadding;
            height += out.height;
        }
    }
};

} // namespace

QString comparedRunText(const Comparison &c, std::size_t run)
{
    const TraceStore &store = c.store(run);
    const QString main = tr("main: %1").arg(outcomeText(store, store.lanes().empty() ? NoIndex : 0));
    const QString first = c.runs().front().title;
    if (run == 0)
        return main;
    if (c.isSame(run))
        return tr("%1 · the same as %2").arg(main, first);
    const auto difference = c.first(run);
    if (c.changes(run).empty())
        return tr("%1 · the same lanes as %2, in another order of events from %3 on").arg(main, first, durationText(difference->moment));
    return tr("%1 · lanes that differ from %2: %3, first at %4").arg(main, first).arg(c.changes(run).size()).arg(durationText(difference->moment));
}

QString comparisonDescription(const Comparison &c)
{
    QStringList out{firstDifferenceText(c)};
    for (std::size_t run = 0; run < c.runs().size(); ++run)
        out += QStringLiteral("%1: %2.").arg(c.runs()[run].title, comparedRunText(c, run));
    for (const ComparedRun &run : c.runs())
        for (const RuleBehind &rule : run.rules)
            out += QStringLiteral("%1: %2").arg(run.title, rule.sentence);
    constexpr std::size_t Most = 40;
    for (std::size_t run = 1; run < c.runs().size(); ++run)
        for (const LaneChange &change : std::span(c.changes(run)).first(std::min(c.changes(run).size(), Most)))
            for (const QString &text : c.texts(run, change))
                out += QStringLiteral("%1: %2.").arg(c.runs()[run].title, text);
    return out.join(QLatin1Char('\n'));
}

qreal comparisonTableHeight(const std::vector<SummaryRow> &rows, const Comparison &comparison, qreal width, const TextMeasure &measure)
{
    return rows.empty() ? 0 : Table(rows, comparison.runs().size(), width, measure).height + TableGap;
}

void addComparisonTable(const std::vector<SummaryRow> &rows, const Comparison &comparison, QPointF topLeft, qreal width, const TextMeasure &measure,
                        std::vector<DisplayItem> &out)
{
    if (rows.empty())
        return;
    const Table table(rows, comparison.runs().size(), width, measure);
    qreal y = topLeft.y() + TableGap;
    const auto text = [&](qreal x, qreal top, qreal w, const QString &what, ColorRole color, bool bold) {
        out.push_back({TextItem{QRectF(topLeft.x() + x, top, w, LineHeight), what, color,
                                Qt::AlignLeft | Qt::AlignVCenter, TextSize, bold, false},
                       {},
                       Clip::None});
    };
    const auto rule = [&](ColorRole color) {
        out.push_back({LineItem{{topLeft.x(), y}, {topLeft.x() + width, y}, color, Edge::Solid, 1}, {}, Clip::None});
    };
    const auto column = [&](std::size_t run) { return table.titleWidth + qreal(run) * table.cellWidth; };
    for (std::size_t run = 0; run < comparison.runs().size(); ++run)
        text(column(run), y + RowPadding / 2, table.cellWidth - CellPadding, comparison.runs()[run].title, ColorRole::Text, true);
    y += LineHeight + RowPadding;
    for (const Table::Row &row : table.rows) {
        rule(ColorRole::Grid);
        if (row.differs)
            text(LeftPadding, y + RowPadding / 2, SignWidth, QStringLiteral("\u2260"), ColorRole::Text, true);
        text(LeftPadding + SignWidth, y + RowPadding / 2, table.titleWidth - LeftPadding - SignWidth - CellPadding, row.title, ColorRole::SecondaryText, false);
        for (std::size_t run = 0; run < row.cells.size(); ++run)
            for (qsizetype l = 0; l < row.cells[run].size(); ++l)
                text(column(run), y + RowPadding / 2 + qreal(l) * LineHeight, table.cellWidth - CellPadding, row.cells[run][l],
                     row.differs ? ColorRole::Text : ColorRole::SecondaryText, false);
        y += row.height;
    }
}

} // namespace awaitscope
