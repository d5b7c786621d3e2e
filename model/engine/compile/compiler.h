// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/text/result.h"

namespace awaitscope::engine {

//! Compiles a checked task set. Whatever no engine can run is rejected here, before anything happens: one problem for
//! each place, with its JSON pointer. Linear in the size of the set.
Result<std::shared_ptr<const Code>> compile(const TaskSet &set);

} // namespace awaitscope::engine
