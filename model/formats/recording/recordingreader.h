// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/recordingformat.h"
#include "model/trace/queuelengths.h"
#include "model/trace/trace.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace awaitscope {

//! Where in the recorded program something happened.
struct SourcePlace
{
    std::string file; //!< as Python knows it
    std::string function; //!< its qualified name
    quint32 line = 0; //!< from 1
    quint32 column = recording::Unknown; //!< from 0, in bytes of UTF-8
    bool isLibrary = false; //!< of asyncio or another library, not the program's own
};

//! A recording as it was read: the run that it tells of, and what the trace has no room for.
struct RecordedRun
{
    std::unique_ptr<Trace> trace;
    recording::Header header;
    quint64 records = 0;
    std::vector<QueueLengths> queues{};
};

//! Reads a recording (`.awrec`). \a file is at its beginning and can seek. It may have been cut off anywhere, or still be growing: what is there
//! is read. The first damaged record ends the reading with a problem whose pointer is "byte N". \a goOn is asked from time to time with the
//! part that is done, 0 to 1; false gives up, and there is an empty trace then. Linear in the size of what was written, but for sorting by time.
Result<RecordedRun> readRecording(QIODevice &file, const std::function<bool(double part)> &goOn = {});

} // namespace awaitscope
