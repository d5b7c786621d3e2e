// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "views/common/widgets/namemenu.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScreen>

using namespace awaitscope;

//! Menus with hundreds of names.
class TestNameMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void fewNamesAreEntries();
    void manyNamesFitOnTheScreen();
    void aNameIsFoundByLetters();
    void theArrowKeysReachNamesAndCommands();
    void aNameCanBeClicked();
    void theUserCancelsOneOfManyTasks();

private:
    //! That many tasks in one gather: "job 0", "job 1" ...
    static TaskSet jobs(int count)
    {
        QByteArray coros;
        QByteArray members;
        for (int i = 0; i < count; ++i) {
            const QByteArray name = "job " + QByteArray::number(i);
            coros += "\"" + name + "\": {\"body\": [{\"op\": \"sleep\", \"ms\": 5}]}, ";
            members += QByteArray(i ? ", " : "") + "{\"coro\": \"" + name + "\"}";
        }
        const QByteArray main = "\"main\": {\"body\": [{\"op\": \"gather\", \"of\": [" + members + "]}]}";
        const Result<TaskSet> read = readTaskSet("{\"schema\": 1, \"coros\": {" + coros + main + "}, \"main\": \"main\"}");
        if (!read)
            qFatal("%s", qPrintable(read.problems().front().message));
        return *read;
    }
    static QMenu *open(EditorDesk &desk, const char *button)
    {
        if (!QTest::qWaitForWindowActive(&desk.panel))
            return nullptr;
        desk.press(button);
        QCoreApplication::processEvents();
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    //! Sends a key to the widget that gets keys while a menu is open.
    static void press(QMenu *menu, int key) { QTest::keyClick(menu->focusWidget() ? menu->focusWidget() : menu, Qt::Key(key)); }
    static void type(QMenu *menu, const char *text) { QTest::keyClicks(menu->focusWidget() ? menu->focusWidget() : menu, QLatin1String(text)); }
};

void TestNameMenu::fewNamesAreEntries()
{
    EditorDesk desk(jobs(12));
    QMenu *menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QListWidget *>());
    QCOMPARE(menu->actions().front()->text(), QStringLiteral("job 0"));
    menu->close();
}

void TestNameMenu::manyNamesFitOnTheScreen()
{
    EditorDesk desk(jobs(200));
    QMenu *menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    QVERIFY2(menu->height() < menu->screen()->geometry().height() && menu->width() < 500, qPrintable(QString::number(menu->width())));
    const QRect last = menu->actionGeometry(menu->actions().back());
    QVERIFY(menu->rect().contains(last)); // the commands below the names
    menu->close();
}

void TestNameMenu::aNameIsFoundByLetters()
{
    EditorDesk desk(jobs(200));
    QMenu *menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    type(menu, "JOB 157");
    QCOMPARE(menu->findChild<QListWidget *>()->count(), 1);
    press(menu, Qt::Key_Return);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(desk.steps()->coroutine(), QStringLiteral("job 157"));
    menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    QCOMPARE(menu->findChild<QListWidget *>()->currentItem()->text(), QStringLiteral("job 157"));
    type(menu, "nobody");
    press(menu, Qt::Key_Return);
    QVERIFY(QApplication::activePopupWidget());
    press(menu, Qt::Key_Escape);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(desk.steps()->coroutine(), QStringLiteral("job 157"));
}

void TestNameMenu::theArrowKeysReachNamesAndCommands()
{
    EditorDesk desk(jobs(200));
    QMenu *menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    type(menu, "job 19"); // 19 and 190 to 199
    for (int i = 0; i < 10; ++i)
        press(menu, Qt::Key_Down);
    QCOMPARE(menu->findChild<QListWidget *>()->currentItem()->text(), QStringLiteral("job 199"));
    press(menu, Qt::Key_Down);
    QVERIFY(menu->activeAction());
    QCOMPARE(menu->activeAction()->objectName(), QStringLiteral("newCoroutine"));
    const auto before = desk.current.coros.size();
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(desk.current.coros.size(), before + 1);
}

void TestNameMenu::aNameCanBeClicked()
{
    EditorDesk desk(jobs(60));
    QMenu *menu = open(desk, "coroutineChooser");
    QVERIFY(menu);
    auto *list = menu->findChild<QListWidget *>();
    QListWidgetItem *item = list->findItems(QStringLiteral("main"), Qt::MatchExactly).value(0);
    QVERIFY(item);
    list->scrollToItem(item);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(desk.steps()->coroutine(), QStringLiteral("main"));
}

void TestNameMenu::theUserCancelsOneOfManyTasks()
{
    EditorDesk desk(jobs(200));
    desk.panel.showPage(EditorPanel::Page::External);
    QMenu *menu = open(desk, "addCancel");
    QVERIFY(menu);
    type(menu, "job 42");
    press(menu, Qt::Key_Return);
    QVERIFY(desk.current.external && desk.current.external->size() == 1);
    QCOMPARE(desk.valid(), QString());
    QCOMPARE(desk.undoneAndRedone(), QString());
}

QTEST_MAIN(TestNameMenu)
#include "tst_namemenu.moc"
