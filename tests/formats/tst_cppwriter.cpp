// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/cpp/cppexpressions.h"
#include "model/formats/program/cpp/cppwriter.h"
#include "model/program/file/tasksetreader.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

const QString source = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/");

//! Without the prelude.
QString ownPart(const ProgramText &program)
{
    return program.source.section(QLatin1Char('\n'), program.firstLine - 1);
}

} // namespace

// tests/conformance/cplusplus.py shows that the programs compile, and print what they should.
class TestCppWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesTheStoredPrograms_data();
    void writesTheStoredPrograms();
    void writesGroupsTimeoutsAndWaits();
    void checksWhatMayHaveNoValue();
    void containsOnlyTheNeededPrelude();
    void rejectsByNameWhatQCoroCannotExpress();
    void rejectsAtEveryDepth();
    void rejectsAQueueInAnotherOrder();
    void knowsTheLineOfEveryStep();
    void noTextBecomesCode_data();
    void noTextBecomesCode();
    void hidesNothingThatCppNeeds();
};

void TestCppWriter::writesTheStoredPrograms_data()
{
    QTest::addColumn<QString>("taskSet");
    QTest::addRow("gather, collect") << QStringLiteral("gather-collect");
    QTest::addRow("try, except, finally") << QStringLiteral("try-except-finally");
    QTest::addRow("done callback") << QStringLiteral("done-callback");
}

void TestCppWriter::writesTheStoredPrograms()
{
    QFETCH(QString, taskSet);
    const auto set = readTaskSetFile(source + QStringLiteral("resources/examples/%1.taskset").arg(taskSet));
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(program);
    QFile golden(source + QStringLiteral("tests/formats/programs/%1.cpp.txt").arg(taskSet));
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(ownPart(*program), QString::fromUtf8(golden.readAll()));
}

void TestCppWriter::writesGroupsTimeoutsAndWaits()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"w":{"body":[]},"main":{"body":[
        {"op":"spawn","coro":"w","as":"t"},
        {"op":"wait","of":["t"],"ms":5,"return_when":"FIRST_EXCEPTION","done":"d"},
        {"op":"wait_for","of":{"shield":{"var":"t"}},"ms":null,"as":"r"},
        {"op":"timeout","ms":20,"body":[{"op":"task_group","as":"g","body":[
            {"op":"spawn","coro":"w","in":"g","name":"n"},{"op":"return","value":1}]}]}]}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(program);
    const QString own = ownPart(*program);
    QVERIFY2(own.contains(QStringLiteral("    List members1 = {t};\n"
                                         "    Value sets1 = co_await waitOn(std::move(members1), FirstException, 5);\n"
                                         "    Value d = itemOf(sets1, 0);\n")),
             qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("Value r = co_await waitFor(shield(t), std::nullopt);\n")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("    const auto timeout2 = openTimeout(20);\n")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("            createTaskIn(g, coroutine(\"w\", w), \"n\");\n"
                                         "            const Value value4 = 1;\n"
                                         "            result3 = value4;\n"
                                         "            returns3 = true;\n"
                                         "            goto finally3;\n")),
             qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("finally3:;\n        co_await leave(std::move(group3), error3);\n")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("    leave(timeout2, error2);\n")), qPrintable(own));
}

// As Python raises where a name has no value. Where it surely has one, the program says no more than it must.
void TestCppWriter::checksWhatMayHaveNoValue()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"w":{"params":["n"],"body":[{"op":"log","text":"{n}"}]},"main":{"body":[
        {"op":"set","as":"a","value":1},{"op":"call","coro":"w","args":{"n":1}},
        {"op":"try","body":[{"op":"set","as":"b","value":2},{"op":"log","text":"{a} {b}"}],
            "except":[{"types":["ValueError"],"as":"e","body":[{"op":"log","text":"{e} {b}"}]}],"finally":[{"op":"log","text":"{b}"}]},
        {"op":"timeout","ms":9,"body":[{"op":"set","as":"c","value":3}]},
        {"op":"log","text":"{a} {b} {c} {e} {d}"},
        {"op":"set","as":"$g","value":{"var":"d"}},{"op":"log","text":"{$g}"}]}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(program);
    const QString own = ownPart(*program);
    for (const char *text : {"print(n);", "Value a = 1;", "print(a, \" \", b);"})
        QVERIFY2(own.contains(QLatin1String(text)), text);
    QVERIFY2(own.contains(QStringLiteral("print(e, \" \", bound(b, \"b\"));")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("    print(bound(b, \"b\"));\n")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("print(a, \" \", bound(b, \"b\"), \" \", c, \" \", bound(e, \"e\"), \" \", bound(d, \"d\"));")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("G.g = bound(d, \"d\");\n    print(boundGlobal(G.g, \"g\"));")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("    Value d = unset;\n")), qPrintable(own));
    QVERIFY2(own.contains(QStringLiteral("e = unset;\n")), qPrintable(own));
}

void TestCppWriter::containsOnlyTheNeededPrelude()
{
    const auto little = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"sleep","ms":5}]}},"main":"main"})");
    const auto more = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"timeout","ms":5,"body":[]}]}},"main":"main"})");
    QVERIFY(little && more);
    QVERIFY(!cppProgram(*little)->source.contains(QStringLiteral("struct TaskGroup")));
    QVERIFY(cppProgram(*more)->source.contains(QStringLiteral("struct TaskGroup")));
}

