// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "tests/program/programtest.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

QString outcomeText(const TaskOutcome &outcome)
{
    switch (outcome.kind) {
    case TaskOutcome::Kind::Returns: {
        const auto *text = outcome.value ? std::get_if<QString>(&outcome.value->node) : nullptr;
        return !outcome.value ? QStringLiteral("ends") : QStringLiteral("returns ") + (text ? *text : QStringLiteral("..."));
    }
    case TaskOutcome::Kind::Raises: return outcome.type + QStringLiteral(": ") + outcome.message.value_or(QString());
    case TaskOutcome::Kind::Custom: return QStringLiteral("custom");
    }
    return {};
}

QString handlingText(const TaskHandling &handling)
{
    switch (handling.kind) {
    case TaskHandling::Kind::None: return QStringLiteral("-");
    case TaskHandling::Kind::TryExcept: return QStringLiteral("except ") + handling.types.join(u',');
    case TaskHandling::Kind::Finally: return QStringLiteral("finally");
    case TaskHandling::Kind::DoneCallback: return QStringLiteral("callback");
    case TaskHandling::Kind::Retry: return QStringLiteral("retry %1").arg(handling.attempts);
    case TaskHandling::Kind::Custom: return QStringLiteral("custom");
    }
    return {};
}

QString startText(TaskStart start)
{
    switch (start) {
    case TaskStart::Awaited: return QStringLiteral("awaited");
    case TaskStart::FireAndForget: return QStringLiteral("forgotten");
    case TaskStart::NeverAwaited: return QStringLiteral("never");
    case TaskStart::Custom: return QStringLiteral("custom");
    }
    return {};
}

//! One line per row: name | sleep | outcome | handling | start | count.
QStringList table(const TaskSet &set)
{
    QStringList lines;
    for (const TaskRow &row : taskRows(set))
        lines.append(QStringList{row.name, row.sleepText, outcomeText(row.outcome), handlingText(row.handling),
                                 startText(row.start), QString::number(row.count)}
                         .join(QStringLiteral(" | ")));
    return lines;
}

TaskSet example(const char *id)
{
    const Result<TaskSet> set = readExample(QString::fromLatin1(id));
    return set ? *set : TaskSet();
}

} // namespace

#define VERIFY_EDIT(result)                                                                       \
    QVERIFY2(bool(result), qUtf8Printable((result) ? QString() : describe((result).problems()))); \
    QCOMPARE(invalidity(*(result)), QString())

class TaskTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void showsTheFirstExample();
    void resolvesASharedCoroutineByItsArguments();
    void showsEveryWayToStart();
    void editsTheArgumentOfASharedCoroutine();
    void givesARowItsOwnCoroutineIfArgumentsAreNotEnough();
    void renamesTheCoroutineEverywhere();
    void changesHandlingThereAndBack_data();
    void changesHandlingThereAndBack();
    void changesHowATaskStarts();
    void repeatsATask();
    void addsEveryTemplate_data();
    void addsEveryTemplate();
    void addsToEveryFormOfWaiting_data();
    void addsToEveryFormOfWaiting();
    void removesWhatMainDoesWithATask();
    void doesNotRemoveWhatOthersNeed();
    void duplicatesNextToTheOriginal();
    void movesWithinItsPlace();
    void keepsEveryScenarioValidUnderEveryEdit();
    void returnsAnEqualSetIfNothingChanges();
    void rejectsRowsThatDoNotExist();
};

void TaskTableTest::showsTheFirstExample()
{
    QCOMPARE(table(example("first-look")),
             (QStringList{QStringLiteral("fetch A | 300 ms | returns Success! | - | awaited | 1"),
                          QStringLiteral("fetch B | 100 ms | ValueError: B failed | - | awaited | 1"),
                          QStringLiteral("fetch C | 200 ms | ValueError: C failed | - | awaited | 1"),
                          QStringLiteral("fetch D | 9 s | returns Success! | - | awaited | 1"),
                          QStringLiteral("logger | 150 ms | OSError: disk full | - | forgotten | 1"),
                          QStringLiteral("ping | 1 s | ends | - | never | 1")}));
    const std::vector<TaskRow> rows = taskRows(example("first-look"));
    QCOMPARE(rows[1].callPointer, QStringLiteral("/coros/main/body/0/of/1"));
    QCOMPARE(rows[1].coroutinePointer, QStringLiteral("/coros/fetch B"));
}

