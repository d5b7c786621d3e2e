// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/reasons.h: cancellations, deadlocks, and functions that the event loop calls.

#include "model/words/reasons.h"

#include "model/text/pythontext.h"
#include "model/text/visibletext.h"
#include "model/words/eventsentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

// Who asked for a cancellation, and what became of the request.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Reasons", text);
}

constexpr quint32 Far = 200'000; // events
constexpr int Deepest = 4; // requests that each led to the next

bool isCancelledError(const TraceStore &store, quint32 exception)
{
    return exception != NoIndex && store.trace().text(store.trace().exception(ExceptionId{exception}).type) == "CancelledError";
}

} // namespace

void Reasons::before(quint32 request, int depth)
{
    const CancelRequest *cause = m_store.cancelRequestAt(request);
    if (!cause || depth > Deepest || std::ranges::find(m_told, request) != m_told.end())
        return;
    m_told.push_back(request);
    add(request);
    const Event &e = event(request);
    if (cause->through != EntityId::None && cause->through != e.subject) {
        rule(Rule::CancelPassedOn);
        const quint32 outer = previous(request, [&](const Event &x) { return x.kind == EventKind::CancelRequested && x.subject == cause->through; });
        if (outer != NoIndex && event(outer).time == e.time)
            return before(outer, depth + 1);
    }
    switch (cause->cause) {
    case CancelCause::Group:
        return beforeGroup(request, *cause, depth);
    case CancelCause::Timeout: {
        rule(Rule::Timeout);
        add(deadlineBegin(request, cause->by));
        return;
    }
    case CancelCause::WaitFor:
        rule(Rule::WaitFor);
        add(previous(request, [&](const Event &x) { return x.kind == EventKind::Awaiting && x.subject == cause->by; }));
        return;
    case CancelCause::Shutdown: {
        const quint32 shutdown = previous(request, [](const Event &x) { return x.kind == EventKind::Shutdown; });
        add(shutdown);
        if (const auto exit = exitBehind(m_store, shutdown))
            return tell(*exit);
        rule(Rule::Run);
        if (!m_store.lanes().empty() && !m_store.lanes().front().marks.empty())
            add(previous(request, [main = m_store.lanes().front().task](const Event &x) {
                return x.subject == main && (x.kind == EventKind::Succeeded || x.kind == EventKind::Raised || x.kind == EventKind::Cancelled);
            }));
        return;
    }
    case CancelCause::External: {
        const quint32 outside = previous(request, [](const Event &x) { return x.kind == EventKind::External; });
        add(outside);
        return rule(outside != NoIndex && event(outside).b == NoIndex ? Rule::KeyboardInterrupt : Rule::Cancel);
    }
    case CancelCause::Self:
        return rule(Rule::SelfCancel);
    case CancelCause::Task:
    case CancelCause::Unknown:
        return rule(Rule::Cancel);
    }
}

//! The timeout whose time was up: where it began.
quint32 Reasons::deadlineBegin(quint32 request, EntityId task) const
{
    quint32 innermost = NoIndex;
    for (quint32 at = request; (at = blockBegin(at, task, EventKind::TimeoutEnter, EventKind::TimeoutExit)) != NoIndex;) {
        if (innermost == NoIndex)
            innermost = at;
        const Event &e = event(at);
        bool ok = false;
        const double ms = e.a == NoIndex ? 0 : QString::fromStdString(m_store.trace().json(ValueId{e.a})).toDouble(&ok);
        if (ok && e.time + Time(qint64(ms * 1e6)) == event(request).time)
            return at;
    }
    return innermost;
}

//! A child of the group failed, or its body did.
void Reasons::beforeGroup(quint32 request, const CancelRequest &cause, int depth)
{
    const Event &e = event(request);
    rule(e.subject == cause.by ? Rule::TaskGroupParent : Rule::TaskGroup);
    if (const EntityId child = failedChildBehind(m_store, request); child != EntityId::None) {
        const auto lane = m_store.laneOf(child);
        const auto row = lane ? m_store.ledgerOf(*lane) : std::nullopt;
        if (row)
            add(m_store.ledger()[*row].raisedEvent);
        return;
    }
    const quint32 exit = previous(request, [&](const Event &x) { return x.kind == EventKind::GroupExit && x.subject == cause.by; });
    if (exit == NoIndex)
        return;
    add(exit);
    if (event(exit).outcome == Outcome::Ok)
        return;
    const quint32 hit = previous(exit, [&](const Event &x) {
        return x.subject == cause.by && ((x.kind == EventKind::Resumed && x.outcome != Outcome::Ok) || x.kind == EventKind::GroupEnter);
    });
    if (hit == NoIndex || event(hit).kind != EventKind::Resumed)
        return;
    add(hit);
    if (event(hit).outcome == Outcome::Cancelled)
        if (const auto owner = m_store.laneOf(cause.by))
            if (const quint32 outer = requestBehind(m_store.lanes()[*owner], hit); outer != NoIndex)
                before(outer, depth + 1);
}

