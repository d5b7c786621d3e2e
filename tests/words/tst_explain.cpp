// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "model/words/explain.h"

#include <QFile>
#include <QTest>

#include <array>

using namespace awaitscope;

namespace {

struct Loaded
{
    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store;
    quint32 lane(const char *name) const
    {
        for (quint32 i = 0; i < store->lanes().size(); ++i)
            if (store->displayName(i) == QLatin1String(name))
                return i;
        qFatal("no lane %s", name);
    }
    std::size_t mark(quint32 id, MarkKind kind) const
    {
        const auto &marks = store->lanes()[id].marks;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i].kind == kind)
                return i;
        qFatal("no such mark");
    }
};

Loaded load(const char *name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/") + QLatin1String(name) + QStringLiteral(".jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such scenario");
    auto trace = readTrace(file.readAll());
    Loaded out{*std::move(trace), nullptr};
    out.store = std::make_unique<TraceStore>(*out.trace);
    return out;
}

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void showsTheFateOfAnError_data();
    void showsTheFateOfAnError();
    void attributesAGatheredErrorToItsWaiter();
    void saysWhoCancelled_data();
    void saysWhoCancelled();
    void explainsAnOrphan();
    void spokenTextIsOneLine();
    void explainsEverythingInEveryScenario();
};

void TestExplain::showsTheFateOfAnError_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("lane");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("fate");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *scenario, const char *lane, const char *title, const char *fate, const char *why) {
        QTest::newRow(scenario) << QByteArray(scenario) << QByteArray(lane) << QString::fromLatin1(title) << QString::fromLatin1(fate)
                                << QString::fromLatin1(why);
    };
    row("seed/a1_s3_fire_and_forget", "might_fail", "might_fail raised ValueError", "never retrieved: reported when the task was destroyed",
        "Nobody held a reference, so the error was reported the moment the task was destroyed.");
    row("seed/a1_s3_stored_reference", "might_fail", "might_fail raised ValueError", "never retrieved: reported when the task was destroyed",
        "Something still referred to it. The error was reported when the last reference was dropped, 1 s after the raise.");
    row("constructs/never_retrieved_global", "x", "x raised ValueError", "never retrieved: reported when the task was destroyed",
        "A global variable held it until the program was over. Only then was it destroyed, and the error reported.");
    row("seed/a1_s2b_gather_fail_fast_siblings_survive", "C", "C raised ValueError", "swallowed: the gather had already failed",
        "The gather had already ended when this error came. It looked at it and threw it away: no code saw it, and no report will come.");
    row("constructs/gather_fail_fast", "b", "b raised ValueError", "retrieved by main, handled by except ValueError",
        "It was the first failure of a gather, which passed it on to its waiter. The other children were not cancelled.");
    row("constructs/cancel_silences_report", "x", "x raised ValueError", "silenced: cancel() on the failed task, seen by no code",
        "main called cancel() on the task when it had already failed. That does nothing but suppress the report.");
    row("constructs/tg_child_fails", "b", "b raised ValueError", "collected by the task group of main",
        "The task group collected it, cancelled the other children and raises all errors together as a group.");
}

void TestExplain::showsTheFateOfAnError()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QByteArray, lane);
    QFETCH(QString, title);
    QFETCH(QString, fate);
    QFETCH(QString, why);
    const Loaded run = load(scenario.constData());
    const quint32 id = run.lane(lane.constData());
    const Explanation e = explainLane(*run.store, id);
    QCOMPARE(e.title, title);
    QCOMPARE(explainFate(*run.store, run.store->ledger()[*run.store->ledgerOf(id)]), fate);
    QCOMPARE(e.why.value(0), why);
}

void TestExplain::attributesAGatheredErrorToItsWaiter()
{
    // As the engine records it: the gather itself retrieves the exception, and passes it to main one iteration later.
    Trace trace;
    const EntityId main = trace.addEntity({EntityKind::Task, false, trace.string("main"), 1});
    const EntityId task = trace.addEntity({EntityKind::Task, false, trace.string("b"), 2});
    const EntityId other = trace.addEntity({EntityKind::Task, false, trace.string("c"), 3});
    const std::array members{task, other};
    const EntityId gather = trace.addEntity({EntityKind::Gather}, members);
    const quint32 error = index(trace.addException({trace.string("ValueError"), trace.string("x"), false, {}}));
    trace.append({.subject = main, .a = index(trace.string("main")), .kind = EventKind::Created});
    trace.append({.subject = main, .kind = EventKind::Started});
    trace.append({.subject = task, .a = index(trace.string("b")), .c = index(main), .kind = EventKind::Created});
    trace.append({.subject = other, .a = index(trace.string("c")), .c = index(main), .kind = EventKind::Created});
    trace.append({.subject = main, .a = index(gather), .kind = EventKind::Awaiting});
    trace.append({.subject = task, .kind = EventKind::Started});
    trace.append({.subject = task, .a = error, .kind = EventKind::Raised});
    trace.append({.subject = task, .a = index(gather), .b = quint32(Retrieval::Gather), .c = 6, .kind = EventKind::Retrieved});
    trace.append({.subject = main, .a = index(gather), .b = error, .kind = EventKind::Resumed, .outcome = Outcome::Raised, .flag = true});
    trace.append({.subject = main, .a = error, .b = index(trace.string("ValueError")), .kind = EventKind::Caught});
    const TraceStore store(trace);
    QCOMPARE(store.ledger().size(), std::size_t(1));
    QCOMPARE(store.trace().entity(store.ledger().front().by).kind, EntityKind::Gather);
    QCOMPARE(explainFate(store, store.ledger().front()), QStringLiteral("retrieved by main, handled by except ValueError"));
}

