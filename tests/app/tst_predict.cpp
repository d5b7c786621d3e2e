// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonpane.h"
#include "app/compare/comparisonview.h"
#include "app/predict/predictmode.h"
#include "app/predict/predictpanel.h"
#include "app/window/comparisonmode.h"
#include "model/formats/trace/tracewriter.h"
#include "tests/app/windowfixture.h"
#include "views/comparison/differencetable.h"
#include "views/comparison/paneheader.h"
#include "views/editor/advice/advicelist.h"
#include "views/timeline/minimap.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTextEdit>
#include <QToolButton>
#include <QUndoStack>

using namespace awaitscope;

namespace {

//! A gather of three, of which bad fails while late is still at work.
const char *const Failing = R"({"schema":1,"title":"Three","coros":{
    "quick":{"body":[{"op":"sleep","ms":10},{"op":"return","value":1}]},
    "bad":{"body":[{"op":"sleep","ms":20},{"op":"raise","type":"ValueError","msg":"no"}]},
    "late":{"body":[{"op":"sleep","ms":75},{"op":"raise","type":"KeyError","msg":"gone"}]},
    "main":{"body":[{"op":"gather","of":[{"coro":"quick"},{"coro":"bad"},{"coro":"late"}]}]}},"main":"main"})";

} // namespace

