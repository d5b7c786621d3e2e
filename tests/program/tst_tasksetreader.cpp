// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetreader.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

QByteArray json(QByteArray text)
{
    return text.replace('\'', '"'); // single quotes keep the rows readable
}

//! A task set whose main has these steps, with a coroutine `work(n)` and one object of each kind.
QByteArray withSteps(const QByteArray &steps)
{
    return json("{'schema': 1, 'exceptions': {'Custom': 'ValueError'}, 'objects': {'sem': {'type': 'semaphore', 'value': 2}, 'lock': {'type': 'lock'},"
                " 'q': {'type': 'queue'}, 'c': {'type': 'condition'}, 'ev': {'type': 'event'}, 'pool': {'type': 'executor', 'max_workers': 2},"
                " 'v': {'type': 'context_var', 'default': 1}},"
                " 'coros': {'work': {'params': ['n'], 'body': []}, 'index': {'params': ['index'], 'body': []}, 'main': {'body': [")
        + json(steps) + json("]}}, 'main': 'main'}");
}

QStringList pointers(const Problems &problems)
{
    QStringList result;
    for (const Problem &p : problems)
        result.append(p.pointer);
    return result;
}

QString describe(const Problems &problems)
{
    QString text;
    for (const Problem &p : problems)
        text += p.pointer + QStringLiteral(": ") + p.message + u'\n';
    return text;
}

} // namespace

class TaskSetReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void reportsWhereTheTextIsNotJson_data();
    void reportsWhereTheTextIsNotJson();
    void pointsToTheErrorInTheDocument_data();
    void pointsToTheErrorInTheDocument();
    void pointsToTheErrorInAStep_data();
    void pointsToTheErrorInAStep();
    void acceptsWhatPythonAccepts_data();
    void acceptsWhatPythonAccepts();
    void reportsAllProblemsAtOnce();
    void stopsAtAHundredProblems();
    void escapesThePointer();
    void namesTheCircleOfInlineCalls();
    void rejectsAnEndlessChainOfInlineCalls();
    void boundsTheNestingOfSteps();
    void survivesAMaliciousFile_data();
    void survivesAMaliciousFile();
    void saysWhyAFileCannotBeRead();
};

void TaskSetReaderTest::reportsWhereTheTextIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("line 1, column 1");
    QTest::newRow("a letter") << QByteArray("{\n  \"schema\": x\n}") << QStringLiteral("line 2, column 13");
    QTest::newRow("not closed") << QByteArray("{\"schema\": 1") << QStringLiteral("line 1, column 13");
    QTest::newRow("two documents") << QByteArray("{}\n{}") << QStringLiteral("line 2, column 1");
    QTest::newRow("trailing comma") << QByteArray("[1,\n\n2,]") << QStringLiteral("line 3, column 3");
    QTest::newRow("NaN") << QByteArray("{\"schema\": NaN}") << QStringLiteral("line 1, column 12");
    QTest::newRow("broken UTF-8") << QByteArray("{\"a\": \"\xff\"}") << QStringLiteral("line 1, column 8");
    QTest::newRow("lonely surrogate") << QByteArray("{\"a\": \"\\ud800\"}") << QStringLiteral("line 1, column 14");
    QTest::newRow("column counts letters") << QByteArray("[\"\xc3\xa4\xc3\xb6\" x") << QStringLiteral("line 1, column 7");
}

void TaskSetReaderTest::reportsWhereTheTextIsNotJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const Result<TaskSet> set = readTaskSet(text);
    QVERIFY(!set);
    QCOMPARE(set.problems().size(), size_t(1));
    QCOMPARE(set.problems().front().pointer, where);
    QVERIFY(!set.problems().front().message.isEmpty());
}

