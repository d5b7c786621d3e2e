// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cost of a task: compared with CPython's asyncio, with a bare loop of QCoro coroutines, and as the number of tasks grows.
// Every task sleeps twice and returns its number. The engine is measured including its trace, on the virtual clock.

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "tests/bench/bench.h"

#include <qcoro/qcorotask.h>

#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <queue>

using namespace awaitscope;

namespace {

enum class Shape { Gather,
                   TaskGroup,
                   Chain };

QByteArray program(Shape shape, int tasks)
{
    static const QByteArray Work = R"("work":{"params":["index"],"body":[{"op":"sleep","ms":10},{"op":"sleep","ms":20},
        {"op":"return","value":{"var":"index"}}]})";
    static const QByteArray Link = R"("link":{"params":["before"],"body":[{"op":"sleep","ms":10},{"op":"sleep","ms":20},
        {"op":"await","of":{"var":"before"}},{"op":"return","value":1}]})";
    const QByteArray count = QByteArray::number(tasks);
    QByteArray body;
    switch (shape) {
    case Shape::Gather:
        body = R"({"op":"await","of":{"gather":[{"coro":"work","times":)" + count + "}]}}";
        break;
    case Shape::TaskGroup:
        body = R"({"op":"task_group","as":"group","body":[{"op":"spawn","coro":"work","in":"group","times":)" + count + "}]}";
        break;
    case Shape::Chain:
        body = R"({"op":"spawn","coro":"work","args":{"index":0},"as":"last"},{"op":"repeat","times":)" + count
            + R"(,"body":[{"op":"spawn","coro":"link","args":{"before":{"var":"last"}},"as":"last"}]},{"op":"await","of":{"var":"last"}})";
        break;
    }
    return R"({"schema":1,"coros":{)" + Work + "," + Link + R"(,"main":{"body":[)" + body + R"(]}},"main":"main"})";
}

std::unique_ptr<Run> finishedRun(const QByteArray &json, std::optional<PythonVersion> python = {})
{
    const auto set = readTaskSet(json);
    if (!set)
        qFatal("the benchmark's program is not valid: %s", qPrintable(set.problems().front().pointer + set.problems().front().message));
    RunOptions options;
    options.limits.maxEvents = 100'000'000;
    if (python)
        options.rules = engine::Semantics::of(*python);
    auto run = Run::create(*set, options);
    if (!run)
        qFatal("the benchmark's program cannot run");
    std::unique_ptr<Run> r = std::move(*std::move(run));
    r->runToEnd();
    if (r->endedWithException() || !r->limitMessage().isEmpty())
        qFatal("the benchmark's program failed: %s", qPrintable(r->limitMessage()));
    return r;
}

double ourCpu(const QByteArray &json, int runs)
{
    return medianCpu(runs, [&] { finishedRun(json); });
}

//! The minimum that QCoro coroutines, a heap of timers and a ready queue can cost.
class BareLoop
{
public:
    struct Sleep
    {
        BareLoop &loop;
        qint64 ms;
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> h) const { loop.m_timers.push({loop.m_now + ms, loop.m_sequence++, h}); }
        void await_resume() const noexcept {}
    };
    static QCoro::Task<int> work(BareLoop &loop, int index)
    {
        Sleep first{loop, 10};
        co_await first;
        Sleep second{loop, 20};
        co_await second;
        co_return index;
    }
    void run(int tasks)
    {
        std::vector<QCoro::Task<int>> all;
        all.reserve(std::size_t(tasks));
        for (int i = 0; i < tasks; ++i)
            all.push_back(work(*this, i));
        while (!m_timers.empty()) {
            const Timer t = m_timers.top();
            m_timers.pop();
            m_now = t.when;
            m_ready.push_back(t.handle);
            std::exchange(m_ready.front(), nullptr).resume();
            m_ready.pop_front();
        }
    }

private:
    struct Timer
    {
        qint64 when;
        quint64 sequence;
        std::coroutine_handle<> handle;
        bool operator>(const Timer &o) const { return when != o.when ? when > o.when : sequence > o.sequence; }
    };
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
    std::deque<std::coroutine_handle<>> m_ready;
    qint64 m_now = 0;
    quint64 m_sequence = 0;
};

std::size_t peakBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::size_t(usage.ru_maxrss) * 1024;
}

