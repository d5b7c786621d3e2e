// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"
#include "views/timeline/displaylistbuilder.h"

#include <QList>

namespace awaitscope {

// The markers of a timeline are kept with its task set, where the format has room for what only the window needs:
// "x-awaitscope": {"notes": [{"ms": 12.5, "text": "disk is full"}]}. Running does not depend on them.

//! Those of \a set; what is not understood is left out.
QList<TimelineNote> notesOf(const TaskSet &set);
//! \a set with other notes and all else as it was.
TaskSet withNotes(TaskSet set, const QList<TimelineNote> &notes);

} // namespace awaitscope
