// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/collector.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope::engine {

namespace {

using Objects = std::vector<Object *>;

//! Calls \a visit for each object that these lead to, once, with what it refers to: with repetitions, and null pointers.
template <typename Visit>
void walk(Objects open, Visit visit)
{
    std::unordered_set<const Object *> seen;
    Objects parts;
    while (!open.empty()) {
        Object *const o = open.back();
        open.pop_back();
        if (!o || !seen.insert(o).second)
            continue;
        parts.clear();
        o->traverse(parts);
        visit(*o, parts);
        open.insert(open.end(), parts.begin(), parts.end());
    }
}

} // namespace

std::vector<Future *> Collector::unreachable(Engine &e)
{
    constexpr std::size_t BytesPerObject = 1024; // that are copied in about the time of one
    Objects all;
    for (Future *f = e.m_firstFuture; f; f = f->next)
        all.push_back(f);
    std::unordered_map<Object *, quint32> accounted;
    walk(all, [&accounted](Object &o, const Objects &parts) {
        accounted.try_emplace(&o, 0);
        for (Object *part : parts)
            if (part)
                ++accounted[part];
    });
    e.worksOn(accounted.size() * BytesPerObject);
    Objects roots;
    for (const auto &[object, count] : accounted)
        if (object->refs() > count)
            roots.push_back(object);
    walk(std::move(roots), [&accounted](Object &o, const Objects &) { accounted.erase(&o); });
    std::vector<Future *> found;
    for (Object *f : all)
        if (accounted.contains(f))
            found.push_back(static_cast<Future *>(f));
    return found;
}

//! The generator object of a task is older than the task, and is closed first: its finally blocks run within the step that collects.
void Collector::closeTask(Engine &e, Task &t)
{
    if (t.closing)
        return; // it was closed, and went on to wait
    const StepId step = e.step;
    e.closeWithin(t);
    e.step = step;
    if (!t.done())
        e.reportDestroyed(t);
    t.warnIfPending = false;
}

void Collector::finalize(Engine &e, Future &f)
{
    if (f.shape == Future::Shape::Task && !f.done())
        closeTask(e, static_cast<Task &>(f));
    else if (std::exchange(f.unretrieved, false))
        e.reportUnretrieved(f);
}

//! Errors that are lost come behind all tasks, by their labels: in which order CPython takes them depends on what was collected before.
void Collector::sortLost(Engine &e, std::size_t begin)
{
    std::vector<Event> events;
    for (std::size_t i = begin; i < e.trace.events().size(); ++i)
        events.push_back(e.trace.events()[i]);
    const auto lost = std::stable_partition(events.begin(), events.end(), [](const Event &ev) { return ev.kind != EventKind::NeverRetrieved; });
    std::stable_sort(lost, events.end(), [&e](const Event &a, const Event &b) { return e.trace.label(a.subject) < e.trace.label(b.subject); });
    for (std::size_t i = 0; i < events.size(); ++i)
        e.trace.at(begin + i) = events[i];
}

void Collector::collect(Engine &e) // N7
{
    if (!e.rules.collectorFindsTasks || std::exchange(e.remembered.collects, true))
        return;
    const std::vector<Future *> found = unreachable(e);
    if (!found.empty()) {
        const std::unordered_set<const Future *> garbage(found.begin(), found.end());
        const std::size_t begin = e.trace.events().size();
        const Ref<Future> end = e.newFuture(); // those behind it are made meanwhile
        Ref<Future> f(e.m_firstFuture);
        while (f.get() != end.get()) { // one may go when another is closed
            if (garbage.contains(f.get()))
                finalize(e, *f);
            f = Ref<Future>(f->next);
        }
        sortLost(e, begin);
        Engine::Futures gone;
        for (Future *still : unreachable(e))
            if (garbage.contains(still))
                gone.emplace_back(still);
        for (const Ref<Future> &one : gone)
            if (one->shape == Future::Shape::Task)
                static_cast<Task &>(*one).unwind();
        Engine::dropAll(e, gone);
    }
    e.remembered.collects = false;
}

} // namespace awaitscope::engine
