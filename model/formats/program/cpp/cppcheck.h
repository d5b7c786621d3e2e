// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

namespace awaitscope {

//! Everything in the task set that a C++ program with QCoro cannot express, in the order of the file.
Problems cppProblems(const TaskSet &set);

} // namespace awaitscope
