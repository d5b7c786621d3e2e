// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/pythonlayout.h"
#include "model/formats/pythonwriter.h"
#include "model/program/tasksetreader.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

const QString source = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray python(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("python3"), QStringList{QStringLiteral("-B")} + arguments);
    return process.waitForFinished(120'000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestPythonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesTheStoredPrograms_data();
    void writesTheStoredPrograms();
    void spreadsLongLinesOverSeveral();
    void namesNothingThatPythonNeeds();
    void doesWhatTheUserDoes();
    void tellsTheLineOfEveryStep();
    void letsNoTextBreakOut();
};

void TestPythonWriter::writesTheStoredPrograms_data()
{
    QTest::addColumn<QString>("taskSet");
    QTest::addRow("first look") << QStringLiteral("resources/examples/first-look");
    QTest::addRow("done callback") << QStringLiteral("resources/examples/done-callback");
    QTest::addRow("custom exception") << QStringLiteral("resources/examples/custom-exception");
    QTest::addRow("producer and consumer") << QStringLiteral("resources/templates/producer-consumer");
    QTest::addRow("retry with backoff") << QStringLiteral("resources/templates/retry-with-backoff");
}

// To be read as one reads a program that somebody else wrote.
void TestPythonWriter::writesTheStoredPrograms()
{
    QFETCH(QString, taskSet);
    const auto set = readTaskSetFile(source + taskSet + QStringLiteral(".taskset"));
    QVERIFY(set);
    const QString golden = source + QStringLiteral("tests/formats/programs/") + taskSet.section(QLatin1Char('/'), -1) + QStringLiteral(".py.txt");
    QCOMPARE(writePython(*set), QString::fromUtf8(readAll(golden)));
}

void TestPythonWriter::spreadsLongLinesOverSeveral()
{
    QCOMPARE(wrapPython(QStringLiteral("    x = f(a, b)"), 20), QStringList{QStringLiteral("    x = f(a, b)")});
    QCOMPARE(wrapPython(QStringLiteral("    x = await f('a, (b', g(c, d), e=1)"), 20),
             (QStringList{QStringLiteral("    x = await f("), QStringLiteral("        'a, (b',"), QStringLiteral("        g(c, d),"),
                          QStringLiteral("        e=1,"), QStringLiteral("    )")}));
    // Nothing to spread: one thing in brackets must stay one thing.
    QCOMPARE(wrapPython(QStringLiteral("print('a long text, with a comma')"), 20).size(), 1);
}

void TestPythonWriter::namesNothingThatPythonNeeds()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{
        "class":{"params":["print"],"body":[{"op":"log","text":"{print}"}]},"range":{"body":[{"op":"set","as":"int","value":1}]},
        "main":{"body":[{"op":"repeat","times":2,"body":[{"op":"call","coro":"class","args":{"print":"hello"}},{"op":"call","coro":"range"}]}]}},"main":"main"})");
    QVERIFY(set);
    const QString python = writePython(*set);
    QVERIFY(python.contains(QStringLiteral("async def class_(print_):\n    print(print_)\n")));
    QVERIFY(python.contains(QStringLiteral("async def range_():\n    int_ = 1\n")));
    QVERIFY(python.contains(QStringLiteral("        await class_(print_='hello')\n        await range_()\n")));
}

void TestPythonWriter::doesWhatTheUserDoes()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"$me","value":{"var":"@self"}},{"op":"sleep","ms":90}]}},
        "main":"main","external":[{"at":50,"op":"cancel","of":"$me","msg":"it's over"}]})");
    QVERIFY(set);
    QVERIFY(writePython(*set).endsWith(QStringLiteral("with asyncio.Runner() as runner:\n"
                                                      "    after = runner.get_loop().call_later\n"
                                                      "    after(0.05, lambda: user_cancels(getattr(G, 'me', None), \"it's over\"))\n"
                                                      "    runner.run(main())\n")));
}

