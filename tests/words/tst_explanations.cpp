// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/words/eventsentence.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/words/waits.h"
#include "model/formats/trace/tracereader.h"
#include "model/program/file/tasksetreader.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace awaitscope;

namespace {

const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/");

QStringList filesOf(const QString &folder, const QString &pattern)
{
    const QDir dir(folder);
    QStringList out;
    for (const QString &name : dir.entryList({pattern}, QDir::Files, QDir::Name))
        out << dir.filePath(name);
    return out;
}

//! Every stored scenario; besides, those of the folder that AWAITSCOPE_PROGRAMS names, as `oracle.py gen` writes them.
QStringList programs()
{
    QStringList out;
    for (const char *folder : {"conformance/scenarios/constructs", "conformance/scenarios/seed", "conformance/scenarios/faults"})
        out += filesOf(root + QLatin1StringView(folder), QStringLiteral("*.json"));
    out += filesOf(root + QStringLiteral("data/questions"), QStringLiteral("*.taskset"));
    if (const QString more = qEnvironmentVariable("AWAITSCOPE_PROGRAMS"); !more.isEmpty())
        out += filesOf(more, QStringLiteral("*.json"));
    return out;
}

//! Null for a program that the checker or the engine refuses.
std::unique_ptr<Run> runFile(const QString &path)
{
    const auto set = readTaskSetFile(path);
    if (!set)
        return nullptr;
    RunOptions options;
    options.limits.maxEvents = 200'000;
    auto run = Run::create(*set, options);
    if (!run)
        return nullptr;
    (*run)->runToEnd();
    return std::move(*std::move(run));
}

std::unique_ptr<Trace> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto trace = readTrace(file.readAll());
    return trace ? *std::move(trace) : nullptr;
}

quint32 laneCalled(const TraceStore &store, const QString &name)
{
    for (quint32 i = 0; i < store.lanes().size(); ++i)
        if (store.displayName(i) == name)
            return i;
    return NoIndex;
}

//! Why the explanation is none, or says something that the trace does not have; empty if all is well.
QString faultOf(const TraceStore &store, const Explanation &e, quint32 atLeast)
{
    if (e.title.isEmpty() || e.why.isEmpty() || std::ranges::any_of(e.why, &QString::isEmpty))
        return QStringLiteral("no words");
    if (e.chain.empty())
        return QStringLiteral("no events");
    if (e.rules.empty())
        return QStringLiteral("no rule");
    if (std::set<Rule>(e.rules.begin(), e.rules.end()).size() != e.rules.size())
        return QStringLiteral("a rule twice");
    if (!std::ranges::is_sorted(e.chain, std::less_equal<>()) && e.chain.size() > 1
        && std::ranges::adjacent_find(e.chain, std::greater_equal<>()) != e.chain.end())
        return QStringLiteral("an order that the trace does not have");
    if (e.chain.back() >= store.trace().events().size())
        return QStringLiteral("an event that the trace does not have");
    if (atLeast != NoIndex && std::ranges::find(e.chain, atLeast) == e.chain.end())
        return QStringLiteral("the moment itself is missing");
    for (std::size_t i = 1; i < e.chain.size(); ++i)
        if (store.trace().events()[e.chain[i]].time < store.trace().events()[e.chain[i - 1]].time)
            return QStringLiteral("a time that goes back");
    for (const quint32 i : e.chain) {
        const QString words = eventSentence(store, i);
        if (words.isEmpty() || words.contains(QLatin1String("%1")) || words.contains(QLatin1String("%2")))
            return QStringLiteral("no sentence for event %1").arg(i);
        const Event &event = store.trace().events()[i];
        if (event.subject != EntityId::None && event.kind != EventKind::CallbackError
            && event.kind != EventKind::LoopError && event.kind != EventKind::ShutdownException
            && event.kind != EventKind::Exit && !words.contains(store.displayName(event.subject)))
            return QStringLiteral("“%1” does not name its task").arg(words);
    }
    return {};
}

