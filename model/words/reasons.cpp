// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/reasons.h"

#include "model/words/collected.h"
#include "model/words/eventsentence.h"
#include "model/words/generatorstory.h"
#include "model/words/leftalone.h"
#include "model/words/stuckstory.h"

#include <QCoreApplication>

#include <algorithm>

// Why a lane, a mark or a span is as it is: which events led to it.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Reasons", text);
}

constexpr quint32 Far = 200'000; // events: what is asked for stands near, in a trace of any length

template <typename T>
void addOnce(std::vector<T> &list, T what)
{
    if (std::ranges::find(list, what) == list.end())
        list.push_back(what);
}

} // namespace

void Reasons::add(quint32 i)
{
    if (i < size())
        m_out.chain.push_back(i);
}

void Reasons::rule(Rule rule)
{
    addOnce(m_out.rules, rule);
}

void Reasons::remedy(Remedy remedy)
{
    addOnce(m_out.remedies, remedy);
}

void Reasons::say(const QString &sentence)
{
    if (!m_out.why.contains(sentence))
        m_out.why += sentence;
}

void Reasons::tell(const Remark &remark)
{
    say(remark.sentence);
    m_out.chain.insert(m_out.chain.end(), remark.events.begin(), remark.events.end());
    std::erase(m_out.chain, NoIndex);
    if (remark.rule)
        rule(*remark.rule);
    if (remark.remedy)
        this->remedy(*remark.remedy);
}

void Reasons::finish()
{
    std::ranges::sort(m_out.chain);
    const auto twice = std::ranges::unique(m_out.chain);
    m_out.chain.erase(twice.begin(), twice.end());
    std::vector<Rule> rules; // one may have been put first that was there already
    for (const Rule one : m_out.rules)
        addOnce(rules, one);
    m_out.rules = std::move(rules);
}

quint32 Reasons::previous(quint32 from, const Wanted &wanted) const
{
    for (quint32 i = std::min(from, size()); i-- > 0 && from - i < Far;)
        if (wanted(event(i)))
            return i;
    return NoIndex;
}

quint32 Reasons::next(quint32 from, const Wanted &wanted) const
{
    const quint32 end = std::min<quint32>(size(), from + Far);
    for (quint32 i = from + 1; i < end; ++i)
        if (wanted(event(i)))
            return i;
    return NoIndex;
}

//! Where the innermost block begins that the task is in at \a from.
quint32 Reasons::blockBegin(quint32 from, EntityId task, EventKind enter, EventKind leave) const
{
    int inner = 0;
    return previous(from, [&](const Event &e) {
        if (e.subject != task || (e.kind != enter && e.kind != leave))
            return false;
        inner += e.kind == leave ? 1 : -1;
        return inner < 0;
    });
}

//! What the task did between two moments, as far as it has to do with failing and being cancelled.
void Reasons::course(EntityId task, quint32 from, quint32 to)
{
    constexpr int Most = 20;
    int told = 0;
    for (quint32 i = from + 1; i < to && i - from < Far && told < Most; ++i) {
        const Event &e = event(i);
        if (e.subject != task)
            continue;
        const bool failed = e.outcome != Outcome::Ok;
        const bool wanted = e.kind == EventKind::Finally || e.kind == EventKind::Caught || e.kind == EventKind::Replaced || e.kind == EventKind::CancelRequested
            || e.kind == EventKind::Uncancelled || e.kind == EventKind::GroupExit || e.kind == EventKind::TimeoutExit
            || ((e.kind == EventKind::Resumed || e.kind == EventKind::GroupDone || e.kind == EventKind::Leave) && failed);
        if (!wanted)
            continue;
        add(i);
        ++told;
        if (e.kind == EventKind::GroupDone && e.b != NoIndex)
            failedMembers(ExceptionId{e.b}, i);
    }
}

