// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/scene/exportscene.h"

#include <QImage>

class QPainter;

namespace awaitscope {

//! Limits of a raster picture: pixels per side, because of the rasterizer, and in total, because of memory.
constexpr int MaxImageSide = 32'767;
constexpr qint64 MaxImagePixels = 256'000'000;

//! The theme of a picture that cannot follow its reader's.
const Theme &themeOf(ExportTheme theme);

//! Whether text of that colour is drawn on the background, and so needs a halo where there is none.
bool wantsHalo(ColorRole text);
//! The list without the backgrounds of canvas and lanes, and with lines and glyphs that are visible on white and on black.
DisplayList withoutGround(const DisplayList &list);

//! Draws the list in layout pixels at the painter's origin. Transparent: without a background, and text that is not on a bar
//! gets a halo of the canvas colour.
void paintExport(QPainter &painter, const DisplayList &list, const Theme &theme, bool transparent);

//! Device pixels of the picture.
QSize deviceSize(const ExportScene &scene, double scale);

//! The scene as an sRGB image of deviceSize(). Null if that exceeds a limit or there is not enough memory.
QImage renderExport(const ExportScene &scene, const ExportOptions &options);

} // namespace awaitscope
