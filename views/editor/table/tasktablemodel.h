// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/edit/tasktable.h"
#include "model/edit/taskwords.h"
#include "views/common/rowmodel.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace awaitscope {

//! The tasks that main starts, one per row. Changes nothing: an edit emits editRequested(), and the display changes when
//! setTaskSet() sets the updated document.
class TaskTableModel : public RowModel<QAbstractTableModel, TaskRow>
{
    Q_OBJECT

public:
    enum Column { Name,
                  Sleep,
                  Outcome,
                  Handling,
                  Start,
                  Count,
                  ColumnCount };
    //! GlyphRole: a Glyph; LockRole: why the cell cannot be edited; ProblemRole: what is wrong with the row.
    enum Roles { GlyphRole = Qt::UserRole + 1,
                 LockRole,
                 ProblemRole };
    enum class Glyph { None,
                       Tick,
                       Cross,
                       Question,
                       Steps };

    explicit TaskTableModel(QObject *parent = nullptr);

    void setTaskSet(const Program &program);
    void setProblems(const Problems &problems);
    const TaskSet &taskSet() const { return m_program.set(); }
    const Program &program() const { return m_program; }
    const std::vector<TaskRow> &rows() const { return m_rows; }
    const TaskRow *row(int index) const;

    //! Tasks that are new in `next` are shown below all others, wherever main starts them, as long as the document is open.
    void showLast(const TaskSet &next);
    bool isShownLast(int index) const { return row(index) && isLast(*row(index)); }
    //! Restores the order of main, for another document.
    void forgetOrder() { m_last.clear(); }
    //! The indices of these rows in taskRows(), sorted.
    std::vector<int> places(const std::vector<int> &rows) const;
    //! The rows that show these entries of taskRows(), in their order.
    std::vector<int> rowsAt(const std::vector<int> &places) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! Accepts text for Name and Sleep, a number for Count, and a TaskOutcome, TaskHandling or TaskStart for the other columns.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    //! Sets the same cell of several rows as one edit; nothing changes if one of them cannot be set.
    bool setCells(const std::vector<int> &rows, int column, const QVariant &value);

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

    //! Reports why there is no new set, or requests the edit if it differs from the displayed set. True if requested.
    bool request(const QString &undoText, Result<TaskSet> edited, const QString &mergeKey = {});
    //! Moves the rows, which keep their order, so that the first one ends up at `to` (an index before the move).
    bool moveTasks(std::vector<int> rows, int to);
    //! Inserts the tasks of a task set in JSON before row `at`; -1 appends.
    bool paste(const QString &json, int at);

Q_SIGNALS:
    void editRequested(const QString &undoText, const awaitscope::Program &changed, const QString &mergeKey);
    void problemOccurred(const QString &message);
    //! Emitted before an edit that moves or adds rows: their new indices in taskRows().
    void rowsExpected(const std::vector<int> &places);
    //! Emitted after an edit of cells that moved their tasks: the new rows.
    void tasksMoved(const std::vector<int> &rows);

private:
    QVariant display(const TaskRow &row, int column) const;
    QVariant editValue(const TaskRow &row, int column) const;
    void showRows();
    void followRename(const Program &next);
    bool isLast(const TaskRow &row) const;
    void moveLast(const std::vector<int> &rows, int to);
    //! The index of the row's task in `set`.
    std::optional<int> placeOf(const TaskSet &set, int at) const;
    //! The indices of these rows' tasks in `set`; empty unless all of them exist there under the same name.
    std::vector<int> placesIn(const TaskSet &set, const std::vector<int> &rows) const;

    Program m_program;
    std::vector<int> m_places; // the index of each row in taskRows()
    std::vector<TaskRow> m_last; // those that a button added; some may no longer exist, and come back with a redo
    Problems m_problems;
};

} // namespace awaitscope

Q_DECLARE_METATYPE(awaitscope::TaskOutcome)
Q_DECLARE_METATYPE(awaitscope::TaskHandling)
Q_DECLARE_METATYPE(awaitscope::TaskStart)
