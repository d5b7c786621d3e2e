// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

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
    QString pointer; //!< of the step that mentions it, below the pointer given for the body
    const Step *step = nullptr; //!< the innermost step that mentions it
};

//! Every variable that the steps mention in their own scope, in the order of the file: in fields, values, conditions,
//! awaitables, and as `{x}` in texts. Bodies of inline coroutines have a scope of their own, so of those only the
//! program-global `$` names count.
void forEachNameUse(const Body &body, const QString &pointer, const std::function<void(const NameUse &)> &use);

//! How often main reads the variable; for a `$` name, how often any coroutine or external action does.
int countReads(const TaskSet &set, const QString &name);

//! The coroutine that the program starts with; null in a set under construction that lacks it.
const Coroutine *mainCoroutine(const TaskSet &set);
Coroutine *mainCoroutine(TaskSet &set);

//! `wish`, or `wish2`, `wish3` ...: a variable that main does not mention yet.
QString freeVariable(const TaskSet &set, const QString &wish);

//! Calls of every coroutine by name, from anywhere: how many there are. Main counts as one call of itself.
int countCalls(const TaskSet &set, const QString &coro);
//! The same for all of them at once. Coroutines that are never called are not in it.
QHash<QString, int> countCalls(const TaskSet &set);

} // namespace awaitscope
