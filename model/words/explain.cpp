// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/explain.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/words/collected.h"
#include "model/words/eventsentence.h"
#include "model/words/explaincontext.h"
#include "model/words/generatorstory.h"
#include "model/words/leftalone.h"
#include "model/words/reasons.h"
#include "model/words/remarks.h"
#include "model/words/signs.h"
#include "model/text/visibletext.h"

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
        if (store.isStopped())
            return tr("%1 was running when the run was stopped").arg(name);
        if (standsAtYield(store, lane))
            return store.finished() ? tr("%1 was left at its yield").arg(name) : tr("%1 is suspended at its yield").arg(name);
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

//! It ended with the CancelledError of what it awaited last.
bool cancelledBySomethingElse(const TraceStore &store, const Lane &lane)
{
    constexpr quint32 Near = 1000; // events
    const quint32 end = lane.marks.empty() ? 0 : lane.marks.back().event;
    for (quint32 i = end; i-- > 0 && end - i < Near;)
        if (store.trace().events()[i].subject == lane.task)
            return cancelledByAwaited(store, i).has_value();
    return false;
}

// The request that cancelled the lane's task, as sentences.
QStringList cancelReasonsOf(const TraceStore &store, const Lane &lane)
{
    const quint32 request = requestBehind(lane, NoIndex);
    if (request == NoIndex && cancelledBySomethingElse(store, lane))
        return {}; // the reasons say it
    if (request == NoIndex)
        return {tr("Nobody asked for it: a CancelledError was raised inside, or passed on by what it awaited.")};
    return explainCancel(store, request);
}

// What came out of an as_completed while others were still running: its own timeout, or the exception of one of them.
QString leftLoopReason(const TraceStore &store, const Lane &lane)
{
    for (const Span &span : lane.spans) {
        const Event &e = store.trace().events()[span.firstEvent];
        if (!span.orphan || e.kind != EventKind::Resumed || e.b == NoIndex)
            continue;
        const QString type = exceptionType(store, ExceptionId{e.b});
        if (type != QLatin1String("TimeoutError"))
            return tr("%1 left the as_completed loop when %2 came out of it. That cancels none of the others, so it kept running in the background, and nobody "
                      "looks at its result.")
                .arg(store.displayName(e.subject), exceptionText(store, ExceptionId{e.b}));
    }
    return tr("The timeout of as_completed expired while it was still running and does not cancel it, so it kept running in the background.");
}

QString orphanReason(const TraceStore &store, const Lane &lane)
{
    switch (lane.leftBy == EntityId::None ? EntityKind::Gather : store.trace().entity(lane.leftBy).kind) {
    case EntityKind::Wait:
        return tr("asyncio.wait returned while it was still running and does not cancel it, so it kept running in the background.");
    case EntityKind::Text:
        return leftLoopReason(store, lane);
    default:
        if (const auto own = store.gatherOf(lane.task); own && lane.leftBy != EntityId::None && *own != lane.leftBy)
            return tr("The gather around its own gather ended while it was still running and does not wait for the "
                      "others, so it kept running in the background.");
        return tr("Its gather ended while it was still running and does not wait for the others, so it kept running in the background.");
    }
}

//! What it did not end with: a cancellation that it swallowed, an exception that its finally clause dropped.
QStringList againstOdds(const TraceStore &store, const Lane &lane)
{
    QStringList why;
    for (const Mark &mark : lane.marks) {
        const quint32 request = mark.kind == MarkKind::CancelSwallowed ? requestBehind(lane, mark.event) : NoIndex;
        if (request != NoIndex)
            why += explainCancel(store, request);
        const Event &e = store.trace().events()[mark.event];
        if (mark.kind == MarkKind::Replaced && e.b == NoIndex)
            why += tr("A return, break or continue in its finally clause discarded %1.").arg(exceptionText(store, ExceptionId{e.a}));
    }
    why.removeDuplicates();
    return why;
}