//! What was looked at.
struct Totals
{
    std::size_t runs = 0, lanes = 0, spans = 0, marks = 0, arrows = 0;
};

constexpr int MostFaults = 20; // that are listed
constexpr int AnyMark = -1;

//! Of the arrows: a title, and a sentence.
QString faultOf(const TraceStore &store, const Arrow &arrow)
{
    const Explanation e = explainArrow(store, arrow);
    const bool namesBoth = e.title.contains(store.displayName(arrow.fromLane)) && e.title.contains(store.displayName(arrow.toLane));
    return e.why.isEmpty() || !namesBoth ? QStringLiteral("an arrow without words: ") + e.title : QString();
}

//! The same for everything that is drawn of the run.
QString faultIn(const TraceStore &store, Totals &totals)
{
    totals.lanes += store.lanes().size();
    totals.arrows += store.arrows().size();
    for (const Lane &lane : store.lanes()) {
        totals.spans += lane.spans.size();
        totals.marks += lane.marks.size();
    }
    for (const Arrow &arrow : store.arrows())
        if (const QString fault = faultOf(store, arrow); !fault.isEmpty())
            return fault;
    for (const Wait &wait : waitsOf(store))
        if (const Explanation e = explainWait(store, wait.from); !e.title.startsWith(store.displayName(wait.from)) || e.facts.size() < 2)
            return QStringLiteral("who waits for whom: ") + e.title;
    for (quint32 id = 0; id < store.lanes().size(); ++id) {
        const Lane &lane = store.lanes()[id];
        const QString who = store.displayName(id);
        for (std::size_t i = 0; i < lane.marks.size(); ++i)
            if (const QString fault = faultOf(store, explainMark(store, id, i), lane.marks[i].event); !fault.isEmpty())
                return QStringLiteral("mark %1 (kind %2) of %3: %4").arg(i).arg(int(lane.marks[i].kind)).arg(who, fault);
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            if (const QString fault = faultOf(store, explainSpan(store, id, i), NoIndex); !fault.isEmpty())
                return QStringLiteral("span %1 (state %2) of %3: %4").arg(i).arg(int(lane.spans[i].state)).arg(who, fault);
        if (const QString fault = faultOf(store, explainLane(store, id), NoIndex); !fault.isEmpty())
            return QStringLiteral("lane of %1 (end %2): %3").arg(who).arg(int(lane.end)).arg(fault);
    }
    return {};
}

} // namespace

// What Details says: for everything that can be drawn, and true for the run.
class TestExplanations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void everythingDrawnHasItsReasons();
    void aTraceFromAFileHasThemToo();
    void everyRuleAndRemedyHasItsWords();
    void questionsAreAnswered_data();
    void questionsAreAnswered();
    void nothingIsSaidThatIsNotSo_data();
    void nothingIsSaidThatIsNotSo();
    void theLedgerHasARowForEveryException();
    void everyFateIsToldInEveryRun();
};

void TestExplanations::everythingDrawnHasItsReasons()
{
    Totals totals;
    QStringList faults;
    for (const QString &path : programs()) {
        const std::unique_ptr<Run> run = runFile(path);
        if (!run)
            continue;
        ++totals.runs;
        const TraceStore store(run->trace());
        if (const QString fault = faultIn(store, totals); !fault.isEmpty())
            faults += path + QStringLiteral(": ") + fault;
    }
    if (qEnvironmentVariableIsSet("AWAITSCOPE_PROGRAMS"))
        qDebug("%zu runs: %zu lanes, %zu spans, %zu marks, %zu arrows", totals.runs, totals.lanes, totals.spans, totals.marks, totals.arrows);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.mid(0, MostFaults).join(u'\n')));
    QVERIFY2(totals.runs > 150, qPrintable(QString::number(totals.runs)));
}

