// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recording.h"
#include "model/engine/run.h"
#include "model/program/strategy.h"
#include "model/program/taskset.h"
#include "model/trace/tracestore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace awaitscope {

//! A run, or only the trace of one that was recorded, and the index over its trace, which refers to it.
struct Execution
{
    std::unique_ptr<Run> run;
    std::unique_ptr<Trace> recorded;
    std::unique_ptr<TraceStore> store;
};

//! Keeps the run on screen in step with the document. An edit starts a new run at once on the virtual clock; a paced
//! run is never interrupted by an edit: the new run follows when it ends. An instant run replaces the picture only when
//! it is complete or has taken longer than a tenth of a second, so that typing does not flicker.
class RunController : public QObject
{
    Q_OBJECT

public:
    explicit RunController(QObject *parent = nullptr);
    ~RunController() override;

    //! Keeps the run that is on screen alive, with its trace and store, whatever takes its place meanwhile. For somebody who looks
    //! at it over a while and does not hear of replaced(), such as a dialog. The controller must outlive it.
    class Keep
    {
    public:
        explicit Keep(RunController &runs);
        ~Keep();
        Q_DISABLE_COPY_MOVE(Keep)

    private:
        RunController &m_runs;
    };

    //! The task set to run from now on, before the strategy.
    void setProgram(const TaskSet &set, Strategy strategy);
    //! What is run: with the strategy applied, if it can be.
    const TaskSet &program() const { return m_program; }

    //! Why \a strategy cannot be run over \a set, which is the one of setProgram(), as a sentence; empty when it can.
    QString refusal(const TaskSet &set, Strategy strategy) const;

    //! 0: instant; else seconds of the program in a second.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    void setClock(ClockKind clock);
    ClockKind clock() const { return m_clock; }
    //! Where the real time of the next paced runs comes from; for tests.
    void setSteadyClock(SteadyClock clock) { m_steadyClock = std::move(clock); }

    void play(); //!< starts over, or goes on when paused
    void pause();
    void stop();
    //! Shows what was recorded in a file, instead of a run, until the next run.
    void showRecording(Recording recording);
    bool isRecording() const { return m_shown.recorded != nullptr; }
    //! The user cancels a task of the run on screen, now. Does nothing when no run is under way.
    void cancelTask(EntityId task);

    //! The run on screen; null before the first setProgram() of a valid set, and while a recording is shown.
    const Run *run() const { return m_shown.run.get(); }
    TraceStore *store() const { return m_shown.store.get(); }
    bool isPlaying() const;
    bool isPaused() const;
    bool isActive() const { return isPlaying() || isPaused(); }
    //! An instant run is on its way to the screen.
    bool isCatchingUp() const { return m_next.run != nullptr; }
    //! The run on screen is of an older version of the task set.
    bool isStale() const { return m_stale; }
    //! Why the task set cannot be run; the last valid run stays on screen meanwhile.
    const Problems &problems() const { return m_problems; }

Q_SIGNALS:
    void replaced(); //!< another run is on screen: run() and store() are new
    void advanced(); //!< there are new events in the run on screen; at most 60 times a second
    void timePassed(); //!< its clock has gone on, and nothing else: store() ends later; at most 30 times a second
    void stateChanged(); //!< playing, paused, finished, stale, problems

private:
    void watchClock();
    bool isPaced() const { return m_clock == ClockKind::Wall || m_speed > 0; }
    void restart(double speed, ClockKind clock);
    void begin(Execution &execution);
    void show();
    void putOnScreen(Execution next);
    void letGo(Execution old);
    void publish();
    void onFinished(const Run *run);

    TaskSet m_program;
    Execution m_shown;
    Execution m_next; //!< an instant run on its way to the screen
    std::vector<Execution> m_replaced; //!< kept for somebody
    int m_keeping = 0;
    Problems m_problems;
    Problems m_invalid; //!< of the task set as it is written, whatever the strategy
    double m_speed = 0;
    ClockKind m_clock = ClockKind::Virtual;
    bool m_shownIsPaced = false;
    bool m_stale = false;
    SteadyClock m_steadyClock;
    QTimer m_frame;
    QTimer m_tick; //!< while a paced run plays
    QTimer m_patience;
};

} // namespace awaitscope
