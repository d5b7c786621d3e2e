// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "tests/trace/storetext.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>
#include <tuple>

using namespace awaitscope;
using namespace std::chrono_literals;

namespace {

const QString scenarios = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/");
const QString goldens = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/trace/");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Trace> load(const QString &name)
{
    auto result = readTrace(readAll(scenarios + name + QStringLiteral(".jsonl")));
    return result ? *std::move(result) : nullptr;
}

//! A handwritten trace as an engine records it, including who retrieved what.
struct Script
{
    Trace trace;

    EntityId task(const char *coroutine, quint32 number)
    {
        return trace.addEntity({EntityKind::Task, false, trace.string(coroutine), number});
    }
    void add(int ms, EntityId subject, EventKind kind, Event rest = {})
    {
        rest.time = std::chrono::milliseconds(ms);
        rest.subject = subject;
        rest.kind = kind;
        trace.append(rest);
    }
    void create(int ms, EntityId task, EntityId by)
    {
        add(ms, task, EventKind::Created, {.a = index(trace.entity(task).text), .c = index(by)});
    }
    ExceptionId error(const char *type) { return trace.addException({trace.string(type), trace.string("x"), false, {}}); }
};

} // namespace

class TestTraceStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void showsTheStoredRunsAsTheGoldensSay_data();
    void showsTheStoredRunsAsTheGoldensSay();
    void isTheSameStepByStep_data() { showsTheStoredRunsAsTheGoldensSay_data(); }
    void isTheSameStepByStep();
    void aCallEndsByItsOwnEvent();
    void keepsTheRedUntilRetrieved();
    void keepsTheRedForeverIfNeverRetrieved();
    void distinguishesSwallowedFromRetrieved();
    void drawsTheGhostFromItsCreation();
    void hasARowForWhatWasReplaced();
    void hasNoSecondRowForAnErrorThatEndedATask();
    void hasARowForACallbacksError();
    void findsTheHoldersInADeadlock();
    void listsChangedLanesOnce();
    void namesLanesByTheirNameArgument();
    void showsWhoRequestedACancellation_data();
    void showsWhoRequestedACancellation();
    void distinguishesCancellations();
    void leavesOrphansUntilTheyAreAwaitedAgain();
    void marksAReplacedErrorWhereItWasRaised();
    void keepsSpansSortedAndDisjoint_data();
    void keepsSpansSortedAndDisjoint();
};

void TestTraceStore::showsTheStoredRunsAsTheGoldensSay_data()
{
    QTest::addColumn<QString>("trace");
    for (const QString &file : QDir(goldens).entryList({QStringLiteral("*.txt")}, QDir::Files))
        QTest::newRow(qPrintable(file)) << file.chopped(4).replace(QStringLiteral("__"), QStringLiteral("/"));
}

void TestTraceStore::showsTheStoredRunsAsTheGoldensSay()
{
    QFETCH(QString, trace);
    const auto loaded = load(trace);
    QVERIFY(loaded);
    const QByteArray actual = storeText(TraceStore(*loaded));
    const QString golden = goldens + QString(trace).replace(QLatin1Char('/'), QStringLiteral("__")) + QStringLiteral(".txt");
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        QFile file(golden);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(actual) == actual.size());
    }
    const auto expectedLines = readAll(golden).split('\n');
    const auto actualLines = actual.split('\n');
    for (qsizetype i = 0; i < std::max(expectedLines.size(), actualLines.size()); ++i)
        QCOMPARE(actualLines.value(i), expectedLines.value(i));
}

void TestTraceStore::isTheSameStepByStep()
{
    QFETCH(QString, trace);
    const auto loaded = load(trace);
    QVERIFY(loaded);
    const TraceStore whole(*loaded);
    TraceStore store(*loaded, 0);
    for (std::size_t i = 0; i < loaded->events().size(); ++i) {
        QVERIFY(store.update(i + 1));
        QVERIFY(!store.update(i + 1));
    }
    QCOMPARE(storeText(store), storeText(whole));
}

