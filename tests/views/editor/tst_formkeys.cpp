// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"
#include "views/editor/forms/definitionspage.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/steplistview.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

using namespace awaitscope;

//! The forms of steps and definitions, using only the keyboard.
class TestFormKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void theCurrentStepIsVisibleWhenTheListGetsTheFocus();
    void tabMovesFromTheStepsIntoTheForm();
    void tabMovesFromTheDefinitionsIntoTheForm();
    void aPressedButtonKeepsTheFocusInItsForm();
    void aChangedFormIsCompletelyVisible();
    void escapeClosesAFormFromAnywhere();
    void aNameIsTypedInItsMiddle();
    void addedStepsCanBeNamedImmediately();
    void suggestionsFollowATypedName();
    void thePaletteHasAnEdge_data();
    void thePaletteHasAnEdge();

private:
    static void press(int key) { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key)); }
    //! A try around the first step of main, with its form open and the focus on the list.
    static QString openTry(EditorDesk &desk)
    {
        desk.panel.showCoroutine(QStringLiteral("main"));
        const QString place = QStringLiteral("/coros/main/body/3/body/0");
        desk.steps()->openForm(place);
        return QTest::qWaitForWindowActive(&desk.panel) ? place : QString();
    }
    static QString focused() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
    static StepForm *definitionForm(EditorDesk &desk)
    {
        for (StepForm *form : desk.panel.findChildren<StepForm *>(QStringLiteral("definitionForm")))
            if (form->isVisible())
                return form;
        return nullptr;
    }
    //! The text shown instead of the list of the current page.
    static QString emptiness(EditorDesk &desk)
    {
        for (const DefinitionsPage *page : desk.panel.findChildren<DefinitionsPage *>())
            for (const QLabel *label : page->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
                if (page->isVisible() && label->isVisible())
                    return label->text();
        return {};
    }
    //! Controls that extend beyond the form, or are hidden; empty if none do.
    static QString cut(const StepForm *form)
    {
        for (const QWidget *inner : form->findChildren<QWidget *>()) {
            if (inner->objectName().isEmpty() || inner->objectName().startsWith(QLatin1String("qt_")) || inner->isWindow())
                continue;
            const QRect place(inner->mapTo(form, QPoint()), inner->size());
            if (!inner->isVisibleTo(form) || !form->rect().contains(place))
                return inner->objectName();
        }
        return {};
    }
};

void TestFormKeys::theCurrentStepIsVisibleWhenTheListGetsTheFocus()
{
    EditorDesk desk(threeLogs());
    desk.panel.showCoroutine(QStringLiteral("main"));
    QVERIFY(QTest::qWaitForWindowActive(&desk.panel));
    QVERIFY(desk.steps()->list()->selectedPointers().isEmpty());
    desk.panel.findChild<QWidget *>(QStringLiteral("coroutineChooser"))->setFocus();
    press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("stepList"));
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/0")});
    press(Qt::Key_Down);
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{at("/1")});
}

void TestFormKeys::tabMovesFromTheStepsIntoTheForm()
{
    EditorDesk desk(stepSample());
    QVERIFY(!openTry(desk).isEmpty());
    QVERIFY(desk.steps()->list()->hasFocus()); // letters still insert a step
    press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("addExcept"));
    press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("addElse"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(desk.steps()->list()->hasFocus());
}

void TestFormKeys::tabMovesFromTheDefinitionsIntoTheForm()
{
    EditorDesk desk(newTaskSet());
    desk.panel.showPage(EditorPanel::Page::Exceptions);
    desk.press("addException");
    QVERIFY(QTest::qWaitForWindowActive(&desk.panel));
    desk.panel.findChild<QWidget *>(QStringLiteral("definitions"))->setFocus();
    press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("name"));
}

void TestFormKeys::aPressedButtonKeepsTheFocusInItsForm()
{
    EditorDesk desk(stepSample());
    QVERIFY(!openTry(desk).isEmpty());
    press(Qt::Key_Tab);
    while (focused() != QLatin1String("toExceptStar") && desk.steps()->form()->isAncestorOf(QApplication::focusWidget()))
        press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("toExceptStar"));
    press(Qt::Key_Space);
    QCOMPARE(focused(), QStringLiteral("toExcept")); // in its place
    press(Qt::Key_Return);
    QCOMPARE(focused(), QStringLiteral("toExceptStar"));
    QCOMPARE(desk.undo.count(), 2);
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestFormKeys::aChangedFormIsCompletelyVisible()
{
    EditorDesk desk(stepSample());
    QVERIFY(!openTry(desk).isEmpty());
    StepForm *form = desk.steps()->form();
    QCOMPARE(cut(form), QString());
    const int height = form->height();
    auto *pill = form->findChild<QWidget *>(QStringLiteral("toExceptStar"));
    QVERIFY(pill);
    QTest::mouseClick(pill, Qt::LeftButton);
    QCoreApplication::processEvents();
    QCOMPARE(cut(form), QString());
    QCOMPARE(form->height(), height);
}

