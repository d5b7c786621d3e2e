// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QByteArray>

namespace awaitscope {

//! The events of a run, a line each, with tabs between the cells: time in milliseconds, iteration, task, event, and a column for
//! each field that any event has, which is empty for the others. UTF-8, a header line. Texts stand as they are, other values as
//! JSON; cells are guarded and quoted as copied ones are (model/text/sheettext.h).
QByteArray writeEventTable(const TraceStore &store);

} // namespace awaitscope
