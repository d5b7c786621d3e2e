// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QStringList>

#include <vector>

namespace awaitscope {

//! How an async generator came to its end in a task that the event loop made for it.
struct GeneratorStory
{
    QStringList sentences; //!< none: the lane has nothing to do with such a generator
    std::vector<quint32> events; //!< those that matter, in order
    bool atShutdown = false; //!< asyncio.run closed it
    explicit operator bool() const { return !sentences.isEmpty(); }
};

//! Of the task that closes a generator, or of the generator where it was left. Looks at a bounded number of events.
GeneratorStory generatorStory(const TraceStore &store, quint32 lane);

//! Adds what the story is made of to what explains that lane.
void addGeneratorStory(const TraceStore &store, quint32 lane, struct Explanation &out);

//! Where a generator of which standsAtYield() is true went on, if it did.
QString textOfYield(const TraceStore &store, const Lane &lane);

//! Where what left a call goes on.
QString textOfLeaving(const TraceStore &store, const Lane &lane);

//! Whether the lane is a generator that is suspended at its yield, or was at the end.
bool standsAtYield(const TraceStore &store, const Lane &lane);
//! Whether the lane is a call that did not end by itself: its task was destroyed.
inline bool wentWithItsTask(const TraceStore &store, const Lane &lane)
{
    return lane.kind == LaneKind::Call && lane.end == LaneEnd::Open && lane.finish != Time::max() && !standsAtYield(store, lane);
}

} // namespace awaitscope
