// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"
#include "model/trace/trace.h"

namespace awaitscope {

//! Runs the task set, and says in a sentence whether it does what was recorded: exactly, or where they first differ. A problem if the
//! task set cannot be run.
Result<QString> likeness(const Trace &recorded, const TaskSet &set);

} // namespace awaitscope
