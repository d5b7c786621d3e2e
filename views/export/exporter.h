// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exportoptions.h"

#include <functional>

namespace awaitscope {

struct TaskSet;

//! Called with the progress of a long export, from 0 to 1; returns false to cancel it.
using ExportProgress = std::function<bool(double)>;

//! Writes the timeline as a picture: PNG, SVG, PDF or animated WebP, by the suffix of \a path. The file appears completely or not
//! at all. Returns an error message with the path, or nothing on success. Needs a QGuiApplication (any platform).
std::optional<QString> exportTimeline(const TraceStore &store, const ExportOptions &options, const QString &path,
                                      const ExportProgress &progress = {});

//! The same for every format that the suffix of \a path may name: pictures as above, and json (Chrome trace), jsonl, csv, md,
//! mmd, py and cpp. \a taskSet may be null; py and cpp need it, and pictures embed it unless `options.embed` is off.
std::optional<QString> exportFile(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options,
                                  const QString &path, const ExportProgress &progress = {});

//! A task set that was found in a picture.
struct EmbeddedTaskSet
{
    QByteArray json; //!< the task set file
    QString strategy; //!< empty: as written
};
//! Finds the task set in a PNG, SVG or PDF written by Awaitscope. Returns none and sets \a error, a sentence that names the path, if the
//! file cannot be read, is damaged, or was written by another program.
std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(const QString &path, QString *error, const std::function<bool(double part)> &goOn = {});

} // namespace awaitscope
