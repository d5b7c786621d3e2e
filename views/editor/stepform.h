// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/form.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace awaitscope {

//! The fields of one step, member or except clause, one below the other. What the user types is checked at once: a text
//! that means something is an edit, any other is marked and changes nothing.
class StepForm : public QWidget
{
    Q_OBJECT

public:
    explicit StepForm(QWidget *parent = nullptr);

    //! Shows a node. A field that the user is typing in keeps its text when it stands for what the node holds.
    void setNode(const FormNode &node, const EditScope &scope);
    const FormNode &node() const { return m_node; }
    //! Puts the cursor into the first field; false when there is none.
    bool focusFirst();
    //! Lets the Tab key come here from \a before, which is not part of the form, and keeps it so when the fields change. Else it
    //! comes from where the form stands in the tab order.
    void followInTabOrder(QWidget *before);
    //! The editor of a field, or the button of an action; null for an unknown key.
    QWidget *control(const QString &key) const;
    //! What is wrong with the fields, the first first; empty when all can be used.
    QString problem() const;

Q_SIGNALS:
    //! The node as it would be now. Edits of the same field come with the same key.
    void edited(const awaitscope::FormNode &node, const QString &fieldKey);
    void closeRequested(); //!< Enter or Escape in a field, Escape on a button
    void notTaken(const QString &problem); //!< Enter, but a field holds what cannot be meant

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void clear();
    void refill();
    void refillOptions(const Form &before);
    void orderTabs();
    QWidget *createActions();
    QWidget *createControl(const FormField &field);
    QWidget *createPick(const FormField &field);
    void watch(QLineEdit *line, const QString &key);
    void typed(const QString &key, const QString &text);
    void runAction(const QString &key);
    const FormField *field(const QString &key) const;
    static QString textOf(const QWidget *control);
    static void setTextOf(QWidget *control, const QString &text);

    FormNode m_node;
    EditScope m_scope;
    Form m_form;
    QGridLayout *m_layout;
    QPointer<QWidget> m_before; //!< in the tab order
    QWidgetList m_stops; //!< what the Tab key reaches, in order
    bool m_filling = false;
};

} // namespace awaitscope