//! The tasks whose exceptions a group holds.
void Reasons::failedMembers(ExceptionId group, quint32 before)
{
    constexpr std::size_t Most = 5;
    const std::vector<ExceptionId> &members = m_store.trace().exception(group).members;
    for (const ExceptionId member : std::span(members).first(std::min(members.size(), Most)))
        for (const LedgerEntry &row : m_store.ledger())
            if (row.exception == member && row.raisedEvent < before && row.fate != Fate::Replaced)
                add(row.raisedEvent);
}

void Reasons::lane(quint32 id)
{
    const Lane &lane = m_store.lanes()[id];
    const auto row = lane.kind == LaneKind::Task ? m_store.ledgerOf(id) : std::nullopt;
    if (lane.callback)
        calledByLoop(id);
    if (row)
        failure(m_store.ledger()[*row]);
    switch (lane.end) {
    case LaneEnd::Raised:
    case LaneEnd::TimedOut:
    case LaneEnd::Cancelled:
        if (!row)
            cancelled(id);
        break;
    case LaneEnd::NeverAwaited:
        if (!lane.spans.empty())
            add(lane.spans.front().firstEvent);
        rule(Rule::NeverAwaited);
        remedy(Remedy::AwaitCoroutine);
        break;
    case LaneEnd::DestroyedPending:
        if (!lane.spans.empty())
            add(lane.spans.back().firstEvent);
        rule(Rule::DestroyedPending);
        remedy(Remedy::KeepReference);
        if (wasCollected(m_store, lane))
            rule(Rule::SaveReference);
        else
            remedy(Remedy::AwaitBeforeEnd);
        break;
    case LaneEnd::Open:
        if (m_store.deadlock() && lane.task != EntityId::None && lane.finish == Time::max())
            stuck(lane.task);
        else if (!lane.spans.empty())
            span(id, lane.spans.back());
        break;
    case LaneEnd::Succeeded:
        succeeded(id);
        break;
    }
    if (const auto last = lastMark(m_store, lane, row.has_value()))
        add(*last);
    if (m_out.chain.empty() && !lane.spans.empty()) {
        add(lane.spans.front().firstEvent);
        add(lane.spans.back().lastEvent);
    }
    if (lane.kind == LaneKind::Task)
        add(previous(m_out.chain.empty() ? size() : *std::ranges::min_element(m_out.chain) + 1,
                     [&](const Event &e) { return e.kind == EventKind::Created && e.subject == lane.task; }));
    if (lane.kind == LaneKind::Call)
        rule(Rule::InlineAwait);
    addGeneratorStory(m_store, id, m_out);
    if (lane.orphan)
        orphan(lane);
    for (const Remark &remark : remarksOn(m_store, id))
        tell(remark);
    if (const auto held = std::ranges::find(lane.spans, SpanState::HeldUp, &Span::state); held != lane.spans.end())
        span(id, *held);
}

void Reasons::succeeded(quint32 id)
{
    const Lane &lane = m_store.lanes()[id];
    if (!lane.callback)
        rule(lane.kind == LaneKind::Call ? Rule::InlineAwait : lane.thread ? Rule::Thread
                                                                           : Rule::TaskEnd);
    if (const QString text = oneAfterAnotherText(m_store, id); !text.isEmpty()) {
        say(text);
        remedy(Remedy::RunTogether);
    }
    for (const Mark &m : lane.marks) {
        if (m.kind == MarkKind::Caught)
            add(m.event);
        else if (m.kind == MarkKind::CancelRequested && m_told.size() < 3) {
            before(m.event);
            after(m.event);
        }
    }
}

