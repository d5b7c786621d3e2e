// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/runs/pythoninterpreters.h"
#include "app/runs/recordmemory.h"
#include "app/runs/recordrequest.h"
#include "model/text/shellwords.h"
#include "app/widgets/sourceeditor.h"
#include "app/window/recordcontrol.h"
#include "app/window/recorddialog.h"
#include "views/panels/consolepanel.h"
#include "views/panels/findingsmodel.h"
#include "views/panels/findingspanel.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>

#include <csignal>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace awaitscope;

namespace {

constexpr int Patience = 60'000; // ms, for what a slow machine does in a second

//! Goes on when the file `go` appears beside it, so that a test decides when.
constexpr auto Source = R"(
import asyncio, os, sys, time

async def until(name):
    while not os.path.exists(name):
        await asyncio.sleep(0.01)

async def fetch(url):
    await asyncio.sleep(0.01)
    raise ValueError(f"no answer from {url}")

async def main():
    print("hello", flush=True)
    print("trouble", file=sys.stderr, flush=True)
    task = asyncio.create_task(fetch("x"))
    while not task.done():
        await asyncio.sleep(0.001)
    await until("block")
    time.sleep(0.3)
    await until("go")
    print("bye")

asyncio.run(main())
sys.exit(3)
)";

} // namespace

// Programs that are recorded from the window, with the mouse and the keyboard.
class TestRecordPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_data.isValid());
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // where recordings go
    }
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        m->window().openFirstLook();
        QVERIFY(m->settled());
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        m->written("program.py", Source);
    }
    void cleanup() { m.reset(); }

    void splitsAsAShellWould_data();
    void splitsAsAShellWould();
    void saysWhatIsWrongWithARequest_data();
    void saysWhatIsWrongWithARequest();
    void choosesTheInterpreter();
    void remembersPrograms();
    void nothingInANameBecomesAWordForTheEditor();
    void theDialogSaysWhatIsWrong();
    void theDialogMayGoWhileItsFolderIsEdited();
    void followsAProgramToItsEnd();
    void stopInterruptsTheWholeGroup();
    void whoDoesNotObeyIsKilled();
    void saysThatNothingWasRecorded();
    void closingTheWindowAsks();
    void thePictureIsPausedWhileTheProgramGoesOn();
    void findingsLinkToTheirSpans();

private:
    RecordRequest request(const QString &command) const
    {
        RecordRequest request;
        request.command = command;
        request.folder = m->folder();
        return request;
    }
    RecordControl *control() { return m->find<RecordControl>(); }
    ConsolePanel *console() { return m->find<ConsolePanel>(); }
    bool follows()
    {
        return QTest::qWaitFor([this] { return m->window().runs().follower() != nullptr; }, Patience);
    }
    bool says(const QString &begin)
    {
        return QTest::qWaitFor([&] { return m->strip()->text().startsWith(begin); }, Patience);
    }
    //! As a user does it: Record a Program..., the command, Enter.
    void record(const QString &command)
    {
        WindowFixture::whenModal<RecordDialog>([&](RecordDialog *dialog) {
            dialog->findChild<QLineEdit *>(QStringLiteral("folder"))->setText(m->folder());
            auto *field = dialog->findChild<QComboBox *>(QStringLiteral("command"));
            field->lineEdit()->selectAll();
            QTest::keyClicks(field->lineEdit(), command);
            QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("startRecording")), Qt::LeftButton);
        });
        m->press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    }

    QTemporaryDir m_data;
    std::unique_ptr<WindowFixture> m;
};

