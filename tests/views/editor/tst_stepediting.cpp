// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/stepcatalog.h"
#include "views/editor/steps/stepchooser.h"
#include "views/editor/steps/stepdelegate.h"
#include "views/editor/steps/steplistview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QRegularExpression>

using namespace awaitscope;

//! The step editor, with real clicks and keys on the panel.
class TestStepEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyKindIsTypedEditedAndDeleted_data();
    void everyKindIsTypedEditedAndDeleted();
    void thePaletteIsClickedAsWell();
    void offersWhatCanBeThere();
    void saysWhyAKindCannotBeThere();
    void checksWhileTyping();
    void anUnknownNameIsMarkedAndNeverSilentlyDropped();
    void oneFieldIsOneUndoStep();
    void movesWithKeysAlsoAcrossBlocks();
    void keysMoveAStepThroughEveryBranch();
    void keysAddToElseAndFinally();
    void showsThatAStrategyReplacesMain();
    void dragsIntoABlock();
    void wrapsAndUnwraps_data();
    void wrapsAndUnwraps();
    void collapsesByMouseAndKeyboard();
    void buildsATryByClicking();
    void addsMembersToAGather();
    void editsMainAndOtherCoroutines();
    void followsUndoWhileAFormIsOpen();
    void staysInMainWhileMainIsEdited();

