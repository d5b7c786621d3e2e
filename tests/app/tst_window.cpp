// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/shortcutsdialog.h"
#include "app/widgets/statusline.h"
#include "app/window/mainwindow.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "model/program/file/tasksetreader.h"
#include "tests/support/warnings.h"
#include "views/common/screenfit.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/common/widgets/segmentedcontrol.h"
#include "views/editor/editorpanel.h"
#include "views/editor/table/tasktableview.h"
#include "views/export/exportjob.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/paneltabs.h"
#include "views/timeline/timelinewidget.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace awaitscope;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareResources(); }

    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_window = std::make_unique<MainWindow>(*m_settings, m_folder->path());
        m_window->resize(1440, 900);
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_folder.reset();
    }

    void firstStartShowsAnExampleThatHasRun()
    {
        m_window->openFirstLook();
        QTRY_COMPARE(state(), QStringLiteral("Finished at 600 ms \u00B7 virtual clock"));
        QCOMPARE(counts(), QStringLiteral("2 succeeded \u00B7 3 raised \u00B7 1 cancelled \u00B7 1 never awaited"));
        QVERIFY(pill()->isVisible());
        QVERIFY(pill()->text().endsWith(QStringLiteral("1 unretrieved")));
        QVERIFY(m_window->messageBar()->text().contains(QStringLiteral("logger")));
        QVERIFY(!m_window->isWindowModified());
    }

    void aLongStateNeedsNoWiderWindow()
    {
        StatusLine line;
        line.setCounts({});
        line.setState(QString(300, u'w'));
        line.resize(400, 30);
        line.show();
        QVERIFY(line.minimumSizeHint().width() < 400);
        line.resize(900, 30);
        QTRY_VERIFY(line.findChild<ElidedLabel *>(QStringLiteral("runState"))->width() > 800); // rather than a quarter, as with a short one
        const auto *state = line.findChild<ElidedLabel *>(QStringLiteral("runState"));
        QVERIFY(state->toolTip().contains(state->text()));
    }

    void buildsRunsSwitchesAndUndoesByClicking()
    {
        const TaskSet first = m_window->document().taskSet();
        const int rows = table()->model()->rowCount();
        for (const char *id : {"task.addSucceeds", "task.addRaises", "task.addForget"})
            trigger(id);
        QCOMPARE(table()->model()->rowCount(), rows + 3);
        QTRY_VERIFY(counts().contains(QStringLiteral("raised")));
        trigger("strategy.collect");
        QCOMPARE(m_window->document().strategy(), Strategy::Collect);
        QVERIFY(m_window->isWindowModified());
        while (m_window->document().undoStack().canUndo())
            trigger("edit.undo");
        QVERIFY(m_window->document().taskSet() == first);
        QCOMPARE(m_window->document().strategy(), Strategy::AsWritten);
        QVERIFY(!m_window->isWindowModified());
    }

    void editingACellMakesATaskRaise()
    {
        trigger("task.addSucceeds");
        QTRY_VERIFY(!counts().contains(QStringLiteral("raised")));
        const int row = table()->model()->rowCount() - 1;
        Result<TaskSet> raising
            = setRowOutcome(m_window->document().taskSet(), row,
                            TaskOutcome::raises(QStringLiteral("ValueError"), QStringLiteral("typed")));
        QVERIFY(raising);
        m_window->document().edit(QStringLiteral("Change Outcome"), *raising);
        QTRY_VERIFY2(counts().contains(QStringLiteral("raised")), qPrintable(counts()));
        QCOMPARE(m_window->commands().at(QStringLiteral("edit.undo"))->text().remove(u'&'), QStringLiteral("Undo Change Outcome"));
    }

    void theStrategyChangesThePicture()
    {
        m_window->openFirstLook();
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished at 600 ms")));
        QVERIFY(action("strategy.collect")->isEnabled());
        const auto *control = m_window->findChild<SegmentedControl *>(QStringLiteral("strategies"));
        QTest::mouseClick(control->button(action("strategy.collect")), Qt::LeftButton);
        QVERIFY(action("strategy.collect")->isChecked());
        QTRY_VERIFY2(state().startsWith(QStringLiteral("Finished at 9.5 s")), qPrintable(state()));
        QVERIFY(control->isShown(action("strategy.as-written")));
        trigger("edit.undo");
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished at 600 ms")));
        QVERIFY(action("strategy.fail-fast")->isChecked()); // as main is written
        QVERIFY(!control->isShown(action("strategy.as-written")));
    }

    void savesOpensAndRemembers()
    {
        trigger("task.addRaises");
        const QString path = m_folder->filePath(QStringLiteral("mine.taskset"));
        QVERIFY(m_window->document().save(path).empty());
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("mine.taskset")));
        const TaskSet saved = m_window->document().taskSet();
        QVERIFY(m_window->openExample(QStringLiteral("try-except")));
        QVERIFY(m_window->openFile(path));
        QVERIFY(m_window->document().taskSet() == saved);
        QCOMPARE(m_settings->recentFiles(), QStringList{path});
    }

    void asksBeforeDiscardingUnsavedWork_data()
    {
        QTest::addColumn<int>("button");
        QTest::addColumn<bool>("closes");
        QTest::newRow("discard") << int(QMessageBox::Discard) << true;
        QTest::newRow("cancel") << int(QMessageBox::Cancel) << false;
    }

    void asksBeforeDiscardingUnsavedWork()
    {
        QFETCH(int, button);
        QFETCH(bool, closes);
        trigger("task.addRaises");
        bool asked = false;
        QTimer::singleShot(0, this, [&] {
            auto *box = m_window->findChild<QMessageBox *>(QStringLiteral("confirmDiscard"));
            asked = box != nullptr;
            if (box)
                box->button(QMessageBox::StandardButton(button))->click();
        });
        QCOMPARE(m_window->close(), closes);
        QVERIFY(asked);
    }

    void exportsWhatIsOnScreen()
    {
        m_window->openFirstLook();
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished")));
        for (const char *suffix : {"png", "svg", "pdf"}) {
            const QString path = m_folder->filePath(QStringLiteral("out.") + QLatin1String(suffix));
            const std::optional<QString> error = exportFile(&m_window->runs().program(), *m_window->runs().store(), {}, path);
            QVERIFY2(!error, qPrintable(error.value_or(QString())));
            QVERIFY(QFileInfo(path).size() > 500);
        }
    }

    void everyExampleOpensAndRuns_data()
    {
        QTest::addColumn<QString>("id");
        for (const Example &example : examples())
            QTest::newRow(qPrintable(example.id)) << example.id;
    }

    void everyExampleOpensAndRuns()
    {
        QFETCH(QString, id);
        QVERIFY(m_window->openExample(id));
        QVERIFY2(m_window->runs().problems().empty(), m_window->runs().problems().empty() ? "" : qPrintable(m_window->runs().problems().front().message));
        QTRY_VERIFY2(state().startsWith(QStringLiteral("Finished")), qPrintable(state()));
    }

    void pausesResumesAndStopsAPacedRun()
    {
        m_window->openFirstLook();
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished")));
        m_window->runs().setSpeed(0.25);
        trigger("run.run");
        QTRY_VERIFY(m_window->runs().isPlaying());
        trigger("run.pause");
        QVERIFY(m_window->runs().isPaused());
        QVERIFY(state().startsWith(QStringLiteral("Paused")));
        trigger("run.pause");
        QVERIFY(m_window->runs().isPlaying());
        trigger("run.stop");
        QVERIFY(!m_window->runs().isActive());
        QVERIFY(state().startsWith(QStringLiteral("Stopped")));
    }

    void openSpansGrowWithoutEvents()
    {
        const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"work": {"body": [{"op": "sleep", "ms": 60000}]},
            "main": {"body": [{"op": "gather", "of": [{"coro": "work"}]}]}}, "main": "main"})");
        QVERIFY(set);
        m_window->document().load(*set);
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished at 1 min")));
        m_window->runs().setSpeed(1);
        trigger("run.run");
        QTRY_VERIFY(m_window->runs().isPlaying());
        auto *timeline = m_window->findChild<TimelineWidget *>();
        // There is no event for a minute, but the sleep grows: in the picture, the domain of the view, and the texts below.
        const auto end = [&] { return m_window->viewState().domain().end; };
        QTRY_VERIFY(end() > Time(std::chrono::milliseconds(40)));
        const Time before = end();
        const QString words = state();
        QTRY_VERIFY(end() > before);
        QTRY_VERIFY(state() != words);
        QVERIFY(m_window->runs().store()->range().end > before);
        const auto reach = [&] {
            qreal right = 0;
            for (const DisplayItem &item : timeline->displayList().items)
                if (const auto *bar = std::get_if<RectItem>(&item.shape); bar && bar->fill == ColorRole::Sleeping)
                    right = std::max(right, bar->rect.right());
            return double(right);
        };
        QTRY_VERIFY2(reach() > timeline->width() * 0.4, qPrintable(QString::number(reach())));
        trigger("run.stop");
    }

    void anEditWaitsForThePacedRun()
    {
        m_window->openFirstLook();
        QTRY_VERIFY(state().startsWith(QStringLiteral("Finished")));
        m_window->runs().setSpeed(0.25);
        trigger("run.run");
        trigger("task.addRaises");
        QVERIFY(m_window->runs().isPlaying());
        QVERIFY(m_window->runs().isStale());
        QVERIFY(state().endsWith(QStringLiteral("edited since")));
    }

    void theRedPillLeadsToTheError()
    {
        m_window->openFirstLook();
        QTRY_VERIFY(pill()->isVisible());
        QTest::mouseClick(pill(), Qt::LeftButton);
        QCOMPARE(m_window->viewState().selection().size(), std::size_t(1));
        const auto *panel = m_window->findChild<ExceptionsPanel *>();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->table()->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(panel->table()->selectionModel()->selectedRows().first().siblingAtColumn(1).data().toString(), QStringLiteral("logger"));
    }

    void everyCommandHasNameIconTooltipAndAUniqueKey()
    {
        QHash<QString, QString> keys;
        const QList<QAction *> timeline = m_window->findChild<TimelineWidget *>()->commands();
        for (const QAction *action : m_window->commands().all() + timeline) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(isDrawn(action->icon()), qPrintable(action->objectName()));
            QVERIFY2(!action->property("menuName").toString().isEmpty(), qPrintable(action->objectName()));
            if (timeline.contains(action))
                continue; // its keys only work while it has the focus
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString() + u' ' + action->objectName() + u' ' + keys.value(key.toString())));
                keys.insert(key.toString(), action->objectName());
            }
        }
    }

    void dialogsAreNoLargerThanTheScreen()
    {
        const QSize room = m_window->screen()->availableSize(); // 800 by 800 without a display
        const ShortcutsDialog sheet(m_window->findChildren<QAction *>(), m_window.get());
        QVERIFY2(sheet.width() < room.width() && sheet.height() < room.height(), qPrintable(QString::number(sheet.width())));
        QCOMPARE(fittingScreen(m_window.get(), {300, 200}), QSize(300, 200));
        QVERIFY(fittingScreen(m_window.get(), {9000, 9000}).height() < room.height());
    }

    void everyThemeIsPainted()
    {
        m_window->openFirstLook();
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::HighContrastLight, ThemeKind::HighContrastDark, ThemeKind::Light}) {
            m_window->setThemeKind(kind);
            QTest::qWait(20);
            const QImage image = m_window->grab().toImage();
            QCOMPARE(image.pixelColor(720, 500).lightness() < 128, Theme::get(kind).isDark());
        }
    }

private:
    static bool isDrawn(const QIcon &icon)
    {
        const QImage image = icon.pixmap(16, 16).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > 100)
                    return true;
        return false;
    }

    QAction *action(const char *id) { return m_window->commands().at(QLatin1String(id)); }
    void trigger(const char *id) { action(id)->trigger(); }
    QString label(const char *name) { return m_window->findChild<QLabel *>(QLatin1String(name))->text(); }
    QString state() { return m_window->findChild<ElidedLabel *>(QStringLiteral("runState"))->text(); }
    QString counts() { return label("runCounts"); }
    QPushButton *pill() { return m_window->findChild<QPushButton *>(QStringLiteral("unretrieved")); }
    TaskTableView *table() { return m_window->findChild<EditorPanel *>()->taskTable(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
