// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/scene/exportscene.h"

namespace awaitscope {

struct TaskSet;

//! The run as one web page that needs nothing else: the timeline, every exception with its explanation, the tasks, what was printed, and
//! the program. It has no script, follows the reader's light or dark mode, and whatever names and texts hold is text in it. \a svg is the
//! picture; \a taskSet may be null, and then there is no program. At most 500 exceptions and 1,000 tasks are told.
QByteArray writeReport(const TaskSet *taskSet, const TraceStore &store, const ExportScene &scene, const QByteArray &svg);

} // namespace awaitscope
