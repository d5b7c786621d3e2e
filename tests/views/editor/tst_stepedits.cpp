// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/exprtext.h"
#include "model/edit/stepdefaults.h"
#include "model/edit/stepedits.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "views/editor/steps/stepcatalog.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/steps/steprows.h"
#include "views/editor/steps/stepwords.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr auto sample = R"({"schema": 1, "coros": {
    "work": {"body": [{"op": "sleep", "ms": 100}, {"op": "return", "value": "ok"}]},
    "main": {"body": [
        {"op": "log", "text": "a"},
        {"op": "try", "body": [{"op": "log", "text": "b"}],
         "except": [{"types": ["ValueError"], "as": "e", "body": []}], "finally": [{"op": "log", "text": "c"}]},
        {"op": "gather", "of": [{"coro": "work"}, {"spawn": {"coro": "work"}, "name": "n"}], "as": "r"},
        {"op": "log", "text": "d"}]}}, "main": "main"})";

TaskSet sampleSet()
{
    const Result<TaskSet> read = readTaskSet(QByteArray(sample));
    return read ? *read : TaskSet();
}

QString shown(const TaskSet &set, const QString &coroutine = QStringLiteral("main"))
{
    const Coroutine *coro = set.find(coroutine);
    return coro ? stepRowsText(stepRows(coro->body, QStringLiteral("/coros/%1/body").arg(coroutine))) : QString();
}

QString at(const char *place)
{
    return QStringLiteral("/coros/main/body") + QLatin1String(place);
}

} // namespace

class TestStepEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsBackTheValuesThatItWrites_data();
    void readsBackTheValuesThatItWrites();
    void rejectsTextThatIsNotAValue_data();
    void rejectsTextThatIsNotAValue();
    void canMakeEveryStepKindOfTheGrammar_data();
    void canMakeEveryStepKindOfTheGrammar();
    void findsKindsByAFewLetters();
    void showsNestedBlocks();
    void hidesWhatIsCollapsed();
    void movesIntoAnotherBlock();
    void doesNotMoveABlockIntoItself();
    void wrapsAndUnwraps();
    void removesStepsMembersAndBranches();
};

void TestStepEdits::readsBackTheValuesThatItWrites_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"None",
                             "True",
                             "False",
                             "-12",
                             "1.0",
                             "0.25",
                             "\"Success!\"",
                             "\"a \\\"b\\\"\\n\\\\\"",
                             "x",
                             "$x",
                             "@self",
                             "[1, x, \"y\"]",
                             "{\"a\": 1, \"b\": [True]}",
                             "[300, 100][index]",
                             "xs[i][0]",
                             "{\"var\": \"odd name\"}",
                             "[]",
                             "{}",
                             "n + 1",
                             "-1 + n",
                             "2 * (n - 1)",
                             "(a + b) * 2",
                             "a - (b - c)",
                             "a - b - c",
                             "xs[i + 1]",
                             "[n + 1, \"a\" * 3]",
                             "1e-05 * n",
                             "len(xs)",
                             "at(xs, -1)",
                             "at(at(d, \"k\"), 0) + 1",
                             "type(context(e))",
                             "[copy(xs), notes(e), members(e), cause(e)]",
                             "f\"{x} of {y}\"",
                             "at(f\"{x}\", 0)"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestStepEdits::readsBackTheValuesThatItWrites()
{
    QFETCH(const QString, text);
    const Result<Expr> expr = parseExpr(text);
    QVERIFY(expr);
    QCOMPARE(exprText(*expr), text);
}

