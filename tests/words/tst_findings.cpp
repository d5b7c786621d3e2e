// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/findings.h"
#include "tests/views/timeline/madetrace.h"

#include <QList>
#include <QLocale>
#include <QTest>

using namespace awaitscope;
using std::chrono::milliseconds;

// What is worth looking at in a run, in words.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void aQuietRunHasNone();
    void sameCausesAreOneFinding();
    void theLongestStepStandsForABlockedLoop();
    void tellsOfCancellationsAndCoroutines();
    void measuresTheLoop();
    void stepsOfANanosecondAreNotMeasured();
    void aQueueThatOnlyGrowsIsFound_data();
    void aQueueThatOnlyGrowsIsFound();

private:
    //! A run on the wall clock of a program whose lines are known.
    static std::unique_ptr<MadeTrace> recorded()
    {
        auto made = std::make_unique<MadeTrace>();
        made->trace().clock = "wall";
        made->trace().stepPointers = {"source:12:/x/app.py", "source:20:/x/app.py", "source:25:/x/app.py"};
        return made;
    }
    static void at(MadeTrace &made, quint32 line) { made.trace().at(made.trace().events().size() - 1).step = StepId{line}; }
};

void TestFindings::aQuietRunHasNone()
{
    const auto made = recorded();
    made->sleep(made->root(), milliseconds(1));
    made->wake(made->root(), milliseconds(500));
    made->succeed(made->root(), milliseconds(501));
    made->exit(milliseconds(501));
    const TraceStore store(made->trace());
    QVERIFY(findingsOf(store).list.empty());
}

void TestFindings::sameCausesAreOneFinding()
{
    const auto made = recorded();
    made->sleep(made->root(), milliseconds(0));
    for (int i = 0; i < 300; ++i) {
        const EntityId task = made->createWork(milliseconds(i));
        at(*made, 0);
        made->start(task, milliseconds(i));
        made->raise(task, milliseconds(i + 1));
        at(*made, i % 100 == 0 ? 2 : 1);
    }
    made->exit(milliseconds(400));
    const TraceStore store(made->trace());
    const Findings found = findingsOf(store);
    QCOMPARE(found.list.size(), std::size_t(2)); // two lines raised
    QCOMPARE(found.list[0].count, 3U);
    QCOMPARE(found.list[1].count, 297U);
    QCOMPARE(found.list[1].events.size(), Finding::MostEvents);
    QCOMPARE(findingText(store, found.list[1]), QStringLiteral("Nobody looked at the exceptions of work: ValueError: no"));
    QCOMPARE(findingPlace(store.trace(), found.list[1]), QStringLiteral("app.py:20"));
    QCOMPARE(shortPlace(store.trace(), found.list[1].made), QStringLiteral("app.py:12"));
    QCOMPARE(wholePlace(store.trace(), found.list[1].made), QStringLiteral("/x/app.py:12"));
}

void TestFindings::theLongestStepStandsForABlockedLoop()
{
    const auto made = recorded();
    for (const int length : {50, 150, 400, 120}) {
        made->sleep(made->root(), milliseconds(0));
        const Time begin = made->trace().events().back().time + milliseconds(1000);
        made->wake(made->root(), begin);
        at(*made, 0);
        made->sleep(made->root(), begin + milliseconds(length));
        at(*made, 1);
    }
    const TraceStore store(made->trace());
    const Findings found = findingsOf(store);
    QCOMPARE(found.list.size(), std::size_t(1));
    QCOMPARE(found.list[0].kind, FindingKind::BlockedLoop);
    QCOMPARE(found.list[0].count, 3U);
    QCOMPARE(findingText(store, found.list[0]), QStringLiteral("main blocked the event loop, for up to 400 ms"));
    QCOMPARE(findingPlace(store.trace(), found.list[0]), QStringLiteral("app.py:12 \u2013 20"));
}

void TestFindings::tellsOfCancellationsAndCoroutines()
{
    const auto made = recorded();
    Trace &trace = made->trace();
    const EntityId task = made->createWork(milliseconds(0));
    made->start(task, milliseconds(0));
    made->sleep(task, milliseconds(0));
    made->sleep(made->root(), milliseconds(0));
    trace.append({.time = milliseconds(5), .subject = task, .a = index(made->root()), .kind = EventKind::CancelRequested, .flag = true});
    trace.append({.time = milliseconds(5),
                  .subject = task,
                  .a = index(trace.sleepEntity()),
                  .kind = EventKind::Resumed,
                  .outcome = Outcome::Cancelled,
                  .flag = true});
    made->sleep(task, milliseconds(6)); // it does not care
    made->wake(task, milliseconds(9));
    made->succeed(task, milliseconds(9));
    trace.append({.time = milliseconds(10), .a = index(trace.string("forgotten")), .step = StepId{1}, .kind = EventKind::NeverAwaited});
    const TraceStore store(trace);
    const Findings found = findingsOf(store);
    QStringList words;
    for (const Finding &each : found.list)
        words += findingText(store, each);
    QCOMPARE(words, (QStringList{"forgotten was called and never awaited", "work was cancelled and went on"}));
    QCOMPARE(shortPlace(trace, found.list[0].made), QStringLiteral("app.py:20"));
}

