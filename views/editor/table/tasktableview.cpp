// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/tasktableview.h"

#include "views/common/plaintip.h"
#include "views/common/widgets/actionkeys.h"
#include "views/common/widgettheme.h"
#include "views/editor/table/taskdelegate.h"
#include "views/editor/table/tasktablemodel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int headerHeight = 26;
constexpr int wideFrom = 590; // px; from this width on all columns fit
constexpr int leastRows = 5; // for which sizeHint() requests room
constexpr int mostRows = 12;
constexpr int minimumRows = 3; // even if it has fewer: the buttons below must not move when a row is added

//! A flat header in the colours of the design.
class TableHeader : public QHeaderView
{
public:
    explicit TableHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
        setHighlightSections(false);
    }
    QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), headerHeight}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Theme &theme = themeOf(this);
        painter->fillRect(rect, theme.color(ColorRole::AlternateLane));
        QFont bold = font();
        bold.setPixelSize(std::max(10, QFontInfo(bold).pixelSize() - 1));
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(theme.color(ColorRole::SecondaryText));
        const QRect area = rect.adjusted(section == 0 ? 15 : 8, 0, -4, 0);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, model()->headerData(section, Qt::Horizontal).toString());
    }
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(viewport()).fillRect(rect(), themeOf(this).color(ColorRole::AlternateLane));
        QHeaderView::paintEvent(event);
    }
};

} // namespace

TaskTableView::TaskTableView(TaskTableModel *model, QWidget *parent)
    : QTableView(parent), m_model(model)
{
    auto *delegate = new TaskDelegate(this);
    connect(delegate, &TaskDelegate::problemOccurred, this, &TaskTableView::problemOccurred);
    setModel(model);
    setItemDelegate(delegate);
    setHorizontalHeader(new TableHeader(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &TaskTableView::chooseColumns);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(TaskDelegate::rowHeight);
    verticalHeader()->setMinimumSectionSize(TaskDelegate::rowHeight);

    setAccessibleName(tr("Tasks"));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropOverwriteMode(false);
    setDefaultDropAction(Qt::MoveAction);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTabKeyNavigation(false);
    createCommands();
    // Delayed: a cell may still be about to close, and belongs to the row where it was opened.
    connect(model, &TaskTableModel::tasksMoved, this, [this](const std::vector<int> &rows) {
        QTimer::singleShot(0, this, [this, rows] { selectRows(rows); });
    });
}

void TaskTableView::addCommand(const QString &text, const QKeySequence &key, void (TaskTableView::*method)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, method);
    addAction(action);
}

void TaskTableView::createCommands()
{
    addCommand(tr("Cut"), QKeySequence::Cut, &TaskTableView::cutSelection);
    auto *copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &TaskTableView::copySelection);
    addAction(copy);
    addCommand(tr("Paste"), QKeySequence::Paste, &TaskTableView::paste);
    addCommand(tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), &TaskTableView::duplicateSelection);
    addCommand(tr("Delete"), QKeySequence::Delete, &TaskTableView::removeSelection);
    addCommand(tr("Rename"), QKeySequence(Qt::Key_F2), &TaskTableView::rename);
    addCommand(tr("Move Up"), QKeySequence(Qt::ALT | Qt::Key_Up), &TaskTableView::moveUp);
    addCommand(tr("Move Down"), QKeySequence(Qt::ALT | Qt::Key_Down), &TaskTableView::moveDown);
}

std::vector<int> TaskTableView::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TaskTableView::selectRows(const std::vector<int> &rows)
{
    QItemSelection selection;
    for (const int row : rows)
        if (row >= 0 && row < m_model->rowCount())
            selection.select(m_model->index(row, 0), m_model->index(row, TaskTableModel::ColumnCount - 1));
    if (selection.isEmpty())
        return;
    const QModelIndex first = m_model->index(rows.front(), std::max(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(first);
}

int TaskTableView::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

QSize TaskTableView::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount() + 1, leastRows, mostRows); // including room for the next one
    return {340, headerHeight + rows * TaskDelegate::rowHeight + 1};
}

