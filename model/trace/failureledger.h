// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/gathers.h"

#include <optional>
#include <vector>

namespace awaitscope {

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

//! What became of each exception. Where the trace does not say what retrieved one, that is inferred from what follows.
class FailureLedger
{
public:
    FailureLedger(const Trace &trace, LaneTable &lanes, Gathers &gathers)
        : m_trace(trace), m_lanes(lanes), m_gathers(gathers) {}

    const std::vector<LedgerEntry> &rows() const { return m_rows; }
    quint32 unretrieved() const { return m_unretrieved; } //!< still pending, or lost
    bool endedWith(quint32 lane, ExceptionId exception) const;

    void add(quint32 lane, quint32 i, const Event &e); //!< a task raised
    void retrieved(quint32 i, const Event &e, bool shuttingDown);
    void silenced(quint32 lane, quint32 i, const Event &e);
    void neverRetrieved(quint32 i, const Event &e);
    void replaced(quint32 i, const Event &e);
    bool callbackEnded(quint32 i, const Event &e);
    void callbackFailed(quint32 i, const Event &e);
    //! A gather ended: what it retrieved was passed on, collected or swallowed.
    void judge(Gathers::State &gather, EntityId waiter, Outcome outcome, ExceptionId exception);
    void inferAwait(EntityId awaited, EntityId waiter, ExceptionId exception);
    void inferGroup(EntityId waiter);
    void inferWait(EntityId done, EntityId waiter);

private:
    void infer(quint32 row, Retrieval how, EntityId by);
    void lostFuture(quint32 i, const Event &e);
    void settle(LedgerEntry &row, Fate fate, Retrieval how, EntityId by, Time t, quint32 event);

    const Trace &m_trace;
    LaneTable &m_lanes;
    Gathers &m_gathers;
    std::vector<LedgerEntry> m_rows;
    std::vector<bool> m_inLedger; // by ExceptionId: a task or future ended with it
    quint32 m_lastRetrieved = NoIndex; // row
    quint32 m_unretrieved = 0;
};

} // namespace awaitscope
