// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/idlecuts.h"

namespace awaitscope {

void IdleCuts::hide(bool on)
{
    m_on = on;
    startOver();
}

void IdleCuts::startOver()
{
    m_eventsOf = 0;
    update();
}

// Work that is linear in the run must not be done in every frame of a live one.
void IdleCuts::refresh()
{
    if (m_on && (m_space.store()->finished() || !m_made.isValid() || m_made.elapsed() >= m_cost * 12))
        update();
}

void IdleCuts::update()
{
    const TraceStore *store = m_space.store();
    const std::size_t events = store ? store->trace().events().size() : 0;
    if (!m_on || !store) {
        m_space.options().cuts = {};
    } else if (events != m_eventsOf) {
        m_made.start();
        std::vector<Time> moments;
        moments.reserve(events);
        for (const Event &e : store->trace().events())
            moments.push_back(e.time);
        m_space.options().cuts = idleCuts(moments);
        m_cost = m_made.elapsed();
    }
    m_eventsOf = events;
    if (store) {
        const TimeRange run = store->range();
        m_space.state()->setHidden(run.duration() - m_space.options().cuts.toShown(run).duration());
    }
    m_space.invalidate();
}

} // namespace awaitscope
