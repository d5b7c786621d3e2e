// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/tracereader.h"
#include "model/program/tasksetreader.h"
#include "views/common/appstyle.h"
#include "views/export/exporter.h"
#include "views/export/exportpaint.h"
#include "views/export/pages.h"
#include "views/export/svgwriter.h"
#include "views/timeline/displaylistbuilder.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

const QString Scenarios = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/");
const QString Siblings = QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive");
const QString Forgotten = QStringLiteral("seed/a1_s3_fire_and_forget");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A stored trace and what is drawn of it.
struct Run
{
    explicit Run(const QString &name)
        : trace(std::move(*readTrace(contents(Scenarios + name + QStringLiteral(".jsonl"))))), store(*trace)
    {
        store.update();
    }
    std::unique_ptr<Trace> trace;
    TraceStore store;
};

ExportOptions fixedOptions()
{
    ExportOptions options;
    options.measure = fixedMeasure();
    options.width = 1000;
    return options;
}

//! What a program of the system prints; empty when it is not installed.
QByteArray outputOf(const QString &program, const QStringList &arguments, int *status)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    *status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput() + process.readAllStandardError();
}

bool missing(const char *program)
{
    return QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty();
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void svgIsAsReadAndApproved_data();
    void svgIsAsReadAndApproved();
    void svgIsValid_data() { scenarios(); }
    void svgIsValid();
    void svgLooksLikeThePng();
    void sameInputGivesSameBytes_data();
    void sameInputGivesSameBytes();
    void pngHasTheSizeAskedFor();
    void pngRecordsItsResolution();
    void pngShowsRedOnlyWhileSomethingIsPending();
    void transparentPngHasNoGround();
    void everyColourShowsOnWhiteAndBlack();
    void heightIsMet_data();
    void heightIsMet();
    void pdfHasItsTextAndPages();
    void pagesBreakBetweenLanes();
    void taskSetComesBack_data();
    void taskSetComesBack();
    void pictureWithoutTaskSetSaysSo();
    void namesThePathThatCannotBeWritten();
    void refusesAPictureThatIsTooLarge();
    void cancellingLeavesNoFile();
    void filmHasAnimation();

private:
    void scenarios();
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    QTemporaryDir m_folder;
};

void ExportTest::scenarios()
{
    QTest::addColumn<QString>("name");
    for (const QString &folder : {QStringLiteral("seed"), QStringLiteral("constructs")})
        for (const QString &file : QDir(Scenarios + folder).entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << folder + u'/' + file.chopped(6);
}

void ExportTest::svgIsAsReadAndApproved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("golden");
    QTest::newRow("siblings survive") << Siblings << "siblings.svg";
    QTest::newRow("fire and forget") << Forgotten << "forgotten.svg";
}

void ExportTest::svgIsAsReadAndApproved()
{
    QFETCH(QString, name);
    QFETCH(QString, golden);
    const Run run(name);
    const QString file = path("golden.svg");
    QCOMPARE(exportTimeline(run.store, fixedOptions(), file), std::nullopt);
    const QString stored = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/export/") + golden;
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        QFile::remove(stored);
        QVERIFY(QFile::copy(file, stored));
    }
    QCOMPARE(QString::fromUtf8(contents(file)), QString::fromUtf8(contents(stored)));
}

void ExportTest::svgIsValid()
{
    QFETCH(QString, name);
    if (missing("xmllint"))
        QSKIP("xmllint is not installed");
    const Run run(name);
    QCOMPARE(exportTimeline(run.store, fixedOptions(), path("valid.svg")), std::nullopt);
    int status = 0;
    const QByteArray said = outputOf(QStringLiteral("xmllint"), {QStringLiteral("--noout"), path("valid.svg")}, &status);
    QVERIFY2(status == 0 && said.isEmpty(), said.constData());
}

// The stated difference: of all pixels at most 2 in 100 differ by more than a quarter of the scale. Edges of letters do.
void ExportTest::svgLooksLikeThePng()
{
    if (missing("rsvg-convert"))
        QSKIP("rsvg-convert is not installed");
    const Run run(Siblings);
    ExportOptions options;
    options.width = 1000;
    options.theme = ExportTheme::Light;
    QCOMPARE(exportTimeline(run.store, options, path("same.svg")), std::nullopt);
    QCOMPARE(exportTimeline(run.store, options, path("same.png")), std::nullopt);
    int status = 0;
    outputOf(QStringLiteral("rsvg-convert"), {path("same.svg"), QStringLiteral("-o"), path("rsvg.png")}, &status);
    QCOMPARE(status, 0);
    const QImage ours(path("same.png"));
    const QImage theirs = QImage(path("rsvg.png")).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(theirs.size(), ours.size());
    qint64 differing = 0;
    for (int y = 0; y < ours.height(); ++y) {
        for (int x = 0; x < ours.width(); ++x) {
            const QColor a = ours.pixelColor(x, y);
            const QColor b = theirs.pixelColor(x, y);
            differing += std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())}) > 64;
        }
    }
    const double share = double(differing) / double(ours.width() * ours.height());
    QVERIFY2(share < 0.02, qPrintable(QString::number(share)));
}

