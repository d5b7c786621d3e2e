// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

namespace awaitscope {

//! Whether a task was destroyed while the program went on: nothing but itself, or others that went with it, referred to it.
bool wasCollected(const TraceStore &store, const Lane &lane);

} // namespace awaitscope
