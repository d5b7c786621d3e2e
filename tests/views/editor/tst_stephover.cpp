// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "tests/support/warnings.h"
#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"
#include "views/common/stepitems.h"
#include "views/common/viewstate.h"

#include <QRegularExpression>

using namespace awaitscope;

//! The step under the pointer and its spans are highlighted together.
class TestStepHover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void findsTheSpansOfAStep();
    void aHoveredStepHighlightsItsSpan();
    void aHoveredBlockHighlightsItsContent();
    void anOrphanedSleepBelongsToOneStep();
    void aHoveredSpanHighlightsItsStep();

private:
    static TaskSet twoSleeps()
    {
        const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"work": {"body": [{"op": "sleep", "ms": 5}]}, "main": {"body": [
            {"op": "gather", "of": [{"coro": "work"}, {"coro": "work"}]}, {"op": "sleep", "ms": 7}]}}, "main": "main"})");
        return set ? *set : TaskSet();
    }
    static QString sleep() { return QStringLiteral("/coros/work/body/0"); }
};

void TestStepHover::findsTheSpansOfAStep()
{
    const Result<std::unique_ptr<Run>> run = Run::create(twoSleeps());
    QVERIFY(run);
    (*run)->runToEnd();
    TraceStore store((*run)->trace());
    store.update();
    const std::vector<ViewItem> spans = spansOfStep(store, sleep());
    QCOMPARE(spans.size(), std::size_t(2));
    for (const ViewItem &span : spans) {
        QVERIFY(store.lanes()[span.lane].spans[span.index].state == SpanState::Sleeping);
        QCOMPARE(stepOfItem(store, span), sleep());
    }
    QVERIFY(spans[0].lane != spans[1].lane);
    QVERIFY(spansOfStep(store, QStringLiteral("/coros/work/body/9")).empty());
    QCOMPARE(spansOfStep(store, sleep(), 1).size(), std::size_t(1));
}

void TestStepHover::aHoveredStepHighlightsItsSpan()
{
    const Result<std::unique_ptr<Run>> run = Run::create(twoSleeps());
    (*run)->runToEnd();
    TraceStore store((*run)->trace());
    store.update();
    ViewState state;
    EditorDesk desk(twoSleeps());
    desk.panel.setViewState(&state);
    desk.panel.setStore(&store);
    desk.panel.showCoroutine(QStringLiteral("work"));
    QTest::mouseMove(desk.steps()->list()->viewport(), desk.stepCenter(sleep()));
    QTRY_VERIFY(!state.highlight().empty());
    QVERIFY(state.highlight() == spansOfStep(store, sleep())); // all of them
    QCOMPARE(state.highlight().size(), std::size_t(2));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(desk.steps()->list()->viewport(), &leave);
    QApplication::sendEvent(desk.steps()->list(), &leave);
    QVERIFY(state.highlight().empty());
}

void TestStepHover::aHoveredBlockHighlightsItsContent()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"main": {"body": [
        {"op": "repeat", "times": 3, "body": [{"op": "sleep", "ms": 5}, {"op": "sleep", "ms": 6}]}, {"op": "sleep", "ms": 7}]}}, "main": "main"})");
    QVERIFY(set);
    const Result<std::unique_ptr<Run>> run = Run::create(*set);
    (*run)->runToEnd();
    TraceStore store((*run)->trace());
    QCOMPARE(spansOfStep(store, QStringLiteral("/coros/main/body/0/body/0")).size(), std::size_t(3));
    const std::vector<ViewItem> all = spansOfStep(store, QStringLiteral("/coros/main/body/0"));
    QCOMPARE(all.size(), std::size_t(6));
    for (const ViewItem &span : all)
        QVERIFY(stepOfItem(store, span).startsWith(QStringLiteral("/coros/main/body/0/body/")));
}

void TestStepHover::anOrphanedSleepBelongsToOneStep()
{
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"slow": {"body": [{"op": "sleep", "ms": 9}]}, "bad": {"body": [
        {"op": "sleep", "ms": 5}, {"op": "raise", "type": "ValueError"}]}, "main": {"body": [
        {"op": "try", "body": [{"op": "gather", "of": [{"coro": "slow"}, {"coro": "bad"}]}], "except": [{"types": ["ValueError"], "body": []}]},
        {"op": "sleep", "ms": 20}]}}, "main": "main"})");
    QVERIFY(set);
    const Result<std::unique_ptr<Run>> run = Run::create(*set);
    (*run)->runToEnd();
    TraceStore store((*run)->trace());
    const QString step = QStringLiteral("/coros/slow/body/0");
    const std::vector<ViewItem> spans = spansOfStep(store, step);
    QCOMPARE(spans.size(), std::size_t(2)); // those before and after it were merged
    for (const ViewItem &span : spans)
        QCOMPARE(stepOfItem(store, span), step);
}

void TestStepHover::aHoveredSpanHighlightsItsStep()
{
    const Result<std::unique_ptr<Run>> run = Run::create(twoSleeps());
    (*run)->runToEnd();
    TraceStore store((*run)->trace());
    store.update();
    ViewState state;
    EditorDesk desk(twoSleeps());
    desk.panel.setViewState(&state);
    desk.panel.setStore(&store);
    desk.panel.showCoroutine(QStringLiteral("work"));
    state.setHover(spansOfStep(store, sleep()).back());
    QCOMPARE(desk.steps()->list()->highlighted(), sleep());
    state.setHover(std::nullopt);
    QCOMPARE(desk.steps()->list()->highlighted(), QString());
}

QTEST_MAIN(TestStepHover)
#include "tst_stephover.moc"