void ExportTest::sameInputGivesSameBytes_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"svg", "png", "pdf"})
        QTest::newRow(suffix) << suffix;
}

void ExportTest::sameInputGivesSameBytes()
{
    QFETCH(QString, suffix);
    const Run run(Siblings);
    QCOMPARE(exportTimeline(run.store, {}, path("first.") + suffix), std::nullopt);
    QTest::qWait(1100); // a date of whole seconds in the file would show
    QCOMPARE(exportTimeline(run.store, {}, path("second.") + suffix), std::nullopt);
    QVERIFY(!contents(path("first.") + suffix).isEmpty());
    QVERIFY(contents(path("first.") + suffix) == contents(path("second.") + suffix));
}

void ExportTest::pngHasTheSizeAskedFor()
{
    const Run run(Siblings);
    ExportOptions options;
    options.width = 900;
    options.height = 500;
    options.scale = 2;
    QCOMPARE(exportTimeline(run.store, options, path("size.png")), std::nullopt);
    QCOMPARE(QImage(path("size.png")).size(), QSize(1800, 1000));
}

void ExportTest::pngRecordsItsResolution()
{
    const Run run(Siblings);
    ExportOptions options;
    options.dpi = 300;
    options.scale = 300.0 / 96;
    QCOMPARE(exportTimeline(run.store, options, path("dpi.png")), std::nullopt);
    const QImage image(path("dpi.png"));
    QCOMPARE(image.dotsPerMeterX(), 11811);
    QCOMPARE(image.dotsPerMeterY(), 11811);
    QVERIFY(contents(path("dpi.png")).contains("sRGB") || contents(path("dpi.png")).contains("iCCP"));
}

void ExportTest::pngShowsRedOnlyWhileSomethingIsPending()
{
    ExportOptions options;
    options.legend = false;
    options.title = false;
    const auto redPixels = [&](const QString &name) {
        const Run run(name);
        const QImage image = renderExport(buildExportScene(run.store, options), options);
        const QRgb red = themeOf(ExportTheme::Light).color(ColorRole::Pending).rgb();
        int n = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                n += image.pixel(x, y) == red;
        return n;
    };
    QVERIFY(redPixels(Forgotten) > 500);
    QCOMPARE(redPixels(QStringLiteral("seed/a1_s1_basic_try_except")), 0);
}

void ExportTest::transparentPngHasNoGround()
{
    const Run run(Siblings);
    ExportOptions options;
    options.transparent = true;
    QCOMPARE(exportTimeline(run.store, options, path("clear.png")), std::nullopt);
    const QImage image(path("clear.png"));
    QVERIFY(image.hasAlphaChannel());
    QCOMPARE(qAlpha(image.pixel(2, 2)), 0);
    QCOMPARE(qAlpha(image.pixel(image.width() / 2, image.height() - 3)), 0);
}

//! Marks and bars must stand off both grounds by the 3 : 1 that WCAG asks of graphics, or have a rim or a pattern that does.
void ExportTest::everyColourShowsOnWhiteAndBlack()
{
    for (const ExportTheme theme : {ExportTheme::Light, ExportTheme::Dark}) {
        for (const ColorRole role : {ColorRole::OrphanStripe, ColorRole::Created, ColorRole::SleepingHatch, ColorRole::Succeeded, ColorRole::Raised,
                                     ColorRole::Pending, ColorRole::Cancelled, ColorRole::NeverAwaited}) {
            const QColor color = themeOf(theme).color(role);
            const QColor rim = themeOf(theme).color(ColorRole::Canvas);
            for (const QColor ground : {QColor(Qt::white), QColor(Qt::black)}) {
                const bool shows = contrastRatio(color, ground) >= 2.0 || contrastRatio(rim, ground) >= 3.0;
                QVERIFY2(shows, qPrintable(Theme::roleName(role)));
            }
        }
    }
}

void ExportTest::heightIsMet_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("slide") << 1280 << 720;
    QTest::newRow("low") << 1000 << 200;
    QTest::newRow("tall") << 600 << 1600;
}

void ExportTest::heightIsMet()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const Run run(Siblings);
    ExportOptions options;
    options.width = width;
    options.height = height;
    const ExportScene scene = buildExportScene(run.store, options);
    QCOMPARE(deviceSize(scene, 1), QSize(width, height));
    QVERIFY(scene.rowTops.back() * scene.zoom <= height);
}

