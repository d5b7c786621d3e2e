// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/steadyclock.h"
#include "model/program/result.h"
#include "model/program/taskset.h"
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

//! When a run is ended although it could go on. Each ends the run with a message.
struct RunLimits
{
    quint32 maxIterations = 100000; //!< of the event loop
    quint64 maxEvents = 50'000'000;
    quint32 maxTasks = 2'000'000;
    std::optional<std::chrono::milliseconds> maxTime; //!< on the run's clock; none: no limit
    quint64 maxSteps = 200'000'000; //!< blocks of steps: a loop that never waits has an end too
    quint64 maxValueBytes = 64 << 20; //!< of a value as text, or of a list
    quint64 maxTextBytes = 1 << 30; //!< of all texts that the run writes together
    quint64 maxEventBytes = defaultEventBytes(); //!< of the events in memory
    //! A quarter of the machine's memory, or of what this process may take, at most 2 GiB.
    static quint64 defaultEventBytes();
};

struct RunOptions
{
    ClockKind clock = ClockKind::Virtual;
    double speed = 0; //!< virtual clock only: 0 as fast as possible, 1 in real time, 2 twice as fast
    SteadyClock steadyClock; //!< null: the real one. Another one, of a test, is looked at every few milliseconds.
    RunLimits limits;
};

//! One execution of a task set, driven by the Qt event loop in slices of a few milliseconds, so that a window stays
//! alive at any load. Belongs to one thread. Destroying it at any moment is safe and leaves nothing behind.
class Run : public QObject
{
    Q_OBJECT

public:
    //! A run that is ready to start, or the problems: what the engine does not run, each with its JSON pointer.
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
    //! The one present moment on the run's clock, for whatever acts on the run or shows it. While a run plays, it goes on between
    //! events too; on the virtual clock in whole milliseconds, and never past the next deadline. When paused it stays where it
    //! is, and when stopped for good.
    Time now() const;
    //! Says in the trace how far the run has come: to now().
    void passTime();

    void start();
    void pause();
    void resume();
    void stop();
    void setSpeed(double speed); //!< see RunOptions::speed; takes effect at once
    //! Runs to the end without an event loop; on the wall clock and at a speed it sleeps.
    void runToEnd();

    //! The program ended with an exception that nobody handled.
    bool endedWithException() const;
    //! What `python3` would exit with: 0, 1, 130 for a KeyboardInterrupt, for a SystemExit by its code. 3: a deadlock or a limit.
    int exitStatus() const;
    //! What ended the run before its end, in words; empty if nothing did.
    QString limitMessage() const;
    //! The user cancels a task, at now().
    void cancelTask(EntityId task);

Q_SIGNALS:
    void progressed(); //!< there may be new events
    void finished(); //!< by itself, not by stop()
    void stateChanged(awaitscope::Run::State state);

private:
    Run(std::unique_ptr<Trace> trace, std::unique_ptr<engine::Engine> engine, const RunOptions &options);
    void setState(State state);
    class Alarm;
    //! The scheduler: runs the engine slice by slice and waits in between, until it has ended or the run is destroyed.
    static QCoro::Task<> drive(std::shared_ptr<Alarm> alarm);
    //! One slice. Sets the alarm for the next, unless nothing is left to do: then false.
    bool slice();
    //! Real time until the engine's next deadline; 0 when it is due.
    std::chrono::nanoseconds untilDeadline();
    void anchor();
    std::chrono::steady_clock::time_point steadyNow() const { return m_options.steadyClock ? m_options.steadyClock() : std::chrono::steady_clock::now(); }
    bool isPaced() const { return m_options.clock == ClockKind::Wall || m_options.speed > 0; }
    double pace() const { return m_options.clock == ClockKind::Wall ? 1 : m_options.speed; } //!< of the run's clock against the real one
    //! Before somebody acts on the run from outside: the engine's clock shows now() too.
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
