// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "model/program/file/tasksetreader.h"
#include "tests/support/activate.h"
#include "views/editor/forms/definitionspage.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/steps/steplistmodel.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>

using namespace awaitscope;

namespace {

constexpr const char *Sample = R"({
 "schema": 1,
 "exceptions": {"Odd": "ValueError"},
 "coros": {
  "a": {"body": [{"op": "log", "text": "one"}, {"op": "sleep", "ms": 20}, {"op": "log", "text": "three"}]},
  "main": {"body": [{"op": "gather", "of": [{"coro": "a"}]}]}
 },
 "main": "main"
})";

} // namespace

// The Edit menu by keyboard, wherever the focus is.
class TestEditMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        test::activate(&m->window());
        Result<TaskSet> set = readTaskSet(Sample);
        QVERIFY(set);
        m->document().load(*std::move(set));
        panel()->showCoroutine(QStringLiteral("a"));
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { m.reset(); }

    void actsOnTheStepsThatHaveTheFocus_data();
    void actsOnTheStepsThatHaveTheFocus();
    void theKeysOfTheStepsDoTheSame();
    void actsOnTheTaskTableThatHasTheFocus();
    void actsOnTheTextOfAField();
    void deletesADefinition();
    void savingCommitsAnOpenCell();
    void aQuestionIsShownAgainAfterAMessage();

private:
    EditorPanel *panel() { return m->find<EditorPanel>(); }
    StepListView *steps() { return panel()->stepEditor()->list(); }
    //! The steps of a: "log one", "sleep", ...
    QStringList words()
    {
        QStringList all;
        for (const Step &step : m->document().taskSet().find(QStringLiteral("a"))->body) {
            const auto *log = std::get_if<step::Log>(&step.op);
            all += log ? log->text : opName(step);
        }
        return all;
    }
    void selectStep(int place)
    {
        steps()->setFocus();
        const int row = panel()->stepEditor()->model()->rowAt(QStringLiteral("/coros/a/body/%1").arg(place));
        steps()->setCurrentIndex(panel()->stepEditor()->model()->index(row));
        QCOMPARE(QApplication::focusWidget(), steps());
    }
    //! Opens the Edit menu with Alt+E and chooses an entry by its mnemonic.
    void choose(Qt::Key letter)
    {
        QTest::keyClick(&m->window(), Qt::Key_E, Qt::AltModifier);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, letter);
        QVERIFY(!QApplication::activePopupWidget());
    }

    std::unique_ptr<WindowFixture> m;
};

void TestEditMenu::actsOnTheStepsThatHaveTheFocus_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QStringList>("wanted");
    const auto row = [](const char *name, const char *letters, const char *wanted) {
        QTest::newRow(name) << QString::fromLatin1(letters) << QString::fromLatin1(wanted).split(u' ');
    };
    row("cut and paste", "TP", "one sleep three");
    row("copy and paste", "CP", "one sleep sleep three");
    row("duplicate", "L", "one sleep sleep three");
    row("delete", "D", "one three");
    row("select all and copy", "ACP", "one sleep one sleep three three");
    row("delete and undo", "DU", "one sleep three");
}

void TestEditMenu::actsOnTheStepsThatHaveTheFocus()
{
    QFETCH(QString, letters);
    QFETCH(QStringList, wanted);
    const std::size_t rows = taskRows(m->document().taskSet()).size();
    selectStep(1);
    for (const QChar letter : letters)
        choose(Qt::Key(letter.unicode()));
    QCOMPARE(words(), wanted);
    QCOMPARE(taskRows(m->document().taskSet()).size(), rows); // and not on the table
}

