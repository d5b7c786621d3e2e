// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QString>

#include <chrono>

namespace awaitscope {

// How durations are entered. For how they are displayed see model/text/durationtext.h.

//! The text of a duration in an edit field: exact, one unit, no space: "250ms", "1.5s", "2m".
QString editableDuration(qint64 ms);

//! Whole milliseconds from "250ms", "1.5s", "2m", "2 min 5 s", "1h30m", "100" (milliseconds), "1,5 s". Rejects text that is
//! empty, negative, not a number, not a whole number of milliseconds, or longer than a hundred years.
Result<qint64> parseDuration(const QString &text);

//! The same with nanosecond precision, for moments of a run.
Result<std::chrono::nanoseconds> parseMoment(const QString &text);

//! A whole number with thin spaces between groups of three digits, from 10 000 on.
QString formatCount(qint64 count);

} // namespace awaitscope
