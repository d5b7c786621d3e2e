// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/exceptionspanel.h"

#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/fatedelegate.h"
#include "views/panels/ledgercolumns.h"
#include "views/panels/paneltable.h"

#include <QCoreApplication>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>

namespace awaitscope {

ExceptionsPanel::ExceptionsPanel(ViewState *state, QWidget *parent)
    : Panel(parent), m_state(state), m_model(new ExceptionsModel(this)), m_table(new QTableView), m_empty(new QLabel), m_pages(new QStackedLayout(this))
{
    m_table->setModel(m_model);
    setUpPanelTable(m_table, 30);
    m_table->setItemDelegateForColumn(ExceptionsModel::ExceptionColumn, new FateDelegate(m_table));
    m_table->setAccessibleName(tr("Exceptions"));
    m_columns = new LedgerColumns(m_table);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setText(tr("No exception has left its task."));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExceptionsPanel::takeSelection);
    connect(m_state, &ViewState::selectionChanged, this, &ExceptionsPanel::showSelection);
}

void ExceptionsPanel::setStore(const TraceStore *store)
{
    const QScopedValueRollback guard(m_syncing, true);
    m_store = store;
    m_columns->forget();
    m_model->setStore(store);
    showEmptiness();
}

void ExceptionsPanel::refresh()
{
    m_model->refresh();
    showEmptiness();
}

void ExceptionsPanel::passTime()
{
    m_model->passTime();
    m_columns->fit();
}

void ExceptionsPanel::setTheme(const Theme &theme)
{
    m_model->setTheme(theme);
}

void ExceptionsPanel::showEmptiness()
{
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_columns->fit();
}

void ExceptionsPanel::showSelection()
{
    if (m_syncing || !m_store)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    QItemSelection rows;
    for (const ViewItem &item : m_state->selection())
        if (const std::optional<quint32> row = ledgerRowOfItem(*m_store, item); row && int(*row) < m_model->rowCount())
            rows.select(m_model->index(int(*row), 0), m_model->index(int(*row), ExceptionsModel::ColumnCount - 1));
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty())
        m_table->scrollTo(rows.first().topLeft());
}

void ExceptionsPanel::takeSelection()
{
    if (m_syncing || !m_store)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    std::vector<ViewItem> items;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        if (const LedgerEntry *entry = m_model->entry(row.row()))
            if (const std::optional<ViewItem> item = itemOfEvent(*m_store, entry->raisedEvent))
                items.push_back(*item);
    m_state->setSelection(std::move(items));
}

Panel::Badge ExceptionsPanel::badge() const
{
    const int count = m_store ? int(m_store->counts().unretrieved) : 0;
    return {count, count == 0 ? QString() : QCoreApplication::translate("awaitscope::StatusLine", "%n unretrieved", nullptr, count)};
}

} // namespace awaitscope
