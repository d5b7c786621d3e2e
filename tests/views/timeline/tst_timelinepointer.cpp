// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/timelinescene.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QToolTip>

using namespace awaitscope;

// Wheel, pinch and drags, and what is visible after them.
class TestTimelinePointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void ctrlWheelZoomsAtTheCursorAndNeverDrifts_data();
    void ctrlWheelZoomsAtTheCursorAndNeverDrifts();
    void ctrlWheelZoomsOverTheNamesToo();
    void plainWheelScrollsLanesAndNeverTime();
    void shiftAndHorizontalWheelPanTime();
    void plainWheelZoomsWhenTheSettingSaysSo();
    void pinchOnATouchScreenZoomsBetweenTheFingers();
    void pinchOnATouchPadZoomsAtTheCursor();
    void dragsPanByEveryListedWay_data();
    void dragsPanByEveryListedWay();
    void ctrlDragZoomsIntoTheBox();
    void motionIsAnimatedUnlessItIsReduced();
    void clickSelectsAndClickOnNothingClears();
    void ctrlClickAddsAndSelectionSurvivesZoomAndCollapse();
    void doubleClickZoomsToTheSpanAndOnNothingFits();
    void thinSpansAreEasyToClick();
};

void TestTimelinePointer::ctrlWheelZoomsAtTheCursorAndNeverDrifts_data()
{
    QTest::addColumn<int>("lane");
    QTest::addColumn<int>("ms");
    QTest::newRow("over a bar") << 2 << 310;
    QTest::newRow("near the beginning") << 1 << 3;
    QTest::newRow("near the end") << 3 << 990;
    QTest::newRow("over empty space") << -1 << 500;
}

void TestTimelinePointer::ctrlWheelZoomsAtTheCursorAndNeverDrifts()
{
    QFETCH(int, lane);
    QFETCH(int, ms);
    TimelineScene s;
    const QPointF pos(s.timeline->xAt(milliseconds(ms)), lane < 0 ? s.viewport()->height() - 5 : s.at(Time{0}, quint32(lane)).y());
    const Time moment = s.timeline->timeAt(pos.x());
    const TimeRange before = s.state.range();
    for (int step = 0; step < 30; ++step) {
        s.wheel(pos, {0, 120}, Qt::ControlModifier);
        QVERIFY2(std::abs(s.timeline->xAt(moment) - pos.x()) < 0.5, qPrintable(QString::number(step)));
    }
    QVERIFY(s.state.range().duration() < before.duration() / 500);
    for (int step = 0; step < 29; ++step) {
        s.wheel(pos, {0, -120}, Qt::ControlModifier);
        QVERIFY2(std::abs(s.timeline->xAt(moment) - pos.x()) < 0.5, qPrintable(QString::number(step)));
    }
    QVERIFY(TimelineScene::near(s.state.range().duration() * 5 / 4, before.duration(), before.duration() / 1000));
    s.wheel(pos, {0, -120}, Qt::ControlModifier);
    QVERIFY(TimelineScene::near(s.state.range().begin, before.begin, Time{1000}));
}

// Around the left edge of the plot, the nearest time to the pointer.
void TestTimelinePointer::ctrlWheelZoomsOverTheNamesToo()
{
    TimelineScene s;
    s.state.setRange({milliseconds(200), milliseconds(600)});
    const qreal x = s.timeline->xAt(milliseconds(500));
    s.wheel({40, s.at(Time{0}, TimelineScene::Beta).y()}, {0, 240}, Qt::ControlModifier);
    QVERIFY(s.state.range().duration() < milliseconds(300));
    QVERIFY(TimelineScene::near(s.state.range().begin, milliseconds(200), Time{1000}));
    QVERIFY(s.timeline->xAt(milliseconds(500)) > x + 50);
}

void TestTimelinePointer::plainWheelScrollsLanesAndNeverTime()
{
    TimelineScene s(MadeTrace::manyLanes(60, 5));
    const TimeRange before = s.state.range();
    const QStringList names = s.laneNames();
    s.wheel({30, 200}, {0, -120}); // over the names
    QVERIFY(s.laneNames() != names);
    QCOMPARE(s.state.range(), before);
    const int scrolled = s.timeline->verticalScrollBar()->value();
    s.wheel({600, 200}, {30, -120}); // not quite vertical: still only one of both
    QVERIFY(s.timeline->verticalScrollBar()->value() > scrolled);
    QCOMPARE(s.state.range(), before);
    const int again = s.timeline->verticalScrollBar()->value();
    s.wheel({600, 200}, {10, 120}, Qt::ControlModifier);
    QCOMPARE(s.timeline->verticalScrollBar()->value(), again);
    QVERIFY(s.state.range() != before);
}

