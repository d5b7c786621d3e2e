// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/markers.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "tests/views/timeline/timelinescene.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTimer>
#include <QToolTip>

using namespace awaitscope;

// Measuring, tips, lanes, search, markers, following: everything the user does besides navigation.
class TestTimelineLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void draggingMeasuresAndSnapsToEdges();
    void edgesOfTheMeasuredRangeCanBeMoved();
    void aTipComesWithin150Milliseconds();
    void aCursorLineShowsTheTime();
    void lanesCollapsePinHideAndMove();
    void childrenAreNestedUnderTheirParents();
    void searchCountsStepsAndMarksTheOverview();
    void chipsFilterLanes_data();
    void chipsFilterLanes();
    void idleTimeIsCutOnlyWhereUseful_data();
    void idleTimeIsCutOnlyWhereUseful();
    void idleTimeIsCutAndMarkedOnTheRuler();
    void markersCanBeAddedMovedEditedAndRemoved();
    void markersAreKeptInTheTaskSet();
    void namesColumnFitsTheNamesUntilTheUserDrags();
    void aLiveRunIsFollowedUntilTheUserNavigates();
    void growsRowByRowToTheSameLayout();

private:
    static QLineEdit *openSearch(TimelineScene &s)
    {
        s.key(Qt::Key_Slash);
        return s.timeline->findChild<QLineEdit *>(QStringLiteral("timelineSearch"));
    }
};

void TestTimelineLanes::draggingMeasuresAndSnapsToEdges()
{
    TimelineScene s;
    const int y = s.viewport()->height() - 8;
    const QPoint from(int(s.timeline->xAt(milliseconds(100))) + 4, y), to(int(s.timeline->xAt(milliseconds(400))) - 5, y);
    s.drag(from, to, Qt::LeftButton, Qt::NoModifier, false);
    QVERIFY(s.state.measured());
    QCOMPARE(*s.state.measured(), (TimeRange{milliseconds(100), milliseconds(400)}));
    const int guide = int(std::round(s.timeline->xAt(milliseconds(400))));
    QVERIFY(s.count(QRect(guide - 1, 40, 3, s.viewport()->height() - 60), ColorRole::Accent) > 60); // dashes, and the edge
    QTest::mouseRelease(s.viewport(), Qt::LeftButton, {}, to);
    const QString text = s.timeline->measuredText();
    QVERIFY2(text.startsWith(QStringLiteral("300 ms")) && text.contains(QStringLiteral("events")) && text.contains(QStringLiteral("1 raised, 1 unretrieved")),
             qPrintable(text));
    s.key(Qt::Key_Escape); // otherwise its edge would be grabbed
    s.drag(from, to, Qt::LeftButton, Qt::AltModifier);
    QVERIFY(s.state.measured()->begin > milliseconds(100));
    QVERIFY(s.state.measured()->end < milliseconds(400));
    s.key(Qt::Key_Escape);
    QVERIFY(!s.state.measured());
}

void TestTimelineLanes::edgesOfTheMeasuredRangeCanBeMoved()
{
    TimelineScene s;
    s.state.setMeasured(TimeRange{milliseconds(250), milliseconds(600)});
    const int y = s.viewport()->height() - 8;
    const auto x = [&](int ms) { return int(std::round(s.timeline->xAt(milliseconds(ms)))); };
    s.drag({x(600) + 3, y}, {x(900), y});
    QCOMPARE(*s.state.measured(), (TimeRange{milliseconds(250), milliseconds(900)}));
    s.drag({x(250) - 3, y}, {x(200) + 2, y});
    QCOMPARE(*s.state.measured(), (TimeRange{milliseconds(200), milliseconds(900)}));
    s.drag({x(200), y}, {x(1000), y}); // past the other edge: they swap
    QCOMPARE(*s.state.measured(), (TimeRange{milliseconds(900), milliseconds(1000)}));
}

