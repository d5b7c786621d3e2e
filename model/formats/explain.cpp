// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/explain.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

QString exceptionType(const TraceStore &store, ExceptionId id)
{
    return QString::fromUtf8(store.trace().text(store.trace().exception(id).type));
}

Time endOf(const TraceStore &store, Time end)
{
    return end == Time::max() ? store.range().end : end;
}

const LedgerEntry *errorOf(const TraceStore &store, quint32 lane)
{
    const auto row = store.lanes()[lane].kind == LaneKind::Task ? store.ledgerOf(lane) : std::nullopt;
    return row ? &store.ledger()[*row] : nullptr;
}

// "fetch B raised ValueError"
QString laneTitle(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    const QString name = store.displayName(id);
    const LedgerEntry *error = errorOf(store, id);
    switch (lane.end) {
    case LaneEnd::Open:
        return store.finished() ? tr("%1 never ended").arg(name) : tr("%1 is running").arg(name);
    case LaneEnd::Succeeded:
        return tr("%1 succeeded").arg(name);
    case LaneEnd::Raised:
        return error ? tr("%1 raised %2").arg(name, exceptionType(store, error->exception)) : tr("%1 raised").arg(name);
    case LaneEnd::Cancelled:
        return tr("%1 was cancelled").arg(name);
    case LaneEnd::TimedOut:
        return tr("%1 timed out").arg(name);
    case LaneEnd::NeverAwaited:
        return tr("%1 was never awaited").arg(name);
    case LaneEnd::DestroyedPending:
        return tr("%1 was destroyed while pending").arg(name);
    }
    return name;
}

QString stateName(SpanState state)
{
    switch (state) {
    case SpanState::Created:
        return tr("created, not yet started");
    case SpanState::Running:
        return tr("running a step");
    case SpanState::Sleeping:
        return tr("sleeping");
    case SpanState::Awaiting:
        return tr("awaiting");
    case SpanState::Calling:
        return tr("in an inline call");
    case SpanState::NeverAwaited:
        return tr("never awaited");
    case SpanState::Cancelling:
        return tr("being cancelled");
    case SpanState::Swallowed:
        return tr("raised, swallowed");
    case SpanState::Pending:
        return tr("raised, not retrieved");
    }
    return {};
}

// Who asked for the event's cancellation, as a sentence.
QString cancelReason(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    const Event &e = events[event];
    if (e.a != NoIndex) {
        const QString by = store.displayName(EntityId{e.a});
        return EntityId{e.a} == e.subject ? tr("It asked for its own cancellation.") : tr("%1 asked for the cancellation.").arg(by);
    }
    // Not from inside a task. What was recorded just before tells the rest.
    for (quint32 i = event; i-- > 0 && event - i < 64 && events[i].time == e.time;) {
        if (events[i].kind == EventKind::External)
            return tr("The user cancelled it from outside.");
        if (events[i].kind == EventKind::Shutdown)
            return tr("asyncio.run cancels every task that is left when main has ended.");
        if (events[i].kind == EventKind::Raised)
            return tr("A sibling in the task group failed, so the group cancelled the rest.");
    }
    for (quint32 i = event; i < events.size() && events[i].time == e.time && i - event < 256; ++i)
        if (events[i].kind == EventKind::TimeoutExit && events[i].flag)
            return tr("The time of a timeout was up.");
    return tr("The event loop asked for it: a timeout, or a task group.");
}

// The last request before the event on the same lane.
QString cancelReasonOf(const TraceStore &store, const Lane &lane)
{
    const auto request = std::find_if(lane.marks.rbegin(), lane.marks.rend(), [](const Mark &m) { return m.kind == MarkKind::CancelRequested; });
    if (request == lane.marks.rend())
        return tr("Nobody asked for it: a CancelledError was raised inside, or passed on by what it awaited.");
    return cancelReason(store, request->event);
}

