// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! Reads and checks a task set: the whole grammar, every reference, and what Python itself would not compile. On failure
//! returns all problems at once (the first hundred), each with the JSON pointer of the offending value, or with "line L,
//! column C" if the text is not JSON. Linear in the text.
Result<TaskSet> readTaskSet(const QByteArray &json);

//! A task set that is being edited and may have problems.
struct Draft
{
    TaskSet set;
    Problems problems; //!< those that readTaskSet() reports; empty if the set can be run
};
//! Also accepts what readTaskSet() rejects, provided that nothing would be lost when it is written again: a “break” outside a
//! loop, a name that does not exist, a missing argument. Otherwise fails as readTaskSet() does.
Result<Draft> readDraft(const QByteArray &json);

//! The problems that readTaskSet() would report once the set is written; empty if it can be opened and run.
Problems problemsOf(const TaskSet &set);

//! readTaskSet() for a file; a file that cannot be read is a problem with an empty pointer.
Result<TaskSet> readTaskSetFile(const QString &path);

} // namespace awaitscope
