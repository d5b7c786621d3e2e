// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QString>

#include <array>
#include <vector>

namespace awaitscope {

//! Code in a task set that is legal but suspicious.
enum class HintKind {
    NeverAwaited, //!< a coroutine object that is never awaited or started
    ForgottenTask, //!< a task to which nothing keeps a reference, or whose result nothing reads
    Cancellation, //!< a handler that does not catch a CancelledError, or swallows one
    Orphans, //!< a gather whose failure leaves its other tasks running
    CouldBeConcurrent, //!< independent coroutines awaited one after the other
    UncheckedResults, //!< exceptions collected by a gather and checked nowhere
    BlockedLoop, //!< a call that blocks, so that no other task can run
    BareAcquire, //!< an acquire whose release is skipped by an exception
    OpenGenerator, //!< an async for that may be left early, over a generator that cleans up at its end
};

inline constexpr std::array allHintKinds{HintKind::NeverAwaited, HintKind::ForgottenTask, HintKind::Cancellation,
                                         HintKind::Orphans, HintKind::CouldBeConcurrent, HintKind::UncheckedResults, HintKind::BlockedLoop,
                                         HintKind::BareAcquire, HintKind::OpenGenerator};

//! Advice about one place. Never an error: a task set with hints can be run.
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

} // namespace awaitscope
