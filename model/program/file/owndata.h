// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <optional>

namespace awaitscope {

// Data for the window is stored in the file under "x-awaitscope", by key. Running never depends on it, and unknown content is
// left alone.

//! The field of a dictionary, or null.
const Expr *fieldOf(const Expr::Dict &dict, const QString &key);

//! The value stored under \a key in "x-awaitscope", or null.
const Expr *ownData(const TaskSet &set, const QString &key);

//! Stores \a value there, or removes it if there is none. Does nothing if "x-awaitscope" is not a dictionary, since it is not ours then.
void setOwnData(TaskSet &set, const QString &key, std::optional<Expr> value);

} // namespace awaitscope
