// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: gather, and steps that make very many tasks.

// Creating a gather, and steps that create so many tasks at once that they have to pause in the middle.

#include "model/engine/steps/interpreter.h"

#include <algorithm>

namespace awaitscope::engine {

namespace {

constexpr qint64 Many = 1000;
constexpr qint64 MostReserved = 2'000'000; //!< elements: a limit ends the run before there are more

bool isMany(const std::optional<qint64> &times)
{
    return times && *times >= Many;
}

bool isWrapper(const MakeAwaitable &m)
{
    return m.kind == MakeAwaitable::Kind::Gather || m.kind == MakeAwaitable::Kind::Shield || m.kind == MakeAwaitable::Kind::WaitFor;
}

//! How many objects they make at any depth; not counted further than \a Many.
qint64 countOf(const std::vector<MakeAwaitable> &parts)
{
    qint64 count = 0;
    for (const MakeAwaitable &p : parts) {
        const std::optional<qint64> &times = p.kind == MakeAwaitable::Kind::Coroutine ? p.coroutine.times : p.times;
        count += isWrapper(p) ? countOf(p.parts) : std::min(times.value_or(1), Many);
        if (count >= Many)
            return Many;
    }
    return count;
}

bool makesMany(const std::vector<MakeAwaitable> &parts)
{
    return countOf(parts) >= Many;
}

//! gather() while it runs: takes its arguments one by one (G1).
class GatherMaker
{
public:
    GatherMaker(Engine &e, std::size_t count, bool returnExceptions)
        : m_engine(e), m_gather(make<Gather>(e))
    {
        m_gather->returnExceptions = returnExceptions;
        m_gather->madeBy = Ref<Future>(e.keptWaiter());
        m_gather->children.reserve(count);
        m_members.reserve(count);
    }
    //! False if the value cannot be awaited.
    bool add(const Value &v)
    {
        // An object without other references occurs only once; a million coroutines created for this gather need no table.
        const bool mayRepeat = v.isObject() && v.object()->refs() > 1;
        const auto known = mayRepeat ? m_seen.find(v.object()) : m_seen.end();
        if (known == m_seen.end() && refuses(v))
            return false;
        Ref<Future> child = known != m_seen.end() ? Ref<Future>(known->second) : m_engine.ensureFuture(v);
        if (!child || (m_left = m_engine.takeEagerExit()))
            return false;
        if (takesAnyLoop())
            m_gather->loop = child->loop;
        if (known == m_seen.end()) {
            if (v.kind() == Kind::Coroutine)
                static_cast<Task *>(child.get())->warnIfPending = false;
            ++m_gather->different;
            if (mayRepeat)
                m_seen.emplace(v.object(), child.get());
            if (child->done() && m_engine.rules.gatherTakesDone)
                m_done.push_back(child);
            else if (child->refusesCallback()) {
                m_left = m_engine.closedLoop();
                return false;
            } else {
                child->keepWaiter(m_gather->madeBy.get());
                child->addCallback(HandleKind::GatherChild, m_gather);
            }
        }
        m_members.push_back(m_engine.entityOf(*child));
        m_gather->children.push_back(std::move(child));
        return true;
    }
    //! Why add() has returned false.
    Ref<Exc> refusal(const Value &v)
    {
        if (m_left)
            return std::move(m_left);
        return isHashable(v) ? m_engine.notAwaitable() : m_engine.notHashable(v, "dict key");
    }
    Value finish()
    {
        m_gather->made = true;
        m_gather->entity = m_engine.trace.addEntity({EntityKind::Gather}, m_members);
        for (const Ref<Future> &child : m_done)
            m_gather->childDone(*child);
        return Value(m_gather);
    }

private:
    //! D4: until 3.13 a gather is of the loop of its first argument. Another one must not be of another loop, and a closed loop makes no task.
    bool takesAnyLoop() const { return m_members.empty() && !m_engine.rules.gatherInRunningLoop; }
    bool refuses(const Value &v)
    {
        if (takesAnyLoop())
            return false;
        if (v.isFuture() && v.as<Future>()->loop != m_gather->loop) {
            m_left = m_engine.ofOtherLoop();
        } else if (v.kind() == Kind::Coroutine && m_engine.isForeign(*m_gather)) {
            if (v.as<Coroutine>()->state == Coroutine::State::Created)
                v.as<Coroutine>()->close();
            m_left = m_engine.closedLoop();
        }
        return bool(m_left);
    }

