// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/eventtext.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"
#include "model/words/signs.h"
#include "model/text/visibletext.h"
#include "model/words/suppressor.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("EventText", source);
}

QString utf8(std::string_view text)
{
    return visibleText(QString::fromUtf8(text.data(), qsizetype(text.size())), LineBreaks::Kept);
}

QString string(const Trace &trace, quint32 id)
{
    return id == 0xffffffff ? QString() : utf8(trace.text(StringId{id}));
}

QString value(const Trace &trace, quint32 id)
{
    return id == 0xffffffff ? QString() : QString::fromStdString(pythonValue(trace.json(ValueId{id})));
}

QString entity(const TraceStore &store, quint32 id)
{
    return id == 0xffffffff ? QString() : store.displayName(EntityId{id});
}

QString milliseconds(const Trace &trace, quint32 id)
{
    bool ok = false;
    const double ms = value(trace, id).toDouble(&ok);
    return ok ? durationText(std::chrono::nanoseconds(qint64(ms * 1e6))) : value(trace, id);
}

QString outcomeText(const TraceStore &store, const Event &e, quint32 exception)
{
    switch (e.outcome) {
    case Outcome::Ok:
        return tr("well");
    case Outcome::Cancelled:
        return tr("cancelled");
    case Outcome::Raised:
        return exception == 0xffffffff ? tr("with an exception") : exceptionText(store.trace(), ExceptionId{exception});
    }
    return {};
}

QString createdText(const TraceStore &store, const Event &e)
{
    const QString by = entity(store, e.c);
    const QString args = value(store.trace(), e.b);
    QString text = by.isEmpty() ? tr("by the event loop") : tr("by %1").arg(by);
    if (!args.isEmpty() && args != QLatin1String("None") && args != QLatin1String("{}"))
        text += QStringLiteral("  ") + args;
    return text;
}

QString resumedText(const TraceStore &store, const Event &e)
{
    const QString what = entity(store, e.a);
    if (e.outcome == Outcome::Ok)
        return e.flag ? tr("from %1").arg(what) : tr("from %1, without waiting").arg(what);
    return tr("from %1: %2").arg(what, outcomeText(store, e, e.b));
}

QString retrievalText(Retrieval how)
{
    switch (how) {
    case Retrieval::Unknown: return {};
    case Retrieval::Await: return tr("awaited");
    case Retrieval::Result: return tr("by result()");
    case Retrieval::Exception: return tr("by exception()");
    case Retrieval::Gather: return tr("by its gather, which passes it on");
    case Retrieval::GatherCollect: return tr("into the gather's list of results");
    case Retrieval::GatherSwallowed: return tr("swallowed: the gather had already ended");
    case Retrieval::TaskGroup: return tr("by its task group");
    case Retrieval::Wait: return tr("by asyncio.wait");
    case Retrieval::Shield: return tr("by a shield, which passes it on");
    case Retrieval::WaitFor: return tr("by wait_for, which passes it on");
    case Retrieval::Shutdown: return tr("by the end of the program");
    case Retrieval::Main: return tr("by asyncio.run, which raises it");
    case Retrieval::Thread: return tr("by a thread, to which run_coroutine_threadsafe passes it on");
    case Retrieval::CancelSwallowed: return tr("swallowed: a cancellation came first");
    case Retrieval::ShieldReport: return tr("only to report it: the waiter behind the shield is gone");
    }
    return {};
}

QString retrievedText(const TraceStore &store, const Event &e)
{
    const QString by = entity(store, e.a);
    const QString how = retrievalText(e.b == 0xffffffff ? Retrieval::Unknown : Retrieval(e.b));
    return by.isEmpty() ? how : how.isEmpty() ? tr("by %1").arg(by)
                                              : QStringLiteral("%1 · %2").arg(by, how);
}

QString replacedText(const Trace &trace, const Event &e)
{
    const QString gone = exceptionText(trace, ExceptionId{e.a});
    if (e.b == NoIndex)
        return tr("%1, dropped in finally").arg(gone);
    return e.flag ? tr("%1, by %2 in finally").arg(gone, exceptionText(trace, ExceptionId{e.b}))
                  : tr("%1, by %2 in except").arg(gone, exceptionText(trace, ExceptionId{e.b}));
}

