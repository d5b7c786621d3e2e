// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/timelinescene.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QTimer>

using namespace awaitscope;

// The same using only the keyboard.
class TestTimelineKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void zoomsAndPans_data();
    void zoomsAndPans();
    void physicalKeysWinOverLetters();
    void zoomsToTheSelectionAndBack();
    void goesBackAndForthInHistory();
    void stepsThroughTheEventsOfALane();
    void stepsThroughErrorsWrappingAround();
    void followsArrowsToCauseAndEffect();
    void arrowsShowOnSelectionStrongerThanOthers();
    void measuresWithoutAMouse();
    void selectsLanesUpAndDownAndMore();
    void originMovesTheZeroOfTheRuler();
    void focusSetByKeyboardIsVisible();
    void everyCommandHasAUniqueKeyAndIsInTheMenu();
};

void TestTimelineKeys::zoomsAndPans_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("what"); // 1 zooms in, -1 out, 2 later, -2 earlier, 0 fits
    QTest::newRow("W") << int(Qt::Key_W) << 1;
    QTest::newRow("plus") << int(Qt::Key_Plus) << 1;
    QTest::newRow("S") << int(Qt::Key_S) << -1;
    QTest::newRow("minus") << int(Qt::Key_Minus) << -1;
    QTest::newRow("D") << int(Qt::Key_D) << 2;
    QTest::newRow("right") << int(Qt::Key_Right) << 2;
    QTest::newRow("A") << int(Qt::Key_A) << -2;
    QTest::newRow("left") << int(Qt::Key_Left) << -2;
    QTest::newRow("0") << int(Qt::Key_0) << 0;
    QTest::newRow("Home") << int(Qt::Key_Home) << 0;
}

void TestTimelineKeys::zoomsAndPans()
{
    QFETCH(int, key);
    QFETCH(int, what);
    TimelineScene s;
    s.state.setRange({milliseconds(400), milliseconds(600)});
    const qreal x = s.timeline->xAt(milliseconds(500)), x2 = s.timeline->xAt(milliseconds(550));
    s.key(key);
    const qreal now = s.timeline->xAt(milliseconds(500)), wide = s.timeline->xAt(milliseconds(550)) - now;
    if (what == 0) {
        QVERIFY(s.state.isFitted());
    } else if (std::abs(what) == 2) {
        QVERIFY(std::abs(wide - (x2 - x)) < 0.5);
        QVERIFY(what > 0 ? now < x - 20 : now > x + 20);
    } else {
        QVERIFY(what > 0 ? wide > (x2 - x) * 1.2 : wide < (x2 - x) / 1.2);
        QVERIFY(std::abs(now - x) < 1); // around the middle
    }
}

void TestTimelineKeys::physicalKeysWinOverLetters()
{
    TimelineScene s;
    s.state.setRange({milliseconds(400), milliseconds(600)});
    // A Dvorak keyboard has E in the position of D, and E is the shortcut of another command.
    const TimeRange before = s.state.range();
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_E, Qt::NoModifier, 40, 0, 0, QStringLiteral("e"));
    override.ignore();
    QApplication::sendEvent(s.timeline, &override);
    QVERIFY(override.isAccepted());
    QKeyEvent press(QEvent::KeyPress, Qt::Key_E, Qt::NoModifier, 40, 0, 0, QStringLiteral("e"));
    // As from a keyboard; otherwise it would be tried as a shortcut again, and sendEvent() would reset the flag.
    QSpontaneKeyEvent::setSpontaneous(&press);
    QVERIFY(qApp->notify(s.timeline, &press));
    QVERIFY(s.state.range().begin > before.begin);
    QVERIFY(s.state.selection().empty());
}

void TestTimelineKeys::zoomsToTheSelectionAndBack()
{
    TimelineScene s;
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, s.point(milliseconds(600), TimelineScene::Gamma));
    const TimeRange before = s.state.range();
    s.key(Qt::Key_F);
    QVERIFY(s.timeline->xAt(milliseconds(400)) < s.timeline->namesWidth() + 120);
    QVERIFY(s.timeline->xAt(milliseconds(900)) > s.viewport()->width() - 120);
    s.key(Qt::Key_F);
    QCOMPARE(s.state.range(), before);
}

