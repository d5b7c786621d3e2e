// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/deadlock.h"
#include "model/trace/looptime.h"
#include "model/trace/trace.h"

#include <QString>

#include <optional>
#include <span>
#include <unordered_map>
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

//! What a stretch of a lane shows. The order is the priority when several share a pixel: the last one wins.
enum class SpanState : quint8 {
    Created, //!< created, not yet started
    Running, //!< runs a step; of zero length on the virtual clock
    Sleeping,
    Awaiting, //!< waits for a task, future, gather, lock ...; see Span::target
    Calling, //!< a coroutine awaited inline has its own lane below
    HeldUp, //!< it is ready to run, but somebody else's step holds up the loop; firstEvent is of that step
    NeverAwaited, //!< a coroutine object, from its creation to its destruction
    Cancelling, //!< between a cancel request and the moment it took effect
    Swallowed, //!< after the raise: no code will see the exception
    Pending, //!< raised and not yet retrieved
};

//! A stretch of a lane in one state.
struct Span
{
    Time begin{};
    Time end{}; //!< Time::max() while it is open
    quint32 firstEvent = 0; //!< index into Trace::events()
    quint32 lastEvent = 0xffffffff; //!< none while it is open
    EntityId target = EntityId::None; //!< Awaiting: what it waits for
    SpanState state = SpanState::Created;
    bool orphan = false; //!< nothing waits for it any more: its gather failed, or its wait returned
};
static_assert(sizeof(Span) <= 40);

enum class MarkKind : quint8 {
    Succeeded, Retrieved /*!< raised, and retrieved or caught */, Swallowed, Silenced /*!< cancel() on the failed task */, Lost,
    PendingError /*!< raised, not retrieved when the run ended or so far */,
    Cancelled, NeverBegan /*!< cancelled before its first step */, TimedOut, Expired /*!< a timeout was up, but no TimeoutError came out */,
    CancelRequested, CancelIgnored /*!< asked of a task that had ended */, CancelDelivered, CancelSwallowed /*!< delivered, and the task went on */,
    NeverAwaited, DestroyedPending, Caught, Replaced /*!< another exception took its place */, CallbackError, Log, GatherFailed, GatherCancelled, Deadlock,
};

//! What is known about one request to cancel.
struct CancelRequest
{
    quint32 event = 0; //!< of the request
    CancelCause cause = CancelCause::Unknown;
    EntityId by = EntityId::None; //!< the requesting task, or the one whose group, timeout or wait_for requested it
    EntityId through = EntityId::None; //!< the task that was cancelled while it waited for this one, and passed the request on
};

//! A moment on a lane.
struct Mark
{
    Time time{};
    quint32 event = 0;
    MarkKind kind = MarkKind::Log;
};

enum class LaneKind : quint8 { Task,
                               Call /*!< a coroutine awaited inline, nested under its task */,
                               UnawaitedObject /*!< a coroutine object that nobody awaited */ };

//! How a task (or inline call, or coroutine object) ended.
enum class LaneEnd : quint8 { Open,
                              Succeeded,
                              Raised,
                              Cancelled,
                              TimedOut,
                              NeverAwaited,
                              DestroyedPending };

struct Lane
{
    LaneKind kind = LaneKind::Task;
    LaneEnd end = LaneEnd::Open;
    EntityId task = EntityId::None; //!< the task, also for an inline call; None for a unawaited object
    StringId name = StringId::None; //!< the coroutine
    ValueId args = ValueId::None; //!< arguments of the coroutine
    qint32 parent = -1; //!< lane of the task that created it (task, unawaited object) or that awaits it (call)
    quint16 depth = 0; //!< nesting inside the same task: 0 for tasks and unawaited objects
    bool orphan = false; //!< nothing waits for it any more
    EntityId leftBy = EntityId::None; //!< orphan: the gather, wait or as_completed that stopped waiting for it
    Time begin{}; //!< creation
    Time finish = Time::max();
    std::vector<Span> spans; //!< ordered by begin, not overlapping
    std::vector<Mark> marks; //!< ordered by time
};

enum class Fate : quint8 {
    Pending,
    Retrieved,
    Swallowed,
    Lost,
    Silenced,
    Replaced, //!< it never left its task: replaced by another exception, or dropped by a return, break or continue in `finally`
    Reported, //!< raised by a done callback or an external action: the loop reported it immediately
};

//! One row of the ledger: an exception that ended a task or future, one that was replaced before it could, or one that a callback raised.
struct LedgerEntry
{
    quint32 lane = 0xffffffff;
    EntityId owner = EntityId::None; //!< the task, future or gather that failed, or whose callback failed; or none
    ExceptionId exception = ExceptionId::None;
    quint32 raisedEvent = 0; //!< Replaced: the last event before the raise
    Time raised{};
    std::optional<Time> settled; //!< when it was retrieved, swallowed, reported, silenced or replaced
    quint32 settledEvent = 0xffffffff;
    Fate fate = Fate::Pending;
    Retrieval how = Retrieval::Unknown;
    EntityId by = EntityId::None; //!< the task that retrieved it
    ExceptionId replacedBy = ExceptionId::None; //!< Replaced: by which exception; none if dropped
    bool inFinally = false; //!< Replaced: in `finally`, else in `except`
    StringId callback = StringId::None; //!< Reported: the id of the callback, if it has one
};

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