void Reasons::after(quint32 request)
{
    constexpr int Most = 60;
    const EntityId task = event(request).subject;
    const quint32 end = std::min<quint32>(size(), request + Far);
    Progress progress;
    int told = 0;
    for (quint32 i = request + 1; i < end && told < Most; ++i) {
        if (event(i).subject != task)
            continue;
        ++told;
        if (progress.caught ? afterCatch(request, i) : beforeCatch(request, i, progress))
            return;
    }
    if (progress.caught)
        swallowedRequest(task, request);
}

//! The task goes on; how it ends tells what became of the request. Returns whether it has ended.
bool Reasons::afterCatch(quint32 request, quint32 i)
{
    const Event &e = event(i);
    if (e.kind == EventKind::Caught && isCancelledError(m_store, e.a))
        add(i);
    if (e.kind != EventKind::Cancelled && e.kind != EventKind::Raised && e.kind != EventKind::Succeeded)
        return false;
    add(i);
    if (e.kind != EventKind::Cancelled)
        swallowedRequest(e.subject, request);
    return true;
}

//! One event of the task while the request, or its CancelledError, is on its way. Returns whether that is the end of the story.
bool Reasons::beforeCatch(quint32 request, quint32 i, Progress &progress)
{
    const Event &e = event(i);
    switch (e.kind) {
    case EventKind::CancelRequested:
        if (!progress.delivered)
            add(i);
        return false;
    case EventKind::Resumed:
    case EventKind::WaitResumed:
        if (e.outcome != Outcome::Cancelled && !progress.delivered) {
            dropped(request, i);
            return true;
        }
        if (e.outcome == Outcome::Cancelled)
            add(i);
        progress.delivered = true;
        return false;
    case EventKind::GroupDone:
        add(i);
        if (e.outcome == Outcome::Raised)
            progress.delivered ? rule(Rule::TaskGroupBoth) : askedWhileLeaving(e.subject, i);
        progress.delivered = true;
        return e.outcome != Outcome::Cancelled;
    case EventKind::TimeoutExit:
        add(i);
        if (e.outcome == Outcome::Cancelled && e.flag)
            timeoutLost(e.subject, i);
        return e.outcome != Outcome::Cancelled;
    case EventKind::Caught:
        progress.caught = progress.delivered && isCancelledError(m_store, e.a);
        if (progress.caught)
            add(i);
        return false;
    case EventKind::Finally:
    case EventKind::Replaced:
        progress.inFinally = progress.delivered;
        if (progress.delivered)
            add(i);
        return false;
    case EventKind::Leave:
    case EventKind::GroupExit:
        if (progress.delivered && e.outcome != Outcome::Ok)
            add(i);
        return false;
    case EventKind::Cancelled:
    case EventKind::Raised:
    case EventKind::Succeeded:
        add(i);
        if (e.kind == EventKind::Succeeded && progress.inFinally)
            tell(Remark{tr("A return, break or continue in its finally clause discarded the CancelledError."), {}, Rule::Finally, Remedy::LeaveAfterFinally});
        return true;
    default:
        return false;
    }
}

//! What it waited for was done when the request came, and it went on as if nobody had asked.
void Reasons::dropped(quint32 request, quint32 resumed)
{
    const Event &e = event(resumed);
    add(resumed);
    const bool done = e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && e.a != NoIndex && event(request).time == e.time;
    if (!done || m_store.trace().entity(EntityId{e.a}).kind != EntityKind::WaitFor)
        return;
    const auto inner = previous(resumed, [&](const Event &x) { return x.kind == EventKind::Succeeded && EntityId{x.subject} != e.subject; });
    if (inner != NoIndex && event(inner).time == e.time)
        add(inner);
    m_out.rules.insert(m_out.rules.begin(), Rule::WaitForRace);
    remedy(Remedy::UseTimeoutBlock);
    say(tr("The result was there in the very moment of the request, so wait_for returned it and the cancellation was lost: %1 goes on.").arg(name(e.subject)));
}

