// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/foreign/asyncflow.h"
#include "model/formats/foreign/foreigntrace.h"
#include "model/formats/trace/chrometrace.h"
#include "model/formats/trace/tracereader.h"
#include "model/trace/tracestore.h"

#include <QDirIterator>
#include <QTest>

#include <ctime>

using namespace awaitscope;
using namespace std::chrono_literals;

namespace {

QByteArray object(const QByteArray &events)
{
    return "{\"traceEvents\":[" + events + "]}";
}

//! One line for each lane: name, begin, end, how it ended, its spans by their states, and its marks.
QString lanesOf(const TraceStore &store, bool own = false)
{
    QStringList lines;
    const auto micro = [](Time t) { return t == Time::max() ? QStringLiteral("open") : QString::number(t.count() / 1000); };
    for (quint32 i = 0; i < store.lanes().size(); ++i) {
        const Lane &lane = store.lanes()[i];
        if (own && (lane.kind == LaneKind::UnawaitedObject || (lane.kind == LaneKind::Call && lane.begin == lane.finish)))
            continue; // when the object was made, and calls of no length, are not in the trace that is read
        QString spans;
        for (const Span &span : lane.spans)
            if (!own && span.begin != span.end)
                spans += QStringLiteral(" %1@%2-%3").arg(int(span.state)).arg(micro(span.begin), micro(span.end));
        const bool byWaitFor = lane.end == LaneEnd::TimedOut && !store.ledgerOf(i); // which is a cancellation; what asked for it is not in the trace
        lines += QStringLiteral("%1%2 %3-%4 end %5%6")
                     .arg(QString(lane.depth, QLatin1Char('>')), store.displayName(i), micro(lane.begin), micro(lane.finish))
                     .arg(int(own && byWaitFor ? LaneEnd::Cancelled : lane.end))
                     .arg(spans);
    }
    if (own)
        lines.sort();
    return lines.join(QLatin1Char('\n'));
}

//! Why a file cannot be read, or nothing.
QString problemOf(const Result<ForeignRun> &run)
{
    return run ? QString() : run.problems().front().pointer + QLatin1String(": ") + run.problems().front().message;
}

//! An event of AsyncFlow.
QByteArray flow(const char *ms, const char *kind, const char *coroutine, const char *task, const char *line = "null", const char *detail = "null")
{
    return QByteArrayLiteral("{\"t_ms\": ") + ms + ", \"coro\": \"" + coroutine + "\", \"event\": \"" + kind
        + "\", \"task\": \"" + task + "\", \"line\": " + line + ", \"detail\": " + detail + "}\n";
}

//! What viztracer writes with --log_async: a task is a thread with a number of its own.
QByteArray viztracer(const QByteArray &slices)
{
    return R"({"traceEvents":[{"ph":"M","pid":4711,"tid":4711,"name":"process_name","args":{"name":"MainProcess"}},)"
           R"({"ph":"M","pid":4711,"tid":4711,"name":"thread_name","args":{"name":"MainThread"}},)"
           R"({"ph":"M","pid":4711,"tid":140001,"name":"thread_name","args":{"name":"Task-1"}},)"
           R"({"ph":"M","pid":4711,"tid":140002,"name":"thread_name","args":{"name":"Task-2"}},)"
        + slices + R"(],"viztracer_metadata":{"overflow":false,"producer":"viztracer 1.0.0"},"file_info":{"files":{},"functions":{}}})";
}

QByteArray slice(int tid, const char *ts, const char *dur, const char *name)
{
    return QByteArrayLiteral("{\"pid\":4711,\"tid\":") + QByteArray::number(tid) + ",\"ts\":" + ts
        + ",\"ph\":\"X\",\"dur\":" + dur + ",\"name\":\"" + name + "\",\"cat\":\"FEE\"}";
}

QByteArray manyEvents(int count)
{
    QByteArray text = "[";
    for (int i = 0; i < count; ++i)
        text += (i ? ",\n" : "") + QByteArray("{\"ph\":\"X\",\"pid\":1,\"tid\":") + QByteArray::number(i % 100) + ",\"name\":\"f (a.py:3)\",\"ts\":"
            + QByteArray::number(i * 10) + ",\"dur\":5}";
    return text + "]";
}

QByteArray manyFlowEvents(int count)
{
    QByteArray text;
    for (int i = 0; i < count / 4; ++i) {
        const QByteArray time = QByteArray::number(i), task = "Task-" + time;
        for (const char *kind : {"SPAWN", "SUSPEND", "RESUME", "DONE"})
            text += flow(time.constData(), kind, "work", task.constData(), "7");
    }
    return text;
}

double secondsFor(const QByteArray &text, bool isFlow)
{
    const std::clock_t before = std::clock();
    const auto run = isFlow ? readAsyncFlow(text) : readForeignTrace(text);
    return run ? double(std::clock() - before) / CLOCKS_PER_SEC : -1;
}

} // namespace

class TestForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsWhatOthersWrite_data();
    void readsWhatOthersWrite();
    void readsWhatViztracerWrites_data();
    void readsWhatViztracerWrites();
    void knowsTheLineOfAPythonSlice();
    void readsTheEventsOfAsyncFlow_data();
    void readsTheEventsOfAsyncFlow();
    void refusesDamagedEventsOfAsyncFlow_data();
    void refusesDamagedEventsOfAsyncFlow();
    void refusesDamageWithItsPlace_data();
    void refusesDamageWithItsPlace();
    void isRecognizedByItsBeginning();
    void showsTheLanesOfItsOwnExportAgain_data();
    void showsTheLanesOfItsOwnExportAgain();
    void aGeneratorComesBackInStretches();
    void growsLinearly_data();
    void growsLinearly();
};

void TestForeign::readsWhatOthersWrite_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QString>("lanes");
    QTest::addColumn<int>("inner");
    QTest::addColumn<int>("other");
    const auto row = [](const char *name, const QByteArray &events, const char *lanes, int inner = 0, int other = 0) {
        QTest::newRow(name) << events << QString::fromLatin1(lanes) << inner << other;
    };
    // The numbers are those of SpanState: 1 running, 3 awaiting, 4 calling. End 1: succeeded, 0: open.
    row("complete", R"({"ph":"X","pid":1,"tid":7,"name":"f","ts":100,"dur":50})", "thread 7 0-50 end 1 1@0-50");
    row("two steps", R"({"ph":"X","pid":1,"tid":7,"name":"f","ts":100,"dur":50},{"ph":"X","pid":1,"tid":7,"name":"f","ts":200,"dur":1.5})",
        "thread 7 0-101 end 1 1@0-50 3@50-100 1@100-101");
    row("thread name", R"({"ph":"M","pid":1,"tid":7,"name":"thread_name","args":{"name":"Task-1"}},{"ph":"X","pid":1,"tid":7,"name":"f","ts":1,"dur":2})",
        "Task-1 0-2 end 1 1@0-2");
    row("inner first", R"({"ph":"X","pid":1,"tid":7,"name":"g","ts":110,"dur":5},{"ph":"X","pid":1,"tid":7,"name":"f","ts":100,"dur":50})",
        "thread 7 0-50 end 1 1@0-50", 1);
    row("begin and end", R"({"ph":"B","pid":1,"tid":7,"name":"f","ts":3},{"ph":"B","pid":1,"tid":7,"name":"g","ts":4},{"ph":"E","pid":1,"tid":7,"ts":5},)"
                         R"({"ph":"E","pid":1,"tid":7,"ts":9})",
        "thread 7 0-6 end 1 1@0-6", 1);
    row("no end", R"({"ph":"B","pid":1,"tid":7,"name":"f","ts":3},{"ph":"X","pid":1,"tid":8,"name":"g","ts":3,"dur":4})",
        "thread 7 0-open end 0 1@0-open\nthread 8 0-4 end 1 1@0-4");
    row("no end, with an inner one", R"({"ph":"B","pid":1,"tid":7,"name":"f","ts":3},{"ph":"X","pid":1,"tid":7,"name":"g","ts":4,"dur":1})",
        "thread 7 0-open end 0 1@0-open", 1);
    row("asynchronous", R"({"ph":"b","pid":1,"cat":"net","id":"0x1","name":"fetch","ts":10},{"ph":"b","pid":1,"cat":"net","id":"0x1","name":"dns","ts":12},)"
                        R"({"ph":"n","pid":1,"cat":"net","id":"0x1","name":"hit","ts":13},{"ph":"e","pid":1,"cat":"net","id":"0x1","name":"dns","ts":15},)"
                        R"({"ph":"e","pid":1,"cat":"net","id":"0x1","name":"fetch","ts":20})",
        "fetch 0-10 end 1 1@0-2 4@2-5 1@5-10\n>dns 2-5 end 1 1@2-5");
    row("ids of categories", R"({"ph":"b","pid":1,"cat":"a","id":1,"name":"x","ts":0},{"ph":"b","pid":1,"cat":"b","id":1,"name":"y","ts":1},)"
                             R"({"ph":"e","pid":1,"cat":"a","id":1,"name":"x","ts":2},{"ph":"e","pid":1,"cat":"b","id":1,"name":"y","ts":3})",
        "x 0-2 end 1 1@0-2\ny 1-3 end 1 1@1-3");
    row("scoped ids", R"({"ph":"b","pid":1,"cat":"a","id2":{"local":"5"},"name":"x","ts":0},{"ph":"e","pid":1,"cat":"a","id2":{"local":"5"},"ts":2})",
        "x 0-2 end 1 1@0-2");
    row("counters", R"({"ph":"C","pid":1,"name":"ram","ts":0,"args":{"mb":3}},{"ph":"X","pid":1,"tid":7,"name":"f","ts":1,"dur":2})",
        "thread 7 0-2 end 1 1@0-2", 0, 1);
    row("lonely end", R"({"ph":"E","pid":1,"tid":7,"ts":0},{"ph":"i","pid":1,"tid":7,"name":"now","s":"t","ts":1})", "thread 7 1-open end 0 0@1-open", 0, 1);
}

