// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/exampleindex.h"
#include "model/program/file/jsonprinter.h"
#include "model/program/file/jsontext.h"
#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"
#include "model/program/strategy/strategy.h"
#include "tests/program/programtest.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

TaskSet withMain(const QByteArray &steps)
{
    return read("{'schema': 1, 'coros': {'a': {'body': []}, 'b': {'params': ['n'], 'body': []}, 'i': {'params': "
                "['index'], 'body': []}, 'main': {'body': ["
                + steps + "]}}, 'main': 'main'}");
}

//! Main's steps as compact JSON with single quotes.
QString mainText(const TaskSet &set)
{
    return QString::fromUtf8(formatJsonCompact(toJson(mainCoroutine(set)->body))).replace(u'"', u'\'');
}

QString compact(const QByteArray &steps)
{
    return mainText(withMain(steps));
}

QString detected(const TaskSet &set)
{
    const std::optional<Strategy> strategy = detectStrategy(set);
    return strategy ? strategyId(*strategy) : QStringLiteral("custom");
}

//! Whether main's first waiting place is a gather of one, or the await of one task.
bool waitsForOne(TaskSet set)
{
    const auto form = findWaitPattern(set);
    const auto parts = form ? gatherParts(form->first()) : std::nullopt;
    return parts ? parts->of->size() == 1 : form && form->kind == WaitPattern::Kind::Tasks && form->count == 1;
}

} // namespace

class StrategyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void rewritesMain_data();
    void rewritesMain();
    void saysWhyItCannot_data();
    void saysWhyItCannot();
    void recognisesHowMainWaits_data();
    void recognisesHowMainWaits();
    void returnsToThePreviousPlace_data();
    void returnsToThePreviousPlace();
    void keepsEveryScenarioValid();
    void parsesItsNames();
};

