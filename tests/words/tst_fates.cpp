// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/eventsentence.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/words/lastreference.h"

#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

using Last = LastReference::Kind;

std::unique_ptr<Run> ran(const Result<TaskSet> &set)
{
    if (!set)
        qFatal("%s", qPrintable(set.problems().front().message));
    auto run = Run::create(*set);
    if (!run)
        qFatal("does not run");
    (*run)->runToEnd();
    return std::move(*std::move(run));
}

std::unique_ptr<Run> stored(const QString &name)
{
    const QString base = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/");
    return ran(readTaskSetFile(name.startsWith(QLatin1String("questions/")) ? base + QStringLiteral("data/%1.taskset").arg(name)
                                                                            : base + QStringLiteral("conformance/scenarios/%1.json").arg(name)));
}

//! A set with these coroutines, as the JSON text of "coros".
std::unique_ptr<Run> of(const char *coros)
{
    return ran(readTaskSet(QByteArrayLiteral("{\"schema\":1,\"coros\":") + coros + QByteArrayLiteral(",\"main\":\"main\"}")));
}

const ExceptionStory *storyOf(const TraceStore &store, const ExceptionStories &stories, const QString &raisedBy, const QString &exception)
{
    for (const ExceptionStory &story : stories.stories())
        if (store.displayName(story.raisedBy) == raisedBy && exceptionText(store, story.exception).startsWith(exception))
            return &story;
    return nullptr;
}

} // namespace

// What becomes of an exception, for each fate against a stored scenario; and who had the last reference to a task whose error was lost.
class TestFates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void eachFateIsTold_data();
    void eachFateIsTold();
    void theLastReferenceIsKnown_data();
    void theLastReferenceIsKnown();
    void aFileDoesNotSayWhoseItWas();
    void theWayGoesThroughAllWhoHadIt();
    void onlyWhatLeavesTheLoopEndsTheProgram_data();
    void onlyWhatLeavesTheLoopEndsTheProgram();
    void theRaisingStepIsKnownInsideBlocks();
    void aSecondRunHasAMainToo_data();
    void aSecondRunHasAMainToo();
};

void TestFates::eachFateIsTold_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("raisedBy");
    QTest::addColumn<QString>("exception");
    QTest::addColumn<int>("fate");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *scenario, const char *by, const char *exception, StoryFate fate, const char *text) {
        QTest::addRow("%s, %s of %s", scenario, exception, by)
            << QString::fromLatin1(scenario) << QString::fromLatin1(by) << QString::fromLatin1(exception) << int(fate) << QString::fromLatin1(text);
    };
    row("seed/a1_s1_basic_try_except", "main", "ValueError", StoryFate::Handled, "handled by main: except ValueError");
    row("constructs/two_waiters_same_exception", "x", "ValueError", StoryFate::Handled, "handled by w1: except ValueError; w2: except ValueError");
    row("constructs/retry_succeeds", "main", "ConnectionError", StoryFate::Handled, "handled by main, which tried again");
    row("constructs/gather_fail_fast", "b", "ValueError", StoryFate::Handled, "handled by main: except ValueError");
    row("constructs/gather_fail_fast", "c", "ValueError", StoryFate::Swallowed, "swallowed: the gather had already failed");
    row("constructs/gather_return_exceptions", "b", "ValueError", StoryFate::Retrieved, "put into the list of results of a gather");
    row("constructs/cancel_silences_report", "x", "ValueError", StoryFate::Silenced, "silenced: cancel() on the failed task, seen by no code");
    row("constructs/finally_raises", "main", "ValueError", StoryFate::Replaced, "replaced by KeyError in finally");
    row("constructs/raise_value_from", "main", "OSError", StoryFate::Replaced, "replaced by ValueError in except");
    row("constructs/finally_return_swallows", "main", "ValueError", StoryFate::Replaced, "dropped in finally: seen by no code");
    row("constructs/fire_and_forget", "x", "ValueError", StoryFate::Lost, "never retrieved: reported when it ended, because nobody held a reference");
    row("constructs/never_retrieved_local", "x", "ValueError", StoryFate::Lost, "never retrieved: reported when main ended, which held the last reference");
    row("constructs/shield_inner_fails_later", "inner", "ValueError", StoryFate::Lost, "never retrieved: reported by its shield");
    row("constructs/callback_order_and_error", "the program", "KeyError", StoryFate::Reported, "raised by the callback 2: reported at once");
    row("constructs/end_main_raises", "main", "RuntimeError", StoryFate::EndedProgram, "raised by asyncio.run: it ended the program");
    row("faults/exit_status", "main", "SystemExit", StoryFate::EndedProgram, "raised by asyncio.run: it ended the program");
    row("constructs/end_pending_tasks", "b", "OSError", StoryFate::Reported, "retrieved by asyncio.run when it cleaned up");
    row("constructs/tg_child_fails", "b", "ValueError", StoryFate::Grouped, "part of ExceptionGroup, handled by main: except ExceptionGroup");
    // Each part has its own clause.
    row("constructs/except_star", "v1", "ValueError", StoryFate::Grouped, "part of ExceptionGroup, handled by main: except* ValueError");
    row("constructs/except_star", "k", "KeyError", StoryFate::Grouped, "part of ExceptionGroup, handled by main: except* KeyError");
    row("constructs/except_star", "main", "ExceptionGroup", StoryFate::Handled, "handled by main: except* ValueError, except* KeyError");
    row("constructs/tg_nested", "deep", "ValueError", StoryFate::Grouped, "part of ExceptionGroup, handled by main: except ExceptionGroup");
}