void TestFindings::measuresTheLoop()
{
    const auto made = recorded();
    Trace &trace = made->trace();
    const EntityId task = made->createWork(milliseconds(0));
    made->await(made->root(), task, milliseconds(0)); // main waits
    made->start(task, milliseconds(0));
    made->succeed(task, milliseconds(10));
    const EntityId other = made->createWork(milliseconds(10));
    made->start(other, milliseconds(10));
    at(*made, 2);
    made->succeed(other, milliseconds(60)); // and holds main up
    made->resume(made->root(), task, milliseconds(60));
    made->sleep(made->root(), milliseconds(60));
    made->wake(made->root(), milliseconds(120));
    made->succeed(made->root(), milliseconds(120));
    made->exit(milliseconds(120));
    const TraceStore store(trace);
    const LoopHealth health = findingsOf(store).health;
    QVERIFY(health.isMeasured);
    QCOMPARE(health.longest, Time(milliseconds(50)));
    QCOMPARE(health.latest, Time(milliseconds(50)));
    QCOMPARE(qRound(health.busy * 100), 50);
    QCOMPARE(healthText(store, health),
             QStringLiteral("Tasks ran 50 % of the time \u00B7 longest step: 50 ms in work#3, from app.py:25 \u00B7 "
                            "longest delay after an awaited task: 50 ms in main"));
    trace.clock = "virtual"; // nothing is measured there
    QVERIFY(healthText(store, findingsOf(store).health).isEmpty());
}

//! As the probe records a Python program on the virtual clock: each look at it takes a nanosecond, and nothing else does.
void TestFindings::stepsOfANanosecondAreNotMeasured()
{
    const auto made = recorded();
    made->sleep(made->root(), milliseconds(0));
    made->wake(made->root(), milliseconds(100));
    made->succeed(made->root(), milliseconds(100) + std::chrono::nanoseconds(1));
    made->exit(milliseconds(100) + std::chrono::nanoseconds(1));
    const TraceStore store(made->trace());
    QVERIFY(healthText(store, findingsOf(store).health).isEmpty());
}

void TestFindings::aQueueThatOnlyGrowsIsFound_data()
{
    QTest::addColumn<QueueKind>("kind");
    QTest::addColumn<QList<int>>("lengths");
    QTest::addColumn<bool>("found");
    const QList<int> growing{0, 10, 25, 24, 40, 55, 70, 85, 100, 99};
    QTest::newRow("grows") << QueueKind::Queue << growing << true;
    QTest::newRow("executor") << QueueKind::Executor << growing << true;
    QTest::newRow("semaphore") << QueueKind::Semaphore << growing << false;
    QTest::newRow("is emptied") << QueueKind::Queue << QList<int>{0, 10, 25, 40, 55, 70, 85, 100, 60, 0} << false;
    QTest::newRow("stays short") << QueueKind::Queue << QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} << false;
    QTest::newRow("goes up and down") << QueueKind::Queue << QList<int>{0, 90, 10, 90, 10, 90, 10, 90, 10, 95} << false;
    QTest::newRow("once long") << QueueKind::Queue << QList<int>{0, 1000} << false;
}

void TestFindings::aQueueThatOnlyGrowsIsFound()
{
    QFETCH(QueueKind, kind);
    QFETCH(QList<int>, lengths);
    QFETCH(bool, found);
    const auto made = recorded();
    QueueLengths queue;
    queue.entity = made->trace().textEntity("Queue#1");
    queue.kind = kind;
    made->await(made->root(), queue.entity, milliseconds(1));
    at(*made, 1);
    const quint32 waited = quint32(made->trace().events().size() - 1);
    for (int i = 0; i < lengths.size(); ++i)
        queue.samples.push_back({milliseconds(i), quint32(lengths[i]), 0});
    made->exit(milliseconds(20));
    const TraceStore store(made->trace());
    const std::vector<Finding> list = findingsOf(store, std::span(&queue, 1)).list;
    QCOMPARE(list.size(), std::size_t(found ? 1 : 0));
    if (!found)
        return;
    QCOMPARE(findingText(store, list[0]), QStringLiteral("Queue#1 only grows: 99 items in the end"));
    QCOMPARE(list[0].event, waited); // it links to where a task waited for it
    QCOMPARE(findingPlace(store.trace(), list[0]), QStringLiteral("app.py:20"));
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
