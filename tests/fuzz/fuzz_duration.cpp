// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/text/durationparser.h"

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<qint64> ms = parseDuration(QString::fromUtf8(fuzzInput(data, size)));
    if (!ms)
        return 0;
    const Result<qint64> again = parseDuration(editableDuration(*ms));
    mustHold(again && *again == *ms);
    return 0;
}
