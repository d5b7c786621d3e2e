// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/programrun.h"

#include "app/cli/commandline.h"
#include "app/document/files.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QtEndian>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <zlib.h>

using namespace awaitscope;

//! How the real program handles unusual files, devices, pipes and displays.
class TestCommandFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void eventsNeverOverwriteTheTaskSet()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "set.taskset", Valid);
        const QString soft = folder.filePath(QStringLiteral("soft")), hard = folder.filePath(QStringLiteral("hard"));
        QVERIFY(QFile::link(QStringLiteral("set.taskset"), soft));
        QCOMPARE(::link(file.toUtf8().constData(), hard.toUtf8().constData()), 0);
        for (const QString &events : {file, soft, hard}) {
            const Execution run = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), events});
            QCOMPARE(run.status, int(Misused));
            QVERIFY2(run.err.contains("overwrite the task set itself"), run.err.constData());
            const QString link = events + QStringLiteral(".svg"); // for an export as well
            QCOMPARE(::symlink(events.toUtf8().constData(), link.toUtf8().constData()), 0);
            QCOMPARE(awaitscopeProgram({QStringLiteral("export"), file, QStringLiteral("-o"), link}).status, int(Misused));
        }
        QCOMPARE(*readFile(file), QByteArray(Valid));
    }

    void tracesOfOtherProgramsAreRunComparedAndExported()
    {
        const QTemporaryDir folder;
        const char *chrome = R"({"traceEvents":[{"ph":"X","pid":1,"tid":2,"ts":100,"dur":50,"name":"work"},{"ph":"X","pid":1,"tid":2,"ts":110,"dur":5,"name":"f"}]})";
        const char *flow = R"({"t_ms":0,"coro":"main","event":"SPAWN","task":"Task-1"})";
        const QString first = written(folder, "a.json", chrome), second = written(folder, "b.jsonl", flow);
        const Execution run = awaitscopeProgram({QStringLiteral("run"), first});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out, QByteArray("work\n"));
        QCOMPARE(run.err, first.toUtf8() + ": Not shown: slices within others (1).\n");
        const Execution compared = awaitscopeProgram({QStringLiteral("compare"), first, second});
        QCOMPARE(compared.status, 0);
        QVERIFY2(compared.out.contains("thread 2") && compared.out.contains("Task-1"), compared.out.constData());
        const QString out = folder.filePath(QStringLiteral("out.csv"));
        QCOMPARE(awaitscopeProgram({QStringLiteral("export"), second, QStringLiteral("-o"), out}).status, 0);
        QVERIFY(readFile(out)->contains("Task-1"));
        const Execution bad = awaitscopeProgram({QStringLiteral("run"), written(folder, "bad.json", R"({"traceEvents":[{"ph":"X","ts":"1"}]})")});
        QCOMPARE(bad.status, int(Misused));
        QVERIFY2(bad.err.contains("/traceEvents/0/ts"), bad.err.constData());
    }

    void eventsToADeviceDoNotReplaceIt()
    {
        const QTemporaryDir folder;
        const QString device = folder.filePath(QStringLiteral("null"));
        if (::mknod(device.toUtf8().constData(), S_IFCHR | 0666, makedev(1, 3)) != 0)
            QSKIP("only root can make a device, and replace one");
        if (QFile probe(device); !probe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("devices do not work on this file system");
        const QString link = folder.filePath(QStringLiteral("link.svg"));
        QVERIFY(QFile::link(device, link));
        const QString file = written(folder, "set.taskset", Valid);
        QCOMPARE(awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), device}).status, 0);
        QCOMPARE(awaitscopeProgram({QStringLiteral("export"), file, QStringLiteral("-o"), link}).status, 0);
        struct stat status{};
        QCOMPARE(::lstat(device.toUtf8().constData(), &status), 0);
        QVERIFY(S_ISCHR(status.st_mode));
        QVERIFY(QFileInfo(link).isSymLink());
    }

    void aPictureIsATaskSet_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"png", "svg", "pdf", "webp"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }

    void aPictureIsATaskSet()
    {
        QFETCH(QString, suffix);
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples/gather-fail-fast.taskset"),
                            folder.filePath(QStringLiteral("set.taskset"))));
        const QString picture = QStringLiteral("p.") + suffix;
        QCOMPARE(shell(folder, QStringLiteral("\"$0\" export set.taskset --strategy collect -o ") + picture).status, 0);
        const QByteArray collected = shell(folder, QStringLiteral("\"$0\" run set.taskset --strategy collect --events -")).out;
        QVERIFY(collected != shell(folder, QStringLiteral("\"$0\" run set.taskset --events -")).out);
        QCOMPARE(shell(folder, QStringLiteral("\"$0\" run --events - ") + picture).out, collected); // with the strategy that it shows
        QCOMPARE(shell(folder, QStringLiteral("\"$0\" check ") + picture).status, 0);
        const Execution inPlace = shell(folder, QStringLiteral("\"$0\" export %1 -o %1").arg(picture));
        QVERIFY2(inPlace.status == int(Misused) && inPlace.err.contains("overwrite"), inPlace.err.constData());
        written(folder, (QStringLiteral("other.") + suffix).toLatin1().constData(), "<svg/>");
        const Execution other = shell(folder, QStringLiteral("\"$0\" run other.") + suffix);
        QCOMPARE(other.status, int(Misused));
        QVERIFY2(!other.err.contains("JSON"), other.err.constData());
    }

    void devStdoutIsStandardOutput()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "set.taskset", Valid);
        const QByteArray wanted = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), QStringLiteral("-")}).out;
        const auto run = [&](const QString &out) {
            return shell(folder, QStringLiteral("echo before > out; \"$0\" run set.taskset --events %1 >> out; echo after >> out").arg(out));
        };
        for (const char *out : {"-", "/dev/stdout", "/dev/fd/1", "out"}) {
            const Execution outcome = run(QLatin1String(out));
            QCOMPARE(outcome.err, QByteArray());
            QCOMPARE(*readFile(folder.filePath(QStringLiteral("out"))), QByteArray("before\n") + wanted + QByteArray("after\n"));
        }
    }

    void outputThatCannotBeWrittenIsAnError_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char *name, const char *command, const char *told) {
            QTest::newRow(name) << QString::fromLatin1(command) << QByteArray(told);
        };
        row("run", "\"$0\" run set.taskset > /dev/full", "No space left on device");
        row("events", "\"$0\" run set.taskset --events - > /dev/full", "No space left on device");
        row("events, to the device", "ln -s /dev/full full; \"$0\" run set.taskset --events full", "No space left on device");
        row("check", "echo {} > bad; \"$0\" check bad > /dev/full", "No space left on device");
        row("help", "\"$0\" --help > /dev/full", "No space left on device");
        row("export", "ln -s /dev/full full.svg; \"$0\" export set.taskset -o full.svg", "No space left on device");
        row("closed", "\"$0\" run set.taskset >&-", "Bad file descriptor");
        row("closed, and another file is opened",
            "\"$0\" run set.taskset --events out >&-; s=$?; grep -q '^hello' out && exit 9; exit $s",
            "Bad file descriptor");
        row("no permission", "\"$0\" run set.taskset --events /proc/version", ""); // whatever the message of the system is
    }

    void outputThatCannotBeWrittenIsAnError()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, told);
        const QTemporaryDir folder;
        written(folder, "set.taskset", Valid);
        const Execution outcome = shell(folder, command);
        QVERIFY2(outcome.status == int(Misused), outcome.err.constData());
        QVERIFY2(outcome.err.contains(told) && !outcome.err.contains("Unknown error"), outcome.err.constData());
    }

    void watchContinuesInAReplacedFolder()
    {
        const QTemporaryDir folder;
        QDir root(folder.path());
        const auto makeFolder = [&](const char *title) {
            QVERIFY(root.mkdir(QStringLiteral("new")));
            written(folder, "new/live.taskset", QByteArray(Valid).replace("{\"schema\":1", QByteArray("{\"schema\":1,\"title\":\"") + title + '"'));
        };
        makeFolder("one");
        QVERIFY(root.rename(QStringLiteral("new"), QStringLiteral("work")));
        const QString file = folder.filePath(QStringLiteral("work/live.taskset")), out = folder.filePath(QStringLiteral("live.md"));
        QProcess process;
        process.start(QStringLiteral(AWAITSCOPE_PROGRAM), {QStringLiteral("export"), file, QStringLiteral("-o"), out, QStringLiteral("--watch")});
        const auto shows = [&](const char *title) {
            return QTest::qWaitFor([&] {
                QFile result(out);
                return result.open(QIODevice::ReadOnly) && result.readAll().contains(title);
            },
                                   20'000);
        };
        QVERIFY(shows("one"));
        makeFolder("two");
        QVERIFY(root.rename(QStringLiteral("work"), QStringLiteral("old")) && root.rename(QStringLiteral("new"), QStringLiteral("work")));
        QVERIFY(shows("two"));
        written(folder, "work/live.taskset", QByteArray(Valid).replace("{\"schema\":1", "{\"schema\":1,\"title\":\"six\"")); // in place
        QVERIFY(shows("six"));
        process.kill();
        process.waitForFinished();
    }

    void anExportNeedsNoDisplay_data()
    {
        QTest::addColumn<QString>("variables");
        QTest::newRow("no listener") << QStringLiteral("DISPLAY=:4711");
        QTest::newRow("by force") << QStringLiteral("DISPLAY=:4711 QT_QPA_PLATFORM=xcb");
        QTest::newRow("no Wayland either") << QStringLiteral("WAYLAND_DISPLAY=nowhere DISPLAY=");
    }

    void anExportNeedsNoDisplay()
    {
        QFETCH(QString, variables);
        const QTemporaryDir folder;
        written(folder, "set.taskset", Valid);
        const QString command = QStringLiteral("unset QT_QPA_PLATFORM; env %1 \"$0\" ").arg(variables);
        const Execution outcome = shell(folder, command + QStringLiteral("export set.taskset -o out.png"));
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.err, QByteArray());
        QVERIFY(!QImage(folder.filePath(QStringLiteral("out.png"))).isNull());
    }

    void aDisplayThatDoesNotRespondCountsAsMissing_data()
    {
        QTest::addColumn<QString>("variables");
        QTest::newRow("nobody listens") << QStringLiteral("DISPLAY=:4711");
        QTest::newRow("nobody listens on the network") << QStringLiteral("DISPLAY=localhost:4711");
        QTest::newRow("no number") << QStringLiteral("DISPLAY=:x");
        QTest::newRow("no name") << QStringLiteral("DISPLAY=");
        QTest::newRow("no Wayland") << QStringLiteral("WAYLAND_DISPLAY=nowhere");
        QTest::newRow("neither") << QStringLiteral("WAYLAND_DISPLAY=/nowhere DISPLAY=:4711");
    }

    void aDisplayThatDoesNotRespondCountsAsMissing()
    {
        QFETCH(QString, variables);
        const QTemporaryDir folder;
        const QString command = QStringLiteral("unset QT_QPA_PLATFORM WAYLAND_DISPLAY DISPLAY; env %1 \"$0\"").arg(variables);
        const Execution window = shell(folder, command);
        QVERIFY2(window.status == 0 && window.err.contains("No display"), window.err.constData());
        const Execution picture = shell(folder, command + QStringLiteral(" --screenshot window.png"));
        QVERIFY2(picture.status == 0, picture.err.constData());
    }

    void aScreenshotOfAnInvalidFileIsAnError()
    {
        const QTemporaryDir folder;
        written(folder, "bad.taskset", "{");
        for (const char *file : {"bad.taskset", "missing.taskset", "missing.jsonl", "."}) {
            const Execution outcome = shell(folder, QStringLiteral("\"$0\" --screenshot out.png %1").arg(QLatin1String(file)));
            QVERIFY2(outcome.status == int(Misused), file);
            QVERIFY2(outcome.err.contains("Could not open"), outcome.err.constData());
            QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("out.png"))));
        }
    }

    void aPipeAsInputIsRejectedImmediately()
    {
        const QTemporaryDir folder;
        QCOMPARE(::mkfifo(folder.filePath(QStringLiteral("pipe.taskset")).toUtf8().constData(), 0600), 0);
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), folder.filePath(QStringLiteral("zero.svg"))));
        for (const char *command : {"run pipe.taskset", "check pipe.taskset", "export pipe.taskset -o out.svg", "--screenshot out.png pipe.taskset",
                                    "--screenshot out.png zero.svg", "run zero.svg"}) {
            const Execution outcome = shell(folder, QStringLiteral("\"$0\" ") + QLatin1String(command));
            QVERIFY2(outcome.status == int(Misused), command);
            QVERIFY2(outcome.err.contains(", not a file."), outcome.err.constData());
        }
    }

    void maliciousFilesAreRejectedWithLittleMemory_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("told");
        QByteArray attributes = "<svg xmlns='http://www.w3.org/2000/svg'";
        for (int i = 0; i < 200'000; ++i)
            attributes += " a" + QByteArray::number(i) + "='1'";
        const QByteArray lines = "{\"t\":0,\"task\":null,\"event\":\"meta\",\"python\":\"3.11.7\"}\n{\"t\":0,\"task\":\"";
        QTest::newRow("attributes") << QStringLiteral("a.svg") << attributes + "/>" << qint64(0) << QByteArray("is damaged");
        QTest::newRow("one line") << QStringLiteral("a.jsonl") << lines << qint64(300) << QByteArray("longer than 64 MiB");
        const auto png = [](const QByteArray &key, const QByteArray &type) { // a megabyte that becomes a gigabyte
            const auto chunk = [](const QByteArray &name, const QByteArray &data) {
                QByteArray size(4, '\0'), sum(4, '\0');
                qToBigEndian(quint32(data.size()), size.data());
                qToBigEndian(quint32(crc32(0, reinterpret_cast<const Bytef *>((name + data).constData()), uInt(name.size() + data.size()))), sum.data());
                return size + name + data + sum;
            };
            const QByteArray bomb = qCompress(QByteArray(256 << 20, ' '), 9).mid(4);
            const QByteArray between = type == "iTXt" ? QByteArray("\0\1\0\0\0", 5) : QByteArray("\0\0", 2);
            return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", QByteArray("\0\0\0\1\0\0\0\1\x08\0\0\0\0", 13))
                + chunk(type, key + between + bomb) + chunk("IEND", {});
        };
        QTest::newRow("a text of another key") << QStringLiteral("a.png") << png("comment", "iTXt") << qint64(0) << QByteArray("contains no task set");
        QTest::newRow("a text of our key") << QStringLiteral("a.png") << png("awaitscope-taskset", "iTXt") << qint64(0) << QByteArray("is damaged");
        QTest::newRow("a compressed text of our key") << QStringLiteral("a.png") << png("awaitscope-taskset", "zTXt") << qint64(0) << QByteArray("is damaged");
        QTest::newRow("much of nothing") << QStringLiteral("a.taskset") << QByteArray("{}") << qint64(4000) << QByteArray("Larger than 64 MiB");
        QTest::newRow("a large picture") << QStringLiteral("a.pdf") << QByteArray("%PDF-") << qint64(4000) << QByteArray("Larger than 256 MiB");
    }

    void maliciousFilesAreRejectedWithLittleMemory()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer reserves more than that");