//! An except clause took it and did not raise it again.
void Reasons::swallowedRequest(EntityId task, quint32 request)
{
    rule(Rule::CancelCaught);
    remedy(Remedy::RaiseCancelAgain);
    // Did it reach the task through another one that it awaits?
    const quint32 hit = next(request, [&](const Event &x) { return x.subject == task && x.kind == EventKind::Resumed; });
    if (hit == NoIndex || event(hit).a == NoIndex || m_store.trace().entity(EntityId{event(hit).a}).kind != EntityKind::Task)
        return;
    const EntityId awaited{event(hit).a};
    const quint32 earlier = previous(request, [&](const Event &x) {
        return x.kind == EventKind::CancelRequested && x.subject == awaited && EntityId{x.a} == task;
    });
    if (earlier == NoIndex)
        return;
    add(earlier);
    m_out.remedies.insert(m_out.remedies.begin(), Remedy::AskCancelling);
    remedy(Remedy::WaitForTask);
    say(tr("%1 had cancelled %2 itself and was waiting for it, so its except clause took this CancelledError for the "
           "one of %2. The request to cancel %1 got lost.")
            .arg(name(task), name(awaited)));
}

//! The time of a timeout was up, and somebody else asked as well.
void Reasons::timeoutLost(EntityId task, quint32 exit)
{
    const quint32 begin = blockBegin(exit, task, EventKind::TimeoutEnter, EventKind::TimeoutExit);
    std::vector<quint32> requests;
    for (quint32 i = begin == NoIndex ? 0 : begin; i < exit && exit - i < Far; ++i)
        if (event(i).kind == EventKind::CancelRequested && event(i).subject == task)
            requests.push_back(i);
    if (requests.size() < 2)
        return;
    for (const quint32 request : requests)
        before(request);
    m_out.rules.insert(m_out.rules.begin(), Rule::TimeoutAndCancel);
    rule(Rule::CancelOnce);
    QStringList who;
    for (const quint32 request : requests)
        if (const QString by = cancelledBy(m_store, request); !who.contains(by))
            who += by;
    say(tr("There were %1 requests, %2, and one CancelledError. The timeout took back only its own, so the cancellation won and no TimeoutError came.")
            .arg(QString::number(requests.size()), who.join(tr(" and "))));
    remedy(Remedy::CatchTimeout);
}

//! The task was leaving a task group, which takes every CancelledError for its own when a child of it has failed.
void Reasons::askedWhileLeaving(EntityId task, quint32 done)
{
    const quint32 begin = blockBegin(done, task, EventKind::GroupEnter, EventKind::GroupDone);
    const ExceptionId raised = event(done).b == NoIndex ? ExceptionId::None : ExceptionId{event(done).b};
    rule(Rule::TaskGroupParent);
    if (raised == ExceptionId::None)
        return;
    const std::vector<ExceptionId> &own = m_store.trace().exception(raised).members;
    for (quint32 i = begin == NoIndex ? 0 : begin; i < done && done - i < Far; ++i) {
        const Event &e = event(i);
        if (e.kind != EventKind::CancelRequested || e.subject != task || !e.flag)
            continue;
        const EntityId child = failedChildBehind(m_store, i);
        const auto lane = child == EntityId::None ? std::nullopt : m_store.laneOf(child);
        const auto row = lane ? m_store.ledgerOf(*lane) : std::nullopt;
        before(i);
        if (row && std::ranges::find(own, m_store.ledger()[*row].exception) != own.end())
            continue; // of this very group
        m_out.rules.insert(m_out.rules.begin(), Rule::TaskGroupBoth);
        rule(Rule::CancelOnce);
        remedy(Remedy::GroupsApart);
        const QString by = child == EntityId::None ? cancelledBy(m_store, i) : tr("by the group around it, because %1 failed,").arg(name(child));
        say(tr("%1 was leaving a task group whose own task had failed. The request %2 arrived in the same CancelledError, for which the group raised %3. "
               "The request is lost: what handles %3 goes on, and so does the code after it.")
                .arg(name(task), by, exceptionText(m_store, raised)));
        return;
    }
}

