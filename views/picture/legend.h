// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylistbuilder.h"

#include <vector>

namespace awaitscope {

struct LegendEntry
{
    Sign sign;
    QRectF rect; //!< swatch and words, relative to the top left of the legend
};

//! The signs of everything that occurs in lanes.
Signs signsOf(const Occurrence &occurrence);
//! The signs that the legend of a picture has to explain: those that occur, and those of the picture as a whole.
Signs legendSigns(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options);

//! Places the entries in rows of this width.
std::vector<LegendEntry> legendEntries(const Signs &signs, qreal width, const TextMeasure &measure);
qreal legendHeight(const std::vector<LegendEntry> &entries);
//! Appends the entries: swatches as in lookOf(), or with \a lowBars the single tone of low rows; and their words.
void drawLegend(const std::vector<LegendEntry> &entries, QPointF topLeft, bool lowBars, std::vector<DisplayItem> &out);

} // namespace awaitscope
