// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/exampleindex.h"
#include "model/program/hints/hintfixes.h"
#include "model/program/hints/hints.h"
#include "tests/program/programtest.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

//! Main with these steps, and coroutines for it: `ok` and `slow` return after 10 and 50 ms, `bad` and `late` raise ValueError after
//! 10 and 90 ms, `quick` never waits, `locked` uses a lock.
TaskSet withMain(const QByteArray &steps)
{
    return read("{'schema': 1, 'objects': {'door': {'type': 'lock'}}, 'coros': {"
                "'ok': {'params': ['n'], 'body': [{'op': 'sleep', 'ms': 10}, {'op': 'return', 'value': 1}]},"
                "'slow': {'body': [{'op': 'sleep', 'ms': 50}, {'op': 'return', 'value': 2}]},"
                "'bad': {'body': [{'op': 'sleep', 'ms': 10}, {'op': 'raise', 'type': 'ValueError', 'msg': 'bad'}]},"
                "'late': {'body': [{'op': 'sleep', 'ms': 90}, {'op': 'raise', 'type': 'ValueError', 'msg': 'late'}]},"
                "'quick': {'body': [{'op': 'log', 'text': 'quick'}]},"
                "'locked': {'body': [{'op': 'lock', 'of': 'door', 'body': [{'op': 'sleep', 'ms': 5}]}]},"
                "'main': {'body': ["
                + steps + "]}}, 'main': 'main'}");
}

//! The hints, one per line: "never-awaited 0": the kind, and the place within main's body.
QString described(const TaskSet &set)
{
    QStringList lines;
    for (const Hint &hint : findHints(set))
        lines.append(hintId(hint.kind) + u' ' + QString(hint.pointer).remove(QStringLiteral("/coros/main/body/")));
    return lines.join(QStringLiteral(", "));
}

QString stepsOf(const TaskSet &set)
{
    return QString::fromUtf8(writeTaskSet(set)).section(QStringLiteral("\"main\": {"), 1).simplified().replace(u'"', u'\'');
}

void verifyFixes(const TaskSet &set, const QString &name)
{
    for (const Hint &hint : findHints(set)) {
        const TaskSet fixed = withFix(set, hint);
        const QString what = name + u' ' + hintId(hint.kind) + u' ' + hint.pointer + u'\n';
        QVERIFY2(!hint.message.isEmpty() && !hint.fix.isEmpty(), qUtf8Printable(what));
        QVERIFY2(!(fixed == set), qUtf8Printable(what + QStringLiteral("the fix changes nothing")));
        QVERIFY2(invalidity(fixed).isEmpty(), qUtf8Printable(what + invalidity(fixed)));
        const std::vector<Hint> left = findHints(fixed);
        QVERIFY2(std::find(left.begin(), left.end(), hint) == left.end(), qUtf8Printable(what + QStringLiteral("the hint stays\n") + stepsOf(fixed)));
    }
}

} // namespace

class HintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void findsWhatIsSuspicious_data();
    void findsWhatIsSuspicious();
    void leavesTheRestAlone_data();
    void leavesTheRestAlone();
    void fixesWithOneClick_data();
    void fixesWithOneClick();
    void looksIntoEveryCoroutine();
    void looksIntoTasksThatAreCancelled_data();
    void looksIntoTasksThatAreCancelled();
    void fixesEveryScenario();
    void givesNoHintsForTheTemplates();
    void messagesNameTheCoroutine();
    void ignoresAnOutdatedHint();
    void parsesItsNames();
};