//! How long others kept it from running.
QString heldUpReason(const TraceStore &store, const Lane &lane)
{
    constexpr qsizetype Named = 3;
    constexpr std::size_t Looked = 10'000; // events
    const auto &events = store.trace().events();
    Time total{};
    QStringList names;
    for (const Span &span : lane.spans) {
        if (span.state != SpanState::HeldUp)
            continue;
        const Time end = endOf(store, span.end);
        total += end - span.begin;
        for (std::size_t i = span.firstEvent; i < std::min(events.size(), span.firstEvent + Looked) && events[i].time < end; ++i) {
            const auto by = store.laneOf(events[i].subject);
            const bool isCause = i == span.firstEvent || (events[i].kind == EventKind::Blocking && !(by && store.lanes()[*by].thread));
            if (const QString name = isCause ? store.displayName(events[i].subject) : QString(); isCause && names.size() <= Named && !names.contains(name))
                names += name;
        }
    }
    if (names.size() > Named)
        names = names.first(Named) << tr("others");
    if (names.isEmpty())
        return {};
    return tr("It was ready to run, but held up for %1, because the event loop was blocked by: %2.").arg(durationText(total), names.join(QStringLiteral(", ")));
}

QStringList laneReasons(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    QStringList why = generatorStory(store, id).sentences;
    if (why.isEmpty() && standsAtYield(store, lane))
        why += textOfYield(store, lane);
    if (const LedgerEntry *error = errorOf(store, id))
        why += explainWhy(store, *error);
    if (lane.end == LaneEnd::NeverAwaited)
        why += signSentence(Sign::NeverAwaited);
    if (lane.kind == LaneKind::Task && (lane.end == LaneEnd::Cancelled || lane.end == LaneEnd::TimedOut) && !errorOf(store, id)) {
        why += cancelReasonsOf(store, lane);
        if (std::ranges::any_of(lane.marks, [](const Mark &m) { return m.kind == MarkKind::NeverBegan; }))
            why += signSentence(Sign::NeverBegan);
    }
    if (lane.kind == LaneKind::Call && (lane.end == LaneEnd::Raised || lane.end == LaneEnd::TimedOut || lane.end == LaneEnd::Cancelled))
        why += textOfLeaving(store, lane);
    if (const QString handled = lane.end == LaneEnd::Succeeded ? handledText(store, lane) : QString(); !handled.isEmpty())
        why += tr("It handled %1 and carried on, so it succeeded.").arg(handled);
    else if (lane.end == LaneEnd::Succeeded)
        why += signSentence(Sign::Succeeded);
    if (lane.end == LaneEnd::Succeeded)
        why += againstOdds(store, lane);
    if (const QString held = heldUpReason(store, lane); !held.isEmpty())
        why += held;
    if (lane.end == LaneEnd::DestroyedPending)
        why += wasCollected(store, lane)
            ? tr("The garbage collector found it: only what it waited for referred to it, and nothing else referred to that.")
            : signSentence(Sign::DestroyedPending);
    if (wentWithItsTask(store, lane))
        why += tr("It ended with its task, which was destroyed while it waited here.");
    else if (lane.end == LaneEnd::Open && store.finished() && !standsAtYield(store, lane))
        why += signSentence(Sign::Deadlock);
    if (lane.orphan)
        why += orphanReason(store, lane);
    return why;
}

void addStuckFacts(const TraceStore &store, const Lane &lane, Explanation &out)
{
    if (const QString what = stuckText(store, lane.task); !what.isEmpty())
        out.facts.emplace_back(tr("Waits for"), what);
    if (const QString chain = deadlockChain(store, lane.task); !chain.isEmpty())
        out.facts.emplace_back(tr("Chain"), chain);
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
    if (lane.end == LaneEnd::Open && store.deadlock() && lane.finish == Time::max())
        addStuckFacts(store, lane, out);
    if (const LedgerEntry *error = errorOf(store, id)) {
        fact(tr("Exception"), exceptionText(store, error->exception));
        const bool forever = error->fate == Fate::Lost || error->fate == Fate::Pending;
        const Time until = forever ? store.range().end : error->settled.value_or(error->raised);
        const Time lasted = until - error->raised; // the moments of a recording can be a nanosecond apart
        fact(tr("Unretrieved"), forever ? lastingText(store, error->raised) : durationText(lasted < std::chrono::microseconds(1) ? Time() : lasted));
        fact(tr("Fate"), explainFate(store, *error));
    }
}