void TaskSetReaderTest::pointsToTheErrorInTheDocument_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *text, const QStringList &expected) { QTest::newRow(name) << json(text) << expected; };
    const char *ok = "'coros': {'main': {'body': []}}, 'main': 'main'";
    const auto with = [&](const char *name, const char *more, const QStringList &expected) {
        QTest::newRow(name) << json("{'schema': 1, ") + json(more) + ", " + json(ok) + "}" << expected;
    };

    row("a list", "[]", {QString()});
    row("no schema", "{'coros': {}}", {QString()});
    row("another schema", "{'schema': 2, 'coros': {}}", {QStringLiteral("/schema")});
    row("schema as text", "{'schema': '1'}", {QStringLiteral("/schema")});
    row("schema true", "{'schema': true}", {QStringLiteral("/schema")});
    row("nothing else", "{'schema': 1}", {QString(), QString()});
    row("coros is a list", "{'schema': 1, 'coros': [], 'main': 'main'}", {QStringLiteral("/coros"), QStringLiteral("/main")});
    row("coroutine without body", "{'schema': 1, 'coros': {'main': {}}, 'main': 'main'}", {QStringLiteral("/coros/main")});
    row("coroutine is a list", "{'schema': 1, 'coros': {'main': []}, 'main': 'main'}", {QStringLiteral("/coros/main")});
    row("coroutine without name", "{'schema': 1, 'coros': {'': {'body': []}, 'main': {'body': []}}, 'main': 'main'}", {QStringLiteral("/coros/")});
    row("body is no list", "{'schema': 1, 'coros': {'main': {'body': {}}}, 'main': 'main'}", {QStringLiteral("/coros/main/body")});
    row("params are no names",
        "{'schema': 1, 'coros': {'main': {'body': []}, 'a': {'params': ['x', 1], 'body': []}}, 'main': 'main'}",
        {QStringLiteral("/coros/a/params/1")});
    row("parameter twice",
        "{'schema': 1, 'coros': {'main': {'body': []}, 'a': {'params': ['x', 'x'], 'body': []}}, 'main': 'main'}",
        {QStringLiteral("/coros/a/params/1")});
    row("unknown key of a coroutine", "{'schema': 1, 'coros': {'main': {'body': [], 'parms': []}}, 'main': 'main'}", {QStringLiteral("/coros/main/parms")});
    row("unknown main", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': 'start'}", {QStringLiteral("/main")});
    row("main is a generator", "{'schema': 1, 'coros': {'main': {'body': [{'op': 'yield'}]}}, 'main': 'main'}", {QStringLiteral("/main")});
    row("main needs arguments", "{'schema': 1, 'coros': {'main': {'params': ['x'], 'body': []}}, 'main': 'main'}", {QStringLiteral("/main")});
    row("then is no list", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': 'main', 'then': 'main'}", {QStringLiteral("/then")});
    row("then has a number", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': 'main', 'then': [1]}", {QStringLiteral("/then/0")});
    row("unknown coroutine in then", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': 'main', 'then': ['main', 'more']}", {QStringLiteral("/then/1")});
    row("coroutine in then needs arguments",
        "{'schema': 1, 'coros': {'main': {'body': []}, 'f': {'params': ['x'], 'body': []}}, 'main': 'main', 'then': ['f']}", {QStringLiteral("/then/0")});
    row("generator in then",
        "{'schema': 1, 'coros': {'main': {'body': []}, 'f': {'body': [{'op': 'yield'}]}}, 'main': 'main', 'then': ['f']}", {QStringLiteral("/then/0")});
    row("main is a number", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': 1}", {QStringLiteral("/main")});
    row("main with times", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': {'coro': 'main', 'times': 2}}", {QStringLiteral("/main/times")});
    row("main with a body", "{'schema': 1, 'coros': {'main': {'body': []}}, 'main': {'coro': 'main', 'body': []}}", {QStringLiteral("/main/body")});
    row("main with a variable",
        "{'schema': 1, 'coros': {'main': {'params': ['x'], 'body': []}}, 'main': {'coro': 'main', 'args': {'x': "
        "{'var': 'y'}}}}",
        {QStringLiteral("/main/args/x")});
    row("key twice", "{'schema': 1, 'coros': {'main': {'body': []}, 'main': {'body': []}}, 'main': 'main'}", {QStringLiteral("/coros/main")});
    row("huge number",
        "{'schema': 1, 'coros': {'main': {'body': [{'op': 'return', 'value': 99999999999999999999}]}}, 'main': 'main'}",
        {QStringLiteral("/coros/main/body/0/value")});
    with("unknown key", "'couroutines': {}", {QStringLiteral("/couroutines")});
    with("name is a number", "'name': 1", {QStringLiteral("/name")});
    with("eager is a number", "'eager': 1", {QStringLiteral("/eager")});
    with("python is a number", "'python': 3", {QStringLiteral("/python")});
    with("python is not one of ours", "'python': '3.10'", {QStringLiteral("/python")});
    with("python with a patch level that is no number", "'python': '3.11.x'", {QStringLiteral("/python")});
    with("exceptions is a list", "'exceptions': []", {QStringLiteral("/exceptions")});
    with("unknown base", "'exceptions': {'A': 'Errr'}", {QStringLiteral("/exceptions/A")});
    with("base declared later", "'exceptions': {'A': 'B', 'B': 'Exception'}", {QStringLiteral("/exceptions/A")});
    with("its own base", "'exceptions': {'A': 'A'}", {QStringLiteral("/exceptions/A")});
    with("base is a number", "'exceptions': {'A': 1}", {QStringLiteral("/exceptions/A")});
    with("objects is a list", "'objects': []", {QStringLiteral("/objects")});
    with("unknown type of object", "'objects': {'m': {'type': 'mutex'}}", {QStringLiteral("/objects/m/type")});
    with("object without type", "'objects': {'m': {}}", {QStringLiteral("/objects/m")});
    with("negative semaphore", "'objects': {'m': {'type': 'semaphore', 'value': -1}}", {QStringLiteral("/objects/m/value")});
    with("half a place in a queue", "'objects': {'q': {'type': 'queue', 'maxsize': 0.5}}", {QStringLiteral("/objects/q/maxsize")});
    with("unknown key of an object", "'objects': {'q': {'type': 'queue', 'size': 1}}", {QStringLiteral("/objects/q/size")});
    with("barrier for nobody", "'objects': {'b': {'type': 'barrier', 'parties': 0}}", {QStringLiteral("/objects/b/parties")});
    with("unknown order", "'objects': {'q': {'type': 'queue', 'order': 'random'}}", {QStringLiteral("/objects/q/order")});
    with("bounded is a number", "'objects': {'s': {'type': 'semaphore', 'bounded': 1}}", {QStringLiteral("/objects/s/bounded")});
    with("interrupt of something", "'external': [{'at': 1, 'op': 'interrupt', 'of': '$t'}]", {QStringLiteral("/external/0/of")});
    with("external is an object", "'external': {}", {QStringLiteral("/external")});
    with("empty action", "'external': [{}]", {QStringLiteral("/external/0"), QStringLiteral("/external/0"), QStringLiteral("/external/0")});
    with("unknown action", "'external': [{'at': 1, 'op': 'kill', 'of': '$t'}]", {QStringLiteral("/external/0/op")});
    with("action before the start", "'external': [{'at': -1, 'op': 'cancel', 'of': '$t'}]", {QStringLiteral("/external/0/at")});
    with("action on a number", "'external': [{'at': 1, 'op': 'cancel', 'of': 7}]", {QStringLiteral("/external/0/of")});
    with("unknown key of an action", "'external': [{'at': 1, 'op': 'cancel', 'of': '$t', 'why': 1}]", {QStringLiteral("/external/0/why")});
}

void TaskSetReaderTest::pointsToTheErrorInTheDocument()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const Result<TaskSet> set = readTaskSet(text);
    QVERIFY(!set);
    QCOMPARE(pointers(set.problems()), expected);
}

void TaskSetReaderTest::pointsToTheErrorInAStep_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("below"); // /coros/main/body
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *steps, const char *below, const char *words) {
        QTest::newRow(name) << QByteArray(steps) << QString::fromLatin1(below) << QString::fromUtf8(words);
    };
    row("a number", "1", "/0", "object");
    row("no op", "{'text': 'a'}", "/0", "“op” is missing");
    row("op is a number", "{'op': 1}", "/0/op", "name");
    row("unknown op", "{'op': 'log', 'text': 'a'}, {'op': 'nap'}", "/1/op", "no step “nap”");
    row("missing field", "{'op': 'log'}", "/0", "“text” is missing");
    row("unexpected field", "{'op': 'log', 'text': 'a', 'level': 1}", "/0/level", "Unknown key");
    row("text is a number", "{'op': 'log', 'text': 1}", "/0/text", "a string");
    row("sleep before all ages", "{'op': 'sleep', 'ms': -9000000000000000000}", "/0/ms", "100 years");
    row("half a millisecond", "{'op': 'sleep', 'ms': 10.5}", "/0/ms", "whole");
    row("sleep as text", "{'op': 'sleep', 'ms': '10'}", "/0/ms", "number");
    row("sleep true", "{'op': 'sleep', 'ms': true}", "/0/ms", "number");
    row("sleep for ages", "{'op': 'sleep', 'ms': 9000000000000000000}", "/0/ms", "100 years");
    row("sleep for no limit", "{'op': 'sleep', 'ms': null}", "/0/ms", "number");
    row("negative delay", "{'op': 'retry', 'of': {'coro': 'work', 'args': {'n': 1}}, 'attempts': 1, 'delay': -5, 'on': []}", "/0/delay", "negative");
    row("negative most", "{'op': 'retry', 'of': {'coro': 'work', 'args': {'n': 1}}, 'attempts': 1, 'delay': 0, 'max': -5, 'on': []}", "/0/max", "negative");
    row("repeat a half", "{'op': 'repeat', 'times': 1.5, 'body': []}", "/0/times", "whole");
    row("negative attempts", "{'op': 'retry', 'of': {'coro': 'work', 'args': {'n': 1}}, 'attempts': -1, 'delay': 0, 'on': []}", "/0/attempts", "whole");
    row("negative factor",
        "{'op': 'retry', 'of': {'coro': 'work', 'args': {'n': 1}}, 'attempts': 1, 'delay': 0, 'factor': -2, 'on': []}",
        "/0/factor", "0 or more");
    row("retry of a task", "{'op': 'retry', 'of': {'var': 't'}, 'attempts': 1, 'delay': 0, 'on': []}", "/0/of/var", "Unknown key");
    row("unknown exception", "{'op': 'raise', 'type': 'ValueErr'}", "/0/type", "“ValueErr”");
    row("exception is null", "{'op': 'raise', 'type': null}", "/0/type", "name");
    row("msg is a number", "{'op': 'raise', 'type': 'Custom', 'msg': 1}", "/0/msg", "a string");
    row("while without a condition", "{'op': 'while', 'body': []}", "/0", "“cond” is missing");
    row("a comparison of three", "{'op': 'if', 'cond': {'<': [1, 2, 3]}, 'then': []}", "/0/cond/<", "two values");
    row("all of nothing", "{'op': 'if', 'cond': {'and': []}, 'then': []}", "/0/cond/and", "a list of conditions");
    row("any of a number", "{'op': 'if', 'cond': {'or': [{'truthy': 1}, 2]}, 'then': []}", "/0/cond/or/1", "one key");
    row("a sum of one", "{'op': 'set', 'as': 'x', 'value': {'+': [1]}}", "/0/value/+", "two values");
    row("waiting for a lock to be notified", "{'op': 'condition_wait', 'of': 'lock'}", "/0/of", "not an object");
    row("acquiring a queue", "{'op': 'acquire', 'of': 'q'}", "/0/of", "not an object");
    row("length of two", "{'op': 'set', 'as': 'x', 'value': {'len()': [1, 2]}}", "/0/value/len()", "one value");
    row("an item of one", "{'op': 'set', 'as': 'x', 'value': {'at()': [[1]]}}", "/0/value/at()", "two values");
    row("a text of a number", "{'op': 'set', 'as': 'x', 'value': {'text()': 1}}", "/0/value/text()", "a string");
    row("appending nothing", "{'op': 'append', 'of': 'x'}", "/0", "“value” is missing");
    row("a loop without an end", "{'op': 'for_range', 'as': 'i', 'body': []}", "/0", "“stop” is missing");
    row("with without an exit", "{'op': 'with', 'enter': {'coro': 'work', 'args': {'n': 1}}, 'body': []}", "/0", "“exit” is missing");
    row("an exit with surplus arguments",
        "{'op': 'with', 'enter': {'coro': 'work', 'args': {'n': 1}}, "
        "'exit': {'coro': 'bye', 'params': ['exc'], 'args': {'m': 1}, 'body': []}, 'body': []}",
        "/0/exit/args/m", "no argument");
    row("an enter that is told an exception",
        "{'op': 'with', 'enter': {'coro': 'hi', 'params': ['exc'], 'body': []}, 'exit': {'coro': 'bye', 'body': []}, 'body': []}", "/0/enter",
        "needs the argument exc");
    row("with that sleeps in its enter",
        "{'op': 'with', 'sync': true, "
        "'enter': {'coro': 'hi', 'body': [{'op': 'try', 'body': [{'op': 'sleep', 'ms': 1}], 'finally': [{'op': 'log', 'text': 'x'}]}]}, "
        "'exit': {'coro': 'bye', 'body': []}, 'body': []}",
        "/0/enter/body/0/body/0/op", "“sleep” cannot be in a function of a context manager");
    row("with that awaits in its exit",
        "{'op': 'with', 'sync': true, 'enter': {'coro': 'hi', 'body': []}, "
        "'exit': {'coro': 'bye', 'body': [{'op': 'await', 'of': {'sleep': 1}}]}, 'body': []}",
        "/0/exit/body/0/op", "“await” cannot be in a function of a context manager");
    row("an exit that yields",
        "{'op': 'with', 'sync': true, 'enter': {'coro': 'hi', 'body': []}, 'exit': {'coro': 'bye', 'body': [{'op': 'yield'}]}, 'body': []}",
        "/0/exit/coro", "needs an ordinary function");
    row("a callback of a stack that gathers",
        "{'op': 'push_async_callback', 'in': 's', 'sync': true, 'of': {'coro': 'bye', 'body': [{'op': 'gather', 'of': [{'sleep': 1}]}]}}",
        "/0/of/body/0/op", "“gather” cannot be in a function of a context manager");
    row("suppressing what is no exception", "{'op': 'suppress', 'types': ['int'], 'body': []}", "/0/types/0", "“int”");
    row("waiting for a lock until something holds", "{'op': 'condition_wait_for', 'of': 'lock', 'cond': {'truthy': 1}}", "/0/of", "not an object");
    row("notifying a half", "{'op': 'notify', 'of': 'c', 'n': 0.5}", "/0/n", "whole number");
    row("notifying some and all", "{'op': 'notify', 'of': 'c', 'n': 2, 'all': true}", "/0/n", "not both");
    row("a queue as executor", "{'op': 'run_in_executor', 'coro': 'index', 'args': {'index': 1}, 'executor': 'q'}", "/0/executor",
        "not an object");
    row("an unknown executor", "{'op': 'await', 'of': {'run_in_executor': {'coro': 'f', 'body': []}, 'executor': 'x'}}", "/0/of/executor",
        "not an executor");
    row("a thread that awaits", "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'if', 'cond': {'truthy': 1}, 'then': [{'op': 'sleep', 'ms': 1}]}]}",
        "/0/body/0/then/0/op", "needs the event loop");
    row("a thread that sets a future", "{'op': 'await', 'of': {'to_thread': {'coro': 'f', 'body': [{'op': 'set_result', 'of': 'f'}]}}}",
        "/0/of/to_thread/body/0/op", "set_result");
    row("a thread in a thread", "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'to_thread', 'coro': 'g', 'body': []}]}", "/0/body/0/op", "to_thread");
    row("a coroutine as function", "{'op': 'to_thread', 'coro': 'work', 'args': {'n': 1}}, {'op': 'call', 'coro': 'work', 'args': {'n': 1}}",
        "/0/coro", "function of its own");
    row("a coroutine that waits for a thread's future", "{'op': 'threadsafe_result', 'of': 'x'}", "/0/op", "needs a thread");
    row("a coroutine within a thread",
        "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'run_coroutine_threadsafe', 'coro': 'g', 'body': [{'op': 'threadsafe_cancel', 'of': 'x'}]}]}",
        "/0/body/0/body/0/op", "needs a thread");
    row("a deadline that is a number", "{'op': 'timeout_at', 'at': 500, 'body': []}", "/0/at", "computed");
    row("a deadline that is a text", "{'op': 'reschedule_at', 'of': 't', 'at': 'soon'}", "/0/at", "computed");
    row("the clock of something", "{'op': 'set', 'as': 't', 'value': {'time()': [1]}}", "/0/value/time()", "empty list");
    row("a generator is awaited",
        "{'op': 'call', 'coro': 'g', 'body': [{'op': 'repeat', 'times': 2, 'body': [{'op': 'yield', 'value': 1}]}]}",
        "/0/coro", "async generator");
    row("a generator as a task", "{'op': 'await', 'of': {'spawn': {'coro': 'g', 'body': [{'op': 'yield'}]}}}", "/0/of/spawn/coro", "async generator");
    row("a generator that returns a value",
        "{'op': 'make', 'coro': 'g', 'body': [{'op': 'yield'}, {'op': 'return', 'value': 1}]}", "/0/body/1/value",
        "cannot return a value");
    row("an async for over a gather", "{'op': 'async_for', 'of': {'gather': []}, 'as': 'x', 'body': []}", "/0/of", "a variable that holds one");
    row("a yield in a thread", "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'yield'}]}", "/0/coro", "async generator");
    row("main in a thread", "{'op': 'to_thread', 'coro': 'main'}", "/0/coro", "function of its own");
    row("arguments of a function", "{'op': 'to_thread', 'coro': 'work'}", "/0", "needs the argument n");
    row("times of a function", "{'op': 'gather', 'of': [{'to_thread': {'coro': 'index', 'times': 2}}]}", "/0/of/0/to_thread/times", "only allowed");
    row("a callback that awaits", "{'op': 'call_soon', 'coro': 'f', 'body': [{'op': 'repeat', 'times': 1, 'body': [{'op': 'sleep', 'ms': 1}]}]}",
        "/0/body/0/body/0/op", "cannot wait");
    row("a callback that is a coroutine", "{'op': 'call_later', 'ms': 1, 'coro': 'work', 'args': {'n': 1}}, {'op': 'spawn', 'coro': 'work', 'args': {'n': 1}}",
        "/0/coro", "function of its own");
    row("a callback in a thread",
        "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'call_soon', 'coro': 'g', 'body': []}]}", "/0/body/0/op", "call_soon");
    row("a callback without a time", "{'op': 'call_later', 'coro': 'f', 'body': []}", "/0", "“ms” is missing");
    row("a callback at a number", "{'op': 'call_at', 'at': 500, 'coro': 'f', 'body': []}", "/0/at", "computed");
    row("a callback that has no moment", "{'op': 'call_at', 'at': null, 'coro': 'f', 'body': []}", "/0/at", "computed");
    row("a signal handler that waits", "{'op': 'add_signal_handler', 'coro': 'f', 'body': [{'op': 'sleep', 'ms': 1}]}", "/0/body/0/op", "cannot wait");
    row("a done callback that is told nothing", "{'op': 'add_done_callback', 'of': 't', 'coro': 'f', 'body': []}", "/0", "that is done");
    row("a done callback with too much", "{'op': 'add_done_callback', 'of': 't', 'coro': 'work', 'args': {'n': 1}}", "/0/args/n", "receives what is done");
    row("a handler that needs more",
        "{'op': 'set_exception_handler', 'coro': 'f', 'params': ['message', 'loop'], 'body': []}", "/0",
        "needs the argument loop");
    row("a lock as context variable", "{'op': 'context_set', 'of': 'lock', 'value': 1}", "/0/of", "not an object");
    row("the value of a lock", "{'op': 'set', 'as': 'x', 'value': {'get()': [{'var': 'lock'}]}}", "/0/value/get()", "a context variable");
    row("the value of a value", "{'op': 'set', 'as': 'x', 'value': {'get()': [1]}}", "/0/value/get()", "a context variable");
    row("a reset without a token", "{'op': 'context_reset', 'of': 'v'}", "/0", "“token” is missing");
    row("cancelling of a number", "{'op': 'if', 'cond': {'cancelling': 1}, 'then': []}", "/0/cond/cancelling", "a string");
    row("unknown type of a retry",
        "{'op': 'retry', 'of': {'coro': 'work', 'args': {'n': 1}}, 'attempts': 1, 'delay': 0, 'on': ['Custom', 'X']}",
        "/0/on/1", "“X”");
    row("unknown type of a callback", "{'op': 'callback', 'of': 't', 'id': 'c', 'do': 'raise', 'type': 'X'}", "/0/type", "“X”");
    row("unknown deed of a callback", "{'op': 'callback', 'of': 't', 'id': 'c', 'do': 'shout'}", "/0/do", "retrieve");
    row("unknown coroutine", "{'op': 'call', 'coro': 'wrok'}", "/0/coro", "“wrok”");
    row("coroutine without name", "{'op': 'call', 'coro': ''}", "/0/coro", "name");
    row("missing argument", "{'op': 'call', 'coro': 'work'}", "/0", "needs the argument n");
    row("missing one of the arguments", "{'op': 'call', 'coro': 'work', 'args': {}}", "/0/args", "needs the argument n");
    row("unknown argument", "{'op': 'call', 'coro': 'work', 'args': {'n': 1, 'm': 2}}", "/0/args/m", "no argument “m”");
    row("arguments are a list", "{'op': 'call', 'coro': 'work', 'args': [1]}", "/0/args", "object");
    row("times of a call", "{'op': 'call', 'coro': 'work', 'args': {'n': 1}, 'times': 2}", "/0/times", "");
    row("times too large", "{'op': 'spawn', 'coro': 'index', 'times': 1000001}", "/0/times", "1000000");
    row("index without times", "{'op': 'gather', 'of': [{'coro': 'index', 'times': 2}, {'coro': 'index'}]}", "/0/of/1", "index");
    row("times of a variable", "{'op': 'gather', 'of': [{'var': 'x', 'times': 2}]}", "/0/of/0/times", "Unknown key");
    row("times of an awaited coroutine", "{'op': 'await', 'of': {'coro': 'index', 'times': 2}}", "/0/of/times", "only allowed");
    row("times in a spawn", "{'op': 'gather', 'of': [{'spawn': {'coro': 'index', 'times': 2}}]}", "/0/of/0/spawn/times", "only allowed");
    row("times of a spawned sleep", "{'op': 'gather', 'of': [{'spawn': {'sleep': 1}, 'times': 2}]}", "/0/of/0/times", "coroutine");
    row("each outside of a list", "{'op': 'await', 'of': {'each': 'xs'}}", "/0/of/each", "only allowed");
    row("awaitable is a list", "{'op': 'await', 'of': []}", "/0/of", "object");
    row("awaitable of two kinds", "{'op': 'await', 'of': {'var': 'x', 'sleep': 1}}", "/0/of", "exactly one");
    row("awaitable of no kind", "{'op': 'await', 'of': {}}", "/0/of", "exactly one");
    row("unknown key of an awaitable", "{'op': 'await', 'of': {'var': 'x', 'y': 1}}", "/0/of/y", "Unknown key");
    row("spawn of a gather", "{'op': 'let', 'of': {'spawn': {'gather': []}}}", "/0/of/spawn", "task");
    row("wait_for without ms", "{'op': 'await', 'of': {'wait_for': {'var': 'x'}}}", "/0/of", "“ms” is missing");
    row("gather of an object", "{'op': 'gather', 'of': {}}", "/0/of", "list");
    row("deep in a gather", "{'op': 'gather', 'of': [{'gather': [{'shield': {'wait_for': {'coro': 'x'}, 'ms': 1}}]}]}",
        "/0/of/0/gather/0/shield/wait_for/coro", "“x”");
    row("flag as number", "{'op': 'gather', 'of': [], 'return_exceptions': 1}", "/0/return_exceptions", "true or false");
    row("wait for nothing", "{'op': 'wait', 'of': []}", "/0/of", "at least one");
    row("wait for a number", "{'op': 'wait', 'of': ['t', 3]}", "/0/of/1", "a string");
    row("unknown return_when", "{'op': 'wait', 'of': ['t'], 'return_when': 'SOMETIMES'}", "/0/return_when", "FIRST_COMPLETED");
    row("unknown object", "{'op': 'put', 'of': 'queue', 'value': 1}", "/0/of", "“queue”");
    row("wrong kind of object", "{'op': 'put', 'of': 'lock', 'value': 1}", "/0/of", "put");
    row("condition of two kinds", "{'op': 'if', 'cond': {'done': 't', 'cancelled': 't'}, 'then': []}", "/0/cond", "one key");
    row("unknown condition", "{'op': 'if', 'cond': {'falsy': 1}, 'then': []}", "/0/cond/falsy", "“falsy”");
    row("eq of three", "{'op': 'if', 'cond': {'eq': [1, 2, 3]}, 'then': []}", "/0/cond/eq", "two");
    row("isinstance of an unknown type", "{'op': 'if', 'cond': {'not': {'isinstance': [{'var': 'x'}, 'X']}}, 'then': []}", "/0/cond/not/isinstance/1", "“X”");
    row("done of a number", "{'op': 'if', 'cond': {'done': 1}, 'then': []}", "/0/cond/done", "a string");
    row("variable without name", "{'op': 'return', 'value': [1, {'var': 2}]}", "/0/value/1", "name");
    row("item of an empty list", "{'op': 'return', 'value': {'item': [[], 1]}}", "/0/value/item/0", "non-empty");
    row("item with a text", "{'op': 'return', 'value': {'item': [[1], 'a']}}", "/0/value/item/1", "index");
    row("item of one", "{'op': 'sleep', 'ms': {'item': [[1]]}}", "/0/ms/item", "list and an index");
    row("try without handler", "{'op': 'try', 'body': []}", "/0", "needs");
    row("try with no handlers", "{'op': 'try', 'body': [], 'except': []}", "/0", "needs");
    row("else without handler", "{'op': 'try', 'body': [], 'else': [], 'finally': []}", "/0/else", "except");
    row("both kinds of handlers",
        "{'op': 'try', 'body': [], 'except': [{'types': ['Exception'], 'body': []}], 'except_star': []}",
        "/0/except_star", "cannot have both");
    row("handler without types", "{'op': 'try', 'body': [], 'except': [{'types': [], 'body': []}]}", "/0/except/0", "at least one");
    row("handler of an unknown type", "{'op': 'try', 'body': [], 'except': [{'types': ['Custom', 'X'], 'body': []}]}", "/0/except/0/types/1", "“X”");
    row("handler types as text", "{'op': 'try', 'body': [], 'except': [{'types': 'Custom', 'body': []}]}", "/0/except/0/types", "list");
    row("unknown key of a handler", "{'op': 'try', 'body': [], 'except': [{'types': ['Custom'], 'boddy': []}]}", "/0/except/0/boddy", "Unknown key");
    row("handlers are an object", "{'op': 'try', 'body': [], 'except': {}}", "/0/except", "list");
    row("break outside of a loop", "{'op': 'break'}", "/0", "outside a loop");
    row("continue in an inline coroutine",
        "{'op': 'repeat', 'times': 2, 'body': [{'op': 'call', 'coro': 'x', 'body': [{'op': 'continue'}]}]}",
        "/0/body/0/body/0", "outside a loop");
    row("return in except*",
        "{'op': 'try', 'body': [], 'except_star': [{'types': ['Custom'], 'body': [{'op': 'return'}]}]}",
        "/0/except_star/0/body/0", "except_star");
    row("break out of except*",
        "{'op': 'repeat', 'times': 2, 'body': [{'op': 'try', 'body': [], 'except_star': [{'types': ['Custom'], 'body': "
        "[{'op': 'break'}]}]}]}",
        "/0/body/0/except_star/0/body/0", "except_star");
    row("inline coroutine with a missing argument", "{'op': 'call', 'coro': 'x', 'params': ['a'], 'body': []}", "/0", "needs the argument a");
    row("deep in an inline coroutine",
        "{'op': 'spawn', 'coro': 'x', 'body': [{'op': 'if', 'cond': {'truthy': 1}, 'then': [], 'else': [{'op': "
        "'nap'}]}]}",
        "/0/body/0/else/0/op", "“nap”");
}

void TaskSetReaderTest::pointsToTheErrorInAStep()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, below);
    QFETCH(QString, words);
    const Result<TaskSet> set = readTaskSet(withSteps(steps));
    QVERIFY(!set);
    const Problem &first = set.problems().front();
    QVERIFY2(first.pointer == QStringLiteral("/coros/main/body") + below, qUtf8Printable(describe(set.problems())));
    QVERIFY2(first.message.contains(words), qUtf8Printable(first.message));
}

