// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/eventsentence.h"

#include "model/words/explain.h"
#include "model/words/remarks.h"
#include "model/words/leftalone.h"
#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"
#include "model/words/suppressor.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EventSentence", text);
}

//! The parts of one event as words.
struct Words
{
    const TraceStore &store;
    const Event &e;

    bool inThread() const
    {
        const auto lane = store.laneOf(e.subject);
        return lane && store.lanes()[*lane].thread;
    }
    bool isCallback() const
    {
        const auto lane = store.laneOf(e.subject);
        return lane && store.lanes()[*lane].callback;
    }
    QString subject() const { return store.displayName(e.subject); }
    QString string(quint32 id) const { return id == NoIndex ? QString() : visibleText(QString::fromUtf8(store.trace().text(StringId{id}))); }
    QString value(quint32 id) const
    {
        constexpr qsizetype Longest = 60;
        const QString text = id == NoIndex ? QString() : visibleText(QString::fromStdString(pythonValue(store.trace().json(ValueId{id}))));
        return text.size() > Longest ? text.left(Longest) + QChar(0x2026) : text;
    }
    QString duration(quint32 id) const
    {
        bool ok = false;
        const double ms = value(id).toDouble(&ok);
        return ok ? durationText(Time(qint64(ms * 1e6))) : value(id);
    }
    QString entity(quint32 id) const { return id == NoIndex ? tr("something") : awaitedName(store, EntityId{id}); }
    QString exception(quint32 id) const { return id == NoIndex ? tr("an exception") : exceptionText(store, ExceptionId{id}); }
};

struct Thing
{
    QLatin1StringView prefix;
    const char *words;
};
constexpr Thing Things[] = {
    {QLatin1StringView("lock:"), QT_TRANSLATE_NOOP("EventSentence", "lock %1")},
    {QLatin1StringView("semaphore:"), QT_TRANSLATE_NOOP("EventSentence", "semaphore %1")},
    {QLatin1StringView("condition:"), QT_TRANSLATE_NOOP("EventSentence", "the lock of condition %1")},
    {QLatin1StringView("condition_wait:"), QT_TRANSLATE_NOOP("EventSentence", "condition %1")},
    {QLatin1StringView("barrier:"), QT_TRANSLATE_NOOP("EventSentence", "barrier %1")},
    {QLatin1StringView("barrier_reset:"), QT_TRANSLATE_NOOP("EventSentence", "the reset of barrier %1")},
    {QLatin1StringView("barrier_abort:"), QT_TRANSLATE_NOOP("EventSentence", "the abort of barrier %1")},
    {QLatin1StringView("event:"), QT_TRANSLATE_NOOP("EventSentence", "event %1")},
    {QLatin1StringView("queue_get:"), QT_TRANSLATE_NOOP("EventSentence", "an item of queue %1")},
    {QLatin1StringView("queue_put:"), QT_TRANSLATE_NOOP("EventSentence", "room in queue %1")},
    {QLatin1StringView("queue_join:"), QT_TRANSLATE_NOOP("EventSentence", "queue %1 to be finished")},
    {QLatin1StringView("threadsafe:"), QT_TRANSLATE_NOOP("EventSentence", "the result of %1, which the loop runs")},
};

//! \a label: "lock:mutex", already visible text.
QString named(const QString &label)
{
    for (const Thing &thing : Things)
        if (label.startsWith(thing.prefix))
            return tr(thing.words).arg(label.mid(thing.prefix.size()));
    return label;
}

QString outside(const Words &w)
{
    const QString what = w.string(w.e.a), of = w.string(w.e.b);
    if (w.e.b == NoIndex)
        return tr("from outside: Ctrl+C");
    if (what == QLatin1String("event_set"))
        return tr("from outside: event %1 was set").arg(of);
    if (what == QLatin1String("set_result"))
        return tr("from outside: %1 got its result").arg(of);
    return tr("from outside: %1 was cancelled").arg(of);
}