QString spanReason(const TraceStore &store, const Span &span)
{
    const QString target = span.target == EntityId::None ? QString() : store.displayName(span.target);
    switch (span.state) {
    case SpanState::HeldUp:
        return tr("It was ready to run, but %1 blocked the event loop.").arg(store.displayName(store.trace().events()[span.firstEvent].subject));
    case SpanState::Running:
        if (const auto lane = store.laneOf(store.trace().events()[span.firstEvent].subject); lane && store.lanes()[*lane].thread)
            return tr("It runs in a thread, beside the event loop: tasks go on meanwhile.");
        else if (lane && store.lanes()[*lane].callback)
            return tr("The event loop calls this function. Until it returns, no task can run.");
        if (store.trace().events()[span.firstEvent].kind == EventKind::Blocking)
            return tr("A blocking call: until it returns, no other task can run, and timers fire late.");
        return span.begin == span.end ? tr("Its code runs here. On the virtual clock that takes no time.")
                                      : tr("Its code runs here, and no other task can run.");
    case SpanState::Awaiting:
        return target.isEmpty() ? tr("It waits for the children of its task group.") : tr("It waits for %1.").arg(target);
    case SpanState::Created:
    case SpanState::Sleeping:
    case SpanState::Calling:
    case SpanState::NeverAwaited:
    case SpanState::Cancelling:
        return signSentence(signOf(span.state, false));
    case SpanState::Swallowed:
    case SpanState::Pending:
        return {}; // the fate of the exception says so
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

// Marks that describe the end of the lane as a whole.
bool tellsHowItEnded(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Lost:
    case MarkKind::Succeeded:
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
    case MarkKind::PendingError:
    case MarkKind::Cancelled:
    case MarkKind::NeverBegan:
    case MarkKind::NeverAwaited:
    case MarkKind::DestroyedPending:
        return true;
    case MarkKind::TimedOut:
    case MarkKind::Expired:
    case MarkKind::CancelRequested:
    case MarkKind::CancelIgnored:
    case MarkKind::CancelDelivered:
    case MarkKind::CancelSwallowed:
    case MarkKind::Caught:
    case MarkKind::Replaced:
    case MarkKind::CallbackError:
    case MarkKind::GeneratorDropped:
    case MarkKind::Log:
    case MarkKind::GatherFailed:
    case MarkKind::GatherCancelled:
    case MarkKind::Deadlock:
    case MarkKind::ContextSet:
        return false;
    }
    return false;
}

QString textOf(const TraceStore &store, quint32 string)
{
    return string == NoIndex ? QString() : visibleText(QString::fromUtf8(store.trace().text(StringId{string})), LineBreaks::Kept);
}

// A future or a gather has no lane of its own.
void explainLostFuture(const TraceStore &store, const Mark &mark, Explanation &out)
{
    out.title = tr("%1 was never retrieved").arg(store.displayName(store.trace().events()[mark.event].subject));
    for (const LedgerEntry &row : store.ledger())
        if (row.settledEvent == mark.event)
            out.why = explainWhy(store, row);
}

void explainRequest(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const QString name = store.displayName(id);
    out.title = mark.kind == MarkKind::CancelIgnored ? tr("%1: cancellation ignored").arg(name) : tr("%1: cancellation requested").arg(name);
    out.why += explainCancel(store, mark.event);
    if (mark.kind == MarkKind::CancelIgnored)
        out.why += signSentence(Sign::CancelIgnored);
    if (const QString message = textOf(store, e.b); !message.isEmpty())
        out.facts.emplace_back(tr("Message"), message);
}

void explainDelivery(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Lane &lane = store.lanes()[id];
    const QString name = store.displayName(id);
    const bool swallowed = mark.kind == MarkKind::CancelSwallowed;
    out.title = swallowed ? tr("%1: cancellation swallowed").arg(name) : tr("%1: cancellation takes effect").arg(name);
    out.why += signSentence(signOf(mark.kind));
    if (swallowed)
        out.why += lane.end == LaneEnd::Raised ? tr("It failed with another exception instead.")
                                               : tr("It carried on and succeeded, so the cancellation had no effect.");
    if (const quint32 request = requestBehind(lane, mark.event); request != NoIndex)
        out.why += explainCancel(store, request);
}

void explainClock(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const QString name = store.displayName(id);
    if (mark.kind == MarkKind::Expired) {
        out.title = tr("%1: timeout expired, %2").arg(name, expiredText(store, mark.event));
        out.why += signSentence(Sign::Expired);
        return;
    }
    out.title = tr("%1 timed out").arg(name);
    const QString limit = e.kind == EventKind::TimeoutExit ? limitLeftAt(store, mark.event) : QString();
    out.why += e.kind == EventKind::Cancelled ? tr("wait_for cancelled it because its timeout expired.")
        : limit.isEmpty()                     ? tr("The timeout expired: the cancellation that it requested becomes a TimeoutError here.")
                                              : tr("The timeout of %1 expired: the cancellation that it requested becomes a TimeoutError here.").arg(limit);
}

//! The task, future or gather whose callback failed; futures and gathers have no lane of their own.
QString callbackOwner(const TraceStore &store, quint32 event, const QString &lane)
{
    const auto row = std::ranges::find_if(store.ledger(), [event](const LedgerEntry &entry) { return entry.raisedEvent == event; });
    return row == store.ledger().end() || row->owner == EntityId::None ? lane : store.displayName(row->owner);
}

void explainException(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const ExceptionId exception{e.kind == EventKind::CallbackError || e.kind == EventKind::LoopError ? e.b : e.a};
    const QString name = store.displayName(id), type = exception == ExceptionId::None ? tr("an exception") : exceptionType(store, exception);
    const bool isDropped = mark.kind == MarkKind::Replaced && e.b == NoIndex;
    if (mark.kind == MarkKind::Caught)
        out.title = tr("%1 caught %2").arg(name, type);
    else if (isDropped)
        out.title = tr("%1: %2 was dropped in finally").arg(name, type);
    else if (mark.kind == MarkKind::Replaced)
        out.title = tr("%1: %2 was replaced").arg(name, type);
    else if (store.lanes()[id].callback)
        out.title = tr("%1 raised %2").arg(name, type);
    else
        out.title = tr("a done callback of %1 raised %2").arg(callbackOwner(store, mark.event, name), type);
    if (mark.kind == MarkKind::CallbackError && store.lanes()[id].callback) {
        out.why += tr("The event loop called this function: nobody awaits it, so its exception reaches no code, and the loop reported it.");
        return void(out.facts.emplace_back(tr("Exception"), exceptionText(store, exception)));
    }
    out.why += isDropped ? tr("A return, break or continue in finally discarded the exception, so no code outside ever sees it. "
                              "After the try statement, it would discard nothing.")
                         : signSentence(signOf(mark.kind));
    out.facts.emplace_back(tr("Exception"), exceptionText(store, exception));
    if (mark.kind == MarkKind::Caught && e.b != NoIndex)
        out.facts.emplace_back(tr("Handler"), clauseOf(store.trace(), e));
}

void explainMoment(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const QString name = store.displayName(id);
    if (mark.kind == MarkKind::Log) {
        out.title = tr("%1 prints").arg(name);
        out.why += textOf(store, e.a);
        return;
    }
    if (mark.kind == MarkKind::GeneratorDropped) {
        out.title = tr("%1 was left at its yield").arg(name);
        const GeneratorStory story = generatorStory(store, id);
        out.why += story ? story.sentences : QStringList{signSentence(Sign::GeneratorDropped)};
        return;
    }
    const bool passedOn = mark.kind == MarkKind::GatherCancelled && requestBehind(store.lanes()[id], mark.event) == NoIndex
        && cancelledByAwaited(store, mark.event);
    out.title = mark.kind == MarkKind::GatherFailed ? tr("the gather of %1 failed").arg(name)
        : passedOn                                  ? tr("the gather of %1 passed a cancellation on").arg(name)
        : mark.kind == MarkKind::GatherCancelled    ? tr("the gather of %1 was cancelled").arg(name)
                                                    : tr("%1 waits forever").arg(name);
    if (passedOn)
        return; // the reasons say it
    out.why += signSentence(signOf(mark.kind));
    if (mark.kind == MarkKind::Deadlock)
        addStuckFacts(store, store.lanes()[id], out);
    if (const quint32 request = requestBehind(store.lanes()[id], mark.event); mark.kind == MarkKind::GatherCancelled && request != NoIndex)
        out.why += explainCancel(store, request);
}

void explainByKind(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    switch (mark.kind) {
    case MarkKind::CancelRequested:
    case MarkKind::CancelIgnored:
        return explainRequest(store, id, mark, out);
    case MarkKind::CancelDelivered:
    case MarkKind::CancelSwallowed:
        return explainDelivery(store, id, mark, out);
    case MarkKind::TimedOut:
    case MarkKind::Expired:
        return explainClock(store, id, mark, out);
    case MarkKind::Caught:
    case MarkKind::Replaced:
    case MarkKind::CallbackError:
        return explainException(store, id, mark, out);
    case MarkKind::ContextSet:
        return explainContext(store, id, mark, out);
    default:
        return explainMoment(store, id, mark, out);
    }
}

} // namespace