void HintsTest::findsWhatIsSuspicious_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected, const char *steps) {
        QTest::newRow(name) << QByteArray(steps) << QString::fromLatin1(expected);
    };
    row("an object is made and dropped", "never-awaited 0", "{'op': 'make', 'coro': 'ok', 'args': {'n': 1}}");
    row("a call that blocks", "blocked-loop 0, blocked-loop 1/body/0",
        "{'op': 'block', 'ms': 50}, {'op': 'repeat', 'times': 2, 'body': [{'op': 'block', 'ms': {'item': [[1, 2], 0]}}]}");
    row("a call that blocks in a thread", "blocked-loop 2",
        "{'op': 'to_thread', 'coro': 'f', 'body': [{'op': 'block', 'ms': 50}]}, "
        "{'op': 'await', 'of': {'wait_for': {'to_thread': {'coro': 'g', 'body': [{'op': 'block', 'ms': 50}]}}, 'ms': 100}}, {'op': 'block', 'ms': 5}");
    row("an acquire without a block", "bare-acquire 0", "{'op': 'acquire', 'of': 'door'}, {'op': 'sleep', 'ms': 5}, {'op': 'release', 'of': 'door'}");
    const char *const cleaning = "{'op': 'async_for', 'as': 'x', 'of': {'coro': 'g', 'body': [{'op': 'try', 'body': [{'op': 'yield', 'value': 1}], "
                                 "'finally': [{'op': 'sleep', 'ms': 5}]}]}, 'body': [%1]}";
    const auto loop = [cleaning](const char *steps) { return QString::fromLatin1(cleaning).arg(QString::fromLatin1(steps)).toLatin1(); };
    row("a generator that is left open", "open-generator 0", loop("{'op': 'if', 'cond': {'truthy': {'var': 'x'}}, 'then': [{'op': 'break'}]}").constData());
    row("a generator that is left by a return", "open-generator 0", loop("{'op': 'repeat', 'times': 2, 'body': [{'op': 'return'}]}").constData());
    row("a generator that is not left", "", loop("{'op': 'repeat', 'times': 2, 'body': [{'op': 'break'}]}").constData());
    row("a generator that has nothing to clean up", "",
        "{'op': 'async_for', 'as': 'x', 'of': {'coro': 'g', 'body': [{'op': 'yield', 'value': 1}]}, 'body': [{'op': 'break'}]}");
    row("a raise that is caught in the loop", "",
        loop("{'op': 'try', 'body': [{'op': 'raise', 'type': 'KeyError'}], 'except': [{'types': ['LookupError'], 'body': []}]}").constData());
    row("a raise that another handler does not catch", "open-generator 0",
        loop("{'op': 'try', 'body': [{'op': 'raise', 'type': 'KeyError'}], 'except': [{'types': ['OSError'], 'body': []}]}").constData());
    row("a raise that is caught and raised again", "open-generator 0",
        loop("{'op': 'try', 'body': [{'op': 'raise', 'type': 'KeyError'}], 'except': [{'types': ['KeyError'], 'body': [{'op': 'reraise'}]}]}").constData());
    row("a raise in a handler", "open-generator 0",
        loop("{'op': 'try', 'body': [{'op': 'sleep', 'ms': 1}], 'except': [{'types': ['OSError'], 'body': [{'op': "
             "'raise', 'type': 'OSError'}]}]}")
            .constData());
    row("a generator that stands at no yield in its try", "",
        "{'op': 'async_for', 'as': 'x', 'of': {'coro': 'g', 'body': [{'op': 'try', 'body': [{'op': 'sleep', 'ms': 1}], "
        "'finally': [{'op': 'sleep', 'ms': 5}]}, {'op': 'yield', 'value': 1}]}, 'body': [{'op': 'break'}]}");
    row("a generator that is made and not asked", "", "{'op': 'make', 'coro': 'g', 'body': [{'op': 'yield', 'value': 1}], 'as': 'g'}");
    row("an acquire with a finally", "",
        "{'op': 'acquire', 'of': 'door'}, {'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'finally': [{'op': 'release', 'of': 'door'}]}");
    row("an acquire that is released on some path", "",
        "{'op': 'acquire', 'of': 'door'}, {'op': 'if', 'cond': {'truthy': 1}, 'then': [{'op': 'release', 'of': 'door'}, {'op': 'return'}]}, "
        "{'op': 'release', 'of': 'door'}");
    row("an acquire that is released at once", "", "{'op': 'acquire', 'of': 'door'}, {'op': 'release', 'of': 'door'}");
    row("an object is made and kept", "never-awaited 0", "{'op': 'make', 'coro': 'slow', 'as': 'c'}, {'op': 'sleep', 'ms': 5}");
    row("an object of wait_for", "never-awaited 0", "{'op': 'let', 'of': {'wait_for': {'coro': 'slow'}, 'ms': 5}, 'as': 'c'}");
    row("a list of objects", "never-awaited 0", "{'op': 'list', 'of': [{'coro': 'slow', 'times': 3}], 'as': 'cs'}");
    row("fire and forget", "forgotten-task 0", "{'op': 'spawn', 'coro': 'slow'}, {'op': 'sleep', 'ms': 5}");
    row("kept, but nobody looks", "forgotten-task 0", "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'sleep', 'ms': 5}, {'op': 'drop', 'of': 't'}");
    row("fire and forget many", "forgotten-task 0", "{'op': 'spawn', 'coro': 'slow', 'times': 9}");
    row("fire and forget in a loop", "forgotten-task 0/body/0", "{'op': 'repeat', 'times': 3, 'body': [{'op': 'spawn', 'coro': 'slow'}]}");
    row("a gather nobody awaits", "forgotten-task 0", "{'op': 'gather', 'of': [{'coro': 'slow'}], 'await': false}");
    row("except Exception around a cancelled task", "cancellation 2",
        "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'cancel', 'of': 't'}, {'op': 'try', 'body': [{'op': 'await', 'of': {'var': 't'}}], "
        "'except': [{'types': ['Exception'], 'body': []}]}");
    row("except BaseException around a sleep", "cancellation 0",
        "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['BaseException'], 'body': [{'op': 'log', 'text': 'x'}]}]}");
    row("except CancelledError that goes on", "cancellation 0",
        "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['CancelledError'], 'body': [{'op': 'return'}]}]}");
    row("suppress of CancelledError around a sleep", "cancellation 0", "{'op': 'suppress', 'types': ['CancelledError'], 'body': [{'op': 'sleep', 'ms': 5}]}");
    row("suppress of Exception around a sleep", "", "{'op': 'suppress', 'types': ['Exception'], 'body': [{'op': 'sleep', 'ms': 5}]}");
    row("a failure leaves orphans", "orphans 0", "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}]}");
    row("a failure leaves orphans, awaited later", "orphans 0",
        "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'as': 'g', 'await': false}, {'op': 'await', 'of': {'var': 'g'}}");
    row("kept tasks in a gather", "orphans 2",
        "{'op': 'spawn', 'coro': 'bad', 'as': 't'}, {'op': 'spawn', 'coro': 'slow', 'as': 'u'}, {'op': 'gather', 'of': [{'var': 't'}, {'var': 'u'}]}");
    row("one after the other", "could-be-concurrent 0", "{'op': 'call', 'coro': 'slow'}, {'op': 'call', 'coro': 'ok', 'args': {'n': 1}}");
    row("one after the other, then more", "could-be-concurrent 1",
        "{'op': 'log', 'text': 'x'}, {'op': 'call', 'coro': 'slow', 'as': 'a'}, {'op': 'call', 'coro': 'slow', 'as': 'b'}, {'op': 'log', 'text': "
        "'{a} {b}'}");
    row("a loop over objects", "could-be-concurrent 1",
        "{'op': 'list', 'of': [{'coro': 'slow', 'times': 3}], 'as': 'cs'}, {'op': 'for', 'in': 'cs', 'as': 'c', 'body': [{'op': 'await', 'of': "
        "{'var': 'c'}}]}");
    row("nobody looks at the results", "unchecked-results 0", "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'return_exceptions': true}");
    row("the loop takes them all for good", "unchecked-results 0",
        "{'op': 'gather', 'of': [{'coro': 'bad'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': 'r', 'body': [{'op': "
        "'log', 'text': '{r}'}]}");
    row("isinstance Exception misses a cancellation", "cancellation 3",
        "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'cancel', 'of': 't'}, {'op': 'gather', 'of': [{'var': 't'}, {'coro': 'bad'}], "
        "'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': 'r', 'body': [{'op': 'if', 'cond': {'isinstance': [{'var': 'r'}, "
        "'Exception']}, 'then': [{'op': 'log', 'text': 'failed'}]}]}");
}