void TestRecordPrograms::splitsAsAShellWould_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *command, const QStringList &words) { QTest::newRow(name) << command << words << QString(); };
    const auto wrong = [](const char *name, const char *command, const char *pointer) { QTest::newRow(name) << command << QStringList() << pointer; };
    row("words", "  python3 a.py\t-x ", {"python3", "a.py", "-x"});
    row("quotes", R"(a 'b c'd "e'f" "" g\ h)", {"a", "b cd", "e'f", "", "g h"});
    row("backslashes in quotes", R"(a "b\"c\\d\e" 'f\')", {"a", R"(b"c\d\e)", R"(f\)"});
    row("quoted operators", R"(a '|' "*" \; x#y a~)", {"a", "|", "*", ";", "x#y", "a~"});
    wrong("pipe", "a | b", "column 3");
    wrong("pattern", "pytest tests/*.py", "column 14");
    wrong("variable in quotes", R"(echo "$HOME")", "column 7");
    wrong("home", "~/bin/x", "column 1");
    wrong("open quote", "a 'b", "column 3");
    wrong("trailing backslash", "a \\", "column 3");
}

void TestRecordPrograms::splitsAsAShellWould()
{
    QFETCH(QString, command);
    QFETCH(QStringList, words);
    QFETCH(QString, problem);
    const Result<QStringList> split = shellWords(command);
    QCOMPARE(bool(split), problem.isEmpty());
    if (!split) {
        QCOMPARE(split.problems().front().pointer, problem);
        return;
    }
    QCOMPARE(*split, words);
    const Result<QStringList> again = shellWords(shellCommand(words));
    QVERIFY(again);
    QCOMPARE(*again, words);
}

void TestRecordPrograms::saysWhatIsWrongWithARequest_data()
{
    QTest::addColumn<RecordRequest>("request");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const RecordRequest &request, const char *member, const char *message) {
        QTest::newRow(name) << request << member << message;
    };
    row("empty", {}, "command", "Enter the command");
    row("pipe", {"a | b", {}, {}, {}, {}}, "command", "No shell is involved");
    row("no program", {"no-such-program-here", {}, {}, {}, {}}, "command", "There is no program no-such-program-here.");
    row("folder as program", {"/tmp", {}, {}, {}, {}}, "command", "/tmp cannot be executed.");
    row("no file", {"python3 missing.py", {}, {}, {}, {}}, "command", "There is no file missing.py");
    row("isolated", {"python3 -uI x.py", {}, {}, {}, {}}, "command", "With -I Python does not load the recorder");
    row("no folder", {"true", "/no/such/folder", {}, {}, {}}, "folder", "There is no folder /no/such/folder.");
    row("environment", {"true", {}, {}, {"A=1", "B"}, {}}, "environment", "B is not of the form NAME=VALUE.");
    row("reserved", {"true", {}, {}, {"AWAITSCOPE_RECORD=x"}, {}}, "environment", "AWAITSCOPE_RECORD is set by the recording itself.");
    row("interpreter", {"python3 -c 1", {}, "/no/python", {}, {}}, "interpreter", "/no/python is not a program.");
    row("output", {"true", {}, {}, {}, "/no/such/folder/x.awrec"}, "output", "The recording cannot be written to /no/such/folder");
}

void TestRecordPrograms::saysWhatIsWrongWithARequest()
{
    QFETCH(RecordRequest, request);
    QFETCH(QString, member);
    QFETCH(QString, message);
    const Result<RecordPlan> plan = planRecording(request);
    QVERIFY(!plan);
    QCOMPARE(plan.problems().front().pointer, member);
    QVERIFY2(plan.problems().front().message.contains(message), qPrintable(plan.problems().front().message));
}

