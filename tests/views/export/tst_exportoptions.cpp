// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/options/exportoptions.h"
#include "views/export/svg/svgtext.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace awaitscope;
using namespace std::chrono_literals;

class ExportOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void determinesTheFormatByTheSuffix_data();
    void determinesTheFormatByTheSuffix();
    void offersPngFirst();
    void hasAFilterForEachSuffix();
    void readsARange_data();
    void readsARange();
    void rejectsARange_data();
    void rejectsARange();
    void writesShortNumbers_data();
    void writesShortNumbers();
    void escapesWhatXmlCannotHold();
    void idsContainTheNameOfTheTask_data();
    void idsContainTheNameOfTheTask();
    void numbersTasksWithTheSameName();
    void presetSetsOnlyWhatItDefines();
};

void ExportOptionsTest::determinesTheFormatByTheSuffix_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("format");
    QTest::newRow("png") << "a/b.png" << int(ExportFormat::Png);
    QTest::newRow("upper case") << "a/B.SVG" << int(ExportFormat::Svg);
    QTest::newRow("last of two suffixes") << "run.taskset.pdf" << int(ExportFormat::Pdf);
    QTest::newRow("trace lines are not Chrome's") << "x.jsonl" << int(ExportFormat::TraceLines);
    QTest::newRow("json is Chrome's") << "x.json" << int(ExportFormat::ChromeTrace);
    QTest::newRow("unknown") << "x.bmp" << -1;
    QTest::newRow("none") << "png" << -1;
    QTest::newRow("dot in the folder only") << "a.png/b" << -1;
}

void ExportOptionsTest::determinesTheFormatByTheSuffix()
{
    QFETCH(QString, path);
    QFETCH(int, format);
    const auto found = formatOf(path);
    QCOMPARE(found ? int(*found) : -1, format);
}

void ExportOptionsTest::offersPngFirst()
{
    QCOMPARE(exportSuffixes().first(), QStringLiteral("png"));
    QCOMPARE(exportNameFilters().first(), QStringLiteral("PNG picture (*.png)"));
}

void ExportOptionsTest::hasAFilterForEachSuffix()
{
    const QStringList suffixes = exportSuffixes();
    const QStringList filters = exportNameFilters();
    QCOMPARE(filters.size(), suffixes.size());
    for (qsizetype i = 0; i < suffixes.size(); ++i) {
        QVERIFY(filters[i].endsWith(QStringLiteral("(*.%1)").arg(suffixes[i])));
        QVERIFY(formatOf(QStringLiteral("x.") + suffixes[i]).has_value());
    }
}

void ExportOptionsTest::readsARange_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("milliseconds") << "100..300" << qint64(100'000'000) << qint64(300'000'000);
    QTest::newRow("fractions") << "0.5..1.25" << qint64(500'000) << qint64(1'250'000);
    QTest::newRow("units") << "200us..1.5s" << qint64(200'000) << qint64(1'500'000'000);
    QTest::newRow("minutes and spaces") << " 1 s .. 2 min " << qint64(1'000'000'000) << qint64(120'000'000'000);
    QTest::newRow("hours, and what is shown") << "1 h .. 1 h 2 min 3.5 s" << qint64(3'600'000'000'000) << qint64(3'723'500'000'000);
    QTest::newRow("open start") << "..5" << qint64(0) << qint64(5'000'000);
    QTest::newRow("open end") << "5.." << qint64(5'000'000) << qint64(Time::max().count());
    QTest::newRow("everything") << ".." << qint64(0) << qint64(Time::max().count());
}

void ExportOptionsTest::readsARange()
{
    QFETCH(QString, text);
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    const auto range = parseTimeRange(text);
    QVERIFY(range);
    QCOMPARE(qint64(range->begin.count()), from);
    QCOMPARE(qint64(range->end.count()), to);
}

