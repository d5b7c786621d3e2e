// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Python file as the document of the window: opened, edited, run, linked with its spans.

#include "app/widgets/emptyhint.h"
#include "app/python/pythonfaults.h"
#include "app/window/runpanels.h"
#include "tests/app/windowfixture.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/programoutput.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace awaitscope {

const QByteArray Program = "import asyncio\n"
                           "\n"
                           "\n"
                           "async def fetch(n):\n"
                           "    await asyncio.sleep(n)\n"
                           "    print('fetched', n)\n"
                           "\n"
                           "\n"
                           "async def main():\n"
                           "    await asyncio.gather(fetch(1), fetch(2))\n"
                           "\n"
                           "\n"
                           "open('ran', 'a').write('x')\n"
                           "asyncio.run(main())\n";

class TestPythonWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup() { m_fixture.reset(); }
    void neverRunsUnasked();
    void runsWhatIsTyped();
    void indentsAndCompletes();
    void offersPastedPython();
    void asksBeforeItCloses();
    void savesAndReverts();
    void savingUnderAnotherNameRunsNothing();
    void undoesThroughTheEditMenu();
    void recoversUnsavedText();
    void marksTheLineOfAnError();
    void linksLinesAndSpans();
    void showsWhereTasksStand();
    void asksForInput();
    void stops();
    void showsWhatWasAdded();
    void runsWhileTypingOnlyAfterTheFirstRun();
    void makesATaskSet();
    void listsWhatATaskSetCannotExpress();
    void returnsToTaskSets();
    void saysThatThereIsNoPython();
    void findsInTheText();
    void runsWithOtherStrategies();
    void makesAnAwaitFail();

