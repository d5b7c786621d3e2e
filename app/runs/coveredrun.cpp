// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/coveredrun.h"

#include <utility>

namespace awaitscope {

Result<std::unique_ptr<RunSource>> CoveredRun::create(std::shared_ptr<const TaskSet> program, Time moment, RunOptions options)
{
    auto clock = std::make_shared<std::chrono::steady_clock::time_point>();
    options.clock = ClockKind::Virtual;
    options.speed = 1;
    options.steadyClock = [clock] { return *clock; };
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(std::move(program), options);
    if (!run)
        return run.problems();
    return std::unique_ptr<RunSource>(new CoveredRun(*std::move(run), std::move(clock), moment));
}

CoveredRun::CoveredRun(std::unique_ptr<EngineRun> run, Clock clock, Time moment)
    : m_run(std::move(run)), m_clock(std::move(clock)), m_moment(moment)
{
    connect(m_run.get(), &RunSource::stateChanged, this, &RunSource::stateChanged);
    connect(m_run.get(), &RunSource::finished, this, &RunSource::finished);
    connect(m_run.get(), &RunSource::progressed, this, &CoveredRun::look);
}

void CoveredRun::start()
{
    m_run->start();
    *m_clock += m_moment; // and there it stands still
}

void CoveredRun::look()
{
    const std::size_t events = trace().events().size();
    // Nothing new since the slice before: the rest waits for a moment that never comes.
    if (std::exchange(m_seen, events) != events || m_run->state() != Run::State::Running) {
        Q_EMIT progressed();
        return;
    }
    m_isReached = true;
    m_run->pause();
    Q_EMIT finished();
}

} // namespace awaitscope
