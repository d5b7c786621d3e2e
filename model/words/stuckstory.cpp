// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/stuckstory.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"
#include "model/trace/barrierparties.h"
#include "model/trace/undoneitems.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace awaitscope {

namespace {

constexpr std::size_t Most = 3; // tasks that are told

//! On the wall clock, whatever is cancelled ends a little later.
Time unremarkable(const Trace &trace)
{
    return trace.clock == "wall" ? Time(std::chrono::milliseconds(1)) : Time::zero();
}

QString tr(const char *text)
{
    return QCoreApplication::translate("Reasons", text);
}

//! "ValueError: bad", "was cancelled"; how its task ended.
QString endText(const TraceStore &store, EntityId task)
{
    const auto lane = store.laneOf(task);
    const auto row = lane ? store.ledgerOf(*lane) : std::nullopt;
    if (row)
        return tr("ended with %1").arg(exceptionText(store, store.ledger()[*row].exception));
    switch (lane ? store.lanes()[*lane].end : LaneEnd::Open) {
    case LaneEnd::Cancelled:
    case LaneEnd::TimedOut: return tr("was cancelled");
    case LaneEnd::Open: return tr("got stuck itself");
    case LaneEnd::Succeeded:
    case LaneEnd::Raised:
    case LaneEnd::NeverAwaited:
    case LaneEnd::DestroyedPending: break;
    }
    return tr("ended");
}

bool hasEnded(const TraceStore &store, EntityId task)
{
    const auto lane = store.laneOf(task);
    return lane && store.lanes()[*lane].end != LaneEnd::Open;
}

void addEnd(const TraceStore &store, EntityId task, StuckStory &out)
{
    const auto lane = store.laneOf(task);
    if (const auto row = lane ? store.ledgerOf(*lane) : std::nullopt)
        out.events.push_back(store.ledger()[*row].raisedEvent);
}

//! By task, where it last resumed from what has that label.
std::map<quint32, quint32> lastResumed(const TraceStore &store, const std::string &label)
{
    const Trace &trace = store.trace();
    std::map<quint32, quint32> out;
    for (quint32 i = 0; i < trace.events().size(); ++i) {
        const Event &e = trace.events()[i];
        if (e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && e.a != NoIndex && trace.entity(EntityId{e.a}).kind == EntityKind::Text
            && trace.text(trace.entity(EntityId{e.a}).text) == label)
            out[index(e.subject)] = i;
    }
    return out;
}

//! \a at: where it got its last item; none: get_nowait() leaves no trace.
void addTaker(const TraceStore &store, EntityId task, quint32 at, bool certain, StuckStory &out)
{
    const Trace &trace = store.trace();
    QString item = tr("an item");
    if (at != NoIndex) {
        out.events.push_back(at);
        if (const quint32 value = trace.events()[at].c; value != NoIndex)
            item = visibleText(QString::fromStdString(pythonValue(trace.json(ValueId{value}))));
    }
    addEnd(store, task, out);
    const QString took = tr("%1 took %2 from the queue and then %3.").arg(store.displayName(task), item, endText(store, task));
    const QString rest = certain ? tr("It did not call task_done() for everything it took, and nobody else will.")
                                 : tr("Unless it had called task_done() before, nobody will for that item.");
    out.sentences += took + QLatin1Char(' ') + rest;
}

//! "a, b, c and 5 others"
QString listed(const TraceStore &store, std::span<const EntityId> tasks)
{
    QStringList names;
    for (const EntityId task : tasks.first(std::min(tasks.size(), Most)))
        names += store.displayName(task);
    const QString list = names.join(QStringLiteral(", "));
    const std::size_t rest = tasks.size() - std::size_t(names.size());
    return rest == 0 ? list : rest == 1 ? tr("%1 and one other").arg(list)
                                        : tr("%1 and %2 others").arg(list).arg(rest);
}

//! "main waits for a; b waits for lock mutex"
QString waitsOfAll(const TraceStore &store, std::span<const EntityId> tasks)
{
    QStringList out;
    for (const EntityId task : tasks.first(std::min(tasks.size(), Most))) {
        const QString what = stuckText(store, task);
        out += what.isEmpty() ? store.displayName(task) : tr("%1 waits for %2").arg(store.displayName(task), what);
    }
    if (tasks.size() == Most + 1)
        out += tr("and one other waits as well");
    else if (tasks.size() > Most)
        out += tr("%1 others wait as well").arg(tasks.size() - Most);
    return out.join(QStringLiteral("; "));
}

//! Tasks of the coroutines that wait there, which have ended and never passed.
void addAbsent(const TraceStore &store, EntityId barrier, std::span<const EntityId> there, StuckStory &out)
{
    const Trace &trace = store.trace();
    std::set<EntityId> passed;
    for (const Event &e : trace.events())
        if (e.kind == EventKind::Resumed && e.a != NoIndex && EntityId{e.a} == barrier)
            passed.insert(e.subject);
    std::map<StringId, EntityId> same; // by coroutine, the first that waits
    for (const EntityId task : there)
        if (const auto lane = store.laneOf(task))
            same.emplace(store.lanes()[*lane].name, task);
    std::size_t told = 0;
    for (const Lane &lane : store.lanes()) {
        if (lane.kind != LaneKind::Task || lane.end == LaneEnd::Open || passed.contains(lane.task))
            continue;
        const auto waits = same.find(lane.name);
        if (waits == same.end())
            continue;
        addEnd(store, lane.task, out);
        out.sentences += tr("%1 ran the same coroutine as %2, and %3 before it came there.")
                             .arg(store.displayName(lane.task), store.displayName(waits->second), endText(store, lane.task));
        if (++told == Most)
            break;
    }
}

} // namespace