void TestTimelinePointer::shiftAndHorizontalWheelPanTime()
{
    TimelineScene s;
    s.state.setRange({milliseconds(300), milliseconds(600)});
    const qreal red = s.timeline->xAt(milliseconds(400));
    s.wheel({600, 100}, {0, -120}, Qt::ShiftModifier);
    QCOMPARE(s.state.range().duration(), Time(milliseconds(300)));
    QVERIFY(s.timeline->xAt(milliseconds(400)) < red - 20); // later times appeared, and everything moved to the left
    s.wheel({600, 100}, {120, 0});
    QVERIFY(std::abs(s.timeline->xAt(milliseconds(400)) - red) < 1);
}

void TestTimelinePointer::plainWheelZoomsWhenTheSettingSaysSo()
{
    TimelineScene s(MadeTrace::manyLanes(60, 5));
    s.timeline->setWheelZooms(true);
    const TimeRange before = s.state.range();
    s.wheel({600, 200}, {0, 120});
    QVERIFY(s.state.range().duration() < before.duration());
    QCOMPARE(s.timeline->verticalScrollBar()->value(), 0);
    const TimeRange zoomed = s.state.range();
    s.wheel({600, 200}, {0, -120}, Qt::ControlModifier);
    QVERIFY(s.timeline->verticalScrollBar()->value() > 0);
    QCOMPARE(s.state.range(), zoomed);
}

void TestTimelinePointer::pinchOnATouchScreenZoomsBetweenTheFingers()
{
    TimelineScene s;
    static QPointingDevice *screen = QTest::createTouchDevice();
    const QPoint middle = s.point(milliseconds(450), TimelineScene::Gamma);
    const Time moment = s.timeline->timeAt(middle.x());
    const TimeRange before = s.state.range();
    const auto fingers = [&](int apart) { return std::pair{middle - QPoint(apart, 0), middle + QPoint(apart, 0)}; };
    QTest::touchEvent(s.viewport(), screen).press(0, fingers(40).first, s.viewport()).press(1, fingers(40).second, s.viewport());
    for (int apart = 50; apart <= 160; apart += 10)
        QTest::touchEvent(s.viewport(), screen).move(0, fingers(apart).first, s.viewport()).move(1, fingers(apart).second, s.viewport());
    QTest::touchEvent(s.viewport(), screen).release(0, fingers(160).first, s.viewport()).release(1, fingers(160).second, s.viewport());
    // By as much as the fingers moved apart since the pinch was recognised, with the first move: from 50 to 160.
    QVERIFY(TimelineScene::near(s.state.range().duration(), before.duration() * 50 / 160, milliseconds(1)));
    const qreal off = std::abs(s.timeline->xAt(moment) - middle.x());
    QVERIFY2(off < 1, qPrintable(QString::number(off)));
    QVERIFY(!s.state.measured());
    QVERIFY(s.state.selection().empty()); // the mouse events of the first finger are neither a drag nor a click
}

void TestTimelinePointer::pinchOnATouchPadZoomsAtTheCursor()
{
    TimelineScene s;
    const QPointF pos = s.at(milliseconds(450), TimelineScene::Gamma);
    const Time moment = s.timeline->timeAt(pos.x());
    const Time before = s.state.range().duration();
    for (int i = 0; i < 8; ++i) {
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, pos, pos, s.viewport()->mapToGlobal(pos), 0.1, {});
        QApplication::sendEvent(s.viewport(), &event);
    }
    QVERIFY(s.state.range().duration() < before * 6 / 10);
    QVERIFY(std::abs(s.timeline->xAt(moment) - pos.x()) < 0.5);
}

void TestTimelinePointer::dragsPanByEveryListedWay_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("space");
    QTest::newRow("middle button") << int(Qt::MiddleButton) << int(Qt::NoModifier) << false;
    QTest::newRow("space") << int(Qt::LeftButton) << int(Qt::NoModifier) << true;
    QTest::newRow("shift") << int(Qt::LeftButton) << int(Qt::ShiftModifier) << false;
}

void TestTimelinePointer::dragsPanByEveryListedWay()
{
    QFETCH(int, button);
    QFETCH(int, modifiers);
    QFETCH(bool, space);
    TimelineScene s(MadeTrace::manyLanes(60, 5));
    const TimeRange all = s.state.domain();
    s.state.setRange({all.begin + all.duration() / 4, all.begin + all.duration() / 2});
    const Time taken = s.timeline->timeAt(700);
    if (space)
        QTest::keyPress(s.timeline, Qt::Key_Space);
    s.drag({700, 200}, {580, 160}, Qt::MouseButton(button), Qt::KeyboardModifiers(modifiers));
    if (space)
        QTest::keyRelease(s.timeline, Qt::Key_Space);
    QVERIFY(std::abs(s.timeline->xAt(taken) - 580) < 1); // it stayed under the pointer
    QCOMPARE(s.timeline->verticalScrollBar()->value(), 40);
    QVERIFY(!s.state.measured());
    QVERIFY(s.state.selection().empty());
}

