// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// runscenario FILE: runs a task set on the virtual clock and prints its trace with the loop's iterations.
// The mutant build also accepts: --mutations (prints their names), --mutate NAME FILE.

#include "model/engine/loop/mutation.h"
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
bool selectMutation(const char *name)
{
    const auto &names = engine::MutationNames;
    const auto found = std::find(names.begin() + 1, names.end(), std::string_view(name));
    if (found == names.end())
        return false;
    engine::activeMutation = engine::Mutation(found - names.begin());
    return true;
}
#endif

} // namespace

int main(int argc, char **argv)
{
#ifdef AWAITSCOPE_MUTATIONS
    if (argc == 2 && std::string_view(argv[1]) == "--mutations") {
        std::for_each(engine::MutationNames.begin() + 1, engine::MutationNames.end(), std::puts);
        return 0;
    }
    if (argc == 4 && std::string_view(argv[1]) == "--mutate") {
        if (!selectMutation(argv[2]))
            return 2;
        argv += 2;
        argc -= 2;
    }
#endif
    if (argc != 2)
        return 2;
    const auto set = readTaskSetFile(QFile::decodeName(argv[1]));
    if (!set)
        return refused(argv[1], set.problems());
    auto run = Run::create(*set);
    if (!run)
        return refused(argv[1], run.problems());
    const std::unique_ptr<Run> r = std::move(*std::move(run));
    r->runToEnd();
    std::string out;
    writeTrace(r->trace(), out, true);
    std::fwrite(out.data(), 1, out.size(), stdout);
    return r->endedWithException() ? 1 : 0;
}
