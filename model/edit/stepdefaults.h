// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/scope.h"
#include "model/program/grammar/taskset.h"

namespace awaitscope {

//! A new step, and the task set with any shared object or coroutine that was missing for it.
struct NewStep
{
    Step step;
    TaskSet set;
};

//! A step of a kind (an index of step::Any) with values that make sense where it is inserted.
NewStep newStep(std::size_t kind, const EditScope &scope);
//! An awaitable for a new member: a call of a coroutine.
Awaitable newMember(const EditScope &scope);
//! A function for a thread, with its steps.
CoroCall threadCall();
Handler newHandler();

} // namespace awaitscope
