// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "tests/support/cputime.h"
#include "tests/support/enginerun.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

namespace {

const char *const Sleepers = R"({"schema":1,"coros":{
    "work":{"params":["index"],"body":[{"op":"try","body":[{"op":"sleep","ms":1000}],"finally":[{"op":"log","text":"{index} cleans up"}]}]},
    "main":{"body":[{"op":"log","text":"begin"},{"op":"await","of":{"gather":[{"coro":"work","times":COUNT}]}},{"op":"log","text":"end"}]}},
    "main":"main"})";

QByteArray sleepers(int count)
{
    return QByteArray(Sleepers).replace("COUNT", QByteArray::number(count));
}

//! Takes hours.
const char *const Yields = R"({"op":"repeat","times":1000000000,"body":[{"op":"sleep","ms":0}]})";

RunOptions endless()
{
    RunOptions options;
    options.limits.maxIterations = ~0u;
    return options;
}

QStringList logs(const Trace &trace)
{
    QStringList out;
    for (const Event &e : trace.events())
        if (e.kind == EventKind::Log)
            out << QString::fromUtf8(trace.text(StringId{e.a}).data(), qsizetype(trace.text(StringId{e.a}).size()));
    return out;
}

//! The longest time that this thread worked without returning to Qt's event loop. In its own CPU time, so that other load on the
//! machine does not count.
class LongestSlice
{
public:
    double ms() const { return m_longest; }
    //! One turn of the event loop.
    void turn()
    {
        const double before = test::threadCpuMs();
        QCoreApplication::processEvents();
        m_longest = std::max(m_longest, test::threadCpuMs() - before);
    }

private:
    double m_longest = 0;
};

// A sanitizer or an unoptimised build is several times slower than a release build, for which 50 ms hold.
#if defined(__SANITIZE_ADDRESS__)
constexpr double MostMs = 300;
#else
constexpr double MostMs = 100;
#endif

} // namespace

class TestRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void runsToItsEndOnTheEventLoop()
    {
        const auto run = runOf(sleepers(10));
        QSignalSpy finished(run.get(), &Run::finished);
        run->start();
        QCOMPARE(run->state(), Run::State::Running);
        QVERIFY(finished.wait(5000));
        QCOMPARE(run->state(), Run::State::Finished);
        QCOMPARE(logs(run->trace()).size(), 12);
        QCOMPARE(run->now(), Time(1000ms)); // of the virtual clock
    }

    void pausesInTheMiddleAndContinues()
    {
        RunOptions options;
        options.speed = 0.001; // the sleep of a second takes a thousand: the pause cannot be late
        const auto run = runOf(sleepers(3), options);
        run->start();
        QTRY_VERIFY(!run->trace().events().empty());
        run->pause();
        QCOMPARE(run->state(), Run::State::Paused);
        const std::size_t events = run->trace().events().size();
        const Time then = run->now();
        run->setSpeed(0); // the rest takes only a moment
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(run->trace().events().size(), events);
        QCOMPARE(run->now(), then);
        run->resume();
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(logs(run->trace()).last(), QStringLiteral("end"));
    }

    void playsAtTheSpeed_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addRow("paced, five times as fast") << false;
        QTest::addRow("wall clock") << true;
    }
    void playsAtTheSpeed()
    {
        QFETCH(bool, wall);
        RunOptions options;
        options.clock = wall ? ClockKind::Wall : ClockKind::Virtual;
        options.speed = wall ? 0 : 5;
        const auto run = runOf(mainOnly(wall ? R"({"op":"sleep","ms":100})" : R"({"op":"sleep","ms":500})"), options);
        QElapsedTimer timer;
        timer.start();
        run->start();
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QVERIFY2(timer.elapsed() >= 95, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(run->now() >= Time(wall ? 100ms : 500ms));
    }

    void becomesInstantInTheMiddle()
    {
        RunOptions options;
        options.speed = 0.001;
        const auto run = runOf(sleepers(3), options);
        run->start();
        QTRY_VERIFY(!run->trace().events().empty());
        run->setSpeed(0);
        QTRY_COMPARE(run->state(), Run::State::Finished);
    }

    void stopsAtAnyMoment_data()
    {
        QTest::addColumn<int>("turns");
        for (const int turns : {0, 1, 2, 3, 5, 8})
            QTest::addRow("after %d turns of the event loop", turns) << turns;
    }
    void stopsAtAnyMoment()
    {
        QFETCH(int, turns);
        // They sleep, and one keeps running for longer than any machine needs for these turns.
        const auto run = runOf(sleepers(20'000)
                                   .replace(R"("main":{)", R"("endless":{"body":[)" + QByteArray(Yields) + R"(]},"main":{)")
                                   .replace(R"("times":20000})", R"("times":20000},{"coro":"endless"})"),
                               endless());
        QSignalSpy finished(run.get(), &Run::finished);
        run->start();
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(run->state(), Run::State::Running);
        run->stop();
        QCOMPARE(run->state(), Run::State::Stopped);
        const std::size_t events = run->trace().events().size();
        for (int i = 0; i < 100; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(run->trace().events().size(), events); // no finally block ran, nothing was reported
        QCOMPARE(finished.size(), 0);
    }

    void isDestroyedInTheMiddle_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addColumn<double>("speed");
        QTest::addRow("as fast as possible") << false << 0.;
        QTest::addRow("paced") << false << 1.;
        QTest::addRow("wall clock") << true << 0.;
    }
    void isDestroyedInTheMiddle()
    {
        QFETCH(bool, wall);
        QFETCH(double, speed);
        RunOptions options;
        options.clock = wall ? ClockKind::Wall : ClockKind::Virtual;
        options.speed = speed;
        auto run = runOf(sleepers(1000), options);
        run->start();
        QCoreApplication::processEvents();
        run.reset(); // the sanitizers report leaks
        QCoreApplication::processEvents();
    }

    void mayBeStoppedOrDestroyedInItsOwnSignals_data()
    {
        QTest::addColumn<QByteArray>("signal");
        QTest::addColumn<bool>("destroyed");
        for (const bool destroyed : {false, true})
            for (const char *signal : {"progressed", "stateChanged", "finished"})
                QTest::addRow("%s in %s", destroyed ? "destroyed" : "stopped", signal) << QByteArray(signal) << destroyed;
    }
    void mayBeStoppedOrDestroyedInItsOwnSignals()
    {
        QFETCH(QByteArray, signal);
        QFETCH(bool, destroyed);
        auto run = runOf(sleepers(3));
        const QPointer<Run> alive(run.get());
        int heard = 0, finished = 0;
        const auto end = [&] {
            ++heard;
            if (destroyed)
                run.reset();
            else
                run->stop();
        };
        connect(run.get(), &Run::finished, this, [&] { ++finished; });
        if (signal == "progressed")
            connect(run.get(), &Run::progressed, this, end);
        else if (signal == "finished")
            connect(run.get(), &Run::finished, this, end);
        else
            connect(run.get(), &Run::stateChanged, this, [end](Run::State state) {
                if (state == Run::State::Finished)
                    end();
            });
        run->start();
        QTRY_VERIFY(heard > 0);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(heard, 1);
        QCOMPARE(alive.isNull(), destroyed);
        // A run that is stopped in time does not finish by itself; one that has finished stays finished.
        QCOMPARE(finished, signal == "finished" || (signal == "stateChanged" && !destroyed) ? 1 : 0);
        if (!destroyed)
            QCOMPARE(run->state(), signal == "progressed" ? Run::State::Stopped : Run::State::Finished);
    }

    void canBePausedInItsOwnSignals()
    {
        const auto run = runOf(mainOnly(Yields), endless());
        bool paused = false;
        connect(run.get(), &Run::progressed, this, [&] {
            if (!std::exchange(paused, true)) {
                run->pause();
                run->resume();
                run->pause();
            }
        });
        run->start();
        QTRY_VERIFY(paused);
        const std::size_t events = run->trace().events().size();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(run->state(), Run::State::Paused);
        QCOMPARE(run->trace().events().size(), events);
        run->resume();
        QTRY_VERIFY(run->trace().events().size() > events);
    }

    void keepsTheWindowResponsiveWithAHundredThousandTasks()
    {
        const auto run = runOf(sleepers(100'000));
        LongestSlice slice;
        run->start();
        while (run->state() != Run::State::Finished)
            slice.turn();
        QVERIFY2(slice.ms() <= MostMs, qPrintable(QString::number(slice.ms())));
    }

    void stopsAHundredThousandSleepersWithoutFreezing()
    {
        RunOptions options;
        options.speed = 0.001; // the sleep of a second takes a thousand
        const auto run = runOf(sleepers(100'000), options);
        run->start();
        while (countOf(run->trace(), EventKind::Sleeping) < 100'000)
            QCoreApplication::processEvents();
        LongestSlice slice;
        run->stop();
        QCOMPARE(run->state(), Run::State::Stopped);
        for (int i = 0; i < 1000; ++i) // it is torn down in several turns
            slice.turn();
        QVERIFY2(slice.ms() <= MostMs, qPrintable(QString::number(slice.ms())));
    }

    void namesWhoWaitsForWhomInADeadlock()
    {
        const auto run = runOf(mainOnly(R"({"op":"future","as":"f"},{"op":"spawn","coro":"a","as":"t"},{"op":"await","of":{"var":"t"}})",
                                        R"("a":{"body":[{"op":"await","of":{"var":"f"}}]},)")
                                   .replace(R"("as":"f")", R"("as":"$f")")
                                   .replace(R"("var":"f")", R"("var":"$f")"));
        run->runToEnd();
        QCOMPARE(run->limitMessage(), QStringLiteral("deadlock: main#1 waits for a#2, which waits for future#1, which will never be set"));
        QCOMPARE(countOf(run->trace(), EventKind::Deadlock), std::size_t(1));
    }

    void endsARunAtItsLimits_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("message");
        QTest::addRow("iterations") << "iterations"
                                    << "more than 50 loop iterations";
        QTest::addRow("events") << "events"
                                << "more than 60 events";
        QTest::addRow("tasks") << "tasks"
                               << "more than 10 tasks";
        QTest::addRow("time") << "time"
                              << "more than 30 ms";
    }
    void endsARunAtItsLimits()
    {
        QFETCH(QString, limit);
        QFETCH(QString, message);
        RunOptions options;
        if (limit == u"iterations")
            options.limits.maxIterations = 50;
        else if (limit == u"events")
            options.limits.maxEvents = 60;
        else if (limit == u"tasks")
            options.limits.maxTasks = 10;
        else
            options.limits.maxTime = 30ms;
        const auto run = runOf(mainOnly(R"({"op":"repeat","times":1000000,"body":[{"op":"spawn","coro":"w"},{"op":"sleep","ms":1}]})",
                                        R"("w":{"body":[{"op":"sleep","ms":0}]},)"),
                               options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), message);
        QCOMPARE(countOf(run->trace(), EventKind::Limit), std::size_t(1));
        QCOMPARE(run->trace().events().back().kind, EventKind::Limit); // nothing is reported after it
    }

    void endsAProgramThatNeverWaits()
    {
        // Nothing in it suspends, so only the number of events can stop it.
        RunOptions options;
        options.limits.maxEvents = 10'000;
        const auto run = runOf(mainOnly(R"({"op":"repeat","times":1000000,"body":[{"op":"repeat","times":1000000,"body":[{"op":"log","text":"busy"}]}]})"), options);
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(run->state(), Run::State::Finished, 10'000);
        QCOMPARE(run->limitMessage(), QStringLiteral("more than 10000 events"));
    }

    void limitsTheCancellationOfAChainOfWaiters_data()
    {
        QTest::addColumn<QByteArray>("tasks");
        QTest::addColumn<int>("requests"); // until the one that failed, as counted for the plain program in CPython
        const QByteArray pair = R"({"op":"spawn","coro":"a","as":"$a","body":[{"op":"sleep","ms":0},{"op":"await","of":{"var":"$b"}}]},
            {"op":"spawn","coro":"b","as":"$b","body":[{"op":"await","of":{"var":"$a"}}]})";
        const QByteArray itself = R"({"op":"spawn","coro":"a","as":"$a","body":[{"op":"gather","of":[{"var":"@self"}]}]})";
        const QByteArray chain = R"({"op":"spawn","coro":"first","as":"$a","body":[{"op":"sleep","ms":9000}]},{"op":"repeat","times":COUNT,"body":[
            {"op":"spawn","coro":"next","params":["x"],"args":{"x":{"var":"$a"}},"body":[{"op":"await","of":{"var":"x"}}],"as":"$a"}]})";
        QTest::newRow("two of them") << pair << 991;
        QTest::newRow("one, through a gather") << itself << 496;
        QTest::newRow("a long chain") << QByteArray(chain).replace("COUNT", "3000") << 991;
        QTest::newRow("a chain that is just short enough") << QByteArray(chain).replace("COUNT", "980") << 0;
    }

    void limitsTheCancellationOfAChainOfWaiters()
    {
        QFETCH(QByteArray, tasks);
        QFETCH(int, requests);
        RunOptions options;
        options.limits.maxEvents = 10'000'000;
        const auto run = runOf(mainOnly(tasks + R"(,{"op":"sleep","ms":10},
            {"op":"try","body":[{"op":"cancel","of":"$a"},{"op":"log","text":"cancelled"}],
             "except":[{"types":["RecursionError"],"as":"e","body":[{"op":"log","text":"{e}"}]}]})"),
                               options);
        run->runToEnd();
        QCOMPARE(run->state(), Run::State::Finished);
        const QStringList said = logs(run->trace());
        if (requests == 0) {
            QCOMPARE(said, QStringList{QStringLiteral("cancelled")});
            QVERIFY(!run->endedWithException());
            return;
        }
        QCOMPARE(said, QStringList{QStringLiteral("maximum recursion depth exceeded while calling a Python object")});
        QVERIFY(run->endedWithException()); // asyncio.run cannot cancel them either
        int asked = 0;
        for (const Event &e : run->trace().events()) {
            if (e.kind == EventKind::Caught)
                break;
            asked += e.kind == EventKind::CancelRequested ? 1 : 0;
        }
        QCOMPARE(asked, requests);
    }

    void cancelsATaskForTheUser()
    {
        RunOptions options;
        options.speed = 1;
        const auto run = runOf(mainOnly(R"({"op":"spawn","coro":"w","as":"t"},{"op":"try","body":[{"op":"await","of":{"var":"t"}}],
            "except":[{"types":["CancelledError"],"body":[{"op":"log","text":"it was cancelled"}]}]})",
                                        R"("w":{"body":[{"op":"sleep","ms":60000}]},)"),
                               options);
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Sleeping), std::size_t(1));
        const auto created = std::find_if(run->trace().events().rbegin(), run->trace().events().rend(),
                                          [](const Event &e) { return e.kind == EventKind::Created; });
        run->cancelTask(created->subject);
        QTRY_COMPARE_WITH_TIMEOUT(run->state(), Run::State::Finished, 30'000); // the sleep would take twice as long
        QCOMPARE(logs(run->trace()), QStringList{QStringLiteral("it was cancelled")});
        QVERIFY(!run->endedWithException());
    }

    void comparesIntegersWithFloatsExactly()
    {
        // A double cannot hold 2**53 + 1 or 2**63 - 1: rounded, the first pairs would be equal.
        const auto run = runOf(mainOnly(R"({"op":"set","as":"odd","value":9007199254740993},{"op":"set","as":"most","value":9223372036854775807},
            {"op":"if","cond":{">":[{"var":"odd"},9007199254740992.0]},"then":[{"op":"log","text":"odd is greater"}]},
            {"op":"if","cond":{"<":[{"var":"most"},9223372036854775808.0]},"then":[{"op":"log","text":"most is less"}]},
            {"op":"if","cond":{"eq":[{"var":"odd"},9007199254740992.0]},"then":[{"op":"log","text":"NOT REACHED"}]},
            {"op":"if","cond":{"<":[-2,-1.5]},"then":[{"op":"log","text":"-2 is less"}]},
            {"op":"if","cond":{"<=":[-1,-1.5]},"then":[{"op":"log","text":"NOT REACHED"}]},
            {"op":"if","cond":{"eq":[1,1.0]},"then":[{"op":"log","text":"1 is 1.0"}]})"));
        run->runToEnd();
        QCOMPARE(logs(run->trace()),
                 (QStringList{QStringLiteral("odd is greater"), QStringLiteral("most is less"),
                              QStringLiteral("-2 is less"), QStringLiteral("1 is 1.0")}));
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
