// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/cputime.h"
#include "tests/views/timeline/timelinescene.h"

#include "views/picture/lanefolds.h"

#include <QAction>
#include <QLocale>

using namespace awaitscope;

namespace {

constexpr auto Line = "source:12:/home/ann/app.py", OtherLine = "source:30:/home/ann/app.py";

//! A recorded program whose line 12 made \a tasks tasks, a hundred a millisecond, each of which sleeps for a second. Every \a failing-th raises an
//! exception that nobody looks at. Line 30 made a few.
std::unique_ptr<MadeTrace> manyTasks(quint32 tasks, quint32 failing, quint32 few = 3)
{
    auto made = std::make_unique<MadeTrace>();
    Trace &trace = made->trace();
    trace.clock = "wall";
    trace.stepPointers = {Line, OtherLine};
    const auto create = [&](StepId line, Time t) {
        const EntityId task = made->createWork(t);
        trace.at(trace.events().size() - 1).step = line;
        made->start(task, t);
        made->sleep(task, t);
        return task;
    };
    std::vector<EntityId> all;
    for (quint32 i = 0; i < tasks; ++i)
        all.push_back(create(StepId{0}, Time(qint64(i) * 10'000)));
    for (quint32 i = 0; i < few; ++i)
        create(StepId{1}, Time(qint64(tasks) * 10'000));
    for (quint32 i = 0; i < tasks; ++i) {
        const Time end(1'000'000'000 + qint64(i) * 10'000);
        made->wake(all[i], end);
        if (failing != 0 && i % failing == failing - 1)
            made->raise(all[i], end);
        else
            made->succeed(all[i], end);
    }
    return made;
}

QStringList namesOf(const TraceStore &store, const LaneLayout &layout)
{
    QStringList names;
    for (const LaneRow &row : layout.rows())
        names += row.fold == NoIndex ? store.displayName(row.lane) : foldName(store, layout.folds().folds()[row.fold]);
    return names;
}

LaneLayout folded(const TraceStore &store)
{
    LaneLayout layout;
    layout.folds().setOn(true);
    layout.update(&store);
    return layout;
}

} // namespace

// Tasks that one line of a recorded program made share a row.
class TestLaneFolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnWarnings(); }
    void foldsWhatNeedsNoLook();
    void keepsTheWayToAFailure();
    void tasksOfOneLineStandTogether();
    void fewTasksKeepTheirRows();
    void runsOfTaskSetsAreNotFolded();
    void countsHowManyThereWere();
    void costIsLinear();
    void aClickUnfolds();
    void whatIsSelectedGetsItsRow();
    void foldsWhileTheProgramRuns();
};

void TestLaneFolds::foldsWhatNeedsNoLook()
{
    const auto made = manyTasks(1000, 250);
    const TraceStore store(made->trace());
    const LaneLayout layout = folded(store);
    QCOMPARE(layout.rows().size(), std::size_t(1 + 1 + 4 + 3)); // main, the fold, what failed, what another line made
    const QStringList names = namesOf(store, layout);
    QCOMPARE(names[0], QStringLiteral("main"));
    QCOMPARE(names[1], QStringLiteral("work \u00D71,000"));
    QCOMPARE(layout.rows()[1].indent, quint16(1));
    QVERIFY(layout.rows()[1].collapsed && layout.rows()[1].hasChildren);
    for (std::size_t row = 2; row < 6; ++row) {
        QCOMPARE(store.lanes()[layout.rows()[row].lane].end, LaneEnd::Raised);
        QCOMPARE(layout.rows()[row].indent, quint16(2));
    }
    const LaneFold &fold = layout.folds().folds()[layout.rows()[1].fold];
    QCOMPARE(fold.succeeded, 996U);
    QCOMPARE(fold.unretrieved, 4U);
    QCOMPARE(foldLabels(store, fold).first(), QStringLiteral("4 unretrieved \u00B7 4 raised \u00B7 996 succeeded \u00B7 made at app.py:12"));
    // Every lane leads to a row that is drawn.
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        QVERIFY(layout.visibleRowOf(store, lane));
    QCOMPARE(layout.hiddenLanes(store), std::size_t(0));
}

void TestLaneFolds::keepsTheWayToAFailure()
{
    auto made = manyTasks(100, 0);
    Trace &trace = made->trace();
    const EntityId parent = trace.events()[2].subject; // the first that the line made
    const EntityId child = made->create(trace.string("child"), parent, milliseconds(3000));
    made->start(child, milliseconds(3000));
    made->raise(child, milliseconds(3001));
    const TraceStore store(trace);
    const LaneLayout layout = folded(store);
    const auto lane = store.laneOf(child);
    QVERIFY(lane && layout.rowOf(*lane) && layout.rowOf(*store.laneOf(parent)));
    QCOMPARE(layout.rows()[*layout.rowOf(*lane)].indent, quint16(3));
}

void TestLaneFolds::tasksOfOneLineStandTogether()
{
    const auto made = manyTasks(100, 50, 0);
    Trace &trace = made->trace();
    for (int i = 0; i < 60; ++i) { // two lines by turns, the last task of each fails
        const EntityId task = made->createWork(milliseconds(3000));
        trace.at(trace.events().size() - 1).step = StepId{i % 2 == 0 ? 1U : 0U};
        made->start(task, milliseconds(3000));
        i >= 58 ? made->raise(task, milliseconds(3001)) : made->succeed(task, milliseconds(3001));
    }
    const TraceStore store(trace);
    const LaneLayout layout = folded(store);
    QStringList rows;
    for (const LaneRow &row : layout.rows())
        rows += row.fold == NoIndex ? QString::number(row.lane) : QStringLiteral("fold");
    QCOMPARE(rows, (QStringList{"0", "fold", "50", "100", "160", "fold", "159"}));
}

void TestLaneFolds::fewTasksKeepTheirRows()
{
    const auto made = manyTasks(LaneFolds::Least - 1, 0);
    const TraceStore store(made->trace());
    QVERIFY(folded(store).folds().folds().empty());
    QCOMPARE(folded(store).rows().size(), store.lanes().size());
}

void TestLaneFolds::runsOfTaskSetsAreNotFolded()
{
    const auto made = manyTasks(1000, 0);
    made->trace().stepPointers = {"/coros/main/body/0", "/coros/main/body/1"};
    const TraceStore store(made->trace());
    QCOMPARE(folded(store).rows().size(), store.lanes().size());
    LaneLayout off;
    made->trace().stepPointers = {Line, OtherLine};
    off.update(&store);
    QCOMPARE(off.rows().size(), store.lanes().size());
}

void TestLaneFolds::countsHowManyThereWere()
{
    const auto made = manyTasks(1000, 0);
    const TraceStore store(made->trace());
    const LaneLayout layout = folded(store);
    const LaneFold &fold = layout.folds().folds().front();
    QCOMPARE(fold.between(Time{0}, Time{1}), 1U);
    QCOMPARE(fold.between(milliseconds(5), milliseconds(5) + Time{1}), 501U);
    QCOMPARE(fold.between(milliseconds(500), milliseconds(501)), 1000U);
    QCOMPARE(fold.between(milliseconds(5000), milliseconds(5001)), 0U);
    QCOMPARE(fold.most, 1000U);
}

void TestLaneFolds::costIsLinear()
{
    const auto cost = [](quint32 tasks) {
        const auto made = manyTasks(tasks, 1000);
        const TraceStore store(made->trace());
        double least = 1e9;
        for (int i = 0; i < 5; ++i) {
            const double begin = test::threadCpuMs();
            const LaneLayout layout = folded(store);
            least = std::min(least, test::threadCpuMs() - begin);
        }
        return least;
    };
    const double small = cost(50'000), large = cost(200'000);
    qInfo("50,000 tasks: %.1f ms, 200,000 tasks: %.1f ms", small, large);
    QVERIFY2(large < small * 9, qPrintable(QStringLiteral("%1 ms, %2 ms").arg(small).arg(large))); // four times as many; caches forget some
}

void TestLaneFolds::aClickUnfolds()
{
    TimelineScene scene(manyTasks(100, 50));
    QCOMPARE(scene.timeline->layout().rows().size(), std::size_t(1 + 1 + 2 + 3));
    const LaneRow &fold = scene.timeline->layout().rows()[1];
    const qreal y = scene.timeline->rectOf({ViewItem::Kind::Lane, fold.lane, 0}).center().y();
    QTest::mouseClick(scene.viewport(), Qt::LeftButton, {}, QPoint(16 + 14, int(y))); // its triangle
    QCOMPARE(scene.timeline->layout().rows().size(), std::size_t(1 + 100 + 3));
    // And again by the key, on any of them.
    scene.state.select({ViewItem::Kind::Lane, scene.timeline->layout().rows()[7].lane, 0});
    scene.timeline->setFocus();
    QTest::keyClick(scene.timeline, Qt::Key_U);
    QVERIFY(scene.timeline->layout().rows().size() < 10);
    QTest::keyClick(scene.timeline, Qt::Key_G); // no folds at all
    QCOMPARE(scene.timeline->layout().rows().size(), std::size_t(1 + 100 + 3));
}

void TestLaneFolds::whatIsSelectedGetsItsRow()
{
    TimelineScene scene(manyTasks(100, 0));
    const quint32 lane = 42;
    QVERIFY(!scene.timeline->layout().rowOf(lane));
    scene.state.select({ViewItem::Kind::Span, lane, 0}); // as a line of the log does
    QVERIFY(scene.timeline->layout().rowOf(lane));
    QVERIFY(!scene.timeline->layout().rowOf(lane + 1));
}

void TestLaneFolds::foldsWhileTheProgramRuns()
{
    auto made = std::make_unique<MadeTrace>();
    MadeTrace &growing = *made;
    Trace &trace = growing.trace();
    trace.clock = "wall";
    trace.stepPointers = {Line};
    TimelineScene scene(std::move(made));
    const auto go = [&](quint32 tasks) {
        for (quint32 i = 0; i < tasks; ++i) {
            const EntityId task = growing.createWork(milliseconds(i));
            trace.at(trace.events().size() - 1).step = StepId{0};
            growing.start(task, milliseconds(i));
            growing.succeed(task, milliseconds(i + 1));
        }
        scene.store->update();
        scene.timeline->refresh();
    };
    go(10);
    QTRY_COMPARE(scene.timeline->layout().rows().size(), std::size_t(11));
    go(500);
    QTRY_COMPARE(scene.timeline->layout().rows().size(), std::size_t(2));
    QCOMPARE(scene.timeline->layout().folds().folds().front().tasks, 510U);
}

QTEST_MAIN(TestLaneFolds)
#include "tst_lanefolds.moc"
