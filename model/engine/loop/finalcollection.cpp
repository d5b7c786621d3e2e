// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/loop/engine.h: what only cycles keep alive at the end.

// What is left after a program has ended: what CPython's collector would find then, and what it would not, because a shared
// object of the program refers to it.

#include "model/engine/loop/framerefs.h"
#include "model/engine/steps/interpreter.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope::engine {

namespace {

using Objects = std::vector<Object *>;

void add(Objects &out, const Activation &a)
{
    for (const Binding &b : a.locals)
        out.push_back(b.value.object());
    for (const Binding &b : a.args)
        out.push_back(b.value.object());
    for (const Ref<Exc> &e : a.handling)
        out.push_back(e.get());
    out.insert(out.end(), {a.exception.get(), a.result.object(), a.awaited.get(), a.holder.get()});
    FrameRef::addAll(a, out);
}

template <typename Container>
void addAll(Objects &out, const Container &refs)
{
    for (const auto &ref : refs)
        out.push_back(ref.get());
}

//! Everything reachable from the roots. Linear in the result.
std::unordered_set<const Object *> reachable(Objects open)
{
    std::unordered_set<const Object *> seen;
    while (!open.empty()) {
        const Object *o = open.back();
        open.pop_back();
        if (o && seen.insert(o).second)
            o->traverse(open);
    }
    return seen;
}

} // namespace

void Dict::traverse(Objects &out) const
{
    for (const auto &[key, value] : items)
        out.push_back(value.object());
}

void Exc::traverse(Objects &out) const
{
    addAll(out, members);
    for (const Value &v : held)
        out.push_back(v.object());
    out.insert(out.end(), {of.object(), context.get(), cause.get()});
    if (details)
        out.insert(out.end(), {details->context.get(), details->cause.get()});
}

void Primitive::traverse(Objects &out) const
{
    addAll(out, waiters);
    addAll(out, putters);
    for (const Value &v : items)
        out.push_back(v.object());
    out.push_back(allDone.get());
}

void Future::traverse(Objects &out) const
{
    out.insert(out.end(), {m_first.owner.get(), result.object()});
    addAll(out, waiters);
    if (m_more)
        for (const Callback &c : *m_more)
            out.push_back(c.owner.get());
}

void Gather::traverse(Objects &out) const
{
    Future::traverse(out);
    addAll(out, children);
    out.push_back(madeBy.get());
}

void Shield::traverse(Objects &out) const
{
    Future::traverse(out);
    out.push_back(inner.get());
}

void Task::traverse(Objects &out) const
{
    Future::traverse(out);
    out.insert(out.end(), {coroutine.get(), waiter.get(), cold ? cold->box.object() : nullptr, cold ? cold->context.get() : nullptr, incoming.get()});
}

void Coroutine::traverse(Objects &out) const
{
    for (const Binding &b : args)
        out.push_back(b.value.object());
    if (machinery)
        out.push_back(machinery->value.object());
    if (activation)
        add(out, *activation);
}

void TimeoutContext::traverse(Objects &out) const
{
    out.push_back(task.get());
}

void GroupContext::traverse(Objects &out) const
{
    addAll(out, tasks);
    addAll(out, errors);
    out.insert(out.end(), {parent.get(), baseError.get(), onCompleted.get()});
}

void WaitCounter::traverse(Objects &out) const
{
    out.insert(out.end(), {waiter.get(), waitsFor.get()});
}

void WaitFrame::traverse(Objects &out) const
{
    addAll(out, futures);
    addAll(out, shownOrder);
    out.push_back(counter.get());
}

void AsCompletedState::traverse(Objects &out) const
{
    addAll(out, todo);
    out.push_back(queue.get());
}

std::string Engine::collectedKey(const Event &e) const
{
    if (e.kind == EventKind::NeverAwaited)
        return (e.b == index(ValueId::None) ? "coro" : "args" + trace.json(ValueId{e.b})) + std::string(trace.text(StringId{e.a}));
    if (e.kind == EventKind::NeverRetrieved)
        return "event never_retrieved " + exceptionKey(ExceptionId{e.a}) + trace.label(e.subject);
    return "event destroyed " + trace.label(e.subject);
}

//! The sort key of the reference: the members of a group, the message, the type.
std::string Engine::exceptionKey(ExceptionId id, int depth) const
{
    const ExceptionInfo &e = trace.exception(id);
    std::string key;
    constexpr std::size_t Longest = 100'000; // groups may share members at every level
    for (std::size_t i = 0; i < e.members.size() && depth < 100 && key.size() < Longest; ++i)
        key += (key.empty() ? "excs " : ", ") + exceptionKey(e.members[i], depth + 1);
    return key.append("msg ").append(trace.text(e.message)).append("\" ").append(trace.text(e.type)).append(" ");
}

//! Reports what the final collection finds, sorted, because only the kind and the text of these reports are deterministic.
void Engine::collectLeftovers()
{
    m_collecting = true;
    for (Future *f = m_firstFuture; f; f = f->next)
        if (f->shape == Future::Shape::Task && !f->done() && !static_cast<Task *>(f)->internal) {
            Event ev = event(EventKind::DestroyedPending, f->entity);
            ev.flag = !static_cast<Task *>(f)->warnIfPending;
            record(ev);
        }
    const std::size_t from = trace.events().size();
    m_garbage.clear();
    remembered.calls.clear(); // the loop is gone, and with it what its handler was given
    unwindGarbage();
    std::vector<std::pair<std::string, Event>> tail;
    for (std::size_t i = from; i < trace.events().size(); ++i) {
        Event e = trace.events()[i];
        e.byCollector = true;
        tail.emplace_back(collectedKey(e), e);
    }
    std::stable_sort(tail.begin(), tail.end(), [](const auto &x, const auto &y) { return x.first < y.first; });
    for (std::size_t i = 0; i < tail.size(); ++i)
        trace.at(from + i) = tail[i].second;
}

void Engine::unwindGarbage()
{
    Objects roots; // the program's shared objects live until the interpreter exits
    addAll(roots, objects);
    const auto kept = reachable(std::move(roots));
    std::vector<Ref<Future>> garbage;
    for (Future *f = m_firstFuture; f; f = f->next)
        if (!kept.contains(f))
            garbage.emplace_back(f);
    for (const Ref<Future> &f : garbage) {
        if (f->shape != Future::Shape::Task)
            continue;
        if (const auto &cold = static_cast<Task &>(*f).cold; cold && cold->context && f->done())
            static_cast<Context *>(cold->context.get())->dropReferences(); // the task may be what a variable holds
        closeBody(static_cast<Task &>(*f));
        static_cast<Task &>(*f).unwind();
    }
    dropAll(*this, garbage);
}

void Engine::dropAll(Engine &e, const Futures &garbage)
{
    for (const Ref<Future> &f : garbage) {
        if (f->done() && f->result.kind() == Kind::Exception) { // also that of a cancelled one has a context
            f->result.as<Exc>()->dropReferences();
            f->result.as<Exc>()->strip();
        }
        if (f->done())
            continue;
        if (f->shape == Future::Shape::Task && static_cast<Task &>(*f).coroutine->state == Coroutine::State::Created)
            e.reportNeverAwaited(*static_cast<Task &>(*f).coroutine); // closing it below would not report it
        f->dropReferences();
    }
}

} // namespace awaitscope::engine
