// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/trace/tracestore.h"
#include "model/words/console.h"

#include <QTest>

using namespace awaitscope;

namespace {

const QByteArray Work = R"("again":{"body":[{"op":"push_async_callback","in":"$s","of":{"coro":"again"}}]},"work":{"params":["x"],"body":[{"op":"return","value":{"var":"x"}}]},
    "fails":{"params":["f"],"body":[{"op":"task_group","as":"g","body":[
        {"op":"spawn","coro":"awaits","args":{"f":{"var":"f"}},"in":"g"},{"op":"spawn","coro":"awaits","args":{"f":{"var":"f"}},"in":"g"}]}]},
    "awaits":{"params":["f"],"body":[{"op":"await","of":{"var":"f"}}]},
    "sleeps":{"params":["x"],"body":[{"op":"sleep","ms":1000}]},
    "raises":{"params":["f"],"body":[{"op":"try","body":[{"op":"await","of":{"var":"f"}}],"except":[{"types":["BaseException"],"as":"e","body":[
        {"op":"raise","type":"KeyError","msg":"k","from":"e"}]}]}]},
    "loops":{"body":[{"op":"try","body":[{"op":"sleep","ms":9000}],"finally":[{"op":"try","body":[{"op":"sleep","ms":9000}],"finally":[
        {"op":"repeat","times":1000000000,"body":[]}]}]}]},)";

//! A step repeated a number of times.
QByteArray often(int times, const QByteArray &steps)
{
    return R"({"op":"repeat","times":)" + QByteArray::number(times) + R"(,"body":[)" + steps + "]}";
}

const QByteArray Nest = R"({"op":"set","as":"x","value":1},)" + often(1'000'000, R"({"op":"set","as":"x","value":[{"var":"x"}]})");
const QByteArray NestDicts = R"({"op":"set","as":"x","value":1},)" + often(1'000'000, R"({"op":"set","as":"x","value":{"k":{"var":"x"}}})");
const QByteArray Double = R"({"op":"set","as":"x","value":["a"]},{"op":"set","as":"y","value":["a"]},)"
    + often(60, R"({"op":"set","as":"x","value":[{"var":"x"},{"var":"x"}]},{"op":"set","as":"y","value":[{"var":"y"},{"var":"y"}]})");
const QByteArray Failed = R"({"op":"future","as":"f"},{"op":"set_exception","of":"f","type":"ValueError","msg":"e"},)";

} // namespace

