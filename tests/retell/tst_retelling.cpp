// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "model/retell/retelling.h"
#include "model/retell/runoutline.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

TaskSet parsed(const QByteArray &coros)
{
    auto set = readTaskSet(QByteArrayLiteral("{\"schema\":1,\"coros\":") + coros + QByteArrayLiteral(",\"main\":\"main\"}"));
    return set ? *set : TaskSet();
}

std::unique_ptr<Run> runOf(const TaskSet &set)
{
    auto run = Run::create(set);
    if (!run)
        return {};
    (*run)->runToEnd();
    return *std::move(run);
}

} // namespace

class TestRetelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void doesTheSame_data();
    void doesTheSame();
    void differencesAreTold();
    void timesAreCompared();
    void examplesBecomeSets();
    void whateverRanBecomesASetThatRuns();
    void namesBecomeIdentifiers();
    void nothingIsNoTaskSet();
    void saysWhichPythonItWas();
};

void TestRetelling::doesTheSame_data()
{
    QTest::addColumn<QByteArray>("coros");
    const auto row = [](const char *name, const char *coros) { QTest::newRow(name) << QByteArray(coros); };
    row("event", R"({"a":{"body":[{"op":"event_wait","of":"e"},{"op":"sleep","ms":5}]},"main":{"body":[{"op":"spawn","coro":"a","as":"t"},{"op":"sleep","ms":20},
        {"op":"event_set","of":"e"},{"op":"sleep","ms":10},{"op":"await","of":{"var":"t"}}]}},"objects":{"e":{"type":"event"}})");
    row("sleep", R"({"main":{"body":[{"op":"sleep","ms":300},{"op":"sleep","ms":0}]}})");
    row("error of main", R"({"main":{"body":[{"op":"sleep","ms":300},{"op":"raise","type":"ValueError","msg":"x"}]}})");
    row("gather that fails", R"({"a":{"body":[{"op":"sleep","ms":100},{"op":"raise","type":"KeyError","msg":"k"}]},"b":{"body":[{"op":"sleep","ms":200}]},
        "main":{"body":[{"op":"gather","of":[{"coro":"a"},{"coro":"b"}]}]}})");
    row("gather that collects", R"({"a":{"body":[{"op":"raise","type":"OSError"}]},"b":{"body":[{"op":"sleep","ms":200}]},
        "main":{"body":[{"op":"gather","of":[{"coro":"a"},{"coro":"b"},{"coro":"b"}],"return_exceptions":true},{"op":"sleep","ms":5}]}})");
    row("task that is awaited and fails", R"({"a":{"body":[{"op":"sleep","ms":50},{"op":"raise","type":"OSError","msg":"no"}]},
        "main":{"body":[{"op":"spawn","coro":"a","as":"t"},{"op":"try","body":[{"op":"await","of":{"var":"t"}}],"except":[{"types":["OSError"],"body":[]}]},
        {"op":"sleep","ms":10}]}})");
    row("cancelled task", R"({"a":{"body":[{"op":"sleep","ms":5000}]},"main":{"body":[{"op":"spawn","coro":"a","as":"t"},{"op":"sleep","ms":20},
        {"op":"cancel","of":"t"},{"op":"try","body":[{"op":"await","of":{"var":"t"}}],"except":[{"types":["CancelledError"],"body":[]}]}]}})");
    row("cancelled gather", R"({"a":{"body":[{"op":"sleep","ms":5000}]},"g":{"body":[{"op":"gather","of":[{"coro":"a"},{"coro":"a"}]}]},
        "main":{"body":[{"op":"spawn","coro":"g","as":"t"},{"op":"sleep","ms":20},{"op":"cancel","of":"t"},{"op":"sleep","ms":20}]}})");
    row("lost error", R"({"a":{"body":[{"op":"raise","type":"ValueError","msg":"lost"}]},"main":{"body":[{"op":"spawn","coro":"a"},{"op":"sleep","ms":20}]}})");
    row("left at the end", R"({"a":{"body":[{"op":"sleep","ms":5000}]},"main":{"body":[{"op":"spawn","coro":"a"},{"op":"sleep","ms":20}]}})");
    row("named tasks", R"({"a":{"body":[{"op":"sleep","ms":50}]},"main":{"body":[{"op":"spawn","coro":"a","name":"the first","as":"x"},
        {"op":"await","of":{"var":"x"}}]}})");
    row("await in a coroutine", R"({"a":{"body":[{"op":"sleep","ms":50}]},"b":{"body":[{"op":"call","coro":"a"},{"op":"call","coro":"a"}]},
        "main":{"body":[{"op":"gather","of":[{"coro":"b"},{"coro":"b"}]}]}})");
    row("error that is lost when a variable goes", R"({"a":{"body":[{"op":"raise","type":"ValueError","msg":"kept"}]},
        "main":{"body":[{"op":"spawn","coro":"a","as":"x"},{"op":"sleep","ms":20},{"op":"drop","of":"x"},{"op":"sleep","ms":5}]}})");
    row("error that is lost at the end", R"({"a":{"body":[{"op":"raise","type":"ValueError","msg":"kept"}]},
        "main":{"body":[{"op":"spawn","coro":"a","as":"x"},{"op":"spawn","coro":"a","as":"$y"},{"op":"sleep","ms":20}]}})");
    row("generator that is left", R"({"g":{"body":[{"op":"sleep","ms":5},{"op":"try","body":[{"op":"yield","value":1}],
        "finally":[{"op":"sleep","ms":7},{"op":"raise","type":"OSError","msg":"gone"}]}]},
        "main":{"body":[{"op":"async_for","of":{"coro":"g"},"as":"v","body":[{"op":"break"}]},{"op":"sleep","ms":20}]}})");
    row("generators that are left one after another", R"({"g":{"params":["ms"],"body":[{"op":"try","body":[{"op":"yield","value":1}],
        "finally":[{"op":"sleep","ms":{"var":"ms"}}]}]},"a":{"body":[{"op":"async_for","of":{"coro":"g","args":{"ms":5}},"as":"v","body":[{"op":"break"}]}]},
        "main":{"body":[{"op":"async_for","of":{"coro":"g","args":{"ms":30}},"as":"v","body":[{"op":"break"}]},{"op":"sleep","ms":3},
        {"op":"call","coro":"a"},{"op":"sleep","ms":50}]}})");
    row("generator that is closed at the end", R"({"g":{"body":[{"op":"try","body":[{"op":"yield","value":1}],"finally":[{"op":"sleep","ms":7}]}]},
        "main":{"body":[{"op":"make","coro":"g","as":"$g"},{"op":"sleep","ms":2},{"op":"anext","of":"$g"},{"op":"sleep","ms":20}]}})");
    row("collected task", R"({"a":{"body":[{"op":"sleep","ms":5},{"op":"future","as":"f"},{"op":"await","of":{"var":"f"}}]},
        "main":{"body":[{"op":"spawn","coro":"a"},{"op":"sleep","ms":20},{"op":"collect"},{"op":"sleep","ms":5}]}})");
    row("task that another one awaits", R"({"a":{"body":[{"op":"sleep","ms":50}]},"b":{"body":[{"op":"await","of":{"var":"$t"}},{"op":"sleep","ms":5}]},
        "main":{"body":[{"op":"spawn","coro":"a","as":"$t"},{"op":"gather","of":[{"coro":"b"},{"coro":"b"}]}]}})");
}

