// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/programtext.h"
#include "model/program/result.h"
#include "model/program/taskset.h"

namespace awaitscope {

//! The task set as one file of C++20 that needs QCoro 0.8 or later and nothing else: with what it begins, it prints and reports
//! what the console shows. What QCoro cannot express is refused with the JSON pointer of each place. \a set must be a checked one.
Result<ProgramText> cppProgram(const TaskSet &set);

//! \name What every program begins with: values, tasks and their loop, other waits than gather if it has some, and the run. Private
//! to the writer.
//!@{
extern const char *const cppPreludeValues;
extern const char *const cppPreludeLoop;
extern const char *const cppPreludeWaits;
extern const char *const cppPreludeRun;
//!@}

} // namespace awaitscope