//! Values of any depth and size, and endless loops: the program survives, and reports which limit was reached.
class TestBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void survivesAndReportsTheLimit_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<QString>("limit"); // a part of it; empty: none
        QTest::addColumn<QByteArray>("error"); // a part of the error with which the program ends
        const auto row = [](const char *name, const QByteArray &steps, const char *limit, const char *error) {
            QTest::newRow(name) << steps << QString::fromLatin1(limit) << QByteArray(error);
        };
        constexpr auto TooDeep = "RecursionError: maximum recursion depth exceeded while getting the repr of an object";
        row("list in a list", Nest, "", "");
        row("printed", Nest + R"(,{"op":"log","text":"{x}"})", "", TooDeep);
        row("dict in a dict", NestDicts + R"(,{"op":"log","text":"{x}"})", "", TooDeep);
        row("as an argument and a result", Nest + R"(,{"op":"await","of":{"spawn":{"coro":"work","args":{"x":{"var":"x"}}}}})", "", "");
        row("compared", Nest + ',' + QByteArray(Nest).replace("\"x\"", "\"y\"") + R"(,{"op":"if","cond":{"eq":[{"var":"x"},{"var":"y"}]},"then":[]})", "",
            "RecursionError: maximum recursion depth exceeded in comparison");
        row("doubled and printed", Double + R"(,{"op":"log","text":"{x}"})", "a text of more than 1048576 bytes", "");
        row("doubled and returned", Double + R"(,{"op":"await","of":{"coro":"work","args":{"x":{"var":"x"}}}})", "a text of more than 1048576 bytes", "");
        row("doubled and compared", Double + R"(,{"op":"if","cond":{"eq":[{"var":"x"},{"var":"y"}]},"then":[]})", "a comparison of too many values", "");
        row("a long text, made at once", R"({"op":"set","as":"x","value":{"*":["a",900000]}})", "", "");
        row("a text in a text that nearly has it", R"({"op":"set","as":"x","value":{"*":["a",900000]}},{"op":"set","as":"y","value":{"*":["a",400000]}},)"
                                                   R"({"op":"if","cond":{"in":[{"+":[{"var":"y"},"b"]},{"var":"x"}]},"then":[]})",
            "", "");
        row("a list that doubles", R"({"op":"list","of":[],"as":"x"},{"op":"set","as":"x","value":[1]},)" + often(60, R"({"op":"list","of":[{"each":"x"},{"each":"x"}],"as":"x"})"),
            "a list of more than 1048576 bytes", "");
        row("tasks that hold one another", R"({"op":"set","as":"x","value":1},)" + often(100'000, R"({"op":"spawn","coro":"sleeps","args":{"x":{"var":"x"}},"as":"x"})"), "", "");
        row("gathers of gathers", R"({"op":"let","of":{"gather":[{"sleep":1}]},"as":"g"},)" + often(50'000, R"({"op":"let","of":{"gather":[{"var":"g"}]},"as":"g"})"), "", "");
        row("gathers that share", R"({"op":"let","of":{"gather":[{"coro":"sleeps","args":{"x":1}}]},"as":"g"},)" + often(60, R"({"op":"let","of":{"gather":[{"var":"g"},{"var":"g"}]},"as":"g"})") + R"(,{"op":"sleep","ms":1},{"op":"cancel","of":"g"})",
            "a cancellation of too many futures", "");
        row("groups that share", Failed + often(40, R"({"op":"spawn","coro":"fails","args":{"f":{"var":"f"}},"as":"f"},{"op":"wait","of":["f"]})") + R"(,{"op":"try","body":[{"op":"await","of":{"var":"f"}}],"except_star":[{"types":["KeyError"],"body":[]}]})",
            "an exception group of too many members", "");
        row("a group that is reported", Failed + often(12, R"({"op":"spawn","coro":"fails","args":{"f":{"var":"f"}},"as":"f"},{"op":"wait","of":["f"]})") + R"(,{"op":"await","of":{"var":"f"}})",
            "", "unhandled errors in a TaskGroup");
        row("a group that is passed on often", Failed + often(12, R"({"op":"spawn","coro":"fails","args":{"f":{"var":"f"}},"as":"f"},{"op":"wait","of":["f"]})") + ',' + often(100'000, R"({"op":"try","body":[{"op":"await","of":{"var":"f"}}],"except":[{"types":["BaseException"],"body":[]}]})"),
            "bytes of text", "");
        row("causes of causes", Failed + often(5000, R"({"op":"spawn","coro":"raises","args":{"f":{"var":"f"}},"as":"f"},{"op":"wait","of":["f"]})") + R"(,{"op":"await","of":{"var":"f"}})",
            "", "KeyError: 'k'");
        const QByteArray list = R"({"op":"set","as":"x","value":[1]},)", dict = R"({"op":"set","as":"x","value":{"a":1}},)";
        row("a list in itself", list + R"({"op":"append","of":"x","value":[{"var":"x"}]})", "a list or dictionary that contains itself", "");
        row("a dictionary in itself", dict + R"({"op":"set_item","of":"x","key":"k","value":{"l":{"var":"x"}}})", "contains itself", "");
        row("a coroutine object with the list that holds it", list + R"({"op":"make","coro":"work","args":{"x":{"var":"x"}},"as":"c"},{"op":"append","of":"x","value":{"var":"c"}})", "contains itself", "");
        row("an exit stack with the list that holds it", list + R"({"op":"exit_stack","as":"s","body":[{"op":"push_async_callback","in":"s","of":{"coro":"work","args":{"x":{"var":"x"}}}},{"op":"append","of":"x","value":{"var":"s"}}]})", "contains itself", "");
        row("a task in the list that is its argument", list + R"({"op":"spawn","coro":"work","args":{"x":{"var":"x"}},"as":"t"},{"op":"append","of":"x","value":{"var":"t"}},{"op":"await","of":{"var":"t"}})", "", "");
        row("a list that grows while it is read", list + R"({"op":"for","in":"x","as":"i","body":[{"op":"append","of":"x","value":1}]})", "a list of more than 1048576 bytes", "");
        row("a list that is added to itself", list + often(60, R"({"op":"extend","of":"x","value":{"var":"x"}})"), "a list of more than 1048576 bytes", "");
        row("a key that is no text", dict + R"({"op":"set_item","of":"x","key":1,"value":2})", "a key of a dictionary that is not a text", "");
        row("keys that are replaced in a loop", dict + R"({"op":"for","in":"x","as":"k","body":[{"op":"pop","of":"x","key":{"var":"k"}},{"op":"set_item","of":"x","key":"z","value":1}]})", "whose keys are replaced", "");
        row("a text that doubles", R"({"op":"set","as":"x","value":"a"},)" + often(60, R"J({"op":"set","as":"x","value":{"text()":"{x}{x}"}})J"), "a text of more than 1048576 bytes", "");
        row("numbers without end", R"({"op":"for_range","as":"i","stop":1000000000000,"body":[]})", "more than 2000000 blocks of steps", "");
        row("numbers up to the last", R"({"op":"for_range","as":"i","start":9223372036854775806,"stop":9223372036854775807,"step":5,"body":[]})", "", "");
        const QByteArray caught = R"({"op":"try","body":[{"op":"raise","type":"ValueError","msg":"v"}],"except":[{"types":["ValueError"],"as":"e","body":[{"op":"set","as":"x","value":{"var":"e"}}]}]},)";
        row("causes in a cycle", caught + QByteArray(caught).replace("\"x\"", "\"y\"") + R"J({"op":"try","body":[{"op":"raise_value","of":"x","from":"y"}],"except":[{"types":["ValueError"],"body":[]}]},{"op":"try","body":[{"op":"raise_value","of":"y","from":"x"}],"except":[{"types":["ValueError"],"body":[]}]},{"op":"set","as":"c","value":{"cause()":[{"cause()":[{"var":"x"}]}]}},{"op":"raise_value","of":"c"})J",
            "", "ValueError: v");
        row("notes without end", caught + often(100'000, R"({"op":"add_note","of":"x","text":"n"})"), "a list of more than 1048576 bytes", "");
        row("a generator without an end that nobody leaves", R"({"op":"async_for","of":{"coro":"g","body":[{"op":"while","cond":{"truthy":true},"body":[{"op":"yield"}]}]},"as":"x","body":[]})",
            "more than 500000 blocks of steps", "");
        row("a generator that closes itself", R"({"op":"make","coro":"g","body":[{"op":"yield"},{"op":"aclose","of":"$g"}],"as":"$g"},{"op":"anext","of":"$g"},{"op":"anext","of":"$g"})", "",
            "RuntimeError: aclose(): asynchronous generator is already running");
        row("generators in a circle", R"({"op":"make","coro":"g","body":[{"op":"yield","value":{"var":"$g"}}],"as":"$g"},{"op":"anext","of":"$g","as":"x"},{"op":"set","as":"$h","value":[{"var":"x"}]})", "", "");
        row("an exit that enters again", R"({"op":"exit_stack","as":"$s","body":[{"op":"push_async_callback","in":"$s","of":{"coro":"again"}}]})", "more than 500000 blocks of steps", ""); // each has events
        row("an empty loop", often(1'000'000'000, {}), "more than 2000000 blocks of steps", "");
        row("an empty loop in an empty loop", often(1'000'000'000, often(1'000'000'000, {})), "more than 2000000 blocks of steps", "");
        row("a loop in a body that is closed", R"({"op":"spawn","coro":"loops","as":"$t"},{"op":"sleep","ms":1},{"op":"spawn","coro":"work","args":{"x":1}},{"op":"raise","type":"SystemExit"})",
            "more than 2000000 blocks of steps", "");
    }

    void survivesAndReportsTheLimit()
    {
        QFETCH(QByteArray, steps);
        QFETCH(QString, limit);
        QFETCH(QByteArray, error);
        const auto set = readTaskSet(R"({"schema":1,"coros":{)" + Work + R"("main":{"body":[)" + steps + R"(]}},"main":"main"})");
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        RunOptions options;
        options.limits.maxValueBytes = 1 << 20;
        options.limits.maxTextBytes = 64 << 20;
        options.limits.maxSteps = limit.contains(u"500000 blocks") ? 500'000 : limit.contains(u"blocks") ? 2'000'000
                                                                                                         : 20'000'000;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage().contains(limit), true);
        QCOMPARE((*run)->limitMessage().isEmpty(), limit.isEmpty());
        QCOMPARE((*run)->exitStatus(), !limit.isEmpty() ? 3 : error.isEmpty() ? 0
                                                                              : 1);
        std::string events;
        writeTrace((*run)->trace(), events, true);
        QVERIFY(!events.empty());
        QVERIFY2(events.size() < 256'000'000, qPrintable(QString::number(events.size())));
        const TraceStore store((*run)->trace());
        QVERIFY(store.finished());
        const std::vector<ConsoleLine> console = consoleLines((*run)->trace());
        QCOMPARE(error.isEmpty() || (!console.empty() && console.back().text.find(error.constData()) != std::string::npos), true);
    }

    void limitsTheTotalSizeOfTexts()
    {
        const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"x","value":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]},
            {"op":"repeat","times":1000000,"body":[{"op":"log","text":"{x}"}]}]}},"main":"main"})");
        QVERIFY(set);
        RunOptions options;
        options.limits.maxTextBytes = 100'000;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 100000 bytes of text"));
        QCOMPARE((*run)->exitStatus(), 3);
    }

    void aLongBodyWithoutALoopGivesWay()
    {
        const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[)" + QByteArray(R"({"op":"set","as":"x","value":1},)").repeated(20'000) + R"({"op":"drop","of":"x"}]}},"main":"main"})");
        QVERIFY(set);
        RunOptions options;
        options.limits.maxSteps = 1000;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 1000 blocks of steps")); // where it counts, it looks at the clock
    }

    void awaitablesInOneAnotherGiveWay_data()
    {
        QTest::addColumn<QByteArray>("of");
        const QByteArray many = R"({"coro":"sleeps","args":{"x":1},"times":600})";
        QTest::newRow("gathers in a gather") << R"({"gather":[{"gather":[)" + many + R"(]},{"gather":[)" + many + "]}]}";
        QTest::newRow("deeper") << R"({"gather":[{"gather":[{"gather":[)" + many + ',' + many + "]}]}]}";
        QTest::newRow("shield") << R"({"shield":{"gather":[)" + many + ',' + many + "]}}";
        QTest::newRow("wait_for") << R"({"wait_for":{"gather":[)" + many + ',' + many + R"(]},"ms":5})";
    }

    void awaitablesInOneAnotherGiveWay()
    {
        QFETCH(QByteArray, of);
        const auto set = readTaskSet(R"({"schema":1,"coros":{)" + Work + R"("main":{"body":[{"op":"await","of":)" + of + R"(}]}},"main":"main"})");
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        RunOptions options;
        options.limits.maxSteps = 1000;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 1000 blocks of steps")); // where it counts, it looks at the clock
    }

    void endsARunThatTakesTooMuchMemory_data()
    {
        QTest::addColumn<QByteArray>("steps");
        const auto row = [](const char *name, const QByteArray &steps) { QTest::newRow(name) << steps; };
        const QByteArray text = "{\"op\":\"set\",\"as\":\"a\",\"value\":\"" + QByteArray(100'000, 'a')
            + "\"},"; // moc loses its way in a raw text that ends in quotes
        const QByteArray list = R"({"op":"future","as":"f"},{"op":"set","as":"l","value":[{"var":"f"}]},)" + often(12, R"({"op":"list","of":[{"each":"l"},{"each":"l"}],"as":"l"})") + ',';
        const QByteArray kept = R"({"op":"set","as":"x","value":[{"var":"x"},{"var":"y"}]})";
        const QByteArray x = R"({"op":"set","as":"x","value":1},)";
        const auto forEver = [](const QByteArray &steps) { return often(1'000'000'000, steps); };
        row("values in one another", x + forEver(R"({"op":"set","as":"x","value":[{"var":"x"}]})"));
        row("dicts in one another", x + forEver(R"({"op":"set","as":"x","value":{"k":{"var":"x"},"l":1}})"));
        row("items of a queue", forEver(R"({"op":"put","of":"q","value":[1,2,3]})"));
        row("copies of a list", x + list + forEver(R"({"op":"list","of":[{"each":"l"}],"as":"y"},)" + kept));
        row("callbacks", R"({"op":"future","as":"f"},)" + forEver(R"({"op":"callback","of":"f","id":"c"})"));
        row("futures", x + forEver(R"({"op":"future","as":"y"},)" + kept));
        row("coroutines", x + forEver(R"({"op":"make","coro":"work","args":{"x":1},"as":"y"},)" + kept));
        row("tasks", R"({"op":"spawn","coro":"sleeps","args":{"x":1},"times":1000000})");
        row("gathers", list + forEver(R"({"op":"let","of":{"gather":[{"each":"l"}]},"as":"g"})"));
        row("coroutines of a gather", R"({"op":"let","of":{"gather":[{"gather":[{"coro":"work","args":{"x":1},"times":1000000}]}]},"as":"g"})");
        row("texts that the trace keeps", text + R"({"op":"set","as":"l","value":[1]},)" + forEver(R"({"op":"list","of":[{"each":"l"},{"each":"l"}],"as":"l"},{"op":"for","in":"l","as":"i","index":"n","body":[{"op":"log","text":"{a}{n}"}]})"));
        row("exceptions", x + text + forEver(R"({"op":"try","body":[{"op":"raise","type":"ValueError","msg":"{a}"}],"except":[{"types":["ValueError"],"as":"e","body":[{"op":"set","as":"x","value":[{"var":"x"},{"var":"e"}]}]}]})"));
        row("characters", text + x + forEver(R"({"op":"list","of":[{"each":"a"}],"as":"y"},)" + kept));
    }

    void endsARunThatTakesTooMuchMemory()
    {
        QFETCH(QByteArray, steps);
        const auto set = readTaskSet(R"({"schema":1,"objects":{"q":{"type":"queue"}},"coros":{)" + Work + R"("main":{"body":[)" + steps + R"(]}},"main":"main"})");
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().pointer + set.problems().front().message));
        RunOptions options;
        options.limits.maxBytes = 64 << 20;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 64 MiB of memory"));
        QCOMPARE((*run)->exitStatus(), 3);
    }

    void countsWhatItHolds()
    {
        const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"x","value":1},)" + often(2'000'000, R"({"op":"set","as":"x","value":[1,2,3]},{"op":"set","as":"x","value":{"k":"v"}},{"op":"set","as":"x","value":[[{"var":"x"}]]})")
                                     + R"(]}},"main":"main"})");
        QVERIFY(set);
        RunOptions options;
        options.limits.maxBytes = 64 << 20;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QString()); // what it lets go of counts no more
    }

    void aTimeThatNoClockHolds_data()
    {
        QTest::addColumn<QByteArray>("steps");
        const QByteArray century = QByteArray::number(100LL * 365 * 24 * 3600 * 1000);
        QTest::newRow("sleeps") << often(10, R"({"op":"sleep","ms":)" + century + "}");
        QTest::newRow("timeouts") << often(10, R"({"op":"try","body":[{"op":"timeout","ms":)" + century + R"(,"body":[{"op":"future","as":"f"},{"op":"await","of":{"var":"f"}}]}],"except":[{"types":["TimeoutError"],"body":[]}]})");
        QTest::newRow("retries") << QByteArray(R"({"op":"retry","of":{"coro":"fails"},"attempts":1000,"delay":1000,"factor":1e300,"on":["ValueError"]})");
    }

    void aTimeThatNoClockHolds()
    {
        QFETCH(QByteArray, steps);
        const auto set = readTaskSet(R"({"schema":1,"coros":{"fails":{"body":[{"op":"raise","type":"ValueError"}]},"main":{"body":[)" + steps + R"(]}},"main":"main"})");
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        auto run = Run::create(*set);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 150 years"));
        for (std::size_t i = 1; i < (*run)->trace().events().size(); ++i)
            QVERIFY((*run)->trace().events()[i - 1].time <= (*run)->trace().events()[i].time);
    }

    void limitsEventsByTheirNumber()
    {
        const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"repeat","times":1000000,"body":[{"op":"log","text":"a"}]}]}},"main":"main"})");
        QVERIFY(set);
        QVERIFY(RunLimits::defaultBytes() <= quint64(2) << 30);
        RunOptions options;
        options.limits.maxEvents = 1000;
        auto run = Run::create(*set, options);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->limitMessage(), QStringLiteral("more than 1000 events"));
    }

    void knowsWhichPythonATypeNeeds_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("raised") << QByteArray(R"({"op":"raise","type":"QueueShutDown"})");
        QTest::newRow("retried") << QByteArray(R"({"op":"retry","of":{"coro":"fails"},"attempts":2,"delay":1,"on":["QueueShutDown"]})");
        QTest::newRow("asked for") << QByteArray(R"({"op":"if","cond":{"not":{"isinstance":[{"var":"x"},"QueueShutDown"]}},"then":[]})");
    }

    void knowsWhichPythonATypeNeeds()
    {
        QFETCH(QByteArray, step);
        auto set = readTaskSet(R"({"schema":1,"coros":{"fails":{"body":[{"op":"raise","type":"ValueError"}]},"main":{"body":[{"op":"set","as":"x","value":1},)" + step + R"(]}},"main":"main"})");
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().pointer + set.problems().front().message));
        TaskSet changed = *set;
        changed.python = PythonVersion::fromText(QStringLiteral("3.12"));
        const auto old = Run::create(changed);
        QVERIFY(!old);
        QVERIFY2(old.problems().front().message.contains(QStringLiteral("3.13")), qPrintable(old.problems().front().message));
        changed.python = PythonVersion::fromText(QStringLiteral("3.13"));
        QVERIFY(Run::create(changed));
    }

    void endsWithTheStatusOfPython_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<int>("status");
        QTest::newRow("done") << QByteArray(R"({"op":"log","text":"a"})") << 0;
        QTest::newRow("error") << QByteArray(R"({"op":"raise","type":"ValueError"})") << 1;
        QTest::newRow("bare SystemExit") << QByteArray(R"({"op":"raise","type":"SystemExit"})") << 0;
        QTest::newRow("SystemExit with a text") << QByteArray(R"({"op":"raise","type":"SystemExit","msg":"3"})") << 1; // a text is not a numeric code
        QTest::newRow("derived from SystemExit") << QByteArray(R"({"op":"raise","type":"Quit"})") << 0;
        QTest::newRow("KeyboardInterrupt") << QByteArray(R"({"op":"raise","type":"KeyboardInterrupt"})") << 130;
        QTest::newRow("derived from KeyboardInterrupt") << QByteArray(R"({"op":"raise","type":"Ctrl"})") << 1;
        QTest::newRow("deadlock") << QByteArray(R"({"op":"future","as":"f"},{"op":"await","of":{"var":"f"}})") << 3;
    }

    void endsWithTheStatusOfPython()
    {
        QFETCH(QByteArray, step);
        QFETCH(int, status);
        const auto set = readTaskSet(R"({"schema":1,"exceptions":{"Quit":"SystemExit","Ctrl":"KeyboardInterrupt"},"coros":{"main":{"body":[)" + step + R"(]}},"main":"main"})");
        QVERIFY(set);
        auto run = Run::create(*set);
        QVERIFY(run);
        (*run)->runToEnd();
        QCOMPARE((*run)->exitStatus(), status);
    }
};

QTEST_GUILESS_MAIN(TestBounds)
#include "tst_bounds.moc"
