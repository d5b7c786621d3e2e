// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/ids.h"

#include <chrono>

namespace awaitscope {

//! Nanoseconds since the start of the run; 0 or more.
using Time = std::chrono::nanoseconds;

//! What happened. The comments describe the payload: `a`, `b`, `c` of Event hold the ids given there, `outcome` and `flag`
//! the rest. The JSON names are those of `oracle.py schema`.
enum class EventKind : quint8 {
    //! A task was created; a: coroutine name (StringId), b: args (ValueId), c: by (EntityId); flag with c: by a task group; flag without c: it
    //! already existed when the recording began (neither is in the file).
    Created,
    Submitted, //!< a function was given to the threads of an executor; the subject stands for that call, and has a lane as a task has; as Created
    Started, //!< its first step entered the coroutine; flag: that was before the recording began (not in the file)
    Enter, //!< a coroutine awaited inline begins; a: coroutine name, b: args (ValueId), c: number of an asynchronous generator, or none; flag: a function
    //! It ends with `outcome`; a: coroutine name, b: value (ValueId) if Ok, else exception (ExceptionId); c: as of Raised.
    Leave,
    Yielded, //!< an asynchronous generator hands out a value and is left until it is asked again; a: its name, b: value (ValueId)
    Continued, //!< it goes on; a: its name, b: the exception that is raised at its yield, or none; c: its number
    GeneratorDropped, //!< the last reference to one that is at a yield is gone: the loop will make a task that closes it; a: its name, c: its number
    Sleeping, //!< a: ms (ValueId)
    Blocking, //!< the step stops the loop for a while; a: ms (ValueId)
    Awaiting, //!< a: what it waits for (EntityId); b: return_when (StringId) and c: ms (ValueId) of a wait
    Resumed, //!< a: what it waited for (EntityId), b: exception unless Ok, c: value of a queue get (ValueId); flag: suspended
    WaitResumed, //!< "resumed" after a successful wait; a: the wait (EntityId), b: done, c: pending (EntityId of kind Set)
    Succeeded, //!< a: value (ValueId)
    Raised, //!< a: exception; c: the step that raised it (StepId, not in the file), none if it came from another task
    Cancelled,
    Retrieved, //!< not in the file: a: by (EntityId), b: how (Retrieval), c: the event of the raise
    Silenced, //!< cancel() on a finished, failed task: its exception will not be reported
    NeverRetrieved, //!< a: exception
    NeverAwaited, //!< a: coroutine name, b: args; c: number of the coroutine object (see Trace::CoroutineObject) or none
    DestroyedPending,
    Log, //!< a: text (StringId); b: what Python prints, if different (StringId, not in the file)
    Caught, //!< a: exception, b: handler (StringId): its types, or "with" and what suppressed the exception
    Else,
    Finally,
    State, //!< a: of (EntityId), b: cancelling (or none), flag: done, outcome: Cancelled when cancelled
    CancelRequested, //!< subject is the target; a: by (EntityId), b: msg (StringId), c: cause (CancelCause) if recorded, flag: pending
    Uncancelled, //!< a: cancelling, a number
    Callback, //!< a: id (StringId), outcome: Ok succeeded, Raised, Cancelled
    CallbackError, //!< a: id (StringId), b: exception
    GroupEnter,
    GroupExit, //!< outcome of the body
    GroupDone, //!< outcome, b: exception unless the outcome of the body itself is passed on; flag: suspended
    TimeoutEnter, //!< a: ms (ValueId), none for no limit; b: of timeout_at, the moment on the clock (ValueId)
    TimeoutExit, //!< outcome, b: exception; flag: expired
    Retry, //!< a: exception, b: attempt, a number; c: delay (ValueId)
    RetryExhausted, //!< a: exception, b: attempts, a number
    Released, //!< a: of (StringId)
    FutureSet, //!< a: of (EntityId)
    Shutdown, //!< a: the tasks that are being cancelled (EntityId of kind Set)
    ShutdownException, //!< a: exception
    ShieldException, //!< since Python 3.14: reported at once, for whoever awaited the shield is gone; a: exception
    External, //!< a: op (StringId), b: of (StringId)
    Exit, //!< outcome, a: value (ValueId) if Ok, b: exception otherwise; c: status of a SystemExit (flag) or KeyboardInterrupt, not in the file
    NextRun, //!< asyncio.run has returned, and the program calls it again; a: the next main (StringId), b: what the one before returned (ValueId)
    Deadlock, //!< a: pending tasks ordered by label (EntityId of kind Set)
    Limit, //!< a limit of the run was reached; a: which one, as a sentence (StringId, not in the file)
    LoopError, //!< a: message (StringId), b: exception
    Noted, //!< add_note; a: exception, b: text (StringId)
    Scheduled, //!< a function was given to the event loop: call_soon, call_later, a done callback; as Submitted
    Handling, //!< the loop's exception handler of the program is called because of what was reported just before; a: function (StringId), b: args (ValueId)
    ContextSet, //!< a: context variable (StringId), b: value (ValueId)
    ContextReset, //!< a: context variable (StringId)
    Made, //!< not in the file: a coroutine object was created; a: coroutine name, c: its number
    //! Not in the file: an exception that a task was handling was replaced. a: exception, b: the exception that replaced it, none if
    //! it was dropped by a return, break or continue in `finally`; outcome: of what came instead; flag: in `finally`, else in `except`;
    //! c: the last event before it was raised; step: the step that raised it.
    Replaced,
};

enum class Outcome : quint8 { Ok,
                              Raised,
                              Cancelled };

//! How an exception was retrieved: what cleared the flag that would lead to a report (N2, N6).
enum class Retrieval : quint8 {
    Unknown, //!< the trace was read from a file, which does not say
    Await, //!< an awaiting task was woken with it
    Result, //!< result() in code
    Exception, //!< exception() in code or in a done callback
    Gather, //!< a fail-fast gather passes it on
    GatherCollect, //!< a gather with return_exceptions puts it into its list
    GatherSwallowed, //!< the gather had already failed or was cancelled: no code sees it
    TaskGroup, //!< collected into the group's exception
    Wait, //!< asyncio.wait with FIRST_EXCEPTION checked it
    Shield, //!< passed on by a shield
    WaitFor, //!< passed on by wait_for
    Shutdown, //!< the end of asyncio.run
    Main, //!< asyncio.run raises it
    CancelSwallowed, //!< a cancellation reached the waiter first: no code sees it
    Thread, //!< passed on to a thread, by run_coroutine_threadsafe
    ShieldReport, //!< only to report it: a ShieldException follows
};

//! What requested a cancellation.
enum class CancelCause : quint8 {
    Unknown,
    Task,
    Self,
    Group /*!< a task group that is being left */,
    Timeout,
    WaitFor,
    External /*!< the user */,
    Shutdown /*!< asyncio.run at its end */
};

//! One event, in 40 bytes. Plain data: it is only meaningful together with its Trace.
struct Event
{
    Time time{};
    EntityId subject = EntityId::None; //!< the task that it is about
    quint32 iteration = 0; //!< number of the loop iteration, from 1; 0 outside
    quint32 a = 0xffffffff;
    quint32 b = 0xffffffff;
    quint32 c = 0xffffffff;
    StepId step = StepId::None; //!< the step that caused it, if any
    EventKind kind = EventKind::Created;
    Outcome outcome = Outcome::Ok;
    bool flag = false;
    bool byCollector = false; //!< reported only because a reference cycle was collected at the very end
};
static_assert(sizeof(Event) == 40);

//! Where the code of an event is: when an exception ends a task or a call, the step that raised it, which may stand in blocks; else the
//! step that caused the event.
constexpr StepId placeOf(const Event &e)
{
    const bool byException = e.kind == EventKind::Raised || (e.kind == EventKind::Leave && e.outcome == Outcome::Raised);
    return byException && e.c != NoIndex ? StepId{e.c} : e.step;
}

} // namespace awaitscope
