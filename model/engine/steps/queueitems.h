// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/value.h"

// What a queue hands out next. A PriorityQueue is a heap as heapq makes it, comparison by comparison: each of them may raise, and the
// heap then stays as it is.

namespace awaitscope::engine {

struct Activation;
class Primitive;

void pushItem(Activation &a, Primitive &q, Value v);
//! Only for a queue that is not empty.
Value popItem(Activation &a, Primitive &q);

} // namespace awaitscope::engine
