// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/settings/translations.h"
#include "app/widgets/guidebrowser.h"
#include "app/widgets/guidepages.h"
#include "app/widgets/guidewindow.h"
#include "app/window/guidelink.h"
#include "tests/support/activate.h"
#include "tests/support/cputime.h"
#include "views/common/traceitems.h"

#include <QAbstractTextDocumentLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QTranslator>

using namespace awaitscope;

namespace {

//! Help > Guide as a user sees it.
class Guide
{
public:
    explicit Guide(WindowFixture &fixture)
    {
        test::activate(&fixture.window());
        fixture.press(Qt::Key_F1, Qt::ControlModifier);
        window = fixture.find<GuideLink>()->guide();
        if (!window)
            qFatal("Ctrl+F1 does not open the guide");
        browser = window->browser();
        test::activate(window);
    }
    QListWidget *list() const { return window->findChild<QListWidget *>(); }
    QLineEdit *search() const { return window->findChild<QLineEdit *>(); }
    QStringList entries() const
    {
        QStringList texts;
        for (int row = 0; row < list()->count(); ++row)
            if (list()->item(row)->flags() & Qt::ItemIsSelectable)
                texts += list()->item(row)->text();
        return texts;
    }
    //! Clicks the first link whose target contains that. False if there is none.
    bool clickLink(const QString &target) const
    {
        for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                if (!it.fragment().charFormat().anchorHref().contains(target))
                    continue;
                QTextCursor cursor(browser->document());
                cursor.setPosition(it.fragment().position() + 1);
                browser->setTextCursor(cursor);
                browser->ensureCursorVisible();
                QTest::mouseClick(browser->viewport(), Qt::LeftButton, {}, browser->cursorRect(cursor).center() + QPoint(3, 0));
                return true;
            }
        }
        return false;
    }

    GuideWindow *window = nullptr;
    GuideBrowser *browser = nullptr;
};

} // namespace

class TestGuideWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void opensOnItsFirstPage();
    void noTitleIsCut();
    void findsPagesByTheirWords();
    void opensAnExampleAtTheSpotOfTheLink();
    void keepsUnsavedWorkIfTheUserWantsTo();
    void goesBackAndForward();
    void drawsThePicturesInTheThemeOfTheWindow();
    void everyPageFitsItsWidth();
    void opensALongPageAtOnce();
    void isInTheLanguageOfTheWindow();
};

void TestGuideWindow::opensOnItsFirstPage()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    QVERIFY(guide.window->isVisible());
    QVERIFY(!guide.window->parentWidget()); // so that the main window can be in front of it
    QVERIFY(!guide.window->testAttribute(Qt::WA_QuitOnClose));
    QCOMPARE(guide.browser->page(), guidePages().front().path);
    QVERIFY(guide.browser->toPlainText().startsWith(guidePages().front().title));
    QCOMPARE(guide.entries().size(), qsizetype(guidePages().size()));
    QCOMPARE(guide.list()->currentItem()->text(), guidePages().front().title);
    QTest::keyClick(guide.window, Qt::Key_Escape);
    QVERIFY(!guide.window->isVisible());
    fixture.trigger("help.guide"); // again
    QVERIFY(guide.window->isVisible());
}

void TestGuideWindow::noTitleIsCut()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    const QListWidget *list = guide.list();
    int wrapped = 0;
    for (int row = 0; row < list->count(); ++row) {
        const QListWidgetItem *item = list->item(row);
        const QRect place = list->visualItemRect(item);
        const QFontMetrics metrics(item->data(Qt::FontRole).isValid() ? item->font() : list->font());
        const int needed = metrics.boundingRect(QRect(0, 0, list->viewport()->width() - 22, 1000), Qt::TextWordWrap, item->text()).height();
        wrapped += needed > metrics.height() + 2;
        QVERIFY2(place.height() >= needed + 6, qPrintable(item->text()));
    }
    QVERIFY(wrapped > 0);
}

