// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exporter.h"
#include "views/export/exportscene.h"

namespace awaitscope {

//! Pixels that a WebP may have along a side.
constexpr int MaxWebPSide = 16'383;
//! A film of more frames is refused: it would take minutes and gigabytes.
constexpr int MaxFrames = 2'000;

//! The run playing, as an animated WebP: the picture appears from left to right behind a line that marks the moment. Sets
//! \a error (a sentence without the path) when it breaks a limit; returns nothing and leaves \a error empty when cancelled.
QByteArray writeFilm(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress = {});

} // namespace awaitscope
