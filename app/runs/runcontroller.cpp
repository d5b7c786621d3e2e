// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/runcontroller.h"

#include "app/runs/coveredrun.h"
#include "model/runs/enginerun.h"

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
    m_patience.setSingleShot(true);
    m_patience.setInterval(100ms);
    connect(&m_patience, &QTimer::timeout, this, &RunController::showNext);
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
    for (std::unique_ptr<RunSource> &old : std::exchange(m_runs.m_replaced, {}))
        m_runs.release(std::move(old));
}

RunController::~RunController()
{
    for (std::unique_ptr<RunSource> *source : {&m_next, &m_shown}) {
        if (*source)
            (*source)->disconnect(this);
        source->reset();
    }
}

void RunController::setProgram(const Program &written, Strategy strategy)
{
    m_written = written;
    const Result<Program> rewritten = written.problems().empty() ? written.under(strategy) : written.problems();
    m_program = rewritten ? *rewritten : written;
    if (isActive() && m_shownIsPaced) {
        m_stale = true;
        Q_EMIT stateChanged();
        return;
    }
    restart(0, ClockKind::Virtual);
}

QString RunController::refusal(Strategy strategy) const
{
    // Whether the engine supports the steps does not depend on how main waits; compiling thousands of them takes a while.
    const QString refusal = m_written.refusal(strategy);
    if (!refusal.isEmpty() || strategy == Strategy::AsWritten || (m_problems.empty() && !m_stale))
        return refusal;
    const Result<Program> rewritten = m_written.under(strategy);
    if (!rewritten)
        return rewritten.problems().front().message;
    const Result<std::unique_ptr<Run>> run = Run::create(rewritten->set());
    return run ? QString() : run.problems().front().message;
}

Result<std::unique_ptr<RunSource>> RunController::make(const RunOptions &options) const
{
    if (m_cover)
        return CoveredRun::create(m_program.shared(), *m_cover, options);
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(m_program.shared(), options);
    if (!run)
        return run.problems();
    return std::unique_ptr<RunSource>(*std::move(run));
}

void RunController::setCover(std::optional<Time> moment)
{
    if (m_cover == moment)
        return;
    m_cover = moment;
    if (!showsTaskSet() || (!m_cover && !m_shown))
        return;
    if (isActive())
        stop();
    restart(0, ClockKind::Virtual);
}

void RunController::restart(double speed, ClockKind clock)
{
    RunOptions options;
    options.clock = clock;
    options.speed = speed;
    options.steadyClock = m_steadyClock;
    options.limits = windowLimits();
    Result<std::unique_ptr<RunSource>> run = m_written.problems().empty() ? make(options) : m_written.problems();
    if (!run) {
        m_problems = run.problems();
        m_stale = true;
        Q_EMIT stateChanged();
        return;
    }
    m_problems.clear();
    m_stale = false;
    dropNext();
    m_next = *std::move(run);
    m_next->store(); // from its first event on, a little each time, so that showing it does not have to read everything at once
    listenTo(m_next.get());
    m_next->start();
    const bool paced = clock == ClockKind::Wall || speed > 0;
    if (paced) {
        showNext();
        m_shownIsPaced = true;
        watchClock();
    } else if (m_next) {
        m_patience.start();
    }
    Q_EMIT stateChanged();
}

void RunController::listenTo(const RunSource *source)
{
    connect(source, &RunSource::progressed, this, [this, source] {
        if (source == m_next.get())
            m_next->store().update();
        else if (source == m_shown.get() && !m_frame.isActive())
            m_frame.start();
    });
    connect(source, &RunSource::finished, this, [this, source] { onFinished(source); });
    connect(source, &RunSource::stateChanged, this, [this, source] {
        if (source != m_shown.get())
            return;
        watchClock();
        Q_EMIT stateChanged();
    });
}

void RunController::showNext()
{
    m_patience.stop();
    if (m_next)
        putOnScreen(std::move(m_next));
}

void RunController::dropNext()
{
    m_patience.stop();
    release(std::move(m_next));
}

void RunController::putOnScreen(std::unique_ptr<RunSource> next)
{
    std::unique_ptr<RunSource> old = std::exchange(m_shown, std::move(next));
    m_shownIsPaced = false;
    watchClock();
    m_shown->store().update();
    Q_EMIT replaced(); // everything that refers to the old trace releases it here
    if (m_keeping > 0)
        m_replaced.push_back(std::move(old));
    else
        release(std::move(old));
}

void RunController::release(std::unique_ptr<RunSource> old)
{
    if (!old)
        return;
    old->disconnect(this);
    old.release()->deleteLater(); // this may be called from one of its signals
}

void RunController::show(std::unique_ptr<RunSource> source)
{
    stop();
    m_frame.stop();
    dropNext();
    m_problems.clear();
    m_stale = false;
    listenTo(source.get());
    putOnScreen(std::move(source));
    Q_EMIT stateChanged();
}

void RunController::publish()
{
    if (!m_shown)
        return;
    m_shown->passTime();
    if (m_shown->store().update())
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

void RunController::onFinished(const RunSource *source)
{
    if (source == m_next.get())
        showNext();
    if (source != m_shown.get())
        return;
    m_frame.stop();
    publish();
    Q_EMIT stateChanged();
    if (m_stale && m_problems.empty())
        restart(0, ClockKind::Virtual);
}

void RunController::setSpeed(double speed)
{
    m_speed = speed;
    if (isActive() && m_shownIsPaced && m_clock == ClockKind::Virtual)
        m_shown->setSpeed(speed);
}

void RunController::setClock(ClockKind clock)
{
    m_clock = clock;
}

void RunController::play()
{
    if (m_cover)
        return;
    if (isPaused())
        m_shown->resume();
    else
        restart(m_speed, m_clock);
}

void RunController::pause()
{
    if (!isPlaying())
        return;
    m_shown->pause();
    publish();
}

void RunController::cancelTask(EntityId task)
{
    if (!m_shown || !m_shown->canCancel())
        return;
    m_shown->cancelTask(task);
    publish();
}

void RunController::stop()
{
    if (!m_shown || !m_shown->canStop())
        return;
    m_shown->stop();
    publish();
    Q_EMIT stateChanged();
}

} // namespace awaitscope
