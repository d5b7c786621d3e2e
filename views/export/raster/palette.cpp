// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/raster/palette.h"

#include <QColorSpace>
#include <QHash>

#include <algorithm>
#include <limits>
#include <vector>

namespace awaitscope {

namespace {

constexpr qsizetype MostColours = 4096;
constexpr qsizetype PaletteSize = 256;
constexpr qsizetype FrequentColours = 96;

//! The number of pixels of each colour. Neighbours are mostly equal, so there is one look-up per run of equal pixels.
QHash<QRgb, qint64> coloursOf(const QImage &image)
{
    QHash<QRgb, qint64> counts;
    for (int y = 0; y < image.height() && counts.size() <= MostColours; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width();) {
            const QRgb color = line[x];
            const int begin = x;
            while (x < image.width() && line[x] == color)
                ++x;
            counts[color | 0xff000000U] += x - begin;
        }
    }
    return counts;
}

int distance(QRgb a, QRgb b)
{
    const int r = qRed(a) - qRed(b), g = qGreen(a) - qGreen(b), bl = qBlue(a) - qBlue(b);
    return r * r + g * g + bl * bl;
}

//! The theme's colours that occur, then some frequent ones, then those that represent the rest best.
QList<QRgb> paletteFor(QHash<QRgb, qint64> counts, const Theme &theme)
{
    QList<QRgb> palette;
    for (std::size_t role = 1; role < static_cast<std::size_t>(ColorRole::Count); ++role)
        if (const QRgb color = theme.color(ColorRole(role)).rgb(); counts.remove(color))
            palette << color;
    QList<std::pair<qint64, QRgb>> rest;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        rest.emplace_back(-it.value(), it.key());
    std::sort(rest.begin(), rest.end());
    for (qsizetype i = 0; i < std::min(rest.size(), FrequentColours) && palette.size() < PaletteSize; ++i)
        palette << rest[i].second;
    // Then repeatedly the colour farthest from all chosen ones, so that every colour has a close neighbour.
    std::vector<int> gaps(std::size_t(rest.size()), std::numeric_limits<int>::max());
    qsizetype known = 0;
    while (palette.size() < PaletteSize) {
        for (; known < palette.size(); ++known)
            for (std::size_t i = 0; i < gaps.size(); ++i)
                gaps[i] = std::min(gaps[i], distance(rest[qsizetype(i)].second, palette[known]));
        const auto farthest = std::max_element(gaps.begin(), gaps.end());
        if (farthest == gaps.end() || *farthest == 0)
            break;
        palette << rest[farthest - gaps.begin()].second;
    }
    return palette;
}

} // namespace

QImage withPalette(const QImage &image, const Theme &theme)
{
    const QHash<QRgb, qint64> counts = coloursOf(image);
    if (counts.size() > MostColours)
        return {};
    const QList<QRgb> palette = paletteFor(counts, theme);
    QHash<QRgb, uchar> indices;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const auto nearest = std::min_element(palette.begin(), palette.end(), [&](QRgb a, QRgb b) { return distance(a, it.key()) < distance(b, it.key()); });
        indices[it.key()] = uchar(nearest - palette.begin());
    }
    QImage out(image.size(), QImage::Format_Indexed8);
    if (out.isNull())
        return {};
    out.setColorTable(palette);
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        uchar *to = out.scanLine(y);
        for (int x = 0; x < image.width();) {
            const QRgb color = line[x];
            const int begin = x;
            while (x < image.width() && line[x] == color)
                ++x;
            std::fill(to + begin, to + x, indices.value(color | 0xff000000U));
        }
    }
    out.setColorSpace(image.colorSpace());
    return out;
}

} // namespace awaitscope
