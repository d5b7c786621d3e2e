// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Context managers of the program itself, and what contextlib offers.

namespace awaitscope::step {

//! `async with` an object of the program: `enter` is its __aenter__, `exit` its __aexit__, whose parameter `exc` is bound to the exception that
//! leaves the steps, or None; it suppresses the exception if it returns a true value. With `sync` it is `with`, and both are functions, its
//! __enter__ and __exit__, which cannot wait.
struct With
{
    static constexpr auto op = "with";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    CoroCall enter;
    CoroCall exit;
    std::optional<bool> isSync = {};
    std::optional<QString> as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"sync", &With::isSync, Role::Flag},
                          Field{"enter", &With::enter, Role::NestedCoroutine, Need::Required},
                          Field{"exit", &With::exit, Role::NestedCoroutine, Need::Required},
                          Field{"as", &With::as, Role::Bind},
                          Field{"body", &With::body, Role::Body, Need::Required}};
    }
    bool operator==(const With &) const;
};

//! `async with contextlib.AsyncExitStack()`.
struct ExitStack
{
    static constexpr auto op = "exit_stack";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QString as;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"as", &ExitStack::as, Role::Bind, Need::Required},
                          Field{"body", &ExitStack::body, Role::Body, Need::Required}};
    }
    bool operator==(const ExitStack &) const;
};

//! `await stack.enter_async_context(...)`, with `enter` and `exit` as in With; with `sync`, `stack.enter_context(...)`.
struct EnterContext
{
    static constexpr auto op = "enter_context";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QString in;
    CoroCall enter;
    CoroCall exit;
    std::optional<bool> isSync = {};
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"in", &EnterContext::in, Role::Variable, Need::Required},
                          Field{"sync", &EnterContext::isSync, Role::Flag},
                          Field{"enter", &EnterContext::enter, Role::NestedCoroutine, Need::Required},
                          Field{"exit", &EnterContext::exit, Role::NestedCoroutine, Need::Required},
                          Field{"as", &EnterContext::as, Role::Bind}};
    }
    bool operator==(const EnterContext &) const = default;
};

//! `stack.push_async_callback(...)`: calls the coroutine when the stack is left; with `sync`, `stack.callback(...)` with a function.
struct PushCallback
{
    static constexpr auto op = "push_async_callback";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QString in;
    CoroCall call;
    std::optional<bool> isSync = {};

    static constexpr auto fields()
    {
        return std::tuple{Field{"in", &PushCallback::in, Role::Variable, Need::Required},
                          Field{"sync", &PushCallback::isSync, Role::Flag},
                          Field{"of", &PushCallback::call, Role::NestedCoroutine, Need::Required}};
    }
    bool operator==(const PushCallback &) const = default;
};

//! `with contextlib.suppress(...)`.
struct Suppress
{
    static constexpr auto op = "suppress";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QStringList types;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"types", &Suppress::types, Role::ExceptionTypes, Need::Required},
                          Field{"body", &Suppress::body, Role::Body, Need::Required}};
    }
    bool operator==(const Suppress &) const;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_MANAGER_STEPS(DO) \
    DO(With) DO(ExitStack) DO(EnterContext) DO(PushCallback) DO(Suppress)
// clang-format on

} // namespace awaitscope::step
