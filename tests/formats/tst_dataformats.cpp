// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/chrometrace.h"
#include "model/formats/tables.h"
#include "model/formats/tracereader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace awaitscope;

namespace {

const QString goldens = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/formats/");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Trace> load(const QString &name)
{
    auto trace = readTrace(readAll(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/") + name + QStringLiteral(".jsonl")));
    return trace ? *std::move(trace) : nullptr;
}

QByteArray writtenAs(const QString &suffix, const TraceStore &store)
{
    const QString title = QString::fromStdString(store.trace().scenario);
    std::string chrome;
    if (suffix == QLatin1String("json"))
        writeChromeTrace(store, chrome);
    else if (suffix == QLatin1String("threads.json"))
        writeChromeTrace(store, chrome, ChromeTraceTasks::AsThreads);
    else if (suffix == QLatin1String("csv"))
        return writeCsv(store).toUtf8();
    else if (suffix == QLatin1String("md"))
        return writeMarkdown(store, title).toUtf8();
    else
        return writeMermaid(store, title).toUtf8();
    return QByteArray::fromStdString(chrome);
}

//! Opens and closes of nested slices on every async track; empty when they fit.
QString nestingFault(const QJsonArray &events)
{
    QHash<int, QStringList> open;
    QHash<int, double> last;
    for (const QJsonValue &value : events) {
        const QJsonObject e = value.toObject();
        const QString phase = e[QLatin1String("ph")].toString();
        const int id = e[QLatin1String("id")].toInt();
        if (phase == QLatin1String("b"))
            open[id].append(e[QLatin1String("name")].toString());
        else if (phase == QLatin1String("e") && (open[id].isEmpty() || open[id].takeLast() != e[QLatin1String("name")].toString()))
            return QStringLiteral("track %1 closes %2").arg(id).arg(e[QLatin1String("name")].toString());
        if (phase == QLatin1String("b") || phase == QLatin1String("e")) {
            if (e[QLatin1String("ts")].toDouble() < last[id])
                return QStringLiteral("track %1 goes back at %2").arg(id).arg(e[QLatin1String("name")].toString());
            last[id] = e[QLatin1String("ts")].toDouble();
        }
    }
    for (const QStringList &left : open)
        if (!left.isEmpty())
            return QStringLiteral("never closed: ") + left.join(QLatin1Char(','));
    return {};
}

} // namespace

class TestDataFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesAsTheGoldensSay_data();
    void writesAsTheGoldensSay();
    void nestsEverySliceOfEveryScenario();
    void joinsEveryArrow();
    void letsNoTextBreakATable();
};

void TestDataFormats::writesAsTheGoldensSay_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("suffix");
    for (const char *scenario : {"seed/a1_s2b_gather_fail_fast_siblings_survive", "constructs/wait_for_plain", "constructs/end_unretrieved_and_pending"})
        for (const char *suffix : {"json", "threads.json", "csv", "md", "mmd"})
            QTest::addRow("%s as %s", scenario, suffix) << QString::fromLatin1(scenario) << QString::fromLatin1(suffix);
}

void TestDataFormats::writesAsTheGoldensSay()
{
    QFETCH(QString, scenario);
    QFETCH(QString, suffix);
    const auto trace = load(scenario);
    QVERIFY(trace);
    const QByteArray actual = writtenAs(suffix, TraceStore(*trace));
    const QString golden = goldens + scenario.section(QLatin1Char('/'), 1) + QLatin1Char('.') + suffix;
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        QFile file(golden);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(actual) == actual.size());
    }
    const auto expectedLines = readAll(golden).split('\n');
    const auto actualLines = actual.split('\n');
    for (qsizetype i = 0; i < std::max(expectedLines.size(), actualLines.size()); ++i)
        QCOMPARE(actualLines.value(i), expectedLines.value(i));
}

void TestDataFormats::nestsEverySliceOfEveryScenario()
{
    for (const char *scenario : {"seed/a2_s3_sequential_await", "constructs/retry_exhausted", "constructs/tg_nested", "constructs/deadlock",
                                 "constructs/timeout_around_gather", "constructs/never_awaited_local", "constructs/gather_never_awaited"}) {
        const auto trace = load(QString::fromLatin1(scenario));
        QVERIFY(trace);
        const TraceStore store(*trace);
        for (const auto style : {ChromeTraceTasks::AsTracks, ChromeTraceTasks::AsThreads}) {
            std::string out;
            writeChromeTrace(store, out, style);
            const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(out));
            QVERIFY(json.isObject());
            const QJsonArray events = json.object()[QLatin1String("traceEvents")].toArray();
            QVERIFY(events.size() > int(store.lanes().size()));
            QCOMPARE(nestingFault(events), QString());
        }
    }
}

void TestDataFormats::joinsEveryArrow()
{
    const auto trace = load(QStringLiteral("constructs/cancel_propagates_to_awaited_task"));
    QVERIFY(trace);
    const TraceStore store(*trace);
    std::string out;
    writeChromeTrace(store, out);
    QHash<QString, int> ends;
    const QJsonArray events = QJsonDocument::fromJson(QByteArray::fromStdString(out)).object()[QLatin1String("traceEvents")].toArray();
    for (const QJsonValue &value : events) {
        const QJsonObject e = value.toObject();
        if (e.contains(QLatin1String("bind_id")))
            ends[e[QLatin1String("bind_id")].toString()] += e[QLatin1String("flow_out")].toBool() ? 1 : e[QLatin1String("flow_in")].toBool() ? 10
                                                                                                                                             : 100;
    }
    QCOMPARE(std::size_t(ends.size()), store.arrows().size());
    QVERIFY(std::ranges::all_of(ends, [](int n) { return n == 11; }));
}

void TestDataFormats::letsNoTextBreakATable()
{
    Trace trace;
    const std::string evil = "=a|b\"c,d\n# <i>:;`\\";
    const EntityId task = trace.addEntity({EntityKind::Task, true, trace.string(evil), 1});
    trace.append({.subject = task, .a = index(trace.string("work")), .kind = EventKind::Created});
    trace.append({.subject = task, .kind = EventKind::Started});
    const quint32 error = index(trace.addException({trace.string("ValueError"), trace.string(evil), false, {}}));
    trace.append({.time = std::chrono::milliseconds(5), .subject = task, .a = error, .kind = EventKind::Raised});
    const TraceStore store(trace);
    const QString csv = writeCsv(store);
    QVERIFY2(csv.contains(QStringLiteral(",\"'=a|b\"\"c,d\n# <i>:;`\\\",")), qPrintable(csv));
    const QString markdown = writeMarkdown(store, QString::fromStdString(evil));
    for (const QString &line : markdown.split(QLatin1Char('\n')))
        QVERIFY2(!line.startsWith(QLatin1Char('|')) || QString(line).remove(QStringLiteral("\\\\")).remove(QStringLiteral("\\|")).count(QLatin1Char('|')) == 6,
                 qPrintable(line));
    QVERIFY(!markdown.contains(QStringLiteral("<i>")));
    const QString mermaid = writeMermaid(store, QString::fromStdString(evil));
    for (const QString &line : mermaid.split(QLatin1Char('\n')))
        QVERIFY2(line.count(QLatin1Char(':')) <= 1 && !line.contains(QLatin1Char(';')), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestDataFormats)
#include "tst_dataformats.moc"
