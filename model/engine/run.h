// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/semantics.h"
#include "model/engine/loop/steadyclock.h"
#include "model/engine/runlimits.h"
#include "model/program/grammar/taskset.h"
#include "model/text/result.h"
#include "model/trace/trace.h"

#include <QObject>
#include <qcoro/qcorotask.h>

#include <chrono>
#include <memory>
#include <optional>

namespace awaitscope {

namespace engine {
class Engine;
}

enum class ClockKind : quint8 { Virtual,
                                Wall };

struct RunOptions
{
    ClockKind clock = ClockKind::Virtual;
    double speed = 0; //!< virtual clock only: 0 as fast as possible, 1 in real time, 2 twice as fast
    SteadyClock steadyClock; //!< null: the real clock. A clock set by a test is polled every few milliseconds.
    RunLimits limits;
    std::optional<engine::Semantics> rules; //!< of a test; none: those of the task set's Python
};

//! One execution of a task set, driven by the Qt event loop in slices of a few milliseconds, so that the window stays
//! responsive under any load. Belongs to one thread. May be destroyed at any time.
class Run : public QObject
{
    Q_OBJECT

public:
    //! A run that is ready to start, or the problems: what the engine cannot run, each with its JSON pointer.
    static Result<std::unique_ptr<Run>> create(const TaskSet &set, const RunOptions &options = {});
    ~Run() override;

    enum class State : quint8 { Ready,
                                Running,
                                Paused,
                                Finished,
                                Stopped };
    Q_ENUM(State)

    State state() const { return m_state; }
    const Trace &trace() const { return *m_trace; }
    //! The present on the run's clock, for everything that acts on the run or displays it. While a run plays, it also advances
    //! between events; on the virtual clock in whole milliseconds, and never past the next deadline. It stands still while the
    //! run is paused and after it was stopped.
    Time now() const;
    //! Records in the trace that the run has reached now().
    void passTime();

    void start();
    void pause();
    void resume();
    void stop();
    void setSpeed(double speed); //!< see RunOptions::speed; takes effect at once
    //! Runs to the end without an event loop; on the wall clock and at a finite speed it sleeps in between.
    void runToEnd();

    //! Whether the program ended with an unhandled exception.
    bool endedWithException() const;
    //! The exit status of `python3`: 0; 1 for an unhandled exception; 130 for KeyboardInterrupt; 0 or 1 for SystemExit without or with
    //! a message. 3 for a deadlock or a limit.
    int exitStatus() const;
    //! Which limit ended the run, as a sentence; empty if none did.
    QString limitMessage() const;
    //! Cancels a task at now() on behalf of the user.
    void cancelTask(EntityId task);

Q_SIGNALS:
    void progressed(); //!< there may be new events
    void finished(); //!< by itself, not by stop()
    void stateChanged(awaitscope::Run::State state);

private:
    Run(std::unique_ptr<Trace> trace, std::unique_ptr<engine::Engine> engine, const RunOptions &options);
    void setState(State state);
    class Alarm;
    //! The scheduler: runs the engine slice by slice and waits in between, until the run has ended or is destroyed.
    static QCoro::Task<> drive(std::shared_ptr<Alarm> alarm);
    //! Runs one slice and sets the alarm for the next one. False if nothing is left to do; no alarm is set then.
    bool slice();
    //! Real time until the engine's next deadline; 0 when it is due.
    std::chrono::nanoseconds untilDeadline();
    void anchor();
    std::chrono::steady_clock::time_point steadyNow() const { return m_options.steadyClock ? m_options.steadyClock() : std::chrono::steady_clock::now(); }
    bool isPaced() const { return m_options.clock == ClockKind::Wall || m_options.speed > 0; }
    double pace() const { return m_options.clock == ClockKind::Wall ? 1 : m_options.speed; } //!< speed of the run's clock relative to real time
    //! Advances the engine's clock to now(), before something acts on the run from outside.
    void catchUp();

    std::unique_ptr<Trace> m_trace;
    std::unique_ptr<engine::Engine> m_engine;
    RunOptions m_options;
    State m_state = State::Ready;
    std::shared_ptr<Alarm> m_alarm;
    QCoro::Task<> m_driving;
    std::chrono::steady_clock::time_point m_anchorReal{}; //!< the moment at which the run's clock showed m_anchorTime
    Time m_anchorTime{};
};

} // namespace awaitscope
