// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/value.h"

#include <optional>

// Lists and dictionaries as Python indexes and changes them. What cannot be done is raised in the activation.

namespace awaitscope::engine {

struct Activation;

//! Whether \a whole may contain \a v. One that would contain itself ends the run: nothing counts how often it is nested.
bool mayContain(Activation &a, const Object &whole, const Value &v);
void keyError(Activation &a, const Value &key);
//! `whole[key]`.
Value itemAt(Activation &a, const Value &whole, const Value &key);
//! `whole[key] = v`.
void setItemAt(Activation &a, const Value &whole, const Value &key, Value v);
//! `whole.pop(key)`, or `whole.pop()` without a key.
Value popItemAt(Activation &a, const Value &whole, const std::optional<Value> &key);
//! `len(v)`.
Value lengthOf(Activation &a, const Value &v);
//! What `v.__index__()` gives, or a TypeError.
std::optional<qint64> asIndex(Activation &a, const Value &v);

} // namespace awaitscope::engine
