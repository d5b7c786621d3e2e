// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace awaitscope {

class ExceptionsModel;
class LedgerColumns;
class ViewState;

//! The ledger: when each exception was raised, how long it was pending, and who retrieved it in the end.
class ExceptionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ExceptionsPanel(ViewState *state, QWidget *parent = nullptr);

    void setStore(const TraceStore *store);
    void refresh();
    void passTime(); //!< the run has advanced without new events
    void setTheme(const Theme &theme);
    ExceptionsModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }

private:
    void showSelection();
    void takeSelection();
    void showEmptiness();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    ExceptionsModel *m_model;
    QTableView *m_table;
    LedgerColumns *m_columns;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    bool m_syncing = false;
};

} // namespace awaitscope
