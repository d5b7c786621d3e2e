// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"
#include "views/editor/advice/advicelist.h"
#include "views/editor/forms/definitionspage.h"
#include "views/editor/forms/stepform.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSplitter>
#include <QTabBar>
#include <QTreeWidget>

using namespace awaitscope;

using Page = EditorPanel::Page;

//! Exception types, shared objects, external actions and advice: their places in the panel, with real clicks.
class TestDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void growsATreeOfExceptions();
    void aRenamedTypeIsRenamedEverywhere();
    void aDeletedTypeLeavesItsBase();
    void aTypeMovesBelowAnotherByDragging();
    void aTypeCanBeMovedInAndOutByKeyboard();
    void makesEveryKindOfObject();
    void anObjectInUseStays();
    void theUserCancelsATaskAtATime();
    void theUserSetsResultsAndEvents();
    void tabsShowCounts();
    void showsProblemsWithAJump();
    void showsHintsWithAFix();
    void coroutinesCanBeAddedRemovedAndRenamed();
    void theSetHasATitle();
    void fieldsKeepTheirHeightInALowWindow();
    void anAddedTypeIsInView();
    void theUsersDivisionIsKept();

private:
    //! A, its subtype B, and C.
    static TaskSet threeTypes()
    {
        TaskSet set = newTaskSet();
        set.exceptions = std::vector<ExceptionType>{{QStringLiteral("A"), QStringLiteral("ValueError")},
                                                    {QStringLiteral("B"), QStringLiteral("A")},
                                                    {QStringLiteral("C"), QStringLiteral("LookupError")}};
        return set;
    }
    //! "A<ValueError B<A".
    static QString bases(const EditorDesk &desk)
    {
        QStringList all;
        for (const ExceptionType &type : *desk.current.exceptions)
            all += type.name + u'<' + type.base;
        return all.join(u' ');
    }
    //! Drags one type onto another, with the events of the window system. False if it cannot be dragged.
    static bool drag(QTreeWidget *list, const QString &name, const QString &onto)
    {
        QTreeWidgetItem *item = list->findItems(name, Qt::MatchExactly | Qt::MatchRecursive).value(0);
        QTreeWidgetItem *target = list->findItems(onto, Qt::MatchExactly | Qt::MatchRecursive).value(0);
        if (!item || !target || !(item->flags() & Qt::ItemIsDragEnabled))
            return false;
        list->setCurrentItem(item);
        const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->currentIndex()}));
        const QPoint place = list->visualItemRect(target).center();
        QDragEnterEvent enter(place, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list->viewport(), &enter);
        QDropEvent drop(place, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list->viewport(), &drop);
        return drop.dropAction() == Qt::CopyAction; // otherwise the view would remove the item
    }
    static void press(EditorDesk &desk, Page page, const char *pill)
    {
        QTest::mouseClick(desk.panel.definitions(page)->findChild<QWidget *>(QLatin1String(pill)), Qt::LeftButton);
    }
    static void type(EditorDesk &desk, Page page, const char *field, const QString &text)
    {
        QWidget *control = desk.panel.definitions(page)->form()->control(QLatin1String(field));
        QVERIFY2(control, field);
        auto *box = qobject_cast<QComboBox *>(control);
        QLineEdit *line = box ? box->lineEdit() : qobject_cast<QLineEdit *>(control);
        QVERIFY(line);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
};