void TestExplanations::aTraceFromAFileHasThemToo()
{
    for (const char *folder : {"conformance/scenarios/constructs", "conformance/scenarios/seed", "conformance/scenarios/faults", "data/cases"}) {
        for (const QString &path : filesOf(root + QLatin1StringView(folder), QStringLiteral("*.jsonl"))) {
            const std::unique_ptr<Trace> trace = readFile(path);
            if (!trace)
                continue;
            const TraceStore store(*trace);
            Totals totals;
            const QString fault = faultIn(store, totals);
            QVERIFY2(fault.isEmpty(), qPrintable(path + QStringLiteral(": ") + fault));
        }
    }
}

void TestExplanations::everyRuleAndRemedyHasItsWords()
{
    for (std::size_t i = 0; i < RuleCount; ++i)
        QVERIFY(!ruleName(Rule(i)).isEmpty() && ruleText(Rule(i)).endsWith(u'.') && ruleUrl(Rule(i)).startsWith(QLatin1String("https://docs.python.org/3/")));
    QSet<QString> labels;
    for (std::size_t i = 0; i < RemedyCount; ++i) {
        QVERIFY(!remedyText(Remedy(i)).isEmpty());
        labels.insert(remedyLabel(Remedy(i)));
    }
    QCOMPARE(std::size_t(labels.size()), RemedyCount);
}