//! Whom the message of a request reached, and whom it did not.
void Reasons::message(quint32 request)
{
    constexpr quint32 Near = 1000; // events
    const Event &e = event(request);
    if (e.b == NoIndex || m_store.trace().text(StringId{e.b}).empty())
        return;
    m_out.rules.insert(m_out.rules.begin(), Rule::CancelMessage);
    remedy(Remedy::KeepMessage);
    const Trace &trace = m_store.trace();
    for (quint32 i = request; i-- > 0 && event(i).kind == EventKind::CancelRequested && event(i).b == e.b;)
        add(i); // a gather passes it on to one child after the other
    for (quint32 i = request + 1; i < size() && i - request < Near; ++i) {
        const Event &x = event(i);
        if (x.kind == EventKind::CancelRequested && x.b == e.b && !x.flag && x.time == e.time) {
            add(i);
            say(tr("%1 was done already, so it saw no cancellation and no message.").arg(name(x.subject)));
        }
        if (x.kind != EventKind::Resumed || x.outcome != Outcome::Cancelled || x.a == NoIndex || x.b == NoIndex)
            continue;
        const StringId text = trace.exception(ExceptionId{x.b}).message;
        const bool lost = text == StringId::None || trace.text(text).empty();
        const auto members = trace.members(EntityId{x.a});
        if (x.subject == e.subject) {
            say(lost ? tr("The CancelledError that reached %1 has no message.").arg(name(x.subject))
                     : tr("The CancelledError that reached %1 has the message.").arg(name(x.subject)));
        } else if (EntityId{x.a} == e.subject || std::ranges::find(members, e.subject) != members.end()) {
            add(i);
            if (lost)
                say(tr("%1, which awaited %2, got a new CancelledError without the message.").arg(name(x.subject), name(EntityId{x.a})));
            return;
        }
    }
}

//! asyncio looked at it, and no code did.
void Reasons::swallowed(const LedgerEntry &row)
{
    if (row.how == Retrieval::CancelSwallowed) {
        const quint32 request = previous(row.settledEvent, [](const Event &e) { return e.kind == EventKind::CancelRequested && e.flag; });
        if (request != NoIndex)
            before(request);
        remedy(Remedy::HandleInside);
        return;
    }
    remedy(Remedy::CollectResults);
    remedy(Remedy::UseTaskGroup);
    remedy(Remedy::HandleInside);
    const auto gather = m_store.gatherOf(row.owner);
    for (const GatherEnd &end : m_store.gatherEnds()) {
        if (!gather || end.gather != *gather || !end.failed() || end.event > row.settledEvent)
            continue;
        add(end.event);
        const quint32 exception = event(end.event).b;
        for (const LedgerEntry &first : m_store.ledger())
            if (exception != NoIndex && first.exception == ExceptionId{exception} && first.raisedEvent < end.event && first.owner != row.owner
                && first.fate != Fate::Replaced) {
                add(first.raisedEvent);
                say(tr("%1 had failed first, with %2, and only that was passed on.").arg(name(first.owner), exceptionText(m_store, first.exception)));
                return;
            }
        return;
    }
}

void Reasons::delivery(quint32 id, const Mark &mark)
{
    const quint32 request = requestBehind(m_store.lanes()[id], mark.event);
    if (request == NoIndex)
        return rule(Rule::Cancel);
    before(request);
    after(request);
    message(request);
    rule(mark.kind == MarkKind::CancelSwallowed ? Rule::CancelCaught : Rule::Cancel);
    if (mark.kind == MarkKind::CancelSwallowed && std::ranges::find(m_out.remedies, Remedy::LeaveAfterFinally) == m_out.remedies.end())
        remedy(Remedy::RaiseCancelAgain);
}

