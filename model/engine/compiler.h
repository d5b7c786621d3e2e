// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/code.h"
#include "model/program/result.h"

namespace awaitscope::engine {

//! Makes a checked task set ready to run. What this engine cannot run is refused here, with the JSON pointer of each
//! place, before anything happens. Linear in the size of the set.
Result<std::shared_ptr<const Code>> compile(const TaskSet &set);

} // namespace awaitscope::engine
