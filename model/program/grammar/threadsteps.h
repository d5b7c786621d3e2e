// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps that run a function in a thread. See basicsteps.h.

namespace awaitscope::step {

struct ToThread
{
    static constexpr auto op = "to_thread";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true, .inCpp = false};
    CoroCall call;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &ToThread::call, Role::Coroutine, Need::Required},
                          Field{"as", &ToThread::as, Role::Bind}};
    }
    bool operator==(const ToThread &) const = default;
};

struct RunInExecutor
{
    static constexpr auto op = "run_in_executor";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .suspends = true, .inCpp = false, .object = ObjectKind::Executor};
    CoroCall call;
    std::optional<QString> executor; //!< none: the threads that to_thread uses
    std::optional<QString> as;
    std::optional<bool> await; //!< default true; false: `as` gets the future

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &RunInExecutor::call, Role::Coroutine, Need::Required},
                          Field{"executor", &RunInExecutor::executor, Role::Object},
                          Field{"as", &RunInExecutor::as, Role::Bind},
                          Field{"await", &RunInExecutor::await, Role::Flag}};
    }
    bool operator==(const RunInExecutor &) const = default;
};

#define AWAITSCOPE_THREAD_STEPS(DO) DO(ToThread) DO(RunInExecutor)

} // namespace awaitscope::step
