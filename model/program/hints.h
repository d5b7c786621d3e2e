// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <QString>

#include <array>
#include <vector>

namespace awaitscope {

//! What is legal but suspicious about a task set.
enum class HintKind {
    NeverAwaited, //!< a coroutine object that is never awaited or started
    ForgottenTask, //!< a task that nothing holds, or ever looks at
    Cancellation, //!< a handler that misses a CancelledError, or swallows one
    Orphans, //!< a gather whose failure leaves its other tasks running
    CouldBeConcurrent, //!< independent coroutines awaited one after the other
    UncheckedResults, //!< exceptions that a gather collected and nothing checks for
};

inline constexpr std::array allHintKinds{HintKind::NeverAwaited, HintKind::ForgottenTask, HintKind::Cancellation,
                                         HintKind::Orphans, HintKind::CouldBeConcurrent, HintKind::UncheckedResults};

//! One piece of advice about one place. Never an error: a task set with hints runs.
struct Hint
{
    HintKind kind = HintKind::NeverAwaited;
    QString pointer; //!< JSON pointer of the step (for a handler: of its try) that the hint is about
    QString message; //!< one sentence, translated
    QString fix; //!< label of the one-click fix, translated: "Await it"

    bool operator==(const Hint &) const = default;
};

//! A short untranslated name: "never-awaited", "forgotten-task" ...
QString hintId(HintKind kind);

//! Every hint, in the order of the file. A pure function of the task set, which must be valid.
//! Linear in its steps, times the number of coroutines that a gather reaches.
std::vector<Hint> findHints(const TaskSet &set);

//! The task set with the fix of a hint that findHints() gave for this very set: always valid, and without that hint. A
//! hint that does not fit the set any more leaves it as it is.
TaskSet withFix(const TaskSet &set, const Hint &hint);

} // namespace awaitscope