void HintsTest::findsWhatIsSuspicious()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, expected);
    const TaskSet set = withMain(steps);
    QCOMPARE(invalidity(set), QString());
    QCOMPARE(described(set), expected);
    verifyFixes(set, QString::fromUtf8(QTest::currentDataTag()));
}

void HintsTest::leavesTheRestAlone_data()
{
    QTest::addColumn<QByteArray>("steps");
    const auto row = [](const char *name, const char *steps) { QTest::newRow(name) << QByteArray(steps); };
    row("an object that is awaited", "{'op': 'make', 'coro': 'slow', 'as': 'c'}, {'op': 'await', 'of': {'var': 'c'}}");
    row("a task that is awaited", "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'sleep', 'ms': 5}, {'op': 'await', 'of': {'var': 't'}}");
    row("a task with a callback", "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c', 'do': 'retrieve'}");
    row("tasks of a group", "{'op': 'task_group', 'as': 'g', 'body': [{'op': 'spawn', 'coro': 'bad', 'in': 'g'}, {'op': 'spawn', 'coro': 'slow', "
                            "'in': 'g'}]}");
    row("a cancelled task is awaited for its end",
        "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'cancel', 'of': 't'}, {'op': 'try', 'body': [{'op': 'await', 'of': {'var': 't'}}], "
        "'except': [{'types': ['CancelledError'], 'body': [{'op': 'log', 'text': 'gone'}]}]}");
    row("cancelled tasks are awaited in a loop",
        "{'op': 'spawn', 'coro': 'slow', 'times': 3, 'as': 'ts'}, {'op': 'cancel', 'of': 'ts', 'each': true}, {'op': 'for', 'in': 'ts', 'as': 't', 'body': "
        "[{'op': 'try', 'body': [{'op': 'await', 'of': {'var': 't'}}], 'except': [{'types': ['CancelledError'], 'body': []}]}]}");
    row("except Exception around what nobody cancels", "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['Exception'], "
                                                       "'body': []}]}");
    row("cleaned up and raised again",
        "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['CancelledError'], 'body': [{'op': 'log', 'text': 'x'}, {'op': "
        "'reraise'}]}]}");
    row("except BaseException without an await", "{'op': 'try', 'body': [{'op': 'raise', 'type': 'ValueError'}], 'except': [{'types': "
                                                 "['BaseException'], 'body': []}]}");
    row("the failure comes last", "{'op': 'gather', 'of': [{'coro': 'late'}, {'coro': 'slow'}]}");
    row("both end in the same moment", "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'ok', 'args': {'n': 1}}]}");
    row("a gather of one", "{'op': 'gather', 'of': [{'coro': 'bad'}]}");
    row("a gather that cannot fail", "{'op': 'gather', 'of': [{'coro': 'slow'}, {'coro': 'ok', 'args': {'n': 1}}]}");
    row("a failure that the coroutine handles",
        "{'op': 'gather', 'of': [{'coro': 'slow'}, {'coro': 'x', 'body': [{'op': 'try', 'body': [{'op': 'raise', 'type': 'KeyError'}], 'except': "
        "[{'types': "
        "['LookupError'], 'body': []}]}]}]}");
    row("a call and what it needs", "{'op': 'call', 'coro': 'slow', 'as': 'a'}, {'op': 'call', 'coro': 'ok', 'args': {'n': {'var': 'a'}}}");
    row("calls that never wait", "{'op': 'call', 'coro': 'quick'}, {'op': 'call', 'coro': 'quick'}");
    row("calls that share a lock", "{'op': 'call', 'coro': 'locked'}, {'op': 'call', 'coro': 'locked'}");
    row("tasks awaited in turn",
        "{'op': 'spawn', 'coro': 'slow', 'as': 't'}, {'op': 'spawn', 'coro': 'slow', 'as': 'u'}, {'op': 'await', 'of': {'var': 't'}}, "
        "{'op': 'await', 'of': {'var': 'u'}}");
    row("a loop over tasks",
        "{'op': 'list', 'of': [{'spawn': {'coro': 'slow'}, 'times': 3}], 'as': 'ts'}, {'op': 'for', 'in': 'ts', 'as': 't', 'body': [{'op': 'await', "
        "'of': {'var': 't'}}]}");
    row("results that are looked at",
        "{'op': 'gather', 'of': [{'coro': 'bad'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': 'r', 'body': [{'op': "
        "'if', 'cond': "
        "{'isinstance': [{'var': 'r'}, 'BaseException']}, 'then': [{'op': 'log', 'text': 'failed'}]}]}");
    row("results that are given on", "{'op': 'gather', 'of': [{'coro': 'bad'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'return', 'value': "
                                     "{'var': 'rs'}}");
    row("cancelled tasks are waited for",
        "{'op': 'spawn', 'coro': 'slow', 'times': 3, 'as': 'ts'}, {'op': 'cancel', 'of': 'ts', 'each': true}, {'op': 'gather', 'of': [{'each': 'ts'}], "
        "'return_exceptions': true}");
    row("results that cannot be failures", "{'op': 'gather', 'of': [{'coro': 'slow'}], 'return_exceptions': true}");
}

