// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/panel.h"

class QLabel;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;
class QTimer;

namespace awaitscope {

class StatisticsModel;
class ViewState;

//! How often each coroutine ran, how long it took, and how it ended. Sorted by any column; rows can be copied. Counted only while it
//! is visible, a few times a second: the work is that of sorting the lanes.
class StatisticsPanel : public Panel
{
    Q_OBJECT

public:
    enum Column { CoroutineColumn,
                  CountColumn,
                  ShortestColumn,
                  MedianColumn,
                  LongestColumn,
                  SucceededColumn,
                  RaisedColumn,
                  CancelledColumn,
                  NeverAwaitedColumn,
                  UnfinishedColumn,
                  ColumnCount };

    explicit StatisticsPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Statistics"); }
    QString iconName() const override { return QStringLiteral("table"); }
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void passTime() override {} // only what has ended is measured
    void setTheme(const Theme &theme) override;
    QTableView *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void count();
    void takeSelection();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    StatisticsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    QTimer *m_later;
    bool m_isStale = true;
};

} // namespace awaitscope