private:
    WindowFixture &fixture() { return *m_fixture; }
    PythonMode &python() { return fixture().window().python(); }
    PythonEdit *edit() { return python().panel()->edit(); }
    //! The text below a line. QsciScintilla::annotation() of QScintilla 2.14.1 does not fill its buffer.
    QString annotation(int line)
    {
        const auto number = static_cast<unsigned long>(line);
        const long size = edit()->SendScintilla(QsciScintillaBase::SCI_ANNOTATIONGETTEXT, number, static_cast<void *>(nullptr));
        QByteArray text(size, '\0');
        edit()->SendScintilla(QsciScintillaBase::SCI_ANNOTATIONGETTEXT, number, static_cast<void *>(text.data()));
        return QString::fromUtf8(text);
    }
    QString hint() { return fixture().find<EmptyHint>()->text(); }
    QString console() { return fixture().find<ConsolePanel>()->text(); }
    const TraceStore *store() { return fixture().window().runs().store(); }
    bool open(const QByteArray &text) { return fixture().window().openFile(fixture().written("demo.py", text)); }
    void type(const QString &text)
    {
        for (const QChar c : text) {
            if (c == u'\n')
                QTest::keyClick(edit(), Qt::Key_Return);
            else
                QTest::keyClick(edit(), c.toLatin1());
        }
    }
    //! Presses Run, and waits until that run has ended.
    bool run()
    {
        fixture().click(fixture().find<QToolButton>("runButton"));
        return ended();
    }
    bool ended()
    {
        return QTest::qWaitFor(
            [this] {
            return fixture().state().startsWith(QStringLiteral("Finished"))
                || fixture().state().startsWith(QStringLiteral("Stopped"));
            },
            60'000);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestPythonWindow::neverRunsUnasked()
{
    QVERIFY(open(Program));
    QVERIFY(python().isOpen());
    QVERIFY(edit()->isVisible());
    QVERIFY(fixture().window().windowTitle().startsWith(QStringLiteral("demo.py[*]")));
    QCOMPARE(hint(), QStringLiteral("This is real code: it runs when you press Run."));
    QCOMPARE(store()->lanes().size(), std::size_t(0));
    const auto saysSo = [](const QWidget *panel) {
        const auto texts = panel->findChildren<QLabel *>();
        return std::ranges::any_of(texts, [](const QLabel *each) { return each->text() == QStringLiteral("No task has run."); });
    };
    QVERIFY(saysSo(fixture().find<ExceptionsPanel>()));
    fixture().trigger("panel.tab6");
    QVERIFY(saysSo(fixture().find<FindingsPanel>()));
    fixture().trigger("python.runWhileTyping");
    edit()->setFocus();
    type(QStringLiteral("# a note\n"));
    QTest::qWait(1500); // longer than the pause in typing
    QVERIFY(!QFile::exists(fixture().path("ran")));
    QVERIFY(fixture().state().startsWith(QStringLiteral("Not run yet")));
    edit()->undo();
    fixture().click(fixture().find<QPushButton>("emptyHintButton"));
    QVERIFY(ended());
    QVERIFY(QFile::exists(fixture().path("ran")));
    QCOMPARE(hint(), QString());
    QCOMPARE(store()->lanes().size(), std::size_t(3));
    QCOMPARE(console(), QStringLiteral("fetched 1\nfetched 2\n"));
    QVERIFY(fixture().state().startsWith(QStringLiteral("Finished at 2 s")));
}

void TestPythonWindow::runsWhatIsTyped()
{
    fixture().trigger("file.newPython");
    QCOMPARE(fixture().window().focusWidget(), edit());
    QVERIFY(!fixture().window().isWindowModified());
    edit()->selectAll();
    type(QStringLiteral("import asyncio\nasync def main():\nawait asyncio.sleep(0.5)\nprint('typed')\n"));
    QTest::keyClick(edit(), Qt::Key_Home, Qt::ShiftModifier);
    type(QStringLiteral("asyncio.run(main())"));
    QVERIFY(fixture().window().isWindowModified());
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended());
    QCOMPARE(console(), QStringLiteral("typed\n"));
    QCOMPARE(store()->lanes().size(), std::size_t(1));
}

void TestPythonWindow::indentsAndCompletes()
{
    fixture().trigger("file.newPython");
    edit()->selectAll();
    type(QStringLiteral("async def main():\nif True:\nreturn\nx = asyncio.gath"));
    QVERIFY(edit()->isListActive());
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(edit()->text(), QStringLiteral("async def main():\n    if True:\n        return\n    x = asyncio.gather"));
}

void TestPythonWindow::offersPastedPython()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1(Program));
    for (QWidget *place : {static_cast<QWidget *>(fixture().timeline()), static_cast<QWidget *>(fixture().table())}) {
        place->setFocus();
        QTest::keyClick(place, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(fixture().strip()->notice(), Notice::LooksLikePython);
        fixture().strip()->dismiss(Notice::LooksLikePython);
    }
    QVERIFY(!python().isOpen());
    fixture().timeline()->setFocus();
    fixture().trigger("edit.paste");
    QVERIFY(fixture().answer("Open as Python"));
    QVERIFY(python().isOpen());
    QCOMPARE(edit()->text(), QString::fromLatin1(Program));
    QVERIFY(fixture().window().isWindowModified());
    QCOMPARE(hint(), QStringLiteral("This is real code: it runs when you press Run."));
}

