// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/waits.h"
#include "views/common/explainitem.h"
#include "views/export/exportjob.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/hittest.h"
#include "views/picture/legend.h"
#include "views/timeline/timelinetip.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr QSizeF Size(900, 400);

//! What is drawn of a run that ends in a deadlock.
struct Picture
{
    explicit Picture(const QByteArray &coros, const std::vector<ViewItem> &selection = {}, bool roomBehind = true)
    {
        const auto set = readTaskSet(R"({"schema":1,"objects":{"a":{"type":"lock"},"b":{"type":"lock"},"e":{"type":"event"}},"coros":)" + coros + R"(,"main":"main"})");
        if (!set)
            qFatal("%s", qPrintable(set.problems().front().message));
        run = *Run::create(*set);
        run->runToEnd();
        store = std::make_unique<TraceStore>(run->trace());
        layout.update(store.get());
        options.size = Size;
        options.range = store->range();
        if (roomBehind)
            options.range.end += options.range.duration() / 8;
        options.measure = fixedMeasure();
        options.legend = true;
        options.selection = selection;
        list = buildDisplayList(*store, layout, options);
    }
    std::vector<DisplayItem> arcs() const
    {
        std::vector<DisplayItem> out;
        for (const DisplayItem &item : list.items)
            if (item.ref.kind == ItemRef::Kind::Sign && Sign(item.ref.index) == Sign::WaitsForever)
                out.push_back(item);
        return out;
    }
    QString name(quint32 lane) const { return store->displayName(lane); }
    QStringList pairs() const
    {
        QStringList out;
        for (const DisplayItem &item : arcs())
            out += QStringLiteral("%1 > %2").arg(name(item.ref.lane), name(item.ref.count));
        return out;
    }

    std::unique_ptr<Run> run;
    std::unique_ptr<TraceStore> store;
    LaneLayout layout;
    TimelineOptions options;
    DisplayList list;
};

//! Two tasks that take two locks in opposite orders.
const QByteArray Crossed = R"({
    "one":{"body":[{"op":"lock","of":"a","body":[{"op":"sleep","ms":10},{"op":"lock","of":"b","body":[{"op":"log","text":"x"}]}]}]},
    "two":{"body":[{"op":"lock","of":"b","body":[{"op":"sleep","ms":10},{"op":"lock","of":"a","body":[{"op":"log","text":"x"}]}]}]},
    "main":{"body":[{"op":"gather","of":[{"coro":"one"},{"coro":"two"}]}]}})";

QPointF pointOf(const CurveItem &c, qreal t)
{
    const qreal u = 1 - t;
    return u * u * u * c.from + 3 * u * u * t * c.control1 + 3 * u * t * t * c.control2 + t * t * t * c.to;
}

QPointF middleOf(const CurveItem &c)
{
    return pointOf(c, 0.5);
}

} // namespace

// The circle of a deadlock, in the picture and in words.
class TestDeadlockPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void theCircleIsDrawnWithoutBeingAskedFor();
    void anArcIsExplainedWhereItIsPointedAt();
    void aTaskThatWaitsForItselfHasALoop();
    void thereIsRoomInFrontOfTheEndToo();
    void ofManyOnlyTheCircleAndTheWayToItAreDrawn();
    void exportedPicturesSayIt();
    void otherRunsHaveNone();
};

void TestDeadlockPicture::theCircleIsDrawnWithoutBeingAskedFor()
{
    const Picture p(Crossed);
    QVERIFY(p.store->deadlock());
    const QStringList pairs = p.pairs();
    QCOMPARE(pairs.mid(0, 2), (QStringList{QStringLiteral("one > two"), QStringLiteral("two > one")}));
    QVERIFY2(pairs.contains(QStringLiteral("main > one")), qPrintable(pairs.join(u'\n')));
    for (const DisplayItem &item : p.arcs()) {
        const auto &curve = std::get<CurveItem>(item.shape);
        // From row to row, and beside the end of the run.
        const auto row = [&](quint32 lane) { return p.layout.rows()[*p.layout.rowOf(lane)]; };
        QVERIFY(std::abs(curve.from.y() - p.list.plot.top() - qreal(row(item.ref.lane).y) - qreal(row(item.ref.lane).height) / 2) < 8);
        QVERIFY(std::abs(curve.to.y() - p.list.plot.top() - qreal(row(item.ref.count).y) - qreal(row(item.ref.count).height) / 2) < 8);
        QVERIFY(middleOf(curve).x() > curve.from.x() && middleOf(curve).x() < p.list.plot.right());
        QCOMPARE(curve.edge, p.name(item.ref.lane) == QLatin1String("main") ? Edge::Dashed : Edge::Solid);
    }
    QVERIFY(legendSigns(*p.store, p.layout, p.options).test(std::size_t(Sign::WaitsForever)));
}

