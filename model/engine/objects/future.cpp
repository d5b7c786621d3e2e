// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/objects/future.h"

#include "model/engine/loop/engine.h"

#include <algorithm>

namespace awaitscope::engine {

Future::Future(Engine &e, Kind k)
    : Object(k), engine(e), loop(e.loopNumber())
{
    engine.link(*this);
}

Future::~Future()
{
    if (unretrieved)
        engine.reportUnretrieved(*this);
    engine.unlink(*this);
}

void Future::dropReferences()
{
    m_first = {HandleKind::Nothing, {}};
    m_more.reset();
    waiters.clear();
    result.reset();
}

void Gather::dropReferences()
{
    Future::dropReferences();
    children.clear();
    madeBy.reset();
}

void Shield::dropReferences()
{
    Future::dropReferences();
    inner.reset();
}

void Future::keepWaiter(Future *task)
{
    if (task && std::none_of(waiters.begin(), waiters.end(), [task](const Ref<Future> &w) { return w.get() == task; }))
        waiters.push_back(Ref<Future>(task));
}

void Future::releaseWaiter(const Future *task)
{
    const auto at = std::find_if(waiters.begin(), waiters.end(), [task](const Ref<Future> &w) { return w.get() == task; });
    if (at == waiters.end())
        return;
    const Ref<Future> gone = *at;
    waiters.erase(at);
}

bool Future::refusesCallback() const
{
    return done() && engine.isForeign(*this);
}

void Future::addCallback(HandleKind what, Ref<Object> owner)
{
    if (done()) { // F2
        engine.queues.callSoon(what, std::move(owner), Ref<Future>(this));
        return;
    }
    if (m_first.kind == HandleKind::Nothing && !m_more) {
        m_first = {what, std::move(owner)};
        return;
    }
    if (!m_more)
        m_more = std::make_unique<std::vector<Callback>>();
    m_more->push_back({what, std::move(owner)});
}

void Future::removeCallback(HandleKind what, const Object *owner)
{
    const auto matches = [&](const Callback &c) { return c.kind == what && c.owner.get() == owner; };
    if (m_more)
        std::erase_if(*m_more, matches);
    if (matches(m_first)) {
        const Callback gone = std::move(m_first);
        m_first = {HandleKind::Nothing, {}};
        if (m_more && !m_more->empty()) { // keep the first one first
            m_first = std::move(m_more->front());
            m_more->erase(m_more->begin());
        }
    }
    if (m_more && m_more->empty())
        m_more.reset();
}

void Future::scheduleCallbacks() // F1
{
    const Ref<Future> self(this);
    Callback first = std::exchange(m_first, {HandleKind::Nothing, {}});
    const auto more = std::move(m_more);
    if (engine.isForeign(*this)) { // D3: a closed loop takes no calls
        if (first.kind != HandleKind::Nothing || more)
            engine.remembered.loops.refuse();
        return;
    }
    if (!engine.rules.callbacksInOrder && more) {
        std::reverse(more->begin(), more->end());
        std::swap(first, more->back());
        std::rotate(more->begin(), more->end() - 1, more->end());
    }
    if (first.kind != HandleKind::Nothing)
        engine.schedule(first, self);
    if (more)
        for (Callback &c : *more)
            engine.schedule(c, self);
}

void Future::setResult(Value v)
{
    result = std::move(v);
    state = State::Finished;
    scheduleCallbacks();
}

void Future::setException(Ref<Exc> e)
{
    result = Value(e);
    isException = true;
    unretrieved = true; // N1
    state = State::Finished;
    scheduleCallbacks();
}

bool Future::cancelSelf(const Value &message)
{
    if (shape == Shape::Executor)
        retrieve(Retrieval::Unknown, EntityId::None);
    unretrieved = false; // F5: any cancel() silences the report
    if (done())
        return false;
    state = State::Cancelled;
    result = message;
    scheduleCallbacks();
    return true;
}

bool Future::cancel(const Value &message)
{
    return cancelSelf(message);
}

void Future::retrieve(Retrieval how, EntityId by)
{
    if (!std::exchange(unretrieved, false))
        return;
    if (!std::exchange(tracked, false))
        return;
    Event e = engine.event(EventKind::Retrieved, engine.failureOf(*this));
    e.a = index(by);
    e.b = quint32(how);
    e.c = raisedEvent;
    engine.record(e);
}

Ref<Exc> Future::makeCancelledError()
{
    if (result.kind() == Kind::Exception) {
        Ref<Exc> first(result.as<Exc>()); // K9
        result.reset();
        return first;
    }
    if (result.kind() == Kind::Str)
        return engine.error(engine.types.cancelled, result.as<Str>()->text);
    return engine.error(engine.types.cancelled);
}

Ref<Exc> Future::failure()
{
    if (cancelled())
        return makeCancelledError();
    return isException ? Ref<Exc>(result.as<Exc>()) : Ref<Exc>();
}

Gather::~Gather()
{
    // The report about this future comes before its children are released, as for any object that CPython finalizes.
    if (std::exchange(unretrieved, false))
        engine.reportUnretrieved(*this);
    while (!children.empty())
        children.pop_back();
}

bool Gather::cancel(const Value &message) // G6
{
    if (done())
        return false;
    const Ref<Future> self(this);
    const Engine::Deeper deeper(engine);
    bool any = false;
    for (std::size_t i = 0; i < children.size() && deeper; ++i)
        any |= children[i]->cancel(message);
    if (!deeper)
        return false;
    cancelRequested |= any;
    return any;
}

namespace {

//! A list of results with exceptions in place (G4).
Ref<List> collected(Gather &g)
{
    Engine &e = g.engine;
    auto list = make<List>();
    for (const Ref<Future> &child : g.children) {
        if (child->cancelled()) {
            const std::string message = child->result.kind() == Kind::Str ? child->result.as<Str>()->text : std::string();
            list->items.emplace_back(e.error(e.types.cancelled, message));
            continue;
        }
        child->retrieve(g.ofShutdown ? Retrieval::Shutdown : Retrieval::GatherCollect, g.entity);
        list->items.push_back(child->result);
    }
    return list;
}

} // namespace

void Gather::childDone(Future &child)
{
    const Ref<Future> by = ++finished == different ? std::move(madeBy) : madeBy;
    if (by)
        child.releaseWaiter(by.get());
    if (!made || done()) { // N6: no code sees a later failure
        if (!child.cancelled() && engine.rules.gatherSwallowsLater)
            child.retrieve(Retrieval::GatherSwallowed, entity);
        return;
    }
    if (!returnExceptions) {
        if (child.cancelled()) { // G5
            setException(child.makeCancelledError());
            return;
        }
        child.retrieve(Retrieval::Gather, entity);
        if (child.isException) { // G3
            setException(Ref<Exc>(child.result.as<Exc>()));
            if (!engine.rules.gatherSparesSiblings)
                std::for_each(children.begin(), children.end(), [](const Ref<Future> &f) { f->cancel({}); });
            return;
        }
    }
    if (finished != different)
        return;
    const Ref<List> results = collected(*this);
    if (cancelRequested) // G7, regardless of returnExceptions
        setException(children.back()->cancelled() ? children.back()->makeCancelledError() : engine.error(engine.types.cancelled));
    else
        setResult(Value(results));
}

void Shield::innerDone(Future &of)
{
    if (cancelled()) {
        if (!of.cancelled() && !engine.rules.shieldReports)
            of.retrieve(Retrieval::CancelSwallowed, entity);
        return;
    }
    if (of.cancelled()) {
        cancelSelf({}); // S2
        return;
    }
    of.retrieve(Retrieval::Shield, entity);
    if (done()) // something else gave it a result
        engine.callbackFailed({}, *engine.error(engine.types.invalidState, "invalid state"));
    else if (of.isException)
        setException(Ref<Exc>(of.result.as<Exc>()));
    else
        setResult(of.result);
}

void Shield::outerDone()
{
    const Ref<Future> gone = std::move(inner); // S3: from now on nothing here keeps it alive
    if (!gone || gone->done())
        return;
    gone->removeCallback(HandleKind::ShieldInner, this);
    if (engine.rules.shieldReports) {
        gone->removeCallback(HandleKind::ShieldLog, nullptr);
        gone->addCallback(HandleKind::ShieldLog, {});
    }
}

} // namespace awaitscope::engine
