// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"
#include "views/editor/stepedits.h"

#include <QString>
#include <QStringList>

namespace awaitscope {

//! The steps, or the members of a gather and its kin, as a complete task set in JSON text: main runs the steps, and
//! everything that they call comes with them. Empty when there is nothing at these places.
QString copySteps(const TaskSet &set, const QStringList &pointers);

//! Puts the steps (or members) of such a text into a list of the same kind, with what they need. The steps of any other
//! task set's main can be pasted as well.
Result<StepEdit> pasteSteps(const TaskSet &set, const QString &json, const QString &list, int index);

} // namespace awaitscope