void TestEditMenu::theKeysOfTheStepsDoTheSame()
{
    selectStep(1);
    QTest::keyClick(steps(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(steps(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(words(), QStringList({QStringLiteral("one"), QStringLiteral("sleep"), QStringLiteral("sleep"), QStringLiteral("three")}));
    QTest::keyClick(steps(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(steps()->selectedPointers().size(), 4);
    QTest::keyClick(steps(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(words().size(), 8);
    QTest::keyClick(steps(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(steps(), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(words().size(), 0);
    QTest::keyClick(steps(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(words().size(), 8);
    QTest::keyClick(steps(), Qt::Key_Delete);
    QCOMPARE(words().size(), 0);
}

void TestEditMenu::actsOnTheTaskTableThatHasTheFocus()
{
    m->table()->selectRows({0});
    m->table()->setFocus();
    choose(Qt::Key_L);
    QCOMPARE(taskRows(m->document().taskSet()).size(), std::size_t(2));
    choose(Qt::Key_A);
    choose(Qt::Key_C);
    choose(Qt::Key_P);
    QCOMPARE(taskRows(m->document().taskSet()).size(), std::size_t(4));
    QCOMPARE(words().size(), 3);
}

void TestEditMenu::actsOnTheTextOfAField()
{
    selectStep(0);
    panel()->stepEditor()->openForm(QStringLiteral("/coros/a/body/0"));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->deselect();
    choose(Qt::Key_A);
    QCOMPARE(field->selectedText(), QStringLiteral("one"));
    m->trigger("edit.cut"); // with the mouse: opening the menu bar by keyboard clears the selection of a field
    QCOMPARE(field->text(), QString());
    choose(Qt::Key_P);
    QCOMPARE(field->text(), QStringLiteral("one"));
    choose(Qt::Key_L); // nothing can be duplicated here, in particular not the step or the row
    QCOMPARE(words().size(), 3);
}

void TestEditMenu::deletesADefinition()
{
    panel()->showPage(EditorPanel::Page::Exceptions);
    DefinitionsPage *page = panel()->definitions(EditorPanel::Page::Exceptions);
    page->list()->setFocus();
    page->select(0);
    choose(Qt::Key_C); // nothing
    choose(Qt::Key_D);
    QVERIFY(!m->document().taskSet().exceptions || m->document().taskSet().exceptions->empty());
    QCOMPARE(taskRows(m->document().taskSet()).size(), std::size_t(1));
}

// The key of a menu does not take the focus from the cell.
void TestEditMenu::savingCommitsAnOpenCell()
{
    const QString path = m->path("open.taskset");
    QVERIFY(m->document().save(path).empty());
    m->table()->setCurrentIndex(m->table()->model()->index(0, 0));
    m->table()->setFocus();
    QTest::keyClick(m->table(), Qt::Key_F2);
    auto *field = m->table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("renamed"));
    m->press(Qt::Key_S, Qt::ControlModifier);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"renamed\""));
    QVERIFY(!m->window().isWindowModified());
}

// An unanswered question is not lost because of a mistyped duration.
void TestEditMenu::aQuestionIsShownAgainAfterAMessage()
{
    bool recovered = false;
    m->strip()->showMessage(Notice::UnsavedWork, MessageBar::Tone::Question, QStringLiteral("Unsaved work"), {},
                            {{QStringLiteral("Recover"), [&recovered] { recovered = true; }}});
    m->table()->setCurrentIndex(m->table()->model()->index(0, 1));
    m->table()->setFocus();
    QTest::keyClick(m->table(), Qt::Key_Return);
    auto *field = m->table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(field);
    for (const char *typed : {"soon", "40ms"}) {
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(typed));
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents();
        const bool wrong = QLatin1String(typed) == QLatin1String("soon");
        QCOMPARE(m->strip()->text().startsWith(QStringLiteral("Unsaved work")), !wrong); // the message disappears with its cause
    }
    QVERIFY(m->answer("Recover"));
    QVERIFY(recovered);
    QVERIFY(!m->strip()->isVisible());
}

QTEST_MAIN(TestEditMenu)
#include "tst_editmenu.moc"
