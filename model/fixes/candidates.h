// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/fixedits.h"
#include "model/trace/tracestore.h"
#include "model/words/rules.h"

#include <vector>

namespace awaitscope {

//! A change that may be a fix. Whether it helps is for the caller to find out, by running it.
struct FixCandidate
{
    enum class Promise : quint8 { Gone, //!< what went wrong does not happen any more
                                  CleanedUp, //!< the task is cancelled as before, and its except clause runs
                                  NoRemark, //!< what remarksOn() says of the lane with that remedy is no longer so
                                  NotHeldUp /*!< the task is never held up by a blocking call */ };
    Remedy remedy = Remedy::AwaitTask;
    QString label;
    fixedits::Changed changed;
    Promise promise = Promise::Gone;
};

//! For a task that ended as cancelled, or was cancelled before it began.
std::vector<FixCandidate> cancelCandidates(const TaskSet &set, const TraceStore &store, quint32 lane);
//! For what remarksOn() says of the lane, and for a task that is held up by a blocking call.
std::vector<FixCandidate> remarkCandidates(const TaskSet &set, const TraceStore &store, quint32 lane);
//! For a task that waits forever: for what it waits for, and for what those wait for who could end that.
std::vector<FixCandidate> deadlockCandidates(const TaskSet &set, const TraceStore &store, EntityId task);

} // namespace awaitscope
