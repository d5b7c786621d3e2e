// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"
#include "tests/support/activate.h"

#include "app/window/sleepdrag.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

#include <QMouseEvent>
#include <QSignalSpy>

using namespace awaitscope;
using std::chrono::milliseconds;

namespace {

//! a sleeps 300 ms and raises; b sleeps 500 ms, then awaits a coroutine that fails after 200 ms; c has every kind of length that is
//! not a constant, and is cancelled in the middle of one that is.
constexpr const char *Sample = R"({
 "schema": 1,
 "name": "drags",
 "coros": {
  "a": {"body": [{"op": "sleep", "ms": 300}, {"op": "raise", "type": "ValueError", "msg": "a"}]},
  "inner": {"body": [{"op": "sleep", "ms": 200}, {"op": "raise", "type": "OSError", "msg": "inner"}]},
  "b": {"body": [{"op": "sleep", "ms": 500}, {"op": "call", "coro": "inner"}]},
  "c": {"params": ["ms"], "body": [{"op": "sleep", "ms": {"var": "ms"}}, {"op": "sleep", "ms": {"item": [[150, 250], 0]}},
        {"op": "sleep", "ms": 5000}]},
  "main": {"body": [
   {"op": "spawn", "coro": "a", "as": "a"}, {"op": "spawn", "coro": "b", "as": "b"}, {"op": "spawn", "coro": "c", "args": {"ms": 100}, "as": "c"},
   {"op": "try", "body": [{"op": "await", "of": {"var": "a"}}], "except": [{"types": ["ValueError"], "body": []}]},
   {"op": "sleep", "ms": 600},
   {"op": "cancel", "of": "c"},
   {"op": "try", "body": [{"op": "await", "of": {"var": "c"}}], "except": [{"types": ["CancelledError"], "body": []}]}
  ]}
 },
 "main": "main"
})";

const char *const SleepOfA = "/coros/a/body/0";

} // namespace

class TestSleepDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        m->timeline()->setReducedMotion(true);
        Result<TaskSet> set = readTaskSet(Sample);
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        m->document().load(*std::move(set));
        QVERIFY(m->settled());
        m->timeline()->fit();
        test::activate(&m->window());
    }
    void cleanup() { m.reset(); }

    void dragsTheEndOfASleepInOneStepThatCanBeUndone();
    void dragsAFailureByTheSleepBeforeIt_data();
    void dragsAFailureByTheSleepBeforeIt();
    void escapeDiscardsAndChangesNothing();
    void draggingBackIsNotAnEdit();
    void neverShrinksBelowZero();
    void snapsToTheEdgesOfOtherSpansUnlessAltIsHeld();
    void shiftAndCtrlSelectAsUsual();
    void offersNoHandleUnlessTheLengthIsConstant();
    void isAtLeastEightPixelsWideAndSaysSoByItsCursor();
    void thePreviewShowsOnlyTheLanesThatChange();
    void aStrategyRemovesHandlesOnlyWhereItRewrites();
    void anOrphanedSleepIsDraggedAsAWhole();
    void aLargeRunIsNotRepeatedDuringADrag();
    void showsHowManyTasksSleep();

