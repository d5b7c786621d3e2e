// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/document/document.h"
#include "app/document/files.h"
#include "app/document/recovery.h"
#include "app/widgets/messagebar.h"
#include "app/window/mainwindow.h"
#include "model/edit/tasktable.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace awaitscope;

namespace {

constexpr char RoleVariable[] = "AWAITSCOPE_TEST_ROLE";
constexpr int EditMs = 40; //!< between the edits of the role "edit"

MainWindow *theWindow()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *widget : windows)
        if (auto *window = qobject_cast<MainWindow *>(widget))
            return window;
    return nullptr;
}

void tell(const char *what, const QByteArray &contents)
{
    std::printf("%s %s\n", what, contents.toBase64().constData());
    std::fflush(stdout);
}

void editOnce()
{
    static QRandomGenerator random(qEnvironmentVariable("AWAITSCOPE_TEST_SEED").toUInt());
    static const char *const commands[] = {"task.addSucceeds", "task.addRaises", "task.addForget", "task.duplicate", "edit.undo"};
    MainWindow *window = theWindow();
    QAction *action = window->commands().at(QLatin1String(commands[random.bounded(int(std::size(commands)))]));
    if (action->isEnabled() && window->document().taskSet().coros.size() < 40)
        action->trigger();
    tell("STATE", writeTaskSet(window->document().taskSet()));
}

void recover()
{
    MainWindow *window = theWindow();
    if (!window || !window->isVisible()) { // not yet
        QTimer::singleShot(20, qApp, recover);
        return;
    }
    tell("OFFER", window->messageBar()->text().toUtf8());
    const QList<QPushButton *> buttons = window->messageBar()->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        if (button->text() == QLatin1String("Recover"))
            button->click();
    tell("PATH", window->document().path().toUtf8());
    tell(window->isWindowModified() ? "MODIFIED" : "CLEAN", {});
    tell("STATE", writeTaskSet(window->document().taskSet()));
    QCoreApplication::exit(0);
}

//! Runs inside the real program as soon as there is an application, and does what a user would do in its window.
void playRole()
{
    const QByteArray role = qgetenv(RoleVariable);
    if (role == "edit") {
        auto *timer = new QTimer(qApp);
        QObject::connect(timer, &QTimer::timeout, qApp, editOnce);
        timer->start(EditMs);
    } else if (role == "recover") {
        QTimer::singleShot(0, qApp, recover); // in the event loop: by then it has offered what it found
    } else if (role == "look") {
        QTimer::singleShot(0, qApp, [] { tell("LOOK", {}); });
    }
}

struct Line
{
    QByteArray what;
    QByteArray contents;
};

std::vector<Line> linesOf(const QByteArray &output)
{
    std::vector<Line> lines;
    const QList<QByteArray> rows = output.split('\n');
    for (const QByteArray &row : rows) {
        const QList<QByteArray> parts = row.split(' ');
        if (parts.size() == 2)
            lines.push_back({parts[0], QByteArray::fromBase64(parts[1])});
    }
    return lines;
}

