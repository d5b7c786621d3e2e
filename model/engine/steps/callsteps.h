// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"

namespace awaitscope::engine {

struct Activation;

//! The steps that give functions to the event loop, and those with context variables.
class CallSteps
{
public:
    static void perform(Activation &a, const Instruction &in);
    static Value get(Activation &a, const Value &variable); //!< ContextVar.get()

private:
    //! The context variable whose \a method the step calls; null: something was raised instead.
    static const ObjectCode *calledVariable(Activation &a, const Instruction &in, const char *method);
    static void later(Activation &a, const Instruction &in);
    static void doneCallback(Activation &a, const Instruction &in);
    static void handler(Activation &a, const Instruction &in);
    static void signalHandler(Activation &a, const Instruction &in);
    static void set(Activation &a, const Instruction &in);
    static void reset(Activation &a, const Instruction &in);
};

} // namespace awaitscope::engine
