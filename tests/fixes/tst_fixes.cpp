// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/fixes/candidates.h"
#include "model/fixes/codediff.h"
#include "model/fixes/fixes.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/program/file/tasksetreader.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace awaitscope;

namespace {

const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/");

QStringList programs()
{
    QStringList out;
    const auto add = [&out](const QString &folder, const char *pattern) {
        const QDir dir(folder);
        for (const QString &name : dir.entryList({QString::fromLatin1(pattern)}, QDir::Files, QDir::Name))
            out << dir.filePath(name);
    };
    for (const char *folder : {"conformance/scenarios/constructs", "conformance/scenarios/seed"})
        add(root + QLatin1StringView(folder), "*.json");
    add(root + QStringLiteral("data/questions"), "*.taskset");
    if (const QString more = qEnvironmentVariable("AWAITSCOPE_PROGRAMS"); !more.isEmpty())
        add(more, "*.json");
    return out;
}

struct Ran
{
    std::unique_ptr<Run> run;
    std::unique_ptr<TraceStore> store;
};

Ran runSet(const TaskSet &set)
{
    RunOptions options;
    options.limits.maxEvents = 60'000;
    options.limits.maxSteps = 1'000'000;
    auto run = Run::create(set, options);
    if (!run)
        return {};
    Ran out{std::move(*std::move(run)), nullptr};
    out.run->runToEnd();
    out.store = std::make_unique<TraceStore>(out.run->trace());
    return out;
}

TaskSet question(const char *name)
{
    auto set = readTaskSetFile(root + QStringLiteral("data/questions/%1.taskset").arg(QLatin1StringView(name)));
    if (!set)
        qFatal("no such question");
    return *std::move(set);
}

//! A set with these coroutines, as the JSON text of "coros".
TaskSet setOf(const char *coros)
{
    auto set = readTaskSet(QByteArrayLiteral("{\"schema\":1,\"coros\":") + coros + QByteArrayLiteral(",\"main\":\"main\"}"));
    if (!set)
        qFatal("%s", qPrintable(set.problems().front().message));
    return *std::move(set);
}

std::optional<std::size_t> markOf(const TraceStore &store, quint32 lane, MarkKind kind)
{
    const auto &marks = store.lanes()[lane].marks;
    const auto found = std::ranges::find(marks, kind, &Mark::kind);
    return found == marks.end() ? std::nullopt : std::optional(std::size_t(found - marks.begin()));
}

//! What nobody wants in a run.
bool isRed(MarkKind kind)
{
    constexpr std::array red{MarkKind::Swallowed, MarkKind::Silenced, MarkKind::Lost, MarkKind::PendingError, MarkKind::NeverBegan, MarkKind::TimedOut,
                             MarkKind::Expired, MarkKind::CancelSwallowed, MarkKind::NeverAwaited, MarkKind::DestroyedPending, MarkKind::Replaced,
                             MarkKind::CallbackError, MarkKind::Deadlock};
    return std::ranges::find(red, kind) != red.end();
}

//! Whether the fix of a mark of that kind has removed what it promises.
bool isKept(Remedy remedy, MarkKind kind, const TraceStore &after, quint32 lane)
{
    const Lane &found = after.lanes()[lane];
    const auto has = [&](MarkKind wanted) { return markOf(after, lane, wanted).has_value(); };
    const bool isGone = !isRed(kind) || !has(kind); // what helps in another way must not leave the error to which it is offered
    if (remedy == Remedy::CleanUpInFinally)
        return has(MarkKind::Caught) && found.end == LaneEnd::Cancelled;
    if (remedy == Remedy::DoNotBlock)
        return isGone && std::ranges::none_of(found.spans, [](const Span &s) { return s.state == SpanState::HeldUp; });
    if (remedy == Remedy::MoreThreads)
        return isGone && found.spans.front().state != SpanState::Created;
    if (remedy == Remedy::ReleaseInBlock && kind != MarkKind::Deadlock) // of a task that gave back what it had not got, or kept what others wait for
        return isGone && !after.deadlock();
    if (kind == MarkKind::CancelRequested || kind == MarkKind::CancelDelivered || kind == MarkKind::Cancelled)
        return found.end != LaneEnd::Cancelled;
    return !has(kind);
}

} // namespace

class TestFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void theUsualOnesAreOffered_data();
    void theUsualOnesAreOffered();
    void eachOfferRemovesWhatItPromises();
    void whatLeavesTheErrorIsNotOfferedForIt();
    void manyThatFailedInOneWayAreTriedOnce();
    void nothingIsOfferedWhereNothingIsWrong();
    void differencesShowOnlyWhatChanged();
};

void TestFixes::theUsualOnesAreOffered_data()
{
    QTest::addColumn<TaskSet>("set");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QList<int>>("remedies");
    const auto row = [](const char *name, TaskSet set, MarkKind kind, const QList<int> &remedies) {
        QTest::newRow(name) << std::move(set) << int(kind) << remedies;
    };
    const auto list = [](auto... r) { return QList<int>{int(r)...}; };
    row("lost", setOf(R"({"f":{"body":[{"op":"raise","type":"ValueError"}]},"main":{"body":[{"op":"spawn","coro":"f"},{"op":"sleep","ms":10}]}})"), MarkKind::Lost,
        list(Remedy::AwaitTask, Remedy::RetrieveInCallback, Remedy::HandleInside));
    row("swallowed", setOf(R"({"a":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"ValueError"}]},"b":{"body":[{"op":"sleep","ms":20},{"op":"raise","type":"KeyError"}]},
        "main":{"body":[{"op":"try","body":[{"op":"gather","of":[{"coro":"a"},{"coro":"b"}]}],"except":[{"types":["ValueError"]}]},{"op":"sleep","ms":50}]}})"),
        MarkKind::Swallowed, list(Remedy::CollectResults, Remedy::UseTaskGroup, Remedy::HandleInside));
    row("silenced", question("c20-cancel-eats-error"), MarkKind::Silenced, list(Remedy::LookBeforeCancel, Remedy::HandleInside));
    row("never awaited", setOf(R"({"f":{"body":[{"op":"log","text":"x"}]},"main":{"body":[{"op":"make","coro":"f"}]}})"), MarkKind::NeverAwaited,
        list(Remedy::AwaitCoroutine));
    row("timed out", setOf(R"({"main":{"body":[{"op":"try","body":[{"op":"timeout","ms":100,"body":[{"op":"sleep","ms":250}]}],"except":[{"types":["TimeoutError"]}]}]}})"),
        MarkKind::TimedOut, list(Remedy::LongerTimeout));
    row("wait_for timed out",
        setOf(R"({"f":{"body":[{"op":"sleep","ms":250}]},"main":{"body":[{"op":"try","body":[{"op":"wait_for","of":{"coro":"f"},"ms":100}],"except":[{"types":["TimeoutError"]}]}]}})"),
        MarkKind::TimedOut, list(Remedy::LongerTimeout));
    row("swallowed cancel", question("c27-cancel-and-await"), MarkKind::CancelSwallowed, list(Remedy::RaiseCancelAgain));
    row("never began", setOf(R"({"f":{"body":[{"op":"try","body":[{"op":"sleep","ms":10}],"except":[],"finally":[{"op":"log","text":"closed"}]}]},
        "main":{"body":[{"op":"spawn","coro":"f","as":"t"},{"op":"cancel","of":"t"},{"op":"sleep","ms":5}]}})"),
        MarkKind::NeverBegan, list(Remedy::StartFirst, Remedy::DoNotCancel));
    row("join", question("c10-queue-join"), MarkKind::Deadlock, list(Remedy::TaskDoneInFinally));
    row("own lock", question("c28-reentrant-lock"), MarkKind::Deadlock, list(Remedy::PassLockOn, Remedy::ReleaseFirst));
    row("locks in two orders", question("f16-two-locks"), MarkKind::Deadlock, list(Remedy::OrderLocks, Remedy::ReleaseFirst));
    row("lock kept by a failed task", question("e06-acquire-without-release"), MarkKind::Deadlock, list(Remedy::ReleaseInBlock));
    row("empty queue", question("e02-consumer-waits-forever"), MarkKind::Deadlock, list(Remedy::FeedQueue));
    row("full queue", question("f15-producer-stuck"), MarkKind::Deadlock, list(Remedy::HandleEachItem));
    row("barrier", question("f14-barrier-one-failed"), MarkKind::Deadlock, list(Remedy::HandleInside, Remedy::FitBarrier));
    row("event", question("f27-event-never-set"), MarkKind::Deadlock, list(Remedy::SetEvent));
    row("cancelled by a group", question("e03-group-cancels-the-others"), MarkKind::Cancelled, list(Remedy::HandleInside, Remedy::CollectResults));
    row("discarded by a group", question("c33-task-discarded"), MarkKind::NeverBegan, list(Remedy::HandleInside, Remedy::StartEagerly));
    row("no clean-up", question("e01-except-exception-misses-cancel"), MarkKind::Cancelled, list(Remedy::CleanUpInFinally));
    row("replaced", question("c45-cancelled-exit"), MarkKind::Replaced, list(Remedy::HandleInside));
}

