// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A step that blocks: the loop stands still, and the window does not.

#include "model/engine/run.h"
#include "tests/support/enginerun.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

namespace {

const QByteArray blocked = R"({"schema":1,"coros":{"beat":{"body":[{"op":"sleep","ms":20},{"op":"inspect","of":"@self"}]},
    "main":{"body":[{"op":"spawn","coro":"beat","as":"b"},{"op":"sleep","ms":0},{"op":"block","ms":1000},{"op":"log","text":"over"},
                    {"op":"await","of":{"var":"b"}}]}},"main":"main"})";

} // namespace

class TestBlocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void timePassesWhileItBlocks_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addRow("paced") << false;
        QTest::addRow("wall clock") << true;
    }

    void timePassesWhileItBlocks()
    {
        QFETCH(bool, wall);
        std::chrono::steady_clock::time_point now{1h};
        RunOptions options;
        options.clock = wall ? ClockKind::Wall : ClockKind::Virtual;
        options.speed = wall ? 0 : 1;
        options.steadyClock = [&now] { return now; };
        const auto run = runOf(blocked, options);
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Blocking), std::size_t(1));
        now += 400ms;
        QTest::qWait(20); // the event loop of the window goes on
        QCOMPARE(run->now(), Time(400ms));
        QCOMPARE(countOf(run->trace(), EventKind::Log), std::size_t(0));
        QCOMPARE(countOf(run->trace(), EventKind::State), std::size_t(0)); // nor does the other task, whose sleep was over at 20 ms
        run->pause();
        now += 5000ms;
        QCOMPARE(run->now(), Time(400ms));
        run->resume();
        now += 600ms;
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(timeOf(run->trace(), EventKind::Log), Time(1000ms));
        QCOMPARE(timeOf(run->trace(), EventKind::State), Time(1000ms));
    }

    void canBeStopped()
    {
        std::chrono::steady_clock::time_point now{1h};
        RunOptions options;
        options.speed = 1;
        options.steadyClock = [&now] { return now; };
        const auto run = runOf(blocked, options);
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Blocking), std::size_t(1));
        run->stop();
        now += 2000ms;
        QTest::qWait(20);
        QCOMPARE(run->state(), Run::State::Stopped);
        QCOMPARE(countOf(run->trace(), EventKind::Log), std::size_t(0));
    }

    void takesNoTimeAtOnce()
    {
        const auto run = runOf(blocked, {});
        run->runToEnd();
        QCOMPARE(run->state(), Run::State::Finished);
        QCOMPARE(timeOf(run->trace(), EventKind::State), Time(1000ms));
        QCOMPARE(run->exitStatus(), 0);
    }

    void isBoundByTheTimeOfARun()
    {
        RunOptions options;
        options.limits.maxTime = 500ms;
        const auto run = runOf(blocked, options);
        run->runToEnd();
        QCOMPARE(run->exitStatus(), 3);
        QCOMPARE(run->limitMessage(), QStringLiteral("more than 500 ms"));
        QCOMPARE(countOf(run->trace(), EventKind::Limit), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestBlocking)
#include "tst_blocking.moc"