StuckStory barrierStory(const TraceStore &store, const StuckTask &stuck)
{
    std::vector<EntityId> there, others;
    for (const StuckTask &task : store.deadlock()->tasks)
        (task.target == stuck.target && task.event != NoIndex ? there : others).push_back(task.task);
    StuckStory out;
    const auto parties = partiesOf(store.trace(), stuck.target);
    const QString where = awaitedName(store, stuck.target), who = listed(store, there);
    if (!parties || *parties <= there.size()) {
        out.sentences += tr("Waiting at %1: %2.").arg(where, who);
        return out;
    }
    const std::size_t missing = *parties - there.size();
    out.sentences += tr("%1 needs %2 tasks, and these wait there: %3.").arg(where, QString::number(*parties), who);
    out.sentences.back().front() = out.sentences.back().front().toUpper();
    const QString more = missing == 1 ? tr("One is missing") : tr("%1 are missing").arg(missing);
    if (others.empty())
        out.sentences += tr("%1, and nobody is left who could come: all other tasks have ended.").arg(more);
    else
        out.sentences += tr("%1, and nobody can come: %2.").arg(more, waitsOfAll(store, others));
    addAbsent(store, stuck.target, there, out);
    return out;
}

StuckStory joinStory(const TraceStore &store, const StuckTask &stuck)
{
    const Trace &trace = store.trace();
    const auto undone = undoneItems(trace, stuck.target);
    std::map<quint32, quint32> took = lastResumed(store, "queue_get:" + trace.label(stuck.target).substr(std::string_view("queue_join:").size()));
    StuckStory out;
    std::size_t told = 0;
    if (undone) {
        for (const EntityId task : undone->takers.first(std::min(undone->takers.size(), Most))) {
            const auto at = took.find(index(task));
            addTaker(store, task, at == took.end() ? NoIndex : at->second, true, out);
        }
        if (undone->left > 0)
            out.sentences += undone->left == 1 ? tr("An item is still in the queue, and no task takes it.")
                                               : tr("%1 items are still in the queue, and no task takes them.").arg(undone->left);
        return out;
    }
    for (const auto &[task, at] : took) {
        const auto lane = store.laneOf(EntityId{task});
        const bool failed = lane && (store.lanes()[*lane].end == LaneEnd::Raised || store.lanes()[*lane].end == LaneEnd::Cancelled);
        if (failed && ++told <= Most)
            addTaker(store, EntityId{task}, at, false, out);
    }
    return out;
}

StuckStory queueStory(const TraceStore &store, const StuckTask &stuck)
{
    const std::string label = store.trace().label(stuck.target);
    const bool gets = label.starts_with("queue_get:");
    const std::string queue = label.substr(label.find(':') + 1);
    StuckStory out;
    std::size_t told = 0;
    for (const auto &[task, at] : lastResumed(store, (gets ? "queue_put:" : "queue_get:") + queue)) {
        if (!hasEnded(store, EntityId{task}) || ++told > Most)
            continue;
        out.events.push_back(at);
        addEnd(store, EntityId{task}, out);
        const QString when = durationText(store.trace().events()[at].time), who = store.displayName(EntityId{task}), how = endText(store, EntityId{task});
        const QString sentence = gets ? tr("%1 put its last item at %2 and then %3.") : tr("%1 took its last item at %2 and then %3.");
        out.sentences += sentence.arg(who, when, how);
    }
    return out;
}

StuckStory keptStory(const TraceStore &store, const StuckTask &stuck)
{
    StuckStory out;
    std::size_t told = 0;
    for (const EntityId holder : store.deadlock()->holders(stuck)) {
        if (!hasEnded(store, holder) || ++told > Most)
            continue;
        addEnd(store, holder, out);
        out.sentences += tr("%1 took %2 and %3 without releasing it.").arg(store.displayName(holder), awaitedName(store, stuck.target), endText(store, holder));
    }
    return out;
}