//! A timeout, a wait_for or an as_completed whose time was up.
void Reasons::expired(quint32 id, const Mark &mark)
{
    const Event &e = event(mark.event);
    if (e.kind == EventKind::TimeoutExit) {
        const quint32 begin = blockBegin(mark.event, e.subject, EventKind::TimeoutEnter, EventKind::TimeoutExit);
        add(begin);
        const quint32 request = previous(mark.event, [&](const Event &x) { return x.kind == EventKind::CancelRequested && x.subject == e.subject; });
        if (request != NoIndex && (begin == NoIndex || request > begin)) {
            before(request);
            course(e.subject, request, mark.event);
            if (const QString late = lateTimeoutText(m_store, request, mark.event); !late.isEmpty())
                say(late);
            if (const auto late = lateDeadline(m_store, begin, request))
                tell(*late);
        }
        rule(mark.kind == MarkKind::Expired ? Rule::TimeoutOther : Rule::Timeout);
        if (mark.kind == MarkKind::Expired && e.outcome == Outcome::Cancelled)
            timeoutLost(e.subject, mark.event);
        const quint32 group = previous(mark.event, [&](const Event &x) { return x.subject == e.subject && x.kind == EventKind::GroupDone; });
        if (mark.kind == MarkKind::Expired && e.outcome == Outcome::Raised && group != NoIndex
            && (begin == NoIndex || group > begin) && event(group).b != NoIndex) {
            rule(Rule::TaskGroup);
            remedy(Remedy::ExceptStar);
            remedy(Remedy::HandleInside);
            failedMembers(ExceptionId{event(group).b}, group);
            groupInTimeout(group);
        }
    } else if (e.kind == EventKind::Cancelled) {
        cancelled(id);
    } else {
        const quint32 waiting = previous(mark.event, [&](const Event &x) { return x.kind == EventKind::Awaiting && x.subject == e.subject; });
        add(waiting);
        const bool loop = e.a != NoIndex && m_store.trace().entity(EntityId{e.a}).kind == EntityKind::Text;
        rule(loop ? Rule::AsCompleted : Rule::WaitFor);
        const quint32 request = previous(mark.event, [&](const Event &x) { return x.kind == EventKind::CancelRequested && EntityId{x.a} == e.subject; });
        if (!loop && request != NoIndex && waiting != NoIndex && request > waiting) {
            before(request);
            course(event(request).subject, request, mark.event);
        }
        if (loop)
            remedy(Remedy::CancelRest);
    }
    remedy(Remedy::LongerTimeout);
    if (mark.kind == MarkKind::TimedOut)
        remedy(Remedy::CatchTimeout);
}

//! A child of the group failed while the timeout ended it, so that a group came out in the place of the TimeoutError.
void Reasons::groupInTimeout(quint32 done)
{
    const ExceptionId group{event(done).b};
    for (const LedgerEntry &row : m_store.ledger()) {
        const auto &members = m_store.trace().exception(group).members;
        if (row.raisedEvent < done && row.fate != Fate::Replaced && std::ranges::find(members, row.exception) != members.end()) {
            say(tr("The cancellation reached the task group, and %1 failed with %2 while it was being cancelled. So the group raised an ExceptionGroup, "
                   "and only a CancelledError becomes a TimeoutError.")
                    .arg(name(row.owner), exceptionText(m_store, row.exception)));
            return;
        }
    }
}

// ---------------------------------------------------------------------------------------------------- deadlocks

namespace {

constexpr int Longest = 8; // tasks of a chain that are told

} // namespace

void Reasons::stuck(EntityId task)
{
    rule(Rule::AwaitForever);
    if (!m_store.deadlock()) {
        if (const auto lane = m_store.laneOf(task); lane && !m_store.lanes()[*lane].spans.empty())
            add(m_store.lanes()[*lane].spans.back().firstEvent);
        return;
    }
    const Deadlock &deadlock = *m_store.deadlock();
    add(deadlock.event);
    std::vector<EntityId> seen;
    for (EntityId at = task; seen.size() < std::size_t(Longest) && std::ranges::find(seen, at) == seen.end();) {
        seen.push_back(at);
        const StuckTask *found = deadlock.find(at);
        if (!found || found->event == NoIndex)
            break;
        add(found->event);
        if (const auto refused = refusedToEnd(m_store, at))
            tell(*refused);
        stuckOn(*found);
        const std::span<const EntityId> holders = deadlock.holders(*found);
        const std::vector<EntityId> behind = deadlock.tasksBehind(m_store.trace(), *found, 1);
        if (!holders.empty())
            at = holders.front();
        else if (!behind.empty())
            at = behind.front();
        else
            break;
    }
}

