// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/timeline/timelinescene.h"
#include "views/timeline/legendbar.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace awaitscope;

// The legend of the window: its entries, what they highlight, and how they are reached.
class TestLegendBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void namesWhatIsDrawn();
    void highlightsWhatItExplains();
    void isReachableByKeyboard();
    void canBeCollapsed();

private:
    struct Scene : TimelineScene
    {
        LegendBar *legend = nullptr;
        Scene()
        {
            legend = new LegendBar(timeline);
            window->layout()->addWidget(legend);
            legend->setLeft(timeline->namesWidth());
            QApplication::processEvents();
            legend->refresh();
        }
        //! The number of outlines in the accent colour around a sign.
        int rings() const
        {
            const auto &items = timeline->displayList().items;
            return int(std::count_if(items.begin(), items.end(), [](const DisplayItem &item) {
                const auto *rect = std::get_if<RectItem>(&item.shape);
                return rect && rect->outline == ColorRole::Accent && rect->fill == ColorRole::None;
            }));
        }
    };
};

void TestLegendBar::namesWhatIsDrawn()
{
    Scene s;
    for (const Sign sign : {Sign::Sleeping, Sign::Awaiting, Sign::Pending, Sign::Succeeded, Sign::EndOfRun})
        QVERIFY2(!s.legend->rectOf(sign).isEmpty(), qPrintable(signLabel(sign)));
    for (const Sign sign : {Sign::Lost, Sign::Orphan, Sign::Spawns, Sign::NeverAwaited})
        QVERIFY2(s.legend->rectOf(sign).isEmpty(), qPrintable(signLabel(sign)));
    s.timeline->command(QStringLiteral("timeline.allArrows"))->trigger();
    s.legend->refresh();
    QVERIFY(!s.legend->rectOf(Sign::Spawns).isEmpty());
}

void TestLegendBar::highlightsWhatItExplains()
{
    Scene s;
    QCOMPARE(s.rings(), 0);
    QTest::mouseMove(s.legend, s.legend->rectOf(Sign::Pending).center().toPoint());
    QCOMPARE(s.legend->current(), std::optional(Sign::Pending));
    QVERIFY(s.rings() >= 2); // the red of beta and its cross
    QTest::mouseMove(s.legend, s.legend->rectOf(Sign::Succeeded).center().toPoint());
    QCOMPARE(s.rings(), 3); // alpha, gamma and main
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(s.legend, &leave);
    QCOMPARE(s.rings(), 0);
}

void TestLegendBar::isReachableByKeyboard()
{
    Scene s;
    s.legend->setFocus();
    QCOMPARE(s.legend->current(), std::optional(s.legend->entries().front().sign));
    QTest::keyClick(s.legend, Qt::Key_End);
    QCOMPARE(s.legend->current(), std::optional(s.legend->entries().back().sign));
    QVERIFY(s.legend->accessibleDescription().contains(signSentence(*s.legend->current())));
    QTest::keyClick(s.legend, Qt::Key_Left);
    QVERIFY(s.rings() > 0);
    QTest::keyClick(s.legend, Qt::Key_Escape);
    QCOMPARE(s.rings(), 0);
}

void TestLegendBar::canBeCollapsed()
{
    Scene s;
    QSignalSpy folded(s.legend, &LegendBar::foldedChanged);
    const int open = s.legend->height();
    s.legend->findChild<QToolButton *>()->click();
    QCOMPARE(folded.count(), 1);
    QVERIFY(s.legend->isFolded());
    QVERIFY(s.legend->entries().empty());
    QVERIFY(s.legend->height() <= open);
    s.legend->findChild<QToolButton *>()->click();
    QVERIFY(!s.legend->entries().empty());
}

QTEST_MAIN(TestLegendBar)
#include "tst_legendbar.moc"