QString resumed(const Words &w)
{
    const Event &e = w.e;
    const Trace &trace = w.store.trace();
    const QString what = w.entity(e.a);
    if (e.outcome == Outcome::Cancelled)
        return e.a == index(trace.sleepEntity()) ? tr("CancelledError was raised in %1, which was sleeping").arg(w.subject())
                                                 : tr("CancelledError was raised in %1, which was waiting for %2").arg(w.subject(), what);
    if (e.outcome == Outcome::Raised)
        return tr("%3 was raised in %1, which awaited %2").arg(w.subject(), what, w.exception(e.b));
    const bool text = e.a != NoIndex && trace.entity(EntityId{e.a}).kind == EntityKind::Text;
    if (text && trace.label(EntityId{e.a}).starts_with("queue_get:"))
        return e.c == NoIndex ? tr("%1 got %2").arg(w.subject(), what) : tr("%1 got %2: %3").arg(w.subject(), what, w.value(e.c));
    const auto waits = [&trace, &e](const char *prefix) { return trace.label(EntityId{e.a}).starts_with(prefix); };
    if (text && waits("condition_wait:"))
        return tr("%1 went on: %2 was notified, and its lock was free").arg(w.subject(), what);
    if (text && waits("barrier:"))
        return tr("%1 passed %2").arg(w.subject(), what);
    if (text && waits("barrier_"))
        return tr("%1 went on after %2").arg(w.subject(), what);
    if (text && !waits("event:") && !waits("queue_join:"))
        return tr("%1 got %2").arg(w.subject(), what);
    if (e.a == index(trace.sleepEntity()))
        return tr("%1 went on after its sleep").arg(w.subject());
    return e.flag ? tr("%1 went on: %2 was done").arg(w.subject(), what) : tr("%1 went on at once: %2 was done already").arg(w.subject(), what);
}

QString leave(const Words &w)
{
    const Event &e = w.e;
    const QString coroutine = w.string(e.a);
    if (e.outcome == Outcome::Ok)
        return tr("the coroutine %2 returned to %1").arg(w.subject(), coroutine);
    return e.outcome == Outcome::Cancelled ? tr("CancelledError left the coroutine %2 in %1").arg(w.subject(), coroutine)
                                           : tr("%3 left the coroutine %2 in %1").arg(w.subject(), coroutine, w.exception(e.b));
}

QString retrieved(const Words &w)
{
    const Event &e = w.e;
    const QString by = e.a == NoIndex ? QString() : w.store.displayName(EntityId{e.a});
    switch (e.b == NoIndex ? Retrieval::Unknown : Retrieval(e.b)) {
    case Retrieval::Gather:
        return tr("the gather took the exception of %1 and passes it on").arg(w.subject());
    case Retrieval::GatherCollect:
        return tr("the gather put the exception of %1 into its list of results").arg(w.subject());
    case Retrieval::GatherSwallowed:
        return tr("the gather, which had ended, looked at the exception of %1 and dropped it").arg(w.subject());
    case Retrieval::TaskGroup:
        return tr("the task group collected the exception of %1").arg(w.subject());
    case Retrieval::CancelSwallowed:
        return tr("the exception of %1 was dropped: a cancellation had reached the waiter first").arg(w.subject());
    case Retrieval::Main:
        return tr("asyncio.run took the exception of %1").arg(w.subject());
    case Retrieval::Shutdown:
        return tr("asyncio.run looked at the exception of %1 when it cleaned up").arg(w.subject());
    case Retrieval::Wait:
        return tr("asyncio.wait looked at the exception of %1").arg(w.subject());
    case Retrieval::ShieldReport:
        return tr("the shield, whose waiter was gone, reported the exception of %1").arg(w.subject());
    case Retrieval::Shield:
        return tr("the shield took the exception of %1 and passes it on").arg(w.subject());
    case Retrieval::WaitFor:
        return tr("wait_for took the exception of %1 and passes it on").arg(w.subject());
    case Retrieval::Thread:
        return tr("run_coroutine_threadsafe stored the exception of %1 in the thread's future").arg(w.subject());
    case Retrieval::Unknown:
    case Retrieval::Await:
    case Retrieval::Result:
    case Retrieval::Exception:
        break;
    }
    return by.isEmpty() ? tr("the exception of %1 was retrieved").arg(w.subject()) : tr("the exception of %1 was retrieved by %2").arg(w.subject(), by);
}

QString requested(const Words &w, quint32 event)
{
    const QString by = cancelledBy(w.store, event), message = w.string(w.e.b);
    const QString name = w.subject();
    const QString text = w.e.flag ? tr("the cancellation of %1 was requested %2") : tr("cancel() was called on %1, which was done already, %2");
    const QString whole = text.arg(name, by.isEmpty() && w.e.a != NoIndex ? tr("by %1").arg(w.store.displayName(EntityId{w.e.a})) : by).trimmed();
    return message.isEmpty() ? whole : tr("%1, with the message “%2”").arg(whole, message);
}

