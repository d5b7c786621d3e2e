// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/explain.h"
#include "model/words/findings.h"
#include "model/words/stuckstory.h"
#include "model/words/waits.h"

#include <QTest>

using namespace awaitscope;

namespace {

//! \a set: the JSON text of a task set without its braces and "schema".
std::unique_ptr<Run> runOf(const QString &set)
{
    const auto read = readTaskSet("{\"schema\":1," + set.toUtf8() + ",\"main\":\"main\"}");
    if (!read)
        qFatal("%s: %s", qPrintable(read.problems().front().pointer), qPrintable(read.problems().front().message));
    auto run = Run::create(*read);
    if (!run)
        qFatal("does not run");
    (*run)->runToEnd();
    return std::move(*std::move(run));
}

QStringList arcs(const TraceStore &store)
{
    QStringList out;
    for (const Wait &wait : waitsOf(store))
        out += store.displayName(wait.from) + QStringLiteral(" -> ") + store.displayName(wait.to) + QLatin1StringView(wait.inCircle ? " (circle)" : "");
    return out;
}

const char *const Queue = R"("objects":{"q":{"type":"queue"},"l":{"type":"lock"}},)";

} // namespace

// Who waits for whom in a deadlock: drawn as lines, told in Details, in the status bar and on the command line.
class TestWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void aDeadlockIsTold_data();
    void aDeadlockIsTold();
    void aJoinIsHeldOnlyByWhoDidNotCallTaskDone();
    void aFileOnlySaysWhatItWaitsFor();
    void aDeadlockIsAFinding();
    void theLastToComeAtABarrierIsOfTheSameRound();
};

void TestWaits::aDeadlockIsTold_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("waits"); // what main waits for
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("why"); // a part of what Details says
    const QStringList both{QStringLiteral("main -> worker (circle)"), QStringLiteral("worker -> main (circle)")};
    QTest::newRow("join, and the worker failed")
        << QLatin1String(Queue) + QStringLiteral(R"("coros":{"worker":{"body":[{"op":"get","of":"q","as":"x"},
                {"op":"raise","type":"ValueError","msg":"bad"},{"op":"task_done","of":"q"}]},
            "main":{"body":[{"op":"put","of":"q","value":"a"},{"op":"spawn","coro":"worker","as":"w"},{"op":"join","of":"q"}]}})")
        << QStringLiteral("queue q to be done: no task_done() by worker")
        << QStringList{QStringLiteral("main -> worker")}
        << QStringLiteral("worker took 'a' from the queue and then ended with ValueError: bad. It did not call "
                          "task_done() for everything it took, and nobody else will.");
    QTest::newRow("join, and nobody takes the rest")
        << QLatin1String(Queue)
            + QStringLiteral(R"("coros":{"worker":{"body":[{"op":"get","of":"q","as":"x"},{"op":"task_done","of":"q"}]},
            "main":{"body":[{"op":"put","of":"q","value":1},{"op":"put","of":"q","value":2},{"op":"put","of":"q","value":3},
                {"op":"spawn","coro":"worker"},{"op":"join","of":"q"}]}})")
        << QStringLiteral("queue q to be done: 2 items left in it") << QStringList()
        << QStringLiteral("2 items are still in the queue, and no task takes them.");
    QTest::newRow("join and a lock in a circle")
        << QLatin1String(Queue)
            + QStringLiteral(R"("coros":{"worker":{"body":[{"op":"get","of":"q","as":"x"},{"op":"lock","of":"l","body":[]},
                {"op":"task_done","of":"q"}]},
            "main":{"body":[{"op":"put","of":"q","value":"a"},{"op":"spawn","coro":"worker","as":"w"},
                {"op":"lock","of":"l","body":[{"op":"sleep","ms":5},{"op":"join","of":"q"}]}]}})")
        << QStringLiteral("queue q to be done: no task_done() by worker")
        << both
        << QStringLiteral("worker took 'a' from the queue and then got stuck itself.");
    QTest::newRow("join by who took it")
        << QLatin1String(Queue)
            + QStringLiteral(R"("coros":{"main":{"body":[{"op":"put_nowait","of":"q","value":"a"},
                {"op":"get_nowait","of":"q","as":"x"},{"op":"join","of":"q"}]}})")
        << QStringLiteral("queue q to be done: no task_done() by main") << QStringList(QStringLiteral("main -> main (circle)"))
        << QStringLiteral("main took an item from the queue and then got stuck itself.");
    QTest::newRow("the lock of a condition in a circle")
        << QStringLiteral(R"("objects":{"c":{"type":"condition"}},"coros":{"worker":{"body":[{"op":"condition","of":"c","body":[]}]},
            "main":{"body":[{"op":"condition","of":"c","body":[{"op":"spawn","coro":"worker","as":"w"},{"op":"await","of":{"var":"w"}}]}]}})")
        << QStringLiteral("worker") << both
        << QStringLiteral("main waits");
    QTest::newRow("a condition that nobody notifies")
        << QStringLiteral(R"("objects":{"c":{"type":"condition"}},"coros":{"main":{"body":[{"op":"condition","of":"c","body":[{"op":"condition_wait","of":"c"}]}]}})")
        << QStringLiteral("condition c, which will never be notified") << QStringList() << QStringLiteral("main");
    QTest::newRow("a barrier and an await")
        << QStringLiteral(R"("objects":{"b":{"type":"barrier","parties":2}},"coros":{"worker":{"body":[{"op":"barrier_wait","of":"b"}]},
            "main":{"body":[{"op":"spawn","coro":"worker","as":"w"},{"op":"await","of":{"var":"w"}},{"op":"barrier_wait","of":"b"}]}})")
        << QStringLiteral("worker") << QStringList{QStringLiteral("main -> worker")} << QStringLiteral("worker");
    QTest::newRow("a barrier, and four others wait")
        << QStringLiteral(R"("objects":{"b":{"type":"barrier","parties":2},"e":{"type":"event"}},"coros":{"worker":{"body":[{"op":"event_wait","of":"e"}]},
            "main":{"body":[{"op":"spawn","coro":"worker","as":"p"},{"op":"spawn","coro":"worker","as":"q"},{"op":"spawn","coro":"worker","as":"r"},
                {"op":"spawn","coro":"worker","as":"s"},{"op":"barrier_wait","of":"b"}]}})")
        << QStringLiteral("barrier b, where 1 of 2 tasks wait") << QStringList()
        << QStringLiteral("; and one other waits as well");
    QTest::newRow("two locks")
        << QStringLiteral(R"("objects":{"a":{"type":"lock"},"b":{"type":"lock"}},"coros":{
            "worker":{"body":[{"op":"lock","of":"b","body":[{"op":"sleep","ms":5},{"op":"lock","of":"a","body":[]}]}]},
            "main":{"body":[{"op":"spawn","coro":"worker","as":"w"},{"op":"lock","of":"a","body":[{"op":"sleep","ms":5},
                {"op":"lock","of":"b","body":[]}]}]}})")
        << QStringLiteral("lock b, held by worker") << both
        << QStringLiteral("worker");
}

