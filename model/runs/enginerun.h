// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy/strategy.h"
#include "model/runs/runsource.h"

namespace awaitscope {

//! A run that the engine executes.
class EngineRun final : public RunSource
{
    Q_OBJECT

public:
    //! Ready to start; or what the strategy or the engine refuses, each with its JSON pointer.
    static Result<std::unique_ptr<EngineRun>> create(const TaskSet &set, Strategy strategy = Strategy::AsWritten, const RunOptions &options = {});

    //! Of the set as it is; shares it.
    static Result<std::unique_ptr<EngineRun>> create(std::shared_ptr<const TaskSet> program, const RunOptions &options);

    Run &run() { return *m_run; }
    const Trace &trace() const override { return m_run->trace(); }
    Run::State state() const override { return m_run->state(); }
    Time now() const override { return m_run->now(); }

    bool canPause() const override { return state() == Run::State::Running; }
    bool canStop() const override { return state() == Run::State::Running || state() == Run::State::Paused; }
    bool canCancel() const override { return canStop(); }
    void start() override { m_run->start(); }
    void pause() override { m_run->pause(); }
    void resume() override { m_run->resume(); }
    void stop() override { m_run->stop(); }
    void setSpeed(double speed) override { m_run->setSpeed(speed); }
    void cancelTask(EntityId task) override { m_run->cancelTask(task); }
    void passTime() override { m_run->passTime(); }
    void runToEnd() override { m_run->runToEnd(); }

    const TaskSet *program() const override { return m_program.get(); }
    QString limitMessage() const override { return m_run->limitMessage(); }
    int exitStatus() const override { return m_run->exitStatus(); }

private:
    EngineRun(std::shared_ptr<const TaskSet> program, std::unique_ptr<Run> run);

    std::shared_ptr<const TaskSet> m_program;
    std::unique_ptr<Run> m_run;
};

} // namespace awaitscope
