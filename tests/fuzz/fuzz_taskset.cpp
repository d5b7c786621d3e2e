// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = fuzzInput(data, size);
    const Result<TaskSet> set = readTaskSet(text);
    const Result<Draft> draft = readDraft(text);
    mustHold(!set || (draft && draft->problems.empty()));
    if (set) {
        const Result<TaskSet> again = readTaskSet(writeTaskSet(*set));
        mustHold(again && *again == *set);
    }
    if (draft)
        mustHold(problemsOf(draft->set) == draft->problems);
    return 0;
}