QStringList laneReasons(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    QStringList why;
    if (const LedgerEntry *error = errorOf(store, id))
        why += explainWhy(store, *error);
    if (lane.end == LaneEnd::NeverAwaited)
        why += tr("Calling a coroutine function only makes an object. Nobody awaited it or made it a task, so not one of its steps ran.");
    if (lane.kind == LaneKind::Task && (lane.end == LaneEnd::Cancelled || lane.end == LaneEnd::TimedOut) && !errorOf(store, id))
        why += cancelReasonOf(store, lane);
    if (lane.end == LaneEnd::DestroyedPending)
        why += tr("The program was over and nothing ran it any more.");
    if (lane.end == LaneEnd::Open && store.finished())
        why += tr("What it waits for never comes, so it would wait forever.");
    if (lane.orphan)
        why += tr("Its gather failed while it was still running. A gather does not cancel the others: it went on in the background.");
    return why;
}

void addLaneFacts(const TraceStore &store, quint32 id, Explanation &out)
{
    const Lane &lane = store.lanes()[id];
    const auto fact = [&out](const QString &name, const QString &value) { out.facts.emplace_back(name, value); };
    fact(tr("Coroutine"), QString::fromUtf8(store.trace().text(lane.name)));
    if (lane.args != ValueId::None)
        fact(tr("Arguments"), QString::fromStdString(pythonValue(store.trace().json(lane.args))));
    if (lane.parent >= 0)
        fact(lane.kind == LaneKind::Call ? tr("Awaited by") : tr("Made by"), store.displayName(quint32(lane.parent)));
    fact(tr("Begins"), durationText(lane.begin));
    if (lane.finish != Time::max()) {
        fact(tr("Ends"), durationText(lane.finish));
        fact(tr("Lasts"), durationText(lane.finish - lane.begin));
    }
    if (const LedgerEntry *error = errorOf(store, id)) {
        fact(tr("Exception"), exceptionText(store, error->exception));
        const bool forever = error->fate == Fate::Lost || error->fate == Fate::Pending;
        const Time until = forever ? store.range().end : error->settled.value_or(error->raised);
        fact(tr("Unretrieved"), forever ? tr("%1, to the end").arg(durationText(until - error->raised)) : durationText(until - error->raised));
        fact(tr("Fate"), explainFate(store, *error));
    }
}

QString spanReason(const TraceStore &store, const Span &span)
{
    const QString target = span.target == EntityId::None ? QString() : store.displayName(span.target);
    switch (span.state) {
    case SpanState::Created:
        return tr("The task exists; its first step runs in the next iteration of the event loop.");
    case SpanState::Running:
        return span.begin == span.end ? tr("Its code runs here. On the virtual clock that takes no time.") : tr("Its code runs here, and nothing else can.");
    case SpanState::Sleeping:
        return tr("It sleeps, and the event loop runs others meanwhile.");
    case SpanState::Awaiting:
        return target.isEmpty() ? tr("It waits for the children of its task group.") : tr("It waits for %1.").arg(target);
    case SpanState::Calling:
        return tr("It awaits a coroutine inline: the same task, shown in the lane below.");
    case SpanState::NeverAwaited:
        return tr("Calling a coroutine function only makes an object. Nobody awaited it, so not one of its steps ran.");
    case SpanState::Cancelling:
        return tr("Its cancellation was requested and has not taken effect yet: what it awaits must end first.");
    case SpanState::Swallowed:
    case SpanState::Pending:
        return {}; // the fate of the exception says it
    }
    return {};
}

QString spokenTime(Time t)
{
    const double ms = double(t.count()) / 1e6;
    const auto number = [](double n) { return QString::number(n, 'g', n < 1 ? 2 : n < 1000 ? 4
                                                                                           : 6); };
    const auto in = [&number](double n, const char *one, const char *many) {
        const QString text = number(n);
        return text == QLatin1String("1") ? QCoreApplication::translate("Explain", one) : QCoreApplication::translate("Explain", many).arg(text);
    };
    if (ms != 0 && ms < 1)
        return in(ms * 1000, QT_TRANSLATE_NOOP("Explain", "1 microsecond"), QT_TRANSLATE_NOOP("Explain", "%1 microseconds"));
    if (ms < 1000)
        return in(ms, QT_TRANSLATE_NOOP("Explain", "1 millisecond"), QT_TRANSLATE_NOOP("Explain", "%1 milliseconds"));
    return in(ms / 1000, QT_TRANSLATE_NOOP("Explain", "1 second"), QT_TRANSLATE_NOOP("Explain", "%1 seconds"));
}

