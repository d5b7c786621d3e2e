// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/playhead.h"

#include "app/runcontroller.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

namespace awaitscope {

using namespace std::chrono_literals;

Playhead::Playhead(const RunController *runs, TimelineWidget *timeline, Minimap *minimap, QObject *parent)
    : QObject(parent), m_runs(runs), m_timeline(timeline), m_minimap(minimap)
{
    m_tick.setInterval(33ms);
    connect(&m_tick, &QTimer::timeout, this, &Playhead::move);
    connect(runs, &RunController::stateChanged, this, &Playhead::follow);
}

void Playhead::follow()
{
    if (m_runs->isPlaying()) {
        if (!m_tick.isActive())
            m_tick.start();
        return;
    }
    m_tick.stop();
    if (m_runs->isPaused())
        move();
}

void Playhead::move()
{
    if (!m_runs->isActive()) {
        m_tick.stop(); // it was replaced by one that is shown when it has ended
        return;
    }
    const Time now = m_runs->run()->now();
    m_timeline->setPresent(now);
    m_minimap->setPresent(now);
    Q_EMIT moved();
}

} // namespace awaitscope