void ExportTest::pdfHasItsTextAndPages()
{
    if (missing("pdftotext") || missing("pdfinfo"))
        QSKIP("poppler-utils are not installed");
    const Run run(Siblings);
    ExportOptions options;
    options.titleText = QStringLiteral("Who looks?");
    options.fit = PageFit::PageWidth;
    QCOMPARE(exportTimeline(run.store, options, path("text.pdf")), std::nullopt);
    int status = 0;
    const QByteArray text = outputOf(QStringLiteral("pdftotext"), {path("text.pdf"), QStringLiteral("-")}, &status);
    QCOMPARE(status, 0);
    QVERIFY2(text.contains("Who looks?") && text.contains("main"), text.constData());
    const QByteArray info = outputOf(QStringLiteral("pdfinfo"), {path("text.pdf")}, &status);
    QVERIFY2(info.contains("Pages:") && info.contains("Title:") && info.contains("Who looks?"), info.constData());
    const QByteArray fonts = outputOf(QStringLiteral("pdffonts"), {path("text.pdf")}, &status);
    QVERIFY2(!fonts.contains(" no  no "), fonts.constData()); // embedded
}

void ExportTest::pagesBreakBetweenLanes()
{
    const Run run(Siblings);
    const ExportScene scene = buildExportScene(run.store, fixedOptions());
    const ExportPages pages = layOutPages(scene, PageFit::Tiles, QSizeF(500, 240), 1);
    QVERIFY(pages.pages.size() > 3);
    QCOMPARE(pages.pages.front().window.top(), scene.rowTops.front());
    for (const ExportPage &page : pages.pages)
        QVERIFY(page.window.isEmpty() || std::find(scene.rowTops.begin(), scene.rowTops.end(), page.window.bottom()) != scene.rowTops.end());
    QCOMPARE(layOutPages(scene, PageFit::OnePage, QSizeF(500, 240), 1).pages.size(), 1U);
}

void ExportTest::taskSetComesBack_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"svg", "png", "pdf"})
        QTest::newRow(suffix) << suffix;
}

void ExportTest::taskSetComesBack()
{
    QFETCH(QString, suffix);
    const Run run(Siblings);
    const auto set = readTaskSet(contents(Scenarios + Siblings + QStringLiteral(".json")));
    QVERIFY(set);
    ExportOptions options;
    options.strategy = QStringLiteral("fail-fast");
    const QString file = path("whole.") + suffix;
    QCOMPARE(exportFile(&*set, run.store, options, file), std::nullopt);
    QString error;
    const auto embedded = readEmbeddedTaskSet(file, &error);
    QVERIFY2(embedded, qPrintable(error));
    QCOMPARE(embedded->strategy, QStringLiteral("fail-fast"));
    const auto again = readTaskSet(embedded->json);
    QVERIFY(again);
    QVERIFY(*again == *set);
}

void ExportTest::pictureWithoutTaskSetSaysSo()
{
    const Run run(Siblings);
    QCOMPARE(exportTimeline(run.store, {}, path("bare.svg")), std::nullopt);
    QString error;
    QVERIFY(!readEmbeddedTaskSet(path("bare.svg"), &error));
    QVERIFY2(error.contains(QStringLiteral("bare.svg")) && error.contains(QStringLiteral("no task set")), qPrintable(error));
}

void ExportTest::namesThePathThatCannotBeWritten()
{
    const Run run(Siblings);
    const QString file = path("missing/folder/x.png");
    const auto error = exportTimeline(run.store, {}, file);
    QVERIFY(error);
    QVERIFY2(error->contains(QDir::toNativeSeparators(file)), qPrintable(*error));
}

void ExportTest::refusesAPictureThatIsTooLarge()
{
    const Run run(Siblings);
    ExportOptions options;
    options.width = 30'000;
    options.scale = 3;
    const auto error = exportTimeline(run.store, options, path("large.png"));
    QVERIFY(error);
    QVERIFY2(error->contains(QString::number(MaxImageSide)), qPrintable(*error));
    QVERIFY(!QFile::exists(path("large.png")));
}

void ExportTest::cancellingLeavesNoFile()
{
    const Run run(Siblings);
    QCOMPARE(exportTimeline(run.store, {}, path("stopped.pdf"), [](double) { return false; }), std::nullopt);
    QVERIFY(!QFile::exists(path("stopped.pdf")));
}

void ExportTest::filmHasAnimation()
{
    const Run run(Siblings);
    ExportOptions options;
    options.width = 400;
    options.framesPerSecond = 5;
    options.playSpeed = double(run.store.range().end.count()) / 1e9; // one second of film
    QCOMPARE(exportTimeline(run.store, options, path("film.webp")), std::nullopt);
    const QByteArray film = contents(path("film.webp"));
    QVERIFY(film.startsWith("RIFF") && film.contains("ANIM"));
    QVERIFY(film.count("ANMF") >= 5);
}

QTEST_MAIN(ExportTest)
#include "tst_export.moc"
