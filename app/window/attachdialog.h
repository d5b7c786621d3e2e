// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonprocesses.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace awaitscope {

//! Asks for one of the user's running Python programs. Those that cannot be recorded are listed too, and it is said why.
class AttachDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AttachDialog(QWidget *parent = nullptr);

    //! What was accepted.
    const PythonProcess &process() const { return *m_chosen; }
    bool isLight() const;

    //! Looks for programs again. The chosen one stays chosen.
    void refresh();
    void accept() override;

private:
    void createList();
    QWidget *createButtons();
    void filter();
    void check();
    const PythonProcess *current() const;

    std::vector<PythonProcess> m_processes;
    std::optional<PythonProcess> m_chosen;
    QLineEdit *m_filter;
    QTreeWidget *m_list;
    QCheckBox *m_light;
    QLabel *m_problem;
    QPushButton *m_attach = nullptr;
};

} // namespace awaitscope