void TestDefinitions::growsATreeOfExceptions()
{
    EditorDesk desk(newTaskSet());
    desk.panel.showPage(Page::Exceptions);
    press(desk, Page::Exceptions, "addException");
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Add Exception Type"));
    type(desk, Page::Exceptions, "name", QStringLiteral("NetworkError"));
    press(desk, Page::Exceptions, "addException"); // a subtype of the selected one
    type(desk, Page::Exceptions, "name", QStringLiteral("Timeout2"));
    QVERIFY(desk.current.exceptions
            == (std::vector<ExceptionType>{{QStringLiteral("NetworkError"), QStringLiteral("Exception")},
                                           {QStringLiteral("Timeout2"), QStringLiteral("NetworkError")}}));
    type(desk, Page::Exceptions, "name", QStringLiteral("NetworkError")); // not available
    QVERIFY(!desk.panel.definitions(Page::Exceptions)->form()->problem().isEmpty());
    QCOMPARE(desk.valid(), QString());
    desk.panel.definitions(Page::Exceptions)->select(0);
    type(desk, Page::Exceptions, "base", QStringLiteral("Timeout2")); // a cycle
    QVERIFY(!desk.panel.definitions(Page::Exceptions)->form()->problem().isEmpty());
    type(desk, Page::Exceptions, "base", QStringLiteral("OSError"));
    QCOMPARE(desk.current.exceptions->front().base, QStringLiteral("OSError"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::aRenamedTypeIsRenamedEverywhere()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "exceptions": {"Mine": "ValueError", "Sub": "Mine"}, "coros": {"main": {"body": [
        {"op": "try", "body": [{"op": "raise", "type": "Sub"}],
         "except": [{"types": ["Mine", "OSError"], "as": "e", "body": [
            {"op": "if", "cond": {"not": {"isinstance": [{"var": "e"}, "Mine"]}}, "then": [{"op": "log", "text": "a"}]}]}]}]}}, "main": "main"})");
    QVERIFY(set);
    EditorDesk desk(*set);
    desk.panel.showPage(Page::Exceptions);
    desk.panel.definitions(Page::Exceptions)->select(0);
    type(desk, Page::Exceptions, "name", QStringLiteral("Renamed"));
    QCOMPARE(desk.valid(), QString());
    const QByteArray text = writeTaskSet(desk.current);
    QCOMPARE(text.count("Renamed"), 4); // declared, base, caught, tested
    QVERIFY(!text.contains("Mine"));
    QCOMPARE(desk.undo.count(), 1); // all the letters
}

