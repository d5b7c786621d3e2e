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
//! "line L, column C" when the text is not JSON. Linear in the text.
Result<TaskSet> readTaskSet(const QByteArray &json);

//! A task set that is being edited: it may have problems.
struct Draft
{
    TaskSet set;
    Problems problems; //!< what readTaskSet() says about it; empty when it can be run
};
//! Reads also what readTaskSet() refuses, provided that nothing would be lost when it is written again: a “break” outside of a loop, a
//! name that nothing has, an argument that is missing. Where something would be, fails as readTaskSet() does.
Result<Draft> readDraft(const QByteArray &json);

//! What readTaskSet() says about the set once it is written; empty when it can be opened and run.
Problems problemsOf(const TaskSet &set);

//! readTaskSet() for a file; a file that cannot be read is a problem with an empty pointer.
Result<TaskSet> readTaskSetFile(const QString &path);

} // namespace awaitscope
