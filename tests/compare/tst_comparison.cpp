// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/runsummary.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace std::chrono_literals;

namespace {

// A sleeps 100 ms, B fails at 50 ms, C at 70 ms; main guards its gather and goes on for half a second.
const QByteArray Guarded = R"({"schema":1,"name":"guarded","coros":{
  "A":{"body":[{"op":"sleep","ms":100},{"op":"return","value":"a"}]},
  "B":{"body":[{"op":"sleep","ms":50},{"op":"raise","type":"ValueError","msg":"B failed"}]},
  "C":{"body":[{"op":"sleep","ms":70},{"op":"raise","type":"OSError","msg":"C failed"}]},
  "main":{"body":[
    {"op":"try","body":[{"op":"gather","of":[{"coro":"A"},{"coro":"B"},{"coro":"C"}]}],
     "except":[{"types":["Exception"],"body":[{"op":"log","text":"caught"}]}]},
    {"op":"sleep","ms":500}]}},"main":"main"})";

QByteArray workers(int first, int count, int sleep = 100)
{
    QByteArray calls;
    for (int i = 0; i < count; ++i)
        calls += (i ? ",{\"coro\":\"work\",\"args\":{\"n\":" : "{\"coro\":\"work\",\"args\":{\"n\":") + QByteArray::number(first + i) + "}}";
    return R"({"schema":1,"coros":{"work":{"params":["n"],"body":[{"op":"sleep","ms":)" + QByteArray::number(sleep)
        + R"(},{"op":"return","value":{"var":"n"}}]},"main":{"body":[{"op":"gather","of":[)" + calls + R"(]}]}},"main":"main"})";
}

std::unique_ptr<EngineRun> ran(const QByteArray &json, Strategy strategy = Strategy::AsWritten)
{
    const Result<TaskSet> set = readTaskSet(json);
    if (!set) {
        qWarning("%s", qPrintable(set.problems().front().message));
        return nullptr;
    }
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(*set, strategy);
    if (!run) {
        qWarning("%s", qPrintable(run.problems().front().message));
        return nullptr;
    }
    (*run)->run().runToEnd();
    return *std::move(run);
}

Comparison compared(EngineRun &before, EngineRun &after)
{
    return Comparison({{QStringLiteral("before"), &before.store()}, {QStringLiteral("after"), &after.store()}});
}

QStringList allTexts(const Comparison &c, std::size_t run = 1)
{
    QStringList out;
    for (const LaneChange &change : c.changes(run))
        out += c.texts(run, change);
    return out;
}

QStringList cells(const Comparison &c, const char *id)
{
    for (const SummaryRow &row : summaryOf(c))
        if (row.id == id)
            return row.cells;
    return {};
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void seesNoDifferenceBetweenTwoRunsOfOneSet();
    void tellsFailFastFromCollect();
    void tellsFailFastFromTaskGroup();
    void matchesInlineCallsWithTasks();
    void sumsUpFourPolicies();
    void findsTheEditedSleep();
    void seesOtherArguments();
    void matchesSiblingsInOrder();
    void seesAnAddedTask();
    void followsALaneToAnotherParent();
    void seesWhatWasPrinted();
    void seesAnotherOrderOfTheSameEvents();
    void writesJsonThatCanBeRead();
    void guardsMarkdown();
};

void TestComparison::seesNoDifferenceBetweenTwoRunsOfOneSet()
{
    const auto a = ran(Guarded), b = ran(Guarded);
    const Comparison c = compared(*a, *b);
    QVERIFY(c.isSame());
    QVERIFY(!c.first(1));
    QVERIFY(!c.firstMoment());
    QCOMPARE(firstDifferenceText(c), QStringLiteral("No difference."));
    for (const SummaryRow &row : summaryOf(c))
        QVERIFY2(!row.differs, row.id.c_str());
}