void TestFixes::theUsualOnesAreOffered()
{
    QFETCH(TaskSet, set);
    QFETCH(int, kind);
    QFETCH(QList<int>, remedies);
    const Ran before = runSet(set);
    QVERIFY(before.store);
    QStringList offered;
    for (quint32 lane = 0; lane < before.store->lanes().size(); ++lane)
        if (const auto mark = markOf(*before.store, lane, MarkKind(kind)))
            for (const Fix &fix : findFixes(set, *before.store, lane, mark)) {
                remedies.removeAll(int(fix.remedy));
                QVERIFY(!fix.label.isEmpty() && !fix.effect.isEmpty());
                offered += fix.label + QStringLiteral(" -> ") + fix.effect;
            }
    QStringList missing;
    for (const int remedy : std::as_const(remedies))
        missing += remedyLabel(Remedy(remedy));
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n') + QStringLiteral("\noffered:\n") + offered.join(u'\n')));
}

// The promise, checked without the help of the code that makes it: the lane of that path has that mark no more.
void TestFixes::eachOfferRemovesWhatItPromises()
{
    std::map<Remedy, int> offers;
    QStringList broken;
    for (const QString &path : programs()) {
        const auto set = readTaskSetFile(path);
        if (!set)
            continue;
        const Ran before = runSet(*set);
        if (!before.store || before.store->trace().events().size() > 3000)
            continue;
        for (quint32 lane = 0; lane < std::min<std::size_t>(before.store->lanes().size(), 12); ++lane) {
            const std::size_t marks = std::min<std::size_t>(before.store->lanes()[lane].marks.size(), 12);
            for (std::size_t mark = 0; mark < marks; ++mark) {
                const MarkKind kind = before.store->lanes()[lane].marks[mark].kind;
                for (const Fix &fix : findFixes(*set, *before.store, lane, mark)) {
                    ++offers[fix.remedy];
                    const QString what = path + QStringLiteral(": ") + fix.label;
                    QVERIFY2(problemsOf(fix.set).empty(), qPrintable(what));
                    QVERIFY2(writePython(fix.set) != writePython(*set), qPrintable(what));
                    const Ran after = runSet(fix.set);
                    QVERIFY2(after.store, qPrintable(what));
                    for (quint32 i = 0; i < after.store->lanes().size(); ++i)
                        if (pathOfLane(*after.store, i) == pathOfLane(*before.store, lane) && !isKept(fix.remedy, kind, *after.store, i))
                            broken += what;
                }
            }
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.mid(0, 20).join(u'\n')));
    QVERIFY(offers.size() >= 8);
    for (const auto &[remedy, count] : offers)
        if (qEnvironmentVariableIsSet("AWAITSCOPE_PROGRAMS"))
            qDebug("%4d  %s", count, qPrintable(remedyLabel(remedy)));
}