void HintsTest::leavesTheRestAlone()
{
    QFETCH(QByteArray, steps);
    const TaskSet set = withMain(steps);
    QCOMPARE(invalidity(set), QString());
    QCOMPARE(described(set), QString());
}

void HintsTest::fixesWithOneClick_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *after) { QTest::newRow(name) << QByteArray(before) << QByteArray(after); };
    row("awaits the object", "{'op': 'make', 'coro': 'slow'}", "{'op': 'call', 'coro': 'slow'}");
    row("closes the generator",
        "{'op': 'async_for', 'as': 'x', 'of': {'coro': 'g', 'body': [{'op': 'try', 'body': [{'op': 'yield'}], 'finally': []}]}, 'body': [{'op': 'break'}]}",
        "{'op': 'make', 'coro': 'g', 'body': [{'op': 'try', 'body': [{'op': 'yield'}], 'finally': []}], 'as': 'generator'}, "
        "{'op': 'try', 'body': [{'op': 'async_for', 'as': 'x', 'of': {'var': 'generator'}, 'body': [{'op': 'break'}]}], "
        "'finally': [{'op': 'aclose', 'of': 'generator'}]}");
    row("sleeps instead of blocking", "{'op': 'block', 'ms': 50}", "{'op': 'sleep', 'ms': 50}");
    row("awaits the task before the end",
        "{'op': 'spawn', 'coro': 'slow'}, {'op': 'sleep', 'ms': 5}, {'op': 'return', 'value': 1}",
        "{'op': 'spawn', 'coro': 'slow', 'as': 'task'}, {'op': 'sleep', 'ms': 5}, {'op': 'await', 'of': {'var': 'task'}}, {'op': 'return', 'value': 1}");
    row("awaits many tasks", "{'op': 'spawn', 'coro': 'slow', 'times': 9}",
        "{'op': 'spawn', 'coro': 'slow', 'times': 9, 'as': 'task'}, {'op': 'gather', 'of': [{'each': 'task'}]}");
    row("watches the tasks of a loop", "{'op': 'repeat', 'times': 3, 'body': [{'op': 'spawn', 'coro': 'slow'}]}",
        "{'op': 'repeat', 'times': 3, 'body': [{'op': 'spawn', 'coro': 'slow', 'as': 'task'}, {'op': 'callback', 'of': 'task', 'id': 'task', 'do': "
        "'retrieve'}]}");
    row("raises the cancellation again",
        "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['CancelledError'], 'body': [{'op': 'log', 'text': 'x'}, {'op': "
        "'return'}]}]}",
        "{'op': 'try', 'body': [{'op': 'sleep', 'ms': 5}], 'except': [{'types': ['CancelledError'], 'body': [{'op': 'log', 'text': 'x'}, {'op': "
        "'reraise'}]}]}");
    row("a task group, and its handler",
        "{'op': 'try', 'body': [{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}]}], 'except': [{'types': ['ValueError'], 'body': []}]}",
        "{'op': 'try', 'body': [{'op': 'task_group', 'as': 'group', 'body': [{'op': 'spawn', 'coro': 'bad', 'in': 'group'}, {'op': 'spawn', 'coro': "
        "'slow', "
        "'in': 'group'}]}], 'except_star': [{'types': ['ValueError'], 'body': []}]}");
    row("collects when the results are needed",
        "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'as': 'rs'}, {'op': 'return', 'value': {'var': 'rs'}}",
        "{'op': 'gather', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': "
        "'result', 'body': "
        "[{'op': 'if', 'cond': {'isinstance': [{'var': 'result'}, 'BaseException']}, 'then': [{'op': 'log', 'text': 'failed: {result}'}]}]}, "
        "{'op': 'return', 'value': {'var': 'rs'}}");
    row("gathers calls and keeps their results",
        "{'op': 'call', 'coro': 'slow', 'as': 'a'}, {'op': 'call', 'coro': 'slow'}, {'op': 'log', 'text': '{a}'}",
        "{'op': 'gather', 'of': [{'coro': 'slow'}, {'coro': 'slow'}], 'as': 'results'}, {'op': 'set', 'as': 'a', 'value': {'item': [{'var': "
        "'results'}, 0]}}, "
        "{'op': 'log', 'text': '{a}'}");
    row("gathers a loop with a handler",
        "{'op': 'list', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'as': 'cs'}, {'op': 'for', 'in': 'cs', 'as': 'c', 'body': [{'op': 'try', 'body': "
        "[{'op': "
        "'await', 'of': {'var': 'c'}, 'as': 'r'}, {'op': 'log', 'text': '{r}'}], 'except': [{'types': ['ValueError'], 'as': 'e', 'body': [{'op': 'log', "
        "'text': '{e}'}]}]}]}",
        "{'op': 'list', 'of': [{'coro': 'bad'}, {'coro': 'slow'}], 'as': 'cs'}, {'op': 'gather', 'of': [{'each': 'cs'}], 'return_exceptions': true, 'as': "
        "'results'}, {'op': 'for', 'in': 'results', 'as': 'r', 'body': [{'op': 'if', 'cond': {'isinstance': [{'var': 'r'}, 'ValueError']}, 'then': [{'op': "
        "'set', 'as': 'e', 'value': {'var': 'r'}}, {'op': 'log', 'text': '{e}'}], 'else': [{'op': 'log', 'text': '{r}'}]}]}");
    row("looks at results before using them",
        "{'op': 'gather', 'of': [{'coro': 'bad'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': 'r', 'body': [{'op': "
        "'log', 'text': '{r}'}]}",
        "{'op': 'gather', 'of': [{'coro': 'bad'}], 'return_exceptions': true, 'as': 'rs'}, {'op': 'for', 'in': 'rs', 'as': 'r', 'body': [{'op': "
        "'if', 'cond': "
        "{'isinstance': [{'var': 'r'}, 'BaseException']}, 'then': [{'op': 'log', 'text': 'failed: {r}'}], 'else': [{'op': 'log', 'text': '{r}'}]}]}");
}