void TaskSetReaderTest::acceptsWhatPythonAccepts_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::newRow("whole number written as a float") << QByteArray("{'op': 'sleep', 'ms': 10.0}");
    QTest::newRow("negative sleep") << QByteArray("{'op': 'sleep', 'ms': -1}");
    QTest::newRow("negative timeout") << QByteArray("{'op': 'timeout', 'ms': -5, 'as': 't', 'body': [{'op': 'reschedule', 'of': 't', 'ms': -5}]}");
    QTest::newRow("negative wait_for") << QByteArray("{'op': 'wait_for', 'of': {'sleep': -5}, 'ms': -5}");
    QTest::newRow("sleep from an item") << QByteArray("{'op': 'sleep', 'ms': {'item': [[1, 2], {'var': 'i'}]}}");
    QTest::newRow("reraise outside of a handler") << QByteArray("{'op': 'reraise'}");
    QTest::newRow("break in a loop in except*")
        << QByteArray("{'op': 'try', 'body': [], 'except_star': [{'types': ['Custom'], 'body': [{'op': 'repeat', "
                      "'times': 1, 'body': [{'op': 'break'}]}]}]}");
    QTest::newRow("return in an inline coroutine in except*")
        << QByteArray("{'op': 'try', 'body': [], 'except_star': [{'types': ['Custom'], 'body': [{'op': 'call', 'coro': "
                      "'x', 'body': [{'op': 'return'}]}]}]}");
    QTest::newRow("continue in finally") << QByteArray("{'op': 'repeat', 'times': 1, 'body': [{'op': 'try', 'body': [], 'finally': [{'op': 'continue'}]}]}");
    QTest::newRow("lock of a semaphore") << QByteArray("{'op': 'lock', 'of': 'sem', 'body': []}");
    QTest::newRow("a task that starts its own coroutine") << QByteArray("{'op': 'spawn', 'coro': 'main'}");
    QTest::newRow("notes") << QByteArray("{'op': 'log', 'text': 'a', '_why': [1]}");
    QTest::newRow("no limit") << QByteArray("{'op': 'timeout', 'ms': null, 'body': []}");
    QTest::newRow("repeated tasks") << QByteArray("{'op': 'gather', 'of': [{'spawn': {'coro': 'index'}, 'times': 0}]}");
    QTest::newRow("an object that is no variable") << QByteArray("{'op': 'return', 'value': {'var': 1, 'x': {'item': 'y', 'z': 0}}}");
}

