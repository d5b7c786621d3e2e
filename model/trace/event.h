// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ids.h"

#include <chrono>

namespace awaitscope {

//! Nanoseconds since the start of the run; 0 or more.
using Time = std::chrono::nanoseconds;

//! What happened. The comments name the payload: `a`, `b`, `c` of Event hold the ids given there, `outcome` and
//! `flag` the rest. The JSON names are those of `oracle.py schema`.
enum class EventKind : quint8 {
    Created, //!< a task was made; a: coroutine name (StringId), b: args (ValueId), c: by (EntityId); flag: by a task group (not in the file)
    Started, //!< its first step entered the coroutine
    Enter, //!< a coroutine awaited inline begins; a: coroutine name, b: args (ValueId)
    Leave, //!< and ends with `outcome`; a: coroutine name, b: value (ValueId) if Ok else exception (ExceptionId)
    Sleeping, //!< a: ms (ValueId)
    Awaiting, //!< a: what it waits for (EntityId); b: return_when (StringId) and c: ms (ValueId) of a wait
    Resumed, //!< a: what it waited for (EntityId), b: exception unless Ok, c: value of a queue get (ValueId); flag: suspended
    WaitResumed, //!< "resumed" after a wait that ended well; a: the wait (EntityId), b: done, c: pending (EntityId of kind Set)
    Succeeded, //!< a: value (ValueId)
    Raised, //!< a: exception
    Cancelled,
    Retrieved, //!< not in the file: a: by (EntityId), b: how (Retrieval), c: the event of the raise
    Silenced, //!< cancel() on a finished failed task: no report will come
    NeverRetrieved, //!< a: exception
    NeverAwaited, //!< a: coroutine name, b: args; c: number of the coroutine object (see Trace::CoroutineObject) or none
    DestroyedPending,
    Log, //!< a: text (StringId); b: what Python prints where that differs (StringId, not in the file)
    Caught, //!< a: exception, b: handler (StringId)
    Else,
    Finally,
    State, //!< a: of (EntityId), b: cancelling (or none), flag: done, outcome: Cancelled when cancelled
    CancelRequested, //!< subject is the target; a: by (EntityId), b: msg (StringId), flag: pending
    Uncancelled, //!< a: cancelling, a number
    Callback, //!< a: id (StringId), outcome: Ok succeeded, Raised, Cancelled
    CallbackError, //!< a: id (StringId), b: exception
    GroupEnter,
    GroupExit, //!< outcome of the body
    GroupDone, //!< outcome, b: exception unless the body's own outcome passes; flag: suspended
    TimeoutEnter, //!< a: ms (ValueId), none for no limit
    TimeoutExit, //!< outcome, b: exception; flag: expired
    Retry, //!< a: exception, b: attempt, a number; c: delay (ValueId)
    RetryExhausted, //!< a: exception, b: attempts, a number
    Released, //!< a: of (StringId)
    FutureSet, //!< a: of (EntityId)
    Shutdown, //!< a: the tasks that are cancelled (EntityId of kind Set)
    ShutdownException, //!< a: exception
    External, //!< a: op (StringId), b: of (StringId)
    Exit, //!< outcome, a: value (ValueId) if Ok, b: exception otherwise; c: status of a SystemExit (flag) or KeyboardInterrupt, not in the file
    Deadlock, //!< a: pending tasks in order of label (EntityId of kind Set)
    Limit, //!< a limit of the run was reached; a: which, in words (StringId, not in the file)
    LoopError, //!< a: message (StringId), b: exception
    Made, //!< not in the file: a coroutine object was made; a: coroutine name, c: its number
    //! Not in the file: an exception that a task was handling gave way. a: exception, b: the one that replaced it, none: dropped by a
    //! return, break or continue in `finally`; outcome: of what came instead; flag: in `finally`, else in `except`; c: the last event
    //! before it was raised; step: the step that raised it.
    Replaced,
};

enum class Outcome : quint8 { Ok,
                              Raised,
                              Cancelled };

//! How an exception was looked at: who cleared the flag that would lead to a report (N2, N6 of the semantics).
enum class Retrieval : quint8 {
    Unknown, //!< the trace was read from a file that does not say
    Await, //!< an awaiting task was woken with it
    Result, //!< result() in code
    Exception, //!< exception() in code or in a done callback
    Gather, //!< a fail-fast gather passes it on
    GatherCollect, //!< a gather with return_exceptions puts it into its list
    GatherSwallowed, //!< the gather had already failed or was cancelled: seen by no code
    TaskGroup, //!< collected into the group's exception
    Wait, //!< asyncio.wait in FIRST_EXCEPTION mode looked at it
    Shield, //!< passed on by a shield
    WaitFor, //!< passed on by wait_for
    Shutdown, //!< the end of asyncio.run
    Main, //!< asyncio.run raises it
    CancelSwallowed, //!< a cancellation reached the waiter first: seen by no code
};

//! One thing that happened, in 40 bytes. Plain data: it means something only together with its Trace.
struct Event
{
    Time time{};
    EntityId subject = EntityId::None; //!< the task it is about
    quint32 iteration = 0; //!< number of the loop iteration, from 1; 0 outside
    quint32 a = 0xffffffff;
    quint32 b = 0xffffffff;
    quint32 c = 0xffffffff;
    StepId step = StepId::None; //!< the step that caused it, when it was one
    EventKind kind = EventKind::Created;
    Outcome outcome = Outcome::Ok;
    bool flag = false;
    bool byCollector = false; //!< reported only because a reference cycle was collected at the very end
};
static_assert(sizeof(Event) == 40);

} // namespace awaitscope
