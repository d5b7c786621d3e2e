// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace awaitscope {

//! Which coroutines of a set are functions that run in threads, and which are called in any other way.
struct ThreadCalls
{
    QHash<QString, QString> inThreads; //!< name -> pointer of the first call
    QSet<QString> elsewhere;
    std::vector<std::pair<const Body *, QString>> bodies; //!< written at the call in a thread, with their pointers; they belong to the set
};

ThreadCalls threadCallsOf(const TaskSet &set);

} // namespace awaitscope