void StrategyTest::rewritesMain_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("strategy");
    QTest::addColumn<QByteArray>("after");
    const QByteArray gather("{'op': 'gather', 'of': [{'coro': 'a'}, {'coro': 'b', 'args': {'n': 1}}]}");
    const QByteArray collect("{'op': 'gather', 'of': [{'coro': 'a'}, {'coro': 'b', 'args': {'n': 1}}], 'return_exceptions': true}");
    const QByteArray group("{'op': 'task_group', 'as': 'group', 'body': [{'op': 'spawn', 'coro': 'a', 'in': 'group'}, "
                           "{'op': 'spawn', 'coro': 'b', 'args': {'n': 1}, 'in': 'group'}]}");
    const QByteArray sequence("{'op': 'call', 'coro': 'a'}, {'op': 'call', 'coro': 'b', 'args': {'n': 1}}");
    const QList<QPair<const char *, QByteArray>> forms{{"fail-fast", gather}, {"collect", collect}, {"task-group", group}, {"sequential", sequence}};
    for (const auto &[fromName, from] : forms)
        for (const auto &[toName, to] : forms)
            QTest::addRow("%s to %s", fromName, toName) << from << QString::fromLatin1(toName) << to;
    QTest::newRow("as written") << sequence << QStringLiteral("as-written") << sequence;
    QTest::newRow("inside of a try") << "{'op': 'try', 'body': [" + gather + "], 'finally': []}"
                                     << QStringLiteral("sequential")
                                     << "{'op': 'try', 'body': [" + sequence + "], 'finally': []}";
    QTest::newRow("keeps the results of a gather")
        << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}], 'as': 'r'}, {'op': 'log', 'text': '{r}'}") << QStringLiteral("collect")
        << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}], 'return_exceptions': true, 'as': 'r'}, {'op': 'log', 'text': '{r}'}");
    QTest::newRow("a gather made before")
        << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}], 'as': 'g', 'await': false}, {'op': 'log', 'text': 'x'}, "
                      "{'op': 'await', 'of': {'var': 'g'}}")
        << QStringLiteral("task-group")
        << QByteArray("{'op': 'log', 'text': 'x'}, {'op': 'task_group', 'as': 'group', 'body': [{'op': 'spawn', "
                      "'coro': 'a', 'in': 'group'}]}");
    QTest::newRow("collects a gather made before")
        << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}], 'as': 'g', 'await': false}, {'op': 'await', 'of': "
                      "{'var': 'g'}}")
        << QStringLiteral("collect")
        << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}], 'return_exceptions': true, 'as': 'g', 'await': false}, "
                      "{'op': 'await', 'of': {'var': 'g'}}");
    QTest::newRow("a list of coroutines")
        << QByteArray("{'op': 'list', 'of': [{'coro': 'a'}, {'coro': 'a'}], 'as': 'xs'}, {'op': 'for', 'in': 'xs', "
                      "'as': 'x', 'body': [{'op': 'await', 'of': {'var': 'x'}}]}")
        << QStringLiteral("fail-fast") << QByteArray("{'op': 'gather', 'of': [{'coro': 'a'}, {'coro': 'a'}]}");
    QTest::newRow("the try of a loop")
        << QByteArray("{'op': 'list', 'of': [{'coro': 'a'}], 'as': 'xs'}, {'op': 'for', 'in': 'xs', 'as': 'x', 'body': "
                      "[{'op': 'try', 'body': [{'op': 'await', 'of': {'var': 'x'}}],"
                      "'except': [{'types': ['OSError'], 'body': []}]}]}")
        << QStringLiteral("collect")
        << QByteArray("{'op': 'try', 'body': [{'op': 'gather', 'of': [{'coro': 'a'}], 'return_exceptions': true}], "
                      "'except': [{'types': ['OSError'], 'body': []}]}");
    QTest::newRow("tasks with a callback")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, {'op': "
                      "'gather', 'of': [{'var': 't'}, {'coro': 'a'}]}")
        << QStringLiteral("task-group")
        << QByteArray("{'op': 'task_group', 'as': 'group', 'body': [{'op': 'spawn', 'coro': 'a', 'in': 'group', 'as': "
                      "'t'}, {'op': 'callback', 'of': 't', 'id': 'c'},"
                      "{'op': 'spawn', 'coro': 'a', 'in': 'group'}]}");
    QTest::newRow("names wait for the way back")
        << QByteArray("{'op': 'gather', 'of': [{'spawn': {'coro': 'a'}, 'name': 'Ann'}]}")
        << QStringLiteral("sequential") << QByteArray("{'op': 'call', 'coro': 'a', '_name': 'Ann'}");
    QTest::newRow("many at once") << QByteArray("{'op': 'gather', 'of': [{'coro': 'a', 'times': 5}]}")
                                  << QStringLiteral("sequential")
                                  << QByteArray("{'op': 'repeat', 'times': 5, 'body': [{'op': 'call', 'coro': 'a'}]}");
    QTest::newRow("many in a group") << QByteArray("{'op': 'gather', 'of': [{'coro': 'i', 'times': 5}]}") << QStringLiteral("task-group")
                                     << QByteArray("{'op': 'task_group', 'as': 'group', 'body': [{'op': 'spawn', 'coro': 'i', 'times': 5, 'in': 'group'}]}");
    QTest::newRow("kept tasks, one by one")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'spawn', 'coro': 'a', 'name': 'Ann', 'as': 'u'}, "
                      "{'op': 'gather', 'of': [{'var': 't'}, {'var': 'u'}]}")
        << QStringLiteral("sequential") << QByteArray("{'op': 'call', 'coro': 'a'}, {'op': 'call', 'coro': 'a', '_name': 'Ann'}");
    QTest::newRow("watched tasks, one by one")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, "
                      "{'op': 'gather', 'of': [{'var': 't'}, {'coro': 'a'}]}")
        << QStringLiteral("sequential")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, "
                      "{'op': 'await', 'of': {'var': 't'}}, {'op': 'call', 'coro': 'a'}");
    QTest::newRow("and back from one by one")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, "
                      "{'op': 'await', 'of': {'var': 't'}}, {'op': 'call', 'coro': 'a'}")
        << QStringLiteral("collect")
        << QByteArray("{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, "
                      "{'op': 'gather', 'of': [{'var': 't'}, {'coro': 'a'}], 'return_exceptions': true}");
    QTest::newRow("a wait_for in a group")
        << QByteArray("{'op': 'gather', 'of': [{'wait_for': {'coro': 'a'}, 'ms': 5}]}") << QStringLiteral("task-group")
        << QByteArray("{'op': 'task_group', 'as': 'group', 'body': [{'op': 'let', 'of': {'spawn': {'wait_for': "
                      "{'coro': 'a'}, 'ms': 5}, 'in': 'group'}}]}");
    QTest::newRow("a free name for the group")
        << QByteArray("{'op': 'set', 'as': 'group', 'value': 1}, {'op': 'gather', 'of': [{'coro': 'a'}]}")
        << QStringLiteral("task-group")
        << QByteArray("{'op': 'set', 'as': 'group', 'value': 1}, {'op': 'task_group', 'as': 'group2', 'body': [{'op': "
                      "'spawn', 'coro': 'a', 'in': 'group2'}]}");
}