QString cancelText(const TraceStore &store, quint32 event)
{
    const QString message = string(store.trace(), store.trace().events()[event].b), by = cancelledBy(store, event);
    return message.isEmpty() ? by : QStringLiteral("%1: \u201c%2\u201d").arg(by, message);
}

//! Events about an exception and little else.
QString failureDetail(const TraceStore &store, const Event &e)
{
    const Trace &trace = store.trace();
    const auto exception = [&trace](quint32 id) { return id == 0xffffffff ? QString() : exceptionText(trace, ExceptionId{id}); };
    switch (e.kind) {
    case EventKind::Caught:
        if (const QString with = suppressorOf(string(trace, e.b)); !with.isEmpty())
            return tr("%1, suppressed by %2").arg(exception(e.a), with);
        return tr("%1 by %2").arg(exception(e.a), clauseOf(trace, e));
    case EventKind::Noted:
        return QStringLiteral("%1 · \u201c%2\u201d").arg(exception(e.a), string(trace, e.b));
    case EventKind::Retry:
        return tr("%1, attempt %2, again in %3").arg(exception(e.a), QString::number(e.b), milliseconds(trace, e.c));
    case EventKind::Replaced:
        return replacedText(trace, e);
    case EventKind::RetryExhausted:
        return tr("%1 after %2 attempts").arg(exception(e.a)).arg(e.b);
    case EventKind::CallbackError:
    case EventKind::LoopError:
        return QStringLiteral("%1 %2").arg(string(trace, e.a), exception(e.b));
    default:
        return exception(e.a);
    }
}

QString timeoutText(const TraceStore &store, quint32 event)
{
    const Event &e = store.trace().events()[event];
    if (!e.flag)
        return outcomeText(store, e, e.b);
    return e.outcome == Outcome::Raised && e.b != 0xffffffff ? signLabel(Sign::TimedOut) : tr("timeout expired, %1").arg(expiredText(store, event));
}

QString structureDetail(const TraceStore &store, const Event &e)
{
    const Trace &trace = store.trace();
    switch (e.kind) {
    case EventKind::Uncancelled:
        return QString::number(e.a);
    case EventKind::Resumed:
    case EventKind::WaitResumed:
        return resumedText(store, e);
    case EventKind::Succeeded:
        return tr("returns %1").arg(value(trace, e.a));
    case EventKind::Retrieved:
        return retrievedText(store, e);
    case EventKind::Created:
    case EventKind::Submitted:
    case EventKind::Scheduled:
    case EventKind::Handling:
        return createdText(store, e);
    case EventKind::ContextSet:
        return QStringLiteral("%1 = %2").arg(string(trace, e.a), value(trace, e.b));
    case EventKind::Leave:
        return e.outcome == Outcome::Ok ? tr("%1, returns %2").arg(string(trace, e.a), value(trace, e.b))
                                        : QStringLiteral("%1: %2").arg(string(trace, e.a), outcomeText(store, e, e.b));
    case EventKind::Yielded:
        return e.b == NoIndex ? string(trace, e.a) : QStringLiteral("%1: %2").arg(string(trace, e.a), value(trace, e.b));
    case EventKind::Continued:
        return e.b == NoIndex ? string(trace, e.a) : tr("%1, with %2").arg(string(trace, e.a), exceptionText(trace, ExceptionId{e.b}));
    case EventKind::GroupExit:
        return outcomeText(store, e, 0xffffffff);
    case EventKind::GroupDone:
        return outcomeText(store, e, e.b);
    case EventKind::Sleeping:
    case EventKind::Blocking:
        return milliseconds(trace, e.a);
    case EventKind::TimeoutEnter:
        return e.a == 0xffffffff ? tr("no limit") : milliseconds(trace, e.a);
    case EventKind::NextRun:
        return tr("%1, after %2 was returned").arg(string(trace, e.a), value(trace, e.b));
    case EventKind::Exit:
        return e.outcome == Outcome::Ok ? tr("returns %1").arg(value(trace, e.a)) : outcomeText(store, e, e.b);
    case EventKind::External:
        return e.b == 0xffffffff ? string(trace, e.a) : QStringLiteral("%1 %2").arg(string(trace, e.a), string(trace, e.b));
    default:
        return string(trace, e.a);
    }
}

} // namespace

