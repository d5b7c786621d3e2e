// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonchoice.h"
#include "app/compare/comparisonpane.h"
#include "app/compare/comparisonview.h"
#include "app/compare/edithistory.h"
#include "app/compare/policyglance.h"
#include "app/window/comparisonmode.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "tests/app/largeset.h"
#include "tests/app/windowfixture.h"
#include "tests/support/cputime.h"
#include "views/comparison/differencetable.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/comparison/paneheader.h"
#include "views/comparison/runcard.h"
#include "views/comparison/summarytable.h"

#include <QDialog>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QUndoStack>

using namespace awaitscope;

namespace {

//! A gather of three, of which b fails while c is still at work; a is the same under every policy but one after the other.
const char *const Failing = R"({"schema":1,"title":"Three","coros":{
    "a":{"body":[{"op":"sleep","ms":10},{"op":"return","value":1}]},
    "b":{"body":[{"op":"sleep","ms":20},{"op":"raise","type":"ValueError","msg":"no"}]},
    "c":{"body":[{"op":"sleep","ms":60},{"op":"return","value":3}]},
    "main":{"body":[{"op":"gather","of":[{"coro":"a"},{"coro":"b"},{"coro":"c"}]}]}},"main":"main"})";

QStringList textsIn(const DisplayList &list)
{
    QStringList out;
    for (const DisplayItem &item : list.items)
        if (const auto *text = std::get_if<TextItem>(&item.shape))
            out += text->text;
    return out;
}

} // namespace

