// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/value.h"
#include "model/program/grammar/awaitable.h"

// Python's operators on values, with its results and messages. What cannot be done is raised in the activation.

namespace awaitscope::engine {

struct Activation;

Value calculated(Activation &a, MathOp op, const Value &left, const Value &right);
//! `left < right` and the like; not for CompareOp::In.
bool ordered(Activation &a, CompareOp op, const Value &left, const Value &right);
//! `member in whole`.
bool contains(Activation &a, const Value &member, const Value &whole);
//! `left == right`; false if an exception is being raised already.
bool same(Activation &a, const Value &left, const Value &right);

} // namespace awaitscope::engine
