// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QSet>

namespace awaitscope {

//! Whether a coroutine with these steps is an asynchronous generator: it has a step `yield`, and not only in a coroutine written within it.
bool isGenerator(const Body &steps);
//! The names of those of a set.
QSet<QString> generatorsOf(const TaskSet &set);

} // namespace awaitscope
