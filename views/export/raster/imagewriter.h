// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/export/scene/exportscene.h"

#include <QImage>

namespace awaitscope {

//! The scene as a PNG: sRGB, with resolution and task set. Sets \a error (a sentence without the path) and returns nothing if the
//! picture exceeds a limit; returns nothing and leaves \a error empty if it was cancelled.
QByteArray writePng(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress = {});

//! \a image as a PNG with the resolution and the task set of \a options. Nothing if it was cancelled.
QByteArray encodePng(QImage image, const ExportOptions &options, const ExportProgress &progress = {});

//! Why a picture of that size cannot be made, with the limit; empty if it can.
QString sizeProblem(QSizeF pixels);

} // namespace awaitscope
