// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylistbuilder.h"

namespace awaitscope {

//! Another outcome of the displayed run, drawn over it only where it differs.
struct Preview
{
    std::vector<QRectF> rows; //!< of the lanes that differ; their content is faded
    DisplayList list; //!< what they would show; nothing in it can be clicked
};

//! \a options are those of the picture below it. Lanes are matched by what they run and by name; a lane that only the other run
//! has is not shown. Cost: that of the picture, plus the spans of the visible lanes.
Preview previewOver(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options, TimelineIndex &other);

} // namespace awaitscope