void TestExplanations::questionsAreAnswered_data()
{
    QTest::addColumn<QString>("lane");
    QTest::addColumn<int>("kind"); // of the mark; AnyMark: the lane
    QTest::addColumn<int>("which"); // of several of that kind
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *file, const char *lane, MarkKind kind, int which, const QStringList &words) {
        QTest::newRow(file) << QString::fromLatin1(lane) << int(kind) << which << words;
    };
    row("c01-nested-groups", "main", MarkKind::CancelRequested, 1,
        {"outer job failed", "by the group around it, because outer job failed", "the code after it", "asyncio.TaskGroup", "since 3.13", "cancelling()"});
    row("c03-timeout-side-error", "main", MarkKind::Expired, 0,
        {"job failed with ZeroDivisionError", "only a CancelledError becomes a TimeoutError", "asyncio.timeout()", "except*"});
    row("c05-wait-for-hides-cancel", "worker", MarkKind::CancelRequested, 0,
        {"main asked for the cancellation", "wait_for returned it and the cancellation was lost", "Up to Python 3.11", "Since 3.12", "asyncio.timeout()"});
    row("c06-as-completed-left", "C", MarkKind::Succeeded, 0,
        {"main left the as_completed loop", "RuntimeError: B refused", "cancels none of the others", "asyncio.as_completed()", "Cancel the rest"});
    row("c10-queue-join", "main", MarkKind::Deadlock, 0,
        {"worker#3 took 'bad' from the queue", "ValueError: cannot map bad", "task_done()", "Queue.join()", "Call task_done() in finally"});
    row("c19-timeout-and-cancel", "connect", MarkKind::Expired, 0,
        {"2 requests", "by its timeout", "by main", "the cancellation won", "takes back its own request only", "asyncio.timeout()"});
    row("c20-cancel-eats-error", "background", MarkKind::Silenced, 0,
        {"main called cancel()", "NotImplementedError: todo", "Future.cancel()",
         "Look at the task before cancelling it"});
    row("c26-gather-message", "slow", MarkKind::CancelRequested, 0, {"my message", "main", "Task.cancel(msg)", "Do not rely on the message"});
    row("c27-cancel-and-await", "closer", MarkKind::CancelSwallowed, 0,
        {"by main", "closer had cancelled child itself", "request to cancel closer got lost", "Task Cancellation", "cancelling()", "asyncio.wait([task])"});
    row("c28-reentrant-lock", "main", MarkKind::Deadlock, 0,
        {"main has lock mutex already", "waits for itself", "asyncio.Lock", "cannot be taken twice",
         "Take the lock once"});
    row("c33-task-discarded", "conn 2", MarkKind::NeverBegan, 0,
        {"conn 1 failed", "none of its code ran, not even a finally block", "ConnectionError: conn 1 broke",
         "Task.cancel()", "Open and close in the same place"});
    const auto lane = [](const char *file, const char *name, const QStringList &words) {
        QTest::newRow(file) << QString::fromLatin1(name) << AnyMark << 0 << words;
    };
    lane("d01-cancel-swallowed", "worker", {"It handled CancelledError and carried on", "main asked for the cancellation", "Task Cancellation"});
    row("d02-wait-for-late-result", "fetch", MarkKind::TimedOut, 0, {"wait_for", "asyncio.wait_for()", "Allow more time"});
    lane("d03-gather-goes-on", "slow",
         {"Its gather ended while it was still running", "kept running in the background", "asyncio.gather()",
          "Use a task group"});
    row("d04-shield-lost", "save", MarkKind::Lost, 0,
        {"handler waited for it through asyncio.shield() and was cancelled", "nobody waits for it", "Await the task"});
    row("d05-semaphore-nested", "helper#4", MarkKind::Deadlock, 0,
        {"semaphore limit, held by worker#2, worker#3", "asyncio.Semaphore", "Do not wait while holding it"});
    lane("d06-background-never-finished", "report", {"asyncio.run cancels every task that is left when main has ended", "Await it before main ends"});
    row("d07-finally-return", "load", MarkKind::Replaced, 0,
        {"KeyError was dropped in finally", "A return, break or continue in finally discarded", "finally clause"});
    row("d08-group-hides-type", "a", MarkKind::Retrieved, 0, {"raises all errors together as a group", "ExceptionGroup", "Handle the group with except*"});
    lane("d09-blocking-sleep", "beat", {"held up for 200 ms, because the event loop was blocked by: work#2, work#3.", "Do not block the event loop"});
    row("d10-collect-unseen", "bad", MarkKind::Retrieved, 0, {"list of results", "raised nothing", "return_exceptions=True", "as if they were values"});
    row("d11-wait-does-not-raise", "bad", MarkKind::Lost, 0, {"main waited for it with asyncio.wait(), which only says that it is done", "result()"});
    row("d12-nested-timeouts", "main", MarkKind::TimedOut, 0, {"The timeout of 100 ms expired", "left its timeout of 500 ms, which had not expired"});
    row("e01-except-exception-misses-cancel", "upload", MarkKind::Cancelled, 0,
        {"main asked for the cancellation", "except Exception does not catch it", "Clean up in finally"});
    row("e02-consumer-waits-forever", "main", MarkKind::Deadlock, 0, {"producer put its last item at 0 and then ended", "Serve the queue", "a sentinel"});
    row("e03-group-cancels-the-others", "a", MarkKind::Cancelled, 0,
        {"broken failed, so its task group cancelled the others", "asyncio.TaskGroup", "Handle the exception where it is raised", "Collect the exceptions"});
    lane("e04-first-completed-leaves-the-rest", "slow", {"asyncio.wait returned while it was still running", "nor cancels them", "Cancel the rest"});
    row("e05-finally-outlasts-the-timeout", "main", MarkKind::TimedOut, 0, {"The time was up at 100 ms, but the block did not end until 300 ms later"});
    row("e06-acquire-without-release", "main", MarkKind::Deadlock, 0,
        {"a took lock file and ended with OSError: disk full without releasing it", "Acquire it using async with"});
    row("e07-background-error-at-exit", "refresh", MarkKind::Lost, 0,
        {"A global variable held it until the program was over", "Detect never-retrieved exceptions"});
    lane("e08-await-one-after-another", "b", {"main awaited a before", "one after the other", "asyncio.gather(first(), second())"});
    row("e09-cancel-is-only-a-request", "worker", MarkKind::CancelRequested, 0,
        {"It did not end as cancelled until 80 ms after the request. Until then done() and cancelled() are False."});
    row("e10-callback-that-raises", "job", MarkKind::CallbackError, 0, {"TypeError: cannot store 7", "no code can catch it", "Catch it in the callback"});
    row("e11-forgot-await", "send", MarkKind::NeverAwaited, 0, {"Calling a coroutine function only makes an object", "Await the coroutine"});
    row("e12-wait-for-cancels-the-gather", "b", MarkKind::Cancelled, 0, {"A wait_for in main timed out", "main was waiting for it, and passed the request on"});
    row("c23-left-early", "rows", MarkKind::GeneratorDropped, 0,
        {"rows was left at its yield",
         "a break, a return or an exception leaves an async for without closing the generator",
         "Its finally runs in rows.aclose, a task that the event loop made, from 10 ms to 40 ms",
         "ConnectionError: the cursor is gone came out of it", "Nobody awaits the task",
         "No code can catch it; only the loop's exception handler is told.", "Asynchronous generator functions",
         "contextlib.aclosing"});
    row("e13-generator-at-exit", "rows.aclose", MarkKind::Retrieved, 0,
        {"Something still referred to the generator rows when main was done",
         "No code can catch it; only the loop's exception handler is told.", "loop.shutdown_asyncgens()",
         "Close the generator where you leave it"});
    row("c45-cancelled-exit", "use", MarkKind::Replaced, 0,
        {"cancelled by main while its clean-up was waiting", "RuntimeError: the real error", "__context__", "finally clause", "Shield the clean-up"});
}

