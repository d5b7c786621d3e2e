// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QSet>
#include <QString>
#include <QStringList>

// Which names are unused, and what a name holds, for the writers of program code. They examine the task set as JSON, because a
// name counts wherever it occurs.

namespace awaitscope {

//! Coroutine names that cannot be function names, because something else has the name where the coroutine is used.
QSet<QString> clashingNames(const TaskSet &set);

//! All variables and parameters of all coroutines.
QSet<QString> variableNames(const TaskSet &set);

//! The variables that the steps of one coroutine assign, and its parameters.
QSet<QString> boundNames(const Body &body, const QStringList &params);

//! Variables of one coroutine that can only hold lists of tasks or coroutines.
QSet<QString> listNames(const Body &body, const QStringList &params);
//! The same for the global variables of all coroutines.
QSet<QString> globalListNames(const TaskSet &set);

//! Variables of one coroutine that can only hold a task.
QSet<QString> taskNames(const Body &body, const QStringList &params);
//! The same for the global variables of all coroutines.
QSet<QString> globalTaskNames(const TaskSet &set);

//! Every word that occurs anywhere in a coroutine; any other name is unused there.
QSet<QString> wordsOf(const Body &body, const QStringList &params);

bool isPythonKeyword(const QString &name);
//! Whether exported programs use something of that name: a module, a Python function, a helper of their own.
bool isCalledByPrograms(const QString &name);

} // namespace awaitscope
