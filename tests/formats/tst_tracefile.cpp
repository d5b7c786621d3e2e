// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"

#include <QBuffer>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace awaitscope;

namespace {

const QByteArray metaLine = R"({"t":0,"task":null,"event":"meta","python":"3.11.7","impl":"c","loop":"virtual","scenario":"x"})"
                            "\n";
const QByteArray createLine = R"({"t":0,"task":"main#1","event":"created","coro":"main","by":null})"
                              "\n";

QByteArray written(const Trace &trace, bool ticks = true)
{
    std::string out;
    writeTrace(trace, out, ticks);
    return QByteArray::fromStdString(out);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString anyStoredTrace()
{
    const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios");
    QDirIterator files(root, {QStringLiteral("*.jsonl")}, QDir::Files, QDirIterator::Subdirectories);
    QString largest;
    qint64 size = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().size() > size && files.fileInfo().size() < 200'000) {
            size = files.fileInfo().size();
            largest = path;
        }
    }
    return largest;
}

} // namespace

class TestTraceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesEveryStoredTraceAsItWasRead_data();
    void writesEveryStoredTraceAsItWasRead();
    void resolvesLabelsToEntities();
    void keepsFractionsOfMillisecondsToTheNanosecond();
    void keepsASleepWithoutALength();
    void keepsTextInAnyScript();
    void writesToADeviceWhatItWritesToAString();
    void namesTheLineOfAProblem_data();
    void namesTheLineOfAProblem();
    void labelsNestedWithoutAnEndAreText();
    void readsLinesLongerThanAMegabyte();
    void readsPieceByPieceWithTheSameResult();
    void namesTheLineInAFileOfManyPieces();
};

void TestTraceFile::writesEveryStoredTraceAsItWasRead_data()
{
    QTest::addColumn<QString>("path");
    const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios");
    QDirIterator files(root, {QStringLiteral("*.jsonl")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.mid(root.size() + 1))) << path;
    }
}

void TestTraceFile::writesEveryStoredTraceAsItWasRead()
{
    QFETCH(QString, path);
    const QByteArray stored = readAll(path);
    QVERIFY(!stored.isEmpty());
    const auto trace = readTrace(stored);
    QVERIFY2(trace, trace ? "" : qPrintable(trace.problems().front().pointer + trace.problems().front().message));
    const auto expected = stored.split('\n');
    const auto actual = written(**trace).split('\n');
    QCOMPARE(actual.size(), expected.size());
    QJsonObject meta = QJsonDocument::fromJson(expected[0]).object();
    meta[QStringLiteral("impl")] = QStringLiteral("awaitscope");
    QCOMPARE(QJsonDocument::fromJson(actual[0]).object(), meta);
    for (qsizetype i = 1; i < expected.size(); ++i)
        QCOMPARE(actual[i], expected[i]);
}

void TestTraceFile::resolvesLabelsToEntities()
{
    const QByteArray lines = metaLine + createLine
        + R"~({"t":0,"task":"work#2","event":"created","coro":"work","by":"main#1"}
{"t":0,"task":"a,[b","event":"created","coro":"work","by":"main#1"}
{"t":0,"task":"main#1","event":"awaiting","on":"gather[work#2,shield[gather[work#2]],future#1]"}
{"t":0,"task":"main#1","event":"awaiting","on":"wait_for(work#2,100)"}
{"t":0,"task":"main#1","event":"awaiting","on":"lock:door"}
{"t":0,"task":"main#1","event":"awaiting","on":"a,[b"}
)~";
    const auto result = readTrace(lines);
    QVERIFY(result);
    const Trace &trace = **result;
    const auto on = [&](std::size_t i) { return EntityId{trace.events()[i].a}; };
    QCOMPARE(trace.entity(trace.events()[1].subject).number, 2u);
    QVERIFY(trace.entity(trace.events()[2].subject).named);
    const EntityId gather = on(3);
    QCOMPARE(trace.entity(gather).kind, EntityKind::Gather);
    QCOMPARE(trace.members(gather).size(), 3u);
    QCOMPARE(trace.members(gather)[0], trace.events()[1].subject);
    QCOMPARE(trace.entity(trace.members(gather)[1]).kind, EntityKind::Shield);
    QCOMPARE(trace.entity(trace.members(gather)[2]).kind, EntityKind::Future);
    QCOMPARE(trace.entity(on(4)).kind, EntityKind::WaitFor);
    QCOMPARE(trace.members(on(4))[0], trace.events()[1].subject);
    QCOMPARE(trace.entity(on(5)).kind, EntityKind::Text);
    QCOMPARE(on(6), trace.events()[2].subject);
    QCOMPARE(written(trace, false).mid(metaLine.size() + 9), lines.mid(metaLine.size())); // "awaitscope" is 9 longer than "c"
}

void TestTraceFile::keepsFractionsOfMillisecondsToTheNanosecond()
{
    const QByteArray lines = metaLine + createLine + R"({"t":1.000001,"task":"main#1","event":"started"}
{"t":86400000.25,"task":"main#1","event":"succeeded","value":null}
)";
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    QCOMPARE((*trace)->events()[1].time.count(), 1000001);
    QCOMPARE(written(**trace, false).mid(metaLine.size() + 9), lines.mid(metaLine.size()));
}