void TaskSetReaderTest::acceptsWhatPythonAccepts()
{
    QFETCH(QByteArray, steps);
    const Result<TaskSet> set = readTaskSet(withSteps(steps));
    QVERIFY2(bool(set), qUtf8Printable(set ? QString() : describe(set.problems())));
    QCOMPARE(set->find(QStringLiteral("main"))->body.size(), size_t(1));
}

void TaskSetReaderTest::reportsAllProblemsAtOnce()
{
    const Result<TaskSet> set = readTaskSet(
        json("{'schema': 1, 'title': 1, 'exceptions': {'A': 'B'}, 'objects': {'o': {'type': 'x'}}, 'coros': {'main': "
             "{'body': ["
             "{'op': 'x'}, {'op': 'sleep', 'ms': 0.5, 'y': 1}, {'op': 'log'}]}}, 'main': 'm', 'external': [1]}"));
    QVERIFY(!set);
    QCOMPARE(pointers(set.problems()),
             (QStringList{QStringLiteral("/title"), QStringLiteral("/exceptions/A"), QStringLiteral("/objects/o/type"), QStringLiteral("/coros/main/body/0/op"),
                          QStringLiteral("/coros/main/body/1/y"), QStringLiteral("/coros/main/body/1/ms"), QStringLiteral("/coros/main/body/2"),
                          QStringLiteral("/main"), QStringLiteral("/external/0")}));
}