void TaskTableTest::resolvesASharedCoroutineByItsArguments()
{
    QCOMPARE(table(example("gather-siblings-survive")),
             (QStringList{QStringLiteral("A | 300 ms | returns Success! | - | awaited | 1"),
                          QStringLiteral("B | 100 ms | ValueError: B failed | - | awaited | 1"),
                          QStringLiteral("C | 200 ms | ValueError: C failed | - | awaited | 1"),
                          QStringLiteral("D | 9 s | returns Success! | - | awaited | 1")}));
    const TaskRow row = taskRows(example("gather-siblings-survive")).front();
    QVERIFY(row.sharesCoroutine);
    QVERIFY(row.sleepLocked.isEmpty() && row.outcomeLocked.isEmpty() && row.nameLocked.isEmpty());
}

void TaskTableTest::showsEveryWayToStart()
{
    const TaskSet set
        = read("{'schema': 1, 'coros': {'a': {'body': [{'op': 'sleep', 'ms': 10}, {'op': 'sleep', 'ms': 20}]},"
               "'b': {'body': [{'op': 'repeat', 'times': 2, 'body': [{'op': 'sleep', 'ms': 5}, {'op': 'return'}]}]}, "
               "'main': {'body': ["
               "{'op': 'spawn', 'coro': 'a', 'as': 'kept'}, {'op': 'spawn', 'coro': 'a', 'as': 't', 'name': 'named'}, "
               "{'op': 'callback', 'of': 't', 'id': 'c'},"
               "{'op': 'make', 'coro': 'b', 'as': 'object'}, {'op': 'task_group', 'as': 'g', 'body': [{'op': 'spawn', "
               "'coro': 'b', 'in': 'g'}]},"
               "{'op': 'await', 'of': {'wait_for': {'coro': 'a'}, 'ms': 100}}, {'op': 'retry', 'of': {'coro': 'a'}, "
               "'attempts': 2, 'delay': 1, 'on': ['OSError']},"
               "{'op': 'spawn', 'coro': 'a', 'as': 'later'}, {'op': 'await', 'of': {'var': 't'}}, {'op': 'cancel', "
               "'of': 'later'},"
               "{'op': 'repeat', 'times': 4, 'body': [{'op': 'call', 'coro': 'a'}]}]}}, 'main': 'main'}");
    QCOMPARE(table(set),
             (QStringList{QStringLiteral("a | 10 ms, 20 ms | ends | - | forgotten | 1"), QStringLiteral("named | 10 ms, 20 ms | ends | callback | awaited | 1"),
                          QStringLiteral("b | varies | custom | - | never | 1"), QStringLiteral("b | varies | custom | - | awaited | 1"),
                          QStringLiteral("a | 10 ms, 20 ms | ends | - | awaited | 1"), QStringLiteral("a | 10 ms, 20 ms | ends | retry 2 | awaited | 1"),
                          QStringLiteral("a | 10 ms, 20 ms | ends | - | custom | 1"), QStringLiteral("a | 10 ms, 20 ms | ends | - | awaited | 4")}));
    for (const TaskRow &row : taskRows(set))
        QVERIFY(!row.sleepLocked.isEmpty());
}

