// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/tasktable.h"

#include <vector>

namespace awaitscope {

// The texts of the cells, for the model, the delegates and the menus.
QString outcomeText(const TaskRow &row);
QString handlingText(const TaskHandling &handling);
QString startText(TaskStart start);

//! Whether two rows, before and after a change, represent the same task.
bool sameTask(const TaskRow &a, const TaskRow &b);
//! The rows of `after` that do not exist in `before`, by name and coroutine.
std::vector<int> newRows(const TaskSet &before, const TaskSet &after);

} // namespace awaitscope