QSize TaskTableView::minimumSizeHint() const
{
    return {180, headerHeight + minimumRows * TaskDelegate::rowHeight};
}

void TaskTableView::copySelection() const
{
    if (!selectionModel()->hasSelection())
        return;
    QApplication::clipboard()->setMimeData(m_model->mimeData(selectionModel()->selectedRows()));
}

void TaskTableView::cutSelection()
{
    copySelection();
    const std::vector<int> rows = selectedRows();
    if (!rows.empty())
        m_model->request(rows.size() == 1 ? tr("Cut Task") : tr("Cut Tasks"), removeRows(m_model->taskSet(), m_model->places(rows)));
}

void TaskTableView::paste()
{
    const std::vector<int> rows = selectedRows();
    m_model->paste(QApplication::clipboard()->text(), rows.empty() ? -1 : rows.back() + 1);
}

void TaskTableView::removeSelection()
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty())
        return;
    const int next = rows.front();
    m_model->request(rows.size() == 1 ? tr("Delete Task") : tr("Delete Tasks"), removeRows(m_model->taskSet(), m_model->places(rows)));
    selectRows({std::min(next, m_model->rowCount() - 1)});
}

void TaskTableView::duplicateSelection()
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty())
        return;
    const Result<TaskSet> edited = duplicateRows(m_model->taskSet(), m_model->places(rows));
    if (edited) {
        Q_EMIT m_model->rowsExpected(newRows(m_model->taskSet(), *edited));
        if (m_model->isShownLast(rows.back()))
            m_model->showLast(*edited);
    }
    m_model->request(rows.size() == 1 ? tr("Duplicate Task") : tr("Duplicate Tasks"), edited);
}

void TaskTableView::moveSelection(int by)
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty() || (by < 0 ? rows.front() == 0 : rows.back() == m_model->rowCount() - 1))
        return;
    m_model->moveTasks(rows, by < 0 ? rows.front() - 1 : rows.back() + 2);
}

void TaskTableView::commitOpenEditor()
{
    if (QWidget *open = indexWidget(currentIndex())) {
        commitData(open);
        closeEditor(open, QAbstractItemDelegate::NoHint);
    }
}

void TaskTableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // The base class does this only for an editor without parts; otherwise the focus would leave the table.
    const QWidget *focused = QApplication::focusWidget();
    if (editor && focused && focused != editor && editor->isAncestorOf(focused))
        setFocus();
    QTableView::closeEditor(editor, hint);
}

void TaskTableView::editCell(int column)
{
    commitOpenEditor();
    const QModelIndex index = m_model->index(currentRow(), column);
    const QString locked = index.data(TaskTableModel::LockRole).toString();
    if (!locked.isEmpty()) {
        Q_EMIT problemOccurred(locked);
        return;
    }
    if (isColumnHidden(column)) {
        m_revealed.insert(column);
        fitColumns();
    }
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
    edit(index);
}

void TaskTableView::rename()
{
    editCell(TaskTableModel::Name);
}

bool TaskTableView::event(QEvent *event)
{
    return claimsKey(event, this) || QTableView::event(event);
}

void TaskTableView::keyPressEvent(QKeyEvent *event)
{
    if (triggerByKey(event, this))
        return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && state() != EditingState && currentIndex().isValid()) {
        editCell(currentIndex().column());
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && state() != EditingState)
        return; // no name begins with a space; a user who adds rows with the Space bar does not mean to edit them
    // Typing must not start an edit in a locked cell, which only says why it cannot be edited.
    QTableView::keyPressEvent(event);
}

void TaskTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QString locked = indexAt(event->pos()).data(TaskTableModel::LockRole).toString();
    if (!locked.isEmpty())
        Q_EMIT problemOccurred(locked);
    QTableView::mouseDoubleClickEvent(event);
}

