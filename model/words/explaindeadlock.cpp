// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/explain.h: deadlocks.

#include "model/words/explain.h"

#include "model/text/visibletext.h"
#include "model/trace/barrierparties.h"
#include "model/trace/undoneitems.h"

#include <QCoreApplication>

#include <algorithm>

// Who waits for what in a deadlock, and who could end it.

namespace awaitscope {

namespace {

constexpr std::size_t Named = 3, LongestChain = 8;

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

QString listed(const TraceStore &store, std::span<const EntityId> tasks)
{
    QStringList names;
    for (const EntityId task : tasks.first(std::min(tasks.size(), Named)))
        names += store.displayName(task);
    if (tasks.size() > Named)
        names += tr("others");
    return names.join(QStringLiteral(", "));
}

struct Kind
{
    QLatin1StringView prefix;
    const char *words;
};
constexpr Kind Kinds[] = {
    {QLatin1StringView("lock:"), QT_TRANSLATE_NOOP("Explain", "lock %1")},
    {QLatin1StringView("semaphore:"), QT_TRANSLATE_NOOP("Explain", "semaphore %1")},
    {QLatin1StringView("condition:"), QT_TRANSLATE_NOOP("Explain", "the lock of condition %1")},
    {QLatin1StringView("condition_wait:"), QT_TRANSLATE_NOOP("Explain", "condition %1, which will never be notified")},
    {QLatin1StringView("barrier:"), QT_TRANSLATE_NOOP("Explain", "barrier %1, which needs more tasks")},
    {QLatin1StringView("barrier_reset:"), QT_TRANSLATE_NOOP("Explain", "the lock of barrier %1")},
    {QLatin1StringView("barrier_abort:"), QT_TRANSLATE_NOOP("Explain", "the lock of barrier %1")},
    {QLatin1StringView("event:"), QT_TRANSLATE_NOOP("Explain", "event %1, which will never be set")},
    {QLatin1StringView("queue_get:"), QT_TRANSLATE_NOOP("Explain", "an item from queue %1, which will never come")},
    {QLatin1StringView("queue_put:"), QT_TRANSLATE_NOOP("Explain", "space in queue %1, which will never be freed")},
    {QLatin1StringView("queue_join:"), QT_TRANSLATE_NOOP("Explain", "queue %1 to be done")},
    {QLatin1StringView("threadsafe:"), QT_TRANSLATE_NOOP("Explain", "the result of %1, which the loop runs")},
};

//! Of a shared object: "ready" of "event:ready".
QString nameIn(const TraceStore &store, EntityId target)
{
    return visibleText(QString::fromStdString(store.trace().label(target)).section(u':', 1));
}

QString thing(const TraceStore &store, EntityId target)
{
    if (const auto parties = partiesOf(store.trace(), target))
        return tr("barrier %1, where %2 of %3 tasks wait")
            .arg(nameIn(store, target), QString::number(std::ranges::count(store.deadlock()->tasks, target, &StuckTask::target)), QString::number(*parties));
    if (store.trace().entity(target).kind == EntityKind::Text) {
        const QString label = QString::fromStdString(store.trace().label(target)); // "event:ready"
        for (const Kind &kind : Kinds)
            if (label.startsWith(kind.prefix))
                return tr(kind.words).arg(visibleText(label.mid(kind.prefix.size())));
    }
    return store.displayName(target);
}

//! Of a queue: who took items and did not call task_done(), and what nobody took.
QString undoneText(const TraceStore &store, const UndoneItems &undone)
{
    QStringList parts;
    if (!undone.takers.empty())
        parts += tr("no task_done() by %1").arg(listed(store, undone.takers));
    if (undone.left > 0)
        parts += undone.left == 1 ? tr("an item left in it") : tr("%1 items left in it").arg(undone.left);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString stuckText(const TraceStore &store, EntityId task)
{
    const StuckTask *stuck = store.deadlock() ? store.deadlock()->find(task) : nullptr;
    if (!stuck || stuck->event == NoIndex)
        return {};
    if (const auto undone = undoneItems(store.trace(), stuck->target))
        return tr("%1: %2").arg(thing(store, stuck->target), undoneText(store, *undone));
    const std::span<const EntityId> holders = store.deadlock()->holders(*stuck);
    if (holders.size() == 1 && holders.front() == task)
        return tr("%1, which it holds itself").arg(thing(store, stuck->target));
    if (!holders.empty())
        return tr("%1, held by %2").arg(thing(store, stuck->target), listed(store, holders));
    const std::vector<EntityId> behind = store.deadlock()->tasksBehind(store.trace(), *stuck);
    if (stuck->target == EntityId::None)
        return behind.empty() ? tr("its task group") : tr("its task group: %1").arg(listed(store, behind));
    const EntityKind kind = store.trace().entity(stuck->target).kind;
    if (kind == EntityKind::Wait && !behind.empty())
        return listed(store, behind);
    if (behind.empty() || kind == EntityKind::Shield || (behind.size() == 1 && behind.front() == stuck->target))
        return thing(store, stuck->target);
    return tr("%1: %2").arg(thing(store, stuck->target), listed(store, behind));
}

QString deadlockChain(const TraceStore &store, EntityId task)
{
    if (!store.deadlock())
        return {};
    const Deadlock &deadlock = *store.deadlock();
    QStringList names;
    std::vector<EntityId> seen;
    for (EntityId at = task; names.size() < qsizetype(LongestChain);) {
        names += store.displayName(at);
        const StuckTask *stuck = deadlock.find(at);
        if (!stuck || stuck->event == NoIndex || std::ranges::find(seen, at) != seen.end())
            break;
        seen.push_back(at);
        const std::span<const EntityId> holders = deadlock.holders(*stuck);
        const std::vector<EntityId> behind = deadlock.tasksBehind(store.trace(), *stuck, 1);
        if (!holders.empty()) {
            names += thing(store, stuck->target);
            at = holders.front();
        } else if (!behind.empty()) {
            at = behind.front();
        } else {
            if (stuck->target != EntityId::None)
                names += thing(store, stuck->target);
            break;
        }
    }
    return names.size() < 2 ? QString() : names.join(QStringLiteral(" \u2192 "));
}

} // namespace awaitscope
