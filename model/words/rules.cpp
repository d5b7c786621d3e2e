// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/rules.h"

#include <QCoreApplication>

#include <iterator>

namespace awaitscope {

namespace {

struct RuleRow
{
    Rule rule;
    const char *name; // as in Python's documentation, never translated
    const char *page; // below https://docs.python.org/3/
    const char *text;
};

constexpr RuleRow Rules[] = {
    {Rule::TaskStart, "asyncio.create_task()", "library/asyncio-task.html#asyncio.create_task",
     QT_TRANSLATE_NOOP(
         "Rules", "Creating a task runs nothing yet: its first step runs in the next iteration of the event loop.")},
    {Rule::TaskEnd, "Task Object", "library/asyncio-task.html#asyncio.Task",
     QT_TRANSLATE_NOOP("Rules", "A task is done when its coroutine returns or raises.")},
    {Rule::AwaitTask, "Awaitables: Tasks", "library/asyncio-task.html#awaitables",
     QT_TRANSLATE_NOOP("Rules",
                       "Whoever awaits a task receives its result, or has its exception raised at the await.")},
    {Rule::TaskResult, "Task.result()", "library/asyncio-task.html#asyncio.Task.result",
     QT_TRANSLATE_NOOP("Rules", "result() returns the value of a finished task, or raises its exception.")},
    {Rule::TaskException, "Task.exception()", "library/asyncio-task.html#asyncio.Task.exception",
     QT_TRANSLATE_NOOP(
         "Rules",
         "exception() returns the exception of a finished task without raising it. That counts as retrieving it.")},
    {Rule::SaveReference, "asyncio.create_task()", "library/asyncio-task.html#asyncio.create_task",
     QT_TRANSLATE_NOOP("Rules",
                       "The event loop keeps only weak references to tasks. Save a reference to every task, or it can "
                       "disappear before it is done.")},
    {Rule::NeverRetrieved, "Detect never-retrieved exceptions",
     "library/asyncio-dev.html#detect-never-retrieved-exceptions",
     QT_TRANSLATE_NOOP("Rules",
                       "An exception of a task waits until somebody awaits the task or asks for its result. If the "
                       "task is destroyed first, all that "
                       "happens is a report to the loop's exception handler.")},
    {Rule::NeverAwaited, "Detect never-awaited coroutines", "library/asyncio-dev.html#detect-never-awaited-coroutines",
     QT_TRANSLATE_NOOP(
         "Rules",
         "Calling a coroutine function only makes an object. Nothing runs until it is awaited or made a task.")},
    {Rule::DestroyedPending, "asyncio.create_task()", "library/asyncio-task.html#asyncio.create_task",
     QT_TRANSLATE_NOOP("Rules",
                       "A task that nobody refers to any more, or that the end of the program leaves, is destroyed "
                       "while it is pending.")},
    {Rule::Cancel, "Task.cancel()", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "cancel() is a request. It arranges for a CancelledError to be raised where the task waits, in "
                       "a later iteration.")},
    {Rule::CancelPassedOn, "Task.cancel()", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "The request goes to what the task waits for. If that is another task, that one is cancelled, "
                       "and the waiter receives "
                       "whatever it ends with.")},
    {Rule::CancelOnce, "Task.cancelling()", "library/asyncio-task.html#asyncio.Task.cancelling",
     QT_TRANSLATE_NOOP("Rules",
                       "Requests that come before the task runs again are counted by cancelling(), but raise a single "
                       "CancelledError.")},
    {Rule::CancelBeforeStart, "Task.cancel()", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "A task that is cancelled before its first step ends without entering its coroutine: no line of "
                       "it runs, and no finally.")},
    {Rule::CancelOfDone, "Task.cancel()", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules", "cancel() on a task that is done returns False and cancels nothing.")},
    {Rule::CancelSilences, "Future.cancel()", "library/asyncio-future.html#asyncio.Future.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "Every call of cancel() switches off the report about an exception that was never retrieved, "
                       "even if the task is already done.")},
    {Rule::CancelCaught, "Task Cancellation", "library/asyncio-task.html#task-cancellation",
     QT_TRANSLATE_NOOP("Rules",
                       "A task that catches CancelledError and does not raise it again goes on as if nobody had asked. "
                       "except CancelledError "
                       "cannot tell its own cancellation from that of the task it awaits.")},
    {Rule::CancelMessage, "Task.cancel(msg)", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "The message travels with the CancelledError of the task that was asked. Others that wait for "
                       "it can get a new CancelledError "
                       "without it, and a task that is done sees nothing.")},
    {Rule::SelfCancel, "Task.cancel()", "library/asyncio-task.html#asyncio.Task.cancel",
     QT_TRANSLATE_NOOP("Rules",
                       "A running task that cancels itself gets the CancelledError at its next await that suspends. If "
                       "it returns first, its result is lost.")},
    {Rule::CancelIsBase, "asyncio.CancelledError", "library/asyncio-exceptions.html#asyncio.CancelledError",
     QT_TRANSLATE_NOOP("Rules",
                       "CancelledError is a BaseException, not an Exception: except Exception does not catch it, so "
                       "the code in that clause does not run.")},
    {Rule::Gather, "asyncio.gather()", "library/asyncio-task.html#asyncio.gather",
     QT_TRANSLATE_NOOP("Rules",
                       "Without return_exceptions, the first exception is raised to whoever awaits the gather. The "
                       "other awaitables are not cancelled "
                       "and continue to run, and nobody sees what they raise.")},
    {Rule::GatherCollect, "asyncio.gather(return_exceptions=True)", "library/asyncio-task.html#asyncio.gather",
     QT_TRANSLATE_NOOP("Rules",
                       "With return_exceptions=True, exceptions are put into the list of results as if they were "
                       "values, and nothing is raised.")},
    {Rule::GatherCancel, "asyncio.gather()", "library/asyncio-task.html#asyncio.gather",
     QT_TRANSLATE_NOOP("Rules", "If a gather is cancelled, every awaitable in it that is not done is cancelled too.")},
    {Rule::TaskGroup, "asyncio.TaskGroup", "library/asyncio-task.html#task-groups",
     QT_TRANSLATE_NOOP("Rules",
                       "The first task of a group that fails cancels all the others and the body of the group. When "
                       "they are done, the failures are raised "
                       "together as an ExceptionGroup.")},
    {Rule::TaskGroupParent, "asyncio.TaskGroup", "library/asyncio-task.html#task-groups",
     QT_TRANSLATE_NOOP("Rules",
                       "To stop the body, a failing group cancels the task that runs it, and takes that request back "
                       "at the end of the block.")},
    {Rule::TaskGroupBoth, "asyncio.TaskGroup", "library/asyncio-task.html#task-groups",
     QT_TRANSLATE_NOOP("Rules",
                       "If a group is cancelled from outside while its own tasks fail, the ExceptionGroup takes the "
                       "place of the CancelledError. Up to "
                       "Python 3.12 the request is then lost; since 3.13 the group cancels its task again, so that the "
                       "next await raises CancelledError.")},
    {Rule::Timeout, "asyncio.timeout()", "library/asyncio-task.html#asyncio.timeout",
     QT_TRANSLATE_NOOP("Rules",
                       "When the time is up, the task is cancelled. At the end of the block that CancelledError "
                       "becomes a TimeoutError.")},
    {Rule::TimeoutOther, "asyncio.timeout()", "library/asyncio-task.html#asyncio.timeout",
     QT_TRANSLATE_NOOP("Rules",
                       "Only a CancelledError that leaves the block becomes a TimeoutError. Any other exception passes "
                       "unchanged, and a block that "
                       "catches the CancelledError ends normally.")},
    {Rule::TimeoutAndCancel, "asyncio.timeout()", "library/asyncio-task.html#asyncio.timeout",
     QT_TRANSLATE_NOOP("Rules",
                       "A timeout takes back its own request only (uncancel()). If another one remains, the "
                       "CancelledError goes on: a cancellation from "
                       "outside wins over the timeout.")},
    {Rule::WaitFor, "asyncio.wait_for()", "library/asyncio-task.html#asyncio.wait_for",
     QT_TRANSLATE_NOOP("Rules",
                       "When the time is up, wait_for cancels what it waits for, waits until that has ended, and "
                       "raises TimeoutError.")},
    {Rule::WaitForRace, "asyncio.wait_for()", "library/asyncio-task.html#asyncio.wait_for",
     QT_TRANSLATE_NOOP("Rules",
                       "Up to Python 3.11, a wait_for that is cancelled when the awaited task is already done returns "
                       "the result, and the cancellation is "
                       "lost. Since 3.12, CancelledError is raised.")},
    {Rule::Wait, "asyncio.wait()", "library/asyncio-task.html#asyncio.wait",
     QT_TRANSLATE_NOOP("Rules",
                       "wait() returns the tasks that are done and those that are pending. It neither raises their "
                       "exceptions nor cancels them.")},
    {Rule::AsCompleted, "asyncio.as_completed()", "library/asyncio-task.html#asyncio.as_completed",
     QT_TRANSLATE_NOOP("Rules",
                       "Each await gives the next task that is done. Leaving the loop early, by an exception, a break "
                       "or a timeout, cancels none of the others.")},
    {Rule::Shield, "asyncio.shield()", "library/asyncio-task.html#asyncio.shield",
     QT_TRANSLATE_NOOP("Rules",
                       "If the waiter is cancelled, the shielded task goes on. Nobody then waits for it any more, so "
                       "keep a reference and await it later.")},
    {Rule::Handler, "The try statement: except clause", "reference/compound_stmts.html#except-clause",
     QT_TRANSLATE_NOOP("Rules",
                       "The first except clause that matches handles the exception. If it raises another one, only "
                       "that one goes on, and the first "
                       "is kept as its __context__.")},
    {Rule::Finally, "The try statement: finally clause", "reference/compound_stmts.html#finally-clause",
     QT_TRANSLATE_NOOP("Rules",
                       "An exception that is raised in finally takes the place of the one that was on its way, which "
                       "is kept as its __context__. A return, "
                       "break or continue in finally discards it.")},
    {Rule::ExceptStar, "The try statement: except* clause", "reference/compound_stmts.html#except-star",
     QT_TRANSLATE_NOOP("Rules",
                       "except* takes the matching exceptions out of a group. What is left is raised again; if nothing "
                       "is left, the code goes on.")},
    {Rule::Retry, "The try statement: except clause", "reference/compound_stmts.html#except-clause",
     QT_TRANSLATE_NOOP("Rules",
                       "A retry catches the exception and tries again until its attempts are used up; then the last "
                       "exception is raised.")},
    {Rule::Callback, "Future.add_done_callback()", "library/asyncio-future.html#asyncio.Future.add_done_callback",
     QT_TRANSLATE_NOOP("Rules",
                       "The event loop calls done callbacks. Nobody awaits them, so what they raise goes to the loop's "
                       "exception handler.")},
    {Rule::LoopCall, "Scheduling callbacks", "library/asyncio-eventloop.html#scheduling-callbacks",
     QT_TRANSLATE_NOOP("Rules",
                       "call_soon() makes the event loop call a function in its next iteration; call_later(), after a delay; call_at(), at a moment "
                       "of its clock; add_done_callback(), when the task or future is done. The function cannot await. If it raises, the loop "
                       "reports the exception and goes on.")},
    {Rule::ExceptionHandler, "loop.set_exception_handler()", "library/asyncio-eventloop.html#asyncio.loop.set_exception_handler",
     QT_TRANSLATE_NOOP("Rules",
                       "The exception handler is told of errors that reach no code: when a failed task or future is destroyed and its exception was "
                       "never retrieved, when a callback raises, when a pending task is destroyed, and when asyncio.run() ends. The exception of a "
                       "task that somebody awaits never reaches it.")},
    {Rule::ContextVariable, "contextvars", "library/contextvars.html#asyncio-support",
     QT_TRANSLATE_NOOP("Rules",
                       "A task runs in a copy of the context in which it was created, and a callback in a copy of the one in which it was "
                       "scheduled. What it sets there is seen by itself, by the coroutines that it awaits, and by what it creates later.")},
    {Rule::Handlers, "Error Handling API", "library/asyncio-eventloop.html#error-handling-api",
     QT_TRANSLATE_NOOP("Rules", "What nobody can catch is passed to loop.call_exception_handler(), which prints it.")},
    {Rule::Run, "asyncio.run()", "library/asyncio-runner.html#asyncio.run",
     QT_TRANSLATE_NOOP("Rules",
                       "When main is done, asyncio.run cancels all tasks that are left, waits for them, and reports "
                       "what they raise.")},
    {Rule::ProgramEnd, "asyncio.run()", "library/asyncio-runner.html#asyncio.run",
     QT_TRANSLATE_NOOP("Rules", "asyncio.run returns the result of main, or raises its exception.")},
    {Rule::Lock, "asyncio.Lock", "library/asyncio-sync.html#lock",
     QT_TRANSLATE_NOOP("Rules",
                       "A lock belongs to nobody in particular and cannot be taken twice, not even by the same task: "
                       "acquire() waits until it is released.")},
    {Rule::Semaphore, "asyncio.Semaphore", "library/asyncio-sync.html#semaphore",
     QT_TRANSLATE_NOOP("Rules", "acquire() waits while the counter is 0, until somebody calls release().")},
    {Rule::Condition, "asyncio.Condition", "library/asyncio-sync.html#condition",
     QT_TRANSLATE_NOOP(
         "Rules",
         "wait() releases the lock, waits for a notify() and then for the lock again. A notify() wakes one "
         "task that waits at that moment and is not kept for later. Before Python 3.13 it is lost if that "
         "task is cancelled meanwhile.")},
    {Rule::Barrier, "asyncio.Barrier", "library/asyncio-sync.html#barrier",
     QT_TRANSLATE_NOOP(
         "Rules",
         "wait() waits until as many tasks as the barrier has parties wait there. abort() and reset() make "
         "them raise BrokenBarrierError; a task that is cancelled just leaves.")},
    {Rule::Event, "asyncio.Event", "library/asyncio-sync.html#event",
     QT_TRANSLATE_NOOP("Rules", "wait() blocks until somebody calls set().")},
    {Rule::Queue, "asyncio.Queue", "library/asyncio-queue.html#queue",
     QT_TRANSLATE_NOOP("Rules", "get() waits until there is an item, put() until there is room.")},
    {Rule::QueueJoin, "Queue.join()", "library/asyncio-queue.html#asyncio.Queue.join",
     QT_TRANSLATE_NOOP("Rules",
                       "join() waits until task_done() was called for every item that was put. A consumer that ends "
                       "without calling it leaves the queue "
                       "unfinished forever.")},
    {Rule::AwaitForever, "Awaitables", "library/asyncio-task.html#awaitables",
     QT_TRANSLATE_NOOP("Rules", "An await has no time limit of its own: it ends when what is awaited is done.")},
    {Rule::Sleep, "asyncio.sleep()", "library/asyncio-task.html#asyncio.sleep",
     QT_TRANSLATE_NOOP("Rules", "sleep() always suspends the task and lets the event loop run others.")},
    {Rule::Thread, "asyncio.to_thread()", "library/asyncio-task.html#asyncio.to_thread",
     QT_TRANSLATE_NOOP(
         "Rules",
         "A function in a thread runs beside the event loop. It cannot be cancelled: cancelling whoever awaits it ends "
         "only the await. asyncio.run() waits for the threads of to_thread() before it returns.")},
    {Rule::RunThreadsafe, "asyncio.run_coroutine_threadsafe()", "library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
     QT_TRANSLATE_NOOP("Rules",
                       "The loop runs the coroutine as a task, and the thread gets a future of concurrent.futures. result() of that future blocks the "
                       "thread. If its timeout ends, the task goes on; cancel() of the future cancels the task.")},
    {Rule::OneAtATime, "Concurrency and Multithreading", "library/asyncio-dev.html#running-blocking-code",
     QT_TRANSLATE_NOOP(
         "Rules", "The event loop runs one step at a time. Between two awaits that suspend, no other task can run.")},
    {Rule::InlineAwait, "Awaitables: Coroutines", "library/asyncio-task.html#coroutines",
     QT_TRANSLATE_NOOP("Rules", "Awaiting a coroutine runs it in the same task, like a function call.")},
    {Rule::GeneratorLeft, "Asynchronous generator functions", "reference/expressions.html#asynchronous-generator-functions",
     QT_TRANSLATE_NOOP("Rules",
                       "An async for that is left early does not close its generator. When nothing refers to the generator any more, the event loop "
                       "makes a task that awaits its aclose(): GeneratorExit is raised at the yield, and finally runs there.")},
    {Rule::GeneratorShutdown, "loop.shutdown_asyncgens()", "library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens",
     QT_TRANSLATE_NOOP("Rules",
                       "At its end, asyncio.run closes every generator that was begun and is still referred to, all at the same time. It reports "
                       "their exceptions and raises none of them.")},
    {Rule::Print, "print()", "library/functions.html#print", QT_TRANSLATE_NOOP("Rules", "The program prints a line.")},
    {Rule::GatherChild, "asyncio.gather()", "library/asyncio-task.html#asyncio.gather",
     QT_TRANSLATE_NOOP("Rules",
                       "If one of the awaitables is cancelled, that counts as if it had raised CancelledError: the "
                       "gather raises it to whoever awaits it, and "
                       "the other awaitables are not cancelled.")},
    {Rule::ExitsLoop, "sys.exit()", "library/sys.html#sys.exit",
     QT_TRANSLATE_NOOP("Rules",
                       "SystemExit and KeyboardInterrupt leave the event loop at once, whichever task raises them. "
                       "asyncio.run() then cancels every task, main "
                       "too, and raises the exception.")},
    {Rule::KeyboardInterrupt, "Handling Keyboard Interruption",
     "library/asyncio-runner.html#handling-keyboard-interruption",
     QT_TRANSLATE_NOOP("Rules",
                       "On the first Ctrl+C, asyncio.run() cancels the main task, so that code can clean up. If main then "
                       "ends with that CancelledError, asyncio.run() raises KeyboardInterrupt: the tasks only see "
                       "CancelledError.")},
    {Rule::EagerStart, "asyncio.eager_task_factory()", "library/asyncio-task.html#asyncio.eager_task_factory",
     QT_TRANSLATE_NOOP("Rules",
                       "An eager task runs inside create_task() up to its first await that suspends, and may be "
                       "done when create_task() returns.")},
};