void TestExplanations::questionsAreAnswered()
{
    QFETCH(QString, lane);
    QFETCH(int, kind);
    QFETCH(int, which);
    QFETCH(QStringList, words);
    const std::unique_ptr<Run> run = runFile(root + QStringLiteral("data/questions/%1.taskset").arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY(run);
    const TraceStore store(run->trace());
    const quint32 id = laneCalled(store, lane);
    QVERIFY(id != NoIndex);
    const auto &marks = store.lanes()[id].marks;
    std::size_t found = kind == AnyMark ? 0 : marks.size();
    for (std::size_t i = 0; i < marks.size() && found == marks.size(); ++i)
        if (int(marks[i].kind) == kind && which-- == 0)
            found = i;
    QVERIFY(found < marks.size());
    const QString text = explanationText(store, kind == AnyMark ? explainLane(store, id) : explainMark(store, id, found));
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(QStringLiteral("“%1” is not in:\n%2").arg(word, text)));
}

// What sounds right but is not true for the run, or would not help.
void TestExplanations::nothingIsSaidThatIsNotSo_data()
{
    QTest::addColumn<QString>("notSaid");
    QTest::newRow("e12-wait-for-cancels-the-gather") << QStringLiteral("the cancellation was lost"); // its time was up: there was no race
    QTest::newRow("e06-acquire-without-release") << QStringLiteral("Do not wait while holding it"); // the holder is gone
    QTest::newRow("e08-await-one-after-another") << QStringLiteral("a awaited"); // only main did
    QTest::newRow("c33-task-discarded") << QStringLiteral("Clean up in finally"); // no finally would have run
}

void TestExplanations::nothingIsSaidThatIsNotSo()
{
    QFETCH(const QString, notSaid);
    const std::unique_ptr<Run> run = runFile(root + QStringLiteral("data/questions/%1.taskset").arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY(run);
    const TraceStore store(run->trace());
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane) {
        QStringList texts{explanationText(store, explainLane(store, lane))};
        for (std::size_t i = 0; i < store.lanes()[lane].marks.size(); ++i)
            texts += explanationText(store, explainMark(store, lane, i));
        for (const QString &text : std::as_const(texts))
            QVERIFY2(!text.contains(notSaid), qPrintable(text));
    }
}

