// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Functions that the event loop calls, its exception handler and context variables: lanes, fates and limits. What they do is compared
// with asyncio in tests/conformance.

#include "model/engine/run.h"
#include "model/trace/tracestore.h"
#include "model/words/console.h"
#include "tests/support/enginerun.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

namespace {

const QByteArray fails = R"("boom":{"body":[{"op":"raise","type":"ValueError","msg":"x"}]},)";
const QByteArray handles = R"("on_error":{"params":["message"],"body":[{"op":"log","text":"handler: {message}"}]},)";

quint32 laneNamed(const TraceStore &store, const char *name)
{
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        if (store.displayName(lane) == QLatin1String(name))
            return lane;
    return NoIndex;
}

} // namespace

class TestCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void hasALaneOfItsOwn()
    {
        const auto run = runOf(mainOnly(R"({"op":"call_later","ms":20,"coro":"tick"},{"op":"sleep","ms":50})", R"("tick":{"body":[{"op":"log","text":"tick"}]},)"));
        run->runToEnd();
        const TraceStore store(run->trace());
        const quint32 lane = laneNamed(store, "tick@later-1");
        QVERIFY(lane != NoIndex);
        QVERIFY(store.lanes()[lane].callback && !store.lanes()[lane].thread && !store.lanes()[0].callback);
        QCOMPARE(store.lanes()[lane].parent, 0);
        QCOMPARE(store.lanes()[lane].begin, Time(0));
        QCOMPARE(store.lanes()[lane].finish, Time(20ms));
        QCOMPARE(store.lanes()[lane].spans.front().state, SpanState::Created);
        QVERIFY(store.lanes()[lane].end == LaneEnd::Succeeded);
    }

    void answersCtrlC()
    {
        const auto run = runOf(R"({"schema":1,"coros":{"stop":{"body":[{"op":"log","text":"stop"}]},"main":{"body":[{"op":"add_signal_handler","coro":"stop"},)"
                               R"({"op":"sleep","ms":50}]}},"main":"main","external":[{"at":20,"op":"interrupt"}]})");
        run->runToEnd();
        const TraceStore store(run->trace());
        const quint32 lane = laneNamed(store, "stop@signal-1");
        QVERIFY(lane != NoIndex);
        QVERIFY(store.lanes()[lane].callback);
        QCOMPARE(store.lanes()[lane].finish, Time(20ms));
        QVERIFY(store.lanes()[0].end == LaneEnd::Succeeded);
        QCOMPARE(store.lanes()[0].finish, Time(50ms));
        QCOMPARE(run->exitStatus(), 0);
    }

    void isReportedWhenItRaises()
    {
        const auto run = runOf(mainOnly(R"({"op":"call_soon","coro":"boom"},{"op":"sleep","ms":5})", fails));
        run->runToEnd();
        const TraceStore store(run->trace());
        QCOMPARE(store.ledger().size(), std::size_t(1));
        QVERIFY(store.ledger()[0].fate == Fate::Reported);
        QCOMPARE(store.ledger()[0].lane, laneNamed(store, "boom@soon-1"));
        QCOMPARE(store.counts().unretrieved, 0u);
        const auto lines = consoleLines(run->trace());
        QVERIFY(std::ranges::any_of(lines, [](const ConsoleLine &l) { return l.text.starts_with("Exception in callback boom()\n"); }));
    }

    void tellsTheHandlerInsteadOfPrinting()
    {
        const auto run = runOf(mainOnly(R"({"op":"set_exception_handler","coro":"on_error"},{"op":"spawn","coro":"boom"},{"op":"sleep","ms":5})", fails + handles));
        run->runToEnd();
        QCOMPARE(countOf(run->trace(), EventKind::NeverRetrieved), std::size_t(1));
        QCOMPARE(countOf(run->trace(), EventKind::Handling), std::size_t(1));
        const auto lines = consoleLines(run->trace());
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(lines[0].text), QStringLiteral("handler: Task exception was never retrieved"));
    }

    void endsByALimit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("limit");
        const QString blocks = QStringLiteral("more than 200000 blocks of steps"), iterations = QStringLiteral("more than 1000 loop iterations");
        const QByteArray spins = R"("f":{"body":[{"op":"while","cond":{"truthy":true},"body":[]}]},)";
        QTest::addRow("a callback that never returns") << mainOnly(R"({"op":"call_soon","coro":"f"},{"op":"sleep","ms":10})", spins) << blocks;
        QTest::addRow("one that blocks forever") << mainOnly(R"({"op":"call_soon","coro":"f"},{"op":"sleep","ms":10})", R"("f":{"body":[{"op":"while","cond":{"truthy":true},"body":[{"op":"block","ms":1}]}]},)") << blocks;
        QTest::addRow("a handler that never returns") << mainOnly(R"({"op":"set_exception_handler","coro":"f"},{"op":"spawn","coro":"boom"},{"op":"sleep","ms":10})", fails + spins) << blocks;
        QTest::addRow("one that calls itself soon") << mainOnly(R"({"op":"call_soon","coro":"f"},{"op":"sleep","ms":10})", R"("f":{"body":[{"op":"call_soon","coro":"f"}]},)") << iterations;
        QTest::addRow("one that calls itself later") << mainOnly(R"({"op":"call_soon","coro":"f"},{"op":"future","as":"x"},{"op":"await","of":{"var":"x"}})", R"("f":{"body":[{"op":"call_later","ms":1,"coro":"f"}]},)") << iterations;
        QTest::addRow("handlers within each other") << mainOnly(R"({"op":"set_exception_handler","coro":"f"},{"op":"spawn","coro":"boom"},{"op":"sleep","ms":10})",
                                                                fails + R"("f":{"body":[{"op":"future","as":"x"},{"op":"set_exception","of":"x","type":"ValueError"},{"op":"drop","of":"x"}]},)")
                                                    << QStringLiteral("more than 50 exception handlers within each other");
        QTest::addRow("very many callbacks") << mainOnly(R"({"op":"repeat","times":1000000,"body":[{"op":"call_soon","coro":"boom"}]})", fails) << QStringLiteral("more than 5000 callbacks");
    }

    void endsByALimit()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, limit);
        RunOptions options;
        options.limits.maxIterations = 1000;
        options.limits.maxSteps = 200'000;
        options.limits.maxTasks = 5000;
        const auto run = runOf(json, options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), limit);
        QCOMPARE(run->exitStatus(), 3);
        QCOMPARE(countOf(run->trace(), EventKind::Limit), std::size_t(1));
    }

    void leavesNothingBehind_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("a callback that was never called") << QByteArray(R"({"op":"call_later","ms":1000,"coro":"boom"},{"op":"return"})");
        QTest::addRow("a handle that is kept") << QByteArray(R"({"op":"call_later","ms":1000,"coro":"boom","as":"$h"},{"op":"return"})");
        QTest::addRow("a done callback of a task that waits forever") << QByteArray(R"({"op":"spawn","coro":"waits","as":"$t"},{"op":"add_done_callback","of":"$t","coro":"told"},{"op":"sleep","ms":1})");
    }

    //! Neither reports nor, with a sanitizer, leaks.
    void leavesNothingBehind()
    {
        QFETCH(QByteArray, body);
        const auto run = runOf(mainOnly(body, fails + R"("waits":{"body":[{"op":"sleep","ms":100000}]},"told":{"params":["task"],"body":[]},)"));
        run->runToEnd();
        QVERIFY(run->limitMessage().isEmpty());
        for (const EventKind kind : {EventKind::NeverAwaited, EventKind::NeverRetrieved, EventKind::CallbackError, EventKind::LoopError})
            QCOMPARE(countOf(run->trace(), kind), std::size_t(0));
        QCOMPARE(countOf(run->trace(), EventKind::Exit), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
