// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/panels/panel.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace awaitscope {

class LogModel;
class ViewState;

//! The events of the run as a table with a filter. Its selection and that of the timeline are synchronized.
class LogPanel : public Panel
{
    Q_OBJECT

public:
    explicit LogPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Log"); }
    QString iconName() const override { return QStringLiteral("log"); }
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void setTheme(const Theme &theme) override;
    LogModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }

private:
    QWidget *createFilterBar();
    void createTable();
    void showSelection();
    void takeSelection();
    void updateCount();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    LogModel *m_model;
    QTableView *m_table;
    QLineEdit *m_filter;
    QCheckBox *m_trouble;
    QLabel *m_count;
    bool m_syncing = false;
};

} // namespace awaitscope
