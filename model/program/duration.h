// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"

#include <QString>

#include <chrono>

namespace awaitscope {

//! A duration as people write it: "0 ms", "12.5 µs", "300 ms", "1.5 s", "2 min 5 s", "1 h 2 min". Exact to the
//! microsecond below a millisecond, else to three decimals; the unit is the largest that gives at least 1.
QString formatDuration(std::chrono::nanoseconds duration);
QString formatMilliseconds(qint64 ms);

//! The form in which a field shows a duration for editing: exact, one unit, without a space: "250ms", "1.5s", "2m".
QString editableDuration(qint64 ms);

//! Whole milliseconds from "250ms", "1.5s", "2m", "2 min 5 s", "1h30m", "100" (milliseconds), "1,5 s". Refuses what is
//! empty, negative, no number, not a whole number of milliseconds, or longer than a hundred years.
Result<qint64> parseDuration(const QString &text);

//! A whole number with thin spaces between groups of three digits, from 10 000 on.
QString formatCount(qint64 count);

} // namespace awaitscope