void TestComparison::tellsFailFastFromCollect()
{
    const auto a = ran(Guarded, Strategy::FailFast), b = ran(Guarded, Strategy::Collect);
    const Comparison c = compared(*a, *b);
    QVERIFY(!c.isSame());
    QStringList texts = allTexts(c);
    texts.sort();
    const QStringList expected{
        QStringLiteral("A: returned 'a' at 100 ms, was: orphan until 100 ms, returned 'a'"),
        QStringLiteral("C: raised OSError: C failed at 70 ms, was: orphan until 70 ms, raised OSError: C failed"),
        QStringLiteral("main: succeeded at 600 ms, was: succeeded at 550 ms"),
        QStringLiteral("the error of B: in the list of results, was: retrieved by main"),
        QStringLiteral("the error of C: in the list of results, was: swallowed"),
    };
    QCOMPARE(texts, expected);
    QCOMPARE(c.first(1)->moment, Time(50ms));
    QCOMPARE(c.firstMoment(), std::optional(Time(50ms)));
    for (const LaneChange &change : c.changes(1))
        QVERIFY(change.moment >= 50ms);
}

void TestComparison::tellsFailFastFromTaskGroup()
{
    const auto a = ran(Guarded, Strategy::FailFast), b = ran(Guarded, Strategy::TaskGroup);
    const Comparison c = compared(*a, *b);
    const QStringList texts = allTexts(c);
    QVERIFY2(texts.contains(QStringLiteral("A: cancelled at 50 ms, was: orphan until 100 ms, returned 'a'")), qPrintable(texts.join(u'\n')));
    QVERIFY2(texts.contains(
                 QStringLiteral("C: cancelled at 50 ms, was: orphan until 70 ms, raised OSError: C failed, swallowed")),
             qPrintable(texts.join(u'\n')));
    QVERIFY2(texts.contains(QStringLiteral("the error of B: in the exception group, was: retrieved by main")), qPrintable(texts.join(u'\n')));
    QCOMPARE(c.first(1)->moment, Time(50ms));
}

void TestComparison::matchesInlineCallsWithTasks()
{
    const auto a = ran(Guarded, Strategy::FailFast), b = ran(Guarded, Strategy::Sequential);
    const Comparison c = compared(*a, *b);
    const QStringList texts = allTexts(c);
    // A is awaited first, so it is no orphan; B begins when A has ended, and C never begins.
    QVERIFY2(texts.contains(QStringLiteral("A: returned 'a' at 100 ms, was: orphan until 100 ms, returned 'a'")), qPrintable(texts.join(u'\n')));
    QVERIFY2(texts.contains(
                 QStringLiteral("B: raised ValueError: B failed at 150 ms, was: raised ValueError: B failed at 50 ms")),
             qPrintable(texts.join(u'\n')));
    QVERIFY2(texts.contains(QStringLiteral("C: not started, was: orphan until 70 ms, raised OSError: C failed, swallowed")), qPrintable(texts.join(u'\n')));
    QCOMPARE(c.first(1)->moment, Time(0));
}

