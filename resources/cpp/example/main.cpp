// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loads a few pages, of which one fails, and forgets a task whose exception nobody sees. Record it, and open the file:
//
//     AWAITSCOPE_RECORD=pages.awrec ./awaitscope-traced-example && awaitscope pages.awrec

#include <awaitscope/traced.h>

#include <QCoroTimer>

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

#include <stdexcept>

using namespace std::chrono_literals;
using awaitscope::traced;
using awaitscope::waiting;

namespace {

QCoro::Task<int> fetch(std::chrono::milliseconds latency, bool fails)
{
    co_await waiting("sleep", QCoro::sleepFor(latency));
    if (fails)
        throw std::runtime_error("the server does not answer");
    co_return int(latency.count()) * 100;
}

QCoro::Task<> saveStatistics()
{
    co_await waiting("sleep", QCoro::sleepFor(20ms));
    throw std::runtime_error("the disk is full");
}

QCoro::Task<int> loadPages(int slowness)
{
    auto first = traced("fetch")(fetch(30ms * slowness, false));
    auto second = traced("fetch")(fetch(50ms * slowness, true));
    traced("save statistics")(saveStatistics()); // nobody awaits it, and QCoro does not tell that it fails
    int bytes = co_await first;
    try {
        const int more = co_await second;
        bytes += more;
    } catch (const std::runtime_error &e) {
        QTextStream(stdout) << "second page: " << e.what() << '\n';
    }
    co_return bytes;
}

QCoro::Task<> run(int slowness)
{
    const int bytes = co_await traced("load pages")(loadPages(slowness));
    QTextStream(stdout) << bytes << " bytes\n";
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const bool isSlow = QCoreApplication::arguments().contains(QLatin1String("--slow")); // time to look at it while it runs
    QTimer::singleShot(0, [isSlow] { traced("run")(run(isSlow ? 1000 : 1)); });
    return QCoreApplication::exec();
}