class TestCompareWindow : public QObject
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

    void aKeyShowsRunsAboveEachOtherAndReturns()
    {
        QVERIFY(m->find<QDockWidget>("panelDock")->isVisible());
        compare();
        QCOMPARE(titles(), (QStringList{QStringLiteral("Fail fast"), QStringLiteral("Collect")}));
        QVERIFY(!m->timeline()->isVisible());
        QVERIFY(!m->find<QDockWidget>("panelDock")->isVisible());
        QVERIFY(m->action("view.compare")->isChecked());
        QVERIFY2(pane(0)->header()->outcome().contains(QStringLiteral("raised ValueError")), qPrintable(pane(0)->header()->outcome()));
        QVERIFY2(pane(1)->header()->outcome().contains(QStringLiteral("succeeded")), qPrintable(pane(1)->header()->outcome()));
        const QString first = m->find<ElidedLabel>("firstDifference")->text();
        QVERIFY2(first.contains(QStringLiteral("20 ms")), qPrintable(first));
        // The ruler of the upper one, and the marks, in the picture itself.
        QVERIFY(textsIn(pane(0)->timeline()->displayList()).contains(QStringLiteral("first difference")));
        for (const std::size_t i : {0, 1})
            QVERIFY(textsIn(pane(i)->timeline()->displayList()).count(QStringLiteral("\u2260")) >= 2);
        // Both planes of time lie exactly above each other.
        QCOMPARE(pane(0)->timeline()->displayList().plot.left(), pane(1)->timeline()->displayList().plot.left());
        QCOMPARE(pane(0)->timeline()->displayList().plot.right(), pane(1)->timeline()->displayList().plot.right());
        QCOMPARE(pane(0)->state()->range(), pane(1)->state()->range());
        m->press(Qt::Key_F7);
        QVERIFY(m->timeline()->isVisible());
        QVERIFY(m->find<QDockWidget>("panelDock")->isVisible());
        QVERIFY(!m->action("view.compare")->isChecked());
    }

    void escapeClearsTheSelectionAndThenReturns()
    {
        compare();
        TimelineWidget *timeline = pane(0)->timeline();
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Down);
        QVERIFY(!pane(0)->state()->selection().empty());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(pane(0)->state()->selection().empty() && pane(1)->state()->selection().empty());
        QVERIFY(mode().isOn());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!mode().isOn());
        QVERIFY(m->timeline()->isVisible());
    }

    void zoomPlayheadAndSelectionAreLinked()
    {
        compare();
        const TimeRange all = pane(1)->state()->range();
        pane(0)->timeline()->setReducedMotion(true);
        pane(0)->timeline()->setFocus();
        m->trigger("view.zoomIn"); // the commands of the window are for the pane
        QVERIFY(pane(1)->state()->range().duration() < all.duration());
        QCOMPARE(pane(0)->state()->range(), pane(1)->state()->range());
        pane(1)->timeline()->setReducedMotion(true);
        pane(1)->timeline()->setFocus();
        QTest::keyClick(pane(1)->timeline(), Qt::Key_0);
        QCOMPARE(pane(0)->state()->range(), all);
        pane(1)->timeline()->reveal({ViewItem::Kind::Lane, rowOf(1, QStringLiteral("c"))->lane, 0});
        const QPointF at = centreOf(1, QStringLiteral("c"));
        QVERIFY(pane(1)->timeline()->viewport()->rect().contains(at.toPoint()));
        QTest::mouseMove(pane(1)->timeline()->viewport(), at.toPoint());
        QVERIFY(pane(1)->state()->cursor().has_value());
        QCOMPARE(pane(0)->state()->cursor(), pane(1)->state()->cursor());
        QTest::mouseClick(pane(1)->timeline()->viewport(), Qt::LeftButton, {}, {60, int(at.y())}); // its name
        QCOMPARE(selectedName(1), QStringLiteral("c"));
        QCOMPARE(selectedName(0), QStringLiteral("c"));
    }

    void aDifferenceIsSelectedInBothAndExplained()
    {
        compare();
        auto *table = m->find<DifferenceTable>();
        const auto *model = table->differences();
        int row = -1;
        for (int i = 0; i < model->rowCount(); ++i)
            if (const QString what = model->index(i, DifferenceModel::WhatColumn).data().toString(); what.startsWith(QStringLiteral("c:"))
                || what.contains(QStringLiteral(" c:")))
                row = i;
        QVERIFY(row >= 0);
        const QRect cell = table->visualRect(model->index(row, DifferenceModel::WhatColumn));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(selectedName(0), QStringLiteral("c"));
        QCOMPARE(selectedName(1), QStringLiteral("c"));
        auto *tabs = m->find<ComparisonView>()->findChild<QTabWidget *>();
        tabs->setCurrentIndex(2);
        const QString why = m->find<QTextBrowser>("comparisonWhy")->toPlainText();
        QVERIFY2(why.contains(QStringLiteral("Fail fast")) && why.contains(QStringLiteral("Collect")) && why.contains(QStringLiteral("c ")), qPrintable(why));
    }

    void theSummaryHasAColumnForEachRun()
    {
        compare();
        auto *table = m->find<SummaryTable>();
        QCOMPARE(table->columnCount(), 3);
        QCOMPARE(table->horizontalHeaderItem(2)->text(), QStringLiteral("Collect"));
        QVERIFY(table->item(0, 0)->text().startsWith(QStringLiteral("\u2260")));
        QVERIFY2(table->item(0, 1)->text().contains(QStringLiteral("ValueError")), qPrintable(table->item(0, 1)->text()));
    }

    void onlyDifferencesHidesTheLanesThatAreAlike()
    {
        compare();
        QVERIFY(rowOf(0, QStringLiteral("a")));
        m->click(m->find<QToolButton>("onlyDifferences"));
        QVERIFY(!rowOf(0, QStringLiteral("a")) && !rowOf(1, QStringLiteral("a")));
        QVERIFY(rowOf(0, QStringLiteral("b")) && rowOf(1, QStringLiteral("b")));
        edit(QStringLiteral("20"), QStringLiteral("25")); // also in the next comparison
        QVERIFY(!rowOf(0, QStringLiteral("a")));
        m->click(m->find<QToolButton>("onlyDifferences"));
        QVERIFY(rowOf(0, QStringLiteral("a")) && rowOf(1, QStringLiteral("a")));
    }

    void everyEditRunsAllOfThemAgain()
    {
        compare();
        edit(QStringLiteral("20"), QStringLiteral("35"));
        const QString first = m->find<ElidedLabel>("firstDifference")->text();
        QVERIFY2(first.contains(QStringLiteral("35 ms")), qPrintable(first));
        m->document().undoStack().undo();
        QVERIFY(ready());
        QVERIFY(m->find<ElidedLabel>("firstDifference")->text().contains(QStringLiteral("20 ms")));
        // What cannot be run changes nothing.
        const QStringList before = titles();
        TaskSet broken = m->document().taskSet();
        broken.main.coro = QStringLiteral("nowhere");
        m->document().edit(QStringLiteral("Break"), broken);
        QTest::qWait(120);
        QCOMPARE(titles(), before);
        QVERIFY(pane(0)->timeline()->store());
    }

    void theStateBeforeTheLastEditIsComparedAndTaken()
    {
        const TaskSet before = m->document().taskSet();
        edit(QStringLiteral("20"), QStringLiteral("70"));
        compare();
        choose("lastEdit");
        QVERIFY(ready());
        QCOMPARE(titles(), (QStringList{QStringLiteral("Before \u201cEdit\u201d"), QStringLiteral("Now")}));
        QVERIFY2(m->find<ElidedLabel>("firstDifference")->text().contains(QStringLiteral("20 ms")),
                 qPrintable(m->find<ElidedLabel>("firstDifference")->text()));
        QVERIFY(!pane(1)->header()->button()->isVisible()); // it is in use already
        m->click(pane(0)->header()->button());
        QVERIFY(m->document().taskSet() == before);
        QVERIFY(ready());
        QVERIFY(m->find<DifferenceTable>()->differences()->rowCount() == 0);
        m->document().undoStack().undo();
        QVERIFY(!(m->document().taskSet() == before));
    }

    void theLastTenStatesAreKept()
    {
        EditHistory history(m->document());
        for (int i = 0; i < 14; ++i) {
            TaskSet next = m->document().taskSet();
            next.title = QStringLiteral("Title %1").arg(i);
            m->document().edit(QStringLiteral("Title"), next);
        }
        QCOMPARE(history.states().size(), EditHistory::Most);
        QCOMPARE(history.states().front().set->title, std::optional(QStringLiteral("Title 12")));
        // Many small changes of one drag are one edit.
        const int last = history.states().front().number;
        for (int i = 0; i < 5; ++i) {
            TaskSet next = m->document().taskSet();
            next.title = QStringLiteral("Dragged %1").arg(i);
            m->document().edit(QStringLiteral("Drag"), next, QStringLiteral("drag"));
        }
        QCOMPARE(history.states().front().number, last + 1);
        QCOMPARE(history.states().front().set->title, std::optional(QStringLiteral("Title 13")));
        m->document().undoStack().undo();
        QCOMPARE(history.states().front().set->title, std::optional(QStringLiteral("Dragged 4")));
        QVERIFY2(history.states().front().title.contains(QStringLiteral("undo")), qPrintable(history.states().front().title));
        m->document().load(m->document().taskSet());
        QVERIFY(history.states().empty());
    }

    void strategiesAndVersionsAreChosenInTheMenu()
    {
        compare();
        choose("allStrategies");
        QVERIFY(ready());
        QCOMPARE(titles().size(), 4);
        choose("strategy:collect"); // away with it
        QVERIFY(ready());
        QCOMPARE(titles(), (QStringList{QStringLiteral("Fail fast"), QStringLiteral("Task group"), strategyTitle(Strategy::Sequential)}));
        choose("allVersions");
        QVERIFY(ready());
        QCOMPARE(titles().front(), QStringLiteral("Python 3.11"));
        QCOMPARE(QString::fromStdString(pane(0)->timeline()->store()->trace().python).left(4), QStringLiteral("3.11"));
        // Whatever it is, a pane and its buttons have names for a screen reader.
        for (ComparisonPane *pane : m->find<ComparisonView>()->panes())
            QVERIFY(pane->timeline()->accessibleName().contains(QStringLiteral("Python")) && !pane->header()->accessibleName().isEmpty());
        QVERIFY(m->find<DifferenceTable>()->accessibleName().size() > 0 && m->find<SummaryTable>()->accessibleName().size() > 0);
    }

    void aTaskSetAndARecordedRunAreCompared()
    {
        compare();
        QByteArray other(Failing);
        other.replace("60", "40");
        mode().choice().addFile(m->written("other.taskset", other));
        QTRY_COMPARE(titles().size(), 3);
        QVERIFY(ready());
        QCOMPARE(titles().back(), QStringLiteral("other.taskset"));
        std::string lines;
        writeTrace(m->window().runs().store()->trace(), lines);
        mode().choice().addFile(m->written("run.jsonl", QByteArray::fromStdString(lines)));
        QTRY_COMPARE(titles().size(), 4);
        QVERIFY(ready());
        QCOMPARE(titles().back(), QStringLiteral("run.jsonl"));
        const std::size_t recorded = m->find<ComparisonView>()->panes().size() - 1;
        QVERIFY2(pane(recorded)->header()->outcome().contains(QStringLiteral("the same as Fail fast")), qPrintable(pane(recorded)->header()->outcome()));
        mode().choice().addFile(m->written("broken.taskset", "{"));
        QTRY_VERIFY(m->strip()->isVisible());
        QCOMPARE(titles().size(), 4);
    }

    void policiesAtAGlanceAndOneIsTaken()
    {
        m->press(Qt::Key_F7, Qt::ShiftModifier);
        auto *glance = m->find<PolicyGlance>();
        QVERIFY(glance && glance->isVisible());
        QTRY_VERIFY(!glance->isBusy());
        for (const Strategy policy : {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential}) {
            RunCard *card = glance->card(policy);
            QVERIFY(card->isEnabled() && card->lines().size() >= 2);
            QVERIFY(!card->picture().items.empty());
            QCOMPARE(card->isInUse(), policy == Strategy::FailFast);
        }
        m->click(glance->card(Strategy::TaskGroup));
        QCOMPARE(m->document().strategy(), Strategy::TaskGroup);
        QVERIFY(glance->card(Strategy::TaskGroup)->isInUse());
        QTest::keyClick(glance->card(Strategy::Collect), Qt::Key_Return);
        QCOMPARE(m->document().strategy(), Strategy::Collect);
        m->press(Qt::Key_F7, Qt::ShiftModifier);
        QVERIFY(m->timeline()->isVisible());
    }

    void aPolicyThatIsRefusedSaysWhy()
    {
        // The list of results is used: only collecting gives one.
        QVERIFY(m->window().openFile(m->written("list.taskset", R"({"schema":1,"coros":{"a":{"body":[{"op":"return","value":1}]},
            "main":{"body":[{"op":"gather","of":[{"coro":"a"}],"as":"r","return_exceptions":true},{"op":"return","value":{"var":"r"}}]}},"main":"main"})")));
        QVERIFY(m->settled());
        m->press(Qt::Key_F7, Qt::ShiftModifier);
        auto *glance = m->find<PolicyGlance>();
        QTRY_VERIFY(!glance->isBusy());
        const RunCard *card = glance->card(Strategy::TaskGroup);
        QVERIFY(!card->isEnabled());
        QVERIFY(!card->accessibleDescription().isEmpty());
        QVERIFY(glance->card(Strategy::Collect)->isEnabled());
    }

    void theComparisonIsExported()
    {
        compare();
        for (const char *name : {"compared.png", "compared.svg", "compared.pdf", "compared.md", "compared.json"}) {
            mode().exportTo(m->path(name));
            QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(m->path(name)) && !mode().isWriting(), name, 60'000);
        }
        QFile words(m->path("compared.md"));
        QVERIFY(words.open(QIODevice::ReadOnly));
        const QByteArray text = words.readAll();
        QVERIFY2(text.contains("Fail fast") && text.contains("Collect"), text.constData());
        bool asked = false;
        QTimer::singleShot(0, [&asked] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            asked = dialog && dialog->objectName() == QStringLiteral("exportComparisonAs");
            if (dialog)
                dialog->reject();
        });
        m->trigger("file.export"); // the one command for both
        QVERIFY(asked);
    }

    void aThousandTasksDoNotFreezeTheWindow()
    {
        compare();
        m->document().edit(QStringLiteral("Many"), largeSet(1000));
        double longest = 0;
        QElapsedTimer total;
        for (total.start(); (mode().runs().isBusy() || total.elapsed() < 200) && total.elapsed() < 60'000;) {
            const double before = test::threadCpuMs();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            longest = std::max(longest, test::threadCpuMs() - before);
        }
        QVERIFY(ready());
        QVERIFY(pane(0)->timeline()->store()->lanes().size() > 1000);
        qInfo("longest turn of the event loop: %.0f ms of CPU", longest);
        QVERIFY(longest < 1500); // with room for builds that check memory
    }

