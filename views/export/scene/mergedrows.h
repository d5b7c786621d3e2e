// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylist.h"
#include "views/picture/lanelayout.h"

namespace awaitscope {

//! Fills the plot of \a list with \a rows if there are more of them than pixels: each line of pixels shows, in every column, the worst
//! state of its lanes, so that merging loses no error. Equal stretches of adjacent lines become one rectangle. Linear in the
//! number of spans and of their pixels.
void addMergedRows(const TraceStore &store, const std::vector<LaneRow> &rows, TimeRange range, DisplayList &list);

} // namespace awaitscope
