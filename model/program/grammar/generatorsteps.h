// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Asynchronous generators. A coroutine with a step `yield` is one: a call of it makes an object that `async_for`, `anext` and `aclose` ask.

namespace awaitscope::step {

//! `yield`: hands out a value to whoever asked the generator, and goes on when it is asked again.
struct Yield
{
    static constexpr auto op = "yield";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    std::optional<Expr> value;

    static constexpr auto fields() { return std::tuple{Field{"value", &Yield::value, Role::Value}}; }
    bool operator==(const Yield &) const = default;
};

//! `async for`: over a call of a generator, or over a variable that holds one.
struct AsyncFor
{
    static constexpr auto op = "async_for";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .loops = true, .inCpp = false};
    Awaitable of;
    QString as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &AsyncFor::of, Role::Awaitable, Need::Required},
                          Field{"as", &AsyncFor::as, Role::Bind, Need::Required},
                          Field{"body", &AsyncFor::body, Role::Body, Need::Required}};
    }
    bool operator==(const AsyncFor &) const;
};

//! `await anext(...)`: the next value of a generator; StopAsyncIteration at its end.
struct Anext
{
    static constexpr auto op = "anext";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .inCpp = false};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Anext::of, Role::Variable, Need::Required}, Field{"as", &Anext::as, Role::Bind}};
    }
    bool operator==(const Anext &) const = default;
};

//! `await generator.aclose()`: raises GeneratorExit at its yield, and waits until it has ended.
struct Aclose
{
    static constexpr auto op = "aclose";
    static constexpr StepTraits traits{.group = StepGroup::Waiting, .inCpp = false};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Aclose::of, Role::Variable, Need::Required}}; }
    bool operator==(const Aclose &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_GENERATOR_STEPS(DO) \
    DO(Yield) DO(AsyncFor) DO(Anext) DO(Aclose)
// clang-format on

} // namespace awaitscope::step
