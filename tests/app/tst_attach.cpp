// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/runs/pythonprocesses.h"
#include "app/runs/recordrequest.h"
#include "app/window/attachcontrol.h"
#include "app/window/attachdialog.h"
#include "app/window/recordcontrol.h"
#include "model/words/eventsentence.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QProcess>
#include <QTreeWidget>

using namespace awaitscope;

namespace {

constexpr int Patience = 20'000; // ms, for what a slow machine does in a second

//! SIGUSR1 plays sys.remote_exec: it executes the script whose path is in the file `request`.
constexpr auto Source = R"(
import asyncio, os, signal

def injected(number, frame):
    with open("request") as file:
        path = file.read()
    with open(path) as file:
        source = file.read()
    exec(source, {})

signal.signal(signal.SIGUSR1, injected)

async def fetch():
    while not os.path.exists("go"):
        await asyncio.sleep(0.005)
    raise ValueError("nobody looks at this")

async def main():
    task = asyncio.create_task(fetch())
    await asyncio.sleep(0.02)
    print("ready", flush=True)
    while not os.path.exists("end"):
        await asyncio.sleep(0.005)

asyncio.run(main())
)";

//! An interpreter that has sys.remote_exec.
constexpr auto StandIn = R"(
import os, runpy, signal, sys
def remote_exec(process, path):
    if os.path.exists("refuses"):
        raise RuntimeError("Remote debugging is not enabled in the remote process")
    with open("request", "w") as file:
        file.write(path)
    os.kill(process, signal.SIGUSR1)
os.chdir(os.path.dirname(os.path.abspath(__file__)))
sys.remote_exec = remote_exec
sys.argv[:] = sys.argv[3:]
runpy.run_path(sys.argv[0], run_name="__main__")
)";

} // namespace

// Programs that run already, attached to from the window.
class TestAttach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_data.isValid());
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // where recordings go
        QProcess python;
        const QString where = QStringLiteral("import os, sys; print(os.path.realpath(sys.executable)); print(sys.base_prefix)");
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"), where});
        QVERIFY(python.waitForFinished());
        const QStringList words = QString::fromUtf8(python.readAllStandardOutput()).split(u'\n');
        m_python = words.value(0); // what is on PATH may be a script that finds it
        m_prefix = words.value(1);
        QVERIFY(QFileInfo(m_python).isExecutable());
    }
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        m->window().openFirstLook();
        QVERIFY(m->settled());
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        m->written("program.py", Source);
        QFile standIn(m->written("stand-in", "#!" + m_python.toUtf8() + StandIn));
        QVERIFY(standIn.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    void cleanup()
    {
        m.reset();
        m_program.kill();
        m_program.waitForFinished();
    }

    void listsRunningPrograms();
    void saysThatItHasEnded();
    void followsARunningProgram();
    void closingTheWindowEndsTheRecording();
    void saysWhyNot();

private:
    //! With the name of Python 3.14, or its own.
    void start(bool newer)
    {
        QString python = m_python;
        if (newer) {
            python = m->path("python3.14");
            QVERIFY(QFile::copy(m_python, python));
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("PYTHONHOME"), m_prefix);
            m_program.setProcessEnvironment(environment);
        }
        m_program.setWorkingDirectory(m->folder());
        m_program.start(python, {QStringLiteral("program.py"), QStringLiteral("an \u00e4rgument")});
        QVERIFY2(m_program.waitForStarted(), qPrintable(m_program.errorString()));
        QVERIFY2(QTest::qWaitFor([this] { return m_program.canReadLine() || m_program.state() == QProcess::NotRunning; }, Patience)
                     && m_program.canReadLine(),
                 m_program.readAllStandardError().constData());
    }
    AttachPlan plan() const
    {
        return {pythonProcess(m_program.processId()), m->path("stand-in"), newRecordingPath(QStringLiteral("process")), {}};
    }
    AttachControl *control() { return m->find<AttachControl>(); }

    bool says(const QString &begin)
    {
        return QTest::qWaitFor([&] { return m->strip()->text().startsWith(begin); }, Patience);
    }

    QTemporaryDir m_data;
    QString m_python, m_prefix;
    QProcess m_program;
    std::unique_ptr<WindowFixture> m;
};

