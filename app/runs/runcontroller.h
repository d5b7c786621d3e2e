// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/runs/recording.h"
#include "model/runs/runsource.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

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
    void setProgram(const Program &written, Strategy strategy);
    //! What is run: with the strategy applied, if that is possible.
    const TaskSet &program() const { return m_program.set(); }
    const Program &snapshot() const { return m_program; } //!< the same, with what is known about it

    //! Why \a strategy cannot be applied to what was passed to setProgram(), as a sentence; empty if it can.
    QString refusal(Strategy strategy) const;

    //! 0: instant; otherwise seconds of run time per second.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    void setClock(ClockKind clock);
    ClockKind clock() const { return m_clock; }
    //! The source of real time for the next paced runs; for tests.
    void setSteadyClock(SteadyClock clock) { m_steadyClock = std::move(clock); }

    //! From now on, what is run goes no further than to that moment: the rest is not executed. None: all of it is run again.
    void setCover(std::optional<Time> moment);
    bool isCovered() const { return m_cover.has_value(); }

    void play(); //!< starts over, or continues if paused
    void pause();
    void stop();
    //! Shows a run from elsewhere until the next run of the task set.
    void show(std::unique_ptr<RunSource> source);
    void showRecording(Recording recording) { show(sourceOf(std::move(recording))); }
    //! Cancels a task of the displayed run now, on behalf of the user. Does nothing if that is not possible.
    void cancelTask(EntityId task);

    //! The displayed run; null before the first setProgram() of a valid set.
    RunSource *source() const { return m_shown.get(); }
    TraceStore *store() const { return m_shown ? &m_shown->store() : nullptr; }
    //! What the recorded program does at present, if that is shown while it runs.
    const RecordingFollower *follower() const { return m_shown ? m_shown->follower() : nullptr; }
    //! Whether the steps of the displayed run are steps of the task set, perhaps of an older version of it; also if there is no run yet.
    bool showsTaskSet() const { return !m_shown || m_shown->program(); }
    bool isRecording() const { return !showsTaskSet(); }
    bool isPlaying() const { return m_shown && m_shown->canPause(); }
    bool isPaused() const { return m_shown && m_shown->state() == Run::State::Paused; }
    bool isActive() const { return isPlaying() || isPaused(); }
    //! Whether an instant run will soon replace the displayed one.
    bool isCatchingUp() const { return m_next != nullptr; }
    //! Whether the displayed run is of an older version of the task set.
    bool isStale() const { return m_stale; }
    //! Why the task set cannot be run; the last valid run stays displayed meanwhile.
    const Problems &problems() const { return m_problems; }

Q_SIGNALS:
    void replaced(); //!< another run is displayed: source() and store() have changed
    void advanced(); //!< there are new events in the displayed run; at most 60 times a second
    void timePassed(); //!< only its clock has advanced: store() ends later; at most 30 times a second
    void stateChanged(); //!< playing, paused, finished, stale, problems

private:
    void watchClock();
    bool isPaced() const { return m_clock == ClockKind::Wall || m_speed > 0; }
    void restart(double speed, ClockKind clock);
    Result<std::unique_ptr<RunSource>> make(const RunOptions &options) const;
    void listenTo(const RunSource *source);
    void showNext();
    void dropNext();
    void putOnScreen(std::unique_ptr<RunSource> next);
    void release(std::unique_ptr<RunSource> old);
    void publish();
    void onFinished(const RunSource *source);

    Program m_written; //!< independent of the strategy
    Program m_program;
    std::unique_ptr<RunSource> m_shown;
    std::unique_ptr<RunSource> m_next; //!< an instant run that is not displayed yet
    std::vector<std::unique_ptr<RunSource>> m_replaced; //!< kept alive by a Keep
    int m_keeping = 0;
    Problems m_problems;
    double m_speed = 0;
    ClockKind m_clock = ClockKind::Virtual;
    bool m_shownIsPaced = false;
    bool m_stale = false;
    std::optional<Time> m_cover;
    SteadyClock m_steadyClock;
    QTimer m_frame;
    QTimer m_tick; //!< while a paced run plays
    QTimer m_patience;
};

} // namespace awaitscope