void HintsTest::fixesWithOneClick()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const TaskSet set = withMain(before);
    const std::vector<Hint> hints = findHints(set);
    QCOMPARE(hints.size(), size_t(1));
    QCOMPARE(stepsOf(withFix(set, hints.front())), stepsOf(withMain(after)));
}

void HintsTest::looksIntoEveryCoroutine()
{
    const TaskSet set = read("{'schema': 1, 'coros': {'work': {'body': [{'op': 'sleep', 'ms': 5}]}, 'a/b': {'body': [{'op': 'try', 'body': [{'op': "
                             "'spawn', "
                             "'coro': 'work'}], 'finally': []}]}, 'main': {'body': [{'op': 'call', 'coro': 'here', 'body': [{'op': 'make', 'coro': "
                             "'work'}]}, {'op': 'call', "
                             "'coro': 'a/b'}]}}, 'main': 'main'}");
    const std::vector<Hint> hints = findHints(set);
    QCOMPARE(hints.size(), size_t(2));
    QCOMPARE(hints.front().pointer, QStringLiteral("/coros/a~1b/body/0/body/0"));
    QCOMPARE(hints.back().pointer, QStringLiteral("/coros/main/body/0/body/0"));
    verifyFixes(set, QStringLiteral("inside"));
}

void HintsTest::looksIntoTasksThatAreCancelled_data()
{
    QTest::addColumn<QByteArray>("handlers");
    QTest::addColumn<QByteArray>("cancels");
    QTest::addColumn<bool>("suspicious");
    const QByteArray general = "'except': [{'types': ['Exception'], 'body': [{'op': 'log', 'text': 'tidied up'}]}]";
    const QByteArray start = "{'op': 'spawn', 'coro': 'work', 'as': 't'}, {'op': 'sleep', 'ms': 1}, ";
    const QByteArray await = ", {'op': 'try', 'body': [{'op': 'await', 'of': {'var': 't'}}], 'except': [{'types': ['CancelledError'], 'body': []}]}";
    const QByteArray cancels = start + "{'op': 'cancel', 'of': 't'}" + await;
    QTest::newRow("by main") << general << cancels << true;
    QTest::newRow("in a list") << general
                               << QByteArray("{'op': 'spawn', 'coro': 'work', 'times': 3, 'as': 'ts'}, {'op': 'sleep', 'ms': 1}, {'op': 'cancel', 'of': 'ts', "
                                             "'each': true}, {'op': 'gather', 'of': [{'each': 'ts'}], 'return_exceptions': true}")
                               << true;
    QTest::newRow("not cancelled") << general << QByteArray(start + "{'op': 'await', 'of': {'var': 't'}}") << false;
    QTest::newRow("with a finally") << QByteArray(general + ", 'finally': [{'op': 'log', 'text': 'tidied up'}]") << cancels << false;
    QTest::newRow("raised again") << QByteArray("'except': [{'types': ['CancelledError'], 'body': [{'op': 'reraise'}]}]") << cancels << false;
}