struct RemedyRow
{
    Remedy remedy;
    const char *label;
    const char *text;
};

constexpr RemedyRow Remedies[] = {
    {Remedy::AwaitTask, QT_TRANSLATE_NOOP("Rules", "Await the task"),
     QT_TRANSLATE_NOOP(
         "Rules", "Keep it in a variable and await it: its exception is then raised there, where code can handle it.")},
    {Remedy::RetrieveInCallback, QT_TRANSLATE_NOOP("Rules", "Look at the exception in a done callback"),
     QT_TRANSLATE_NOOP("Rules",
                       "Where nobody can await the task, add_done_callback() with a callback that calls "
                       "task.exception() and logs it.")},
    {Remedy::KeepReference, QT_TRANSLATE_NOOP("Rules", "Keep a reference to the task"),
     QT_TRANSLATE_NOOP("Rules", "Put it into a variable or a set, and remove it when it is done.")},
    {Remedy::AwaitCoroutine, QT_TRANSLATE_NOOP("Rules", "Await the coroutine"),
     QT_TRANSLATE_NOOP("Rules", "Write await before the call, or pass the object to create_task().")},
    {Remedy::CollectResults, QT_TRANSLATE_NOOP("Rules", "Collect the exceptions"),
     QT_TRANSLATE_NOOP(
         "Rules", "gather(..., return_exceptions=True) waits for all, and every exception is an element of the list.")},
    {Remedy::UseTaskGroup, QT_TRANSLATE_NOOP("Rules", "Use a task group"),
     QT_TRANSLATE_NOOP("Rules",
                       "async with asyncio.TaskGroup() cancels the others at the first failure, waits for all, and "
                       "raises every failure.")},
    {Remedy::HandleInside, QT_TRANSLATE_NOOP("Rules", "Handle the exception where it is raised"),
     QT_TRANSLATE_NOOP("Rules", "A try and except inside the coroutine: then it does not leave its task.")},
    {Remedy::ExceptStar, QT_TRANSLATE_NOOP("Rules", "Handle the group with except*"),
     QT_TRANSLATE_NOOP("Rules", "except* looks into an ExceptionGroup and takes out the exceptions that match.")},
    {Remedy::LookBeforeCancel, QT_TRANSLATE_NOOP("Rules", "Look at the task before cancelling it"),
     QT_TRANSLATE_NOOP(
         "Rules", "Await it after the cancel(), or call task.exception() if task.done(): then its error is seen.")},
    {Remedy::RaiseCancelAgain, QT_TRANSLATE_NOOP("Rules", "Raise CancelledError again"),
     QT_TRANSLATE_NOOP("Rules",
                       "End the except clause with raise. Then the task ends as cancelled, as it was asked to.")},
    {Remedy::AskCancelling, QT_TRANSLATE_NOOP("Rules", "Ask whose cancellation it is"),
     QT_TRANSLATE_NOOP("Rules",
                       "In the except clause: if asyncio.current_task().cancelling(): raise. Then the task's own "
                       "cancellation goes on.")},
    {Remedy::WaitForTask, QT_TRANSLATE_NOOP("Rules", "Wait without receiving its exception"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "await asyncio.wait([task]) raises nothing of the task: a CancelledError there is always the waiter's own.")},
    {Remedy::ShieldWork, QT_TRANSLATE_NOOP("Rules", "Shield it"),
     QT_TRANSLATE_NOOP("Rules",
                       "await asyncio.shield(task) keeps the cancellation of the waiter away from the task. Keep a "
                       "reference to it.")},
    {Remedy::ShieldCleanup, QT_TRANSLATE_NOOP("Rules", "Shield the clean-up"),
     QT_TRANSLATE_NOOP("Rules",
                       "await asyncio.shield(...) in finally, and log the exception before: a cancellation then cannot "
                       "take its place unseen.")},
    {Remedy::DoNotCancel, QT_TRANSLATE_NOOP("Rules", "Do not cancel it"),
     QT_TRANSLATE_NOOP("Rules", "Without the cancel() the task goes on to its end.")},
    {Remedy::LongerTimeout, QT_TRANSLATE_NOOP("Rules", "Allow more time"),
     QT_TRANSLATE_NOOP("Rules", "A longer limit lets it end before the time is up.")},
    {Remedy::CatchTimeout, QT_TRANSLATE_NOOP("Rules", "Catch the TimeoutError"),
     QT_TRANSLATE_NOOP("Rules", "An except TimeoutError around the block or the wait_for.")},
    {Remedy::UseTimeoutBlock, QT_TRANSLATE_NOOP("Rules", "Use asyncio.timeout()"),
     QT_TRANSLATE_NOOP("Rules",
                       "async with asyncio.timeout(...) awaits in the same task, so that no cancellation gets lost. So "
                       "does wait_for since Python 3.12.")},
    {Remedy::CancelRest, QT_TRANSLATE_NOOP("Rules", "Cancel the rest"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "Keep the tasks in a list, and in finally cancel() and await those that are not done; or use a task group.")},
    {Remedy::KeepCause, QT_TRANSLATE_NOOP("Rules", "Let the exception go on"),
     QT_TRANSLATE_NOOP("Rules",
                       "Log it first, and catch what the handler or the clean-up itself may raise; raise ... from "
                       "keeps it as the cause.")},
    {Remedy::CatchInCallback, QT_TRANSLATE_NOOP("Rules", "Catch it in the callback"),
     QT_TRANSLATE_NOOP("Rules", "A callback should handle its own errors: nobody else can.")},
    {Remedy::StartFirst, QT_TRANSLATE_NOOP("Rules", "Let it begin first"),
     QT_TRANSLATE_NOOP("Rules", "await asyncio.sleep(0) after creating the task lets its first step run.")},
    {Remedy::OpenInside, QT_TRANSLATE_NOOP("Rules", "Open and close in the same place"),
     QT_TRANSLATE_NOOP("Rules",
                       "Acquire inside the coroutine what its finally releases, or release it where it was acquired.")},
    {Remedy::KeepMessage, QT_TRANSLATE_NOOP("Rules", "Do not rely on the message"),
     QT_TRANSLATE_NOOP("Rules", "Keep the reason in a variable of your own, or cancel the tasks themselves.")},
    {Remedy::GroupsApart, QT_TRANSLATE_NOOP("Rules", "Look at the cancellation after the inner block"),
     QT_TRANSLATE_NOOP("Rules",
                       "After the inner except*, raise CancelledError if asyncio.current_task().cancelling(). Python "
                       "3.13 and later do it at the next await.")},
    {Remedy::TaskDoneInFinally, QT_TRANSLATE_NOOP("Rules", "Call task_done() in finally"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "try: ... finally: queue.task_done() after every get(), so that a failing item counts as done as well.")},
    {Remedy::PassLockOn, QT_TRANSLATE_NOOP("Rules", "Take the lock once"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "Take it outside only, and call a version of the inner code that expects to be called with the lock held.")},
    {Remedy::SetEvent, QT_TRANSLATE_NOOP("Rules", "Set the event"),
     QT_TRANSLATE_NOOP("Rules", "Some task must call set(), also when it fails: in finally.")},
    {Remedy::NotifyWaiters, QT_TRANSLATE_NOOP("Rules", "Notify every waiter"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "Change what is waited for and call notify_all() while holding the lock, and wait in a loop that "
         "asks for it: while not ready: await condition.wait().")},
    {Remedy::FillBarrier, QT_TRANSLATE_NOOP("Rules", "Bring enough tasks to the barrier"),
     QT_TRANSLATE_NOOP("Rules",
                       "Every task of the barrier must reach wait(), also when it fails: call abort() in its except.")},
    {Remedy::FeedQueue, QT_TRANSLATE_NOOP("Rules", "Serve the queue"),
     QT_TRANSLATE_NOOP("Rules",
                       "Some task must put an item for every get(), and get one for every put() into a full queue. "
                       "When no more items will come, put a sentinel "
                       "for each consumer, call shutdown() (since Python 3.13), or cancel the consumers.")},
    {Remedy::OrderLocks, QT_TRANSLATE_NOOP("Rules", "Take the locks in one order"),
     QT_TRANSLATE_NOOP("Rules", "If every task takes them in the same order, none can wait for another in a circle.")},
    {Remedy::ReleaseFirst, QT_TRANSLATE_NOOP("Rules", "Do not wait while holding it"),
     QT_TRANSLATE_NOOP("Rules", "Leave the block of the lock or semaphore before awaiting something that needs it.")},
    {Remedy::SetFuture, QT_TRANSLATE_NOOP("Rules", "Complete the future"),
     QT_TRANSLATE_NOOP("Rules",
                       "Some task must call set_result() or set_exception(), also when it fails: in finally.")},
    {Remedy::AwaitBeforeEnd, QT_TRANSLATE_NOOP("Rules", "Await it before main ends"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "asyncio.run waits for main only. What must be finished has to be awaited by main, or be in a task group.")},
    {Remedy::DoNotBlock, QT_TRANSLATE_NOOP("Rules", "Do not block the event loop"),
     QT_TRANSLATE_NOOP("Rules",
                       "Pause with await asyncio.sleep(), and run a function that blocks with await "
                       "asyncio.to_thread(function).")},
    {Remedy::CleanUpInFinally, QT_TRANSLATE_NOOP("Rules", "Clean up in finally"),
     QT_TRANSLATE_NOOP("Rules",
                       "A finally block, or async with, runs also when the task is cancelled; except Exception does "
                       "not. For what is to be done only after a failure, add "
                       "except asyncio.CancelledError, which ends with raise.")},
    {Remedy::ReleaseInBlock, QT_TRANSLATE_NOOP("Rules", "Acquire it using async with"),
     QT_TRANSLATE_NOOP(
         "Rules", "async with releases it however the block ends. After acquire(), release() must be in a finally.")},
    {Remedy::RunTogether, QT_TRANSLATE_NOOP("Rules", "Let them run at the same time"),
     QT_TRANSLATE_NOOP("Rules",
                       "await asyncio.gather(first(), second()), or a task group, starts both before it waits.")},
    {Remedy::StartEagerly, QT_TRANSLATE_NOOP("Rules", "Start it eagerly"),
     QT_TRANSLATE_NOOP("Rules",
                       "Since Python 3.14, create_task(..., eager_start=True) runs it up to its first await before it "
                       "returns: no cancellation can come earlier.")},
    {Remedy::FitBarrier, QT_TRANSLATE_NOOP("Rules", "Let the barrier wait for fewer tasks"),
     QT_TRANSLATE_NOOP(
         "Rules",
         "asyncio.Barrier(n) opens when n tasks wait at it: n has to be the number of tasks that call wait().")},
    {Remedy::HandleEachItem, QT_TRANSLATE_NOOP("Rules", "Handle the exception of each item"),
     QT_TRANSLATE_NOOP("Rules",
                       "A try and except inside the loop of the consumer: it then goes on with the next item.")},
    {Remedy::LeaveAfterFinally, QT_TRANSLATE_NOOP("Rules", "Leave after the finally clause"),
     QT_TRANSLATE_NOOP("Rules",
                       "A return, break or continue in finally discards the exception that is on its way, "
                       "CancelledError too. After the try statement it "
                       "discards nothing.")},
    {Remedy::AskDone, QT_TRANSLATE_NOOP("Rules", "Ask whether the future is done"),
     QT_TRANSLATE_NOOP("Rules",
                       "if not future.done(): future.set_result(...). A future that was cancelled or has a result "
                       "takes no other one.")},
    {Remedy::MoreThreads, QT_TRANSLATE_NOOP("Rules", "Give the executor more threads"),
     QT_TRANSLATE_NOOP("Rules",
                       "ThreadPoolExecutor(max_workers) says how many functions run at the same time. "
                       "asyncio.to_thread() uses an executor with 5 threads or more.")},
    {Remedy::AskBaseException, QT_TRANSLATE_NOOP("Rules", "Ask for BaseException"),
     QT_TRANSLATE_NOOP("Rules", "isinstance(result, BaseException) is true for a CancelledError as well.")},
    {Remedy::CloseGenerator, QT_TRANSLATE_NOOP("Rules", "Close the generator where you leave it"),
     QT_TRANSLATE_NOOP("Rules",
                       "async with contextlib.aclosing(gen()) as items: async for item in items: ... Its finally then runs before the next line, "
                       "and its exception is raised there.")},
};

