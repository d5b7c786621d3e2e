// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/edit/stepdefaults.h"

#include <vector>

namespace awaitscope {

//! By kind, in the order of step::Any: why such a step cannot be in a list of steps of a coroutine; empty if it can be. Nothing is refused
//! in a set that has problems.
std::vector<QString> refusedSteps(const Program &program, const QString &coroutine, const QString &list);

//! newStep(), with values that can be in that list: a loop in a thread does not sleep, and an async generator returns no value.
NewStep newStepFor(std::size_t kind, const Program &program, const QString &coroutine, const QString &list);

} // namespace awaitscope
