// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/laneaggregate.h"

#include <QRandomGenerator>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr Time forever = Time::max();

std::vector<Span> randomLane(QRandomGenerator &random, int count, bool lasting)
{
    std::vector<Span> spans;
    Time at{random.bounded(50)};
    for (int i = 0; i < count; ++i) {
        Span s;
        s.begin = at;
        s.end = at + Time(random.bounded(4) == 0 ? 0 : random.bounded(40));
        // Mostly without errors, as in a real run.
        s.state = random.bounded(200) == 0 ? SpanState::Pending : SpanState(random.bounded(5));
        s.orphan = random.bounded(50) == 0;
        at = s.end + Time(random.bounded(3) == 0 ? random.bounded(60) : 0);
        spans.push_back(s);
    }
    if (lasting && !spans.empty())
        spans.back().end = forever;
    return spans;
}

//! Checks every span for every pixel, according to the definition.
std::vector<PixelCell> bruteForce(const std::vector<Span> &spans, const PixelScale &scale, Time lasting)
{
    std::vector<PixelCell> cells(std::size_t(scale.pixels));
    for (int p = 0; p < scale.pixels; ++p) {
        const Time begin = scale.pixelBegin(p);
        const Time end = scale.pixelBegin(p + 1);
        PixelCell &cell = cells[std::size_t(p)];
        for (std::size_t i = 0; i < spans.size() && begin < end; ++i) {
            const Span &s = spans[i];
            const Time stop = s.end == forever ? std::max(lasting, s.begin) : s.end;
            const bool touches = s.begin < end && (stop > begin || (stop == s.begin && s.begin >= begin));
            if (!touches)
                continue;
            if (cell.count++ == 0)
                cell.first = quint32(i);
            cell.worst = std::max(cell.worst, s.state);
            cell.orphan = cell.orphan || s.orphan;
        }
    }
    return cells;
}

std::vector<PixelCell> spread(const std::vector<PixelRun> &runs, int pixels)
{
    std::vector<PixelCell> cells(static_cast<std::size_t>(pixels));
    int last = 0;
    for (const PixelRun &run : runs) {
        if (run.begin < last || run.end <= run.begin || run.end > pixels || run.cell.count == 0)
            return {}; // overlapping or empty: never equal
        last = run.end;
        for (int p = run.begin; p < run.end; ++p)
            cells[std::size_t(p)] = run.cell;
    }
    return cells;
}

//! A trace of tasks that sleep and end, some of them with an error that is never retrieved.
void addTasks(Trace &trace, QRandomGenerator &random, int count, Time from)
{
    const StringId name = trace.string("work");
    const ExceptionId error = trace.addException({trace.string("ValueError"), trace.string("x"), false, {}});
    for (int i = 0; i < count; ++i) {
        const EntityId task = trace.addEntity({EntityKind::Task, false, name, quint32(trace.entityCount())});
        const Time at = from + Time(i * 10);
        trace.append({.time = at, .subject = task, .a = index(name), .kind = EventKind::Created});
        trace.append({.time = at, .subject = task, .kind = EventKind::Started});
        trace.append({.time = at, .subject = task, .a = index(trace.value(5)), .kind = EventKind::Sleeping});
        if (random.bounded(10) == 0)
            continue; // keeps sleeping
        trace.append({.time = at + Time(5), .subject = task, .a = index(trace.sleepEntity()), .kind = EventKind::Resumed});
        if (random.bounded(20) == 0)
            trace.append({.time = at + Time(5), .subject = task, .a = index(error), .kind = EventKind::Raised});
        else
            trace.append({.time = at + Time(5), .subject = task, .a = index(trace.value(0)), .kind = EventKind::Succeeded});
    }
}

//! The whole run in 300 columns, for all lanes.
std::vector<PixelCell> columns(const MergedAggregate &merged, const TraceStore &store)
{
    const Time end = store.range().end;
    std::vector<PixelRun> runs;
    merged.query(0, quint32(store.lanes().size()), {{Time(0), end}, 300}, end, runs);
    return spread(runs, 300);
}

MergedAggregate takenAtOnce(const TraceStore &store)
{
    MergedAggregate merged;
    merged.update(store);
    return merged;
}

} // namespace

class TestLaneAggregate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void cutsTheRangeWithoutGapsOrOverflow();
    void equalsACheckOfEverySpan_data();
    void equalsACheckOfEverySpan();
    void agreesWhileTheLaneGrows();
    void showsOneErrorAmongAMillionAtEveryZoom();
    void needsFewBytesASpan();
    void mergesLanesWithoutLosingAnError();
    void mergesTheSameStepByStep();
    void readsALargeStoreInSlicesWhileItGrows();
};