void TestForeign::readsWhatOthersWrite()
{
    QFETCH(QByteArray, events);
    for (const QByteArray &text : {object(events), "[" + events + "]", "[" + events + ",\n"}) {
        const auto run = readForeignTrace(text);
        QVERIFY2(run, qPrintable(run ? QString() : run.problems().front().message));
        const TraceStore store(*run->trace);
        QFETCH(QString, lanes);
        QCOMPARE(lanesOf(store), lanes);
        QTEST(int(run->inner), "inner");
        QTEST(int(run->other), "other");
        QCOMPARE(run->leftOut().isEmpty(), run->inner + run->other == 0);
    }
}

void TestForeign::readsWhatViztracerWrites_data()
{
    QTest::addColumn<QByteArray>("slices");
    QTest::addColumn<QString>("lanes");
    QTest::addColumn<int>("inner");
    const auto row = [](const char *name, const QByteArrayList &slices, const char *lanes, int inner = 0) {
        QTest::newRow(name) << slices.join(",\n") << QString::fromLatin1(lanes) << inner;
    };
    row("one step", {slice(140001, "1000.5", "10", "main (/srv/app.py:3)")}, "Task-1 0-10 end 1 1@0-10");
    row("a wait", {slice(140001, "1000", "10", "main (/srv/app.py:3)"), slice(140001, "1050", "5", "main (/srv/app.py:3)")},
        "Task-1 0-55 end 1 1@0-10 3@10-50 1@50-55");
    row("two tasks", {slice(140001, "0", "10", "main (a.py:3)"), slice(140002, "10", "5", "work (a.py:1)"), slice(140001, "15", "1", "main (a.py:3)")},
        "Task-1 0-16 end 1 1@0-10 3@10-15 1@15-16\nTask-2 10-15 end 1 1@10-15");
    row("calls within a step",
        {slice(140001, "2", "1", "f (a.py:9)"), slice(140001, "4", "2", "builtins.len"),
         slice(140001, "0", "10", "main (a.py:3)")},
        "Task-1 0-10 end 1 1@0-10", 2);
    row("the loop beside them",
        {slice(4711, "0", "20", "run_forever (/usr/lib/python3.12/asyncio/base_events.py:589)"),
         slice(140001, "1", "2", "main (a.py:3)")},
        "MainThread 0-20 end 1 1@0-20\nTask-1 1-3 end 1 1@1-3");
    row("inner ones of two steps",
        {slice(140001, "0", "4", "main (a.py:3)"), slice(140001, "1", "1", "g (a.py:8)"),
         slice(140001, "8", "4", "main (a.py:3)"), slice(140001, "9", "1", "g (a.py:8)")},
        "Task-1 0-12 end 1 1@0-4 3@4-8 1@8-12", 2);
    row("fractions", {slice(140001, "0.25", "1.5", "main (a.py:3)"), slice(140001, "3.75", "0.001", "main (a.py:3)")}, "Task-1 0-3 end 1 1@0-1 3@1-3 1@3-3");
    row("out of order", {slice(140001, "50", "5", "main (a.py:3)"), slice(140001, "0", "10", "main (a.py:3)")}, "Task-1 0-55 end 1 1@0-10 3@10-50 1@50-55");
    row("a log of it", {slice(140001, "0", "9", "main (a.py:3)"), R"({"ph":"i","pid":4711,"tid":140001,"ts":4,"name":"log_var","s":"p","cat":"INSTANT"})"}, "Task-1 0-9 end 1 1@0-9");
    row("counters", {slice(140001, "0", "9", "main (a.py:3)"), R"({"ph":"C","pid":4711,"tid":140001,"ts":4,"name":"memory","args":{"rss":5}})"}, "Task-1 0-9 end 1 1@0-9");
}

