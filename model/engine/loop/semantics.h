// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/pythonversion.h"
#include "model/trace/tasknaming.h"

#include <span>

namespace awaitscope::engine {

#ifdef AWAITSCOPE_MUTATIONS
//! A rule that holds in every Python; the engine's test build can break it, to show that the conformance suite notices.
struct Always
{
    bool holds = true;
    operator bool() const { return holds; }
};
#else
//! A rule that holds in every Python. Answered at compile time: asking costs nothing.
struct Always
{
    constexpr operator bool() const { return true; }
};
#endif

//! The rules of conditions, threads, generators and further loops that came later; part of Semantics.
struct SharedRules
{
    bool closeKnowsThrow = false; //!< since 3.12.4; Y6: an aclose() into which an exception is thrown has begun, and has ended when that comes out
    bool gatherInRunningLoop = false; //!< since 3.14; D4: a gather belongs to the loop that runs, else to that of its first argument
    bool executorWaitIsLimited = false; //!< since 3.13; H6: asyncio.run waits for threads for five minutes at most
    [[no_unique_address]] Always notifyCounts; //!< Q5: notify(n)
    [[no_unique_address]] Always waitForAsksAgain; //!< Q5: Condition.wait_for
    [[no_unique_address]] Always threadsGoOn; //!< H5: cancelling the await does not stop the thread
    [[no_unique_address]] Always workersAreLimited; //!< H2: max_workers
    [[no_unique_address]] Always runWaitsForThreads; //!< H6: of the default executor
    [[no_unique_address]] Always threadsafeCancelReaches; //!< H9: cancelling what run_coroutine_threadsafe returns cancels the task
    [[no_unique_address]] Always timeoutAtIsAbsolute; //!< O9, B2: timeout_at and call_at take a moment of the clock
    [[no_unique_address]] Always collectorFindsTasks; //!< N7: tasks that only refer to one another
    [[no_unique_address]] Always generatorsAreFinalized; //!< Y4: the loop closes a generator whose last reference goes
    [[no_unique_address]] Always shutdownClosesGenerators; //!< Y7
};

//! The rules of functions that the event loop calls, and of context variables; part of Semantics.
struct CallRules
{
    bool handlerKnowsContext = false; //!< since 3.12; B4: the exception handler runs in the context of the task or handle that it is told of
    [[no_unique_address]] Always handlerIsTold; //!< B4
    [[no_unique_address]] Always handlesCanBeCancelled; //!< B3
    [[no_unique_address]] Always callbacksKeepContext; //!< B1: a callback runs in a copy of the context in which it was scheduled
    [[no_unique_address]] Always tasksCopyContext; //!< B6: a task runs in a copy of the context in which it was made
};

//! The rules of one Python as a value: the engine asks it wherever versions differ. A plain value, a few bytes.
//! docs/python-versions.md says what a person sees of each.
struct Semantics : SharedRules, CallRules
{
    //! The rules of a version; also of a patch level, where it is given.
    static Semantics of(PythonVersion version);

    PythonVersion version; //!< with its patch level
    TaskNaming naming; //!< what its reports show of tasks