//! By its limit, because another timeout around it may be the one that expired.
QString leftInTime(const Words &w, quint32 event)
{
    const QString limit = limitLeftAt(w.store, event);
    if (limit.isEmpty())
        return tr("%1 left its timeout in time").arg(w.subject());
    return w.e.outcome == Outcome::Ok ? tr("%1 left its timeout of %2 in time").arg(w.subject(), limit)
                                      : tr("%1 left its timeout of %2, which had not expired").arg(w.subject(), limit);
}

QString timeoutEnd(const Words &w, quint32 event)
{
    const Event &e = w.e;
    if (!e.flag)
        return leftInTime(w, event);
    return e.outcome == Outcome::Raised && e.b != NoIndex ? tr("the timeout of %1 raised %2").arg(w.subject(), w.exception(e.b))
                                                          : tr("%1 left its timeout, whose time was up, %2").arg(w.subject(), expiredText(w.store, event));
}

QString groupEnd(const Words &w)
{
    const Event &e = w.e;
    if (e.kind == EventKind::GroupExit)
        return e.outcome == Outcome::Ok       ? tr("%1 reached the end of its task group and waits for its tasks").arg(w.subject())
            : e.outcome == Outcome::Cancelled ? tr("CancelledError ended the body of the task group of %1, which cancels its tasks").arg(w.subject())
                                              : tr("an exception ended the body of the task group of %1, which cancels its tasks").arg(w.subject());
    if (e.outcome == Outcome::Ok)
        return tr("the task group of %1 was done").arg(w.subject());
    if (e.outcome == Outcome::Cancelled)
        return tr("CancelledError left the task group of %1").arg(w.subject());
    return e.b == NoIndex ? tr("an exception left the task group of %1").arg(w.subject())
                          : tr("the task group of %1 raised %2").arg(w.subject(), w.exception(e.b));
}

QString created(const Words &w)
{
    if (w.e.c == NoIndex)
        return w.e.flag ? tr("%1 already existed when the recording began").arg(w.subject()) : tr("%1 was created").arg(w.subject());
    const QString by = w.store.displayName(EntityId{w.e.c});
    return w.e.flag ? tr("%2 created %1 in a task group").arg(w.subject(), by) : tr("%2 created %1").arg(w.subject(), by);
}

QString replaced(const Words &w)
{
    if (w.e.b == NoIndex)
        return tr("%2 was dropped in a finally block of %1").arg(w.subject(), w.exception(w.e.a));
    return w.e.flag ? tr("%3 took the place of %2 in a finally block of %1").arg(w.subject(), w.exception(w.e.a), w.exception(w.e.b))
                    : tr("%3 took the place of %2 in an except clause of %1").arg(w.subject(), w.exception(w.e.a), w.exception(w.e.b));
}

QString entered(const Words &w)
{
    if (w.e.c != NoIndex)
        return tr("%1 asked the generator %2 for its first value").arg(w.subject(), w.string(w.e.a));
    return w.e.flag ? tr("%1 called the function %2").arg(w.subject(), w.string(w.e.a))
                    : tr("%1 awaited the coroutine %2 inline").arg(w.subject(), w.string(w.e.a));
}

