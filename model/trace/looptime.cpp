// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/looptime.h"

#include <algorithm>

namespace awaitscope {

void LoopTime::ran(Time begin, Time end, quint32 event)
{
    if (end - begin >= m_least && (m_blocked.empty() || m_blocked.back().end < end))
        m_blocked.push_back({begin, end, event});
}

std::optional<LoopTime::Hold> LoopTime::holdOf(Time ready, Time until) const
{
    const auto first = std::ranges::upper_bound(m_blocked, ready, {}, &Stretch::end);
    if (first == m_blocked.end() || first->begin >= until)
        return std::nullopt;
    return Hold{std::max(ready, first->begin), first->event};
}

} // namespace awaitscope
