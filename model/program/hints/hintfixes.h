// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/hints/hints.h"

namespace awaitscope {

//! Applies the fix of a hint that findHints() returned for this very set; the result is always valid and no longer has that
//! hint. Returns the set unchanged if the hint does not fit it any more.
TaskSet withFix(const TaskSet &set, const Hint &hint);

} // namespace awaitscope
