// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/remarks.h"

#include "model/text/durationtext.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"
#include "model/words/leftalone.h"
#include "model/words/stuckstory.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <span>

namespace awaitscope {

namespace {

constexpr quint32 Far = 200'000; // events
constexpr qsizetype Most = 3; // tasks that are named

QString tr(const char *text)
{
    return QCoreApplication::translate("Reasons", text);
}

template <typename F>
quint32 previous(const TraceStore &store, quint32 from, F wanted)
{
    const auto &events = store.trace().events();
    from = std::min<quint32>(from, quint32(events.size()));
    for (quint32 i = from; i-- > 0 && from - i < Far;)
        if (wanted(events[i]))
            return i;
    return NoIndex;
}

bool isCancelledError(const TraceStore &store, quint32 exception)
{
    return exception != NoIndex && store.trace().text(store.trace().exception(ExceptionId{exception}).type) == "CancelledError";
}

bool isMember(const TraceStore &store, quint32 target, EntityKind kind, EntityId member)
{
    if (target == NoIndex || store.trace().entity(EntityId{target}).kind != kind)
        return false;
    const auto members = store.trace().members(EntityId{target});
    return std::ranges::find(members, member) != members.end();
}

//! The lane's last event that has a mark or ends a span.
quint32 lastEventOf(const Lane &lane)
{
    const quint32 mark = lane.marks.empty() ? 0 : lane.marks.back().event;
    return lane.spans.empty() ? mark : std::max(mark, lane.spans.back().firstEvent);
}

// ---------------------------------------------------------------------------------------------------- threads

//! "thread" of "parse@thread-1".
QString poolOf(const TraceStore &store, const Lane &lane)
{
    return QString::fromStdString(store.trace().label(lane.task)).section(u'@', -1).section(u'-', 0, -2);
}

void onThread(const TraceStore &store, const Lane &lane, std::vector<Remark> &out)
{
    const auto &events = store.trace().events();
    const quint32 left = previous(store, lastEventOf(lane), [&](const Event &e) {
        return e.kind == EventKind::Resumed && e.outcome == Outcome::Cancelled && isMember(store, e.a, EntityKind::Executor, lane.task);
    });
    if (left != NoIndex && events[left].time < lane.finish)
        out.push_back({tr("%1 stopped waiting for it at %2, when it was cancelled. The function in the thread went on: nothing can interrupt it.")
                           .arg(store.displayName(events[left].subject), durationText(events[left].time)),
                       {left},
                       Rule::Thread});
    const Span *first = lane.spans.empty() ? nullptr : &lane.spans.front();
    if (!first || first->state != SpanState::Created || first->end == Time::max() || first->end - first->begin < std::chrono::milliseconds(1))
        return;
    QStringList busy;
    for (const Lane &other : store.lanes()) {
        if (!other.thread || other.task == lane.task || busy.size() == Most)
            continue;
        const bool queued = !other.spans.empty() && other.spans.front().state == SpanState::Created;
        const Time start = queued ? other.spans.front().end : other.begin; // it had no thread before
        if (start < first->end && other.finish > first->begin && poolOf(store, other) == poolOf(store, lane))
            busy += store.displayName(other.task);
    }
    if (!busy.isEmpty())
        out.push_back({tr("It waited %1 for a thread: all threads of the executor were busy, with %2.")
                           .arg(durationText(first->end - first->begin), busy.join(QStringLiteral(", "))),
                       {first->firstEvent},
                       Rule::Thread,
                       Remedy::MoreThreads});
}

// ---------------------------------------------------------------------------------------------------- semaphores and locks

struct StrayRelease
{
    quint32 cancelled = NoIndex; //!< its acquire()
    quint32 released = NoIndex;
};

//! The task gave back what it had not got, because its acquire() was cancelled.
std::optional<StrayRelease> strayRelease(const TraceStore &store, const Lane &lane)
{
    const Trace &trace = store.trace();
    const auto &events = trace.events();
    if (lane.spans.empty() || std::ranges::find(lane.marks, MarkKind::CancelRequested, &Mark::kind) == lane.marks.end())
        return std::nullopt;
    struct Held
    {
        quint32 times = 0; // what it has of it
        quint32 cancelled = NoIndex; // its last acquire() that was cancelled
    };
    std::map<std::string_view, Held> held; // by label
    const quint32 first = lane.spans.front().firstEvent;
    for (quint32 i = first; i < events.size() && i - first < Far; ++i) {
        const Event &e = events[i];
        if (e.subject != lane.task)
            continue;
        if (e.kind == EventKind::Cancelled || e.kind == EventKind::Raised || e.kind == EventKind::Succeeded)
            break;
        if (e.kind == EventKind::Resumed && e.a != NoIndex && trace.entity(EntityId{e.a}).kind == EntityKind::Text) {
            const std::string_view label = trace.text(trace.entity(EntityId{e.a}).text);
            if (!label.starts_with("semaphore:") && !label.starts_with("lock:"))
                continue;
            if (e.outcome == Outcome::Ok)
                held[label] = {held[label].times + 1, NoIndex};
            else
                held[label].cancelled = i;
        } else if (e.kind == EventKind::Released && e.a != NoIndex) {
            Held &what = held[trace.text(StringId{e.a})];
            if (what.times > 0)
                --what.times;
            else if (what.cancelled != NoIndex)
                return StrayRelease{what.cancelled, i};
        }
    }
    return std::nullopt;
}

void onStrayRelease(const TraceStore &store, const Lane &lane, std::vector<Remark> &out)
{
    const auto stray = strayRelease(store, lane);
    if (!stray)
        return;
    const EntityId what{store.trace().events()[stray->cancelled].a};
    const bool semaphore = store.trace().label(what).starts_with("semaphore:");
    const QString words = semaphore ? tr("Its acquire() of %1 was cancelled, and it called release() all the same: "
                                         "since then one task more than intended can have it.")
                                    : tr("Its acquire() of %1 was cancelled, and it called release() all the same: it "
                                         "took the lock away from the task that had it.");
    out.push_back({words.arg(awaitedName(store, what)), {stray->cancelled, stray->released}, semaphore ? Rule::Semaphore : Rule::Lock, Remedy::ReleaseInBlock});
}

//! Others wait for what it has taken and not released.
void onKept(const TraceStore &store, const Lane &lane, std::vector<Remark> &out)
{
    if (!store.deadlock() || lane.end == LaneEnd::Open)
        return;
    constexpr std::size_t Looked = 1000; // tasks
    const std::vector<StuckTask> &tasks = store.deadlock()->tasks;
    for (const StuckTask &stuck : std::span(tasks).first(std::min(tasks.size(), Looked))) {
        const auto holders = store.deadlock()->holders(stuck);
        if (stuck.target == EntityId::None || std::ranges::find(holders, lane.task) == holders.end())
            continue;
        if (store.trace().label(stuck.target).starts_with("queue_"))
            continue;
        out.push_back({tr("It had taken %1 and did not release it: %2 waits for it forever.")
                           .arg(awaitedName(store, stuck.target), store.displayName(stuck.task)),
                       {stuck.event},
                       ruleOfWait(store, stuck.target),
                       Remedy::ReleaseInBlock});
        return;
    }
}

// ---------------------------------------------------------------------------------------------------- tasks

void onEagerStart(const TraceStore &store, const Lane &lane, std::vector<Remark> &out)
{
    constexpr quint32 Near = 3; // events
    const auto &events = store.trace().events();
    if (lane.thread || lane.spans.empty())
        return;
    const quint32 first = lane.spans.front().firstEvent;
    for (quint32 i = first > Near ? first - Near : 1; i <= first + Near && i < events.size(); ++i) {
        const Event &created = events[i - 1];
        const bool begins = events[i].kind == EventKind::Started && events[i].subject == lane.task && events[i].iteration != 0;
        if (!begins || created.kind != EventKind::Created || created.subject != lane.task || created.c == NoIndex || created.iteration != events[i].iteration)
            continue;
        out.push_back({tr("It is an eager task: its first steps ran inside create_task(), before %1 went on.").arg(store.displayName(EntityId{created.c})),
                       {i},
                       Rule::EagerStart});
        return;
    }
}

//! asyncio.run cancelled it at the end, for it had been left alone.
void onShield(const TraceStore &store, quint32 id, std::vector<Remark> &out)
{
    const Lane &lane = store.lanes()[id];
    const quint32 request = lane.end == LaneEnd::Cancelled ? requestBehind(lane, NoIndex) : NoIndex;
    const CancelRequest *cause = request == NoIndex ? nullptr : store.cancelRequestAt(request);
    if (!cause || cause->cause != CancelCause::Shutdown)
        return;
    const quint32 left = previous(store, request, [&](const Event &e) {
        return e.kind == EventKind::Resumed && e.outcome == Outcome::Cancelled && isMember(store, e.a, EntityKind::Shield, lane.task);
    });
    if (left != NoIndex)
        out.push_back({tr("%1 had waited for it through asyncio.shield() until it was cancelled. The shield kept that "
                          "cancellation from %2, but not the one at the end.")
                           .arg(store.displayName(store.trace().events()[left].subject), store.displayName(id)),
                       {left},
                       Rule::Shield,
                       Remedy::AwaitBeforeEnd});
}

//! A cancelled task whose gather collects exceptions.
void onCollected(const TraceStore &store, quint32 id, std::vector<Remark> &out)
{
    const Lane &lane = store.lanes()[id];
    const auto gather = lane.end == LaneEnd::Cancelled ? store.gatherOf(lane.task) : std::nullopt;
    if (!gather)
        return;
    for (const GatherEnd &end : store.gatherEnds()) {
        if (end.gather != *gather || end.outcome != Outcome::Ok || end.time < lane.finish)
            continue;
        out.push_back({tr("Its gather put the CancelledError into the list of results. isinstance(result, Exception) "
                          "is False for it, so it can pass for a success."),
                       {end.event},
                       Rule::GatherCollect,
                       Remedy::AskBaseException});
        return;
    }
}

} // namespace

std::vector<Remark> remarksOn(const TraceStore &store, quint32 id)
{
    std::vector<Remark> out;
    const Lane &lane = store.lanes()[id];
    if (lane.kind != LaneKind::Task)
        return out;
    if (lane.thread) {
        onThread(store, lane, out);
        return out;
    }
    onCollected(store, id, out);
    onShield(store, id, out);
    onStrayRelease(store, lane, out);
    onKept(store, lane, out);
    onEagerStart(store, lane, out);
    return out;
}

std::optional<Remark> remarkOnFailure(const TraceStore &store, const LedgerEntry &row)
{
    const Trace &trace = store.trace();
    const ExceptionInfo &info = trace.exception(row.exception);
    if (trace.text(info.type) == "ValueError" && info.message != StringId::None && trace.text(info.message) == "BoundedSemaphore released too many times") {
        for (const Lane &lane : store.lanes())
            if (const auto stray = lane.kind == LaneKind::Task && lane.task != row.owner ? strayRelease(store, lane) : std::nullopt;
                stray && stray->released < row.raisedEvent)
                return Remark{tr("%1 had called release() before without having acquired it: its acquire() was cancelled. So this release() was one too many.")
                                  .arg(store.displayName(lane.task)),
                              {stray->cancelled, stray->released},
                              Rule::Semaphore,
                              Remedy::ReleaseInBlock};
        return std::nullopt;
    }
    const bool isDone = info.message != StringId::None && trace.text(info.message) == "invalid state"; // others say that there is no result yet
    if (trace.text(info.type) != "InvalidStateError" || !isDone)
        return std::nullopt;
    // Only if it is certain which future it was.
    std::vector<EntityId> futures;
    quint32 ended = NoIndex;
    for (quint32 i = row.raisedEvent; i-- > 0 && row.raisedEvent - i < Far;) {
        const Event &e = trace.events()[i];
        const bool waits = e.kind == EventKind::Awaiting || e.kind == EventKind::Resumed || e.kind == EventKind::FutureSet;
        if (!waits || e.a == NoIndex)
            continue;
        EntityId future{e.a};
        if (trace.entity(future).kind == EntityKind::WaitFor && trace.members(future).size() == 1)
            future = trace.members(future).front();
        if (trace.entity(future).kind != EntityKind::Future)
            continue;
        if (std::ranges::find(futures, future) == futures.end())
            futures.push_back(future);
        if (ended == NoIndex && (e.kind == EventKind::FutureSet || (e.kind == EventKind::Resumed && e.outcome != Outcome::Ok)))
            ended = i;
    }
    if (futures.size() != 1 || ended == NoIndex)
        return std::nullopt;
    const Event &e = trace.events()[ended];
    const QString future = store.displayName(futures.front()), who = store.displayName(e.subject), when = durationText(e.time);
    return Remark{e.kind == EventKind::FutureSet ? tr("%1 had completed %2 at %3 already.").arg(who, future, when)
                                                 : tr("%2 was cancelled at %3, when the wait of %1 for it ended: since "
                                                      "then it is done, and takes no result.")
                                                       .arg(who, future, when),
                  {ended},
                  e.kind == EventKind::FutureSet ? std::nullopt : std::optional(Rule::CancelPassedOn),
                  Remedy::AskDone};
}

std::optional<Remark> cancelledByAwaited(const TraceStore &store, quint32 resumed)
{
    const Trace &trace = store.trace();
    const Event &e = trace.events()[resumed];
    if (e.kind != EventKind::Resumed || e.outcome != Outcome::Cancelled || e.a == NoIndex)
        return std::nullopt;
    const EntityId target{e.a};
    const auto wasCancelled = [&](EntityId task) {
        const auto lane = store.laneOf(task);
        return lane && store.lanes()[*lane].end == LaneEnd::Cancelled && store.lanes()[*lane].finish <= e.time;
    };
    const auto endOf = [&](EntityId task) {
        return previous(store, resumed,
                        [&](const Event &x) { return x.kind == EventKind::Cancelled && x.subject == task; });
    };
    const QString name = store.displayName(e.subject);
    if (trace.entity(target).kind == EntityKind::Task && wasCancelled(target))
        return Remark{tr("%1 was cancelled, and %2, which awaited it, received its CancelledError. Nobody had asked to "
                         "cancel %2.")
                          .arg(store.displayName(target), name),
                      {endOf(target)},
                      Rule::AwaitTask,
                      Remedy::WaitForTask};
    if (trace.entity(target).kind != EntityKind::Gather)
        return std::nullopt;
    const auto members = trace.members(target);
    const auto child = std::ranges::find_if(members, wasCancelled);
    if (child == members.end())
        return std::nullopt;
    return Remark{tr("%1 was cancelled, and its gather passed the CancelledError on to %2 like a failure. Nobody had asked to cancel %2 or the gather, "
                     "and the other tasks of the gather were not cancelled.")
                      .arg(store.displayName(*child), name),
                  {endOf(*child)},
                  Rule::GatherChild,
                  Remedy::CollectResults};
}

bool leftTheLoop(const TraceStore &store, const LedgerEntry &row)
{
    if (row.how != Retrieval::Main || row.lane == NoIndex || row.lane == 0)
        return false;
    const auto &events = store.trace().events();
    if (const std::size_t after = std::size_t(row.raisedEvent) + 1; after < events.size() && events[after].kind == EventKind::Shutdown)
        return true;
    const std::string_view type = store.trace().text(store.trace().exception(row.exception).type);
    const Lane &lane = store.lanes()[row.lane]; // a recording of several runs has a main for each of them, which no task created
    return (type == "SystemExit" || type == "KeyboardInterrupt") && lane.parent >= 0;
}

std::optional<Remark> exitBehind(const TraceStore &store, quint32 shutdown)
{
    const auto &events = store.trace().events();
    if (shutdown == NoIndex || store.lanes().empty())
        return std::nullopt;
    const Lane &main = store.lanes().front();
    const auto endsMain = [&](const Event &e) {
        return e.subject == main.task && (e.kind == EventKind::Succeeded || e.kind == EventKind::Raised || e.kind == EventKind::Cancelled);
    };
    if (shutdown == 0 || main.finish < events[shutdown].time || previous(store, shutdown, endsMain) != NoIndex)
        return std::nullopt;
    quint32 exit = shutdown;
    while (exit < events.size() && exit - shutdown < Far && events[exit].kind != EventKind::Exit)
        ++exit;
    if (exit >= events.size() || events[exit].kind != EventKind::Exit || events[exit].outcome != Outcome::Raised)
        return std::nullopt;
    const quint32 raised = shutdown - 1;
    if (events[raised].kind != EventKind::Raised || events[raised].a != events[exit].b)
        return Remark{tr("An exception left the event loop, and asyncio.run cancelled every task that was left, main too."), {}, Rule::ExitsLoop};
    return Remark{tr("%1 of %2 left the event loop at once, and asyncio.run cancelled every other task, main too.")
                      .arg(exceptionText(store, ExceptionId{events[raised].a}), store.displayName(events[raised].subject)),
                  {raised},
                  Rule::ExitsLoop};
}

std::optional<Remark> lateDeadline(const TraceStore &store, quint32 begin, quint32 request)
{
    const Trace &trace = store.trace();
    if (begin == NoIndex || request == NoIndex || trace.events()[begin].a == NoIndex)
        return std::nullopt;
    bool ok = false;
    const double ms = QString::fromStdString(trace.json(ValueId{trace.events()[begin].a})).toDouble(&ok);
    const Time due = trace.events()[begin].time + Time(qint64(ms * 1e6)), came = trace.events()[request].time;
    if (!ok || came - due < std::chrono::milliseconds(trace.clock == "wall" ? 10 : 1))
        return std::nullopt;
    const auto blocks = [&](const Event &e) { // from before that moment until after it
        const auto lane = e.kind == EventKind::Blocking && e.time <= due && e.a != NoIndex ? store.laneOf(e.subject) : std::nullopt;
        const double length = lane ? QString::fromStdString(trace.json(ValueId{e.a})).toDouble() : 0;
        return lane && !store.lanes()[*lane].thread && e.time + Time(qint64(length * 1e6)) > due;
    };
    const quint32 blocking = previous(store, request, blocks);
    if (blocking == NoIndex)
        return std::nullopt;
    return Remark{tr("The time was up at %1. The event loop was blocked by %2 then, so the timeout came %3 late.")
                      .arg(durationText(due), store.displayName(trace.events()[blocking].subject), durationText(came - due)),
                  {blocking},
                  Rule::OneAtATime,
                  Remedy::DoNotBlock};
}

std::optional<Remark> refusedToEnd(const TraceStore &store, EntityId stuck)
{
    const auto lane = store.laneOf(stuck);
    const quint32 request = lane ? requestBehind(store.lanes()[*lane], NoIndex) : NoIndex;
    if (request == NoIndex)
        return std::nullopt;
    const auto &events = store.trace().events();
    for (quint32 i = request + 1; i < events.size() && i - request < Far; ++i)
        if (const Event &e = events[i]; e.kind == EventKind::Caught && e.subject == stuck && isCancelledError(store, e.a))
            return Remark{tr("%1 was to be cancelled %2 at %3, but caught the CancelledError with %4 and went on.")
                              .arg(store.displayName(stuck), cancelledBy(store, request), durationText(events[request].time), clauseOf(store.trace(), e)),
                          {request, i},
                          Rule::CancelCaught,
                          Remedy::RaiseCancelAgain};
    return std::nullopt;
}

std::optional<Remark> failedBefore(const TraceStore &store)
{
    QStringList who;
    std::vector<quint32> events;
    for (const LedgerEntry &row : store.ledger()) {
        const bool ended = row.lane != NoIndex && store.lanes()[row.lane].task == row.owner && store.lanes()[row.lane].end == LaneEnd::Raised;
        if (!ended || row.fate == Fate::Replaced || who.size() == Most)
            continue;
        who += tr("%1, with %2").arg(store.displayName(row.owner), exceptionText(store, row.exception));
        events.push_back(row.raisedEvent);
    }
    if (who.isEmpty())
        return std::nullopt;
    const QString words = who.size() == 1 ? tr("This task failed before, and did nothing after that: %1.")
                                          : tr("These tasks failed before, and did nothing after that: %1.");
    return Remark{words.arg(who.join(QStringLiteral("; "))), std::move(events), Rule::TaskEnd};
}

EntityId failedChildBehind(const TraceStore &store, quint32 request)
{
    const auto &events = store.trace().events();
    const CancelRequest *cause = store.cancelRequestAt(request);
    if (!cause || cause->cause != CancelCause::Group || events[request].a != NoIndex)
        return EntityId::None;
    quint32 at = request; // the group asks one after the other, and last the task that runs it
    while (at > 0 && events[at - 1].kind == EventKind::CancelRequested)
        --at;
    return at > 0 && events[at - 1].kind == EventKind::Retrieved ? events[at - 1].subject : EntityId::None;
}

std::optional<quint32> lastMark(const TraceStore &store, const Lane &lane, bool hasFailed)
{
    const auto last = std::find_if(lane.marks.rbegin(), lane.marks.rend(), [&](const Mark &m) {
        return !hasFailed || m.kind != MarkKind::CancelRequested || store.trace().events()[m.event].flag;
    });
    return last == lane.marks.rend() ? std::nullopt : std::optional(last->event);
}

} // namespace awaitscope
