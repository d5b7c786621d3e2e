// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/chrometrace.h"
#include "model/formats/trace/tables.h"
#include "model/formats/trace/tracereader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
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
        writeChromeTrace(store, chrome, ChromeTraceTasks::AsTracks);
    else if (suffix == QLatin1String("threads.json"))
        writeChromeTrace(store, chrome);
    else if (suffix == QLatin1String("csv"))
        return writeCsv(store).toUtf8();
    else if (suffix == QLatin1String("md"))
        return writeMarkdown(store, title).toUtf8();
    else
        return writeMermaid(store, title).toUtf8();
    return QByteArray::fromStdString(chrome);
}

//! Checks that slices are opened and closed in nested order on every async track; empty if so.
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

//! Checks that the slices of every thread are nested or disjoint, as viewers assume; empty if so.
QString threadFault(const QJsonArray &events)
{
    QHash<int, QList<std::pair<double, double>>> open; // by thread: the slices around the next one
    for (const QJsonValue &value : events) {
        const QJsonObject e = value.toObject();
        if (!e.contains(QLatin1String("ts")) || !e[QLatin1String("pid")].isDouble() || !e[QLatin1String("tid")].isDouble())
            return QStringLiteral("an event without time, process or thread: ") + e[QLatin1String("name")].toString();
        if (e[QLatin1String("ph")].toString() != QLatin1String("X"))
            continue;
        const double begin = e[QLatin1String("ts")].toDouble();
        const double end = begin + e[QLatin1String("dur")].toDouble();
        auto &around = open[e[QLatin1String("tid")].toInt()];
        while (!around.isEmpty() && around.back().second <= begin)
            around.removeLast();
        if (!around.isEmpty() && (begin < around.back().first || end > around.back().second + 1e-6))
            return QStringLiteral("%1 crosses a border").arg(e[QLatin1String("name")].toString());
        around.append({begin, end});
    }
    return {};
}

//! What Perfetto's importer makes of the events: it sorts them by time, cuts times to nanoseconds, and keeps a stack of slices for
//! each thread, and for each pair of category and id. Empty when it drops nothing, every track of a task is one, and every flow has a slice.
QString importFault(const QJsonArray &array, qsizetype tasks)
{
    struct Slice
    {
        qint64 begin, end;
        QString name;
    };
    constexpr qint64 Open = std::numeric_limits<qint64>::max();
    const auto nanoseconds = [](const QJsonValue &v) { return qint64(v.toDouble() * 1000); };
    std::vector<QJsonObject> events;
    for (const QJsonValue &value : array)
        events.push_back(value.toObject());
    std::ranges::stable_sort(events, {}, [&](const QJsonObject &e) { return nanoseconds(e[QLatin1String("ts")]); });
    QHash<QString, QList<Slice>> tracks;
    QHash<int, int> flows;
    for (const QJsonObject &e : events) {
        const QString phase = e[QLatin1String("ph")].toString(), name = e[QLatin1String("name")].toString();
        const bool async = phase == QLatin1String("b") || phase == QLatin1String("e") || phase == QLatin1String("n");
        if (phase == QLatin1String("M"))
            continue;
        if (async && (e[QLatin1String("id")].isUndefined() || !e[QLatin1String("pid")].isDouble()))
            return QStringLiteral("an async event without an id: ") + name;
        auto &stack = tracks[async ? e[QLatin1String("cat")].toString() + u'/' + QString::number(e[QLatin1String("id")].toInt())
                                   : QString::number(e[QLatin1String("tid")].toInt())];
        const qint64 at = nanoseconds(e[QLatin1String("ts")]), length = nanoseconds(e[QLatin1String("dur")]);
        if (phase == QLatin1String("s") || phase == QLatin1String("f")) {
            if (stack.isEmpty())
                return QStringLiteral("a flow without a slice: ") + name;
            flows[e[QLatin1String("id")].toInt()] += phase == QLatin1String("s") ? 1 : 10;
            continue;
        }
        if (phase == QLatin1String("e")) {
            if (stack.isEmpty() || stack.takeLast().name != name)
                return QStringLiteral("the end of what is not open: ") + name;
            continue;
        }
        while (!stack.isEmpty() && stack.back().end != Open
               && (stack.back().end < at || (stack.back().end == at && (stack.back().begin != stack.back().end || length != 0))))
            stack.removeLast();
        if (phase == QLatin1String("X") && !stack.isEmpty() && at + length > stack.back().end)
            return QStringLiteral("%1 crosses the end of %2").arg(name, stack.back().name);
        if (phase == QLatin1String("b"))
            stack.append({at, Open, name});
        else if (phase == QLatin1String("X") || phase == QLatin1String("i"))
            stack.append({at, at + length, name});
        if (e.contains(QLatin1String("bind_id")))
            flows[e[QLatin1String("bind_id")].toString().toInt()] += e[QLatin1String("flow_out")].toBool() ? 1 : 10;
    }
    if (tracks.size() != tasks)
        return QStringLiteral("%1 tracks for %2 tasks").arg(tracks.size()).arg(tasks);
    const auto whole = [](int ends) { return ends == 11; };
    return std::ranges::all_of(flows, whole) ? QString() : QStringLiteral("a flow with one end");
}