void TestLaneAggregate::cutsTheRangeWithoutGapsOrOverflow()
{
    const PixelScale scale{{Time(1), Time(9'000'000'000'000'000'000)}, 16'000};
    QCOMPARE(scale.pixelBegin(0), scale.range.begin);
    QCOMPARE(scale.pixelBegin(scale.pixels), scale.range.end);
    for (int p = 0; p < scale.pixels; p += 37) {
        QVERIFY(scale.pixelBegin(p) < scale.pixelBegin(p + 1));
        QCOMPARE(scale.pixelOf(scale.pixelBegin(p)), p);
        QCOMPARE(scale.pixelOf(scale.pixelBegin(p + 1) - Time(1)), p);
    }
    const PixelScale deep{{Time(10), Time(13)}, 100}; // more pixels than nanoseconds
    QCOMPARE(deep.pixelBegin(deep.pixelOf(Time(11))), Time(11));
}

void TestLaneAggregate::equalsACheckOfEverySpan_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("lasting");
    for (int count : {0, 1, 2, 15, 16, 17, 33, 300, 5'000})
        for (bool lasting : {false, true})
            QTest::addRow("%d spans%s", count, lasting ? ", the last one lasts" : "") << count << lasting;
}

void TestLaneAggregate::equalsACheckOfEverySpan()
{
    QFETCH(int, count);
    QFETCH(bool, lasting);
    QRandomGenerator random(quint32(count) * 2 + lasting);
    const std::vector<Span> spans = randomLane(random, count, lasting);
    LaneAggregate aggregate;
    aggregate.update(spans);
    const Time end = spans.empty() ? Time(100) : spans.back().begin + Time(100);
    for (int round = 0; round < 60; ++round) {
        const Time a{random.bounded(qint64(end.count()))};
        const Time b{random.bounded(qint64(end.count()))};
        PixelScale scale{{std::min(a, b), std::max(a, b) + Time(1)}, 1 + random.bounded(120)};
        if (round == 0)
            scale = {{Time(0), end}, 97};
        std::vector<PixelRun> runs;
        aggregate.query(spans, scale, end, runs);
        const auto expected = bruteForce(spans, scale, end);
        const auto actual = spread(runs, scale.pixels);
        QCOMPARE(actual.size(), expected.size());
        for (std::size_t p = 0; p < expected.size(); ++p)
            QVERIFY2(actual[p] == expected[p] || scale.pixelBegin(int(p)) == scale.pixelBegin(int(p) + 1), // columns of zero width
                     qPrintable(QStringLiteral("pixel %1 of %2 in [%3,%4): %5 spans from %6 worst %7, not %8 from %9 worst %10")
                                    .arg(p)
                                    .arg(scale.pixels)
                                    .arg(scale.range.begin.count())
                                    .arg(scale.range.end.count())
                                    .arg(actual[p].count)
                                    .arg(actual[p].first)
                                    .arg(int(actual[p].worst))
                                    .arg(expected[p].count)
                                    .arg(expected[p].first)
                                    .arg(int(expected[p].worst))));
    }
}

void TestLaneAggregate::agreesWhileTheLaneGrows()
{
    QRandomGenerator random(7);
    const std::vector<Span> all = randomLane(random, 700, false);
    LaneAggregate aggregate;
    std::vector<Span> spans;
    for (std::size_t i = 0; i < all.size(); ++i) {
        spans.push_back(all[i]);
        aggregate.update(spans);
        if (i % 50 != 0)
            continue;
        const PixelScale scale{{Time(0), spans.back().end + Time(64)}, 64};
        std::vector<PixelRun> runs;
        aggregate.query(spans, scale, spans.back().end, runs);
        QCOMPARE(spread(runs, 64), bruteForce(spans, scale, spans.back().end));
    }
}

void TestLaneAggregate::showsOneErrorAmongAMillionAtEveryZoom()
{
    std::vector<Span> spans(1'000'000);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        spans[i].begin = Time(qint64(i) * 10);
        spans[i].end = spans[i].begin + Time(9);
        spans[i].state = SpanState::Sleeping;
    }
    constexpr std::size_t bad = 654'321;
    spans[bad].state = SpanState::Pending;
    LaneAggregate aggregate;
    aggregate.update(spans);
    for (qint64 width = 10'000'000; width >= 100; width /= 7) {
        const Time centre = spans[bad].begin;
        const TimeRange range{std::max(Time(0), centre - Time(width / 3)), centre + Time(width - width / 3)};
        std::vector<PixelRun> runs;
        aggregate.query(spans, {range, 1600}, range.end, runs);
        const int errorPixel = PixelScale{range, 1600}.pixelOf(spans[bad].begin);
        int red = 0;
        for (const PixelRun &run : runs)
            if (run.cell.worst == SpanState::Pending) {
                red += run.end - run.begin;
                QVERIFY(run.begin <= errorPixel || errorPixel < run.end);
            }
        QVERIFY(red >= 1);
        const Time pixelWidth = range.duration() / 1600;
        QVERIFY(red <= 2 + (pixelWidth > Time(0) ? int(Time(9) / pixelWidth) : 1600));
    }
}

void TestLaneAggregate::needsFewBytesASpan()
{
    std::vector<Span> spans(1 << 20);
    LaneAggregate aggregate;
    for (std::size_t n = 0; n <= spans.size(); n += 4096)
        aggregate.update(std::span(spans).first(n));
    const double bytes = double(aggregate.memoryUsed()) / double(spans.size()) + sizeof(Span);
    QVERIFY2(bytes <= 64, qPrintable(QString::number(bytes)));
    QVERIFY(aggregate.memoryUsed() > spans.size() / 16); // it was built
}

void TestLaneAggregate::mergesLanesWithoutLosingAnError()
{
    QRandomGenerator random(3);
    Trace trace;
    addTasks(trace, random, 1000, Time(0));
    const TraceStore store(trace);
    MergedAggregate merged;
    merged.update(store);
    const Time end = store.range().end;
    for (const auto &[first, last] : {std::pair{0u, 1000u}, {0u, 64u}, {512u, 640u}, {960u, 1000u}}) {
        const PixelScale scale{{Time(0), end}, 200};
        std::vector<PixelRun> runs;
        merged.query(first, last, scale, end, runs);
        const auto cells = spread(runs, scale.pixels);
        QCOMPARE(cells.size(), 200u);
        for (int p = 0; p < scale.pixels; ++p) {
            int worst = -1;
            for (quint32 lane = first; lane < last; ++lane)
                if (const PixelCell c = bruteForce(store.lanes()[lane].spans, scale, end)[std::size_t(p)]; c.count > 0)
                    worst = std::max(worst, int(c.worst));
            // Slots may be wider than what they cover, so the result may be worse than the truth, but never better.
            QVERIFY(worst < 0 || (cells[std::size_t(p)].count > 0 && int(cells[std::size_t(p)].worst) >= worst));
        }
        QCOMPARE(merged.hasPending(first, last, {Time(0), end}, end), std::ranges::any_of(cells, [](const PixelCell &c) {
                     return c.count > 0 && c.worst == SpanState::Pending;
                 }));
    }
}

void TestLaneAggregate::mergesTheSameStepByStep()
{
    Trace trace;
    TraceStore store(trace);
    MergedAggregate growing;
    QRandomGenerator random(5);
    for (int step = 0; step < 40; ++step) {
        addTasks(trace, random, 20, Time(step * 200));
        QVERIFY(store.update());
        growing.update(store);
    }
    const std::vector<PixelCell> all = columns(growing, store);
    QCOMPARE(all.size(), 300u);
    QCOMPARE(all, columns(takenAtOnce(store), store));
}

void TestLaneAggregate::readsALargeStoreInSlicesWhileItGrows()
{
    Trace trace;
    TraceStore store(trace);
    MergedAggregate sliced;
    QRandomGenerator random(7);
    for (int step = 0; step < 60; ++step) {
        addTasks(trace, random, 10, Time(step * 200));
        QVERIFY(store.update());
        if (step % 3 == 2) // it misses two of three updates
            QVERIFY(!sliced.update(store, 24)); // and processes fewer lanes than there are new ones
    }
    int turns = 0;
    while (!sliced.update(store, 24))
        ++turns;
    QVERIFY(turns >= 20 && turns <= 60);
    const std::vector<PixelCell> all = columns(sliced, store);
    QCOMPARE(all.size(), 300u);
    QCOMPARE(all, columns(takenAtOnce(store), store));
}

QTEST_GUILESS_MAIN(TestLaneAggregate)
#include "tst_laneaggregate.moc"
