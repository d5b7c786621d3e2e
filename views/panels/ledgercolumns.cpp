// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/ledgercolumns.h"

#include "views/panels/exceptionsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr int RowHeight = 30;
constexpr int MostLines = 3;
constexpr int LeastForText = 78; // minimum width of an exception and of its fate
constexpr double ShareOfException = 0.42;
constexpr double ShareOfCode = 0.14; // the number of the line comes first
constexpr double Ragged = 1.15; // lines break between words, and so are not completely filled

struct Limits
{
    int least; // also if all texts are short, so that the columns of most runs have the same width
    int most;
    int padding; // around the text of a cell, including the gap to the next one
};

constexpr Limits limits[ExceptionsModel::ColumnCount] = {{72, 160, 36}, {84, 200, 28}, {190, 1000, 48}, {48, 240, 24}, {90, 240, 28}, {LeastForText, 4000, 24}};

} // namespace

LedgerColumns::LedgerColumns(QTableView *table)
    : QObject(table), m_table(table)
{
    static_assert(Count == ExceptionsModel::ColumnCount);
    m_table->setWordWrap(true);
    m_table->viewport()->installEventFilter(this);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LedgerColumns::fit);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int before, int) {
        // The last column takes the remaining width, also when the user resizes another one.
        if (!m_fitting && before > 0 && column < Count - 1)
            m_pulled[std::size_t(column)] = true;
    });
}

void LedgerColumns::forget()
{
    m_needs.fill(0);
}

void LedgerColumns::fit()
{
    measure();
    layOut();
}

void LedgerColumns::measure()
{
    const QAbstractItemModel *model = m_table->model();
    const int first = std::max(0, m_table->rowAt(0));
    const int height = std::max(m_table->viewport()->height(), RowHeight);
    const int last = std::min(model->rowCount() - 1, first + height / RowHeight);
    const QFont font = m_table->font();
    for (int column = 0; column < Count; ++column) {
        int &need = m_needs[std::size_t(column)];
        need = std::max(need, m_table->horizontalHeader()->sectionSizeHint(column));
        if (column == ExceptionsModel::CodeColumn && (!m_table->isVisible() || m_table->isColumnHidden(column)))
            continue; // its text is made only when it is seen
        for (int row = first; row <= last; ++row) {
            const QModelIndex index = model->index(row, column);
            const QFontMetrics metrics(index.data(Qt::FontRole).value<QFont>().resolve(font));
            need = std::max(need, metrics.horizontalAdvance(index.data().toString()) + limits[column].padding);
        }
    }
}

int LedgerColumns::wanted(int column) const
{
    return std::clamp(m_needs[std::size_t(column)], limits[column].least, limits[column].most);
}

void LedgerColumns::give(int column, int width)
{
    if (!m_pulled[std::size_t(column)] && m_table->columnWidth(column) != width)
        m_table->setColumnWidth(column, width);
}

void LedgerColumns::layOut()
{
    using M = ExceptionsModel;
    const QScopedValueRollback guard(m_fitting, true);
    for (const int column : {M::RaisedColumn, M::TaskColumn, M::UnretrievedColumn})
        give(column, wanted(column));
    give(M::CodeColumn, std::clamp(int(m_table->viewport()->width() * ShareOfCode), limits[M::CodeColumn].least, wanted(M::CodeColumn)));
    const int left = m_table->viewport()->width() - m_table->columnWidth(M::RaisedColumn) - m_table->columnWidth(M::TaskColumn)
        - m_table->columnWidth(M::UnretrievedColumn) - m_table->columnWidth(M::CodeColumn);
    const int fate = wanted(M::FateColumn);
    const int fateInTwoLines = int(std::ceil(fate * Ragged / 2));
    const int fair = std::max({LeastForText, int(left * ShareOfException), left - fateInTwoLines});
    give(M::ExceptionColumn, std::min(wanted(M::ExceptionColumn), fair));
    const int room = std::max(LeastForText, left - m_table->columnWidth(M::ExceptionColumn));
    const int lines = room >= fate ? 1 : std::clamp(int(std::ceil(fate * Ragged / room)), 2, MostLines);
    const int height = RowHeight + (lines - 1) * m_table->fontMetrics().lineSpacing();
    if (m_table->verticalHeader()->defaultSectionSize() == height)
        return;
    m_table->verticalHeader()->setDefaultSectionSize(height);
    Q_EMIT rowsResized();
}

bool LedgerColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        layOut();
    return QObject::eventFilter(watched, event);
}

} // namespace awaitscope