void TestPythonWindow::asksBeforeItCloses()
{
    QVERIFY(open(Program));
    edit()->setFocus();
    type(QStringLiteral("x"));
    QVERIFY(fixture().window().isWindowModified());
    QString asked;
    const auto answer = [&](QMessageBox::StandardButton button) {
        WindowFixture::whenModal<QMessageBox>([&asked, button](QMessageBox *box) {
            asked = box->text();
            QTest::mouseClick(box->button(button), Qt::LeftButton);
        });
    };
    answer(QMessageBox::Cancel);
    QVERIFY(!fixture().window().close());
    QCOMPARE(asked, QStringLiteral("Save the changes to \u201cdemo.py\u201d?"));
    answer(QMessageBox::Cancel);
    fixture().trigger("file.new");
    QVERIFY(python().isOpen());
    answer(QMessageBox::Save);
    QVERIFY(fixture().window().close());
    QFile file(fixture().path("demo.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), 'x' + Program);
}

void TestPythonWindow::savesAndReverts()
{
    QVERIFY(open(Program));
    QCOMPARE(fixture().settings().recentFiles().value(0), fixture().path("demo.py"));
    edit()->setFocus();
    type(QStringLiteral("# "));
    QVERIFY(fixture().action("file.revert")->isEnabled());
    fixture().trigger("file.revert");
    QCOMPARE(edit()->text(), QString::fromLatin1(Program));
    QVERIFY(!fixture().window().isWindowModified());
    type(QStringLiteral("# "));
    const QString other = fixture().path("other.py");
    WindowFixture::whenModal<QFileDialog>([&](QFileDialog *dialog) {
        dialog->selectFile(other);
        dialog->findChild<QLineEdit *>()->setText(other);
        QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
    });
    fixture().trigger("file.saveAs");
    QVERIFY(QFile::exists(other));
    QVERIFY(fixture().window().windowTitle().startsWith(QStringLiteral("other.py[*]")));
    QVERIFY(!fixture().window().isWindowModified());
    (void)fixture().written("other.py", "changed = 1\n");
    QTRY_COMPARE(fixture().strip()->notice(), Notice::Disk);
    QVERIFY(fixture().answer("Reload"));
    QTRY_COMPARE(edit()->text(), QStringLiteral("changed = 1\n"));
}

void TestPythonWindow::savingUnderAnotherNameRunsNothing()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    QVERIFY(fixture().state().startsWith(QStringLiteral("Finished")));
    QVERIFY(QFile::remove(fixture().path("ran")));
    const QString other = fixture().path("other.py");
    WindowFixture::whenModal<QFileDialog>([&](QFileDialog *dialog) {
        dialog->findChild<QLineEdit *>()->setText(other);
        QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
    });
    fixture().trigger("file.saveAs");
    QVERIFY(QFile::exists(other));
    QVERIFY2(fixture().state().startsWith(QStringLiteral("Finished")), qPrintable(fixture().state())); // it did not begin
    QVERIFY(!QFile::exists(fixture().path("ran")));
}

void TestPythonWindow::undoesThroughTheEditMenu()
{
    QVERIFY(open(Program));
    QVERIFY(!fixture().action("edit.undo")->isEnabled());
    edit()->setFocus();
    type(QStringLiteral("abc"));
    QVERIFY(fixture().action("edit.undo")->isEnabled());
    fixture().trigger("edit.undo");
    QCOMPARE(edit()->text(), QString::fromLatin1(Program));
    QVERIFY(!fixture().window().isWindowModified());
    fixture().trigger("edit.redo");
    QVERIFY(edit()->text().startsWith(QStringLiteral("abcimport")));
    fixture().trigger("edit.selectAll");
    fixture().trigger("edit.delete");
    QCOMPARE(edit()->text(), QString());
    fixture().trigger("edit.undo");
    fixture().trigger("edit.undo");
    fixture().trigger("file.new");
    QVERIFY(!fixture().action("edit.undo")->isEnabled());
}

void TestPythonWindow::recoversUnsavedText()
{
    QVERIFY(open(Program));
    edit()->setFocus();
    type(QStringLiteral("# unsaved\n"));
    const auto copies = [this] { return QDir(fixture().folder()).entryList({QStringLiteral("*.json")}); };
    QTRY_COMPARE(copies().size(), 1);
    // What a program that was killed leaves behind.
    const QString copy = fixture().path(qPrintable(copies().first())), kept = fixture().path("kept");
    QVERIFY(QFile::copy(copy, kept));
    fixture().close();
    QVERIFY(copies().isEmpty());
    QVERIFY(QFile::rename(kept, copy));
    fixture().open();
    fixture().window().offerRecovery();
    QCOMPARE(fixture().strip()->notice(), Notice::UnsavedWork);
    QVERIFY(fixture().answer("Recover"));
    QVERIFY(python().isOpen());
    QCOMPARE(edit()->text(), QStringLiteral("# unsaved\n") + QString::fromLatin1(Program));
    QVERIFY(fixture().window().isWindowModified());
    QVERIFY(!QFile::exists(fixture().path("ran")));
    QCOMPARE(copies().size(), 1); // there always is one
}

void TestPythonWindow::marksTheLineOfAnError()
{
    QVERIFY(open("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    raise ValueError('too large')\n\nasyncio.run(main())\n"));
    QVERIFY(run());
    QVERIFY(fixture().state().contains(QStringLiteral("exit status 1")));
    QCOMPARE(edit()->notes().size(), std::size_t(1));
    QCOMPARE(edit()->notes().front().line, 5);
    QCOMPARE(annotation(4), QStringLiteral("ValueError: too large"));
    QCOMPARE(store()->counts().raised, 1U);
    // A click on a line of the traceback goes there.
    auto *output = fixture().find<ProgramOutput>();
    auto *tabs = fixture().find<RunPanels>();
    tabs->setCurrentWidget(fixture().find<ConsolePanel>());
    QPlainTextEdit *view = output->view();
    const QTextCursor frame = view->document()->find(QStringLiteral("line 7, in <module>"));
    QVERIFY(!frame.isNull());
    view->setTextCursor(frame);
    view->ensureCursorVisible();
    view->moveCursor(QTextCursor::StartOfBlock);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cursorRect().center() + QPoint(20, 0));
    QCOMPARE(edit()->cursorLine(), 7);
    // Whoever edits the line has read the message.
    edit()->setCursorPosition(4, 0);
    type(QStringLiteral("#"));
    QVERIFY(annotation(4).isEmpty());
    edit()->undo();

    edit()->selectAll();
    type(QStringLiteral("def f(:\n"));
    QVERIFY(run());
    const std::vector<LineNote> &notes = edit()->notes();
    QVERIFY(std::any_of(notes.begin(), notes.end(), [](const LineNote &note) {
        return note.line == 1 && note.isError && note.text.contains(QStringLiteral("SyntaxError"));
    }));
    QVERIFY(hint().contains(QStringLiteral("marked in the text")));
}

