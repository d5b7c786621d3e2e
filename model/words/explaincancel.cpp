// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/explain.h: cancellations.

#include "model/words/explain.h"
#include "model/words/remarks.h"
#include "model/words/reasons.h"

#include <QCoreApplication>

#include <algorithm>

// Who requested a cancellation, what became of timeouts, and what cut a sleep short.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

constexpr std::ptrdiff_t Near = 64; // marks and events: labels are built in every frame, for runs of any size

QString exceptionType(const TraceStore &store, ExceptionId id)
{
    return QString::fromUtf8(store.trace().text(store.trace().exception(id).type));
}

//! The type of the exception that left a timeout without being a TimeoutError, inferred from the next events of the task.
QString typeThatCameOut(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    const Event &e = events[event];
    if (e.b != NoIndex)
        return exceptionType(store, ExceptionId{e.b});
    const std::size_t end = std::min<std::size_t>(events.size(), std::size_t(event) + Near);
    for (std::size_t i = event + 1; i < end; ++i)
        if (events[i].subject == e.subject && (events[i].kind == EventKind::Caught || events[i].kind == EventKind::Raised) && events[i].a != NoIndex)
            return exceptionType(store, ExceptionId{events[i].a});
    return tr("another exception");
}

//! Why a task group asked, if one of its tasks failed.
QString failedInGroup(const TraceStore &store, quint32 event, const CancelRequest &request)
{
    const EntityId task = store.trace().events()[event].subject, child = failedChildBehind(store, event);
    if (child == EntityId::None)
        return tr("A sibling in the task group failed, so the group cancelled the rest.");
    return task == request.by ? tr("%1 failed, so its task group cancelled %2, which runs the body of the group.")
                                    .arg(store.displayName(child), store.displayName(task))
                              : tr("%1 failed, so its task group cancelled the others.").arg(store.displayName(child));
}

//! The nearest event of that kind before.
quint32 lastOfKind(const TraceStore &store, quint32 event, EventKind kind)
{
    constexpr quint32 Far = 200'000; // events
    for (quint32 i = event; i-- > 0 && event - i < Far;)
        if (store.trace().events()[i].kind == kind)
            return i;
    return NoIndex;
}

bool cameFromKeyboard(const TraceStore &store, quint32 event)
{
    const quint32 outside = lastOfKind(store, event, EventKind::External);
    return outside != NoIndex && store.trace().events()[outside].b == NoIndex;
}

std::optional<QString> endedEarly(const TraceStore &store, quint32 event)
{
    const auto exit = exitBehind(store, lastOfKind(store, event, EventKind::Shutdown));
    return exit ? std::optional(exit->sentence) : std::nullopt;
}

} // namespace

QString cancelledBy(const TraceStore &store, quint32 event)
{
    const CancelRequest *request = store.cancelRequestAt(event);
    if (!request)
        return {};
    const QString by = request->by == EntityId::None ? QString() : store.displayName(request->by);
    switch (request->cause) {
    case CancelCause::Task:
        return tr("by %1").arg(by);
    case CancelCause::Self:
        return tr("by itself");
    case CancelCause::Group:
        return tr("by the task group of %1").arg(by);
    case CancelCause::Timeout:
        return request->by == store.trace().events()[event].subject ? tr("by its timeout") : tr("by the timeout of %1").arg(by);
    case CancelCause::WaitFor:
        return request->by == store.trace().events()[event].subject ? tr("by its wait_for") : tr("by the wait_for of %1").arg(by);
    case CancelCause::External:
        return tr("by the user");
    case CancelCause::Shutdown:
        return tr("by asyncio.run at its end");
    case CancelCause::Unknown:
        return tr("by the event loop");
    }
    return {};
}

QStringList explainCancel(const TraceStore &store, quint32 event)
{
    const CancelRequest *request = store.cancelRequestAt(event);
    if (!request)
        return {};
    const QString by = request->by == EntityId::None ? QString() : store.displayName(request->by);
    const Event &e = store.trace().events()[event];
    const auto reason = [&] {
        switch (request->cause) {
        case CancelCause::Task:
            return tr("%1 asked for the cancellation.").arg(by);
        case CancelCause::Self:
            return tr("It asked for its own cancellation.");
        case CancelCause::Group:
            return e.a == NoIndex ? failedInGroup(store, event, *request)
                                  : tr("The body of the task group of %1 ended with an exception or a cancellation, so "
                                       "the group cancelled its children.")
                                        .arg(by);
        case CancelCause::Timeout:
            return request->by == e.subject ? tr("A timeout of its own expired.") : tr("A timeout in %1 expired.").arg(by);
        case CancelCause::WaitFor:
            return tr("A wait_for in %1 timed out.").arg(by);
        case CancelCause::External:
            return cameFromKeyboard(store, event) ? tr("Somebody pressed Ctrl+C, and asyncio.run cancelled main.")
                                                  : tr("The user cancelled it from outside.");
        case CancelCause::Shutdown:
            return endedEarly(store, event).value_or(tr("asyncio.run cancels every task that is left when main has ended."));
        case CancelCause::Unknown:
            return tr("The event loop asked for it: a timeout, or a task group.");
        }
        return QString();
    };
    QStringList out{reason()};
    if (request->through != EntityId::None && request->through != e.subject)
        out += tr("%1 was waiting for it, and passed the request on.").arg(store.displayName(request->through));
    return out;
}

quint32 requestBehind(const Lane &lane, quint32 event)
{
    const auto request = std::find_if(lane.marks.rbegin(), lane.marks.rend(),
                                      [event](const Mark &m) { return m.kind == MarkKind::CancelRequested && m.event <= event; });
    return request == lane.marks.rend() ? NoIndex : request->event;
}

QString expiredText(const TraceStore &store, quint32 event)
{
    switch (store.trace().events()[event].outcome) {
    case Outcome::Ok:
        return tr("but the task went on");
    case Outcome::Cancelled:
        return tr("but CancelledError came out");
    case Outcome::Raised:
        return tr("but %1 came out").arg(typeThatCameOut(store, event));
    }
    return {};
}

QString handledText(const TraceStore &store, const Lane &lane)
{
    int count = 0;
    ExceptionId last = ExceptionId::None;
    const auto end = lane.marks.size() > Near ? lane.marks.rbegin() + Near : lane.marks.rend();
    for (auto m = lane.marks.rbegin(); m != end; ++m) {
        if (m->kind != MarkKind::Caught)
            continue;
        ++count;
        last = ExceptionId{store.trace().events()[m->event].a};
    }
    if (count == 0 || last == ExceptionId::None)
        return {};
    return count == 1 ? exceptionType(store, last) : tr("%1 exceptions").arg(count);
}

std::optional<Time> cutShort(const TraceStore &store, const Span &span)
{
    const auto &events = store.trace().events();
    const Event &e = events[span.firstEvent];
    if (span.state != SpanState::Sleeping || e.kind != EventKind::Sleeping || e.a == NoIndex || span.lastEvent >= events.size())
        return std::nullopt;
    if (events[span.lastEvent].kind != EventKind::CancelRequested)
        return std::nullopt;
    bool ok = false;
    const double ms = QString::fromStdString(store.trace().json(ValueId{e.a})).toDouble(&ok);
    const Time asked{qint64(ms * 1e6)};
    return ok && asked > span.end - span.begin ? std::optional(asked) : std::nullopt;
}

} // namespace awaitscope
