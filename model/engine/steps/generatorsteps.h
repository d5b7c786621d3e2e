// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/bodytask.h"

namespace awaitscope::engine {

struct Activation;
class Coroutine;
class Engine;
class GeneratorFrame;
class Primitive;
class Task;

//! Asynchronous generators: yield, async for, anext, aclose, and how the loop closes what is left of them.
class GeneratorSteps
{
public:
    //! The object that a call of a generator makes.
    static Value make(Ref<Coroutine> call);
    static BodyTask yield(Activation &a, const Instruction &in);
    static BodyTask asyncFor(Activation &a, const Instruction &in);
    static BodyTask anext(Activation &a, const Instruction &in);
    static BodyTask aclose(Activation &a, const Instruction &in);
    //! A step of `async for` over as_completed: the result is the next task that is done.
    static BodyTask nextCompleted(Activation &a, Ref<Primitive> queue);
    //! The body of a task that the loop makes to close a generator.
    static BodyTask closeBody(Activation &a, Coroutine &c);
    //! Makes that task.
    static void closeSoon(Engine &e, Ref<Coroutine> close);
    //! What the task \a t gets instead of what it waited for; usually null (Y6).
    static Ref<Exc> firstSend(Task &t);

    //! Y5: GeneratorExit once more, when the last reference goes to one that has ignored it. Nobody can wait for what it does then.
    static void closeAtOnce(Engine &e, Ref<GeneratorFrame> g);

    //! \name shutdown_asyncgens
    //!@{
    static bool shutDown(Engine &e); //!< false: there is nothing to close
    static void reportClosed(Engine &e, const Value &gather);
    //!@}

private:
    static void resume(Activation &a, GeneratorFrame &g, Ref<Exc> thrown);
    static BodyTask run(Activation &a, Ref<GeneratorFrame> g, Ref<Exc> thrown);
    static void finish(Activation &a, GeneratorFrame &g);
    static BodyTask next(Activation &a, Ref<GeneratorFrame> g, bool &atEnd);
    static BodyTask close(Activation &a, Ref<GeneratorFrame> g, Ref<Exc> thrown);
    static bool mayClose(Activation &a, GeneratorFrame &g, Ref<Exc> &thrown);
    static void afterClose(Activation &a, GeneratorFrame &g, bool wasThrown);
};

} // namespace awaitscope::engine
