// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace awaitscope {

// Edits of steps, branches and members by JSON pointer, as pure functions. Invalid pointers are ignored.

//! The changed set, and the new places of the edited steps.
struct StepEdit
{
    TaskSet set;
    QStringList pointers;
};

const Step *stepAt(const TaskSet &set, const QString &pointer);
const Awaitable *awaitableAt(const TaskSet &set, const QString &pointer);
//! An except clause.
const Handler *handlerAt(const TaskSet &set, const QString &pointer);
//! The number of steps or members in the list; -1 if there is no such list.
int listSize(const TaskSet &set, const QString &list);
//! Whether the list contains awaitables rather than steps.
bool isMemberList(const TaskSet &set, const QString &list);

TaskSet withStep(const TaskSet &set, const QString &pointer, const Step &step);
TaskSet withAwaitable(const TaskSet &set, const QString &pointer, const Awaitable &awaitable);
TaskSet withHandler(const TaskSet &set, const QString &pointer, const Handler &handler);

StepEdit insertSteps(const TaskSet &set, const QString &list, int index, Body steps);
StepEdit insertMembers(const TaskSet &set, const QString &list, int index, std::vector<Awaitable> members);
//! Removes steps, members and branches (except clauses, else, finally).
TaskSet removeItems(const TaskSet &set, const QStringList &pointers);
//! Each copy follows its original.
StepEdit duplicateItems(const TaskSet &set, const QStringList &pointers);
//! Moves steps, or members, before index `index` of a list of the same kind. Fails inside one of themselves.
Result<StepEdit> moveItems(const TaskSet &set, const QStringList &pointers, const QString &list, int index);
//! Moves adjacent steps of one list into the main block of `wrapper`.
Result<StepEdit> wrapSteps(const TaskSet &set, const QStringList &pointers, Step wrapper);
//! Replaces a block by the steps of its main branch.
Result<StepEdit> unwrapStep(const TaskSet &set, const QString &pointer);
//! The main block of a step, or null.
const Body *mainBlock(const Step &step);

//! The list that contains an item, and its index: "/coros/a/body/3" is 3 in "/coros/a/body".
QString listOf(const QString &pointer);
int placeOf(const QString &pointer);

} // namespace awaitscope
