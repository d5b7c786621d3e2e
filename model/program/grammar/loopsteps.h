// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps about the clock of the loop, the garbage collector, and the loop as seen from other threads. See basicsteps.h.

namespace awaitscope::step {

//! `async with asyncio.timeout_at(...)`.
struct TimeoutAt
{
    static constexpr auto op = "timeout_at";
    static constexpr StepTraits traits{.group = StepGroup::Limits, .inCpp = false};
    Expr at; //!< a moment of the loop's clock, or null: never
    std::optional<QString> as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"at", &TimeoutAt::at, Role::MomentOrNever, Need::Required},
                          Field{"as", &TimeoutAt::as, Role::Bind},
                          Field{"body", &TimeoutAt::body, Role::Body, Need::Required}};
    }
    bool operator==(const TimeoutAt &) const;
};

//! `of.reschedule(...)`, as Python has it: to a moment. (Reschedule takes a duration from now.)
struct RescheduleAt
{
    static constexpr auto op = "reschedule_at";
    static constexpr StepTraits traits{.group = StepGroup::Limits, .inCpp = false};
    QString of;
    Expr at; //!< as in TimeoutAt

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &RescheduleAt::of, Role::Variable, Need::Required},
                          Field{"at", &RescheduleAt::at, Role::MomentOrNever, Need::Required}};
    }
    bool operator==(const RescheduleAt &) const = default;
};

//! `gc.collect()`.
struct Collect
{
    static constexpr auto op = "collect";
    static constexpr StepTraits traits{.group = StepGroup::Tasks, .inCpp = false};

    static constexpr auto fields() { return std::tuple{}; }
    bool operator==(const Collect &) const = default;
};

//! `asyncio.run_coroutine_threadsafe(...)`, in a thread; `as` receives the future.
struct RunThreadsafe
{
    static constexpr auto op = "run_coroutine_threadsafe";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .inCpp = false};
    CoroCall call;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &RunThreadsafe::call, Role::Coroutine, Need::Required},
                          Field{"as", &RunThreadsafe::as, Role::Bind}};
    }
    bool operator==(const RunThreadsafe &) const = default;
};

//! `of.result(...)` in a thread, which waits for it.
struct ThreadsafeResult
{
    static constexpr auto op = "threadsafe_result";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .inCpp = false};
    QString of;
    std::optional<qint64> ms; //!< none: no limit
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &ThreadsafeResult::of, Role::Variable, Need::Required},
                          Field{"ms", &ThreadsafeResult::ms, Role::MillisecondsOrNever},
                          Field{"as", &ThreadsafeResult::as, Role::Bind}};
    }
    bool operator==(const ThreadsafeResult &) const = default;
};

//! `of.cancel()` in a thread.
struct ThreadsafeCancel
{
    static constexpr auto op = "threadsafe_cancel";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .inCpp = false};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &ThreadsafeCancel::of, Role::Variable, Need::Required}}; }
    bool operator==(const ThreadsafeCancel &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_LOOP_STEPS(DO) \
    DO(TimeoutAt) DO(RescheduleAt) DO(Collect) DO(RunThreadsafe) DO(ThreadsafeResult) DO(ThreadsafeCancel)
// clang-format on

} // namespace awaitscope::step