void TestRecordPrograms::choosesTheInterpreter()
{
    QDir(m->folder()).mkpath(QStringLiteral(".venv/bin"));
    m->written(".venv/pyvenv.cfg", "home = /usr/bin\n");
    for (const char *name : {".venv/bin/python", ".venv/bin/serve"})
        QFile::setPermissions(m->written(name, "#!/bin/sh\n"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString python = m->path(".venv/bin/python");
    const std::vector<Interpreter> found = findInterpreters(m->folder());
    QVERIFY(std::ranges::any_of(found, [&](const Interpreter &each) { return each.path == python; }));
    RecordRequest wanted = request(QStringLiteral("A=1 program.py --x"));
    Result<RecordPlan> plan = planRecording(wanted);
    QVERIFY(plan);
    QCOMPARE(QFileInfo(plan->program).fileName(), QStringLiteral("python3"));
    QCOMPARE(plan->arguments, (QStringList{"program.py", "--x"}));
    QCOMPARE(plan->environment.value("A"), QStringLiteral("1"));
    QVERIFY(plan->recording.startsWith(m_data.path() + "/awaitscope/recordings/program-"));
    QCOMPARE(QFileInfo(recordingsFolder()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    wanted.interpreter = python;
    QCOMPARE(planRecording(wanted)->program, python);
    wanted.command = QStringLiteral("python3.11 program.py");
    QCOMPARE(planRecording(wanted)->program, python);
    wanted.command = QStringLiteral("serve --port 1");
    plan = planRecording(wanted);
    QVERIFY(plan);
    QCOMPARE(plan->program, m->path(".venv/bin/serve"));
    QCOMPARE(plan->environment.value("VIRTUAL_ENV"), m->path(".venv"));
    // What exists is not replaced.
    wanted.output = m->written("x.awrec", "old");
    QCOMPARE(planRecording(wanted)->recording, m->path("x-2.awrec"));
}

void TestRecordPrograms::remembersPrograms()
{
    QSettings &store = m->settings().store();
    for (int i = 0; i < 12; ++i)
        rememberProgram(store, request(QStringLiteral("python3 %1.py").arg(i)));
    RecordRequest last = request(QStringLiteral("python3 5.py"));
    last.environment = {"A=1"};
    last.light = true;
    rememberProgram(store, last);
    const QList<RecordRequest> programs = recentPrograms(store);
    QCOMPARE(programs.size(), 10);
    QVERIFY(programs.first() == last);
    QCOMPARE(programs.last().command, QStringLiteral("python3 2.py"));
}

void TestRecordPrograms::nothingInANameBecomesAWordForTheEditor()
{
    const Result<QStringList> words = SourceEditor::wordsFor(QStringLiteral("env -u X {file}:{line}"), QStringLiteral("/a b/{line};.py"), 7);
    QVERIFY(words);
    QCOMPARE(words->mid(1), (QStringList{"-u", "X", "/a b/{line};.py:7"}));
    QVERIFY(QFileInfo(words->first()).isAbsolute());
    QVERIFY(!SourceEditor::wordsFor(QStringLiteral("env {line}"), QStringLiteral("/x"), 1));
    QVERIFY(!SourceEditor::wordsFor(QStringLiteral("env {file} | cat"), QStringLiteral("/x"), 1));
    QVERIFY(!SourceEditor::wordsFor(QStringLiteral("no-such-editor {file}"), QStringLiteral("/x"), 1));
}

void TestRecordPrograms::theDialogSaysWhatIsWrong()
{
    RecordDialog dialog(m->settings().store(), &m->window());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *command = dialog.findChild<QComboBox *>(QStringLiteral("command"));
    auto *problem = dialog.findChild<QLabel *>(QStringLiteral("problemText"));
    auto *start = dialog.findChild<QPushButton *>(QStringLiteral("startRecording"));
    auto *environment = dialog.findChild<QPlainTextEdit *>(QStringLiteral("environment"));
    QVERIFY(problem->isHidden()); // nothing was entered so far
    m->click(start);
    QVERIFY(dialog.isVisible() && problem->isVisible());
    QVERIFY(problem->text().startsWith(QStringLiteral("Enter the command")));
    dialog.findChild<QLineEdit *>(QStringLiteral("folder"))->setText(m->folder());
    QTest::keyClicks(command->lineEdit(), QStringLiteral("python3 program.py"));
    QVERIFY(problem->isHidden());
    QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("secondaryText")) != nullptr);
    QTest::keyClicks(environment, QStringLiteral("oops"));
    QCOMPARE(problem->text(), QStringLiteral("oops is not of the form NAME=VALUE."));
    command->setFocus();
    m->click(start);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.focusWidget(), environment);
    environment->selectAll();
    QTest::keyClicks(environment, QStringLiteral("A=b"));
    m->click(start);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.plan().environment.value("A"), QStringLiteral("b"));
    QCOMPARE(recentPrograms(m->settings().store()).first().command, QStringLiteral("python3 program.py"));
    RecordDialog next(m->settings().store(), &m->window()); // begins with the last one
    QCOMPARE(next.request().environment, QStringList{"A=b"});
    QCOMPARE(next.request().folder, m->folder());
}

