// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "model/words/rules.h"

#include <QStringList>

#include <vector>

namespace awaitscope {

//! What the trace says about those on whom a stuck task depends, as sentences, with the events that show it.
struct StuckStory
{
    QStringList sentences;
    std::vector<quint32> events;
};

//! Of a join(): who took an item and did not call task_done() for it, and what nobody took. A trace that was read from a file does not say
//! that; then it may be whoever failed.
StuckStory joinStory(const TraceStore &store, const StuckTask &stuck);
//! Of a get() or put(): the tasks on the other side of the queue that have ended.
StuckStory queueStory(const TraceStore &store, const StuckTask &stuck);
//! Of a lock or semaphore: the holders that have ended without releasing it. Empty if none has.
StuckStory keptStory(const TraceStore &store, const StuckTask &stuck);
//! Of a barrier: who is there, how many are missing, and whether anybody is left who could come.
StuckStory barrierStory(const TraceStore &store, const StuckTask &stuck);
//! Of a stretch in which a task waits: who had what it waited for, or who came last.
StuckStory holderStory(const TraceStore &store, const Span &span);
//! Of waiting for that.
Rule ruleOfWait(const TraceStore &store, EntityId target);

//! The block of a timeout ended later than its time: "The time was up at 100 ms, ...". Empty if it did not.
QString lateTimeoutText(const TraceStore &store, quint32 request, quint32 exit);
//! An inline call began when another one of the same caller had just returned. Empty if not, or if either took no time.
QString oneAfterAnotherText(const TraceStore &store, quint32 lane);
//! The task ended as cancelled, but later than it was asked to. Empty if it did not.
QString lateEndText(const TraceStore &store, quint32 request, const Lane &lane);

} // namespace awaitscope
