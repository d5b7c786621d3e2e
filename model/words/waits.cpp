// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/waits.h"

#include "model/text/durationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostShown = 16; // more than that is illegible
constexpr std::size_t MostOfATask = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

} // namespace

std::vector<Wait> waitsOf(const TraceStore &store, quint32 lane)
{
    const auto &deadlock = store.deadlock();
    const StuckTask *stuck = deadlock && lane < store.lanes().size() ? deadlock->find(store.lanes()[lane].task) : nullptr;
    if (!stuck || stuck->event == NoIndex || store.lanes()[lane].kind != LaneKind::Task)
        return {};
    const std::span<const EntityId> holders = deadlock->holders(*stuck);
    std::vector<EntityId> tasks(holders.begin(), holders.begin() + std::ptrdiff_t(std::min(holders.size(), MostOfATask)));
    if (tasks.empty())
        tasks = deadlock->tasksBehind(store.trace(), *stuck, MostOfATask);
    const auto inCircle = [&](EntityId task) { return std::ranges::find(deadlock->circle, task) != deadlock->circle.end(); };
    const bool begins = inCircle(stuck->task);
    std::vector<Wait> out;
    for (const EntityId task : tasks)
        if (const auto to = store.laneOf(task))
            out.push_back({lane, *to, begins && inCircle(task)});
    return out;
}

std::vector<Wait> waitsOf(const TraceStore &store)
{
    std::vector<Wait> out;
    if (!store.deadlock())
        return out;
    const auto add = [&](const Wait &wait) {
        if (out.size() < MostShown && std::ranges::find(out, wait) == out.end())
            out.push_back(wait);
    };
    const std::vector<EntityId> &circle = store.deadlock()->circle;
    const std::span<const EntityId> shown(circle.data(), std::min(circle.size(), MostShown));
    for (const EntityId task : shown)
        if (const auto lane = store.laneOf(task))
            for (const Wait &wait : waitsOf(store, *lane))
                if (wait.inCircle)
                    add(wait);
    quint32 lane = 0; // main's
    for (std::size_t count = 0; count < MostShown; ++count) {
        const std::vector<Wait> next = waitsOf(store, lane);
        if (next.empty())
            break;
        add(next.front());
        lane = next.front().to;
    }
    if (store.deadlock()->tasks.size() <= MostShown)
        for (const StuckTask &stuck : store.deadlock()->tasks)
            if (const auto own = store.laneOf(stuck.task))
                for (const Wait &wait : waitsOf(store, *own))
                    add(wait);
    return out;
}

Explanation explainWait(const TraceStore &store, quint32 lane)
{
    const EntityId task = store.lanes()[lane].task;
    Explanation out;
    out.title = tr("%1 waits for %2").arg(store.displayName(lane), stuckText(store, task));
    out.facts.emplace_back(tr("At"), durationText(store.range().end));
    if (const QString chain = deadlockChain(store, task); !chain.isEmpty())
        out.facts.emplace_back(tr("Chain"), chain);
    out.why += signSentence(Sign::WaitsForever);
    return out;
}

QStringList waitSentences(const TraceStore &store)
{
    QStringList out;
    std::vector<quint32> told;
    for (const Wait &wait : waitsOf(store)) {
        if (std::ranges::find(told, wait.from) != told.end())
            continue;
        told.push_back(wait.from);
        out += tr("%1 waits for %2.").arg(store.displayName(wait.from), stuckText(store, store.lanes()[wait.from].task));
    }
    return out;
}

} // namespace awaitscope
