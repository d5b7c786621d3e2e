// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/fixes/fixes.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/words/remarks.h"

#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

constexpr int AnyMark = -1;

//! A question that people ask: where in its run one would click, what Details must say there, what it must not, and which fixes it offers.
struct Question
{
    const char *file;
    const char *lane;
    int mark; //!< AnyMark: the lane
    QStringList said;
    QStringList notSaid;
    QStringList fixes;
};

// clang-format off

//! Why a thread, a gather, a task group or a wait did not do what one might expect.
std::vector<Question> ofTasks()
{
    const auto mark = [](MarkKind kind) { return int(kind); };
    return {
        {"f01-thread-goes-on", "parse@thread-1", AnyMark,
         {"main stopped waiting for it at 100 ms", "nothing can interrupt it", "asyncio.to_thread()"}, {"Task Object"}, {}},
        {"f02-cancelled-is-no-exception", "b", mark(MarkKind::Cancelled),
         {"put the CancelledError into the list of results", "isinstance(result, Exception) is False", "Ask for BaseException"}, {}, {}},
        {"f03-caught-in-the-group", "main", mark(MarkKind::CancelDelivered),
         {"job failed, so its task group cancelled main, which runs the body of the group", "asyncio.TaskGroup"}, {}, {}},
        {"f09-exit-stack", "main", mark(MarkKind::Replaced), {"OSError: socket closed twice took its place: that came out of close"}, {}, {}},
        {"f10-second-task-forgotten", "b", mark(MarkKind::Lost), {"main held the last reference", "Await the task"}, {}, {"Await b at the end"}},
        {"f11-child-cancelled", "main", mark(MarkKind::GatherCancelled),
         {"a was cancelled, and its gather passed the CancelledError on to main like a failure", "the other tasks of the gather were not cancelled"},
         {"passed the request on to all its children"}, {}},
        {"f11-child-cancelled", "main", AnyMark, {"a was cancelled", "Nobody had asked to cancel main"}, {}, {"Collect the exceptions of the gather"}},
        {"f17-first-exception", "bad", mark(MarkKind::Retrieved), {"That counts as retrieved: no report will come, even if no code handles it"}, {}, {}},
        {"f18-one-thread", "work@pool-2", AnyMark, {"It waited 100 ms for a thread", "work@pool-1", "Give the executor more threads"}, {"Task Object"},
         {"Give executor pool one more thread"}},
        {"f19-late-timeout", "main", mark(MarkKind::TimedOut),
         {"The time was up at 100 ms. The event loop was blocked by report then, so the timeout came 200 ms late", "Do not block the event loop"}, {}, {}},
        {"f21-shield-in-timeout", "commit", mark(MarkKind::Cancelled), {"main had waited for it through asyncio.shield() until it was cancelled"}, {}, {}},
        {"f23-eager", "child", AnyMark, {"It is an eager task", "before main went on", "asyncio.eager_task_factory()"}, {}, {}},
        {"f24-nested-gather", "part#2", AnyMark, {"The gather around its own gather ended while it was still running"}, {},
          {"Collect the exceptions of the gather"}},
        {"f26-set-result-twice", "reply", AnyMark, {"future#1 was cancelled at 100 ms, when the wait of main for it ended",
          "Ask whether the future is done"}, {},
         {"Complete the future only if it is not done"}},
    };
}

