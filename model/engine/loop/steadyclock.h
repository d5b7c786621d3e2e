// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace awaitscope {

//! The source of real time of a run. Tests replace it, so that nothing depends on the speed of the machine.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

} // namespace awaitscope
