// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/comparison/differencetable.h"

#include "model/text/durationtext.h"
#include "views/common/plaintip.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace awaitscope {

void DifferenceModel::setComparison(const Comparison *comparison)
{
    beginResetModel();
    m_comparison = comparison;
    m_rows.clear();
    for (std::size_t run = 1; comparison && run < comparison->runs().size(); ++run) {
        const std::vector<LaneChange> &changes = comparison->changes(run);
        for (quint32 i = 0; i < changes.size(); ++i)
            m_rows.push_back({run, i, changes[i].moment});
        if (const auto first = changes.empty() ? comparison->first(run) : std::nullopt)
            m_rows.push_back({run, NoIndex, first->moment});
    }
    std::ranges::stable_sort(m_rows, {}, &Row::moment);
    endResetModel();
}

const LaneChange *DifferenceModel::change(int number) const
{
    const Row &r = row(number);
    return r.change == NoIndex ? nullptr : &m_comparison->changes(r.run)[r.change];
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceModel::what(const Row &row) const
{
    if (row.change == NoIndex) {
        const auto first = m_comparison->first(row.run);
        return first ? first->text : QString();
    }
    return m_comparison->texts(row.run, m_comparison->changes(row.run)[row.change]).join(QStringLiteral("; "));
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_comparison || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Row &r = row(index.row());
    switch (Column(index.column())) {
    case MomentColumn:
        return role == Qt::DisplayRole ? durationText(r.moment) : QVariant();
    case RunColumn:
        return role == Qt::DisplayRole ? m_comparison->runs()[r.run].title : QVariant();
    case WhatColumn:
        return role == Qt::DisplayRole ? what(r) : plainTip(what(r));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case MomentColumn:
        return tr("From");
    case RunColumn:
        return tr("Run");
    case WhatColumn:
        return tr("What is different");
    case ColumnCount:
        break;
    }
    return {};
}

DifferenceTable::DifferenceTable(QWidget *parent)
    : QTableView(parent), m_model(new DifferenceModel(this))
{
    constexpr int RowHeight = 26, MomentWidth = 92, RunWidth = 150;
    setObjectName(QStringLiteral("differences"));
    setAccessibleName(tr("Differences"));
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(RowHeight);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnWidth(DifferenceModel::MomentColumn, MomentWidth);
    setColumnWidth(DifferenceModel::RunColumn, RunWidth);
}

void DifferenceTable::setComparison(const Comparison *comparison)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_comparison = comparison;
    m_model->setComparison(comparison);
    setColumnHidden(DifferenceModel::RunColumn, !comparison || comparison->runs().size() < 3);
    viewport()->update();
}

void DifferenceTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_isFilling || !current.isValid())
        return;
    if (const LaneChange *change = m_model->change(current.row()))
        Q_EMIT chosen(m_model->row(current.row()).run, *change);
}

void DifferenceTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    const bool isAlone = !m_comparison || m_comparison->runs().size() < 2;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     isAlone ? tr("Choose a second run above to compare with.") : tr("The runs do not differ: the same events in the same order."));
}

} // namespace awaitscope
