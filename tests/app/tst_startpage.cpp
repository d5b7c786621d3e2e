// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/widgets/examplespage.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "tests/support/activate.h"

#include <QLineEdit>
#include <QListWidget>

using namespace awaitscope;

//! The start page: doors, recent work, examples.
class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void beginsSomethingNew();
    void opensRecentWorkByKeyboard();
    void leavesOutWhatIsGone();
    void hasNoDoorWithoutACommand();
};

void TestStartPage::beginsSomethingNew()
{
    WindowFixture fixture;
    fixture.window().openFirstLook();
    WindowFixture::whenModal<ExamplesPage>([](ExamplesPage *page) { page->findChild<QPushButton *>(QStringLiteral("file.new"))->click(); });
    fixture.trigger("file.examples");
    QVERIFY(fixture.document().taskSet() == newTaskSet());
}

void TestStartPage::opensRecentWorkByKeyboard()
{
    WindowFixture fixture;
    const QString file = fixture.written("yesterday.taskset", exampleFile(QStringLiteral("never-awaited")));
    fixture.settings().addRecentFile(file);
    WindowFixture::whenModal<ExamplesPage>([](ExamplesPage *page) {
        test::activate(page);
        auto *search = page->findChild<QLineEdit *>();
        QVERIFY(search->hasFocus());
        QVERIFY(page->chosenFile().endsWith(QLatin1String("yesterday.taskset"))); // the newest work is the first entry
        QTest::keyClicks(search, QStringLiteral("yester"));
        QVERIFY(page->chosenFile().endsWith(QLatin1String("yesterday.taskset")));
        QVERIFY(page->chosenId().isEmpty());
        QTest::keyClick(search, Qt::Key_Return);
    });
    fixture.trigger("file.examples");
    QCOMPARE(fixture.document().path(), file);
}

void TestStartPage::leavesOutWhatIsGone()
{
    const ExamplesPage page({}, {QStringLiteral("/nowhere/gone.taskset")});
    QCOMPARE(page.chosenFile(), QString());
    QCOMPARE(page.chosenId(), examples().front().id);
}

void TestStartPage::hasNoDoorWithoutACommand()
{
    WindowFixture fixture;
    QStringList doors, there;
    for (const QAction *action : fixture.window().commands().all())
        if (QStringList{QStringLiteral("file.new"), QStringLiteral("file.newPython"), QStringLiteral("file.record")}.contains(action->objectName()))
            there += action->objectName();
    WindowFixture::whenModal<ExamplesPage>([&doors](ExamplesPage *page) {
        for (const QPushButton *button : page->findChildren<QPushButton *>())
            if (button->objectName().startsWith(QLatin1String("file.")))
                doors += button->objectName();
        page->reject();
    });
    fixture.trigger("file.examples");
    doors.sort();
    there.sort();
    QCOMPARE(doors, there);
    QVERIFY(doors.contains(QStringLiteral("file.new")));
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
