// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/export/dialog/exportclipboard.h"
#include "views/export/exportjob.h"
#include "views/export/raster/animationwriter.h"
#include "views/export/scene/exportpaint.h"

#include <QColorSpace>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <webp/demux.h>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

int pixelsOf(const QImage &image, QRgb color)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            n += image.pixel(x, y) == color;
    return n;
}

int mostDifference(const QImage &a, const QImage &b)
{
    int most = a.size() == b.size() ? 0 : 256;
    for (int y = 0; y < a.height() && most < 256; ++y)
        for (int x = 0; x < a.width(); ++x)
            most = std::max(most, difference(a.pixel(x, y), b.pixel(x, y)));
    return most;
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void sameInputGivesSameBytes_data();
    void sameInputGivesSameBytes();
    void pngHasTheRequestedSize();
    void pngRecordsItsResolution();
    void everyPngHasAPalette();
    void largePngKeepsItsColours();
    void pngShowsRedOnlyWhileSomethingIsPending();
    void transparentPngHasNoBackground();
    void pdfHasItsTextAndPages();
    void pdfLooksLikeThePng();
    void tilesRepeatTheNamesOfTheLanes();
    void namesThePathThatCannotBeWritten();
    void rejectsAPictureThatIsTooLarge();
    void cancellingLeavesNoFile();
    void filmPlaysTheRun();
    void filmOfTooManyFramesIsRefused();
    void clipboardHasImageSvgAndText();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    QTemporaryDir m_folder;
};

void ExportTest::sameInputGivesSameBytes_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"svg", "png", "pdf", "webp"})
        QTest::newRow(suffix) << suffix;
}

void ExportTest::sameInputGivesSameBytes()
{
    QFETCH(QString, suffix);
    const StoredRun run(Siblings);
    QCOMPARE(exportTimeline(run.store, {}, path("first.") + suffix), std::nullopt);
    QTest::qWait(1100); // a date in the file, in whole seconds, would differ
    QCOMPARE(exportTimeline(run.store, {}, path("second.") + suffix), std::nullopt);
    QVERIFY(!contents(path("first.") + suffix).isEmpty());
    QVERIFY(contents(path("first.") + suffix) == contents(path("second.") + suffix));
}

void ExportTest::pngHasTheRequestedSize()
{
    const StoredRun run(Siblings);
    ExportOptions options;
    options.width = 900;
    options.height = 500;
    options.scale = 2;
    QCOMPARE(exportTimeline(run.store, options, path("size.png")), std::nullopt);
    QCOMPARE(QImage(path("size.png")).size(), QSize(1800, 1000));
}

void ExportTest::pngRecordsItsResolution()
{
    const StoredRun run(Siblings);
    ExportOptions options;
    options.dpi = 300;
    options.scale = 300.0 / 96;
    QCOMPARE(exportTimeline(run.store, options, path("dpi.png")), std::nullopt);
    const QImage image(path("dpi.png"));
    QCOMPARE(image.dotsPerMeterX(), 11811);
    QCOMPARE(image.dotsPerMeterY(), 11811);
    QVERIFY(contents(path("dpi.png")).contains("sRGB") || contents(path("dpi.png")).contains("iCCP"));
}

// Small ones too: otherwise a picture of 100 tasks would be larger, and take longer, than one of 1,000.
void ExportTest::everyPngHasAPalette()
{
    for (const QString &name : {Siblings, Forgotten}) {
        const StoredRun run(name);
        ExportOptions options;
        QCOMPARE(exportTimeline(run.store, options, path("small-palette.png")), std::nullopt);
        const QImage written(path("small-palette.png"));
        QCOMPARE(written.format(), QImage::Format_Indexed8);
        const QImage exact = renderExport(buildExportScene(run.store, options), options);
        const int most = mostDifference(exact, written.convertToFormat(QImage::Format_RGB32));
        QVERIFY2(most <= 24, qPrintable(QString::number(most)));
    }
}

