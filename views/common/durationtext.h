// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace awaitscope {

//! A duration or a moment for people, in the unit that suits its size: "0", "350 ns", "1.5 µs", "150 ms", "1.25 s",
//! "2 min 3 s". At most four significant digits, no trailing zeros. Negative ones have a true minus sign.
QString durationText(std::chrono::nanoseconds d);

//! The same with as many decimals as tell apart two moments that lie \a step apart, all in the unit of \a largest; for
//! rulers, whose labels must agree with each other.
QString tickText(std::chrono::nanoseconds t, std::chrono::nanoseconds step, std::chrono::nanoseconds largest);

//! For speech: "150 milliseconds", "1.2 seconds".
QString spokenDuration(std::chrono::nanoseconds d);

} // namespace awaitscope