// When the garbage collector closes a task, its calls end by events of the task that runs, whose own calls go on.
void TestTraceStore::aCallEndsByItsOwnEvent()
{
    const auto trace = load(QStringLiteral("constructs/collect_within_a_call"));
    QVERIFY(trace);
    const TraceStore store(*trace);
    const auto helper = std::ranges::find_if(store.lanes(), [&](const Lane &lane) { return trace->text(lane.name) == "helper"; });
    QVERIFY(helper != store.lanes().end());
    QCOMPARE(helper->end, LaneEnd::Succeeded);
    QCOMPARE(helper->finish, Time(15ms));
}

void TestTraceStore::keepsTheRedUntilRetrieved()
{
    Script s;
    const EntityId main = s.task("main", 1);
    const EntityId work = s.task("work", 2);
    const ExceptionId error = s.error("ValueError");
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    s.add(0, work, EventKind::Started);
    s.add(100, work, EventKind::Raised, {.a = index(error)});
    TraceStore store(s.trace);
    QCOMPARE(store.counts().unretrieved, 1u);
    const Lane &open = store.lanes()[*store.laneOf(work)];
    QCOMPARE(open.spans.back().state, SpanState::Pending);
    QCOMPARE(open.spans.back().end, Time::max());
    QCOMPARE(open.marks.back().kind, MarkKind::PendingError);

    s.add(250, work, EventKind::Retrieved, {.a = index(main), .b = quint32(Retrieval::Result), .c = 3});
    QVERIFY(store.update());
    QCOMPARE(store.counts().unretrieved, 0u);
    const Lane &lane = store.lanes()[*store.laneOf(work)];
    QCOMPARE(lane.spans.back().begin, Time(100ms));
    QCOMPARE(lane.spans.back().end, Time(250ms));
    QCOMPARE(lane.marks.back().kind, MarkKind::Retrieved);
    const LedgerEntry &row = store.ledger()[*store.ledgerOf(*store.laneOf(work))];
    QCOMPARE(row.fate, Fate::Retrieved);
    QCOMPARE(row.how, Retrieval::Result);
    QCOMPARE(row.by, main);
}

void TestTraceStore::keepsTheRedForeverIfNeverRetrieved()
{
    Script s;
    const EntityId work = s.task("work", 1);
    s.create(0, work, EntityId::None);
    s.add(0, work, EventKind::Started);
    s.add(100, work, EventKind::Raised, {.a = index(s.error("OSError"))});
    s.add(100, work, EventKind::NeverRetrieved, {.a = 0});
    s.add(600, EntityId::None, EventKind::Exit);
    const TraceStore store(s.trace);
    const Lane &lane = store.lanes()[0];
    QCOMPARE(lane.spans.back().state, SpanState::Pending);
    QCOMPARE(lane.spans.back().begin, Time(100ms));
    QCOMPARE(lane.spans.back().end, Time::max());
    QCOMPARE(lane.marks.back().kind, MarkKind::Lost);
    QCOMPARE(store.counts().unretrieved, 1u);
    QCOMPARE(*store.ledger()[0].settled, Time(100ms));
    QCOMPARE(store.range().end, Time(600ms));
    QVERIFY(store.finished());
}

void TestTraceStore::distinguishesSwallowedFromRetrieved()
{
    for (const Retrieval how : {Retrieval::GatherSwallowed, Retrieval::CancelSwallowed}) {
        Script s;
        const EntityId work = s.task("work", 1);
        s.create(0, work, EntityId::None);
        s.add(0, work, EventKind::Started);
        s.add(100, work, EventKind::Raised, {.a = index(s.error("OSError"))});
        s.add(100, work, EventKind::Retrieved, {.b = quint32(how), .c = 2});
        const TraceStore store(s.trace);
        const Lane &lane = store.lanes()[0];
        QCOMPARE(lane.spans.back().state, SpanState::Running); // a Pending span of zero length is dropped, its mark stays
        QCOMPARE(lane.marks.back().kind, MarkKind::Swallowed);
        QCOMPARE(store.ledger()[0].fate, Fate::Swallowed);
        QCOMPARE(store.counts().unretrieved, 0u);
    }
}

