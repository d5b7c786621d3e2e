// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/tasktable.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace awaitscope {

//! Edits how a task ends: returns a value, or raises a type with a message. Only fields that apply to the choice are shown.
class OutcomeEditor : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeEditor(const TaskSet &set, QWidget *parent = nullptr);

    void setOutcome(const TaskOutcome &outcome);
    //! A problem if the text is not a value or not an exception type.
    Result<TaskOutcome> outcome() const;

Q_SIGNALS:
    void finished(); //!< Enter in a field whose completion list would consume it

private:
    void createFields();
    void connectFields();
    void showFields();
    void check();

    TaskSet m_set;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_type = nullptr;
    QLineEdit *m_message = nullptr;
};

} // namespace awaitscope
