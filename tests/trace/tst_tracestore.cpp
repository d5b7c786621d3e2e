// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/tracereader.h"
#include "tests/trace/storetext.h"

#include <QDir>
#include <QFile>
#include <QTest>

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

//! A trace written by hand, the way an engine records it: with who retrieved what.
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
    void givesTheSameStepByStep_data() { showsTheStoredRunsAsTheGoldensSay_data(); }
    void givesTheSameStepByStep();
    void keepsTheRedUntilSomebodyLooks();
    void keepsTheRedForeverWhenNobodyLooks();
    void tellsSwallowedFromRetrieved();
    void drawsTheGhostFromItsMaking();
    void listsChangedLanesOnce();
    void namesLanesByTheirNameArgument();
    void keepsSpansSortedAndApart_data();
    void keepsSpansSortedAndApart();
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

void TestTraceStore::givesTheSameStepByStep()
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

void TestTraceStore::keepsTheRedUntilSomebodyLooks()
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

void TestTraceStore::keepsTheRedForeverWhenNobodyLooks()
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

void TestTraceStore::tellsSwallowedFromRetrieved()
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
        QCOMPARE(lane.spans.back().state, SpanState::Running); // red of no length is dropped, its mark stays
        QCOMPARE(lane.marks.back().kind, MarkKind::Swallowed);
        QCOMPARE(store.ledger()[0].fate, Fate::Swallowed);
        QCOMPARE(store.counts().unretrieved, 0u);
    }
}

void TestTraceStore::drawsTheGhostFromItsMaking()
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
    const Lane &ghost = store.lanes()[1];
    QCOMPARE(ghost.kind, LaneKind::Ghost);
    QCOMPARE(ghost.parent, 0);
    QCOMPARE(ghost.spans.size(), 1u);
    QCOMPARE(ghost.spans[0].begin, Time(50ms));
    QCOMPARE(ghost.spans[0].end, Time(400ms));
    QCOMPARE(ghost.spans[0].state, SpanState::NeverAwaited);
    QCOMPARE(store.counts().neverAwaited, 1u);
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

void TestTraceStore::keepsSpansSortedAndApart_data()
{
    QTest::addColumn<QString>("path");
    for (const char *folder : {"seed/", "constructs/"})
        for (const QString &file : QDir(scenarios + QLatin1String(folder)).entryList({QStringLiteral("*.jsonl")}, QDir::Files))
            QTest::newRow(qPrintable(file)) << QLatin1String(folder) + file.chopped(6);
}

void TestTraceStore::keepsSpansSortedAndApart()
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
