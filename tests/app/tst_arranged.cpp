// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user arranged, selected and is looking at is kept when another run is shown.

#include "tests/app/windowfixture.h"
#include "tests/support/activate.h"

#include "app/document/files.h"
#include "model/edit/tasktable.h"
#include "model/program/file/owndata.h"
#include "model/program/file/tasksetreader.h"

#include <QDockWidget>
#include <QItemSelectionModel>
#include <QMessageBox>
#include <QScrollBar>

using namespace awaitscope;

namespace {

//! Twelve tasks; F fails at 300 ms, L is the last to end, after 5 s. All but F run an inner coroutine.
QByteArray sample(const QByteArray &more = {})
{
    QByteArray tasks;
    for (char name = 'A'; name <= 'L'; ++name) {
        const QByteArray ms = name == 'L' ? "5000" : QByteArray::number(100 * (name - 'A' + 1));
        tasks += QByteArray(tasks.isEmpty() ? "" : ",") + R"({"coro":")" + (name == 'F' ? "fail" : "work") + R"(","args":{"name":")" + name + R"(","ms":)"
            + (name == 'F' ? "300" : ms) + "}}";
    }
    return R"({"schema":1,"coros":{
        "inner":{"body":[{"op":"sleep","ms":50}]},
        "work":{"params":["name","ms"],"body":[{"op":"call","coro":"inner"},{"op":"sleep","ms":{"var":"ms"}}]},
        "fail":{"params":["name","ms"],"body":[{"op":"sleep","ms":{"var":"ms"}},{"op":"raise","type":"ValueError","msg":"f"}]},
        "main":{"body":[{"op":"await","of":{"gather":[)"
        + tasks + R"(]}}]}},"main":"main")" + more + "}";
}

} // namespace

class TestArranged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        m->timeline()->setReducedMotion(true);
        load(sample());
        QTRY_VERIFY(timeline()->verticalScrollBar()->isVisible()); // its lanes need one, and it takes some of the width
    }
    void cleanup() { m.reset(); }

    void isKeptForTheNextRun_data();
    void isKeptForTheNextRun();
    void aTaskThatIsRestoredKeepsItsArrangement();
    void keepsItsPlaceBetweenItsSiblings();
    void isKeptInTheFileWithTheStrategy();
    void marksNothingAsModifiedAndAsksNothing();
    void ignoresUnknownContentOfAFile_data();
    void ignoresUnknownContentOfAFile();
    void anotherDocumentStartsFittedAtTheTop();
    void rereadingAFileKeepsTheView();
    void twoStrategiesAreShownOnOneAxis();
    void aZoomIsRestoredWithItsTime();
    void aClickInTheTimelineSelectsTheTask();
    void aClickInTheTableSelectsTheLane();
    void openingDetailsMovesNothingUnderThePointer();

private:
    void load(const QByteArray &json)
    {
        Result<TaskSet> set = readTaskSet(json);
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().pointer + set.problems().front().message));
        m->document().load(*std::move(set));
        QVERIFY(m->settled());
        test::activate(&m->window());
    }
    const TraceStore &store() const { return *m->window().runs().store(); }
    ViewState &view() const { return m->window().viewState(); }
    TimelineWidget *timeline() const { return m->timeline(); }
    quint32 lane(const QString &name) const
    {
        for (quint32 i = 0; i < store().lanes().size(); ++i)
            if (store().displayName(i) == name)
                return i;
        qFatal("no lane %s", qPrintable(name));
    }
    //! The names of the rows from top to bottom, with their arrangement.
    QString rows() const
    {
        QStringList out;
        for (const LaneRow &row : timeline()->layout().rows())
            if (store().displayName(row.lane) != QLatin1String("inner"))
                out << store().displayName(row.lane) + (row.pinned ? QStringLiteral("!") : row.collapsed ? QStringLiteral("+")
                                                                                                         : QString());
        return out.join(u' ');
    }
    void choose(const QString &name)
    {
        timeline()->setFocus();
        view().select({ViewItem::Kind::Lane, lane(name), 0});
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(timeline(), key, modifiers); }
    //! Pins C, hides D, collapses A, and moves G above E.
    void arrange()
    {
        choose(QStringLiteral("C"));
        key(Qt::Key_P);
        choose(QStringLiteral("D"));
        key(Qt::Key_H);
        choose(QStringLiteral("A"));
        key(Qt::Key_C);
        choose(QStringLiteral("G"));
        key(Qt::Key_Up, Qt::AltModifier);
        key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(rows(), Arranged);
    }
    void edit(const Result<TaskSet> &set)
    {
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        m->document().edit(QStringLiteral("Edit"), *set);
        QVERIFY(m->settled());
    }
    void undo(bool again = false)
    {
        again ? m->document().undoStack().redo() : m->document().undoStack().undo();
        QVERIFY(m->settled());
    }
    QString saved(const char *name = "a.taskset")
    {
        if (!m->document().save(m->path(name)).empty())
            qFatal("cannot save");
        return m->path(name);
    }
    QString wholeOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    const QString Arranged = QStringLiteral("C! main A+ B G E F H I J K L");
    std::unique_ptr<WindowFixture> m;
};

