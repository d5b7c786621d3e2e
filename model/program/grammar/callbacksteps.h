// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/signalsteps.h"
#include "model/program/grammar/steptraits.h"

// Functions that the event loop calls, and context variables. See basicsteps.h.

namespace awaitscope::step {

//! `loop.call_soon(...)`; `as` receives the handle.
struct CallSoon
{
    static constexpr auto op = "call_soon";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};
    CoroCall call;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &CallSoon::call, Role::Coroutine, Need::Required},
                          Field{"as", &CallSoon::as, Role::Bind}};
    }
    bool operator==(const CallSoon &) const = default;
};

//! `loop.call_later(...)`.
struct CallLater
{
    static constexpr auto op = "call_later";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};
    CoroCall call;
    Expr ms;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &CallLater::call, Role::Coroutine, Need::Required},
                          Field{"ms", &CallLater::ms, Role::Duration, Need::Required},
                          Field{"as", &CallLater::as, Role::Bind}};
    }
    bool operator==(const CallLater &) const = default;
};

//! `loop.call_at(...)`.
struct CallAt
{
    static constexpr auto op = "call_at";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};
    CoroCall call;
    Expr at; //!< a moment of the loop's clock
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"", &CallAt::call, Role::Coroutine, Need::Required},
                          Field{"at", &CallAt::at, Role::Moment, Need::Required},
                          Field{"as", &CallAt::as, Role::Bind}};
    }
    bool operator==(const CallAt &) const = default;
};

//! `of.add_done_callback(...)`; the first parameter of the function is bound to what is done.
struct DoneCallback
{
    static constexpr auto op = "add_done_callback";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};
    QString of;
    CoroCall call;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &DoneCallback::of, Role::Variable, Need::Required},
                          Field{"", &DoneCallback::call, Role::Coroutine, Need::Required}};
    }
    bool operator==(const DoneCallback &) const = default;
};

//! `loop.set_exception_handler(...)`; the parameters `message` and `exception` of the function are bound to what the loop reports.
struct ExceptionHandler
{
    static constexpr auto op = "set_exception_handler";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    CoroCall call;

    static constexpr auto fields() { return std::tuple{Field{"", &ExceptionHandler::call, Role::Coroutine, Need::Required}}; }
    bool operator==(const ExceptionHandler &) const = default;
};

//! `of.set(value)`; `as` receives the token.
struct ContextSet
{
    static constexpr auto op = "context_set";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::ContextVariable};
    QString of;
    Expr value;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &ContextSet::of, Role::Object, Need::Required},
                          Field{"value", &ContextSet::value, Role::Value, Need::Required},
                          Field{"as", &ContextSet::as, Role::Bind}};
    }
    bool operator==(const ContextSet &) const = default;
};

//! `of.reset(token)`.
struct ContextReset
{
    static constexpr auto op = "context_reset";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::ContextVariable};
    QString of;
    QString token;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &ContextReset::of, Role::Object, Need::Required},
                          Field{"token", &ContextReset::token, Role::Variable, Need::Required}};
    }
    bool operator==(const ContextReset &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_CALLBACK_STEPS(DO) \
    DO(CallSoon) DO(CallLater) DO(CallAt) DO(DoneCallback) DO(ExceptionHandler) DO(AddSignalHandler) DO(RemoveSignalHandler) \
    DO(ContextSet) DO(ContextReset)
// clang-format on

} // namespace awaitscope::step