private:
    ComparisonMode &mode() { return m->window().comparison(); }
    ComparisonPane *pane(std::size_t i) { return mode().view()->panes().at(i); }
    bool ready()
    {
        return QTest::qWaitFor([this] { return mode().view() && !mode().runs().isBusy() && mode().runs().comparison(); }, 60'000);
    }
    void compare()
    {
        m->press(Qt::Key_F7);
        QVERIFY(mode().isOn());
        QVERIFY(ready());
        QVERIFY(QTest::qWaitFor([this] { return pane(0)->timeline()->height() > 60; }));
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents(); // the rows are fitted to that height
    }
    void choose(const char *entry)
    {
        QMenu *menu = mode().choice().menu();
        Q_EMIT menu->aboutToShow();
        auto *action = menu->findChild<QAction *>(QLatin1String(entry));
        QVERIFY2(action && action->isEnabled(), entry);
        action->trigger();
    }
    void edit(const QString &before, const QString &after)
    {
        QByteArray text = m->document().contents();
        QVERIFY(text.contains(before.toUtf8()));
        text.replace("\"ms\": " + before.toUtf8(), "\"ms\": " + after.toUtf8());
        const Result<TaskSet> set = readTaskSet(text);
        QVERIFY(bool(set));
        QVERIFY(!(*set == m->document().taskSet()));
        m->document().edit(QStringLiteral("Edit"), *set);
        QVERIFY(!mode().isOn() || ready());
    }
    QStringList titles()
    {
        QStringList out;
        for (const ComparisonPane *pane : mode().view()->panes())
            out += pane->header()->title();
        return out;
    }
    std::optional<LaneRow> rowOf(std::size_t run, const QString &name)
    {
        const TimelineWidget *timeline = pane(run)->timeline();
        for (const LaneRow &row : timeline->layout().rows())
            if (timeline->store()->displayName(row.lane) == name)
                return row;
        return std::nullopt;
    }
    QPointF centreOf(std::size_t run, const QString &name)
    {
        const auto row = rowOf(run, name);
        return row ? pane(run)->timeline()->rectOf({ViewItem::Kind::Lane, row->lane, 0}).center() : QPointF();
    }
    QString selectedName(std::size_t run)
    {
        const auto &selection = pane(run)->state()->selection();
        return selection.size() == 1 ? pane(run)->timeline()->store()->displayName(selection.front().lane) : QString();
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestCompareWindow)
#include "tst_comparewindow.moc"