void TestArranged::isKeptForTheNextRun_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"an edit", "an undo", "a redo", "another strategy and back", "a run", "a paced run", "reading the file again"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestArranged::isKeptForTheNextRun()
{
    QFETCH(QString, what);
    const QString path = saved();
    arrange();
    view().select({ViewItem::Kind::Span, lane(QStringLiteral("H")), quint32(store().lanes()[lane(QStringLiteral("H"))].spans.size() - 1)});
    const TimeRange range{20ms, 260ms};
    view().setRange(range);
    QScrollBar *bar = timeline()->verticalScrollBar();
    QVERIFY(bar->maximum() > 60);
    bar->setValue(57);
    const ViewItem selected = view().selection().front();
    const SpanState state = store().lanes()[selected.lane].spans[selected.index].state;
    if (what == QLatin1String("reading the file again")) {
        QVERIFY(m->document().open(path).empty());
        QVERIFY(m->settled());
    } else if (what.startsWith(QLatin1String("another"))) {
        m->trigger("strategy.collect");
        QVERIFY(m->settled());
        QCOMPARE(rows(), Arranged);
        QCOMPARE(view().range(), range);
        m->trigger("strategy.fail-fast");
        QVERIFY(m->settled());
    } else if (what.endsWith(QLatin1String("run"))) {
        m->window().runs().setSpeed(what == QLatin1String("a run") ? 0 : 100);
        m->trigger("run.run");
        QVERIFY(m->settled());
    } else {
        edit(setRowSleep(m->document().taskSet(), 1, 210));
        if (what != QLatin1String("an edit"))
            undo();
        if (what == QLatin1String("a redo"))
            undo(true);
    }
    QCOMPARE(rows(), Arranged);
    QCOMPARE(bar->value(), 57);
    QCOMPARE(view().range(), range);
    QCOMPARE(view().selection().size(), std::size_t(1));
    const ViewItem now = view().selection().front();
    QCOMPARE(now.lane, lane(QStringLiteral("H")));
    if (what != QLatin1String("a paced run")) { // in that case the lane exists before what it contains
        QCOMPARE(now.kind, ViewItem::Kind::Span);
        QCOMPARE(store().lanes()[now.lane].spans[now.index].state, state);
    }
}

void TestArranged::aTaskThatIsRestoredKeepsItsArrangement()
{
    arrange();
    choose(QStringLiteral("C"));
    edit(removeRows(m->document().taskSet(), {2})); // C
    QCOMPARE(rows(), QStringLiteral("main A+ B G E F H I J K L"));
    QVERIFY(view().selection().empty());
    edit(setRowSleep(m->document().taskSet(), 0, 110)); // creates other lanes in between
    undo();
    undo();
    QCOMPARE(rows(), Arranged);
    QCOMPARE(view().selection(), (std::vector<ViewItem>{{ViewItem::Kind::Lane, lane(QStringLiteral("C")), 0}}));
    QCOMPARE(m->document().arrangement(), timeline()->arrangement());
}

void TestArranged::keepsItsPlaceBetweenItsSiblings()
{
    arrange();
    edit(addRow(m->document().taskSet(), TaskTemplate::Succeeds, 0)); // shifts every number by one
    QVERIFY2(rows().endsWith(QStringLiteral("A+ B G E F H I J K L")), qPrintable(rows()));
    undo();
    edit(removeRows(m->document().taskSet(), {1})); // B, after which G was put
    QCOMPARE(rows(), QStringLiteral("C! main A+ G E F H I J K L"));
}

void TestArranged::isKeptInTheFileWithTheStrategy()
{
    arrange();
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    const QString path = saved();
    m->close();
    m->open();
    QVERIFY(m->window().openFile(path));
    QVERIFY(m->settled());
    QCOMPARE(rows(), Arranged);
    QCOMPARE(m->document().strategy(), Strategy::Collect);
    QVERIFY(m->action("strategy.collect")->isChecked());
    QVERIFY(m->state().startsWith(QStringLiteral("Finished at 5.05 s")));
    QVERIFY(!m->document().isModified());
    QVERIFY(!m->document().undoStack().canUndo());
    // Data of the window in the file does not affect running it.
    QVERIFY(readTaskSet(sample())->extras.empty());
    QCOMPARE(wholeOf(path).count(QStringLiteral("x-awaitscope")), 1);
    // It is removed if there is nothing to keep.
    m->trigger("strategy.fail-fast");
    m->window().runs().setSpeed(0);
    QVERIFY(m->settled());
    load(sample());
    QCOMPARE(rows(), QStringLiteral("main A B C D E F G H I J K L"));
    QVERIFY(!wholeOf(saved("b.taskset")).contains(QStringLiteral("x-awaitscope")));
}

