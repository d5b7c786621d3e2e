// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/raster/imagewriter.h"

#include "views/export/embedding/embedding.h"
#include "views/export/embedding/pngchunks.h"
#include "views/export/raster/palette.h"
#include "views/export/scene/exportpaint.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr double InchesPerMetre = 39.3700787;
// On Qt's scale of 0 to 100: level 6 of zlib. Level 3 is some hundredths of a second faster and gives a quarter more bytes; level 9
// saves a tenth more and takes several times as long.
constexpr int PngCompression = 65;
// For the progress: the share of the time that rendering takes, and the usual compressed size.
constexpr double Rendered = 0.3;
constexpr double LikelyBytesPerPixel = 0.06;

//! A buffer for a file being written: reports the progress, and refuses further data once the export is cancelled.
class WatchedBuffer : public QBuffer
{
public:
    WatchedBuffer(const ExportProgress &progress, double likelySize)
        : m_progress(progress), m_likelySize(likelySize) {}

protected:
    qint64 writeData(const char *data, qint64 length) override
    {
        if (m_progress && !m_progress(std::min(double(pos()) / m_likelySize, 0.95)))
            return -1;
        return QBuffer::writeData(data, length);
    }

private:
    const ExportProgress &m_progress;
    double m_likelySize;
};

} // namespace

QSize deviceSize(const ExportScene &scene, double scale)
{
    const QSizeF size = scene.size() * scale;
    const auto whole = [](double v) { return int(std::clamp(std::ceil(v - 0.01), 1.0, 1e9)); };
    return {whole(size.width()), whole(size.height())};
}

QString sizeProblem(QSizeF pixels)
{
    if (std::max(pixels.width(), pixels.height()) > MaxImageSide)
        return QCoreApplication::translate("Export", "the picture would be %1 × %2 pixels; the limit is %3 per side")
            .arg(qRound64(pixels.width()))
            .arg(qRound64(pixels.height()))
            .arg(MaxImageSide);
    if (pixels.width() * pixels.height() > double(MaxImagePixels))
        return QCoreApplication::translate("Export", "the picture would have %1 million pixels; the limit is %2 million")
            .arg(qRound64(pixels.width() * pixels.height() / 1e6))
            .arg(MaxImagePixels / 1'000'000);
    return {};
}

QImage renderExport(const ExportScene &scene, const ExportOptions &options)
{
    const QSize size = deviceSize(scene, options.scale);
    if (!sizeProblem(size).isEmpty())
        return {};
    QImage image(size, options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const Theme &theme = themeOf(options.theme);
    image.fill(options.transparent ? QColor(Qt::transparent) : theme.color(ColorRole::Canvas));
    image.setColorSpace(QColorSpace::SRgb);
    QPainter painter(&image);
    painter.scale(options.scale * scene.zoom, options.scale * scene.zoom);
    paintExport(painter, scene.list, theme, options.transparent);
    return image;
}

QByteArray encodePng(QImage image, const ExportOptions &options, const ExportProgress &progress)
{
    const double dpi = options.dpi ? *options.dpi : 96 * options.scale;
    image.setDotsPerMeterX(qRound(dpi * InchesPerMetre));
    image.setDotsPerMeterY(qRound(dpi * InchesPerMetre));
    image.setText(QStringLiteral("Software"), QStringLiteral("Awaitscope " AWAITSCOPE_VERSION));
    WatchedBuffer buffer(progress, double(image.width()) * image.height() * LikelyBytesPerPixel);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(PngCompression);
    if (!writer.write(image))
        return {};
    return options.embedded.isEmpty() ? buffer.data()
                                      : withPngTexts(buffer.data(), {{EmbeddedKey, options.embedded}, {EmbeddedStrategyKey, options.strategy.toUtf8()}});
}

QByteArray writePng(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress)
{
    *error = sizeProblem(scene.size() * options.scale);
    if (!error->isEmpty())
        return {};
    QImage image = renderExport(scene, options);
    // Antialiased text has some thousand tones, in three bytes a pixel and filtered by libpng: with a palette a picture takes a
    // fraction of the time and of the bytes.
    if (!options.transparent)
        if (QImage smaller = withPalette(image, themeOf(options.theme)); !smaller.isNull())
            image = std::move(smaller);
    if (image.isNull()) {
        *error = QCoreApplication::translate("Export", "there is not enough memory for the picture");
        return {};
    }
    bool cancelled = progress && !progress(Rendered);
    QByteArray png;
    if (!cancelled)
        png = encodePng(image, options, [&](double share) {
            cancelled = progress && !progress(Rendered + share * (1 - Rendered));
            return !cancelled;
        });
    if (png.isEmpty() && !cancelled)
        *error = QCoreApplication::translate("Export", "the picture could not be compressed");
    return png;
}

} // namespace awaitscope
