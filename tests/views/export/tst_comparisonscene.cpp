// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/enginerun.h"
#include "model/program/file/tasksetreader.h"
#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/export/scene/comparisonscene.h"
#include "views/export/exportjob.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

//! One of the examples under two strategies.
struct TwoRuns
{
    explicit TwoRuns(const QString &example, Strategy before = Strategy::FailFast, Strategy after = Strategy::Collect)
    {
        const auto set = readTaskSet(contents(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples/") + example + QStringLiteral(".taskset")));
        for (const Strategy strategy : {before, after}) {
            runs.push_back(*EngineRun::create(*set, strategy));
            runs.back()->run().runToEnd();
        }
    }
    Comparison comparison() { return Comparison({{QStringLiteral("One"), &runs[0]->store()}, {QStringLiteral("Other"), &runs[1]->store()}}); }
    std::vector<std::unique_ptr<EngineRun>> runs;
};

ComparisonOptions options()
{
    ComparisonOptions out;
    out.picture = fixedOptions();
    return out;
}

QStringList textsOf(const ExportScene &scene)
{
    QStringList out;
    for (const DisplayItem &item : scene.list.items)
        if (const auto *text = std::get_if<TextItem>(&item.shape))
            out += text->text;
    return out;
}

qsizetype signsAtNames(const ExportScene &scene)
{
    return std::ranges::count_if(scene.list.items, [](const DisplayItem &item) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        return text && text->text == QStringLiteral("\u2260") && item.ref.kind == ItemRef::Kind::Lane;
    });
}

} // namespace

class ComparisonSceneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void marksEveryLaneThatDiffers();
    void hasOneRulerAndOneLegend();
    void drawsTheFirstDifferenceThroughAllRuns();
    void leavesOutWhatIsAlike();
    void keepsTheLanesOfTheRunsApart();
    void meetsAHeight();
    void saysThatThereIsNoDifference();
    void writesEveryFormat();
    void theReportTellsEachDifferenceWithItsReasons();
};

void ComparisonSceneTest::marksEveryLaneThatDiffers()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const Comparison c = runs.comparison();
    qsizetype differing = 0;
    for (std::size_t run = 0; run < 2; ++run)
        differing += qsizetype(c.differing(run).size());
    QVERIFY(differing > 0);
    QCOMPARE(signsAtNames(buildComparisonScene(c, options())), differing);
}

void ComparisonSceneTest::hasOneRulerAndOneLegend()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const QStringList texts = textsOf(buildComparisonScene(runs.comparison(), options()));
    QCOMPARE(texts.count(signLabel(Sign::Sleeping)), 1);
    QCOMPARE(texts.count(QStringLiteral("2 s")), 1);
    QCOMPARE(texts.count(QStringLiteral("One")), 2); // above its lanes, and in the table
    ComparisonOptions bare = options();
    bare.picture.legend = bare.picture.ruler = bare.table = bare.picture.title = false;
    const QStringList fewer = textsOf(buildComparisonScene(runs.comparison(), bare));
    QCOMPARE(fewer.count(signLabel(Sign::Sleeping)), 0);
    QCOMPARE(fewer.count(QStringLiteral("2 s")), 0);
    QCOMPARE(fewer.count(QStringLiteral("One")), 1);
}

void ComparisonSceneTest::drawsTheFirstDifferenceThroughAllRuns()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const Comparison c = runs.comparison();
    const ExportScene scene = buildComparisonScene(c, options());
    const qreal x = TimeScale(scene.range, scene.list.plot.left(), scene.list.plot.width()).x(*c.firstMoment());
    const bool drawn = std::ranges::any_of(scene.list.items, [&](const DisplayItem &item) {
        const auto *line = std::get_if<LineItem>(&item.shape);
        return line && line->color == ColorRole::Accent && qAbs(line->from.x() - x) < 0.5 && line->from.y() <= scene.list.plot.top() + 0.5
            && line->to.y() >= scene.list.plot.bottom() - 0.5;
    });
    QVERIFY(drawn);
}

void ComparisonSceneTest::leavesOutWhatIsAlike()
{
    TwoRuns runs(QStringLiteral("first-look"));
    ComparisonOptions only = options();
    ComparisonOptions every = options();
    only.onlyDifferences = true;
    only.table = every.table = false; // it names all tasks
    const Comparison c = runs.comparison();
    const ExportScene all = buildComparisonScene(c, every), some = buildComparisonScene(c, only);
    QVERIFY(textsOf(all).contains(QStringLiteral("logger"))); // does the same in both
    QVERIFY(!textsOf(some).contains(QStringLiteral("logger")));
    QVERIFY(some.size().height() < all.size().height());
    QCOMPARE(signsAtNames(some), signsAtNames(all));
}

