// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/trace/tracestore.h"
#include "model/words/console.h"

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = fuzzInput(data, size);
    TraceReading reading; // in two pieces, as from a file
    const qsizetype cut = text.lastIndexOf('\n', text.size() / 2) + 1;
    if (reading.read(QByteArrayView(text).first(cut)))
        reading.read(QByteArrayView(text).sliced(cut));
    const Result<std::unique_ptr<Trace>> trace = reading.finish();
    if (!trace)
        return 0;
    TraceStore store(**trace);
    store.update();
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        (void)store.displayName(lane);
    (void)consoleLines(**trace);
    std::string written;
    writeTrace(**trace, written);
    mustHold(bool(readTrace(QByteArrayView(written.data(), qsizetype(written.size())))));
    return 0;
}