void TestTraceStore::drawsTheGhostFromItsCreation()
{
    Script s;
    const EntityId main = s.task("main", 1);
    s.create(0, main, EntityId::None);
    s.add(0, main, EventKind::Started);
    const quint32 name = index(s.trace.string("ping"));
    s.add(50, main, EventKind::Made, {.a = name, .c = 0});
    s.add(60, main, EventKind::Made, {.a = name, .c = 1});
    s.add(400, EntityId::None, EventKind::NeverAwaited, {.a = name, .c = 0});
    const TraceStore store(s.trace);
    QCOMPARE(store.lanes().size(), 2u);
    const Lane &object = store.lanes()[1];
    QCOMPARE(object.kind, LaneKind::UnawaitedObject);
    QCOMPARE(object.parent, 0);
    QCOMPARE(object.spans.size(), 1u);
    QCOMPARE(object.spans[0].begin, Time(50ms));
    QCOMPARE(object.spans[0].end, Time(400ms));
    QCOMPARE(object.spans[0].state, SpanState::NeverAwaited);
    QCOMPARE(store.counts().neverAwaited, 1u);
}

void TestTraceStore::hasARowForWhatWasReplaced()
{
    Script s;
    const EntityId main = s.task("main", 1);
    s.create(0, main, EntityId::None);
    s.add(0, main, EventKind::Started);
    s.add(50, main, EventKind::Resumed, {.a = index(s.trace.sleepEntity())});
    const ExceptionId real = s.error("RuntimeError");
    const ExceptionId other = s.error("OSError");
    s.add(80, main, EventKind::Replaced, {.a = index(real), .b = index(other), .c = 2, .outcome = Outcome::Raised, .flag = true});
    s.add(90, main, EventKind::Replaced, {.a = index(other), .c = 3, .flag = true});
    const TraceStore store(s.trace);
    QCOMPARE(store.ledger().size(), 2u);
    const LedgerEntry &row = store.ledger()[0];
    QCOMPARE(row.fate, Fate::Replaced);
    QCOMPARE(row.owner, main);
    QCOMPARE(row.lane, 0u);
    QCOMPARE(row.exception, real);
    QCOMPARE(row.replacedBy, other);
    QVERIFY(row.inFinally);
    QCOMPARE(row.raised, Time(50ms));
    QCOMPARE(row.settled, std::optional(Time(80ms)));
    QCOMPARE(store.ledger()[1].replacedBy, ExceptionId::None);
    QCOMPARE(store.counts().unretrieved, 0u);
}

//! An error that ended a task has a row already.
void TestTraceStore::hasNoSecondRowForAnErrorThatEndedATask()
{
    Script s;
    const EntityId main = s.task("main", 1);
    const EntityId work = s.task("work", 2);
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    const ExceptionId error = s.error("RuntimeError");
    s.add(10, work, EventKind::Raised, {.a = index(error)});
    s.add(10, work, EventKind::Retrieved, {.a = index(main), .b = quint32(Retrieval::Await), .c = 2});
    s.add(10, main, EventKind::Replaced, {.a = index(error), .b = index(s.error("OSError")), .c = 2, .outcome = Outcome::Raised});
    const TraceStore store(s.trace);
    QCOMPARE(store.ledger().size(), 1u);
    QCOMPARE(store.ledger()[0].fate, Fate::Retrieved);
}