void TestTimelineKeys::goesBackAndForthInHistory()
{
    TimelineScene s;
    const TimeRange first = s.state.range();
    s.state.setRange({milliseconds(100), milliseconds(300)});
    s.state.setRange({milliseconds(500), milliseconds(600)});
    const TimeRange last = s.state.range();
    s.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(s.state.range().begin, Time(milliseconds(100)));
    s.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(s.state.range(), first);
    s.key(Qt::Key_Right, Qt::AltModifier);
    s.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(s.state.range(), last);
}

void TestTimelineKeys::stepsThroughTheEventsOfALane()
{
    TimelineScene s;
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Gamma, 0});
    std::vector<Time> moments;
    const auto moment = [&] { return rangeOf(*s.store, s.state.selection().back()).begin; };
    for (int i = 0; i < 12; ++i) {
        s.key(Qt::Key_Period);
        moments.push_back(moment());
    }
    QVERIFY(std::is_sorted(moments.begin(), moments.end()));
    QCOMPARE(moments.back(), Time(milliseconds(900)));
    for (int i = 0; i < 12; ++i)
        s.key(Qt::Key_Comma);
    QCOMPARE(moment(), Time(0));
    QCOMPARE(s.state.selection().back().lane, quint32(TimelineScene::Gamma));
}

void TestTimelineKeys::stepsThroughErrorsWrappingAround()
{
    TimelineScene s;
    s.state.setRange({milliseconds(700), milliseconds(800)});
    s.key(Qt::Key_E);
    QCOMPARE(s.state.selection().size(), std::size_t(1));
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Beta));
    const qreal x = s.timeline->xAt(milliseconds(200)); // brought into view
    QVERIFY(x > s.timeline->namesWidth() && x < s.viewport()->width());
    s.key(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Beta)); // the only one
}

void TestTimelineKeys::followsArrowsToCauseAndEffect()
{
    TimelineScene s;
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Alpha, 0});
    s.key(Qt::Key_BracketLeft);
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Main)); // the task that created it
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Alpha, 0});
    s.key(Qt::Key_BracketRight);
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Main)); // the task that it woke
    QVERIFY(rangeOf(*s.store, s.state.selection()[0]).begin >= milliseconds(100));
}

void TestTimelineKeys::arrowsShowOnSelectionStrongerThanOthers()
{
    TimelineScene s;
    QCOMPARE(s.curves(Edge::Solid) + s.curves(Edge::Dashed) + s.curves(Edge::Dotted), std::size_t(0));
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Alpha, 0});
    QCOMPARE(s.curves(Edge::Solid), std::size_t(1)); // created by main
    QCOMPARE(s.curves(Edge::Dashed), std::size_t(1)); // and awaited by it
    s.key(Qt::Key_A, Qt::ShiftModifier);
    QCOMPARE(s.curves(Edge::Solid), std::size_t(1));
    QCOMPARE(s.curves(Edge::Dotted), std::size_t(2)); // the creation of the others
    for (const DisplayItem &item : s.timeline->displayList().items) {
        if (const auto *curve = std::get_if<CurveItem>(&item.shape))
            QCOMPARE(curve->width > 1.5f, curve->edge != Edge::Dotted);
    }
    s.key(Qt::Key_A, Qt::ShiftModifier);
    QCOMPARE(s.curves(Edge::Dotted), std::size_t(0));
    s.key(Qt::Key_Escape);
    QCOMPARE(s.curves(Edge::Solid), std::size_t(0));
    s.move(s.point(milliseconds(50), TimelineScene::Alpha)); // and those of the item under the pointer
    QCOMPARE(s.curves(Edge::Solid) + s.curves(Edge::Dashed), std::size_t(2));
    s.move({600, s.viewport()->height() - 3});
    QCOMPARE(s.curves(Edge::Solid) + s.curves(Edge::Dashed), std::size_t(0));
}

void TestTimelineKeys::measuresWithoutAMouse()
{
    TimelineScene s;
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Beta, 0});
    for (int i = 0; i < 20 && rangeOf(*s.store, s.state.selection().back()).begin < milliseconds(200); ++i)
        s.key(Qt::Key_Period);
    s.key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(s.timeline->measuredText().startsWith(QStringLiteral("200 ms")), qPrintable(s.timeline->measuredText()));
    QVERIFY(s.timeline->measuredText().contains(QStringLiteral("1 raised, 1 unretrieved")));
    s.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY2(s.timeline->measuredText().startsWith(QStringLiteral("300 ms")), qPrintable(s.timeline->measuredText()));
    s.key(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY2(s.timeline->measuredText().startsWith(QStringLiteral("100 ms")), qPrintable(s.timeline->measuredText()));
    s.key(Qt::Key_R);
    QVERIFY(s.timeline->measuredText().isEmpty());
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Alpha, 0});
    s.key(Qt::Key_R);
    QVERIFY2(s.timeline->measuredText().startsWith(QStringLiteral("100 ms")), qPrintable(s.timeline->measuredText()));
}

