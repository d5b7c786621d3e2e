// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/occurrence.h"

namespace awaitscope {

namespace {

void addLane(const TraceStore &store, const Lane &lane, TimeRange range, Occurrence &out)
{
    bool instants = false, lasting = false;
    for (const Span &span : lane.spans) {
        if (span.begin >= range.end || span.end < range.begin)
            continue;
        out.states.set(static_cast<std::size_t>(span.state));
        out.orphan = out.orphan || span.orphan;
        const bool lost = span.end == Time::max() && store.finished();
        out.pending = out.pending || (span.state == SpanState::Pending && !lost);
        const bool instant = span.state == SpanState::Running && span.begin == span.end;
        instants = instants || instant;
        lasting = lasting || !instant;
        out.steps = out.steps || (span.state == SpanState::Running && !instant);
    }
    out.steps = out.steps || (instants && !lasting);
    for (const Mark &mark : lane.marks) {
        if (mark.time >= range.begin && mark.time < range.end)
            out.marks.set(static_cast<std::size_t>(mark.kind));
    }
}

} // namespace

Occurrence occurringIn(const TraceStore &store, const std::vector<LaneRow> &rows, TimeRange range)
{
    Occurrence out;
    for (const LaneRow &row : rows)
        addLane(store, store.lanes()[row.lane], range, out);
    return out;
}

Occurrence occurringIn(const TraceStore &store)
{
    Occurrence out;
    for (const Lane &lane : store.lanes())
        addLane(store, lane, {Time::min(), Time::max()}, out);
    return out;
}

} // namespace awaitscope
