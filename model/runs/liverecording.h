// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runs/tracefile.h"

#include <QTimer>

namespace awaitscope {

//! A program that is being recorded: its trace grows until the program ends. What has happened is read thirty times a second.
class LiveRecording final : public TraceFile
{
    Q_OBJECT

public:
    //! \a recording has a follower.
    explicit LiveRecording(Recording recording);
    ~LiveRecording() override;

    Run::State state() const override { return !m_follower ? Run::State::Finished : m_timer.isActive() ? Run::State::Running
                                                                                                       : Run::State::Paused; }
    //! The picture can be paused: the program goes on, and what it did meanwhile is there after resume().
    bool canPause() const override { return state() == Run::State::Running; }
    void pause() override;
    void resume() override;
    const RecordingFollower *follower() const override { return m_follower.get(); }
    std::span<const QueueLengths> queues() const override { return m_follower ? std::span(m_follower->queues()) : TraceFile::queues(); }

private:
    void poll();

    std::unique_ptr<RecordingFollower> m_follower; // until the program has ended
    QTimer m_timer;
};

} // namespace awaitscope
