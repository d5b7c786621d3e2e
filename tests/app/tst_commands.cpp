// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/widgets/commandpalette.h"
#include "app/widgets/shortcutsdialog.h"
#include "model/program/file/tasksetreader.h"
#include "tests/support/activate.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/steps/steplistview.h"
#include "views/panels/detailspanel.h"
#include "views/panels/paneltabs.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>

using namespace awaitscope;

namespace {

//! main waits for its task with asyncio.wait, which no strategy does.
TaskSet withCustomMain()
{
    Result<TaskSet> set = readTaskSet(R"({"schema":1,"main":"main","coros":{
        "work":{"body":[{"op":"sleep","ms":5},{"op":"return","value":1}]},
        "main":{"body":[{"op":"spawn","coro":"work","as":"t"},{"op":"wait","of":["t"]}]}}})");
    if (!set)
        qFatal("%s", qPrintable(set.problems().front().pointer + set.problems().front().message));
    return *std::move(set);
}

//! Records which windows are shown, in order.
class ShowsOfWindows : public QObject
{
public:
    ShowsOfWindows() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget && (qobject_cast<const MainWindow *>(widget) || qobject_cast<const QDockWidget *>(widget)))
            if (widget->isWindow())
                names += widget->objectName();
        return false;
    }

    QStringList names;
};

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        QVERIFY(QTest::qWaitForWindowActive(&m->window())); // keys go to the active window
    }
    void cleanup() { m.reset(); }

    void theStrategyThatIsWrittenIsHighlighted_data()
    {
        QTest::addColumn<QString>("example");
        QTest::addColumn<QString>("action");
        QTest::newRow("fail fast") << QStringLiteral("gather-siblings-survive") << QStringLiteral("strategy.fail-fast");
        QTest::newRow("collect") << QStringLiteral("gather-collect") << QStringLiteral("strategy.collect");
        QTest::newRow("first look") << QStringLiteral("first-look") << QStringLiteral("strategy.fail-fast");
    }

    void theStrategyThatIsWrittenIsHighlighted()
    {
        QFETCH(QString, example);
        QFETCH(QString, action);
        QVERIFY(m->window().openExample(example));
        const auto *control = m->find<SegmentedControl>("strategies");
        for (const char *id : {"strategy.fail-fast", "strategy.collect", "strategy.task-group", "strategy.sequential"}) {
            QCOMPARE(m->action(id)->isChecked(), QLatin1String(id) == action);
            QVERIFY(control->isShown(m->action(id)));
        }
        QVERIFY(!control->isShown(m->action("strategy.as-written")));
    }

    void switchingBackToAsWrittenRunsTheFileItself()
    {
        m->window().openFirstLook();
        m->clickSegment("strategy.collect");
        QCOMPARE(m->document().strategy(), Strategy::Collect);
        m->clickSegment("strategy.fail-fast");
        QCOMPARE(m->document().strategy(), Strategy::AsWritten);
        QVERIFY(m->action("strategy.fail-fast")->isChecked());
        QVERIFY(m->window().runs().program() == m->document().taskSet());
    }

    void anUnknownFormOfMainIsCalledCustomAndCanBeReplaced()
    {
        m->document().load(withCustomMain());
        QAction *custom = m->action("strategy.as-written");
        QVERIFY(custom->isChecked());
        QCOMPARE(custom->iconText(), QStringLiteral("Custom"));
        QVERIFY(!m->action("strategy.collect")->isEnabled());
        QVERIFY(m->action("strategy.collect")->toolTip().size() > 20); // the reason
        m->clickSegment("strategy.as-written");
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const QList<QAction *> offers = menu->actions();
        QCOMPARE(offers.size(), 4);
        offers.at(1)->trigger(); // collect
        menu->close();
        QVERIFY(m->action("strategy.collect")->isChecked());
        QVERIFY(m->settled());
        QCOMPARE(m->counts(), QStringLiteral("2 succeeded"));
        m->trigger("edit.undo");
        QVERIFY(m->document().taskSet() == withCustomMain());
        QCOMPARE(custom->iconText(), QStringLiteral("Custom"));
    }

    void theUserCancelsATaskWhileItRuns_data()
    {
        QTest::addColumn<bool>("byButton");
        QTest::newRow("command") << false;
        QTest::newRow("button of the details") << true;
    }

    void theUserCancelsATaskWhileItRuns()
    {
        QFETCH(bool, byButton);
        m->window().openFirstLook();
        QVERIFY(m->settled());
        QVERIFY(!m->action("run.cancelTask")->isEnabled());
        m->window().runs().setSpeed(0.25);
        m->trigger("run.run");
        QVERIFY(QTest::qWaitFor([this] { return laneNamed(QStringLiteral("fetch D")).has_value(); }));
        m->window().viewState().select({ViewItem::Kind::Lane, *laneNamed(QStringLiteral("fetch D")), 0});
        QVERIFY(m->action("run.cancelTask")->isEnabled());
        auto *button = m->find<DetailsPanel>()->findChild<QPushButton *>(QStringLiteral("cancelTask"));
        QTRY_VERIFY(button->isVisible());
        if (byButton)
            m->click(button);
        else
            m->trigger("run.cancelTask");
        QTRY_VERIFY2(m->counts().contains(QStringLiteral("cancelled")), qPrintable(m->counts()));
        const TraceStore &store = *m->window().runs().store();
        QCOMPARE(store.lanes()[*laneNamed(QStringLiteral("fetch D"))].end, LaneEnd::Cancelled);
        QTRY_VERIFY(!m->action("run.cancelTask")->isEnabled());
        QVERIFY(!button->isVisible());
        m->trigger("run.stop");
    }

    void aLowerWindowDoesNotShrinkOnlyTheTimeline()
    {
        auto *panel = m->find<QDockWidget>("panelDock");
        m->window().resize(1440, 900);
        QTRY_VERIFY(panel->height() > 200);
        const int before = panel->height();
        m->window().resize(1440, 640);
        QTRY_VERIFY(panel->height() <= before - 50);
        QVERIFY(m->timeline()->height() > panel->height());
    }

    void settingsAreRestoredAtTheNextStart()
    {
        m->trigger("theme.2");
        m->find<QComboBox>("speed")->setCurrentIndex(2);
        m->action("view.wheelZooms")->setChecked(true);
        m->action("view.lockPanels")->setChecked(false);
        m->find<PanelTabs>()->setCurrentIndex(3);
        auto *details = m->find<QDockWidget>("detailsDock");
        details->show();
        details->setFloating(true);
        m->window().resize(1200, 760);
        QVERIFY(m->window().close());
        m->close();
        ShowsOfWindows shows;
        m->open();
        QTRY_COMPARE(shows.names.last(), QStringLiteral("detailsDock")); // otherwise it would stay behind the window
        QVERIFY(m->action("theme.2")->isChecked());
        QVERIFY(m->window().palette().color(QPalette::Window).lightness() < 100);
        QCOMPARE(m->find<QComboBox>("speed")->currentIndex(), 2);
        QVERIFY(m->window().runs().speed() > 0);
        QVERIFY(m->action("view.wheelZooms")->isChecked() && m->timeline()->wheelZooms());
        QVERIFY(!m->action("view.lockPanels")->isChecked());
        QCOMPARE(m->find<PanelTabs>()->currentIndex(), 3);
        details = m->find<QDockWidget>("detailsDock");
        QVERIFY(details->isFloating());
        const QImage floating = details->grab().toImage();
        QVERIFY(floating.pixelColor(0, 50) != floating.pixelColor(4, 50)); // its edge
        m->trigger("view.resetLayout");
        for (const char *name : {"editorDock", "panelDock", "detailsDock"})
            QVERIFY(!m->find<QDockWidget>(name)->isFloating());
        QVERIFY(m->find<QDockWidget>("editorDock")->isVisible());
        QCOMPARE(m->window().dockWidgetArea(m->find<QDockWidget>("editorDock")), Qt::LeftDockWidgetArea);
        m->trigger("theme.1");
    }

    void aTaskCanBeOpenedFromItsLane_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("double-click on the name") << false;
        QTest::newRow("Enter") << true;
    }

    void aTaskCanBeOpenedFromItsLane()
    {
        QFETCH(bool, byKey);
        m->window().openFirstLook();
        QVERIFY(m->settled());
        m->timeline()->fit();
        const TraceStore &store = *m->window().runs().store();
        quint32 lane = 0;
        while (store.displayName(lane) != QLatin1String("fetch C"))
            ++lane;
        const QPoint name(30, qRound(m->timeline()->rectOf({ViewItem::Kind::Lane, lane, 0}).center().y()));
        TimeRange seen = m->window().viewState().range();
        test::activate(&m->window());
        if (byKey) {
            QTest::mouseClick(m->timeline()->viewport(), Qt::LeftButton, {}, name);
            seen = m->window().viewState().range(); // Details has taken its room from the end
            QTest::keyClick(m->timeline(), Qt::Key_Return);
        } else {
            QTest::mouseDClick(m->timeline()->viewport(), Qt::LeftButton, {}, name);
        }
        auto *editor = m->find<EditorPanel>();
        QCOMPARE(editor->stepEditor()->coroutine(), QStringLiteral("fetch C"));
        const int row = editor->taskTable()->currentRow();
        QCOMPARE(editor->taskTable()->model()->index(row, 0).data().toString(), QStringLiteral("fetch C"));
        QVERIFY(m->window().viewState().range() == seen); // zooming is the command F
    }

    void enterOnASpanOpensItsStep()
    {
        m->window().openFirstLook();
        QVERIFY(m->settled());
        m->timeline()->fit();
        test::activate(&m->window());
        m->timeline()->setFocus();
        const auto &spans = m->window().runs().store()->lanes()[2].spans; // of fetch B
        const auto sleep = std::find_if(spans.begin(), spans.end(), [](const Span &span) { return span.state == SpanState::Sleeping; });
        QVERIFY(sleep != spans.end());
        m->window().viewState().select({ViewItem::Kind::Span, 2, quint32(sleep - spans.begin())});
        QTest::keyClick(m->timeline(), Qt::Key_Return);
        auto *editor = m->find<EditorPanel>();
        QCOMPARE(editor->stepEditor()->coroutine(), QStringLiteral("fetch B"));
        QCOMPARE(editor->stepEditor()->list()->selectedPointers(), QStringList{QStringLiteral("/coros/fetch B/body/1")});
        QVERIFY(editor->stepEditor()->list()->hasFocus()); // a letter now inserts a step instead of triggering a command of the timeline
    }

    void mainIsOpenedFromItsLane_data() { aTaskCanBeOpenedFromItsLane_data(); }

    void mainIsOpenedFromItsLane()
    {
        QFETCH(const bool, byKey);
        m->window().openFirstLook();
        QVERIFY(m->settled());
        test::activate(&m->window());
        m->timeline()->setFocus();
        const QPoint name(30, qRound(m->timeline()->rectOf({ViewItem::Kind::Lane, 0, 0}).center().y()));
        if (byKey) {
            m->window().viewState().select({ViewItem::Kind::Lane, 0, 0});
            QTest::keyClick(m->timeline(), Qt::Key_Return);
        } else {
            QTest::mouseDClick(m->timeline()->viewport(), Qt::LeftButton, {}, name);
        }
        const auto *steps = m->find<EditorPanel>()->stepEditor();
        QCOMPARE(steps->coroutine(), QStringLiteral("main"));
        QVERIFY(steps->list()->hasFocus());
    }

    void thePaletteFindsAndRunsACommand()
    {
        WindowFixture::whenModal<CommandPalette>([](CommandPalette *palette) {
            QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("console"));
            QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        });
        m->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->find<PanelTabs>()->tabText(m->find<PanelTabs>()->currentIndex()), QStringLiteral("Console"));
    }

    void thePaletteListsEveryCommand()
    {
        QStringList listed;
        WindowFixture::whenModal<CommandPalette>([&listed](CommandPalette *palette) {
            const auto *list = palette->findChild<QListWidget *>();
            for (int row = 0; row < list->count(); ++row)
                listed += list->item(row)->text();
            palette->reject();
        });
        m->trigger("help.commands");
        for (const QAction *action : m->window().commands().all())
            QVERIFY2(listed.contains(CommandPalette::nameOf(action)), qPrintable(action->objectName()));
        QVERIFY(listed.contains(QStringLiteral("Timeline: Hide idle time")));
    }

    void thePaletteSaysIfNothingMatches()
    {
        QString said;
        WindowFixture::whenModal<CommandPalette>([&said](CommandPalette *palette) {
            auto *search = palette->findChild<QLineEdit *>();
            QTest::keyClicks(search, QStringLiteral("qqqq"));
            for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Return})
                QTest::keyClick(search, key); // there is nothing to select or to run
            said = palette->findChild<QListWidget *>()->item(0)->text();
            palette->reject();
        });
        m->trigger("help.commands");
        QCOMPARE(said, QStringLiteral("No matching command"));
    }

    void mainAndTheTitleAreCommandsToo()
    {
        m->trigger("task.stepsOfMain");
        QCOMPARE(m->find<EditorPanel>()->stepEditor()->coroutine(), m->document().taskSet().main.coro);
        m->trigger("task.settings");
        QVERIFY(m->find<QWidget>("settingsForm")->isVisible());
    }

    void theSheetListsEveryShortcut()
    {
        QStringList words;
        WindowFixture::whenModal<ShortcutsDialog>([&words](ShortcutsDialog *sheet) {
            for (const QLabel *label : sheet->findChildren<QLabel *>())
                words += label->text();
            sheet->reject();
        });
        QTest::keyClick(m->timeline(), Qt::Key_Question);
        QVERIFY2(!words.isEmpty(), "the question mark opens the sheet");
        for (const QAction *action : m->window().commands().all() + m->timeline()->commands())
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(!words.filter(key.toString(QKeySequence::NativeText)).isEmpty(), qPrintable(action->objectName()));
    }

private:
    std::optional<quint32> laneNamed(const QString &name)
    {
        const TraceStore *store = m->window().runs().store();
        for (quint32 lane = 0; store && lane < store->lanes().size(); ++lane)
            if (store->displayName(lane) == name)
                return lane;
        return std::nullopt;
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
