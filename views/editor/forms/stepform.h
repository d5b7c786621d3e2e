// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/form.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace awaitscope {

//! The fields of one step, member or except clause, one below the other. Input is checked immediately: a valid text is an edit,
//! an invalid one is marked and changes nothing.
class StepForm : public QWidget
{
    Q_OBJECT

public:
    explicit StepForm(QWidget *parent = nullptr);

    //! Shows a node. A field that the user is typing in keeps its text if that represents the node's value.
    void setNode(const FormNode &node, const EditScope &scope);
    const FormNode &node() const { return m_node; }
    //! Puts the cursor into the first field; false if there is none.
    bool focusFirst();
    //! Makes Tab enter the form from \a before, which is not part of it, also when the fields change. Otherwise the form keeps its
    //! own place in the tab order.
    void followInTabOrder(QWidget *before);
    //! The editor of a field, or the button of an action; null for an unknown key.
    QWidget *control(const QString &key) const;
    //! What is wrong with the first invalid field; empty if all are valid.
    QString problem() const;

Q_SIGNALS:
    //! The node after the edit. Edits of the same field have the same key.
    void edited(const awaitscope::FormNode &node, const QString &fieldKey);
    void closeRequested(); //!< Enter or Escape in a field, Escape on a button
    void notTaken(const QString &problem); //!< Enter while a field is invalid

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
    QPointer<QWidget> m_before; //!< the previous widget in the tab order
    QWidgetList m_stops; //!< what Tab reaches, in order
    bool m_filling = false;
};

} // namespace awaitscope
