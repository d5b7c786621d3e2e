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
        std::copy_if(parts.begin(), parts.end(), std::back_inserter(open), [](const Object *part) { return part != nullptr; });
    }
}

} // namespace

std::vector<Future *> Collector::unreachable(Engine &e)
{
    constexpr std::size_t BytesPerObject = 1024, BytesPerReference = 16; // that are copied in about the time of one
    std::size_t references = 0;
    Objects all;
    for (Future *f = e.m_firstFuture; f; f = f->next)
        all.push_back(f);
    std::unordered_map<Object *, quint32> accounted;
    walk(all, [&accounted, &references](Object &o, const Objects &parts) {
        accounted.try_emplace(&o, 0);
        references += parts.size();
        for (Object *part : parts)
            if (part)
                ++accounted[part];
    });
    e.worksOn(accounted.size() * BytesPerObject + references * BytesPerReference);
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

//! What coroutine.close() raises, of which the interpreter only says that it is ignored.
Ref<Exc> Collector::errorOfClosing(Engine &e, const Task &t)
{
    if (t.resumePoint)
        return e.error(e.types.runtimeError, "coroutine ignored GeneratorExit");
    const Activation &a = *t.coroutine->activation;
    return a.flow == Flow::Raise && !e.isInstance(*a.exception, e.types.generatorExit) ? a.exception : Ref<Exc>();
}

//! The generator object of a task is older than the task, and is closed first: its finally blocks run within the step that collects.
void Collector::closeTask(Engine &e, Task &t)
{
    if (t.closing)
        return; // it was closed, and went on to wait
    const StepId step = e.step;
    const bool closes = t.resumePoint != nullptr;
    e.closeWithin(t);
    e.step = step;
    if (e.limitReached().empty() && !t.done()) { // else it was interrupted, and has ignored nothing
        const std::size_t at = e.trace.events().size();
        e.reportDestroyed(t);
        const Ref<Exc> ignored = closes ? errorOfClosing(e, t) : Ref<Exc>();
        if (ignored && at < e.trace.events().size())
            e.trace.at(at).b = index(e.exceptionId(*ignored)); // only for the console: nobody is told
    }
    t.warnIfPending = false;
}

//! Errors that are lost come behind all tasks, by their labels: in which order CPython takes them depends on what was collected before.
void Collector::take(Engine &e, const std::vector<Future *> &found)
{
    const std::unordered_set<const Future *> garbage(found.begin(), found.end());
    Engine::Futures lost;
    for (Future *f : found)
        if (f->done() && f->unretrieved) {
            e.failureOf(*f); // gets its label in this order
            lost.emplace_back(f);
        }
    const Ref<Future> end = e.newFuture(); // those behind it are made meanwhile
    Ref<Future> f(e.m_firstFuture);
    while (f.get() != end.get() && e.limitReached().empty()) { // one may go when another is closed
        if (garbage.contains(f.get()) && f->shape == Future::Shape::Task && !f->done())
            closeTask(e, static_cast<Task &>(*f));
        f = Ref<Future>(f->next);
    }
    if (!e.limitReached().empty())
        return; // the run ends here
    std::ranges::stable_sort(lost, {}, [&e](const Ref<Future> &one) { return e.trace.label(e.failureOf(*one)); });
    for (const Ref<Future> &one : lost)
        if (std::exchange(one->unretrieved, false))
            e.reportUnretrieved(*one);
    lost.clear();
    Engine::Futures gone;
    for (Future *still : unreachable(e))
        if (garbage.contains(still))
            gone.emplace_back(still);
    for (const Ref<Future> &one : gone)
        if (one->shape == Future::Shape::Task)
            static_cast<Task &>(*one).unwind();
    Engine::dropAll(e, gone);
}

void Collector::collect(Engine &e) // N7
{
    if (!e.rules.collectorFindsTasks || std::exchange(e.remembered.collects, true))
        return;
    const std::vector<Future *> found = unreachable(e);
    if (!found.empty())
        take(e, found);
    e.remembered.collects = false;
}

} // namespace awaitscope::engine
