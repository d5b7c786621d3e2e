// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/trace/trace.h"

#include <QByteArrayView>

#include <memory>

namespace awaitscope {

//! Reads JSON lines as TraceWriter and the reference runner write them. Labels become entities again: `work#3` is task 3
//! of coroutine work, `gather[a,b]` a gather of what a and b name. The file does not say which objects are the same, so
//! equal exceptions share one id. Unknown fields are ignored, an unknown event is a problem. The first problem ends
//! the reading: its pointer is "line N", and there is no trace then. Linear in the size.
Result<std::unique_ptr<Trace>> readTrace(QByteArrayView jsonLines);

//! The same piece by piece, for who tells how far it is, may give up between two pieces, and does not want the whole file
//! in memory.
class TraceReading
{
public:
    TraceReading();
    ~TraceReading();
    TraceReading(const TraceReading &) = delete;
    TraceReading &operator=(const TraceReading &) = delete;

    //! Takes the next lines; all but the last of the file must be whole. Returns whether all is well so far.
    bool read(QByteArrayView lines);
    //! The trace, or what is wrong with it. Once.
    Result<std::unique_ptr<Trace>> finish();

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace awaitscope
