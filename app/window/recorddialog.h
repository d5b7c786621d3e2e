// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordrequest.h"

#include <QDialog>
#include <QList>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSettings;

namespace awaitscope {

//! Asks for a program to record: command, folder, interpreter, environment, where the recording goes. What is wrong is said while it is typed, and
//! nothing is accepted before it is right.
class RecordDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a settings outlives it; what is accepted is remembered there.
    explicit RecordDialog(QSettings &settings, QWidget *parent = nullptr);
    ~RecordDialog() override;

    //! What was accepted.
    const RecordPlan &plan() const { return *m_plan; }
    RecordRequest request() const;
    void setRequest(const RecordRequest &request);

    void accept() override;

private:
    void createFields(QFormLayout *form);
    QWidget *createFolderField();
    QWidget *createOutputField();
    QWidget *createButtons();
    void fillInterpreters();
    void chooseInterpreter();
    void chooseFolder();
    void chooseOutput();
    void check();
    QWidget *fieldOf(const QString &member) const;

    QSettings &m_settings;
    QList<RecordRequest> m_recent;
    std::optional<RecordPlan> m_plan;
    QComboBox *m_command;
    QLineEdit *m_folder;
    QComboBox *m_interpreter;
    QPlainTextEdit *m_environment;
    QLineEdit *m_output;
    QCheckBox *m_light;
    QCheckBox *m_origins;
    QLabel *m_runs;
    QLabel *m_problem;
    QPushButton *m_start = nullptr;
    QString m_wrong; // the member of the request that is wrong; empty: none
    QString m_listed; // the folder for which interpreters are listed
};

} // namespace awaitscope
