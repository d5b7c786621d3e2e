// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/edittarget.h"

#include <QSet>
#include <QTableView>

#include <vector>

class QMenu;

namespace awaitscope {

class TaskTableModel;

//! The task table: rows are selected, edited in place, dragged, copied and pasted. Every command is in the context menu and has
//! a key.
class TaskTableView : public QTableView, public EditTarget
{
    Q_OBJECT

public:
    explicit TaskTableView(TaskTableModel *model, QWidget *parent = nullptr);

    std::vector<int> selectedRows() const;
    void selectRows(const std::vector<int> &rows);
    //! -1 if there is no current row.
    int currentRow() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void copySelection() const;
    void cutSelection();
    void paste();
    void removeSelection();
    void duplicateSelection();
    void moveSelection(int by); //!< -1 up, 1 down
    void edit(EditAction command) override;
    using QTableView::edit;
    void editCell(int column);
    //! Commits what was typed so far: menus and toolbar buttons do not take the focus from a cell.
    void commitOpenEditor();

Q_SIGNALS:
    void problemOccurred(const QString &message);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

protected Q_SLOTS:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void createCommands();
    void addCommand(const QString &text, const QKeySequence &key, void (TaskTableView::*method)());
    void moveUp() { moveSelection(-1); }
    void moveDown() { moveSelection(1); }
    void rename();
    void addCellMenus(QMenu *menu);
    void chooseColumns(const QPoint &place);
    void fitColumns();
    bool isWide() const;

    TaskTableModel *m_model;
    QSet<int> m_revealed; // columns shown in a narrow table because they were edited
    bool m_columnsChosen = false; // the user chose the columns; they no longer depend on the width
};

} // namespace awaitscope
