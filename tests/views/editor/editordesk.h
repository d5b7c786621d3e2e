// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "tests/support/activate.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/table/tasktablemodel.h"
#include "views/editor/table/tasktableview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QUndoStack>

namespace awaitscope {

//! An editor panel with a document: its requests are carried out and can be undone, as in the program.
class EditorDesk
{
public:
    explicit EditorDesk(const TaskSet &set)
        : current(set), first(set)
    {
        panel.resize(640, 900);
        QObject::connect(&panel, &EditorPanel::editRequested, &panel,
                         [this](const QString &name, const Program &next, const QString &key) { edit(name, next.set(), key); });
        QObject::connect(&panel, &EditorPanel::problemOccurred, &panel, [this](const QString &message) { problems += message; });
        panel.setTaskSet(set);
        panel.show();
        test::activate(&panel);
    }

    TaskTableView *table() { return panel.taskTable(); }
    StepEditor *steps() { return panel.stepEditor(); }
    StepListModel *stepModel() { return panel.stepEditor()->model(); }

    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all += cell(row, TaskTableModel::Name);
        return all;
    }
    QPoint cellCenter(int row, int column) { return table()->visualRect(table()->model()->index(row, column)).center(); }
    void click(int row, int column, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cellCenter(row, column));
    }
    void doubleClick(int row, int column)
    {
        click(row, column);
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, cellCenter(row, column));
    }
    //! The open editor of a cell, or one of its parts by name.
    template <typename T>
    T *cellEditor(const QString &name = {})
    {
        for (T *widget : table()->viewport()->template findChildren<T *>(name))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    //! Presses Enter in an editor: a table handles it after a short delay.
    void enter(QWidget *editor)
    {
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    void press(const char *pill) { QTest::mouseClick(panel.findChild<QWidget *>(QLatin1String(pill)), Qt::LeftButton); }

    //! Centre of the row of the step list for a place in the document.
    QPoint stepCenter(const QString &pointer)
    {
        const int row = stepModel()->rowAt(pointer);
        steps()->list()->scrollTo(stepModel()->index(row));
        const QRect rect = steps()->list()->rowRect(row);
        return {rect.left() + 70, rect.top() + 15};
    }
    void clickStep(const QString &pointer, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(steps()->list()->viewport(), Qt::LeftButton, modifiers, stepCenter(pointer));
    }

    QString valid() const
    {
        const Result<TaskSet> read = readTaskSet(writeTaskSet(current));
        if (!read)
            return read.problems().front().pointer + u' ' + read.problems().front().message;
        return *read == current ? QString() : QStringLiteral("reads back differently");
    }
    //! Undoes everything and redoes it; empty if both ends are as they were.
    QString undoneAndRedone()
    {
        const TaskSet last = current;
        const int there = undo.index();
        while (undo.canUndo())
            undo.undo();
        if (current != first)
            return QStringLiteral("undo does not lead back");
        while (undo.index() < there)
            undo.redo();
        return current == last ? QString() : QStringLiteral("redo does not lead forward");
    }

    TaskSet current;
    TaskSet first;
    QUndoStack undo;
    QStringList problems;
    EditorPanel panel;
    QAbstractItemModelTester tester{panel.taskTable()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    QAbstractItemModelTester stepTester{panel.stepEditor()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

private:
    class Command : public QUndoCommand
    {
    public:
        Command(EditorDesk *desk, const QString &name, TaskSet next, QString key)
            : QUndoCommand(name), m_desk(desk), m_before(desk->current), m_after(std::move(next)), m_key(std::move(key))
        {
        }
        int id() const override { return m_key.isEmpty() ? -1 : 1; }
        void undo() override { m_desk->show(m_before); }
        void redo() override { m_desk->show(m_after); }
        bool mergeWith(const QUndoCommand *other) override
        {
            const auto *next = static_cast<const Command *>(other);
            if (next->m_key != m_key)
                return false;
            m_after = next->m_after;
            return true;
        }

    private:
        EditorDesk *m_desk;
        TaskSet m_before;
        TaskSet m_after;
        QString m_key;
    };

    void edit(const QString &name, const TaskSet &next, const QString &key)
    {
        if (next != current)
            undo.push(new Command(this, name, next, key));
    }
    void show(const TaskSet &set)
    {
        current = set;
        panel.setTaskSet(set);
    }
};

} // namespace awaitscope