// It has a palette in which the colours of the theme are exact, and the edges of letters are off by no visible amount.
void ExportTest::largePngKeepsItsColours()
{
    const StoredRun run(Forgotten);
    ExportOptions options;
    options.width = 2000;
    options.height = 1000;
    options.scale = 2.5;
    QCOMPARE(exportTimeline(run.store, options, path("large-palette.png")), std::nullopt);
    const QImage written(path("large-palette.png"));
    QCOMPARE(written.size(), QSize(5000, 2500));
    QCOMPARE(written.format(), QImage::Format_Indexed8);
    QCOMPARE(written.colorSpace(), QColorSpace(QColorSpace::SRgb));
    const QImage exact = renderExport(buildExportScene(run.store, options), options);
    const QImage same = written.convertToFormat(QImage::Format_RGB32);
    const int most = mostDifference(exact, same);
    QVERIFY2(most <= 24, qPrintable(QString::number(most)));
    const QRgb red = themeOf(ExportTheme::Light).color(ColorRole::Pending).rgb();
    QVERIFY(pixelsOf(exact, red) > 1000);
    QVERIFY(pixelsOf(same, red) >= pixelsOf(exact, red));
}

void ExportTest::pngShowsRedOnlyWhileSomethingIsPending()
{
    ExportOptions options;
    options.legend = false;
    options.title = false;
    const auto redPixels = [&](const QString &name) {
        const StoredRun run(name);
        const QImage image = renderExport(buildExportScene(run.store, options), options);
        return pixelsOf(image, themeOf(ExportTheme::Light).color(ColorRole::Pending).rgb());
    };
    QVERIFY(redPixels(Forgotten) > 500);
    QCOMPARE(redPixels(QStringLiteral("seed/a1_s1_basic_try_except")), 0);
}

void ExportTest::transparentPngHasNoBackground()
{
    const StoredRun run(Siblings);
    ExportOptions options;
    options.transparent = true;
    QCOMPARE(exportTimeline(run.store, options, path("clear.png")), std::nullopt);
    const QImage image(path("clear.png"));
    QVERIFY(image.hasAlphaChannel());
    QCOMPARE(qAlpha(image.pixel(2, 2)), 0);
    QCOMPARE(qAlpha(image.pixel(image.width() / 2, image.height() - 3)), 0);
}