//! Ended as cancelled, or an inline call that ended otherwise than by returning.
void Reasons::cancelled(quint32 id)
{
    const Lane &lane = m_store.lanes()[id];
    if (lane.kind == LaneKind::Call) {
        rule(Rule::InlineAwait);
        return;
    }
    const quint32 request = requestBehind(lane, NoIndex);
    if (request == NoIndex) {
        const quint32 last = lane.marks.empty() ? NoIndex : previous(lane.marks.back().event, [&](const Event &e) { return e.subject == lane.task; });
        add(last);
        if (const auto passed = last == NoIndex ? std::nullopt : cancelledByAwaited(m_store, last))
            tell(*passed);
        return rule(Rule::Cancel);
    }
    before(request);
    after(request);
    rule(Rule::Cancel);
    const CancelRequest *cause = m_store.cancelRequestAt(request);
    if (cause && cause->cause == CancelCause::Shutdown && std::ranges::find(m_out.rules, Rule::ExitsLoop) == m_out.rules.end())
        remedy(Remedy::AwaitBeforeEnd);
    if (cause && cause->cause == CancelCause::Group) {
        remedy(Remedy::HandleInside);
        remedy(Remedy::CollectResults);
    }
    if (std::ranges::any_of(lane.marks, [](const Mark &m) { return m.kind == MarkKind::NeverBegan; })) {
        m_out.rules.insert(m_out.rules.begin(), Rule::CancelBeforeStart);
        remedy(Remedy::OpenInside);
        if (cause && cause->cause == CancelCause::Task)
            remedy(Remedy::StartFirst); // a group asks before the task could begin
    } else {
        rule(Rule::CancelIsBase);
        remedy(Remedy::CleanUpInFinally);
        if (const QString late = lateEndText(m_store, request, lane); !late.isEmpty())
            say(late);
    }
}

void Reasons::orphan(const Lane &lane)
{
    const quint32 since = [&] {
        for (const Span &s : lane.spans)
            if (s.orphan)
                return s.firstEvent;
        return NoIndex;
    }();
    add(since);
    const EntityKind kind = lane.leftBy == EntityId::None ? EntityKind::Gather : m_store.trace().entity(lane.leftBy).kind;
    rule(kind == EntityKind::Wait ? Rule::Wait : kind == EntityKind::Text ? Rule::AsCompleted
                                                                          : Rule::Gather);
    remedy(Remedy::UseTaskGroup);
    if (kind == EntityKind::Gather)
        remedy(Remedy::CollectResults);
    remedy(Remedy::CancelRest);
}

void Reasons::gatherEnd(quint32 id, const Mark &mark)
{
    const Event &e = event(mark.event);
    add(previous(mark.event, [&](const Event &x) { return x.kind == EventKind::Awaiting && x.subject == e.subject; }));
    if (const auto passed = mark.kind == MarkKind::GatherCancelled && requestBehind(m_store.lanes()[id], mark.event) == NoIndex
            ? cancelledByAwaited(m_store, mark.event)
            : std::nullopt)
        return tell(*passed);
    if (mark.kind == MarkKind::GatherCancelled) {
        rule(Rule::GatherCancel);
        if (const quint32 request = requestBehind(m_store.lanes()[id], mark.event); request != NoIndex) {
            before(request);
        } else if (const quint32 asked = previous(
                       mark.event,
                       [&](const Event &x) {
            return x.kind == EventKind::CancelRequested && EntityId{x.a} == e.subject;
                       });
                   asked != NoIndex) {
            before(asked);
        }
        add(mark.event);
        return;
    }
    add(mark.event);
    rule(Rule::Gather);
    remedy(Remedy::CollectResults);
    remedy(Remedy::UseTaskGroup);
    for (const LedgerEntry &row : m_store.ledger())
        if (e.b != NoIndex && row.exception == ExceptionId{e.b} && row.raisedEvent < mark.event && row.fate != Fate::Replaced)
            add(row.raisedEvent);
}