void TestForeign::readsWhatViztracerWrites()
{
    QFETCH(QByteArray, slices);
    QFETCH(QString, lanes);
    const QByteArray text = viztracer(slices);
    QVERIFY(isForeignTrace(text));
    const auto run = readForeignTrace(text);
    QVERIFY2(run, qPrintable(problemOf(run)));
    QString used = lanesOf(TraceStore(*run->trace));
    QCOMPARE(used, lanes);
    QTEST(int(run->inner), "inner");
    QCOMPARE(run->trace->scenario, std::string("MainProcess"));
}

void TestForeign::readsTheEventsOfAsyncFlow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("lanes");
    QTest::addColumn<int>("other");
    const auto row = [](const char *name, const QByteArrayList &events, const char *lanes, int other = 0) {
        QTest::newRow(name) << events.join() << QString::fromLatin1(lanes) << other;
    };
    const QByteArray spawn = flow("0", "SPAWN", "main", "Task-1", "null", "\"by root\"");
    row("at once",
        {spawn, flow("0.2", "RETURN", "main", "Task-1", "9"),
         flow("0.2", "DONE", "main", "Task-1", "null", "\"'ok'\"")},
        "Task-1 0-200 end 1 0@0-200");
    row("a wait",
        {spawn, flow("0.1", "SUSPEND", "main", "Task-1", "4"), flow("3.1", "RESUME", "main", "Task-1"),
         flow("3.2", "RETURN", "main", "Task-1", "5"), flow("3.2", "DONE", "main", "Task-1")},
        "Task-1 0-3200 end 1 0@0-100 3@100-3100 1@3100-3200");
    row("a child",
        {spawn, flow("1", "SPAWN", "work", "Task-2", "null", "\"by Task-1\""),
         flow("1", "SUSPEND", "main", "Task-1", "4"), flow("2", "SUSPEND", "work", "Task-2", "8")},
        "Task-1 0-open end 0 0@0-1000 3@1000-open\nTask-2 1000-open end 0 0@1000-2000 3@2000-open");
    row("raised",
        {spawn, flow("1", "SUSPEND", "main", "Task-1", "4"), flow("2", "RESUME", "main", "Task-1"),
         flow("2", "DONE", "main", "Task-1", "null", "\"raised ValueError\"")},
        "Task-1 0-2000 end 2 0@0-1000 3@1000-2000");
    row("raised at once", {spawn, flow("1", "DONE", "main", "Task-1", "null", "\"raised KeyError\"")}, "Task-1 0-1000 end 2 0@0-1000");
    row("cancelled",
        {spawn, flow("1", "SUSPEND", "main", "Task-1", "4"),
         flow("2", "DONE", "main", "Task-1", "null", "\"cancelled\"")},
        "Task-1 0-2000 end 3 0@0-1000 3@1000-2000");
    row("cancelled before it began", {spawn, flow("2", "DONE", "main", "Task-1", "null", "\"cancelled\"")}, "Task-1 0-2000 end 3 0@0-2000");
    row("awaited inline", {spawn, flow("1", "SUSPEND", "work", "Task-1", "4"), flow("2", "DONE", "main", "Task-1")}, "Task-1 0-2000 end 1 0@0-2000", 1);
    row("a name twice",
        {spawn, flow("1", "DONE", "main", "Task-1"), flow("2", "SPAWN", "main", "Task-1"),
         flow("3", "DONE", "main", "Task-1")},
        "Task-1 0-1000 end 1 0@0-1000\nTask-1 2000-3000 end 1 0@2000-3000");
    row("a task of before", {flow("0", "RESUME", "other", "Task-9"), spawn, flow("1", "NEW", "main", "Task-1")}, "Task-1 0-open end 0 0@0-open", 2);
}

