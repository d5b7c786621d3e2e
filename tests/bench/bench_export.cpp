// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of 10,000 tasks: the time for a PNG, the size of an SVG, and the time that other programs need for the same lanes.

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "tests/bench/bench.h"
#include "views/common/appstyle.h"
#include "views/export/scene/exportpaint.h"
#include "views/export/scene/exportscene.h"
#include "views/export/exportjob.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace awaitscope;

namespace {

constexpr int Tasks = 10'000;
constexpr int FewTasks = 1000; // matplotlib draws these in seconds
constexpr int Width = 4000;
constexpr int PatienceSeconds = 240; // CPU time after which matplotlib is stopped

//! One gather over tasks that sleep twice; every tenth of them fails.
QByteArray taskSet(int tasks)
{
    return R"({"schema": 1, "name": "many", "main": "main", "coros": {
        "work": {"params": ["index"], "body": [
            {"op": "sleep", "ms": {"item": [[10, 25, 40, 55, 70, 85, 100], {"var": "index"}]}},
            {"op": "sleep", "ms": {"item": [[5, 80, 45, 20, 60], {"var": "index"}]}},
            {"op": "if", "cond": {"truthy": {"item": [[0, 0, 0, 0, 0, 0, 0, 0, 0, 1], {"var": "index"}]}},
             "then": [{"op": "raise", "type": "ValueError", "msg": "no"}]}
        ]},
        "main": {"body": [{"op": "gather", "return_exceptions": true, "of": [{"coro": "work", "times": )"
        + QByteArray::number(tasks) + R"(}]}]}
    }})";
}

//! The input of matplotlib: for each lane its stretches as [begin, duration, colour].
QByteArray lanesAsJson(const TraceStore &store)
{
    const Theme &theme = themeOf(ExportTheme::Light);
    QByteArray out = "[";
    for (std::size_t i = 0; i < store.lanes().size(); ++i) {
        out += i > 0 ? ",[" : "[";
        const char *separator = "";
        for (const Span &span : store.lanes()[i].spans) {
            const Time end = span.end == Time::max() ? store.range().end : span.end;
            const ColorRole role = span.state == SpanState::Pending ? ColorRole::Pending : span.state == SpanState::Sleeping ? ColorRole::Sleeping
                                                                                                                             : ColorRole::Awaiting;
            out += QByteArray(separator) + '[' + QByteArray::number(double(span.begin.count()) / 1e6) + ','
                + QByteArray::number(std::max(double((end - span.begin).count()) / 1e6, 0.01)) + ",\"" + theme.color(role).name().toLatin1() + "\"]";
            separator = ",";
        }
        out += ']';
    }
    return out + ']';
}

constexpr auto MatplotlibProgram = R"(
import json, resource, sys, time
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
lanes = json.load(open(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[5]), int(sys.argv[5])))
begin = time.process_time()
figure, axes = plt.subplots(figsize=(float(sys.argv[3]) / 100, float(sys.argv[4]) / 100), dpi=100)
for row, spans in enumerate(lanes):
    axes.broken_barh([(b, d) for b, d, _ in spans], (row - 0.4, 0.8), facecolors=[c for _, _, c in spans])
axes.invert_yaxis()
figure.savefig(sys.argv[2])
print(time.process_time() - begin)
)";

