// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <string>

namespace awaitscope {

enum class ChromeTraceTasks : quint8 {
    AsThreads, //!< one thread per task, which every viewer shows; arrows are flow events
    AsTracks, //!< nestable async events, which Perfetto shows below one process; arrows are flows between points of these
};

//! Appends the run in the Trace Event Format (JSON), which Perfetto, speedscope and chrome://tracing open. Tasks, with inline
//! calls nested in them, and their stretches; errors, cancellations and the like as instants; arrows as flows. Microseconds,
//! exact to the nanosecond. Linear in the number of spans.
void writeChromeTrace(const TraceStore &store, std::string &out, ChromeTraceTasks tasks = ChromeTraceTasks::AsThreads);

} // namespace awaitscope
