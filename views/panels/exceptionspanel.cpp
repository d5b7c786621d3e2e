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
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QStyleHints>
#include <QTableView>
#include <QVBoxLayout>

#include <map>
#include <utility>

namespace awaitscope {

namespace {

constexpr int AllRows = -1, UnseenRows = -2; // of the filter; else a StoryFate
constexpr int StepHeight = 26, PrintedHeight = 18; // the words of these rows take one line

} // namespace

ExceptionsPanel::ExceptionsPanel(ViewState *state, QWidget *parent)
    : Panel(parent),
      m_state(state),
      m_model(new ExceptionsModel(this)),
      m_filter(new QComboBox),
      m_table(new QTableView),
      m_empty(new QLabel),
      m_pages(new QStackedLayout)
{
    m_table->setModel(m_model);
    setUpPanelTable(m_table, 30);
    m_table->horizontalHeader()->setSortIndicator(ExceptionsModel::RaisedColumn, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        spanSteps();
        showSelection();
    });
    m_table->setItemDelegateForColumn(ExceptionsModel::RaisedColumn, new FoldDelegate(m_table));
    m_table->setItemDelegateForColumn(ExceptionsModel::ExceptionColumn, new FateDelegate(m_table));
    m_table->setAccessibleName(tr("Exceptions"));
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_columns = new LedgerColumns(m_table);
    connect(m_columns, &LedgerColumns::rowsResized, this, &ExceptionsPanel::spanSteps);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_filter->setObjectName(QStringLiteral("fateFilter"));
    m_filter->setAccessibleName(tr("Show exceptions by what became of them"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->addWidget(m_filter);
    bar->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    connect(m_filter, &QComboBox::activated, this, &ExceptionsPanel::applyFilter);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!isLink(index))
            toggle(index.row());
    });
    m_table->setMouseTracking(true);
    connect(m_table, &QTableView::viewportEntered, this, [this] { m_table->viewport()->unsetCursor(); });
    connect(m_table, &QTableView::entered, this,
            [this](const QModelIndex &index) { m_table->viewport()->setCursor(isLink(index) ? Qt::PointingHandCursor : Qt::ArrowCursor); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExceptionsPanel::takeSelection);
    connect(m_state, &ViewState::selectionChanged, this, &ExceptionsPanel::showSelection);
    showEmptiness();
}

void ExceptionsPanel::setStore(const TraceStore *store)
{
    const QScopedValueRollback guard(m_syncing, true);
    m_store = store;
    m_columns->forget();
    m_model->setFilter({});
    m_model->setStore(store);
    m_table->setColumnHidden(ExceptionsModel::CodeColumn, !store || store->trace().stepPointers.empty());
    spanSteps();
    showEmptiness();
}

void ExceptionsPanel::setProgram(const Program &program)
{
    m_model->setProgram(program);
}

void ExceptionsPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    m_columns->fit(); // the column of the code is measured only now
}

bool ExceptionsPanel::isLink(const QModelIndex &index) const
{
    return index.isValid() && index.column() == ExceptionsModel::CodeColumn && !m_model->isStep(index.row()) && !index.data().toString().isEmpty();
}

void ExceptionsPanel::refresh()
{
    {
        const QScopedValueRollback guard(m_syncing, true);
        // A recording that is being followed names its lines as it goes.
        m_table->setColumnHidden(ExceptionsModel::CodeColumn, !m_store || m_store->trace().stepPointers.empty());
        m_model->refresh();
        spanSteps();
        showEmptiness();
    }
    if (m_table->selectionModel()->selectedRows().isEmpty())
        showSelection();
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
    fillFilter();
    const bool filtered = m_model->filter() != ExceptionsModel::Filter();
    const bool hasTasks = m_store && !m_store->lanes().empty();
    m_empty->setText(filtered ? tr("No exception ended like that.") : hasTasks ? tr("No exception was raised.")
                                                                               : tr("No task has run."));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_columns->fit();
}

//! What there is, with how many of it.
void ExceptionsPanel::fillFilter()
{
    const ExceptionStories *stories = m_model->stories();
    const std::size_t all = stories ? stories->stories().size() : 0;
    std::map<StoryFate, int> counts;
    int unseen = 0;
    for (std::size_t i = 0; i < all; ++i) {
        const StoryFate fate = stories->fate(stories->stories()[i]);
        ++counts[fate];
        unseen += isUnseen(fate) ? 1 : 0;
    }
    std::vector<std::pair<QString, int>> items{{tr("All exceptions: %1").arg(all), AllRows}};
    if (unseen > 0 || m_model->filter().unseen)
        items.emplace_back(tr("Seen by no code: %1").arg(unseen), UnseenRows);
    for (const StoryFate fate : allStoryFates)
        if (counts[fate] > 0 || m_model->filter().fate == fate)
            items.emplace_back(QStringLiteral("%1: %2").arg(storyFateName(fate), QString::number(counts[fate])), int(fate));
    const int now = m_model->filter().unseen ? UnseenRows : m_model->filter().fate ? int(*m_model->filter().fate)
                                                                                   : AllRows;
    bool same = m_filter->count() == int(items.size());
    for (int i = 0; same && i < m_filter->count(); ++i)
        same = m_filter->itemText(i) == items[std::size_t(i)].first;
    if (!same) {
        m_filter->clear();
        for (const auto &[text, value] : items)
            m_filter->addItem(text, value);
    }
    m_filter->setCurrentIndex(m_filter->findData(now));
    m_filter->setVisible(all > 0);
}

