// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/eventmatch.h"
#include "model/trace/tracestore.h"

#include <QStringList>

#include <optional>

namespace awaitscope {

//! In what a lane is not as its counterpart in another run.
struct LaneChange
{
    quint32 before = NoIndex; //!< the lane in the first run; NoIndex: it is not there
    quint32 after = NoIndex; //!< in the other run
    Time moment{}; //!< when they part
    quint32 beforeEvent = NoIndex; //!< at which they part, in the first run; NoIndex: there is none
    quint32 afterEvent = NoIndex;
    bool kind = false; //!< a task here, awaited inline there
    bool begin = false; //!< made at another moment
    bool arguments = false; //!< called with other arguments
    bool end = false; //!< ended in another way, at another moment or with another result
    bool orphan = false;
    bool fate = false; //!< something else became of its exception
    bool course = false; //!< did something else in between
    quint32 beforeSpan = NoIndex; //!< where the courses part; NoIndex: a mark, or no more spans
    quint32 afterSpan = NoIndex;
    quint32 beforeMark = NoIndex; //!< event of the mark in which they part; NoIndex: the marks are alike, or no more marks
    quint32 afterMark = NoIndex;
};

//! None: the lanes do the same. Linear in their spans and marks.
std::optional<LaneChange> compareLanes(EventMatch &match, const TraceStore &before, quint32 beforeLane, const TraceStore &after, quint32 afterLane);

//! What changed: "fetch D: cancelled at 600 ms, was: orphan until 9 s", "the error of C: swallowed, was: in the list of results". Never empty.
QStringList changeTexts(const TraceStore &before, const TraceStore &after, const LaneChange &change);
//! How a lane ended: "raised ValueError: B failed at 300 ms, swallowed". \a lane may be NoIndex: "not started".
QString outcomeText(const TraceStore &store, quint32 lane, bool withFate = true);
//! What became of an exception, in few words: "lost", "in the list of results".
QString fateText(const TraceStore &store, const LedgerEntry &entry);

} // namespace awaitscope
