// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"

#include <QClipboard>
#include <QRegularExpression>

using namespace awaitscope;

using Column = TaskTableModel::Column;

//! Cut, copy and paste of tasks and steps, as text for any window.
class TestClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void copiesAndPastes();
    void cutsAndPastesInAnotherWindow();
    void undoLeavesATaskSelected();
    void pastesWhatTheTasksNeed();
    void saysWhyAPasteIsRefused();
    void copiesCutsAndPastesSteps();
};

void TestClipboard::copiesAndPastes()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    desk.press("addDoneCallback");
    const QStringList before = desk.names();
    QTest::keyClick(desk.table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(desk.table(), Qt::Key_C, Qt::ControlModifier);
    const Result<TaskSet> text = readTaskSet(QApplication::clipboard()->text().toUtf8());
    QVERIFY(text); // a task set that could be saved as a file
    QCOMPARE(taskRows(*text).size(), std::size_t(3));
    QTest::keyClick(desk.table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.names().size(), before.size() * 2);
    for (const QString &name : before) {
        QVERIFY(desk.names().contains(name));
        QVERIFY2(desk.names().contains(name + QStringLiteral(" 2")), qPrintable(desk.names().join(u'|')));
    }
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Paste Tasks"));
    const int copy = static_cast<int>(desk.names().indexOf(QStringLiteral("watched 2")));
    QCOMPARE(desk.cell(copy, Column::Handling), QStringLiteral("done callback"));
    QCOMPARE(desk.cell(copy, Column::Start), QStringLiteral("fire and forget"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestClipboard::undoLeavesATaskSelected()
{
    EditorDesk desk(newTaskSet());
    desk.click(0, Column::Name);
    QTest::keyClick(desk.table(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(desk.table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{1});
    desk.undo.undo(); // the selected one no longer exists: the next edit and the steps below are of a visibly selected row
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{0});
    QCOMPARE(desk.steps()->coroutine(), desk.names().front());
}

void TestClipboard::cutsAndPastesInAnotherWindow()
{
    EditorDesk one(newTaskSet());
    one.press("addHandles");
    const int row = one.table()->currentRow();
    const QString name = one.cell(row, Column::Name);
    QTest::keyClick(one.table(), Qt::Key_X, Qt::ControlModifier);
    QVERIFY(!one.names().contains(name));
    QCOMPARE(one.undo.undoText(), QStringLiteral("Cut Task"));
    EditorDesk other(newTaskSet());
    other.click(0, Column::Name);
    QTest::keyClick(other.table(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(other.names().contains(name));
    QCOMPARE(other.cell(other.table()->currentRow(), Column::Handling), QStringLiteral("except ValueError"));
    QCOMPARE(other.valid(), QString());
}

void TestClipboard::pastesWhatTheTasksNeed()
{
    const Result<TaskSet> source = readTaskSet(R"({"schema": 1, "exceptions": {"Base": "Exception", "Mine": "Base", "Other": "Exception"},
        "objects": {"gate": {"type": "semaphore", "value": 2}, "unused": {"type": "lock"}},
        "coros": {"deep": {"body": [{"op": "raise", "type": "Mine", "msg": "deep"}]},
                  "work": {"body": [{"op": "semaphore", "of": "gate", "body": [{"op": "call", "coro": "deep"}]}]},
                  "main": {"body": [{"op": "gather", "of": [{"coro": "work"}]}]}}, "main": "main"})");
    QVERIFY(source);
    EditorDesk one(*source);
    one.click(0, Column::Name);
    QTest::keyClick(one.table(), Qt::Key_C, Qt::ControlModifier);
    // Where the same names have another meaning.
    const Result<TaskSet> target = readTaskSet(R"({"schema": 1, "exceptions": {"Mine": "OSError"}, "objects": {"gate": {"type": "lock"}},
        "coros": {"deep": {"body": []}, "main": {"body": [{"op": "call", "coro": "deep"}]}}, "main": "main"})");
    QVERIFY(target);
    EditorDesk other(*target);
    QTest::keyClick(other.table(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(other.problems.isEmpty(), qPrintable(other.problems.join(u'|')));
    QCOMPARE(other.names(), (QStringList{QStringLiteral("deep"), QStringLiteral("work")}));
    QCOMPARE(other.valid(), QString());
    QVERIFY(other.current.exceptions
            == (std::vector<ExceptionType>{{QStringLiteral("Mine"), QStringLiteral("OSError")},
                                           {QStringLiteral("Base"), QStringLiteral("Exception")},
                                           {QStringLiteral("Mine2"), QStringLiteral("Base")}}));
    QCOMPARE(other.current.objects->size(), std::size_t(2)); // not the unused one
    const auto &held = std::get<step::Semaphore>(other.current.find(QStringLiteral("work"))->body.front().op);
    QCOMPARE(held.of, QStringLiteral("gate2"));
    QCOMPARE(std::get<step::Call>(held.body.front().op).call.coro, QStringLiteral("deep 2"));
    QCOMPARE(std::get<step::Raise>(other.current.find(QStringLiteral("deep 2"))->body.front().op).type, QStringLiteral("Mine2"));
    QVERIFY(other.current.find(QStringLiteral("deep"))->body.empty());
}

void TestClipboard::saysWhyAPasteIsRefused()
{
    EditorDesk desk(newTaskSet());
    QApplication::clipboard()->setText(QStringLiteral("just words"));
    QTest::keyClick(desk.table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.problems.size(), 1);
    QApplication::clipboard()->setText(QStringLiteral(R"({"schema": 1, "coros": {"main": {"body": [{"op": "fly"}]}}, "main": "main"})"));
    QTest::keyClick(desk.table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.problems.size(), 2);
    QVERIFY(!desk.undo.canUndo());
}

void TestClipboard::copiesCutsAndPastesSteps()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at("/0"));
    desk.clickStep(at("/1"), Qt::ShiftModifier);
    QTest::keyClick(desk.steps()->list(), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Cut Steps"));
    desk.clickStep(at("/0"));
    QTest::keyClick(desk.steps()->list(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(shownSteps(*desk.stepModel()).startsWith(QStringLiteral("log \"c\"\nlog \"a\"\nlog \"b\"\n")));
    QCOMPARE(desk.steps()->list()->selectedPointers(), (QStringList{at("/1"), at("/2")}));
    QTest::keyClick(desk.steps()->list(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(desk.current.find(QStringLiteral("main"))->body.size(), std::size_t(5));
    // Into another window.
    QTest::keyClick(desk.steps()->list(), Qt::Key_C, Qt::ControlModifier);
    EditorDesk other(stepSample());
    other.panel.showCoroutine(QStringLiteral("main"));
    other.clickStep(at("/0"));
    QTest::keyClick(other.steps()->list(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.current.find(QStringLiteral("main"))->body.size(), std::size_t(6));
    QCOMPARE(other.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