void TestDefinitions::aDeletedTypeLeavesItsBase()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "exceptions": {"Mine": "ValueError", "Sub": "Mine"}, "coros": {"main": {"body": [
        {"op": "raise", "type": "Mine"}]}}, "main": "main"})");
    EditorDesk desk(*set);
    desk.panel.showPage(Page::Exceptions);
    QTreeWidget *list = desk.panel.definitions(Page::Exceptions)->list();
    const QList<QTreeWidgetItem *> mine = list->findItems(QStringLiteral("Mine"), Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(mine.size(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(mine.front()).center()); // keys go to the focused widget
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(desk.current.exceptions == (std::vector<ExceptionType>{{QStringLiteral("Sub"), QStringLiteral("ValueError")}}));
    QCOMPARE(std::get<step::Raise>(desk.current.find(QStringLiteral("main"))->body.front().op).type, QStringLiteral("ValueError"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Delete Exception Type"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::aTypeMovesBelowAnotherByDragging()
{
    EditorDesk desk(threeTypes());
    desk.panel.showPage(Page::Exceptions);
    QTreeWidget *list = desk.panel.definitions(Page::Exceptions)->list();
    QVERIFY(drag(list, QStringLiteral("A"), QStringLiteral("C"))); // which comes after it
    QCOMPARE(bases(desk), QStringLiteral("C<LookupError A<C B<A"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Move Exception Type"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(list->currentItem()->text(0), QStringLiteral("A"));
    QCOMPARE(list->currentItem()->parent()->text(0), QStringLiteral("C"));
    QVERIFY(drag(list, QStringLiteral("C"), QStringLiteral("B"))); // below itself, two levels down
    QCOMPARE(desk.undo.count(), 1);
    QCOMPARE(desk.problems, QStringList{QStringLiteral("An exception type cannot be derived from itself.")});
    QVERIFY(drag(list, QStringLiteral("A"), QStringLiteral("Exception"))); // a built-in one
    QCOMPARE(bases(desk), QStringLiteral("C<LookupError A<Exception B<A"));
    QVERIFY(!drag(list, QStringLiteral("LookupError"), QStringLiteral("C"))); // which cannot be moved itself
    QCOMPARE(desk.undo.count(), 2);
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::aTypeCanBeMovedInAndOutByKeyboard()
{
    EditorDesk desk(threeTypes());
    desk.panel.showPage(Page::Exceptions);
    QTreeWidget *list = desk.panel.definitions(Page::Exceptions)->list();
    desk.panel.definitions(Page::Exceptions)->select(1); // B, below A
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bases(desk), QStringLiteral("A<ValueError B<ValueError C<LookupError"));
    QCOMPARE(list->currentItem()->text(0), QStringLiteral("B")); // still, so that further keys act on it
    QTest::keyClick(list, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bases(desk), QStringLiteral("A<ValueError B<A C<LookupError"));
    QTest::keyClick(list, Qt::Key_Right, Qt::AltModifier); // nothing is above it
    QCOMPARE(desk.undo.count(), 2);
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Left, Qt::AltModifier);
    override.ignore();
    QApplication::sendEvent(list, &override);
    QVERIFY(override.isAccepted()); // the window uses this key otherwise
    QCOMPARE(desk.valid(), QString());
}

void TestDefinitions::makesEveryKindOfObject()
{
    EditorDesk desk(newTaskSet());
    desk.panel.showPage(Page::Objects);
    for (const char *pill : {"addSemaphore", "addLock", "addQueue", "addEvent", "addLock"})
        press(desk, Page::Objects, pill);
    QCOMPARE(desk.current.objects->size(), std::size_t(5));
    QCOMPARE(desk.current.objects->back().name, QStringLiteral("lock2"));
    desk.panel.definitions(Page::Objects)->select(0);
    type(desk, Page::Objects, "name", QStringLiteral("gate"));
    type(desk, Page::Objects, "value", QStringLiteral("3"));
    desk.panel.definitions(Page::Objects)->select(2);
    type(desk, Page::Objects, "maxsize", QStringLiteral("8"));
    QCOMPARE(desk.current.objects->at(0).name, QStringLiteral("gate"));
    QVERIFY(desk.current.objects->at(0).value == 3);
    QVERIFY(desk.current.objects->at(2).maxsize == 8);
    auto *kind = qobject_cast<QComboBox *>(desk.panel.definitions(Page::Objects)->form()->control(QStringLiteral("kind")));
    QVERIFY(kind);
    QTest::keyClicks(kind, QStringLiteral("event"));
    QVERIFY(desk.current.objects->at(2).kind == ObjectKind::Event);
    for (const char *pill : {"addCondition", "addBarrier", "addQueue"})
        press(desk, Page::Objects, pill);
    QVERIFY(desk.current.objects->at(5).kind == ObjectKind::Condition);
    desk.panel.definitions(Page::Objects)->select(6);
    type(desk, Page::Objects, "parties", QStringLiteral("3"));
    QVERIFY(desk.current.objects->at(6).kind == ObjectKind::Barrier && desk.current.objects->at(6).parties == 3);
    desk.panel.definitions(Page::Objects)->select(7);
    auto *order = qobject_cast<QComboBox *>(desk.panel.definitions(Page::Objects)->form()->control(QStringLiteral("order")));
    QVERIFY(order);
    QTest::keyClicks(order, QStringLiteral("last"));
    QVERIFY(desk.current.objects->at(7).order == QueueOrder::Lifo);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::anObjectInUseStays()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "objects": {"key": {"type": "lock"}}, "coros": {"main": {"body": [
        {"op": "lock", "of": "key", "body": [{"op": "log", "text": "a"}]}]}}, "main": "main"})");
    EditorDesk desk(*set);
    desk.panel.showPage(Page::Objects);
    desk.panel.definitions(Page::Objects)->select(0);
    press(desk, Page::Objects, "removeDefinition");
    QCOMPARE(desk.problems.size(), 1);
    QVERIFY(!desk.undo.canUndo());
    type(desk, Page::Objects, "name", QStringLiteral("door"));
    QCOMPARE(std::get<step::Lock>(desk.current.find(QStringLiteral("main"))->body.front().op).of, QStringLiteral("door"));
    QCOMPARE(desk.valid(), QString());
}

void TestDefinitions::theUserCancelsATaskAtATime()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"A": {"body": [{"op": "sleep", "ms": 900}]}, "B": {"body": [{"op": "sleep", "ms": 900}]},
        "main": {"body": [{"op": "gather", "of": [{"coro": "A"}, {"coro": "B"}], "return_exceptions": true}]}}, "main": "main"})");
    QVERIFY(set);
    EditorDesk desk(*set);
    desk.panel.showPage(Page::External);
    press(desk, Page::External, "addCancel");
    auto *menu = desk.panel.findChild<QMenu *>(QStringLiteral("targetMenu"));
    QVERIFY(menu && menu->isVisible());
    for (QAction *action : menu->actions())
        if (action->text() == QLatin1String("The task B"))
            action->trigger();
    menu->close();
    QVERIFY(desk.problems.isEmpty());
    QCOMPARE(desk.current.external->size(), std::size_t(1));
    QCOMPARE(desk.current.external->front().of, QStringLiteral("$B"));
    QVERIFY(desk.names().contains(QStringLiteral("A")) && desk.names().contains(QStringLiteral("B")));
    type(desk, Page::External, "at", QStringLiteral("250ms"));
    type(desk, Page::External, "msg", QStringLiteral("enough"));
    QCOMPARE(desk.current.external->front().at, 250);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::theUserSetsResultsAndEvents()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "objects": {"bell": {"type": "event"}}, "coros": {"main": {"body": [
        {"op": "future", "as": "$f"}, {"op": "await", "of": {"var": "$f"}}, {"op": "event_wait", "of": "bell"}]}}, "main": "main"})");
    QVERIFY(set);
    EditorDesk desk(*set);
    desk.panel.showPage(Page::External);
    press(desk, Page::External, "addSetResult");
    type(desk, Page::External, "value", QStringLiteral("42"));
    press(desk, Page::External, "addEventSet");
    type(desk, Page::External, "at", QStringLiteral("100ms"));
    QCOMPARE(desk.current.external->size(), std::size_t(2));
    QVERIFY(desk.current.external->at(0).op == ExternalOp::EventSet); // ordered by time
    QCOMPARE(desk.current.external->at(0).of, QStringLiteral("bell"));
    QVERIFY(desk.current.external->at(1).value == Expr{qint64(42)});
    QCOMPARE(desk.valid(), QString());
    press(desk, Page::External, "addInterrupt");
    QVERIFY(desk.current.external->back().op == ExternalOp::Interrupt && desk.current.external->back().of.isEmpty());
    QVERIFY(!desk.panel.definitions(Page::External)->form()->control(QStringLiteral("target")));
    QCOMPARE(desk.valid(), QString());
    press(desk, Page::External, "removeDefinition");
    press(desk, Page::External, "removeDefinition");
    QCOMPARE(desk.current.external->size(), std::size_t(1));
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::tabsShowCounts()
{
    EditorDesk desk(stepSample());
    const auto *tabs = desk.panel.findChild<QTabBar *>(QStringLiteral("editorTabs"));
    QStringList texts;
    for (int i = 0; i < tabs->count(); ++i)
        texts += tabs->tabText(i);
    QCOMPARE(texts, (QStringList{QStringLiteral("Steps"), QStringLiteral("Exceptions 1"), QStringLiteral("Shared 16"), QStringLiteral("User")}));
    QTest::mouseClick(const_cast<QTabBar *>(tabs), Qt::LeftButton, {}, tabs->tabRect(2).center());
    QVERIFY(desk.panel.page() == Page::Objects);
    QVERIFY(desk.panel.definitions(Page::Objects)->isVisible());
}

