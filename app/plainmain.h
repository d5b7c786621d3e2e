// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy.h"

namespace awaitscope {

//! The same coroutines under a new main that does nothing but wait for all that the old one starts, in the way of
//! \a strategy. A problem when the old main starts nothing.
Result<TaskSet> withPlainMain(const TaskSet &set, Strategy strategy);

} // namespace awaitscope
