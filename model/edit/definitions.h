// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/form.h"
#include "model/edit/stepimport.h"
#include "model/text/result.h"

namespace awaitscope {

// The definitions of a task set besides its coroutines, as pure functions: adding, editing and removing them.

enum class DefinitionKind { Exceptions,
                            Objects,
                            External };

int definitionCount(const TaskSet &set, DefinitionKind kind);
//! Only for an index below the count.
FormNode definitionAt(const TaskSet &set, DefinitionKind kind, int index);
//! One line for a list: "gate, a semaphore with 2 places", "at 500 ms the user cancels $b".
QString definitionText(const TaskSet &set, DefinitionKind kind, int index);
//! Replaces the definition. Steps follow a changed name, and a type is moved after its base if necessary.
TaskSet withDefinition(const TaskSet &set, DefinitionKind kind, int index, const FormNode &node);
//! Removes it. References to an exception type become references to its base; an object in use cannot be removed.
Result<TaskSet> withoutDefinition(const TaskSet &set, DefinitionKind kind, int index);

//! The new one is the last of its kind, except that actions are ordered by time.
TaskSet withNewException(const TaskSet &set, const QString &base);
//! Gives the type another base, a built-in type or one of the set's own; fails if that is a subtype of it.
Result<TaskSet> withExceptionBase(const TaskSet &set, int index, const QString &base);
TaskSet withNewObject(const TaskSet &set, ObjectKind kind);
TaskSet withNewAction(const TaskSet &set, ExternalOp op, const QString &of);

//! What an external action can act on: global variables ("$t"), events.
QStringList externalTargets(const TaskSet &set, ExternalOp op);
//! Makes the task of a row of the task table accessible from outside: main stores it in a global variable.
struct ReachableTask
{
    TaskSet set;
    QString variable; //!< "$fetch_B"
};
Result<ReachableTask> withReachableTask(const TaskSet &set, int row);

QStringList objectKindNames(); //!< in the order of ObjectKind
QStringList externalOpNames(); //!< in the order of ExternalOp

} // namespace awaitscope
