// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

//! Steps about the clock of the loop.
class LoopSteps
{
public:
    static Value time(Activation &a); //!< loop.time(), in whole milliseconds
    static Time momentOf(const Value &at); //!< a moment of the clock; later ones than a run can reach are one
    //! The entry of a timeout_at: how long it leaves, nothing for ever. An exception is raised if its moment is none.
    static std::optional<Time> enterTimeoutAt(Activation &a, const Instruction &in);
    static void rescheduleAt(Activation &a, const Instruction &in);
};

} // namespace awaitscope::engine
