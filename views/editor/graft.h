// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <QStringList>

namespace awaitscope {

//! A task set that has taken in what some steps of another set need, and these steps under the names it has there.
struct Graft
{
    TaskSet set;
    Body body;
};

//! Fits `body`, steps of `from`, into `into`: brings along the coroutines, exception types and shared objects that they
//! reach. What `into` has already in the same form is used; what only has the same name gets another one. The coroutines
//! in `fresh` are copied in any case. Linear in both sets.
Graft graft(const TaskSet &into, const TaskSet &from, Body body, const QStringList &fresh = {});

enum class NameKind { ExceptionType, Object, Coroutine };

//! Every mention of the name by steps and external actions with another name; the definition itself stays as it is.
TaskSet renamedMentions(const TaskSet &set, NameKind kind, const QString &from, const QString &to);
//! How many steps and external actions mention it. Not for coroutines, see countCalls().
int countMentions(const TaskSet &set, NameKind kind, const QString &name);

} // namespace awaitscope
