// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/imagewriter.h"

#include "views/export/embedding.h"
#include "views/export/exportpaint.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

namespace awaitscope {

namespace {

constexpr double InchesPerMetre = 39.3700787;
// Of Qt's scale of 0 to 100. Pictures of few colours are nearly as small as with the slowest setting, in a fraction of the time.
constexpr int PngCompression = 35;

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
        return QCoreApplication::translate("Export", "the picture would be %1 × %2 pixels large; at most %3 a side are possible")
            .arg(qRound64(pixels.width()))
            .arg(qRound64(pixels.height()))
            .arg(MaxImageSide);
    if (pixels.width() * pixels.height() > double(MaxImagePixels))
        return QCoreApplication::translate("Export", "the picture would have %1 million pixels; at most %2 million are possible")
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

QByteArray encodePng(QImage image, const ExportOptions &options)
{
    const double dpi = options.dpi ? *options.dpi : 96 * options.scale;
    image.setDotsPerMeterX(qRound(dpi * InchesPerMetre));
    image.setDotsPerMeterY(qRound(dpi * InchesPerMetre));
    image.setText(QStringLiteral("Software"), QStringLiteral("Awaitscope " AWAITSCOPE_VERSION));
    if (!options.embedded.isEmpty()) {
        image.setText(EmbeddedKey, QString::fromUtf8(options.embedded));
        image.setText(EmbeddedStrategyKey, options.strategy);
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(PngCompression);
    return writer.write(image) ? buffer.data() : QByteArray();
}

QByteArray writePng(const ExportScene &scene, const ExportOptions &options, QString *error)
{
    *error = sizeProblem(scene.size() * options.scale);
    if (!error->isEmpty())
        return {};
    const QImage image = renderExport(scene, options);
    if (image.isNull()) {
        *error = QCoreApplication::translate("Export", "there is not enough memory for the picture");
        return {};
    }
    QByteArray png = encodePng(image, options);
    if (png.isEmpty())
        *error = QCoreApplication::translate("Export", "the picture could not be compressed");
    return png;
}

} // namespace awaitscope
