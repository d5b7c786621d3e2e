// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/common/theme.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! The names and the look of a step kind in the editor.
struct StepKind
{
    QString title; //!< displayed
    QString summary; //!< one sentence
    QString search; //!< synonyms, for searching
    ColorRole role = ColorRole::SecondaryText; //!< of the bar at its left
    // From the grammar:
    QString op = {}; //!< as in the file
    StepGroup group = StepGroup::Common;
};

//! Every alternative of step::Any, in its order. Built from the type itself, so none can be missing.
const std::vector<StepKind> &stepKinds();
const StepKind &stepKind(const Step &step);
QString groupTitle(StepGroup group);

//! The kinds that match the typed letters, best match first; all of them, in order, for an empty text.
std::vector<const StepKind *> findStepKinds(const QString &letters);

} // namespace awaitscope
