// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace awaitscope {

//! A duration or a moment for people, in the unit that suits its size: "0", "350 ns", "1.5 µs", "150 ms", "1.25 s",
//! "2 min 3 s", "1 h 2 min 3.5 s", "2 d 1 h". Whole milliseconds are shown to the last one; what is finer, as on the wall
//! clock, to four significant digits, and from a minute on to a tenth of a second. No trailing zeros; negative ones have a
//! true minus sign. There is no other way to write one: tables, pictures, editor and reports agree.
QString durationText(std::chrono::nanoseconds d);
QString millisecondsText(qint64 ms); //!< the same; what nanoseconds cannot count is shown as the longest that they can

//! The same with as many decimals as tell apart two moments that lie \a step apart, all in the unit of \a largest; for
//! rulers, whose labels must agree with each other.
QString tickText(std::chrono::nanoseconds t, std::chrono::nanoseconds step, std::chrono::nanoseconds largest);

//! For speech: "150 milliseconds", "1.2 seconds".
QString spokenDuration(std::chrono::nanoseconds d);

} // namespace awaitscope