void TaskTableView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !selectionModel()->isSelected(index))
        selectRows({index.row()});
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("taskMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool any = selectionModel()->hasSelection();
    addCellMenus(menu);
    menu->addSeparator();
    for (QAction *action : actions()) {
        menu->addAction(action);
        action->setEnabled(any || action->shortcut() == QKeySequence(QKeySequence::Paste));
    }
    connect(menu, &QMenu::aboutToHide, this, [this] {
        for (QAction *action : actions())
            action->setEnabled(true);
    });
    menu->popup(event->globalPos());
}

void TaskTableView::addCellMenus(QMenu *menu)
{
    if (!selectionModel()->hasSelection() || currentRow() < 0)
        return;
    const int columns[] = {TaskTableModel::Sleep, TaskTableModel::Outcome, TaskTableModel::Handling, TaskTableModel::Count};
    for (const int column : columns) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        QAction *action = menu->addAction(tr("%1\u2026").arg(title), this, [this, column] { editCell(column); });
        const QString locked = m_model->index(currentRow(), column).data(TaskTableModel::LockRole).toString();
        action->setToolTip(plainTip(locked));
        action->setEnabled(locked.isEmpty());
    }
    QMenu *start = menu->addMenu(tr("Start"));
    start->setEnabled(m_model->index(currentRow(), TaskTableModel::Start).flags() & Qt::ItemIsEditable);
    const TaskRow *row = m_model->row(currentRow());
    for (const TaskStart kind : {TaskStart::Awaited, TaskStart::FireAndForget, TaskStart::NeverAwaited}) {
        QAction *action = start->addAction(startText(kind), this, [this, kind] {
            m_model->setCells(selectedRows(), TaskTableModel::Start, QVariant::fromValue(kind));
        });
        action->setCheckable(true);
        action->setChecked(row && row->start == kind);
    }
}

void TaskTableView::chooseColumns(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = TaskTableModel::Sleep; column < TaskTableModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_columnsChosen = true;
            setColumnHidden(column, !on);
            fitColumns();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(place));
}

bool TaskTableView::isWide() const
{
    return viewport()->width() >= wideFrom;
}

void TaskTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

// A narrow table shows the first columns and those that were edited through the menu.
void TaskTableView::fitColumns()
{
    if (!m_columnsChosen)
        for (const int column : {TaskTableModel::Handling, TaskTableModel::Start, TaskTableModel::Count})
            setColumnHidden(column, !isWide() && !m_revealed.contains(column));
    // One more column fits into a narrow table if all of them become slightly narrower.
    const bool tight = !isWide() && !m_revealed.isEmpty();
    const int name = tight ? 80 : isWide() ? std::clamp(viewport()->width() / 5, 110, 180)
                                           : std::clamp(viewport()->width() * 3 / 10, 80, 120);
    const int wished[] = {name, 66, 0, tight ? 100 : 106, 106, tight ? 74 : 76};
    int rest = viewport()->width();
    for (int column = 0; column < TaskTableModel::ColumnCount; ++column) {
        if (isColumnHidden(column) || column == TaskTableModel::Outcome)
            continue;
        setColumnWidth(column, wished[column]);
        rest -= wished[column];
    }
    setColumnWidth(TaskTableModel::Outcome, std::max(rest, tight ? 90 : 120));
}

void TaskTableView::dropEvent(QDropEvent *event)
{
    QTableView::dropEvent(event);
    // The model moved the rows itself; the view must not remove the dragged ones.
    if (event->isAccepted() && event->source() == this)
        event->setDropAction(Qt::CopyAction);
}

void TaskTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    const Theme &theme = themeOf(this);
    painter.setPen(theme.color(ColorRole::SecondaryText));
    painter.drawText(viewport()->rect().adjusted(15, 8, -15, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No tasks yet.\nAdd one with a button below."));
}

void TaskTableView::edit(EditAction command)
{
    switch (command) {
    case EditAction::Cut:
        return cutSelection();
    case EditAction::Copy:
        return copySelection();
    case EditAction::Paste:
        return paste();
    case EditAction::Duplicate:
        return duplicateSelection();
    case EditAction::Delete:
        return removeSelection();
    case EditAction::SelectAll:
        return selectAll();
    }
}

} // namespace awaitscope
