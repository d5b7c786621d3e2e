// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/findings.h"

#include <QAbstractTableModel>

namespace awaitscope {

//! What is worth looking at in a run: a row for each finding, the most serious first.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FindingColumn,
                  CountColumn,
                  FirstColumn,
                  PlaceColumn,
                  MadeColumn,
                  ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    //! \a store must live until the next call; null: none. The rows stay as they are if nothing changed.
    void setFindings(const TraceStore *store, std::vector<Finding> findings);
    //! Null if there is no such row.
    const Finding *finding(int row) const;
    //! Whether no row has a text there: a task set has no lines of source.
    bool isEmpty(Column column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Finding finding;
        QString cells[ColumnCount];
        QString tip;
    };
    Row rowOf(const TraceStore &store, Finding finding) const;

    std::vector<Row> m_rows;
};

} // namespace awaitscope
