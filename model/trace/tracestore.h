// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/cancellations.h"
#include "model/trace/deadlock.h"
#include "model/trace/failureledger.h"
#include "model/trace/gathers.h"
#include "model/trace/lanenames.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

enum class ArrowKind : quint8 { Spawn,
                                Await,
                                Cancel,
                                Exception };

//! From cause to effect.
struct Arrow
{
    ArrowKind kind = ArrowKind::Spawn;
    quint32 fromLane = 0;
    quint32 toLane = 0;
    Time from{};
    Time to{};
    quint32 event = 0;
};

constexpr std::size_t AllEvents = std::size_t(-1);

//! Lanes, spans, marks, arrows and the ledger of one trace, built incrementally: update() reads only the new events, in
//! amortised constant time each (plus the number of its members when a gather ends). Keeps a reference to the trace; both
//! belong to one thread.
//!
//! Conventions for the spans of a lane:
//! - Spans of zero length are left out, except Running, which is a hairline on the virtual clock.
//! - A pending error is one Pending span from the raise to its retrieval. If it is never retrieved (the mark at the raise is
//!   Lost or PendingError), the span stays open: `end` is Time::max(), and a view clips it at range().end.
//! - The mark at the raise has the event of the raise and shows the fate so far; it changes when the fate does.
//! - While an inline call runs, the lane of the caller shows Calling, and a lane of kind Call is nested under it. Cancellation
//!   requests and their delivery are marks of the task's own lane.
//! - Unawaited lanes are added when the coroutine object is destroyed, with a begin in the past.
class TraceStore
{
public:
    //! Reads the first \a upTo events, or all.
    explicit TraceStore(const Trace &trace, std::size_t upTo = AllEvents);
    Q_DISABLE_COPY_MOVE(TraceStore)

    //! Reads the events appended since the last call, but none from number \a upTo on. Returns whether there were any. Once it
    //! has read all events, it also reads how far the run has advanced since the last one.
    bool update(std::size_t upTo = AllEvents);
    //! Number of calls of update() that found something.
    quint64 revision() const { return m_lanes.revision(); }
    //! Lanes that the last such call changed or added, each once.
    const std::vector<quint32> &changedLanes() const { return m_lanes.changed(); }

    const Trace &trace() const { return m_trace; }
    const std::vector<Lane> &lanes() const { return m_lanes.all(); }
    const std::vector<LedgerEntry> &ledger() const { return m_ledger.rows(); }
    const std::vector<Arrow> &arrows() const { return m_arrows; }
    const std::vector<GatherEnd> &gatherEnds() const { return m_gathers.ends(); } //!< by time, including successful ones
    RunCounts counts() const;
    //! From 0 to the current end, which is the end of every open span: the last event, or the present of a run that plays, is
    //! paused or was stopped. Never empty.
    TimeRange range() const;
    bool finished() const { return m_finished; } //!< an exit, deadlock or limit was recorded
    //! Who waits for what, if the run ended in a deadlock.
    const std::optional<Deadlock> &deadlock() const { return m_deadlock; }
    //! What is known about the request at that event; null if the event is not a request.
    const CancelRequest *cancelRequestAt(quint32 event) const { return m_cancellations.at(event); }
    bool isLive() const { return !m_finished && m_trace.state == Trace::State::Live; } //!< more events will follow
    bool isStopped() const { return !m_finished && m_trace.state == Trace::State::Stopped; } //!< by the user, before its end
    std::optional<quint32> laneOf(EntityId task) const;
    //! The gather of which the task is a child, if any.
    std::optional<EntityId> gatherOf(EntityId task) const
    {
        const EntityId gather = m_gathers.of(task);
        return gather == EntityId::None ? std::nullopt : std::optional(gather);
    }
    //! Row of the ledger for the exception that ended the lane's task.
    std::optional<quint32> ledgerOf(quint32 lane) const;

    //! The name of the lane: the explicit name of the task; else an argument called `name`, or the first argument that is a
    //! string; else the coroutine, with `#number` if several lanes share it. Computed each time, because a later task may make
    //! the name ambiguous.
    QString displayName(quint32 lane) const { return LaneNames(m_trace, m_lanes).displayed(lane); }
    //! The same for anything that an event can refer to: a task has the name of its lane, a gather "gather of 3".
    QString displayName(EntityId entity) const { return LaneNames(m_trace, m_lanes).displayed(entity); }
    //! The name of the lane without the number that distinguishes it from others of that name: the same in another run.
    QString ownName(quint32 lane) const { return LaneNames(m_trace, m_lanes).own(lane); }

private:
    void read(quint32 i);
    void readLifecycle(quint32 i, const Event &e);
    void readWaiting(quint32 i, const Event &e);
    void readFailure(quint32 i, const Event &e);
    void readRest(quint32 i, const Event &e);

    void created(quint32 i, const Event &e);
    void enter(quint32 i, const Event &e);
    void leave(quint32 i, const Event &e);
    void yielded(quint32 i, const Event &e);
    void continued(quint32 i, const Event &e);
    void generatorDropped(quint32 i, const Event &e);
    void resumed(quint32 i, const Event &e);
    void raised(quint32 lane, quint32 i, const Event &e);
    void neverAwaited(quint32 i, const Event &e);
    void cancelRequested(quint32 i, const Event &e);
    void deadlocked(quint32 i, const Event &e);
    void destroyed(quint32 lane, quint32 i, Time t);
    void leftUnfinished(quint32 i, const Event &e);
    void awaitArrow(quint32 i, const Event &e, quint32 lane);

    const Trace &m_trace;
    LaneTable m_lanes;
    Gathers m_gathers;
    FailureLedger m_ledger;
    Cancellations m_cancellations;
    std::vector<Arrow> m_arrows;
    std::vector<quint32> m_made; // by number of the coroutine object: the event in which it was created
    std::unordered_map<quint32, quint32> m_generators; // by number: the latest lane
    std::size_t m_read = 0; // events
    quint32 m_deadlocked = 0; // tasks
    std::optional<Deadlock> m_deadlock;
    bool m_finished = false;
    bool m_shuttingDown = false;
};

} // namespace awaitscope
