// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"
#include "views/timeline/displaylistbuilder.h"

#include <QList>

namespace awaitscope {

// The markers of a timeline are stored in its task set, under the key for data of the window:
// "x-awaitscope": {"notes": [{"ms": 12.5, "text": "disk is full"}]}. Running does not depend on them.

//! The markers of \a set; invalid ones are skipped.
QList<TimelineNote> notesOf(const TaskSet &set);
//! \a set with these notes, otherwise unchanged.
TaskSet withNotes(TaskSet set, const QList<TimelineNote> &notes);

} // namespace awaitscope
