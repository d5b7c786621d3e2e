// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/threadsafe.h"

#include "model/engine/loop/engine.h"

namespace awaitscope::engine {

static EntityId entityOf(Engine &e, const Coroutine &c)
{
    return e.trace.textEntity("threadsafe:" + std::string(c.name()));
}

ThreadsafeFuture::ThreadsafeFuture(Engine &e, Ref<Coroutine> c, Task &by)
    : Object(Kind::Threadsafe), m_engine(e), m_coroutine(std::move(c)), m_by(&by), m_entity(entityOf(e, *m_coroutine))
{
}

ThreadsafeFuture::ThreadsafeFuture(const ThreadsafeFuture &cancelled, Ref<Task> task)
    : Object(Kind::Threadsafe), m_engine(cancelled.m_engine), m_task(std::move(task)), m_by(cancelled.m_by), m_entity(cancelled.m_entity)
{
    m_state = cancelled.m_state;
    m_byThread = cancelled.m_byThread;
}

Ref<ThreadsafeFuture> ThreadsafeFuture::submit(Engine &e, Ref<Coroutine> c, Task &by) // H7
{
    Ref<ThreadsafeFuture> f(new ThreadsafeFuture(e, std::move(c), by));
    e.queues.callSoon(HandleKind::Threadsafe, f);
    return f;
}

void ThreadsafeFuture::called(Future *done)
{
    if (done)
        return take(static_cast<Task &>(*done));
    if (m_coroutine)
        return start();
    Task *const before = std::exchange(m_engine.current, m_byThread ? m_by.get() : nullptr); // so that the request names the thread
    const Ref<Exc> failed = m_engine.cancelFuture(*m_task, {});
    m_engine.current = before;
    if (failed)
        m_engine.callbackFailed({}, *failed);
}

void ThreadsafeFuture::start() // H7
{
    const Calls::In context(m_engine, *m_by);
    Task *const before = std::exchange(m_engine.current, m_by.get());
    const Ref<Task> task = m_engine.createTask(std::move(m_coroutine));
    m_coroutine.reset();
    m_engine.current = before;
    if (Ref<Exc> left = m_engine.takeEagerExit())
        return m_engine.leaveLoop(std::move(left));
    // One that was cancelled before there was a task does not refer to it: only what cancels it in the next iteration does.
    if (m_state != State::Cancelled)
        m_task = task;
    else if (m_engine.rules.threadsafeCancelReaches)
        m_engine.queues.callSoon(HandleKind::Threadsafe, Ref<ThreadsafeFuture>(new ThreadsafeFuture(*this, task)));
    task->addCallback(HandleKind::Threadsafe, Ref<Object>(this));
}

void ThreadsafeFuture::take(Task &t) // H8
{
    if (t.cancelled()) {
        if (m_state == State::Pending)
            becomeCancelled();
        return;
    }
    if (m_state != State::Pending)
        return; // nobody looks at the outcome
    t.retrieve(Retrieval::Thread, m_by->entity);
    if (t.isException && t.result.as<Exc>()->type == m_engine.types.find(ForeignCancelled))
        m_converted = Threads::converted(m_engine, *t.result.as<Exc>());
    m_state = State::Finished;
    m_engine.threads.wake(*this);
}

void ThreadsafeFuture::cancel() // H9
{
    if (m_state != State::Pending)
        return;
    m_byThread = true;
    becomeCancelled();
}

void ThreadsafeFuture::becomeCancelled()
{
    m_state = State::Cancelled;
    m_engine.threads.wake(*this);
    if (m_task && m_engine.rules.threadsafeCancelReaches && !m_engine.threads.loopIsClosed() && !m_engine.isForeign(*m_task))
        m_engine.queues.callSoon(HandleKind::Threadsafe, Ref<Object>(this));
}

void ThreadsafeFuture::traverse(std::vector<Object *> &out) const
{
    out.insert(out.end(), {m_coroutine.get(), m_task.get(), m_by.get()});
}

} // namespace awaitscope::engine
