// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/form.h"
#include "model/edit/stepedits.h"
#include "model/edit/program.h"
#include "views/editor/steps/steplistview.h"

#include <QObject>

class QAction;
class QKeySequence;
class QMenu;

namespace awaitscope {

//! The commands for the steps of one coroutine: each has a key, is in the context menu, and results in one named edit.
class StepCommands : public QObject
{
    Q_OBJECT

public:
    StepCommands(StepListModel *model, StepListView *list, QObject *parent);

    void setTaskSet(const Program &program, const QString &coroutine);
    const TaskSet &taskSet() const { return m_program.set(); }
    EditScope scope() const { return scopeOf(taskSet(), m_coroutine); }
    //! The step, member or except clause at \a pointer; absent for other places.
    std::optional<FormNode> nodeAt(const QString &pointer) const;
    QMenu *createMenu(QWidget *parent);

    void insert(int kind, const StepPlace &place);
    void replace(const QString &pointer, const FormNode &node, const QString &field);
    void move(const QStringList &pointers, const StepPlace &place);
    void pasteText(const QString &json, const StepPlace &place);

public Q_SLOTS:
    void cut();
    void copy();
    void paste();
    void duplicate();
    void remove();
    void selectAll() { m_list->selectAll(); }
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveOut();
    void moveIn();
    void unwrap();
    void addMember();

Q_SIGNALS:
    void editRequested(const QString &undoText, const awaitscope::Program &changed, const QString &mergeKey);
    void problemOccurred(const QString &message);
    //! Emitted before an edit: what to select when the document is updated, and the step whose form to open.
    void selectionExpected(const QStringList &pointers, const QString &form);
    void addRequested(const awaitscope::StepPlace &place, const QString &letters);
    void formRequested(const QString &pointer);

private:
    QAction *add(const char *name, const QString &text, const QList<QKeySequence> &keys, void (StepCommands::*slot)());
    void createActions();
    void addWrapMenu(QMenu *menu);
    void wrap(int kind);
    void moveBy(int by);
    void request(const QString &undoText, Result<StepEdit> edit, const QString &form = {});
    QString undoText(const QString &one, const QString &many, const QStringList &pointers) const;
    QString nameAt(const QString &pointer) const;
    //! The innermost step that contains a list, or empty.
    QString ownerOf(const QString &list) const;
    //! The lists of steps that belong to a step itself, in the order of the rows: body, except, else, finally.
    QStringList listsOf(const QString &owner) const;

    Program m_program;
    QString m_coroutine;
    StepListModel *m_model;
    StepListView *m_list;
};

} // namespace awaitscope