void TestRetelling::doesTheSame()
{
    QFETCH(QByteArray, coros);
    const auto first = runOf(parsed(coros));
    QVERIFY(first);
    const Result<TaskSet> told = retell(first->trace());
    QVERIFY(told);
    QVERIFY2(readTaskSet(writeTaskSet(*told)), "the task set cannot be read");
    const auto second = runOf(*told);
    QVERIFY2(second, writeTaskSet(*told).constData());
    const OutlineComparison found = compareOutlines(first->trace(), second->trace());
    QVERIFY2(found.same, qPrintable(QStringLiteral("%1: %2, %3\n%4").arg(found.events).arg(found.first, found.second, QString::fromUtf8(writeTaskSet(*told)))));
    QCOMPARE(found.latest, Time{});
    QVERIFY(found.events > 2);
}

void TestRetelling::differencesAreTold()
{
    const auto first = runOf(parsed(R"({"a":{"body":[{"op":"sleep","ms":50}]},"main":{"body":[{"op":"gather","of":[{"coro":"a"}]}]}})"));
    const auto second = runOf(parsed(R"({"a":{"body":[{"op":"raise","type":"OSError","msg":"no"}]},"main":{"body":[{"op":"gather","of":[{"coro":"a"}]}]}})"));
    const OutlineComparison found = compareOutlines(first->trace(), second->trace());
    QVERIFY(!found.same);
    QCOMPARE(found.first, QStringLiteral("a#2 begins to sleep"));
    QCOMPARE(found.second, QStringLiteral("a#2 raises OSError: no"));
    QCOMPARE(found.at, Time{});
}

