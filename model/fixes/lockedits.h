// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/fixedits.h"

// Changes for tasks that wait forever for a lock, a semaphore, a condition, a barrier or an event. As those of fixedits.h.

namespace awaitscope::fixedits {

//! \a taking is where a task waits for what it took itself by the block \a held. The inner block goes, in a copy of its coroutine if others
//! call that as well.
Changed takeOnce(const TaskSet &set, const QString &held, const QString &taking);
//! The last step of the block that has to do with other tasks, and what follows it: behind the block.
Changed leaveFirst(const TaskSet &set, const QString &held);
//! \a inner is a block inside of the block \a held: its lock is taken first.
Changed inOneOrder(const TaskSet &set, const QString &held, const QString &inner);
//! An acquire step: as a block, up to the release, or to the end of the body if nothing in the coroutine releases it.
Changed acquireInBlock(const TaskSet &set, const QString &acquire);
//! A try that begins with an acquire and whose finally releases it, although a cancelled acquire() has taken nothing: as a block.
Changed blockForTry(const TaskSet &set, const QString &acquire);
Changed fitBarrier(const TaskSet &set, const QString &barrier, qint64 parties);
//! The steps before the one that waits at the barrier in a try that logs exceptions of that type.
Changed handleBeforeBarrier(const TaskSet &set, const QString &coroutine, const QString &barrier, const QString &type);
Changed notifyAll(const TaskSet &set, const QString &condition);
//! What comes before the step that sets the event in a try, whose finally sets it.
Changed setInFinally(const TaskSet &set, const QString &event);
//! A step that sets the event right after a task group: at the end of the group's steps.
Changed setInGroup(const TaskSet &set, const QString &event);

} // namespace awaitscope::fixedits
