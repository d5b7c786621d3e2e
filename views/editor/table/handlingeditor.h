// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/tasktable.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace awaitscope {

//! Edits what a task does about its own failure.
class HandlingEditor : public QWidget
{
    Q_OBJECT

public:
    explicit HandlingEditor(const TaskSet &set, QWidget *parent = nullptr);

    void setHandling(const TaskHandling &handling);
    //! A problem if one of the types to catch does not exist.
    Result<TaskHandling> handling() const;

Q_SIGNALS:
    void finished(); //!< Enter in one of the fields

private:
    void showFields();
    void check();

    TaskSet m_set;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_types = nullptr;
    QSpinBox *m_attempts = nullptr;
};

} // namespace awaitscope
