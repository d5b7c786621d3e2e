// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/runcontroller.h"

#include "model/program/file/tasksetreader.h"

#include <QThreadPool>

#include <utility>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

// For a visible window; the command line has higher limits. An endless task set must not exhaust the memory while its author is
// still typing.
RunLimits windowLimits()
{
    RunLimits limits;
    limits.maxEvents = 5'000'000;
    return limits;
}

} // namespace

RunController::RunController(QObject *parent)
    : QObject(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(16ms);
    connect(&m_frame, &QTimer::timeout, this, &RunController::publish);
    m_tick.setInterval(33ms);
    connect(&m_tick, &QTimer::timeout, this, &RunController::publish);
    m_following.setInterval(33ms);
    connect(&m_following, &QTimer::timeout, this, &RunController::follow);
    m_patience.setSingleShot(true);
    m_patience.setInterval(100ms);
    connect(&m_patience, &QTimer::timeout, this, &RunController::show);
}

RunController::Keep::Keep(RunController &runs)
    : m_runs(runs)
{
    ++m_runs.m_keeping;
}

RunController::Keep::~Keep()
{
    if (--m_runs.m_keeping > 0)
        return;
    for (Execution &old : std::exchange(m_runs.m_replaced, {}))
        m_runs.release(std::move(old));
}

RunController::~RunController()
{
    for (Execution *execution : {&m_next, &m_shown}) {
        execution->store.reset();
        if (execution->run)
            execution->run->disconnect(this);
        execution->run.reset();
    }
}

void RunController::setProgram(const TaskSet &set, Strategy strategy)
{
    m_invalid = problemsOf(set);
    Result<TaskSet> rewritten = m_invalid.empty() ? withStrategy(set, strategy) : m_invalid;
    m_program = rewritten ? *std::move(rewritten) : set;
    if (isActive() && m_shownIsPaced) {
        m_stale = true;
        Q_EMIT stateChanged();
        return;
    }
    restart(0, ClockKind::Virtual);
}

QString RunController::refusal(const TaskSet &set, Strategy strategy) const
{
    const Result<TaskSet> rewritten = withStrategy(set, strategy);
    if (!rewritten)
        return rewritten.problems().front().message;
    // Whether the engine supports the steps does not depend on how main waits; compiling thousands of them takes a while.
    if (strategy == Strategy::AsWritten || (m_problems.empty() && !m_stale))
        return {};
    const Result<std::unique_ptr<Run>> run = Run::create(*rewritten);
    return run ? QString() : run.problems().front().message;
}

void RunController::restart(double speed, ClockKind clock)
{
    RunOptions options;
    options.clock = clock;
    options.speed = speed;
    options.steadyClock = m_steadyClock;
    options.limits = windowLimits();
    Result<std::unique_ptr<Run>> run = m_invalid.empty() ? Run::create(m_program, options) : m_invalid;
    if (!run) {
        m_problems = run.problems();
        m_stale = true;
        Q_EMIT stateChanged();
        return;
    }
    m_problems.clear();
    m_stale = false;
    m_next.store.reset();
    m_next.run = *std::move(run);
    m_next.store = std::make_unique<TraceStore>(m_next.run->trace());
    const bool paced = clock == ClockKind::Wall || speed > 0;
    begin(m_next);
    if (paced) {
        show();
        m_shownIsPaced = true;
        watchClock();
    } else if (m_next.run) {
        m_patience.start();
    }
    Q_EMIT stateChanged();
}

void RunController::begin(Execution &execution)
{
    const Run *run = execution.run.get();
    connect(run, &Run::progressed, this, [this, run] {
        if (run == m_next.run.get())
            m_next.store->update(); // a little each time, so that showing it does not have to read everything at once
        else if (run == m_shown.run.get() && !m_frame.isActive())
            m_frame.start();
    });
    connect(run, &Run::finished, this, [this, run] { onFinished(run); });
    connect(run, &Run::stateChanged, this, [this, run] {
        if (run != m_shown.run.get())
            return;
        watchClock();
        Q_EMIT stateChanged();
    });
    execution.run->start();
}

void RunController::show()
{
    m_patience.stop();
    if (m_next.run)
        putOnScreen(std::exchange(m_next, {}));
}

void RunController::putOnScreen(Execution next)
{
    Execution old = std::exchange(m_shown, std::move(next));
    m_shownIsPaced = false;
    watchClock();
    m_shown.store->update();
    Q_EMIT replaced(); // everything that refers to the old trace releases it here
    if (m_keeping > 0)
        m_replaced.push_back(std::move(old));
    else
        release(std::move(old));
}

void RunController::release(Execution old)
{
    if (old.run) {
        old.run->disconnect(this);
        old.run.release()->deleteLater(); // this may be called from one of its signals
    }
    if (old.recorded) { // releasing millions of lanes takes longer than a frame
        auto *left = new Recording{std::move(old.recorded), std::move(old.store), {}, {}};
        QThreadPool::globalInstance()->start([left] { delete left; });
    }
}

void RunController::showRecording(Recording recording)
{
    stop();
    m_patience.stop();
    m_frame.stop();
    m_next.store.reset();
    if (m_next.run) {
        m_next.run->disconnect(this);
        m_next.run.release()->deleteLater();
    }
    m_problems.clear();
    m_stale = false;
    putOnScreen({nullptr, std::move(recording.trace), std::move(recording.store), std::move(recording.follower), recording.recordedAt});
    if (m_shown.follower)
        m_following.start();
    Q_EMIT stateChanged();
}

void RunController::follow()
{
    if (m_shown.follower && m_shown.follower->poll())
        return publish();
    m_following.stop();
    if (!m_shown.follower)
        return;
    publish();
    m_shown.follower.reset();
    Q_EMIT stateChanged();
}

void RunController::publish()
{
    if (!m_shown.store)
        return;
    if (m_shown.run)
        m_shown.run->passTime();
    if (m_shown.store->update())
        Q_EMIT advanced();
    else
        Q_EMIT timePassed();
}

void RunController::watchClock()
{
    if (!m_shownIsPaced || !isPlaying())
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
}

void RunController::onFinished(const Run *run)
{
    if (run == m_next.run.get())
        show();
    if (run != m_shown.run.get())
        return;
    m_frame.stop();
    publish();
    Q_EMIT stateChanged();
    if (m_stale && m_problems.empty())
        restart(0, ClockKind::Virtual);
}

bool RunController::isPlaying() const
{
    return m_shown.run && m_shown.run->state() == Run::State::Running;
}

bool RunController::isPaused() const
{
    return m_shown.run && m_shown.run->state() == Run::State::Paused;
}

void RunController::setSpeed(double speed)
{
    m_speed = speed;
    if (isActive() && m_shownIsPaced && m_clock == ClockKind::Virtual)
        m_shown.run->setSpeed(speed);
}

void RunController::setClock(ClockKind clock)
{
    m_clock = clock;
}

void RunController::play()
{
    if (isPaused())
        m_shown.run->resume();
    else
        restart(m_speed, m_clock);
}

void RunController::pause()
{
    if (!isPlaying())
        return;
    m_shown.run->pause();
    publish();
}

void RunController::cancelTask(EntityId task)
{
    if (!isActive())
        return;
    m_shown.run->cancelTask(task);
    publish();
}

void RunController::stop()
{
    if (!isActive())
        return;
    m_shown.run->stop();
    publish();
    Q_EMIT stateChanged();
}

} // namespace awaitscope
