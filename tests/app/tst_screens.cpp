// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "views/common/theme.h"
#include "views/common/widgets/segmentedcontrol.h"

#include <QDockWidget>
#include <QToolBar>
#include <QToolButton>

using namespace awaitscope;

//! The window on small screens, on screens that no longer exist, and while it shrinks and grows.
class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void aFirstWindowFitsOnASmallScreen()
    {
        const QRect laptop(0, 0, 1366, 728);
        Settings fresh(m_fixture->path("fresh.ini"));
        MainWindow window(fresh, m_fixture->folder());
        window.fitOnScreen(laptop);
        window.show();
        QVERIFY2(window.width() < laptop.width() && window.height() < laptop.height(), qPrintable(QString::number(window.height())));
        const QLabel *counts = window.findChild<QLabel *>(QStringLiteral("runCounts"));
        QVERIFY(window.rect().contains(counts->mapTo(&window, counts->rect().bottomRight())));
    }

    void aSavedPositionIsMovedOntoTheScreen_data()
    {
        QTest::addColumn<QRect>("saved");
        QTest::newRow("larger") << QRect(0, 30, 2500, 1300);
        QTest::newRow("right of it") << QRect(3000, 40, 900, 600);
        QTest::newRow("left of it") << QRect(-2400, 40, 900, 600);
        QTest::newRow("above") << QRect(40, -900, 900, 600);
        QTest::newRow("below") << QRect(40, 2000, 900, 600);
    }
    void aSavedPositionIsMovedOntoTheScreen()
    {
        QFETCH(const QRect, saved);
        const QRect screen(0, 0, 1366, 768);
        m_fixture->window().setGeometry(saved);
        m_fixture->window().close(); // which stores the geometry
        MainWindow again(m_fixture->settings(), m_fixture->folder());
        again.setGeometry(saved); // as on the old screen: a platform without windows has only one
        again.fitOnScreen(screen);
        QVERIFY2(screen.contains(again.geometry()), qPrintable(QStringLiteral("%1 %2").arg(again.x()).arg(again.y())));
        if (saved.width() < screen.width())
            QCOMPARE(again.size(), saved.size());
    }

    void aSavedPositionThatFitsIsKept()
    {
        const QRect saved(120, 90, 1100, 620);
        m_fixture->window().setGeometry(saved);
        m_fixture->window().close();
        MainWindow again(m_fixture->settings(), m_fixture->folder());
        again.setGeometry(saved);
        again.fitOnScreen({0, 0, 1366, 768});
        QCOMPARE(again.geometry(), saved);
    }

    void theFirstExampleShowsItsRedOnASmallScreen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366 x 768") << QSize(1358, 728);
        QTest::newRow("1024 x 680") << QSize(1024, 680);
        QTest::newRow("1024 x 680 with a frame") << QSize(1016, 648);
    }
    void theFirstExampleShowsItsRedOnASmallScreen()
    {
        QFETCH(const QSize, size);
        Settings fresh(m_fixture->path("fresh.ini"));
        MainWindow window(fresh, m_fixture->folder());
        window.resize(size);
        window.show();
        window.openFirstLook();
        QVERIFY(QTest::qWaitFor([&window] { return !window.runs().isCatchingUp() && !window.runs().isActive(); }));
        QTest::qWait(50);
        QCOMPARE(window.size(), size);
        const int red = redRows(window);
        window.resize(size.width(), 1200);
        QTest::qWait(50);
        QVERIFY(redRows(window) > 0);
        QCOMPARE(red, redRows(window)); // all of it was visible
    }

    void aMessageIsNoHigherThanItsWords()
    {
        MainWindow &window = m_fixture->window();
        window.resize(1366, 700); // low: messages that only inform are folded
        MessageBar *bar = m_fixture->strip();
        bar->showMessage(Notice::NotOpened, MessageBar::Tone::Problem, QStringLiteral("Could not open it"),
                         QStringLiteral("6 events. A recording cannot be run or edited. The task set is still open; run it to return to it."));
        for (const QSize size : {QSize(1300, 690), QSize(1366, 900), QSize(1200, 700)}) {
            window.resize(size);
            QTest::qWait(20);
            QVERIFY2(bar->height() < 5 * bar->fontMetrics().height(), qPrintable(QString::number(bar->height())));
        }
    }

    void theToolBarKeepsItsButtonsInANarrowWindow()
    {
        m_fixture->window().resize(1024, 680);
        QTest::qWait(20);
        const auto *bar = m_fixture->find<QToolBar>("toolBar");
        for (const QToolButton *button : bar->findChildren<QToolButton *>()) {
            if (button->defaultAction() == m_fixture->action("view.compare"))
                continue; // only in the menu then
            const bool isNotOffered = qobject_cast<SegmentedControl *>(button->parentWidget()) && button->isHidden(); // a choice of a shown row
            QVERIFY2(button->isVisible() || isNotOffered || button->objectName() == QLatin1String("qt_toolbar_ext_button"), qPrintable(button->text()));
        }
    }

    void detailsFitANarrowWindow()
    {
        MainWindow &window = m_fixture->window();
        window.resize(1016, 640); // on a screen of 1024 x 680, within its frame
        m_fixture->find<QDockWidget>("detailsDock")->show();
        QTest::qWait(50); // nothing may widen the window later
        QCOMPARE(window.width(), 1016);
    }

    void aComparisonFitsANarrowWindow()
    {
        MainWindow &window = m_fixture->window();
        window.resize(1024, 680);
        QVERIFY(window.openFile(m_fixture->written("a.py", "import asyncio\n")));
        QVERIFY(QTest::qWaitFor([&] { return window.windowTitle().startsWith(QStringLiteral("a.py")); }));
        window.openFirstLook();
        QVERIFY(m_fixture->settled());
        m_fixture->trigger("view.compare");
        const auto *close = m_fixture->find<QToolButton>("closeComparison");
        QTRY_VERIFY(close->isVisible() && window.rect().contains(QRect(close->mapTo(&window, QPoint()), close->size())));
        QTest::qWait(50); // nothing may widen the window later
        QCOMPARE(window.width(), 1024);
        window.resize(1440, 900);
        QTRY_VERIFY(m_fixture->find<QToolButton>("glance")->isVisible());
    }

    void docksRegainTheirSizeAfterASmallWindow()
    {
        MainWindow &window = m_fixture->window();
        auto *editor = m_fixture->find<QDockWidget>("editorDock");
        auto *panel = m_fixture->find<QDockWidget>("panelDock");
        QTest::qWait(20);
        const int width = editor->width();
        const int height = panel->height();
        window.resize(640, 480);
        QTest::qWait(20);
        window.resize(1440, 900);
        QTest::qWait(20);
        QCOMPARE(editor->width(), width);
        QCOMPARE(panel->height(), height);
    }

    void addingRowsDoesNotMoveTheButtons()
    {
        m_fixture->document().load(newTaskSet());
        auto *pill = m_fixture->find<QWidget>("addSucceeds");
        QTest::qWait(20);
        const QPoint before = pill->mapTo(&m_fixture->window(), QPoint());
        for (int i = 0; i < 15; ++i) {
            m_fixture->click(pill);
            QTest::qWait(1);
            QCOMPARE(pill->mapTo(&m_fixture->window(), QPoint()), before);
        }
        QCOMPARE(m_fixture->table()->currentRow(), m_fixture->table()->model()->rowCount() - 1);
        QVERIFY(m_fixture->table()->hasFocus());
        QTest::keyClick(m_fixture->table(), Qt::Key_Delete); // for the new row
        QCOMPARE(m_fixture->table()->model()->rowCount(), 15);
    }

private:
    //! The number of pixel rows of the timeline that are in the red of a pending exception over a good part of their length.
    static int redRows(const MainWindow &window)
    {
        const QImage seen = window.findChild<TimelineWidget *>()->viewport()->grab().toImage();
        const QColor red = Theme::get(ThemeKind::Light).color(ColorRole::Pending);
        int rows = 0;
        for (int y = 0; y < seen.height(); ++y) {
            int across = 0;
            for (int x = 0; x < seen.width(); ++x)
                across += seen.pixelColor(x, y) == red ? 1 : 0;
            rows += across > seen.width() / 3 ? 1 : 0;
        }
        return rows;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