private:
    quint32 lane(const char *name) const
    {
        const TraceStore &store = *m->window().runs().store();
        for (quint32 i = 0; i < store.lanes().size(); ++i)
            if (store.displayName(i) == QLatin1String(name))
                return i;
        qFatal("no lane %s", name);
    }
    QPoint at(Time t, const char *name) const
    {
        const QRectF row = m->timeline()->rectOf({ViewItem::Kind::Lane, lane(name), 0});
        return {qRound(m->timeline()->xAt(t)), qRound(row.center().y())};
    }
    QWidget *viewport() const { return m->timeline()->viewport(); }
    void move(QPoint to, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QMouseEvent event(QEvent::MouseMove, to, viewport()->mapToGlobal(QPointF(to)), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(viewport(), &event);
    }
    void take(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::mousePress(viewport(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            move(from + (to - from) * i / 4, Qt::LeftButton, modifiers);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::mouseRelease(viewport(), Qt::LeftButton, modifiers, at); }
    bool previewComes() const
    {
        return QTest::qWaitFor([this] { return !m->timeline()->preview().rows.empty(); });
    }
    qint64 sleepAt(const char *pointer) const { return plainSleeps(m->document().taskSet(), m->document().taskSet()).value(QLatin1String(pointer), -1); }
    Time finishOf(const char *name) const { return m->window().runs().store()->lanes()[lane(name)].finish; }

    std::unique_ptr<WindowFixture> m;
};

void TestSleepDrag::dragsTheEndOfASleepInOneStepThatCanBeUndone()
{
    const TaskSet before = m->document().taskSet();
    const QPoint from = at(milliseconds(500), "b"), to = at(milliseconds(650), "b");
    take(from, to, Qt::AltModifier);
    QVERIFY(previewComes());
    QVERIFY(m->document().taskSet() == before); // so far only a preview
    QCOMPARE(m->document().undoStack().count(), 0);
    const std::optional<SleepHandle> dragged = m->timeline()->sleeps().resized();
    QVERIFY(dragged);
    QCOMPARE(dragged->pointer, QStringLiteral("/coros/b/body/0"));
    QVERIFY2(m->timeline()->sleeps().resizedText().endsWith(QStringLiteral("was 500 ms")), qPrintable(m->timeline()->sleeps().resizedText()));
    release(to, Qt::AltModifier);
    const qint64 ms = sleepAt("/coros/b/body/0");
    QVERIFY2(std::abs(ms - 650) <= 3, qPrintable(QString::number(ms)));
    QCOMPARE(m->document().undoStack().count(), 1);
    QVERIFY2(m->document().undoStack().undoText().contains(QStringLiteral("Change Sleep to ")), qPrintable(m->document().undoStack().undoText()));
    QVERIFY(m->settled());
    QVERIFY(m->timeline()->preview().rows.empty());
    QCOMPARE(finishOf("b"), Time(milliseconds(ms + 200)));
    m->press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m->document().taskSet() == before);
    QVERIFY(m->settled());
    QCOMPARE(finishOf("b"), Time(milliseconds(700)));
    m->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(sleepAt("/coros/b/body/0"), ms);
}

void TestSleepDrag::dragsAFailureByTheSleepBeforeIt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("begin");
    QTest::newRow("of a task") << QStringLiteral("a") << 300 << QString::fromLatin1(SleepOfA) << 0;
    QTest::newRow("through an inline call") << QStringLiteral("b") << 700 << QStringLiteral("/coros/inner/body/0") << 500;
}

void TestSleepDrag::dragsAFailureByTheSleepBeforeIt()
{
    QFETCH(QString, name);
    QFETCH(int, ms);
    QFETCH(QString, pointer);
    QFETCH(int, begin);
    const QByteArray latin = name.toLatin1(), place = pointer.toLatin1();
    const char *task = latin.constData();
    const QPoint from = at(milliseconds(ms), task), to = at(milliseconds(ms + 130), task);
    QVERIFY(m->timeline()->sleeps().handleAt(from));
    QVERIFY(m->timeline()->sleeps().handleAt(from)->failure);
    take(from, to, Qt::AltModifier);
    QVERIFY(previewComes());
    release(to, Qt::AltModifier);
    const qint64 now = sleepAt(place.constData());
    QVERIFY2(std::abs(begin + now - ms - 130) <= 3, qPrintable(QString::number(now)));
    QVERIFY(m->document().undoStack().undoText().startsWith(QStringLiteral("Move Failure")));
    QVERIFY(m->settled());
    QCOMPARE(finishOf(task), Time(milliseconds(begin + now)));
    QCOMPARE(m->document().undoStack().count(), 1);
}

void TestSleepDrag::escapeDiscardsAndChangesNothing()
{
    const TaskSet before = m->document().taskSet();
    const QPoint from = at(milliseconds(500), "b"), to = at(milliseconds(700), "b") + QPoint(40, 0);
    take(from, to);
    QVERIFY(previewComes());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m->timeline()->preview().rows.empty());
    QVERIFY(!m->timeline()->sleeps().resized());
    move(to + QPoint(30, 0));
    release(to);
    QVERIFY(m->document().taskSet() == before);
    QCOMPARE(m->document().undoStack().count(), 0);
    QTest::qWait(50); // no late preview either
    QVERIFY(m->timeline()->preview().rows.empty());
    QCOMPARE(finishOf("b"), Time(milliseconds(700)));
}

void TestSleepDrag::draggingBackIsNotAnEdit()
{
    const QPoint from = at(milliseconds(500), "b");
    take(from, from + QPoint(80, 0));
    QVERIFY(previewComes());
    move(from);
    QVERIFY2(m->timeline()->sleeps().resizedText().contains(QStringLiteral("as before")), qPrintable(m->timeline()->sleeps().resizedText()));
    QTRY_VERIFY(m->timeline()->preview().rows.empty());
    release(from);
    QCOMPARE(m->document().undoStack().count(), 0);
}

void TestSleepDrag::neverShrinksBelowZero()
{
    const QPoint from = at(milliseconds(500), "b");
    const QPoint to(4, from.y()); // far to the left of its begin
    take(from, to);
    release(to);
    QCOMPARE(sleepAt("/coros/b/body/0"), qint64(0));
    QVERIFY(readTaskSet(writeTaskSet(m->document().taskSet())));
    QVERIFY(m->settled());
    QCOMPARE(finishOf("b"), Time(milliseconds(200)));
}