void Reasons::caught(const Mark &mark)
{
    const Event &e = event(mark.event);
    add(mark.event);
    rule(Rule::Handler);
    const ExceptionId exception{e.a};
    const quint32 arrived = previous(mark.event, [&](const Event &x) {
        return x.subject == e.subject
            && (x.kind == EventKind::Resumed || x.kind == EventKind::GroupDone || x.kind == EventKind::TimeoutExit || x.kind == EventKind::Started);
    });
    if (arrived != NoIndex && event(arrived).outcome != Outcome::Ok)
        add(arrived);
    if (e.a == NoIndex)
        return;
    for (const LedgerEntry &row : m_store.ledger())
        if (row.exception == exception && row.raisedEvent < mark.event && row.fate != Fate::Replaced)
            add(row.raisedEvent);
    if (const ExceptionInfo &info = m_store.trace().exception(exception); info.isGroup) {
        failedMembers(exception, mark.event);
        m_out.rules.insert(m_out.rules.begin(), Rule::ExceptStar);
        return;
    }
    if (exceptionText(m_store, exception).startsWith(QLatin1String("CancelledError"))) {
        const Lane &lane = m_store.lanes()[m_store.laneOf(e.subject).value_or(0)];
        if (const quint32 request = requestBehind(lane, mark.event); request != NoIndex) {
            before(request);
            rule(Rule::CancelCaught);
        }
    }
}

void Reasons::mark(quint32 id, const Mark &mark)
{
    add(mark.event);
    switch (mark.kind) {
    case MarkKind::Lost:
    case MarkKind::Replaced:
    case MarkKind::CallbackError:
        for (const LedgerEntry &row : m_store.ledger())
            if (row.settledEvent == mark.event)
                return failure(row);
        return lane(id);
    case MarkKind::Succeeded:
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
    case MarkKind::PendingError:
    case MarkKind::Cancelled:
    case MarkKind::NeverBegan:
    case MarkKind::NeverAwaited:
    case MarkKind::DestroyedPending:
        return lane(id);
    case MarkKind::TimedOut:
    case MarkKind::Expired:
        return expired(id, mark);
    case MarkKind::CancelRequested:
        before(mark.event);
        after(mark.event);
        message(mark.event);
        if (const QString late = lateEndText(m_store, mark.event, m_store.lanes()[id]); !late.isEmpty())
            say(late);
        return rule(Rule::Cancel);
    case MarkKind::CancelIgnored:
        before(mark.event);
        return rule(Rule::CancelOfDone);
    case MarkKind::CancelDelivered:
    case MarkKind::CancelSwallowed:
        return delivery(id, mark);
    case MarkKind::Caught:
        return caught(mark);
    case MarkKind::GeneratorDropped:
        return addGeneratorStory(m_store, id, m_out);
    case MarkKind::Log:
        return rule(Rule::Print);
    case MarkKind::GatherFailed:
    case MarkKind::GatherCancelled:
        return gatherEnd(id, mark);
    case MarkKind::ContextSet:
        return rule(Rule::ContextVariable);
    case MarkKind::Deadlock:
        return stuck(m_store.lanes()[id].task);
    }
}

void Reasons::span(quint32 id, const Span &span)
{
    const Lane &lane = m_store.lanes()[id];
    if (span.state == SpanState::Pending || span.state == SpanState::Swallowed || span.state == SpanState::NeverAwaited)
        return this->lane(id);
    add(span.firstEvent);
    add(span.lastEvent);
    switch (span.state) {
    case SpanState::Created:
        rule(lane.thread ? Rule::Thread : lane.callback ? Rule::LoopCall
                                                        : Rule::TaskStart);
        break;
    case SpanState::Running:
    case SpanState::HeldUp:
        rule(lane.thread ? Rule::Thread : lane.callback ? Rule::LoopCall
                                                        : Rule::OneAtATime);
        if (!lane.thread && event(span.firstEvent).kind == EventKind::Blocking)
            remedy(Remedy::DoNotBlock);
        break;
    case SpanState::Sleeping:
        rule(Rule::Sleep);
        if (cutShort(m_store, span))
            before(span.lastEvent);
        break;
    case SpanState::Awaiting:
        rule(ruleOfWait(m_store, span.target));
        if (span.end == Time::max() && m_store.deadlock() && lane.task != EntityId::None)
            stuck(lane.task);
        else
            tell(holderStory(m_store, span));
        break;
    case SpanState::Calling:
        rule(Rule::InlineAwait);
        break;
    case SpanState::Cancelling:
        before(span.firstEvent);
        after(span.firstEvent);
        rule(Rule::Cancel);
        break;
    case SpanState::Pending:
    case SpanState::Swallowed:
    case SpanState::NeverAwaited:
        break;
    }
    if (span.orphan)
        orphan(lane);
}