void TestPythonWriter::tellsTheLineOfEveryStep()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[
        {"op":"log","text":"first"},
        {"op":"try","body":[{"op":"call","coro":"inner","body":[{"op":"log","text":"inside"}]}],
         "except":[{"types":["ValueError"],"body":[{"op":"log","text":"caught"}]}],"finally":[]},
        {"op":"gather","of":[{"coro":"other","body":[{"op":"sleep","ms":5}]}]}]}},"main":"main"})");
    QVERIFY(set);
    const ProgramText program = pythonProgram(*set);
    const QStringList lines = program.source.split(QLatin1Char('\n'));
    const auto lineOf = [&](const char *pointer) { return lines.value(program.lineOfStep.value(QString::fromLatin1(pointer)) - 1).trimmed(); };
    QCOMPARE(lineOf("/coros/main/body/0"), QStringLiteral("print('first')"));
    QCOMPARE(lineOf("/coros/main/body/1"), QStringLiteral("try:"));
    QCOMPARE(lineOf("/coros/main/body/1/body/0"), QStringLiteral("await inner()"));
    QCOMPARE(lineOf("/coros/main/body/1/except/0/body/0"), QStringLiteral("print('caught')"));
    QCOMPARE(lineOf("/coros/main/body/2"), QStringLiteral("await asyncio.gather(other())"));
    QCOMPARE(lineOf("/coros/main/body/1/body/0/body/0"), QStringLiteral("print('inside')"));
    QCOMPARE(lineOf("/coros/main/body/2/of/0/body/0"), QStringLiteral("await asyncio.sleep(0.005)"));
    QCOMPARE(program.lineOfStep.size(), 7);
    QCOMPARE(program.stepAt(program.lineOfStep.value(QStringLiteral("/coros/main/body/1/except/0/body/0")) - 1), QStringLiteral("/coros/main/body/1/body/0"));
}

// Whatever a text holds, Python prints it back.
void TestPythonWriter::letsNoTextBreakOut()
{
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("python3 is not installed");
    const QStringList texts{QStringLiteral("it's"),
                            QStringLiteral("\"quoted\""),
                            QStringLiteral("'both\" '''\"\"\""),
                            QStringLiteral("back\\slash\\"),
                            QStringLiteral("tab\tend"),
                            QStringLiteral(u"\u00e4\u20ac\U0001f600 \u200b \u2028 \u00a0"),
                            QStringLiteral("{braces} {{x}} { }"),
                            QStringLiteral("it's {x} \\"),
                            QStringLiteral("\"it's\" {x} {{y}} \\n"),
                            QStringLiteral("?\?/ %s %(x)s # \x01\x7f"),
                            QStringLiteral("')\nimport os #")};
    TaskSet set;
    Body body;
    body.push_back({step::Set{QStringLiteral("x"), Expr{QStringLiteral("X")}}, {}});
    body.push_back({step::Set{QStringLiteral("braces"), Expr{QStringLiteral("B")}}, {}});
    body.push_back({step::Set{QStringLiteral("y"), Expr{QStringLiteral("Y")}}, {}});
    QString expected;
    for (const QString &text : texts) {
        body.push_back({step::Log{text}, {}});
        QString shown = text;
        shown.replace(QStringLiteral("{x}"), QStringLiteral("X"))
            .replace(QStringLiteral("{y}"), QStringLiteral("Y"))
            .replace(QStringLiteral("{braces}"), QStringLiteral("B"));
        expected += shown + QLatin1Char('\n');
    }
    set.coros.push_back({QStringLiteral("main"), std::nullopt, body, {}});
    set.main.coro = QStringLiteral("main");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("program.py")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(writePython(set).toUtf8());
    file.close();
    QCOMPARE(QString::fromUtf8(python({QStringLiteral("-X"), QStringLiteral("utf8"), file.fileName()})), expected);
}

QTEST_GUILESS_MAIN(TestPythonWriter)
#include "tst_pythonwriter.moc"