void TestDefinitions::showsProblemsWithAJump()
{
    EditorDesk desk(threeLogs());
    QVERIFY(!desk.panel.advice()->isVisible());
    desk.panel.setProblems({{at("/2"), QStringLiteral("This is wrong.")}});
    QVERIFY(desk.panel.advice()->isVisible());
    QCOMPARE(desk.panel.advice()->count(), 1);
    desk.panel.showPage(Page::Objects);
    QTest::mouseClick(desk.panel.advice()->findChild<QAbstractButton *>(QStringLiteral("show")), Qt::LeftButton);
    QVERIFY(desk.panel.page() == Page::Steps);
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/2")});
    const QModelIndex row = desk.stepModel()->index(desk.stepModel()->rowAt(at("/2")));
    QCOMPARE(row.data(StepListModel::ProblemRole).toString(), QStringLiteral("This is wrong."));
    desk.panel.setProblems({});
    QTRY_VERIFY(!desk.panel.advice()->isVisible());
}

void TestDefinitions::showsHintsWithAFix()
{
    EditorDesk desk(newTaskSet());
    desk.press("addNeverAwaited");
    QTRY_VERIFY(desk.panel.advice()->count() > 0);
    QTest::mouseClick(desk.panel.advice()->findChild<QAbstractButton *>(QStringLiteral("adviceTitle")), Qt::LeftButton);
    auto *fix = desk.panel.advice()->findChild<QAbstractButton *>(QStringLiteral("fix"));
    QVERIFY(fix);
    const QString name = fix->text();
    const int before = desk.panel.advice()->count();
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(desk.undo.undoText(), name);
    QCOMPARE(desk.valid(), QString());
    QTRY_VERIFY(desk.panel.advice()->count() < before);
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::coroutinesCanBeAddedRemovedAndRenamed()
{
    EditorDesk desk(threeLogs());
    auto *chooser = desk.panel.findChild<QAbstractButton *>(QStringLiteral("coroutineChooser"));
    const auto choose = [&](const char *entry) {
        QTest::mouseClick(chooser, Qt::LeftButton);
        auto *menu = desk.panel.findChild<QMenu *>(QStringLiteral("coroutineMenu"));
        menu->findChild<QAction *>(QLatin1String(entry))->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    choose("newCoroutine");
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("coroutine"));
    StepForm *head = desk.steps()->headForm();
    QVERIFY(head->isVisible()); // ready to be named
    auto *name = qobject_cast<QLineEdit *>(head->control(QStringLiteral("name")));
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("helper"));
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("helper"));
    auto *params = qobject_cast<QLineEdit *>(head->control(QStringLiteral("params")));
    params->setFocus();
    QTest::keyClicks(params, QStringLiteral("url, index"));
    QCOMPARE(desk.current.find(QStringLiteral("helper"))->params, (QStringList{QStringLiteral("url"), QStringLiteral("index")}));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("main")); // not available
    QVERIFY(!head->problem().isEmpty());
    QCOMPARE(desk.valid(), QString());
    choose("deleteCoroutine");
    QVERIFY(!desk.current.find(QStringLiteral("helper")) && !desk.current.find(QStringLiteral("mai")));
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("main"));
    choose("deleteCoroutine"); // the program starts with it
    QCOMPARE(desk.problems.size(), 1);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::theSetHasATitle()
{
    EditorDesk desk(threeLogs());
    desk.panel.showSettings();
    auto *form = desk.panel.findChild<StepForm *>(QStringLiteral("settingsForm"));
    QVERIFY(form && form->isVisible());
    auto *title = qobject_cast<QLineEdit *>(form->control(QStringLiteral("title")));
    QVERIFY(title->hasFocus());
    QTest::keyClicks(title, QStringLiteral("My first set"));
    QCOMPARE(desk.current.title.value_or(QString()), QStringLiteral("My first set"));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Edit Settings"));
    QCOMPARE(desk.valid(), QString());
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(!form->isVisible());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestDefinitions::fieldsKeepTheirHeightInALowWindow()
{
    EditorDesk desk(newTaskSet());
    desk.panel.resize(356, 560);
    desk.panel.showPage(Page::Objects);
    press(desk, Page::Objects, "addSemaphore");
    StepForm *form = desk.panel.definitions(Page::Objects)->form();
    QTRY_VERIFY(form->isVisible());
    for (const char *field : {"name", "kind", "value"}) {
        const QWidget *control = form->control(QLatin1String(field));
        QVERIFY2(control, field);
        QTRY_VERIFY2(control->height() >= control->minimumSizeHint().height(), field); // after the next layout
        QTRY_VERIFY2(form->rect().contains(control->geometry()), field);
    }
    desk.panel.resize(356, 760); // as in the default window: the list leaves them enough room
    QTRY_COMPARE(form->visibleRegion().boundingRect(), form->rect());
}

void TestDefinitions::anAddedTypeIsInView()
{
    EditorDesk desk(newTaskSet());
    desk.panel.resize(356, 700);
    desk.panel.showPage(Page::Exceptions);
    auto *list = desk.panel.definitions(Page::Exceptions)->findChild<QTreeWidget *>();
    for (int i = 0; i < 8; ++i) {
        press(desk, Page::Exceptions, "addException"); // each below the previous one
        QTRY_VERIFY(list->viewport()->rect().contains(list->visualItemRect(list->currentItem())));
    }
}

void TestDefinitions::theUsersDivisionIsKept()
{
    EditorDesk desk(newTaskSet());
    QVERIFY(QTest::qWaitForWindowExposed(&desk.panel));
    auto *splitter = desk.panel.findChild<QSplitter *>();
    desk.press("addRaises"); // it follows the rows until the user moves it
    QWidget *handle = splitter->handle(1);
    const int before = splitter->sizes().front();
    QTest::mousePress(handle, Qt::LeftButton, {}, {50, 0});
    QTest::mouseMove(handle, {50, 120});
    QTest::mouseRelease(handle, Qt::LeftButton, {}, {50, 120});
    const int moved = splitter->sizes().front();
    QVERIFY(moved > before);
    desk.press("addRaises");
    QCOMPARE(splitter->sizes().front(), moved);
}

QTEST_MAIN(TestDefinitions)
#include "tst_definitions.moc"