//! Events of a task that only say where it is.
QString course(const Words &w)
{
    const Event &e = w.e;
    switch (e.kind) {
    case EventKind::Submitted:
        return e.c == NoIndex ? tr("%1 was given to a thread").arg(w.subject())
                              : tr("%2 gave %1 to a thread").arg(w.subject(), w.store.displayName(EntityId{e.c}));
    case EventKind::Scheduled:
        return e.c == NoIndex ? tr("%1 was given to the event loop").arg(w.subject())
                              : tr("%2 gave %1 to the event loop").arg(w.subject(), w.store.displayName(EntityId{e.c}));
    case EventKind::Handling: return tr("the event loop called its exception handler %1").arg(w.subject());
    case EventKind::ContextSet: return tr("%1 set the context variable %2 to %3").arg(w.subject(), w.string(e.a), w.value(e.b));
    case EventKind::ContextReset: return tr("%1 reset the context variable %2").arg(w.subject(), w.string(e.a));
    case EventKind::Started:
        if (w.isCallback())
            return tr("the event loop called %1").arg(w.subject());
        if (w.inThread())
            return tr("%1 began in its thread").arg(w.subject());
        return e.flag ? tr("%1 had begun before the recording").arg(w.subject()) : tr("%1 ran its first step").arg(w.subject());
    case EventKind::Enter:
        return entered(w);
    case EventKind::Yielded:
        if (e.b == NoIndex) // of another program's trace
            return tr("the generator %2 gave a value to %1").arg(w.subject(), w.string(e.a));
        return tr("the generator %2 gave %3 to %1").arg(w.subject(), w.string(e.a), w.value(e.b));
    case EventKind::Continued:
        if (e.b != NoIndex)
            return tr("%3 was raised at the yield of the generator %2 in %1").arg(w.subject(), w.string(e.a), w.exception(e.b));
        return tr("%1 asked the generator %2 for its next value").arg(w.subject(), w.string(e.a));
    case EventKind::GeneratorDropped:
        if (e.subject == EntityId::None)
            return tr("the last reference to the generator %1 was gone").arg(w.string(e.a));
        return tr("%1 let go of the last reference to the generator %2, which was suspended at its yield").arg(w.subject(), w.string(e.a));
    case EventKind::Sleeping: return tr("%1 went to sleep for %2").arg(w.subject(), w.duration(e.a));
    case EventKind::Blocking:
        if (w.inThread())
            return tr("%1 took %2 in its thread").arg(w.subject(), w.duration(e.a));
        return tr("%1 blocked the event loop for %2").arg(w.subject(), w.duration(e.a));
    case EventKind::Awaiting: return tr("%1 began to wait for %2").arg(w.subject(), w.entity(e.a));
    case EventKind::WaitResumed: return tr("%1 went on: asyncio.wait returned").arg(w.subject());
    case EventKind::Succeeded:
        return w.value(e.a).isEmpty() ? tr("%1 returned").arg(w.subject()) : tr("%1 returned %2").arg(w.subject(), w.value(e.a));
    case EventKind::Log: return tr("%1 printed “%2”").arg(w.subject(), w.string(e.a));
    case EventKind::Else: return tr("%1 entered an else block").arg(w.subject());
    case EventKind::Finally: return tr("%1 entered a finally block").arg(w.subject());
    case EventKind::State: return tr("%1 looked at the state of %2").arg(w.subject(), w.entity(e.a));
    case EventKind::Uncancelled: return tr("%1 took a request for its cancellation back with uncancel()").arg(w.subject());
    case EventKind::Callback: return tr("a done callback of %1 was called").arg(w.subject());
    case EventKind::GroupEnter: return tr("%1 entered a task group").arg(w.subject());
    case EventKind::TimeoutEnter:
        if (e.b != NoIndex)
            return tr("%1 entered a timeout that ends at %2 on the clock of the loop").arg(w.subject(), w.duration(e.b));
        return e.a == NoIndex ? tr("%1 entered a timeout without a limit").arg(w.subject())
                              : tr("%1 entered a timeout of %2").arg(w.subject(), w.duration(e.a));
    case EventKind::Released: return tr("%1 released %2").arg(w.subject(), named(w.string(e.a)));
    case EventKind::FutureSet: return tr("%1 completed %2").arg(w.subject(), w.entity(e.a));
    case EventKind::Made: return tr("%1 made a coroutine object of %2").arg(w.subject(), w.string(e.a));
    default: return {};
    }
}

QString failure(const Words &w)
{
    const Event &e = w.e;
    switch (e.kind) {
    case EventKind::Raised: return tr("%1 ended with %2").arg(w.subject(), w.exception(e.a));
    case EventKind::Cancelled: return tr("%1 ended as cancelled").arg(w.subject());
    case EventKind::Silenced:
        if (w.inThread())
            return tr("nobody waited any more for %1: its exception is dropped").arg(w.subject());
        return tr("that switched off the report about the exception of %1").arg(w.subject());
    case EventKind::NeverRetrieved: return tr("%1 was destroyed, and %2 was reported as never retrieved").arg(w.subject(), w.exception(e.a));
    case EventKind::NeverAwaited: return tr("the coroutine object of %1 was destroyed: never awaited").arg(w.string(e.a));
    case EventKind::DestroyedPending: return tr("%1 was destroyed while it was pending").arg(w.subject());
    case EventKind::Caught:
        if (const QString with = suppressorOf(w.string(e.b)); !with.isEmpty())
            return tr("%1 went on after %2, which %3 suppressed").arg(w.subject(), w.exception(e.a), with);
        return tr("%1 caught %2 with %3").arg(w.subject(), w.exception(e.a), clauseOf(w.store.trace(), e));
    case EventKind::Noted: return tr("%1 added the note “%2” to %3").arg(w.subject(), w.string(e.b), w.exception(e.a));
    case EventKind::CallbackError: return tr("the event loop reported that a callback raised %1").arg(w.exception(e.b));
    case EventKind::Retry: return tr("%1 caught %2 and tries again: attempt %3 failed").arg(w.subject(), w.exception(e.a), QString::number(e.b));
    case EventKind::RetryExhausted: return tr("%1 used up its %3 attempts, and %2 goes on").arg(w.subject(), w.exception(e.a), QString::number(e.b));
    case EventKind::ShieldException: return tr("the shield of %1 reported %2, because its waiter was gone").arg(w.subject(), w.exception(e.a));
    case EventKind::ShutdownException: return tr("asyncio.run reported %1").arg(w.exception(e.a));
    case EventKind::LoopError: return tr("the event loop reported %1").arg(w.exception(e.b));
    default: return {};
    }
}

