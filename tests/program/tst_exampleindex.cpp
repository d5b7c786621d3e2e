// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/exampleindex.h"
#include "tests/program/programtest.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;

class ExampleIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsEveryExample_data();
    void readsEveryExample();
    void listsAllExamples();
    void eachGroupIsContiguous();
    void coversEverySnippetOfTheTutorials();
    void saysIfThereIsNone();
};

void ExampleIndexTest::readsEveryExample_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < examples().size(); ++i)
        QTest::newRow(qUtf8Printable(examples()[i].id)) << int(i);
}

void ExampleIndexTest::readsEveryExample()
{
    QFETCH(int, index);
    const Example &example = examples()[size_t(index)];
    const Result<TaskSet> set = readExample(example.id);
    QVERIFY2(bool(set), qUtf8Printable(set ? QString() : describe(set.problems())));
    QCOMPARE(set->name, std::optional(example.id));
    QCOMPARE(set->title, std::optional(example.title));
    QVERIFY(!example.group.isEmpty());
    QVERIFY2(example.look.count(QStringLiteral(". ")) >= 1, "two sentences say what to look at");
    QCOMPARE(example.wrong.isEmpty(), example.isTemplate);
    QVERIFY2(writeTaskSet(*set) == exampleFile(example.id), "the file is not laid out as the program writes it");
}

void ExampleIndexTest::listsAllExamples()
{
    QSet<QString> ids;
    for (const Example &example : examples())
        ids.insert(example.id);
    QCOMPARE(ids.size(), qsizetype(examples().size()));
    for (const char *folder : {"examples", "templates"})
        for (const QString &file : QDir(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/") + QLatin1String(folder)).entryList({QStringLiteral("*.taskset")}))
            QVERIFY2(ids.contains(QFileInfo(file).completeBaseName()), qUtf8Printable(file));
    QCOMPARE(examples().front().id, QStringLiteral("first-look"));
}

//! Lists show the name of a group above its examples, so it must not occur twice.
void ExampleIndexTest::eachGroupIsContiguous()
{
    QStringList groups;
    for (const Example &example : examples())
        if (!example.isTemplate && (groups.isEmpty() || groups.last() != example.group))
            groups += example.group;
    QCOMPARE(QSet<QString>(groups.begin(), groups.end()).size(), groups.size());
}

void ExampleIndexTest::coversEverySnippetOfTheTutorials()
{
    std::vector<TaskSet> shipped;
    for (const Example &example : examples()) {
        shipped.push_back(*readExample(example.id));
        shipped.back().name = shipped.back().title = std::nullopt;
    }
    int snippets = 0;
    for (const QString &path : scenarioFiles()) {
        if (!path.contains(QStringLiteral("/seed/")))
            continue;
        ++snippets;
        TaskSet set = *readTaskSetFile(path);
        set.name = set.title = std::nullopt;
        QVERIFY2(std::find(shipped.begin(), shipped.end(), set) != shipped.end(), qUtf8Printable(path));
    }
    QCOMPARE(snippets, 20);
}

void ExampleIndexTest::saysIfThereIsNone()
{
    const Result<TaskSet> none = readExample(QStringLiteral("nothing"));
    QVERIFY(!none);
    QVERIFY(none.problems().front().message.contains(QStringLiteral("nothing")));
    QVERIFY(exampleFile(QStringLiteral("../index")).isEmpty());
}

QTEST_GUILESS_MAIN(ExampleIndexTest)
#include "tst_exampleindex.moc"
