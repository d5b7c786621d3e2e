// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <optional>

// Changes that may be fixes: each gives the changed set, or none where it does not apply. Whether it is valid and helps is for the caller
// to find out.

namespace awaitscope::fixedits {

using Changed = std::optional<TaskSet>;

//! except \a type as error: print(f'failed: {error}')
Handler loggingHandler(const TaskSet &set, const QString &type);

Changed awaitTask(const TaskSet &set, const QString &maker);
Changed retrieveInCallback(const TaskSet &set, const QString &maker);
Changed awaitCoroutine(const TaskSet &set, const QString &maker);
//! The gather that the step makes.
Changed collect(const TaskSet &set, const QString &gather);
Changed group(const TaskSet &set, const QString &gather);
//! The whole body of a coroutine in a try that logs exceptions of that type.
Changed handleInside(const TaskSet &set, const QString &coroutine, const QString &type);
//! Another except clause for the innermost try with a finally, or with handlers, around the step.
Changed handleBefore(const TaskSet &set, const QString &step, const QString &type);
//! A cancel step: the task is looked at before.
Changed lookBeforeCancel(const TaskSet &set, const QString &cancel);
Changed withoutStep(const TaskSet &set, const QString &step);
//! A try step that catches CancelledError: it raises it again.
Changed raiseAgain(const TaskSet &set, const QString &guarded);
//! An await of a task in a variable: through a shield.
Changed shield(const TaskSet &set, const QString &waiting);
//! The limit of a timeout, a wait_for or an as_completed step; none: no limit.
Changed limit(const TaskSet &set, const QString &step, std::optional<qint64> ms);
//! A sleep of 0 ms after the step.
Changed startFirst(const TaskSet &set, const QString &maker);
//! What follows the get up to task_done() in a try, whose finally calls that.
Changed taskDoneInFinally(const TaskSet &set, const QString &get);
//! An except clause for CancelledError with the steps of the except Exception of the innermost try around the step, if that has no finally,
//! and raise. Nothing if another clause takes the cancellation.
Changed cleanUpWhenCancelled(const TaskSet &set, const QString &step);
//! A return, break or continue at the end of the finally of a try step: behind the try.
Changed leaveAfterFinally(const TaskSet &set, const QString &guarded);
//! A step that completes a future: if it is not done.
Changed askDone(const TaskSet &set, const QString &completing);
//! A blocking step: in a thread.
Changed blockInThread(const TaskSet &set, const QString &blocking);
//! An executor: one more thread.
Changed moreThreads(const TaskSet &set, const QString &executor);
//! A spawn step of a set for Python 3.14: the task begins at once.
Changed startEagerly(const TaskSet &set, const QString &maker);
//! Callbacks of that id that raise only log instead.
Changed quietCallback(const TaskSet &set, const QString &id);

} // namespace awaitscope::fixedits
