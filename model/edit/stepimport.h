// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QStringList>

namespace awaitscope {

//! A task set to which everything was added that some steps of another set need, and these steps with the names used there.
struct ImportedSteps
{
    TaskSet set;
    Body body;
};

//! Adapts `body`, steps of `from`, to `into`: adds the coroutines, exception types and shared objects that they use. Identical
//! ones in `into` are reused; if only the name is the same, the copy is renamed. The coroutines in `fresh` are always copied.
//! Linear in both sets.
ImportedSteps importSteps(const TaskSet &into, const TaskSet &from, Body body, const QStringList &fresh = {});

enum class NameKind { ExceptionType, Object, Coroutine };

//! Renames every reference by steps and external actions; the definition itself stays as it is.
TaskSet renamedMentions(const TaskSet &set, NameKind kind, const QString &from, const QString &to);
//! The number of steps and external actions that refer to it. For coroutines see countCalls().
int countMentions(const TaskSet &set, NameKind kind, const QString &name);

} // namespace awaitscope
