// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/picture/displaylist.h"

namespace awaitscope {

//! The requested title, else the name of the run.
QString exportTitle(const TraceStore &store, const ExportOptions &options);
//! "600 ms · fail-fast · 3 succeeded · 1 raised · 1 unretrieved"
QString exportSubtitle(const TraceStore &store, const ExportOptions &options);
//! The picture as text, for people who cannot see it: the counts, then how the most important lanes ended.
QString exportDescription(const TraceStore &store);
//! The tooltip of an item in a browser: the lane, the state, from when to when.
QString exportTooltip(const TraceStore &store, const ItemRef &ref);

} // namespace awaitscope
