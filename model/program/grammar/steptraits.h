// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/awaitable.h"

#include <tuple>

// What every header of steps begins with. A step is a plain struct that lists its fields once, in fields(), in the order in
// which they are written, and says in its traits what others must know of it. Reader, writer, checker, interpreter, editor
// and the writers of programs are driven by these lists, so none of them can omit a field or a step. Durations are integer
// milliseconds. In optional fields, null and absent mean the same unless a comment says otherwise; an explicit null is stored
// in Step::extras so that it can be written back.

namespace awaitscope {

//! The group of a step kind in the palette.
enum class StepGroup { Common,
                       Errors,
                       Flow,
                       Tasks,
                       Waiting,
                       Limits,
                       Futures,
                       Shared };

enum class ObjectKind { Semaphore,
                        Lock,
                        Queue,
                        Event,
                        Condition,
                        Barrier,
                        Executor,
                        ContextVariable };

//! What is true of every step of a kind.
struct StepTraits
{
    StepGroup group;
    bool suspends = false; //!< lets other tasks run, or may do so whatever its fields are
    bool loops = false; //!< may run its steps several times
    bool inCpp = true; //!< can be written in C++ with QCoro
    std::optional<ObjectKind> object = {}; //!< what its field of Role::Object names
    int since = 0; //!< the Python 3 that brought it, 0: every one
};

} // namespace awaitscope
