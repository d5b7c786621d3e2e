// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! Reads and checks a task set: the whole grammar, every reference, and what Python itself would refuse to compile.
//! On failure all problems at once (the first hundred), each with the JSON pointer of the offending value, or with
//! "line L, column C" when the text is no JSON. Linear in the text.
Result<TaskSet> readTaskSet(const QByteArray &json);

//! The same for a file; a file that cannot be read is a problem with an empty pointer.
Result<TaskSet> readTaskSetFile(const QString &path);

} // namespace awaitscope
