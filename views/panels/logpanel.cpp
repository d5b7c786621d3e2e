// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/logpanel.h"

#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/logmodel.h"
#include "views/panels/paneltable.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace awaitscope {

LogPanel::LogPanel(ViewState *state, QWidget *parent)
    : Panel(parent),
      m_state(state),
      m_model(new LogModel(this)),
      m_table(new QTableView),
      m_filter(new QLineEdit),
      m_trouble(new QCheckBox),
      m_count(new QLabel)
{
    createTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createFilterBar());
    layout->addWidget(m_table);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setFilter(words);
        updateCount();
        showSelection();
    });
    connect(m_trouble, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setOnlyTrouble(on);
        updateCount();
        showSelection();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogPanel::takeSelection);
    connect(m_state, &ViewState::selectionChanged, this, &LogPanel::showSelection);
}

QWidget *LogPanel::createFilterBar()
{
    m_filter->setPlaceholderText(tr("Filter: task, event or text"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    m_filter->setAccessibleName(tr("Log filter"));
    m_trouble->setText(tr("Problems only"));
    m_trouble->setToolTip(tr("Show only failures, cancellations and coroutines that were never awaited"));
    m_count->setObjectName(QStringLiteral("secondaryText"));
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 6, 16, 6);
    layout->setSpacing(14);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_trouble);
    layout->addStretch(1);
    layout->addWidget(m_count);
    return bar;
}

void LogPanel::createTable()
{
    m_table->setModel(m_model);
    setUpPanelTable(m_table, 24);
    m_table->setAccessibleName(tr("Log"));
    m_table->setColumnWidth(LogModel::TimeColumn, 104);
    m_table->setColumnWidth(LogModel::TaskColumn, 150);
    m_table->setColumnWidth(LogModel::EventColumn, 140);
}

void LogPanel::setStore(const TraceStore *store)
{
    const QScopedValueRollback guard(m_syncing, true);
    m_store = store;
    m_model->setStore(store);
    updateCount();
}

void LogPanel::refresh()
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_model->refresh();
    updateCount();
    if (atEnd && m_state->isFollowing())
        m_table->scrollToBottom();
}

void LogPanel::setTheme(const Theme &theme)
{
    m_model->setTheme(theme);
}

void LogPanel::updateCount()
{
    const int shown = m_model->rowCount();
    const bool filtered = !m_filter->text().isEmpty() || m_trouble->isChecked();
    m_count->setText(filtered ? tr("%1 of %n event(s)", nullptr, m_model->total()).arg(shown) : tr("%n event(s)", nullptr, shown));
}

void LogPanel::showSelection()
{
    if (m_syncing || !m_store)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    QItemSelection rows;
    int first = -1;
    for (const ViewItem &item : m_state->selection()) {
        const std::optional<quint32> event = eventOfItem(*m_store, item);
        const int row = event ? m_model->rowOf(*event) : -1;
        if (row < 0 || m_model->eventAt(row) != event)
            continue;
        rows.select(m_model->index(row, 0), m_model->index(row, LogModel::ColumnCount - 1));
        first = first < 0 ? row : first;
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0)
        m_table->scrollTo(m_model->index(first, 0));
}

void LogPanel::takeSelection()
{
    if (m_syncing || !m_store)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    std::vector<ViewItem> items;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const std::optional<quint32> event = m_model->eventAt(row.row());
        if (const std::optional<ViewItem> item = event ? itemOfEvent(*m_store, *event) : std::nullopt)
            items.push_back(*item);
    }
    m_state->setSelection(std::move(items));
}

} // namespace awaitscope
