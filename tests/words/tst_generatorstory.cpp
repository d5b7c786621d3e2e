// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracereader.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/console.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/words/generatorstory.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

std::unique_ptr<Run> runOf(QByteArray coros, quint64 mostEvents = 1000)
{
    RunOptions options;
    options.limits.maxEvents = mostEvents;
    const auto set = readTaskSet("{\"schema\":1,\"coros\":" + coros.replace('\'', '"') + ",\"main\":\"main\"}");
    auto run = set ? Run::create(*set, options) : Result<std::unique_ptr<Run>>(Problem{});
    if (!run)
        return nullptr;
    (*run)->runToEnd();
    return *std::move(run);
}

std::unique_ptr<Trace> load(const char *scenario)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/%1.jsonl").arg(QLatin1String(scenario)));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto trace = readTrace(file.readAll());
    return trace ? *std::move(trace) : nullptr;
}

quint32 laneCalled(const TraceStore &store, const char *name)
{
    for (quint32 i = 0; i < store.lanes().size(); ++i)
        if (store.trace().text(store.lanes()[i].name) == name)
            return i;
    return NoIndex;
}

QString wordsOf(const TraceStore &store, const char *lane)
{
    const quint32 id = laneCalled(store, lane);
    return id == NoIndex ? QStringLiteral("no lane") : explanationText(store, explainLane(store, id));
}

std::string consoleOf(const Trace &trace)
{
    std::string out;
    for (const ConsoleLine &line : consoleLines(trace))
        out += line.text + "\n";
    return out;
}

constexpr const char *Left = R"({'rows':{'body':[%1]},'main':{'body':[{'op':'async_for','of':{'coro':'rows'},'as':'x','body':[{'op':'break'}]},{'op':'sleep','ms':50}]}})";
constexpr const char *Guarded = R"({'op':'try','body':[{'op':'yield','value':1}],'finally':[{'op':'sleep','ms':5}]})";

QByteArray left(const char *steps)
{
    return QByteArray(Left).replace("%1", steps);
}

} // namespace

class TestGeneratorStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void onlyAGeneratorStandsAtItsYield();
    void aTaskOfThatNameIsNoCloser();
    void whatHasNotHappenedYetIsNotDenied();
    void aFinallyIsOnlyNamedIfOneRan();
    void whatCameOutIsToldToTheHandler();
};

// A call of a task that the collector destroyed has not ended either.
void TestGeneratorStory::onlyAGeneratorStandsAtItsYield()
{
    const auto destroyed = load("collect_of_a_chain");
    QVERIFY(destroyed);
    const TraceStore store(*destroyed);
    const quint32 deep = laneCalled(store, "deep");
    QVERIFY(deep != NoIndex);
    QVERIFY(store.lanes()[deep].end == LaneEnd::Open && store.lanes()[deep].finish != Time::max());
    QVERIFY(!standsAtYield(store, store.lanes()[deep]));
    const QString words = wordsOf(store, "deep");
    QVERIFY2(!words.contains(QLatin1String("yield")), qPrintable(words));
    QVERIFY2(!words.contains(QLatin1String("no timer is set")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("It ended with its task, which was destroyed while it waited here.")), qPrintable(words));

    const auto run = runOf(left(Guarded));
    QVERIFY(run);
    const TraceStore own(run->trace());
    QVERIFY(standsAtYield(own, own.lanes()[laneCalled(own, "rows")]));
}