void TestPythonWindow::linksLinesAndSpans()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    ViewState &view = fixture().window().viewState();
    const std::vector<Lane> &lanes = store()->lanes();
    const auto sleep = std::find_if(lanes[1].spans.begin(), lanes[1].spans.end(), [](const Span &span) { return span.state == SpanState::Sleeping; });
    QVERIFY(sleep != lanes[1].spans.end());
    view.select({ViewItem::Kind::Span, 1, quint32(sleep - lanes[1].spans.begin())});
    QCOMPARE(edit()->linked(), std::vector<int>{5});
    // A line that was inserted above moves it.
    edit()->setCursorPosition(0, 0);
    edit()->setFocus();
    type(QStringLiteral("\n"));
    view.clearSelection();
    QVERIFY(edit()->linked().empty());
    view.select({ViewItem::Kind::Span, 1, quint32(sleep - lanes[1].spans.begin())});
    QCOMPARE(edit()->linked(), std::vector<int>{6});
    view.clearSelection();
    QTest::mouseClick(edit()->viewport(), Qt::LeftButton, {}, edit()->positionOfLine(6));
    QCOMPARE(view.highlight().size(), std::size_t(2)); // both sleeps
    QTest::mouseClick(edit()->viewport(), Qt::LeftButton, {}, edit()->positionOfLine(2));
    QVERIFY(view.highlight().empty());
}

void TestPythonWindow::showsWhereTasksStand()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    TimelineWidget *timeline = fixture().timeline();
    const auto point = [&](std::chrono::milliseconds at) {
        QTest::mouseMove(timeline->viewport(), QPoint(int(timeline->xAt(at)), timeline->viewport()->height() / 2));
    };
    point(500ms);
    QCOMPARE(edit()->standing(), (std::vector<int>{5, 10}));
    point(1500ms);
    QCOMPARE(edit()->standing(), (std::vector<int>{5, 10}));
    const QList<ElidedLabel *> labels = python().panel()->findChildren<ElidedLabel *>(QStringLiteral("secondaryText"));
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const ElidedLabel *label) {
        return label->text().startsWith(QStringLiteral("At 1.")) && label->text().count(QStringLiteral("in line 5")) == 1;
    }));
}

