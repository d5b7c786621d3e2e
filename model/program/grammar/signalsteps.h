// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Functions that the event loop calls for a signal. See basicsteps.h.

namespace awaitscope::step {

//! `loop.add_signal_handler(signal.SIGINT, ...)`.
struct AddSignalHandler
{
    static constexpr auto op = "add_signal_handler";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};
    CoroCall call;

    static constexpr auto fields() { return std::tuple{Field{"", &AddSignalHandler::call, Role::Coroutine, Need::Required}}; }
    bool operator==(const AddSignalHandler &) const = default;
};

//! `loop.remove_signal_handler(signal.SIGINT)`.
struct RemoveSignalHandler
{
    static constexpr auto op = "remove_signal_handler";
    static constexpr StepTraits traits{.group = StepGroup::Futures, .inCpp = false};

    static constexpr auto fields() { return std::tuple{}; }
    bool operator==(const RemoveSignalHandler &) const = default;
};

} // namespace awaitscope::step
