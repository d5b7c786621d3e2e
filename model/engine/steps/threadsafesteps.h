// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

//! Steps of functions in threads that deal with coroutines of the loop.
class ThreadsafeSteps
{
public:
    static void submit(Activation &a, const Instruction &in);
    static void cancel(Activation &a, const Instruction &in);
    //! Whether the thread must wait; finishResult() follows then.
    static bool beginResult(Activation &a, const Instruction &in);
    static void finishResult(Activation &a, const Instruction &in);

private:
    static Ref<ThreadsafeFuture> futureOf(Activation &a, const Instruction &in, const char *method);
};

} // namespace awaitscope::engine
