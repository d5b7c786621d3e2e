// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runs/recording.h"
#include "model/runs/runsource.h"

namespace awaitscope {

//! A run that a file holds: it is over, and only its events are known.
class TraceFile : public RunSource
{
    Q_OBJECT

public:
    explicit TraceFile(Recording recording);
    //! \a store is the index over the trace, if there is one already.
    explicit TraceFile(std::unique_ptr<Trace> trace, std::unique_ptr<TraceStore> store = {});
    ~TraceFile() override;

    const Trace &trace() const override { return *m_trace; }
    Run::State state() const override { return Run::State::Finished; }
    Time now() const override;
    std::optional<qint64> recordedAt() const override { return m_recordedAt; }
    std::span<const QueueLengths> queues() const override { return m_queues; }
    QString path() const override { return m_path; }
    //! The deadlock in which the recorded program ended.
    QString limitMessage() const override;
    int exitStatus() const override;

protected:
    void keepQueues(std::vector<QueueLengths> queues) { m_queues = std::move(queues); }

private:
    std::unique_ptr<Trace> m_trace;
    std::vector<QueueLengths> m_queues;
    QString m_path;
    std::optional<qint64> m_recordedAt;
};

} // namespace awaitscope
