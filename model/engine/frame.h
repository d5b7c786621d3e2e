// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/arena.h"

#include <qcoro/qcorotask.h>

#include <coroutine>

namespace awaitscope::engine {

struct Activation;

//! QCoro's promise with the coroutine's frame in the arena of the run, next to the activation that is made just before:
//! a million sleeping tasks have a million frames. For every coroutine whose first argument is an activation. QCoro has
//! no way to say where frames go, and its promise is final, so that this one holds it and passes everything on.
class FramePromise
{
    using Inner = QCoro::Task<>::promise_type;

public:
    static void *operator new(std::size_t bytes) { return allocateInArena(bytes); }
    static void operator delete(void *frame, std::size_t bytes) { releaseInArena(frame, bytes); }

    QCoro::Task<> get_return_object() noexcept
    {
        // A handle finds its promise at the beginning of the frame, where the inner one is also ours.
        static_assert(sizeof(FramePromise) == sizeof(Inner) && alignof(FramePromise) == alignof(Inner));
        return QCoro::Task<>(std::coroutine_handle<Inner>::from_promise(m_inner));
    }
    auto initial_suspend() const noexcept { return m_inner.initial_suspend(); }
    auto final_suspend() const noexcept { return m_inner.final_suspend(); }
    template <typename T>
    decltype(auto) await_transform(T &&awaitable)
    {
        return m_inner.await_transform(std::forward<T>(awaitable));
    }
    void return_void() noexcept { m_inner.return_void(); }
    void unhandled_exception() { m_inner.unhandled_exception(); }
    bool setDestroyHandle() noexcept { return m_inner.setDestroyHandle(); } //!< asked by QCoro at the final suspension

private:
    Inner m_inner;
};

} // namespace awaitscope::engine

template <typename... Args>
struct std::coroutine_traits<QCoro::Task<>, awaitscope::engine::Activation &, Args...>
{
    using promise_type = awaitscope::engine::FramePromise;
};
