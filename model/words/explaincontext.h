// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"

namespace awaitscope {

//! Explains who sees that a context variable was set or reset.
void explainContext(const TraceStore &store, quint32 lane, const Mark &mark, Explanation &out);

} // namespace awaitscope