void TestArranged::marksNothingAsModifiedAndAsksNothing()
{
    saved();
    arrange();
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    QVERIFY(!m->document().isModified());
    bool asked = false;
    WindowFixture::whenModal<QMessageBox>([&asked](QMessageBox *box) {
        asked = true;
        box->reject();
    });
    QVERIFY(m->window().close());
    QVERIFY(!asked);
}

void TestArranged::ignoresUnknownContentOfAFile_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::newRow("no dictionary") << QByteArray("[1, 2]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("numbers") << QByteArray(R"({"arrangement": 7, "strategy": 8})");
    QTest::newRow("an unknown strategy") << QByteArray(R"({"strategy": "as you like"})");
    QTest::newRow("wrong lists") << QByteArray(R"({"arrangement": {"pinned": {"a": 1}, "hidden": [[], [1], [["main"]], [["main", -1]], [["main", 1.5]],
        [["main", 99999999999999]], "main", null], "collapsed": "main", "moved": [1, {}, {"lane": []}, {"lane": ["main", 2]}]}})");
    QTest::newRow("a reference") << QByteArray(R"({"arrangement": {"var": "x"}, "strategy": {"var": "y"}})");
    QTest::newRow("no such lanes") << QByteArray(R"({"arrangement": {"pinned": [["nobody"], ["main", "Z"], ["main", ["A", 7]]],
        "hidden": [["main", "A", "inner", "inner"]], "moved": [{"lane": ["main", "A"], "after": "Y", "before": "Z"}, {"lane": ["nobody"]}]}})");
}

void TestArranged::ignoresUnknownContentOfAFile()
{
    QFETCH(QByteArray, own);
    const QString path = m->written("hostile.taskset", sample(R"(,"x-other":{"kept":[1,{"a":null}]},"x-awaitscope":)" + own));
    QVERIFY(m->window().openFile(path));
    QVERIFY(m->settled());
    QCOMPARE(rows(), QStringLiteral("main A B C D E F G H I J K L"));
    QCOMPARE(m->document().strategy(), Strategy::AsWritten);
    QVERIFY(!m->document().isModified());
    const Result<TaskSet> before = loadTaskSet(path);
    QVERIFY(m->document().save(path).empty());
    const Result<TaskSet> after = loadTaskSet(path);
    QVERIFY(before && after);
    QCOMPARE(after->extras, before->extras);
}

void TestArranged::anotherDocumentStartsFittedAtTheTop()
{
    arrange();
    view().setRange({20ms, 60ms});
    timeline()->verticalScrollBar()->setValue(80);
    load(sample());
    QVERIFY(view().isFitted());
    QVERIFY(!view().canGoBack());
    QCOMPARE(timeline()->verticalScrollBar()->value(), 0);
    QCOMPARE(rows(), QStringLiteral("main A B C D E F G H I J K L"));
    QVERIFY(view().selection().empty());
    view().setRange({20ms, 60ms});
    m->trigger("file.new");
    QVERIFY(m->settled());
    QVERIFY(view().isFitted());
}

void TestArranged::rereadingAFileKeepsTheView()
{
    const QString path = saved();
    arrange();
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    view().setRange({20ms, 60ms});
    QByteArray theirs = sample();
    theirs.replace(R"("name":"B","ms":200)", R"("name":"B","ms":222)");
    m->written("a.taskset", theirs);
    QTRY_COMPARE(m->strip()->notice(), Notice::Disk);
    QVERIFY(m->answer("Reload"));
    QVERIFY(m->settled());
    QCOMPARE(m->document().path(), path);
    QCOMPARE(rows(), Arranged);
    QCOMPARE(m->document().strategy(), Strategy::Collect);
    QCOMPARE(view().range(), (TimeRange{20ms, 60ms}));
    QCOMPARE(store().lanes()[lane(QStringLiteral("B"))].finish, Time(272ms));
}