template <typename Id, typename Row, std::size_t N>
consteval bool inOrder(const Row (&rows)[N], Id Row::*id)
{
    for (std::size_t i = 0; i < N; ++i)
        if (rows[i].*id != Id(i) || !*rows[i].text)
            return false;
    return true;
}
static_assert(std::size(Rules) == RuleCount && inOrder(Rules, &RuleRow::rule), "one row for each Rule, in order");
static_assert(std::size(Remedies) == RemedyCount && inOrder(Remedies, &RemedyRow::remedy), "one row for each Remedy, in order");

} // namespace

QString ruleName(Rule rule)
{
    return QString::fromLatin1(Rules[std::size_t(rule)].name);
}

QString ruleText(Rule rule)
{
    return QCoreApplication::translate("Rules", Rules[std::size_t(rule)].text);
}

QString ruleUrl(Rule rule)
{
    return QStringLiteral("https://docs.python.org/3/") + QLatin1StringView(Rules[std::size_t(rule)].page);
}

QString remedyLabel(Remedy remedy)
{
    return QCoreApplication::translate("Rules", Remedies[std::size_t(remedy)].label);
}

QString remedyText(Remedy remedy)
{
    return QCoreApplication::translate("Rules", Remedies[std::size_t(remedy)].text);
}

Rule ruleOf(Retrieval how)
{
    switch (how) {
    case Retrieval::Unknown:
    case Retrieval::Await: return Rule::AwaitTask;
    case Retrieval::Result: return Rule::TaskResult;
    case Retrieval::Exception: return Rule::TaskException;
    case Retrieval::Gather: return Rule::Gather;
    case Retrieval::GatherCollect: return Rule::GatherCollect;
    case Retrieval::GatherSwallowed: return Rule::Gather;
    case Retrieval::TaskGroup: return Rule::TaskGroup;
    case Retrieval::Wait: return Rule::Wait;
    case Retrieval::ShieldReport:
    case Retrieval::Shield: return Rule::Shield;
    case Retrieval::WaitFor: return Rule::WaitFor;
    case Retrieval::Shutdown: return Rule::Run;
    case Retrieval::Thread: return Rule::RunThreadsafe;
    case Retrieval::Main: return Rule::ProgramEnd;
    case Retrieval::CancelSwallowed: return Rule::CancelPassedOn;
    }
    return Rule::AwaitTask;
}

} // namespace awaitscope