void TaskTableTest::editsTheArgumentOfASharedCoroutine()
{
    const TaskSet set = example("gather-siblings-survive");
    const Result<TaskSet> slower = setRowSleep(set, 1, 250);
    VERIFY_EDIT(slower);
    const Result<TaskSet> good = setRowOutcome(*slower, 1, TaskOutcome::returns(Expr{QStringLiteral("Success!")}));
    VERIFY_EDIT(good);
    const Result<TaskSet> renamed = setRowName(*good, 1, QStringLiteral("Bea"));
    VERIFY_EDIT(renamed);
    QCOMPARE(table(*renamed).at(1), QStringLiteral("Bea | 250 ms | returns Success! | - | awaited | 1"));
    QCOMPARE(renamed->coros.size(), set.coros.size());
    QCOMPARE(table(*renamed).at(0), table(set).at(0));
}

void TaskTableTest::givesARowItsOwnCoroutineIfArgumentsAreNotEnough()
{
    const TaskSet set = example("gather-siblings-survive");
    const Result<TaskSet> edited = setRowOutcome(set, 2, TaskOutcome::raises(QStringLiteral("KeyError"), QStringLiteral("gone")));
    VERIFY_EDIT(edited);
    QCOMPARE(edited->coros.size(), set.coros.size() + 1);
    QCOMPARE(table(*edited).at(2), QStringLiteral("might_fail C | 200 ms | KeyError: gone | - | awaited | 1"));
    QCOMPARE(table(*edited).at(1), table(set).at(1));
}

void TaskTableTest::renamesTheCoroutineEverywhere()
{
    const TaskSet set = example("first-look");
    const Result<TaskSet> renamed = setRowName(set, 4, QStringLiteral("journal"));
    VERIFY_EDIT(renamed);
    QCOMPARE(taskRows(*renamed).at(4).name, QStringLiteral("journal"));
    QVERIFY(!renamed->find(QStringLiteral("logger")));
    QVERIFY(!setRowName(set, 4, QStringLiteral("ping")));
    QVERIFY(!setRowName(set, 4, QStringLiteral(" ")));
}

void TaskTableTest::changesHandlingThereAndBack_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    const auto rows = [](const char *name, TaskHandling::Kind kind, const char *gathered, const char *forgotten) {
        QTest::addRow("%s in a gather", name) << 1 << int(kind) << QString::fromLatin1(gathered);
        QTest::addRow("%s of a forgotten task", name) << 4 << int(kind) << QString::fromLatin1(forgotten);
    };
    rows("try", TaskHandling::Kind::TryExcept,
         "fetch B | 100 ms | ValueError: B failed | except ValueError | awaited | 1",
         "logger | 150 ms | OSError: disk full | except OSError | forgotten | 1");
    rows("finally", TaskHandling::Kind::Finally, "fetch B | 100 ms | ValueError: B failed | finally | awaited | 1",
         "logger | 150 ms | OSError: disk full | finally | forgotten | 1");
    rows("retry", TaskHandling::Kind::Retry, "fetch B | 100 ms | ValueError: B failed | retry 3 | awaited | 1",
         "logger | 150 ms | OSError: disk full | retry 3 | forgotten | 1");
    rows("callback", TaskHandling::Kind::DoneCallback,
         "fetch B | 100 ms | ValueError: B failed | callback | awaited | 1",
         "logger | 150 ms | OSError: disk full | callback | forgotten | 1");
}

void TaskTableTest::changesHandlingThereAndBack()
{
    QFETCH(int, row);
    QFETCH(int, kind);
    QFETCH(QString, expected);
    const TaskSet set = example("first-look");
    TaskHandling handling;
    handling.kind = TaskHandling::Kind(kind);
    const Result<TaskSet> handled = setRowHandling(set, row, handling);
    VERIFY_EDIT(handled);
    const qsizetype now = table(*handled).indexOf(expected);
    QVERIFY2(now >= 0, qUtf8Printable(table(*handled).join(u'\n')));
    QCOMPARE(table(*handled).size(), table(set).size());
    const Result<TaskSet> back = setRowHandling(*handled, int(now), {});
    VERIFY_EDIT(back);
    QStringList before = table(set);
    QStringList after = table(*back);
    before.sort();
    after.sort();
    QCOMPARE(after, before);
}

