// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/definitions.h"
#include "model/edit/program.h"
#include "views/common/edittarget.h"

#include <QWidget>

class QDropEvent;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace awaitscope {

class PillButton;
class StepForm;

//! One kind of definitions: exception types as a tree below the built-in ones, shared objects, or what the user does while the
//! program runs. The form of the selected one is below the list.
class DefinitionsPage : public QWidget, public EditTarget
{
    Q_OBJECT

public:
    explicit DefinitionsPage(DefinitionKind kind, QWidget *parent = nullptr);

    void setTaskSet(const Program &program);
    QTreeWidget *list() const { return m_list; }
    StepForm *form() const { return m_form; }
    void edit(EditAction command) override; //!< deletes, nothing else
    //! -1 without a selection.
    int currentIndex() const;
    void select(int index);

public Q_SLOTS:
    void removeCurrent();
    void moveOut(); //!< exception types: make it a sibling of its base
    void moveIn(); //!< exception types: make it a subtype of the one above it

Q_SIGNALS:
    void editRequested(const QString &undoText, const awaitscope::Program &changed, const QString &mergeKey);
    void problemOccurred(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const TaskSet &taskSet() const { return m_program.set(); }
    void createList();
    void createPills();
    void createEmptiness();
    PillButton *addPill(const char *name, const QString &text, const QString &help);
    void fill();
    void fillTypes();
    QTreeWidgetItem *typeItem(const QString &name);
    void moveBelow(const QString &base);
    bool key(int key, Qt::KeyboardModifiers modifiers);
    void drop(QDropEvent *event);
    void showForm();
    void openTargets(PillButton *pill);
    void addAction(ExternalOp op, const QString &of);
    void addCancelOfRow(int row);
    void add(const QString &undoText, Result<TaskSet> edited);
    void request(const QString &undoText, Result<TaskSet> edited, int selected, const QString &mergeKey = {});
    QString kindWord() const;

    DefinitionKind m_kind;
    Program m_program;
    QTreeWidget *m_list;
    StepForm *m_form;
    QLabel *m_empty = nullptr; //!< shown instead of an empty list
    QWidget *m_pills;
    PillButton *m_remove = nullptr;
    bool m_filling = false;
    int m_selected = -1;
};

} // namespace awaitscope
