// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"
#include "app/python/pythonruns.h"
#include "app/runs/strategyjob.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

class QMenu;

namespace awaitscope {

class FileLoader;
class MessageBar;

//! What is compared while a Python file is open: its strategies, each of which is a run of its own, or the last two runs, for example without and
//! with a fault. Runs nothing before the user has run the document.
class PythonComparison : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    PythonComparison(PythonRuns &runs, const PythonDocument &document, MessageBar &messages, QObject *parent = nullptr);
    ~PythonComparison() override;

    QString title() const; //!< of the document
    bool isOpen() const; //!< the document is a Python file
    //! The user wants to compare; \a glance: the policies. ready() follows, unless the program was never run, which the user is told.
    void begin(bool glance);
    //! The same of the last two runs, after the run that is about to begin.
    void beginAfterRun() { m_beginsAfterRun = true; }
    //! What is prepared is not wanted any more.
    void cancel();
    //! Another document: everything is forgotten.
    void close();
    bool isBusy() const { return m_job != nullptr || !m_loaders.empty(); }
    //! What there is to choose.
    void fill(QMenu &menu);

    const std::vector<ComparedColumn> &columns() const { return m_columns; }
    const std::vector<ComparedColumn> &policies() const { return m_policies; }
    Strategy strategy() const { return m_runs.strategy(); }

Q_SIGNALS:
    void ready(bool glance); //!< columns() or policies() are complete
    void stateChanged();

private:
    enum class After : quint8 { Show, //!< the comparison
                                Tell }; //!< what is different
    bool mayRun();
    void prepare(std::vector<Strategy> strategies, bool glance);
    void finish();
    void take();
    ComparedColumn columnOf(Strategy strategy) const;
    bool hasLastRuns() const;
    void loadLastRuns(After after);
    void showLastRuns();
    void tellLastRuns();
    void runEnded();
    void toggle(Strategy strategy);

    PythonRuns &m_runs;
    const PythonDocument &m_document;
    MessageBar &m_messages;
    std::unique_ptr<StrategyJob> m_job;
    PythonRequest m_request; // of m_known
    std::vector<StrategyJob::Outcome> m_known;
    std::vector<Strategy> m_wanted; // empty: the last runs
    bool m_wantsGlance = false;
    bool m_beginsAfterRun = false;
    std::vector<ComparedColumn> m_columns, m_policies;
    std::vector<FileLoader *> m_loaders;
    std::array<std::shared_ptr<RunSource>, 2> m_last;
    std::array<PythonRuns::Kept, 2> m_lastKept;
    After m_after = After::Show;
};

} // namespace awaitscope