void TestGuideWindow::findsPagesByTheirWords()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    QTest::keyClick(guide.window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(guide.search(), QStringLiteral("opposite task_done producer"));
    QCOMPARE(guide.entries().size(), 1);
    QVERIFY(guide.entries().front().startsWith(QStringLiteral("Why does my program hang?")));
    QVERIFY(guide.browser->page().endsWith(QStringLiteral("questions/hangs.md")));
    QVERIFY(guide.browser->extraSelections().size() >= 3); // the words are marked
    guide.search()->clear();
    QTest::keyClicks(guide.search(), QStringLiteral("xyzzy"));
    QVERIFY(guide.entries().isEmpty());
    QCOMPARE(guide.list()->item(0)->text(), QStringLiteral("No page has these words"));
    guide.search()->clear();
    QCOMPARE(guide.entries().size(), qsizetype(guidePages().size()));
    QVERIFY(guide.browser->extraSelections().isEmpty());
}

void TestGuideWindow::opensAnExampleAtTheSpotOfTheLink()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    guide.browser->showPage(QStringLiteral(":/docs/guide/questions/who-cancelled.md"));
    QVERIFY(guide.clickLink(QStringLiteral("who-cancelled.taskset")));
    QCOMPARE(fixture.document().taskSet().name, QStringLiteral("who-cancelled"));
    QVERIFY(fixture.settled());
    QTRY_COMPARE(fixture.window().viewState().selection().size(), std::size_t(1));
    const TraceStore &store = *fixture.window().runs().store();
    const ViewItem item = fixture.window().viewState().selection().front();
    QCOMPARE(store.displayName(item.lane), QStringLiteral("upload"));
    QCOMPARE(store.trace().events()[*eventOfItem(store, item)].kind, EventKind::CancelRequested);
    // Those of the program come with their note.
    guide.browser->showPage(guidePages().front().path);
    QVERIFY(guide.clickLink(QStringLiteral("first-look.taskset")));
    QVERIFY(fixture.settled());
    QTRY_COMPARE(fixture.window().viewState().selection().size(), std::size_t(1));
    QCOMPARE(fixture.window().runs().store()->displayName(fixture.window().viewState().selection().front().lane), QStringLiteral("logger"));
    QVERIFY(!fixture.strip()->isHidden());
}

void TestGuideWindow::keepsUnsavedWorkIfTheUserWantsTo()
{
    WindowFixture fixture;
    fixture.trigger("task.addRaises");
    QVERIFY(fixture.document().isModified());
    const TaskSet mine = fixture.document().taskSet();
    const Guide guide(fixture);
    WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) { box->button(QMessageBox::Cancel)->click(); });
    QVERIFY(guide.clickLink(QStringLiteral("first-look.taskset")));
    QVERIFY(fixture.document().taskSet() == mine);
}

void TestGuideWindow::goesBackAndForward()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    QVERIFY(guide.clickLink(QStringLiteral("from-your-python.md")));
    QVERIFY(guide.browser->page().endsWith(QStringLiteral("/from-your-python.md")));
    QCOMPARE(guide.list()->currentItem()->text(), QStringLiteral("From your Python"));
    QVERIFY(guide.clickLink(QStringLiteral("checkout.py"))); // a program is shown
    QVERIFY(guide.browser->toPlainText().contains(QStringLiteral("import asyncio")));
    QTest::keyClick(guide.window, Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(guide.browser->page().endsWith(QStringLiteral("/from-your-python.md")));
    QTest::keyClick(guide.window, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(guide.browser->page(), guidePages().front().path);
    QTest::keyClick(guide.window, Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(guide.browser->page().endsWith(QStringLiteral("/from-your-python.md")));
}

void TestGuideWindow::drawsThePicturesInTheThemeOfTheWindow()
{
    WindowFixture fixture;
    fixture.window().setThemeKind(ThemeKind::Light);
    const Guide guide(fixture);
    const auto picture = [&guide] {
        return qvariant_cast<QPixmap>(guide.browser->loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("../gallery/first-look.svg")))).toImage();
    };
    QCOMPARE(picture().pixelColor(1, 1), Theme::get(ThemeKind::Light).color(ColorRole::Canvas));
    fixture.window().setThemeKind(ThemeKind::Dark);
    QCOMPARE(picture().pixelColor(1, 1), Theme::get(ThemeKind::Dark).color(ColorRole::Canvas));
}

