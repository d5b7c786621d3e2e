// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/activate.h"
#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolTip>

using namespace awaitscope;

using Column = TaskTableModel::Column;

//! The task table, with real clicks and keys on the panel.
class TestTaskTableEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void eachEntryOfThePaletteAddsItsTask_data();
    void eachEntryOfThePaletteAddsItsTask();
    void renamesInPlace();
    void keepsWhatIsTypedWhenAMenuEditsAnotherCell();
    void acceptsDurationsAsUsersWriteThem_data();
    void acceptsDurationsAsUsersWriteThem();
    void rejectsAnInvalidDuration();
    void makesATaskRaiseAndCompletesTheType();
    void changesTheMessage();
    void editsSeveralSelectedRowsAtOnce();
    void duplicatesDeletesAndMovesByKeys();
    void movesByDropping();
    void theMenuHasEverything();
    void everythingHasANameAndCanBeUndone();
    void changesHowATaskIsStartedAndHowMany();
    void aNarrowTableShowsTheColumnChosenInItsMenu_data();
    void aNarrowTableShowsTheColumnChosenInItsMenu();
    void invalidInputStaysOpenForCorrection_data();
    void invalidInputStaysOpenForCorrection();
    void commitsAnOutcomeWhenTheFocusLeaves();
    void enterAcceptsACompletionAndContinues();
    void completionsShowWholeNamesAndNothingCoversThem();
    void tabGoesFromTheRetriesToTheirTypes();
    void theSelectionFollowsATaskThatMoves();
    void aCellThatCannotBeEditedSaysWhy();
};

void TestTaskTableEditing::eachEntryOfThePaletteAddsItsTask_data()
{
    QTest::addColumn<QString>("pill");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("handling");
    QTest::addColumn<QString>("start");
    QTest::newRow("succeeds") << "addSucceeds"
                              << "returns \"done\""
                              << "none"
                              << "awaited";
    QTest::newRow("raises") << "addRaises"
                            << "ValueError: something went wrong"
                            << "none"
                            << "awaited";
    QTest::newRow("handles") << "addHandles"
                             << "ValueError: something went wrong"
                             << "except ValueError"
                             << "awaited";
    QTest::newRow("cleans up") << "addCleansUp"
                               << "ValueError: something went wrong"
                               << "finally"
                               << "awaited";
    QTest::newRow("fire and forget") << "addFireAndForget"
                                     << "OSError: disk full"
                                     << "none"
                                     << "fire and forget";
    QTest::newRow("never awaited") << "addNeverAwaited"
                                   << "never awaited"
                                   << "none"
                                   << "never awaited";
    QTest::newRow("done callback") << "addDoneCallback"
                                   << "RuntimeError: seen by the callback"
                                   << "done callback"
                                   << "fire and forget";
}

void TestTaskTableEditing::eachEntryOfThePaletteAddsItsTask()
{
    QFETCH(const QString, pill);
    EditorDesk desk(newTaskSet());
    const int rows = desk.table()->model()->rowCount();
    desk.press(qPrintable(pill));
    QCOMPARE(desk.table()->model()->rowCount(), rows + 1);
    const int row = desk.table()->currentRow();
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{row});
    QTEST(desk.cell(row, Column::Outcome), "outcome");
    QTEST(desk.cell(row, Column::Handling), "handling");
    QTEST(desk.cell(row, Column::Start), "start");
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::renamesInPlace()
{
    EditorDesk desk(newTaskSet());
    desk.click(0, Column::Name);
    QTest::keyClick(desk.table(), Qt::Key_F2);
    auto *field = desk.cellEditor<QLineEdit>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("fetch A"));
    desk.enter(field);
    QCOMPARE(desk.cell(0, Column::Name), QStringLiteral("fetch A"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Rename Task"));
    QCOMPARE(desk.valid(), QString());
}

void TestTaskTableEditing::keepsWhatIsTypedWhenAMenuEditsAnotherCell()
{
    EditorDesk desk(newTaskSet());
    desk.click(0, Column::Name);
    QTest::keyClick(desk.table(), Qt::Key_F2);
    QTest::keyClicks(desk.cellEditor<QLineEdit>(), QStringLiteral("fetch A"));
    desk.table()->editCell(Column::Sleep);
    QCOMPARE(desk.cell(0, Column::Name), QStringLiteral("fetch A"));
    auto *field = desk.cellEditor<QLineEdit>();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("40"));
    desk.enter(field);
    QCOMPARE(desk.cell(0, Column::Sleep), QStringLiteral("40 ms"));
}

