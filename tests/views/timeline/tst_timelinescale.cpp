// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/timelinescene.h"

#include <QLoggingCategory>
#include <QPainter>

using namespace awaitscope;

namespace {

constexpr int Names = 100;

DisplayList listOf(TimelineIndex &index, const LaneLayout &layout, TimeRange range, QSize size)
{
    TimelineOptions options;
    options.range = range;
    options.size = size;
    options.namesWidth = Names;
    DisplayListBuilder builder;
    DisplayList list;
    builder.build(index, layout, options, list);
    return list;
}

// Without labels and marks: the test is whether merging hides anything.
QImage painted(DisplayList list)
{
    std::erase_if(list.items, [](const DisplayItem &i) {
        const auto *rect = std::get_if<RectItem>(&i.shape);
        return !rect || i.ref.kind == ItemRef::Kind::Mark;
    });
    QImage image(list.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    TimelinePainter timeline(Theme::get(ThemeKind::Light));
    timeline.paintGround(painter, QRectF(QPointF(), list.size));
    timeline.paint(painter, list);
    return image;
}

bool isRed(QRgb pixel)
{
    const Theme &theme = Theme::get(ThemeKind::Light);
    return pixel == theme.color(ColorRole::Pending).rgb() || pixel == theme.color(ColorRole::PendingOutline).rgb();
}

int redIn(const QImage &image, int x, const QRectF &row)
{
    int red = 0;
    for (int y = int(row.top()); y < int(row.bottom()) && y < image.height(); ++y)
        red += x >= Names && x < image.width() && isRed(image.pixel(x, y));
    return red;
}

} // namespace

// With any number of spans per pixel.
class TestTimelineScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void mergingNeitherHidesNorInventsAnError();
    void oneErrorAmongAMillionSpansIsRedAtEveryZoom();
    void oneErrorAmongManyLanesIsRedAtEveryScroll();
    void aMergedRunShowsItsCount();
    void adjacentBarsAreSeparated();
    void theCostOfAListDependsOnPixelsNotSpans();
    void aStoreBuiltInSlicesIsTheSame();
    void repaintsOnceHoweverOftenTheRunAdvances();
    void frameTimesShowBehindALoggingCategory();

private:
    struct Lanes
    {
        MadeTrace made;
        std::vector<EntityId> tasks;
    };
    static void fill(MadeTrace &made, std::mt19937 &random);
};

