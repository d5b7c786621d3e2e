// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/collected.h"

#include <algorithm>

namespace awaitscope {

bool wasCollected(const TraceStore &store, const Lane &lane)
{
    if (lane.end != LaneEnd::DestroyedPending)
        return false;
    const auto mark = std::find_if(lane.marks.begin(), lane.marks.end(), [](const Mark &m) { return m.kind == MarkKind::DestroyedPending; });
    if (mark == lane.marks.end())
        return false;
    const auto &events = store.trace().events();
    // Once main has ended, the loop drops what was ready to run, and with it tasks that nothing else refers to.
    const auto ends = [](const Event &e) { return e.kind == EventKind::Exit || e.kind == EventKind::Shutdown || e.kind == EventKind::NextRun; };
    for (quint32 i = mark->event; i-- > 0;)
        if (ends(events[i]))
            return events[i].kind == EventKind::NextRun; // which is a loop of its own
    return true;
}

} // namespace awaitscope