void TestSleepDrag::snapsToTheEdgesOfOtherSpansUnlessAltIsHeld()
{
    const QPoint from = at(milliseconds(500), "b"), nearA = at(milliseconds(300), "b") + QPoint(5, 0);
    take(from, nearA);
    release(nearA);
    QCOMPARE(sleepAt("/coros/b/body/0"), qint64(300));
    m->press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m->settled());
    take(from, nearA, Qt::AltModifier);
    release(nearA, Qt::AltModifier);
    QVERIFY(sleepAt("/coros/b/body/0") > 300);
    QVERIFY(sleepAt("/coros/b/body/0") < 320);
}

void TestSleepDrag::shiftAndCtrlSelectAsUsual()
{
    m->window().viewState().setRange({milliseconds(100), milliseconds(700)});
    const QPoint from = at(milliseconds(500), "b");
    const TimeRange seen = m->window().viewState().range();
    take(from, from - QPoint(60, 0), Qt::ShiftModifier);
    QVERIFY(!m->timeline()->sleeps().resized());
    release(from - QPoint(60, 0), Qt::ShiftModifier);
    QVERIFY(m->window().viewState().range().begin > seen.begin); // moved
    const QPoint again = at(milliseconds(500), "b");
    take(again, again + QPoint(60, 0), Qt::ControlModifier);
    QVERIFY(!m->timeline()->sleeps().resized());
    release(again + QPoint(60, 0), Qt::ControlModifier);
    QVERIFY(m->window().viewState().range().duration() < seen.duration() / 2); // zoomed
    QCOMPARE(m->document().undoStack().count(), 0);
}

void TestSleepDrag::offersNoHandleUnlessTheLengthIsConstant()
{
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(100), "c"))); // a variable
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(250), "c"))); // an item of a list
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(900), "c"))); // cancelled before it had ended
    QVERIFY(m->timeline()->sleeps().handleAt(at(milliseconds(900), "main")));
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(400), "main"))); // in the middle
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(500), "b") + QPoint(0, 20))); // below the bar
    const QPoint from = at(milliseconds(100), "c");
    take(from, from + QPoint(60, 0));
    QVERIFY(m->window().viewState().measured()); // it measures, as anywhere else
    release(from + QPoint(60, 0));
    QCOMPARE(m->document().undoStack().count(), 0);
}

void TestSleepDrag::isAtLeastEightPixelsWideAndSaysSoByItsCursor()
{
    const QPoint end = at(milliseconds(500), "b");
    for (int dx = -4; dx <= 4; ++dx) {
        move(end + QPoint(dx, 0), Qt::NoButton);
        QVERIFY2(m->timeline()->sleeps().handleAt(end + QPoint(dx, 0)), qPrintable(QString::number(dx)));
        QCOMPARE(viewport()->cursor().shape(), Qt::SizeHorCursor);
    }
    QVERIFY(m->timeline()->sleeps().tip().contains(QStringLiteral("500 ms")));
    move(end - QPoint(30, 0), Qt::NoButton);
    QCOMPARE(viewport()->cursor().shape(), Qt::ArrowCursor);
    // A press without a move is still a click.
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, end - QPoint(4, 0));
    QCOMPARE(m->window().viewState().selection().size(), std::size_t(1));
    QCOMPARE(m->document().undoStack().count(), 0);
}

void TestSleepDrag::thePreviewShowsOnlyTheLanesThatChange()
{
    const QPoint from = at(milliseconds(500), "b");
    take(from, from + QPoint(90, 0));
    QVERIFY(previewComes());
    const Preview &preview = m->timeline()->preview();
    const auto shows = [&](const char *name) {
        const qreal y = m->timeline()->rectOf({ViewItem::Kind::Lane, lane(name), 0}).center().y();
        return std::any_of(preview.rows.begin(), preview.rows.end(), [y](const QRectF &r) { return r.top() < y && y < r.bottom(); });
    };
    QVERIFY(shows("b"));
    QVERIFY(!shows("a"));
    QVERIFY(!shows("c"));
    QVERIFY2(preview.list.toText().contains(QStringLiteral("sleeping hatch")), qPrintable(preview.list.toText()));
    QVERIFY(std::all_of(preview.list.items.begin(), preview.list.items.end(), [](const DisplayItem &i) { return i.ref.kind == ItemRef::Kind::None; }));
    const QImage with = viewport()->grab().toImage();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const QRect row = m->timeline()->rectOf({ViewItem::Kind::Lane, lane("b"), 0}).toRect();
    QVERIFY(with.copy(row) != viewport()->grab().toImage().copy(row)); // and it is painted
    release(from);
}

