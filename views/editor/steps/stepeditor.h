// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/text/result.h"
#include "views/common/edittarget.h"
#include "views/editor/steps/steplistview.h"

#include <QWidget>

class QLabel;

namespace awaitscope {

class CoroutineChooser;
class StepChooser;
class StepCommands;
class StepForm;
class StepListModel;

//! The steps of one coroutine as nested blocks, with a coroutine chooser on top, a palette of steps, and a form that opens
//! inside a step.
class StepEditor : public QWidget, public EditTarget
{
    Q_OBJECT

public:
    explicit StepEditor(QWidget *parent = nullptr);

    void setTaskSet(const Program &program);
    void setProblems(const Problems &problems);
    //! The run replaces the steps of main by those of the strategy with that title; empty: it does not.
    void setMainReplacedBy(const QString &strategy);
    //! Shows the coroutine with that name; an unknown name shows nothing.
    void setCoroutine(const QString &name);
    QString coroutine() const { return m_coroutine; }
    StepListModel *model() const { return m_model; }
    StepListView *list() const { return m_list; }
    StepCommands *commands() const { return m_commands; }
    void edit(EditAction command) override;
    //! The open form, or null.
    StepForm *form() const { return m_form; }
    //! The form for the name and parameters of the coroutine; hidden until it is requested.
    StepForm *headForm() const { return m_headForm; }
    //! Selects the innermost step around a place in the document, expanding what hides it.
    void showPointer(const QString &pointer);
    //! Opens the form of the step at \a pointer, and puts the cursor into the first field.
    void openForm(const QString &pointer);
    void closeForm();

Q_SIGNALS:
    void editRequested(const QString &undoText, const awaitscope::Program &changed, const QString &mergeKey);
    void coroutineChanged(const QString &name);
    void problemOccurred(const QString &message);
    //! The step under the pointer; empty when it leaves.
    void stepHovered(const QString &pointer);

private:
    const TaskSet &taskSet() const { return m_program.set(); }
    void createHeader();
    void createHeadForm();
    void openHead();
    void addCoroutine();
    void removeCoroutine();
    void connectList();
    void refresh();
    void refreshForm();
    void updateReplaced();
    void openChooser(const StepPlace &place, const QString &letters);
    void openMenu(const QPoint &place);

    Program m_program;
    QString m_coroutine;
    StepListModel *m_model;
    StepListView *m_list;
    StepCommands *m_commands;
    StepForm *m_form = nullptr;
    StepForm *m_headForm = nullptr;
    CoroutineChooser *m_chooser = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_replaced = nullptr; // the note above the steps of main
    QString m_replacedBy;
    QStringList m_expected; // to select when the document is updated
    QString m_expectedForm;
    QString m_expectedCoroutine; // to show then
};

//! The JSON pointer of a coroutine's body.
QString bodyPointerOf(const QString &coroutine);

} // namespace awaitscope
