// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/bodytask.h"

namespace awaitscope::engine {

struct Activation;
class Primitive;

//! The steps with shared objects besides those that hold a lock or wait for a queue: acquire and release, conditions, barriers, and the
//! calls of queues that do not wait.
class ObjectSteps
{
public:
    //! The steps that end at once.
    static void perform(Activation &a, const Instruction &in);
    static BodyTask acquire(Activation &a, const Instruction &in);
    static BodyTask conditionWait(Activation &a, const Instruction &in);
    static BodyTask conditionWaitFor(Activation &a, const Instruction &in);
    static BodyTask barrierWait(Activation &a, const Instruction &in);
    static BodyTask changeBarrier(Activation &a, const Instruction &in);

    //! release() of a semaphore, a lock or the lock of a condition.
    static void release(Activation &a, Primitive &p);
    static void released(Activation &a, const std::string &label);

private:
    static const char *prefixOf(const Primitive &p);
    //! Whose method the step calls; null, with an AttributeError raised, if that has none of the name.
    static Ref<Primitive> objectOf(Activation &a, const Instruction &in, ObjectKind kind, const char *method);
    static void notify(Activation &a, Primitive &c, std::size_t count);
    static BodyTask waitForNotify(Activation &a, Primitive &c);
    static BodyTask acquireAgain(Activation &a, Primitive &c);
    static BodyTask passBarrier(Activation &a, Primitive &b);
};

} // namespace awaitscope::engine