void TestComparison::sumsUpFourPolicies()
{
    const auto a = ran(Guarded, Strategy::FailFast), b = ran(Guarded, Strategy::Collect);
    const auto d = ran(Guarded, Strategy::TaskGroup), e = ran(Guarded, Strategy::Sequential);
    const Comparison c({{QStringLiteral("ff"), &a->store()},
                        {QStringLiteral("co"), &b->store()},
                        {QStringLiteral("tg"), &d->store()},
                        {QStringLiteral("se"), &e->store()}});
    QCOMPARE(cells(c, "main"), QString("succeeded at 550 ms/succeeded at 600 ms/succeeded at 550 ms/succeeded at 650 ms").split('/'));
    QCOMPARE(cells(c, "succeeded"), QStringList({QStringLiteral("A"), QStringLiteral("A"), QString(), QStringLiteral("A")}));
    QCOMPARE(cells(c, "raised"), QStringList({QStringLiteral("B, C"), QStringLiteral("B, C"), QStringLiteral("B"), QStringLiteral("B")}));
    QCOMPARE(cells(c, "cancelled"), QStringList({QString(), QString(), QStringLiteral("A, C"), QString()}));
    QCOMPARE(cells(c, "orphans"), QStringList({QStringLiteral("A, C"), QString(), QString(), QString()}));
    QCOMPARE(cells(c, "not_started"), QStringList({QString(), QString(), QString(), QStringLiteral("C")}));
    QCOMPARE(cells(c, "ignored"), QStringList({QStringLiteral("C"), QString(), QString(), QString()}));
    QCOMPARE(cells(c, "lost"), QStringList()); // in no run: no row
    const QString list = QStringLiteral("['a', ValueError('B failed'), OSError('C failed')]");
    QCOMPARE(cells(c, "results"), QStringList({QStringLiteral("no list: the gather failed"), list, QString(), QString()}));
    QCOMPARE(cells(c, "printed"), QStringList({QStringLiteral("caught"), QString(), QStringLiteral("caught"), QStringLiteral("caught")}));
    QCOMPARE(c.range().end, Time(650ms));
}

void TestComparison::findsTheEditedSleep()
{
    const auto a = ran(Guarded);
    const auto b = ran(QByteArray(Guarded).replace("\"ms\":70", "\"ms\":80"));
    const Comparison c = compared(*a, *b);
    QCOMPARE(c.changes(1).size(), std::size_t(1));
    QCOMPARE(allTexts(c), QStringList({QStringLiteral("C: orphan until 80 ms, raised OSError: C failed, was: orphan until 70 ms, raised OSError: C failed")}));
    QCOMPARE(c.first(1)->moment, Time(70ms));
    const quint32 changed = c.changes(1).front().before;
    for (quint32 lane = 0; lane < a->store().lanes().size(); ++lane)
        QCOMPARE(c.differs(0, lane), lane == changed);
}

void TestComparison::seesOtherArguments()
{
    const auto a = ran(workers(1, 2)), b = ran(workers(2, 2));
    const Comparison c = compared(*a, *b);
    const QStringList texts = allTexts(c);
    QCOMPARE(texts.size(), 2);
    QVERIFY2(texts.front().contains(QStringLiteral("returned 2 at 100 ms, was: returned 1 at 100 ms")), qPrintable(texts.front()));
    QCOMPARE(c.first(1)->moment, Time(0));
}

void TestComparison::matchesSiblingsInOrder()
{
    const auto a = ran(workers(0, 5)), b = ran(workers(0, 5, 200));
    const TraceStore *stores[] = {&a->store(), &b->store()};
    const LaneMatch match(stores);
    QCOMPARE(match.rowCount(), std::size_t(6));
    for (quint32 lane = 0; lane < 6; ++lane) {
        QCOMPARE(match.counterpart(0, lane, 1), lane);
        QCOMPARE(match.counterpart(1, lane, 0), lane);
    }
}

void TestComparison::seesAnAddedTask()
{
    const auto a = ran(workers(0, 2)), b = ran(workers(0, 3));
    const Comparison c = compared(*a, *b);
    QCOMPARE(allTexts(c), QStringList({QStringLiteral("work#4: returned 2 at 100 ms, was: not started")}));
    QCOMPARE(c.changes(1).front().before, NoIndex);
    QCOMPARE(c.changes(1).front().after, quint32(3));
    const Comparison back = compared(*b, *a);
    QCOMPARE(allTexts(back), QStringList({QStringLiteral("work#4: not started, was: returned 2 at 100 ms")}));
}

