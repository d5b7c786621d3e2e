// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Functions in threads: beside the loop, on every clock, and within limits.

#include "model/engine/run.h"
#include "model/trace/tracestore.h"
#include "tests/support/enginerun.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

namespace {

QByteArray program(const QByteArray &function, const QByteArray &main, const QByteArray &more = {})
{
    return R"({"schema":1,)" + more + R"("coros":{"f":{"body":[)" + function + R"(]},"main":{"body":[)" + main + R"(]}},"main":"main"})";
}

const QByteArray waits = R"({"op":"to_thread","coro":"f"})";
const QByteArray leaves = R"({"op":"run_in_executor","coro":"f","await":false})";
const QByteArray outlives = R"({"op":"run_in_executor","coro":"f","executor":"pool","await":false})";
const QByteArray pool = R"("objects":{"pool":{"type":"executor"}},)";

} // namespace

class TestThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void endsByALimitIfAThreadNeverReturns_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("limit");
        const QByteArray sleeps = R"({"op":"while","cond":{"truthy":true},"body":[{"op":"block","ms":10}]})";
        const QByteArray spins = R"({"op":"while","cond":{"truthy":true},"body":[{"op":"block","ms":0}]})";
        const QByteArray stubborn = R"({"op":"while","cond":{"truthy":true},"body":[{"op":"try","body":[{"op":"block","ms":10}],
            "except":[{"types":["BaseException"],"body":[]}]}]})";
        const QString turns = QStringLiteral("more than 1000 turns of threads"), blocks = QStringLiteral("more than 20000 blocks of steps");
        QTest::addRow("it sleeps") << program(sleeps, waits) << turns;
        QTest::addRow("it catches everything") << program(stubborn, waits) << turns;
        QTest::addRow("it spins") << program(spins, waits) << blocks;
        QTest::addRow("it sleeps after main") << program(sleeps, outlives, pool) << turns;
        QTest::addRow("it spins after main") << program(spins, outlives, pool) << blocks;
        QTest::addRow("it spins while main blocks") << program(spins, leaves + R"(,{"op":"block","ms":100})") << blocks;
    }

    void endsByALimitIfAThreadNeverReturns()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, limit);
        RunOptions options;
        options.limits.maxIterations = 1000;
        options.limits.maxSteps = 20000;
        const auto run = runOf(json, options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), limit);
        QCOMPARE(run->exitStatus(), 3);
        QCOMPARE(countOf(run->trace(), EventKind::Limit), std::size_t(1));
    }

    void saysWhichThreadWaitsForEver_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addRow("of to_thread") << waits;
        QTest::addRow("after main") << outlives + R"(,{"op":"run_in_executor","coro":"g","await":false})";
    }

    //! The loop never answers: either it waits for the thread, or it is closed.
    void saysWhichThreadWaitsForEver()
    {
        QFETCH(QByteArray, main);
        const QByteArray json = R"({"schema":1,"objects":{"pool":{"type":"executor"},"never":{"type":"event"}},"coros":{
            "never_ends":{"body":[{"op":"event_wait","of":"never"}]},"g":{"body":[{"op":"block","ms":50}]},
            "f":{"body":[{"op":"block","ms":10},{"op":"run_coroutine_threadsafe","coro":"never_ends","as":"x"},{"op":"threadsafe_result","of":"x"}]},
            "main":{"body":[)"
            + main + R"(]}},"main":"main"})";
        const auto run = runOf(json);
        run->runToEnd();
        QCOMPARE(run->exitStatus(), 3);
        QVERIFY2(run->limitMessage().contains(QLatin1String("f@")), qPrintable(run->limitMessage()));
    }

    void isBoundByTheTimeOfARun()
    {
        RunOptions options;
        options.limits.maxTime = 500ms;
        for (const QByteArray &main : {waits, outlives}) {
            const auto run = runOf(program(R"({"op":"block","ms":1000})", main, pool), options);
            run->runToEnd();
            QCOMPARE(run->limitMessage(), QStringLiteral("more than 500 ms"));
        }
    }

    void isBoundByTheNumberOfCalls()
    {
        RunOptions options;
        options.limits.maxTasks = 100;
        const auto run = runOf(program(R"({"op":"block","ms":1})", R"({"op":"while","cond":{"truthy":true},"body":[)" + leaves + "]}"), options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), QStringLiteral("more than 100 calls in threads"));
    }

    void goesOnBesideTheLoop_data()
    {
        QTest::addColumn<bool>("wall");
        QTest::addRow("paced") << false;
        QTest::addRow("wall clock") << true;
    }

    //! A thread that sleeps until 400 ms, and main, which blocks until 1000 ms.
    void goesOnBesideTheLoop()
    {
        QFETCH(bool, wall);
        std::chrono::steady_clock::time_point now{1h};
        RunOptions options;
        options.clock = wall ? ClockKind::Wall : ClockKind::Virtual;
        options.speed = wall ? 0 : 1;
        options.steadyClock = [&now] { return now; };
        const auto run = runOf(program(R"({"op":"block","ms":400},{"op":"log","text":"thread"})", leaves + R"(,{"op":"sleep","ms":0},{"op":"block","ms":1000})"), options);
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Blocking), std::size_t(2));
        now += 300ms;
        QTest::qWait(20);
        QCOMPARE(countOf(run->trace(), EventKind::Log), std::size_t(0));
        now += 100ms;
        QTRY_COMPARE(countOf(run->trace(), EventKind::Log), std::size_t(1)); // main still blocks
        QCOMPARE(timeOf(run->trace(), EventKind::Log), Time(400ms));
        QCOMPARE(countOf(run->trace(), EventKind::Exit), std::size_t(0));
        now += 600ms;
        QTRY_COMPARE(run->state(), Run::State::Finished);
        QCOMPARE(timeOf(run->trace(), EventKind::Exit), Time(1000ms));
    }

    void aLongFunctionLetsTheWindowLive()
    {
        const auto run = runOf(program(R"({"op":"repeat","times":300000,"body":[{"op":"set","as":"x","value":1}]})", waits));
        int slices = 0;
        QObject::connect(run.get(), &Run::progressed, run.get(), [&slices] { ++slices; });
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(run->state(), Run::State::Finished, 60000);
        QVERIFY(slices > 1);
        QCOMPARE(run->exitStatus(), 0);
    }

    void canBeStopped_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addRow("awaited") << waits;
        QTest::addRow("in a queue") << outlives + ',' + outlives + R"(,{"op":"sleep","ms":5000})";
        QTest::addRow("after main") << outlives;
    }

    void canBeStopped()
    {
        QFETCH(QByteArray, main);
        std::chrono::steady_clock::time_point now{1h};
        RunOptions options;
        options.speed = 1;
        options.steadyClock = [&now] { return now; };
        const auto run = runOf(program(R"({"op":"try","body":[{"op":"block","ms":1000}],"finally":[{"op":"log","text":"NOT REACHED"}]})", main, pool), options);
        run->start();
        QTRY_COMPARE(countOf(run->trace(), EventKind::Blocking), std::size_t(1));
        run->stop();
        now += 2000ms;
        QTest::qWait(20);
        QCOMPARE(run->state(), Run::State::Stopped);
        QCOMPARE(countOf(run->trace(), EventKind::Log), std::size_t(0));
    }

    //! A future that is cancelled before its task is made never refers to that task, so the task goes when the loop closes, before Python exits.
    void keepsNoTaskThatIsCancelledBeforeItBegins()
    {
        const auto run = runOf(R"({"schema":1,"exceptions":{"Ctrl":"KeyboardInterrupt"},"objects":{"pool":{"type":"executor","max_workers":1}},"coros":{
            "main":{"body":[{"op":"gather","of":[{"coro":"waits"},{"coro":"ends"}],"return_exceptions":true,"await":false,"as":"g"}]},
            "waits":{"body":[{"op":"run_in_executor","coro":"f","executor":"pool"}]},
            "ends":{"body":[{"op":"raise","type":"Ctrl"}]},
            "f":{"body":[{"op":"run_coroutine_threadsafe","coro":"work","as":"future"},{"op":"threadsafe_cancel","of":"future"}]},
            "work":{"body":[{"op":"sleep","ms":100}]}},"main":"main"})");
        run->runToEnd();
        const auto &events = run->trace().events();
        const auto first = [&](EventKind kind) { return std::ranges::find(events, kind, &Event::kind) - events.begin(); };
        QCOMPARE(countOf(run->trace(), EventKind::DestroyedPending), std::size_t(1));
        QVERIFY(first(EventKind::DestroyedPending) < first(EventKind::Exit));
    }

    //! A thread holds up no task, and a task that blocks holds up no thread.
    void holdsUpNothing()
    {
        const auto run = runOf(program(R"({"op":"block","ms":100})", leaves + R"(,{"op":"sleep","ms":20},{"op":"block","ms":200},{"op":"sleep","ms":5})"));
        run->runToEnd();
        const TraceStore store(run->trace());
        QCOMPARE(store.lanes().size(), std::size_t(2));
        const Lane &thread = store.lanes()[1];
        QVERIFY(thread.thread && !store.lanes()[0].thread);
        QCOMPARE(store.displayName(1), QStringLiteral("f@thread-1"));
        QCOMPARE(thread.finish, Time(100ms));
        for (const Lane &lane : store.lanes())
            for (const Span &span : lane.spans)
                QVERIFY(span.state != SpanState::HeldUp);
    }
};

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