void TestGuideWindow::everyPageFitsItsWidth()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    std::vector<GuidePage> pages = guidePages();
    pages.insert(pages.end(), guidePages(QStringLiteral("de")).begin(), guidePages(QStringLiteral("de")).end());
    for (const GuidePage &page : pages) {
        guide.browser->showPage(page.path);
        QVERIFY2(!guide.browser->toPlainText().isEmpty(), qPrintable(page.path));
        QVERIFY2(!guide.browser->toPlainText().contains(QLatin1String("](")), qPrintable(page.path)); // Markdown that was not understood
        const bool reference = page.group == QLatin1String("Reference") || page.group == QLatin1String("Nachschlagen"); // has wide code and tables
        QVERIFY2(reference || guide.browser->horizontalScrollBar()->maximum() <= 0, qPrintable(page.path));
    }
}

void TestGuideWindow::opensALongPageAtOnce()
{
    WindowFixture fixture;
    const Guide guide(fixture);
    const QString page = QStringLiteral(":/docs/guide/task-set-file.md"); // more than fifty tables
    const double before = test::threadCpuMs();
    guide.browser->showPage(page);
    const double needed = test::threadCpuMs() - before;
    QVERIFY2(needed < 500, qPrintable(QString::number(needed)));
    QScrollBar *bar = guide.browser->verticalScrollBar();
    bar->setValue(bar->maximum());
    const int place = bar->value();
    QVERIFY(place > 2000);
    guide.browser->showPage(guidePages().front().path);
    QTest::keyClick(guide.window, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(guide.browser->page(), page);
    QCOMPARE(bar->value(), place);
}

void TestGuideWindow::isInTheLanguageOfTheWindow()
{
    QCOMPARE(textLanguage(), QStringLiteral("en"));
    prepareResources();
    QLocale::setDefault(QLocale(QLocale::German));
    installTranslations();
    const auto speakEnglish = qScopeGuard([] {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale::c());
    });
    WindowFixture fixture;
    const Guide guide(fixture);
    QCOMPARE(guide.window->windowTitle(), QStringLiteral("Handbuch"));
    QCOMPARE(guide.entries().front(), QStringLiteral("Die ersten zehn Minuten"));
    QVERIFY(guide.browser->toPlainText().startsWith(QStringLiteral("Die ersten zehn Minuten")));
    QTest::keyClick(guide.window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(guide.search(), QStringLiteral("Schraffur neunmal"));
    QVERIFY(guide.entries().isEmpty());
    guide.search()->clear();
    QTest::keyClicks(guide.search(), QStringLiteral("Schraffur Überblick"));
    QCOMPARE(guide.entries().size(), 1);
    QVERIFY(guide.entries().front().startsWith(QStringLiteral("Eine Zeitachse lesen")));
    // A link opens its example as in the English guide, whose pages are elsewhere.
    guide.browser->showPage(guidePages(QStringLiteral("de")).front().path);
    QVERIFY(guide.clickLink(QStringLiteral("first-look.taskset")));
    QTRY_COMPARE(fixture.window().viewState().selection().size(), std::size_t(1));
    QCOMPARE(fixture.window().runs().store()->displayName(fixture.window().viewState().selection().front().lane), QStringLiteral("logger"));
    QVERIFY(!qvariant_cast<QPixmap>(guide.browser->loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("../../gallery/first-look.svg")))).isNull());
}

QTEST_MAIN(TestGuideWindow)
#include "tst_guidewindow.moc"
