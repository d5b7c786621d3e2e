// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace awaitscope {

//! Which coroutines of a set are functions, called by threads, by the event loop or by `with`, and which are called in any other way.
struct ThreadCalls
{
    using Bodies = std::vector<std::pair<const Body *, QString>>;
    QHash<QString, QString> inThreads; //!< name -> pointer of the first call
    QHash<QString, QString> byLoop;
    QHash<QString, QString> byWith;
    QSet<QString> elsewhere;
    Bodies bodies; //!< written at the call in a thread, with their pointers; they belong to the set
    Bodies loopBodies; //!< the same of the event loop
    Bodies withBodies; //!< the same of `with`
    bool isFunction(const QString &name) const { return inThreads.contains(name) || byLoop.contains(name) || byWith.contains(name); }
};

bool isThreadCall(const Step &s); //!< its own call is of a function in a thread
bool isLoopCall(const Step &s); //!< its own call is of a function that the event loop calls
bool isSyncManager(const Step &s); //!< it has the functions of a context manager that does not await

ThreadCalls threadCallsOf(const TaskSet &set);

} // namespace awaitscope
