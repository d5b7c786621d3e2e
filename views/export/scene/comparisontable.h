// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/runsummary.h"
#include "views/picture/displaylistbuilder.h"

namespace awaitscope {

// The words of a picture of a comparison besides its lanes. The table is as high as its longest cells want, within bounds.

//! Beside the title of a run: how main ended and, of all but the first, whether it differs.
QString comparedRunText(const Comparison &comparison, std::size_t run);
//! The whole comparison in words, for a screen reader.
QString comparisonDescription(const Comparison &comparison);

qreal comparisonTableHeight(const std::vector<SummaryRow> &rows, const Comparison &comparison, qreal width, const TextMeasure &measure);
void addComparisonTable(const std::vector<SummaryRow> &rows, const Comparison &comparison, QPointF topLeft, qreal width, const TextMeasure &measure,
                        std::vector<DisplayItem> &out);

} // namespace awaitscope