//! A moment that concerns several lanes: the line where a gather ended with a failure or a cancellation.
struct GatherEnd
{
    Time time{};
    EntityId gather = EntityId::None;
    quint32 lane = 0; //!< of the task that awaited it
    quint32 event = 0; //!< at which that task resumed; a mark of the lane has it too unless the outcome is Ok
    Outcome outcome = Outcome::Ok;
    bool failed() const { return outcome == Outcome::Raised; }
};

struct RunCounts
{
    quint32 tasks = 0, running = 0, succeeded = 0, raised = 0, cancelled = 0, neverAwaited = 0;
    quint32 unretrieved = 0; //!< still pending, or lost: never retrieved
    quint32 deadlocked = 0; //!< subset of `running`: left waiting by a deadlock
    bool operator==(const RunCounts &) const = default;
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

    //! Reads the events appended since the last call, but none from number \a upTo on. Returns whether there were any. Once it
    //! has read all events, it also reads how far the run has advanced since the last one.
    bool update(std::size_t upTo = AllEvents);
    //! Number of calls of update() that found something.
    quint64 revision() const { return m_revision; }
    //! Lanes that the last such call changed or added, each once.
    const std::vector<quint32> &changedLanes() const { return m_changed; }

    const Trace &trace() const { return m_trace; }
    const std::vector<Lane> &lanes() const { return m_lanes; }
    const std::vector<LedgerEntry> &ledger() const { return m_ledger; }
    const std::vector<Arrow> &arrows() const { return m_arrows; }
    const std::vector<GatherEnd> &gatherEnds() const { return m_gatherEnds; } //!< by time, including successful ones
    const RunCounts &counts() const { return m_counts; }
    //! From 0 to the current end, which is the end of every open span: the last event, or the present of a run that plays, is
    //! paused or was stopped. Never empty.
    TimeRange range() const;
    bool finished() const { return m_finished; } //!< an exit, deadlock or limit was recorded
    //! Who waits for what, if the run ended in a deadlock.
    const std::optional<Deadlock> &deadlock() const { return m_deadlock; }
    //! What is known about the request at that event; null if the event is not a request.
    const CancelRequest *cancelRequestAt(quint32 event) const;
    bool isLive() const { return !m_finished && m_trace.state == Trace::State::Live; } //!< more events will follow
    bool isStopped() const { return !m_finished && m_trace.state == Trace::State::Stopped; } //!< by the user, before its end
    std::optional<quint32> laneOf(EntityId task) const;
    //! The gather of which the task is a child, if any.
    std::optional<EntityId> gatherOf(EntityId task) const
    {
        const bool known = index(task) < m_gatherOf.size() && m_gatherOf[index(task)] != EntityId::None;
        return known ? std::optional(m_gatherOf[index(task)]) : std::nullopt;
    }
    //! Row of the ledger for the exception that ended the lane's task.
    std::optional<quint32> ledgerOf(quint32 lane) const;

    //! The name of the lane: the explicit name of the task; else an argument called `name`, or the first argument that is a
    //! string; else the coroutine, with `#number` if several lanes share it. Computed each time, because a later task may make
    //! the name ambiguous.
    QString displayName(quint32 lane) const;
    //! The same for anything that an event can refer to: a task has the name of its lane, a gather "gather of 3".
    QString displayName(EntityId entity) const;
    //! The name of the lane without the number that distinguishes it from others of that name: the same in another run.
    QString ownName(quint32 lane) const;

private:
    // State that is only needed while a lane is open, kept apart so that Lane stays small.
    struct Work
    {
        quint32 innermost = NoIndex; // open inline call, or the lane itself
        quint32 ledger = NoIndex;
        quint32 cancelRequest = NoIndex; // event of a request that was not yet delivered
        quint32 waiting = NoIndex; // event of the current await
        quint32 group = NoIndex; // event that entered the latest task group
        quint32 groupExit = NoIndex; // event in which the body of the latest group ended
        quint32 lastRequest = NoIndex; // index into m_requests of the latest request to cancel the task
        quint32 delivered = NoIndex; // mark of a delivered cancellation that has not yet ended the task, a timeout or a group
        quint32 loop = NoIndex; // event of the first wait of the current as_completed
        quint32 timeouts = 0; // number of open timeouts
        bool began = false; // ran its first step
        bool waitExpired = false; // the current wait_for has cancelled what it waits for
        ExceptionId timeout = ExceptionId::None; // the TimeoutError that its timeout raised
        quint32 changed = 0; // low bits of the revision that last changed the lane
        bool byTimeout = false; // cancelled because a wait_for timed out
    };
    struct Gathering
    {
        std::vector<quint32> looked; // rows of the ledger that it retrieved, whose fate is not yet certain
        bool ended = false;
        bool failed = false;
    };