#endif
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        QFETCH(qint64, size);
        QFETCH(QByteArray, told);
        const QTemporaryDir folder;
        QFile file(written(folder, name.toLatin1().constData(), start));
        QVERIFY(size == 0 || file.resize(size * 1024 * 1024)); // without using disk space
        const Execution outcome = shell(folder, QStringLiteral("ulimit -v 2000000; \"$0\" --screenshot out.png %1").arg(name));
        QVERIFY2(outcome.status == int(Misused) && outcome.err.contains("Could not open"), outcome.err.constData());
        QVERIFY2(outcome.err.contains(told), outcome.err.constData());
    }

    void hostileTaskSetsEndWithASentence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status"); // of a run
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char *file, int status, const char *told) { QTest::newRow(file) << QString::fromLatin1(file) << status << QByteArray(told); };
        row("nest", 1, "RecursionError: maximum recursion depth exceeded while getting the repr of an object");
        row("dbl", 3, "a text of more than 67108864 bytes");
        row("rep1e9", 3, "more than 200000000 blocks of steps");
        row("nestrep", 3, "more than 200000000 blocks of steps");
        row("ansikey", 2, "/co\\x1b[31mros");
        row("ansiprob", 2, "\\x1b[31mEVIL");
    }

    void hostileTaskSetsEndWithASentence()
    {
        QFETCH(QString, file);
        QFETCH(int, status);
        QFETCH(QByteArray, told);
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/hostile/%1.taskset").arg(file), folder.filePath(QStringLiteral("set.taskset"))));
        QString limited = QStringLiteral("ulimit -v 2097152; \"$0\" ");
#ifdef __SANITIZE_ADDRESS__
        limited = QStringLiteral("\"$0\" "); // which reserves more than that
#endif
        const Execution run = shell(folder, limited + QStringLiteral("run set.taskset"));
        QVERIFY2(run.status == status, run.err.constData());
        QVERIFY2(run.err.contains(told), run.err.constData());
        QVERIFY(!run.err.contains('\x1b') && !run.out.contains('\x1b'));
        const int shown = status == Misused ? int(Misused) : 0;
        for (const char *command : {"export set.taskset -o out.svg", "export set.taskset -o out.csv",
                                    "export set.taskset -o out.py", "--screenshot out.png set.taskset"}) {
            const Execution outcome = shell(folder, limited + QLatin1String(command));
            QVERIFY2(outcome.status == shown, outcome.err.constData());
            QVERIFY(!outcome.err.contains('\x1b'));
        }
    }

    void namesThatAreNotTextWork()
    {
        const QTemporaryDir folder;
        written(folder, "set.taskset", Valid);
        const Execution outcome = shell(folder, QStringLiteral("n=$(printf 'caf\\351'); cp set.taskset $n.taskset && \"$0\" check $n.taskset"
                                                               " && \"$0\" run $n.taskset --events $n.jsonl && \"$0\" export $n.taskset -o '{name}.svg'"
                                                               " && \"$0\" --screenshot $n.png $n.taskset && ls $n.jsonl $n.svg $n.png | wc -l; rm caf*"));
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.out, QByteArray("hello\n3\n"));
        const Execution missing = shell(folder, QStringLiteral("\"$0\" check $(printf 'miss\\351')"));
        QVERIFY2(missing.err.startsWith("miss\\xe9: "), missing.err.constData());
    }

    void untrustedTextHasNoEffectOnATerminal()
    {
        const QTemporaryDir folder;
        const QByteArray log = R"({"schema":1,"coros":{"main":{"body":[{"op":"log","text":"\u001b[2J \u202e"}]}},"main":"main"})";
        written(folder, "log.taskset", log);
        written(folder, "key.taskset", R"({"schema":1,"\u001b]0;x\u0007":1,"coros":{"\u202e":{"body":[{"op":"fly\u001b"}]},"main":{"body":[]}},"main":"main"})");
        const Execution raw = shell(folder, QStringLiteral("\"$0\" run log.taskset"));
        QCOMPARE(raw.out, QByteArray("\x1b[2J \xE2\x80\xAE\n")); // to a pipe, as in Python
        const Execution key = shell(folder, QStringLiteral("\"$0\" check key.taskset $(printf 'name\\033[1m')"));
        QVERIFY(!key.out.contains('\x1b') && !key.out.contains("\xE2\x80\xAE") && !key.err.contains('\x1b'));
        QVERIFY2(key.out.contains("\\x1b") && key.out.contains("\\u202e"), key.out.constData());
        QVERIFY2(key.err.startsWith("name\\x1b[1m: "), key.err.constData());
        for (const char *command :
             {"check \"$(printf 'a\\nb')\"", "run \"$(printf 'a\\nb.jsonl')\" --strategy collect",
              "export log.taskset -o \"$(printf 'a\\nb/c.svg')\"", "export log.taskset -o \"$(printf 'a\\nb/c.jsonl')\"",
              "run log.taskset --events \"$(printf 'a\\nb/c')\"", "run \"$(printf -- '--a\\nb')\""}) {
            const Execution outcome = shell(folder, QStringLiteral("\"$0\" ") + QLatin1String(command)); // no name makes a line of its own
            QVERIFY2(outcome.status == int(Misused) && outcome.err.contains("a\\nb"), outcome.err.constData());
        }
        if (!QFile::exists(QStringLiteral("/usr/bin/script")))
            QSKIP("no terminal without the program script");
        const Execution terminal = shell(folder, QStringLiteral("P=\"$0\" script -qec '\"$P\" run log.taskset' typescript < /dev/null"));
        QVERIFY2(terminal.out.contains("\\x1b[2J \\u202e"), terminal.out.constData());
        QVERIFY(!terminal.out.contains("\x1b[2J"));
    }

    void withoutADisplayNothingIsOverwritten()
    {
        const QTemporaryDir folder;
        const QString mine = written(folder, "timeline.png", "mine");
        for (const char *name : {"timeline-2.png", "timeline-3.png"}) {
            const Execution outcome = awaitscopeProgram({}, folder.path());
            QVERIFY2(outcome.status == 0, outcome.err.constData());
            QVERIFY2(outcome.err.contains(name), outcome.err.constData());
            QVERIFY(!QImage(folder.filePath(QLatin1String(name))).isNull());
        }
        QCOMPARE(*readFile(mine), QByteArray("mine"));
    }
};

QTEST_MAIN(TestCommandFiles)
#include "tst_commandfiles.moc"
