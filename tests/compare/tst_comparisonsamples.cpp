// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for any two runs: over all stored scenarios, and over the examples with every strategy.

#include "model/compare/runsummary.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"
#include "model/runs/tracefile.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace awaitscope;

namespace {

QStringList filesBelow(const QString &folder, const QString &pattern)
{
    QStringList out;
    QDirIterator it(QStringLiteral(AWAITSCOPE_SOURCE_DIR) + folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        out += it.next();
    out.sort();
    return out;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<TraceFile> readFile(const QByteArray &lines)
{
    auto trace = readTrace(lines);
    return trace ? std::make_unique<TraceFile>(*std::move(trace)) : nullptr;
}

Comparison compared(RunSource &before, RunSource &after)
{
    return Comparison({{QStringLiteral("before"), &before.store()}, {QStringLiteral("after"), &after.store()}});
}

using Pair = std::pair<quint32, quint32>;

std::set<Pair> changedLanes(const Comparison &c, bool swapped)
{
    std::set<Pair> out;
    for (const LaneChange &change : c.changes(1))
        out.insert(swapped ? Pair(change.after, change.before) : Pair(change.before, change.after));
    return out;
}

//! What is wrong with the change, or empty.
QString faultOf(const Comparison &c, const LaneChange &change)
{
    const TraceStore &a = c.store(0), &b = c.store(1);
    if (change.before == NoIndex && change.after == NoIndex)
        return QStringLiteral("a change of no lane");
    if ((change.before != NoIndex && change.before >= a.lanes().size()) || (change.after != NoIndex && change.after >= b.lanes().size()))
        return QStringLiteral("a lane that does not exist");
    if ((change.beforeEvent != NoIndex && change.beforeEvent >= a.trace().events().size())
        || (change.afterEvent != NoIndex && change.afterEvent >= b.trace().events().size()))
        return QStringLiteral("an event that does not exist");
    if (change.moment < Time(0) || change.moment > c.range().end)
        return QStringLiteral("a moment outside of both runs");
    const QStringList texts = c.texts(1, change);
    for (const QString &text : texts) {
        if (!text.contains(QStringLiteral(", was: ")) && !text.contains(QStringLiteral("was")))
            return QStringLiteral("a difference without a before: ") + text;
        const QString what = text.section(QStringLiteral(": "), 1);
        if (what.section(QStringLiteral(", was: "), 0, 0) == what.section(QStringLiteral(", was: "), 1))
            return QStringLiteral("a difference that is none: ") + text;
    }
    return texts.isEmpty() ? QStringLiteral("a change without words") : QString();
}

//! Everything that must hold for two runs; empty when it does.
QString faultOf(RunSource &before, RunSource &after)
{
    const Comparison c = compared(before, after), back = compared(after, before);
    for (quint32 row = 0; row < c.match().rowCount(); ++row)
        for (std::size_t run = 0; run < 2; ++run)
            if (const quint32 lane = c.match().lane(run, row); lane != NoIndex && c.match().row(run, lane) != row)
                return QStringLiteral("lanes are not matched one to one");
    for (std::size_t run = 0; run < 2; ++run)
        for (quint32 lane = 0; lane < c.store(run).lanes().size(); ++lane)
            if (c.match().lane(run, c.match().row(run, lane)) != lane)
                return QStringLiteral("a lane has no row");
    for (const LaneChange &change : c.changes(1))
        if (const QString fault = faultOf(c, change); !fault.isEmpty())
            return fault;
    if (c.isSame() != back.isSame() || changedLanes(c, false) != changedLanes(back, true))
        return QStringLiteral("the other way round there are other differences");
    if (c.firstMoment() != back.firstMoment())
        return QStringLiteral("the other way round the first difference is elsewhere");
    if (!c.isSame() && !c.first(1))
        return QStringLiteral("no first difference");
    return {};
}

} // namespace

class TestComparisonSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void findsNothingBetweenARunAndItself();
    void findsTheMissingEnd();
    void holdsForAnyTwoRuns();
    void findsNothingBetweenARunAndItsFile();
    void holdsForEveryStrategyOfTheExamples();
};

void TestComparisonSamples::findsNothingBetweenARunAndItself()
{
    const QStringList files = filesBelow(QStringLiteral("/tests/conformance/scenarios"), QStringLiteral("*.jsonl"));
    QVERIFY(files.size() > 150);
    for (const QString &file : files) {
        const QByteArray lines = contents(file);
        const auto a = readFile(lines), b = readFile(lines);
        QVERIFY2(a && b, qPrintable(file));
        const Comparison c = compared(*a, *b);
        QVERIFY2(c.isSame(), qPrintable(file));
        // Also what the lanes say for themselves, had the events not been the same.
        EventMatch match(a->trace(), b->trace());
        for (quint32 lane = 0; lane < a->store().lanes().size(); ++lane)
            QVERIFY2(!compareLanes(match, a->store(), lane, b->store(), c.match().counterpart(0, lane, 1)), qPrintable(file));
        for (const SummaryRow &row : summaryOf(c))
            QVERIFY2(!row.differs, qPrintable(file));
    }
}

void TestComparisonSamples::findsTheMissingEnd()
{
    for (const QString &file : filesBelow(QStringLiteral("/tests/conformance/scenarios/seed"), QStringLiteral("*.jsonl"))) {
        const QByteArray lines = contents(file);
        const auto a = readFile(lines), b = readFile(lines.left(lines.trimmed().lastIndexOf('\n') + 1));
        QVERIFY2(a && b, qPrintable(file));
        QVERIFY2(!compared(*a, *b).isSame(), qPrintable(file));
        QVERIFY2(!compared(*b, *a).isSame(), qPrintable(file));
        QCOMPARE(faultOf(*a, *b), QString());
    }
}

void TestComparisonSamples::holdsForAnyTwoRuns()
{
    std::unique_ptr<TraceFile> before;
    for (const QString &file : filesBelow(QStringLiteral("/tests/conformance/scenarios"), QStringLiteral("*.jsonl"))) {
        auto after = readFile(contents(file));
        QVERIFY2(after, qPrintable(file));
        if (before) {
            const QString fault = faultOf(*before, *after);
            QVERIFY2(fault.isEmpty(), qPrintable(file + QStringLiteral(": ") + fault));
        }
        before = std::move(after);
    }
}

void TestComparisonSamples::findsNothingBetweenARunAndItsFile()
{
    int count = 0;
    for (const QString &file : filesBelow(QStringLiteral("/tests/conformance/scenarios"), QStringLiteral("*.json"))) {
        const Result<TaskSet> set = readTaskSet(contents(file));
        if (!set)
            continue;
        auto run = EngineRun::create(*set);
        if (!run)
            continue; // of a newer Python
        (*run)->run().runToEnd();
        std::string lines;
        writeTrace((*run)->trace(), lines);
        const auto stored = readFile(QByteArray::fromStdString(lines));
        QVERIFY2(stored, qPrintable(file));
        QVERIFY2(compared(**run, *stored).isSame(), qPrintable(file + u'\n' + firstDifferenceText(compared(**run, *stored))));
        QVERIFY2(compared(*stored, **run).isSame(), qPrintable(file));
        ++count;
    }
    QVERIFY2(count > 100, qPrintable(QString::number(count)));
}

void TestComparisonSamples::holdsForEveryStrategyOfTheExamples()
{
    int pairs = 0;
    for (const QString &file : filesBelow(QStringLiteral("/resources"), QStringLiteral("*.taskset"))) {
        const Result<TaskSet> set = readTaskSet(contents(file));
        QVERIFY2(set, qPrintable(file));
        std::vector<std::unique_ptr<EngineRun>> runs;
        for (const Strategy strategy : allStrategies)
            if (auto run = EngineRun::create(*set, strategy)) {
                runs.push_back(*std::move(run));
                runs.back()->run().runToEnd();
            }
        QVERIFY2(!runs.empty(), qPrintable(file));
        for (std::size_t i = 1; i < runs.size(); ++i, ++pairs) {
            const QString fault = faultOf(*runs[i - 1], *runs[i]);
            QVERIFY2(fault.isEmpty(), qPrintable(file + QStringLiteral(": ") + fault));
        }
    }
    QVERIFY(pairs > 30);
}

QTEST_GUILESS_MAIN(TestComparisonSamples)
#include "tst_comparisonsamples.moc"
