// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "model/words/rules.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! What else a run shows about something, besides how it ended: a sentence, the events that show it, and what follows from it.
struct Remark
{
    QString sentence;
    std::vector<quint32> events;
    std::optional<Rule> rule = {};
    std::optional<Remedy> remedy = {};
};

//! Of a task, or of a function in a thread. Looks at some 200,000 events.
std::vector<Remark> remarksOn(const TraceStore &store, quint32 lane);
//! Where another task led to that exception: who gave a semaphore back too often, who completed or cancelled a future before.
std::optional<Remark> remarkOnFailure(const TraceStore &store, const LedgerEntry &row);
//! A task went on with a CancelledError that was not its own: of a task that it awaited, or of one in its gather. \a resumed: where it did.
std::optional<Remark> cancelledByAwaited(const TraceStore &store, quint32 resumed);
//! asyncio.run raised it, and it was not main that ended with it: a SystemExit or KeyboardInterrupt of another task or of a callback.
bool leftTheLoop(const TraceStore &store, const LedgerEntry &row);
//! Tasks were cancelled at the end because an exception had left the event loop, while main was not done. \a shutdown: that event.
std::optional<Remark> exitBehind(const TraceStore &store, quint32 shutdown);
//! The time of a timeout was up while the event loop was blocked. \a begin: where the block began, \a request: its request to cancel.
std::optional<Remark> lateDeadline(const TraceStore &store, quint32 begin, quint32 request);
//! A task that waits forever was asked to end before, and caught the CancelledError.
std::optional<Remark> refusedToEnd(const TraceStore &store, EntityId stuck);
//! Tasks that failed, and so may not have done what others wait for.
std::optional<Remark> failedBefore(const TraceStore &store);
//! The task whose failure made a task group ask for a cancellation; none: the body of the group ended it.
EntityId failedChildBehind(const TraceStore &store, quint32 request);
//! The event of the last mark of a lane. After a failure, a request to cancel that came too late does not count.
std::optional<quint32> lastMark(const TraceStore &store, const Lane &lane, bool hasFailed);

} // namespace awaitscope