void TestTaskTableEditing::acceptsDurationsAsUsersWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("milliseconds") << "250ms"
                                  << "250 ms";
    QTest::newRow("seconds") << "1.5s"
                             << "1.5 s";
    QTest::newRow("minutes") << "2m"
                             << "2 min";
    QTest::newRow("bare") << "40"
                          << "40 ms";
    QTest::newRow("none") << ""
                          << "";
}

void TestTaskTableEditing::acceptsDurationsAsUsersWriteThem()
{
    QFETCH(const QString, typed);
    EditorDesk desk(newTaskSet());
    desk.doubleClick(0, Column::Sleep);
    auto *field = desk.cellEditor<QLineEdit>();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, typed);
    desk.enter(field);
    QTEST(desk.cell(0, Column::Sleep), "shown");
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Change Sleep"));
}

void TestTaskTableEditing::rejectsAnInvalidDuration()
{
    EditorDesk desk(newTaskSet());
    const QString before = desk.cell(0, Column::Sleep);
    desk.doubleClick(0, Column::Sleep);
    auto *field = desk.cellEditor<QLineEdit>();
    QTest::keyClicks(field, QStringLiteral("soon"));
    QVERIFY(!field->property("problem").toString().isEmpty()); // while typing
    desk.enter(field);
    QCOMPARE(desk.cell(0, Column::Sleep), before);
    QCOMPARE(desk.problems.size(), 1);
    QVERIFY(!desk.undo.canUndo());
}

void TestTaskTableEditing::makesATaskRaiseAndCompletesTheType()
{
    TaskSet set = newTaskSet();
    set.exceptions = {{QStringLiteral("BrokenPipe"), QStringLiteral("OSError")}};
    EditorDesk desk(set);
    desk.doubleClick(0, Column::Outcome);
    auto *kind = desk.cellEditor<QComboBox>(QStringLiteral("kind"));
    QVERIFY(kind);
    QTest::keyClick(kind, Qt::Key_Down); // raises
    auto *type = desk.cellEditor<QLineEdit>(QStringLiteral("type"));
    QVERIFY(type);
    type->setFocus();
    type->selectAll();
    QTest::keyClicks(type, QStringLiteral("broken"));
    QVERIFY(!type->property("problem").toString().isEmpty()); // no such type yet
    QStringList offered;
    const QAbstractItemModel *completions = type->completer()->completionModel();
    for (int i = 0; i < completions->rowCount(); ++i)
        offered += completions->index(i, 0).data().toString();
    QCOMPARE(offered.value(0), QStringLiteral("BrokenPipe")); // its own types come first
    QVERIFY(offered.contains(QStringLiteral("BrokenPipeError")));
    type->selectAll();
    QTest::keyClicks(type, QStringLiteral("BrokenPipe"));
    type->completer()->popup()->hide();
    QVERIFY(type->property("problem").toString().isEmpty());
    auto *message = desk.cellEditor<QLineEdit>(QStringLiteral("message"));
    QTest::keyClicks(message, QStringLiteral("nobody reads"));
    desk.enter(message);
    QCOMPARE(desk.cell(0, Column::Outcome), QStringLiteral("BrokenPipe: nobody reads"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Change Outcome"));
    QCOMPARE(desk.valid(), QString());
}

void TestTaskTableEditing::changesTheMessage()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    const int row = desk.table()->currentRow();
    desk.doubleClick(row, Column::Outcome);
    auto *message = desk.cellEditor<QLineEdit>(QStringLiteral("message"));
    message->selectAll();
    QTest::keyClicks(message, QStringLiteral("B failed"));
    desk.enter(message);
    QCOMPARE(desk.cell(row, Column::Outcome), QStringLiteral("ValueError: B failed"));
}

void TestTaskTableEditing::editsSeveralSelectedRowsAtOnce()
{
    EditorDesk desk(newTaskSet());
    desk.press("addSucceeds");
    desk.press("addSucceeds");
    const int steps = desk.undo.count();
    desk.click(0, Column::Sleep);
    desk.click(2, Column::Sleep, Qt::ShiftModifier);
    QCOMPARE(desk.table()->selectedRows(), (std::vector<int>{0, 1, 2}));
    QTest::keyClick(desk.table(), Qt::Key_Return);
    auto *field = desk.cellEditor<QLineEdit>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("75ms"));
    desk.enter(field);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(desk.cell(row, Column::Sleep), QStringLiteral("75 ms"));
    QCOMPARE(desk.undo.count(), steps + 1); // one edit
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::duplicatesDeletesAndMovesByKeys()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    const QStringList two = desk.names();
    QCOMPARE(two.size(), 2);
    desk.click(0, Column::Name);
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(desk.names(), (QStringList{two[1], two[0]}));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Move Task"));
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{1}); // the selection follows
    QTest::keyClick(desk.table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(desk.names(), two);
    QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(desk.names(), (QStringList{two[0], two[0] + QStringLiteral(" 2"), two[1]}));
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{1});
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Duplicate Task"));
    desk.click(0, Column::Name, Qt::ControlModifier);
    QTest::keyClick(desk.table(), Qt::Key_Delete);
    QCOMPARE(desk.names(), QStringList{two[1]});
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Delete Tasks"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::movesByDropping()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    desk.press("addHandles");
    const QStringList three = desk.names();
    const std::unique_ptr<QMimeData> dragged(desk.table()->model()->mimeData({desk.table()->model()->index(2, 0)}));
    // Between the rows, where the indicator line shows.
    QVERIFY(desk.table()->model()->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {}));
    QCOMPARE(desk.names(), (QStringList{three[2], three[0], three[1]}));
    QCOMPARE(desk.table()->selectedRows(), std::vector<int>{0});
    desk.undo.undo();
    QCOMPARE(desk.names(), three);
}