// A group of an SVG is one lane of one run.
void ComparisonSceneTest::keepsTheLanesOfTheRunsApart()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const Comparison c = runs.comparison();
    const ExportScene scene = buildComparisonScene(c, options());
    const auto lanes = quint32(c.store(0).lanes().size());
    QCOMPARE(scene.laneName(0), QStringLiteral("One: main"));
    QCOMPARE(scene.laneName(lanes), QStringLiteral("Other: main"));
    for (const DisplayItem &item : scene.list.items) {
        if (item.ref.kind != ItemRef::Kind::Lane || item.clip != Clip::None)
            continue;
        const qreal y = std::get<RectItem>(item.shape).rect.top();
        for (const DisplayItem &other : scene.list.items)
            if (other.ref == item.ref && other.clip == Clip::None && std::holds_alternative<RectItem>(other.shape))
                QCOMPARE(std::get<RectItem>(other.shape).rect.top(), y);
    }
}

void ComparisonSceneTest::meetsAHeight()
{
    TwoRuns runs(QStringLiteral("first-look"));
    ComparisonOptions wanted = options();
    const qreal natural = buildComparisonScene(runs.comparison(), wanted).size().height();
    for (const int height : {int(natural * 0.8), int(natural) + 200}) {
        wanted.picture.height = height;
        QCOMPARE(buildComparisonScene(runs.comparison(), wanted).size().height(), qreal(height));
    }
}

void ComparisonSceneTest::saysThatThereIsNoDifference()
{
    TwoRuns runs(QStringLiteral("basic"), Strategy::AsWritten, Strategy::AsWritten);
    const Comparison c = runs.comparison();
    QVERIFY(c.isSame());
    const ExportScene scene = buildComparisonScene(c, options());
    QVERIFY(textsOf(scene).contains(QStringLiteral("No difference.")));
    QCOMPARE(textsOf(scene).filter(QStringLiteral("Python 3.14 \u00B7 main: ")).size(), 2); // each says which Python it shows
    QCOMPARE(signsAtNames(scene), 0);
    QVERIFY(!textsOf(scene).contains(QStringLiteral("first difference")));
}

void ComparisonSceneTest::writesEveryFormat()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const QTemporaryDir folder;
    for (const QString &suffix : comparisonSuffixes()) {
        const QString path = folder.filePath(QStringLiteral("out.") + suffix);
        const auto error = ExportJob::prepareComparison(runs.comparison(), options(), path).run();
        QVERIFY2(!error, qPrintable(error.value_or(QString())));
        const QByteArray written = contents(path);
        const QByteArray magic = suffix == QLatin1String("png") ? QByteArray("\x89PNG") : suffix == QLatin1String("pdf") ? QByteArray("%PDF")
            : suffix == QLatin1String("svg")                                                                             ? QByteArray("<?xml")
            : suffix == QLatin1String("html")                                                                            ? QByteArray("<!DOCTYPE html>")
            : suffix == QLatin1String("json")                                                                            ? QByteArray("{")
                                                                                                                         : QByteArray("First difference");
        QVERIFY2(written.startsWith(magic), qPrintable(suffix));
    }
    QVERIFY(ExportJob::prepareComparison(runs.comparison(), options(), folder.filePath(QStringLiteral("out.csv"))).run());
}

void ComparisonSceneTest::theReportTellsEachDifferenceWithItsReasons()
{
    TwoRuns runs(QStringLiteral("first-look"));
    const Comparison c = runs.comparison();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.html"));
    ComparisonOptions wanted = options();
    wanted.picture.titleText = QStringLiteral("<b>%1 & co</b>");
    QVERIFY(!ExportJob::prepareComparison(c, wanted, path).run());
    const QString page = QString::fromUtf8(contents(path));
    QVERIFY(page.contains(QStringLiteral("<h1>&lt;b&gt;%1 &amp; co&lt;/b&gt;</h1>")));
    QVERIFY(!page.contains(QStringLiteral("<script")) && page.contains(QStringLiteral("default-src 'none'")));
    QCOMPARE(page.count(QStringLiteral("<svg")), 1);
    QCOMPARE(page.count(QStringLiteral("<details")), qsizetype(c.changes(1).size()));
    for (const LaneChange &change : c.changes(1))
        for (const QString &text : c.texts(1, change))
            QVERIFY2(page.contains(text.toHtmlEscaped()), qPrintable(text));
    QVERIFY(page.contains(QStringLiteral("How it came about")));
    for (const ComparedRun &run : c.runs())
        QVERIFY(page.contains(run.title.toHtmlEscaped()));
}

QTEST_MAIN(ComparisonSceneTest)
#include "tst_comparisonscene.moc"