QString programEvent(const Words &w, quint32 event)
{
    const Event &e = w.e;
    switch (e.kind) {
    case EventKind::Shutdown:
        return exitBehind(w.store, event) ? tr("asyncio.run cancelled every task that was left, main too")
                                          : tr("main was done, and asyncio.run cancelled the tasks that were left");
    case EventKind::External: return outside(w);
    case EventKind::NextRun: return tr("asyncio.run returned, and the next one began with a loop of its own");
    case EventKind::Exit: return e.outcome == Outcome::Ok ? tr("the program ended") : tr("the program ended with %1").arg(w.exception(e.b));
    case EventKind::Deadlock: return tr("nothing was left that could run, and no timer was set");
    case EventKind::Limit: return tr("the run was ended: %1").arg(w.string(e.a));
    default: return {};
    }
}

} // namespace

QString awaitedName(const TraceStore &store, EntityId target)
{
    if (target != EntityId::None && store.trace().entity(target).kind == EntityKind::Text) {
        const QString label = visibleText(QString::fromStdString(store.trace().label(target))); // "event:ready"
        if (const QString words = named(label); words != label)
            return words;
    }
    return store.displayName(target);
}

QString clauseOf(const Trace &trace, const Event &caught)
{
    const QString handler = caught.b == NoIndex ? QString() : visibleText(QString::fromUtf8(trace.text(StringId{caught.b})));
    const ExceptionInfo &info = trace.exception(ExceptionId{caught.a});
    const bool star = info.isGroup && suppressorOf(handler).isEmpty() && !handler.contains(QLatin1String("Group")) && handler != QLatin1String("Exception")
        && handler != QLatin1String("BaseException") && handler != QString::fromUtf8(trace.text(info.type));
    return star ? QStringLiteral("except* ") + handler : handlerInPython(handler);
}

QString eventSentence(const TraceStore &store, quint32 event)
{
    const Event &e = store.trace().events()[event];
    const Words w{store, e};
    switch (e.kind) {
    case EventKind::Created: return created(w);
    case EventKind::Resumed: return resumed(w);
    case EventKind::Leave: return leave(w);
    case EventKind::Retrieved: return retrieved(w);
    case EventKind::CancelRequested: return requested(w, event);
    case EventKind::TimeoutExit: return timeoutEnd(w, event);
    case EventKind::GroupExit:
    case EventKind::GroupDone: return groupEnd(w);
    case EventKind::Replaced: return replaced(w);
    case EventKind::Raised:
    case EventKind::Cancelled:
    case EventKind::Silenced:
    case EventKind::NeverRetrieved:
    case EventKind::NeverAwaited:
    case EventKind::DestroyedPending:
    case EventKind::Caught:
    case EventKind::CallbackError:
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::ShutdownException:
    case EventKind::ShieldException:
    case EventKind::Noted:
    case EventKind::LoopError: return failure(w);
    case EventKind::Shutdown:
    case EventKind::External:
    case EventKind::NextRun:
    case EventKind::Exit:
    case EventKind::Deadlock:
    case EventKind::Limit: return programEvent(w, event);
    case EventKind::Submitted:
    case EventKind::Scheduled:
    case EventKind::Handling:
    case EventKind::ContextSet:
    case EventKind::ContextReset:
    case EventKind::Started:
    case EventKind::Enter:
    case EventKind::Yielded:
    case EventKind::Continued:
    case EventKind::GeneratorDropped:
    case EventKind::Sleeping:
    case EventKind::Blocking:
    case EventKind::Awaiting:
    case EventKind::WaitResumed:
    case EventKind::Succeeded:
    case EventKind::Log:
    case EventKind::Else:
    case EventKind::Finally:
    case EventKind::State:
    case EventKind::Uncancelled:
    case EventKind::Callback:
    case EventKind::GroupEnter:
    case EventKind::TimeoutEnter:
    case EventKind::Released:
    case EventKind::FutureSet:
    case EventKind::Made: return course(w);
    }
    return {};
}

} // namespace awaitscope
