// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/recording.h"

#include "model/runs/liverecording.h"
#include "model/runs/tracefile.h"

namespace awaitscope {

std::unique_ptr<RunSource> sourceOf(Recording recording)
{
    if (recording.follower)
        return std::make_unique<LiveRecording>(std::move(recording));
    return std::make_unique<TraceFile>(std::move(recording));
}

} // namespace awaitscope
