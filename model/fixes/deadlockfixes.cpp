// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/fixes/candidates.h: deadlocks.

#include "model/fixes/candidates.h"
#include "model/fixes/lockedits.h"
#include "model/fixes/queueedits.h"
#include "model/words/eventsentence.h"
#include "model/words/remarks.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

// What may end a deadlock: what the task waits for, and what those wait for who could end that.

namespace awaitscope {

namespace {

constexpr std::size_t LongestChain = 8, MostHolders = 3; // tasks

QString tr(const char *text)
{
    return QCoreApplication::translate("Fixes", text);
}

class DeadlockCandidates
{
public:
    DeadlockCandidates(const TaskSet &set, const TraceStore &store)
        : m_set(set), m_store(store), m_deadlock(*store.deadlock()) {}

    std::vector<FixCandidate> of(EntityId task)
    {
        std::vector<EntityId> seen;
        for (EntityId at = task; seen.size() < LongestChain && std::ranges::find(seen, at) == seen.end();) {
            seen.push_back(at);
            const StuckTask *stuck = m_deadlock.find(at);
            if (!stuck || stuck->event == NoIndex)
                break;
            refused(*stuck);
            waits(*stuck);
            const std::span<const EntityId> holders = m_deadlock.holders(*stuck);
            const std::vector<EntityId> behind = m_deadlock.tasksBehind(m_store.trace(), *stuck, 1);
            if (holders.empty() && behind.empty())
                break;
            at = holders.empty() ? behind.front() : holders.front();
        }
        return std::move(m_out);
    }

private:
    const ChunkedVector<Event> &events() const { return m_store.trace().events(); }
    QString stepOf(quint32 event) const
    {
        return event == NoIndex
            ? QString()
            : QString::fromStdString(std::string(m_store.trace().stepPointer(events()[event].step)));
    }
    QString textOf(StringId id) const { return QString::fromUtf8(m_store.trace().text(id)); }
    QString coroutineOf(EntityId task) const
    {
        const auto lane = m_store.laneOf(task);
        return lane ? textOf(m_store.lanes()[*lane].name) : QString();
    }
    bool hasEnded(EntityId task) const { return !m_deadlock.find(task); }
    //! The type of the exception with which the task ended; empty if it ended in another way.
    QString failureOf(EntityId task) const
    {
        const auto lane = m_store.laneOf(task);
        const auto row = lane ? m_store.ledgerOf(*lane) : std::nullopt;
        return row ? textOf(m_store.trace().exception(m_store.ledger()[*row].exception).type) : QString();
    }
    void add(Remedy remedy, const QString &label, fixedits::Changed changed) { m_out.push_back({remedy, label, std::move(changed)}); }

    //! It was asked to end before, and caught the CancelledError.
    void refused(const StuckTask &stuck)
    {
        if (const auto remark = refusedToEnd(m_store, stuck.task))
            add(Remedy::RaiseCancelAgain, tr("Raise CancelledError again in %1").arg(coroutineOf(stuck.task)),
                fixedits::raiseAgain(m_set, stepOf(remark->events.back())));
    }

    void waits(const StuckTask &stuck)
    {
        if (stuck.target == EntityId::None || m_store.trace().entity(stuck.target).kind != EntityKind::Text)
            return;
        const QString label = QString::fromStdString(m_store.trace().label(stuck.target)); // "event:ready"
        const QString kind = label.section(u':', 0, 0), name = label.section(u':', 1);
        if (kind == QLatin1String("lock") || kind == QLatin1String("semaphore") || kind == QLatin1String("condition"))
            held(stuck);
        else if (kind == QLatin1String("barrier"))
            barrier(stuck, name);
        else if (kind == QLatin1String("event"))
            event(name);
        else if (kind == QLatin1String("condition_wait"))
            add(Remedy::NotifyWaiters, tr("Notify every task that waits for condition %1").arg(name), fixedits::notifyAll(m_set, name));
        else if (kind == QLatin1String("queue_join"))
            join(name);
        else if (kind == QLatin1String("queue_get"))
            emptyQueue(stuck, name);
        else if (kind == QLatin1String("queue_put"))
            failedConsumers(name);
    }

    void event(const QString &name)
    {
        add(Remedy::SetEvent, tr("Set event %1 in finally").arg(name), fixedits::setInFinally(m_set, name));
        add(Remedy::SetEvent, tr("Set event %1 before the task group ends").arg(name), fixedits::setInGroup(m_set, name));
    }

    //! By tasks that have ended, by itself, or by others that wait as well.
    void held(const StuckTask &stuck)
    {
        const std::span<const EntityId> holders = m_deadlock.holders(stuck);
        const QString what = awaitedName(m_store, stuck.target);
        for (const EntityId holder : holders.first(std::min(holders.size(), MostHolders))) {
            const QString taken = stepOf(takenAt(holder, stuck.target));
            const QString coroutine = coroutineOf(holder);
            if (hasEnded(holder)) {
                add(Remedy::ReleaseInBlock, tr("Acquire %1 using async with in %2").arg(what, coroutine), fixedits::acquireInBlock(m_set, taken));
                continue;
            }
            if (holder == stuck.task)
                add(Remedy::PassLockOn, tr("Take %1 only once").arg(what), fixedits::takeOnce(m_set, taken, stepOf(stuck.event)));
            else if (const StuckTask *other = m_deadlock.find(holder); other && other->event != NoIndex && other->target != EntityId::None)
                add(Remedy::OrderLocks, tr("Take %1 before %2 in %3").arg(awaitedName(m_store, other->target), what, coroutine),
                    fixedits::inOneOrder(m_set, taken, stepOf(other->event)));
            add(Remedy::ReleaseFirst, tr("Release %1 before waiting in %2").arg(what, coroutine), fixedits::leaveFirst(m_set, taken));
        }
    }