void TestRecordPrograms::theDialogMayGoWhileItsFolderIsEdited()
{
#ifdef __GLIBC__
    mallopt(M_PERTURB, 0xa5); // what is deleted cannot be used any more
    const auto perturbed = qScopeGuard([] { mallopt(M_PERTURB, 0); });
#endif
    auto dialog = std::make_unique<RecordDialog>(m->settings().store(), &m->window());
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    auto *folder = dialog->findChild<QLineEdit *>(QStringLiteral("folder"));
    bool isEdited = false;
    connect(folder, &QLineEdit::editingFinished, this, [&] { isEdited = true; });
    QVERIFY(folder->parentWidget() != dialog.get());
    connect(folder->parentWidget(), &QObject::destroyed, this, [&] { // the field of the command, which comes before it, is gone by now
        QFocusEvent leaves(QEvent::FocusOut); // the folder gets one if it is deleted while it has the focus
        QCoreApplication::sendEvent(folder, &leaves);
    });
    dialog.reset();
    QVERIFY(isEdited);
}

void TestRecordPrograms::followsAProgramToItsEnd()
{
    record(QStringLiteral("python3 program.py"));
    QVERIFY(follows());
    QVERIFY(m->action("run.stop")->isEnabled());
    QVERIFY(!m->action("file.record")->isEnabled());
    QVERIFY(console()->isVisible());
    QVERIFY(QTest::qWaitFor(
        [this] {
        return console()->text().contains(QStringLiteral("hello"))
            && console()->text().contains(QStringLiteral("trouble"));
        },
        Patience));
    // The red is there while the program goes on.
    QVERIFY(QTest::qWaitFor([this] { return m->window().runs().store()->counts().unretrieved == 1; }, Patience));
    QVERIFY(m->pill()->isVisible());
    QVERIFY(m->window().runs().follower());
    // What blocks, while it does or after that.
    m->written("block", "");
    QVERIFY(QTest::qWaitFor([this] {
        Findings found = findingsOf(*m->window().runs().store());
        return std::any_of(found.list.begin(), found.list.end(), [](const Finding &each) { return each.kind == FindingKind::BlockedLoop; });
    },
                            Patience));
    m->written("go", "");
    QVERIFY(says(QStringLiteral("The program ended with status 3.")));
    QTRY_VERIFY_WITH_TIMEOUT(!m->window().runs().follower(), Patience);
    QVERIFY(m->state().startsWith(QStringLiteral("Recorded: ")));
    QVERIFY(console()->text().contains(QStringLiteral("bye")));
    QVERIFY(console()->text().contains(QStringLiteral("The program ended with status 3.")));
    QVERIFY(console()->text().contains(QStringLiteral("Task exception was never retrieved"))); // the evidence is left alone
    QVERIFY(!m->action("run.stop")->isEnabled());
    QVERIFY(m->action("file.record")->isEnabled());
    const QStringList files = QDir(recordingsFolder()).entryList(QDir::Files);
    QVERIFY(!files.isEmpty());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(QDir(recordingsFolder()).filePath(files.first())) & others, QFile::Permissions());
    // Another run has its own console.
    QTRY_VERIFY2(m->answer("Close Recording"), qPrintable(m->strip()->text()));
    QVERIFY(m->settled());
    QVERIFY(!console()->text().contains(QStringLiteral("bye")));
}

