// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/bodytask.h"

namespace awaitscope::engine {

struct Activation;

//! Context managers of the program itself, AsyncExitStack, and contextlib.suppress.
class ManagerSteps
{
public:
    static BodyTask with(Activation &a, const Instruction &in);
    static BodyTask exitStack(Activation &a, const Instruction &in);
    static BodyTask enterContext(Activation &a, const Instruction &in);
    static void pushCallback(Activation &a, const Instruction &in);
    static BodyTask suppress(Activation &a, const Instruction &in);

private:
    static BodyTask run(Activation &a, class PreparedCall call, Ref<Exc> exc);
    static BodyTask leave(Activation &a, class PreparedCall exit);
    static BodyTask leaveStack(Activation &a, class StackContext &stack);
    static BodyTask runExit(Activation &a, class StackContext &stack, struct Unwinding &u);
    static void suppressed(Activation &a, Exc &exc, const std::string &by);
    static class StackContext *stackOf(Activation &a, const Instruction &in, const char *method);
};

} // namespace awaitscope::engine