void TestFormKeys::escapeClosesAFormFromAnywhere()
{
    EditorDesk desk(stepSample());
    const QString place = openTry(desk);
    QVERIFY(!place.isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(!desk.steps()->form());
    QVERIFY(desk.steps()->list()->hasFocus());
    desk.steps()->openForm(place);
    press(Qt::Key_Tab);
    press(Qt::Key_Escape);
    QVERIFY(!desk.steps()->form());
    QVERIFY(desk.steps()->list()->hasFocus());
}

void TestFormKeys::aNameIsTypedInItsMiddle()
{
    const Result<TaskSet> read = readTaskSet(R"({"schema": 1, "coros": {"work": {"body": [{"op": "sleep", "ms": 5}]}, "main": {"body": [
        {"op": "spawn", "coro": "work", "as": "first"}, {"op": "await", "of": {"var": "first"}, "as": "result"}]}}, "main": "main"})");
    QVERIFY(read);
    EditorDesk desk(*read);
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.steps()->openForm(at("/1"));
    QVERIFY(QTest::qWaitForWindowActive(&desk.panel));
    // Its name is one of the suggestions in the field above, so every letter changes these suggestions.
    desk.steps()->form()->control(QStringLiteral("as"))->setFocus();
    press(Qt::Key_Home);
    for (const int letter : {Qt::Key_O, Qt::Key_U, Qt::Key_R})
        press(letter);
    const auto *name = qobject_cast<QLineEdit *>(desk.steps()->form()->control(QStringLiteral("as")));
    QVERIFY(name);
    QCOMPARE(name->text(), QStringLiteral("ourresult"));
    QCOMPARE(name->cursorPosition(), 3);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undo.count(), 1);
}

void TestFormKeys::addedStepsCanBeNamedImmediately()
{
    EditorDesk desk(newTaskSet());
    QVERIFY(QTest::qWaitForWindowActive(&desk.panel));
    desk.panel.showPage(EditorPanel::Page::Exceptions);
    desk.press("addException");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("NetError"));
    QCOMPARE(desk.current.exceptions->front().name, QStringLiteral("NetError"));
    press(Qt::Key_Escape); // back to the list, where a second one is added below the first
    QCOMPARE(focused(), QStringLiteral("definitions"));
    desk.panel.showPage(EditorPanel::Page::Objects);
    QCOMPARE(emptiness(desk), QStringLiteral("No shared objects yet."));
    desk.press("addQueue");
    QCOMPARE(emptiness(desk), QString());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("jobs"));
    QCOMPARE(desk.current.objects->front().name, QStringLiteral("jobs"));
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

void TestFormKeys::suggestionsFollowATypedName()
{
    EditorDesk desk(stepSample());
    desk.panel.showPage(EditorPanel::Page::Exceptions);
    desk.press("addException");
    StepForm *form = definitionForm(desk);
    QVERIFY(form);
    auto *base = qobject_cast<QComboBox *>(form->control(QStringLiteral("base")));
    QVERIFY(base);
    QVERIFY(base->findText(QStringLiteral("Mine")) >= 0);
    TaskSet renamed = desk.current;
    for (ExceptionType &type : *renamed.exceptions)
        if (type.name == QLatin1String("Mine"))
            type.name = QStringLiteral("Ours");
    desk.panel.setTaskSet(renamed);
    QCOMPARE(qobject_cast<QComboBox *>(form->control(QStringLiteral("base"))), base);
    QVERIFY(base->findText(QStringLiteral("Mine")) < 0);
    QVERIFY(base->findText(QStringLiteral("Ours")) >= 0);
}

void TestFormKeys::thePaletteHasAnEdge_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
    QTest::newRow("high contrast") << ThemeKind::HighContrastLight;
    QTest::newRow("high contrast, dark") << ThemeKind::HighContrastDark;
}

void TestFormKeys::thePaletteHasAnEdge()
{
    QFETCH(const ThemeKind, kind);
    EditorDesk desk(threeLogs());
    desk.panel.setTheme(kind);
    desk.panel.showCoroutine(QStringLiteral("main"));
    desk.clickStep(at(""));
    auto *chooser = QApplication::activePopupWidget();
    QVERIFY(chooser);
    const QImage picture = chooser->grab().toImage();
    const QColor edge = picture.pixelColor(0, picture.height() / 2);
    QCOMPARE(edge.name(), Theme::get(kind).color(ColorRole::TooltipBorder).name());
    QVERIFY(edge != Theme::get(kind).color(ColorRole::Canvas));
    chooser->close();
}

QTEST_MAIN(TestFormKeys)
#include "tst_formkeys.moc"