void TestRecordPrograms::stopInterruptsTheWholeGroup()
{
    m->written("both.sh", "python3 program.py & echo $! > child; wait\n");
    record(QStringLiteral("sh both.sh"));
    QVERIFY(follows());
    QVERIFY(m->window().runs().isRecording());
    QFile file(m->path("child"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto child = pid_t(file.readAll().trimmed().toLongLong());
    QVERIFY(child > 0 && ::kill(child, 0) == 0);
    for (QToolButton *button : m->find<QToolBar>()->findChildren<QToolButton *>())
        if (button->defaultAction() == m->action("run.stop"))
            m->click(button);
    QVERIFY(says(QStringLiteral("The program ")));
    QTRY_VERIFY_WITH_TIMEOUT(::kill(child, 0) != 0, Patience);
    QVERIFY(!control()->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!m->window().runs().follower(), Patience);
    QVERIFY(m->window().runs().isRecording());
}

void TestRecordPrograms::whoDoesNotObeyIsKilled()
{
    m->written("deaf.py", "import asyncio, signal, time\nfor s in (signal.SIGINT, signal.SIGTERM): signal.signal(s, signal.SIG_IGN)\n"
                          "async def main():\n    await asyncio.sleep(0)\n    print('now', flush=True)\n    time.sleep(600)\nasyncio.run(main())\n");
    record(QStringLiteral("python3 deaf.py"));
    QVERIFY(QTest::qWaitFor([this] { return console()->text().contains(QStringLiteral("now")); }, Patience));
    for (int asked = 0; asked < 3; ++asked) // each time by stronger means
        m->trigger("run.stop");
    QVERIFY(says(QStringLiteral("The program was ended by SIGKILL.")));
}

void TestRecordPrograms::saysThatNothingWasRecorded()
{
    record(QStringLiteral("python3 -c 'print(6 * 7)'"));
    QVERIFY(says(QStringLiteral("The program ended with status 0.")));
    QVERIFY(m->strip()->text().contains(QStringLiteral("Nothing was recorded")));
    QVERIFY(console()->text().contains(QStringLiteral("42")));
    QVERIFY(!m->window().runs().isRecording());
}

void TestRecordPrograms::closingTheWindowAsks()
{
    record(QStringLiteral("python3 program.py"));
    QVERIFY(follows());
    WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) {
        QCOMPARE(box->objectName(), QStringLiteral("confirmStop"));
        QTest::keyClick(box, Qt::Key_Escape);
    });
    QVERIFY(!m->window().close());
    QVERIFY(control()->isRunning());
    WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) {
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
    });
    QVERIFY(m->window().close());
    QVERIFY(!control()->isRunning());
}

void TestRecordPrograms::thePictureIsPausedWhileTheProgramGoesOn()
{
    record(QStringLiteral("python3 program.py"));
    QVERIFY(follows());
    QVERIFY(m->action("run.pause")->isEnabled());
    m->trigger("run.pause");
    QVERIFY2(m->state().startsWith(QStringLiteral("Paused at ")), qPrintable(m->state()));
    const std::size_t events = m->window().runs().store()->trace().events().size();
    m->written("block", "");
    m->written("go", "");
    QTRY_VERIFY_WITH_TIMEOUT(!control()->isRunning(), Patience);
    QCOMPARE(m->window().runs().store()->trace().events().size(), events);
    m->trigger("run.pause"); // all of it is there
    QTRY_VERIFY_WITH_TIMEOUT(!m->window().runs().follower(), Patience);
    QVERIFY(m->window().runs().store()->trace().events().size() > events);
    QVERIFY(m->window().runs().store()->finished());
}

void TestRecordPrograms::findingsLinkToTheirSpans()
{
    m->written("go", "");
    m->written("block", "");
    record(QStringLiteral("python3 program.py"));
    QVERIFY(says(QStringLiteral("The program ended with status 3.")));
    QTRY_VERIFY_WITH_TIMEOUT(m->window().runs().isRecording() && !m->window().runs().follower(), Patience);
    for (QAction *action : m->window().commands().all())
        if (action->text() == QLatin1String("Go to Findings"))
            action->trigger();
    auto *panel = m->find<FindingsPanel>();
    QVERIFY(panel->isVisible());
    const QAbstractItemModel *rows = panel->model();
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, FindingsModel::FindingColumn).data().toString(), QStringLiteral("Nobody looked at ValueError: no answer from x of fetch"));
    QCOMPARE(rows->index(0, FindingsModel::PlaceColumn).data().toString(), QStringLiteral("program.py:10"));
    QCOMPARE(rows->index(0, FindingsModel::MadeColumn).data().toString(), QStringLiteral("program.py:15"));
    QVERIFY(rows->index(1, FindingsModel::FindingColumn).data().toString().startsWith(QStringLiteral("main blocked the event loop for 3")));
    QVERIFY2(m->label("recordingSize").contains(QStringLiteral("no record was dropped")), qPrintable(m->label("recordingSize")));
    QVERIFY(m->label("loopHealth").contains(QStringLiteral("longest step: 3")));
    QTest::mouseClick(panel->table()->viewport(), Qt::LeftButton, {}, panel->table()->visualRect(rows->index(0, 0)).center());
    QCOMPARE(m->window().viewState().selection().size(), std::size_t(1));
    const ViewItem item = m->window().viewState().selection().front();
    QCOMPARE(m->window().runs().store()->displayName(item.lane), QStringLiteral("fetch"));
}

QTEST_MAIN(TestRecordPrograms)
#include "tst_recordprograms.moc"