void TestSleepDrag::aStrategyRemovesHandlesOnlyWhereItRewrites()
{
    TaskSet set = m->document().taskSet();
    TaskSet run = set;
    run.find(QStringLiteral("main"))->body.erase(run.find(QStringLiteral("main"))->body.begin() + 3);
    const SleepLengths left = plainSleeps(set, run);
    QVERIFY(left.contains(QString::fromLatin1(SleepOfA)));
    QVERIFY(!left.contains(QStringLiteral("/coros/main/body/4")));
    QVERIFY(plainSleeps(set, set).contains(QStringLiteral("/coros/main/body/4")));
    QVERIFY(withSleep(set, QStringLiteral("/coros/main/body/9"), 5) == set);
}

void TestSleepDrag::anOrphanedSleepIsDraggedAsAWhole()
{
    m->window().openFirstLook();
    QVERIFY(m->settled());
    m->timeline()->fit();
    const auto end = m->timeline()->sleeps().handleAt(at(milliseconds(300), "fetch A")); // striped from 100 ms on
    QVERIFY(end);
    QCOMPARE(end->begin, Time{0});
    QCOMPARE(end->ms, qint64(300));
    QVERIFY(!m->timeline()->sleeps().handleAt(at(milliseconds(100), "fetch A"))); // where it became an orphan
    const QPoint from = at(milliseconds(200), "fetch C"), to = at(milliseconds(400), "fetch C");
    QVERIFY(m->timeline()->sleeps().handleAt(from) && m->timeline()->sleeps().handleAt(from)->failure);
    take(from, to);
    QVERIFY(previewComes());
    QVERIFY(!m->timeline()->preview().list.toText().contains(QStringLiteral("gather-line"))); // it fails by fetch B, as before
    release(to);
    QVERIFY(m->settled());
    QCOMPARE(finishOf("fetch C"), Time(milliseconds(400)));
    QVERIFY(m->document().undoStack().undoText().startsWith(QStringLiteral("Move Failure")));
    m->timeline()->fit();
    const QPoint early = at(milliseconds(100), "fetch B"), late = at(milliseconds(150), "fetch B");
    take(early, late);
    QVERIFY(previewComes());
    QVERIFY2(m->timeline()->preview().list.toText().contains(QStringLiteral("gather-line")), qPrintable(m->timeline()->preview().list.toText()));
    release(late);
}

void TestSleepDrag::aLargeRunIsNotRepeatedDuringADrag()
{
    TaskSet set = m->document().taskSet();
    step::Repeat many;
    many.times = 40'000;
    many.body = {Step{step::Sleep{Expr{qint64(0)}}, {}}};
    Coroutine *c = set.find(QStringLiteral("c"));
    c->body.insert(c->body.begin(), Step{many, {}});
    m->document().edit(QStringLiteral("many"), set);
    QTRY_VERIFY_WITH_TIMEOUT(m->settled() && m->window().runs().store()->trace().events().size() > 2 * 40'000, 20000);
    while (m->window().runs().store()->trace().events().size() <= SleepDrag::MostEvents) {
        many.times *= 2;
        set.find(QStringLiteral("c"))->body.front() = Step{many, {}};
        m->document().edit(QStringLiteral("more"), set);
        QVERIFY(m->settled());
    }
    m->timeline()->fit();
    const int edits = m->document().undoStack().count();
    const QPoint from = at(milliseconds(500), "b"), to = from + QPoint(70, 0);
    take(from, to);
    QTest::qWait(100);
    QVERIFY(m->timeline()->preview().rows.empty());
    QVERIFY(m->timeline()->sleeps().resized());
    release(to);
    QCOMPARE(m->document().undoStack().count(), edits + 1);
    QVERIFY(sleepAt("/coros/b/body/0") > 500);
    QTRY_COMPARE_WITH_TIMEOUT(finishOf("b"), Time(milliseconds(sleepAt("/coros/b/body/0") + 200)), 20000);
}

void TestSleepDrag::showsHowManyTasksSleep()
{
    TaskSet set = m->document().taskSet();
    Step another = set.find(QStringLiteral("main"))->body[1];
    std::get<step::Spawn>(another.op).as = QStringLiteral("b2");
    set.find(QStringLiteral("main"))->body.insert(set.find(QStringLiteral("main"))->body.begin() + 3, another);
    m->document().edit(QStringLiteral("another"), set);
    QVERIFY(m->settled());
    m->timeline()->fit();
    const QPoint from = at(milliseconds(500), "b#3");
    take(from, from + QPoint(50, 0));
    QVERIFY2(m->timeline()->sleeps().resizedText().endsWith(QStringLiteral("in 2 tasks")), qPrintable(m->timeline()->sleeps().resizedText()));
    release(from + QPoint(50, 0));
    QVERIFY(m->settled());
    QCOMPARE(finishOf("b#3"), finishOf("b#5"));
}

QTEST_MAIN(TestSleepDrag)
#include "tst_sleepdrag.moc"
