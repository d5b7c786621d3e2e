// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/bodytask.h"

namespace awaitscope::engine {

struct Activation;
class Coroutine;

//! Functions that run in threads, as the loop sees them.
class ThreadSteps
{
public:
    //! The coroutine object of to_thread(), or the future of run_in_executor(), whose thread begins (H1).
    static Value awaitable(Activation &a, const MakeAwaitable &m);
    //! The body of to_thread().
    static BodyTask toThread(Activation &a, Coroutine &c);
};

} // namespace awaitscope::engine