// Without the blocking call the task is no longer held up, but fails all the same.
void TestFixes::whatLeavesTheErrorIsNotOfferedForIt()
{
    const TaskSet set = setOf(R"({"beat":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"ValueError"}]},
        "main":{"body":[{"op":"spawn","coro":"beat","as":"t"},{"op":"sleep","ms":5},{"op":"block","ms":50},{"op":"sleep","ms":20},{"op":"set","as":"t","value":null}]}})");
    const Ran before = runSet(set);
    const auto lane = quint32(1);
    QVERIFY(std::ranges::any_of(before.store->lanes()[lane].spans, [](const Span &s) { return s.state == SpanState::HeldUp; }));
    const auto mark = markOf(*before.store, lane, MarkKind::Lost);
    QVERIFY(mark);
    const std::vector<Fix> fixes = findFixes(set, *before.store, lane, mark);
    QVERIFY(!fixes.empty());
    for (const Fix &fix : fixes)
        QVERIFY2(!markOf(*runSet(fix.set).store, lane, MarkKind::Lost), qPrintable(fix.label));
}

void TestFixes::manyThatFailedInOneWayAreTriedOnce()
{
    const auto offersOf = [](const QByteArray &types) {
        QByteArray coros, spawns;
        int n = 0;
        for (const QByteArray &type : types.split(' ')) {
            const QByteArray name = "f" + type;
            if (!coros.contains('"' + name + '"'))
                coros += '"' + name + R"(":{"body":[{"op":"raise","type":")" + type + R"("},{"op":"barrier_wait","of":"b"}]},)";
            spawns += R"({"op":"spawn","coro":")" + name + R"(","as":"t)" + QByteArray::number(n++) + R"("},)";
        }
        auto set = readTaskSet(R"({"schema":1,"objects":{"b":{"type":"barrier","parties":9}},"coros":{)" + coros + R"("main":{"body":[)" + spawns
                               + R"({"op":"barrier_wait","of":"b"}]}},"main":"main"})");
        if (!set)
            qFatal("%s", qPrintable(set.problems().front().message));
        const Ran run = runSet(*set);
        const auto candidates = deadlockCandidates(*set, *run.store, run.store->lanes().front().task);
        return std::ranges::count(candidates, Remedy::HandleInside, &FixCandidate::remedy);
    };
    QCOMPARE(offersOf("ValueError ValueError ValueError ValueError KeyError ValueError"), 2);
    QCOMPARE(offersOf("ValueError KeyError OSError TypeError IndexError"), 3);
}

void TestFixes::nothingIsOfferedWhereNothingIsWrong()
{
    const TaskSet set = setOf(R"({"f":{"body":[{"op":"sleep","ms":5}]},"main":{"body":[{"op":"spawn","coro":"f","as":"t"},{"op":"await","of":{"var":"t"}}]}})");
    const Ran run = runSet(set);
    for (quint32 lane = 0; lane < run.store->lanes().size(); ++lane)
        QVERIFY(findFixes(set, *run.store, lane).empty());
    QVERIFY(findFixes(set, *run.store, 99).empty());
}

void TestFixes::differencesShowOnlyWhatChanged()
{
    using Kind = DiffLine::Kind;
    const auto lines = lineDifference(QStringLiteral("a\nb\nc\nd\ne\nf\ng"), QStringLiteral("a\nb\nc\nd\nx\ny\ng"), 1);
    const std::vector<DiffLine> expected{{Kind::Skipped, {}},
                                         {Kind::Same, QStringLiteral("d")},
                                         {Kind::Removed, QStringLiteral("e")},
                                         {Kind::Removed, QStringLiteral("f")},
                                         {Kind::Added, QStringLiteral("x")},
                                         {Kind::Added, QStringLiteral("y")},
                                         {Kind::Same, QStringLiteral("g")}};
    QVERIFY(lines == expected);
    QVERIFY(std::ranges::all_of(lineDifference(QStringLiteral("a\nb"), QStringLiteral("a\nb")), [](const DiffLine &l) { return l.kind == Kind::Skipped; }));
    // what only moved in stays: the shortest difference
    const auto wrapped = lineDifference(QStringLiteral("one\ntwo"), QStringLiteral("try\none\ntwo"), 9);
    QCOMPARE(std::ranges::count(wrapped, Kind::Removed, &DiffLine::kind), 0);
}

QTEST_GUILESS_MAIN(TestFixes)
#include "tst_fixes.moc"