void TestComparison::followsALaneToAnotherParent()
{
    const QByteArray direct = R"({"schema":1,"coros":{"job":{"body":[{"op":"sleep","ms":10}]},
      "helper":{"body":[{"op":"sleep","ms":10}]},
      "main":{"body":[{"op":"gather","of":[{"coro":"job"}]},{"op":"await","of":{"coro":"helper"}}]}},"main":"main"})";
    const QByteArray nested = R"({"schema":1,"coros":{"job":{"body":[{"op":"sleep","ms":10}]},
      "helper":{"body":[{"op":"gather","of":[{"coro":"job"}]},{"op":"sleep","ms":10}]},
      "main":{"body":[{"op":"await","of":{"coro":"helper"}}]}},"main":"main"})";
    const auto a = ran(direct), b = ran(nested);
    const TraceStore *stores[] = {&a->store(), &b->store()};
    const LaneMatch match(stores);
    QCOMPARE(match.rowCount(), std::size_t(3));
    for (quint32 lane = 0; lane < 3; ++lane) {
        const quint32 other = match.counterpart(0, lane, 1);
        QVERIFY(other != NoIndex);
        QCOMPARE(b->store().ownName(other), a->store().ownName(lane));
    }
}

void TestComparison::seesWhatWasPrinted()
{
    const auto a = ran(Guarded), b = ran(QByteArray(Guarded).replace("\"caught\"", "\"got it\""));
    const Comparison c = compared(*a, *b);
    QCOMPARE(allTexts(c), QStringList({QStringLiteral("main: printed \"got it\" at 50 ms, was: printed \"caught\" at 50 ms")}));
    QCOMPARE(cells(c, "printed"), QStringList({QStringLiteral("caught"), QStringLiteral("got it")}));
}

// The lanes are alike, but who went first at one moment is not.
void TestComparison::seesAnotherOrderOfTheSameEvents()
{
    const auto set = [](const QByteArray &order) {
        return R"({"schema":1,"coros":{"x":{"body":[{"op":"sleep","ms":10}]},"y":{"body":[{"op":"sleep","ms":10}]},
          "main":{"body":[{"op":"gather","of":[)"
            + order + R"(]}]}},"main":"main"})";
    };
    const auto a = ran(set(R"({"coro":"x"},{"coro":"y"})")), b = ran(set(R"({"coro":"y"},{"coro":"x"})"));
    const Comparison c = compared(*a, *b);
    QVERIFY(!c.isSame());
    QVERIFY(c.changes(1).empty());
    QVERIFY(c.first(1));
    QCOMPARE(c.first(1)->moment, Time(0));
    QVERIFY(!c.first(1)->text.isEmpty());
}

void TestComparison::writesJsonThatCanBeRead()
{
    const auto a = ran(Guarded, Strategy::FailFast), b = ran(Guarded, Strategy::Collect);
    const Comparison c = compared(*a, *b);
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(comparisonJson(c, QStringLiteral("t")))).object();
    QCOMPARE(json[QLatin1String("same")].toBool(true), false);
    QCOMPARE(json[QLatin1String("runs")].toArray().size(), 2);
    QCOMPARE(json[QLatin1String("first_difference")][QLatin1String("at_ms")].toDouble(), 50.0);
    QCOMPARE(json[QLatin1String("differences")].toArray().size(), qsizetype(c.changes(1).size()));
    const Comparison same = compared(*a, *a);
    const QJsonObject none = QJsonDocument::fromJson(QByteArray::fromStdString(comparisonJson(same, {}))).object();
    QCOMPARE(none[QLatin1String("same")].toBool(), true);
    QVERIFY(none[QLatin1String("first_difference")].isNull());
    QVERIFY(none[QLatin1String("differences")].toArray().isEmpty());
}

void TestComparison::guardsMarkdown()
{
    const auto a = ran(Guarded), b = ran(QByteArray(Guarded).replace("\"caught\"", "\"a | b <i>\""));
    const QString text = comparisonMarkdown(compared(*a, *b), QStringLiteral("x"));
    QVERIFY2(text.contains(QStringLiteral("a \\| b &lt;i>")), qPrintable(text));
    QVERIFY(text.startsWith(QStringLiteral("# x\n")));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