//! The fields of a CSV, as any reader splits them.
QList<QStringList> fieldsOf(const QString &csv)
{
    QList<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        QString &field = rows.back().back();
        if (quoted && csv[i] == u'"' && csv.mid(i + 1, 1) == QLatin1String("\""))
            field += csv[++i];
        else if (csv[i] == u'"')
            quoted = !quoted;
        else if (!quoted && csv[i] == u',')
            rows.back().append(QString());
        else if (!quoted && csv.mid(i, 2) == QLatin1String("\r\n"))
            rows.append({QString()}), ++i;
        else
            field += csv[i];
    }
    return rows;
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
    void isReadByPerfettoWithoutLoss_data();
    void isReadByPerfettoWithoutLoss();
    void namesWhatIsPending();
    void noTextBreaksATable();
    void readsEveryTextBackFromCsv_data();
    void readsEveryTextBackFromCsv();
    void noTextBreaksAChart_data();
    void noTextBreaksAChart();
    void reportsThatAChartIsTooLong();
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
            QCOMPARE(style == ChromeTraceTasks::AsTracks ? nestingFault(events) : threadFault(events), QString());
        }
    }
}

void TestDataFormats::joinsEveryArrow()
{
    const auto trace = load(QStringLiteral("constructs/cancel_propagates_to_awaited_task"));
    QVERIFY(trace);
    const TraceStore store(*trace);
    std::string out;
    writeChromeTrace(store, out, ChromeTraceTasks::AsTracks);
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

void TestDataFormats::isReadByPerfettoWithoutLoss_data()
{
    QTest::addColumn<QString>("path");
    for (const char *folder : {"conformance/scenarios/seed", "conformance/scenarios/constructs", "conformance/scenarios/faults", "data/formats"}) {
        const QDir dir(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/") + QLatin1String(folder));
        const QStringList names = dir.entryList({QStringLiteral("*.jsonl")}, QDir::Files);
        for (const QString &name : names)
            QTest::addRow("%s", qPrintable(name)) << dir.filePath(name);
    }
}

void TestDataFormats::isReadByPerfettoWithoutLoss()
{
    QFETCH(QString, path);
    const auto read = readTrace(readAll(path));
    QVERIFY(read);
    const TraceStore store(**read);
    const auto tasks = std::ranges::count_if(store.lanes(), [](const Lane &l) { return l.kind != LaneKind::Call; });
    for (const auto style : {ChromeTraceTasks::AsTracks, ChromeTraceTasks::AsThreads}) {
        std::string out;
        writeChromeTrace(store, out, style);
        QVERIFY(!std::ranges::any_of(out, [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }));
        const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(out));
        QCOMPARE(importFault(json.object()[QLatin1String("traceEvents")].toArray(), tasks), QString());
    }
}

void TestDataFormats::noTextBreaksATable()
{
    Trace trace;
    const std::string evil = "=a|b\"c,d\n# <i>:;`\\";
    const EntityId task = trace.addEntity({EntityKind::Task, true, trace.string(evil), 1});
    trace.append({.subject = task, .a = index(trace.string("work")), .kind = EventKind::Created});
    trace.append({.subject = task, .kind = EventKind::Started});
    const quint32 error = index(trace.addException({trace.string("ValueError"), trace.string(evil), false, {}}));
    trace.append({.time = std::chrono::milliseconds(5), .subject = task, .a = error, .kind = EventKind::Raised});
    const TraceStore store(trace);
    const QString markdown = writeMarkdown(store, QString::fromStdString(evil));
    for (const QString &line : markdown.split(QLatin1Char('\n')))
        QVERIFY2(!line.startsWith(QLatin1Char('|')) || QString(line).remove(QStringLiteral("\\\\")).remove(QStringLiteral("\\|")).count(QLatin1Char('|')) == 6,
                 qPrintable(line));
    QVERIFY(!markdown.contains(QStringLiteral("<i>")));
    const QString mermaid = writeMermaid(store, QString::fromStdString(evil));
    for (const QString &line : mermaid.split(QLatin1Char('\n')))
        QVERIFY2(line.count(QLatin1Char(':')) <= 1 && !line.contains(QLatin1Char(';')), qPrintable(line));
}

// A viewer shows names immediately, but arguments only after a click.
void TestDataFormats::namesWhatIsPending()
{
    const auto trace = load(QStringLiteral("constructs/end_unretrieved_and_pending"));
    QVERIFY(trace);
    for (const auto style : {ChromeTraceTasks::AsTracks, ChromeTraceTasks::AsThreads}) {
        std::string out;
        writeChromeTrace(TraceStore(*trace), out, style);
        const QJsonArray events = QJsonDocument::fromJson(QByteArray::fromStdString(out)).object()[QLatin1String("traceEvents")].toArray();
        QStringList found;
        for (const QJsonValue &value : events)
            if (const QJsonObject args = value.toObject()[QLatin1String("args")].toObject(); args.contains(QLatin1String("message")))
                found += value.toObject()[QLatin1String("name")].toString() + QLatin1Char('|') + args[QLatin1String("type")].toString() + QLatin1Char('|')
                    + args[QLatin1String("message")].toString();
        QCOMPARE(found, (QStringList{QStringLiteral("pending ValueError|ValueError|x"), QStringLiteral("pending ValueError|ValueError|y")}));
    }
}

namespace {

const std::vector<const char *> evilTexts{"plain",
                                          "",
                                          "=1+1",
                                          " =1+1",
                                          "\t=1+1",
                                          "\r@x",
                                          "\n x",
                                          "'",
                                          "'quoted'",
                                          "''=x",
                                          "+",
                                          "-",
                                          "@sum",
                                          "\u00a0=x",
                                          "\ufeff=x",
                                          "\uff1dx",
                                          "a;b",
                                          "a,b",
                                          "a\tb",
                                          "a\rb",
                                          "a\nb",
                                          "\"",
                                          "a\"b",
                                          " blank ",
                                          "\u2028",
                                          "\x1b[31m",
                                          "%%{init: {'theme':'dark'}}%%",
                                          "%%{init",
                                          "%% comment",
                                          "---",
                                          "a:b",
                                          "#quot;",
                                          "work#2",
                                          "<i>x</i>",
                                          "<script>",
                                          "`code`",
                                          "gantt",
                                          "title x",
                                          "section y",
                                          "click a href",
                                          "done, crit",
                                          "2024-01-01 x",
                                          "accTitle: x",
                                          "{",
                                          "}",
                                          "[x]",
                                          "\\n",
                                          "\u202eevil",
                                          "dateFormat YYYY",
                                          "after x",
                                          "todayMarker off"};

} // namespace

void TestDataFormats::readsEveryTextBackFromCsv_data()
{
    QTest::addColumn<QString>("text");
    for (std::size_t i = 0; i < evilTexts.size(); ++i)
        QTest::addRow("%d", int(i)) << QString::fromUtf8(evilTexts[i]);
}

void TestDataFormats::readsEveryTextBackFromCsv()
{
    QFETCH(QString, text);
    Trace trace;
    const EntityId task = trace.addEntity({EntityKind::Task, true, trace.string("x" + text.toStdString()), 1});
    trace.append({.subject = task, .a = index(trace.string("work")), .kind = EventKind::Created});
    trace.append({.subject = task, .kind = EventKind::Started});
    trace.append({.time = std::chrono::milliseconds(5), .subject = task, .a = index(trace.string(text.toStdString())), .kind = EventKind::Log});
    const QString csv = writeCsv(TraceStore(trace));
    const QList<QStringList> rows = fieldsOf(csv);
    const auto row = std::ranges::find_if(rows, [](const QStringList &r) { return r.value(4) == QLatin1String("log"); });
    QVERIFY(row != rows.end());
    QCOMPARE(row->size(), 10);
    const QString shown = row->back();
    QCOMPARE(shown.startsWith(u'\'') ? shown.mid(1) : shown, text);
    // No spreadsheet interprets it as a formula, whatever characters it skips.
    static const QRegularExpression formula(QStringLiteral("^[\\s\\p{Cc}\\p{Cf}]*[=+@\\x{ff1d}\\x{ff0b}\\x{ff0d}\\x{ff20}-]"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    for (const QStringList &fields : rows)
        for (const QString &field : fields)
            QVERIFY2(!formula.match(field).hasMatch(), qPrintable(field));
    // And one that separates by semicolons sees it as one field.
    QVERIFY2(!text.contains(u';') || csv.contains(u'"' + text + u'"'), qPrintable(csv));
}

void TestDataFormats::noTextBreaksAChart_data()
{
    readsEveryTextBackFromCsv_data();
}

void TestDataFormats::noTextBreaksAChart()
{
    QFETCH(QString, text);
    Trace trace;
    const EntityId task = trace.addEntity({EntityKind::Task, true, trace.string(text.isEmpty() ? "x" : text.toStdString()), 1});
    trace.append({.subject = task, .a = index(trace.string("work")), .kind = EventKind::Created});
    trace.append({.subject = task, .kind = EventKind::Started});
    const quint32 error = index(trace.addException({trace.string(text.toStdString()), trace.string(text.toStdString()), false, {}}));
    trace.append({.time = std::chrono::milliseconds(5), .subject = task, .a = error, .kind = EventKind::Raised});
    const QStringList lines = writeMermaid(TraceStore(trace), text).split(u'\n');
    static const QRegularExpression statement(
        QStringLiteral("^(gantt|    (title|section) \\S.*|    dateFormat x|    axisFormat %Q|    [^ \\d-].* "
                       ":((active|crit|done|milestone), )*\\d+, \\d+(ms)?|)$"));
    static const QRegularExpression taken(QStringLiteral("^    (gantt|section|title|click|dateFormat|accTitle|accDescr|todayMarker)\\b.* :"));
    for (const QString &line : lines) {
        QVERIFY2(statement.match(line).hasMatch(), qPrintable(line));
        QVERIFY2(!taken.match(line).hasMatch(), qPrintable(line));
        QVERIFY2(line.contains(QLatin1String("axisFormat")) || !line.contains(u'%'), qPrintable(line));
        QVERIFY2(line.count(u':') <= 1 && !line.contains(u';') && !line.contains(u'<') && !line.contains(u'{'), qPrintable(line));
    }
}

void TestDataFormats::reportsThatAChartIsTooLong()
{
    QVERIFY(mermaidNote(50'000).isEmpty());
    QVERIFY(mermaidNote(50'001).contains(QStringLiteral("50001")));
}

QTEST_GUILESS_MAIN(TestDataFormats)
#include "tst_dataformats.moc"
