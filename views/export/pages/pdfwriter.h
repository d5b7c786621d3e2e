// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/export/scene/exportscene.h"

namespace awaitscope {

//! The largest side of a PDF page, in points: 200 inches; beyond that, readers differ.
constexpr double MaxPdfSide = 14'400;

//! A PDF of the scene: vectors, embedded fonts, title and subject, and the task set in its metadata. The same input produces the
//! same bytes. Sets \a error (a sentence without the path) and returns nothing if it cannot be made; returns nothing and leaves
//! \a error empty if it was cancelled.
QByteArray writePdf(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress = {});

} // namespace awaitscope
