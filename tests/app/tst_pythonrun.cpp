// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Running a Python text apart from the window: the text of a file, tracebacks, the process.

#include "app/document/pythontext.h"
#include "app/runs/pythoninterpreters.h"
#include "app/runs/pythonsession.h"
#include "app/runs/tracebackreader.h"
#include "tests/support/warnings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

namespace awaitscope {

class TestPythonRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void keepsTheBytesOfAFile_data();
    void keepsTheBytesOfAFile();
    void refusesWhatIsNoText();
    void knowsPythonFromProse_data();
    void knowsPythonFromProse();
    void findsTheLineOfEachTraceback();
    void findsThemInPieces();
    void findsEnvironmentsBesideTheFile();
    void printsAndRecords();
    void hidesItsTemporaryFolder();
    void keepsSecretsOutside();
    void answersInput();
    void stopsEverythingThatWasStarted();
    void stopsAtALimit();
    void endsWithItsOwner();

private:
    struct Outcome
    {
        QString output;
        QString errors;
        std::optional<Recording> recording;
    };
    static Outcome outcomeOf(PythonSession &session, const PythonRequest &request);
    static PythonRequest requestFor(const QString &text);
    static bool isAlive(qint64 process) { return ::kill(pid_t(process), 0) == 0; }
};

PythonRequest TestPythonRun::requestFor(const QString &text)
{
    PythonRequest request;
    request.text = text;
    request.name = QStringLiteral("Untitled.py");
    return request;
}

TestPythonRun::Outcome TestPythonRun::outcomeOf(PythonSession &session, const PythonRequest &request)
{
    Outcome outcome;
    connect(&session, &PythonSession::printed, &session,
            [&outcome](const QString &text, bool isError) { (isError ? outcome.errors : outcome.output) += text; });
    connect(&session, &PythonSession::recorded, &session, [&] { outcome.recording = session.takeRecording(); });
    QSignalSpy ended(&session, &PythonSession::ended);
    if (!session.start(request).empty() || !QTest::qWaitFor([&] { return !ended.isEmpty(); }, 60'000))
        outcome.errors += QStringLiteral("did not end");
    if (outcome.recording && outcome.recording->follower) { // the program took so long that it was watched
        while (outcome.recording->follower->poll()) {}
        outcome.recording->store->update();
    }
    return outcome;
}

void TestPythonRun::keepsTheBytesOfAFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("utf-8") << QByteArray("print('\xC3\xA4')\n");
    QTest::newRow("a mark") << QByteArray("\xEF\xBB\xBFprint(1)\n");
    QTest::newRow("windows lines") << QByteArray("a = 1\r\nb = 2\r\n");
    QTest::newRow("latin-1") << QByteArray("# -*- coding: latin-1 -*-\nprint('\xE4')\n");
    QTest::newRow("latin-1 in the second line") << QByteArray("#!/usr/bin/python3\n# vim: set fileencoding=iso-8859-1 :\nx = '\xFC'\n");
}

void TestPythonRun::keepsTheBytesOfAFile()
{
    QFETCH(QByteArray, bytes);
    const Result<PythonText> text = decodePython(bytes);
    QVERIFY(text);
    QCOMPARE(encodePython(*text), bytes);
}

void TestPythonRun::refusesWhatIsNoText()
{
    QVERIFY(!decodePython(QByteArray("a\0b", 3)));
    QVERIFY(!decodePython(QByteArray("x = '\xE4'\n")));
}

void TestPythonRun::knowsPythonFromProse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPython");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("prose") << QStringLiteral("We await your answer and import asyncio things.") << false;
    QTest::newRow("a task set") << QStringLiteral("{\"awaitscope\": 1}") << false;
    QTest::newRow("a program") << QStringLiteral("import asyncio\n\nasync def main():\n    pass\n") << true;
    QTest::newRow("a session") << QStringLiteral(">>> import asyncio\n>>> asyncio.run(main())\n") << true;
    QTest::newRow("an indented fragment") << QStringLiteral("    result = await asyncio.gather(a(), b())\n") << true;
    QTest::newRow("a function") << QStringLiteral("def f(x):\n    return x\n") << true;
}

void TestPythonRun::knowsPythonFromProse()
{
    QFETCH(QString, text);
    QFETCH(bool, isPython);
    QCOMPARE(looksLikePython(text), isPython);
}