QByteArray contentsOf(const std::vector<Line> &lines, const char *what)
{
    QByteArray found;
    for (const Line &line : lines)
        if (line.what == what)
            found = line.contents;
    return found;
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(playRole)

//! Starts this executable as the program: main() below calls runApplication().
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareResources(); }

    void reportsOnceThatRecoveryFails()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(QStringLiteral("data")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Document document;
        Recovery recovery(&document, folder.filePath(QStringLiteral("data/recovery")));
        QSignalSpy failed(&recovery, &Recovery::failed);
        const auto edit = [&document](const char *title) {
            TaskSet set = document.taskSet();
            set.title = QString::fromLatin1(title);
            document.edit(QStringLiteral("edit"), set);
        };
        edit("first");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("Cannot be written")));
        edit("second");
        recovery.write();
        QCOMPARE(failed.size(), 1);
        QVERIFY(inTheWay.remove()); // and now it can be written
        recovery.write();
        QVERIFY(!QDir(folder.filePath(QStringLiteral("data/recovery"))).entryList({QStringLiteral("*.json")}, QDir::Files).isEmpty());
        QCOMPARE(failed.size(), 1);
    }

    void onlyTheOwnerCanReadIt()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data/recovery"));
        QVERIFY(QDir().mkpath(data)); // as an older version created it
        Document document;
        Recovery recovery(&document, data);
        document.edit(QStringLiteral("edit"), newTaskSet());
        recovery.write();
        const QFileInfoList files = QDir(data).entryInfoList({QStringLiteral("*.json")}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(files.first().permissions() & others));
        QVERIFY(!(QFileInfo(data).permissions() & (others | QFileDevice::ExeGroup | QFileDevice::ExeOther)));
    }

    void unreadableFilesAreMovedAsideAndDeletedAfterAMonth()
    {
        const QTemporaryDir folder;
        const QDir dir(folder.path());
        const QByteArray dead = "99999999\nawaitscope\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n"; // beyond the maximum process id
        for (int i = 0; i < 3000; ++i)
            QVERIFY(writeRaw(dir.filePath(QStringLiteral("%1.json").arg(i)), "rubbish") && writeRaw(dir.filePath(QStringLiteral("%1.json.lock").arg(i)), dead));
        const QString old = dir.filePath(QStringLiteral("old.json.unreadable"));
        QFile file(old);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setFileTime(QDateTime::currentDateTime().addDays(-40), QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(writeFile(dir.filePath(QStringLiteral("good.json")), wrapped(newTaskSet(), {}, {})).empty());
        QFile good(dir.filePath(QStringLiteral("good.json"))); // and it is the oldest
        QVERIFY(good.open(QIODevice::ReadWrite) && good.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        good.close();
        QVERIFY(Recovery::leftBehind(folder.path()));
        QVERIFY(!QFile::exists(old));
        QCOMPARE(dir.entryList({QStringLiteral("*.unreadable")}).size(), 3000);
        QCOMPARE(dir.entryList({QStringLiteral("*.json")}), QStringList{QStringLiteral("good.json")}); // the others are not read again
    }

    void recoveredWorkDoesNotOverwriteAChangedFileWithoutAsking_data()
    {
        QTest::addColumn<QByteArray>("onDisk");
        QTest::addColumn<bool>("differs");
        QTest::newRow("as it was") << QByteArray("what was there") << false;
        QTest::newRow("changed") << QByteArray("newer work of somebody") << true;
    }

    void recoveredWorkDoesNotOverwriteAChangedFileWithoutAsking()
    {
        QFETCH(QByteArray, onDisk);
        QFETCH(bool, differs);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.taskset"));
        QVERIFY(writeFile(path, onDisk).empty());
        {
            Document document;
            document.load(newTaskSet(), path, true, hashOf("what was there"));
            Recovery recovery(&document, folder.filePath(QStringLiteral("recovery")));
            recovery.write();
            const QString copy = QDir(folder.filePath(QStringLiteral("recovery"))).entryInfoList({QStringLiteral("*.json")}, QDir::Files).first().filePath();
            QVERIFY(QFile::copy(copy, folder.filePath(QStringLiteral("left.json"))));
        }
        const std::optional<RecoveredWork> work = Recovery::leftBehind(folder.path());
        QVERIFY(work);
        QCOMPARE(work->path, path);
        Document document;
        document.load(work->taskSet, work->path, true, work->standsOn);
        QCOMPARE(document.differsFromDisk(), differs); // this is when saving asks
        document.load(work->taskSet, work->path, true, QByteArray()); // of an older version: unknown
        QVERIFY(document.differsFromDisk());
    }

    void offersRecoveryAfterAKill_data()
    {
        QTest::addColumn<uint>("seed");
        QTest::addColumn<bool>("fromFile");
        const int sessions = qEnvironmentVariableIsSet("AWAITSCOPE_SESSIONS") ? qEnvironmentVariableIntValue("AWAITSCOPE_SESSIONS") : 2;
        for (int i = 0; i < sessions; ++i)
            QTest::addRow("session %d", i) << uint(i + 1) << bool(i % 2);
    }

    void offersRecoveryAfterAKill()
    {
        QFETCH(uint, seed);
        QFETCH(bool, fromFile);
        const QTemporaryDir home;
        const QString file = home.filePath(QStringLiteral("mine.taskset"));
        if (fromFile)
            QVERIFY(QFile::copy(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples/basic.taskset"), file));
        const QByteArray onDisk = fromFile ? bytes(file) : QByteArray();

        QProcess editing;
        start(editing, home.path(), "edit", fromFile ? QStringList{file} : QStringList(), seed);
        QVERIFY2(keptIn(home), editing.readAllStandardError().constData());
        QTest::qWait(int(seed * 7919 % 1500)); // an arbitrary moment
        editing.kill(); // SIGKILL
        QVERIFY(editing.waitForFinished());
        QCOMPARE(editing.exitStatus(), QProcess::CrashExit);
        const std::vector<Line> states = linesOf(editing.readAllStandardOutput());
        if (fromFile)
            QCOMPARE(bytes(file), onDisk);

        const std::vector<Line> after = runToEnd(home.path(), "recover", seed);
        QVERIFY(contentsOf(after, "OFFER").contains("Unsaved work was found"));
        QCOMPARE(QString::fromUtf8(contentsOf(after, "PATH")), fromFile ? file : QString());
        QVERIFY(std::any_of(after.begin(), after.end(), [](const Line &l) { return l.what == "MODIFIED"; }));
        const QByteArray recovered = contentsOf(after, "STATE");
        QVERIFY(readTaskSet(recovered));
        // It was the newest version at some point within the last two seconds, counted by the program's own edits: a busy machine delays both.
        const auto lost = std::find_if(states.rbegin(), states.rend(), [&](const Line &l) { return l.contents == recovered; }) - states.rbegin();
        QVERIFY2(lost <= 2000 / EditMs, qPrintable(QStringLiteral("%1 of %2 edits are lost").arg(lost).arg(states.size())));
    }

    void recoveredWorkSurvivesAnotherKill()
    {
        const QTemporaryDir home;
        QProcess editing;
        start(editing, home.path(), "edit", {}, 5);
        QVERIFY(keptIn(home));
        editing.kill();
        QVERIFY(editing.waitForFinished());
        const QByteArray first = contentsOf(runToEnd(home.path(), "look", 5), "OFFER");
        QVERIFY(first.isEmpty()); // killed by the test before it was read: the copy must stay
        const std::vector<Line> after = runToEnd(home.path(), "recover", 5);
        QVERIFY(contentsOf(after, "OFFER").contains("Unsaved work was found"));
        // It was closed without saving, so the last step of the program was to remove the copy.
        QVERIFY(!contentsOf(runToEnd(home.path(), "recover", 5), "OFFER").contains("Unsaved work was found"));
    }

    void invalidWorkIsRecoveredToo()
    {
        const QTemporaryDir folder;
        const QByteArray half = R"({"schema": 1, "coros": {"main": {"body": [{"op": "call", "coro": "not yet"}]}}, "main": "main"})";
        QVERIFY(!readTaskSet(half));
        QVERIFY(readDraft(half));
        const QJsonObject wrapper{{QStringLiteral("path"), QStringLiteral("/mine.taskset")}, {QStringLiteral("taskSet"), QString::fromUtf8(half)}};
        QVERIFY(writeFile(folder.filePath(QStringLiteral("left.json")), QJsonDocument(wrapper).toJson()).empty());
        const std::optional<RecoveredWork> found = Recovery::leftBehind(folder.path());
        QVERIFY(found && found->taskSet == readDraft(half)->set);
    }

private:
    static bool writeRaw(const QString &path, const QByteArray &contents)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
    }

    static QByteArray wrapped(const TaskSet &set, const QString &path, const QByteArray &standsOn)
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("path"), path},
                                         {QStringLiteral("standsOn"), QString::fromLatin1(standsOn.toBase64())},
                                         {QStringLiteral("taskSet"), QString::fromUtf8(writeTaskSet(set))}})
            .toJson();
    }

    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void start(QProcess &process, const QString &home, const char *role, const QStringList &arguments, uint seed)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home);
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QLatin1String(RoleVariable), QLatin1String(role));
        environment.insert(QStringLiteral("AWAITSCOPE_TEST_SEED"), QString::number(seed));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), arguments);
    }

    //! Waits until the program has stored its unsaved work for the first time.
    static bool keptIn(const QTemporaryDir &home)
    {
        const QDir folder(home.filePath(QStringLiteral("data/awaitscope/recovery")));
        return QTest::qWaitFor([&folder] { return !folder.entryList({QStringLiteral("*.json")}, QDir::Files).isEmpty(); }, 60'000);
    }

    //! "look": the program is killed as soon as its window is open.
    static std::vector<Line> runToEnd(const QString &home, const char *role, uint seed)
    {
        QProcess process;
        start(process, home, role, {}, seed);
        if (qstrcmp(role, "look") == 0) {
            (void)QTest::qWaitFor([&process] { return process.bytesAvailable() > 0; }, 60'000);
            process.kill();
        }
        process.waitForFinished(20'000);
        return linesOf(process.readAllStandardOutput());
    }
};

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsSet(RoleVariable))
        return runApplication(argc, argv);
    QCoreApplication application(argc, argv);
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