void TestGeneratorStory::aTaskOfThatNameIsNoCloser()
{
    const QByteArray lines = R"({"t":0,"task":null,"event":"meta","python":"3.11.7","impl":"c","loop":"virtual"}
{"t":0,"n":0,"task":"main#1","event":"created","coro":"main","by":null}
{"t":0,"n":1,"task":"main#1","event":"started"}
{"t":0,"n":1,"task":"rows.aclose#2","event":"created","coro":"rows.aclose","by":"main#1"}
{"t":0,"n":1,"task":"main#1","event":"sleeping","ms":10}
{"t":0,"n":2,"task":"rows.aclose#2","event":"started"}
{"t":0,"n":2,"task":"rows.aclose#2","event":"raised","exc":{"type":"ValueError","msg":"x"}}
{"t":0,"n":2,"task":"rows.aclose#2","event":"never_retrieved","exc":{"type":"ValueError","msg":"x"}}
{"t":10,"n":4,"task":"main#1","event":"resumed","on":"sleep","outcome":"ok","suspended":true}
{"t":10,"n":4,"task":"main#1","event":"succeeded","value":null}
{"t":10,"n":9,"task":null,"event":"exit","outcome":"ok","value":null}
)";
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    const TraceStore store(**trace);
    QVERIFY(!generatorStory(store, laneCalled(store, "rows.aclose")));
    const std::string text = consoleOf(**trace);
    QVERIFY2(text.find("coro=<rows.aclose() done>") != std::string::npos, text.c_str());

    const auto run = runOf(left("{'op':'try','body':[{'op':'yield','value':1}],'finally':[{'op':'raise','type':'OSError','msg':'gone'}]}"));
    QVERIFY(run);
    const TraceStore own(run->trace());
    QVERIFY(generatorStory(own, laneCalled(own, "rows.aclose")));
    const std::string closed = consoleOf(run->trace());
    QVERIFY2(closed.find("coro=<<async_generator_athrow without __name__>()>") != std::string::npos, closed.c_str());
}

void TestGeneratorStory::whatHasNotHappenedYetIsNotDenied()
{
    const QString denied = QStringLiteral("The event loop never got to close it, so its clean-up did not run.");
    const auto run = runOf(left(Guarded));
    QVERIFY(run);
    const auto &events = run->trace().events();
    const auto dropped = std::ranges::find(events, EventKind::GeneratorDropped, &Event::kind);
    QVERIFY(dropped != events.end());
    const TraceStore early(run->trace(), std::size_t(dropped - events.begin()) + 1);
    QVERIFY2(!wordsOf(early, "rows").contains(denied), qPrintable(wordsOf(early, "rows")));

    const auto ended = runOf(left(Guarded), quint64(dropped - events.begin()) + 1);
    QVERIFY(ended);
    const TraceStore store(ended->trace());
    QVERIFY(store.finished());
    QVERIFY2(wordsOf(store, "rows").contains(denied), qPrintable(wordsOf(store, "rows")));
}

void TestGeneratorStory::aFinallyIsOnlyNamedIfOneRan()
{
    const auto run = runOf(left("{'op':'try','body':[{'op':'yield','value':1}],'except':[{'types':['GeneratorExit'],'body':[{'op':'sleep','ms':5}]}]}"));
    QVERIFY(run);
    const TraceStore store(run->trace());
    for (const char *lane : {"rows", "rows.aclose"}) {
        const QString words = generatorStory(store, laneCalled(store, lane)).sentences.join(u' ');
        QVERIFY2(words.contains(QLatin1String("clean-up runs")) && !words.contains(QLatin1String("finally")), qPrintable(words));
    }
    const auto guarded = runOf(left(Guarded));
    QVERIFY(guarded);
    const TraceStore other(guarded->trace());
    for (const char *lane : {"rows", "rows.aclose"}) {
        const QString words = generatorStory(other, laneCalled(other, lane)).sentences.join(u' ');
        QVERIFY2(words.contains(QLatin1String("Its finally runs")), qPrintable(words));
    }
}

// SystemExit leaves the loop instead: no handler is told.
void TestGeneratorStory::whatCameOutIsToldToTheHandler()
{
    const QString told = QStringLiteral("No code can catch it; only the loop's exception handler is told.");
    const QByteArray fails = R"({'op':'try','body':[{'op':'yield','value':1}],'finally':[{'op':'raise','type':'%2','msg':'gone'}]})";
    for (const auto &[type, isTold] : {std::pair{"OSError", true}, std::pair{"SystemExit", false}}) {
        const auto run = runOf(left(QByteArray(fails).replace("%2", type).constData()));
        QVERIFY(run);
        const TraceStore store(run->trace());
        const QString words = generatorStory(store, laneCalled(store, "rows.aclose")).sentences.join(u' ');
        QVERIFY2(words.contains(QLatin1String("came out of it")), qPrintable(words));
        QVERIFY2(words.contains(told) == isTold, qPrintable(words));
    }
}

QTEST_GUILESS_MAIN(TestGeneratorStory)
#include "tst_generatorstory.moc"