    quint32 takenAt(EntityId holder, EntityId target) const
    {
        for (quint32 i = m_deadlock.event; i-- > 0;)
            if (const Event &e = events()[i]; e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && e.subject == holder && EntityId{e.a} == target)
                return i;
        return NoIndex;
    }

    void barrier(const StuckTask &stuck, const QString &name)
    {
        std::set<std::pair<QString, QString>> tried; // coroutine and type: hundreds may have failed in the same way
        for (const LedgerEntry &row : m_store.ledger()) {
            const bool ended = row.lane != NoIndex && row.owner == m_store.lanes()[row.lane].task;
            const QString type = ended ? failureOf(row.owner) : QString(), coroutine = ended ? coroutineOf(row.owner) : QString();
            if (type.isEmpty() || !tried.emplace(coroutine, type).second)
                continue;
            add(Remedy::HandleInside, tr("Handle %1 in %2 before the barrier").arg(type, coroutine),
                fixedits::handleBeforeBarrier(m_set, coroutine, name, type));
            if (tried.size() == MostHolders)
                break;
        }
        const auto there = std::ranges::count(m_deadlock.tasks, stuck.target, &StuckTask::target);
        if (there > 1)
            add(Remedy::FitBarrier, tr("Let barrier %1 wait for %2 tasks").arg(name, QString::number(there)), fixedits::fitBarrier(m_set, name, there));
    }

    bool isFor(const Event &e, const std::string &label) const
    {
        const Trace &trace = m_store.trace();
        return e.a != NoIndex && trace.entity(EntityId{e.a}).kind == EntityKind::Text && trace.text(trace.entity(EntityId{e.a}).text) == label;
    }

    //! By step that got items of the queue, the tasks.
    std::map<QString, std::set<EntityId>> gettersOf(const QString &queue) const
    {
        const std::string label = "queue_get:" + queue.toStdString();
        std::map<QString, std::set<EntityId>> out;
        for (quint32 i = 0; i < m_deadlock.event; ++i) {
            const Event &e = events()[i];
            if ((e.kind == EventKind::Resumed || e.kind == EventKind::Awaiting) && e.a != NoIndex
                && m_store.trace().entity(EntityId{e.a}).kind == EntityKind::Text
                && m_store.trace().text(m_store.trace().entity(EntityId{e.a}).text) == label)
                out[stepOf(i)].insert(e.subject);
        }
        return out;
    }

    void join(const QString &queue)
    {
        for (const auto &[step, tasks] : gettersOf(queue))
            add(Remedy::TaskDoneInFinally, tr("Call task_done() in finally"), fixedits::taskDoneInFinally(m_set, step));
        failedConsumers(queue);
    }

    //! Each ended with an exception, and takes no more items.
    void failedConsumers(const QString &queue)
    {
        for (const auto &[step, tasks] : gettersOf(queue))
            for (const EntityId task : tasks)
                if (const QString type = failureOf(task); hasEnded(task) && !type.isEmpty()) {
                    add(Remedy::HandleEachItem, tr("Handle %1 of each item in %2").arg(type, coroutineOf(task)), fixedits::handleEachItem(m_set, step, type));
                    break;
                }
    }

    //! One task put all the items, and it is known where it put the last.
    void emptyQueue(const StuckTask &stuck, const QString &queue)
    {
        const std::string label = "queue_put:" + queue.toStdString();
        std::set<EntityId> producers;
        QString last;
        for (quint32 i = 0; i < m_deadlock.event; ++i) {
            const Event &e = events()[i];
            if (e.kind != EventKind::Resumed || e.outcome != Outcome::Ok || !isFor(e, label))
                continue;
            producers.insert(e.subject);
            last = stepOf(i);
        }
        if (producers.size() != 1)
            return;
        QStringList gets;
        int consumers = 0;
        for (const StuckTask &other : m_deadlock.tasks) {
            if (other.target != stuck.target || other.event == NoIndex)
                continue;
            ++consumers;
            if (const QString get = stepOf(other.event); !gets.contains(get))
                gets += get;
        }
        add(Remedy::FeedQueue,
            consumers == 1 ? tr("Put None when no more items come")
                           : tr("Put None for each of %1 consumers when no more items come").arg(consumers),
            fixedits::endWithSentinel(m_set, last, gets, consumers));
    }

    const TaskSet &m_set;
    const TraceStore &m_store;
    const Deadlock &m_deadlock;
    std::vector<FixCandidate> m_out;
};

} // namespace

std::vector<FixCandidate> deadlockCandidates(const TaskSet &set, const TraceStore &store, EntityId task)
{
    return store.deadlock() ? DeadlockCandidates(set, store).of(task) : std::vector<FixCandidate>();
}

} // namespace awaitscope