//! What became of cancellations, of Ctrl+C and of sys.exit().
std::vector<Question> ofEnds()
{
    const auto mark = [](MarkKind kind) { return int(kind); };
    return {
        {"f05-release-without-acquire", "b", mark(MarkKind::Cancelled), {"Its acquire() of semaphore slots was cancelled", "one task more than intended"}, {},
         {"Acquire semaphore slots using async with in fetch"}},
        {"f06-bounded-semaphore", "a", mark(MarkKind::Retrieved), {"b had called release() before without having acquired it", "one too many"}, {}, {}},
        {"f07-worker-never-stops", "main", mark(MarkKind::Deadlock),
         {"worker was to be cancelled by main at 0, but caught the CancelledError with except CancelledError and went on", "Raise CancelledError again"}, {},
         {"Raise CancelledError again in worker"}},
        {"f08-ctrl-c", "poll", mark(MarkKind::Cancelled), {"Somebody pressed Ctrl+C, and asyncio.run cancelled main", "If main then ends with that CancelledError", "the tasks only see CancelledError"},
         {"The user cancelled it"}, {}},
        {"f20-system-exit", "main", mark(MarkKind::Cancelled), {"SystemExit: 2 of quit left the event loop at once", "sys.exit()"},
         {"that is left when main has ended", "main was done", "Await it before main ends"}, {}},
        {"f20-system-exit", "quit", AnyMark, {"It left the event loop at once: asyncio.run cancelled all the other tasks", "the program ended with it",
          "raised by asyncio.run: it ended the program"}, {"silenced",
          "cancel() was called on the task"}, {}},
        {"f22-return-in-finally-hides-cancel", "job", mark(MarkKind::CancelSwallowed),
         {"A return, break or continue in its finally clause discarded the CancelledError", "Leave after the finally clause"}, {"End the except clause"},
         {"Leave job only after its finally clause"}},
        {"e01-except-exception-misses-cancel", "upload", mark(MarkKind::Cancelled), {"except Exception does not catch it"}, {},
         {"Let upload clean up when it is cancelled, too"}},
        {"e03-group-cancels-the-others", "a", mark(MarkKind::Cancelled), {"broken failed"}, {},
         {"Handle ConnectionError inside broken", "Collect the exceptions with a gather instead of the task group"}},
        {"c33-task-discarded", "conn 2", mark(MarkKind::NeverBegan), {"none of its code ran"}, {}, {"Handle ConnectionError inside use",
          "Start conn 2 eagerly"}},
        {"d06-background-never-finished", "report", AnyMark, {"Await it before main ends"}, {}, {"Await report at the end"}},
        {"d07-finally-return", "load", mark(MarkKind::Replaced), {"Leave after the finally clause"}, {}, {"Leave load only after its finally clause"}},
        {"d09-blocking-sleep", "beat", AnyMark, {"held up for 200 ms"}, {}, {"Run what blocks in a thread"}},
    };
}

//! Who waits for what, who could end it, and how.
std::vector<Question> ofDeadlocks()
{
    constexpr int deadlock = int(MarkKind::Deadlock);
    return {
        {"c28-reentrant-lock", "main", deadlock, {"waits for itself"}, {}, {"Take lock mutex only once", "Release lock mutex before waiting in main"}},
        {"d05-semaphore-nested", "main", deadlock, {"worker#2 has semaphore limit, and waits for helper#4."}, {},
          {"Release semaphore limit before waiting in worker"}},
        {"e02-consumer-waits-forever", "consumer", deadlock, {"producer put its last item at 0 and then ended"}, {}, {"Put None when no more items come"}},
        {"e06-acquire-without-release", "b", deadlock, {"a took lock file"}, {}, {"Acquire lock file using async with in save"}},
        {"e06-acquire-without-release",
          "a", AnyMark, {"Its gather puts exceptions into the list of results when all of its tasks are done. Not done yet: b.", "It had taken lock file"},
         {"nobody awaited"}, {"Acquire lock file using async with in save"}},
        {"f04-lock-lost-on-cancel", "a", AnyMark, {"It had taken lock db and did not release it: b waits for it forever"}, {},
          {"Acquire lock db using async with in write"}},
        {"f12-notify-too-early", "consumer", deadlock, {"condition ready, which will never be notified", "is not kept for later"}, {}, {}},
        {"f13-barrier-too-large", "a", deadlock,
         {"barrier start, where 2 of 3 tasks wait", "Barrier start needs 3 tasks, and these wait there: a, b.",
          "One is missing, and nobody can come: main waits for gather of 2: a, b."},
         {"needs more tasks"}, {"Let barrier start wait for 2 tasks"}},
        {"f14-barrier-one-failed", "a", deadlock, {"c ran the same coroutine as a, and ended with OSError: no GPU before it came there."}, {},
         {"Handle OSError in worker before the barrier", "Let barrier start wait for 2 tasks"}},
        {"f15-producer-stuck", "producer", deadlock, {"space in queue rows",
          "consumer took its last item at 10 ms and then ended with ValueError: row 1"}, {},
         {"Handle ValueError of each item in consumer"}},
        {"f16-two-locks", "there", deadlock, {"back has lock yours, and waits for lock mine, held by there.", "Take the locks in one order"}, {},
         {"Take lock mine before lock yours in back", "Take lock yours before lock mine in there"}},
        {"f25-group-body-hangs", "main", deadlock, {"its task group: watch", "event stop, which will never be set"}, {},
          {"Set event stop before the task group ends"}},
        {"f27-event-never-set", "main", deadlock, {"This task failed before, and did nothing after that: worker, with OSError: no network"}, {},
          {"Set event ready in finally"}},
    };
}

