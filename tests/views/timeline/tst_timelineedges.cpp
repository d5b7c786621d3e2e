// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/storedtrace.h"
#include "tests/views/timeline/timelinescene.h"
#include "views/common/explainitem.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/hittest.h"
#include "views/timeline/timelinetip.h"

using namespace awaitscope;

namespace {

struct Stored
{
    explicit Stored(const QString &name)
        : run(StoredTrace::scenario(name))
    {
        layout.update(run.store.get());
        options.size = {900, 300};
        options.namesWidth = 150;
        options.range = paddedRange(run.store->range(), 750);
        options.measure = fixedMeasure();
    }
    DisplayList list() { return buildDisplayList(*run.store, layout, options); }

    StoredTrace run;
    LaneLayout layout;
    TimelineOptions options;
};

struct Text
{
    QString text;
    QRectF rect;
    ItemRef ref;
};

std::vector<Text> textsIn(const DisplayList &list, Clip clip)
{
    std::vector<Text> out;
    for (const DisplayItem &item : list.items)
        if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.clip == clip)
            out.push_back({text->text, text->rect, item.ref});
    return out;
}

QStringList wordsOf(const std::vector<Text> &texts)
{
    QStringList out;
    for (const Text &text : texts)
        out << text.text;
    return out;
}

} // namespace

// What lies at the edges of the picture, and what belongs to no lane.
class TestTimelineEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void momentsBeforeTheOriginAreNegative();
    void thereIsNoTimeBeforeTheRun();
    void aRunOfNoLengthIsReadable();
    void flagsAtTheEdgesStayInThePlot();
    void hiddenLanesAreCountedWithoutNames_data();
    void hiddenLanesAreCountedWithoutNames();
    void theLegendSaysNothingOfHiddenErrorsWhereThereAreNone();
    void whatBelongsToNoLaneIsExplained();
    void theEndOfTheRunCanBeSelected();
};

