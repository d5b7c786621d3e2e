// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/awaitverdict.h"
#include "app/runs/pythonrequest.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

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
    ~TrialJob() override;

    void start();
    //! What was tried so far stays; ended() follows soon.
    void cancel() { m_isCancelled = true; }
    bool isRunning() const { return m_thread != nullptr; }
    bool wasCancelled() const { return m_isCancelled; }
    const std::vector<AwaitTrial> &trials() const { return m_trials; }
    std::size_t awaits() const { return m_awaits; } //!< of the program

Q_SIGNALS:
    void prepared(); //!< the plain run has ended; awaits() is known
    void tried(); //!< there is one more in trials()
    void failed(const QString &why); //!< before ended()
    void ended();

private:
    void work();
    //! In the thread of this object.
    void tell(std::function<void()> what);

    PythonRequest m_request;
    QString m_failure;
    QThread *m_thread = nullptr;
    std::atomic<bool> m_isCancelled = false;
    std::vector<AwaitTrial> m_trials;
    std::size_t m_awaits = 0;
};

} // namespace awaitscope
