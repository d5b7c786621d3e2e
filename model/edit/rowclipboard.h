// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! The rows as a complete task set in JSON, so that the clipboard contains a valid file.
QString copyRows(const TaskSet &set, const std::vector<int> &rows);

//! Inserts every task of a task set in JSON before row `at` (-1: at the end), with the coroutines, exception types and shared
//! objects that they need. A coroutine whose name is taken by a different body is renamed.
Result<TaskSet> pasteRows(const TaskSet &set, const QString &json, int at);

//! A quick check whether to offer pasting.
bool looksLikeRows(const QString &text);

} // namespace awaitscope
