// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recording.h"
#include "model/program/result.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>

class QThread;

namespace awaitscope {

//! Reads a recorded run of any size, JSON lines as `awaitscope run --events` writes them, in a thread of its own. Nobody
//! waits for it: it tells how far it is, and may be left at any moment.
class TraceLoader : public QObject
{
    Q_OBJECT

public:
    //! Whether the file looks like a recorded run: by the ending of its name, else by its first line.
    static bool isTrace(const QString &path);

    //! The whole of it at once, in the thread of the caller, for whom nobody waits.
    static Result<Recording> readNow(const QString &path);
    //! Called by the thread after each piece of work, with the part that is done, 0 to 1. Tests hold the work with it. Set it
    //! before start().
    static inline std::function<void(double)> workHook;

    explicit TraceLoader(const QString &path, QObject *parent = nullptr);
    //! Gives up and waits until the thread has noticed: a few milliseconds.
    ~TraceLoader() override;

    void start();
    //! Nothing is told any more; the object deletes itself when its thread has ended.
    void giveUp();

    const QString &path() const { return m_path; }
    //! What was read; once, after finished().
    Recording take() { return std::move(m_recording); }
    const Problems &problems() const { return m_problems; } //!< after finished()

Q_SIGNALS:
    void progressed(double part); //!< 0 to 1, a few times a second
    void finished();

private:
    void work();
    std::unique_ptr<Trace> readFile();
    void arrange(std::unique_ptr<Trace> trace);
    void setPart(int ofAThousand);
    bool isUnwanted() const { return m_givenUp.load(std::memory_order_relaxed); }

    const QString m_path;
    QThread *m_thread;
    QTimer m_ticker;
    std::atomic<bool> m_givenUp = false;
    std::atomic<int> m_part = 0; // of a thousand
    Recording m_recording; // the thread's until it has ended, like the problems
    Problems m_problems;
};

} // namespace awaitscope