// clang-format on

std::vector<Question> questions()
{
    std::vector<Question> out = ofTasks();
    for (std::vector<Question> more : {ofEnds(), ofDeadlocks()})
        out.insert(out.end(), more.begin(), more.end());
    return out;
}

//! \a set: the JSON text of a task set without its braces, "schema" and "main".
std::unique_ptr<Run> runOf(const char *set)
{
    const auto read = readTaskSet(QByteArrayLiteral("{\"schema\":1,") + set + QByteArrayLiteral(",\"main\":\"main\"}"));
    if (!read)
        qFatal("%s: %s", qPrintable(read.problems().front().pointer), qPrintable(read.problems().front().message));
    auto run = Run::create(*read);
    if (!run)
        qFatal("does not run");
    (*run)->runToEnd();
    return std::move(*std::move(run));
}

} // namespace

Q_DECLARE_METATYPE(Question)

// What people ask in public: each file is a small program that does what they saw.
class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void areAnswered_data();
    void areAnswered();
    void theLedgerTellsWhoEndedTheProgram();
    void aLaterDeadlineIsNotLate();
    void whatIsRemarkedIsSo_data();
    void whatIsRemarkedIsSo();
    void onlyWhatIsDoneTakesNoResult_data();
    void onlyWhatIsDoneTakesNoResult();
};

void TestQuestions::areAnswered_data()
{
    QTest::addColumn<Question>("question");
    for (const Question &q : questions())
        QTest::addRow("%s: %s %d", q.file, q.lane, q.mark) << q;
}

void TestQuestions::areAnswered()
{
    QFETCH(const Question, question);
    const auto set = readTaskSetFile(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/questions/%1.taskset").arg(QLatin1StringView(question.file)));
    QVERIFY(set);
    auto run = Run::create(*set);
    QVERIFY(run);
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    quint32 lane = 0;
    while (lane < store.lanes().size() && store.displayName(lane) != QLatin1StringView(question.lane))
        ++lane;
    QVERIFY(lane < store.lanes().size());
    std::optional<std::size_t> mark;
    const auto &marks = store.lanes()[lane].marks;
    for (std::size_t i = 0; i < marks.size() && !mark; ++i)
        if (int(marks[i].kind) == question.mark)
            mark = i;
    QCOMPARE(mark.has_value(), question.mark != AnyMark);
    const QString text = explanationText(store, mark ? explainMark(store, lane, *mark) : explainLane(store, lane));
    for (const QString &words : question.said)
        QVERIFY2(text.contains(words), qPrintable(QStringLiteral("“%1” is not in:\n%2").arg(words, text)));
    for (const QString &words : question.notSaid)
        QVERIFY2(!text.contains(words), qPrintable(QStringLiteral("“%1” is in:\n%2").arg(words, text)));
    QStringList offered;
    for (const Fix &fix : findFixes(*set, store, lane, mark))
        offered += fix.label;
    for (const QString &label : question.fixes)
        QVERIFY2(offered.contains(label), qPrintable(label + QStringLiteral(" is not among:\n") + offered.join(u'\n')));
}

void TestQuestions::theLedgerTellsWhoEndedTheProgram()
{
    const auto set = readTaskSetFile(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/questions/f20-system-exit.taskset"));
    auto run = Run::create(*set);
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    const ExceptionStories stories(store);
    QCOMPARE(stories.stories().size(), std::size_t(1));
    QCOMPARE(stories.fateText(stories.stories().front()), QStringLiteral("raised by asyncio.run: it ended the program"));
    QCOMPARE(stories.unseen(), std::size_t(0));
}

// Something blocked the loop before the time was up, and the deadline was moved: neither made the timeout late.
void TestQuestions::aLaterDeadlineIsNotLate()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"report":{"body":[{"op":"block","ms":20}]},"main":{"body":[{"op":"spawn","coro":"report","as":"r"},
        {"op":"try","body":[{"op":"timeout","ms":100,"as":"limit","body":[{"op":"reschedule","of":"limit","ms":300},{"op":"sleep","ms":1000}]}],
            "except":[{"types":["TimeoutError"]}]}]}},"main":"main"})");
    QVERIFY2(set, set ? "" : qPrintable(set.problems().front().message));
    auto run = Run::create(*set);
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    const auto &marks = store.lanes().front().marks;
    const auto mark = std::ranges::find(marks, MarkKind::TimedOut, &Mark::kind);
    QVERIFY(mark != marks.end() && mark->time >= std::chrono::milliseconds(300));
    const QString text = explanationText(store, explainMark(store, 0, std::size_t(mark - marks.begin())));
    QVERIFY2(!text.contains(QLatin1String("late")) && !text.contains(QLatin1String("blocked by")), qPrintable(text));
}

