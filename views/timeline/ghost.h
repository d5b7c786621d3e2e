// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/displaylistbuilder.h"

namespace awaitscope {

//! Another outcome of the run on screen, to be drawn over it: only where it differs.
struct Ghost
{
    std::vector<QRectF> rows; //!< of the lanes that differ; what they show fades
    DisplayList list; //!< what they would show; nothing in it can be clicked
};

//! \a options are those with which the picture below was built. Lanes are matched by what they run and what they are called; one
//! that only the other run has shows when that becomes the run. Cost: that of the picture, and the spans of the visible lanes.
Ghost ghostOver(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options, TimelineIndex &other);

} // namespace awaitscope
