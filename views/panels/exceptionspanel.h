// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/panels/panel.h"

class QComboBox;
class QKeyEvent;
class QLabel;
class QModelIndex;
class QMouseEvent;
class QStackedLayout;
class QTableView;

namespace awaitscope {

class ExceptionsModel;
class LedgerColumns;
class ViewState;

//! The ledger: every exception object that was raised, when, how long nobody looked at it, and what became of it. A row unfolds into the
//! way that it took, by a click on its arrow, a double click, or the right arrow key; a list above the table filters by fate.
class ExceptionsPanel : public Panel
{
    Q_OBJECT

public:
    explicit ExceptionsPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Exceptions"); }
    QString iconName() const override { return QStringLiteral("warning"); }
    void setStore(const TraceStore *store) override;
    void setProgram(const Program &program) override;
    void refresh() override;
    void passTime() override; //!< the run has advanced without new events
    void setTheme(const Theme &theme) override;
    Badge badge() const override; //!< the unretrieved ones
    ExceptionsModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QComboBox *filter() const { return m_filter; }

Q_SIGNALS:
    //! The user wants to see the line of this step, or source line, in the Code panel.
    void codeRequested(const QString &pointer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fillFilter();
    void applyFilter();
    void showSelection();
    void takeSelection();
    void showEmptiness();
    void toggle(int row);
    void spanSteps();
    bool takePress(const QMouseEvent &press);
    void takeRelease(const QMouseEvent &release);
    bool takeKey(const QKeyEvent &key);
    bool isLink(const QModelIndex &index) const;

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    ExceptionsModel *m_model;
    QComboBox *m_filter;
    QTableView *m_table;
    LedgerColumns *m_columns;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    bool m_syncing = false;
    QString m_pressedLink; // its pointer
    QPointF m_pressed;
};

} // namespace awaitscope