void compareWithPython(Bench &bench)
{
    static const std::pair<Shape, const char *> Shapes[] = {{Shape::Gather, "gather_"}, {Shape::TaskGroup, "task_group_"}, {Shape::Chain, "chain_"}};
    for (const auto &[shape, shapeName] : Shapes) {
        for (const int tasks : {1000, 10'000, 100'000}) {
            const std::string name = "engine.cpu_ratio_vs_cpython." + std::string(shapeName) + std::to_string(tasks);
            if (!bench.wants(name))
                continue;
            const QByteArray json = program(shape, tasks);
            const int runs = tasks <= 1000 ? 21 : tasks <= 10'000 ? 7
                                                                  : 3;
            const double ours = ourCpu(json, runs);
            const std::optional<double> python = cpythonCpu(json, tasks <= 10'000 ? 3 : 1);
            if (!python) {
                Bench::note(name + " is left out: it needs Python 3.11");
                continue;
            }
            Bench::note(name + ": " + std::to_string(ours / tasks * 1e6) + " us a task, CPython " + std::to_string(*python / tasks * 1e6));
            bench.figure(name, *python / ours, "ratio");
        }
    }
}

//! What the rules of each version cost, as a ratio to those of the oldest. The versions take turns, so that a change of the machine's
//! speed meets all of them; of each the least of many runs counts.
void compareVersions(Bench &bench)
{
    static const std::pair<Shape, const char *> Shapes[] = {{Shape::Gather, "gather_"}, {Shape::TaskGroup, "task_group_"}, {Shape::Chain, "chain_"}};
    constexpr int Tasks = 10'000, Turns = 15;
    const QList<PythonVersion> &versions = PythonVersion::all();
    for (const auto &[shape, shapeName] : Shapes) {
        const std::string prefix = "engine.cpu_ratio_to_oldest_python." + std::string(shapeName);
        const auto nameOf = [&prefix](PythonVersion v) { return prefix + v.text().toStdString(); };
        if (std::ranges::none_of(versions, [&](PythonVersion v) { return bench.wants(nameOf(v)); }))
            continue;
        const QByteArray json = program(shape, Tasks);
        std::vector<double> least(std::size_t(versions.size()), 1e9);
        for (int turn = 0; turn < Turns; ++turn)
            for (std::size_t i = 0; i < least.size(); ++i)
                least[i] = std::min(least[i], leastCpu(1, [&] { finishedRun(json, versions[qsizetype(i)]); }));
        for (std::size_t i = 0; i < least.size(); ++i) {
            const std::string name = nameOf(versions[qsizetype(i)]);
            Bench::note(name + ": " + std::to_string(least[i] / Tasks * 1e6) + " us a task");
            bench.figure(name, least[i] / least.front(), "ratio");
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    Bench bench(argc, argv);
    if (bench.wants("engine.bytes_per_task_1e6")) { // first: the peak of other runs would hide its own
        const std::size_t before = residentBytes();
        const auto begin = cpuTime();
        const std::unique_ptr<Run> run = finishedRun(program(Shape::Gather, 1'000'000));
        // Uses memory that the system has to clear first, which takes much of the time, on a virtual machine most of it.
        Bench::note("the first run of a million: " + std::to_string((cpuTime() - begin).count()) + " us a task");
        bench.figure("engine.bytes_per_task_1e6", double(peakBytes() - before) / 1e6, "bytes");
    }
    if (bench.wants("engine.growth_1e4_1e6")) {
        // Each uses memory left by earlier runs of its size (bigmemory.h); otherwise this would measure how fast the system clears
        // pages. If they alternated, the small runs would even find what the C library keeps after a large one.
        const double small = leastCpu(15, [] { finishedRun(program(Shape::Gather, 10'000)); }) / 1e4;
        const double large = leastCpu(8, [] { finishedRun(program(Shape::Gather, 1'000'000)); }) / 1e6;
        Bench::note(std::to_string(small * 1e6) + " us a task at 10,000, " + std::to_string(large * 1e6) + " us at 1,000,000");
        bench.figure("engine.growth_1e4_1e6", large / small, "ratio");
    }
    if (bench.wants("engine.cpu_ratio_vs_bare_loop")) {
        const double bare = medianCpu(5, [] { BareLoop().run(100'000); });
        bench.figure("engine.cpu_ratio_vs_bare_loop", ourCpu(program(Shape::Gather, 100'000), 5) / bare, "ratio");
    }
    compareWithPython(bench);
    compareVersions(bench);
    return bench.exitStatus();
}
