// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/tasksetreader.h"
#include "model/program/tasksetwriter.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString describe(const Problems &problems)
{
    QString text;
    for (const Problem &p : problems)
        text += p.pointer + QStringLiteral(": ") + p.message + u'\n';
    return text;
}

} // namespace

class TaskSetWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesWhatItReadForEveryScenario_data();
    void writesWhatItReadForEveryScenario();
    void keepsWhatOnlyTheFileKnows();
    void putsSmallValuesOnOneLine();
    void keepsTheTypeOfEveryNumber();
};

void TaskSetWriterTest::writesWhatItReadForEveryScenario_data()
{
    QTest::addColumn<QString>("path");
    // Another folder of scenarios can be checked by hand, for instance one that the reference runner generated.
    const QString folder = qEnvironmentVariable("AWAITSCOPE_SCENARIOS", QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios"));
    int count = 0;
    for (QDirIterator it(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++count) {
        const QString path = it.next();
        QTest::newRow(qUtf8Printable(QDir(folder).relativeFilePath(path))) << path;
    }
    QVERIFY2(count >= 120, "the scenarios are missing");
}

void TaskSetWriterTest::writesWhatItReadForEveryScenario()
{
    QFETCH(QString, path);
    const QByteArray original = contents(path);
    const Result<TaskSet> set = readTaskSet(original);
    QVERIFY2(bool(set), qUtf8Printable(set ? QString() : describe(set.problems())));

    const QByteArray written = writeTaskSet(*set);
    QCOMPARE(QJsonDocument::fromJson(written), QJsonDocument::fromJson(original));
    const Result<TaskSet> again = readTaskSet(written);
    QVERIFY(bool(again));
    QVERIFY(*again == *set);
    QCOMPARE(writeTaskSet(*again), written);
}

void TaskSetWriterTest::keepsWhatOnlyTheFileKnows()
{
    const QByteArray original = R"({"schema": 1, "title": null, "x-awaitscope": {"lanes": ["b", "a"], "zoom": 1.5}, "notes": [1, null],
        "coros": {"main": {"_why": "a note", "body": [
            {"op": "raise", "type": "ValueError", "msg": null, "from": null, "_seen": {"by": "me"}},
            {"op": "wait_for", "of": {"coro": "main2", "args": null, "_n": 1}, "ms": null},
            {"op": "let", "of": {"spawn": {"coro": "main2"}, "name": null, "in": null}},
            {"op": "return", "value": null}]},
            "main2": {"params": [], "body": []}},
        "main": {"coro": "main", "args": {}, "_m": true}, "eager": null})";
    const Result<TaskSet> set = readTaskSet(original);
    QVERIFY2(bool(set), qUtf8Printable(set ? QString() : describe(set.problems())));
    QCOMPARE(QJsonDocument::fromJson(writeTaskSet(*set)), QJsonDocument::fromJson(original));
}

void TaskSetWriterTest::putsSmallValuesOnOneLine()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"ms":100,"op":"sleep"},
        {"op":"try","body":[{"op":"call","coro":"main2","args":{"n":[1,2]}}],"finally":[]}]},"main2":{"params":["n"],"body":[]}},"main":"main"})");
    QVERIFY(bool(set));
    QCOMPARE(writeTaskSet(*set), QByteArray(R"({
  "schema": 1,
  "coros": {
    "main": {
      "body": [
        {"op": "sleep", "ms": 100},
        {
          "op": "try",
          "body": [
            {"op": "call", "coro": "main2", "args": {"n": [1, 2]}}
          ],
          "finally": []
        }
      ]
    },
    "main2": {"params": ["n"], "body": []}
  },
  "main": "main"
}
)"));
}

void TaskSetWriterTest::keepsTheTypeOfEveryNumber()
{
    const Result<TaskSet> set = readTaskSet(
        R"({"schema":1,"coros":{"main":{"body":[{"op":"return","value":[2.0, 2, -0.1, 1e300, 9223372036854775807, -9223372036854775808, 0.1]}]}},"main":"main"})");
    QVERIFY(bool(set));
    QVERIFY(writeTaskSet(*set).contains("[2.0, 2, -0.1, 1e+300, 9223372036854775807, -9223372036854775808, 0.1]"));
}

QTEST_GUILESS_MAIN(TaskSetWriterTest)
#include "tst_tasksetwriter.moc"
