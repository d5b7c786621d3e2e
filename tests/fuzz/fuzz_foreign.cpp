// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/formats/foreign/asyncflow.h"
#include "model/formats/foreign/foreigntrace.h"
#include "model/trace/tracestore.h"
#include "model/words/console.h"

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = fuzzInput(data, size);
    (void)isForeignTrace(text);
    const Result<ForeignRun> run = isAsyncFlow(text) ? readAsyncFlow(text) : readForeignTrace(text);
    if (!run)
        return 0;
    TraceStore store(*run->trace);
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        (void)store.displayName(lane);
    (void)consoleLines(*run->trace);
    return 0;
}
