// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/liverecording.h"

namespace awaitscope {

using namespace std::chrono_literals;

LiveRecording::LiveRecording(Recording recording)
    : TraceFile({std::move(recording.trace), std::move(recording.store), {}, recording.path, recording.recordedAt}),
      m_follower(std::move(recording.follower))
{
    m_timer.setInterval(33ms);
    connect(&m_timer, &QTimer::timeout, this, &LiveRecording::poll);
    m_timer.start();
}

LiveRecording::~LiveRecording() = default;

void LiveRecording::pause()
{
    if (!canPause())
        return;
    m_timer.stop();
    Q_EMIT stateChanged();
}

void LiveRecording::resume()
{
    if (state() != Run::State::Paused)
        return;
    m_timer.start();
    Q_EMIT stateChanged();
}

void LiveRecording::poll()
{
    const bool goesOn = m_follower->poll();
    Q_EMIT progressed();
    if (goesOn)
        return;
    m_timer.stop();
    keepQueues(m_follower->queues());
    m_follower.reset();
    Q_EMIT stateChanged();
    Q_EMIT finished();
}

} // namespace awaitscope