void TestTimelineEdges::momentsBeforeTheOriginAreNegative()
{
    Stored s(QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive"));
    s.options.origin = milliseconds(100);
    const DisplayList list = s.list();
    const std::vector<Text> ticks = textsIn(list, Clip::Ruler);
    QVERIFY(!ticks.empty());
    const TimeScale scale(s.options.range, list.plot.left(), list.plot.width(), {});
    int negative = 0;
    for (const Text &tick : ticks) {
        const bool before = tick.rect.left() < scale.x(s.options.origin);
        QVERIFY2(tick.text.startsWith(u'−') == before, qPrintable(tick.text));
        negative += before;
    }
    QVERIFY(negative > 0);
}

void TestTimelineEdges::thereIsNoTimeBeforeTheRun()
{
    Stored s(QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive"));
    s.options.range.begin = -milliseconds(300);
    const DisplayList list = s.list();
    const TimeScale scale(s.options.range, list.plot.left(), list.plot.width(), {});
    const std::vector<Text> ticks = textsIn(list, Clip::Ruler);
    QVERIFY(!ticks.empty());
    QCOMPARE(ticks.front().text.section(u' ', 0, 0), QStringLiteral("0"));
    for (const Text &tick : ticks)
        QVERIFY2(tick.rect.left() >= scale.x(Time{0}), qPrintable(tick.text));
}

void TestTimelineEdges::aRunOfNoLengthIsReadable()
{
    Stored s(QStringLiteral("constructs/order_create_task"));
    QCOMPARE(s.run.trace->events().back().time, Time{0});
    s.options.legend = true;
    const DisplayList list = s.list();
    const TimeScale scale(s.options.range, list.plot.left(), list.plot.width(), {});
    const QStringList ticks = wordsOf(textsIn(list, Clip::Ruler));
    QVERIFY(!ticks.isEmpty() && ticks.front().startsWith(u'0'));
    const auto end = std::ranges::find_if(list.items, [](const DisplayItem &item) { return item.ref == refOf(Sign::EndOfRun); });
    QVERIFY(end != list.items.end());
    QCOMPARE(std::get<LineItem>(end->shape).from.x(), scale.x(Time{0}));
    std::set<quint32> ended; // lanes whose end is seen
    for (const DisplayItem &item : list.items) {
        const auto *glyph = std::get_if<GlyphItem>(&item.shape);
        if (glyph && item.clip == Clip::Plot && list.plot.contains(glyph->center))
            ended.insert(item.ref.lane);
    }
    QCOMPARE(ended.size(), s.run.store->lanes().size());
}

void TestTimelineEdges::flagsAtTheEdgesStayInThePlot()
{
    Stored s(QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive"));
    const std::vector<GatherEnd> &ends = s.run.store->gatherEnds();
    QVERIFY(!ends.empty());
    const Time at = ends.front().time;
    for (const auto &[begin, end] : {std::pair{at, at + milliseconds(200)}, {at - milliseconds(200), at + Time{1000}}}) {
        s.options.range = {begin, end};
        const DisplayList list = s.list();
        const std::vector<Text> texts = textsIn(list, Clip::Plot);
        const auto flag = std::ranges::find(texts, signLabel(Sign::GatherFailed), &Text::text);
        QVERIFY(flag != texts.end());
        QVERIFY(flag->rect.left() >= list.plot.left() && flag->rect.right() <= list.plot.right());
        QVERIFY(s.options.measure(flag->text, 10.5, true) <= flag->rect.width());
        // And it can be clicked where it is seen.
        const ItemRef hit = hitTest(list, flag->rect.center());
        QCOMPARE(signOf(*s.run.store, hit), Sign::GatherFailed);
    }
}

void TestTimelineEdges::hiddenLanesAreCountedWithoutNames_data()
{
    QTest::addColumn<int>("names");
    QTest::addColumn<int>("ruler");
    QTest::newRow("above the names") << 260 << 34;
    QTest::newRow("narrow names") << 60 << 34;
    QTest::newRow("no names") << 0 << 34;
    QTest::newRow("no names, no ruler") << 0 << 0;
    QTest::newRow("no ruler") << 200 << 0;
}

void TestTimelineEdges::hiddenLanesAreCountedWithoutNames()
{
    QFETCH(int, names);
    QFETCH(int, ruler);
    Stored s(QStringLiteral("seed/a1_s3_fire_and_forget"));
    const auto failed = std::ranges::find(s.run.store->ledger(), Fate::Lost, &LedgerEntry::fate);
    QVERIFY(failed != s.run.store->ledger().end());
    s.options.namesWidth = names;
    s.options.rulerHeight = ruler;
    s.layout.setHidden(failed->lane, true);
    s.layout.update(s.run.store.get());
    const DisplayList list = s.list();
    std::vector<Text> said;
    for (const Text &text : textsIn(list, Clip::None))
        if (text.ref == refOf(Sign::HiddenError))
            said.push_back(text);
    QCOMPARE(said.size(), std::size_t(1));
    QCOMPARE(said.front().text, QStringLiteral("1 hidden lane, 1 pending exception"));
    QVERIFY(s.options.measure(said.front().text, 11, true) <= said.front().rect.width());
    QVERIFY(QRectF(QPointF(), list.size).contains(said.front().rect));
    for (const Text &tick : textsIn(list, Clip::Ruler))
        QVERIFY2(!tick.rect.intersects(said.front().rect), qPrintable(tick.text));
}

void TestTimelineEdges::theLegendSaysNothingOfHiddenErrorsWhereThereAreNone()
{
    Stored s(QStringLiteral("seed/a1_s3_fire_and_forget"));
    const quint32 failed = s.run.store->ledger().front().lane;
    s.options.legend = true;
    const auto inLegend = [&] {
        return std::ranges::any_of(s.list().items, [](const DisplayItem &item) {
            return item.ref.kind == ItemRef::Kind::Legend && Sign(item.ref.index) == Sign::HiddenError;
        });
    };
    for (quint32 lane = 0; lane < s.run.store->lanes().size(); ++lane) {
        if (s.run.store->lanes()[lane].end != LaneEnd::Succeeded || lane == 0)
            continue;
        s.layout.setHidden(lane, true);
        s.layout.update(s.run.store.get());
        QVERIFY(!inLegend());
    }
    s.layout.setHidden(failed, true);
    s.layout.update(s.run.store.get());
    QVERIFY(inLegend());
}

void TestTimelineEdges::whatBelongsToNoLaneIsExplained()
{
    Stored s(QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive"));
    s.options.allArrows = true;
    s.options.origin = milliseconds(20);
    s.options.notes = {{milliseconds(30), QStringLiteral("the switch goes down here")}};
    s.options.cuts = TimeCuts({{milliseconds(110), milliseconds(140)}}, milliseconds(4));
    std::set<Sign> seen;
    for (const DisplayItem &item : s.list().items) {
        if (item.ref.kind != ItemRef::Kind::Sign && item.ref.kind != ItemRef::Kind::Arrow)
            continue;
        const Sign sign = signOf(*s.run.store, item.ref);
        seen.insert(sign);
        const auto view = toViewItem(item.ref, s.options);
        QVERIFY2(view, qPrintable(signLabel(sign)));
        const auto words = explainItem(*s.run.store, *view);
        QVERIFY2(words && !words->title.isEmpty() && !words->facts.empty() && !words->why.isEmpty(), qPrintable(signLabel(sign)));
        QVERIFY(!timelineTip(*s.run.store, item.ref, s.options, Theme::get(ThemeKind::Light)).isEmpty());
        if (sign == Sign::Note)
            QVERIFY(timelineTip(*s.run.store, item.ref, s.options, Theme::get(ThemeKind::Light)).contains(s.options.notes.front().text));
        if (sign == Sign::IdleCut)
            QCOMPARE(words->facts.back().second, QStringLiteral("30 ms"));
    }
    for (const Sign sign : {Sign::EndOfRun, Sign::Origin, Sign::Note, Sign::IdleCut, Sign::Spawns})
        QVERIFY2(seen.contains(sign), qPrintable(signLabel(sign)));
}

void TestTimelineEdges::theEndOfTheRunCanBeSelected()
{
    TimelineScene s;
    const QPoint end(int(s.timeline->xAt(milliseconds(1000))), s.viewport()->height() / 2);
    QPoint free = end; // where no lane has a mark
    for (const DisplayItem &item : s.timeline->displayList().items)
        if (item.ref == refOf(Sign::EndOfRun))
            free = QPoint(int(std::get<LineItem>(item.shape).to.x()), int(std::get<LineItem>(item.shape).to.y()) - 3);
    QTest::mouseClick(s.viewport(), Qt::LeftButton, {}, free);
    QCOMPARE(s.state.selection().size(), std::size_t(1));
    QCOMPARE(s.state.selection().front().kind, ViewItem::Kind::Sign);
    QCOMPARE(explainItem(*s.store, s.state.selection().front())->title, signLabel(Sign::EndOfRun));
    // The keys go on from there.
    for (const int key : {Qt::Key_Period, Qt::Key_Comma, Qt::Key_E, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_F, Qt::Key_Down}) {
        s.state.select({ViewItem::Kind::Sign, NoIndex, quint32(Sign::EndOfRun)});
        s.key(key);
        (void)s.picture();
    }
    QCOMPARE(s.state.selection().front().kind, ViewItem::Kind::Lane);
}

QTEST_MAIN(TestTimelineEdges)
#include "tst_timelineedges.moc"
