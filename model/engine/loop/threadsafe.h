// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/task.h"

namespace awaitscope::engine {

//! What asyncio.run_coroutine_threadsafe() returns to a thread: a future of concurrent.futures, which the loop completes when the task has
//! ended that it makes of the coroutine (H7 to H9 in docs/engine.md).
class ThreadsafeFuture final : public Object, Counted<ThreadsafeFuture>
{
public:
    //! \a by: the call in a thread that submits the coroutine. The loop makes the task in its next iteration.
    static Ref<ThreadsafeFuture> submit(Engine &e, Ref<Coroutine> c, Task &by);

    enum class State : quint8 { Pending,
                                Finished,
                                Cancelled };
    State state() const { return m_state; }
    bool failed() const { return m_task->isException; }
    Value result() const { return m_converted ? Value(m_converted) : m_task->result; } //!< once it has finished: the value of the task, or its exception
    EntityId entity() const { return m_entity; }
    void cancel(); //!< by the thread that runs; later than its end it does nothing
    //! The loop calls what was scheduled for it: \a done is the task that has ended; null: it makes the task, or cancels it.
    void called(Future *done);
    void traverse(std::vector<Object *> &out) const override;

private:
    ThreadsafeFuture(Engine &e, Ref<Coroutine> c, Task &by);
    ThreadsafeFuture(const ThreadsafeFuture &cancelled, Ref<Task> task); //!< stands for the call that cancels the task
    void start();
    void take(Task &t);
    void becomeCancelled();

    Engine &m_engine;
    Ref<Coroutine> m_coroutine; //!< until it is a task
    Ref<Task> m_task;
    Ref<Exc> m_converted; //!< its exception, if that is another one for the thread
    Ref<Task> m_by; //!< whose events name the thread
    const EntityId m_entity;
    State m_state = State::Pending;
    bool m_byThread = false; //!< who cancels it is the thread
};

} // namespace awaitscope::engine