QString explanationText(const TraceStore &store, const Explanation &explanation)
{
    QStringList lines{explanation.title};
    for (const auto &[fact, value] : explanation.facts)
        lines += QStringLiteral("%1: %2").arg(fact, value);
    lines += explanation.why;
    for (const quint32 i : explanation.chain)
        lines += QStringLiteral("%1: %2").arg(durationText(store.trace().events()[i].time), eventSentence(store, i));
    for (const Rule rule : explanation.rules)
        lines += QStringLiteral("%1: %2").arg(ruleName(rule), ruleText(rule));
    for (const Remedy remedy : explanation.remedies)
        lines += QStringLiteral("%1: %2").arg(remedyLabel(remedy), remedyText(remedy));
    return lines.join(u'\n');
}

Explanation explainLane(const TraceStore &store, quint32 lane)
{
    Explanation out;
    out.title = laneTitle(store, lane);
    addLaneFacts(store, lane, out);
    out.why = laneReasons(store, lane);
    Reasons reasons(store, out);
    reasons.lane(lane);
    reasons.finish();
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
                                                                       : tr("%1: %2").arg(name, signLabel(signOf(span.state, false)));
    const Time end = endOf(store, span.end);
    out.facts.emplace_back(tr("From"), durationText(span.begin));
    const bool lasts = span.end == Time::max();
    out.facts.emplace_back(tr("To"), !lasts ? durationText(end) : store.isLive() ? tr("now, %1").arg(durationText(end))
                               : store.isStopped()                               ? tr("the stop, %1").arg(durationText(end))
                                                                                 : tr("the end"));
    out.facts.emplace_back(tr("Lasts"), lasts ? lastingText(store, span.begin) : durationText(end - span.begin));
    if (const QString reason = spanReason(store, span); !reason.isEmpty())
        out.why += reason;
    if (const std::optional<Time> asked = cutShort(store, span)) {
        out.why += tr("Its sleep of %1 was cut short after %2.").arg(durationText(*asked), durationText(span.end - span.begin));
        out.why += explainCancel(store, span.lastEvent);
    }
    if (span.orphan)
        out.why += signSentence(Sign::Orphan);
    Reasons reasons(store, out);
    reasons.span(id, span);
    reasons.finish();
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
        out = explainLane(store, id);
        Reasons reasons(store, out);
        reasons.add(mark.event);
        reasons.finish();
        return out;
    } else {
        explainByKind(store, id, mark, out);
    }
    out.facts.emplace(out.facts.begin(), tr("At"), durationText(mark.time));
    Reasons reasons(store, out);
    reasons.mark(id, mark);
    reasons.finish();
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
    QString what = signLabel(signOf(span.state, false));
    if (span.state == SpanState::Awaiting && span.target != EntityId::None)
        what += QLatin1Char(' ') + store.displayName(span.target);
    if (span.orphan)
        what += tr(", orphan");
    if (span.begin == span.end)
        return tr("%1 at %2").arg(what, spokenTime(span.begin));
    return tr("%1 from %2 to %3").arg(what, spokenTime(span.begin), spokenTime(endOf(store, span.end)));
}

} // namespace awaitscope
