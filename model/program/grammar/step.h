// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/basicsteps.h"
#include "model/program/grammar/callbacksteps.h"
#include "model/program/grammar/generatorsteps.h"
#include "model/program/grammar/loopsteps.h"
#include "model/program/grammar/managersteps.h"
#include "model/program/grammar/sharedsteps.h"
#include "model/program/grammar/tasksteps.h"
#include "model/program/grammar/threadsteps.h"
#include "model/program/grammar/valuesteps.h"

// The steps of the task set grammar as one type.

namespace awaitscope {

//! Every step kind, in the order in which a palette shows them. Who needs a function for each kind declares them all by this
//! list: one that is not defined fails to link.
// clang-format off
#define AWAITSCOPE_STEPS(DO) \
    AWAITSCOPE_BASIC_STEPS(DO) AWAITSCOPE_VALUE_STEPS(DO) AWAITSCOPE_TASK_STEPS(DO) AWAITSCOPE_SHARED_STEPS(DO) AWAITSCOPE_MANAGER_STEPS(DO) \
    AWAITSCOPE_THREAD_STEPS(DO) AWAITSCOPE_CALLBACK_STEPS(DO) AWAITSCOPE_LOOP_STEPS(DO) AWAITSCOPE_GENERATOR_STEPS(DO)
// clang-format on

namespace step {

template <typename, typename... Kinds>
using VariantOf = std::variant<Kinds...>;
#define AWAITSCOPE_NEXT_STEP(Kind) , Kind
using Any = VariantOf<void AWAITSCOPE_STEPS(AWAITSCOPE_NEXT_STEP)>;
#undef AWAITSCOPE_NEXT_STEP

} // namespace step

//! One thing that a coroutine's body does. Copying, moving and destroying are compiled once, in step.cpp: for a variant of
//! fifty alternatives they are a lot of code.
struct Step
{
    step::Any op;
    Extras extras;

    Step(); //!< a log step without text
    template <typename Op>
    requires(std::is_constructible_v<step::Any, Op> && !std::is_same_v<std::remove_cvref_t<Op>, Step>)
        Step(Op &&kind, Extras notes = {}) // implicit, so that a body can be written as a list of steps
        : op(std::forward<Op>(kind)), extras(std::move(notes))
    {
    }
    Step(const Step &);
    Step(Step &&) noexcept;
    Step &operator=(const Step &);
    Step &operator=(Step &&) noexcept;
    ~Step();
    bool operator==(const Step &) const;
};

//! The JSON name of the step kind, for instance "task_group".
QString opName(const Step &s);
const StepTraits &traitsOf(const Step &s);
bool runsInThread(const Step &s); //!< may be in a function that runs in a thread
bool needsThread(const Step &s); //!< stands only there
bool runsInCallback(const Step &s); //!< may be in a function that the event loop calls
bool runsInWith(const Step &s); //!< may be in a function of a context manager with `sync`

} // namespace awaitscope