void TestCppWriter::rejectsByNameWhatQCoroCannotExpress()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"params":["x"],"body":[
        {"op":"task_group","as":"g","body":[{"op":"lock","of":"mutex","body":[]}]},
        {"op":"try","body":[{"op":"timeout","ms":5,"body":[]}],"except":[{"types":["ValueError"],"body":[{"op":"raise","type":"SystemExit"}]}]},
        {"op":"try","body":[],"except_star":[{"types":["ValueError"],"body":[]}]}]}},"objects":{"mutex":{"type":"lock"}},
        "main":{"coro":"main","args":{"x":{"+":[1,2]}}}})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(!program);
    QStringList found;
    for (const Problem &problem : program.problems())
        found += problem.pointer + QStringLiteral(": ") + problem.message;
    const QString why = QStringLiteral(" cannot be written in C++ with QCoro");
    const QStringList expected{
        QStringLiteral("/main/args/x: the operator +") + why,
        QStringLiteral("/coros/main/body/0/body/0/op: lock") + why,
        QStringLiteral("/coros/main/body/1/except/0/body/0/type: SystemExit") + why,
        QStringLiteral("/coros/main/body/2/except_star: except_star") + why,
    };
    QCOMPARE(found, expected);
}

void TestCppWriter::rejectsAtEveryDepth()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[
        {"op":"gather","of":[{"gather":[{"spawn":{"coro":"inner","body":[{"op":"call","coro":"deep","body":[{"op":"get","of":"q"}]}]}}]}]}]}},"objects":{"q":{"type":"queue"}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(!program);
    QCOMPARE(program.problems().size(), 1U);
    QCOMPARE(program.problems().front().pointer, QStringLiteral("/coros/main/body/0/of/0/gather/0/spawn/body/0/body/0/op"));
}

void TestCppWriter::rejectsAQueueInAnotherOrder()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"put","of":"q","value":1}]}},"objects":{"q":{"type":"queue","order":"lifo"}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(!program);
    QCOMPARE(program.problems().front().pointer, QStringLiteral("/objects/q/order"));
}

void TestCppWriter::knowsTheLineOfEveryStep()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[
        {"op":"log","text":"first"},
        {"op":"try","body":[{"op":"return","value":1}],"finally":[{"op":"log","text":"last"}]},
        {"op":"gather","of":[{"coro":"other","body":[{"op":"sleep","ms":5}]}]}]}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(program);
    const QStringList lines = program->source.split(QLatin1Char('\n'));
    const auto lineOf = [&](const char *pointer) { return lines.value(program->lineOfStep.value(QString::fromLatin1(pointer)) - 1).trimmed(); };
    QCOMPARE(lineOf("/coros/main/body/0"), QStringLiteral("print(\"first\");"));
    QCOMPARE(lineOf("/coros/main/body/1"), QStringLiteral("Error error1;"));
    QCOMPARE(lineOf("/coros/main/body/1/body/0"), QStringLiteral("const Value value2 = 1;"));
    QCOMPARE(lineOf("/coros/main/body/1/finally/0"), QStringLiteral("print(\"last\");"));
    QCOMPARE(lineOf("/coros/main/body/2"), QStringLiteral("List members3 = {coroutine(\"other\", other)};"));
    QCOMPARE(lineOf("/coros/main/body/2/of/0/body/0"), QStringLiteral("co_await sleepFor(5);"));
    QCOMPARE(program->lineOfStep.size(), 6);
}

void TestCppWriter::noTextBecomesCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("literal");
    QTest::newRow("quotes") << QStringLiteral("\"it's\"") << QStringLiteral("\"\\\"it's\\\"\"");
    QTest::newRow("backslash at the end") << QStringLiteral("a\\") << QStringLiteral("\"a\\\\\"");
    QTest::newRow("line breaks") << QStringLiteral("a\r\nb") << QStringLiteral("\"a\\015\\nb\"");
    QTest::newRow("trigraph") << QStringLiteral("what?\?/") << QStringLiteral("\"what?\\?/\"");
    QTest::newRow("digits after a control character") << QStringLiteral("\0011") << QStringLiteral("\"\\0011\"");
    QTest::newRow("turns the direction of text") << QString(QChar(0x202e)) << QStringLiteral("\"\\342\\200\\256\"");
    QTest::newRow("unicode") << QStringLiteral(u"\u00e4\U0001f600") << QStringLiteral(u"\"\u00e4\U0001f600\"");
    QTest::newRow("half a surrogate") << QString(QChar(0xd800)) << QStringLiteral(u"\"\ufffd\"");
    QTest::newRow("nothing") << QString() << QStringLiteral("\"\"");
}

void TestCppWriter::noTextBecomesCode()
{
    QFETCH(QString, text);
    QFETCH(QString, literal);
    QCOMPARE(cppLiteral(text), literal);
}

void TestCppWriter::hidesNothingThatCppNeeds()
{
    const auto set = readTaskSet(R"({"schema":1,"title":"ends with a backslash \\","coros":{
        "class":{"params":["int"],"body":[{"op":"log","text":"{int}"}]},"error1":{"body":[]},"print":{"body":[]},
        "main":{"body":[{"op":"call","coro":"class","args":{"int":1}},{"op":"call","coro":"error1"},{"op":"call","coro":"print"}]}},"main":"main"})");
    QVERIFY(set);
    const auto program = cppProgram(*set);
    QVERIFY(program);
    const QString own = ownPart(*program);
    QVERIFY2(own.startsWith(QStringLiteral("// \"ends with a backslash \\\\\"\n// Made for Python 3.14. ")), qPrintable(own));
    QVERIFY(own.contains(QStringLiteral("QCoro::Task<Value> class_(Value int_)\n{\n    print(int_);\n")));
    QVERIFY(own.contains(QStringLiteral("    co_await class_(1);\n    co_await error1_();\n    co_await print_();\n")));
}

QTEST_GUILESS_MAIN(TestCppWriter)
#include "tst_cppwriter.moc"