void TestFates::eachFateIsTold()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, raisedBy);
    QFETCH(const QString, exception);
    QFETCH(const int, fate);
    QFETCH(const QString, text);
    const auto run = stored(scenario);
    const TraceStore store(run->trace());
    const ExceptionStories stories(store);
    const ExceptionStory *story = storyOf(store, stories, raisedBy, exception);
    QVERIFY(story);
    QCOMPARE(stories.fateText(*story), text);
    QCOMPARE(int(stories.fate(*story)), fate);
}

void TestFates::theLastReferenceIsKnown_data()
{
    QTest::addColumn<QString>("scenario"); // or coroutines
    QTest::addColumn<QString>("lost");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *scenario, const char *lost, Last kind, const char *by, const char *sentence) {
        QTest::addRow("%s", name) << QString::fromLatin1(scenario) << QString::fromLatin1(lost) << int(kind) << QString::fromLatin1(by)
                                  << QString::fromLatin1(sentence);
    };
    const auto fails = [](const char *rest) {
        return QByteArrayLiteral(R"({"fail":{"body":[{"op":"sleep","ms":5},{"op":"raise","type":"ValueError"}]},)") + rest;
    };
    row("nobody", "constructs/fire_and_forget", "x", Last::Nobody, "", "Nobody held a reference");
    row("a local variable", "constructs/never_retrieved_local", "x", Last::OwnEnd, "main", "main held the last reference, in a variable. When it ended");
    row("another value", "constructs/never_retrieved_rebound", "x", Last::AtStep, "main", "main let go of the last reference");
    row("a global variable", "constructs/never_retrieved_global", "x", Last::ProgramEnd, "", "A global variable held it until the program was over");
    row("a variable of a call",
        fails(R"("start":{"body":[{"op":"spawn","coro":"fail","as":"t"},{"op":"sleep","ms":10}]},"main":{"body":[{"op":"call","coro":"start"},{"op":"sleep","ms":10}]}})").constData(),
        "fail", Last::CallEnd, "main", "start(), which main awaited, held the last reference");
    row("an argument of a call",
        fails(R"("keep":{"params":["t"],"body":[{"op":"sleep","ms":10}]},"main":{"body":[{"op":"spawn","coro":"fail","as":"t"},{"op":"spawn","coro":"keep","args":{"t":{"var":"t"}},"as":"k"},{"op":"set","as":"t","value":null},{"op":"sleep","ms":40}]}})")
            .constData(),
        "fail", Last::OwnEnd, "keep", "keep held the last reference");
    row("a collector that a step runs", "constructs/collect_before_the_last_error", "fails", Last::CollectorAtStep, "main", "main collected garbage");
    row("a collector", "faults/report_of_one_that_waits", "late", Last::Collector, "", "the garbage collector found it at the very end");
}

