// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/candidates.h"

#include "model/fixes/lockedits.h"
#include "model/program/hints/hintedits.h"
#include "model/program/query/waitpattern.h"
#include "model/program/strategy/strategy.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"
#include "model/words/reasons.h"
#include "model/words/remarks.h"

#include <QCoreApplication>

#include <algorithm>

// What may keep a task from being cancelled, or let it clean up.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Fixes", text);
}

QString stepOf(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    return event < events.size() ? QString::fromStdString(std::string(store.trace().stepPointer(events[event].step))) : QString();
}

template <typename F>
quint32 lastEvent(const TraceStore &store, F wanted)
{
    const auto &events = store.trace().events();
    for (quint32 i = quint32(events.size()); i-- > 0;)
        if (wanted(events[i]))
            return i;
    return NoIndex;
}

//! A gather that collects exceptions instead of the task group with which main waits, and a look at its results.
fixedits::Changed collectInstead(const TaskSet &set)
{
    Result<TaskSet> collected = withStrategy(set, Strategy::Collect);
    if (!collected)
        return {};
    TaskSet out = *std::move(collected);
    const auto form = findWaitPattern(out);
    if (!form)
        return {};
    const QString gather = form->pointer;
    lookAtResults(out, gather);
    return out;
}

void keepGroupAlive(const TaskSet &set, const TraceStore &store, quint32 request, std::vector<FixCandidate> &out)
{
    const EntityId child = failedChildBehind(store, request);
    const auto lane = child == EntityId::None ? std::nullopt : store.laneOf(child);
    const auto row = lane ? store.ledgerOf(*lane) : std::nullopt;
    if (row) {
        const QString coroutine = QString::fromUtf8(store.trace().text(store.lanes()[*lane].name));
        const QString type = QString::fromUtf8(store.trace().text(store.trace().exception(store.ledger()[*row].exception).type));
        out.push_back({Remedy::HandleInside, tr("Handle %1 inside %2").arg(type, coroutine), fixedits::handleInside(set, coroutine, type)});
    }
    out.push_back({Remedy::CollectResults, tr("Collect the exceptions with a gather instead of the task group"), collectInstead(set)});
}

} // namespace

std::vector<FixCandidate> cancelCandidates(const TaskSet &set, const TraceStore &store, quint32 id)
{
    std::vector<FixCandidate> out;
    const Lane &lane = store.lanes()[id];
    const quint32 request = requestBehind(lane, NoIndex);
    const CancelRequest *cause = request == NoIndex ? nullptr : store.cancelRequestAt(request);
    const QString name = store.displayName(id);
    const QString maker = stepOf(store, lastEvent(store, [&](const Event &e) { return e.kind == EventKind::Created && e.subject == lane.task; }));
    if (cause && cause->cause == CancelCause::Group) {
        keepGroupAlive(set, store, request, out);
        if (std::ranges::any_of(lane.marks, [](const Mark &m) { return m.kind == MarkKind::NeverBegan; }))
            out.push_back({Remedy::StartEagerly, tr("Start %1 eagerly").arg(name), fixedits::startEagerly(set, maker)});
    }
    if (cause && cause->cause == CancelCause::Shutdown)
        out.push_back({Remedy::AwaitBeforeEnd, tr("Await %1 at the end").arg(name), fixedits::awaitTask(set, maker)});
    const quint32 delivered = lastEvent(store, [&](const Event &e) {
        return e.kind == EventKind::Resumed && e.outcome == Outcome::Cancelled && e.subject == lane.task;
    });
    if (request == NoIndex)
        out.push_back({Remedy::CollectResults, tr("Collect the exceptions of the gather"), fixedits::collect(set, stepOf(store, delivered))});
    out.push_back({Remedy::CleanUpInFinally, tr("Let %1 clean up when it is cancelled, too").arg(QString::fromUtf8(store.trace().text(lane.name))),
                   fixedits::cleanUpWhenCancelled(set, stepOf(store, delivered)), FixCandidate::Promise::CleanedUp});
    return out;
}

namespace {

//! The step at which the task last acquired what has that name, or tried to.
QString acquireStep(const TraceStore &store, EntityId task, EntityId what)
{
    return stepOf(store, lastEvent(store, [&](const Event &e) {
                      return e.kind == EventKind::Resumed && e.subject == task && e.a != NoIndex
                          && EntityId{e.a} == what;
                  }));
}

void releaseInBlock(const TaskSet &set, const TraceStore &store, const Lane &lane, const Remark &remark, std::vector<FixCandidate> &out)
{
    for (const quint32 i : remark.events) {
        const Event &e = store.trace().events()[i];
        if ((e.kind != EventKind::Resumed && e.kind != EventKind::Awaiting) || e.a == NoIndex)
            continue;
        const QString step = acquireStep(store, lane.task, EntityId{e.a});
        const QString label = tr("Acquire %1 using async with in %2").arg(awaitedName(store, EntityId{e.a}), QString::fromUtf8(store.trace().text(lane.name)));
        out.push_back({Remedy::ReleaseInBlock, label, fixedits::blockForTry(set, step), FixCandidate::Promise::NoRemark});
        out.push_back({Remedy::ReleaseInBlock, label, fixedits::acquireInBlock(set, step), FixCandidate::Promise::NoRemark});
        return;
    }
}

} // namespace

std::vector<FixCandidate> remarkCandidates(const TaskSet &set, const TraceStore &store, quint32 id)
{
    std::vector<FixCandidate> out;
    const Lane &lane = store.lanes()[id];
    for (const Remark &remark : remarksOn(store, id)) {
        if (remark.remedy == Remedy::ReleaseInBlock)
            releaseInBlock(set, store, lane, remark, out);
        const QString pool = QString::fromStdString(store.trace().label(lane.task)).section(u'@', -1).section(u'-', 0, -2);
        if (remark.remedy == Remedy::MoreThreads)
            out.push_back({Remedy::MoreThreads, tr("Give executor %1 one more thread").arg(pool),
                           fixedits::moreThreads(set, pool), FixCandidate::Promise::NoRemark});
    }
    if (std::ranges::none_of(lane.spans, [](const Span &s) { return s.state == SpanState::HeldUp; }))
        return out;
    constexpr qsizetype Most = 3; // steps
    QStringList tried;
    for (const Event &e : store.trace().events()) {
        const QString step = e.kind == EventKind::Blocking ? QString::fromStdString(std::string(store.trace().stepPointer(e.step))) : QString();
        if (step.isEmpty() || tried.contains(step) || tried.size() == Most)
            continue;
        tried += step;
        out.push_back({Remedy::DoNotBlock, tr("Run what blocks in a thread"), fixedits::blockInThread(set, step), FixCandidate::Promise::NotHeldUp});
    }
    return out;
}

} // namespace awaitscope