void StrategyTest::rewritesMain()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, strategy);
    QFETCH(QByteArray, after);
    const Result<TaskSet> changed = withStrategy(withMain(before), *strategyFromId(strategy));
    QVERIFY2(bool(changed), qUtf8Printable(changed ? QString() : describe(changed.problems())));
    QCOMPARE(mainText(*changed), compact(after));
    QCOMPARE(invalidity(*changed), QString());
}

void StrategyTest::saysWhyItCannot_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("strategy");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *steps, const char *strategy, const char *words) {
        QTest::newRow(name) << QByteArray(steps) << QString::fromLatin1(strategy) << QString::fromUtf8(words);
    };
    row("main waits for nothing", "{'op': 'spawn', 'coro': 'a'}, {'op': 'sleep', 'ms': 1}", "collect", "waits for no tasks");
    row("the results are used", "{'op': 'gather', 'of': [{'coro': 'a'}], 'as': 'r'}, {'op': 'log', 'text': '{r}'}", "task-group", "“r”");
    row("the results are used later",
        "{'op': 'gather', 'of': [{'coro': 'a'}], 'as': 'r'}, {'op': 'for', 'in': 'r', 'as': 'x', 'body': []}",
        "sequential", "list of results");
    row("what a call returns is used",
        "{'op': 'call', 'coro': 'a', 'as': 'x'}, {'op': 'call', 'coro': 'a'}, {'op': 'return', 'value': {'var': 'x'}}",
        "collect", "“x”");
    row("a task is used elsewhere",
        "{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'gather', 'of': [{'var': 't'}]}, {'op': 'inspect', 'of': 't'}",
        "task-group", "“t”");
    row("the list is used elsewhere",
        "{'op': 'list', 'of': [{'spawn': {'coro': 'a'}}], 'as': 'ts'}, {'op': 'gather', 'of': [{'each': 'ts'}]}, "
        "{'op': 'cancel', 'of': 'ts'}",
        "sequential", "“ts”");
    row("the loop does more",
        "{'op': 'list', 'of': [{'coro': 'a'}], 'as': 'xs'}, {'op': 'for', 'in': 'xs', 'as': 'x', 'body': [{'op': "
        "'await', 'of': {'var': 'x'}, 'as': 'r'}, {'op': 'log', 'text': '{r}'}]}",
        "collect", "more");
    row("a gather among the members", "{'op': 'gather', 'of': [{'gather': [{'coro': 'a'}]}]}", "task-group", "gather or a shield");
    row("the group does more",
        "{'op': 'task_group', 'as': 'g', 'body': [{'op': 'spawn', 'coro': 'a', 'in': 'g'}, {'op': 'sleep', 'ms': 1}]}",
        "collect", "sleep");
    row("nothing to await", "{'op': 'gather', 'of': []}", "sequential", "no task");
    row("a running index", "{'op': 'gather', 'of': [{'coro': 'i', 'times': 3}]}", "sequential", "index");
}

