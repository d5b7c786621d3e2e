// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/python/pythonlayout.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/program/file/tasksetreader.h"

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
    void runsEachMainByItself();
    void writesTheStoredPrograms();
    void spreadsLongLinesOverSeveral();
    void usesNoNameThatPythonNeeds();
    void performsExternalActions();
    void knowsTheLineOfEveryStep();
    void noTextBecomesCode();
    void givesEveryNameAUniqueIdentifier();
    void doesNotReadNamesOfPython();
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

// They should read like programs written by hand.
void TestPythonWriter::writesTheStoredPrograms()
{
    QFETCH(QString, taskSet);
    const auto set = readTaskSetFile(source + taskSet + QStringLiteral(".taskset"));
    QVERIFY(set);
    const QString golden = source + QStringLiteral("tests/formats/programs/") + taskSet.section(QLatin1Char('/'), -1) + QStringLiteral(".py.txt");
    QCOMPARE(writePython(*set), QString::fromUtf8(readAll(golden)));
}

void TestPythonWriter::runsEachMainByItself()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"params":["x"],"body":[]},"second":{"body":[]}},
        "main":{"coro":"main","args":{"x":1}},"then":["second","second"]})");
    QVERIFY(set);
    QVERIFY(writePython(*set).endsWith(QLatin1String("\n\nasyncio.run(main(x=1))\nasyncio.run(second())\nasyncio.run(second())\n")));
    TaskSet changed = *set;
    changed.eager = true;
    const QString eager = writePython(changed);
    QVERIFY(eager.contains(QLatin1String("async def _eager_main_3():\n")));
    QVERIFY(eager.endsWith(QLatin1String("\n\nasyncio.run(_eager_main())\nasyncio.run(_eager_main_2())\nasyncio.run(_eager_main_3())\n")));
}

void TestPythonWriter::spreadsLongLinesOverSeveral()
{
    QCOMPARE(wrapPython(QStringLiteral("    x = f(a, b)"), 20), QStringList{QStringLiteral("    x = f(a, b)")});
    QCOMPARE(wrapPython(QStringLiteral("    x = await f('a, (b', g(c, d), e=1)"), 20),
             (QStringList{QStringLiteral("    x = await f("), QStringLiteral("        'a, (b',"), QStringLiteral("        g(c, d),"),
                          QStringLiteral("        e=1,"), QStringLiteral("    )")}));
    // Nothing to split: a single item in brackets stays as it is.
    QCOMPARE(wrapPython(QStringLiteral("print('a long text, with a comma')"), 20).size(), 1);
}

void TestPythonWriter::usesNoNameThatPythonNeeds()
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

void TestPythonWriter::performsExternalActions()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"$me","value":{"var":"@self"}},{"op":"sleep","ms":90}]}},
        "main":"main","external":[{"at":50,"op":"cancel","of":"$me","msg":"it's over"}]})");
    QVERIFY(set);
    QVERIFY(writePython(*set).endsWith(QStringLiteral("with asyncio.Runner() as runner:\n"
                                                      "    after = runner.get_loop().call_later\n"
                                                      "    after(0.05, lambda: user_cancels(getattr(G, 'me', None), \"it's over\"))\n"
                                                      "    runner.run(main())\n")));
}

void TestPythonWriter::knowsTheLineOfEveryStep()
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

// Python prints every text exactly.
void TestPythonWriter::noTextBecomesCode()
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

// The same identifier everywhere, with as few changes as possible. A valid free identifier is kept.
void TestPythonWriter::givesEveryNameAUniqueIdentifier()
{
    const auto set = readTaskSet(R"({"schema":1,"exceptions":{"my error":"Exception","Plain":"my error"},"objects":{"the queue":{"type":"queue"}},"coros":{
        "fetch url":{"params":["the url"],"body":[{"op":"raise","type":"my error","msg":"x"}]},
        "main":{"body":[{"op":"set","as":"loop task","value":1},{"op":"set","as":"loop_task","value":2},{"op":"set","as":"1st","value":3},
            {"op":"set","as":"class","value":4},{"op":"set","as":"gr\u00f6\u00dfe","value":5},{"op":"set","as":"\ufb01","value":6},{"op":"set","as":"fi","value":7},
            {"op":"set","as":"$loop task","value":8},{"op":"set","as":"x = print('this is run') or 1; y","value":9},{"op":"set","as":"\ud83d\ude00","value":10},
            {"op":"put","of":"the queue","value":{"var":"loop task"}},{"op":"log","text":"{class} {$x}"},
            {"op":"try","body":[{"op":"call","coro":"fetch url","args":{"the url":"u"}}],"except":[{"types":["my error","ValueError"],"as":"the error","body":[]},
                {"types":["Plain"],"as":"$e","body":[]}]}]}},"main":"main"})");
    QVERIFY(set);
    const QString program = writePython(*set);
    for (const char *line : {"my_error = type('my error', (Exception,), {})",
                             "class Plain(my_error):",
                             "the_queue = asyncio.Queue()",
                             "async def fetch_url(the_url):",
                             "    raise my_error('x')",
                             "    loop_task_2 = 1",
                             "    loop_task = 2",
                             "    _1st = 3",
                             "    class_ = 4",
                             "    fi_2 = 6",
                             "    fi = 7",
                             "    G.loop_task = 8",
                             "    x_print_this_is_run_or_1_y = 9",
                             "    variable = 10",
                             "    await the_queue.put(loop_task_2)",
                             "    print(f'{class_} {G.x}')",
                             "        await fetch_url(the_url='u')",
                             "    except (my_error, ValueError) as the_error:",
                             "    except Plain as _error:",
                             "        G.e = _error",
                             "            del G.e"})
        QVERIFY2(program.contains(QLatin1String(line) + QLatin1Char('\n')), qPrintable(QLatin1String(line) + QStringLiteral(" is not in\n") + program));
    QVERIFY(program.contains(QStringLiteral(u"    gr\u00f6\u00dfe = 5\n")));
}

// A variable that no step sets is not set in the exported program either, even if Python has something with that name.
void TestPythonWriter::doesNotReadNamesOfPython()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"x","value":1},{"op":"log","text":"{0}"},{"op":"log","text":"a {print} {x}{None} it's"},
        {"op":"log","text":"{} {{x}} {x!r} {x.y} {two words}"},{"op":"log","text":"{main}"}]}},"main":"main"})");
    QVERIFY(set);
    const QString program = writePython(*set);
    for (const char *line : {"    print(undefined('0'))", "    print('a ' + undefined('print') + f' {x}' + undefined('None') + \" it's\")",
                             "    print(f'{{}} {{{x}}} {{x!r}} {{x.y}} {{two words}}')", "    print(undefined('main'))", "def undefined(name):"})
        QVERIFY2(program.contains(QLatin1String(line) + QLatin1Char('\n')), qPrintable(QLatin1String(line) + QStringLiteral(" is not in\n") + program));
}

QTEST_GUILESS_MAIN(TestPythonWriter)
#include "tst_pythonwriter.moc"
