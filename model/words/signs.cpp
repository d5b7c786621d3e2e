// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/signs.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

struct Row
{
    Sign sign;
    const char *id;
    const char *label;
    const char *sentence;
};

constexpr Row Rows[] = {
    {Sign::Created, "created", QT_TRANSLATE_NOOP("Signs", "created, not yet started"),
     QT_TRANSLATE_NOOP("Signs", "The task exists; its first step runs in the next iteration of the event loop.")},
    {Sign::Running, "running", QT_TRANSLATE_NOOP("Signs", "running a step"),
     QT_TRANSLATE_NOOP("Signs", "Its code runs here, and no other task can run; a call in a thread, such as work@thread-1, holds up nobody. "
                                "On the virtual clock a step takes no time unless it blocks.")},
    {Sign::Sleeping, "sleeping", QT_TRANSLATE_NOOP("Signs", "sleeping"),
     QT_TRANSLATE_NOOP("Signs", "It sleeps, and the event loop runs others meanwhile.")},
    {Sign::Awaiting, "awaiting", QT_TRANSLATE_NOOP("Signs", "awaiting"),
     QT_TRANSLATE_NOOP("Signs", "It waits for something: a task, a gather, a lock.")},
    {Sign::Calling, "calling", QT_TRANSLATE_NOOP("Signs", "awaiting a coroutine inline"),
     QT_TRANSLATE_NOOP("Signs", "It awaits a coroutine inline: the same task, shown in the lane below.")},
    {Sign::HeldUp, "held up", QT_TRANSLATE_NOOP("Signs", "held up"),
     QT_TRANSLATE_NOOP("Signs", "It is ready to run, but another task blocks the event loop: only one step runs at a time.")},
    {Sign::Orphan, "orphan", QT_TRANSLATE_NOOP("Signs", "orphan"),
     QT_TRANSLATE_NOOP("Signs", "Whatever waited for it has stopped waiting without cancelling it, so it keeps running in the background.")},
    {Sign::Cancelling, "cancelling", QT_TRANSLATE_NOOP("Signs", "cancelling"),
     QT_TRANSLATE_NOOP("Signs", "Its cancellation was requested and has not taken effect yet: what it awaits must end first.")},
    {Sign::NeverAwaited, "never awaited", QT_TRANSLATE_NOOP("Signs", "never awaited"),
     QT_TRANSLATE_NOOP("Signs", "Calling a coroutine function only makes an object. Nobody awaited it or made it a task, so none of its steps ran.")},
    {Sign::Pending, "raised, unretrieved", QT_TRANSLATE_NOOP("Signs", "raised, not retrieved"),
     QT_TRANSLATE_NOOP("Signs", "The task failed, and no code has looked at its exception.")},
    {Sign::Lost, "raised, lost", QT_TRANSLATE_NOOP("Signs", "lost: never retrieved"),
     QT_TRANSLATE_NOOP("Signs", "The task was destroyed before any code looked at its exception. Only the report is left.")},
    {Sign::Retrieved, "raised, retrieved", QT_TRANSLATE_NOOP("Signs", "raised, retrieved"),
     QT_TRANSLATE_NOOP("Signs", "The task failed, and code looked at its exception.")},
    {Sign::Swallowed, "raised, swallowed", QT_TRANSLATE_NOOP("Signs", "swallowed: seen by no code"),
     QT_TRANSLATE_NOOP("Signs", "asyncio retrieved the exception and discarded it: no code saw it, and no report follows.")},
    {Sign::Silenced, "raised, silenced", QT_TRANSLATE_NOOP("Signs", "silenced by cancel()"),
     QT_TRANSLATE_NOOP("Signs", "cancel() was called on the task when it had already failed. That does nothing but suppress the report.")},
    {Sign::Caught, "caught", QT_TRANSLATE_NOOP("Signs", "exception caught"),
     QT_TRANSLATE_NOOP("Signs", "An except clause caught an exception.")},
    {Sign::Replaced, "replaced", QT_TRANSLATE_NOOP("Signs", "exception replaced"),
     QT_TRANSLATE_NOOP("Signs", "Another exception was raised in except or finally and replaced it, so no code outside ever sees it.")},
    {Sign::CallbackError, "callback error", QT_TRANSLATE_NOOP("Signs", "error in a callback"),
     QT_TRANSLATE_NOOP("Signs", "A callback raised. The event loop reports it and goes on; no code can catch it.")},
    {Sign::Succeeded, "succeeded", QT_TRANSLATE_NOOP("Signs", "succeeded"),
     QT_TRANSLATE_NOOP("Signs", "It returned.")},
    {Sign::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Signs", "cancelled"),
     QT_TRANSLATE_NOOP("Signs", "It ended with CancelledError.")},
    {Sign::NeverBegan, "never began", QT_TRANSLATE_NOOP("Signs", "cancelled before its first step"),
     QT_TRANSLATE_NOOP("Signs", "It was cancelled before its first step: none of its code ran, not even a finally block.")},
    {Sign::TimedOut, "timed out", QT_TRANSLATE_NOOP("Signs", "timed out"),
     QT_TRANSLATE_NOOP("Signs", "The timeout expired, and a TimeoutError came out.")},
    {Sign::Expired, "expired", QT_TRANSLATE_NOOP("Signs", "timeout expired, but no TimeoutError"),
     QT_TRANSLATE_NOOP("Signs", "The timeout expired and requested the cancellation, but something other than a TimeoutError came out.")},
    {Sign::DestroyedPending, "destroyed pending", QT_TRANSLATE_NOOP("Signs", "destroyed while pending"),
     QT_TRANSLATE_NOOP("Signs", "The program ended before the task did, and nothing resumed it.")},
    {Sign::Deadlock, "deadlock", QT_TRANSLATE_NOOP("Signs", "waits forever: deadlock"),
     QT_TRANSLATE_NOOP("Signs", "Nothing is ready and no timer is set, so what it waits for cannot come.")},
    {Sign::CancelRequested, "cancel requested", QT_TRANSLATE_NOOP("Signs", "cancellation requested"),
     QT_TRANSLATE_NOOP("Signs", "Cancellation was requested. A CancelledError will be raised where the task waits.")},
    {Sign::CancelIgnored, "cancel ignored", QT_TRANSLATE_NOOP("Signs", "cancellation ignored"),
     QT_TRANSLATE_NOOP("Signs", "The task had already ended, so the request has no effect.")},
    {Sign::CancelDelivered, "cancel delivered", QT_TRANSLATE_NOOP("Signs", "cancellation takes effect"),
     QT_TRANSLATE_NOOP("Signs", "A CancelledError is raised where it waited. It may clean up, or even refuse.")},
    {Sign::CancelSwallowed, "cancel swallowed", QT_TRANSLATE_NOOP("Signs", "cancellation swallowed"),
     QT_TRANSLATE_NOOP("Signs", "The CancelledError was raised where the task waited, but the task did not end with it.")},
    {Sign::GatherFailed, "gather failed", QT_TRANSLATE_NOOP("Signs", "gather failed"),
     QT_TRANSLATE_NOOP("Signs", "Its first failure ends the gather. Children that are still running are not cancelled: they go on as orphans.")},
    {Sign::GatherCancelled, "gather cancelled", QT_TRANSLATE_NOOP("Signs", "gather cancelled"),
     QT_TRANSLATE_NOOP("Signs", "Nothing failed: the gather was cancelled and passed the request on to all its children.")},
    {Sign::GeneratorDropped, "generator dropped", QT_TRANSLATE_NOOP("Signs", "generator left at its yield"),
     QT_TRANSLATE_NOOP("Signs", "Nothing refers to the generator any more. The event loop closes it in a task of its own, and its clean-up runs there.")},
    {Sign::Log, "log", QT_TRANSLATE_NOOP("Signs", "log"),
     QT_TRANSLATE_NOOP("Signs", "It prints a line.")},
    {Sign::ContextSet, "context variable", QT_TRANSLATE_NOOP("Signs", "context variable set"),
     QT_TRANSLATE_NOOP("Signs", "It sets or resets a context variable: for itself, and for what it creates from then on.")},
    {Sign::HiddenError, "hidden error", QT_TRANSLATE_NOOP("Signs", "unretrieved exception in hidden lanes"),
     QT_TRANSLATE_NOOP("Signs", "A hidden or collapsed lane has an exception that was never retrieved.")},
    {Sign::EndOfRun, "end of the run", QT_TRANSLATE_NOOP("Signs", "end of the run"),
     QT_TRANSLATE_NOOP("Signs", "The program ends here.")},
    {Sign::IdleCut, "idle time cut", QT_TRANSLATE_NOOP("Signs", "idle time left out"),
     QT_TRANSLATE_NOOP("Signs", "Nothing happened here, so the time is not drawn to scale.")},
    {Sign::Origin, "origin", QT_TRANSLATE_NOOP("Signs", "where time is counted from"),
     QT_TRANSLATE_NOOP("Signs", "The ruler counts from this moment.")},
    {Sign::Note, "note", QT_TRANSLATE_NOOP("Signs", "marker"),
     QT_TRANSLATE_NOOP("Signs", "A marker that you set.")},
    {Sign::Spawns, "creates", QT_TRANSLATE_NOOP("Signs", "creates"),
     QT_TRANSLATE_NOOP("Signs", "The task at the start of the arrow created the one at its end.")},
    {Sign::IsAwaited, "is awaited", QT_TRANSLATE_NOOP("Signs", "is awaited"),
     QT_TRANSLATE_NOOP("Signs", "The task at the end of the arrow waited for the one at its start, and goes on.")},
    {Sign::Cancels, "cancels", QT_TRANSLATE_NOOP("Signs", "cancels"),
     QT_TRANSLATE_NOOP("Signs", "The task at the start of the arrow asked the one at its end to stop.")},
    {Sign::PassesException, "passes its exception", QT_TRANSLATE_NOOP("Signs", "passes its exception"),
     QT_TRANSLATE_NOOP("Signs", "The exception of the task at the start of the arrow reaches the one at its end.")},
    {Sign::WaitsForever, "waits forever", QT_TRANSLATE_NOOP("Signs", "waits for, in the deadlock"),
     QT_TRANSLATE_NOOP("Signs", "The task at the start of the arrow waits for the one at its end, or for something that it holds. That will never come.")},
};