//! The first Python that has matplotlib: the distribution's one has its packages.
QString pythonWithMatplotlib()
{
    for (const QString &python : {QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")}) {
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QStringLiteral("import matplotlib")});
        if (process.waitForStarted() && process.waitForFinished(60'000) && process.exitCode() == 0)
            return python;
    }
    return {};
}

//! CPU seconds in which matplotlib draws and saves the lanes; none if it is not installed. If it is stopped, the time until then
//! counts, so that a speedup is never reported too large.
std::optional<double> matplotlibCpu(const TraceStore &store, QSize size)
{
    static const QString python = pythonWithMatplotlib();
    const QTemporaryDir folder;
    QFile lanes(folder.filePath(QStringLiteral("lanes.json")));
    if (python.isEmpty() || !lanes.open(QIODevice::WriteOnly))
        return std::nullopt;
    lanes.write(lanesAsJson(store));
    lanes.close();
    QProcess process;
    const QStringList arguments{QStringLiteral("-c"), QString::fromLatin1(MatplotlibProgram), lanes.fileName(),
                                folder.filePath(QStringLiteral("matplotlib.png")), QString::number(size.width()), QString::number(size.height()),
                                QString::number(PatienceSeconds)};
    process.start(python, arguments);
    process.waitForFinished(-1); // its CPU time is limited
    if (process.exitStatus() == QProcess::CrashExit) {
        Bench::note("matplotlib was stopped after " + std::to_string(PatienceSeconds) + " s of CPU time: the speedup is at least what is told");
        return PatienceSeconds;
    }
    if (process.exitCode() != 0) {
        Bench::note(process.readAllStandardError().toStdString());
        return std::nullopt;
    }
    return process.readAllStandardOutput().trimmed().toDouble();
}

//! CPU seconds of mermaid's command line for the chart of the same run; none if it is not installed.
std::optional<double> mermaidSeconds(const TraceStore &store, const QTemporaryDir &folder)
{
    const QString mermaid = QStandardPaths::findExecutable(QStringLiteral("mmdc"));
    const QString chart = folder.filePath(QStringLiteral("chart.mmd"));
    if (mermaid.isEmpty() || exportFile(nullptr, store, {}, chart))
        return std::nullopt;
    const auto begin = std::chrono::steady_clock::now();
    QProcess process;
    process.start(mermaid, {QStringLiteral("-i"), chart, QStringLiteral("-o"), folder.filePath(QStringLiteral("mermaid.svg"))});
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        return std::nullopt;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void reportProblem(const std::optional<QString> &error)
{
    if (error)
        Bench::note(error->toStdString());
}

//! A run of that many tasks.
struct ManyTasks
{
    std::unique_ptr<Run> run;
    std::unique_ptr<TraceStore> store;
};

std::optional<ManyTasks> runMany(int tasks)
{
    const auto set = readTaskSet(taskSet(tasks));
    auto run = set ? Run::create(*set, {}) : Result<std::unique_ptr<Run>>(set.problems());
    if (!run) {
        for (const Problem &problem : run.problems())
            Bench::note((problem.pointer + QStringLiteral(": ") + problem.message).toStdString());
        return std::nullopt;
    }
    (*run)->runToEnd();
    ManyTasks out{*std::move(run), nullptr};
    out.store = std::make_unique<TraceStore>(out.run->trace());
    out.store->update();
    return out;
}

ExportOptions wideOptions()
{
    ExportOptions options;
    options.width = Width;
    return options;
}

//! CPU seconds of Awaitscope's PNG.
double pngCpu(const TraceStore &store, const QTemporaryDir &folder)
{
    const QString png = folder.filePath(QStringLiteral("many.png"));
    return medianCpu(5, [&] { reportProblem(exportTimeline(store, wideOptions(), png)); });
}

//! The same lanes in a picture of the same size, drawn by both in this run.
void compareWithMatplotlib(Bench &bench, const std::string &name, const TraceStore &store, double ours)
{
    if (!bench.wants(name))
        return;
    if (const auto theirs = matplotlibCpu(store, deviceSize(buildExportScene(store, wideOptions()), 1)))
        bench.figure(name, *theirs / ours, "ratio");
    else
        Bench::note(name + " is left out: no Python with matplotlib (the package python3-matplotlib)");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QGuiApplication::setFont(applicationFont());
    Bench bench(argc, argv);
    const auto many = runMany(Tasks);
    if (!many)
        return 1;
    const TraceStore &store = *many->store;
    const QTemporaryDir folder;
    const double seconds = pngCpu(store, folder);
    bench.figure("export.png_cpu_s.tasks_10000", seconds, "s");
    if (bench.wants("export.svg_bytes.tasks_10000")) {
        const QString svg = folder.filePath(QStringLiteral("many.svg"));
        reportProblem(exportTimeline(store, wideOptions(), svg));
        bench.figure("export.svg_bytes.tasks_10000", double(QFileInfo(svg).size()), "bytes");
    }
    if (bench.wants("export.speedup_vs_mermaid_10000")) {
        if (const auto theirs = mermaidSeconds(store, folder))
            bench.figure("export.speedup_vs_mermaid_10000", *theirs / seconds, "ratio");
        else
            Bench::note("export.speedup_vs_mermaid_10000 is left out: mermaid's mmdc is not installed");
    }
    // matplotlib needs seconds for a thousand lanes and minutes for ten thousand, so these come last.
    if (const auto few = bench.wants("export.speedup_vs_matplotlib_1000") ? runMany(FewTasks) : std::nullopt)
        compareWithMatplotlib(bench, "export.speedup_vs_matplotlib_1000", *few->store, pngCpu(*few->store, folder));
    if (qEnvironmentVariableIsSet("AWAITSCOPE_BENCH_SHORT"))
        Bench::note("export.speedup_vs_matplotlib_10000 is left out: AWAITSCOPE_BENCH_SHORT is set");
    else
        compareWithMatplotlib(bench, "export.speedup_vs_matplotlib_10000", store, seconds);
    return bench.exitStatus();
}
