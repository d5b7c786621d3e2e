// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/export/scene/exportscene.h"

namespace awaitscope {

//! Maximum pixels per side of a WebP.
constexpr int MaxWebPSide = 16'383;
//! Maximum number of frames: more would take minutes and gigabytes.
constexpr int MaxFrames = 2'000;

//! The run as an animated WebP: the picture appears from left to right behind a line that marks the current time. Sets
//! \a error (a sentence without the path) when it exceeds a limit; returns nothing and leaves \a error empty when cancelled.
QByteArray writeAnimation(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress = {});

} // namespace awaitscope