// Marks that stand for the lane as a whole.
bool tellsHowItEnded(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Lost:
    case MarkKind::Succeeded:
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
    case MarkKind::PendingError:
    case MarkKind::Cancelled:
    case MarkKind::NeverAwaited:
    case MarkKind::DestroyedPending:
        return true;
    case MarkKind::TimedOut:
    case MarkKind::CancelRequested:
    case MarkKind::CancelDelivered:
    case MarkKind::Caught:
    case MarkKind::Log:
    case MarkKind::GatherFailed:
    case MarkKind::Deadlock:
        return false;
    }
    return false;
}

QString textOf(const TraceStore &store, quint32 string)
{
    return string == NoIndex ? QString() : QString::fromUtf8(store.trace().text(StringId{string}));
}

// A future or a gather has no lane of its own.
void explainLostFuture(const TraceStore &store, const Mark &mark, Explanation &out)
{
    out.title = tr("%1 was never retrieved").arg(store.displayName(store.trace().events()[mark.event].subject));
    for (const LedgerEntry &row : store.ledger())
        if (row.settledEvent == mark.event)
            out.why = explainWhy(store, row);
}

void explainCancellation(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const QString name = store.displayName(id);
    if (mark.kind == MarkKind::TimedOut) {
        out.title = tr("%1 timed out").arg(name);
        out.why += e.kind == EventKind::Cancelled ? tr("wait_for cancelled it because its time was up.")
                                                  : tr("The time was up: the cancellation that the timeout asked for becomes a TimeoutError here.");
    } else if (mark.kind == MarkKind::CancelDelivered) {
        out.title = tr("the cancellation reaches %1").arg(name);
        out.why += tr("A CancelledError is raised where it waited. It may clean up, or even refuse.");
    } else {
        out.title = tr("cancellation of %1 requested").arg(name);
        out.why += cancelReason(store, mark.event);
        if (!e.flag)
            out.why += tr("It had already ended, so this changes nothing.");
        if (const QString message = textOf(store, e.b); !message.isEmpty())
            out.facts.emplace_back(tr("Message"), message);
    }
}

void explainMoment(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const QString name = store.displayName(id);
    if (mark.kind == MarkKind::Caught) {
        out.title = tr("%1 caught %2").arg(name, e.a == NoIndex ? QString() : exceptionType(store, ExceptionId{e.a}));
        out.facts.emplace_back(tr("Exception"), exceptionText(store, ExceptionId{e.a}));
        if (const QString handler = textOf(store, e.b); !handler.isEmpty())
            out.facts.emplace_back(tr("Handler"), QStringLiteral("except ") + handler);
    } else if (mark.kind == MarkKind::Log) {
        out.title = tr("%1 prints").arg(name);
        out.why += textOf(store, e.a);
    } else if (mark.kind == MarkKind::GatherFailed) {
        out.title = tr("the gather of %1 failed").arg(name);
        out.why += tr("Its first failure ends the gather. Children that are still running are not cancelled: they go on as orphans.");
    } else {
        out.title = tr("%1 waits forever").arg(name);
        out.why += tr("Nothing is ready and no timer is set, so what it waits for cannot come.");
    }
}

} // namespace

Explanation explainLane(const TraceStore &store, quint32 lane)
{
    Explanation out;
    out.title = laneTitle(store, lane);
    addLaneFacts(store, lane, out);
    out.why = laneReasons(store, lane);
    return out;
}

