// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace awaitscope {

//! Where the real time of a run comes from. Tests replace it, so that nothing depends on how fast the machine is.
using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

} // namespace awaitscope
