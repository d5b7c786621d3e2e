// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/comparison/summarytable.h"

#include <QHeaderView>
#include <QResizeEvent>

#include <algorithm>

namespace awaitscope {

SummaryTable::SummaryTable(QWidget *parent)
    : QTableWidget(parent)
{
    setObjectName(QStringLiteral("summary"));
    setAccessibleName(tr("Summary"));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void SummaryTable::setComparison(const Comparison *comparison)
{
    const std::vector<SummaryRow> rows = comparison ? summaryOf(*comparison) : std::vector<SummaryRow>();
    clear();
    setRowCount(int(rows.size()));
    setColumnCount(comparison ? int(comparison->runs().size()) + 1 : 0);
    QStringList titles{QString()};
    for (std::size_t run = 0; comparison && run < comparison->runs().size(); ++run)
        titles += comparison->runs()[run].title;
    setHorizontalHeaderLabels(titles);
    for (int row = 0; row < int(rows.size()); ++row) {
        const SummaryRow &from = rows[std::size_t(row)];
        auto *title = new QTableWidgetItem(from.differs ? QStringLiteral("\u2260 ") + from.title : from.title);
        if (from.differs) {
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            title->setFont(bold);
            title->setToolTip(tr("The runs differ in this"));
        }
        title->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        setItem(row, 0, title);
        for (int run = 0; run < from.cells.size(); ++run) {
            auto *cell = new QTableWidgetItem(from.cells[run].isEmpty() ? QStringLiteral("\u2013") : from.cells[run]);
            cell->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
            setItem(row, run + 1, cell);
        }
    }
    fitColumns();
}

void SummaryTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void SummaryTable::fitColumns()
{
    constexpr int TitleWidth = 150, LeastWidth = 130;
    if (columnCount() < 2)
        return;
    setColumnWidth(0, TitleWidth);
    const int width = std::max((viewport()->width() - TitleWidth) / (columnCount() - 1), LeastWidth);
    for (int column = 1; column < columnCount(); ++column)
        setColumnWidth(column, width);
    resizeRowsToContents();
}

} // namespace awaitscope
