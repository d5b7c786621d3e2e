// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/explain.h"
#include "model/words/lanelabels.h"
#include "tests/views/timeline/storedtrace.h"
#include "tests/views/timeline/timelinescene.h"

#include <QScrollBar>

using namespace awaitscope;

// What is drawn of a run: lists as text, and samples of colours. AWAITSCOPE_UPDATE_GOLDENS=1 rewrites the lists.
class TestTimelinePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void listsAreAsStored_data();
    void listsAreAsStored();
    void redIsDrawnExactlyWhileAnErrorIsPending();
    void redEndsWhereRetrieved();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void labelsAgreeWithTheLedger_data();
    void labelsAgreeWithTheLedger();
    void namesAreNotCutUnnecessarily_data();
    void namesAreNotCutUnnecessarily();
    void emptyAndFilteredViewsSayWhy();
    void themesPaintTheirOwnColours();
    void theOverviewShowsEveryUnretrievedError();
    void theOverviewIsAlignedWithThePlot();
    void theOverviewMovesAndResizesTheWindow();

private:
    static TimelineOptions options(const TraceStore &store, QSize size)
    {
        TimelineOptions o;
        o.size = size;
        o.range = paddedRange(store.range(), size.width() - o.namesWidth);
        o.measure = fixedMeasure();
        return o;
    }
    static void rows()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"seed/a1_s2b_gather_fail_fast_siblings_survive", "seed/a1_s3_fire_and_forget", "seed/a1_s3d_never_awaited",
                                 "seed/a1_s2d_return_exceptions_cancelled_child", "constructs/as_completed_timeout"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
};

void TestTimelinePicture::listsAreAsStored_data()
{
    rows();
}

void TestTimelinePicture::listsAreAsStored()
{
    QFETCH(QString, name);
    const StoredTrace stored = StoredTrace::scenario(name);
    QVERIFY(stored.store);
    LaneLayout layout;
    layout.update(stored.store.get());
    const QString text = buildDisplayList(*stored.store, layout, options(*stored.store, {1000, 400})).toText();
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/timeline/") + name.section(u'/', 1) + QStringLiteral(".txt"));
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QStringList is = text.split(u'\n'), was = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < std::min(is.size(), was.size()); ++i)
        QCOMPARE(is[i], was[i]);
    QCOMPARE(is.size(), was.size());
}

void TestTimelinePicture::redIsDrawnExactlyWhileAnErrorIsPending()
{
    TimelineScene s;
    const auto red = [&](int ms) {
        const QPoint p = s.point(milliseconds(ms), TimelineScene::Beta);
        return s.count(QRect(p.x() - 1, p.y() - 8, 2, 3), ColorRole::Pending) > 0;
    };
    QVERIFY(!red(100));
    QVERIFY(!red(190));
    QVERIFY(red(220));
    QVERIFY(red(990)); // to the end of the run: it was never retrieved
    QVERIFY(!red(1010));
    QCOMPARE(s.count(s.timeline->rectOf({ViewItem::Kind::Lane, TimelineScene::Gamma, 0}).toRect(), ColorRole::Pending), 0);
}

void TestTimelinePicture::redEndsWhereRetrieved()
{
    auto made = MadeTrace::oneLane(20, Time{200'000});
    TimelineScene s(std::move(made));
    const LedgerEntry entry = s.store->ledger().at(0);
    QCOMPARE(entry.fate, Fate::Retrieved);
    const int y = s.point(Time{0}, 1).y() - 8, left = int(s.timeline->xAt(entry.raised)), right = int(s.timeline->xAt(*entry.settled));
    QVERIFY(right - left > 100);
    const auto red = [&](int x) { return s.count(QRect(x, y, 2, 3), ColorRole::Pending) > 0; };
    QVERIFY(!red(left - 6));
    QVERIFY(red(left + 14));
    QVERIFY(red(right - 6));
    QVERIFY(!red(right + 4));
}

void TestTimelinePicture::labelsNeverOverlap_data()
{
    rows();
}

void TestTimelinePicture::labelsNeverOverlap()
{
    QFETCH(QString, name);
    const StoredTrace stored = StoredTrace::scenario(name);
    LaneLayout layout;
    layout.update(stored.store.get());
    for (int width : {420, 640, 1000, 1600}) {
        const DisplayList list = buildDisplayList(*stored.store, layout, options(*stored.store, {width, 500}));
        std::vector<std::pair<QRectF, QString>> labels;
        for (const DisplayItem &item : list.items) {
            const auto *text = std::get_if<TextItem>(&item.shape);
            if (!text || item.clip != Clip::Plot || item.ref.kind == ItemRef::Kind::None)
                continue;
            for (const auto &[rect, other] : labels)
                QVERIFY2(!rect.adjusted(1, 4, -1, -4).intersects(text->rect),
                         qPrintable(QStringLiteral("%1 over %2 at %3 px").arg(text->text, other).arg(width)));
            labels.emplace_back(text->rect, text->text);
        }
    }
}

void TestTimelinePicture::labelsAgreeWithTheLedger_data()
{
    rows();
}

// What retrieved an exception has the same name everywhere.
void TestTimelinePicture::labelsAgreeWithTheLedger()
{
    QFETCH(QString, name);
    const StoredTrace stored = StoredTrace::scenario(name);
    const TraceStore &store = *stored.store;
    for (const LedgerEntry &entry : store.ledger()) {
        if (entry.lane >= store.lanes().size() || entry.fate != Fate::Retrieved || entry.how == Retrieval::Main)
            continue;
        const auto &marks = store.lanes()[entry.lane].marks;
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark &m) { return m.event == entry.raisedEvent; });
        QVERIFY(mark != marks.end());
        const QString label = markLabel(store, entry.lane, *mark, Time{0});
        const QString who = explainFate(store, entry).section(QStringLiteral(", handled by"), 0, 0);
        QVERIFY2(label.contains(who), qPrintable(label + QStringLiteral(" / ") + who));
    }
}

