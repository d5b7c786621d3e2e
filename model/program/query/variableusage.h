// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QString>

#include <functional>
#include <set>

namespace awaitscope {

//! One mention of a variable.
struct NameUse
{
    enum class Kind { Read, Bind, Drop };
    QString name;
    Kind kind = Kind::Read;
    QString pointer; //!< of the step that mentions it, below the pointer of the body
    const Step *step = nullptr; //!< the innermost step that mentions it
};

//! Calls `use` for every variable that the steps mention in their own scope, in the order of the file: in fields, values,
//! conditions, awaitables, and as `{x}` in texts. Bodies of inline coroutines have a scope of their own, so only their global
//! `$` names count.
void forEachNameUse(const Body &body, const QString &pointer, const std::function<void(const NameUse &)> &use);

//! How often main reads the variable; for a `$` name, how often any coroutine or external action does.
int countReads(const TaskSet &set, const QString &name);

//! The coroutine that the program starts with; null in an incomplete set that lacks it.
const Coroutine *mainCoroutine(const TaskSet &set);
Coroutine *mainCoroutine(TaskSet &set);

//! `wish`, or `wish2`, `wish3` ...: a variable that main does not use yet.
QString freeVariable(const TaskSet &set, const QString &wish);

//! The number of calls of the coroutine in the whole set. Main counts as called once.
int countCalls(const TaskSet &set, const QString &coro);
//! The same for all coroutines at once, by name. Coroutines that are never called are absent.
QHash<QString, int> countCalls(const TaskSet &set);

} // namespace awaitscope