QString exceptionText(const Trace &trace, ExceptionId id)
{
    if (id == ExceptionId::None)
        return {};
    const ExceptionInfo &info = trace.exception(id);
    const QString type = info.type == StringId::None ? QString() : utf8(trace.text(info.type));
    const QString message = info.message == StringId::None ? QString() : utf8(trace.text(info.message));
    return message.isEmpty() ? type : QStringLiteral("%1: %2").arg(type, message);
}

namespace {

Sign signOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Succeeded:
        return Sign::Succeeded;
    case EventKind::Cancelled:
        return Sign::Cancelled;
    case EventKind::CancelRequested:
        return Sign::CancelRequested;
    case EventKind::NeverAwaited:
        return Sign::NeverAwaited;
    case EventKind::DestroyedPending:
        return Sign::DestroyedPending;
    case EventKind::Caught:
        return Sign::Caught;
    case EventKind::CallbackError:
        return Sign::CallbackError;
    case EventKind::Replaced:
        return Sign::Replaced;
    case EventKind::Silenced:
        return Sign::Silenced;
    case EventKind::GeneratorDropped:
        return Sign::GeneratorDropped;
    case EventKind::Log:
        return Sign::Log;
    default:
        return Sign::Furniture;
    }
}

constexpr const char *names[] = {
    QT_TRANSLATE_NOOP("EventText", "created"),
    QT_TRANSLATE_NOOP("EventText", "given to a thread"),
    QT_TRANSLATE_NOOP("EventText", "started"),
    QT_TRANSLATE_NOOP("EventText", "enters"),
    QT_TRANSLATE_NOOP("EventText", "leaves"),
    QT_TRANSLATE_NOOP("EventText", "yields"),
    QT_TRANSLATE_NOOP("EventText", "goes on"),
    QT_TRANSLATE_NOOP("EventText", "generator left at its yield"),
    QT_TRANSLATE_NOOP("EventText", "sleeps"),
    QT_TRANSLATE_NOOP("EventText", "blocks"),
    QT_TRANSLATE_NOOP("EventText", "awaits"),
    QT_TRANSLATE_NOOP("EventText", "resumes"),
    QT_TRANSLATE_NOOP("EventText", "resumes"),
    QT_TRANSLATE_NOOP("EventText", "succeeded"),
    QT_TRANSLATE_NOOP("EventText", "raised"),
    QT_TRANSLATE_NOOP("EventText", "cancelled"),
    QT_TRANSLATE_NOOP("EventText", "retrieved"),
    QT_TRANSLATE_NOOP("EventText", "silenced"),
    QT_TRANSLATE_NOOP("EventText", "never retrieved"),
    QT_TRANSLATE_NOOP("EventText", "never awaited"),
    QT_TRANSLATE_NOOP("EventText", "destroyed pending"),
    QT_TRANSLATE_NOOP("EventText", "log"),
    QT_TRANSLATE_NOOP("EventText", "caught"),
    QT_TRANSLATE_NOOP("EventText", "else"),
    QT_TRANSLATE_NOOP("EventText", "finally"),
    QT_TRANSLATE_NOOP("EventText", "state"),
    QT_TRANSLATE_NOOP("EventText", "cancel requested"),
    QT_TRANSLATE_NOOP("EventText", "uncancelled"),
    QT_TRANSLATE_NOOP("EventText", "callback"),
    QT_TRANSLATE_NOOP("EventText", "callback error"),
    QT_TRANSLATE_NOOP("EventText", "group begins"),
    QT_TRANSLATE_NOOP("EventText", "group body ends"),
    QT_TRANSLATE_NOOP("EventText", "group done"),
    QT_TRANSLATE_NOOP("EventText", "timeout begins"),
    QT_TRANSLATE_NOOP("EventText", "timeout ends"),
    QT_TRANSLATE_NOOP("EventText", "retry"),
    QT_TRANSLATE_NOOP("EventText", "retries exhausted"),
    QT_TRANSLATE_NOOP("EventText", "released"),
    QT_TRANSLATE_NOOP("EventText", "future set"),
    QT_TRANSLATE_NOOP("EventText", "shutdown"),
    QT_TRANSLATE_NOOP("EventText", "shutdown exception"),
    QT_TRANSLATE_NOOP("EventText", "exception behind a shield"),
    QT_TRANSLATE_NOOP("EventText", "external"),
    QT_TRANSLATE_NOOP("EventText", "exit"),
    QT_TRANSLATE_NOOP("EventText", "next asyncio.run"),
    QT_TRANSLATE_NOOP("EventText", "deadlock"),
    QT_TRANSLATE_NOOP("EventText", "limit"),
    QT_TRANSLATE_NOOP("EventText", "loop error"),
    QT_TRANSLATE_NOOP("EventText", "note added"),
    QT_TRANSLATE_NOOP("EventText", "scheduled"),
    QT_TRANSLATE_NOOP("EventText", "tells the handler"),
    QT_TRANSLATE_NOOP("EventText", "context variable set"),
    QT_TRANSLATE_NOOP("EventText", "context variable reset"),
    QT_TRANSLATE_NOOP("EventText", "made"),
    QT_TRANSLATE_NOOP("EventText", "replaced"),
};

} // namespace

