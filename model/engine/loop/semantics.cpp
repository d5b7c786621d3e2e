// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/semantics.h"

namespace awaitscope::engine {

Semantics Semantics::of(PythonVersion asked)
{
    Semantics s;
    s.version = asked.exact();
    s.naming = TaskNaming::of(s.version.text().toStdString());
    const auto since = [&s](int minor, int patch = 0) { return s.version >= PythonVersion{minor, patch}; };
    s.timeoutKnowsEntryCount = s.exceptStarRaisesAlone = since(11, 4);
    s.waitForInTimeout = s.gatherTakesDone = s.exceptStarCopiesRest = s.suppressTakesGroups = s.eagerTasks = s.framesKeepCallers = since(12);
    s.handlerKnowsContext = since(12);
    s.uncancelTakesBack = s.groupUncancelsLast = s.groupCancelsAgain = s.groupClosesRefused = since(13);
    s.derivedCancellations = s.timeoutMarksContext = s.asCompletedLetsGo = s.semaphoreWakesAll = s.floatModuloByZero = since(13);
    s.conditionPassesOn = s.executorWaitIsLimited = since(13);
    s.closeKnowsThrow = since(12, 4);
    s.futureTakesStopIteration = since(12, 6);
    s.groupLetsGo = since(13, 1) || (!since(13) && since(12, 8));
    s.groupDefersDone = since(13, 2) || (!since(13) && since(12, 9));
    s.shieldReports = s.waitersAreKept = s.gatherInRunningLoop = s.newMessages = since(14);
    return s;
}

#ifdef AWAITSCOPE_MUTATIONS

constexpr Mutation All[] = {
    {"waiter-at-once", &Semantics::waitersWakeLater},
    {"gather-cancels-siblings", &Semantics::gatherSparesSiblings},
    {"gather-reports-second", &Semantics::gatherSwallowsLater},
    {"callbacks-lifo", &Semantics::callbacksInOrder},
    {"timers-first", &Semantics::timersGoBehind},
    {"block-takes-no-time", &Semantics::blockingTakesTime},
    {"cancel-stays", &Semantics::cancelReachesAwaited},
    {"self-cancel-at-once", &Semantics::selfCancelComesLater},
    {"self-cancel-keeps-value", &Semantics::selfCancelLosesValue},
    {"exception-catches-cancelled", &Semantics::cancellationIsNoException},
    {"group-leaves-stubborn", &Semantics::groupWaitsForAll},
    {"group-error-order", &Semantics::groupKeepsOrder},
    {"group-no-uncancel", &Semantics::groupUncancels},
    {"timeout-converts-any", &Semantics::timeoutTakesOwnOnly},
    {"wait-for-leaves", &Semantics::waitForWaits},
    {"as-completed-early", &Semantics::asCompletedStartsLater},
    {"shutdown-skips-finally", &Semantics::shutdownRunsFinally},
    {"report-at-exit", &Semantics::reportsAtOnce},
    {"never-awaited-at-exit", &Semantics::neverAwaitedAtOnce},
    {"interrupt-at-once", &Semantics::firstInterruptCancels},
    {"bound-is-ignored", &Semantics::boundIsKept},
    {"condition-without-lock", &Semantics::conditionTakesLock},
    {"notify-one", &Semantics::notifyCounts},
    {"wait-for-asks-once", &Semantics::waitForAsksAgain},
    {"cancel-stops-thread", &Semantics::threadsGoOn},
    {"threads-without-limit", &Semantics::workersAreLimited},
    {"run-leaves-threads", &Semantics::runWaitsForThreads},
    {"handler-is-not-told", &Semantics::handlerIsTold},
    {"handle-cancel-ignored", &Semantics::handlesCanBeCancelled},
    {"callback-without-context", &Semantics::callbacksKeepContext},
    {"tasks-share-context", &Semantics::tasksCopyContext},
    {"threadsafe-cancel-stays", &Semantics::threadsafeCancelReaches},
    {"timeout-at-from-now", &Semantics::timeoutAtIsAbsolute},
    {"collector-finds-nothing", &Semantics::collectorFindsTasks},
    {"conditions-go-on", &Semantics::conditionsStopEarly},
    {"append-makes-a-copy", &Semantics::listsChangeInPlace},
    {"exit-never-suppresses", &Semantics::exitSuppresses},
    {"stack-in-order", &Semantics::stackRunsLastFirst},
    {"generator-is-forgotten", &Semantics::generatorsAreFinalized},
    {"run-leaves-generators", &Semantics::shutdownClosesGenerators},
    {"version:close-knows-throw", nullptr, &Semantics::closeKnowsThrow},
    {"version:timeout-knows-entry-count", nullptr, &Semantics::timeoutKnowsEntryCount},
    {"version:except-star-raises-alone", nullptr, &Semantics::exceptStarRaisesAlone},
    {"version:wait-for-in-timeout", nullptr, &Semantics::waitForInTimeout},
    {"version:gather-takes-done", nullptr, &Semantics::gatherTakesDone},
    {"version:except-star-copies-rest", nullptr, &Semantics::exceptStarCopiesRest},
    {"version:suppress-takes-groups", nullptr, &Semantics::suppressTakesGroups},
    {"version:eager-tasks", nullptr, &Semantics::eagerTasks},
    {"version:frames-keep-callers", nullptr, &Semantics::framesKeepCallers},
    {"version:future-takes-stop-iteration", nullptr, &Semantics::futureTakesStopIteration},
    {"version:group-lets-go", nullptr, &Semantics::groupLetsGo},
    {"version:group-defers-done", nullptr, &Semantics::groupDefersDone},
    {"version:uncancel-takes-back", nullptr, &Semantics::uncancelTakesBack},
    {"version:group-uncancels-last", nullptr, &Semantics::groupUncancelsLast},
    {"version:group-cancels-again", nullptr, &Semantics::groupCancelsAgain},
    {"version:group-closes-refused", nullptr, &Semantics::groupClosesRefused},
    {"version:derived-cancellations", nullptr, &Semantics::derivedCancellations},
    {"version:as-completed-lets-go", nullptr, &Semantics::asCompletedLetsGo},
    {"version:float-modulo-by-zero", nullptr, &Semantics::floatModuloByZero},
    {"version:semaphore-wakes-all", nullptr, &Semantics::semaphoreWakesAll},
    {"version:executor-wait-is-limited", nullptr, &Semantics::executorWaitIsLimited},
    {"version:handler-knows-context", nullptr, &Semantics::handlerKnowsContext},
    {"version:condition-passes-on", nullptr, &Semantics::conditionPassesOn},
    {"version:shield-reports", nullptr, &Semantics::shieldReports},
    {"version:waiters-are-kept", nullptr, &Semantics::waitersAreKept},
    {"version:gather-in-running-loop", nullptr, &Semantics::gatherInRunningLoop},
    {"version:new-messages", nullptr, &Semantics::newMessages},
};

std::span<const Mutation> mutations()
{
    return All;
}

#endif

} // namespace awaitscope::engine
