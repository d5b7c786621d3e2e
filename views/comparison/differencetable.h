// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

namespace awaitscope {

//! What differs between runs, in words, by moment: a row for each lane of a run that is not as in the first. The words are made when they
//! are shown.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { MomentColumn,
                           RunColumn,
                           WhatColumn,
                           ColumnCount };
    struct Row
    {
        std::size_t run = 0;
        quint32 change = NoIndex; //!< number in Comparison::changes(); NoIndex: only the order of events differs
        Time moment{};
    };

    using QAbstractTableModel::QAbstractTableModel;
    //! Null: no rows. Lives until the next call.
    void setComparison(const Comparison *comparison);
    const Row &row(int number) const { return m_rows[std::size_t(number)]; }
    //! What changed in that row; null: only the order of events.
    const LaneChange *change(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString what(const Row &row) const;

    const Comparison *m_comparison = nullptr;
    std::vector<Row> m_rows;
};

//! The list of differences. Where there is none, it says so.
class DifferenceTable : public QTableView
{
    Q_OBJECT

public:
    explicit DifferenceTable(QWidget *parent = nullptr);

    void setComparison(const Comparison *comparison);
    DifferenceModel *differences() const { return m_model; }

Q_SIGNALS:
    //! The user went to a row.
    void chosen(std::size_t run, const awaitscope::LaneChange &change);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;

private:
    DifferenceModel *m_model;
    const Comparison *m_comparison = nullptr;
    bool m_isFilling = false;
};

} // namespace awaitscope
