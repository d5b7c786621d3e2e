// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QWidget>

class QLabel;

namespace awaitscope {

class CoroutineChooser;
class StepListModel;
class StepListView;

//! The steps of one coroutine, with a chooser for the coroutine on top.
class StepEditor : public QWidget
{
    Q_OBJECT

public:
    explicit StepEditor(QWidget *parent = nullptr);

    void setTaskSet(const TaskSet &set);
    void setProblems(const Problems &problems);
    //! Shows the coroutine of that name; an unknown name shows nothing.
    void setCoroutine(const QString &name);
    QString coroutine() const { return m_coroutine; }
    StepListModel *model() const { return m_model; }
    StepListView *list() const { return m_list; }
    //! Selects the innermost step around a place in the document, unfolding what hides it.
    void showPointer(const QString &pointer);

Q_SIGNALS:
    void editRequested(const QString &undoText, const awaitscope::TaskSet &newTaskSet, const QString &mergeKey);
    void coroutineChanged(const QString &name);
    void problemOccurred(const QString &message);

private:
    void createHeader();
    void refresh();

    TaskSet m_set;
    QString m_coroutine;
    StepListModel *m_model;
    StepListView *m_list;
    CoroutineChooser *m_chooser = nullptr;
    QLabel *m_title = nullptr;
};

//! The JSON pointer of a coroutine's body.
QString bodyPointerOf(const QString &coroutine);

} // namespace awaitscope
