// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"

#include <QString>

#include <chrono>

namespace awaitscope {

// How durations are typed. How they are shown: model/text/durationtext.h.

//! The form in which a field shows a duration for editing: exact, one unit, without a space: "250ms", "1.5s", "2m".
QString editableDuration(qint64 ms);

//! Whole milliseconds from "250ms", "1.5s", "2m", "2 min 5 s", "1h30m", "100" (milliseconds), "1,5 s". Refuses what is
//! empty, negative, no number, not a whole number of milliseconds, or longer than a hundred years.
Result<qint64> parseDuration(const QString &text);

//! The same down to the nanosecond, for moments of a run.
Result<std::chrono::nanoseconds> parseMoment(const QString &text);

//! A whole number with thin spaces between groups of three digits, from 10 000 on.
QString formatCount(qint64 count);

} // namespace awaitscope