void TaskSetReaderTest::stopsAtAHundredProblems()
{
    const Result<TaskSet> set = readTaskSet(withSteps(QByteArray("{'op': 'x'},").repeated(500) + "{'op': 'x'}"));
    QVERIFY(!set);
    QCOMPARE(set.problems().size(), size_t(100));
}

void TaskSetReaderTest::escapesThePointer()
{
    const Result<TaskSet> set = readTaskSet(json("{'schema': 1, 'coros': {'a/b~c': {'body': [{'op': 'x'}]}}, 'main': 'a/b~c'}"));
    QVERIFY(!set);
    QCOMPARE(pointers(set.problems()), QStringList{QStringLiteral("/coros/a~1b~0c/body/0/op")});
}

void TaskSetReaderTest::namesTheCircleOfInlineCalls()
{
    const Result<TaskSet> set = readTaskSet(
        json("{'schema': 1, 'coros': {'main': {'body': [{'op': 'call', 'coro': 'a'}]},"
             "'a': {'body': [{'op': 'try', 'body': [], 'finally': [{'op': 'await', 'of': {'coro': 'b'}}]}]},"
             "'b': {'body': [{'op': 'call', 'coro': 'x', 'body': [{'op': 'retry', 'of': {'coro': 'a'}, 'attempts': 1, "
             "'delay': 0, 'on': []}]}]}}, 'main': 'main'}"));
    QVERIFY(!set);
    QCOMPARE(pointers(set.problems()), QStringList{QStringLiteral("/coros/b/body/0/body/0/of/coro")});
    QVERIFY2(set.problems().front().message.contains(QStringLiteral("a → b → a")), qUtf8Printable(set.problems().front().message));

    // A task has a scope of its own: a coroutine may start itself again.
    const Result<TaskSet> tasks = readTaskSet(json("{'schema': 1, 'coros': {'main': {'body': [{'op': 'gather', 'of': [{'coro': 'main'}]},"
                                                   "{'op': 'wait_for', 'of': {'coro': 'main'}, 'ms': 1}, {'op': 'spawn', 'coro': 'main'}]}}, 'main': 'main'}"));
    QVERIFY(bool(tasks));
}