// Tasks that sleep in short stretches and fail; main retrieves some of them after a delay that may be shorter than a pixel.
void TestTimelineScale::fill(MadeTrace &made, std::mt19937 &random)
{
    struct Event
    {
        Time time;
        int what;
        EntityId task;
    };
    std::vector<Event> events;
    for (int lane = 0; lane < 6; ++lane) {
        const EntityId task = made.createWork(Time{0});
        made.start(task, Time{0});
        Time t{random() % 1'000'000};
        made.sleep(task, Time{0});
        for (int i = 0; i < int(random() % 400); ++i) {
            events.push_back({t, 0, task});
            events.push_back({t, 1, task});
            t += Time{1 + random() % (random() % 8 == 0 ? 900'000 : 900)};
        }
        events.push_back({t, 0, task});
        if (random() % 4 == 0)
            continue;
        events.push_back({t, 2, task});
        if (random() % 3 != 0)
            events.push_back({t + Time{1 + random() % (random() % 2 ? 500 : 5'000'000)}, 3, task});
    }
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.time < b.time; });
    for (const Event &e : events) {
        if (e.what == 0)
            made.wake(e.task, e.time);
        else if (e.what == 1)
            made.sleep(e.task, e.time);
        else if (e.what == 2)
            made.raise(e.task, e.time);
        else
            made.await(made.root(), e.task, e.time), made.wakeWithError(made.root(), e.task, e.time);
    }
    made.exit(events.back().time + Time{100'000});
}

void TestTimelineScale::mergingNeitherHidesNorInventsAnError()
{
    int checked = 0, errors = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        MadeTrace made;
        fill(made, random);
        const TraceStore store(made.trace());
        TimelineIndex index(store);
        LaneLayout layout;
        layout.setDensity(seed % 3 == 0 ? 0.35 : 1);
        layout.update(&store);
        const Time end = store.range().end;
        for (int view = 0; view < 6; ++view) {
            Time a{qint64(random() % quint64(end.count()))}, b{qint64(random() % quint64(end.count()))};
            TimeRange range = view == 0 ? TimeRange{Time{-1000}, end + Time{1000}} : TimeRange{std::min(a, b), std::max(a, b) + Time{2000}};
            const QSize size(Names + 100 + int(random() % 300), 360);
            const DisplayList list = listOf(index, layout, range, size);
            const QImage image = painted(list);
            const TimeScale scale(range, Names, size.width() - Names);
            for (const LaneRow &row : layout.rows()) {
                const QRectF place(0, list.plot.top() + qreal(row.y), size.width(), qreal(row.height));
                std::vector<bool> may(std::size_t(size.width()) + 4, false);
                for (const Span &s : store.lanes()[row.lane].spans) {
                    if (s.state != SpanState::Pending)
                        continue;
                    const qreal x0 = scale.x(s.begin), x1 = scale.x(std::min(s.end, end));
                    if (x1 < Names || x0 >= size.width())
                        continue;
                    ++errors;
                    // Red somewhere in it, allowing for rounding to whole pixels, and, if it is wide, everywhere.
                    const int from = int(std::floor(std::max<qreal>(x0, Names))), to = int(std::floor(std::min<qreal>(x1, size.width() - 1)));
                    int red = 0;
                    for (int x = from - 1; x <= to + 1; ++x)
                        red += redIn(image, x, place) > 0;
                    QVERIFY2(red > 0, qPrintable(QStringLiteral("seed %1 view %2 lane %3: hidden").arg(seed).arg(view).arg(row.lane)));
                    for (int x = from + 2; x < to - 1; ++x)
                        QVERIFY(redIn(image, x, place) > 0);
                    for (int x = std::max(from - 2, 0); x <= std::min(to + 2, size.width() - 1); ++x)
                        may[std::size_t(x)] = true;
                }
                for (int x = Names; x < size.width(); ++x) {
                    ++checked;
                    QVERIFY2(may[std::size_t(x)] || redIn(image, x, place) == 0,
                             qPrintable(QStringLiteral("seed %1 view %2 lane %3 x %4: invented").arg(seed).arg(view).arg(row.lane).arg(x)));
                }
            }
        }
    }
    QVERIFY(checked > 100'000 && errors > 300);
}

void TestTimelineScale::oneErrorAmongAMillionSpansIsRedAtEveryZoom()
{
    const auto made = MadeTrace::oneLane(1'000'000, Time{1000}); // pending for a microsecond in a run of a minute
    const TraceStore store(made->trace());
    QVERIFY(store.lanes()[1].spans.size() >= 1'000'000);
    TimelineIndex index(store);
    LaneLayout layout;
    layout.update(&store);
    const Time raised = store.ledger()[0].raised;
    const QSize size(1000, 160);
    TimeRange range{Time{-1000}, store.range().end};
    int zooms = 0;
    for (double share = 1; range.duration() > Time{2000}; share *= 0.7, ++zooms) {
        const auto length = std::llround(share * double(store.range().end.count()));
        range = {raised - Time{length / 3}, raised + Time{length * 2 / 3}};
        const DisplayList list = listOf(index, layout, range, size);
        const int x = int(std::floor(TimeScale(range, Names, size.width() - Names).x(raised) + 0.01));
        const QImage image = painted(list);
        const QRectF row(0, list.plot.top() + 46, size.width(), 46);
        const int red = redIn(image, x - 1, row) + redIn(image, x, row) + redIn(image, x + 1, row);
        QVERIFY2(red >= 16, qPrintable(QStringLiteral("%1 pixels at zoom %2").arg(red).arg(zooms))); // the height of the bar
    }
    QVERIFY(zooms > 40);
}

void TestTimelineScale::oneErrorAmongManyLanesIsRedAtEveryScroll()
{
    TimelineScene s(MadeTrace::manyLanes(20'000, 12'345));
    s.key(Qt::Key_E);
    const quint32 lane = s.store->ledger()[0].lane;
    const QRect row = s.timeline->rectOf({ViewItem::Kind::Lane, lane, 0}).toRect();
    QVERIFY(row.top() >= 34 && row.bottom() <= s.viewport()->height());
    QVERIFY(s.count(row, ColorRole::Pending) > 10);
}

void TestTimelineScale::aMergedRunShowsItsCount()
{
    TimelineScene s(MadeTrace::oneLane(20'000, Time{1000}));
    const QStringList texts = s.texts(Clip::Plot);
    QVERIFY2(texts.join(u' ').contains(QChar(0xd7)), qPrintable(texts.join(u' ')));
}

void TestTimelineScale::adjacentBarsAreSeparated()
{
    TimelineScene s;
    std::vector<QRectF> bars;
    for (const DisplayItem &item : s.timeline->displayList().items) {
        const auto *rect = std::get_if<RectItem>(&item.shape);
        if (rect && item.ref.kind == ItemRef::Kind::Span && item.ref.lane == TimelineScene::Gamma && rect->rect.width() > 4)
            bars.push_back(rect->rect);
    }
    for (std::size_t i = 1; i < bars.size(); ++i)
        QVERIFY(bars[i].left() - bars[i - 1].right() >= 1);
    QCOMPARE(bars.size(), std::size_t(2));
}

void TestTimelineScale::theCostOfAListDependsOnPixelsNotSpans()
{
    std::size_t few = 0, many = 0;
    for (std::size_t spans : {20'000, 2'000'000}) {
        const auto made = MadeTrace::oneLane(spans, Time{1000});
        const TraceStore store(made->trace());
        TimelineIndex index(store);
        LaneLayout layout;
        layout.update(&store);
        (spans == 20'000 ? few : many) = listOf(index, layout, store.range(), {1600, 900}).items.size();
    }
    QVERIFY2(many <= few + few / 2 + 100, qPrintable(QStringLiteral("%1 and %2").arg(few).arg(many)));
}

// What opening a huge trace needs: slices between which a progress bar moves, the window stays responsive, and the user can cancel.
void TestTimelineScale::aStoreBuiltInSlicesIsTheSame()
{
    const auto made = MadeTrace::manyLanes(30'000, 7);
    const TraceStore whole(made->trace());
    TraceStore sliced(made->trace(), 0);
    ViewState state;
    TimelineWidget timeline(&state);
    timeline.resize(900, 400);
    timeline.setReducedMotion(true);
    timeline.setStore(&sliced);
    timeline.show();
    std::size_t upTo = 0;
    while (upTo < made->trace().events().size()) {
        upTo += 10'000;
        QVERIFY(sliced.update(upTo));
        timeline.refresh();
        QVERIFY(!timeline.viewport()->grab().isNull());
    }
    QCOMPARE(sliced.lanes().size(), whole.lanes().size());
    QCOMPARE(sliced.counts(), whole.counts());
    QCOMPARE(sliced.arrows().size(), whole.arrows().size());
    QCOMPARE(timeline.layout().rows().size(), whole.lanes().size());
    for (std::size_t i = 0; i < whole.lanes().size(); i += 97)
        QCOMPARE(sliced.lanes()[i].spans.size(), whole.lanes()[i].spans.size());
}

void TestTimelineScale::repaintsOnceHoweverOftenTheRunAdvances()
{
    struct Counter : QObject
    {
        int paints = 0;
        bool eventFilter(QObject *, QEvent *e) override
        {
            paints += e->type() == QEvent::Paint;
            return false;
        }
    } counter;
    TimelineScene s(MadeTrace::oneLane(200, Time{1000}));
    s.viewport()->installEventFilter(&counter);
    for (int i = 0; i < 5000; ++i) {
        s.owned->sleep(s.owned->root(), s.store->range().end + Time{1000});
        s.store->update();
        s.timeline->refresh();
    }
    QCOMPARE(counter.paints, 0);
    QCoreApplication::processEvents();
    QVERIFY(counter.paints <= 2); // nothing was queued
    QVERIFY(counter.paints >= 1);
    s.viewport()->removeEventFilter(&counter);
}

void TestTimelineScale::frameTimesShowBehindALoggingCategory()
{
    TimelineScene s;
    s.picture(); // logs nothing yet: a message would fail the test
    QLoggingCategory::setFilterRules(QStringLiteral("awaitscope.timeline.frames=true"));
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(QStringLiteral("^list [0-9.]+ ms, painting [0-9.]+ ms, [1-9][0-9]* items$")));
    s.picture();
    QLoggingCategory::setFilterRules({});
}

QTEST_MAIN(TestTimelineScale)
#include "tst_timelinescale.moc"
