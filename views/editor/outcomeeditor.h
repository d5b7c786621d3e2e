// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/tasktable.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace awaitscope {

//! Edits how a task ends: returns a value, or raises a type with a message. Only what fits the choice shows.
class OutcomeEditor : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeEditor(const TaskSet &set, QWidget *parent = nullptr);

    void setOutcome(const TaskOutcome &outcome);
    //! A problem when what stands in the fields is no value or no exception type.
    Result<TaskOutcome> outcome() const;

Q_SIGNALS:
    void finished(); //!< Enter in a field whose completions would keep it

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