void TestWaits::aDeadlockIsTold()
{
    QFETCH(const QString, set);
    QFETCH(const QString, waits);
    QFETCH(const QStringList, lines);
    QFETCH(const QString, why);
    const auto run = runOf(set);
    const TraceStore store(run->trace());
    QVERIFY(store.deadlock());
    QCOMPARE(stuckText(store, store.lanes().front().task), waits);
    QCOMPARE(arcs(store), lines);
    const auto &marks = store.lanes().front().marks;
    const auto mark = std::ranges::find(marks, MarkKind::Deadlock, &Mark::kind);
    QVERIFY(mark != marks.end());
    const QString text = explanationText(store, explainMark(store, 0, std::size_t(mark - marks.begin())));
    QVERIFY2(text.contains(why), qPrintable(text));
    QVERIFY(!store.deadlock()->text(store.trace()).empty());
}

// One of two workers told of its item; the other one was told of by somebody else.
void TestWaits::aJoinIsHeldOnlyByWhoDidNotCallTaskDone()
{
    const auto run = runOf(QLatin1String(Queue)
                           + QStringLiteral(R"("coros":{
        "good":{"body":[{"op":"get","of":"q","as":"x"},{"op":"sleep","ms":1},{"op":"task_done","of":"q"}]},
        "bad":{"body":[{"op":"get","of":"q","as":"x"},{"op":"raise","type":"KeyError"}]},
        "main":{"body":[{"op":"put","of":"q","value":1},{"op":"put","of":"q","value":2},{"op":"spawn","coro":"good","as":"g"},
                {"op":"spawn","coro":"bad","as":"b"},{"op":"join","of":"q"}]}})"));
    const TraceStore store(run->trace());
    QCOMPARE(arcs(store), QStringList{QStringLiteral("main -> bad")});
    QCOMPARE(QString::fromStdString(store.deadlock()->text(store.trace())),
             QStringLiteral("main#1 waits for queue q to be done: bad#3 did not call task_done()"));
    const auto handed = runOf(QLatin1String(Queue)
                              + QStringLiteral(R"("coros":{
        "takes":{"body":[{"op":"get","of":"q","as":"x"}]},
        "tells":{"body":[{"op":"sleep","ms":1},{"op":"task_done","of":"q"}]},
        "main":{"body":[{"op":"put","of":"q","value":1},{"op":"spawn","coro":"takes"},{"op":"spawn","coro":"tells"},{"op":"join","of":"q"}]}})"));
    QVERIFY(!TraceStore(handed->trace()).deadlock());
}

