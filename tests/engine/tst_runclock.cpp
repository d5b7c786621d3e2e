// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The present of a run that plays, also between two events.

#include "model/engine/run.h"
#include "tests/support/enginerun.h"

#include <QTest>

#include <algorithm>
#include <optional>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

namespace {

//! A real clock that is set manually.
struct HandClock
{
    std::chrono::steady_clock::time_point now{std::chrono::hours(1)};
    RunOptions options(bool wall, double speed = 1) const
    {
        RunOptions out;
        out.clock = wall ? ClockKind::Wall : ClockKind::Virtual;
        out.speed = wall ? 0 : speed;
        out.steadyClock = [this] { return now; };
        return out;
    }
};

EntityId taskOf(const Trace &trace, std::string_view coroutine)
{
    for (const Event &e : trace.events())
        if (e.kind == EventKind::Created && trace.text(StringId{e.a}) == coroutine)
            return e.subject;
    qFatal("no such task");
}

//! \a bad raises at 300 ms, and its exception is never retrieved; \a slow sleeps 8 s; main waits for it and then for another second.
QByteArray errorAndSleeper()
{
    return mainOnly(R"({"op":"spawn","coro":"bad","as":"$b"},{"op":"spawn","coro":"slow","as":"$s"},{"op":"try","body":[{"op":"await","of":{"var":"$s"}}],
        "except":[{"types":["CancelledError"],"body":[]}]},{"op":"sleep","ms":1000})",
                    R"("bad":{"body":[{"op":"sleep","ms":300},{"op":"raise","type":"ValueError","msg":"b"}]},"slow":{"body":[{"op":"sleep","ms":8000}]},)");
}

} // namespace

class TestRunClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void userActionsHappenNowAndNotAtTheLastEvent_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addColumn<double>("speed");
        QTest::addRow("in real time") << false << 1.;
        QTest::addRow("four times as fast") << false << 4.;
        QTest::addRow("a quarter as fast") << false << 0.25;
        QTest::addRow("wall clock") << true << 1.;
    }
    void userActionsHappenNowAndNotAtTheLastEvent()
    {
        QFETCH(bool, wall);
        QFETCH(double, speed);
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(wall, speed));
        const auto pass = [&](std::chrono::milliseconds ofTheRun) { clock.now += std::chrono::milliseconds(qint64(double(ofTheRun.count()) / speed)); };
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        pass(300ms);
        QTRY_COMPARE(countOf(run->trace(), EventKind::Raised), std::size_t(1));
        QCOMPARE(run->now(), Time(300ms));
        pass(3900ms);
        QCOMPARE(run->now(), Time(4200ms));
        run->passTime();
        QCOMPARE(run->trace().reached(), Time(4200ms));
        const EntityId slow = taskOf(run->trace(), "slow");
        run->cancelTask(slow);
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(3)); // the last one is that of main
        QCOMPARE(timeOf(run->trace(), EventKind::External), Time(4200ms));
        QCOMPARE(timeOf(run->trace(), EventKind::CancelRequested, slow), Time(4200ms));
        QCOMPARE(timeOf(run->trace(), EventKind::Cancelled, slow), Time(4200ms));
        pass(800ms);
        QCOMPARE(run->now(), Time(5000ms));
        run->stop();
        const std::size_t events = run->trace().events().size();
        pass(5000ms);
        QTest::qWait(20);
        QCOMPARE(run->now(), Time(5000ms)); // it stays there
        QCOMPARE(run->trace().reached(), Time(5000ms));
        QCOMPARE(run->trace().state, Trace::State::Stopped);
        QCOMPARE(run->trace().events().size(), events);
    }

    void keepsItsTimeWhilePaused_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addRow("paced") << false;
        QTest::addRow("wall clock") << true;
    }
    void keepsItsTimeWhilePaused()
    {
        QFETCH(bool, wall);
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(wall));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        clock.now += 300ms;
        QTRY_COMPARE(countOf(run->trace(), EventKind::Raised), std::size_t(1));
        clock.now += 1700ms;
        run->pause();
        clock.now += 20s;
        QCOMPARE(run->now(), Time(2000ms));
        QCOMPARE(run->trace().reached(), Time(2000ms));
        const EntityId slow = taskOf(run->trace(), "slow");
        run->cancelTask(slow);
        QCOMPARE(timeOf(run->trace(), EventKind::External), Time(2000ms));
        QTest::qWait(20);
        QVERIFY(!timeOf(run->trace(), EventKind::Cancelled, slow)); // it is paused
        run->resume();
        QTRY_VERIFY(timeOf(run->trace(), EventKind::Cancelled, slow));
        QCOMPARE(timeOf(run->trace(), EventKind::Cancelled, slow), Time(2000ms));
        clock.now += 1000ms;
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(run->now(), Time(3000ms));
        QCOMPARE(run->trace().state, Trace::State::Complete);
    }

    void continuesFromNowAtAnotherSpeed()
    {
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(false));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        clock.now += 300ms;
        QTRY_COMPARE(countOf(run->trace(), EventKind::Raised), std::size_t(1));
        clock.now += 700ms;
        run->setSpeed(4);
        QCOMPARE(run->now(), Time(1000ms));
        clock.now += 500ms;
        QCOMPARE(run->now(), Time(3000ms));
        run->setSpeed(0.5);
        clock.now += 500ms;
        QCOMPARE(run->now(), Time(3250ms));
        run->setSpeed(0); // immediately to the end
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(run->now(), Time(9000ms));
    }

    void neverExceedsADeadlineOnTheVirtualClock()
    {
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(false));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        clock.now += 5s; // the machine was busy: nothing has run since
        QCOMPARE(run->now(), Time(300ms));
        run->cancelTask(taskOf(run->trace(), "slow"));
        QCOMPARE(timeOf(run->trace(), EventKind::External), Time(300ms));
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(timeOf(run->trace(), EventKind::Raised), Time(300ms));
        QCOMPARE(run->now(), Time(1300ms));
    }

    void showsRealTimeOnTheWallClockAfterALateWakeUp()
    {
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(true));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        clock.now += 340ms;
        QCOMPARE(run->now(), Time(340ms));
        QTRY_COMPARE(countOf(run->trace(), EventKind::Raised), std::size_t(1));
        QCOMPARE(timeOf(run->trace(), EventKind::Raised), Time(340ms));
        clock.now += 100us;
        run->cancelTask(taskOf(run->trace(), "slow"));
        QCOMPARE(timeOf(run->trace(), EventKind::External), Time(340ms + 100us));
    }

    void actsInWholeMillisecondsOnTheVirtualClock()
    {
        HandClock clock;
        const auto run = runOf(errorAndSleeper(), clock.options(false));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(2));
        clock.now += 100'700us;
        run->cancelTask(taskOf(run->trace(), "slow"));
        QCOMPARE(timeOf(run->trace(), EventKind::External), Time(100ms));
        run->stop();
        QCOMPARE(run->now(), Time(100ms));
    }

    void aSignalIsReadAtOnce_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addColumn<double>("speed");
        QTest::newRow("slow motion") << false << 0.1;
        QTest::newRow("paced") << false << 1.0;
        QTest::newRow("wall clock") << true << 0.0;
    }
    void aSignalIsReadAtOnce()
    {
        QFETCH(bool, wall);
        QFETCH(double, speed);
        HandClock clock;
        const auto run = runOf(R"({"schema":1,"coros":{"stop":{"body":[{"op":"log","text":"stop"}]},"main":{"body":[{"op":"add_signal_handler","coro":"stop"},)"
                               R"({"op":"sleep","ms":50}]}},"main":"main","external":[{"at":20,"op":"interrupt"}]})",
                               clock.options(wall, speed));
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(1));
        clock.now += 5s;
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(countOf(run->trace(), EventKind::Log), std::size_t(1));
    }

    void anInstantRunHasNoTimeBetweenItsEvents()
    {
        HandClock clock;
        RunOptions options = clock.options(false, 0);
        const auto run = runOf(errorAndSleeper(), options);
        run->start();
        clock.now += 5s;
        QCOMPARE(run->now(), Time(0ms));
        QTRY_COMPARE(run->state(), Run::State::Finished);
        run->passTime();
        QCOMPARE(run->now(), Time(9000ms));
        QCOMPARE(run->trace().reached(), Time(9000ms));
    }
};

QTEST_GUILESS_MAIN(TestRunClock)
#include "tst_runclock.moc"
