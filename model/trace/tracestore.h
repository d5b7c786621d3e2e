// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>
#include <span>
#include <vector>

namespace awaitscope {

//! Half-open: begin <= t < end.
struct TimeRange
{
    Time begin{};
    Time end{};
    bool operator==(const TimeRange &) const = default;
    Time duration() const { return end - begin; }
    bool contains(Time t) const { return begin <= t && t < end; }
};

//! What a stretch of a lane shows. The order is the priority when several share a pixel: the last wins.
enum class SpanState : quint8 {
    Created, //!< made, not yet started
    Running, //!< runs a step; of zero length on the virtual clock
    Sleeping,
    Awaiting, //!< a task, future, gather, lock ...; the target says what
    Calling, //!< a coroutine awaited inline has a lane of its own below
    NeverAwaited, //!< a coroutine object from its creation to its destruction
    Cancelling, //!< between a cancel request and the moment it took effect
    Swallowed, //!< after the raise: seen by no code
    Pending, //!< raised and not yet retrieved
};

//! One stretch of a lane in one state.
struct Span
{
    Time begin{};
    Time end{}; //!< Time::max() while it lasts
    quint32 firstEvent = 0; //!< index into Trace::events()
    quint32 lastEvent = 0xffffffff; //!< none while it lasts
    EntityId target = EntityId::None; //!< Awaiting: what for
    SpanState state = SpanState::Created;
    bool orphan = false; //!< its gather has already failed
};
static_assert(sizeof(Span) <= 40);

enum class MarkKind : quint8 {
    Succeeded, Retrieved /*!< raised, and retrieved or caught */, Swallowed, Lost, PendingError /*!< raised, not retrieved when the run ended or so far */,
    Cancelled, TimedOut, CancelRequested, CancelDelivered, NeverAwaited, DestroyedPending, Caught, Log, GatherFailed, Deadlock,
};

//! A moment on a lane.
struct Mark
{
    Time time{};
    quint32 event = 0;
    MarkKind kind = MarkKind::Log;
};

enum class LaneKind : quint8 { Task, Call /*!< a coroutine awaited inline, nested under its task */, Ghost /*!< never awaited */ };

//! How a task (or inline call, or coroutine object) ended.
enum class LaneEnd : quint8 { Open, Succeeded, Raised, Cancelled, TimedOut, NeverAwaited, DestroyedPending };

struct Lane
{
    LaneKind kind = LaneKind::Task;
    LaneEnd end = LaneEnd::Open;
    EntityId task = EntityId::None; //!< the task, also of an inline call; None for a ghost
    StringId name = StringId::None; //!< the coroutine
    StringId displayName = StringId::None; //!< what the lane is called: see TraceStore
    qint32 parent = -1; //!< lane of the task that made it (task, ghost) or that awaits it (call)
    quint16 depth = 0; //!< of nesting inside the same task: 0 for tasks and ghosts
    bool orphan = false;
    Time begin{}; //!< creation
    Time finish = Time::max();
    std::vector<Span> spans; //!< by begin, not overlapping
    std::vector<Mark> marks; //!< by time
};

enum class Fate : quint8 { Pending, Retrieved, Swallowed, Lost, Silenced };

//! One row of the ledger: an exception with which a task or future ended.
struct LedgerEntry
{
    quint32 lane = 0xffffffff;
    EntityId owner = EntityId::None; //!< the task, future or gather that failed
    ExceptionId exception = ExceptionId::None;
    quint32 raisedEvent = 0;
    Time raised{};
    std::optional<Time> settled; //!< when it was retrieved, swallowed, reported or silenced
    quint32 settledEvent = 0xffffffff;
    Fate fate = Fate::Pending;
    Retrieval how = Retrieval::Unknown;
    EntityId by = EntityId::None; //!< who retrieved it
};

enum class ArrowKind : quint8 { Spawn, Await, Cancel, Exception };

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

//! A moment that concerns several lanes: the line where a gather ended by a failure.
struct GatherEnd
{
    Time time{};
    EntityId gather = EntityId::None;
    quint32 lane = 0; //!< of the task that awaited it
    bool failed = false;
};

struct RunCounts
{
    quint32 tasks = 0, running = 0, succeeded = 0, raised = 0, cancelled = 0, neverAwaited = 0;
    quint32 unretrieved = 0; //!< pending now or lost: nobody looked
    bool operator==(const RunCounts &) const = default;
};

//! Lanes, spans, marks, arrows and the ledger of one trace, built incrementally: update() reads only the events that
//! are new, in amortised constant time each. Keeps a reference to the trace; both belong to one thread.
class TraceStore
{
public:
    explicit TraceStore(const Trace &trace);

    //! Reads the events that were appended since the last call. Returns whether there were any.
    bool update();

    const Trace &trace() const { return m_trace; }
    const std::vector<Lane> &lanes() const { return m_lanes; }
    const std::vector<LedgerEntry> &ledger() const { return m_ledger; }
    const std::vector<Arrow> &arrows() const { return m_arrows; }
    const std::vector<GatherEnd> &gatherEnds() const { return m_gatherEnds; }
    const RunCounts &counts() const { return m_counts; }
    //! From 0 to the last event, never empty.
    TimeRange range() const;
    bool finished() const { return m_finished; } //!< an exit, deadlock or limit was seen
    std::optional<quint32> laneOf(EntityId task) const;

private:
    const Trace &m_trace;
    std::vector<Lane> m_lanes;
    std::vector<LedgerEntry> m_ledger;
    std::vector<Arrow> m_arrows;
    std::vector<GatherEnd> m_gatherEnds;
    RunCounts m_counts;
    bool m_finished = false;
};

} // namespace awaitscope
