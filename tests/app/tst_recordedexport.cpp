// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Execution
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

//! Runs the real program, without a display.
Execution awaitscopeProgram(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(AWAITSCOPE_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString taskSet = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/seed/a1_s2_gather_fail_fast.json");

} // namespace

//! A recorded run and its task set export the same, except for formats that need the task set.
class TestRecordedExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        m_folder = std::make_unique<QTemporaryDir>();
        m_recording = m_folder->filePath(QStringLiteral("run.jsonl"));
        m_ran = awaitscopeProgram({QStringLiteral("run"), taskSet, QStringLiteral("--events"), m_recording});
        QVERIFY(contentsOf(m_recording).size() > 1000);
    }

    void exportsTheSameAsTheTaskSet_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"jsonl", "json", "csv", "md", "mmd"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }

    void exportsTheSameAsTheTaskSet()
    {
        QFETCH(QString, suffix);
        // The title is that of the task set, which the recording does not contain.
        const QStringList title{QStringLiteral("--title"), QStringLiteral("A title")};
        const QString fromSet = m_folder->filePath(QStringLiteral("set.") + suffix);
        const QString fromRecording = m_folder->filePath(QStringLiteral("recording.") + suffix);
        QCOMPARE(awaitscopeProgram(QStringList{QStringLiteral("export"), taskSet, QStringLiteral("-o"), fromSet} + title).status, 0);
        const Execution recorded = awaitscopeProgram(QStringList{QStringLiteral("export"), m_recording, QStringLiteral("-o"), fromRecording} + title);
        QVERIFY2(recorded.status == 0, recorded.err.constData());
        QVERIFY(!contentsOf(fromSet).isEmpty());
        QCOMPARE(contentsOf(fromRecording), contentsOf(fromSet));
        if (suffix == QLatin1String("jsonl"))
            QCOMPARE(contentsOf(fromSet), contentsOf(m_recording)); // as run --events writes it
    }

    void exportsPictures_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
    }

    void exportsPictures()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, start);
        const QString out = m_folder->filePath(QStringLiteral("picture.") + suffix);
        const Execution outcome = awaitscopeProgram({QStringLiteral("export"), m_recording, QStringLiteral("-o"), out});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(contentsOf(out).startsWith(start));
    }

    void rejectsFormatsThatNeedTheTaskSet_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("python") << QStringList{QStringLiteral("export"), QStringLiteral("RUN"), QStringLiteral("-o"), QStringLiteral("OUT.py")}
                                << QStringLiteral("only be exported from a task set");
        QTest::newRow("c++") << QStringList{QStringLiteral("export"), QStringLiteral("RUN"), QStringLiteral("-o"), QStringLiteral("OUT.cpp")}
                             << QStringLiteral("only be exported from a task set");
        QTest::newRow("a strategy for the export")
            << QStringList{QStringLiteral("export"), QStringLiteral("RUN"), QStringLiteral("-o"),
                           QStringLiteral("OUT.csv"), QStringLiteral("--strategy"), QStringLiteral("collect")}
            << QStringLiteral("strategy");
        QTest::newRow("a strategy for the run") << QStringList{QStringLiteral("run"), QStringLiteral("RUN"),
                                                               QStringLiteral("--strategy"), QStringLiteral("collect")}
                                                << QStringLiteral("strategy");
    }

    void rejectsFormatsThatNeedTheTaskSet()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        arguments.replaceInStrings(QStringLiteral("RUN"), m_recording);
        arguments.replaceInStrings(QStringLiteral("OUT"), m_folder->filePath(QStringLiteral("out")));
        const Execution outcome = awaitscopeProgram(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(words.toUtf8()), outcome.err.constData());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("run.jsonl")});
    }

    void namesTheLineOfAProblem()
    {
        QFile file(m_recording);
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"t\":0,\"task\":null,\"event\":\"limit\"}\n");
        file.close();
        const qsizetype line = contentsOf(m_recording).count('\n');
        for (const QStringList &arguments : {QStringList{QStringLiteral("run"), m_recording},
                                             QStringList{QStringLiteral("export"), m_recording, QStringLiteral("-o"),
                                                         m_folder->filePath(QStringLiteral("x.csv"))}}) {
            const Execution outcome = awaitscopeProgram(arguments);
            QCOMPARE(outcome.status, 2);
            QVERIFY2(outcome.err.contains("line " + QByteArray::number(line) + ":") && outcome.err.contains("back"), outcome.err.constData());
        }
    }

    void runsAsItRan()
    {
        const Execution again = awaitscopeProgram({QStringLiteral("run"), m_recording});
        QCOMPARE(again.out, m_ran.out);
        QCOMPARE(again.err, m_ran.err);
        QCOMPARE(again.status, m_ran.status);
        const QString copy = m_folder->filePath(QStringLiteral("copy.jsonl"));
        awaitscopeProgram({QStringLiteral("run"), m_recording, QStringLiteral("--events"), copy});
        QCOMPARE(contentsOf(copy), contentsOf(m_recording));
    }

    void endsWithTheStatusOfTheRun_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::newRow("success") << QStringLiteral("constructs/gather_return_exceptions") << 0;
        QTest::newRow("an error") << QStringLiteral("seed/a2_s3b_sequential_await_uncaught") << 1;
        QTest::newRow("SystemExit without a text") << QStringLiteral("faults/exit_status") << 0;
        QTest::newRow("SystemExit with a text") << QStringLiteral("faults/exit_awaited") << 1;
        QTest::newRow("KeyboardInterrupt") << QStringLiteral("faults/exit_status_keyboard") << 130;
        QTest::newRow("a deadlock") << QStringLiteral("constructs/deadlock") << 3;
    }

    void endsWithTheStatusOfTheRun()
    {
        QFETCH(QString, name);
        QFETCH(int, status);
        const QString set = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/%1.json").arg(name);
        const Execution ran = awaitscopeProgram({QStringLiteral("run"), set, QStringLiteral("--events"), m_recording});
        QCOMPARE(ran.status, status);
        const Execution again = awaitscopeProgram({QStringLiteral("run"), m_recording});
        QCOMPARE(again.status, status);
        QCOMPARE(again.out, ran.out);
        QCOMPARE(QByteArray(again.err).replace(m_recording.toUtf8(), "FILE"), QByteArray(ran.err).replace(set.toUtf8(), "FILE"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_recording;
    Execution m_ran;
};

QTEST_GUILESS_MAIN(TestRecordedExport)
#include "tst_recordedexport.moc"
