// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/stuckstory.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "model/text/visibletext.h"
#include "model/trace/undoneitems.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

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

} // namespace

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