void TestFates::theLastReferenceIsKnown()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, lost);
    QFETCH(const int, kind);
    QFETCH(const QString, by);
    QFETCH(const QString, sentence);
    const auto run = scenario.startsWith(u'{') ? of(scenario.toUtf8().constData()) : stored(scenario);
    const TraceStore store(run->trace());
    const auto row = std::ranges::find_if(store.ledger(), [&](const LedgerEntry &e) { return e.fate == Fate::Lost && store.displayName(e.owner) == lost; });
    QVERIFY(row != store.ledger().end());
    const LastReference last = lastReference(store, *row);
    QCOMPARE(int(last.kind), kind);
    QCOMPARE(last.task == EntityId::None ? QString() : store.displayName(last.task), by);
    const QString why = explainWhy(store, *row).join(u' ');
    QVERIFY2(why.contains(sentence), qPrintable(why));
    QVERIFY(!lastReferenceText(store, *row).isEmpty());
}

// Only what is known is said: the file has neither the step nor the task that ran.
void TestFates::aFileDoesNotSayWhoseItWas()
{
    const auto run = stored(QStringLiteral("constructs/never_retrieved_local"));
    std::string lines;
    writeTrace(run->trace(), lines);
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    const TraceStore store(**trace);
    QCOMPARE(int(lastReference(store, store.ledger().front()).kind), int(Last::Unknown));
    QVERIFY(lastReferenceText(store, store.ledger().front()).isEmpty());
    QVERIFY(explainWhy(store, store.ledger().front()).front().contains(QLatin1String("Something still referred to it")));
    const ExceptionStories stories(store);
    QCOMPARE(stories.fateText(stories.stories().front()), QStringLiteral("never retrieved: reported when the task was destroyed"));
}

// Through an await, a shield, a gather and a call.
void TestFates::theWayGoesThroughAllWhoHadIt()
{
    const auto run = of(R"({"inner":{"body":[{"op":"sleep","ms":5},{"op":"raise","type":"ValueError","msg":"v"}]},
        "shielding":{"body":[{"op":"shield","of":{"spawn":{"coro":"inner"}}}]},
        "gathering":{"body":[{"op":"gather","of":[{"coro":"shielding"}]}]},
        "calling":{"body":[{"op":"call","coro":"gathering"}]},
        "main":{"body":[{"op":"try","body":[{"op":"await","of":{"spawn":{"coro":"calling"}}}],"except":[{"types":["ValueError"]}]}]}})");
    const TraceStore store(run->trace());
    const ExceptionStories stories(store);
    QCOMPARE(stories.stories().size(), std::size_t(1));
    const ExceptionStory &story = stories.stories().front();
    QStringList tasks;
    for (const quint32 i : story.way)
        if (const QString name = store.displayName(store.trace().events()[i].subject); !tasks.contains(name))
            tasks += name;
    QCOMPARE(tasks, (QStringList{QStringLiteral("inner"), QStringLiteral("shielding"), QStringLiteral("calling"), QStringLiteral("main")}));
    QCOMPARE(stories.fateText(story), QStringLiteral("handled by main: except ValueError"));
    QCOMPARE(QString::fromStdString(std::string(store.trace().stepPointer(story.step))), QStringLiteral("/coros/inner/body/1"));
}

// An error just before the end is not its cause.
void TestFates::onlyWhatLeavesTheLoopEndsTheProgram_data()
{
    QTest::addColumn<QByteArray>("set"); // without its braces, "schema" and "main"
    QTest::addColumn<QString>("why");
    QTest::newRow("main had ended, and a clean-up cancels the failed task")
        << QByteArray(R"("coros":{"bad":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"ValueError"}]},
            "other":{"params":["b"],"body":[{"op":"try","body":[{"op":"sleep","ms":1000}],"except":[],"finally":[{"op":"cancel","of":"b"}]}]},
            "main":{"body":[{"op":"spawn","coro":"bad","as":"b"},{"op":"spawn","coro":"other","args":{"b":{"var":"b"}},"as":"o"},{"op":"sleep","ms":10}]}})")
        << QStringLiteral("other called cancel() on the task when it had already failed.");
    const char *const exits = R"("coros":{"bad":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"%1"}]},"other":{"body":[{"op":"sleep","ms":100}]},
        "main":{"body":[{"op":"spawn","coro":"bad","as":"b"},{"op":"spawn","coro":"other","as":"o"},
            {"op":"gather","of":[{"var":"b"},{"var":"o"}],"return_exceptions":true}]}})";
    const QString left = QStringLiteral("It left the event loop at once: asyncio.run cancelled all the other tasks, main too, and the program ended with it.");
    for (const char *type : {"SystemExit", "KeyboardInterrupt"})
        QTest::newRow(type) << QByteArray(exits).replace("%1", type) << left;
    QTest::newRow("derived from SystemExit")
        << QByteArrayLiteral("\"exceptions\":{\"Quit\":\"SystemExit\"},") + QByteArray(exits).replace("%1", "Quit") << left;
}