void ExportTest::pdfHasItsTextAndPages()
{
    if (missing("pdftotext") || missing("pdfinfo"))
        QSKIP("poppler-utils are not installed");
    const StoredRun run(Siblings);
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

void ExportTest::tilesRepeatTheNamesOfTheLanes()
{
    if (missing("pdftotext"))
        QSKIP("poppler-utils are not installed");
    const StoredRun run(Siblings);
    ExportOptions options;
    options.width = 2400;
    options.fit = PageFit::Tiles;
    options.page.setPageSize(QPageSize(QPageSize::A4));
    QCOMPARE(exportTimeline(run.store, options, path("tiles.pdf")), std::nullopt);
    int status = 0;
    for (const char *page : {"1", "2", "3"}) {
        const QStringList only{QStringLiteral("-f"), QLatin1StringView(page), QStringLiteral("-l"), QLatin1StringView(page)};
        const QByteArray text = outputOf(QStringLiteral("pdftotext"), only + QStringList{path("tiles.pdf"), QStringLiteral("-")}, &status);
        QVERIFY2(text.contains("main") && text.contains("Page " + QByteArray(page) + " of"), text.constData());
    }
}

// The documented difference of a PDF in poppler, which does not hint letters: at most 3 of 100 pixels differ by more than a quarter
// of the scale.
void ExportTest::pdfLooksLikeThePng()
{
    if (missing("pdftoppm"))
        QSKIP("poppler-utils are not installed");
    const StoredRun run(Siblings);
    ExportOptions options;
    options.width = 1000;
    QCOMPARE(exportTimeline(run.store, options, path("same.pdf")), std::nullopt);
    QCOMPARE(exportTimeline(run.store, options, path("same.png")), std::nullopt);
    int status = 0;
    const QStringList arguments{QStringLiteral("-r"), QStringLiteral("96"), QStringLiteral("-png"), QStringLiteral("-singlefile")};
    outputOf(QStringLiteral("pdftoppm"), arguments + QStringList{path("same.pdf"), path("poppler")}, &status);
    QCOMPARE(status, 0);
    const QImage ours(path("same.png"));
    const QImage theirs = QImage(path("poppler.png"));
    QVERIFY(std::abs(theirs.width() - ours.width()) <= 1 && std::abs(theirs.height() - ours.height()) <= 1);
    const QSize common = ours.size().boundedTo(theirs.size());
    const double share = differingShare(ours.copy(QRect({}, common)), theirs.copy(QRect({}, common)));
    QVERIFY2(share < 0.03, qPrintable(QString::number(share)));
}

void ExportTest::namesThePathThatCannotBeWritten()
{
    const StoredRun run(Siblings);
    const QString file = path("missing/folder/x.png");
    const auto error = exportTimeline(run.store, {}, file);
    QVERIFY(error);
    QVERIFY2(error->contains(QDir::toNativeSeparators(file)), qPrintable(*error));
}

void ExportTest::rejectsAPictureThatIsTooLarge()
{
    const StoredRun run(Siblings);
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
    const StoredRun run(Siblings);
    QCOMPARE(exportTimeline(run.store, {}, path("stopped.pdf"), [](double) { return false; }), std::nullopt);
    QVERIFY(!QFile::exists(path("stopped.pdf")));
}

namespace {

struct DecoderDeleter
{
    void operator()(WebPAnimDecoder *d) const { WebPAnimDecoderDelete(d); }
};

struct Frame
{
    QImage image;
    int untilMs = 0;
};

std::vector<Frame> framesOf(const QByteArray &film)
{
    const WebPData data{reinterpret_cast<const uint8_t *>(film.constData()), std::size_t(film.size())};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_RGBA;
    const std::unique_ptr<WebPAnimDecoder, DecoderDeleter> decoder(WebPAnimDecoderNew(&data, &options));
    std::vector<Frame> frames;
    WebPAnimInfo info{};
    if (!decoder || !WebPAnimDecoderGetInfo(decoder.get(), &info))
        return frames;
    while (WebPAnimDecoderHasMoreFrames(decoder.get())) {
        uint8_t *pixels = nullptr;
        int until = 0;
        if (!WebPAnimDecoderGetNext(decoder.get(), &pixels, &until))
            break;
        frames.push_back({QImage(pixels, int(info.canvas_width), int(info.canvas_height), QImage::Format_RGBA8888).copy(), until});
    }
    return frames;
}

} // namespace

// The run of 600 ms at half speed takes 1200 ms; the animation holds its last frame, which equals the PNG, for 2 s.
void ExportTest::filmPlaysTheRun()
{
    const StoredRun run(Forgotten);
    ExportOptions options;
    options.width = 400;
    options.framesPerSecond = 10;
    options.playSpeed = double(run.store.range().end.count()) / 1e9 / 1.2;
    QCOMPARE(exportTimeline(run.store, options, path("film.webp")), std::nullopt);
    const std::vector<Frame> frames = framesOf(contents(path("film.webp")));
    QVERIFY2(frames.size() >= 8 && frames.size() <= 15, qPrintable(QString::number(frames.size())));
    QCOMPARE(frames.back().untilMs, 3200);
    const QImage whole = renderExport(buildExportScene(run.store, options), options);
    QCOMPARE(mostDifference(frames.back().image.convertToFormat(QImage::Format_RGB32), whole), 0);
    const QRgb red = themeOf(ExportTheme::Light).color(ColorRole::Pending).rgb();
    std::vector<int> reds;
    for (const Frame &frame : frames)
        reds.push_back(pixelsOf(frame.image, red));
    QVERIFY(std::is_sorted(reds.begin(), reds.end())); // the red area grows
    QVERIFY(reds.front() < reds.back() / 4);
}

void ExportTest::filmOfTooManyFramesIsRefused()
{
    const StoredRun run(Forgotten);
    ExportOptions options;
    options.playSpeed = 0.001;
    const auto error = exportTimeline(run.store, options, path("long.webp"));
    QVERIFY(error);
    QVERIFY2(error->contains(QString::number(MaxFrames)), qPrintable(*error));
}

void ExportTest::clipboardHasImageSvgAndText()
{
    const StoredRun run(Siblings);
    ExportOptions options = fixedOptions();
    options.titleText = QStringLiteral("Who looks?");
    const std::unique_ptr<QMimeData> data = exportMimeData(run.store, options);
    QVERIFY(data);
    QVERIFY(data->hasImage() && data->hasText());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).width(), 1000);
    QCOMPARE(QImage::fromData(data->data(QStringLiteral("image/png")), "png").width(), 1000);
    QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("<svg"));
    QVERIFY(data->text().startsWith(QStringLiteral("Who looks?\n")) && data->text().contains(QStringLiteral("2 raised")));
}

QTEST_MAIN(ExportTest)
#include "tst_export.moc"
