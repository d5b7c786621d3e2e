// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"
#include "model/words/remarks.h"
#include "model/words/stuckstory.h"

#include <functional>

namespace awaitscope {

//! Collects why something happened: the events that led to it, the rules that made them lead to it, and what would change it. Every
//! event in the chain is one of the trace, and the chain is in its order.
class Reasons
{
public:
    Reasons(const TraceStore &store, Explanation &out)
        : m_store(store), m_out(out)
    {}

    void add(quint32 event);
    void rule(Rule rule);
    void remedy(Remedy remedy);
    void say(const QString &sentence);
    void tell(const Remark &remark);
    //! Sorts the chain and leaves out what stands there twice.
    void finish();

    //! \name What there is to explain
    //!@{
    //! What led to a request to cancel.
    void before(quint32 request, int depth = 0);
    //! What became of it: from the request to the moment at which it ended the task, or was caught, converted or dropped.
    void after(quint32 request);
    void failure(const LedgerEntry &row);
    void lane(quint32 lane);
    void mark(quint32 lane, const Mark &mark);
    void span(quint32 lane, const Span &span);
    //!@}

private:
    using Wanted = std::function<bool(const Event &)>;
    //! The next event of the kind that is wanted, in either direction, without \a from itself; NoIndex: not within some 200,000 events.
    quint32 previous(quint32 from, const Wanted &wanted) const;
    quint32 next(quint32 from, const Wanted &wanted) const;
    const Event &event(quint32 i) const { return m_store.trace().events()[i]; }
    quint32 size() const { return quint32(m_store.trace().events().size()); }
    QString name(EntityId id) const { return m_store.displayName(id); }
    QString exception(ExceptionId id) const { return exceptionText(m_store, id); }

    struct Progress
    {
        bool delivered = false, caught = false, inFinally = false;
    };
    bool beforeCatch(quint32 request, quint32 i, Progress &progress);
    bool afterCatch(quint32 request, quint32 i);
    void beforeGroup(quint32 request, const CancelRequest &cause, int depth);
    quint32 blockBegin(quint32 from, EntityId task, EventKind enter, EventKind leave) const;
    void course(EntityId task, quint32 from, quint32 to);
    void cameFrom(const LedgerEntry &row);
    void retrieval(const LedgerEntry &row);
    void swallowed(const LedgerEntry &row);
    void replaced(const LedgerEntry &row);
    void failedMembers(ExceptionId group, quint32 before);
    void succeeded(quint32 lane);
    void cancelled(quint32 lane);
    void orphan(const Lane &lane);
    void stuck(EntityId task);
    void stuckOn(const StuckTask &stuck);
    void join(const StuckTask &stuck);
    void tell(const StuckStory &story);
    void gatherEnd(quint32 lane, const Mark &mark);
    void expired(quint32 lane, const Mark &mark);
    void caught(const Mark &mark);
    void delivery(quint32 lane, const Mark &mark);
    quint32 deadlineBegin(quint32 request, EntityId task) const;
    void dropped(quint32 request, quint32 resumed);
    void swallowedRequest(EntityId task, quint32 request);
    void timeoutLost(EntityId task, quint32 exit);
    void askedWhileLeaving(EntityId task, quint32 done);
    void groupInTimeout(quint32 done);
    void message(quint32 request);
    void calledByLoop(quint32 lane);
    void toldHandler(const LedgerEntry &row);

    const TraceStore &m_store;
    Explanation &m_out;
    std::vector<quint32> m_told; //!< requests
};

} // namespace awaitscope
