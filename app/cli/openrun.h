// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy/strategy.h"
#include "model/runs/recording.h"
#include "model/runs/runsource.h"

namespace awaitscope {

//! Under what a task set is run. A recorded run is over, and can be given nothing of it.
struct RunConditions
{
    Strategy strategy = Strategy::AsWritten;
    std::optional<PythonVersion> python; //!< none: that of the task set
    RunOptions options;
};

//! The set under the version that was asked for, if one was.
TaskSet under(std::optional<PythonVersion> python, TaskSet set);

//! A task set, and the strategy that comes with it.
struct FoundProgram
{
    TaskSet set;
    Strategy strategy = Strategy::AsWritten;
};

//! Reads and checks a task set: of a file, or of a picture that holds one, which also says which strategy it shows.
Result<FoundProgram> loadProgram(const QString &file);

//! The run of a file: a task set, also in a picture, ready to start, or a recorded run. Null: problems were printed to standard error.
std::unique_ptr<RunSource> openRun(const QString &file, const RunConditions &conditions);

//! Says on standard error what a file of another program has and its run does not show.
void printLeftOut(const QString &file, const Recording &recording);

} // namespace awaitscope