void TestTraceStore::hasARowForACallbacksError()
{
    Script s;
    const EntityId main = s.task("main", 1);
    const EntityId work = s.task("work", 2);
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    const quint32 id = index(s.trace.string("on done"));
    const ExceptionId error = s.error("TypeError");
    s.add(50, work, EventKind::Callback, {.a = id});
    s.add(50, EntityId::None, EventKind::CallbackError, {.a = id, .b = index(error)});
    s.add(60, EntityId::None, EventKind::CallbackError, {.b = index(error)});
    const TraceStore store(s.trace);
    QCOMPARE(store.ledger().size(), 2u);
    QCOMPARE(store.ledger()[0].fate, Fate::Reported);
    QCOMPARE(store.ledger()[0].owner, work);
    QCOMPARE(store.ledger()[0].lane, 1u);
    QCOMPARE(s.trace.text(store.ledger()[0].callback), std::string_view("on done"));
    QCOMPARE(store.ledger()[1].owner, EntityId::None);
    QCOMPARE(store.ledger()[1].lane, NoIndex);
}

void TestTraceStore::findsTheHoldersInADeadlock()
{
    Script s;
    const EntityId main = s.task("main", 1);
    const EntityId one = s.task("one", 2);
    const EntityId two = s.task("two", 3);
    const EntityId first = s.trace.textEntity("lock:first");
    const EntityId second = s.trace.textEntity("lock:second");
    s.create(0, main, EntityId::None);
    s.add(0, main, EventKind::GroupEnter);
    s.create(0, one, main);
    s.create(0, two, main);
    s.add(0, main, EventKind::GroupExit);
    for (const auto &[task, held, wanted] : {std::tuple(one, first, second), std::tuple(two, second, first)}) {
        s.add(1, task, EventKind::Awaiting, {.a = index(held)});
        s.add(1, task, EventKind::Resumed, {.a = index(held)});
        s.add(2, task, EventKind::Awaiting, {.a = index(wanted)});
    }
    const std::array<EntityId, 3> stuck{main, one, two};
    s.add(2, EntityId::None, EventKind::Deadlock, {.a = index(s.trace.addEntity({EntityKind::Set}, stuck))});
    const TraceStore store(s.trace);
    QVERIFY(store.deadlock());
    const Deadlock &deadlock = *store.deadlock();
    QCOMPARE(deadlock.tasksBehind(s.trace, *deadlock.find(main)), (std::vector<EntityId>{one, two}));
    const StuckTask *waits = deadlock.find(one);
    QVERIFY(waits);
    QCOMPARE(waits->target, second);
    QCOMPARE(deadlock.holders(*waits).size(), 1u);
    QCOMPARE(deadlock.holders(*waits)[0], two);
    QCOMPARE(deadlock.circle.size(), 2u);
    QCOMPARE(deadlock.text(s.trace), std::string("one#2 and two#3 wait for each other; main#1 waits for its task group: one#2 and two#3; "
                                                 "one#2 waits for lock second, held by two#3, which waits for lock first, held by one#2"));
}

void TestTraceStore::listsChangedLanesOnce()
{
    Script s;
    const EntityId main = s.task("main", 1);
    const EntityId work = s.task("work", 2);
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    TraceStore store(s.trace);
    QCOMPARE(store.changedLanes(), (std::vector<quint32>{0, 1}));
    s.add(1, work, EventKind::Started);
    s.add(2, work, EventKind::Succeeded, {.a = index(s.trace.value("null"))});
    QVERIFY(store.update());
    QCOMPARE(store.changedLanes(), (std::vector<quint32>{1}));
    QCOMPARE(store.revision(), 2u);
}

void TestTraceStore::namesLanesByTheirNameArgument()
{
    Script s;
    const auto create = [&](const char *coroutine, const char *args) {
        const EntityId task = s.task(coroutine, quint32(s.trace.entityCount()));
        s.add(0, task, EventKind::Created,
              {.a = index(s.trace.string(coroutine)), .b = args ? index(s.trace.value(std::string_view(args))) : index(ValueId::None)});
        return task;
    };
    const EntityId alone = create("main", nullptr);
    const EntityId named = create("fetch", R"({"url":"u","name":"A \u00e4"})");
    const EntityId first = create("fetch", R"({"n":1,"o":{"x":"no"},"url":"\"q\"","z":"no"})");
    const EntityId plain = create("fetch", R"({"n":1})");
    const EntityId given = create("fetch", R"({"name":"other"})");
    s.trace.entity(given).named = true;
    s.trace.entity(given).text = s.trace.string("explicit");
    const TraceStore store(s.trace);
    QCOMPARE(store.displayName(alone), QStringLiteral("main"));
    QCOMPARE(store.displayName(named), QStringLiteral(u"A \u00e4"));
    QCOMPARE(store.displayName(first), QStringLiteral("\"q\""));
    QCOMPARE(store.displayName(plain), QStringLiteral("fetch#4"));
    QCOMPARE(store.displayName(given), QStringLiteral("explicit"));
}