void TestTaskTableEditing::theMenuHasEverything()
{
    EditorDesk desk(newTaskSet());
    desk.click(0, Column::Name);
    QContextMenuEvent event(QContextMenuEvent::Mouse, desk.cellCenter(0, 0), desk.table()->viewport()->mapToGlobal(desk.cellCenter(0, 0)));
    QApplication::sendEvent(desk.table()->viewport(), &event);
    auto *menu = desk.table()->findChild<QMenu *>(QStringLiteral("taskMenu"));
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator() && action->isEnabled())
            texts += action->text();
    for (const char *text : {"Sleep\u2026", "Outcome\u2026", "Handling\u2026", "Start", "Cut", "Copy", "Paste", "Duplicate", "Delete",
                             "Rename", "Move Up", "Move Down"})
        QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    for (QAction *action : menu->actions())
        if (action->text() == QLatin1String("Duplicate"))
            action->trigger();
    menu->close();
    QCOMPARE(desk.names().size(), 2);
}

void TestTaskTableEditing::everythingHasANameAndCanBeUndone()
{
    EditorDesk desk(newTaskSet());
    for (const char *pill : {"addSucceeds", "addRaises", "addHandles", "addCleansUp", "addFireAndForget", "addNeverAwaited", "addDoneCallback"})
        desk.press(pill);
    for (int row = 0; row < 8; ++row) {
        desk.click(row, Column::Name);
        QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(desk.table(), Qt::Key_Up, Qt::AltModifier);
    }
    desk.click(1, Column::Name);
    QTest::keyClick(desk.table(), Qt::Key_Delete);
    for (int i = 0; i < desk.undo.count(); ++i)
        QVERIFY(!desk.undo.text(i).isEmpty());
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::changesHowATaskIsStartedAndHowMany()
{
    EditorDesk desk(newTaskSet());
    desk.click(0, Column::Count);
    QTest::keyClick(desk.table(), Qt::Key_Return);
    auto *many = desk.cellEditor<QSpinBox>();
    QVERIFY(many);
    QTest::keyClicks(many, QStringLiteral("12"));
    desk.enter(many);
    QCOMPARE(desk.cell(0, Column::Count), QStringLiteral("12"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Change How Many"));
    desk.click(0, Column::Start);
    QTest::keyClick(desk.table(), Qt::Key_Return);
    auto *start = desk.cellEditor<QComboBox>();
    QVERIFY(start);
    start->setCurrentIndex(1);
    Q_EMIT start->activated(1);
    QTRY_COMPARE(desk.cell(0, Column::Start), QStringLiteral("fire and forget"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Change Start"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::aNarrowTableShowsTheColumnChosenInItsMenu_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<int>("column");
    QTest::newRow("handling") << QStringLiteral("Handling\u2026") << int(Column::Handling);
    QTest::newRow("how many") << QStringLiteral("How many\u2026") << int(Column::Count);
}

void TestTaskTableEditing::aNarrowTableShowsTheColumnChosenInItsMenu()
{
    QFETCH(const QString, entry);
    QFETCH(const int, column);
    EditorDesk desk(newTaskSet());
    desk.panel.resize(356, 900);
    QVERIFY(QTest::qWaitForWindowExposed(&desk.panel));
    QVERIFY(desk.table()->isColumnHidden(column));
    desk.click(0, Column::Name);
    QContextMenuEvent event(QContextMenuEvent::Mouse, desk.cellCenter(0, 0), desk.table()->viewport()->mapToGlobal(desk.cellCenter(0, 0)));
    QApplication::sendEvent(desk.table()->viewport(), &event);
    auto *menu = desk.table()->findChild<QMenu *>(QStringLiteral("taskMenu"));
    bool offered = false;
    for (const QAction *action : menu->actions())
        offered = offered || (action->text() == entry && action->isEnabled());
    QVERIFY(offered);
    menu->close();
    QCoreApplication::processEvents();
    test::activate(&desk.panel); // as the window system does when a menu closes
    desk.table()->setFocus();
    desk.table()->editCell(column);
    const auto opened = [&desk] { return desk.table()->indexWidget(desk.table()->currentIndex()); };
    QTRY_VERIFY(opened() && opened()->isVisible());
    QTRY_VERIFY(desk.table()->viewport()->rect().contains(opened()->geometry())); // the columns change later than the width
    QWidget *open = opened();
    if (auto *many = qobject_cast<QSpinBox *>(open))
        QTest::keyClicks(many, QStringLiteral("3"));
    else
        QTest::keyClick(desk.cellEditor<QComboBox>(QStringLiteral("kind")), Qt::Key_Down); // try/except
    desk.enter(open);
    QCOMPARE(desk.cell(0, column), column == Column::Count ? QStringLiteral("3") : QStringLiteral("except Exception"));
    QVERIFY(!desk.table()->isColumnHidden(column)); // the edited cell is visible
    QVERIFY(!desk.table()->horizontalScrollBar()->isVisible());
}

void TestTaskTableEditing::invalidInputStaysOpenForCorrection_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("shown");
    QTest::newRow("sleep") << int(Column::Sleep) << QString() << "12x"
                           << "12ms"
                           << "12 ms";
    QTest::newRow("name") << int(Column::Name) << QString() << "main"
                          << "mine"
                          << "mine";
    QTest::newRow("outcome") << int(Column::Outcome) << "value"
                             << "\"open"
                             << "[1, 2]"
                             << "returns [1, 2]";
}

void TestTaskTableEditing::invalidInputStaysOpenForCorrection()
{
    QFETCH(const int, column);
    QFETCH(const QString, field);
    QFETCH(const QString, wrong);
    QFETCH(const QString, right);
    EditorDesk desk(newTaskSet());
    const QString before = desk.cell(0, column);
    desk.doubleClick(0, column);
    auto *edit = desk.cellEditor<QLineEdit>(field);
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, wrong);
    desk.enter(edit);
    QVERIFY(edit->isVisible());
    QCOMPARE(desk.problems.size(), 1); // and says why
    QVERIFY(!desk.undo.canUndo());
    edit->selectAll();
    QTest::keyClicks(edit, right);
    desk.enter(edit);
    QTEST(desk.cell(0, column), "shown");
    QVERIFY(desk.cell(0, column) != before);
    QCOMPARE(desk.problems.size(), 1);
    QVERIFY(!desk.cellEditor<QLineEdit>());
    QCOMPARE(QApplication::focusWidget(), desk.table()); // and further keys act there
}

void TestTaskTableEditing::commitsAnOutcomeWhenTheFocusLeaves()
{
    EditorDesk desk(newTaskSet());
    desk.doubleClick(0, Column::Outcome);
    auto *value = desk.cellEditor<QLineEdit>(QStringLiteral("value"));
    QVERIFY(value);
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("changed"));
    QTest::keyClick(value, Qt::Key_Tab, Qt::ShiftModifier); // still inside
    QCoreApplication::processEvents();
    QVERIFY(value->isVisible());
    QTest::mouseClick(desk.steps()->list()->viewport(), Qt::LeftButton, {}, {5, 300});
    QTRY_COMPARE(desk.cell(0, Column::Outcome), QStringLiteral("returns \"changed\""));
    QVERIFY(!desk.cellEditor<QLineEdit>());
}

void TestTaskTableEditing::enterAcceptsACompletionAndContinues()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    const int row = desk.table()->currentRow();
    desk.doubleClick(row, Column::Outcome);
    auto *type = desk.cellEditor<QLineEdit>(QStringLiteral("type"));
    QVERIFY(type);
    type->setFocus();
    type->selectAll();
    QTest::keyClicks(type, QStringLiteral("TimeoutE"));
    QAbstractItemView *popup = type->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(type->text(), QStringLiteral("TimeoutError"));
    QVERIFY(type->isVisible()); // the message can still be typed
    desk.enter(type);
    QVERIFY(desk.cell(row, Column::Outcome).startsWith(QStringLiteral("TimeoutError")));
    QVERIFY(!desk.cellEditor<QLineEdit>());
}

void TestTaskTableEditing::completionsShowWholeNamesAndNothingCoversThem()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    desk.doubleClick(desk.table()->currentRow(), Column::Outcome);
    auto *type = desk.cellEditor<QLineEdit>(QStringLiteral("type"));
    type->setFocus();
    type->selectAll();
    QTest::keyClicks(type, QStringLiteral("Connection"));
    QAbstractItemView *popup = type->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QVERIFY2(!QToolTip::isVisible(), qPrintable(QToolTip::text())); // such a text can still become a valid name
    QVERIFY(popup->viewport()->width() >= popup->sizeHintForColumn(0));
    popup->hide();
    QTest::keyClicks(type, QStringLiteral("x"));
    QVERIFY(QToolTip::isVisible());
    QCOMPARE(QToolTip::text(), QStringLiteral("There is no exception type \u201cConnectionx\u201d."));
}

