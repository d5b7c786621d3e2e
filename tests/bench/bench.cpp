// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <vector>

#include <unistd.h>

namespace awaitscope {

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace

Bench::Bench(int argc, char **argv)
    : m_prefix(argc > 1 ? argv[1] : "")
{
    // Standard error is for notes, and the offscreen platform's warnings about size hints are irrelevant.
    static const QtMessageHandler previous = qInstallMessageHandler(nullptr);
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
        if (!message.startsWith(QLatin1String("This plugin does not support")))
            previous(type, context, message);
    });
}

bool Bench::wants(std::string_view name) const
{
    return name.starts_with(m_prefix) || std::string_view(m_prefix).starts_with(name);
}

void Bench::figure(std::string_view name, double value, std::string_view unit)
{
    if (!name.starts_with(m_prefix))
        return;
    std::printf("{\"name\":\"%.*s\",\"value\":%.6g,\"unit\":\"%.*s\"}\n", int(name.size()), name.data(), value,
                int(unit.size()), unit.data());
    std::fflush(stdout);
    ++m_printed;
}

void Bench::note(const std::string &text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
}

std::chrono::duration<double> cpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

namespace {

std::vector<double> cpuOf(int runs, const std::function<void()> &work)
{
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        const auto begin = cpuTime();
        work();
        seconds.push_back((cpuTime() - begin).count());
    }
    return seconds;
}

} // namespace

double medianCpu(int runs, const std::function<void()> &work)
{
    return median(cpuOf(runs, work));
}

double leastCpu(int runs, const std::function<void()> &work)
{
    return std::ranges::min(cpuOf(runs, work));
}

std::size_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::optional<double> cpythonCpu(const QByteArray &taskSetJson, int runs)
{
    QTemporaryFile file;
    if (!file.open() || file.write(taskSetJson) != taskSetJson.size() || !file.flush())
        return {};
    static const QRegularExpression cpu(QStringLiteral("^cpu ([0-9.]+) s"), QRegularExpression::MultilineOption);
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        QProcess python;
        python.start(QStringLiteral(AWAITSCOPE_REFERENCE_PYTHON),
                     {QStringLiteral("-B"), QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/oracle.py"), QStringLiteral("run"),
                      file.fileName(), QStringLiteral("--no-trace"), QStringLiteral("--max-ticks"), QStringLiteral("10000000")});
        python.closeWriteChannel();
        if (!python.waitForFinished(600'000) || python.exitCode() != 0)
            return {};
        const auto match = cpu.match(QString::fromUtf8(python.readAllStandardError()));
        if (!match.hasMatch())
            return {};
        seconds.push_back(match.captured(1).toDouble());
    }
    return median(seconds);
}

} // namespace awaitscope
