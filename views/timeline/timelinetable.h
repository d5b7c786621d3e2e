// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSplitter>
#include <QTimer>

class QTableView;

namespace awaitscope {

class LaneLayout;
class TimelineWidget;

//! The timeline as rows of text: one row for each visible lane and, below it, one for each of its spans. Row numbers are sums of
//! span counts, so that nothing is stored per span. O(lanes) to build, O(log lanes) per row.
class TimelineTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : quint8 { LaneColumn,
                           WhatColumn,
                           FromColumn,
                           ToColumn,
                           DurationColumn,
                           WordsColumn,
                           ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    //! Null: no rows. Both must outlive the model or exist until the next call.
    void setStore(const TraceStore *store, const LaneLayout *layout);
    void setOrigin(Time origin);
    void passTime(); //!< updates the length of what is open

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    ViewItem itemAt(int row) const;
    //! The row of a lane or span, for a mark that of its lane; -1 if its lane is not shown.
    int rowOf(const ViewItem &item) const;

private:
    QString cell(const ViewItem &item, Column column) const;

    const TraceStore *m_store = nullptr;
    struct Shared
    {
        QString name, words;
    };
    std::vector<quint32> m_lanes; // in display order
    QHash<quint32, Shared> m_shared; // by the lane that stands for several which share its row
    std::vector<int> m_first; // by position of the lane: its first row; and one more entry at the end
    Time m_origin{0};
};

//! A timeline and, below it if enabled, the same as a table. Both share the selection.
class TimelineWithTable : public QSplitter
{
    Q_OBJECT
public:
    //! Takes ownership of \a timeline.
    explicit TimelineWithTable(TimelineWidget *timeline, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    TimelineTableModel *model() const { return m_model; }

private:
    void createTable();
    void showTable(bool on);
    void refill();
    void goOn();
    void takeSelection();
    void giveSelection();

    TimelineWidget *m_timeline;
    QTableView *m_table;
    TimelineTableModel *m_model;
    QTimer m_late; // updates during a run are delayed: nobody reads faster
    quint64 m_revision = 0; // of the store
    bool m_taking = false;
};

} // namespace awaitscope
