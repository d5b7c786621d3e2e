// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/stepedits.h"
#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>
#include <QStringList>

namespace awaitscope {

//! The steps, or the members of a gather or similar step, as a complete task set in JSON: main runs the steps, and everything
//! that they call is included. Empty if there is nothing at these places.
QString copySteps(const TaskSet &set, const QStringList &pointers);

//! Inserts the steps (or members) of such a text into a list of the same kind, with everything that they need. The steps of any
//! other task set's main can be pasted as well.
Result<StepEdit> pasteSteps(const TaskSet &set, const QString &json, const QString &list, int index);

} // namespace awaitscope