void TestTimelinePicture::namesAreNotCutUnnecessarily_data()
{
    rows();
}

void TestTimelinePicture::namesAreNotCutUnnecessarily()
{
    QFETCH(QString, name);
    const StoredTrace stored = StoredTrace::scenario(name);
    LaneLayout layout;
    layout.update(stored.store.get());
    TimelineOptions o = options(*stored.store, {1000, 400});
    o.namesWidth = fittingNamesWidth(*stored.store, layout, o.measure);
    QVERIFY(o.namesWidth <= 260);
    const DisplayList list = buildDisplayList(*stored.store, layout, o);
    for (const DisplayItem &item : list.items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && item.clip == Clip::Names)
            QVERIFY2(o.measure(text->text, text->pixelSize, text->bold) <= text->rect.width(), qPrintable(text->text));
    }
}

void TestTimelinePicture::emptyAndFilteredViewsSayWhy()
{
    TimelineScene s;
    const auto ink = [&] {
        const QRect middle(s.viewport()->width() / 2 - 200, s.viewport()->height() / 2 - 30, 400, 60);
        return s.count(middle, ColorRole::Text);
    };
    LaneFilter none;
    none.name = QStringLiteral("nothing is called so");
    s.timeline->setFilter(none);
    QVERIFY(ink() > 40);
    s.timeline->setFilter({});
    s.timeline->setStore(nullptr);
    QVERIFY(ink() > 40);
}

void TestTimelinePicture::themesPaintTheirOwnColours()
{
    TimelineScene s;
    for (ThemeKind kind : {ThemeKind::Dark, ThemeKind::HighContrastLight, ThemeKind::HighContrastDark, ThemeKind::Light}) {
        const Theme &theme = Theme::get(kind);
        s.timeline->setTheme(theme);
        const QPoint p = s.point(milliseconds(700), TimelineScene::Beta);
        const QImage image = s.picture();
        QCOMPARE(image.pixelColor(p.x(), p.y() - 8), theme.color(ColorRole::Pending));
        QCOMPARE(image.pixelColor(image.width() - 3, image.height() - 3), theme.color(ColorRole::Canvas));
    }
}

void TestTimelinePicture::theOverviewShowsEveryUnretrievedError()
{
    for (quint32 lanes : {10u, 3000u}) {
        TimelineScene s(MadeTrace::manyLanes(lanes, lanes / 2));
        const QImage image = s.minimap->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const int x = int(std::round(s.minimap->xAt(s.store->ledger().at(0).raised)));
        int red = 0;
        for (int dx = -1; dx <= 2; ++dx)
            for (int y = image.height() - 8; y < image.height(); ++y)
                red += image.pixel(x + dx, y) == TimelineScene::color(ColorRole::Pending).rgb();
        QVERIFY2(red >= 6, qPrintable(QString::number(lanes)));
    }
}

// Also next to a scroll bar: equal times are aligned.
void TestTimelinePicture::theOverviewIsAlignedWithThePlot()
{
    for (quint32 lanes : {3u, 60u}) {
        TimelineScene s(MadeTrace::manyLanes(lanes, NoIndex));
        QCOMPARE(s.timeline->verticalScrollBar()->isVisible(), lanes > 20);
        for (const Time t : {s.state.domain().begin, s.store->range().end, s.state.domain().end})
            QTRY_VERIFY(std::abs(s.minimap->xAt(t) - s.timeline->xAt(t)) < 1);
    }
}

void TestTimelinePicture::theOverviewMovesAndResizesTheWindow()
{
    TimelineScene s;
    s.state.setRange({milliseconds(200), milliseconds(400)});
    const auto drag = [&](QPointF from, QPointF to) {
        QTest::mousePress(s.minimap, Qt::LeftButton, {}, from.toPoint());
        QMouseEvent move(QEvent::MouseMove, to, s.minimap->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(s.minimap, &move);
        QTest::mouseRelease(s.minimap, Qt::LeftButton, {}, to.toPoint());
    };
    const qreal y = s.minimap->window().center().y();
    drag({s.minimap->window().center().x(), y}, {s.minimap->xAt(milliseconds(600)), y});
    QCOMPARE(s.state.range().duration(), Time(milliseconds(200)));
    QVERIFY(TimelineScene::near(s.state.range().begin, milliseconds(500), milliseconds(4)));
    drag({s.minimap->window().right(), y}, {s.minimap->xAt(milliseconds(900)), y});
    QVERIFY(TimelineScene::near(s.state.range().end, milliseconds(900), milliseconds(6)));
    drag({s.minimap->window().left(), y}, {s.minimap->xAt(milliseconds(100)), y});
    QVERIFY(TimelineScene::near(s.state.range().begin, milliseconds(100), milliseconds(6)));
    QTest::keyClick(s.minimap, Qt::Key_Home);
    QVERIFY(s.state.isFitted());
}

QTEST_MAIN(TestTimelinePicture)
#include "tst_timelinepicture.moc"
