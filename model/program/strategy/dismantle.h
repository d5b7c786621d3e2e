// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/program/query/waitpattern.h"

#include <QCoreApplication>

namespace awaitscope {

// A change of strategy splits the place where main waits into members (what is awaited, and the steps that create it), and
// builds the other form from them.

struct StrategyText
{
    Q_DECLARE_TR_FUNCTIONS(Strategy)
};

// An inline call has no task name; the name is kept under this key, for a change back.
inline const QString taskNameNote = QStringLiteral("_name");

//! One of the things that main waits for.
struct WaitMember
{
    Awaitable what; //!< in the form that it has in a gather
    Body setup; //!< the steps that create the task, if `what` is a variable
};

struct WaitParts
{
    std::vector<WaitMember> members;
    std::optional<step::Try> wrapper; //!< the try around the await in a loop
};

//! Why it cannot be done, as a sentence; absent if it was done.
using Refusal = std::optional<QString>;

//! Reads the members of the form and marks the steps that create them for removal. `lists`: the new form also provides the
//! list of results.
Refusal takeApart(TaskSet &set, const WaitPattern &form, bool lists, WaitParts &out);

//! `create_task` around an awaitable.
Awaitable spawned(Awaitable of, std::optional<QString> name, std::optional<qint64> times = {});
Awaitable variableNamed(const QString &name);
Awaitable eachOf(const QString &list);

} // namespace awaitscope
