// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <optional>

namespace awaitscope {

// What only the window needs is kept in the file below "x-awaitscope", by key. Running never depends on it, and whatever stands
// there that is not understood is left alone.

//! The field of a dictionary, or null.
const Expr *fieldOf(const Expr::Dict &dict, const QString &key);

//! What is kept below "x-awaitscope" under \a key, or null.
const Expr *ownData(const TaskSet &set, const QString &key);

//! Keeps \a value there; none takes it away. Does nothing when "x-awaitscope" is no dictionary: somebody else has made it.
void setOwnData(TaskSet &set, const QString &key, std::optional<Expr> value);

} // namespace awaitscope