void HintsTest::looksIntoTasksThatAreCancelled()
{
    QFETCH(QByteArray, handlers);
    QFETCH(QByteArray, cancels);
    QFETCH(bool, suspicious);
    const TaskSet set = read("{'schema': 1, 'coros': {'work': {'body': [{'op': 'try', 'body': [{'op': 'sleep', 'ms': 50}], " + handlers
                             + "}]}, 'main': {'body': [" + cancels + "]}}, 'main': 'main'}");
    QCOMPARE(described(set), suspicious ? QStringLiteral("cancellation /coros/work/body/0") : QString());
    if (!suspicious)
        return;
    verifyFixes(set, QStringLiteral("cancelled"));
    // One click is enough: the handler that now catches the cancellation re-raises it.
    const TaskSet fixed = withFix(set, findHints(set).front());
    QCOMPARE(described(fixed), QString());
    const auto &guarded = std::get<step::Try>(fixed.find(QStringLiteral("work"))->body.front().op);
    QCOMPARE(guarded.except->front().types, QStringList{QStringLiteral("CancelledError")});
    QVERIFY(std::holds_alternative<step::Reraise>(guarded.except->front().body->back().op));
}

void HintsTest::fixesEveryScenario()
{
    int hints = 0;
    for (const QString &path : scenarioFiles()) {
        const Result<TaskSet> set = readTaskSetFile(path);
        QVERIFY(bool(set));
        hints += int(findHints(*set).size());
        verifyFixes(*set, path);
    }
    QVERIFY2(hints > 60, qPrintable(QString::number(hints)));
}