void TestFates::onlyWhatLeavesTheLoopEndsTheProgram()
{
    QFETCH(const QByteArray, set);
    QFETCH(const QString, why);
    const auto run = ran(readTaskSet(QByteArrayLiteral("{\"schema\":1,") + set + QByteArrayLiteral(",\"main\":\"main\"}")));
    const TraceStore store(run->trace());
    const auto row = std::ranges::find_if(store.ledger(), [&](const LedgerEntry &e) { return store.displayName(e.owner) == QLatin1String("bad"); });
    QVERIFY(row != store.ledger().end());
    QCOMPARE(row->fate == Fate::Silenced, why.startsWith(QLatin1String("other")));
    const QString text = explainWhy(store, *row).join(u' ');
    QVERIFY2(text.startsWith(why), qPrintable(text));
}

void TestFates::theRaisingStepIsKnownInsideBlocks()
{
    const auto run = of(R"({"main":{"body":[{"op":"try","body":[{"op":"log","text":"a"},{"op":"raise","type":"ValueError"}],"finally":[{"op":"log","text":"b"}]}]}})");
    const TraceStore store(run->trace());
    const ExceptionStories stories(store);
    const ExceptionStory *story = storyOf(store, stories, QStringLiteral("main"), QStringLiteral("ValueError"));
    QVERIFY(story);
    QCOMPARE(QString::fromStdString(std::string(store.trace().stepPointer(story->step))), QStringLiteral("/coros/main/body/0/body/1"));
}

// asyncio.run(first()), then asyncio.run(second()), as a recording of a Python program has it.
void TestFates::aSecondRunHasAMainToo_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("error") << QByteArrayLiteral("ValueError");
    QTest::newRow("exit") << QByteArrayLiteral("SystemExit");
}

void TestFates::aSecondRunHasAMainToo()
{
    QFETCH(const QByteArray, type);
    Trace trace;
    const auto add = [&](EntityId subject, EventKind kind, Event rest) {
        rest.subject = subject;
        rest.kind = kind;
        trace.append(rest);
    };
    EntityId mains[2];
    for (quint32 i = 0; i < 2; ++i) {
        const StringId coroutine = trace.string(i == 0 ? "first" : "second");
        mains[i] = trace.addEntity({EntityKind::Task, false, coroutine, i + 1});
        add(mains[i], EventKind::Created, {.a = index(coroutine)});
        add(mains[i], EventKind::Started, {});
        if (i == 0)
            add(mains[i], EventKind::Succeeded, {.a = index(trace.value("null"))});
    }
    const ExceptionId error = trace.addException({trace.string(type.toStdString()), trace.string("x"), false, {}});
    add(mains[1], EventKind::Raised, {.a = index(error)});
    add(mains[1], EventKind::Retrieved, {.b = quint32(Retrieval::Main)});
    add(EntityId::None, EventKind::Exit, {.b = index(error), .outcome = Outcome::Raised});
    const TraceStore store(trace);
    QCOMPARE(store.ledger().size(), std::size_t(1));
    QCOMPARE(explainWhy(store, store.ledger().front()),
             QStringList(QStringLiteral("Nothing is above the main task: asyncio.run raised the exception and the program ended with it.")));
    const std::vector<Rule> rules = explainLane(store, store.ledger().front().lane).rules;
    QVERIFY(std::ranges::find(rules, Rule::ExitsLoop) == rules.end());
    QVERIFY(std::ranges::find(rules, Rule::ProgramEnd) != rules.end());
}

QTEST_GUILESS_MAIN(TestFates)
#include "tst_fates.moc"