private:
    static QString shown(EditorDesk &desk)
    {
        QString text;
        for (int i = 0; i < desk.stepModel()->rowCount(); ++i)
            text += QString(desk.stepModel()->row(i)->depth * 2, u' ') + desk.stepModel()->index(i).data().toString() + u'\n';
        return text;
    }
    static StepChooser *chooser() { return qobject_cast<StepChooser *>(QApplication::activePopupWidget()); }
    //! The kinds that can be chosen in the palette, and those that are only shown, by what they are called.
    static QStringList offered(bool choosable = true)
    {
        QStringList titles;
        for (int row = 0; row < chooser()->list()->count(); ++row)
            if (const QListWidgetItem *item = chooser()->list()->item(row); item->flags().testFlag(Qt::ItemIsSelectable) == choosable)
                titles += item->text();
        return titles;
    }
    static void key(EditorDesk &desk, int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(desk.steps()->list(), Qt::Key(key), modifiers); }
    static void menu(EditorDesk &desk, const QString &entry, const QString &sub = {})
    {
        QAction *found = nullptr;
        Q_EMIT desk.steps()->list()->customContextMenuRequested(
            desk.steps()->list()->rowRect(desk.steps()->list()->currentIndex().row()).topLeft() + QPoint(70, 15));
        auto *open = desk.steps()->findChild<QMenu *>(QStringLiteral("stepMenu"));
        QVERIFY(open);
        for (QAction *action : open->actions()) {
            if (action->text() != entry)
                continue;
            found = action;
            if (!sub.isEmpty())
                found = action->menu()->findChild<QAction *>(sub);
        }
        QVERIFY2(found, qPrintable(entry));
        QVERIFY(found->isEnabled());
        found->trigger();
        open->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

void TestStepEditing::everyKindIsTypedEditedAndDeleted_data()
{
    QTest::addColumn<QString>("op");
    for (const StepKind &kind : stepKinds())
        QTest::newRow(qPrintable(kind.op)) << kind.op;
}

void TestStepEditing::everyKindIsTypedEditedAndDeleted()
{
    QFETCH(const QString, op);
    EditorDesk desk(stepSample());
    desk.panel.showCoroutine(stepSampleCoroutine(op));
    const QString list = stepSamplePlace(op);
    desk.clickStep(list); // the row for the empty block
    QVERIFY(chooser());
    QTest::keyClicks(chooser()->field(), op);
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    const QString place = list + QStringLiteral("/0");
    QVERIFY(desk.stepModel()->rowAt(place) >= 0);
    QVERIFY(desk.undo.undoText().startsWith(QStringLiteral("Add ")));
    QCOMPARE(desk.valid(), QString());
    QVERIFY(desk.steps()->form()); // ready to be filled in
    const auto fields = desk.steps()->form()->findChildren<QLineEdit *>();
    for (QLineEdit *field : fields) {
        const TaskSet before = desk.current;
        const QString text = field->text();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("zz"));
        field->selectAll();
        QTest::keyClicks(field, text.isEmpty() ? QStringLiteral("7") : text);
        QVERIFY(field->property("problem").toString().isEmpty() || text.isEmpty());
        if (!text.isEmpty())
            QVERIFY(desk.current == before); // there and back again
        break;
    }
    desk.steps()->closeForm();
    desk.clickStep(place);
    key(desk, Qt::Key_Delete);
    QVERIFY(desk.stepModel()->row(desk.stepModel()->rowAt(list))->kind == StepRow::Kind::Empty);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::thePaletteIsClickedAsWell()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QVERIFY(chooser());
    QListWidget *list = chooser()->list();
    QCOMPARE(offered().size(), static_cast<int>(stepKinds().size()) - 6); // all that can be there; a loop, a thread or a generator has six more
    QVERIFY(list->count() > offered().size()); // in groups
    const QList<QListWidgetItem *> found = list->findItems(QStringLiteral("gather"), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    list->doItemsLayout();
    list->scrollToItem(found.front());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    QVERIFY(!chooser());
    QVERIFY(desk.stepModel()->rowAt(at("/3")) >= 0);
    QVERIFY(shown(desk).contains(QStringLiteral("gather")));
    // Typing a letter in the list opens the palette with it.
    desk.steps()->closeForm();
    desk.clickStep(at("/0"));
    key(desk, Qt::Key_S);
    QVERIFY(chooser());
    QCOMPARE(chooser()->field()->text(), QStringLiteral("s"));
    QTest::keyClicks(chooser()->field(), QStringLiteral("le"));
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    QVERIFY(shown(desk).startsWith(QStringLiteral("log \"a\"\nsleep 100 ms\nlog \"b\"\n"))); // after the selected one
    QCOMPARE(desk.valid(), QString());
}

// A function of a thread is written by clicks alone, and the palette has only what can be in it.
void TestStepEditing::offersWhatCanBeThere()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QVERIFY(offered().contains(QStringLiteral("sleep")) && offered().contains(QStringLiteral("to thread")));
    for (const char *kind : {"break", "yield", "run coroutine threadsafe"})
        QVERIFY2(!offered().contains(QLatin1String(kind)), kind);
    QTest::keyClicks(chooser()->field(), QStringLiteral("to thread"));
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    desk.steps()->closeForm();
    desk.steps()->list()->selectPointers({at("/3/body/0")});
    key(desk, Qt::Key_Insert);
    QVERIFY(chooser());
    const QStringList inThread = offered();
    QVERIFY(inThread.contains(QStringLiteral("block")) && !inThread.contains(QStringLiteral("sleep")) && !inThread.contains(QStringLiteral("gather")));
    QListWidget *list = chooser()->list();
    const QList<QListWidgetItem *> found = list->findItems(QStringLiteral("run coroutine threadsafe"), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    list->doItemsLayout();
    list->scrollToItem(found.front());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    QVERIFY(!chooser());
    QVERIFY2(shown(desk).contains(QStringLiteral("run coroutine threadsafe")), qPrintable(shown(desk)));
    QCOMPARE(desk.valid(), QString());
    QVERIFY(desk.problems.isEmpty());
}

void TestStepEditing::saysWhyAKindCannotBeThere()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QTest::keyClicks(chooser()->field(), QStringLiteral("threadsafe_res"));
    QCOMPARE(offered(), QStringList());
    QCOMPARE(offered(false), QStringList{QStringLiteral("threadsafe result")});
    const QString words = chooser()->list()->item(0)->toolTip();
    QVERIFY2(words.contains(QStringLiteral("thread")), qPrintable(words));
    QTest::keyClick(chooser()->field(), Qt::Key_Return); // chooses nothing
    QVERIFY(chooser());
    QTest::mouseClick(chooser()->list()->viewport(), Qt::LeftButton, {}, chooser()->list()->visualItemRect(chooser()->list()->item(0)).center());
    QVERIFY(chooser());
    QTest::keyClick(chooser()->field(), Qt::Key_Escape);
    QCOMPARE(desk.undo.count(), 0);
    desk.panel.showCoroutine(QStringLiteral("work")); // nobody awaits it
    desk.clickStep(QStringLiteral("/coros/work/body"));
    QVERIFY(offered().contains(QStringLiteral("yield")));
    QTest::keyClick(chooser()->field(), Qt::Key_Escape);
}

