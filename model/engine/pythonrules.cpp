// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/pythonrules.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

using engine::Semantics;

constexpr PythonRule Rules[] = {
    {"timeoutKnowsEntryCount", "3.11.4",
     QT_TRANSLATE_NOOP("PythonRules", "a timeout in a task that was cancelled before still raises TimeoutError."),
     &Semantics::timeoutKnowsEntryCount},
    {"exceptStarRaisesAlone", "3.11.4",
     QT_TRANSLATE_NOOP("PythonRules",
                       "an exception that one handler of except* raises leaves the block as it is, not in a group."),
     &Semantics::exceptStarRaisesAlone},
    {"waitForInTimeout", "3.12",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "wait_for awaits a coroutine in the same task, within a timeout: the coroutine does not get a task of its own."),
     &Semantics::waitForInTimeout},
    {"gatherTakesDone", "3.12",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "gather takes the results of tasks that are already done at once, without waiting an iteration."),
     &Semantics::gatherTakesDone},
    {"framesKeepCallers", "3.12",
     QT_TRANSLATE_NOOP("PythonRules",
                       "the traceback of a task that was cancelled before its first step keeps its callers alive, so "
                       "what asyncio.run leaves "
                       "after a second exit is reported by the garbage collector."),
     &Semantics::framesKeepCallers},
    {"closeKnowsThrow", "3.12.4",
     QT_TRANSLATE_NOOP("PythonRules",
                       "the aclose() of a generator that is cancelled before its first step lets the clean-up of the generator finish, "
                       "instead of raising GeneratorExit at its first await."),
     &Semantics::closeKnowsThrow},
    {"futureTakesStopIteration", "3.12.6",
     QT_TRANSLATE_NOOP("PythonRules", "set_exception(StopIteration) sets a RuntimeError instead of being refused."),
     &Semantics::futureTakesStopIteration},
    {"groupLetsGo", "3.12.8 and 3.13.1",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "a task group that was left refers neither to its task nor to its errors, so what these keep alive is reported earlier."),
     &Semantics::groupLetsGo},
    {"groupDefersDone", "3.12.9 and 3.13.2",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "an eager task that fails at once aborts its task group an iteration later, not within create_task()."),
     &Semantics::groupDefersDone},
    {"uncancelTakesBack", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "uncancel() down to 0 withdraws a cancellation that has not been delivered to the task yet."),
     &Semantics::uncancelTakesBack},
    {"groupUncancelsLast", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "a task group withdraws its cancellation of the parent only after waiting, even if a child "
                       "fails in the meantime."),
     &Semantics::groupUncancelsLast},
    {"groupCancelsAgain", "3.13",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "a task group that raises errors although it was cancelled from outside cancels its parent again."),
     &Semantics::groupCancelsAgain},
    {"groupClosesRefused", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "a coroutine that a task group refuses is closed, and is not reported as never awaited."),
     &Semantics::groupClosesRefused},
    {"derivedCancellations", "3.13",
     QT_TRANSLATE_NOOP("PythonRules", "timeouts and task groups treat a subclass of CancelledError as a cancellation."),
     &Semantics::derivedCancellations},
    {"asCompletedLetsGo", "3.13",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "as_completed keeps neither its arguments nor its last task, so lost errors are reported earlier."),
     &Semantics::asCompletedLetsGo},
    {"semaphoreWakesAll", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "a task that acquires a semaphore wakes as many waiters as there are free slots."),
     &Semantics::semaphoreWakesAll},
    {"conditionPassesOn", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "a task that is cancelled while it waits for a condition passes a notify on to another waiter, "
                       "instead of losing it."),
     &Semantics::conditionPassesOn},
    {"executorWaitIsLimited", "3.13",
     QT_TRANSLATE_NOOP("PythonRules",
                       "asyncio.run waits for the threads of to_thread for five minutes at most."),
     &Semantics::executorWaitIsLimited},
    {"handlerKnowsContext", "3.12",
     QT_TRANSLATE_NOOP("PythonRules",
                       "the exception handler of the loop runs in the context of the task or the callback that it is told of."),
     &Semantics::handlerKnowsContext},
    {"shieldReports", "3.14",
     QT_TRANSLATE_NOOP("PythonRules", "an exception behind a shield whose waiter was cancelled is reported at once."),
     &Semantics::shieldReports},
    {"waitersAreKept", "3.14",
     QT_TRANSLATE_NOOP(
         "PythonRules",
         "what is awaited refers to the task that awaits it, so the errors of such a task are reported later."),
     &Semantics::waitersAreKept},
    {"gatherInRunningLoop", "3.14",
     QT_TRANSLATE_NOOP("PythonRules", "gather refuses tasks and futures of an earlier event loop, also those that are done."),
     &Semantics::gatherInRunningLoop},
    {"newMessages", "3.14",
     QT_TRANSLATE_NOOP("PythonRules",
                       "some built-in exceptions have different messages, for example a division by zero."),
     &Semantics::newMessages},
    {"floatModuloByZero", "3.13",
     QT_TRANSLATE_NOOP("PythonRules", "the message of a float modulo zero is \"float modulo by zero\"."),
     &Semantics::floatModuloByZero},
    {"exceptStarCopiesRest", "3.12",
     QT_TRANSLATE_NOOP("PythonRules",
                       "where no type of a handler of except* matches, the next handler receives a copy of the group."),
     &Semantics::exceptStarCopiesRest},
    {"suppressTakesGroups", "3.12",
     QT_TRANSLATE_NOOP("PythonRules", "contextlib.suppress also takes the members of an exception group."),
     &Semantics::suppressTakesGroups},
};

} // namespace

QString PythonRule::sentence() const
{
    return QCoreApplication::translate("PythonRules", "Since Python %1, %2").arg(QLatin1String(since), QCoreApplication::translate("PythonRules", text));
}

QString PythonRule::sentenceBefore(PythonVersion version) const
{
    return QCoreApplication::translate("PythonRules", "%1 (Not yet in Python %2.)").arg(sentence(), version.text());
}

bool PythonRule::differs(const Semantics &a, const Semantics &b) const
{
    return a.*holds != b.*holds;
}

Semantics PythonRule::taken(const Semantics &rules, const Semantics &from) const
{
    Semantics out = rules;
    out.*holds = from.*holds;
    return out;
}

std::span<const PythonRule> pythonRules()
{
    return Rules;
}

} // namespace awaitscope
