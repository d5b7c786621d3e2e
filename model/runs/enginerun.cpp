// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/enginerun.h"

namespace awaitscope {

EngineRun::EngineRun(std::shared_ptr<const TaskSet> program, std::unique_ptr<Run> run)
    : m_program(std::move(program)), m_run(std::move(run))
{
    connect(m_run.get(), &Run::progressed, this, &RunSource::progressed);
    connect(m_run.get(), &Run::finished, this, &RunSource::finished);
    connect(m_run.get(), &Run::stateChanged, this, &RunSource::stateChanged);
}

Result<std::unique_ptr<EngineRun>> EngineRun::create(const TaskSet &set, Strategy strategy, const RunOptions &options)
{
    Result<TaskSet> rewritten = withStrategy(set, strategy);
    if (!rewritten)
        return rewritten.problems();
    return create(std::make_shared<const TaskSet>(*std::move(rewritten)), options);
}

Result<std::unique_ptr<EngineRun>> EngineRun::create(std::shared_ptr<const TaskSet> program, const RunOptions &options)
{
    Result<std::unique_ptr<Run>> run = Run::create(*program, options);
    if (!run)
        return run.problems();
    return std::unique_ptr<EngineRun>(new EngineRun(std::move(program), *std::move(run)));
}

} // namespace awaitscope