consteval bool everySignHasItsRow()
{
    for (std::size_t i = 0; i < std::size(Rows); ++i)
        if (Rows[i].sign != Sign(i) || !*Rows[i].id || !*Rows[i].label || !*Rows[i].sentence)
            return false;
    return std::size(Rows) == SignCount;
}
static_assert(everySignHasItsRow(), "one row for each Sign, in the order of the enumeration, with all its words");

} // namespace

Sign signOf(SpanState state, bool orphan)
{
    switch (state) {
    case SpanState::Created:
        return orphan ? Sign::Orphan : Sign::Created;
    case SpanState::Running:
        return Sign::Running;
    case SpanState::Sleeping:
        return orphan ? Sign::Orphan : Sign::Sleeping;
    case SpanState::Awaiting:
        return orphan ? Sign::Orphan : Sign::Awaiting;
    case SpanState::Calling:
        return orphan ? Sign::Orphan : Sign::Calling;
    case SpanState::HeldUp:
        return Sign::HeldUp;
    case SpanState::NeverAwaited:
        return Sign::NeverAwaited;
    case SpanState::Cancelling:
        return Sign::Cancelling;
    case SpanState::Swallowed:
        return Sign::Swallowed;
    case SpanState::Pending:
        return Sign::Pending;
    }
    return Sign::Furniture;
}

