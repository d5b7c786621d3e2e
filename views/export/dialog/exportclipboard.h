// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <memory>

class QMimeData;
class QWidget;

namespace awaitscope {

struct TaskSet;

//! The picture as an image, as an SVG and as text at the same time: the application that it is pasted into takes the format that
//! it supports best. Null if the picture exceeds a limit. The SVG has a fixed theme, because a document does not follow its reader's.
std::unique_ptr<QMimeData> exportMimeData(const TraceStore &store, const ExportOptions &options);

//! Puts exportMimeData() on the clipboard. Returns whether there was a picture.
bool copyTimeline(const TraceStore &store, const ExportOptions &options);

//! Shows a print preview, from which the user prints. Returns when the preview is closed.
void printTimeline(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QWidget *parent);

} // namespace awaitscope
