// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Traces as files and as lanes: a million events of tasks that are created, start, sleep, resume and end.

#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/trace/laneaggregate.h"
#include "tests/bench/bench.h"

#include <simdjson.h>

using namespace awaitscope;

namespace {

constexpr quint32 Tasks = 200'000; // five events each

std::unique_ptr<Trace> madeTrace()
{
    auto trace = std::make_unique<Trace>();
    const StringId main = trace->string("main");
    const StringId work = trace->string("work");
    const EntityId root = trace->addEntity({EntityKind::Task, false, main, 1});
    trace->append({.subject = root, .a = index(main), .kind = EventKind::Created});
    std::vector<EntityId> tasks;
    for (quint32 i = 0; i < Tasks; ++i) {
        tasks.push_back(trace->addEntity({EntityKind::Task, false, work, i + 2}));
        const std::string args = "{\"index\":" + std::to_string(i) + "}";
        trace->append({.subject = tasks.back(),
                       .iteration = 1,
                       .a = index(work),
                       .b = index(trace->value(args)),
                       .c = index(root),
                       .kind = EventKind::Created});
    }
    for (quint32 i = 0; i < Tasks; ++i) {
        trace->append({.subject = tasks[i], .iteration = 2, .kind = EventKind::Started});
        trace->append({.subject = tasks[i], .iteration = 2, .a = index(trace->value(qint64(10 + i % 3 * 10))), .kind = EventKind::Sleeping});
    }
    for (quint32 round = 0; round < 3; ++round) {
        const Time at = std::chrono::milliseconds(10 + round * 10);
        for (quint32 i = round; i < Tasks; i += 3) {
            trace->append({.time = at, .subject = tasks[i], .iteration = 3, .a = index(trace->sleepEntity()), .kind = EventKind::Resumed, .flag = true});
            trace->append({.time = at, .subject = tasks[i], .iteration = 3, .a = index(trace->value(qint64(i))), .kind = EventKind::Succeeded});
        }
    }
    return trace;
}

} // namespace

int main(int argc, char **argv)
{
    Bench bench(argc, argv);
    const std::unique_ptr<Trace> trace = madeTrace();
    const double events = double(trace->events().size());
    std::string text;
    writeTrace(*trace, text);
    const simdjson::padded_string padded(text);
    const double parse = medianCpu(5, [&] {
        simdjson::dom::parser parser;
        simdjson::dom::document_stream stream;
        std::size_t lines = 0;
        if (parser.parse_many(padded).get(stream) == simdjson::SUCCESS)
            for (auto line : stream)
                lines += line.error() == simdjson::SUCCESS;
        if (lines != std::size_t(events) + 1)
            Bench::note("simdjson read " + std::to_string(lines) + " lines");
    });
    if (bench.wants("trace.read_ratio_vs_simdjson")) {
        const double read = medianCpu(5, [&] {
            if (!readTrace(QByteArrayView(text.data(), qsizetype(text.size()))))
                Bench::note("the trace cannot be read");
        });
        bench.figure("trace.read_ratio_vs_simdjson", read / parse, "ratio");
    }
    if (bench.wants("trace.write_ratio_vs_simdjson")) {
        const double write = medianCpu(5, [&] {
            std::string out;
            writeTrace(*trace, out);
            if (out.size() != text.size())
                Bench::note("the trace was written differently");
        });
        bench.figure("trace.write_ratio_vs_simdjson", write / parse, "ratio");
    }
    if (bench.wants("trace.store_us_per_event") || bench.wants("trace.bytes_per_span")) {
        const std::size_t before = residentBytes();
        std::unique_ptr<TraceStore> store;
        const double seconds = medianCpu(1, [&] { store = std::make_unique<TraceStore>(*trace); });
        bench.figure("trace.store_us_per_event", seconds / events * 1e6, "us");
        bench.figure("trace.store_bytes_per_task", double(residentBytes() - before) / Tasks, "bytes");
        MergedAggregate merged;
        const double aggregate = medianCpu(1, [&] { merged.update(*store); });
        bench.figure("trace.merge_us_per_lane", aggregate / Tasks * 1e6, "us");
        std::vector<Span> spans(1 << 20);
        LaneAggregate lane;
        lane.update(spans);
        bench.figure("trace.bytes_per_span", double(lane.memoryUsed()) / double(spans.size()) + sizeof(Span), "bytes");
    }
    return bench.exitStatus();
}
