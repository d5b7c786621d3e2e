// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lane.h"
#include "model/trace/looptime.h"
#include "model/trace/trace.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace awaitscope {

struct RunCounts
{
    quint32 tasks = 0, running = 0, succeeded = 0, raised = 0, cancelled = 0, neverAwaited = 0;
    quint32 unretrieved = 0; //!< still pending, or lost: never retrieved
    quint32 deadlocked = 0; //!< subset of `running`: left waiting by a deadlock
    bool operator==(const RunCounts &) const = default;
};

//! What is only needed while a lane is open, kept apart so that Lane stays small.
struct LaneWork
{
    quint32 innermost = NoIndex; // open inline call, or the lane itself
    quint32 ledger = NoIndex;
    quint32 cancelRequest = NoIndex; // event of a request that was not yet delivered
    quint32 waiting = NoIndex; // event of the current await
    quint32 group = NoIndex; // event that entered the latest task group
    quint32 groupExit = NoIndex; // event in which the body of the latest group ended
    quint32 lastRequest = NoIndex; // number of the latest request to cancel the task
    quint32 delivered = NoIndex; // mark of a delivered cancellation that has not yet ended the task, a timeout or a group
    quint32 loop = NoIndex; // event of the first wait of the current as_completed
    quint32 timeouts = 0; // number of open timeouts
    bool began = false; // ran its first step
    bool waitExpired = false; // the current wait_for has cancelled what it waits for
    ExceptionId exception = ExceptionId::None; // with which it ended
    ExceptionId timeout = ExceptionId::None; // the TimeoutError that its timeout raised
    quint32 changed = 0; // low bits of the revision that last changed the lane
    bool byTimeout = false; // cancelled because a wait_for timed out
};

//! The lanes of a run with their spans and marks, as far as its trace was read, and the clock that they are measured by.
class LaneTable
{
public:
    explicit LaneTable(const Trace &trace);

    const std::vector<Lane> &all() const { return m_lanes; }
    Lane &operator[](quint32 lane) { return m_lanes[lane]; }
    const Lane &operator[](quint32 lane) const { return m_lanes[lane]; }
    LaneWork &work(quint32 lane) { return m_work[lane]; }
    const LaneWork &work(quint32 lane) const { return m_work[lane]; }
    //! NoIndex if the task has no lane.
    quint32 indexOf(EntityId task) const;
    //! The open inline call in which the task is, or its own lane; NoIndex if it has none.
    quint32 innermostOf(EntityId task) const;
    //! How many lanes have a coroutine of that name.
    quint32 named(StringId coroutine) const { return m_named.at(index(coroutine)); }
    //! The child of \a entity that decided the outcome: the one that ended with this exception, else the last to end; or the task itself.
    //! NoIndex if none has ended.
    quint32 lastOf(EntityId entity, ExceptionId exception) const;
    //! All but those that nothing retrieved, and the deadlocked ones.
    const RunCounts &counts() const { return m_counts; }

    //! \name Changes
    //!@{
    void beginUpdate();
    quint64 revision() const { return m_revision; } //!< the number of calls of beginUpdate()
    const std::vector<quint32> &changed() const { return m_changed; } //!< since the last of them, each once
    void touch(quint32 lane); //!< it has changed
    //!@}

    //! \name The clock
    //!@{
    Time present() const { return m_loop.last; }
    void reach(Time t) { m_loop.last = std::max(m_loop.last, t); }
    //!@}

    //! \name What the events of a trace do to lanes
    //!@{
    quint32 add(Lane lane);
    quint32 addTask(Lane lane);
    void mark(quint32 lane, MarkKind kind, Time t, quint32 event);
    void markEarlier(quint32 lane, MarkKind kind, Time t, quint32 event);
    void setState(quint32 lane, SpanState state, Time t, quint32 event, EntityId target = EntityId::None);
    void closeSpan(Lane &lane, Time t, quint32 event);
    void block(quint32 lane, Time t, quint32 event); //!< a synchronous call that takes time begins
    void end(quint32 lane, quint32 event, Time t, LaneEnd how, MarkKind mark);
    void completed(EntityId future, quint32 event) { m_completions.insert_or_assign(index(future), event); }
    quint32 completionOf(EntityId future) const; //!< the event that completed it, or NoIndex
    //!@}

private:
    std::optional<Time> readySince(const Lane &lane) const;
    void holdUp(quint32 lane, Time t);

    const Trace &m_trace;
    std::vector<Lane> m_lanes;
    std::vector<LaneWork> m_work; // one per lane
    std::vector<quint32> m_laneOf; // by EntityId
    std::unordered_map<quint32, quint32> m_named; // number of lanes, by name of the coroutine
    std::unordered_map<quint32, quint32> m_completions; // of futures: the event, by EntityId
    std::vector<quint32> m_changed;
    quint64 m_revision = 0;
    LoopTime m_loop;
    RunCounts m_counts;
};

} // namespace awaitscope
