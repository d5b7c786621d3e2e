// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/common/theme.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! The group of a step kind in the palette.
enum class StepGroup { Common,
                       Errors,
                       Flow,
                       Tasks,
                       Waiting,
                       Limits,
                       Futures,
                       Shared };

//! The names and the look of a step kind in the editor.
struct StepKind
{
    QString title; //!< displayed
    QString summary; //!< one sentence
    QString search; //!< synonyms, for searching
    StepGroup group = StepGroup::Common;
    ColorRole role = ColorRole::SecondaryText; //!< of the bar at its left
    QString op = {}; //!< as in the file
};

//! Every alternative of step::Any, in its order. Built from the type itself, so none can be missing.
const std::vector<StepKind> &stepKinds();
const StepKind &stepKind(const Step &step);
QString groupTitle(StepGroup group);

//! The kinds that match the typed letters, best match first; all of them, in order, for an empty text.
std::vector<const StepKind *> findStepKinds(const QString &letters);

} // namespace awaitscope
