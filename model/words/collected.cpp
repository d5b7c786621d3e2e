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
    for (std::size_t i = events.size(); i-- > mark->event;) // only reports follow the end
        if (events[i].kind == EventKind::Exit)
            return true;
    return false;
}

} // namespace awaitscope
