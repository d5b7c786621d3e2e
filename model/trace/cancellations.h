// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lanetable.h"

#include <vector>

namespace awaitscope {

//! What is known about one request to cancel.
struct CancelRequest
{
    quint32 event = 0; //!< of the request
    CancelCause cause = CancelCause::Unknown;
    EntityId by = EntityId::None; //!< the requesting task, or the one whose group, timeout or wait_for requested it
    EntityId through = EntityId::None; //!< the task that was cancelled while it waited for this one, and passed the request on
};

//! The requests to cancel, what caused them, and what came of them.
class Cancellations
{
public:
    Cancellations(const Trace &trace, LaneTable &lanes)
        : m_trace(trace), m_lanes(lanes) {}

    const CancelRequest *at(quint32 event) const; //!< null if the event is not a request

    void requested(quint32 i, const Event &e, bool shuttingDown);
    void deliver(quint32 owner, Time t, quint32 event);
    //! The task ended, but not by being cancelled.
    void wentOn(quint32 lane);
    void noteFailure(quint32 event) { m_lastRaised = event; }

private:
    CancelRequest recordedCause(quint32 i, const Event &e) const;
    CancelRequest causeOf(quint32 i, const Event &e, bool shuttingDown) const;
    CancelRequest causeOfTask(quint32 i, const Event &e) const;
    void noteExpiredWait(quint32 owner, quint32 waiter);

    const Trace &m_trace;
    LaneTable &m_lanes;
    std::vector<CancelRequest> m_requests; // by event
    quint32 m_lastRaised = NoIndex; // event
};

} // namespace awaitscope
