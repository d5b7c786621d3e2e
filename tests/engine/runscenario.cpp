// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// runscenario [--python VERSION] FILE: runs a task set on the virtual clock and prints its trace with the loop's iterations.
// The mutant build also accepts: --mutations (prints their names), --mutate NAME FILE.

#include "model/engine/run.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace awaitscope;

namespace {

int refused(const char *file, const std::vector<Problem> &problems)
{
    for (const Problem &p : problems)
        std::fprintf(stderr, "%s: %s: %s\n", file, qPrintable(p.pointer), qPrintable(p.message));
    return 2;
}

#ifdef AWAITSCOPE_MUTATIONS
void printMutations()
{
    for (const engine::Mutation &mutation : engine::mutations())
        std::puts(mutation.name);
}

bool breakRule(engine::Semantics &rules, const char *name)
{
    const auto all = engine::mutations();
    const auto found = std::find_if(all.begin(), all.end(), [&](const engine::Mutation &m) { return std::string_view(m.name) == name; });
    if (found != all.end())
        found->applyTo(rules);
    return found != all.end();
}
#endif

} // namespace

int main(int argc, char **argv)
{
    std::optional<PythonVersion> python;
    const char *mutation = nullptr;
#ifdef AWAITSCOPE_MUTATIONS
    if (argc == 2 && std::string_view(argv[1]) == "--mutations") {
        printMutations();
        return 0;
    }
#endif
    for (; argc > 3; argv += 2, argc -= 2) {
        if (std::string_view(argv[1]) == "--mutate")
            mutation = argv[2];
        else if (std::string_view(argv[1]) == "--python")
            python = PythonVersion::fromText(QString::fromLocal8Bit(argv[2]));
    }
    if (argc != 2)
        return 2;
    auto set = readTaskSetFile(QFile::decodeName(argv[1]));
    if (!set)
        return refused(argv[1], set.problems());
    RunOptions options;
    options.rules = engine::Semantics::of(python.value_or(set->python.value_or(PythonVersion::byDefault())));
#ifdef AWAITSCOPE_MUTATIONS
    if (mutation && !breakRule(*options.rules, mutation))
        return 2;
#else
    if (mutation)
        return 2;
#endif
    auto run = Run::create(*set, options);
    if (!run)
        return refused(argv[1], run.problems());
    const std::unique_ptr<Run> r = std::move(*std::move(run));
    r->runToEnd();
    std::string out;
    writeTrace(r->trace(), out, true);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return r->endedWithException() ? 1 : 0;
}
