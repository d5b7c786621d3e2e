// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tries with an open Python file: awaits that fail, other strategies, comparisons, what is written into the text.

#include "app/compare/comparisonpane.h"
#include "app/compare/comparisonview.h"
#include "app/compare/policyglance.h"
#include "app/python/pythonfaults.h"
#include "app/window/comparisonmode.h"
#include "tests/app/windowfixture.h"
#include "views/comparison/paneheader.h"
#include "views/comparison/runcard.h"
#include "views/panels/consolepanel.h"
#include "views/pythoneditor/pythonpanel.h"
#include "views/pythoneditor/trialtable.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QTableWidget>

namespace awaitscope {

// Line 5 may fail without harm; if line 10 fails, the error of audit is lost; line 15 leaves an orphan.
const QByteArray Program = "import asyncio\n"
                           "\n"
                           "async def retry():\n"
                           "    try:\n"
                           "        await asyncio.sleep(1)\n"
                           "    except TimeoutError:\n"
                           "        print('again')\n"
                           "\n"
                           "async def audit():\n"
                           "    await asyncio.sleep(0.5)\n"
                           "\n"
                           "async def main():\n"
                           "    background = asyncio.create_task(audit())\n"
                           "    await retry()\n"
                           "    await asyncio.gather(retry(), retry())\n"
                           "    print('done')\n"
                           "\n"
                           "asyncio.run(main())\n";
const QByteArray Pair = "import asyncio\n"
                        "\n"
                        "async def fetch(n):\n"
                        "    await asyncio.sleep(n)\n"
                        "    return n\n"
                        "\n"
                        "async def main():\n"
                        "    await asyncio.gather(fetch(1), fetch(2))  # both\n"
                        "    x = await asyncio.gather(fetch(3), fetch(4))\n"
                        "    print(x)\n"
                        "\n"
                        "asyncio.run(main())\n";

class TestPythonTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup() { m_fixture.reset(); }
    void findsTheLineOfAStoredFault();
    void forgetsTheOldestFiles();
    void asksForARunFirst();
    void triesEachAwait();
    void cancelsTheTrials();
    void remembersFaults();
    void copiesFaultsAsOptions();
    void keepsTheLinesOfTheDisplayedRun();
    void comparesStrategies();
    void showsPoliciesAtAGlance();
    void tellsWhatAFaultChanges();
    void writesTheStrategyIntoTheText();
    void saysWhatCannotBeWritten();
    void comparesTheTaskSetWithTheRun();
    void convertsTheRunInstead();
    void givesEveryPastedTextARunOrASentence_data();
    void givesEveryPastedTextARunOrASentence();

private:
    WindowFixture &fixture() { return *m_fixture; }
    PythonMode &python() { return fixture().window().python(); }
    PythonEdit *edit() { return python().panel()->edit(); }
    TrialTable *trials() { return python().panel()->trials(); }
    QTableWidget *table() { return fixture().find<QTableWidget>("trialTable"); }
    QListWidget *faults() { return fixture().find<QListWidget>("pythonFaults"); }
    ComparisonMode &comparison() { return fixture().window().comparison(); }
    bool open(const QByteArray &text, const char *name = "demo.py") { return fixture().window().openFile(fixture().written(name, text)); }
    bool run()
    {
        fixture().click(fixture().find<QToolButton>("runButton"));
        return ended();
    }
    bool ended()
    {
        return QTest::qWaitFor(
            [this] { return fixture().state().startsWith(QStringLiteral("Finished")) || fixture().state().startsWith(QStringLiteral("Stopped")); },
            60'000);
    }
    QString story(int line)
    {
        for (int row = 0; row < table()->rowCount(); ++row)
            if (table()->item(row, 0)->text() == QString::number(line))
                return table()->item(row, 2)->text();
        return {};
    }
    void clickRow(int line)
    {
        for (int row = 0; row < table()->rowCount(); ++row) {
            if (table()->item(row, 0)->text() != QString::number(line))
                continue;
            table()->scrollToItem(table()->item(row, 0));
            QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualItemRect(table()->item(row, 1)).center());
            return;
        }
        QFAIL("no such row");
    }
    QStringList titles()
    {
        QStringList out;
        for (const ComparisonPane *pane : comparison().view()->panes())
            out += pane->header()->title();
        return out;
    }
    bool compared(const QStringList &wanted)
    {
        return QTest::qWaitFor([&] { return comparison().isOn() && !comparison().runs().isBusy() && titles() == wanted; }, 60'000);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestPythonTools::findsTheLineOfAStoredFault()
{
    const StoredFault fault{3, QStringLiteral("await b()"), 0, {}, QStringLiteral("never"), false, true};
    QCOMPARE(lineOf(fault, {QStringLiteral("await b()"), {}, {}, QStringLiteral("    await b()"), QStringLiteral("await b(1)")}), 4);
    QCOMPARE(lineOf(fault, {QStringLiteral("await b(1)")}), 0);
    QCOMPARE(faultSpec({3, {}, 2, QStringLiteral("fetch#3"), QStringLiteral("E:it's"), true, true}, 7), QStringLiteral("fetch#3@7.2/1=E:it's"));
}

void TestPythonTools::forgetsTheOldestFiles()
{
    QSettings &store = fixture().settings().store();
    const std::vector<StoredFault> faults{{1, QStringLiteral("await a()"), 0, {}, QStringLiteral("never"), true, false}};
    for (int i = 0; i < 130; ++i)
        storeFaults(store, QStringLiteral("/somewhere/%1.py").arg(i), faults);
    store.beginGroup(QStringLiteral("python/faults"));
    QCOMPARE(store.childKeys().size(), 100);
    store.endGroup();
    storeFaults(store, QStringLiteral("/somewhere/new.py"), faults);
    storeFaults(store, QStringLiteral("/somewhere/none.py"), {});
    QVERIFY(storedFaults(store, QStringLiteral("/somewhere/none.py")).empty());
}

void TestPythonTools::asksForARunFirst()
{
    QVERIFY(open("open('ran', 'a').write('x')\n" + Program));
    for (const char *command : {"python.tryEach", "view.compare", "view.policies"}) {
        fixture().trigger(command);
        QCOMPARE(fixture().strip()->notice(), Notice::PythonCompared);
        QVERIFY(fixture().strip()->text().contains(QStringLiteral("real code")));
        QVERIFY(!fixture().action(command)->isChecked());
        fixture().strip()->dismiss(Notice::PythonCompared);
    }
    QTest::qWait(500);
    QVERIFY(!QFile::exists(fixture().path("ran")));
    QVERIFY(!trials()->isVisible());
    QVERIFY(!comparison().isOn());
    fixture().trigger("python.tryEach");
    QVERIFY(fixture().answer("Run"));
    QVERIFY(ended());
    QVERIFY(QFile::exists(fixture().path("ran")));
}

void TestPythonTools::triesEachAwait()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    fixture().trigger("python.tryEach");
    QVERIFY(trials()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!trials()->isBusy(), 60'000);
    QCOMPARE(table()->rowCount(), 4);
    QCOMPARE(story(5), QStringLiteral("handled; the output changes"));
    QVERIFY2(story(10).contains(QStringLiteral("lost: the error of audit")) || story(10).contains(QStringLiteral("seen by no code")), qPrintable(story(10)));
    QVERIFY2(story(15).contains(QStringLiteral("ends the program with status 1")), qPrintable(story(15)));
    QVERIFY2(fixture().label("trialsTold").startsWith(QStringLiteral("Each raised a TimeoutError once: ")), qPrintable(fixture().label("trialsTold")));
    QCOMPARE(edit()->text(), QString::fromLatin1(Program));
    // A click makes that await fail in the window, beside the run before.
    clickRow(10);
    QCOMPARE(edit()->cursorLine(), 10);
    QVERIFY(compared({QStringLiteral("Run 1: as written"), QStringLiteral("Run 2: with 10.1/1=TimeoutError:made to fail")}));
    QVERIFY(!comparison().runs().comparison()->isSame());
    QCOMPARE(faults()->count(), 1);
    // The next one takes its place.
    clickRow(5);
    QTRY_COMPARE_WITH_TIMEOUT(titles().value(1), QStringLiteral("Run 3: with 5.1/1=TimeoutError:made to fail"), 60'000);
    QCOMPARE(faults()->count(), 1);
    QCOMPARE(faults()->item(0)->text(), QStringLiteral("5.1/1=TimeoutError:made to fail"));
    fixture().click(fixture().find<QToolButton>("closeTrials"));
    QVERIFY(!trials()->isVisible());
}

void TestPythonTools::cancelsTheTrials()
{
    QByteArray text = "import asyncio, time\nasync def main():\n";
    for (int i = 0; i < 40; ++i)
        text += "    try:\n        await asyncio.sleep(1)\n    except TimeoutError:\n        pass\n";
    QVERIFY(open(text + "asyncio.run(main())\n"));
    QVERIFY(run());
    fixture().trigger("python.tryEach");
    QTRY_VERIFY_WITH_TIMEOUT(table()->rowCount() > 0, 60'000);
    fixture().click(fixture().find<QToolButton>("cancelTrials"));
    QTRY_VERIFY_WITH_TIMEOUT(!trials()->isBusy(), 60'000);
    QVERIFY2(fixture().label("trialsTold").contains(QStringLiteral(" of 40 awaits")), qPrintable(fixture().label("trialsTold")));
    QVERIFY(table()->rowCount() < 40);
    fixture().click(fixture().find<QToolButton>("repeatTrials"));
    QVERIFY(trials()->isBusy());
    fixture().trigger("file.new"); // ends them
    QVERIFY(!python().isOpen());
}

void TestPythonTools::remembersFaults()
{
    QVERIFY(open(Pair));
    QVERIFY(run());
    edit()->setCursorPosition(3, 0);
    WindowFixture::whenModal<FaultDialog>([](FaultDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Return); });
    fixture().trigger("python.fail");
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().contains(QStringLiteral("exit status 1")), 60'000);
    QCOMPARE(faults()->count(), 1);
    faults()->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().contains(QStringLiteral("exit status 0")), 60'000);
    fixture().trigger("file.new");
    QVERIFY(!faults()->isVisible());
    // Another program has added lines.
    QVERIFY(open("# new\n# lines\n" + Pair));
    QCOMPARE(faults()->count(), 1);
    QVERIFY(faults()->isVisible());
    QCOMPARE(faults()->item(0)->text(), QStringLiteral("6=TimeoutError"));
    QCOMPARE(faults()->item(0)->checkState(), Qt::Unchecked);
    faults()->item(0)->setCheckState(Qt::Checked);
    QVERIFY(fixture().state().startsWith(QStringLiteral("Not run yet"))); // switching is not running
    // The line is gone: it is there, but off.
    fixture().trigger("file.new");
    QVERIFY(open("import asyncio\n"));
    QCOMPARE(faults()->count(), 1);
    QCOMPARE(faults()->item(0)->checkState(), Qt::Unchecked);
    fixture().click(fixture().find<QToolButton>("clearFaults"));
    fixture().trigger("file.new");
    QVERIFY(open(Pair));
    QCOMPARE(faults()->count(), 0);
}

void TestPythonTools::copiesFaultsAsOptions()
{
    QVERIFY(open(Pair));
    edit()->setCursorPosition(3, 0);
    for (const char *detail : {"ValueError:too slow", "OSError"}) {
        WindowFixture::whenModal<FaultDialog>([detail](FaultDialog *dialog) {
            dialog->findChild<QLineEdit *>(QStringLiteral("faultDetail"))->setText(QLatin1String(detail));
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        fixture().trigger("python.fail");
    }
    faults()->item(1)->setCheckState(Qt::Unchecked);
    fixture().click(fixture().find<QToolButton>("copyFaults"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("--fail '4=ValueError:too slow'"));
}

void TestPythonTools::keepsTheLinesOfTheDisplayedRun()
{
    QVERIFY(open(Pair));
    QVERIFY(run());
    edit()->insertAt(QStringLiteral("# one\n# two\n"), 0, 0);
    fixture().trigger("python.makeTaskSet"); // reads the text as it is now; the run is one of the older text
    fixture().strip()->dismiss(Notice::PythonCompared);
    const std::vector<Span> &spans = fixture().window().runs().store()->lanes()[1].spans;
    const auto sleep = std::ranges::find_if(spans, [](const Span &span) { return span.state == SpanState::Sleeping; });
    QVERIFY(sleep != spans.end());
    fixture().window().viewState().select({ViewItem::Kind::Span, 1, quint32(sleep - spans.begin())});
    QCOMPARE(edit()->linked(), std::vector<int>{6});
    WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) { QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton); });
    QTRY_VERIFY_WITH_TIMEOUT(fixture().action("python.makeTaskSet")->isEnabled(), 60'000);
    edit()->undo();
}

void TestPythonTools::comparesStrategies()
{
    QVERIFY(open(Pair));
    QVERIFY(run());
    QTest::keyClick(&fixture().window(), Qt::Key_F7);
    QVERIFY(compared({QStringLiteral("As written"), QStringLiteral("Collect")}));
    QVERIFY(fixture().action("view.compare")->isChecked());
    auto *menu = fixture().find<QToolButton>("chooseRuns")->menu();
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(QStringLiteral("python:sequential"))->trigger();
    QVERIFY(compared({QStringLiteral("As written"), QStringLiteral("Collect"), QStringLiteral("One by one")}));
    QVERIFY(!comparison().runs().comparison()->isSame(2));
    QTest::keyClick(&fixture().window(), Qt::Key_F7);
    QVERIFY(!comparison().isOn());
    // Back to task sets, nothing of it is left.
    fixture().trigger("file.new");
    QVERIFY(fixture().settled());
    fixture().trigger("view.compare");
    QTRY_VERIFY_WITH_TIMEOUT(comparison().isOn() && !comparison().runs().isBusy() && comparison().view()->panes().size() > 1, 60'000);
    QVERIFY(!titles().contains(QStringLiteral("As written")));
}

void TestPythonTools::showsPoliciesAtAGlance()
{
    QVERIFY(open(Pair));
    QVERIFY(run());
    fixture().trigger("view.policies");
    QTRY_VERIFY_WITH_TIMEOUT(comparison().isOn() && comparison().view()->showsGlance() && !comparison().view()->glance()->isBusy(), 60'000);
    RunCard *card = comparison().view()->glance()->card(Strategy::Sequential);
    QTRY_VERIFY(!card->lines().isEmpty());
    QVERIFY(!card->isInUse());
    fixture().click(card);
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().startsWith(QStringLiteral("Finished at 10 s")), 60'000);
    QVERIFY(fixture().action("strategy.sequential")->isChecked());
    QVERIFY(card->isInUse());
}

void TestPythonTools::tellsWhatAFaultChanges()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    edit()->setCursorPosition(9, 0);
    WindowFixture::whenModal<FaultDialog>([](FaultDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Return); });
    fixture().trigger("python.fail");
    QTRY_COMPARE_WITH_TIMEOUT(fixture().strip()->notice(), Notice::PythonCompared, 60'000);
    QVERIFY2(fixture().strip()->text().contains(QStringLiteral("the error of audit")), qPrintable(fixture().strip()->text()));
    QVERIFY(fixture().answer("Compare"));
    QVERIFY(compared({QStringLiteral("Run 1: as written"), QStringLiteral("Run 2: with 10=TimeoutError")}));
    QVERIFY(comparison().runs().comparison()->first(1).has_value());
}

void TestPythonTools::writesTheStrategyIntoTheText()
{
    QVERIFY(open(Pair));
    QVERIFY(run());
    fixture().clickSegment("strategy.sequential");
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().startsWith(QStringLiteral("Finished at 10 s")), 60'000);
    fixture().trigger("python.writeStrategy");
    const QString written = QString::fromLatin1(Pair)
                                .replace(QStringLiteral("    await asyncio.gather(fetch(1), fetch(2))  # both\n"),
                                         QStringLiteral("    await fetch(1)\n    await fetch(2)  # both\n"))
                                .replace(QStringLiteral("await asyncio.gather(fetch(3), fetch(4))"), QStringLiteral("[await fetch(3), await fetch(4)]"));
    QTRY_COMPARE_WITH_TIMEOUT(edit()->text(), written, 60'000);
    QVERIFY(fixture().action("strategy.as-written")->isChecked()); // the text says it
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().startsWith(QStringLiteral("Finished at 10 s")), 60'000);
    QVERIFY(fixture().window().isWindowModified());
    fixture().trigger("edit.undo"); // one step
    QCOMPARE(edit()->text(), QString::fromLatin1(Pair));
    QVERIFY(!fixture().window().isWindowModified());
    // Only the one in the line of the cursor.
    fixture().clickSegment("strategy.collect");
    QVERIFY(ended());
    edit()->setCursorPosition(8, 5);
    fixture().trigger("python.writeStrategyHere");
    const QString one = QString::fromLatin1(Pair).replace(QStringLiteral("fetch(4))"), QStringLiteral("fetch(4), return_exceptions=True)"));
    QTRY_COMPARE_WITH_TIMEOUT(edit()->text(), one, 60'000);
    auto *list = fixture().find<QListWidget>("pythonFindings");
    QVERIFY(list->isVisible());
    QCOMPARE(list->item(0)->text(), QStringLiteral("Line 9: Where a task fails, its result is now the exception."));
    edit()->undo();
}

void TestPythonTools::saysWhatCannotBeWritten()
{
    QVERIFY(open("import asyncio\nasync def main():\n    both = asyncio.gather(asyncio.sleep(1))\n    await both\nasyncio.run(main())\n"));
    fixture().trigger("python.writeStrategy");
    QVERIFY(fixture().strip()->text().contains(QStringLiteral("Choose a strategy")));
    fixture().clickSegment("strategy.sequential");
    fixture().trigger("python.writeStrategy");
    auto *list = fixture().find<QListWidget>("pythonFindings");
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 60'000);
    QVERIFY2(list->item(0)->text().contains(QStringLiteral("not awaited where it is called")), qPrintable(list->item(0)->text()));
    QVERIFY(!fixture().window().isWindowModified());
}

void TestPythonTools::comparesTheTaskSetWithTheRun()
{
    QVERIFY(open("import asyncio\n\nasync def fetch():\n    await asyncio.sleep(1)\n\nasync def main():\n    await "
                 "asyncio.gather(fetch(), fetch())\n\nasyncio.run(main())\n"));
    QVERIFY(run());
    fixture().trigger("python.makeTaskSet");
    QTRY_VERIFY_WITH_TIMEOUT(!python().isOpen(), 60'000);
    QVERIFY2(fixture().strip()->text().contains(QStringLiteral("exactly the same")), qPrintable(fixture().strip()->text()));
    fixture().document().undoStack().setClean();
    QVERIFY(fixture().settled());
}

void TestPythonTools::convertsTheRunInstead()
{
    QVERIFY(open("import asyncio\n\nasync def main():\n    n = len('ab')\n"
                 "    await asyncio.sleep(n / 2)\n    await asyncio.sleep(n / 4)\n\nasyncio.run(main())\n"));
    fixture().trigger("python.makeTaskSet");
    auto *list = fixture().find<QListWidget>("pythonFindings");
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 60'000);
    auto *offer = fixture().find<QToolButton>("findingsOffer");
    QVERIFY(!offer->isVisible()); // it was never run
    QVERIFY(run());
    fixture().trigger("python.makeTaskSet");
    QTRY_VERIFY_WITH_TIMEOUT(offer->isVisible(), 60'000);
    fixture().click(offer);
    QTRY_VERIFY_WITH_TIMEOUT(!python().isOpen(), 60'000);
    QVERIFY2(fixture().strip()->text().contains(QStringLiteral("The task set does")), qPrintable(fixture().strip()->text()));
    QVERIFY(fixture().settled());
}

void TestPythonTools::givesEveryPastedTextARunOrASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lanes"); // 0: none, but a sentence
    QTest::addColumn<QString>("said"); // in the console
    const auto add = [](const char *name, const char *text, int lanes, const char *said) {
        QTest::newRow(name) << QByteArray(text) << lanes << QString::fromUtf8(said);
    };
    add("prompts", ">>> import asyncio\n>>> async def a():\n...     await asyncio.sleep(1)\n...\n>>> asyncio.run(a())\n", 1, "The prompts and the output");
    add("prompts with an indentation", "    >>> import asyncio\n    >>> await asyncio.sleep(1)\n    >>> print('x')\n    x\n", 1, "The prompts and the output");
    add("an indented fragment", "    import asyncio\n    async def a():\n        await asyncio.sleep(1)\n    asyncio.run(a())\n", 1, "indent");
    add("tabs", "import asyncio\nasync def a():\n\tawait asyncio.sleep(1)\nasyncio.run(a())\n", 1, "");
    add("Windows line ends", "import asyncio\r\nasync def a():\r\n    await asyncio.sleep(1)\r\nasyncio.run(a())\r\n", 1, "");
    add("a mark", "\xef\xbb\xbfimport asyncio\nasync def a():\n    await asyncio.sleep(1)\nasyncio.run(a())\n", 1, "");
    add("magics", "%matplotlib inline\n!pip install httpx\nimport asyncio\nawait asyncio.sleep(1)\n", 1, "notebook");
    add("a fenced block",
        "You can write it like this:\n\n```python\nimport asyncio\nasync def a():\n    await asyncio.sleep(1)\nasyncio.run(a())\n```\n\nThat's all.\n", 1,
        "Only the fenced block");
    add("Python 2", "import asyncio\nprint 'hello'\n", 0, "Python 2");
    add("half a function", "async def a():\n    try:\n        await asyncio.sleep(1)\n", 0, "");
    add("no run", "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n", 1, "asyncio.run(main())");
    add("no import", "async def main():\n    await asyncio.sleep(1)\n", 1, "import asyncio was added");
    add("a body", "    await asyncio.sleep(1)\n    return 1\n", 0, "");
    add("prose", "How do I await two things at once? I tried gather but it fails.\n", 0, "");
    add("an open bracket", "import asyncio\nasyncio.run(main(\n", 0, "never closed");
    add("a method", "    async def fetch(self, url):\n        async with self.session.get(url) as r:\n            return await r.text()\n", 0, "");
    add("an async generator",
        "import asyncio\nasync def ticks():\n    for i in range(2):\n        yield i\n        await asyncio.sleep(1)\n"
        "async for t in ticks():\n    print(t)\n",
        1, "");
    add("typographic quotes", "import asyncio\nprint(\xe2\x80\x9chello\xe2\x80\x9d)\n", 0, "");
}

void TestPythonTools::givesEveryPastedTextARunOrASentence()
{
    QFETCH(QByteArray, text);
    QFETCH(int, lanes);
    QFETCH(QString, said);
    QVERIFY(open(text));
    QVERIFY(run());
    const QString console = fixture().find<ConsolePanel>()->text();
    QVERIFY2(console.contains(said), qPrintable(console));
    const auto names = [this] {
        const TraceStore &store = *fixture().window().runs().store();
        QStringList out;
        for (const Lane &lane : store.lanes())
            out += store.displayName(lane.task);
        return out;
    };
    // A run that takes longer is followed while it is written; its lanes come with the next look at the file.
    QTRY_VERIFY2_WITH_TIMEOUT(names().size() == lanes, qPrintable(names().join(u' ') + u'\n' + console), 20'000);
    if (lanes == 0) {
        QVERIFY2(console.contains(QStringLiteral("awaitscope: ")), qPrintable(console)); // one that helps
        QVERIFY(!edit()->notes().empty()); // beside its line
    }
}

} // namespace awaitscope

QTEST_MAIN(awaitscope::TestPythonTools)
#include "tst_pythontools.moc"
