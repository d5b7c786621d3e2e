// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/run.h"
#include "model/program/grammar/taskset.h"
#include "model/program/strategy/strategy.h"
#include "model/runs/recording.h"
#include "model/trace/tracestore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace awaitscope {

//! A run, or only the trace of a recorded one, and the store of its trace, which refers to it.
struct Execution
{
    std::unique_ptr<Run> run;
    std::unique_ptr<Trace> recorded;
    std::unique_ptr<TraceStore> store;
    std::unique_ptr<RecordingFollower> follower; //!< of a recorded program that runs; else null
    qint64 recordedAt = 0; //!< when the recording of a real program began, in ns since 1970; else 0
};

//! Keeps the displayed run in step with the document. An edit immediately starts a new run on the virtual clock; an edit never
//! interrupts a paced run: the new run follows when it ends. An instant run replaces the displayed one only when it is complete
//! or has taken longer than a tenth of a second, so that typing does not flicker.
class RunController : public QObject
{
    Q_OBJECT

public:
    explicit RunController(QObject *parent = nullptr);
    ~RunController() override;

    //! Keeps the displayed run alive, with its trace and store, even if it is replaced. For a user of the run that does not react
    //! to replaced(), such as a dialog. The controller must outlive it.
    class Keep
    {
    public:
        explicit Keep(RunController &runs);
        ~Keep();
        Q_DISABLE_COPY_MOVE(Keep)

    private:
        RunController &m_runs;
    };

    //! The task set to run from now on, before the strategy is applied.
    void setProgram(const TaskSet &set, Strategy strategy);
    //! The program that is run: with the strategy applied, if that is possible.
    const TaskSet &program() const { return m_program; }

    //! Why \a strategy cannot be applied to \a set, the one passed to setProgram(), as a sentence; empty if it can.
    QString refusal(const TaskSet &set, Strategy strategy) const;

    //! 0: instant; otherwise seconds of run time per second.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    void setClock(ClockKind clock);
    ClockKind clock() const { return m_clock; }
    //! The source of real time for the next paced runs; for tests.
    void setSteadyClock(SteadyClock clock) { m_steadyClock = std::move(clock); }

    void play(); //!< starts over, or continues if paused
    void pause();
    void stop();
    //! Shows a recorded run until the next run.
    void showRecording(Recording recording);
    //! What the recorded program does at present, if that is shown while it runs.
    const RecordingFollower *follower() const { return m_shown.follower.get(); }
    //! When the displayed recording of a real program began, in ns since 1970; 0: it is none.
    qint64 recordedAt() const { return m_shown.recordedAt; }
    bool isRecording() const { return m_shown.recorded != nullptr; }
    //! Cancels a task of the displayed run now, on behalf of the user. Does nothing if no run is in progress.
    void cancelTask(EntityId task);

    //! The displayed run; null before the first setProgram() of a valid set, and while a recording is shown.
    const Run *run() const { return m_shown.run.get(); }
    TraceStore *store() const { return m_shown.store.get(); }
    bool isPlaying() const;
    bool isPaused() const;
    bool isActive() const { return isPlaying() || isPaused(); }
    //! Whether an instant run will soon replace the displayed one.
    bool isCatchingUp() const { return m_next.run != nullptr; }
    //! Whether the displayed run is of an older version of the task set.
    bool isStale() const { return m_stale; }
    //! Why the task set cannot be run; the last valid run stays displayed meanwhile.
    const Problems &problems() const { return m_problems; }

Q_SIGNALS:
    void replaced(); //!< another run is displayed: run() and store() have changed
    void advanced(); //!< there are new events in the displayed run; at most 60 times a second
    void timePassed(); //!< only its clock has advanced: store() ends later; at most 30 times a second
    void stateChanged(); //!< playing, paused, finished, stale, problems

private:
    void watchClock();
    bool isPaced() const { return m_clock == ClockKind::Wall || m_speed > 0; }
    void restart(double speed, ClockKind clock);
    void begin(Execution &execution);
    void show();
    void putOnScreen(Execution next);
    void release(Execution old);
    void publish();
    void follow();
    void onFinished(const Run *run);

    TaskSet m_program;
    Execution m_shown;
    Execution m_next; //!< an instant run that is not displayed yet
    std::vector<Execution> m_replaced; //!< kept alive by a Keep
    int m_keeping = 0;
    Problems m_problems;
    Problems m_invalid; //!< of the task set as written, independent of the strategy
    double m_speed = 0;
    ClockKind m_clock = ClockKind::Virtual;
    bool m_shownIsPaced = false;
    bool m_stale = false;
    SteadyClock m_steadyClock;
    QTimer m_frame;
    QTimer m_tick; //!< while a paced run plays
    QTimer m_patience;
    QTimer m_following; //!< while a recorded program runs
};

} // namespace awaitscope