// One that is caught where it was raised, one that goes through three tasks, and two that come out of a group.
void TestExplanations::theLedgerHasARowForEveryException()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{
        "careful":{"body":[{"op":"try","body":[{"op":"raise","type":"KeyError","msg":"k"}],"except":[{"types":["KeyError"]}]}]},
        "inner":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"ValueError","msg":"v"}]},
        "outer":{"body":[{"op":"await","of":{"spawn":{"coro":"inner"}}}]},
        "child":{"params":["n"],"body":[{"op":"raise","type":"TypeError","msg":"{n}"}]},
        "main":{"body":[
            {"op":"call","coro":"careful"},
            {"op":"spawn","coro":"outer","as":"t"},
            {"op":"try","body":[{"op":"await","of":{"var":"t"}}],"except":[{"types":["ValueError"],"as":"e","body":[{"op":"log","text":"{e}"}]}]},
            {"op":"try","body":[{"op":"task_group","as":"tg","body":[{"op":"spawn","coro":"child","args":{"n":1},"in":"tg"},{"op":"spawn","coro":"child","args":{"n":2},"in":"tg"}]}],
                "except_star":[{"types":["TypeError"]}]}]}},"main":"main"})");
    QVERIFY2(set, set ? "" : qPrintable(set.problems().front().pointer + QStringLiteral(": ") + set.problems().front().message));
    auto run = Run::create(*set);
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    const ExceptionStories stories(store);
    QStringList rows;
    for (const ExceptionStory &story : stories.stories())
        rows += QStringLiteral("%1 in %2: %3").arg(exceptionText(store, story.exception), store.displayName(story.raisedBy), stories.fateText(story));
    QCOMPARE(rows.value(0), QStringLiteral("KeyError: k in main: handled by main: except KeyError"));
    QCOMPARE(rows.value(1), QStringLiteral("ValueError: v in inner: handled by main: except ValueError"));
    QCOMPARE(rows.value(2), QStringLiteral("TypeError: 1 in child#4: part of ExceptionGroup, handled by main: except* TypeError"));
    QCOMPARE(rows.size(), 5); // the group itself is the last
    const ExceptionStory &caught = stories.stories()[0], &passed = stories.stories()[1];
    QCOMPARE(QString::fromUtf8(store.trace().stepPointer(caught.step).data()), QStringLiteral("/coros/careful/body/0/body/0"));
    QStringList way;
    for (const quint32 i : passed.way)
        way += eventSentence(store, i);
    QCOMPARE(way.first(), QStringLiteral("inner ended with ValueError: v"));
    QVERIFY2(way.contains(QStringLiteral("outer ended with ValueError: v")), qPrintable(way.join(u'\n')));
    QCOMPARE(way.last(), QStringLiteral("main caught ValueError: v with except ValueError"));
    QCOMPARE(stories.unseen(), std::size_t(0));
}

void TestExplanations::everyFateIsToldInEveryRun()
{
    QSet<int> fates;
    QStringList missing;
    std::size_t exceptions = 0;
    for (const QString &path : programs()) {
        const std::unique_ptr<Run> run = runFile(path);
        if (!run)
            continue;
        const TraceStore store(run->trace());
        const ExceptionStories stories(store);
        std::size_t inLedger = 0;
        for (const ExceptionStory &story : stories.stories()) {
            const QString where = QStringLiteral("%1: %2").arg(path, exceptionText(store, story.exception));
            QVERIFY2(!story.way.empty() && std::ranges::is_sorted(story.way), qPrintable(where));
            QVERIFY2(!stories.fateText(story).isEmpty(), qPrintable(where));
            fates.insert(int(stories.fate(story)));
            inLedger += story.ledger == NoIndex ? 0 : 1;
        }
        // none that the timeline shows is missing
        for (const LedgerEntry &row : store.ledger())
            if (!stories.find(row.exception) && !exceptionText(store, row.exception).startsWith(QLatin1String("CancelledError")))
                missing += path + QStringLiteral(": ") + exceptionText(store, row.exception);
        QVERIFY(inLedger <= store.ledger().size());
        exceptions += stories.stories().size();
    }
    if (qEnvironmentVariableIsSet("AWAITSCOPE_PROGRAMS"))
        qDebug("%zu exceptions", exceptions);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.mid(0, MostFaults).join(u'\n')));
    QCOMPARE(std::size_t(fates.size()), allStoryFates.size());
}

QTEST_GUILESS_MAIN(TestExplanations)
#include "tst_explanations.moc"