void TaskSetReaderTest::rejectsAnEndlessChainOfInlineCalls()
{
    QByteArray coros = "'main': {'body': [{'op': 'call', 'coro': 'c0'}]}";
    for (int i = 0; i < 50000; ++i)
        coros += ", 'c" + QByteArray::number(i) + "': {'body': [{'op': 'call', 'coro': 'c" + QByteArray::number(i + 1) + "'}]}";
    const Result<TaskSet> set = readTaskSet(json("{'schema': 1, 'main': 'main', 'coros': {" + coros + ", 'c50000': {'body': []}}}"));
    QVERIFY(!set);
    QVERIFY2(set.problems().front().message.contains(QStringLiteral("chain")), qUtf8Printable(describe(set.problems())));
}

void TaskSetReaderTest::boundsTheNestingOfSteps()
{
    const auto nested = [](int depth) {
        return withSteps(QByteArray("{'op': 'if', 'cond': {'truthy': 1}, 'then': [").repeated(depth) + QByteArray("]}").repeated(depth));
    };
    QVERIFY(bool(readTaskSet(nested(199))));
    const Result<TaskSet> deep = readTaskSet(nested(200));
    QVERIFY(!deep);
    QCOMPARE(deep.problems().size(), size_t(1));
    QVERIFY(deep.problems().front().pointer.startsWith(QStringLiteral("/coros/main/body/0/then/0/then/0")));
    QVERIFY(deep.problems().front().message.contains(QStringLiteral("200")));

    const auto loops = [](int depth) {
        return withSteps(QByteArray("{'op': 'repeat', 'times': 1, 'body': [").repeated(depth) + QByteArray("]}").repeated(depth));
    };
    QVERIFY(bool(readTaskSet(loops(20)))); // as many as Python compiles
    QVERIFY(!readTaskSet(loops(21)));
}