// ---------------------------------------------------------------------------------------------------- the way of an exception

namespace {

constexpr quint32 Near = 1000; // events

} // namespace

void Reasons::failure(const LedgerEntry &row)
{
    if (row.fate != Fate::Replaced) {
        add(row.raisedEvent);
        cameFrom(row);
    }
    if (row.settledEvent != NoIndex)
        add(row.settledEvent);
    if (const auto remark = remarkOnFailure(m_store, row))
        tell(*remark);
    if (row.fate == Fate::Lost || row.fate == Fate::Pending)
        if (const auto left = leftAlone(m_store, row)) {
            say(left->sentence);
            rule(left->rule);
            m_out.chain.insert(m_out.chain.end(), left->events.begin(), left->events.end());
            if (left->rule == Rule::GatherCollect)
                return; // what keeps the gather waiting is the question, and not this task
        }
    switch (row.fate) {
    case Fate::Retrieved:
        return retrieval(row);
    case Fate::Swallowed:
        rule(ruleOf(row.how));
        return swallowed(row);
    case Fate::Pending:
        rule(Rule::NeverRetrieved);
        remedy(Remedy::AwaitTask);
        remedy(Remedy::RetrieveInCallback);
        return;
    case Fate::Lost:
        rule(Rule::NeverRetrieved);
        toldHandler(row);
        remedy(Remedy::AwaitTask);
        remedy(Remedy::UseTaskGroup);
        remedy(Remedy::RetrieveInCallback);
        return;
    case Fate::Silenced: {
        if (row.lane != NoIndex && m_store.lanes()[row.lane].thread)
            return rule(Rule::Thread);
        rule(Rule::CancelSilences);
        remedy(Remedy::LookBeforeCancel);
        const quint32 request = previous(row.settledEvent, [&](const Event &e) { return e.kind == EventKind::CancelRequested && e.subject == row.owner; });
        if (request != NoIndex && event(request).time == event(row.settledEvent).time)
            add(request);
        return;
    }
    case Fate::Replaced:
        return replaced(row);
    case Fate::Reported:
        toldHandler(row);
        rule(row.lane != NoIndex && m_store.lanes()[row.lane].callback ? Rule::LoopCall : Rule::Callback);
        rule(Rule::Handlers);
        remedy(Remedy::CatchInCallback);
        return;
    }
}

//! It was another task's, or a group's, before this task ended with it.
void Reasons::cameFrom(const LedgerEntry &row)
{
    for (quint32 i = row.raisedEvent; i-- > 0 && row.raisedEvent - i < Near;) {
        const Event &e = event(i);
        if (e.subject != row.owner)
            continue;
        if ((e.kind == EventKind::Caught || e.kind == EventKind::RetryExhausted) && ExceptionId{e.a} == row.exception)
            add(i);
        const bool arrives = e.kind == EventKind::Resumed || e.kind == EventKind::GroupDone || e.kind == EventKind::TimeoutExit;
        if (arrives && e.outcome == Outcome::Raised && ExceptionId{e.b} == row.exception) {
            add(i);
            if (e.kind == EventKind::GroupDone)
                failedMembers(row.exception, i);
            if (e.kind == EventKind::TimeoutExit) {
                rule(Rule::Timeout);
                const quint32 request = previous(i, [&](const Event &x) { return x.kind == EventKind::CancelRequested && x.subject == row.owner; });
                if (request != NoIndex)
                    before(request);
            }
        }
        if (arrives || e.kind == EventKind::Started)
            break;
    }
    for (const LedgerEntry &other : m_store.ledger())
        if (other.exception == row.exception && other.raisedEvent < row.raisedEvent && other.fate != Fate::Replaced)
            add(other.raisedEvent);
}