void ExportOptionsTest::rejectsARange_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "100", "100-200", "300..100", "100..100", "-1..5", "a..b", "1x..2x", "1..2..3", "1e3..2e3", "99999999999s..", "nan..1"})
        QTest::newRow(text[0] ? text : "empty") << text;
}

void ExportOptionsTest::rejectsARange()
{
    QFETCH(QString, text);
    QVERIFY(!parseTimeRange(text));
}

void ExportOptionsTest::writesShortNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 12.0 << QByteArray("12");
    QTest::newRow("one decimal") << 0.5 << QByteArray("0.5");
    QTest::newRow("two decimals") << 1.25 << QByteArray("1.25");
    QTest::newRow("zero after the point") << 3.05 << QByteArray("3.05");
    QTest::newRow("rounded") << 1.0 / 3 << QByteArray("0.33");
    QTest::newRow("negative") << -2.5 << QByteArray("-2.5");
    QTest::newRow("no negative zero") << -0.001 << QByteArray("0");
    QTest::newRow("large without an exponent") << 1234567.0 << QByteArray("1234567");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("1000000000");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("0");
}

void ExportOptionsTest::writesShortNumbers()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    QCOMPARE(svgNumber(value), text);
}

void ExportOptionsTest::escapesWhatXmlCannotHold()
{
    QCOMPARE(svgEscaped(QStringLiteral("a<b>&\"c'")), QByteArray("a&lt;b&gt;&amp;&quot;c'"));
    QCOMPARE(svgEscaped(QStringLiteral("x") + QChar(1) + QStringLiteral("y")), QByteArray("x\xef\xbf\xbdy"));
    QCOMPARE(svgEscaped(QString(QChar(0xd800))), QByteArray("\xef\xbf\xbd"));
    QCOMPARE(svgEscaped(QStringLiteral("Zoë 🙂")), QByteArray("Zoë 🙂"));
    QCOMPARE(svgEscaped(QStringLiteral("a\r\n")), QByteArray("a&#13;\n"));
}

void ExportOptionsTest::idsContainTheNameOfTheTask_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("plain") << "main" << QByteArray("task-main");
    QTest::newRow("numbered") << "might_fail#2" << QByteArray("task-might_fail-2");
    QTest::newRow("spaces") << "fetch  A " << QByteArray("task-fetch-A");
    QTest::newRow("quotes") << "\"><script>" << QByteArray("task-script");
    QTest::newRow("nothing usable") << QStringLiteral("日本") << QByteArray("task");
}

void ExportOptionsTest::idsContainTheNameOfTheTask()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, id);
    SvgIds ids;
    QCOMPARE(ids.forTask(name), id);
}

void ExportOptionsTest::numbersTasksWithTheSameName()
{
    SvgIds ids;
    QCOMPARE(ids.forTask(QStringLiteral("a")), QByteArray("task-a"));
    QCOMPARE(ids.forTask(QStringLiteral("a-2")), QByteArray("task-a-2"));
    QCOMPARE(ids.forTask(QStringLiteral("a")), QByteArray("task-a-3"));
    QCOMPARE(ids.forTask(QStringLiteral("a")), QByteArray("task-a-4"));
}

void ExportOptionsTest::presetSetsOnlyWhatItDefines()
{
    ExportOptions options;
    options.theme = ExportTheme::Dark;
    options.log = true;
    applyPreset(exportPresets()[0], options);
    QCOMPARE(options.width.value_or(0) * 9, options.height.value_or(0) * 16);
    QCOMPARE(options.theme, ExportTheme::Dark);
    QVERIFY(options.log);
    QCOMPARE(paperScale(options), options.scale);
    applyPreset(exportPresets()[2], options); // print: finer, but not larger on paper
    QCOMPARE(options.dpi, std::optional(300));
    QCOMPARE(paperScale(options), 1.0);
    QCOMPARE(options.fit, PageFit::PageWidth);
}

QTEST_GUILESS_MAIN(ExportOptionsTest)
#include "tst_exportoptions.moc"