void TestTimelineKeys::selectsLanesUpAndDownAndMore()
{
    TimelineScene s;
    s.key(Qt::Key_Down);
    s.key(Qt::Key_Down);
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Lane, TimelineScene::Alpha, 0}}));
    s.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(s.state.selection().size(), std::size_t(2));
    const QRect row = s.timeline->rectOf({ViewItem::Kind::Lane, TimelineScene::Beta, 0}).toRect();
    QVERIFY(s.count(row, ColorRole::SelectedRow) > row.width() * row.height() / 4);
    s.key(Qt::Key_Up);
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Lane, TimelineScene::Alpha, 0}}));
}

void TestTimelineKeys::originMovesTheZeroOfTheRuler()
{
    TimelineScene s;
    const QStringList before = s.texts(Clip::Ruler);
    QVERIFY(!before.join(u' ').contains(QChar(0x2212)));
    s.state.select({ViewItem::Kind::Mark, TimelineScene::Beta, 0}); // at 200 ms
    s.key(Qt::Key_O);
    QCOMPARE(s.state.origin(), Time(milliseconds(200)));
    QVERIFY(s.texts(Clip::Ruler).join(u' ').contains(QChar(0x2212))); // times before it are negative
    s.move(s.point(milliseconds(300), TimelineScene::Gamma));
    QVERIFY2(s.timeline->cursorText().startsWith(QStringLiteral("10")) || s.timeline->cursorText().startsWith(QStringLiteral("99")),
             qPrintable(s.timeline->cursorText()));
    s.key(Qt::Key_O);
    QCOMPARE(s.texts(Clip::Ruler), before);
    // And with the mouse: a double click on the ruler.
    QTest::mouseDClick(s.viewport(), Qt::LeftButton, {}, QPoint(int(s.timeline->xAt(milliseconds(400))) + 2, 10));
    QCOMPARE(s.state.origin(), Time(milliseconds(400))); // it snaps
}

void TestTimelineKeys::focusSetByKeyboardIsVisible()
{
    TimelineScene s;
    auto *other = new QLineEdit;
    s.window->layout()->addWidget(other);
    other->setFocus();
    QTRY_VERIFY(other->hasFocus());
    const QRect edge(0, 0, s.viewport()->width(), 2);
    QVERIFY(s.count(edge, ColorRole::Focus) < 50);
    s.timeline->setFocus(Qt::TabFocusReason);
    QVERIFY(s.count(edge, ColorRole::Focus) > s.viewport()->width());
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, QPoint(600, s.viewport()->height() - 4));
    other->setFocus();
    s.timeline->setFocus(Qt::MouseFocusReason);
    QVERIFY(s.count(edge, ColorRole::Focus) < 50); // not needed after a click
}

void TestTimelineKeys::everyCommandHasAUniqueKeyAndIsInTheMenu()
{
    TimelineScene s;
    QSet<QKeySequence> keys;
    for (const QAction *command : s.timeline->commands()) {
        QVERIFY2(!command->text().isEmpty(), qPrintable(command->objectName()));
        QVERIFY2(!command->shortcuts().isEmpty() || command->objectName() == QLatin1String("timeline.reduceMotion"), qPrintable(command->objectName()));
        for (const QKeySequence &key : command->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
            keys.insert(key);
        }
    }
    QStringList shown;
    QTimer::singleShot(0, s.timeline, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            shown << action->objectName();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {300, 100}, s.viewport()->mapToGlobal(QPoint(300, 100)));
    QApplication::sendEvent(s.viewport(), &event);
    for (const char *name : {"fit", "zoomToSelection", "nextEvent", "nextError", "toCause", "search", "collapse", "pin", "hide", "laneUp", "allArrows",
                             "hideIdle", "measure", "note", "editNote", "origin", "table"})
        QVERIFY2(shown.contains(QStringLiteral("timeline.") + QLatin1String(name)), name);
}

QTEST_MAIN(TestTimelineKeys)
#include "tst_timelinekeys.moc"
