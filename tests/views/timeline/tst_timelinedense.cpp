// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/madetrace.h"
#include "tests/views/timeline/timelinescene.h"

#include <QTest>
#include <QToolTip>

// One exception among very many lanes: in the widget, its tooltip and the minimap.

using namespace awaitscope;

class TestTimelineDense : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void oneExceptionIsFound_data();
    void oneExceptionIsFound();
    void aPendingSpanIsNotHiddenByItsNeighbours();
};

void TestTimelineDense::oneExceptionIsFound_data()
{
    QTest::addColumn<quint32>("lanes");
    for (const quint32 lanes : {1000U, 3000U, 8000U, 10'000U, 100'000U})
        QTest::addRow("%u lanes", lanes) << lanes;
}

void TestTimelineDense::oneExceptionIsFound()
{
    QFETCH(quint32, lanes);
    TimelineScene s(MadeTrace::manyLanes(lanes, lanes * 7 / 9));
    const LedgerEntry &error = s.store->ledger().at(0);
    const std::vector<Span> &spans = s.store->lanes()[error.lane].spans;
    const auto pending = std::find_if(spans.begin(), spans.end(), [](const Span &span) { return span.state == SpanState::Pending; });
    QVERIFY(pending != spans.end());
    const ViewItem item{ViewItem::Kind::Span, error.lane, quint32(pending - spans.begin())};

    s.timeline->reveal(item);
    const QRectF bar = s.timeline->rectOf(item);
    QVERIFY(bar.width() >= 2 && bar.height() >= 2);
    const int red = s.count(bar.toAlignedRect(), ColorRole::Pending);
    QVERIFY2(red >= int(bar.width()), qPrintable(QString::number(red)));

    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    QTest::mouseMove(s.viewport(), QPoint(s.viewport()->width() / 2, 3));
    QTest::mouseMove(s.viewport(), bar.center().toPoint());
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY2(QToolTip::text().contains(QStringLiteral("ValueError")) && QToolTip::text().contains(s.store->displayName(error.lane)),
             qPrintable(QToolTip::text()));
    QToolTip::hideText();

    const int x = int(std::round(s.minimap->xAt(error.raised)));
    const auto tick = [&] {
        const QImage image = s.minimap->grab().toImage().convertToFormat(QImage::Format_RGB32);
        int pixels = 0;
        for (int dx = -1; dx <= 2; ++dx)
            for (int y = image.height() - 8; y < image.height(); ++y)
                pixels += image.pixel(x + dx, y) == TimelineScene::color(ColorRole::Pending).rgb();
        return pixels;
    };
    QTRY_VERIFY(tick() >= 6);
}

// An exception that was retrieved within a pixel shares its position with other spans, and the tooltip describes it rather than the
// first of them.
void TestTimelineDense::aPendingSpanIsNotHiddenByItsNeighbours()
{
    TimelineScene s(MadeTrace::oneLane(4000, Time{5000}));
    const LedgerEntry &error = s.store->ledger().at(0);
    const DisplayList &list = s.timeline->displayList();
    const auto red = std::find_if(list.items.begin(), list.items.end(), [](const DisplayItem &item) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        return bar && item.ref.kind == ItemRef::Kind::Span && bar->fill == ColorRole::Pending;
    });
    QVERIFY(red != list.items.end());
    QVERIFY(red->ref.count > 1);
    QCOMPARE(red->ref.lane, error.lane);
    QCOMPARE(s.store->lanes()[red->ref.lane].spans[red->ref.index].state, SpanState::Pending);
}

QTEST_MAIN(TestTimelineDense)
#include "tst_timelinedense.moc"