void TestPythonWindow::asksForInput()
{
    QVERIFY(open("import asyncio\n\nasync def main():\n    name = await asyncio.to_thread(input, 'Name? ')\n    "
                 "print('Hello', name)\n\nasyncio.run(main())\n"));
    fixture().trigger("run.run");
    auto *input = fixture().find<QLineEdit>("programInput");
    QTRY_VERIFY_WITH_TIMEOUT(input->isVisible(), 60'000);
    QVERIFY(fixture().state().startsWith(QStringLiteral("Waiting for input")));
    QTest::keyClicks(input, QStringLiteral("Ada"));
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(ended());
    QCOMPARE(console(), QStringLiteral("Name? Ada\nHello Ada\n"));
    QVERIFY(!input->isVisible());
}

void TestPythonWindow::stops()
{
    QVERIFY(open("import asyncio, socket\n\nasync def main():\n    print('up', flush=True)\n    a, b = socket.socketpair()\n"
                 "    a.setblocking(False)\n    await asyncio.get_running_loop().sock_recv(a, 1)\n\nasyncio.run(main())\n"));
    QVERIFY(!fixture().action("run.stop")->isEnabled());
    fixture().trigger("run.run");
    QTRY_COMPARE_WITH_TIMEOUT(console(), QStringLiteral("up\n"), 60'000);
    QVERIFY(fixture().state().startsWith(QStringLiteral("Running")));
    QTRY_COMPARE_WITH_TIMEOUT(store()->lanes().size(), std::size_t(1), 60'000); // watched while it runs
    QVERIFY(fixture().action("run.stop")->isEnabled());
    fixture().trigger("run.stop");
    QVERIFY(ended());
    QVERIFY(fixture().state().startsWith(QStringLiteral("Stopped")));
    QVERIFY(!fixture().action("run.stop")->isEnabled());
}

void TestPythonWindow::showsWhatWasAdded()
{
    QVERIFY(open("async def main():\n    await asyncio.sleep(1)\n    print('ok')\n"));
    QVERIFY(!fixture().action("python.writeAdditions")->isEnabled());
    QVERIFY(run());
    QCOMPARE(console().section(u'\n', -2, -2), QStringLiteral("ok"));
    QVERIFY(annotation(0).contains(QStringLiteral("import asyncio was added")));
    QVERIFY(annotation(edit()->lines() - 1).contains(QStringLiteral("asyncio.run(main()) was added")));
    fixture().trigger("python.writeAdditions");
    QCOMPARE(edit()->text(), QStringLiteral("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print('ok')\n\n\nasyncio.run(main())\n"));
    QVERIFY(run());
    QCOMPARE(console(), QStringLiteral("ok\n"));
    fixture().trigger("edit.undo"); // one step
    QVERIFY(edit()->text().startsWith(QStringLiteral("async def")));
    edit()->undo();
}

void TestPythonWindow::runsWhileTypingOnlyAfterTheFirstRun()
{
    QVERIFY(open("print('once')\n"));
    QVERIFY(run());
    QCOMPARE(console(), QStringLiteral("once\n"));
    fixture().trigger("python.runWhileTyping");
    edit()->setFocus();
    edit()->selectAll();
    type(QStringLiteral("print('twice')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(console(), QStringLiteral("twice\n"), 60'000);
    edit()->undo();
}

void TestPythonWindow::makesATaskSet()
{
    QVERIFY(open("import asyncio\n\nasync def fetch():\n    await asyncio.sleep(1)\n\nasync def main():\n    await "
                 "asyncio.gather(fetch(), fetch())\n\nasyncio.run(main())\n"));
    fixture().trigger("python.makeTaskSet");
    QTRY_VERIFY_WITH_TIMEOUT(!python().isOpen(), 60'000);
    QVERIFY(fixture().document().taskSet().find(QStringLiteral("fetch")));
    QVERIFY(fixture().document().isModified());
    QVERIFY(fixture().settled());
    QCOMPARE(store()->lanes().size(), std::size_t(3));
    QVERIFY(fixture().find<EditorPanel>()->isVisible());
}

void TestPythonWindow::listsWhatATaskSetCannotExpress()
{
    QVERIFY(open("import asyncio\nimport socket\n\nasync def main():\n    with open('x') as f:\n        pass\n\nasyncio.run(main())\n"));
    fixture().trigger("python.makeTaskSet");
    auto *list = fixture().find<QListWidget>("pythonFindings");
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 60'000);
    QVERIFY(python().isOpen());
    const auto inLine5 = list->findItems(QStringLiteral("Line 5:"), Qt::MatchStartsWith);
    QVERIFY(!inLine5.isEmpty());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(inLine5.first()).center());
    QCOMPARE(edit()->cursorLine(), 5);
}

void TestPythonWindow::returnsToTaskSets()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    QVERIFY(!fixture().action("task.addSucceeds")->isEnabled());
    fixture().trigger("file.new");
    QVERIFY(!python().isOpen());
    QVERIFY(fixture().find<EditorPanel>()->isVisible());
    QVERIFY(fixture().settled());
    QCOMPARE(hint(), QString());
    QVERIFY(fixture().action("task.addSucceeds")->isEnabled());
    QVERIFY(fixture().action("strategy.collect")->isEnabled());
    QVERIFY(!fixture().action("python.makeTaskSet")->isEnabled());
    fixture().trigger("task.addSucceeds");
    QVERIFY(fixture().settled());
    fixture().trigger("edit.undo");
}

void TestPythonWindow::saysThatThereIsNoPython()
{
    QVERIFY(open(Program));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", fixture().folder().toUtf8());
    fixture().trigger("run.run");
    qputenv("PATH", path);
    QCOMPARE(fixture().strip()->notice(), Notice::PythonRun);
    QVERIFY(fixture().strip()->text().contains(QStringLiteral("python3")));
    QCOMPARE(hint(), QStringLiteral("The program was not run."));
    QVERIFY(run());
    QCOMPARE(fixture().strip()->notice(), Notice::None);
}

void TestPythonWindow::findsInTheText()
{
    QVERIFY(open(Program));
    edit()->setFocus();
    QTest::keyClick(edit(), Qt::Key_F, Qt::ControlModifier);
    auto *field = fixture().find<QWidget>("pythonFind")->findChild<QLineEdit *>();
    QCOMPARE(fixture().window().focusWidget(), field);
    QTest::keyClicks(field, QStringLiteral("sleep"));
    QCOMPARE(edit()->cursorLine(), 5);
    QCOMPARE(edit()->selectedText(), QStringLiteral("sleep"));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, QStringLiteral("fetch("));
    QCOMPARE(edit()->cursorLine(), 10);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edit()->cursorLine(), 10);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edit()->cursorLine(), 4);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(fixture().window().focusWidget(), edit());
}

void TestPythonWindow::runsWithOtherStrategies()
{
    QVERIFY(open(Program));
    fixture().clickSegment("strategy.sequential");
    QTest::qWait(300);
    QVERIFY(fixture().state().startsWith(QStringLiteral("Not run yet"))); // choosing is not running
    QVERIFY(run());
    QVERIFY2(fixture().state().startsWith(QStringLiteral("Finished at 3 s")), qPrintable(fixture().state()));
    fixture().clickSegment("strategy.as-written");
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().startsWith(QStringLiteral("Finished at 2 s")), 60'000);
    QCOMPARE(edit()->text(), QString::fromLatin1(Program));
}

void TestPythonWindow::makesAnAwaitFail()
{
    QVERIFY(open(Program));
    QVERIFY(run());
    edit()->setCursorPosition(4, 0);
    WindowFixture::whenModal<FaultDialog>([](FaultDialog *dialog) {
        auto *detail = dialog->findChild<QLineEdit *>(QStringLiteral("faultDetail"));
        detail->selectAll();
        QTest::keyClicks(detail, QStringLiteral("ValueError:slow"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    fixture().trigger("python.fail");
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().contains(QStringLiteral("exit status 1")), 60'000);
    QVERIFY(console().contains(QStringLiteral("ValueError: slow")));
    auto *list = fixture().find<QListWidget>("pythonFaults");
    QVERIFY(list->isVisible());
    QCOMPARE(list->item(0)->text(), QStringLiteral("5=ValueError:slow"));
    // It moves with its line, and can be switched off.
    edit()->setFocus();
    edit()->setCursorPosition(0, 0);
    type(QStringLiteral("\n"));
    QVERIFY(run());
    QVERIFY(fixture().state().contains(QStringLiteral("exit status 1")));
    list->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY_WITH_TIMEOUT(fixture().state().contains(QStringLiteral("exit status 0")), 60'000);
    fixture().click(fixture().find<QToolButton>("clearFaults"));
    QVERIFY(!list->isVisible());
    edit()->undo();
}

} // namespace awaitscope

QTEST_MAIN(awaitscope::TestPythonWindow)
#include "tst_pythonwindow.moc"
