// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/edit/tasktable.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTimer;

namespace awaitscope {

class AdviceList;
class DefinitionsPage;
class StepEditor;
class StepForm;
class TaskPalette;
class TaskTableModel;
class TaskTableView;
class TraceStore;
class ViewState;

//! The left side of the window: the task table, the palette of additions and the steps of the selected task. Shows a task set
//! and never changes it: every edit is a request with the complete new set, and the display follows when the owner of the
//! document calls setTaskSet().
class EditorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit EditorPanel(QWidget *parent = nullptr);
    ~EditorPanel() override;

    void setTaskSet(const Program &program);
    //! The next task set is another document: the height of the table is adapted to it. An edit never changes that height, so that
    //! the buttons below the table do not move.
    void startOver();
    //! The run replaces the steps of main by those of the strategy with that title; empty: it does not.
    void setMainReplacedBy(const QString &strategy);
    const TaskSet &taskSet() const;
    const Program &program() const;
    //! Marks the rows and steps that the problems refer to.
    void setProblems(const Problems &problems);
    //! May be null. Shared with the timeline; not owned.
    void setViewState(ViewState *state);
    //! Without a call the panel chooses light or dark according to its palette.
    void setTheme(ThemeKind kind);

    //! The displayed run, or null: to find the spans of a step. Must live until the next call.
    void setStore(const TraceStore *store);

    //! The content of the lower half.
    enum class Page { Steps,
                      Exceptions,
                      Objects,
                      External };
    void showPage(Page page);
    Page page() const;

    TaskTableView *taskTable() const { return m_table; }
    StepEditor *stepEditor() const { return m_steps; }
    DefinitionsPage *definitions(Page page) const;
    AdviceList *advice() const { return m_advice; }
    //! The coroutine whose steps are shown; empty for none.
    QString currentCoroutine() const;
    //! Selects rows of the table because of a selection elsewhere, and shows the steps of \a coroutine, if it exists.
    void chooseRows(const std::vector<int> &rows, const QString &coroutine);

public Q_SLOTS:
    //! Shows the form for the title of the task set and its main coroutine.
    void showSettings();
    //! Shows the steps of a coroutine and selects the first row that runs it.
    void showCoroutine(const QString &name);
    //! Shows the row and the step that contain a JSON pointer, such as that of a problem or of a span's step.
    void showPointer(const QString &pointer);
    void addTask(awaitscope::TaskTemplate kind);

Q_SIGNALS:
    //! The user wants the document to become `newTaskSet`. Consecutive edits with the same non-empty key are one undo step.
    void editRequested(const QString &undoText, const awaitscope::Program &changed, const QString &mergeKey);
    void currentCoroutineChanged(const QString &coroutine);
    //! The user selected these rows of the table.
    void rowsChosen(const std::vector<int> &rows);
    //! Why something cannot be done, one sentence for the user.
    void problemOccurred(const QString &message);
    //! The step under the pointer; empty when it leaves.
    void stepHovered(const QString &pointer);

private:
    void createTop();
    void createSettings(QWidget *parent);
    void createBottom();
    void connectTop();
    void connectSteps();
    void updateTitle();
    void updateAdvice();
    void showStepsOfRow();
    void showProblem(const QString &message);
    void hoverStep(const QString &pointer);
    void followHover();

    TaskTableModel *m_model;
    TaskTableView *m_table = nullptr;
    TaskPalette *m_palette = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    StepEditor *m_steps = nullptr;
    std::vector<DefinitionsPage *> m_definitions; // in the order of DefinitionKind
    AdviceList *m_advice = nullptr;
    QTimer *m_adviceTimer = nullptr;
    Problems m_problems;
    const TraceStore *m_store = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_count = nullptr;
    StepForm *m_settings = nullptr; // hidden until it is requested
    ViewState *m_viewState = nullptr;
    QString m_rowCoroutine; // of the current row, as last shown
    bool m_updating = false;
    bool m_divided = false; // the user set the height; it no longer follows the number of rows
    bool m_fitTable = true;
    std::vector<int> m_expectedRows; // rows of taskRows() to select when the document is updated
};

} // namespace awaitscope