void TestTraceStore::showsWhoRequestedACancellation_data()
{
    QTest::addColumn<QString>("trace");
    QTest::addColumn<QString>("causes"); // "task cause by through", in order
    QTest::newRow("timeout around a gather") << "../../data/cases/gather_cancelled_by_a_timeout"
                                             << "main timeout main -; work#2 timeout main main; work#3 timeout main main";
    QTest::newRow("group in a timeout") << "../../data/cases/timeout_that_something_else_left"
                                        << "main timeout main -; job group main -";
    QTest::newRow("task") << "../../data/cases/cancelled_before_its_first_step"
                          << "job task main -";
    QTest::newRow("main is over") << "seed/a1_s2b_gather_fail_fast_siblings_survive"
                                  << "D shutdown - -";
    QTest::newRow("wait_for") << "constructs/wait_for_suppress"
                              << "x wait_for main -";
}

void TestTraceStore::showsWhoRequestedACancellation()
{
    QFETCH(QString, trace);
    QFETCH(QString, causes);
    const auto loaded = load(trace);
    QVERIFY(loaded);
    const TraceStore store(*loaded);
    constexpr const char *names[] = {"?", "task", "self", "group", "timeout", "wait_for", "external", "shutdown"};
    const auto name = [&store](EntityId id) { return id == EntityId::None ? QStringLiteral("-") : store.displayName(id); };
    QStringList found;
    for (quint32 i = 0; i < loaded->events().size(); ++i)
        if (const CancelRequest *r = store.cancelRequestAt(i))
            found << QStringLiteral("%1 %2 %3 %4")
                         .arg(name(loaded->events()[i].subject), QLatin1StringView(names[int(r->cause)]), name(r->by),
                              name(r->through));
    QCOMPARE(found.join(QStringLiteral("; ")), causes);
}

// Requested, delivered, swallowed and ignored.
void TestTraceStore::distinguishesCancellations()
{
    Script s;
    const EntityId main = s.task("main", 1), work = s.task("work", 2);
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    s.add(0, work, EventKind::Started);
    s.add(0, work, EventKind::Sleeping);
    s.add(10, work, EventKind::CancelRequested, {.a = index(main), .flag = true});
    s.add(10, work, EventKind::Resumed, {.a = index(s.trace.sleepEntity()), .outcome = Outcome::Cancelled, .flag = true});
    TraceStore store(s.trace);
    const auto last = [&] { return store.lanes()[1].marks.back().kind; };
    QCOMPARE(last(), MarkKind::CancelDelivered);
    s.add(10, work, EventKind::Sleeping);
    s.add(20, work, EventKind::Succeeded);
    s.add(30, work, EventKind::CancelRequested, {.a = index(main)});
    store.update();
    const std::vector<Mark> &marks = store.lanes()[1].marks;
    QCOMPARE(marks.size(), 4u);
    QCOMPARE(marks[0].kind, MarkKind::CancelRequested);
    QCOMPARE(marks[1].kind, MarkKind::CancelSwallowed);
    QCOMPARE(marks[2].kind, MarkKind::Succeeded);
    QCOMPARE(marks[3].kind, MarkKind::CancelIgnored);
}

