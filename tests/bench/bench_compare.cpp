// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two runs of a million events each, side by side: what differs, in which lanes, and where first.

#include "model/compare/runsummary.h"
#include "tests/bench/bench.h"

using namespace awaitscope;

namespace {

constexpr quint32 Tasks = 200'000; // five events each

//! Tasks that are made, start, sleep, go on and end; every \a every-th sleeps a little longer than the others, from the second half on.
std::unique_ptr<Trace> madeTrace(quint32 every)
{
    auto trace = std::make_unique<Trace>();
    const StringId main = trace->string("main"), work = trace->string("work");
    const EntityId root = trace->addEntity({EntityKind::Task, false, main, 1});
    trace->append({.subject = root, .a = index(main), .kind = EventKind::Created});
    std::vector<EntityId> tasks;
    for (quint32 i = 0; i < Tasks; ++i) {
        tasks.push_back(trace->addEntity({EntityKind::Task, false, work, i + 2}));
        const std::string args = "{\"index\":" + std::to_string(i) + "}";
        trace->append({.subject = tasks.back(), .a = index(work), .b = index(trace->value(args)), .c = index(root), .kind = EventKind::Created});
    }
    const auto isLate = [every](quint32 i) { return every > 0 && i > Tasks / 2 && i % every == 0; };
    for (quint32 i = 0; i < Tasks; ++i) {
        trace->append({.subject = tasks[i], .kind = EventKind::Started});
        trace->append({.subject = tasks[i], .a = index(trace->value(qint64(isLate(i) ? 20 : 10))), .kind = EventKind::Sleeping});
    }
    for (const bool late : {false, true})
        for (quint32 i = 0; i < Tasks; ++i) {
            if (isLate(i) != late)
                continue;
            const Time at = std::chrono::milliseconds(late ? 20 : 10);
            trace->append({.time = at, .subject = tasks[i], .a = index(trace->sleepEntity()), .kind = EventKind::Resumed, .flag = true});
            trace->append({.time = at, .subject = tasks[i], .a = index(trace->value(qint64(i))), .kind = EventKind::Succeeded});
        }
    return trace;
}

double secondsFor(const TraceStore &before, const TraceStore &after)
{
    return medianCpu(3, [&] {
        const Comparison comparison({{QStringLiteral("before"), &before}, {QStringLiteral("after"), &after}});
        if (comparison.isSame() != (&before == &after))
            Bench::note("the comparison is wrong");
    });
}

} // namespace

int main(int argc, char **argv)
{
    Bench bench(argc, argv);
    const auto plain = madeTrace(0), some = madeTrace(100), all = madeTrace(1);
    const TraceStore before(*plain), afterSome(*some), afterAll(*all);
    Bench::note(std::to_string(plain->events().size()) + " events");
    // CPU of the whole comparison, the matching of lanes included: less than a second is asked for.
    bench.figure("compare.same_s", secondsFor(before, before), "s");
    bench.figure("compare.some_differ_s", secondsFor(before, afterSome), "s");
    bench.figure("compare.half_differ_s", secondsFor(before, afterAll), "s");
    const Comparison comparison({{QStringLiteral("before"), &before}, {QStringLiteral("after"), &afterSome}});
    bench.figure("compare.summary_s", medianCpu(3, [&] {
                     if (summaryOf(comparison).empty())
                         Bench::note("an empty summary");
                 }),
                 "s");
    return bench.exitStatus();
}