void TestTraceFile::keepsASleepWithoutALength()
{
    const QByteArray lines = metaLine + createLine + R"({"t":0,"task":"main#1","event":"started"}
{"t":0,"task":"main#1","event":"sleeping","ms":null}
)";
    const auto trace = readTrace(lines);
    QVERIFY2(trace, qPrintable(trace ? QString() : trace.problems().front().message));
    QCOMPARE(written(**trace, false).mid(metaLine.size() + 9), lines.mid(metaLine.size()));
}

void TestTraceFile::keepsTextInAnyScript()
{
    const QByteArray lines = metaLine + createLine
        + R"({"t":0,"task":"main#1","event":"log","text":"\u00e4 \ud83d\ude00 \"\\ \u0001\u007f\n"}
{"t":0,"task":"main#1","event":"succeeded","value":{"\u00e4":[1,-2.5,1e+16,1e-05,0.1,true,null,"\u20ac"]}}
)";
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    QCOMPARE(QString::fromStdString(std::string((*trace)->text(StringId{(*trace)->events()[1].a}))),
             QStringLiteral(u"\u00e4 \U0001f600 \"\\ \u0001\u007f\n"));
    QCOMPARE(written(**trace, false).mid(metaLine.size() + 9), lines.mid(metaLine.size()));
}

