// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/arena.h"

#include <coroutine>
#include <utility>

namespace awaitscope::engine {

//! The coroutine type of the bodies. It starts at the call; when it ends, its awaiter resumes immediately (symmetric transfer).
//! The frame is in the arena of the run, next to the activation that is created just before it (a million sleeping tasks have
//! a million frames), and is destroyed with the BodyTask. Returns nothing: the outcome is in the activation. A C++ exception
//! that leaves a body (std::bad_alloc) also leaves the loop: see Engine::runOutOfMemory(). Belongs to one thread.
class [[nodiscard]] BodyTask
{
public:
    class promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    //! The final suspension of a body: resumes the awaiter, or returns to the loop.
    struct End
    {
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(Handle ended) const noexcept { return ended.promise().m_awaiter; }
        void await_resume() const noexcept {}
    };

    class promise_type
    {
    public:
        static void *operator new(std::size_t bytes) { return allocateInArena(bytes); }
        static void operator delete(void *frame, std::size_t bytes) { releaseInArena(frame, bytes); }

        BodyTask get_return_object() noexcept { return BodyTask(Handle::from_promise(*this)); }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        End final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        [[noreturn]] void unhandled_exception() const { throw; }

    private:
        friend class BodyTask;
        friend struct End;
        std::coroutine_handle<> m_awaiter = std::noop_coroutine();
    };

    BodyTask() = default;
    BodyTask(BodyTask &&o) noexcept
        : m_body(std::exchange(o.m_body, nullptr)) {}
    BodyTask &operator=(BodyTask &&o) noexcept
    {
        if (this != &o) {
            const BodyTask before(std::exchange(m_body, std::exchange(o.m_body, nullptr)));
        }
        return *this;
    }
    ~BodyTask()
    {
        if (m_body)
            m_body.destroy();
    }

    //! True if the body has ended or there is none.
    bool isReady() const { return !m_body || m_body.done(); }

    // At most one other body awaits it. An awaited BodyTask is a named variable (CONTRIBUTING.md), so it can be its own awaiter.
    bool await_ready() const noexcept { return isReady(); }
    void await_suspend(std::coroutine_handle<> awaiter) const noexcept { m_body.promise().m_awaiter = awaiter; }
    void await_resume() const noexcept {}

private:
    explicit BodyTask(Handle body)
        : m_body(body) {}

    Handle m_body;
};

} // namespace awaitscope::engine