const QString Chained = QStringLiteral("Traceback (most recent call last):\n"
                                       "  File \"demo.py\", line 9, in <module>\n"
                                       "    asyncio.run(main())\n"
                                       "  File \"/usr/lib/python3.11/asyncio/runners.py\", line 190, in run\n"
                                       "    return runner.run(main)\n"
                                       "           ^^^^^^^^^^^^^^^^\n"
                                       "  File \"demo.py\", line 5, in main\n"
                                       "    raise ValueError(\"no\")\n"
                                       "ValueError: no\n"
                                       "\nDuring handling of the above exception, another exception occurred:\n\n"
                                       "Traceback (most recent call last):\n"
                                       "  File \"demo.py\", line 7, in main\n"
                                       "    1 / 0\n"
                                       "ZeroDivisionError: division by zero\n"
                                       "  File \"demo.py\", line 3\n"
                                       "    def f(\n"
                                       "         ^\n"
                                       "SyntaxError: '(' was never closed\n"
                                       "Traceback (most recent call last):\n"
                                       "  File \"other.py\", line 1, in <module>\n"
                                       "KeyError: 1\n"
                                       "  | ExceptionGroup: several (1 sub-exception)\n"
                                       "  +-+---------------- 1 ----------------\n"
                                       "    | Traceback (most recent call last):\n"
                                       "    |   File \"demo.py\", line 12, in fetch\n"
                                       "    |     await x\n"
                                       "    | TimeoutError\n"
                                       "    +------------------------------------\n");

void TestPythonRun::findsTheLineOfEachTraceback()
{
    TracebackReader reader(QStringLiteral("demo.py"));
    QVERIFY(reader.read(Chained));
    QVERIFY(!reader.finish());
    const std::vector<TracebackReader::Error> wanted{{5, QStringLiteral("ValueError: no")},
                                                     {7, QStringLiteral("ZeroDivisionError: division by zero")},
                                                     {3, QStringLiteral("SyntaxError: '(' was never closed")},
                                                     {12, QStringLiteral("TimeoutError")}};
    QCOMPARE(reader.errors().size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(reader.errors()[i].line, wanted[i].line);
        QCOMPARE(reader.errors()[i].message, wanted[i].message);
    }
    QCOMPARE(tracebackPlace(QStringLiteral("    |   File \"a b.py\", line 12, in fetch"))->line, 12);
    QVERIFY(!tracebackPlace(QStringLiteral("print('File \"x.py\", line 3')")));
}

void TestPythonRun::findsThemInPieces()
{
    TracebackReader whole(QStringLiteral("demo.py")), pieces(QStringLiteral("demo.py"));
    whole.read(Chained);
    for (const QChar c : Chained)
        pieces.read(QString(c));
    QVERIFY(whole.errors() == pieces.errors());
}

