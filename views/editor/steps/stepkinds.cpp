// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/editor/steps/stepcatalog.h: the words of each kind.
#include "views/editor/steps/stepcatalog.h"

#include <QCoreApplication>

#include <utility>

namespace awaitscope {

namespace {

struct Kinds
{
    Q_DECLARE_TR_FUNCTIONS(StepKinds)
};

// One overload for each step: a kind without a description does not compile.

StepKind describe(const step::Log &)
{
    return {Kinds::tr("log"), Kinds::tr("Writes a line to the console."), QStringLiteral("print"), ColorRole::SecondaryText};
}
StepKind describe(const step::Sleep &)
{
    return {Kinds::tr("sleep"), Kinds::tr("Waits for a while and lets other tasks run."),
            QStringLiteral("asyncio.sleep wait pause"), ColorRole::Accent};
}
StepKind describe(const step::Block &)
{
    return {Kinds::tr("block"), Kinds::tr("A call that takes time and does not await: nothing else can run."),
            QStringLiteral("time.sleep busy cpu freeze synchronous requests"), ColorRole::Running};
}
StepKind describe(const step::Return &)
{
    return {Kinds::tr("return"), Kinds::tr("Ends the coroutine with a value."), QStringLiteral("result succeed"), ColorRole::Succeeded};
}
StepKind describe(const step::Raise &)
{
    return {Kinds::tr("raise"), Kinds::tr("Raises an exception."), QStringLiteral("throw error fail"), ColorRole::Raised};
}
StepKind describe(const step::RaiseValue &)
{
    return {Kinds::tr("raise value"), Kinds::tr("Raises the exception that a variable holds."),
            QStringLiteral("throw stored received error from"), ColorRole::Raised};
}
StepKind describe(const step::Reraise &)
{
    return {Kinds::tr("reraise"), Kinds::tr("Raises the exception being handled once more."),
            QStringLiteral("throw raise again"), ColorRole::Raised};
}
StepKind describe(const step::RaiseFirst &)
{
    return {Kinds::tr("raise first"), Kinds::tr("Raises the first few times only, to try out retries."),
            QStringLiteral("flaky fail first"), ColorRole::Raised};
}
StepKind describe(const step::Try &)
{
    return {Kinds::tr("try"), Kinds::tr("Runs steps with except, else and finally branches."),
            QStringLiteral("except finally catch handle error"), ColorRole::Cancelled};
}
StepKind describe(const step::If &)
{
    return {Kinds::tr("if"), Kinds::tr("Runs steps when a condition holds."),
            QStringLiteral("else condition branch"), ColorRole::OrphanStripe};
}
StepKind describe(const step::For &)
{
    return {Kinds::tr("for"), Kinds::tr("Runs steps for each element of a list."),
            QStringLiteral("loop each iterate"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Repeat &)
{
    return {Kinds::tr("repeat"), Kinds::tr("Runs steps a number of times."), QStringLiteral("loop while range"), ColorRole::OrphanStripe};
}
StepKind describe(const step::While &)
{
    return {Kinds::tr("while"), Kinds::tr("Runs steps as long as a condition holds."),
            QStringLiteral("loop until condition"), ColorRole::Accent};
}
StepKind describe(const step::Break &)
{
    return {Kinds::tr("break"), Kinds::tr("Leaves the innermost loop."), QStringLiteral("loop stop"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Continue &)
{
    return {Kinds::tr("continue"), Kinds::tr("Continues with the next iteration of the loop."),
            QStringLiteral("loop next"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Set &)
{
    return {Kinds::tr("set"), Kinds::tr("Assigns a value to a variable."), QStringLiteral("assign variable ="), ColorRole::SecondaryText};
}
StepKind describe(const step::Drop &)
{
    return {Kinds::tr("drop"), Kinds::tr("Deletes a variable, which may destroy its value."),
            QStringLiteral("del delete forget reference"), ColorRole::SecondaryText};
}
StepKind describe(const step::Await &)
{
    return {Kinds::tr("await"), Kinds::tr("Waits for a coroutine, a task or a future."), QString(), ColorRole::Accent};
}
StepKind describe(const step::Let &)
{
    return {Kinds::tr("let"), Kinds::tr("Creates an awaitable without waiting for it."),
            QStringLiteral("assign variable gather shield"), ColorRole::SleepingHatch};
}
StepKind describe(const step::List &)
{
    return {Kinds::tr("list"), Kinds::tr("Creates a list of coroutine objects or tasks."),
            QStringLiteral("array collect"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Call &)
{
    return {Kinds::tr("call"), Kinds::tr("Awaits a coroutine inline, in the same task."),
            QStringLiteral("await coroutine"), ColorRole::Accent};
}
StepKind describe(const step::Make &)
{
    return {Kinds::tr("make"), Kinds::tr("Creates a coroutine object without starting it."),
            QStringLiteral("coroutine object never awaited"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Spawn &)
{
    return {Kinds::tr("create task"), Kinds::tr("Starts a coroutine as a task of its own."),
            QStringLiteral("spawn create_task asyncio start ensure_future"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Gather &)
{
    return {Kinds::tr("gather"), Kinds::tr("Runs several awaitables at once and waits for all."),
            QStringLiteral("asyncio.gather concurrent return_exceptions"), ColorRole::Accent};
}
StepKind describe(const step::Shield &)
{
    return {Kinds::tr("shield"), Kinds::tr("Waits for a task and protects it from cancellation."),
            QStringLiteral("asyncio.shield protect"), ColorRole::Accent};
}
StepKind describe(const step::WaitFor &)
{
    return {Kinds::tr("wait for"), Kinds::tr("Waits for at most a given time."),
            QStringLiteral("wait_for timeout limit"), ColorRole::Cancelled};
}
StepKind describe(const step::Wait &)
{
    return {Kinds::tr("wait"), Kinds::tr("Waits until some or all of the tasks are done."),
            QStringLiteral("asyncio.wait first completed"), ColorRole::Accent};
}
StepKind describe(const step::AsCompleted &)
{
    return {Kinds::tr("as completed"), Kinds::tr("Handles awaitables in the order in which they finish."),
            QStringLiteral("as_completed loop for"), ColorRole::Accent};
}
StepKind describe(const step::TaskGroup &)
{
    return {Kinds::tr("task group"), Kinds::tr("Tasks that end together: the first failure cancels the others."),
            QStringLiteral("TaskGroup nursery"), ColorRole::Accent};
}
StepKind describe(const step::Timeout &)
{
    return {Kinds::tr("timeout"), Kinds::tr("Limits how long its steps may take."),
            QStringLiteral("asyncio.timeout deadline"), ColorRole::Cancelled};
}
StepKind describe(const step::Reschedule &)
{
    return {Kinds::tr("reschedule"), Kinds::tr("Moves the deadline of a timeout."),
            QStringLiteral("timeout deadline"), ColorRole::Cancelled};
}
StepKind describe(const step::TimeoutAt &)
{
    return {Kinds::tr("timeout at"), Kinds::tr("Ends its steps at a moment of the loop's clock: several waits can share one deadline."),
            QStringLiteral("timeout_at asyncio.timeout_at deadline"), ColorRole::Cancelled};
}
StepKind describe(const step::RescheduleAt &)
{
    return {Kinds::tr("reschedule at"), Kinds::tr("Moves the deadline of a timeout to a moment of the loop's clock."),
            QStringLiteral("reschedule_at timeout deadline"), ColorRole::Cancelled};
}
StepKind describe(const step::Collect &)
{
    return {Kinds::tr("collect garbage"), Kinds::tr("Runs the garbage collector, which destroys tasks that nothing else refers to."),
            QStringLiteral("collect gc.collect garbage collector weak reference destroyed pending"), ColorRole::SleepingHatch};
}
StepKind describe(const step::RunThreadsafe &)
{
    return {Kinds::tr("run coroutine threadsafe"), Kinds::tr("In a thread: gives the loop a coroutine to run as a task."),
            QStringLiteral("run_coroutine_threadsafe thread loop"), ColorRole::Accent};
}
StepKind describe(const step::ThreadsafeResult &)
{
    return {Kinds::tr("threadsafe result"), Kinds::tr("In a thread: waits for the result of a coroutine that the loop runs."),
            QStringLiteral("threadsafe_result run_coroutine_threadsafe result timeout"), ColorRole::Accent};
}
StepKind describe(const step::ThreadsafeCancel &)
{
    return {Kinds::tr("threadsafe cancel"), Kinds::tr("In a thread: cancels a coroutine that the loop runs."),
            QStringLiteral("threadsafe_cancel run_coroutine_threadsafe stop abort"), ColorRole::Cancelled};
}
StepKind describe(const step::Cancel &)
{
    return {Kinds::tr("cancel"), Kinds::tr("Cancels a task, a future or a list of them."),
            QStringLiteral("stop abort"), ColorRole::Cancelled};
}
StepKind describe(const step::Uncancel &)
{
    return {Kinds::tr("uncancel"), Kinds::tr("Withdraws one cancellation request."), QString(), ColorRole::Cancelled};
}
StepKind describe(const step::Callback &)
{
    return {Kinds::tr("done callback"), Kinds::tr("Runs a callback when a task is done."),
            QStringLiteral("add_done_callback"), ColorRole::SecondaryText};
}
StepKind describe(const step::Result &)
{
    return {Kinds::tr("result"), Kinds::tr("Retrieves the result of a finished task."),
            QStringLiteral("retrieve value"), ColorRole::SecondaryText};
}
StepKind describe(const step::Exception &)
{
    return {Kinds::tr("exception"), Kinds::tr("Retrieves the exception of a finished task."),
            QStringLiteral("retrieve error"), ColorRole::SecondaryText};
}
StepKind describe(const step::Inspect &)
{
    return {Kinds::tr("inspect"), Kinds::tr("Logs the state of a task."),
            QStringLiteral("done cancelled state"), ColorRole::SecondaryText};
}
StepKind describe(const step::Future &)
{
    return {Kinds::tr("future"), Kinds::tr("Creates a future that other code completes."),
            QStringLiteral("promise create_future"), ColorRole::SleepingHatch};
}
StepKind describe(const step::SetResult &)
{
    return {Kinds::tr("set result"), Kinds::tr("Completes a future with a value."),
            QStringLiteral("set_result resolve"), ColorRole::Succeeded};
}
StepKind describe(const step::SetException &)
{
    return {Kinds::tr("set exception"), Kinds::tr("Completes a future with an exception."),
            QStringLiteral("set_exception reject"), ColorRole::Raised};
}
StepKind describe(const step::Retry &)
{
    return {Kinds::tr("retry"), Kinds::tr("Tries a coroutine several times with growing pauses."),
            QStringLiteral("backoff again attempts"), ColorRole::Cancelled};
}
StepKind describe(const step::Semaphore &)
{
    return {Kinds::tr("semaphore"), Kinds::tr("Holds one slot of a semaphore while its steps run."),
            QStringLiteral("limit acquire"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Lock &)
{
    return {Kinds::tr("lock"), Kinds::tr("Holds a lock while its steps run."), QStringLiteral("mutex acquire"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Put &)
{
    return {Kinds::tr("put"), Kinds::tr("Puts a value into a queue."), QStringLiteral("queue produce send"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Get &)
{
    return {Kinds::tr("get"), Kinds::tr("Takes a value from a queue."), QStringLiteral("queue consume receive"), ColorRole::Accent};
}
StepKind describe(const step::TaskDone &)
{
    return {Kinds::tr("task done"), Kinds::tr("Reports to a queue that an item has been processed."),
            QStringLiteral("task_done queue"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Join &)
{
    return {Kinds::tr("queue.join()"), Kinds::tr("Waits until every item of a queue has been processed."),
            QStringLiteral("join wait"), ColorRole::Accent};
}
StepKind describe(const step::EventSet &)
{
    return {Kinds::tr("event set"), Kinds::tr("Sets an event, which wakes every task that waits for it."),
            QStringLiteral("event_set signal"), ColorRole::SleepingHatch};
}
StepKind describe(const step::EventClear &)
{
    return {Kinds::tr("event clear"), Kinds::tr("Clears an event, so that tasks wait for it again."),
            QStringLiteral("event_clear reset"), ColorRole::SleepingHatch};
}
StepKind describe(const step::EventWait &)
{
    return {Kinds::tr("event wait"), Kinds::tr("Waits until an event is set."), QStringLiteral("event_wait"), ColorRole::Accent};
}

StepKind describe(const step::Acquire &)
{
    return {Kinds::tr("acquire"), Kinds::tr("Takes a slot of a semaphore, a lock or the lock of a condition; a release gives it back."),
            QStringLiteral("lock semaphore mutex take"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Release &)
{
    return {Kinds::tr("release"), Kinds::tr("Gives back what an acquire took."),
            QStringLiteral("lock semaphore mutex free"), ColorRole::OrphanStripe};
}
StepKind describe(const step::WithCondition &)
{
    return {Kinds::tr("condition"), Kinds::tr("Holds the lock of a condition while its steps run."),
            QStringLiteral("async with Condition lock"), ColorRole::OrphanStripe};
}
StepKind describe(const step::ConditionWait &)
{
    return {Kinds::tr("condition wait"), Kinds::tr("Releases the lock of a condition until it is notified, then takes it again."),
            QStringLiteral("condition_wait Condition.wait"), ColorRole::Accent};
}
StepKind describe(const step::ConditionWaitFor &)
{
    return {Kinds::tr("condition wait for"), Kinds::tr("Waits on a condition until something holds, which is checked again after each notify."),
            QStringLiteral("condition_wait_for Condition.wait_for predicate until"), ColorRole::Accent};
}
StepKind describe(const step::AllTasks &)
{
    return {Kinds::tr("all tasks"), Kinds::tr("Makes a list of all tasks that are not done."),
            QStringLiteral("all_tasks asyncio.all_tasks current_task"), ColorRole::SleepingHatch};
}
StepKind describe(const step::ToThread &)
{
    return {Kinds::tr("to thread"), Kinds::tr("Runs a blocking function in a thread and awaits it; other tasks go on meanwhile."),
            QStringLiteral("to_thread asyncio.to_thread blocking function worker"), ColorRole::Accent};
}
StepKind describe(const step::RunInExecutor &)
{
    return {Kinds::tr("run in executor"), Kinds::tr("Runs a function in a thread of an executor, which has a limited number of threads."),
            QStringLiteral("run_in_executor ThreadPoolExecutor thread pool max_workers"), ColorRole::Accent};
}
StepKind describe(const step::CallSoon &)
{
    return {Kinds::tr("call soon"), Kinds::tr("Has the event loop call a function in its next iteration."),
            QStringLiteral("call_soon loop.call_soon callback handle function"), ColorRole::SleepingHatch};
}
StepKind describe(const step::CallLater &)
{
    return {Kinds::tr("call later"), Kinds::tr("Has the event loop call a function after some time; the handle can be cancelled."),
            QStringLiteral("call_later loop.call_later timer callback handle function delay"), ColorRole::SleepingHatch};
}
StepKind describe(const step::CallAt &)
{
    return {Kinds::tr("call at"), Kinds::tr("Has the event loop call a function at a moment of its clock; the handle can be cancelled."),
            QStringLiteral("call_at loop.call_at timer callback handle function moment deadline"), ColorRole::SleepingHatch};
}
StepKind describe(const step::DoneCallback &)
{
    return {Kinds::tr("done callback"), Kinds::tr("Once a task or future is done, the event loop calls a function with it."),
            QStringLiteral("add_done_callback callback function when done"), ColorRole::SleepingHatch};
}
StepKind describe(const step::ExceptionHandler &)
{
    return {Kinds::tr("exception handler"), Kinds::tr("From now on, the event loop calls a function for every error that it would otherwise report."),
            QStringLiteral("set_exception_handler loop handler report error callback function"), ColorRole::Raised};
}
StepKind describe(const step::AddSignalHandler &)
{
    return {Kinds::tr("signal handler"), Kinds::tr("From now on, Ctrl+C has the event loop call a function; it no longer cancels main."),
            QStringLiteral("add_signal_handler loop.add_signal_handler signal SIGINT Ctrl+C interrupt shutdown"), ColorRole::SleepingHatch};
}
StepKind describe(const step::RemoveSignalHandler &)
{
    return {Kinds::tr("remove signal handler"), Kinds::tr("Ctrl+C raises KeyboardInterrupt again."),
            QStringLiteral("remove_signal_handler loop.remove_signal_handler signal SIGINT Ctrl+C interrupt"), ColorRole::SleepingHatch};
}
StepKind describe(const step::ContextSet &)
{
    return {Kinds::tr("set context"), Kinds::tr("Sets a context variable for this task and for what it creates from now on."),
            QStringLiteral("context_set ContextVar.set contextvars token variable"), ColorRole::SleepingHatch};
}
StepKind describe(const step::ContextReset &)
{
    return {Kinds::tr("reset context"), Kinds::tr("Gives a context variable the value that it had before the token was made."),
            QStringLiteral("context_reset ContextVar.reset contextvars token variable"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Notify &)
{
    return {Kinds::tr("notify"), Kinds::tr("Wakes one, several or all of the tasks that wait for a condition."),
            QStringLiteral("notify_all wake signal"), ColorRole::SleepingHatch};
}
StepKind describe(const step::BarrierWait &)
{
    return {Kinds::tr("barrier wait"), Kinds::tr("Waits until as many tasks have come as the barrier needs."),
            QStringLiteral("barrier_wait Barrier rendezvous"), ColorRole::Accent};
}
StepKind describe(const step::BarrierReset &)
{
    return {Kinds::tr("barrier reset"), Kinds::tr("Empties a barrier; tasks that wait there get a BrokenBarrierError."),
            QStringLiteral("barrier_reset Barrier.reset"), ColorRole::SleepingHatch};
}
StepKind describe(const step::BarrierAbort &)
{
    return {Kinds::tr("barrier abort"), Kinds::tr("Breaks a barrier: every wait there raises BrokenBarrierError."),
            QStringLiteral("barrier_abort Barrier.abort"), ColorRole::Raised};
}
StepKind describe(const step::PutNowait &)
{
    return {Kinds::tr("put_nowait"), Kinds::tr("Puts a value into a queue at once, or raises QueueFull."),
            QStringLiteral("queue put nowait full"), ColorRole::SleepingHatch};
}
StepKind describe(const step::GetNowait &)
{
    return {Kinds::tr("get_nowait"), Kinds::tr("Takes a value from a queue at once, or raises QueueEmpty."),
            QStringLiteral("queue get nowait empty"), ColorRole::Accent};
}
StepKind describe(const step::QueueShutdown &)
{
    return {Kinds::tr("queue shutdown"), Kinds::tr("Ends a queue: no more puts, and gets raise QueueShutDown once it is empty. From Python 3.13 on."),
            QStringLiteral("queue_shutdown shutdown close end"), ColorRole::SleepingHatch};
}

StepKind describe(const step::Append &)
{
    return {Kinds::tr("append"), Kinds::tr("Adds a value to the end of a list."),
            QStringLiteral("list.append add push collect"), ColorRole::SecondaryText};
}
StepKind describe(const step::Extend &)
{
    return {Kinds::tr("extend"), Kinds::tr("Adds every element of a value to the end of a list."),
            QStringLiteral("list.extend add all concatenate"), ColorRole::SecondaryText};
}
StepKind describe(const step::Pop &)
{
    return {Kinds::tr("pop"), Kinds::tr("Takes an item out of a list or a dictionary: the last one of a list, or the one at the given index or key."),
            QStringLiteral("list.pop dict.pop take delete"), ColorRole::SecondaryText};
}
StepKind describe(const step::SetItem &)
{
    return {Kinds::tr("set item"), Kinds::tr("Assigns to one item of a list or a dictionary."),
            QStringLiteral("set_item list dict assign [] ="), ColorRole::SecondaryText};
}
StepKind describe(const step::Remove &)
{
    return {Kinds::tr("remove"), Kinds::tr("Removes the first item of a list that equals a value."),
            QStringLiteral("list.remove delete discard"), ColorRole::SecondaryText};
}
StepKind describe(const step::ForRange &)
{
    return {Kinds::tr("for range"), Kinds::tr("Runs steps for each number from one up to, but not including, another."),
            QStringLiteral("for_range for i in range loop count"), ColorRole::OrphanStripe};
}
StepKind describe(const step::AddNote &)
{
    return {Kinds::tr("add note"), Kinds::tr("Adds a note to an exception; Python prints it below the exception."),
            QStringLiteral("add_note __notes__ exception context"), ColorRole::Raised};
}
StepKind describe(const step::With &)
{
    return {Kinds::tr("with"), Kinds::tr("Runs steps between two coroutines, one that enters and one that always leaves; "
                                         "the latter can suppress an exception."),
            QStringLiteral("async with context manager __aenter__ __aexit__ asynccontextmanager sync __enter__ __exit__ contextmanager"), ColorRole::Cancelled};
}
StepKind describe(const step::ExitStack &)
{
    return {Kinds::tr("exit stack"), Kinds::tr("Runs steps, then leaves everything that they entered, the last first."),
            QStringLiteral("exit_stack AsyncExitStack contextlib async with"), ColorRole::Cancelled};
}
StepKind describe(const step::EnterContext &)
{
    return {Kinds::tr("enter context"), Kinds::tr("Enters a context manager, which an exit stack leaves at its end."),
            QStringLiteral("enter_context enter_async_context AsyncExitStack sync"), ColorRole::Accent};
}
StepKind describe(const step::PushCallback &)
{
    return {Kinds::tr("push callback"), Kinds::tr("Registers a coroutine that an exit stack awaits at its end."),
            QStringLiteral("push_async_callback callback AsyncExitStack cleanup sync"), ColorRole::SleepingHatch};
}
StepKind describe(const step::Suppress &)
{
    return {Kinds::tr("suppress"), Kinds::tr("Runs steps and ignores exceptions of the given types."),
            QStringLiteral("contextlib.suppress with ignore except pass"), ColorRole::Cancelled};
}

StepKind describe(const step::Yield &)
{
    return {Kinds::tr("yield"), Kinds::tr("Hands out a value and waits until the next one is asked for. It makes the coroutine an async generator."),
            QStringLiteral("async generator asyncgen iterator produce stream"), ColorRole::Succeeded};
}
StepKind describe(const step::AsyncFor &)
{
    return {Kinds::tr("async for"), Kinds::tr("Runs steps for each value that an async generator yields. Left early, it does not close the generator."),
            QStringLiteral("async_for loop iterate generator stream asyncgen __aiter__"), ColorRole::OrphanStripe};
}
StepKind describe(const step::Anext &)
{
    return {Kinds::tr("anext"), Kinds::tr("Asks an async generator for its next value. At its end, it raises StopAsyncIteration."),
            QStringLiteral("__anext__ next iterate generator asyncgen StopAsyncIteration"), ColorRole::Accent};
}
StepKind describe(const step::Aclose &)
{
    return {Kinds::tr("aclose"), Kinds::tr("Closes an async generator: GeneratorExit is raised at its yield, and its finally runs here."),
            QStringLiteral("close generator asyncgen aclosing GeneratorExit finally cleanup"), ColorRole::SleepingHatch};
}

template <std::size_t... I>
std::vector<StepKind> buildKinds(std::index_sequence<I...>)
{
    std::vector<StepKind> kinds{describe(std::variant_alternative_t<I, step::Any>())...};
    const char *const ops[] = {std::variant_alternative_t<I, step::Any>::op...};
    const StepGroup groups[] = {std::variant_alternative_t<I, step::Any>::traits.group...};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        kinds[i].op = QString::fromLatin1(ops[i]);
        kinds[i].group = groups[i];
    }
    return kinds;
}

} // namespace

const std::vector<StepKind> &stepKinds()
{
    static const std::vector<StepKind> kinds = buildKinds(std::make_index_sequence<std::variant_size_v<step::Any>>());
    return kinds;
}

} // namespace awaitscope