void TestTimelinePointer::ctrlDragZoomsIntoTheBox()
{
    TimelineScene s;
    const QPoint from = s.point(milliseconds(150), TimelineScene::Alpha), to = s.point(milliseconds(450), TimelineScene::Gamma);
    s.drag(from, to, Qt::LeftButton, Qt::ControlModifier, false);
    QVERIFY(s.picture().pixel((from + to) / 2) != TimelineScene::color(ColorRole::Canvas).rgb()); // a translucent overlay shows the new range
    QTest::mouseRelease(s.viewport(), Qt::LeftButton, Qt::ControlModifier, to);
    QVERIFY(TimelineScene::near(s.state.range().begin, milliseconds(150), milliseconds(3)));
    QVERIFY(TimelineScene::near(s.state.range().end, milliseconds(450), milliseconds(3)));
    QVERIFY(s.state.selection().empty());
}

void TestTimelinePointer::motionIsAnimatedUnlessItIsReduced()
{
    TimelineScene s;
    QApplication::setEffectEnabled(Qt::UI_General, true);
    s.timeline->setReducedMotion(false);
    const qreal x = s.timeline->xAt(milliseconds(900));
    s.key(Qt::Key_W);
    const qreal first = s.timeline->xAt(milliseconds(900));
    QVERIFY2(std::abs(first - x) < 20, "the picture jumped");
    QTRY_VERIFY(std::abs(s.timeline->xAt(milliseconds(900)) - x) > 50); // and is being animated
    s.key(Qt::Key_0);
    QTRY_VERIFY(std::abs(s.timeline->xAt(milliseconds(900)) - x) < 1);
    s.timeline->setReducedMotion(true);
    s.key(Qt::Key_W);
    QVERIFY(std::abs(s.timeline->xAt(milliseconds(900)) - x) > 50);
}

void TestTimelinePointer::clickSelectsAndClickOnNothingClears()
{
    TimelineScene s;
    const QPoint on = s.point(milliseconds(600), TimelineScene::Gamma);
    const QRect ring = s.timeline->rectOf({ViewItem::Kind::Span, TimelineScene::Gamma, 3}).toAlignedRect().adjusted(-3, -3, 3, 3);
    const int before = s.count(ring, ColorRole::SelectionOutline);
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, on);
    QCOMPARE(s.state.selection().size(), std::size_t(1));
    QVERIFY(s.count(ring, ColorRole::SelectionOutline) > before + 400); // a ring, two pixels wide
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, {int(s.timeline->xAt(milliseconds(600))), s.viewport()->height() - 4});
    QVERIFY(s.state.selection().empty());
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, on);
    s.key(Qt::Key_Escape);
    QVERIFY(s.state.selection().empty());
}

void TestTimelinePointer::ctrlClickAddsAndSelectionSurvivesZoomAndCollapse()
{
    TimelineScene s;
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, s.point(milliseconds(600), TimelineScene::Gamma));
    QTest::mouseClick(s.viewport(), Qt::LeftButton, Qt::ControlModifier, s.point(milliseconds(50), TimelineScene::Alpha));
    QCOMPARE(s.state.selection().size(), std::size_t(2));
    const auto selected = s.state.selection();
    s.wheel(s.at(milliseconds(50), TimelineScene::Alpha), {0, 240}, Qt::ControlModifier);
    const QRectF name = s.timeline->rectOf({ViewItem::Kind::Lane, TimelineScene::Main, 0});
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, QPoint(16, int(name.center().y()))); // the triangle
    QCOMPARE(s.laneNames(), QStringList({QStringLiteral("main")}));
    QCOMPARE(s.state.selection(), selected);
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, QPoint(16, int(name.center().y())));
    QCOMPARE(s.laneNames().size(), 4);
    QCOMPARE(s.state.selection(), selected);
}

void TestTimelinePointer::doubleClickZoomsToTheSpanAndOnNothingFits()
{
    TimelineScene s;
    QTest::mouseDClick(s.viewport(), Qt::LeftButton, {}, s.point(milliseconds(600), TimelineScene::Gamma));
    QVERIFY(s.state.range().begin < milliseconds(400) && s.state.range().begin > milliseconds(350));
    QVERIFY(s.state.range().end > milliseconds(900) && s.state.range().end < milliseconds(950));
    QTest::mouseDClick(s.viewport(), Qt::LeftButton, {}, QPoint(600, s.viewport()->height() - 4));
    QVERIFY(s.state.isFitted());
}

void TestTimelinePointer::thinSpansAreEasyToClick()
{
    TimelineScene s;
    s.state.setRange({milliseconds(399), milliseconds(401)});
    // The step between two sleeps takes no time: one pixel wide, and hit from three pixels away.
    const QPoint beside = s.point(milliseconds(400), TimelineScene::Gamma) + QPoint(0, 8) - QPoint(3, 0);
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, beside);
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Span, TimelineScene::Gamma, 2}}));
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, beside - QPoint(9, 0));
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Span, TimelineScene::Gamma, 1}}));
}

QTEST_MAIN(TestTimelinePointer)
#include "tst_timelinepointer.moc"
