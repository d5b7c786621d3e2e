// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace awaitscope {

//! A duration or a moment for display, in the unit that suits its size: "0", "350 ns", "1.5 µs", "150 ms", "1.25 s",
//! "2 min 3 s", "1 h 2 min 3.5 s", "2 d 1 h". Whole milliseconds are shown exactly; finer values, as on the wall clock, with
//! four significant digits, and from a minute on to a tenth of a second. No trailing zeros; negative values have a true minus
//! sign. This is the only formatter of durations: tables, pictures, editor and reports agree.
QString durationText(std::chrono::nanoseconds d);
QString millisecondsText(qint64 ms); //!< the same; a value beyond the range of nanoseconds is shown as their maximum

//! The same with as many decimals as needed to distinguish two moments that are \a step apart, all in the unit of \a largest; for
//! rulers, whose labels must be uniform.
QString tickText(std::chrono::nanoseconds t, std::chrono::nanoseconds step, std::chrono::nanoseconds largest);

//! For speech: "150 milliseconds", "1.2 seconds".
QString spokenDuration(std::chrono::nanoseconds d);

} // namespace awaitscope