    Engine &m_engine;
    Ref<Gather> m_gather;
    std::unordered_map<Object *, Future *> m_seen;
    std::vector<EntityId> m_members;
    std::vector<Ref<Future>> m_done; //!< were so before
    Ref<Exc> m_left; //!< what an eager child raised to end the loop, or why a child is refused
};

} // namespace

Value Interpreter::gather(Activation &a, Values items, bool returnExceptions)
{
    Engine &e = *a.engine;
    if (items.empty()) { // G2
        Ref<Future> done = e.newFuture();
        done->entity = e.trace.addEntity({EntityKind::Gather});
        done->setResult(Value(make<List>()));
        return Value(done);
    }
    GatherMaker maker(e, items.size(), returnExceptions);
    for (const Value &v : items) {
        if (!e.limitReached().empty())
            break; // soon
        if (!maker.add(v)) {
            a.raise(maker.refusal(v));
            a.exception->held.emplace_back(make<List>(std::move(items)));
            return {};
        }
    }
    return maker.finish();
}

bool Interpreter::isLong(const Instruction &in)
{
    switch (in.op) {
    case Op::Await:
    case Op::Let: return isWrapper(in.awaitable) && makesMany(in.awaitable.parts);
    case Op::Spawn: return isMany(in.awaitable.times);
    case Op::List: return makesMany(in.awaitables);
    default: return false;
    }
}

//! collect(), with pauses in the middle.
BodyTask Interpreter::collectMany(Activation &a, const std::vector<MakeAwaitable> &parts, Values &out)
{
    for (const MakeAwaitable &p : parts) {
        const std::optional<qint64> &times = p.kind == MakeAwaitable::Kind::Coroutine ? p.coroutine.times : p.times;
        if (times)
            out.reserve(out.size() + std::size_t(std::min(*times, MostReserved)));
        for (qint64 i = 0; i < times.value_or(1) && a.normal() && a.engine->fitsList(out.size()); ++i) {
            if (a.engine->mustPause()) {
                Suspend pause{a};
                co_await pause;
                if (a.flow == Flow::Unwind)
                    co_return;
            }
            if (p.kind == MakeAwaitable::Kind::Each) {
                unpack(a, get(a, p.variable), out);
                continue;
            }
            Value made;
            if (isWrapper(p) && makesMany(p.parts)) {
                BodyTask making = makeLong(a, p, made);
                co_await making;
                if (a.flow == Flow::Unwind)
                    co_return;
            } else {
                made = makeOne(a, p, times ? i : -1);
            }
            out.push_back(std::move(made));
        }
        if (!a.normal())
            break;
    }
    while (!a.normal() && !out.empty()) // in the order of an evaluation stack
        out.pop_back();
}

BodyTask Interpreter::longStep(Activation &a, const Instruction &in)
{
    if (in.op == Op::Spawn)
        return spawnLong(a, in);
    if (in.op == Op::List)
        return listLong(a, in);
    const std::vector<MakeAwaitable> &parts = in.awaitable.parts;
    const bool ofCalls = in.op == Op::Await && in.awaitable.kind == MakeAwaitable::Kind::Gather && parts.size() == 1
        && parts.front().kind == MakeAwaitable::Kind::Coroutine && !a.engine->code->eager;
    return ofCalls ? gatherCalls(a, in) : wrapperLong(a, in);
}

BodyTask Interpreter::listLong(Activation &a, const Instruction &in)
{
    Values items;
    BodyTask collecting = collectMany(a, in.awaitables, items);
    co_await collecting;
    if (a.normal())
        bind(a, in.as, Value(make<List>(std::move(items))));
}

BodyTask Interpreter::spawnLong(Activation &a, const Instruction &in)
{
    Values tasks;
    for (qint64 i = 0; i < *in.awaitable.times && a.normal(); ++i) {
        if (a.engine->mustPause()) {
            Suspend pause{a};
            co_await pause;
            if (a.flow == Flow::Unwind)
                co_return;
        }
        Value made = makeOne(a, in.awaitable, i);
        if (a.normal() && in.as)
            tasks.push_back(std::move(made));
    }
    if (a.normal() && in.as)
        bind(a, in.as, Value(make<List>(std::move(tasks))));
    while (!tasks.empty())
        tasks.pop_back();
}

//! Awaits a gather of many calls of one coroutine. Python creates all coroutine objects and then all tasks; nothing can observe
//! the difference, because a call whose arguments could be evaluated once can be repeated, and creating each task next to its
//! coroutine object saves memory and time.
BodyTask Interpreter::gatherCalls(Activation &a, const Instruction &in)
{
    const MakeAwaitable &call = in.awaitable.parts.front();
    Value made = makeOne(a, call, 0);
    if (!a.normal())
        co_return;
    GatherMaker maker(*a.engine, std::size_t(std::min(*call.coroutine.times, MostReserved)), in.awaitable.returnExceptions);
    for (qint64 i = 0;;) {
        maker.add(made);
        if (++i == *call.coroutine.times)
            break;
        if (a.engine->mustPause()) {
            Suspend pause{a};
            co_await pause;
            if (a.flow == Flow::Unwind)
                co_return;
        }
        made = makeOne(a, call, i);
    }
    made.reset();
    if (beginAwait(a, maker.finish()) == Begin::Suspended) {
        Suspend suspend{a};
        co_await suspend;
    }
}

//! makeOne() of a gather, shield or wait_for that makes many tasks, with pauses in the middle.
BodyTask Interpreter::makeLong(Activation &a, const MakeAwaitable &m, Value &made)
{
    Values items;
    BodyTask collecting = collectMany(a, m.parts, items);
    co_await collecting;
    if (!a.normal())
        co_return;
    if (m.kind != MakeAwaitable::Kind::Gather) {
        made = wrap(a, m, std::move(items.front()));
        co_return;
    }
    GatherMaker maker(*a.engine, items.size(), m.returnExceptions);
    for (const Value &v : items) {
        if (a.engine->mustPause()) {
            Suspend pause{a};
            co_await pause;
            if (a.flow == Flow::Unwind)
                co_return;
        }
        if (!maker.add(v)) {
            a.raise(maker.refusal(v));
            break;
        }
    }
    if (!a.normal()) {
        a.exception->held.emplace_back(make<List>(std::move(items)));
        co_return;
    }
    made = maker.finish();
}

//! Makes an awaitable of very many tasks and, if the step does, awaits it. The end of the await is handled by finish(), as for every await.
BodyTask Interpreter::wrapperLong(Activation &a, const Instruction &in)
{
    Value made;
    BodyTask making = makeLong(a, in.awaitable, made);
    co_await making;
    if (!a.normal())
        co_return;
    if (in.op == Op::Let) {
        bind(a, in.as, std::move(made));
        co_return;
    }
    const Begin begun = beginAwait(a, std::move(made));
    if (begun == Begin::Suspended) {
        Suspend suspend{a};
        co_await suspend;
    } else if (begun == Begin::Nested) { // a wait_for: it stored the coroutine object
        Ref<Coroutine> c(a.result.as<Coroutine>());
        a.result.reset();
        BodyTask call = inlineCall(a, std::move(c));
        co_await call;
    }
}

} // namespace awaitscope::engine