void TestForeign::readsTheEventsOfAsyncFlow()
{
    QFETCH(QByteArray, text);
    QByteArray list = text.trimmed();
    list.replace("}\n{", "},\n{");
    for (const QByteArray &each : {text, QByteArray("\n" + text + "\n"), QByteArray("[" + list + "]")}) {
        QVERIFY(isAsyncFlow(each));
        QVERIFY(!isForeignTrace(each));
        const auto run = readAsyncFlow(each);
        QVERIFY2(run, qPrintable(problemOf(run)));
        QString used = lanesOf(TraceStore(*run->trace));
        QTEST(used, "lanes");
        QTEST(int(run->other), "other");
    }
}

void TestForeign::refusesDamagedEventsOfAsyncFlow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    const QByteArray good = flow("5", "SPAWN", "main", "Task-1");
    QTest::newRow("cut off") << QByteArray(good + good.first(20)) << "line 2";
    QTest::newRow("no object") << QByteArray(good + "\n7\n") << "line 3";
    QTest::newRow("time as text") << QByteArray(good + flow("\"9\"", "DONE", "main", "Task-1")) << "line 2 t_ms";
    QTest::newRow("huge time") << QByteArray(good + flow("1e300", "DONE", "main", "Task-1")) << "line 2 t_ms";
    QTest::newRow("negative time") << flow("-1", "SPAWN", "main", "Task-1") << "line 1 t_ms";
    QTest::newRow("back in time") << QByteArray(good + flow("4", "DONE", "main", "Task-1")) << "line 2 t_ms";
    QTest::newRow("no task") << QByteArray(good + R"({"t_ms":6,"coro":"main","event":"DONE"})") << "line 2 task";
    QTest::newRow("no kind") << QByteArray(good + R"({"t_ms":6,"coro":"main","task":"a"})") << "line 2 event";
    QTest::newRow("deep") << QByteArray(good + QByteArray(500, '[') + QByteArray(500, ']')) << "line 2";
    QTest::newRow("in a list") << QByteArray("[" + good + ",{}]") << "/1/t_ms";
    QTest::newRow("empty") << QByteArray() << "";
}

void TestForeign::refusesDamagedEventsOfAsyncFlow()
{
    QFETCH(QByteArray, text);
    const auto run = readAsyncFlow(text);
    QVERIFY(!run);
    QVERIFY(!run.problems().front().message.isEmpty());
    QTEST(run.problems().front().pointer, "place");
}

void TestForeign::knowsTheLineOfAPythonSlice()
{
    const auto run = readForeignTrace(object(R"x({"ph":"X","pid":1,"tid":7,"name":"work (/srv/a b.py:12)","ts":1,"dur":2})x"));
    QVERIFY(run);
    QCOMPARE(run->trace->stepPointers, std::vector<std::string>{"source:12:/srv/a b.py"});
}

void TestForeign::refusesDamageWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    const QByteArray good = R"({"ph":"X","pid":1,"tid":7,"name":"f","ts":1,"dur":2},)";
    QTest::newRow("no list") << QByteArray(R"({"traceEvents":3})") << "/traceEvents";
    QTest::newRow("no events") << object({}) << "/traceEvents";
    QTest::newRow("number as event") << object(good + "5") << "/traceEvents/1";
    QTest::newRow("no kind") << object(good + R"({"ts":3})") << "/traceEvents/1/ph";
    QTest::newRow("no time") << object(good + R"({"ph":"B","pid":1,"tid":7})") << "/traceEvents/1/ts";
    QTest::newRow("time as text") << object(good + R"({"ph":"B","ts":"3"})") << "/traceEvents/1/ts";
    QTest::newRow("huge time") << object(good + R"({"ph":"B","ts":1e300})") << "/traceEvents/1/ts";
    QTest::newRow("length as text") << "[" + good + R"({"ph":"X","ts":0,"dur":"x"}])"
                                    << "/1/dur";
    QTest::newRow("no id") << "[" + good + R"({"ph":"b","ts":0,"cat":"x"}])"
                           << "/1/id";
    QTest::newRow("broken") << QByteArray(R"({"traceEvents":[{"ph":"X",]})") << "byte 27";
    QTest::newRow("cut off") << QByteArray(R"({"traceEvents":[{"ph":"X","ts":1)") << "byte";
    QTest::newRow("deep") << "{\"traceEvents\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"
                          << "";
}