void ExceptionsPanel::applyFilter()
{
    const int value = m_filter->currentData().toInt();
    ExceptionsModel::Filter filter;
    filter.unseen = value == UnseenRows;
    if (value >= 0)
        filter.fate = StoryFate(value);
    {
        const QScopedValueRollback guard(m_syncing, true);
        m_model->setFilter(filter);
        spanSteps();
        showEmptiness();
    }
    showSelection();
}

//! The words of a step have the room of three columns.
void ExceptionsPanel::spanSteps()
{
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->isUnfolded(row) || m_model->isStep(row))
            continue;
        while (row + 1 < m_model->rowCount() && m_model->isStep(row + 1)) {
            m_table->setSpan(++row, ExceptionsModel::ExceptionColumn, 1, ExceptionsModel::ColumnCount - ExceptionsModel::ExceptionColumn);
            const QModelIndex index = m_model->index(row, ExceptionsModel::ExceptionColumn);
            m_table->setRowHeight(row, index.data(ExceptionsModel::PrintedRole).toBool() ? PrintedHeight : StepHeight);
        }
    }
}

void ExceptionsPanel::toggle(int row)
{
    if (m_model->isStep(row))
        return;
    m_model->setUnfolded(row, !m_model->isUnfolded(row));
    spanSteps();
}

bool ExceptionsPanel::takePress(const QMouseEvent &press)
{
    const QModelIndex index = m_table->indexAt(press.position().toPoint());
    const bool onArrow = index.isValid() && index.column() == ExceptionsModel::RaisedColumn
        && FoldDelegate::arrowRect(m_table->visualRect(index)).contains(press.position());
    m_pressedLink = press.button() == Qt::LeftButton && isLink(index) ? m_model->codeOf(index.row()) : QString();
    m_pressed = press.position();
    if (press.button() != Qt::LeftButton || !onArrow || m_model->isStep(index.row()))
        return false;
    toggle(index.row());
    return true;
}

//! The press has selected the row, which may have opened a panel beside this one and moved the columns: what was pressed counts.
void ExceptionsPanel::takeRelease(const QMouseEvent &release)
{
    const QString pointer = std::exchange(m_pressedLink, {});
    if (!pointer.isEmpty() && (release.position() - m_pressed).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        Q_EMIT codeRequested(pointer);
}

//! Right and Left unfold and fold, Enter shows the line.
bool ExceptionsPanel::takeKey(const QKeyEvent &key)
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
        const QString pointer = m_model->codeOf(row);
        if (!pointer.isEmpty())
            Q_EMIT codeRequested(pointer);
        return !pointer.isEmpty();
    }
    const bool unfolds = key.key() == Qt::Key_Right, folds = key.key() == Qt::Key_Left;
    if ((!unfolds && !folds) || m_model->isStep(row) || m_model->isUnfolded(row) == unfolds)
        return false;
    toggle(row);
    return true;
}

bool ExceptionsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonPress)
        return takePress(*static_cast<QMouseEvent *>(event));
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonRelease)
        takeRelease(*static_cast<QMouseEvent *>(event));
    if (watched == m_table && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return Panel::eventFilter(watched, event);
}

void ExceptionsPanel::showSelection()
{
    if (m_syncing || !m_store)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    QItemSelection rows;
    for (const ViewItem &item : m_state->selection()) {
        const std::optional<quint32> event = eventOfItem(*m_store, item);
        const std::optional<quint32> entry = ledgerRowOfItem(*m_store, item);
        int row = -1;
        if (event && m_store->trace().events()[*event].kind == EventKind::Caught)
            row = m_model->rowOf(ExceptionId{m_store->trace().events()[*event].a});
        else if (entry)
            row = m_model->rowOf(m_store->ledger()[*entry].exception);
        if (row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, ExceptionsModel::ColumnCount - 1));
    }
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
        if (const quint32 event = m_model->eventOf(row.row()); event != NoIndex)
            if (const std::optional<ViewItem> item = itemOfEvent(*m_store, event))
                items.push_back(*item);
    m_state->setSelection(std::move(items));
}

Panel::Badge ExceptionsPanel::badge() const
{
    const int count = m_store ? int(m_store->counts().unretrieved) : 0;
    return {count, count == 0 ? QString() : QCoreApplication::translate("awaitscope::StatusLine", "%n unretrieved", nullptr, count)};
}

} // namespace awaitscope
