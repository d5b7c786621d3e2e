// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/trace/trace.h"

#include <QByteArrayView>

#include <memory>

namespace awaitscope {

//! Reads JSON lines as written by TraceWriter and the reference runner. Labels are converted to entities: `work#3` is task 3 of
//! coroutine work, `gather[a,b]` a gather of the entities a and b. The file does not identify exception objects, so equal
//! exceptions share one id. Unknown fields are ignored, an unknown event is a problem. Reading stops at the first problem: its
//! pointer is "line N", and there is no trace. Linear in the size.
Result<std::unique_ptr<Trace>> readTrace(QByteArrayView jsonLines);

//! The same piece by piece, for callers that report progress, may cancel between two pieces, and do not want the whole file in
//! memory.
class TraceReading
{
public:
    TraceReading();
    ~TraceReading();
    TraceReading(const TraceReading &) = delete;
    TraceReading &operator=(const TraceReading &) = delete;

    //! Reads the next lines; every line except the last one of the file must be complete. Returns whether there was no problem so far.
    bool read(QByteArrayView lines);
    //! The trace, or what is wrong with it. Call once.
    Result<std::unique_ptr<Trace>> finish();

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace awaitscope
