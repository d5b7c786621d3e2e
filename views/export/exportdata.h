// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

namespace awaitscope {

struct TaskSet;

//! Fills in what \a options leave to the task set: the title, and the file to embed unless that is disabled.
void describe(const TaskSet &taskSet, ExportOptions &options);

//! The run, or the task set, in one of the text formats. Sets \a error (a sentence without the path) if that is not possible.
QByteArray exportText(ExportFormat format, const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QString *error);

} // namespace awaitscope
