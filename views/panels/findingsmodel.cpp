// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/findingsmodel.h"

#include "model/text/durationtext.h"
#include "views/common/plaintip.h"

#include <QLocale>

#include <algorithm>

namespace awaitscope {

FindingsModel::Row FindingsModel::rowOf(const TraceStore &store, Finding finding) const
{
    Row row;
    row.cells[FindingColumn] = findingText(store, finding);
    row.cells[CountColumn] = QLocale().toString(finding.count);
    row.cells[FirstColumn] = durationText(finding.first);
    row.cells[PlaceColumn] = findingPlace(store.trace(), finding);
    row.cells[MadeColumn] = shortPlace(store.trace(), finding.made);
    QStringList lines{row.cells[FindingColumn]};
    if (const QString place = wholePlace(store.trace(), finding.place); !place.isEmpty())
        lines += place;
    if (const QString made = wholePlace(store.trace(), finding.made); !made.isEmpty())
        lines += tr("made at %1").arg(made);
    row.tip = lines.join(u'\n');
    row.finding = std::move(finding);
    return row;
}

void FindingsModel::setFindings(const TraceStore *store, std::vector<Finding> findings)
{
    std::vector<Row> rows;
    if (store)
        for (Finding &finding : findings)
            rows.push_back(rowOf(*store, std::move(finding)));
    const bool sameShape = rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row &a, const Row &b) {
                               return a.finding.kind == b.finding.kind && a.finding.event == b.finding.event;
                           });
    if (sameShape) { // the selection stays
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const Finding *FindingsModel::finding(int row) const
{
    return row >= 0 && std::size_t(row) < m_rows.size() ? &m_rows[std::size_t(row)].finding : nullptr;
}

bool FindingsModel::isEmpty(Column column) const
{
    return std::ranges::all_of(m_rows, [column](const Row &row) { return row.cells[column].isEmpty(); });
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == Qt::DisplayRole)
        return row.cells[index.column()];
    if (role == Qt::ToolTipRole)
        return plainTip(row.tip);
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Finding"), tr("Times"), tr("First at"), tr("Where"), tr("Made at")};
    return section >= 0 && section < int(ColumnCount) ? titles[section] : QVariant();
}

} // namespace awaitscope