void TaskSetReaderTest::survivesAMaliciousFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a million brackets") << QByteArray(1000000, '[');
    QTest::newRow("a million objects") << QByteArray("{\"a\":").repeated(1000000);
    QTest::newRow("nesting just allowed") << QByteArray(512, '[') + QByteArray(512, ']');
    QTest::newRow("deep in a value") << withSteps("{'op': 'return', 'value': " + QByteArray(600, '[') + QByteArray(600, ']') + "}");
    QTest::newRow("deep conditions") << withSteps(
        "{'op': 'if', 'then': [], 'cond': " + QByteArray("{'not': ").repeated(400) + "1" + QByteArray(400, '}') + "}");
    QTest::newRow("deep awaitables") << withSteps("{'op': 'await', 'of': " + QByteArray("{'shield': ").repeated(400)
                                                  + "{'sleep': 1}" + QByteArray(400, '}') + "}");
    QTest::newRow("five million values") << "[" + QByteArray("1,").repeated(5000000) + "1]";
    QTest::newRow("too many bytes") << QByteArray(65 * 1024 * 1024, ' ');
}

void TaskSetReaderTest::survivesAMaliciousFile()
{
    QFETCH(QByteArray, text);
    const Result<TaskSet> set = readTaskSet(text);
    QVERIFY(!set);
    QVERIFY(!set.problems().front().message.isEmpty());
}

void TaskSetReaderTest::saysWhyAFileCannotBeRead()
{
    const Result<TaskSet> missing = readTaskSetFile(QStringLiteral("/nonexistent/a.taskset"));
    QVERIFY(!missing);
    QCOMPARE(missing.problems().front().pointer, QString());
    QVERIFY(missing.problems().front().message.contains(QStringLiteral("Cannot be read")));
    QVERIFY(!readTaskSetFile(QStringLiteral("/")));
}

QTEST_GUILESS_MAIN(TaskSetReaderTest)
#include "tst_tasksetreader.moc"
