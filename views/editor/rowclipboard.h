// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! The rows as a complete task set in JSON text, so that a copied task is a valid file as well.
QString copyRows(const TaskSet &set, const std::vector<int> &rows);

//! Adds every task of a task set in JSON text before row `at` (-1: at the end), with the coroutines, exception types
//! and shared objects that they need. Coroutines whose name is taken by another body get a new one.
Result<TaskSet> pasteRows(const TaskSet &set, const QString &json, int at);

//! A quick look: whether a paste is worth offering.
bool looksLikeRows(const QString &text);

} // namespace awaitscope