void TestQuestions::whatIsRemarkedIsSo_data()
{
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QString>("lane");
    QTest::addColumn<QString>("said"); // empty: nothing at all
    QTest::addColumn<int>("rule");
    const auto row = [](const char *name, const char *set, const char *lane, const char *said, Rule rule) {
        QTest::newRow(name) << QByteArray(set) << QString::fromLatin1(lane) << QString::fromUtf8(said) << int(rule);
    };
    row("a release of what it has", R"("objects":{"mutex":{"type":"lock"}},"coros":{
        "job":{"body":[{"op":"lock","of":"mutex","body":[{"op":"try","body":[{"op":"timeout","ms":10,"body":[{"op":"lock","of":"mutex","body":[]}]}],
            "except":[{"types":["TimeoutError"]}]}]}]},
        "main":{"body":[{"op":"spawn","coro":"job","as":"j"},{"op":"await","of":{"var":"j"}}]}})",
        "job", "", Rule::Lock);
    row("a release of what it had and gave back", R"("objects":{"slots":{"type":"semaphore","value":1}},"coros":{
        "job":{"body":[{"op":"acquire","of":"slots"},{"op":"try","body":[{"op":"timeout","ms":10,"body":[{"op":"acquire","of":"slots"}]}],
            "except":[{"types":["TimeoutError"]}]},{"op":"release","of":"slots"},{"op":"release","of":"slots"}]},
        "main":{"body":[{"op":"spawn","coro":"job","as":"j"},{"op":"await","of":{"var":"j"}}]}})",
        "job", "Its acquire() of semaphore slots was cancelled, and it called release() all the same", Rule::Semaphore);
    const char *const threads = R"("objects":{"pool":{"type":"executor","max_workers":1}},"coros":{"work":{"params":["n"],"body":[{"op":"block","ms":100}]},
        "main":{"body":[{"op":"run_in_executor","coro":"work","args":{"n":1},"executor":"pool","as":"a","await":false},
            {"op":"run_in_executor","coro":"work","args":{"n":2},"executor":"pool","as":"b","await":false},
            {"op":"run_in_executor","coro":"work","args":{"n":3},"executor":"pool","as":"c","await":false},
            {"op":"gather","of":[{"var":"a"},{"var":"b"},{"var":"c"}]}]}})";
    row("one that waits itself keeps no thread", threads, "work@pool-2", "were busy, with work@pool-1.", Rule::Thread);
    row("one that had to wait keeps a thread later", threads, "work@pool-3", "were busy, with work@pool-1, work@pool-2.", Rule::Thread);
    row("the lock of a condition", R"("objects":{"c":{"type":"condition"}},"coros":{"takes":{"body":[{"op":"acquire","of":"c"}]},
        "main":{"body":[{"op":"spawn","coro":"takes","as":"t"},{"op":"sleep","ms":1},{"op":"condition","of":"c","body":[]}]}})",
        "takes", "and did not release it: main waits for it forever.", Rule::Condition);
}