// An event that is a mark in the timeline has the same name here.
QString eventName(EventKind kind)
{
    if (const Sign sign = signOf(kind); sign != Sign::Furniture)
        return signLabel(sign);
    static_assert(std::size(names) == std::size_t(EventKind::Replaced) + 1);
    return tr(names[std::size_t(kind)]);
}

QString eventDetail(const TraceStore &store, quint32 event)
{
    const Event &e = store.trace().events()[event];
    switch (e.kind) {
    case EventKind::Awaiting:
    case EventKind::State:
    case EventKind::FutureSet:
    case EventKind::Shutdown:
    case EventKind::Deadlock:
        return entity(store, e.a);
    case EventKind::Raised:
    case EventKind::NeverRetrieved:
    case EventKind::ShutdownException:
    case EventKind::ShieldException:
    case EventKind::Caught:
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::CallbackError:
    case EventKind::LoopError:
    case EventKind::Noted:
    case EventKind::Replaced:
        return failureDetail(store, e);
    case EventKind::CancelRequested:
        return cancelText(store, event);
    case EventKind::TimeoutExit:
        return timeoutText(store, event);
    default:
        return structureDetail(store, e);
    }
}

bool isTrouble(const Event &event)
{
    switch (event.kind) {
    case EventKind::Raised:
    case EventKind::Cancelled:
    case EventKind::NeverRetrieved:
    case EventKind::NeverAwaited:
    case EventKind::DestroyedPending:
    case EventKind::CallbackError:
    case EventKind::Replaced:
    case EventKind::RetryExhausted:
    case EventKind::ShutdownException:
    case EventKind::ShieldException:
    case EventKind::Deadlock:
    case EventKind::Limit:
    case EventKind::LoopError:
        return true;
    case EventKind::Exit:
        return event.outcome != Outcome::Ok;
    case EventKind::TimeoutExit:
        return event.flag;
    default:
        return false;
    }
}

ColorRole eventTone(const Event &event)
{
    switch (event.kind) {
    case EventKind::Succeeded:
        return ColorRole::Succeeded;
    case EventKind::Cancelled:
    case EventKind::CancelRequested:
        return ColorRole::Cancelled;
    case EventKind::NeverRetrieved:
        return ColorRole::Pending;
    case EventKind::NeverAwaited:
        return ColorRole::NeverAwaited;
    case EventKind::TimeoutExit:
        return event.flag ? ColorRole::Cancelled : ColorRole::SecondaryText;
    default:
        return isTrouble(event) ? ColorRole::Raised : ColorRole::SecondaryText;
    }
}

} // namespace awaitscope