void TaskTableTest::changesHowATaskStarts()
{
    const TaskSet set = example("first-look");
    const Result<TaskSet> awaited = setRowStart(set, 4, TaskStart::Awaited);
    VERIFY_EDIT(awaited);
    QCOMPARE(table(*awaited).at(4), QStringLiteral("logger | 150 ms | OSError: disk full | - | awaited | 1"));
    const Result<TaskSet> never = setRowStart(*awaited, 0, TaskStart::NeverAwaited);
    VERIFY_EDIT(never);
    QVERIFY(table(*never).contains(QStringLiteral("fetch A | 300 ms | returns Success! | - | never | 1")));
    const Result<TaskSet> forgotten = setRowStart(set, 5, TaskStart::FireAndForget);
    VERIFY_EDIT(forgotten);
    QVERIFY(table(*forgotten).contains(QStringLiteral("ping | 1 s | ends | - | forgotten | 1")));
}

void TaskTableTest::repeatsATask()
{
    const TaskSet set = example("first-look");
    for (const int row : {0, 4}) {
        const Result<TaskSet> many = setRowCount(set, row, 50);
        VERIFY_EDIT(many);
        QCOMPARE(taskRows(*many).at(size_t(row)).count, qint64(50));
        const Result<TaskSet> one = setRowCount(*many, row, 1);
        VERIFY_EDIT(one);
        QVERIFY(*one == set);
    }
    const Result<TaskSet> calls = setRowCount(example("basic"), 0, 3);
    VERIFY_EDIT(calls);
    QCOMPARE(taskRows(*calls).at(0).count, qint64(3));
    QVERIFY(!setRowCount(set, 5, 2)); // an object that is never awaited
    QVERIFY(!setRowCount(set, 0, 0));
    QVERIFY(!setRowCount(set, 0, 1'000'001));
}

void TaskTableTest::addsEveryTemplate_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    QTest::newRow("succeeds") << int(TaskTemplate::Succeeds) << QStringLiteral("task 2 | 300 ms | returns done | - | awaited | 1");
    QTest::newRow("raises") << int(TaskTemplate::Raises) << QStringLiteral("failing | 200 ms | ValueError: something went wrong | - | awaited | 1");
    QTest::newRow("handles its own error")
        << int(TaskTemplate::HandlesOwnError)
        << QStringLiteral("careful | 200 ms | ValueError: something went wrong | except ValueError | awaited | 1");
    QTest::newRow("cleans up") << int(TaskTemplate::CleansUp) << QStringLiteral("tidy | 200 ms | ValueError: something went wrong | finally | awaited | 1");
    QTest::newRow("fire and forget") << int(TaskTemplate::FireAndForget) << QStringLiteral("background | 150 ms | OSError: disk full | - | forgotten | 1");
    QTest::newRow("never awaited") << int(TaskTemplate::NeverAwaited) << QStringLiteral("forgotten | 1 s | returns done | - | never | 1");
    QTest::newRow("done callback")
        << int(TaskTemplate::DoneCallback)
        << QStringLiteral("watched | 150 ms | RuntimeError: seen by the callback | callback | forgotten | 1");
}

void TaskTableTest::addsEveryTemplate()
{
    QFETCH(int, kind);
    QFETCH(QString, expected);
    const TaskSet set = newTaskSet();
    QCOMPARE(invalidity(set), QString());
    const Result<TaskSet> added = addRow(set, TaskTemplate(kind));
    VERIFY_EDIT(added);
    QCOMPARE(table(*added).size(), 2);
    QVERIFY2(table(*added).contains(expected), qUtf8Printable(table(*added).join(u'\n')));
    const Result<TaskSet> removed = removeRows(*added, {int(table(*added).indexOf(expected))});
    VERIFY_EDIT(removed);
    QVERIFY(*removed == set);
}

void TaskTableTest::addsToEveryFormOfWaiting_data()
{
    QTest::addColumn<QString>("id");
    for (const Example &e : examples())
        QTest::newRow(qUtf8Printable(e.id)) << e.id;
}