void TestTimelineLanes::aTipComesWithin150Milliseconds()
{
    TimelineScene s;
    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    // A timer of 150 ms next to it: a busy machine delays both.
    bool over = false, seen = false;
    QTimer::singleShot(150, Qt::PreciseTimer, s.viewport(), [&] {
        seen = QToolTip::isVisible();
        over = true;
    });
    QTest::mouseMove(s.viewport(), s.point(milliseconds(300), TimelineScene::Beta));
    QTRY_VERIFY(over);
    QVERIFY(seen);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("ValueError")), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void TestTimelineLanes::aCursorLineShowsTheTime()
{
    TimelineScene s;
    const QPoint pos = s.point(milliseconds(500), TimelineScene::Gamma);
    const QImage before = s.picture();
    s.move(pos);
    const QImage after = s.picture();
    int changed = 0;
    for (int y = 40; y < after.height(); ++y)
        changed += before.pixel(pos.x(), y) != after.pixel(pos.x(), y);
    QVERIFY2(changed > after.height() - 60, qPrintable(QString::number(changed)));
    QVERIFY2(s.timeline->cursorText().startsWith(QStringLiteral("50")) || s.timeline->cursorText().startsWith(QStringLiteral("49")),
             qPrintable(s.timeline->cursorText()));
    QVERIFY(before.copy(pos.x() - 20, 8, 40, 18) != after.copy(pos.x() - 20, 8, 40, 18)); // on the ruler
}

void TestTimelineLanes::lanesCollapsePinHideAndMove()
{
    TimelineScene s;
    const QStringList all{QStringLiteral("main"), QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("gamma")};
    QCOMPARE(s.laneNames(), all);
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Main, 0});
    s.key(Qt::Key_C);
    QCOMPARE(s.laneNames(), all.mid(0, 1));
    s.key(Qt::Key_C);
    s.state.select({ViewItem::Kind::Lane, TimelineScene::Gamma, 0});
    s.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(s.laneNames(), QStringList({all[0], all[1], all[3], all[2]}));
    s.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(s.laneNames(), all);
    s.key(Qt::Key_H);
    QCOMPARE(s.laneNames(), all.mid(0, 3));
    s.key(Qt::Key_H, Qt::ShiftModifier);
    QCOMPARE(s.laneNames(), all);
    s.key(Qt::Key_P);
    QCOMPARE(s.timeline->rectOf({ViewItem::Kind::Lane, TimelineScene::Gamma, 0}).top(), 34.0); // first, below the ruler
    s.window->resize(1200, 260);
    QTRY_VERIFY(s.timeline->verticalScrollBar()->maximum() > 0);
    s.timeline->verticalScrollBar()->setValue(s.timeline->verticalScrollBar()->maximum());
    QCOMPARE(s.timeline->rectOf({ViewItem::Kind::Lane, TimelineScene::Gamma, 0}).top(), 34.0);
    s.key(Qt::Key_P);
    QCOMPARE(s.laneNames().last(), all[3]);
}

void TestTimelineLanes::childrenAreNestedUnderTheirParents()
{
    auto made = std::make_unique<MadeTrace>();
    const EntityId outer = made->create(made->trace().string("outer"), made->root(), Time{0});
    made->create(made->trace().string("other"), made->root(), Time{0});
    made->create(made->trace().string("inner"), outer, milliseconds(5));
    made->exit(milliseconds(10));
    TimelineScene s(std::move(made));
    QCOMPARE(s.laneNames(), QStringList({QStringLiteral("main"), QStringLiteral("outer"), QStringLiteral("inner"), QStringLiteral("other")}));
    std::vector<qreal> left;
    for (const DisplayItem &item : s.timeline->displayList().items) {
        if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.clip == Clip::Names)
            left.push_back(text->rect.left());
    }
    QVERIFY(left[0] < left[1] && left[1] < left[2] && left[3] == left[1]);
}

void TestTimelineLanes::searchCountsStepsAndMarksTheOverview()
{
    TimelineScene s;
    QLineEdit *edit = openSearch(s);
    QTRY_VERIFY(edit->hasFocus());
    const auto ticks = [&] {
        const QImage image = s.minimap->grab().toImage().convertToFormat(QImage::Format_RGB32);
        int found = 0;
        for (int x = int(s.minimap->strip().left()) + 2; x < image.width(); ++x)
            found += image.pixel(x, 2) == TimelineScene::color(ColorRole::Accent).rgb();
        return found;
    };
    const int before = ticks();
    QTest::keyClicks(edit, QStringLiteral("ValueErr"));
    const auto counted = [&] {
        for (const QLabel *label : s.timeline->findChildren<QLabel *>())
            if (label->isVisible() && !label->text().isEmpty())
                return label->text();
        return QString();
    };
    QCOMPARE(counted(), QStringLiteral("1 hit"));
    QVERIFY(ticks() > before);
    edit->clear();
    QTest::keyClicks(edit, QStringLiteral("ma")); // main, gamma
    QCOMPARE(counted(), QStringLiteral("2 hits"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(counted(), QStringLiteral("1 of 2"));
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Main));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Gamma));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(s.state.selection()[0].lane, quint32(TimelineScene::Main));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    QCOMPARE(ticks(), before);
    QVERIFY(s.timeline->hasFocus());
}

