// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/lanefolds.h"
#include "views/picture/rowbuilder.h"

namespace awaitscope {

//! Where a row is drawn.
struct FoldPlace
{
    QRectF rect; //!< of the row, without the name
    const TimeScale &scale;
};

//! Draws the row that tasks of one line share: how many of them there were at each time, relative to the most of them on screen, and below that how
//! they ended. O(pixels log tasks).
void addFoldRow(const TraceStore &store, const LaneFold &fold, const FoldPlace &place, const TextMeasure &measure, DisplayLayers &layers);

} // namespace awaitscope
