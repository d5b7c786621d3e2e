// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/editor/editordesk.h"

#include <QLineEdit>
#include <QRegularExpression>

using namespace awaitscope;

namespace {

//! main gathers two tasks, and starts two in the background after it has listed them.
TaskSet withBackground()
{
    const Result<TaskSet> read = readTaskSet(R"({"schema": 1, "coros": {
        "a": {"body": [{"op": "sleep", "ms": 5}]}, "b": {"body": [{"op": "sleep", "ms": 5}]}, "logger": {"body": [{"op": "sleep", "ms": 5}]},
        "ping": {"body": [{"op": "sleep", "ms": 5}]},
        "main": {"body": [
            {"op": "list", "of": [{"spawn": {"coro": "a"}}, {"spawn": {"coro": "b"}}], "as": "tasks"},
            {"op": "spawn", "coro": "logger"}, {"op": "make", "coro": "ping", "as": "object"},
            {"op": "gather", "of": [{"each": "tasks"}]}]}}, "main": "main"})");
    return read ? *read : TaskSet();
}

const char *const Pills[] = {"addSucceeds", "addRaises", "addHandles", "addCleansUp", "addFireAndForget", "addNeverAwaited", "addDoneCallback"};

} // namespace

//! The rows that the buttons below the task table add.
class TestAddedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void addedRowsStayAtTheEnd();
    void rowsAtTheEndAreEditedAndMoved();
    void withoutRowsTheStepsOfMainAreShown();
};

void TestAddedRows::addedRowsStayAtTheEnd()
{
    for (const TaskSet &set : {newTaskSet(), withBackground()}) {
        EditorDesk desk(set);
        QVERIFY(!desk.names().isEmpty());
        for (int round = 0; round < 2; ++round) {
            for (const char *pill : Pills) {
                const QStringList before = desk.names();
                desk.press(pill);
                QCOMPARE(desk.names().mid(0, before.size()), before);
                QCOMPARE(desk.names().size(), before.size() + 1);
                QCOMPARE(desk.table()->selectedRows(), std::vector<int>{int(before.size())});
                QVERIFY(desk.table()->hasFocus()); // the next keys are for the new row
            }
        }
        const QStringList all = desk.names();
        QCOMPARE(desk.undoneAndRedone(), QString());
        QCOMPARE(desk.names(), all);
    }
}

void TestAddedRows::rowsAtTheEndAreEditedAndMoved()
{
    EditorDesk desk(withBackground());
    const auto key = [&](Qt::Key k, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(desk.table(), k, modifiers); };
    const auto settle = [] { QTest::qWait(1); };
    desk.press("addSucceeds");
    desk.press("addRaises");
    QCOMPARE(desk.names(), QStringList({"a", "b", "logger", "ping", "task", "failing"}));
    key(Qt::Key_F2);
    auto *field = desk.cellEditor<QLineEdit>();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("broken"));
    desk.enter(field);
    QCOMPARE(desk.names(), QStringList({"a", "b", "logger", "ping", "task", "broken"}));
    QVERIFY(desk.current.find(QStringLiteral("broken"))); // and no other row got that name
    desk.undo.undo();
    QCOMPARE(desk.names(), QStringList({"a", "b", "logger", "ping", "task", "failing"}));
    desk.undo.redo();
    key(Qt::Key_Up, Qt::AltModifier);
    settle();
    QCOMPARE(desk.names(), QStringList({"a", "b", "logger", "ping", "broken", "task"}));
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{4});
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(desk.names().size(), 7);
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{5}); // right below
    key(Qt::Key_Delete);
    QCOMPARE(desk.names(), QStringList({"a", "b", "logger", "ping", "broken", "task"}));
    desk.table()->selectRows({4});
    key(Qt::Key_Up, Qt::AltModifier); // from the end to where main starts it
    settle();
    QCOMPARE(desk.names(), QStringList({"a", "b", "broken", "logger", "ping", "task"}));
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{2});
    desk.table()->selectRows({5});
    key(Qt::Key_Delete);
    QCOMPARE(desk.names(), QStringList({"a", "b", "broken", "logger", "ping"}));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestAddedRows::withoutRowsTheStepsOfMainAreShown()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {
        "f": {"body": [{"op": "block", "ms": 5}]}, "main": {"body": [{"op": "to_thread", "coro": "f"}]}}, "main": "main"})");
    QVERIFY(bool(set));
    EditorDesk desk(*set);
    QCOMPARE(desk.names(), QStringList());
    QCOMPARE(desk.steps()->coroutine(), QStringLiteral("main"));
    QVERIFY(desk.stepModel()->rowCount() > 0);
    desk.press("addSucceeds"); // as ever, a new row shows its own
    QCOMPARE(desk.names().size(), 1);
    QVERIFY(desk.steps()->coroutine() != QStringLiteral("main"));
}

QTEST_MAIN(TestAddedRows)
#include "tst_addedrows.moc"