Explanation explainSpan(const TraceStore &store, quint32 id, std::size_t number)
{
    const Lane &lane = store.lanes()[id];
    const Span &span = lane.spans[number];
    if (span.state == SpanState::Pending || span.state == SpanState::Swallowed || span.state == SpanState::NeverAwaited)
        return explainLane(store, id);
    Explanation out;
    const QString name = store.displayName(id);
    const QString target = span.target == EntityId::None ? QString() : store.displayName(span.target);
    out.title = span.state == SpanState::Awaiting && !target.isEmpty() ? tr("%1: awaiting %2").arg(name, target)
                                                                       : tr("%1: %2").arg(name, stateName(span.state));
    const Time end = endOf(store, span.end);
    out.facts.emplace_back(tr("From"), durationText(span.begin));
    out.facts.emplace_back(tr("To"), span.end == Time::max() ? tr("the end") : durationText(end));
    out.facts.emplace_back(tr("Lasts"), durationText(end - span.begin));
    if (const QString reason = spanReason(store, span); !reason.isEmpty())
        out.why += reason;
    if (span.orphan)
        out.why += tr("The gather that started it has already failed. It runs on in the background, and nobody waits for it.");
    return out;
}

Explanation explainMark(const TraceStore &store, quint32 id, std::size_t number)
{
    const Mark &mark = store.lanes()[id].marks[number];
    const Event &e = store.trace().events()[mark.event];
    Explanation out;
    if (mark.kind == MarkKind::Lost && e.kind == EventKind::NeverRetrieved) {
        explainLostFuture(store, mark, out);
    } else if (tellsHowItEnded(mark.kind)) {
        return explainLane(store, id);
    } else if (mark.kind == MarkKind::CancelRequested || mark.kind == MarkKind::CancelDelivered || mark.kind == MarkKind::TimedOut) {
        explainCancellation(store, id, mark, out);
    } else {
        explainMoment(store, id, mark, out);
    }
    out.facts.emplace(out.facts.begin(), tr("At"), durationText(mark.time));
    return out;
}

QString spokenLane(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    QStringList parts{store.displayName(id)};
    if (lane.kind == LaneKind::Call)
        parts += tr("awaited by %1").arg(store.displayName(quint32(lane.parent)));
    else if (lane.parent >= 0)
        parts += store.gatherOf(lane.task) ? tr("child of gather") : tr("made by %1").arg(store.displayName(quint32(lane.parent)));
    const LedgerEntry *error = errorOf(store, id);
    if (error)
        parts += tr("raised %1 at %2").arg(exceptionType(store, error->exception), spokenTime(error->raised));
    else if (lane.end == LaneEnd::Succeeded)
        parts += tr("succeeded at %1").arg(spokenTime(lane.finish));
    else if (lane.end == LaneEnd::Cancelled)
        parts += tr("cancelled at %1").arg(spokenTime(lane.finish));
    else if (lane.end == LaneEnd::TimedOut)
        parts += tr("timed out at %1").arg(spokenTime(lane.finish));
    else if (lane.end == LaneEnd::Raised)
        parts += tr("raised at %1").arg(spokenTime(lane.finish));
    else if (lane.end == LaneEnd::NeverAwaited)
        parts += tr("never awaited");
    else if (lane.end == LaneEnd::DestroyedPending)
        parts += tr("destroyed while pending");
    else
        parts += tr("not ended");
    if (error)
        parts += error->fate == Fate::Lost || error->fate == Fate::Pending ? tr("not retrieved") : explainFate(store, *error);
    if (lane.orphan)
        parts += tr("orphan");
    return parts.join(QStringLiteral(", "));
}

QString spokenSpan(const TraceStore &store, quint32 id, std::size_t number)
{
    const Span &span = store.lanes()[id].spans[number];
    QString what = stateName(span.state);
    if (span.state == SpanState::Awaiting && span.target != EntityId::None)
        what += QLatin1Char(' ') + store.displayName(span.target);
    if (span.orphan)
        what += tr(", orphan");
    if (span.begin == span.end)
        return tr("%1 at %2").arg(what, spokenTime(span.begin));
    return tr("%1 from %2 to %3").arg(what, spokenTime(span.begin), spokenTime(endOf(store, span.end)));
}

} // namespace awaitscope