void TestPythonRun::findsEnvironmentsBesideTheFile()
{
    QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral(".venv/bin"))));
    QFile configuration(folder.filePath(QStringLiteral(".venv/pyvenv.cfg")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    const QString python = folder.filePath(QStringLiteral(".venv/bin/python"));
    const auto has = [&] {
        const std::vector<Interpreter> found = findInterpreters(folder.path());
        return std::any_of(found.begin(), found.end(), [&](const Interpreter &each) { return each.program == python; });
    };
    QVERIFY(!has());
    QVERIFY(QFile::link(QStringLiteral("/bin/sh"), python));
    QVERIFY(has());
    QCOMPARE(findInterpreters({}).front().program, QStringLiteral("python3"));
}

void TestPythonRun::printsAndRecords()
{
    PythonSession session;
    const Outcome outcome = outcomeOf(session, requestFor(QStringLiteral("import asyncio, sys\n"
                                                                         "async def main():\n"
                                                                         "    await asyncio.sleep(100)\n"
                                                                         "    print('out')\n"
                                                                         "    print('err', file=sys.stderr)\n"
                                                                         "asyncio.run(main())\n")));
    QCOMPARE(outcome.output, QStringLiteral("out\n"));
    QCOMPARE(outcome.errors, QStringLiteral("err\n"));
    QCOMPARE(session.status(), 0);
    QVERIFY(outcome.recording.has_value());
    QCOMPARE(outcome.recording->store->lanes().size(), std::size_t(1));
    QVERIFY(outcome.recording->store->range().end >= std::chrono::seconds(100)); // and this test did not wait for it
}

void TestPythonRun::hidesItsTemporaryFolder()
{
    PythonSession session;
    const Outcome outcome = outcomeOf(session, requestFor(QStringLiteral("print(__file__)\nprint('/tm', end='')\n1 / 0\n")));
    QCOMPARE(outcome.output, QStringLiteral("Untitled.py\n/tm"));
    QVERIFY2(outcome.errors.contains(QStringLiteral("File \"Untitled.py\", line 3")), qPrintable(outcome.errors));
    QCOMPARE(session.status(), 1);
    QVERIFY(!outcome.recording);
}

void TestPythonRun::keepsSecretsOutside()
{
    qputenv("MY_TOKEN", "secret");
    qputenv("MY_SETTING", "known");
    PythonRequest request = requestFor(QStringLiteral("import os\nprint(os.environ.get('MY_TOKEN'), os.environ.get('MY_SETTING'))\n"));
    request.environment = {QStringLiteral("MY_SETTING")};
    PythonSession session;
    QCOMPARE(outcomeOf(session, request).output, QStringLiteral("None known\n"));
}

void TestPythonRun::answersInput()
{
    PythonSession session;
    connect(&session, &PythonSession::inputWanted, &session, [&](bool wanted) {
        if (!wanted)
            return;
        session.writeLine(QStringLiteral("Ada"));
        session.closeInput();
    });
    const Outcome outcome = outcomeOf(session, requestFor(QStringLiteral("name = input('Name? ')\n"
                                                                         "print('Hello', name)\n"
                                                                         "input()\n")));
    QVERIFY2(outcome.output.startsWith(QStringLiteral("Name? Hello Ada\n")), qPrintable(outcome.output + outcome.errors));
    QVERIFY(outcome.errors.contains(QStringLiteral("EOFError")));
}

void TestPythonRun::stopsEverythingThatWasStarted()
{
    PythonSession session;
    QString output;
    connect(&session, &PythonSession::printed, &session, [&](const QString &text) { output += text; });
    QSignalSpy ended(&session, &PythonSession::ended);
    QVERIFY(session.start(requestFor(QStringLiteral("import os, signal, subprocess, sys\n"
                                                    "for s in (signal.SIGINT, signal.SIGTERM):\n"
                                                    "    signal.signal(s, signal.SIG_IGN)\n"
                                                    "child = subprocess.Popen(['sleep', '1000'])\n"
                                                    "print(os.getpid(), child.pid, flush=True)\n"
                                                    "child.wait()\n")))
                .empty());
    QTRY_VERIFY_WITH_TIMEOUT(output.endsWith(u'\n'), 60'000);
    const QStringList processes = output.trimmed().split(u' ');
    QVERIFY(isAlive(processes[0].toLongLong()) && isAlive(processes[1].toLongLong()));
    session.stop();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
    QVERIFY(session.wasStopped());
    QTRY_VERIFY(!isAlive(processes[0].toLongLong()) && !isAlive(processes[1].toLongLong()));
}

void TestPythonRun::stopsAtALimit()
{
    PythonRequest request = requestFor(QStringLiteral("while True:\n    print('x' * 1000)\n"));
    request.outputMegabytes = 1;
    PythonSession session;
    const Outcome outcome = outcomeOf(session, request);
    QCOMPARE(session.status(), 3);
    QVERIFY(outcome.output.size() <= 1'000'000);
    QVERIFY2(outcome.errors.contains(QStringLiteral("printed more than 1 MB")), qPrintable(outcome.errors));
}

void TestPythonRun::endsWithItsOwner()
{
    QString output;
    {
        PythonSession session;
        connect(&session, &PythonSession::printed, &session, [&](const QString &text) { output += text; });
        QVERIFY(session.start(requestFor(QStringLiteral("import os, time\nprint(os.getpid(), flush=True)\nopen(0).read()\n"))).empty());
        QTRY_VERIFY_WITH_TIMEOUT(output.endsWith(u'\n'), 60'000);
        QVERIFY(isAlive(output.toLongLong()));
    }
    QTRY_VERIFY(!isAlive(output.toLongLong()));
}

} // namespace awaitscope

QTEST_GUILESS_MAIN(awaitscope::TestPythonRun)
#include "tst_pythonrun.moc"