void Reasons::retrieval(const LedgerEntry &row)
{
    constexpr int Most = 6;
    rule(leftTheLoop(m_store, row) ? Rule::ExitsLoop : ruleOf(row.how));
    int told = 0;
    for (quint32 i = row.settledEvent; i < size() && i - row.settledEvent < Near && told < Most; ++i) {
        const Event &e = event(i);
        const bool carries = (e.kind == EventKind::Resumed && e.outcome == Outcome::Raised && ExceptionId{e.b} == row.exception)
            || (e.kind == EventKind::Caught && ExceptionId{e.a} == row.exception)
            || (e.kind == EventKind::Exit && e.outcome == Outcome::Raised && ExceptionId{e.b} == row.exception)
            || (e.kind == EventKind::ShutdownException && ExceptionId{e.a} == row.exception);
        const auto isMember = [&](quint32 group) {
            return group != NoIndex
                && std::ranges::find(m_store.trace().exception(ExceptionId{group}).members, row.exception)
                != m_store.trace().exception(ExceptionId{group}).members.end();
        };
        if (carries || (e.kind == EventKind::GroupDone && isMember(e.b)) || (e.kind == EventKind::Caught && isMember(e.a))) {
            add(i);
            ++told;
        }
    }
    if (row.how == Retrieval::Main || row.how == Retrieval::Shutdown)
        remedy(Remedy::HandleInside);
    if (row.how == Retrieval::TaskGroup)
        remedy(Remedy::ExceptStar);
    if (row.how == Retrieval::Gather)
        remedy(Remedy::CollectResults);
}

//! Another exception took its place inside the same task.
void Reasons::replaced(const LedgerEntry &row)
{
    rule(row.inFinally ? Rule::Finally : Rule::Handler);
    add(row.raisedEvent);
    course(row.owner, row.raisedEvent, row.settledEvent);
    const QString by = row.replacedBy == ExceptionId::None ? QString() : exceptionText(m_store, row.replacedBy);
    if (by.startsWith(QLatin1String("CancelledError"))) {
        const quint32 request = previous(row.settledEvent, [&](const Event &e) { return e.kind == EventKind::CancelRequested && e.subject == row.owner; });
        if (request != NoIndex && request > row.raisedEvent) {
            before(request);
            say(tr("%1 was cancelled %2 while its clean-up was waiting, so the CancelledError took the place of %3. It lives on as the __context__ of that "
                   "CancelledError only.")
                    .arg(name(row.owner), cancelledBy(m_store, request), exceptionText(m_store, row.exception)));
        }
        remedy(Remedy::ShieldCleanup);
    } else if (!by.isEmpty()) {
        const quint32 left = previous(row.settledEvent, [&](const Event &e) {
            return e.kind == EventKind::Leave && e.outcome == Outcome::Raised && e.subject == row.owner && ExceptionId{e.b} == row.replacedBy;
        });
        add(left);
        say(left == NoIndex || left < row.raisedEvent
                ? tr("%1 took its place.").arg(by)
                : tr("%1 took its place: that came out of %2.").arg(by, QString::fromUtf8(m_store.trace().text(StringId{event(left).a}))));
    }
    if (row.replacedBy == ExceptionId::None)
        remedy(Remedy::LeaveAfterFinally);
    else
        remedy(Remedy::KeepCause);
}

} // namespace awaitscope
