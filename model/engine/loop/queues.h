// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/future.h"
#include "model/trace/chunkedvector.h"
#include "model/trace/event.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace awaitscope::engine {

enum class TimerKind : quint8 { Free,
                                SleepOver,
                                ReleaseWaiter,
                                TimeoutFired,
                                AsCompletedTimeout,
                                External,
                                Call, //!< of a function; owner: the LoopCall
                                Signal, //!< the loop reads it, to call the function of a signal handler
                                ExecutorTimeout, //!< the end of asyncio.run has waited long enough for threads
                                Cancelled };

//! Identifies a timer until it has run; cancelling one that has run is harmless.
struct TimerId
{
    quint32 slot = 0xffffffff;
    quint32 generation = 0;
};

struct Handle
{
    HandleKind kind = HandleKind::Nothing;
    quint32 slot = 0; //!< of a timer
    Ref<Object> owner;
    Ref<Future> future;
};

//! The ready queue, first in, first out, and the timers, ordered by time and creation. It has no clock and runs nothing;
//! Engine does.
class LoopQueues
{
public:
    struct Timer
    {
        TimerKind kind = TimerKind::Free;
        quint32 data = 0; //!< number of an external action
        quint32 generation = 0;
        quint32 next = NoSlot; //!< the next slot that is due at the same time and was created later
        Ref<Object> owner;
    };
    static constexpr quint32 NoSlot = 0xffffffff;

    explicit LoopQueues(Arena &arena)
        : m_ready(ArenaAllocator<Handle>(arena)) {}
    void callSoon(HandleKind kind, Ref<Object> owner, Ref<Future> future = {})
    {
        m_ready.push_back({kind, 0, std::move(owner), std::move(future)});
    }
    //! O(log n) for the first timer of a moment, O(1) for others.
    TimerId callAt(Time when, TimerKind kind, Ref<Object> owner, quint32 data = 0);
    TimerId callSoonCancellable(TimerKind kind, Ref<Object> owner);
    //! Releases the owner immediately. O(1); the timer itself is removed when it reaches the top of the heap.
    void cancelTimer(TimerId id);
    Timer takeTimer(quint32 slot);

    bool hasReady() const { return !m_ready.empty(); }
    std::size_t readyCount() const { return m_ready.size(); }
    void callNext(HandleKind kind, Ref<Object> owner, Ref<Future> future) { m_ready.push_front({kind, 0, std::move(owner), std::move(future)}); }
    Handle popReady()
    {
        Handle h = std::move(m_ready.front());
        m_ready.pop_front();
        return h;
    }
    bool hasTimer(); //!< first removes cancelled timers from the top
    Time nextDeadline() const { return m_heap.front(); }
    void moveDueToReady(Time before, bool behind); //!< those strictly before that time
    void clearReady(); //!< first to last
    std::vector<Ref<Object>> takeTimerOwners();
    void clearTimers();

private:
    //! The timers of one moment, in order of creation.
    struct Moment
    {
        quint32 first = NoSlot;
        quint32 last = NoSlot;
    };
    TimerId newSlot(TimerKind kind, Ref<Object> owner, quint32 data);
    quint32 takeFirst(Moment &m);
    void popMoment();

    std::deque<Handle, ArenaAllocator<Handle>> m_ready;
    std::vector<Time> m_heap; //!< heap of distinct times, the next on top: programs sleep for the same few durations
    std::unordered_map<Time::rep, Moment> m_moments;
    ChunkedVector<Timer> m_timers;
    std::vector<quint32> m_free;
    quint32 m_generation = 0; //!< of new slots: no timer that was cleared has it
};

} // namespace awaitscope::engine