class TestPredict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        QVERIFY(m->window().openFile(m->written("three.taskset", Failing)));
        QVERIFY(m->settled());
    }
    void cleanup() { m.reset(); }

    //! Whatever the window shows or could show is made from the store, and that ends at the moment.
    void nothingOfTheRestIsLeftAnywhere()
    {
        QVERIFY(everyText().contains(QStringLiteral("ValueError: no")));
        const Time whole = store().range().end;
        QVERIFY(cover());
        QVERIFY(panel()->isVisible());
        for (std::size_t i = 0; i < store().trace().events().size(); ++i)
            QCOMPARE(store().trace().events()[i].time, Time{0});
        QCOMPARE(store().trace().exceptionCount(), std::size_t(0));
        QVERIFY(m->window().viewState().domain().end < whole);
        m->find<QDockWidget>("panelDock")->show();
        m->find<QDockWidget>("detailsDock")->show();
        auto *tabs = m->find<QDockWidget>("panelDock")->findChild<QTabWidget *>();
        QVERIFY(tabs && tabs->count() > 1);
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            qApp->processEvents();
            if (!tabs->tabText(i).contains(QStringLiteral("Code"))) // it is the program
                QVERIFY2(!everyText().contains(QStringLiteral("ValueError: no")), qPrintable(tabs->tabText(i) + everyText()));
        }
        for (const char *word : {"20 ms", "75 ms", "lost", "never retrieved", "failed"})
            QVERIFY2(!everyText(panel()->parentWidget()).contains(QLatin1String(word)), word);
        QVERIFY(!m->window().windowTitle().contains(QStringLiteral("exception")));
        QVERIFY(m->pill()->isHidden());
        QCOMPARE(m->find<EditorPanel>()->advice()->count(), 0);
        for (const char *id : {"run.run", "view.compare", "view.policies", "run.cancelTask", "run.pause", "run.stop"})
            QVERIFY2(!m->action(id)->isEnabled(), id);
        QVERIFY(!m->find<QToolButton>("runButton")->isEnabled());
        m->timeline()->find();
        const int found = int(m->timeline()->hits().size());
        QTest::keyClicks(m->timeline()->findChild<QLineEdit *>(), QStringLiteral("ValueError"));
        QCOMPARE(int(m->timeline()->hits().size()), found);
    }

    void anEditAndAnotherStrategyAreCoveredToo()
    {
        QVERIFY(cover());
        m->trigger("strategy.collect");
        QVERIFY(asked());
        QCOMPARE(store().trace().exceptionCount(), std::size_t(0));
        TaskSet set = m->document().taskSet();
        set.title = QStringLiteral("Other");
        m->document().edit(QStringLiteral("Edit"), set);
        QVERIFY(asked());
        QCOMPARE(store().trace().exceptionCount(), std::size_t(0));
        m->document().undoStack().undo();
        QVERIFY(asked());
        QCOMPARE(store().trace().exceptionCount(), std::size_t(0));
    }

    void tellsRightAndWrongAnswersAndWhy()
    {
        QVERIFY(cover());
        QCOMPARE(names(), (QStringList{QStringLiteral("main"), QStringLiteral("quick"), QStringLiteral("bad"), QStringLiteral("late")}));
        answer("main: raises");
        answer("quick: cancelled"); // wrong
        answer("bad: raises");
        answer("late: orphan");
        auto *ends = m->find<QDoubleSpinBox>("mainEnds");
        ends->setFocus();
        ends->selectAll();
        QTest::keyClicks(ends, QStringLiteral("20"));
        m->click(m->find<QPushButton>("reveal"));
        QVERIFY(QTest::qWaitFor([this] { return panel()->isRevealed(); }, 20'000));
        QCOMPARE(m->label("predictPrompt"), QStringLiteral("Right: 4 of 5. Choose a line to see why."));
        const QList<QPushButton *> verdicts = panel()->findChildren<QPushButton *>(QStringLiteral("verdict"));
        QCOMPARE(verdicts.size(), 4);
        QCOMPARE(verdicts[0]->text(), QStringLiteral("\u2713 right: raises"));
        QCOMPARE(verdicts[1]->text(), QStringLiteral("\u2717 wrong: succeeds"));
        QCOMPARE(verdicts[2]->text(), QStringLiteral("\u2713 right: raises"));
        QVERIFY2(verdicts[3]->text().startsWith(QStringLiteral("\u2713 right: ")) && verdicts[3]->text().contains(QStringLiteral("orphan")),
                 qPrintable(verdicts[3]->text()));
        QCOMPARE(m->find<QPushButton>("mainVerdict")->text(), QStringLiteral("\u2713 right: 20 ms"));
        // Every answer can be read whole.
        QTRY_COMPARE(panel()->findChild<QScrollArea *>(QStringLiteral("predictQuestions"))->horizontalScrollBar()->maximum(), 0);
        // Why, first for what was wrong, then for what is clicked.
        auto *why = m->find<QTextBrowser>("predictWhy");
        QVERIFY2(why->toPlainText().contains(QStringLiteral("quick")), qPrintable(why->toPlainText()));
        m->click(verdicts[2]);
        QVERIFY2(why->toPlainText().contains(QStringLiteral("ValueError")), qPrintable(why->toPlainText()));
        QCOMPARE(m->window().viewState().selection().size(), std::size_t(1));
        QCOMPARE(store().displayName(m->window().viewState().selection().front().lane), QStringLiteral("bad"));
        QVERIFY(m->action("view.compare")->isEnabled() && m->action("run.run")->isEnabled());
        // Another try begins without answers.
        m->click(m->find<QPushButton>("reveal"));
        QVERIFY(asked());
        QCOMPARE(store().trace().exceptionCount(), std::size_t(0));
        QVERIFY(!m->find<QPushButton>("reveal")->text().contains(QStringLiteral("Again")));
    }

    void wrongTimesAndTasksThatNeverStart()
    {
        m->trigger("strategy.sequential");
        QVERIFY(m->settled());
        QVERIFY(cover());
        QCOMPARE(names(), (QStringList{QStringLiteral("main"), QStringLiteral("quick"), QStringLiteral("bad"), QStringLiteral("late")}));
        answer("late: never starts");
        auto *ends = m->find<QDoubleSpinBox>("mainEnds");
        ends->selectAll();
        QTest::keyClicks(ends, QStringLiteral("0.5 s"));
        m->click(m->find<QPushButton>("reveal"));
        QVERIFY(QTest::qWaitFor([this] { return panel()->isRevealed(); }, 20'000));
        QCOMPARE(m->find<QPushButton>("mainVerdict")->text(), QStringLiteral("\u2717 wrong: 30 ms"));
        QCOMPARE(m->label("predictPrompt"), QStringLiteral("Right: 1 of 2. Choose a line to see why."));
    }

    void theMomentIsChosenByPlayheadOrNumber()
    {
        m->window().viewState().setCursor(15ms);
        QVERIFY(cover());
        QCOMPARE(store().range().end, Time(15ms));
        QCOMPARE(names(), (QStringList{QStringLiteral("main"), QStringLiteral("bad"), QStringLiteral("late")})); // quick has ended
        auto *after = m->find<QDoubleSpinBox>("coveredAfter");
        QCOMPARE(after->value(), 0.015);
        QCOMPARE(after->text(), QStringLiteral("15 ms"));
        after->setFocus();
        after->selectAll();
        QTest::keyClicks(after, QStringLiteral("5 ms"));
        QTest::keyClick(after, Qt::Key_Return);
        QVERIFY(asked());
        QCOMPARE(store().range().end, Time(5ms));
        QCOMPARE(names().size(), 4);
        after = m->find<QDoubleSpinBox>("coveredAfter");
        after->selectAll();
        QTest::keyClicks(after, QStringLiteral("3s"));
        QTest::keyClick(after, Qt::Key_Return);
        QVERIFY(asked());
        QVERIFY(!m->find<QPushButton>("reveal")->isEnabled());
        QVERIFY2(m->label("predictPrompt").startsWith(QStringLiteral("Nothing is covered")), qPrintable(m->label("predictPrompt")));
    }

    void escapeLeavesAndShowsTheWholeRun()
    {
        QVERIFY(m->find<QDockWidget>("panelDock")->isVisible());
        QVERIFY(cover());
        QVERIFY(!m->find<QDockWidget>("panelDock")->isVisible());
        m->timeline()->setFocus();
        QTest::keyClick(m->timeline(), Qt::Key_Escape);
        QVERIFY(m->settled());
        QVERIFY(!panel()->isVisible() && !m->action("view.predict")->isChecked());
        QVERIFY(m->find<QDockWidget>("panelDock")->isVisible());
        QVERIFY(store().trace().exceptionCount() > 0);
        QVERIFY(cover());
        QTest::keyClick(m->find<QPushButton>("reveal"), Qt::Key_Escape);
        QVERIFY(m->settled());
        QVERIFY(!panel()->isVisible());
        QVERIFY(store().trace().exceptionCount() > 0);
    }

    void aRecordedRunHasNothingToCover()
    {
        std::string lines;
        writeTrace(store().trace(), lines);
        QVERIFY(cover());
        QVERIFY(m->window().openFile(m->written("run.jsonl", QByteArray::fromStdString(lines))));
        QVERIFY(QTest::qWaitFor([this] { return !panel()->isVisible(); }, 20'000));
        QVERIFY(!m->action("view.predict")->isEnabled());
        m->window().closeRecording();
        QVERIFY(m->settled());
        QVERIFY(m->action("view.predict")->isEnabled());
    }

    //! Fail fast is known; what is asked for is what changes when all results are collected.
    void whatChangesUnderAnotherStrategyIsCovered()
    {
        m->press(Qt::Key_F9, Qt::ShiftModifier);
        QVERIFY(changeAsked());
        QVERIFY(m->action("view.compare")->isChecked() && m->action("view.predict")->isChecked());
        const ComparedRuns &compared = m->window().comparison().runs();
        QCOMPARE(compared.shown().size(), std::size_t(2));
        QCOMPARE(compared.shown()[1].what.title, QStringLiteral("Collect"));
        // What is not executed cannot leak: neither there, nor in the window, which may run the same.
        for (const TraceStore *covered : std::initializer_list<const TraceStore *>{&compared.comparison()->store(1), m->window().runs().store()}) {
            QCOMPARE(covered->trace().exceptionCount(), std::size_t(0));
            QVERIFY(covered->range().end < Time(10ms));
        }
        QVERIFY(compared.comparison()->store(0).trace().exceptionCount() > 0);
        for (const char *word : {"lost", "never retrieved", "\u2260", "irst difference", "lanes that differ", "75 ms"})
            QVERIFY2(!everyText().contains(QString::fromUtf8(word)), word);
        QCOMPARE(pane(1)->header()->outcome(), QStringLiteral("covered"));
        QCOMPARE(pane(1)->state()->range(), pane(0)->state()->range());
        QVERIFY(!pane(1)->timeline()->findChild<QPushButton *>(QStringLiteral("followButton"))->isVisible());
        for (const char *id : {"run.run", "view.policies", "file.export"})
            QVERIFY2(!m->action(id)->isEnabled(), id);
        for (const char *button : {"chooseRuns", "glance", "onlyDifferences", "exportComparison"})
            QVERIFY2(!m->find<QToolButton>(button)->isEnabled(), button);
        const QString path = m->path("covered.md");
        m->window().comparison().exportTo(path);
        QVERIFY(!m->window().comparison().isWriting() && !QFile::exists(path));
        QVERIFY(!m->find<DifferenceTable>()->isVisible());
        QCOMPARE(m->find<DifferenceTable>()->model()->rowCount(), 0);
    }

    void revealingSaysWhatChangedAndWhy()
    {
        m->press(Qt::Key_F9, Qt::ShiftModifier);
        QVERIFY(changeAsked());
        QVERIFY2(prompt().contains(QStringLiteral("under \u201CCollect\u201D")), qPrintable(prompt()));
        QCOMPARE(names(), (QStringList{QStringLiteral("main"), QStringLiteral("quick"), QStringLiteral("bad"), QStringLiteral("late")}));
        answer("main: raises"); // wrong
        answer("quick: succeeds");
        answer("late: raises");
        m->click(button("reveal"));
        QVERIFY(QTest::qWaitFor([this] { return panel()->isRevealed(); }, 20'000));
        QCOMPARE(prompt(), QStringLiteral("Right: 2 of 3. Choose a line to see why."));
        const QList<QPushButton *> verdicts = panel()->findChildren<QPushButton *>(QStringLiteral("verdict"));
        QCOMPARE(verdicts[0]->text(), QStringLiteral("\u2717 wrong: succeeds"));
        const QString why = panel()->findChild<QTextBrowser *>(QStringLiteral("predictWhy"))->toPlainText();
        QVERIFY2(why.startsWith(QStringLiteral("main: ")) && why.contains(QStringLiteral("was: ")), qPrintable(why));
        m->click(verdicts[1]);
        QVERIFY2(panel()->findChild<QTextBrowser *>(QStringLiteral("predictWhy"))->toPlainText().startsWith(QStringLiteral("As under \u201CFail fast\u201D.")),
                 qPrintable(panel()->findChild<QTextBrowser *>(QStringLiteral("predictWhy"))->toPlainText()));
        for (const int i : {0, 1})
            QCOMPARE(pane(std::size_t(i))->timeline()->store()->displayName(pane(std::size_t(i))->state()->selection().front().lane), QStringLiteral("quick"));
        QVERIFY(m->find<QToolButton>("exportComparison")->isEnabled());
        // Another try, and back to all that can be said.
        m->click(button("reveal"));
        QVERIFY(changeAsked());
        m->click(button("closePrediction"));
        QVERIFY(QTest::qWaitFor([this] { return !m->window().comparison().runs().isBusy(); }, 20'000));
        QVERIFY(!panel()->isVisible() && m->find<DifferenceTable>()->isVisible());
        QVERIFY(m->find<DifferenceTable>()->model()->rowCount() > 0);
        QVERIFY(m->window().comparison().isOn() && !m->action("view.predict")->isChecked());
        QVERIFY(m->action("view.policies")->isEnabled() && m->find<QToolButton>("chooseRuns")->isEnabled());
        QVERIFY(m->settled());
        QVERIFY(store().trace().exceptionCount() > 0);
    }

    void itCanBeLeftBeforeTheCoveredRunIsThere()
    {
        m->trigger("view.predictChanges");
        QVERIFY(m->action("view.predict")->isChecked() && m->action("view.compare")->isChecked());
        m->trigger("view.predict");
        QVERIFY(!m->action("view.predict")->isChecked() && m->action("view.compare")->isChecked());
        m->trigger("view.compare");
        QVERIFY(!m->action("view.compare")->isChecked());
        TaskSet set = m->document().taskSet();
        set.title = QStringLiteral("Other");
        m->document().edit(QStringLiteral("Edit"), set);
        QVERIFY(m->settled());
        QVERIFY(!m->window().runs().isCovered());
        QVERIFY(store().trace().exceptionCount() > 0);
        for (const char *id : {"run.run", "view.policies", "file.export"})
            QVERIFY2(m->action(id)->isEnabled(), id);
    }

    void aKeyCoversTheSecondOfTheComparedRuns()
    {
        m->press(Qt::Key_F7);
        QVERIFY(QTest::qWaitFor([this] { return m->window().comparison().view() && m->window().comparison().runs().comparison(); }, 20'000));
        m->press(Qt::Key_F9);
        // At once, not only when the covered run is there.
        QVERIFY(!pane(1)->timeline()->store());
        QCOMPARE(pane(1)->header()->outcome(), QString());
        QVERIFY(changeAsked());
        // An edit is covered as well; leaving the comparison ends it.
        TaskSet set = m->document().taskSet();
        set.title = QStringLiteral("Other");
        m->document().edit(QStringLiteral("Edit"), set);
        QVERIFY(changeAsked());
        QCOMPARE(m->window().comparison().runs().comparison()->store(1).trace().exceptionCount(), std::size_t(0));
        m->press(Qt::Key_F7);
        QVERIFY(!m->window().comparison().isOn() && !m->action("view.predict")->isChecked());
        QVERIFY(m->settled());
        QVERIFY(!m->window().runs().isCovered());
        QVERIFY(store().trace().exceptionCount() > 0);
    }

private:
    QString prompt() { return panel()->findChild<QLabel *>(QStringLiteral("predictPrompt"))->text(); }
    QPushButton *button(const char *name) { return panel()->findChild<QPushButton *>(QLatin1String(name)); }
    ComparisonPane *pane(std::size_t i) { return m->window().comparison().view()->panes().at(i); }
    //! Waits until the covered run of the comparison has come to the moment.
    bool changeAsked()
    {
        return QTest::qWaitFor([this] {
            const ComparedRuns &compared = m->window().comparison().runs();
            return !compared.isBusy() && compared.isCovered() && !m->window().runs().isCatchingUp() && m->find<PredictPanel>() && panel()->isVisible()
                && !panel()->isRevealed();
        },
                               20'000);
    }
    PredictPanel *panel()
    {
        for (PredictPanel *each : m->window().findChildren<PredictPanel *>())
            if (each->isVisible() || m->window().findChildren<PredictPanel *>().size() == 1)
                return each;
        return m->find<PredictPanel>();
    }
    const TraceStore &store() { return *m->window().runs().store(); }
    bool cover()
    {
        m->press(Qt::Key_F9);
        return asked();
    }
    //! Waits until the covered run has come to the moment.
    bool asked()
    {
        return QTest::qWaitFor([this] {
            const RunController &runs = m->window().runs();
            return runs.isCovered() && !runs.isCatchingUp() && (runs.source()->state() == Run::State::Stopped || runs.source()->state() == Run::State::Finished)
                && !panel()->isRevealed() && !m->label("predictPrompt").isEmpty();
        },
                               20'000);
    }
    QStringList names()
    {
        QStringList out;
        for (const QWidget *choices : panel()->findChildren<QWidget *>())
            if (choices->accessibleName().startsWith(QStringLiteral("What becomes of ")))
                out += choices->accessibleName().mid(16);
        return out;
    }
    void answer(const char *name)
    {
        for (QPushButton *button : panel()->findChildren<QPushButton *>())
            if (button->accessibleName() == QLatin1String(name))
                return m->click(button);
        QFAIL(name);
    }
    //! What can be read in the visible labels, lists and texts, below a widget or in the window, and in the timeline.
    QString everyText(QWidget *below = nullptr)
    {
        QStringList out{m->window().windowTitle()};
        for (const QWidget *widget : (below ? below : &m->window())->findChildren<QWidget *>()) {
            if (!widget->isVisible() || m->find<EditorPanel>()->isAncestorOf(widget))
                continue; // the editor shows the program
            if (panel()->isAncestorOf(widget) && qobject_cast<const QAbstractButton *>(widget))
                continue; // the answers that one may give
            out += widget->toolTip() + widget->accessibleName();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                out += label->text();
            else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                out += button->text();
            else if (const auto *text = qobject_cast<const QTextEdit *>(widget))
                out += text->toPlainText();
            else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
                for (int row = 0; row < view->model()->rowCount(); ++row)
                    for (int column = 0; column < view->model()->columnCount(); ++column)
                        out += view->model()->index(row, column).data().toString();
        }
        for (const DisplayItem &item : m->timeline()->displayList().items)
            if (const auto *text = std::get_if<TextItem>(&item.shape))
                out += text->text;
        return out.join(u'\n');
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestPredict)
#include "tst_predict.moc"
