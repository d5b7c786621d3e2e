// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/panels/panel.h"

class QLabel;
class QStackedLayout;
class QTableView;

namespace awaitscope {

class ExceptionsModel;
class LedgerColumns;
class ViewState;

//! The ledger: when each exception was raised, how long it was pending, and who retrieved it in the end.
class ExceptionsPanel : public Panel
{
    Q_OBJECT

public:
    explicit ExceptionsPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Exceptions"); }
    QString iconName() const override { return QStringLiteral("warning"); }
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void passTime() override; //!< the run has advanced without new events
    void setTheme(const Theme &theme) override;
    Badge badge() const override; //!< the unretrieved ones
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