void TestRetelling::timesAreCompared()
{
    const auto first = runOf(parsed(R"({"main":{"body":[{"op":"sleep","ms":50}]}})"));
    const auto second = runOf(parsed(R"({"main":{"body":[{"op":"sleep","ms":70}]}})"));
    const OutlineComparison found = compareOutlines(first->trace(), second->trace());
    QVERIFY(found.same);
    QCOMPARE(found.latest, Time(std::chrono::milliseconds(20)));
}

// Whatever they do, what comes out is a task set that runs.
void TestRetelling::examplesBecomeSets()
{
    const QDir folder(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples"));
    int count = 0, same = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.taskset")}, QDir::Files)) {
        const Result<TaskSet> set = readTaskSetFile(folder.filePath(name));
        QVERIFY2(set, qPrintable(name));
        const auto first = runOf(*set);
        const Result<TaskSet> told = retell(first->trace());
        QVERIFY2(told, qPrintable(name));
        const auto second = runOf(*told);
        QVERIFY2(second, qPrintable(name + u' ' + QString::fromUtf8(writeTaskSet(*told))));
        const OutlineComparison found = compareOutlines(first->trace(), second->trace());
        ++count;
        same += found.same ? 1 : 0;
        if (!found.same)
            qInfo("%s", qPrintable(QStringLiteral("%1: %2 | %3").arg(name, found.first, found.second)));
    }
    QVERIFY2(same * 10 >= count * 7, qPrintable(QStringLiteral("%1 of %2").arg(same).arg(count)));
}

void TestRetelling::whateverRanBecomesASetThatRuns()
{
    const QDir folder(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs"));
    int count = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto trace = readTrace(file.readAll());
        QVERIFY2(trace, qPrintable(name));
        const Result<TaskSet> told = retell(**trace);
        QVERIFY2(told, qPrintable(name));
        const QByteArray text = writeTaskSet(*told);
        const auto again = readTaskSet(text);
        QVERIFY2(again, qPrintable(name + u' ' + (again ? QString() : again.problems().front().message) + QString::fromUtf8(text)));
        QVERIFY2(runOf(*again), qPrintable(name + u' ' + QString::fromUtf8(text)));
        ++count;
    }
    QVERIFY(count > 300);
}

void TestRetelling::namesBecomeIdentifiers()
{
    const auto first = runOf(parsed(R"({"_":{"body":[]},"main":{"body":[{"op":"gather","of":[{"coro":"_"},{"coro":"_"}]}]}})"));
    QVERIFY(first);
    const Result<TaskSet> told = retell(first->trace());
    QVERIFY(told);
    QCOMPARE(told->coros.size(), std::size_t(3));
    QCOMPARE(told->coros[1].name, QStringLiteral("task"));
    QCOMPARE(told->coros[2].name, QStringLiteral("task_2"));
}

void TestRetelling::nothingIsNoTaskSet()
{
    QVERIFY(!retell(Trace()));
}

// A recorded run and the task set made of it follow the same rules.
void TestRetelling::saysWhichPythonItWas()
{
    const auto run = runOf(parsed(R"({"main":{"body":[{"op":"sleep","ms":5}]}})"));
    std::string lines;
    writeTrace(run->trace(), lines, false);
    const auto told = [&lines](const char *python) {
        const auto trace = readTrace(QByteArray::fromStdString(lines).replace("3.14.2", python));
        return trace ? retell(**trace)->python.value_or(PythonVersion{}).text() : QString();
    };
    QCOMPARE(told("3.12.1"), QStringLiteral("3.12"));
    QCOMPARE(told("3.14.2"), QStringLiteral("3.14"));
    QCOMPARE(told("3.11.2"), QStringLiteral("3.11.2"));
    QCOMPARE(told("3.10.4"), PythonVersion{}.text()); // not named: whose rules are not known
}

QTEST_GUILESS_MAIN(TestRetelling)
#include "tst_retelling.moc"