void TestExplain::saysWhoCancelled_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("lane");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *scenario, const char *lane, const char *why) {
        QTest::newRow(scenario) << QByteArray(scenario) << QByteArray(lane) << QString::fromLatin1(why);
    };
    row("constructs/cancel_before_start", "x", "main asked for the cancellation.");
    row("constructs/cancel_external", "main", "The user cancelled it from outside.");
    row("constructs/end_pending_tasks", "a", "asyncio.run cancels every task that is left when main has ended.");
    row("constructs/timeout_expires", "main", "A timeout of its own expired.");
    row("constructs/tg_child_fails", "a", "b failed, so its task group cancelled the others.");
}

void TestExplain::saysWhoCancelled()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QByteArray, lane);
    QFETCH(QString, why);
    const Loaded run = load(scenario.constData());
    const quint32 id = run.lane(lane.constData());
    const Explanation e = explainMark(*run.store, id, run.mark(id, MarkKind::CancelRequested));
    QCOMPARE(e.why.value(0), why);
    QCOMPARE(e.facts.front().first, QStringLiteral("At"));
}

void TestExplain::explainsAnOrphan()
{
    const Loaded run = load("seed/a1_s2b_gather_fail_fast_siblings_survive");
    const quint32 id = run.lane("A");
    QVERIFY(explainLane(*run.store, id).why.last().contains(QStringLiteral("in the background")));
    const auto &spans = run.store->lanes()[id].spans;
    const auto orphan = std::ranges::find_if(spans, [](const Span &s) { return s.orphan; });
    QVERIFY(orphan != spans.end());
    const Explanation e = explainSpan(*run.store, id, std::size_t(orphan - spans.begin()));
    QCOMPARE(e.title, QStringLiteral("A: sleeping"));
    QVERIFY(e.why.last().contains(QStringLiteral("keeps running in the background")));
}

void TestExplain::spokenTextIsOneLine()
{
    const Loaded run = load("seed/a1_s2b_gather_fail_fast_siblings_survive");
    QCOMPARE(spokenLane(*run.store, run.lane("C")),
             QStringLiteral("C, child of gather, raised ValueError at 200 milliseconds, swallowed: the gather had already failed, orphan"));
    QCOMPARE(spokenSpan(*run.store, run.lane("B"), 1), QStringLiteral("sleeping from 0 milliseconds to 100 milliseconds"));
    const Loaded lost = load("seed/a1_s3_fire_and_forget");
    QCOMPARE(spokenLane(*lost.store, lost.lane("might_fail")),
             QStringLiteral("might_fail, made by fire_and_forget, raised ValueError at 1 second, not retrieved"));
}

void TestExplain::explainsEverythingInEveryScenario()
{
    for (const char *scenario : {"constructs/tg_nested", "constructs/deadlock", "constructs/gather_never_awaited", "constructs/wait_for_plain",
                                 "constructs/as_completed_timeout", "constructs/never_awaited_local", "constructs/cancel_suppress_uncancel"}) {
        const Loaded run = load(scenario);
        for (quint32 lane = 0; lane < run.store->lanes().size(); ++lane) {
            QVERIFY(!explainLane(*run.store, lane).title.isEmpty());
            QVERIFY(!spokenLane(*run.store, lane).isEmpty());
            for (std::size_t i = 0; i < run.store->lanes()[lane].spans.size(); ++i)
                QVERIFY(!explainSpan(*run.store, lane, i).title.isEmpty() && !spokenSpan(*run.store, lane, i).isEmpty());
            for (std::size_t i = 0; i < run.store->lanes()[lane].marks.size(); ++i)
                QVERIFY(!explainMark(*run.store, lane, i).title.isEmpty());
        }
        for (const LedgerEntry &row : run.store->ledger())
            QVERIFY(!explainFate(*run.store, row).isEmpty() && !explainWhy(*run.store, row).front().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