void TestWaits::aFileOnlySaysWhatItWaitsFor()
{
    const auto run = runOf(QLatin1String(Queue)
                           + QStringLiteral(R"("coros":{"worker":{"body":[{"op":"get","of":"q","as":"x"},{"op":"raise","type":"ValueError"}]},
            "main":{"body":[{"op":"put","of":"q","value":"a"},{"op":"spawn","coro":"worker","as":"w"},{"op":"join","of":"q"}]}})"));
    std::string lines;
    writeTrace(run->trace(), lines);
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    const TraceStore store(**trace);
    QCOMPARE(stuckText(store, store.lanes().front().task), QStringLiteral("queue q to be done"));
    QVERIFY(arcs(store).isEmpty());
    const QString text = explanationText(store, explainMark(store, 0, store.lanes().front().marks.size() - 1));
    QVERIFY2(text.contains(QLatin1String("Unless it had called task_done() before")), qPrintable(text));
}

// The one that nobody keeps from waiting but a thing stands for it, not main, which waits for it.
void TestWaits::aDeadlockIsAFinding()
{
    const auto run = runOf(QStringLiteral(R"("objects":{"e":{"type":"event"}},"coros":{"worker":{"body":[{"op":"event_wait","of":"e"}]},
            "main":{"body":[{"op":"spawn","coro":"worker","as":"w"},{"op":"await","of":{"var":"w"}}]}})"));
    const TraceStore store(run->trace());
    const std::vector<Finding> found = findingsOf(store).list;
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].kind, FindingKind::WaitsForever);
    QCOMPARE(findingText(store, found[0]), QStringLiteral("2 tasks wait forever: worker for event e, which will never be set"));
    QCOMPARE(store.displayName(found[0].lane), QStringLiteral("worker"));
    QCOMPARE(found[0].events.size(), std::size_t(2));
    const auto ended = runOf(QStringLiteral(R"("coros":{"main":{"body":[{"op":"sleep","ms":1}]}})"));
    QVERIFY(findingsOf(TraceStore(ended->trace())).list.empty());
}

// The third comes while the barrier still lets the first go, and waits for the fourth.
void TestWaits::theLastToComeAtABarrierIsOfTheSameRound()
{
    const auto run = runOf(QStringLiteral(R"("objects":{"b":{"type":"barrier","parties":2}},"coros":{
        "first":{"body":[{"op":"barrier_wait","of":"b"}]},
        "second":{"body":[{"op":"sleep","ms":10},{"op":"barrier_wait","of":"b"}]},
        "third":{"body":[{"op":"sleep","ms":10},{"op":"barrier_wait","of":"b"}]},
        "fourth":{"body":[{"op":"sleep","ms":20},{"op":"barrier_wait","of":"b"}]},
        "main":{"body":[{"op":"gather","of":[{"coro":"first"},{"coro":"second"},{"coro":"third"},{"coro":"fourth"}]}]}})"));
    const TraceStore store(run->trace());
    QStringList told;
    for (const Lane &lane : store.lanes())
        for (const Span &span : lane.spans)
            if (span.state == SpanState::Awaiting)
                for (const QString &sentence : holderStory(store, span).sentences)
                    told += store.displayName(lane.task) + QStringLiteral(": ") + sentence;
    QCOMPARE(told,
             (QStringList{QStringLiteral("first: second came last, at 10 ms, and barrier b opened."),
                          QStringLiteral("third: fourth came last, at 20 ms, and barrier b opened.")}));
}

QTEST_GUILESS_MAIN(TestWaits)
#include "tst_waits.moc"
