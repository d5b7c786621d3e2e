// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runs/enginerun.h"

namespace awaitscope {

//! A run of a task set on the virtual clock that goes no further than to a moment. What would happen later is not executed, so that nobody
//! who shows, searches or exports it can tell. If a blocking call lasts beyond the moment, it ends with that call.
class CoveredRun final : public RunSource
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<RunSource>> create(std::shared_ptr<const TaskSet> program, Time moment, RunOptions options);

    const Trace &trace() const override { return m_run->trace(); }
    //! Stopped, as soon as the moment is reached.
    Run::State state() const override { return m_isReached ? Run::State::Stopped : m_run->state(); }
    Time now() const override { return m_run->now(); }
    void start() override;
    void passTime() override { m_run->passTime(); }
    const TaskSet *program() const override { return m_run->program(); }
    QString limitMessage() const override { return m_run->limitMessage(); }
    int exitStatus() const override { return m_run->exitStatus(); }

private:
    using Clock = std::shared_ptr<std::chrono::steady_clock::time_point>;
    CoveredRun(std::unique_ptr<EngineRun> run, Clock clock, Time moment);
    void look();

    std::unique_ptr<EngineRun> m_run;
    Clock m_clock;
    Time m_moment;
    std::size_t m_seen = AllEvents; // events, after the slice before
    bool m_isReached = false;
};

} // namespace awaitscope