void HintsTest::givesNoHintsForTheTemplates()
{
    for (const Example &example : examples())
        if (example.isTemplate)
            QCOMPARE(QString(example.id + u' ' + described(*readExample(example.id))), QString(example.id + u' '));
}

void HintsTest::messagesNameTheCoroutine()
{
    const Result<TaskSet> set = readExample(QStringLiteral("first-look"));
    QCOMPARE(described(*set), QStringLiteral("orphans 0, forgotten-task 1, never-awaited 2"));
    const std::vector<Hint> hints = findHints(*set);
    QVERIFY(hints[0].message.contains(QStringLiteral("“fetch B”")));
    QVERIFY(hints[1].message.contains(QStringLiteral("“logger”")));
    QVERIFY(hints[2].message.contains(QStringLiteral("“ping”")));
}

void HintsTest::ignoresAnOutdatedHint()
{
    const TaskSet set = withMain("{'op': 'make', 'coro': 'slow'}");
    const Hint hint = findHints(set).front();
    const TaskSet fixed = withFix(set, hint);
    QVERIFY(withFix(fixed, hint) == fixed);
}

void HintsTest::parsesItsNames()
{
    QSet<QString> names;
    for (const HintKind kind : allHintKinds)
        names.insert(hintId(kind));
    QCOMPARE(names.size(), qsizetype(allHintKinds.size()));
}

QTEST_GUILESS_MAIN(HintsTest)
#include "tst_hints.moc"
