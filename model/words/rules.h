// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <QString>
#include <QtGlobal>

namespace awaitscope {

//! The rules of asyncio and of Python that explanations refer to. Each has a row in the table of rules.cpp.
enum class Rule : quint8 {
    TaskStart, TaskEnd, AwaitTask, TaskResult, TaskException, SaveReference,
    NeverRetrieved, NeverAwaited, DestroyedPending,
    Cancel, CancelPassedOn, CancelOnce, CancelBeforeStart, CancelOfDone, CancelSilences, CancelCaught, CancelMessage, SelfCancel, CancelIsBase,
    Gather, GatherCollect, GatherCancel,
    TaskGroup, TaskGroupParent, TaskGroupBoth,
    Timeout, TimeoutOther, TimeoutAndCancel, WaitFor, WaitForRace,
    Wait, AsCompleted, Shield,
    Handler, Finally, ExceptStar, Retry,
    Callback, LoopCall, ExceptionHandler, ContextVariable, Handlers, Run, ProgramEnd,
    Lock, Semaphore, Condition, Barrier, Event, Queue, QueueJoin, AwaitForever,
    Sleep, Thread, RunThreadsafe, OneAtATime, InlineAwait, GeneratorLeft, GeneratorShutdown, Print,
    GatherChild, ExitsLoop, KeyboardInterrupt, EagerStart,
};
constexpr std::size_t RuleCount = std::size_t(Rule::EagerStart) + 1;

//! As the documentation of Python calls it: "asyncio.gather()", "Detect never-retrieved exceptions".
QString ruleName(Rule rule);
//! What it says, in a sentence or two, translated.
QString ruleText(Rule rule);
//! Where the documentation of Python says so.
QString ruleUrl(Rule rule);
//! By which rule an exception is retrieved in that way.
Rule ruleOf(Retrieval how);

//! What changes a program so that something no longer happens. Each has a row in the table of rules.cpp.
enum class Remedy : quint8 {
    AwaitTask, RetrieveInCallback, KeepReference, AwaitCoroutine,
    CollectResults, UseTaskGroup, HandleInside, ExceptStar,
    LookBeforeCancel, RaiseCancelAgain, AskCancelling, WaitForTask, ShieldWork, ShieldCleanup, DoNotCancel,
    LongerTimeout, CatchTimeout, UseTimeoutBlock, CancelRest,
    KeepCause, CatchInCallback, StartFirst, OpenInside, KeepMessage, GroupsApart,
    TaskDoneInFinally, PassLockOn, SetEvent, NotifyWaiters, FillBarrier, FeedQueue, OrderLocks, ReleaseFirst, SetFuture,
    AwaitBeforeEnd, DoNotBlock, CleanUpInFinally, ReleaseInBlock, RunTogether,
    StartEagerly, FitBarrier, HandleEachItem, LeaveAfterFinally, AskDone, MoreThreads, AskBaseException, CloseGenerator,
};
constexpr std::size_t RemedyCount = std::size_t(Remedy::CloseGenerator) + 1;

//! What to do, as a command: "Await the task".
QString remedyLabel(Remedy remedy);
//! How it is written and what it changes.
QString remedyText(Remedy remedy);

} // namespace awaitscope