void TestTimelineLanes::chipsFilterLanes_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("failed") << QStringLiteral("filterFailed") << QStringList{QStringLiteral("beta")};
    QTest::newRow("unretrieved") << QStringLiteral("filterUnretrieved") << QStringList{QStringLiteral("beta")};
    QTest::newRow("cancelled") << QStringLiteral("filterCancelled") << QStringList{};
    QTest::newRow("by name") << QStringLiteral("filterByName") << QStringList{QStringLiteral("alpha")};
}

void TestTimelineLanes::chipsFilterLanes()
{
    QFETCH(QString, chip);
    QFETCH(QStringList, left);
    TimelineScene s;
    QTest::keyClicks(openSearch(s), QStringLiteral("alph"));
    QCOMPARE(s.laneNames().size(), 4);
    QTest::mouseClick(s.timeline->findChild<QToolButton *>(chip), Qt::LeftButton);
    QCOMPARE(s.laneNames(), left);
    QTest::mouseClick(s.timeline->findChild<QToolButton *>(chip), Qt::LeftButton);
    QCOMPARE(s.laneNames().size(), 4);
}

void TestTimelineLanes::idleTimeIsCutOnlyWhereUseful_data()
{
    QTest::addColumn<std::vector<int>>("pauses"); // ms between two events
    QTest::addColumn<int>("cuts");
    const auto times = [](std::size_t n, std::vector<int> what) {
        std::vector<int> all;
        for (std::size_t i = 0; i < n; ++i)
            all.insert(all.end(), what.begin(), what.end());
        return all;
    };
    const auto with = [](std::vector<int> all, std::size_t at, int pause) {
        all.insert(all.begin() + std::ptrdiff_t(at), pause);
        return all;
    };
    QTest::newRow("nothing happens") << std::vector<int>{} << 0;
    QTest::newRow("one sleep is the picture") << std::vector<int>{1000} << 0;
    QTest::newRow("sleeps of a kind") << std::vector<int>{50, 50, 50, 50, 100} << 0;
    QTest::newRow("a few sleeps, one longer") << std::vector<int>{100, 100, 200, 500, 100} << 0;
    QTest::newRow("too few others") << std::vector<int>{1, 9000, 1} << 0;
    QTest::newRow("a long pause") << with(times(10, {100}), 5, 4000) << 1;
    QTest::newRow("a pause that takes little of the width") << with(times(1000, {10}), 300, 1000) << 0;
    QTest::newRow("two long pauses") << with(with(times(30, {10}), 7, 900), 20, 1500) << 2;
    QTest::newRow("a heartbeat with work") << times(10, {1, 2, 1, 500}) << 10;
    QTest::newRow("a heartbeat alone") << times(10, {500}) << 0;
}

void TestTimelineLanes::idleTimeIsCutOnlyWhereUseful()
{
    QFETCH(std::vector<int>, pauses);
    QFETCH(int, cuts);
    std::vector<Time> moments{Time{0}};
    for (int pause : pauses) {
        moments.push_back(moments.back()); // several events may have the same time
        moments.push_back(moments.back() + milliseconds(pause));
    }
    const TimeCuts made = idleCuts(moments);
    QCOMPARE(int(made.cuts().size()), cuts);
    const Time all = moments.back(), shown = made.toShown(all);
    QVERIFY(cuts == 0 ? shown == all : double(shown.count()) < 0.87 * double(all.count()));
    Time hidden{0};
    for (const TimeRange &cut : made.cuts()) {
        hidden += cut.duration();
        QVERIFY(std::none_of(moments.begin(), moments.end(), [&](Time t) { return cut.contains(t); }));
    }
    QVERIFY(double((shown - (all - hidden)).count()) <= 0.34 * double(shown.count())); // the marks of the cuts take no more
}