void TestForeign::refusesDamageWithItsPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const auto run = readForeignTrace(text);
    QVERIFY(!run);
    QVERIFY(!run.problems().front().message.isEmpty());
    const QString pointer = run.problems().front().pointer;
    QVERIFY2(place == QLatin1String("byte") ? pointer.startsWith(place) : pointer == place, qPrintable(pointer));
}

void TestForeign::isRecognizedByItsBeginning()
{
    QVERIFY(isForeignTrace("{\"displayTimeUnit\":\"ms\",\n\"traceEvents\" : [{"));
    QVERIFY(isForeignTrace("[\n {\"name\":\"f\",\"ph\":\"X\""));
    QVERIFY(!isForeignTrace("{\"name\":\"traceEvents\",\"coroutines\":{\"traceEvents\":[]}}"));
    QVERIFY(!isForeignTrace("[1,2,\"ph\"]"));
    QVERIFY(!isAsyncFlow("{\"traceEvents\":[{\"ph\":\"X\",\"ts\":1}]}"));
    QVERIFY(!isAsyncFlow("{\"t_ms\":0,\"event\":\"SPAWN\",\"task\":\"a\"}"));
    QVERIFY(!isForeignTrace("{\"a\":\"\\\"traceEvents\\\":\""));
}

void TestForeign::showsTheLanesOfItsOwnExportAgain_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios"),
                       {QStringLiteral("*.jsonl")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); files.fileInfo().size() < 200'000)
            QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
}

void TestForeign::showsTheLanesOfItsOwnExportAgain()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto trace = readTrace(file.readAll());
    QVERIFY(trace);
    const TraceStore before(**trace);
    if (before.lanes().empty())
        return;
    for (const auto tasks : {ChromeTraceTasks::AsThreads, ChromeTraceTasks::AsTracks}) {
        std::string text;
        writeChromeTrace(before, text, tasks);
        const auto run = readForeignTrace(QByteArray::fromStdString(text));
        QVERIFY2(run, qPrintable(run ? QString() : run.problems().front().message));
        const TraceStore after(*run->trace);
        QCOMPARE(lanesOf(after, true), lanesOf(before, true));
    }
}

// What its caller does between two values of a generator stays the caller's.
void TestForeign::aGeneratorComesBackInStretches()
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/asyncgen_in_turns.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto trace = readTrace(file.readAll());
    QVERIFY(trace);
    const TraceStore before(**trace);
    const auto sleeps = [](const TraceStore &store) {
        QStringList out;
        for (quint32 i = 0; i < store.lanes().size(); ++i)
            for (const Span &span : store.lanes()[i].spans)
                if (span.state == SpanState::Sleeping)
                    out += QStringLiteral("%1 %2-%3").arg(store.displayName(i)).arg(span.begin.count() / 1'000'000).arg(span.end.count() / 1'000'000);
        return out.join(QLatin1String(", "));
    };
    QVERIFY(sleeps(before).startsWith(QLatin1String("main 17-22")));
    for (const auto tasks : {ChromeTraceTasks::AsThreads, ChromeTraceTasks::AsTracks}) {
        std::string text;
        writeChromeTrace(before, text, tasks);
        const auto run = readForeignTrace(QByteArray::fromStdString(text));
        QVERIFY(run);
        QCOMPARE(sleeps(TraceStore(*run->trace)), sleeps(before));
    }
}

void TestForeign::growsLinearly_data()
{
    QTest::addColumn<bool>("isFlow");
    QTest::newRow("Chrome trace") << false;
    QTest::newRow("AsyncFlow") << true;
}

void TestForeign::growsLinearly()
{
    QFETCH(bool, isFlow);
    const QByteArray few = isFlow ? manyFlowEvents(25'000) : manyEvents(25'000), many = isFlow ? manyFlowEvents(100'000) : manyEvents(100'000);
    QVERIFY(secondsFor(few, isFlow) >= 0);
    const double small = secondsFor(few, isFlow), large = secondsFor(many, isFlow);
    QVERIFY(large >= 0);
    QVERIFY2(large < std::max(small, 0.005) * 12, qPrintable(QStringLiteral("%1 s for four times what took %2 s").arg(large).arg(small)));
}

QTEST_GUILESS_MAIN(TestForeign)
#include "tst_foreign.moc"