    //! \name Since 3.11.4 (Debian 12 has 3.11.2)
    //!@{
    bool timeoutKnowsEntryCount = true; //!< O4: compares cancelling() with that at the entry, else with 0; its TimeoutError has a cause
    bool exceptStarRaisesAlone = true; //!< X6: one exception alone leaves `except*` as it is, else as a group of one
    //!@}
    //! \name Since 3.12
    //!@{
    bool waitForInTimeout = false; //!< O7: wait_for awaits inline in a timeout scope, else in a task of its own
    bool gatherTakesDone = false; //!< G1: gather looks at children that are done at once, else through their callbacks
    bool exceptStarCopiesRest = false; //!< X6: the next handler of `except*` gets a copy of what none matched, else the exception itself
    bool eagerTasks = false; //!< E1: a task may run its first step inside create_task()
    bool framesKeepCallers = false; //!< N3: the frame in a traceback of a coroutine keeps those that called it, up to asyncio.run
    bool suppressTakesGroups = false; //!< X9: contextlib.suppress also takes the members of a group
    bool futureTakesStopIteration = false; //!< F6, 3.12.6: set_exception(StopIteration) becomes a RuntimeError, else it is refused
    bool groupLetsGo = false; //!< 3.12.8 and 3.13.1: a group that was left refers neither to its task nor to its errors
    bool groupDefersDone = false; //!< E3, 3.12.9 and 3.13.2: an eager child that failed aborts its group an iteration later
    //!@}
    //! \name Since 3.13
    //!@{
    bool uncancelTakesBack = false; //!< K7: uncancel() to 0 takes back a request that was not delivered yet
    bool groupUncancelsLast = false; //!< P7: after the wait, so also for a child that fails during it
    bool groupCancelsAgain = false; //!< P8: errors beside a cancellation from outside: the parent is cancelled again
    bool groupClosesRefused = false; //!< P9: create_task() that refuses closes the coroutine object: it is not "never awaited"
    bool derivedCancellations = false; //!< timeout and group take a subclass of CancelledError for a cancellation
    bool timeoutMarksContext = false; //!< a timeout that lets another exception pass puts a TimeoutError into its chain
    bool asCompletedLetsGo = false; //!< A1: as_completed keeps neither its arguments nor the last task
    bool floatModuloByZero = false; //!< "float modulo by zero", before "float modulo"
    bool semaphoreWakesAll = false; //!< Q2: who leaves the queue wakes as many as there is room for
    bool conditionPassesOn = false; //!< Q5: a wait that ends with an exception notifies another waiter, and raises the last cancellation itself
    //!@}
    //! \name Since 3.14
    //!@{
    bool shieldReports = false; //!< S4: an error behind a cancelled shield is reported at once, else marked as retrieved or lost
    bool waitersAreKept = false; //!< what is awaited refers to the task that awaits it, for `asyncio ps`
    bool newMessages = false; //!< "division by zero", "cannot use 'list' as a dict key", "'int' object can't be awaited", "an integer or float"
    //!@}

    //! \name Rules of every version
    //! Each has a mutation in the engine's test build.
    //!@{
    [[no_unique_address]] Always waitersWakeLater; //!< T5: a waiter goes on in the next iteration
    [[no_unique_address]] Always gatherSparesSiblings; //!< G3
    [[no_unique_address]] Always gatherSwallowsLater; //!< N6
    [[no_unique_address]] Always callbacksInOrder; //!< F1
    [[no_unique_address]] Always timersGoBehind; //!< L2
    [[no_unique_address]] Always blockingTakesTime; //!< L6
    [[no_unique_address]] Always cancelReachesAwaited; //!< K3
    [[no_unique_address]] Always selfCancelComesLater; //!< K5
    [[no_unique_address]] Always selfCancelLosesValue; //!< K5
    [[no_unique_address]] Always cancellationIsNoException; //!< X1
    [[no_unique_address]] Always groupWaitsForAll; //!< P4
    [[no_unique_address]] Always groupKeepsOrder; //!< P6
    [[no_unique_address]] Always groupUncancels; //!< P7
    [[no_unique_address]] Always timeoutTakesOwnOnly; //!< O3
    [[no_unique_address]] Always waitForWaits; //!< O8
    [[no_unique_address]] Always asCompletedStartsLater; //!< A2
    [[no_unique_address]] Always shutdownRunsFinally; //!< section 15
    [[no_unique_address]] Always reportsAtOnce; //!< N3
    [[no_unique_address]] Always neverAwaitedAtOnce; //!< C2
    [[no_unique_address]] Always firstInterruptCancels; //!< R1, B8: or calls the signal handler of the program
    [[no_unique_address]] Always boundIsKept; //!< Q3
    [[no_unique_address]] Always conditionTakesLock; //!< Q5
    [[no_unique_address]] Always listsChangeInPlace; //!< V2: all names of a list see what changes it
    [[no_unique_address]] Always exitSuppresses; //!< X8: a true value returned by __aexit__ suppresses the exception
    [[no_unique_address]] Always stackRunsLastFirst; //!< X10
    [[no_unique_address]] Always conditionsStopEarly; //!< X7: `and` and `or` evaluate no more than they need
    //!@}
};

#ifdef AWAITSCOPE_MUTATIONS
//! One way to break a rule: one of every version (section 21 of the semantics), or one that versions differ in.
struct Mutation
{
    const char *name;
    Always Semantics::*always = nullptr;
    bool Semantics::*ofVersion = nullptr;
    void applyTo(Semantics &rules) const
    {
        if (always)
            (rules.*always).holds = false;
        else
            rules.*ofVersion = !(rules.*ofVersion);
    }
};
std::span<const Mutation> mutations();
#endif

} // namespace awaitscope::engine
