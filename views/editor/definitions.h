// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "views/editor/form.h"
#include "views/editor/graft.h"

namespace awaitscope {

// The definitions of a task set besides its coroutines, as pure functions: what can be added, edited and taken away.

enum class DefinitionKind { Exceptions,
                            Objects,
                            External };

int definitionCount(const TaskSet &set, DefinitionKind kind);
//! Only for an index below the count.
FormNode definitionAt(const TaskSet &set, DefinitionKind kind, int index);
//! One line for a list: "gate, a semaphore with 2 places", "at 500 ms the user cancels $b".
QString definitionText(const TaskSet &set, DefinitionKind kind, int index);
//! With another definition in that place. Steps follow a changed name, and a type stays behind its base.
TaskSet withDefinition(const TaskSet &set, DefinitionKind kind, int index, const FormNode &node);
//! Without it. What mentions an exception type mentions its base from then on; an object in use cannot go.
Result<TaskSet> withoutDefinition(const TaskSet &set, DefinitionKind kind, int index);

//! The new one is the last of its kind, except that actions are in the order of time.
TaskSet withNewException(const TaskSet &set, const QString &base);
//! The type made from another base, a built-in or one of the set's own; refused below itself.
Result<TaskSet> withExceptionBase(const TaskSet &set, int index, const QString &base);
TaskSet withNewObject(const TaskSet &set, ObjectKind kind);
TaskSet withNewAction(const TaskSet &set, ExternalOp op, const QString &of);

//! What an external action can act on: program globals ("$t"), events.
QStringList externalTargets(const TaskSet &set, ExternalOp op);
//! Makes the task of a row of the task table reachable from outside: main keeps it in a program global.
struct ReachableTask
{
    TaskSet set;
    QString variable; //!< "$fetch_B"
};
Result<ReachableTask> withReachableTask(const TaskSet &set, int row);

QStringList objectKindNames(); //!< in the order of ObjectKind
QStringList externalOpNames(); //!< in the order of ExternalOp

} // namespace awaitscope
