// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// runscenario FILE: runs a task set on the virtual clock and prints its trace with the loop's iterations.

#include "model/engine/run.h"
#include "model/formats/tracewriter.h"
#include "model/program/tasksetreader.h"

#include <QFile>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace awaitscope;
    if (argc != 2)
        return 2;
    const auto set = readTaskSetFile(QFile::decodeName(argv[1]));
    if (!set) {
        for (const Problem &p : set.problems())
            std::fprintf(stderr, "%s: %s: %s\n", argv[1], qPrintable(p.pointer), qPrintable(p.message));
        return 2;
    }
    auto run = Run::create(*set);
    if (!run) {
        std::fprintf(stderr, "%s: %s: %s\n", argv[1], qPrintable(run.problems().front().pointer), qPrintable(run.problems().front().message));
        return 2;
    }
    const std::unique_ptr<Run> r = std::move(*std::move(run));
    r->runToEnd();
    std::string out;
    writeTrace(r->trace(), out, true);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return r->endedWithException() ? 1 : 0;
}
