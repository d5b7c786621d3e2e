// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"
#include "model/trace/tracestore.h"

#include <vector>

namespace awaitscope {

//! In a deadlock: the task of one lane waits for that of another, or for something that it holds.
struct Wait
{
    quint32 from = NoIndex; //!< lanes; the same one if it waits for itself
    quint32 to = NoIndex;
    bool inCircle = false; //!< both belong to the circle
    bool operator==(const Wait &) const = default;
};

//! Who waits for whom, as it can be drawn: the circle first, then the way from main to its end and, if there are few, all others. Empty if
//! the run did not end in a deadlock, or nobody waits for a task. At most 16, in time independent of the number of stuck tasks.
std::vector<Wait> waitsOf(const TraceStore &store);
//! What the task of the lane waits for; at most 3.
std::vector<Wait> waitsOf(const TraceStore &store, quint32 lane);

//! "main waits for lock b, held by worker", and how it goes on from there.
Explanation explainWait(const TraceStore &store, quint32 lane);
//! The same for all that is drawn.
QStringList waitSentences(const TraceStore &store);

} // namespace awaitscope
