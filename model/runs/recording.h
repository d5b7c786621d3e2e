// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/recordingfollower.h"
#include "model/trace/tracestore.h"

#include <QString>

#include <memory>

namespace awaitscope {

class RunSource;

//! A run that was read from a file: its events, and the store, which refers to them.
struct Recording
{
    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store; //!< declared after the trace, so that it is destroyed first
    std::unique_ptr<RecordingFollower> follower; //!< while the program runs: appends to the trace
    QString path;
    qint64 recordedAt = 0; //!< when the recording of a real program began, in ns since 1970; else 0
    std::vector<QueueLengths> queues{}; //!< of a recorded program that has ended
    QString leftOut{}; //!< one sentence about what a file of another program has and the run does not show; empty: nothing
};

//! As a source of a run: one that goes on, if there is a follower.
std::unique_ptr<RunSource> sourceOf(Recording recording);

} // namespace awaitscope
