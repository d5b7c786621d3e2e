// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/trace/trace.h"

#include <memory>

namespace awaitscope {

//! What a file of another program tells of a run, as far as a run has room for it.
struct ForeignRun
{
    std::unique_ptr<Trace> trace;
    quint64 inner = 0; //!< slices within a slice of a thread, which are not shown
    quint64 other = 0; //!< events that a run has no room for
    //! One sentence about what was left out, translated; empty if nothing was.
    QString leftOut() const;
};

//! Whether a file that begins so seems to be one in the Trace Event Format: an object with "traceEvents", or a list of objects with "ph".
bool isForeignTrace(QByteArrayView beginning);

//! Reads a file in the Trace Event Format ("Chrome trace"), as written by tracing tools, by viztracer and by our own export. Each thread and
//! each asynchronous track becomes a task. The first damage ends the reading with a problem: its pointer is a JSON pointer, or "byte N" if the
//! file is not JSON. Linear, but for sorting by time.
Result<ForeignRun> readForeignTrace(const QByteArray &json);

} // namespace awaitscope