void TestTraceStore::leavesOrphansUntilTheyAreAwaitedAgain()
{
    Script s;
    const EntityId main = s.task("main", 1), work = s.task("work", 2);
    const EntityId members[] = {work};
    const EntityId wait = s.trace.addEntity({EntityKind::Wait}, members), pending = s.trace.addEntity({EntityKind::Set}, members);
    s.create(0, main, EntityId::None);
    s.create(0, work, main);
    s.add(0, work, EventKind::Started);
    s.add(0, work, EventKind::Sleeping);
    s.add(0, main, EventKind::Awaiting, {.a = index(wait)});
    s.add(10, main, EventKind::WaitResumed, {.a = index(wait), .c = index(pending)});
    s.add(10, main, EventKind::Sleeping);
    TraceStore store(s.trace);
    QVERIFY(store.lanes()[1].orphan);
    QCOMPARE(store.lanes()[1].leftBy, wait);
    QVERIFY(store.lanes()[1].spans.back().orphan);
    s.add(20, main, EventKind::Awaiting, {.a = index(work)});
    store.update();
    QVERIFY(!store.lanes()[1].orphan);
    QCOMPARE(store.lanes()[1].spans.back().begin, Time(20ms));
    QVERIFY(!store.lanes()[1].spans.back().orphan);
}

void TestTraceStore::marksAReplacedErrorWhereItWasRaised()
{
    Script s;
    const EntityId main = s.task("main", 1);
    s.create(0, main, EntityId::None);
    s.add(0, main, EventKind::Started);
    s.add(10, main, EventKind::Finally); // the last one before the raise to which it belongs
    s.add(10, main, EventKind::Sleeping);
    s.add(30, main, EventKind::Log, {.a = index(s.trace.string("cleaning up"))});
    s.add(40, main, EventKind::Replaced, {.a = index(s.error("RuntimeError")), .b = index(s.error("OSError")), .c = 2, .flag = true});
    const TraceStore store(s.trace);
    const std::vector<Mark> &marks = store.lanes()[0].marks;
    QCOMPARE(marks.size(), 2u);
    QCOMPARE(marks[0].kind, MarkKind::Replaced);
    QCOMPARE(marks[0].time, Time(10ms));
    QCOMPARE(marks[1].kind, MarkKind::Log);
}

void TestTraceStore::keepsSpansSortedAndDisjoint_data()
{
    QTest::addColumn<QString>("path");
    for (const char *folder : {"seed/", "constructs/", "faults/"})
        for (const QString &file : QDir(scenarios + QLatin1String(folder)).entryList({QStringLiteral("*.jsonl")}, QDir::Files))
            QTest::newRow(qPrintable(file)) << QLatin1String(folder) + file.chopped(6);
}

void TestTraceStore::keepsSpansSortedAndDisjoint()
{
    QFETCH(QString, path);
    const auto trace = load(path);
    QVERIFY(trace);
    const TraceStore store(*trace);
    quint32 unretrieved = 0;
    for (const Lane &lane : store.lanes()) {
        Time last{};
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const Span &span = lane.spans[i];
            QVERIFY(span.begin >= last);
            QVERIFY(span.end >= span.begin);
            QVERIFY(span.end != Time::max() || i + 1 == lane.spans.size());
            QVERIFY(span.end != span.begin || span.state == SpanState::Running || span.state == SpanState::NeverAwaited);
            QVERIFY(span.state != SpanState::Pending || i + 1 == lane.spans.size());
            last = span.end;
        }
        QVERIFY(std::is_sorted(lane.marks.begin(), lane.marks.end(), [](const Mark &a, const Mark &b) { return a.time < b.time; }));
        if (lane.kind == LaneKind::Call)
            QVERIFY(lane.parent >= 0 && store.lanes()[std::size_t(lane.parent)].depth + 1 == lane.depth);
    }
    for (const LedgerEntry &row : store.ledger())
        unretrieved += row.fate == Fate::Pending || row.fate == Fate::Lost;
    QCOMPARE(store.counts().unretrieved, unretrieved);
}

QTEST_GUILESS_MAIN(TestTraceStore)
#include "tst_tracestore.moc"