    void read(quint32 i);
    void readLifecycle(quint32 i, const Event &e);
    void readWaiting(quint32 i, const Event &e);
    void readFailure(quint32 i, const Event &e);
    void readRest(quint32 i, const Event &e);
    void noteNewGathers();
    void adopt(EntityId gather);

    quint32 addLane(Lane lane);
    void created(quint32 i, const Event &e);
    void enter(quint32 i, const Event &e);
    void leave(quint32 i, const Event &e);
    void resumed(quint32 i, const Event &e);
    void blocking(quint32 lane, quint32 i, const Event &e);
    void holdUp(quint32 lane, Time t);
    std::optional<Time> readySince(const Lane &lane) const;
    void raised(quint32 i, const Event &e);
    void retrieved(quint32 i, const Event &e);
    void neverRetrieved(quint32 i, const Event &e);
    void neverAwaited(quint32 i, const Event &e);
    void cancelRequested(quint32 i, const Event &e);
    void deadlocked(quint32 i, const Event &e);
    void replaced(quint32 i, const Event &e);
    void callbackFailed(quint32 i, const Event &e);
    void end(quint32 lane, quint32 i, Time t, LaneEnd how, MarkKind mark);
    void destroyed(quint32 lane, quint32 i, Time t);

    void setState(quint32 lane, SpanState state, Time t, quint32 event, EntityId target = EntityId::None);
    void closeSpan(Lane &lane, Time t, quint32 event);
    void makeOrphan(EntityId entity, EntityId by, Time t, quint32 event);
    void unmakeOrphan(EntityId entity, Time t, quint32 event);
    void setOrphan(quint32 owner, bool on, EntityId by, Time t, quint32 event);
    void leftUnfinished(quint32 i, const Event &e);
    CancelRequest recordedCause(quint32 i, const Event &e) const;
    CancelRequest causeOf(quint32 i, const Event &e) const;
    CancelRequest causeOfTask(quint32 i, const Event &e) const;
    void noteExpiredWait(quint32 owner, quint32 waiter);
    void wentOn(quint32 lane);
    void deliverCancel(quint32 lane, quint32 i, const Event &e);
    void gatherEnded(EntityId gather, quint32 waiterLane, quint32 i, const Event &e);
    void judgeLooked(Gathering &g, EntityId waiter, Outcome outcome, ExceptionId exception);
    void inferAwait(EntityId awaited, EntityId waiter, ExceptionId exception);
    void inferGroup(EntityId waiter);
    void inferWait(EntityId done, EntityId waiter);
    void infer(quint32 row, Retrieval how, EntityId by);
    void lostFuture(quint32 i, const Event &e);
    void settle(LedgerEntry &entry, Fate fate, Retrieval how, EntityId by, Time t, quint32 event);
    void awaitArrow(quint32 i, const Event &e, quint32 lane);
    quint32 lastOf(EntityId entity, ExceptionId exception) const;
    quint32 innermostLane(EntityId task) const;
    quint32 laneIndex(EntityId task) const;
    void mark(quint32 lane, MarkKind kind, Time t, quint32 event);
    void markEarlier(quint32 lane, MarkKind kind, Time t, quint32 event);
    void touch(quint32 lane);

    const Trace &m_trace;
    std::vector<Lane> m_lanes;
    std::vector<Work> m_work; // one per lane
    std::vector<LedgerEntry> m_ledger;
    std::vector<Arrow> m_arrows;
    std::vector<GatherEnd> m_gatherEnds;
    std::vector<quint32> m_laneOf; // by EntityId
    std::vector<EntityId> m_gatherOf; // by EntityId: the gather of which it is a child
    std::unordered_map<quint32, Gathering> m_gathers; // by EntityId
    std::unordered_map<quint32, quint32> m_lanesNamed; // number of lanes, by name of the coroutine
    std::unordered_map<quint32, quint32> m_futureSet; // by EntityId: the event that completed the future
    quint32 m_lastRetrieved = NoIndex; // row of the ledger
    std::vector<quint32> m_made; // by number of the coroutine object: the event in which it was created
    std::vector<quint32> m_changed;
    quint64 m_revision = 0;
    RunCounts m_counts;
    std::size_t m_read = 0; // events
    std::size_t m_entitiesSeen = 0;
    LoopTime m_loop;
    std::vector<bool> m_inLedger; // by ExceptionId: a task or future ended with it
    std::optional<Deadlock> m_deadlock;
    std::vector<CancelRequest> m_requests; // by event
    quint32 m_lastRaised = NoIndex; // event
    bool m_finished = false;
    bool m_shuttingDown = false;
};

} // namespace awaitscope
