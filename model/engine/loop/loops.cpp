// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shared objects bind themselves to the loop in which something first waits for them; futures belong to the loop that made them.

#include "model/engine/loop/loops.h"

#include "model/engine/loop/engine.h"

namespace awaitscope::engine {

namespace {

std::string counted(const char *name, const Waiters &waiters)
{
    return waiters.empty() ? std::string() : name + std::to_string(waiters.size());
}

std::string queueRepr(Engine &e, const Primitive &q)
{
    static constexpr const char *types[] = {"Queue", "LifoQueue", "PriorityQueue"};
    std::string out = std::string("<") + types[std::size_t(q.code.order)] + " maxsize=" + std::to_string(q.code.number);
    if (!q.items.empty()) {
        auto list = make<List>();
        list->items.assign(q.items.begin(), q.items.end());
        out += " _queue=" + e.repr(Value(list));
    }
    const auto bracketed = [](const char *name, const Waiters &waiters) { return waiters.empty() ? std::string() : counted(name, waiters) + "]"; };
    out += bracketed(" _getters[", q.waiters) + bracketed(" _putters[", q.putters);
    if (q.unfinished > 0)
        out += " tasks=" + std::to_string(q.unfinished);
    return out + (q.isShutDown ? " shutdown>" : ">");
}

//! repr() without its address.
std::string reprOf(Engine &e, const Primitive &p, bool itsLock)
{
    if (p.code.kind == ObjectKind::Queue)
        return queueRepr(e, p);
    const bool isNotified = !itsLock && (p.code.kind == ObjectKind::Condition || p.code.kind == ObjectKind::Barrier); // a barrier waits for a condition
    const bool isSemaphore = p.code.kind == ObjectKind::Semaphore;
    const bool isEvent = p.code.kind == ObjectKind::Event;
    std::string type = isNotified ? "Condition" : "Lock";
    if (isSemaphore)
        type = p.code.bounded ? "BoundedSemaphore" : "Semaphore";
    else if (isEvent)
        type = "Event";
    std::string state;
    if (isSemaphore)
        state = p.semaphoreLocked() ? "locked" : "unlocked, value:" + std::to_string(p.available);
    else if (isEvent)
        state = p.isSet ? "set" : "unset";
    else
        state = p.locked ? "locked" : "unlocked";
    return "<asyncio.locks." + type + " object [" + state + counted(", waiters:", isNotified ? p.putters : p.waiters) + "]>";
}

} // namespace

Ref<Exc> Loops::bind(Engine &e, Primitive &p, bool itsLock) const // D2
{
    std::optional<quint16> &bound = itsLock ? p.loopOfLock : p.loop;
    if (!bound)
        bound = m_number;
    if (*bound == m_number)
        return {};
    return e.error(e.types.runtimeError, reprOf(e, p, itsLock) + " is bound to a different event loop");
}

Ref<Exc> Loops::attachedElsewhere(Engine &e, const Task &waiting, Future &f) // D3
{
    const std::string task = e.trace.label(waiting.entity), future = e.trace.label(e.entityOf(f));
    return e.error(e.types.runtimeError, "Task <" + task + "> got Future <" + future + "> attached to a different loop");
}

} // namespace awaitscope::engine
