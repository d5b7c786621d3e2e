// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/jobthread.h"
#include "app/runs/pythonrequest.h"
#include "model/program/strategy/strategy.h"
#include "model/runs/recording.h"

#include <QObject>

#include <memory>
#include <vector>

namespace awaitscope {

//! Runs a program once for each strategy, in a thread of its own. Everything ends with this object.
class StrategyJob : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        Strategy strategy = Strategy::AsWritten;
        std::shared_ptr<RunSource> run; //!< null: there is none
        QString problem; //!< why not
    };
    //! \a request: without a strategy.
    StrategyJob(PythonRequest request, std::vector<Strategy> strategies, QObject *parent = nullptr);

    void start();
    void cancel() { m_thread.cancel(); }
    bool wasCancelled() const { return m_thread.isCancelled(); }
    std::size_t count() const { return m_strategies.size(); }
    const std::vector<Outcome> &outcomes() const { return m_outcomes; }

Q_SIGNALS:
    void progressed(); //!< there is one more in outcomes()
    void ended(); //!< outcomes() is complete, unless it was cancelled

private:
    void work();
    Result<Recording> runWith(Strategy strategy, const QString &folder);

    PythonRequest m_request;
    std::vector<Strategy> m_strategies;
    std::vector<Outcome> m_outcomes;
    JobThread m_thread; // last: it uses the others
};

} // namespace awaitscope
