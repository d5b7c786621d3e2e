// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/threadsafesteps.h"

#include "model/engine/loop/threadsafe.h"

namespace awaitscope::engine {

namespace {

using State = ThreadsafeFuture::State;

void end(Activation &a, const Instruction &in, const ThreadsafeFuture &f, bool waited)
{
    Engine &e = *a.engine;
    Value value;
    if (f.state() == State::Pending)
        a.raise(e.error(e.types.timeout));
    else if (f.state() == State::Cancelled)
        a.raise(e.error(e.types.find(ForeignCancelled)));
    else if (f.failed())
        a.raise(Ref<Exc>(f.result().as<Exc>()));
    else
        value = f.result();
    Event ev = e.event(EventKind::Resumed, a.task->entity);
    ev.a = index(f.entity());
    ev.flag = waited;
    if (a.normal()) {
        ev.c = index(e.valueId(value));
    } else {
        a.exception->strip();
        ev.outcome = e.outcomeOf(*a.exception);
        ev.b = index(e.exceptionId(*a.exception));
    }
    e.record(ev);
    if (a.normal())
        Interpreter::bind(a, in.as, std::move(value));
}

} // namespace

//! The future in the variable; null, and an exception, if it holds something else. \a method: that is called.
Ref<ThreadsafeFuture> ThreadsafeSteps::futureOf(Activation &a, const Instruction &in, const char *method)
{
    Engine &e = *a.engine;
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return {};
    if (v.kind() == Kind::Threadsafe)
        return Ref<ThreadsafeFuture>(v.as<ThreadsafeFuture>());
    const bool cancels = in.op == Op::ThreadsafeCancel;
    if (!v.isFuture() && !(cancels && v.kind() == Kind::Handle)) {
        Interpreter::noAttribute(a, v, method);
        return {};
    }
    const std::string type = e.typeNameOf(v);
    const std::string name = type.substr(type.rfind('.') + 1);
    a.raise(e.error(e.types.typeError, cancels ? "cannot cancel a " + name : "cannot wait for a " + name + " in a thread"));
    return {};
}

void ThreadsafeSteps::submit(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Value c = Interpreter::makeAwaitable(a, in.awaitable);
    if (!a.normal())
        return;
    if (e.threads.loopIsClosed())
        return a.raise(e.error(e.types.runtimeError, "Event loop is closed"));
    Interpreter::bind(a, in.as, Value(ThreadsafeFuture::submit(e, Ref<Coroutine>(c.as<Coroutine>()), *a.task)));
}

void ThreadsafeSteps::cancel(Activation &a, const Instruction &in)
{
    if (const Ref<ThreadsafeFuture> f = futureOf(a, in, "cancel"))
        f->cancel();
}

bool ThreadsafeSteps::beginResult(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Ref<ThreadsafeFuture> f = futureOf(a, in, "result");
    if (!f)
        return false;
    Event ev = e.event(EventKind::Awaiting, a.task->entity);
    ev.a = index(f->entity());
    if (in.ms)
        ev.c = index(e.trace.value(*in.ms));
    e.record(ev);
    if (f->state() != State::Pending || (in.ms && *in.ms <= 0)) {
        end(a, in, *f, false);
        return false;
    }
    a.on = f->entity();
    a.holder = f;
    e.threads.waitFor(*f, in.ms ? std::optional(e.now() + std::chrono::milliseconds(*in.ms)) : std::nullopt);
    return true;
}

void ThreadsafeSteps::finishResult(Activation &a, const Instruction &in)
{
    const Ref<Object> held = std::move(a.holder);
    end(a, in, static_cast<const ThreadsafeFuture &>(*held), true);
}

} // namespace awaitscope::engine