void TestArranged::twoStrategiesAreShownOnOneAxis()
{
    QCOMPARE(store().range().end, Time(300ms)); // as written: the failure of F ends main
    const qreal short300 = timeline()->xAt(300ms);
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    QCOMPARE(store().range().end, Time(5050ms));
    QVERIFY(view().isFitted());
    QVERIFY(timeline()->xAt(5050ms) < timeline()->viewport()->width()); // it did not fit, so the view was fitted again
    const TimeRange axis = view().range();
    const qreal long300 = timeline()->xAt(300ms);
    QVERIFY(long300 < short300);
    m->trigger("strategy.fail-fast");
    QVERIFY(m->settled());
    QCOMPARE(store().range().end, Time(300ms));
    QCOMPARE(view().range(), axis); // it fits
    QCOMPARE(timeline()->xAt(300ms), long300);
    m->document().undoStack().undo();
    QVERIFY(m->settled());
    QCOMPARE(view().range(), axis);
    m->document().undoStack().redo();
    QVERIFY(m->settled());
    QCOMPARE(view().range(), axis);
    m->trigger("view.fit"); // the user can still fit the run alone
    QVERIFY(view().range().end < 400ms);
    QCOMPARE(timeline()->xAt(300ms), short300);
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    m->trigger("strategy.fail-fast");
    QVERIFY(m->settled());
    QCOMPARE(view().range(), axis);
    edit(setRowSleep(m->document().taskSet(), 0, 120)); // the run that it was compared with is now of another task set
    QCOMPARE(timeline()->xAt(300ms), short300);
}

void TestArranged::aZoomIsRestoredWithItsTime()
{
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    view().setRange({4000ms, 4500ms});
    m->trigger("strategy.fail-fast"); // ends at 300 ms: nothing of it is within these 500 ms
    QVERIFY(m->settled());
    QVERIFY(view().range().begin < 300ms);
    m->trigger("strategy.collect");
    QVERIFY(m->settled());
    QCOMPARE(view().range(), (TimeRange{4000ms, 4500ms}));
}

void TestArranged::aClickInTheTimelineSelectsTheTask()
{
    for (const char *name : {"B", "F", "K"}) {
        const auto id = lane(QLatin1String(name));
        timeline()->reveal({ViewItem::Kind::Lane, id, 0});
        const QRectF row = timeline()->rectOf({ViewItem::Kind::Lane, id, 0});
        QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, {}, QPoint(qRound(timeline()->xAt(80ms)), qRound(row.center().y())));
        QCOMPARE(view().selection().size(), std::size_t(1));
        QCOMPARE(view().selection().front().lane, id);
        QCOMPARE(m->table()->selectedRows(), std::vector<int>{name[0] - 'A'});
        QCOMPARE(m->find<EditorPanel>()->currentCoroutine(), name[0] == 'F' ? QStringLiteral("fail") : QStringLiteral("work"));
    }
}

void TestArranged::aClickInTheTableSelectsTheLane()
{
    auto *details = m->find<QDockWidget>("detailsDock");
    QVERIFY(details);
    for (const int row : {1, 5, 10}) {
        const QModelIndex index = m->table()->model()->index(row, 0);
        m->table()->scrollTo(index);
        QTest::mouseClick(m->table()->viewport(), Qt::LeftButton, {}, m->table()->visualRect(index).center());
        QCOMPARE(view().selection(), (std::vector<ViewItem>{{ViewItem::Kind::Lane, lane(QString(QChar('A' + row))), 0}}));
        QVERIFY(timeline()->rectOf(view().selection().front()).top() >= 0);
        QVERIFY(timeline()->rectOf(view().selection().front()).bottom() <= timeline()->viewport()->height());
        QVERIFY(!details->isVisible()); // editing at the left keeps the room
    }
}

void TestArranged::openingDetailsMovesNothingUnderThePointer()
{
    auto *details = m->find<QDockWidget>("detailsDock");
    QVERIFY(!details->isVisible());
    const TimeRange whole = view().range();
    const int width = timeline()->viewport()->width();
    const QRectF row = timeline()->rectOf({ViewItem::Kind::Lane, lane(QStringLiteral("B")), 0});
    const QPoint place(qRound(timeline()->xAt(100ms)), qRound(row.center().y()));
    const Time there = timeline()->timeAt(place.x());
    QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(details->isVisible());
    QTRY_VERIFY(timeline()->viewport()->width() < width - 100);
    QVERIFY(std::abs((timeline()->timeAt(place.x()) - there).count()) < 1'000'000);
    QCOMPARE(timeline()->rectOf({ViewItem::Kind::Lane, lane(QStringLiteral("B")), 0}).top(), row.top());
    details->close();
    QTRY_COMPARE(timeline()->viewport()->width(), width);
    QTRY_COMPARE(view().range(), whole);
    QVERIFY(view().isFitted());
}

QTEST_MAIN(TestArranged)
#include "tst_arranged.moc"
