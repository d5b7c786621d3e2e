// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace awaitscope::engine {

//! Deliberately wrong rules. The engine's test build can enable one of them, to show that the conformance suite detects it;
//! in the product the check is resolved at compile time.
enum class Mutation : quint8 {
    None,
    WaiterAtOnce,
    GatherCancelsSiblings,
    GatherReportsSecond,
    CallbacksLifo,
    TimersFirst,
    CancelStays,
    SelfCancelAtOnce,
    SelfCancelKeepsValue,
    ExceptionCatchesCancelled,
    GroupLeavesStubborn,
    GroupErrorOrder,
    GroupNoUncancel,
    TimeoutConvertsAny,
    WaitForLeaves,
    AsCompletedEarly,
    ShutdownSkipsFinally,
    ReportAtExit,
    NeverAwaitedAtExit,
    Count,
};

#ifdef AWAITSCOPE_MUTATIONS

inline Mutation activeMutation = Mutation::None;
inline bool mutated(Mutation m)
{
    return activeMutation == m;
}

//! Indexed by Mutation; the first stands for no mutation.
inline constexpr std::array<const char *, std::size_t(Mutation::Count)> MutationNames{
    "",
    "waiter-at-once",
    "gather-cancels-siblings",
    "gather-reports-second",
    "callbacks-lifo",
    "timers-first",
    "cancel-stays",
    "self-cancel-at-once",
    "self-cancel-keeps-value",
    "exception-catches-cancelled",
    "group-leaves-stubborn",
    "group-error-order",
    "group-no-uncancel",
    "timeout-converts-any",
    "wait-for-leaves",
    "as-completed-early",
    "shutdown-skips-finally",
    "report-at-exit",
    "never-awaited-at-exit",
};

#else

constexpr bool mutated(Mutation)
{
    return false;
}

#endif

} // namespace awaitscope::engine
