// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/queues.h"

#include <algorithm>
#include <functional>

namespace awaitscope::engine {

TimerId LoopQueues::newSlot(TimerKind kind, Ref<Object> owner, quint32 data)
{
    quint32 slot = 0;
    if (m_free.empty()) {
        slot = quint32(m_timers.size());
        m_timers.emplace_back();
        m_timers[slot].generation = m_generation;
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    Timer &t = m_timers[slot];
    t.kind = kind;
    t.data = data;
    t.owner = std::move(owner);
    return {slot, t.generation};
}

TimerId LoopQueues::callAt(Time when, TimerKind kind, Ref<Object> owner, quint32 data)
{
    const TimerId id = newSlot(kind, std::move(owner), data);
    const auto [it, isNew] = m_moments.try_emplace(when.count());
    Moment &m = it->second;
    if (isNew) {
        m_heap.push_back(when);
        std::push_heap(m_heap.begin(), m_heap.end(), std::greater());
        m.first = id.slot;
    } else {
        m_timers[m.last].next = id.slot;
    }
    m.last = id.slot;
    return id;
}

//! Removes the first timer of a moment and returns its slot.
quint32 LoopQueues::takeFirst(Moment &m)
{
    const quint32 slot = m.first;
    m.first = std::exchange(m_timers[slot].next, NoSlot);
    return slot;
}

void LoopQueues::popMoment()
{
    m_moments.erase(m_heap.front().count());
    std::pop_heap(m_heap.begin(), m_heap.end(), std::greater());
    m_heap.pop_back();
}

TimerId LoopQueues::callSoonCancellable(TimerKind kind, Ref<Object> owner)
{
    const TimerId id = newSlot(kind, std::move(owner), 0);
    m_ready.push_back({HandleKind::Timer, id.slot, {}, {}});
    return id;
}

void LoopQueues::cancelTimer(TimerId id)
{
    if (id.slot >= m_timers.size() || m_timers[id.slot].generation != id.generation)
        return;
    m_timers[id.slot].kind = TimerKind::Cancelled;
    const Ref<Object> gone = std::move(m_timers[id.slot].owner);
}

LoopQueues::Timer LoopQueues::takeTimer(quint32 slot)
{
    Timer &t = m_timers[slot];
    Timer taken{t.kind, t.data, t.generation, NoSlot, std::move(t.owner)};
    t.kind = TimerKind::Free;
    ++t.generation;
    m_free.push_back(slot);
    return taken;
}

bool LoopQueues::hasTimer()
{
    while (!m_heap.empty()) {
        Moment &m = m_moments.at(m_heap.front().count());
        while (m.first != NoSlot && m_timers[m.first].kind == TimerKind::Cancelled)
            takeTimer(takeFirst(m));
        if (m.first != NoSlot)
            return true;
        popMoment();
    }
    return false;
}

void LoopQueues::moveDueToReady(Time before, bool behind)
{
    auto place = std::ptrdiff_t(behind ? m_ready.size() : 0);
    while (!m_heap.empty() && m_heap.front() < before) {
        for (Moment &m = m_moments.at(m_heap.front().count()); m.first != NoSlot;)
            m_ready.insert(m_ready.begin() + place++, {HandleKind::Timer, takeFirst(m), {}, {}});
        popMoment();
    }
}

void LoopQueues::clearReady()
{
    while (!m_ready.empty()) {
        Handle h = popReady();
        h.future.reset();
        h.owner.reset();
    }
}

std::vector<Ref<Object>> LoopQueues::takeTimerOwners()
{
    std::vector<Ref<Object>> out;
    for (std::size_t i = 0; i < m_timers.size(); ++i)
        if (m_timers[i].owner)
            out.push_back(std::move(m_timers[i].owner));
    return out;
}

void LoopQueues::clearTimers()
{
    m_heap.clear();
    m_moments.clear();
    m_free.clear();
    const std::vector<Ref<Object>> gone = takeTimerOwners(); // destructors that run here find no timer any more
    for (std::size_t i = 0; i < m_timers.size(); ++i)
        m_generation = std::max(m_generation, m_timers[i].generation + 1);
    m_timers.clear();
}

} // namespace awaitscope::engine