void TestStepEdits::rejectsTextThatIsNotAValue_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "[1", "\"open", "1 2", "{1: 2}", "x[", "--1", "1e999", "$", "1 +", "(1", "* 2",
                             "1 + * 2", "len()", "len(1, 2)", "at(xs)",
                             "len(xs", "count(xs)", "f\"open"})
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    QTest::newRow("a sum of very many") << QStringLiteral("1+").repeated(50'000) + u'1'; // each is a level of the value
    QTest::newRow("an item of an item of very many") << u'x' + QStringLiteral("[0]").repeated(50'000);
}

void TestStepEdits::rejectsTextThatIsNotAValue()
{
    QFETCH(const QString, text);
    const Result<Expr> expr = parseExpr(text);
    QVERIFY(!expr);
    QVERIFY(!expr.problems().front().message.isEmpty());
}

void TestStepEdits::canMakeEveryStepKindOfTheGrammar_data()
{
    QTest::addColumn<int>("kind");
    QCOMPARE(stepKinds().size(), std::variant_size_v<step::Any>);
    for (int i = 0; i < static_cast<int>(stepKinds().size()); ++i)
        QTest::newRow(qPrintable(stepKinds()[static_cast<std::size_t>(i)].op)) << i;
}

namespace {

//! The sample with a place for a step: what a loop, a thread or a generator needs is around it.
struct Place
{
    TaskSet set;
    QString coroutine = QStringLiteral("main");
    QString list = at("/1/except/0/body");
};

Place placeFor(const Step &made, const TaskSet &set)
{
    Place place{set};
    const auto around = [&](const Step &outer) {
        place.set = insertSteps(set, at(""), 0, {outer}).set;
        place.list = at("/0/body");
    };
    if (std::holds_alternative<step::Break>(made.op) || std::holds_alternative<step::Continue>(made.op))
        around(Step{step::Repeat{2, {}}, {}});
    else if (needsThread(made))
        around(Step{step::ToThread{CoroCall{QStringLiteral("function"), {}, Body(), {}, {}, {}}, {}}, {}});
    else if (std::holds_alternative<step::Yield>(made.op)) {
        place.coroutine = QStringLiteral("numbers");
        place.set.coros.push_back({place.coroutine, {}, Body{Step{step::Log{QStringLiteral("a")}, {}}}, {}});
        place.list = QStringLiteral("/coros/numbers/body");
    }
    return place;
}

} // namespace

// A step created by the palette, in a place where it is allowed, is a valid file and is read back equal.
void TestStepEdits::canMakeEveryStepKindOfTheGrammar()
{
    QFETCH(const int, kind);
    const NewStep made = newStep(static_cast<std::size_t>(kind), scopeOf(sampleSet(), QStringLiteral("main")));
    QCOMPARE(static_cast<int>(made.step.op.index()), kind);
    QVERIFY(!stepTitle(made.step).isEmpty());
    const auto [set, coroutine, list] = placeFor(made.step, made.set);
    const StepEdit edit = insertSteps(set, list, 0, {made.step});
    QCOMPARE(edit.pointers, QStringList{list + QStringLiteral("/0")});
    const Result<TaskSet> read = readTaskSet(writeTaskSet(edit.set));
    QVERIFY2(read, read ? "" : qPrintable(read.problems().front().pointer + u' ' + read.problems().front().message));
    QVERIFY(*read == edit.set);
    QVERIFY(shown(edit.set, coroutine) != shown(set, coroutine));
    QCOMPARE(shown(removeItems(edit.set, edit.pointers), coroutine), shown(set, coroutine));
}

void TestStepEdits::findsKindsByAFewLetters()
{
    QCOMPARE(findStepKinds(QStringLiteral("sl")).front()->op, QStringLiteral("sleep"));
    QCOMPARE(findStepKinds(QStringLiteral("create_t")).front()->op, QStringLiteral("spawn"));
    QCOMPARE(findStepKinds(QStringLiteral("catch")).front()->op, QStringLiteral("try"));
    QVERIFY(findStepKinds(QStringLiteral("qqq")).empty());
    QCOMPARE(findStepKinds({}).size(), stepKinds().size());
}

void TestStepEdits::showsNestedBlocks()
{
    QCOMPARE(shown(sampleSet()), QStringLiteral("log \"a\"\n"
                                                "try\n"
                                                "  log \"b\"\n"
                                                "  - except ValueError as e\n"
                                                "  + Add a step\u2026\n"
                                                "  - finally\n"
                                                "  log \"c\"}\n"
                                                "gather work, task work \"n\" \u2192 r\n"
                                                "  * work\n"
                                                "  * task work \"n\"}\n"
                                                "log \"d\"\n"
                                                "+ Add a step\u2026\n"));
}

void TestStepEdits::hidesWhatIsCollapsed()
{
    StepListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const TaskSet set = sampleSet();
    model.setBody(set.find(QStringLiteral("main"))->body, at(""));
    QCOMPARE(model.rowCount(), 12);
    model.setFolded(at("/1"), true);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.rowAround(at("/1/body/0")), 1); // the block that hides it
    model.setFolded(at("/1"), false);
    QCOMPARE(model.data(model.index(model.rowAt(at("/1/body/0")))).toString(), QStringLiteral("log \"b\""));
}

void TestStepEdits::movesIntoAnotherBlock()
{
    const Result<StepEdit> moved = moveItems(sampleSet(), {at("/0"), at("/3")}, at("/1/finally"), 1);
    QVERIFY(moved);
    QCOMPARE(moved->pointers, (QStringList{at("/0/finally/1"), at("/0/finally/2")}));
    QVERIFY(shown(moved->set).contains(QStringLiteral("  log \"c\"\n  log \"a\"\n  log \"d\"}\n")));
    const Result<StepEdit> members = moveItems(sampleSet(), {at("/2/of/1")}, at("/2/of"), 0);
    QVERIFY(members);
    QCOMPARE(members->pointers, QStringList{at("/2/of/0")});
}

void TestStepEdits::doesNotMoveABlockIntoItself()
{
    QVERIFY(!moveItems(sampleSet(), {at("/1")}, at("/1/body"), 0));
    QVERIFY(!moveItems(sampleSet(), {at("/0")}, at("/2/of"), 0)); // a step is not a member
}

void TestStepEdits::wrapsAndUnwraps()
{
    const TaskSet set = sampleSet();
    const Result<StepEdit> wrapped = wrapSteps(set, {at("/2"), at("/3")}, Step{step::Timeout{500, {}, {}}, {}});
    QVERIFY(wrapped);
    QCOMPARE(wrapped->pointers, QStringList{at("/2")});
    QVERIFY(shown(wrapped->set).contains(QStringLiteral("timeout 500 ms\n  gather")));
    const Result<StepEdit> back = unwrapStep(wrapped->set, at("/2"));
    QVERIFY(back);
    QVERIFY(back->set == set);
    QVERIFY(!wrapSteps(set, {at("/0"), at("/2")}, Step{step::Timeout{500, {}, {}}, {}})); // not adjacent
    QVERIFY(!unwrapStep(set, at("/0")));
}

void TestStepEdits::removesStepsMembersAndBranches()
{
    const TaskSet edited = removeItems(sampleSet(), {at("/0"), at("/1/except/0"), at("/2/of/0")});
    QCOMPARE(shown(edited), QStringLiteral("try\n"
                                           "  log \"b\"\n"
                                           "  - finally\n"
                                           "  log \"c\"}\n"
                                           "gather task work \"n\" \u2192 r\n"
                                           "  * task work \"n\"}\n"
                                           "log \"d\"\n"
                                           "+ Add a step\u2026\n"));
}

QTEST_MAIN(TestStepEdits)
#include "tst_stepedits.moc"
