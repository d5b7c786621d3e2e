// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/trialjob.h"
#include "views/pythoneditor/textlines.h"

#include <QObject>

#include <memory>

namespace awaitscope {

class PythonFaults;
class PythonPanel;
class PythonRuns;

//! Tries each await of the open Python file: the program runs once for each, which fails, and a table says what became of it. A row that is
//! clicked makes that await fail in the run of the window.
class PythonTrials : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    PythonTrials(PythonPanel &panel, PythonRuns &runs, PythonFaults &faults, QObject *parent = nullptr);

    //! The program was run before: whoever calls this has asked for runs.
    void begin();
    //! Ends the runs, and closes the table.
    void close();
    bool isRunning() const { return m_job && m_job->isRunning(); }

Q_SIGNALS:
    void stateChanged();
    void faultChosen(); //!< the program is about to run with it

private:
    void showTrial();
    void end();
    void choose(int row);
    QString summary() const;

    PythonPanel &m_panel;
    PythonRuns &m_runs;
    PythonFaults &m_faults;
    std::unique_ptr<TrialJob> m_job;
    std::shared_ptr<const TextLines> m_lines; // of the text that is tried
    QString m_problem;
};

} // namespace awaitscope
