// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>

class QObject;
class QThread;

namespace awaitscope {

//! One function in a thread of its own, for an object whose last member this is: it waits for the function before the other members,
//! which the function uses, are gone.
class JobThread
{
public:
    JobThread() = default;
    //! Cancels, and waits.
    ~JobThread();
    Q_DISABLE_COPY_MOVE(JobThread)

    //! Once. \a ended: called in the thread of \a owner, unless that has ended before.
    void start(QObject *owner, std::function<void()> work, std::function<void()> ended);
    bool isRunning() const { return m_thread != nullptr; }
    //! The function sees this from within its thread, and returns soon.
    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    //! From within the function: \a what is called in the thread of the owner.
    void tell(std::function<void()> what) const;

private:
    QObject *m_owner = nullptr;
    QThread *m_thread = nullptr;
    std::atomic<bool> m_isCancelled = false;
};

} // namespace awaitscope