void TaskTableTest::addsToEveryFormOfWaiting()
{
    QFETCH(QString, id);
    const Result<TaskSet> set = readExample(id);
    QVERIFY(bool(set));
    const Result<TaskSet> added = addRow(*set, TaskTemplate::Raises);
    VERIFY_EDIT(added);
    QVERIFY2(
        table(*added).contains(QStringLiteral("failing | 200 ms | ValueError: something went wrong | - | awaited | 1")),
        qUtf8Printable(table(*added).join(u'\n')));
    QCOMPARE(table(*added).size(), table(*set).size() + 1);
}

void TaskTableTest::removesWhatMainDoesWithATask()
{
    const TaskSet set = read("{'schema': 1, 'coros': {'a': {'body': []}, 'b': {'body': []}, 'main': {'body': ["
                             "{'op': 'spawn', 'coro': 'a', 'as': 't'}, {'op': 'callback', 'of': 't', 'id': 'c'}, "
                             "{'op': 'spawn', 'coro': 'b', 'as': 'u'},"
                             "{'op': 'wait', 'of': ['t']}, {'op': 'gather', 'of': [{'var': 't'}, {'var': 'u'}]}, "
                             "{'op': 'cancel', 'of': 't'}]}}, 'main': 'main'}");
    const Result<TaskSet> removed = removeRows(set, {0});
    VERIFY_EDIT(removed);
    QVERIFY(*removed
            == read("{'schema': 1, 'coros': {'b': {'body': []}, 'main': {'body': [{'op': 'spawn', 'coro': 'b', 'as': "
                    "'u'}, {'op': 'gather', 'of': [{'var': 'u'}]}]}}, 'main': 'main'}"));
    const Result<TaskSet> empty = removeRows(set, {1, 0, 1});
    VERIFY_EDIT(empty);
    QCOMPARE(table(*empty).size(), 0);
}

void TaskTableTest::doesNotRemoveWhatOthersNeed()
{
    const TaskSet set = read("{'schema': 1, 'coros': {'a': {'body': []}, 'main': {'body': [{'op': 'call', 'coro': 'a', "
                             "'as': 'x'}, {'op': 'log', 'text': '{x}'}]}}, 'main': 'main'}");
    const Result<TaskSet> removed = removeRows(set, {0});
    QVERIFY(!removed);
    QVERIFY(removed.problems().front().message.contains(QStringLiteral("“x”")));
}

void TaskTableTest::duplicatesNextToTheOriginal()
{
    const Result<TaskSet> copies = duplicateRows(example("first-look"), {1, 4, 5});
    VERIFY_EDIT(copies);
    const QStringList lines = table(*copies);
    QCOMPARE(lines.size(), 9);
    QCOMPARE(lines.at(2), QStringLiteral("fetch B 2 | 100 ms | ValueError: B failed | - | awaited | 1"));
    QCOMPARE(lines.at(6), QStringLiteral("logger 2 | 150 ms | OSError: disk full | - | forgotten | 1"));
    QCOMPARE(lines.at(8), QStringLiteral("ping 2 | 1 s | ends | - | never | 1"));
}

void TaskTableTest::movesWithinItsPlace()
{
    const TaskSet set = example("first-look");
    const Result<TaskSet> down = moveRow(set, 0, 2);
    VERIFY_EDIT(down);
    QCOMPARE(taskRows(*down).at(2).name, QStringLiteral("fetch A"));
    const Result<TaskSet> back = moveRow(*down, 2, 0);
    VERIFY_EDIT(back);
    QVERIFY(*back == set);
    const Result<TaskSet> far = moveRow(set, 1, 5); // not out of the gather
    VERIFY_EDIT(far);
    QCOMPARE(taskRows(*far).at(3).name, QStringLiteral("fetch B"));
    const Result<TaskSet> swapped = moveRow(set, 5, 4);
    VERIFY_EDIT(swapped);
    QCOMPARE(taskRows(*swapped).at(4).name, QStringLiteral("ping"));
}

