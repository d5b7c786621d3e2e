// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonsession.h"

#include <QDialog>

class QLineEdit;
class QSettings;
class QSpinBox;

namespace awaitscope {

//! What the user prefers for runs of Python files: limits, arguments, variables, the interpreter.
PythonRequest storedPythonOptions(const QSettings &settings);

//! Edits them.
class PythonOptions : public QDialog
{
    Q_OBJECT

public:
    explicit PythonOptions(QSettings &settings, QWidget *parent = nullptr);

    void accept() override;

private:
    QSpinBox *createBox(const QString &name, int value, int most, const QString &unit);

    QSettings &m_settings;
    QLineEdit *m_arguments;
    QLineEdit *m_environment;
    QSpinBox *m_seconds;
    QSpinBox *m_memory;
    QSpinBox *m_output;
};

} // namespace awaitscope