void TestDeadlockPicture::anArcIsExplainedWhereItIsPointedAt()
{
    const Picture p(Crossed);
    const auto curve = std::get<CurveItem>(p.arcs().front().shape); // a copy: the list is a temporary one
    ItemRef ref; // words may lie over some of it
    for (int i = 1; i < 20 && ref.kind != ItemRef::Kind::Sign; ++i)
        ref = hitTest(p.list, pointOf(curve, i / 20.0));
    QCOMPARE(int(ref.kind), int(ItemRef::Kind::Sign));
    QCOMPARE(Sign(ref.index), Sign::WaitsForever);
    const QString tip = timelineTip(*p.store, ref, p.options, Theme::get(ThemeKind::Light));
    QVERIFY2(tip.contains(QStringLiteral("waits for lock")) && tip.contains(QStringLiteral("held by")), qPrintable(tip));
    const auto item = toViewItem(ref, p.options);
    QVERIFY(item);
    const auto details = explainItem(*p.store, *item);
    QVERIFY(details);
    QVERIFY2(details->why.contains(QStringLiteral("one waits for lock b, held by two."))
                 && details->why.contains(QStringLiteral("two waits for lock a, held by one.")),
             qPrintable(details->why.join(u'\n')));
    // Beside it there is nothing to be pointed at.
    const ItemRef beside = hitTest(p.list, {middleOf(curve).x() - 8, middleOf(curve).y()});
    QVERIFY(beside.kind != ItemRef::Kind::Sign || Sign(beside.index) != Sign::WaitsForever);
}

void TestDeadlockPicture::aTaskThatWaitsForItselfHasALoop()
{
    const Picture p(R"({"main":{"body":[{"op":"sleep","ms":10},
        {"op":"lock","of":"a","body":[{"op":"lock","of":"a","body":[{"op":"log","text":"x"}]}]}]}})");
    QCOMPARE(p.pairs(), QStringList{QStringLiteral("main > main")});
    const auto curve = std::get<CurveItem>(p.arcs().front().shape);
    QVERIFY(curve.to.y() - curve.from.y() >= 10);
}

void TestDeadlockPicture::thereIsRoomInFrontOfTheEndToo()
{
    const Picture p(Crossed, {}, false);
    QVERIFY(p.arcs().size() >= 2);
    for (const DisplayItem &item : p.arcs()) {
        const auto &curve = std::get<CurveItem>(item.shape);
        QVERIFY(middleOf(curve).x() < curve.from.x() && middleOf(curve).x() > p.list.plot.left());
    }
}

void TestDeadlockPicture::ofManyOnlyTheCircleAndTheWayToItAreDrawn()
{
    QByteArray calls;
    for (int i = 0; i < 500; ++i)
        calls += R"(,{"coro":"late"})";
    QByteArray coros = Crossed;
    coros.replace(R"({"coro":"two"})", R"({"coro":"two"})" + calls);
    coros.replace(R"("main":{)", R"("late":{"body":[{"op":"lock","of":"a","body":[{"op":"log","text":"x"}]}]},"main":{)");
    const Picture p(coros);
    QCOMPARE(p.store->lanes().size(), std::size_t(503));
    const QStringList pairs = p.pairs();
    QVERIFY2(pairs.size() >= 2 && pairs.size() <= 3, qPrintable(pairs.join(u'\n')));
    // What is selected has its own.
    const Picture selected(coros, {{ViewItem::Kind::Lane, 5, 0}});
    QCOMPARE(selected.pairs().size(), pairs.size() + 1);
    QCOMPARE(selected.arcs().back().ref.lane, quint32(5));
}

void TestDeadlockPicture::exportedPicturesSayIt()
{
    const Picture p(Crossed);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.svg"));
    const auto error = exportFile(nullptr, *p.store, ExportOptions(), path);
    QVERIFY2(!error, qPrintable(error.value_or(QString())));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(QStringLiteral("<title>one waits for lock b, held by two</title>")));
    QVERIFY(svg.contains(signLabel(Sign::WaitsForever)));
}

void TestDeadlockPicture::otherRunsHaveNone()
{
    const Picture p(R"({"f":{"body":[{"op":"sleep","ms":10}]},"main":{"body":[{"op":"gather","of":[{"coro":"f"},{"coro":"f"}]}]}})");
    QVERIFY(p.pairs().isEmpty());
    QVERIFY(!legendSigns(*p.store, p.layout, p.options).test(std::size_t(Sign::WaitsForever)));
    // Nobody holds an event that is never set.
    const Picture event(R"({"main":{"body":[{"op":"event_wait","of":"e"}]}})");
    QVERIFY(event.store->deadlock());
    QVERIFY(event.pairs().isEmpty());
}

QTEST_MAIN(TestDeadlockPicture)
#include "tst_deadlockpicture.moc"