void TestTraceFile::writesToADeviceWhatItWritesToAString()
{
    Trace trace;
    trace.scenario = "many";
    trace.hasScenario = true;
    const EntityId task = trace.addEntity({EntityKind::Task, false, trace.string("main"), 1});
    for (int i = 0; i < 20'000; ++i)
        trace.append({.subject = task, .a = index(trace.string("line " + std::to_string(i))), .kind = EventKind::Log});
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(writeTrace(trace, buffer).isEmpty());
    QCOMPARE(buffer.data(), written(trace, false));
    QBuffer closed;
    QVERIFY(closed.open(QIODevice::ReadOnly));
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    QVERIFY(!writeTrace(trace, closed).isEmpty());
}

void TestTraceFile::namesTheLineOfAProblem_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QByteArray &last, const char *what) {
        QTest::newRow(name) << metaLine + createLine + last << QStringLiteral("line 3") << QString::fromLatin1(what);
    };
    row("not JSON", "{\"t\":0,", "JSON");
    row("a list", "[1]\n", "not a JSON object");
    row("no event", "{\"t\":0,\"task\":null}", "\"event\"");
    row("unknown event", R"({"t":0,"task":null,"event":"exploded"})", "exploded");
    row("no time", R"({"task":"main#1","event":"started"})", "\"t\"");
    row("time as text", R"({"t":"0","task":"main#1","event":"started"})", "\"t\"");
    row("unknown task", R"({"t":0,"task":"other#2","event":"started"})", "other#2");
    row("created twice", R"({"t":0,"task":"main#1","event":"created","coro":"main","by":null})", "second time");
    row("raised nothing", R"({"t":0,"task":"main#1","event":"raised"})", "\"exc\"");
    row("exception of a wrong shape", R"({"t":0,"task":"main#1","event":"raised","exc":{"type":1,"msg":""}})", "\"exc\"");
    row("no task", R"({"t":0,"task":null,"event":"started"})", "\"task\"");
    row("unknown outcome", R"({"t":0,"task":"main#1","event":"resumed","on":"sleep","outcome":"well","suspended":true})", "well");
    row("second meta", metaLine, "first line");
    row("cut off", R"({"t":0,"task":"main#1","event":"log","text":"ab)", "JSON");
    row("a time before the first", R"({"t":-2,"task":"main#1","event":"started"})", "back");
    row("a small step back", R"({"t":-0.000001,"task":"main#1","event":"started"})", "back");
    row("absurd time", R"({"t":1e300,"task":"main#1","event":"started"})", "\"t\"");
    row("absurd time before the first", R"({"t":-1e300,"task":"main#1","event":"started"})", "\"t\"");
    row("the largest whole number", R"({"t":9223372036854775807,"task":"main#1","event":"started"})", "\"t\"");
    row("the least whole number", R"({"t":-9223372036854775808,"task":"main#1","event":"started"})", "\"t\"");
    row("a time that nanoseconds hold, but not twice", R"({"t":8000000000000,"task":"main#1","event":"started"})", "\"t\"");
    row("no number", R"({"t":NaN,"task":"main#1","event":"started"})", "JSON");
    row("infinite", R"({"t":Infinity,"task":"main#1","event":"started"})", "JSON");
    row("a number that is no JSON", R"({"t":1e999,"task":"main#1","event":"started"})", "JSON");
    QTest::newRow("back in time") << metaLine + createLine
            + "{\"t\":5,\"task\":\"main#1\",\"event\":\"started\"}\n\n{\"t\":4,\"task\":\"main#1\",\"event\":"
              "\"finally\"}" << QStringLiteral("line 5")
                                  << QStringLiteral("back");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("line 1") << QStringLiteral("no events");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << QStringLiteral("line 1") << QStringLiteral("JSON");
}

void TestTraceFile::namesTheLineOfAProblem()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, where);
    QFETCH(QString, what);
    const auto result = readTrace(lines);
    QVERIFY(!result);
    QCOMPARE(result.problems().size(), 1u);
    QCOMPARE(result.problems().front().pointer, where);
    QVERIFY2(result.problems().front().message.contains(what), qPrintable(result.problems().front().message));
}

void TestTraceFile::labelsNestedWithoutAnEndAreText()
{
    constexpr int Levels = 200'000; // each on the stack, it would overflow
    for (const char *begin : {"gather[", "shield[", "wait["}) {
        const QByteArray label = QByteArray(begin).repeated(Levels) + QByteArray("]").repeated(Levels);
        const QByteArray lines = metaLine + createLine + "{\"t\":0,\"task\":\"main#1\",\"event\":\"awaiting\",\"on\":\"" + label + "\"}\n";
        const auto trace = readTrace(lines);
        QVERIFY(trace);
        QVERIFY((*trace)->label(EntityId{(*trace)->events().back().a}) == label.toStdString());
    }
}

void TestTraceFile::readsLinesLongerThanAMegabyte()
{
    QByteArray label;
    QByteArray lines = metaLine + createLine;
    for (int i = 2; i < 100'002; ++i) {
        const QByteArray task = "a_rather_long_name#" + QByteArray::number(i);
        lines += "{\"t\":0,\"task\":\"" + task + "\",\"event\":\"created\",\"coro\":\"a_rather_long_name\",\"by\":\"main#1\"}\n";
        label += (label.isEmpty() ? "" : ",") + task;
    }
    lines += "{\"t\":0,\"task\":\"main#1\",\"event\":\"awaiting\",\"on\":\"gather[" + label + "]\"}\n";
    QVERIFY(label.size() > 2'000'000);
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    QCOMPARE((*trace)->members(EntityId{(*trace)->events().back().a}).size(), 100'000u);
    QCOMPARE(written(**trace, false).mid(metaLine.size() + 9), lines.mid(metaLine.size()));
}

// In pieces as small as one line, with a problem in the last of them.
void TestTraceFile::readsPieceByPieceWithTheSameResult()
{
    const QByteArray all = readAll(anyStoredTrace());
    QVERIFY(all.count('\n') > 10);
    const auto inPieces = [](TraceReading &reading, const QByteArray &text, qsizetype least) {
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype newline = text.indexOf('\n', std::min(at + least, text.size() - 1));
            const qsizetype end = newline < 0 ? text.size() : newline + 1;
            if (!reading.read(QByteArrayView(text).sliced(at, end - at)))
                return;
            at = end;
        }
    };
    for (const qsizetype least : {1, 100, 1000}) {
        TraceReading reading;
        inPieces(reading, all, least);
        const auto trace = reading.finish();
        QVERIFY(bool(trace));
        QCOMPARE(written(**trace, false), written(**readTrace(all), false));
        TraceReading bad;
        inPieces(bad, all + "{}\n", least);
        const auto problem = bad.finish();
        QVERIFY(!problem);
        QCOMPARE(problem.problems().front().pointer, QStringLiteral("line %1").arg(all.count('\n') + 1));
    }
    TraceReading nothing;
    QVERIFY(!nothing.finish());
}

// The reader parses half a megabyte at a time: the problem comes after several of these, on the first line of one or the last,
// among empty lines and lines that are longer than a piece.
void TestTraceFile::namesTheLineInAFileOfManyPieces()
{
    QByteArray lines = metaLine + createLine;
    QList<qsizetype> begins; // of lines 3, 4, ...
    for (int i = 0; i < 30'000; ++i) {
        begins += lines.size();
        const QByteArray text = i % 10'000 == 1 ? QByteArray(700'000, 'x') : QByteArray::number(i);
        lines += i % 100 == 0 ? QByteArray("\n") : "{\"t\":0,\"task\":\"main#1\",\"event\":\"log\",\"text\":\"" + text + "\"}\r\n";
    }
    QVERIFY(lines.size() > 4 * 512 * 1024);
    const auto trace = readTrace(lines);
    QVERIFY(trace);
    QCOMPARE((*trace)->events().size(), std::size_t(1 + 30'000 - 300));
    for (const int line : {3, 9'999, 20'005, 30'002}) {
        QByteArray bad = lines;
        bad.insert(begins[line - 3], "{\"t\":0,\"task\":\"nobody#9\",\"event\":\"started\"}\n");
        const auto unknown = readTrace(bad);
        QVERIFY(!unknown);
        QCOMPARE(unknown.problems().front().pointer, QStringLiteral("line %1").arg(line));
        bad = lines;
        bad.insert(begins[line - 3], "{\"t\":0,\n");
        const auto broken = readTrace(bad);
        QVERIFY(!broken);
        QCOMPARE(broken.problems().front().pointer, QStringLiteral("line %1").arg(line));
    }
}

QTEST_GUILESS_MAIN(TestTraceFile)
#include "tst_tracefile.moc"