void Reasons::stuckOn(const StuckTask &stuck)
{
    if (stuck.target == EntityId::None)
        return rule(Rule::TaskGroup);
    const Trace &trace = m_store.trace();
    const auto tellFailed = [this] {
        if (const auto failed = failedBefore(m_store))
            tell(*failed);
    };
    if (trace.entity(stuck.target).kind == EntityKind::Future) {
        tellFailed();
        return remedy(Remedy::SetFuture);
    }
    if (trace.entity(stuck.target).kind != EntityKind::Text)
        return;
    const std::string label = trace.label(stuck.target);
    const std::span<const EntityId> holders = m_store.deadlock()->holders(stuck);
    for (const EntityId holder : holders.first(std::min<std::size_t>(holders.size(), 3))) {
        const quint32 taken = previous(stuck.event, [&](const Event &e) {
            return e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && e.subject == holder && EntityId{e.a} == stuck.target;
        });
        add(taken);
    }
    if (label.starts_with("lock:") || label.starts_with("semaphore:")) {
        rule(label.starts_with("lock:") ? Rule::Lock : Rule::Semaphore);
        const bool own = holders.size() == 1 && holders.front() == stuck.task;
        const StuckStory kept = keptStory(m_store, stuck);
        tell(kept);
        if (!kept.sentences.isEmpty())
            return remedy(Remedy::ReleaseInBlock);
        if (own)
            say(tr("%1 has %2 already and waits for itself to release it.").arg(name(stuck.task), awaitedName(m_store, stuck.target)));
        else if (!holders.empty() && !stuckText(m_store, holders.front()).isEmpty())
            say(tr("%1 has %2, and waits for %3.").arg(name(holders.front()), awaitedName(m_store, stuck.target), stuckText(m_store, holders.front())));
        remedy(own ? Remedy::PassLockOn : Remedy::ReleaseFirst);
        if (!own && m_store.deadlock()->circle.size() > 1)
            remedy(Remedy::OrderLocks);
    } else if (label.starts_with("condition:")) {
        rule(Rule::Condition);
        remedy(Remedy::ReleaseFirst);
    } else if (label.starts_with("condition_wait:")) {
        rule(Rule::Condition);
        tellFailed();
        remedy(Remedy::NotifyWaiters);
    } else if (label.starts_with("barrier")) {
        rule(Rule::Barrier);
        remedy(Remedy::FillBarrier);
        if (label.starts_with("barrier:"))
            tell(barrierStory(m_store, stuck));
    } else if (label.starts_with("event:")) {
        rule(Rule::Event);
        tellFailed();
        remedy(Remedy::SetEvent);
    } else if (label.starts_with("queue_join:")) {
        join(stuck);
    } else if (label.starts_with("queue_")) {
        rule(Rule::Queue);
        remedy(Remedy::FeedQueue);
        tell(queueStory(m_store, stuck));
    }
}

//! Who took an item and did not call task_done() for it.
void Reasons::join(const StuckTask &stuck)
{
    m_out.rules.insert(m_out.rules.begin(), Rule::QueueJoin);
    remedy(Remedy::TaskDoneInFinally);
    tell(joinStory(m_store, stuck));
}

void Reasons::tell(const StuckStory &story)
{
    for (const QString &sentence : story.sentences)
        say(sentence);
    m_out.chain.insert(m_out.chain.end(), story.events.begin(), story.events.end());
}

//! Who gave the function to the loop; for an exception handler, what the loop reported just before.
void Reasons::calledByLoop(quint32 id)
{
    const EntityId call = m_store.lanes()[id].task;
    const quint32 first = next(0, [&](const Event &e) { return (e.kind == EventKind::Scheduled || e.kind == EventKind::Handling) && e.subject == call; });
    if (first == NoIndex)
        return;
    const bool handles = event(first).kind == EventKind::Handling;
    add(handles ? first - 1 : first);
    add(first);
    rule(handles ? Rule::ExceptionHandler : Rule::LoopCall);
}

//! Adds that the exception handler of the program was told of the failure, if it was.
void Reasons::toldHandler(const LedgerEntry &row)
{
    const quint32 told = row.settledEvent == NoIndex ? NoIndex : row.settledEvent + 1;
    if (told >= size() || event(told).kind != EventKind::Handling)
        return;
    add(told);
    rule(Rule::ExceptionHandler);
}

} // namespace awaitscope