void TestStepEditing::anUnknownNameIsMarkedAndNeverSilentlyDropped()
{
    TaskSet set;
    set.coros.push_back({QStringLiteral("main"), {}, {Step{step::Raise{QStringLiteral("ValueError"), {}, {}}, {}}}, {}});
    set.main.coro = QStringLiteral("main");
    EditorDesk desk(set);
    desk.panel.showCoroutine(QStringLiteral("main"));
    const auto type = [&](const QString &letters) {
        QTest::mouseDClick(desk.steps()->list()->viewport(), Qt::LeftButton, {}, desk.stepCenter(QStringLiteral("/coros/main/body/0")));
        auto *box = qobject_cast<QComboBox *>(desk.steps()->form()->control(QStringLiteral("type")));
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), letters);
        return box;
    };
    const auto ground = [](QComboBox *box) { return box->grab().toImage().pixelColor(box->width() * 3 / 4, box->height() / 2).name(); };
    QComboBox *box = type(QStringLiteral("KeyError"));
    const QString right = ground(box);
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("Foo"));
    QVERIFY(!box->lineEdit()->property("problem").toString().isEmpty());
    QVERIFY2(ground(box) != right, qPrintable(right)); // and visible
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QVERIFY(!desk.steps()->form());
    QCOMPARE(desk.problems.size(), 1);
    QVERIFY2(desk.problems.front().contains(QStringLiteral("Foo")), qPrintable(desk.problems.front()));
    box = type(QStringLiteral("Foo"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Escape); // discards
    QVERIFY(!desk.steps()->form());
    QCOMPARE(desk.problems.size(), 1);
    QCOMPARE(std::get<step::Raise>(desk.current.find(QStringLiteral("main"))->body.front().op).type, QStringLiteral("KeyError"));
}

void TestStepEditing::checksWhileTyping()
{
    EditorDesk desk(stepSample());
    desk.panel.showCoroutine(QStringLiteral("work"));
    const QString sleep = QStringLiteral("/coros/work/body/0");
    QTest::mouseDClick(desk.steps()->list()->viewport(), Qt::LeftButton, {}, desk.stepCenter(sleep));
    QVERIFY(desk.steps()->form());
    auto *field = qobject_cast<QLineEdit *>(desk.steps()->form()->control(QStringLiteral("ms")));
    QVERIFY(field && field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("2q"));
    QVERIFY(!field->property("problem").toString().isEmpty());
    QVERIFY(!desk.steps()->form()->problem().isEmpty());
    QCOMPARE(desk.valid(), QString()); // the document stays as it was while the text is invalid
    QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClicks(field, QStringLiteral("50ms"));
    QVERIFY(field->property("problem").toString().isEmpty());
    QCOMPARE(field->text(), QStringLiteral("250ms")); // as typed
    QVERIFY(shown(desk).startsWith(QStringLiteral("sleep 250 ms\n")));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!desk.steps()->form());
}

void TestStepEditing::oneFieldIsOneUndoStep()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at("/0"));
    key(desk, Qt::Key_Return);
    auto *field = qobject_cast<QLineEdit *>(desk.steps()->form()->control(QStringLiteral("text")));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("many letters"));
    QCOMPARE(desk.undo.count(), 1);
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Edit log"));
    desk.undo.undo();
    QCOMPARE(field->text(), QStringLiteral("a")); // the open form follows
}

