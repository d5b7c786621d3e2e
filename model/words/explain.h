// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/rules.h"
#include "model/words/signs.h"
#include "model/trace/tracestore.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

//! What an item of the timeline is and why it looks as it does, in plain words.
struct Explanation
{
    QString title; //!< "logger raised OSError"
    std::vector<std::pair<QString, QString>> facts; //!< name and value: "Raised at", "150 ms"
    QStringList why; //!< whole sentences
    std::vector<quint32> chain{}; //!< the events that led to it, in the order of the trace; eventSentence() has their words
    std::vector<Rule> rules{}; //!< of asyncio or Python that apply, the most important first
    std::vector<Remedy> remedies{}; //!< what would change it, the best first
};

//! All of it as lines of plain text: what happened, why, the events that led to it, the rules, and what would change it.
QString explanationText(const TraceStore &store, const Explanation &explanation);

//! A task, an inline call or a coroutine object as a whole.
Explanation explainLane(const TraceStore &store, quint32 lane);
//! One of its stretches, by index into Lane::spans.
Explanation explainSpan(const TraceStore &store, quint32 lane, std::size_t span);
//! One of its moments, by index into Lane::marks.
Explanation explainMark(const TraceStore &store, quint32 lane, std::size_t mark);
Explanation explainArrow(const TraceStore &store, const Arrow &arrow);
//! Something that belongs to no lane: the end of the run, omitted time, a marker. \a when is the moment or range it represents, if known.
Explanation explainSign(const TraceStore &store, Sign sign, const std::optional<TimeRange> &when = std::nullopt);

//! For the ledger everything; for a label beside the bar, which has little room, only who retrieved it.
enum class FateWords : quint8 { Ledger,
                                Label };
//! What became of an exception, as a phrase: "retrieved by main, handled by except ValueError".
QString explainFate(const TraceStore &store, const LedgerEntry &entry, FateWords words = FateWords::Ledger);
//! The same as sentences that give the reason.
QStringList explainWhy(const TraceStore &store, const LedgerEntry &entry);
//! Who or what requested the cancellation at that event, to follow "cancelled": "by main", "by the timeout of main".
QString cancelledBy(const TraceStore &store, quint32 event);
//! The same as sentences.
QStringList explainCancel(const TraceStore &store, quint32 event);
//! The request that ended the lane's task, or NoIndex.
quint32 requestBehind(const Lane &lane, quint32 event);
//! The outcome of an expired timeout that was not a TimeoutError: "but it returned", "but ExceptionGroup came out".
QString expiredText(const TraceStore &store, quint32 event);
//! The exceptions that the lane caught before it ended successfully: "ValueError", "3 exceptions"; empty if none.
QString handledText(const TraceStore &store, const Lane &lane);
//! What a task that is stuck in a deadlock waits for, and who holds that: "lock mutex, held by main". Empty if the trace does not show it.
QString stuckText(const TraceStore &store, EntityId task);
//! Who waits for whom, starting from the task: "main → worker → event ready".
QString deadlockChain(const TraceStore &store, EntityId task);
//! The requested length of a sleep, if the span is one that was cut short by a cancellation.
std::optional<Time> cutShort(const TraceStore &store, const Span &span);
//! The duration of something that has not ended: "3.3 s so far" while the run is in progress, "3.3 s until the stop" if the user
//! stopped it, "3.3 s, to the end" if it is over.
QString lastingText(const TraceStore &store, Time since);
//! "ValueError: B failed", or the type alone.
QString exceptionText(const TraceStore &store, ExceptionId id);

//! For a screen reader, one line: "fetch 2, child of gather, raised ValueError at 1.2 seconds, not retrieved".
QString spokenLane(const TraceStore &store, quint32 lane);
//! "sleeping from 0 to 100 milliseconds".
QString spokenSpan(const TraceStore &store, quint32 lane, std::size_t span);

} // namespace awaitscope
