// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy/strategy.h"

namespace awaitscope {

//! The same coroutines with a new main that only waits for everything that the old one starts, using \a strategy. A problem if
//! the old main starts nothing.
Result<TaskSet> withRebuiltMain(const TaskSet &set, Strategy strategy);

} // namespace awaitscope