void TestAttach::listsRunningPrograms()
{
    start(true);
    QProcess older;
    older.setWorkingDirectory(m->folder());
    older.start(m_python, {QStringLiteral("-c"), QStringLiteral("print(1, flush=True); input()")});
    QVERIFY(QTest::qWaitFor([&] { return older.canReadLine(); }, Patience));
    PythonProcess chosen;
    WindowFixture::whenModal<AttachDialog>([&](AttachDialog *dialog) {
        auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("processes"));
        auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("filter"));
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("problemText"));
        auto *attach = dialog->findChild<QPushButton *>(QStringLiteral("attach"));
        QTest::keyClicks(filter, QString::number(older.processId()));
        QCOMPARE(list->currentItem()->text(0), QString::number(older.processId()));
        QVERIFY(list->currentItem()->text(2).endsWith(QStringLiteral("-c 'print(1, flush=True); input()'")));
        QVERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("from Python 3.14 on")));
        QVERIFY(!attach->isEnabled());
        filter->selectAll();
        QTest::keyClicks(filter, QStringLiteral("no such program at all"));
        QCOMPARE(problem->text(), QStringLiteral("No program matches the filter."));
        filter->selectAll();
        QTest::keyClicks(filter, QString::number(m_program.processId()));
        QCOMPARE(list->currentItem()->text(1), QStringLiteral("3.14"));
        QVERIFY(list->currentItem()->text(2).contains(QStringLiteral("program.py 'an \u00e4rgument'")));
        QVERIFY(problem->isHidden() && attach->isEnabled());
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("refresh")), Qt::LeftButton);
        QCOMPARE(list->currentItem()->text(0), QString::number(m_program.processId()));
        QTest::mouseClick(attach, Qt::LeftButton);
        QVERIFY(!dialog->isVisible());
        chosen = dialog->process();
    });
    m->trigger("file.attach");
    QCOMPARE(chosen.id, qint64(m_program.processId()));
    // It is no Python 3.14 at all, so the request fails; what is said comes from that.
    QVERIFY(says(QStringLiteral("Process %1 cannot be recorded").arg(chosen.id)));
    QVERIFY(m->action("file.attach")->isEnabled());
    older.kill();
    older.waitForFinished();
}

void TestAttach::saysThatItHasEnded()
{
    start(true);
    AttachDialog dialog(&m->window());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("filter")), QString::number(m_program.processId()));
    m_program.kill();
    QVERIFY(m_program.waitForFinished());
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("attach")), Qt::LeftButton);
    QVERIFY(dialog.isVisible()); // it has ended meanwhile
    QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("problemText"))->text(), QStringLiteral("There is no such process."));
}

void TestAttach::followsARunningProgram()
{
    start(true);
    control()->start(plan());
    QVERIFY(!m->action("file.attach")->isEnabled() && !m->action("file.record")->isEnabled());
    QVERIFY(QTest::qWaitFor([this] { return m->window().runs().follower() != nullptr; }, Patience));
    QTRY_VERIFY_WITH_TIMEOUT(m->window().runs().store(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(int(m->window().runs().store()->counts().tasks), 2, Patience);
    const TraceStore &store = *m->window().runs().store();
    const QString first = eventSentence(store, 0);
    QVERIFY2(first.endsWith(QStringLiteral("already existed when the recording began")), qPrintable(first));
    QCOMPARE(store.counts().unretrieved, 0);
    m->written("go", "");
    QVERIFY(QTest::qWaitFor([this] { return m->window().runs().store()->counts().unretrieved == 1; }, Patience));
    QVERIFY(m->action("run.stop")->isEnabled());
    m->trigger("run.stop");
    QVERIFY(says(QStringLiteral("The recording has ended. The program goes on.")));
    QTRY_VERIFY_WITH_TIMEOUT(!m->window().runs().follower(), Patience);
    QVERIFY(m->action("file.attach")->isEnabled() && !m->action("run.stop")->isEnabled());
    QCOMPARE(m_program.state(), QProcess::Running);
    m->written("end", "");
    QVERIFY(m_program.waitForFinished(Patience));
    QCOMPARE(m_program.exitCode(), 0);
    QVERIFY(m_program.readAllStandardError().contains("Task exception was never retrieved")); // the evidence is left alone
}

void TestAttach::closingTheWindowEndsTheRecording()
{
    start(true);
    const AttachPlan made = plan();
    control()->start(made);
    QVERIFY(QTest::qWaitFor([this] { return m->window().runs().follower() != nullptr; }, Patience));
    QVERIFY(QFile::remove(m->path("request")));
    m->window().close(); // asks nothing: the program does not end
    m->close();
    QVERIFY(QTest::qWaitFor([this] { return QFileInfo::exists(m->path("request")); }, Patience));
    QVERIFY(QTest::qWaitFor(
        [&] {
        const qint64 size = QFileInfo(made.recording).size();
        return size > 4096 && size < 1 << 20;
        },
        Patience)); // it is closed, and as long as what is in it
    QCOMPARE(m_program.state(), QProcess::Running);
    m->open();
}

void TestAttach::saysWhyNot()
{
    start(true);
    m->written("refuses", "");
    control()->start(plan());
    QVERIFY(says(QStringLiteral("Process %1 cannot be recorded").arg(m_program.processId())));
    QVERIFY(m->strip()->text().contains(QStringLiteral("Remote debugging is switched off in that program")));
    QVERIFY(m->action("file.attach")->isEnabled());
    QVERIFY(QFile::remove(m->path("refuses")));
    const AttachPlan late = plan();
    m_program.kill();
    QVERIFY(m_program.waitForFinished());
    m->strip()->dismiss(Notice::RecordedProgram);
    control()->start(late);
    QVERIFY(says(QStringLiteral("Process %1 cannot be recorded").arg(late.process.id)));
    QVERIFY(m->strip()->text().contains(QStringLiteral("There is no such process.")));
}

QTEST_MAIN(TestAttach)
#include "tst_attach.moc"
