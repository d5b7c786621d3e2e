// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/versionnotes.h"
#include "app/window/fixadvisor.h"
#include "app/window/runpanels.h"
#include "model/program/file/tasksetreader.h"
#include "tests/app/windowfixture.h"
#include "views/panels/codepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/exceptionspanel.h"

#include <QComboBox>
#include <QDockWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QUndoStack>

using namespace awaitscope;

namespace {

const char *const Lost = R"({"schema":1,"coros":{"fetch":{"body":[{"op":"sleep","ms":20},{"op":"raise","type":"ValueError","msg":"no <b>"}]},
    "main":{"body":[{"op":"spawn","coro":"fetch"},{"op":"sleep","ms":100}]}},"main":"main"})";

} // namespace

// From "why is this red" to a change that removes it, through what a user clicks.
class TestWhy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        QVERIFY(m->window().openFile(m->written("lost.taskset", Lost)));
        QVERIFY(m->settled());
    }
    void cleanup() { m.reset(); }

    void detailsTellWhyAndLinkTheEvents()
    {
        selectMark(MarkKind::Lost);
        auto *details = m->find<DetailsPanel>();
        const QString text = details->text();
        for (const char *words : {"fetch raised ValueError", "fetch ended with ValueError: no <b>", "Detect never-retrieved exceptions"})
            QVERIFY2(text.contains(QLatin1String(words)), qPrintable(text));
        const ViewItem before = m->window().viewState().selection().front();
        auto *chain = m->find<QLabel>("detailsChain");
        QVERIFY(chain->isVisible());
        const quint32 created = eventOfKind(EventKind::Created);
        QVERIFY2(chain->text().contains(QStringLiteral("event:%1\"").arg(created)), qPrintable(chain->text()));
        Q_EMIT chain->linkActivated(QStringLiteral("event:%1").arg(created));
        QVERIFY(m->window().viewState().selection().front() != before);
        // and back
        auto *back = m->find<QLabel>("detailsBack");
        QVERIFY(back->isVisible());
        Q_EMIT back->linkActivated(QStringLiteral("back"));
        QVERIFY(m->window().viewState().selection().front() == before);
        QVERIFY(!back->isVisible());
    }

    void detailsAreNoWiderThanTheirPanel()
    {
        m->window().resize(1024, 680);
        selectMark(MarkKind::Lost);
        m->find<QDockWidget>("detailsDock")->show();
        auto *details = m->find<DetailsPanel>();
        QTRY_VERIFY(!details->fixes().empty() && details->isVisible());
        QTRY_COMPARE(details->widget()->width(), details->viewport()->width());
        QVERIFY(details->widget()->minimumSizeHint().width() <= 160);
    }

    // What would have gone differently under another Python says so, and what would not does not.
    void detailsNameTheRuleOfTheVersion()
    {
        QVERIFY(m->window().openFile(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/docs/guide/examples/late-timeout.taskset")));
        QVERIFY(m->settled());
        m->find<QDockWidget>("detailsDock")->show();
        m->window().viewState().select({ViewItem::Kind::Lane, 0, 0});
        auto *versions = m->find<QLabel>("detailsVersions");
        QTRY_VERIFY(versions->isVisible());
        QVERIFY2(versions->text().contains(QStringLiteral("<b>waitForInTimeout</b>")) && versions->text().contains(QStringLiteral("Since Python 3.12, ")),
                 qPrintable(versions->text()));
        QVERIFY(!versions->text().contains(QStringLiteral("Not yet")));
        QVERIFY(m->find<DetailsPanel>()->text().contains(QStringLiteral("waitForInTimeout")));
        // Under 3.11 the same rule is one that is still to come.
        auto *python = m->find<QComboBox>("python");
        QCOMPARE(python->currentText(), QStringLiteral("Python 3.14"));
        python->setFocus();
        QTest::keyClick(python, Qt::Key_Home);
        Q_EMIT python->activated(python->currentIndex());
        QVERIFY(m->settled());
        QCOMPARE(m->document().taskSet().python->text(), QStringLiteral("3.11"));
        m->window().viewState().select({ViewItem::Kind::Lane, 0, 0});
        QTRY_VERIFY2(versions->text().contains(QStringLiteral("(Not yet in Python 3.11.)")), qPrintable(versions->text()));
        m->document().undoStack().undo();
        QVERIFY(m->settled());
        // A set that is the same under every version.
        QVERIFY(m->window().openFile(m->written("lost.taskset", Lost)));
        QVERIFY(m->settled());
        selectMark(MarkKind::Lost);
        m->window().findChild<VersionNotes *>()->lookNow();
        QVERIFY(!versions->isVisible());
    }

    void aFixIsPreviewedAndIsOneStep()
    {
        selectMark(MarkKind::Lost);
        auto *details = m->find<DetailsPanel>();
        QTRY_VERIFY(!details->fixes().empty());
        const TaskSet before = m->document().taskSet();
        bool seen = false;
        QTimer::singleShot(0, [&seen] {
            auto *dialog = qobject_cast<FixPreview *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            const QString code = dialog->findChild<QTextBrowser *>(QStringLiteral("fixDifference"))->toPlainText();
            QVERIFY2(code.contains(QStringLiteral("+ ")) && code.contains(QStringLiteral("await")), qPrintable(code));
            QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("fixEffect"))->text().contains(QStringLiteral("ValueError")));
            seen = true;
            dialog->accept();
        });
        fixButtons().front()->click();
        QVERIFY(seen);
        QVERIFY(m->settled());
        QVERIFY(!(m->document().taskSet() == before));
        QCOMPARE(m->document().undoStack().count(), 1);
        QVERIFY(!has(MarkKind::Lost));
        m->document().undoStack().undo();
        QVERIFY(m->settled());
        QVERIFY(m->document().taskSet() == before);
        QVERIFY(has(MarkKind::Lost));
    }

    void aDismissedFixChangesNothing()
    {
        selectMark(MarkKind::Lost);
        auto *details = m->find<DetailsPanel>();
        QTRY_VERIFY(!details->fixes().empty());
        QTimer::singleShot(0, [] { qobject_cast<QDialog *>(QApplication::activeModalWidget())->reject(); });
        fixButtons().front()->click();
        QCOMPARE(m->document().undoStack().count(), 0);
    }

    void theTextOfAFixIsNeverCut()
    {
        selectMark(MarkKind::Lost);
        auto *details = m->find<DetailsPanel>();
        QTRY_VERIFY(!details->fixes().empty());
        const auto lines = [&](int width) {
            details->widget()->setFixedWidth(width);
            QCoreApplication::sendPostedEvents();
            QTest::qWait(0);
            int most = 0;
            for (QPushButton *button : fixButtons()) {
                const int count = int(button->text().count(u'\n')) + 1;
                most = std::max(most, count);
                if (button->text().replace(u'\n', u' ') != button->accessibleName() || button->height() < count * button->fontMetrics().lineSpacing())
                    return -1;
            }
            return most;
        };
        QCOMPARE(lines(900), 1);
        QVERIFY(lines(200) > 1);
        QCOMPARE(lines(900), 1);
    }

    void theLedgerUnfoldsAndFilters()
    {
        auto *panel = m->find<ExceptionsPanel>();
        const ExceptionsModel *model = panel->model();
        QCOMPARE(model->rowCount(), 1);
        panel->table()->setFocus();
        panel->table()->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(panel->table(), Qt::Key_Right);
        QVERIFY(model->rowCount() > 2);
        QVERIFY(model->isStep(1));
        QVERIFY(model->index(1, ExceptionsModel::ExceptionColumn).data().toString().startsWith(QStringLiteral("fetch ended with ValueError: no <b>, line ")));
        // a step leads to its moment
        panel->table()->selectRow(1);
        QCOMPARE(m->window().runs().store()->displayName(m->window().viewState().selection().front().lane), QStringLiteral("fetch"));
        panel->table()->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(panel->table(), Qt::Key_Left);
        QCOMPARE(model->rowCount(), 1);
        QComboBox *filter = panel->filter();
        QVERIFY(filter->findText(QStringLiteral("Seen by no code: 1")) >= 0);
        filter->setCurrentIndex(filter->findText(QStringLiteral("lost: 1")));
        Q_EMIT filter->activated(filter->currentIndex());
        QCOMPARE(model->rowCount(), 1);
        QVERIFY(filter->findText(QStringLiteral("handled: 0")) < 0);
    }

    void theCodeOfAnExceptionIsALink()
    {
        auto *panel = m->find<ExceptionsPanel>();
        auto *code = m->find<CodePanel>();
        auto *tabs = m->find<RunPanels>();
        tabs->setCurrentWidget(panel);
        QCoreApplication::processEvents();
        const QModelIndex cell = panel->model()->index(0, ExceptionsModel::CodeColumn);
        const QString text = cell.data().toString();
        QVERIFY2(text.endsWith(QStringLiteral(": raise ValueError('no <b>')")), qPrintable(text));
        const int line = text.section(u':', 0, 0).toInt();
        const QRect place = panel->table()->visualRect(cell);
        QVERIFY(panel->table()->isVisible() && panel->table()->viewport()->rect().contains(place.center()));
        QTest::mouseClick(panel->table()->viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(tabs->currentWidget(), code);
        QCOMPARE(code->view()->markedLines(), std::vector<int>{line});
        QVERIFY(code->view()->text(line - 1).contains(QStringLiteral("raise ValueError('no <b>')")));
        // By keyboard as well, and in C++ the same step is marked.
        code->setLanguage(CodeLanguage::Cpp);
        tabs->setCurrentWidget(panel);
        panel->table()->setFocus();
        panel->table()->setCurrentIndex(panel->model()->index(0, 0));
        QTest::keyClick(panel->table(), Qt::Key_Return);
        QCOMPARE(tabs->currentWidget(), code);
        QVERIFY(!code->view()->markedLines().empty());
        QVERIFY(code->view()->text(code->view()->markedLines().front() - 1).contains(QStringLiteral("no <b>")));
        // After an edit, the number is that of the new text.
        const auto noted = readTaskSet(QByteArray(Lost).replace("\"coros\":{", "\"notes\":\"first\\nsecond\",\"coros\":{"));
        QVERIFY(noted);
        m->document().edit(QStringLiteral("notes"), Program(*noted));
        QVERIFY(m->settled());
        const QString after = panel->model()->index(0, ExceptionsModel::CodeColumn).data().toString();
        QVERIFY2(after.section(u':', 0, 0).toInt() > line, qPrintable(after));
    }

    void theTitleCountsWhatNobodySaw()
    {
        QVERIFY2(m->window().windowTitle().contains(QStringLiteral("1 unretrieved")), qPrintable(m->window().windowTitle()));
        QVERIFY(m->pill()->isVisible());
    }

private:
    const TraceStore &store() const { return *m->window().runs().store(); }
    bool has(MarkKind kind) const
    {
        for (const Lane &lane : store().lanes())
            for (const Mark &mark : lane.marks)
                if (mark.kind == kind)
                    return true;
        return false;
    }
    void selectMark(MarkKind kind)
    {
        for (quint32 lane = 0; lane < store().lanes().size(); ++lane)
            for (quint32 i = 0; i < store().lanes()[lane].marks.size(); ++i)
                if (store().lanes()[lane].marks[i].kind == kind)
                    return m->window().viewState().select({ViewItem::Kind::Mark, lane, i});
        QFAIL("no such mark");
    }
    //! Of the second task.
    quint32 eventOfKind(EventKind kind) const
    {
        const auto &events = store().trace().events();
        for (quint32 i = quint32(events.size()); i-- > 0;)
            if (events[i].kind == kind)
                return i;
        return NoIndex;
    }
    QList<QPushButton *> fixButtons() const { return m->find<DetailsPanel>()->findChildren<QPushButton *>(QStringLiteral("fix")); }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestWhy)
#include "tst_why.moc"