void TestQuestions::whatIsRemarkedIsSo()
{
    QFETCH(const QByteArray, set);
    QFETCH(const QString, lane);
    QFETCH(const QString, said);
    QFETCH(const int, rule);
    const auto run = runOf(set.constData());
    const TraceStore store(run->trace());
    quint32 id = 0;
    while (id < store.lanes().size() && store.displayName(id) != lane)
        ++id;
    QVERIFY(id < store.lanes().size());
    const std::vector<Remark> remarks = remarksOn(store, id);
    QCOMPARE(remarks.size(), std::size_t(said.isEmpty() ? 0 : 1));
    if (said.isEmpty())
        return;
    QVERIFY2(remarks.front().sentence.contains(said), qPrintable(remarks.front().sentence));
    QCOMPARE(int(remarks.front().rule.value()), rule);
}

void TestQuestions::onlyWhatIsDoneTakesNoResult_data()
{
    QTest::addColumn<QByteArray>("coros");
    QTest::addColumn<QString>("said"); // empty: nothing
    QTest::addColumn<bool>("passedOn"); // a cancellation
    QTest::newRow("completed before") << QByteArray(R"("reply":{"params":["f"],"body":[{"op":"set_result","of":"f","value":2}]},
        "main":{"body":[{"op":"future","as":"f"},{"op":"set_result","of":"f","value":1},{"op":"spawn","coro":"reply","args":{"f":{"var":"f"}},"as":"r"},
            {"op":"sleep","ms":10}]})")
                                      << QStringLiteral("main had completed future#1 at 0 already.") << false;
    QTest::newRow("cancelled before") << QByteArray(R"("reply":{"params":["f"],"body":[{"op":"sleep","ms":20},{"op":"set_result","of":"f","value":2}]},
        "main":{"body":[{"op":"future","as":"f"},{"op":"spawn","coro":"reply","args":{"f":{"var":"f"}},"as":"r"},
            {"op":"try","body":[{"op":"wait_for","of":{"var":"f"},"ms":10}],"except":[{"types":["TimeoutError"]}]},{"op":"sleep","ms":20}]})")
                                      << QStringLiteral("was cancelled at 10 ms") << true;
    QTest::newRow("not done yet") << QByteArray(R"("slow":{"body":[{"op":"sleep","ms":50}]},"reply":{"params":["t"],"body":[{"op":"result","of":"t"}]},
        "main":{"body":[{"op":"future","as":"f"},{"op":"set_result","of":"f","value":1},{"op":"spawn","coro":"slow","as":"t"},
            {"op":"spawn","coro":"reply","args":{"t":{"var":"t"}},"as":"r"},{"op":"sleep","ms":100}]})")
                                  << QString() << false;
}

void TestQuestions::onlyWhatIsDoneTakesNoResult()
{
    QFETCH(const QByteArray, coros);
    QFETCH(const QString, said);
    QFETCH(const bool, passedOn);
    const auto run = runOf((QByteArrayLiteral("\"coros\":{") + coros + '}').constData());
    const TraceStore store(run->trace());
    QCOMPARE(store.ledger().size(), std::size_t(1));
    QVERIFY(exceptionText(store, store.ledger().front().exception).startsWith(QLatin1String("InvalidStateError")));
    const auto remark = remarkOnFailure(store, store.ledger().front());
    QCOMPARE(remark.has_value(), !said.isEmpty());
    if (!remark)
        return;
    QVERIFY2(remark->sentence.contains(said), qPrintable(remark->sentence));
    QCOMPARE(remark->rule == Rule::CancelPassedOn, passedOn);
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
