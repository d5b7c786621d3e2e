// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <vector>

namespace awaitscope {

//! Half-open: begin <= t < end.
struct TimeRange
{
    Time begin{};
    Time end{};
    bool operator==(const TimeRange &) const = default;
    Time duration() const { return end - begin; }
    bool contains(Time t) const { return begin <= t && t < end; }
};

//! What a stretch of a lane shows. The order is the priority when several share a pixel: the last one wins.
enum class SpanState : quint8 {
    Created, //!< created, not yet started
    Running, //!< runs a step; of zero length on the virtual clock
    Sleeping,
    Awaiting, //!< waits for a task, future, gather, lock ...; see Span::target
    Calling, //!< a coroutine awaited inline has its own lane below
    HeldUp, //!< it is ready to run, but somebody else's step holds up the loop; firstEvent is of that step
    NeverAwaited, //!< a coroutine object, from its creation to its destruction
    Cancelling, //!< between a cancel request and the moment it took effect
    Swallowed, //!< after the raise: no code will see the exception
    Pending, //!< raised and not yet retrieved
};

//! A stretch of a lane in one state.
struct Span
{
    Time begin{};
    Time end{}; //!< Time::max() while it is open
    quint32 firstEvent = 0; //!< index into Trace::events()
    quint32 lastEvent = 0xffffffff; //!< none while it is open
    EntityId target = EntityId::None; //!< Awaiting: what it waits for
    SpanState state = SpanState::Created;
    bool orphan = false; //!< nothing waits for it any more: its gather failed, or its wait returned
};
static_assert(sizeof(Span) <= 40);

enum class MarkKind : quint8 {
    Succeeded,
    Retrieved /*!< raised, and retrieved or caught */,
    Swallowed,
    Silenced /*!< cancel() on the failed task */,
    Lost,
    PendingError /*!< raised, not retrieved when the run ended or so far */,
    Cancelled,
    NeverBegan /*!< cancelled before its first step */,
    TimedOut,
    Expired /*!< a timeout was up, but no TimeoutError came out */,
    CancelRequested,
    CancelIgnored /*!< asked of a task that had ended */,
    CancelDelivered,
    CancelSwallowed /*!< delivered, and the task went on */,
    NeverAwaited,
    DestroyedPending,
    Caught,
    Replaced /*!< another exception took its place */,
    CallbackError,
    GeneratorDropped /*!< the loop will close a generator that was left at its yield */,
    Log,
    GatherFailed,
    GatherCancelled,
    Deadlock,
    ContextSet /*!< a context variable was set or reset */,
};

//! A moment on a lane.
struct Mark
{
    Time time{};
    quint32 event = 0;
    MarkKind kind = MarkKind::Log;
};

enum class LaneKind : quint8 { Task,
                               Call /*!< a coroutine awaited inline, nested under its task */,
                               UnawaitedObject /*!< a coroutine object that nobody awaited */ };

//! How a task (or inline call, or coroutine object) ended.
enum class LaneEnd : quint8 { Open,
                              Succeeded,
                              Raised,
                              Cancelled,
                              TimedOut,
                              NeverAwaited,
                              DestroyedPending };

struct Lane
{
    LaneKind kind = LaneKind::Task;
    LaneEnd end = LaneEnd::Open;
    EntityId task = EntityId::None; //!< the task, also for an inline call; None for an object that was never awaited
    StringId name = StringId::None; //!< the coroutine
    ValueId args = ValueId::None; //!< arguments of the coroutine
    qint32 parent = -1; //!< lane of the task that created it (task, unawaited object) or that awaits it (call)
    quint16 depth = 0; //!< nesting inside the same task: 0 for tasks and unawaited objects
    bool orphan = false; //!< nothing waits for it any more
    bool thread = false; //!< a call in a thread, beside the event loop
    bool callback = false; //!< a function that the event loop calls
    bool function = false; //!< of a call: the function of a context manager, which is not awaited
    EntityId leftBy = EntityId::None; //!< orphan: the gather, wait or as_completed that stopped waiting for it
    Time begin{}; //!< creation
    Time finish = Time::max();
    std::vector<Span> spans; //!< ordered by begin, not overlapping
    std::vector<Mark> marks; //!< ordered by time
};

} // namespace awaitscope