void StrategyTest::saysWhyItCannot()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, strategy);
    QFETCH(QString, words);
    const TaskSet set = withMain(steps);
    const Strategy wanted = *strategyFromId(strategy);
    QVERIFY(!withStrategy(set, wanted));
    QVERIFY2(strategyRefusal(set, wanted).contains(words), qUtf8Printable(strategyRefusal(set, wanted)));
    QCOMPARE(strategyRefusal(set, Strategy::AsWritten), QString());
}

void StrategyTest::recognisesHowMainWaits_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *id, const char *expected) { QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(expected); };
    row("first-look", "fail-fast"); // awaited later, inside of a try
    row("try-except", "sequential");
    row("gather-fail-fast", "fail-fast");
    row("gather-siblings-survive", "fail-fast");
    row("gather-collect", "collect");
    row("gather-outer-cancelled", "collect");
    row("fire-and-forget", "custom");
    row("fix-await", "custom");
    row("basic", "sequential");
    row("sequential-await", "sequential");
    row("gather-collect-list", "collect");
    row("create-task", "custom");
}

void StrategyTest::recognisesHowMainWaits()
{
    QFETCH(QString, id);
    QFETCH(QString, expected);
    const Result<TaskSet> set = readExample(id);
    QVERIFY(bool(set));
    QCOMPARE(detected(*set), expected);
}

void StrategyTest::returnsToThePreviousPlace_data()
{
    QTest::addColumn<QString>("over");
    for (const Strategy strategy : allStrategies)
        QTest::newRow(qUtf8Printable(strategyId(strategy))) << strategyId(strategy);
}

void StrategyTest::returnsToThePreviousPlace()
{
    QFETCH(QString, over);
    const TaskSet set = withMain("{'op': 'try', 'body': [{'op': 'gather', 'of': [{'coro': 'a'}, {'spawn': {'coro': "
                                 "'b', 'args': {'n': 1}}, 'name': 'Bea'}]}], 'finally': []}");
    const Result<TaskSet> there = withStrategy(set, *strategyFromId(over));
    QVERIFY(bool(there));
    const Result<TaskSet> back = withStrategy(*there, Strategy::FailFast);
    QVERIFY(bool(back));
    QCOMPARE(mainText(*back), mainText(set));
}

void StrategyTest::keepsEveryScenarioValid()
{
    int changed = 0;
    for (const QString &path : scenarioFiles()) {
        const Result<TaskSet> set = readTaskSetFile(path);
        QVERIFY(bool(set));
        for (const Strategy strategy : allStrategies) {
            const Result<TaskSet> edited = withStrategy(*set, strategy);
            if (!edited) {
                QVERIFY(!edited.problems().front().message.isEmpty());
                continue;
            }
            ++changed;
            QVERIFY2(invalidity(*edited).isEmpty(), qUtf8Printable(path + u' ' + strategyId(strategy) + u'\n' + invalidity(*edited)));
            // A single call is skipped in favour of the next waiting place.
            if (strategy != Strategy::AsWritten && !(strategy == Strategy::Sequential && waitsForOne(*set)))
                QVERIFY2(detected(*edited) == strategyId(strategy),
                         qUtf8Printable(path + u' ' + strategyId(strategy) + QStringLiteral(" reads as ") + detected(*edited)));
        }
    }
    QVERIFY(changed > 200);
}

void StrategyTest::parsesItsNames()
{
    for (const Strategy strategy : allStrategies) {
        QCOMPARE(strategyFromId(strategyId(strategy)), std::optional(strategy));
        QVERIFY(!strategyTitle(strategy).isEmpty() && !strategyDescription(strategy).isEmpty());
    }
    QVERIFY(!strategyFromId(QStringLiteral("Fail fast")));
}

QTEST_GUILESS_MAIN(StrategyTest)
#include "tst_strategy.moc"