Rule ruleOfWait(const TraceStore &store, EntityId target)
{
    if (target == EntityId::None)
        return Rule::TaskGroup;
    switch (store.trace().entity(target).kind) {
    case EntityKind::Gather: return Rule::Gather;
    case EntityKind::Shield: return Rule::Shield;
    case EntityKind::Executor: return Rule::Thread;
    case EntityKind::Wait: return Rule::Wait;
    case EntityKind::WaitFor: return Rule::WaitFor;
    case EntityKind::Sleep: return Rule::Sleep;
    case EntityKind::Task: return Rule::AwaitTask;
    case EntityKind::Future:
    case EntityKind::Set: return Rule::AwaitForever;
    case EntityKind::Text: break;
    }
    const std::string label = store.trace().label(target);
    return label.starts_with("lock:") ? Rule::Lock : label.starts_with("semaphore:") ? Rule::Semaphore
        : label.starts_with("condition")                                             ? Rule::Condition
        : label.starts_with("barrier")                                               ? Rule::Barrier
        : label.starts_with("event:")                                                ? Rule::Event
        : label.starts_with("queue_join:")                                           ? Rule::QueueJoin
        : label.starts_with("queue_")                                                ? Rule::Queue
        : label.starts_with("as_completed")                                          ? Rule::AsCompleted
        : label.starts_with("threadsafe:")                                           ? Rule::RunThreadsafe
                                                                                     : Rule::AwaitForever;
}

namespace {

constexpr quint32 Far = 200'000; // events

//! The barrier opened when the last one came: it went on at once, before all that had waited. Some may come while it still lets those of the
//! round before go, and wait for the next.
StuckStory lastToCome(const TraceStore &store, const Span &span)
{
    const auto &events = store.trace().events();
    StuckStory out;
    if (span.end == Time::max() || span.lastEvent >= events.size() || events[span.lastEvent].outcome != Outcome::Ok)
        return out;
    std::map<EntityId, quint32> came; // where
    for (quint32 i = span.firstEvent; i <= span.lastEvent && i - span.firstEvent < Far; ++i) {
        const Event &e = events[i];
        if (e.a == NoIndex || EntityId{e.a} != span.target)
            continue;
        if (e.kind == EventKind::Awaiting)
            came[e.subject] = i;
        const auto at = e.kind == EventKind::Resumed ? came.find(e.subject) : came.end();
        if (at == came.end())
            continue;
        if (e.outcome != Outcome::Ok) {
            came.erase(at);
            continue;
        }
        out.events.push_back(at->second);
        out.sentences += tr("%1 came last, at %2, and %3 opened.")
                             .arg(store.displayName(e.subject), durationText(events[at->second].time), awaitedName(store, span.target));
        break;
    }
    return out;
}

} // namespace

StuckStory holderStory(const TraceStore &store, const Span &span)
{
    StuckStory out;
    if (span.target == EntityId::None || store.trace().entity(span.target).kind != EntityKind::Text)
        return out;
    const std::string label = store.trace().label(span.target);
    const bool semaphore = label.starts_with("semaphore:");
    if (label.starts_with("barrier:"))
        return lastToCome(store, span);
    if (!semaphore && !label.starts_with("lock:") && !label.starts_with("condition:"))
        return out;
    std::vector<EntityId> released;
    const auto &events = store.trace().events();
    for (quint32 i = span.firstEvent; i-- > 0 && span.firstEvent - i < Far && out.events.size() < Most;) {
        const Event &e = events[i];
        if (e.kind == EventKind::Released && e.a != NoIndex && store.trace().text(StringId{e.a}) == label) {
            released.push_back(e.subject);
        } else if (e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && EntityId{e.a} == span.target) {
            if (const auto gone = std::ranges::find(released, e.subject); gone != released.end()) {
                released.erase(gone);
                continue;
            }
            out.events.push_back(i);
            out.sentences += tr("%1 had it.").arg(store.displayName(e.subject));
            if (!semaphore)
                break;
        }
    }
    return out;
}

QString lateTimeoutText(const TraceStore &store, quint32 request, quint32 exit)
{
    const auto &events = store.trace().events();
    if (request == NoIndex || exit == NoIndex || events[exit].time - events[request].time <= unremarkable(store.trace()))
        return {};
    return tr("The time was up at %1, but the block did not end until %2 later: a timeout waits until what it has cancelled has cleaned up.")
        .arg(durationText(events[request].time), durationText(events[exit].time - events[request].time));
}

QString oneAfterAnotherText(const TraceStore &store, quint32 lane)
{
    constexpr quint32 Near = 1000; // lanes
    const Lane &own = store.lanes()[lane];
    if (own.kind != LaneKind::Call || own.finish == own.begin || own.parent < 0)
        return {};
    for (quint32 i = lane; i-- > 0 && lane - i < Near;) {
        const Lane &other = store.lanes()[i];
        if (other.kind != LaneKind::Call || other.parent != own.parent)
            continue;
        if (other.finish != own.begin || other.begin == other.finish)
            return {};
        return tr("%1 awaited %2 before: what is awaited in this way runs one after the other, in the same task.")
            .arg(store.displayName(quint32(own.parent)), store.displayName(i));
    }
    return {};
}

QString lateEndText(const TraceStore &store, quint32 request, const Lane &lane)
{
    const Time asked = store.trace().events()[request].time;
    if (lane.end != LaneEnd::Cancelled || lane.finish - asked <= unremarkable(store.trace()))
        return {};
    return tr("It did not end as cancelled until %1 after the request. Until then done() and cancelled() are False.").arg(durationText(lane.finish - asked));
}

} // namespace awaitscope