void TestTimelineLanes::idleTimeIsCutAndMarkedOnTheRuler()
{
    auto made = std::make_unique<MadeTrace>();
    const EntityId task = made->createWork(Time{0});
    made->start(task, Time{0});
    const EntityId failed = made->createWork(Time{0});
    made->start(failed, Time{0});
    for (int ms = 0; ms <= 5500; ms += ms == 1000 ? 4000 : 100) {
        if (ms > 0)
            made->wake(task, milliseconds(ms));
        made->sleep(task, milliseconds(ms));
        if (ms == 700)
            made->raise(failed, milliseconds(ms));
    }
    made->exit(milliseconds(5500));
    TimelineScene s(std::move(made));
    const auto gap = [&] { return s.timeline->xAt(milliseconds(4900)) - s.timeline->xAt(milliseconds(1100)); };
    const qreal before = gap();
    QVERIFY(!s.texts(Clip::Ruler).contains(QStringLiteral("//")));
    s.key(Qt::Key_I);
    QVERIFY(gap() < before / 5);
    QVERIFY(s.timeline->xAt(milliseconds(5500)) > s.viewport()->width() * 0.8); // and the rest gets the room
    QVERIFY(s.texts(Clip::Plot).contains(QStringLiteral("3.9 s"))); // how much is hidden
    const qreal from = s.timeline->xAt(milliseconds(1100)), to = s.timeline->xAt(milliseconds(4900));
    for (const DisplayItem &item : s.timeline->displayList().items) { // no label is below the cut
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && item.ref.kind == ItemRef::Kind::Span)
            QVERIFY2(text->rect.right() <= from || text->rect.left() >= to, qPrintable(text->text));
    }
    QVERIFY(s.texts(Clip::Ruler).contains(QStringLiteral("//")));
    // Also visible: dark on the ruler, in the middle of the cut.
    const int middle = int((s.timeline->xAt(milliseconds(1100)) + s.timeline->xAt(milliseconds(4900))) / 2);
    const QImage image = s.picture();
    int dark = 0;
    for (int x = middle - 8; x < middle + 8; ++x)
        for (int y = 18; y < 33; ++y)
            dark += qGray(image.pixel(x, y)) < 110;
    QVERIFY2(dark >= 6, qPrintable(QString::number(dark)));
    // Zooming at the cursor keeps its time here, too.
    const QPointF pos(s.timeline->xAt(milliseconds(200)), 150);
    for (int i = 0; i < 5; ++i)
        s.wheel(pos, {0, 120}, Qt::ControlModifier);
    QVERIFY(std::abs(s.timeline->xAt(milliseconds(200)) - pos.x()) < 1.5);
    // Another run has its own cuts, or none.
    s.key(Qt::Key_0);
    MadeTrace other;
    other.exit(milliseconds(700));
    const TraceStore plain(other.trace());
    s.timeline->setStore(&plain);
    QVERIFY(!s.texts(Clip::Ruler).contains(QStringLiteral("//")));
    s.timeline->setStore(s.store.get());
    QVERIFY(s.texts(Clip::Ruler).contains(QStringLiteral("//")));
    s.key(Qt::Key_I);
    QVERIFY(!s.texts(Clip::Ruler).contains(QStringLiteral("//")));
}

void TestTimelineLanes::markersCanBeAddedMovedEditedAndRemoved()
{
    TimelineScene s;
    int told = 0;
    connect(s.timeline, &TimelineWidget::markersChanged, &s.state, [&] { ++told; });
    s.move(s.point(milliseconds(300), TimelineScene::Gamma));
    s.key(Qt::Key_M);
    QVERIFY(s.texts(Clip::Ruler).contains(QStringLiteral("Marker 1")));
    const QPoint flag(int(s.timeline->xAt(s.timeline->markers()[0].time)) + 10, 24);
    s.drag(flag, {int(s.timeline->xAt(milliseconds(600))), 24});
    QVERIFY(TimelineScene::near(s.timeline->markers()[0].time, milliseconds(600), s.pixel() * 2));
    QTest::mouseDClick(s.viewport(), Qt::LeftButton, {}, QPoint(int(s.timeline->xAt(milliseconds(600))) + 10, 24));
    auto *edit = s.timeline->findChild<QLineEdit *>(QStringLiteral("noteEdit"));
    QVERIFY(edit && edit->isVisible());
    QTest::keyClicks(edit, QStringLiteral("disk is full"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(s.texts(Clip::Ruler).contains(QStringLiteral("disk is full")));
    QCOMPARE(told, 3);
    s.key(Qt::Key_M, Qt::ShiftModifier);
    edit = nullptr;
    for (QLineEdit *e : s.timeline->findChildren<QLineEdit *>(QStringLiteral("noteEdit")))
        edit = e->isVisible() ? e : edit;
    QVERIFY(edit);
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Escape); // discards
    QCOMPARE(s.timeline->markers().size(), 1);
    s.move({int(s.timeline->xAt(s.timeline->markers()[0].time)), 100});
    s.key(Qt::Key_M);
    QVERIFY(s.timeline->markers().isEmpty());
    QVERIFY(!s.texts(Clip::Ruler).contains(QStringLiteral("disk is full")));
}

void TestTimelineLanes::markersAreKeptInTheTaskSet()
{
    const Result<TaskSet> read = readTaskSet(QByteArrayLiteral(
        R"({"schema": 1, "coros": {"main": {"body": [{"op": "sleep", "ms": 1}]}}, "main": "main",
            "x-awaitscope": {"other": 1, "notes": [{"ms": 5, "text": "a"}, {"ms": -1, "text": "b"}, 7]}})"));
    QVERIFY(read);
    QCOMPARE(markersOf(*read), (QList<Marker>{{milliseconds(5), QStringLiteral("a")}}));
    const QList<Marker> notes{{milliseconds(7), QStringLiteral("disk is full")}, {Time{1'500'001}, QStringLiteral("x")}};
    const TaskSet with = withMarkers(*read, notes);
    const Result<TaskSet> again = readTaskSet(writeTaskSet(with));
    QVERIFY(again);
    QCOMPARE(markersOf(*again), notes);
    QVERIFY(writeTaskSet(with).contains("\"other\""));
    TaskSet plain = *read;
    plain.extras.clear();
    QVERIFY(withMarkers(withMarkers(plain, notes), {}) == plain); // nothing is left
}

void TestTimelineLanes::namesColumnFitsTheNamesUntilTheUserDrags()
{
    TimelineScene s;
    for (const DisplayItem &item : s.timeline->displayList().items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && item.clip == Clip::Names)
            QVERIFY2(fontMeasure()(text->text, text->pixelSize, text->bold) <= text->rect.width() + 1, qPrintable(text->text));
    }
    const int edge = int(s.timeline->namesWidth());
    s.drag({edge, 200}, {edge + 60, 200});
    QCOMPARE(int(s.timeline->namesWidth()), edge + 60);
    QCOMPARE(int(s.minimap->strip().left()), edge + 60); // the overview stays aligned with the plot
    s.timeline->setStore(s.store.get());
    QCOMPARE(int(s.timeline->namesWidth()), edge + 60);
}

