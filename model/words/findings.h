// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/queuelengths.h"
#include "model/trace/tracestore.h"

#include <QString>

#include <span>
#include <vector>

namespace awaitscope {

//! What is worth looking at in a run. The most serious come first.
enum class FindingKind : quint8 {
    WaitsForever, //!< tasks at the end of a run that ended in a deadlock
    Unseen, //!< an exception that nobody looked at
    BlockedLoop, //!< a step that took longer than BlockedAfter
    NeverAwaited,
    DestroyedPending,
    CancelSwallowed, //!< the cancellation was delivered, and the task went on
    Swallowed, //!< an exception that asyncio took in, and no code saw
    LoopError, //!< an error that the event loop reported
    QueueGrows, //!< more is put into a queue, or given to an executor, than is taken out
};

//! From here on a step counts as blocking: asyncio's slow_callback_duration.
constexpr Time BlockedAfter{100'000'000};

//! One finding: everything of one kind that has the same cause.
struct Finding
{
    FindingKind kind = FindingKind::Unseen;
    quint32 count = 0;
    Time first{}; //!< when it happened first
    Time longest{}; //!< BlockedLoop: the longest step
    quint32 lane = NoIndex; //!< of the first; of the longest step
    quint32 event = NoIndex; //!< which stands for it
    ExceptionId exception = ExceptionId::None; //!< the first
    StepId made = StepId::None; //!< where the task or coroutine was made
    StepId place = StepId::None; //!< where it was raised; BlockedLoop: where the step began
    StepId until = StepId::None; //!< BlockedLoop: where it ended
    std::vector<quint32> events; //!< of the first ones, at most MostEvents
    EntityId queue = EntityId::None; //!< QueueGrows
    quint32 length = 0; //!< QueueGrows: of the queue at last
    static constexpr std::size_t MostEvents = 200;
};

//! How the event loop did.
struct LoopHealth
{
    bool isMeasured = false; //!< steps have a length
    double busy = 0; //!< share of the time in which a task ran, 0 to 1
    Time longest{}; //!< step
    quint32 longestLane = NoIndex;
    quint32 longestEvent = NoIndex; //!< at which it began
    Time latest{}; //!< the longest time between the end of a task and the moment when the one that waited for it went on
    quint32 latestLane = NoIndex;
    quint32 latestEvent = NoIndex;
};

struct Findings
{
    std::vector<Finding> list;
    LoopHealth health;
};

//! Linear in what the store and the queues have. Reports at most 20 queues.
Findings findingsOf(const TraceStore &store, std::span<const QueueLengths> queues = {});

//! A finding as a sentence without a stop.
QString findingText(const TraceStore &store, const Finding &finding);
//! "server.py:41" for a line of a real program, else empty.
QString shortPlace(const Trace &trace, StepId step);
//! The same with the whole path.
QString wholePlace(const Trace &trace, StepId step);
//! Where it happened: a line, or the lines from which to which a step went.
QString findingPlace(const Trace &trace, const Finding &finding);
//! One line about the event loop; empty if nothing is measured.
QString healthText(const TraceStore &store, const LoopHealth &health);

} // namespace awaitscope
