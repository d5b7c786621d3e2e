// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! The text of a `.taskset` file: indented, keys in a fixed order, small values on one line. Reading it returns an equal task
//! set, and a set that was read from a file is written as an equal JSON document.
QByteArray writeTaskSet(const TaskSet &set);

// Parts of a task set as JSON: for the clipboard, for tests and for editing by pointer.
Expr toJson(const TaskSet &set);
Expr toJson(const Step &step);
Expr toJson(const Body &body);
Expr toJson(const CoroCall &call);
Expr toJson(const Awaitable &awaitable);
Expr toJson(const Condition &condition);
Expr toJson(const Coroutine &coroutine);

} // namespace awaitscope
