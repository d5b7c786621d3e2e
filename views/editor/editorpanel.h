// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/tasktable.h"
#include "model/program/taskset.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace awaitscope {

class StepEditor;
class TaskPalette;
class TaskTableModel;
class TaskTableView;
class ViewState;

//! The left side of the window: the task table, the palette of additions and the steps of the selected task. Shows a
//! task set and never changes one: every edit is a request that carries the whole new set, and what is on
//! screen follows when the owner of the document calls setTaskSet().
class EditorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit EditorPanel(QWidget *parent = nullptr);
    ~EditorPanel() override;

    void setTaskSet(const TaskSet &set);
    //! Marks the rows and steps that the problems point into.
    void setProblems(const Problems &problems);
    //! May be null. Shared with the timeline; not owned.
    void setViewState(ViewState *state);
    //! Without a call the panel picks light or dark by its palette.
    void setTheme(ThemeKind kind);

    TaskTableView *taskTable() const { return m_table; }
    StepEditor *stepEditor() const { return m_steps; }
    //! The coroutine whose steps are on screen; empty for none.
    QString currentCoroutine() const;

public Q_SLOTS:
    //! Shows the steps of a coroutine and selects the first row that runs it.
    void showCoroutine(const QString &name);
    //! Jumps to the row and the step that hold a JSON pointer, for instance that of a problem or a span's step.
    void showPointer(const QString &pointer);
    void addTask(awaitscope::TaskTemplate kind);

Q_SIGNALS:
    //! The user wants the document to become `newTaskSet`. Edits with the same non-empty key, one right after
    //! the other, are one undo step.
    void editRequested(const QString &undoText, const awaitscope::TaskSet &newTaskSet, const QString &mergeKey);
    void currentCoroutineChanged(const QString &coroutine);
    //! One sentence for the user: why something cannot be done.
    void problemOccurred(const QString &message);

private:
    void createTop();
    void connectTop();
    void connectSteps();
    void updateTitle();
    void showStepsOfRow();
    void showProblem(const QString &message);

    TaskTableModel *m_model;
    TaskTableView *m_table = nullptr;
    TaskPalette *m_palette = nullptr;
    StepEditor *m_steps = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_count = nullptr;
    ViewState *m_viewState = nullptr;
    std::vector<int> m_expectedRows; // to select when the document comes back
};

} // namespace awaitscope
