// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

namespace awaitscope::test {

//! Holds work in another thread until the test has checked its state, so that no test depends on the speed of the machine. Initially open.
class Gate
{
public:
    ~Gate() { open(); }
    Gate() = default;
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;

    //! From now on work stops when at least the fraction \a part of it, 0 to 1, is done.
    void closeAt(double part)
    {
        const std::lock_guard lock(m_mutex);
        m_closedAt = part;
    }
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closedAt = 2;
        }
        m_changed.notify_all();
    }
    //! Called by the work when the fraction \a part is done: waits while the gate is closed.
    void pass(double part)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return part < m_closedAt; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    double m_closedAt = 2;
};

} // namespace awaitscope::test