void TaskTableTest::keepsEveryScenarioValidUnderEveryEdit()
{
    int edits = 0;
    const auto check = [&edits](const Result<TaskSet> &edited, const QString &what) {
        ++edits;
        const QString problem = edited                    ? invalidity(*edited)
            : edited.problems().front().message.isEmpty() ? QStringLiteral("refused without a reason")
                                                          : QString();
        QVERIFY2(problem.isEmpty(), qUtf8Printable(what + u'\n' + problem));
    };
    for (const QString &path : scenarioFiles()) {
        const Result<TaskSet> set = readTaskSetFile(path);
        QVERIFY(bool(set));
        check(addRow(*set, TaskTemplate::DoneCallback, 0), path + QStringLiteral(" add"));
        const int rows = int(taskRows(*set).size());
        for (int row = 0; row < rows; ++row) {
            const QString at = path + QStringLiteral(" row %1 ").arg(row);
            check(setRowName(*set, row, QStringLiteral("a new name")), at + QStringLiteral("name"));
            check(setRowSleep(*set, row, 77), at + QStringLiteral("sleep"));
            check(setRowSleep(*set, row, std::nullopt), at + QStringLiteral("no sleep"));
            check(setRowOutcome(*set, row, TaskOutcome::returns()), at + QStringLiteral("returns"));
            check(setRowOutcome(*set, row, TaskOutcome::raises(QStringLiteral("KeyError"))), at + QStringLiteral("raises"));
            for (const auto kind :
                 {TaskHandling::Kind::None, TaskHandling::Kind::TryExcept, TaskHandling::Kind::Finally,
                  TaskHandling::Kind::DoneCallback, TaskHandling::Kind::Retry})
                check(setRowHandling(*set, row, {kind, {}, 2}), at + QStringLiteral("handling %1").arg(int(kind)));
            for (const auto start : {TaskStart::Awaited, TaskStart::FireAndForget, TaskStart::NeverAwaited})
                check(setRowStart(*set, row, start), at + QStringLiteral("start %1").arg(int(start)));
            check(setRowCount(*set, row, 3), at + QStringLiteral("count"));
            check(setRowCount(*set, row, 1), at + QStringLiteral("count 1"));
            check(removeRows(*set, {row}), at + QStringLiteral("remove"));
            check(duplicateRows(*set, {row}), at + QStringLiteral("duplicate"));
            check(moveRow(*set, row, 0), at + QStringLiteral("move"));
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(edits > 2000);
}

void TaskTableTest::returnsAnEqualSetIfNothingChanges()
{
    const TaskSet set = example("first-look");
    const std::vector<TaskRow> rows = taskRows(set);
    for (int row = 0; row < int(rows.size()); ++row) {
        const TaskRow &r = rows[size_t(row)];
        for (const Result<TaskSet> &edited :
             {setRowName(set, row, r.name), setRowSleep(set, row, r.sleepMs), setRowOutcome(set, row, r.outcome),
              setRowHandling(set, row, r.handling), setRowStart(set, row, r.start), setRowCount(set, row, r.count),
              moveRow(set, row, row)})
            QVERIFY(edited && *edited == set);
    }
}

void TaskTableTest::rejectsRowsThatDoNotExist()
{
    const TaskSet set = example("first-look");
    for (const int row : {-1, 6})
        for (const Result<TaskSet> &edited :
             {setRowName(set, row, QStringLiteral("x")), setRowSleep(set, row, 1), setRowOutcome(set, row, {}),
              setRowHandling(set, row, {}), setRowStart(set, row, TaskStart::Awaited), setRowCount(set, row, 1),
              removeRows(set, {row}), duplicateRows(set, {row}), moveRow(set, row, 0)})
            QVERIFY(!edited);
    QVERIFY(taskRows(TaskSet()).empty());
    QVERIFY(!addRow(TaskSet(), TaskTemplate::Succeeds));
}

QTEST_GUILESS_MAIN(TaskTableTest)
#include "tst_tasktable.moc"