void TestTimelineLanes::aLiveRunIsFollowedUntilTheUserNavigates()
{
    auto made = std::make_unique<MadeTrace>();
    MadeTrace *run = made.get();
    Time now{0};
    const auto goOn = [&](int times) {
        for (int i = 0; i < times; ++i) {
            run->sleep(run->root(), now);
            now += milliseconds(10);
            run->wake(run->root(), now);
        }
    };
    goOn(20);
    TimelineScene s(std::move(made));
    s.store->update();
    s.timeline->refresh();
    auto *button = s.timeline->findChild<QPushButton *>(QStringLiteral("followButton"));
    QVERIFY(!button->isVisible());
    const auto newest = [&] { return s.timeline->xAt(now); };
    const auto isSeen = [&] { return newest() > s.timeline->namesWidth() && newest() <= s.viewport()->width() + 1; };
    goOn(200);
    s.store->update();
    s.timeline->refresh();
    QVERIFY(isSeen());
    s.wheel({600, 60}, {0, 480}, Qt::ControlModifier); // a navigation
    QVERIFY(button->isVisible());
    const TimeRange held = s.state.range();
    goOn(400);
    s.store->update();
    s.timeline->refresh();
    QCOMPARE(s.state.range(), held);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isVisible());
    QVERIFY(isSeen());
    goOn(1000);
    s.store->update();
    s.timeline->refresh();
    QVERIFY(isSeen());
}

void TestTimelineLanes::growsRowByRowToTheSameLayout()
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        MadeTrace made;
        TraceStore store(made.trace());
        LaneLayout grown, anew;
        grown.update(&store);
        std::vector<EntityId> tasks{made.root()};
        for (int round = 0; round < 12; ++round) {
            for (int i = 0; i < 5; ++i)
                tasks.push_back(made.create(made.trace().string("work"), tasks[random() % 3 ? tasks.size() - 1 : random() % tasks.size()], Time{round}));
            store.update();
            if (round == 4)
                grown.setCollapsed(quint32(random() % store.lanes().size()), true);
            if (round == 6)
                grown.setHidden(quint32(1 + random() % (store.lanes().size() - 1)), true);
            if (round == 4 || round == 6 || !grown.grow(&store))
                grown.update(&store);
            anew = grown;
            anew.update(&store);
            QCOMPARE(grown.rows().size(), anew.rows().size());
            for (std::size_t r = 0; r < anew.rows().size(); ++r) {
                const LaneRow &a = grown.rows()[r], &b = anew.rows()[r];
                QVERIFY(a.lane == b.lane && a.y == b.y && a.indent == b.indent && a.hasChildren == b.hasChildren && a.collapsed == b.collapsed);
            }
        }
    }
}

QTEST_MAIN(TestTimelineLanes)
#include "tst_timelinelanes.moc"
