// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/awaitverdict.h"
#include "app/runs/jobthread.h"
#include "app/runs/pythonrequest.h"

#include <QObject>

#include <vector>

namespace awaitscope {

//! Runs a program once for each of its awaits, which fails, in a thread of its own. Everything ends with this object.
class TrialJob : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t Most = 300; //!< awaits that are tried
    static constexpr int LongestSeconds = 20; //!< of one run

    //! \a failure: TYPE or TYPE:MESSAGE.
    TrialJob(PythonRequest request, QString failure, QObject *parent = nullptr);

    void start();
    //! What was tried so far stays; ended() follows soon.
    void cancel() { m_thread.cancel(); }
    bool isRunning() const { return m_thread.isRunning(); }
    bool wasCancelled() const { return m_thread.isCancelled(); }
    const std::vector<AwaitTrial> &trials() const { return m_trials; }
    std::size_t awaits() const { return m_awaits; } //!< of the program

Q_SIGNALS:
    void prepared(); //!< the plain run has ended; awaits() is known
    void tried(); //!< there is one more in trials()
    void failed(const QString &why); //!< before ended()
    void ended();

private:
    void work();

    PythonRequest m_request;
    QString m_failure;
    std::vector<AwaitTrial> m_trials;
    std::size_t m_awaits = 0;
    JobThread m_thread; // last: it uses the others
};

} // namespace awaitscope
