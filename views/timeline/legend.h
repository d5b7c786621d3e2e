// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/displaylistbuilder.h"

#include <vector>

namespace awaitscope {

struct LegendEntry
{
    Sign sign;
    QRectF rect; //!< swatch and words, from the top left of the legend
};

//! The signs of what occurs in lanes.
Signs signsOf(const Occurrence &occurrence);
//! What the legend of a picture has to name: the same, and the signs of the picture as a whole.
Signs legendSigns(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options);

//! Places the entries in rows of this width.
std::vector<LegendEntry> legendEntries(const Signs &signs, qreal width, const TextMeasure &measure);
qreal legendHeight(const std::vector<LegendEntry> &entries);
//! Appends what the entries look like: swatches as lookOf() has them, or with \a lowBars the one tone of rows too low for that; and their words.
void drawLegend(const std::vector<LegendEntry> &entries, QPointF topLeft, bool lowBars, std::vector<DisplayItem> &out);

} // namespace awaitscope