void TestStepEditing::movesWithKeysAlsoAcrossBlocks()
{
    EditorDesk desk(stepSample());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at("/0"));
    key(desk, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/1")});
    QVERIFY(desk.undo.undoText().startsWith(QStringLiteral("Move ")));
    key(desk, Qt::Key_Down, Qt::AltModifier);
    desk.clickStep(at("/3/body/0"));
    key(desk, Qt::Key_Up, Qt::AltModifier); // the first step of its block leaves it
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/3")});
    desk.clickStep(at("/2"));
    key(desk, Qt::Key_Down, Qt::AltModifier);
    desk.clickStep(at("/4"));
    key(desk, Qt::Key_Left, Qt::AltModifier); // it is in the outermost block already
    QCOMPARE(desk.valid(), QString());
    desk.clickStep(at("/3"));
    key(desk, Qt::Key_Right, Qt::AltModifier); // into the try above
    QVERIFY(desk.steps()->list()->selectedPointers().front().startsWith(at("/2/except/0/body/")));
    key(desk, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/3")});
    QCOMPARE(desk.undoneAndRedone(), QString());
}

namespace {

TaskSet withBranches()
{
    const Result<TaskSet> read = readTaskSet(R"({"schema": 1, "coros": {"main": {"body": [
        {"op": "log", "text": "a"},
        {"op": "try", "body": [{"op": "log", "text": "b"}],
         "except": [{"types": ["ValueError"]}, {"types": ["OSError"], "body": [{"op": "log", "text": "c"}]}], "else": [], "finally": []}]}}, "main": "main"})");
    return read ? *read : TaskSet();
}

} // namespace