Sign signOf(const TraceStore &store, quint32 lane, const Span &span)
{
    if (span.state != SpanState::Pending || span.end != Time::max())
        return signOf(span.state, span.orphan);
    const auto row = store.ledgerOf(lane);
    return row && store.ledger()[*row].fate == Fate::Lost ? Sign::Lost : Sign::Pending;
}

Sign signOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Succeeded:
        return Sign::Succeeded;
    case MarkKind::Retrieved:
        return Sign::Retrieved;
    case MarkKind::Swallowed:
        return Sign::Swallowed;
    case MarkKind::Silenced:
        return Sign::Silenced;
    case MarkKind::Lost:
        return Sign::Lost;
    case MarkKind::PendingError:
        return Sign::Pending;
    case MarkKind::Cancelled:
        return Sign::Cancelled;
    case MarkKind::NeverBegan:
        return Sign::NeverBegan;
    case MarkKind::TimedOut:
        return Sign::TimedOut;
    case MarkKind::Expired:
        return Sign::Expired;
    case MarkKind::CancelRequested:
        return Sign::CancelRequested;
    case MarkKind::CancelIgnored:
        return Sign::CancelIgnored;
    case MarkKind::CancelDelivered:
        return Sign::CancelDelivered;
    case MarkKind::CancelSwallowed:
        return Sign::CancelSwallowed;
    case MarkKind::NeverAwaited:
        return Sign::NeverAwaited;
    case MarkKind::DestroyedPending:
        return Sign::DestroyedPending;
    case MarkKind::Caught:
        return Sign::Caught;
    case MarkKind::Replaced:
        return Sign::Replaced;
    case MarkKind::CallbackError:
        return Sign::CallbackError;
    case MarkKind::GeneratorDropped:
        return Sign::GeneratorDropped;
    case MarkKind::Log:
        return Sign::Log;
    case MarkKind::GatherFailed:
        return Sign::GatherFailed;
    case MarkKind::GatherCancelled:
        return Sign::GatherCancelled;
    case MarkKind::Deadlock:
        return Sign::Deadlock;
    case MarkKind::ContextSet:
        return Sign::ContextSet;
    }
    return Sign::Furniture;
}

Sign signOf(ArrowKind kind)
{
    switch (kind) {
    case ArrowKind::Spawn:
        return Sign::Spawns;
    case ArrowKind::Await:
        return Sign::IsAwaited;
    case ArrowKind::Cancel:
        return Sign::Cancels;
    case ArrowKind::Exception:
        return Sign::PassesException;
    }
    return Sign::Furniture;
}

QString signLabel(Sign sign)
{
    return sign == Sign::Furniture ? QString() : QCoreApplication::translate("Signs", Rows[std::size_t(sign)].label);
}

QString signSentence(Sign sign)
{
    return sign == Sign::Furniture ? QString() : QCoreApplication::translate("Signs", Rows[std::size_t(sign)].sentence);
}

QLatin1StringView signId(Sign sign)
{
    return QLatin1StringView(sign == Sign::Furniture ? "furniture" : Rows[std::size_t(sign)].id);
}

} // namespace awaitscope
