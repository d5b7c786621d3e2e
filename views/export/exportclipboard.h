// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exportoptions.h"

#include <memory>

class QMimeData;
class QWidget;

namespace awaitscope {

struct TaskSet;

//! The picture as an image, as an SVG and in words, all at once: each program that one pastes into takes what it knows
//! best. Null if the picture breaks a limit. The SVG has a fixed theme, because a document does not change with the reader.
std::unique_ptr<QMimeData> exportMimeData(const TraceStore &store, const ExportOptions &options);

//! Puts exportMimeData() on the clipboard. Returns whether there was a picture.
bool copyTimeline(const TraceStore &store, const ExportOptions &options);

//! Asks for a printer with a preview of the pages, and prints. Returns when the preview was closed.
void printTimeline(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QWidget *parent);

} // namespace awaitscope