void TestStepEditing::keysMoveAStepThroughEveryBranch()
{
    EditorDesk desk(withBranches());
    desk.panel.showCoroutine(QStringLiteral("main"));
    const auto place = [&] { return desk.steps()->list()->selectedPointers().value(0); };
    desk.clickStep(at("/0"));
    key(desk, Qt::Key_Down, Qt::AltModifier); // past the try
    QCOMPARE(place(), at("/1"));
    key(desk, Qt::Key_Right, Qt::AltModifier); // into the one that ends right above
    QCOMPARE(place(), at("/0/finally/0"));
    for (const char *next : {"/0/else/0", "/0/except/1/body/1", "/0/except/1/body/0", "/0/except/0/body/0", "/0/body/1", "/0/body/0", "/0"}) {
        key(desk, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(place(), at(next));
        QCOMPARE(desk.valid(), QString());
    }
    key(desk, Qt::Key_Down, Qt::AltModifier); // over the whole try again
    QCOMPARE(place(), at("/1"));
    key(desk, Qt::Key_Right, Qt::AltModifier);
    key(desk, Qt::Key_Down, Qt::AltModifier); // leaves the last branch downwards
    QCOMPARE(place(), at("/1"));
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::keysAddToElseAndFinally()
{
    EditorDesk desk(withBranches());
    desk.panel.showCoroutine(QStringLiteral("main"));
    StepListView *list = desk.steps()->list();
    for (const char *branch : {"/1/else", "/1/finally"}) {
        list->setCurrentIndex(desk.stepModel()->index(desk.stepModel()->rowAt(at(branch))));
        key(desk, Qt::Key_Return);
        QVERIFY2(chooser(), branch);
        QTest::keyClicks(chooser()->field(), QStringLiteral("log"));
        QTest::keyClick(chooser()->field(), Qt::Key_Return);
        QVERIFY2(desk.stepModel()->rowAt(at(branch) + QStringLiteral("/0")) >= 0, branch);
        desk.steps()->closeForm();
    }
    QCOMPARE(desk.valid(), QString());
}

void TestStepEditing::showsThatAStrategyReplacesMain()
{
    EditorDesk desk(stepSample());
    const auto note = [&] {
        QStringList shown;
        for (const QLabel *label : desk.steps()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QStringLiteral("replaces")))
                shown += label->text();
        return shown.join(u'\n');
    };
    desk.panel.showCoroutine(QStringLiteral("main"));
    QCOMPARE(note(), QString());
    desk.panel.setMainReplacedBy(QStringLiteral("Collect"));
    QCOMPARE(note(), QStringLiteral("The strategy \u201cCollect\u201d replaces these steps in the run."));
    desk.panel.showCoroutine(QStringLiteral("work"));
    QCOMPARE(note(), QString());
    desk.panel.showCoroutine(QStringLiteral("main"));
    QVERIFY(!note().isEmpty());
    desk.panel.setMainReplacedBy({});
    QCOMPARE(note(), QString());
}

void TestStepEditing::dragsIntoABlock()
{
    EditorDesk desk(stepSample());
    desk.panel.showCoroutine(QStringLiteral("main"));
    StepListView *list = desk.steps()->list();
    desk.clickStep(at("/0"));
    const std::unique_ptr<QMimeData> dragged(desk.stepModel()->mimeData({desk.stepModel()->index(desk.stepModel()->rowAt(at("/0")))}));
    QVERIFY(readTaskSet(dragged->text().toUtf8())); // other windows understand it
    const QPoint target = desk.stepCenter(stepSamplePlace());
    // Another window's drop is a copy: a task set in text.
    QDragEnterEvent enter(target, Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list->viewport(), &enter);
    QDropEvent drop(target, Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list->viewport(), &drop);
    QVERIFY(desk.stepModel()->rowAt(stepSamplePlace() + QStringLiteral("/0")) >= 0);
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Paste Steps"));
    Q_EMIT list->moveRequested({at("/1")}, {at("/3/body"), 1});
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Move future"));
    QVERIFY(desk.stepModel()->rowAt(at("/2/body/1")) >= 0);
    QCOMPARE(desk.valid(), QString());
    Q_EMIT list->moveRequested({at("/2")}, {at("/2/body"), 0});
    QCOMPARE(desk.problems.size(), 1); // not into itself
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::wrapsAndUnwraps_data()
{
    QTest::addColumn<QString>("op");
    for (const char *op : {"try", "timeout", "repeat", "if", "for", "task_group", "semaphore", "lock"})
        QTest::newRow(op) << QString::fromLatin1(op);
}

void TestStepEditing::wrapsAndUnwraps()
{
    QFETCH(const QString, op);
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    const QString before = shown(desk);
    desk.clickStep(at("/1"));
    desk.clickStep(at("/2"), Qt::ShiftModifier);
    QCOMPARE(desk.steps()->list()->selectedPointers(), (QStringList{at("/1"), at("/2")}));
    menu(desk, QStringLiteral("Wrap in"), op);
    QVERIFY(desk.undo.undoText().startsWith(QStringLiteral("Wrap in ")));
    QCOMPARE(opName(desk.current.find(QStringLiteral("main"))->body[1]), op);
    QCOMPARE(desk.current.find(QStringLiteral("main"))->body.size(), std::size_t(2));
    QCOMPARE(desk.valid(), QString());
    desk.steps()->closeForm();
    desk.clickStep(at("/1"));
    key(desk, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(desk), before);
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::collapsesByMouseAndKeyboard()
{
    EditorDesk desk(stepSample());
    desk.panel.showCoroutine(QStringLiteral("main"));
    const int all = desk.stepModel()->rowCount();
    const int row = desk.stepModel()->rowAt(at("/3"));
    StepListView *list = desk.steps()->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, StepDelegate::foldRect(list->rowRect(row), *desk.stepModel()->row(row)).center());
    QVERIFY(desk.stepModel()->rowCount() < all);
    desk.clickStep(at("/3"));
    key(desk, Qt::Key_Right);
    QCOMPARE(desk.stepModel()->rowCount(), all);
    key(desk, Qt::Key_Left);
    QVERIFY(desk.stepModel()->rowCount() < all);
    desk.panel.showPointer(at("/3/body/0/body/0")); // a jump expands it
    QCOMPARE(list->selectedPointers(), QStringList{at("/3/body/0/body/0")});
    QVERIFY(!desk.undo.canUndo());
}

void TestStepEditing::buildsATryByClicking()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QTest::keyClicks(chooser()->field(), QStringLiteral("try"));
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    for (const char *action : {"addFinally", "addElse"}) {
        auto *pill = desk.steps()->form()->findChild<QAbstractButton *>(QLatin1String(action));
        QVERIFY2(pill, action);
        QTest::mouseClick(pill, Qt::LeftButton);
        QVERIFY(desk.steps()->form());
    }
    const QString branches = QStringLiteral("  except Exception as e\n  Add a step\u2026\n  else\n  Add a step\u2026\n  finally\n");
    QVERIFY2(shown(desk).contains(branches), qPrintable(shown(desk)));
    // The clause has fields of its own.
    QTest::mouseDClick(desk.steps()->list()->viewport(), Qt::LeftButton, {}, desk.stepCenter(at("/3/except/0")));
    auto *types = qobject_cast<QLineEdit *>(desk.steps()->form()->control(QStringLiteral("types")));
    QVERIFY(types);
    types->selectAll();
    QTest::keyClicks(types, QStringLiteral("ValueError, OSError"));
    QVERIFY(shown(desk).contains(QStringLiteral("except ValueError, OSError as e")));
    desk.steps()->closeForm();
    desk.clickStep(at("/3/finally"));
    key(desk, Qt::Key_Delete);
    QVERIFY(!shown(desk).contains(QStringLiteral("finally")));
    QCOMPARE(desk.undo.undoText(), QStringLiteral("Delete finally"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::addsMembersToAGather()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QTest::keyClicks(chooser()->field(), QStringLiteral("gather"));
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    QTest::mouseClick(desk.steps()->form()->findChild<QAbstractButton *>(QStringLiteral("addMember:of")), Qt::LeftButton);
    QVERIFY(desk.stepModel()->rowAt(at("/3/of/2")) >= 0);
    desk.steps()->openForm(at("/3/of/2"));
    auto *kind = qobject_cast<QComboBox *>(desk.steps()->form()->control(QStringLiteral("of")));
    QVERIFY(kind);
    QTest::keyClicks(kind, QStringLiteral("shield"));
    QVERIFY2(shown(desk).contains(QStringLiteral("shield")), qPrintable(shown(desk)));
    desk.steps()->closeForm();
    desk.clickStep(at("/3/of/0"));
    key(desk, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/3/of/1")});
    key(desk, Qt::Key_Delete);
    QVERIFY(desk.stepModel()->rowAt(at("/3/of/2")) < 0);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestStepEditing::editsMainAndOtherCoroutines()
{
    EditorDesk desk(stepSample());
    auto *chooser = desk.panel.findChild<QAbstractButton *>(QStringLiteral("coroutineChooser"));
    QTest::mouseClick(chooser, Qt::LeftButton);
    auto *names = desk.panel.findChild<QMenu *>(QStringLiteral("coroutineMenu"));
    QVERIFY(names && names->isVisible());
    for (QAction *action : names->actions())
        if (action->text() == QLatin1String("main"))
            action->trigger();
    names->close();
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("main"));
    QVERIFY(desk.stepModel()->rowAt(at("/0")) >= 0);
}

void TestStepEditing::followsUndoWhileAFormIsOpen()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    QTest::keyClicks(chooser()->field(), QStringLiteral("raise"));
    QTest::keyClick(chooser()->field(), Qt::Key_Return);
    QVERIFY(desk.steps()->form());
    desk.undo.undo(); // the step no longer exists, and neither does its form
    QVERIFY(!desk.steps()->form());
    desk.undo.redo();
    QCOMPARE(desk.valid(), QString());
}

void TestStepEditing::staysInMainWhileMainIsEdited()
{
    EditorDesk desk(newTaskSet());
    desk.press("addRaises");
    desk.panel.showCoroutine(QStringLiteral("main"));
    const int rows = desk.table()->model()->rowCount();
    QVERIFY(rows > 1);
    desk.clickStep(at("/0"));
    key(desk, Qt::Key_Delete); // the rows are removed with their gather
    QVERIFY(desk.table()->model()->rowCount() < rows);
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("main"));
    desk.undo.undo();
    QCOMPARE(desk.panel.currentCoroutine(), QStringLiteral("main"));
    desk.click(0, TaskTableModel::Name); // a click leads to the task again
    QCOMPARE(desk.panel.currentCoroutine(), taskRows(desk.current).front().coro);
}

QTEST_MAIN(TestStepEditing)
#include "tst_stepediting.moc"
