// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/programtext.h"
#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

namespace awaitscope {

//! The task set as one C++20 file that needs QCoro 0.8 or later and nothing else: with its prelude, it prints and reports what
//! the console shows. What QCoro cannot express is rejected, with the JSON pointer of each place. \a set must be checked.
Result<ProgramText> cppProgram(const TaskSet &set);

//! \name The prelude of every program: values, tasks and their loop, other waits than gather if it has any, and the run. Private
//! to the writer.
//!@{
extern const char *const cppPreludeValues;
extern const char *const cppPreludeLoop;
extern const char *const cppPreludeWaits;
extern const char *const cppPreludeRun;
//!@}

} // namespace awaitscope
