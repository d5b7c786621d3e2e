// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"

namespace awaitscope {

//! A context variable is set or reset: who sees that. Whoever is created from then on does, but nobody who was there before.
void explainContext(const TraceStore &store, quint32 lane, const Mark &mark, Explanation &out);

} // namespace awaitscope