void TestTaskTableEditing::tabGoesFromTheRetriesToTheirTypes()
{
    EditorDesk desk(newTaskSet());
    desk.doubleClick(0, Column::Handling);
    auto *kind = desk.cellEditor<QComboBox>(QStringLiteral("kind"));
    QVERIFY(kind);
    kind->setCurrentIndex(kind->count() - 1);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("attempts"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("types"));
}

void TestTaskTableEditing::theSelectionFollowsATaskThatMoves()
{
    EditorDesk made(newTaskSet());
    made.press("addRaises");
    EditorDesk desk(made.current); // if no button has added a row, main alone determines the order
    const QString name = desk.cell(1, Column::Name);
    desk.doubleClick(1, Column::Start);
    auto *start = desk.cellEditor<QComboBox>();
    QVERIFY(start);
    start->setCurrentIndex(1);
    Q_EMIT start->activated(1);
    QTRY_COMPARE(desk.cell(0, Column::Name), name);
    QCOMPARE(desk.cell(0, Column::Start), QStringLiteral("fire and forget"));
    QTRY_COMPARE(desk.table()->selectedRows(), std::vector<int>{0});
    QCOMPARE(desk.table()->currentRow(), 0); // the next edit is of the same task
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestTaskTableEditing::aCellThatCannotBeEditedSaysWhy()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {
        "twice": {"body": [{"op": "sleep", "ms": 1}, {"op": "sleep", "ms": 2}]},
        "main": {"body": [{"op": "gather", "of": [{"coro": "twice"}]}]}}, "main": "main"})");
    QVERIFY(set);
    EditorDesk desk(*set);
    const QString why = desk.table()->model()->index(0, Column::Sleep).data(TaskTableModel::LockRole).toString();
    QVERIFY(!why.isEmpty());
    desk.doubleClick(0, Column::Sleep);
    QCOMPARE(desk.problems, QStringList{why});
    QVERIFY(!desk.cellEditor<QLineEdit>());
}

QTEST_MAIN(TestTaskTableEditing)
#include "tst_tasktableediting.moc"
