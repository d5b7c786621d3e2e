// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/managersteps.h"

#include "model/engine/steps/exceptionmatch.h"
#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

//! A coroutine with its arguments, before there is a coroutine object.
class PreparedCall
{
public:
    static PreparedCall of(Activation &a, const MakeCoroutine &m)
    {
        PreparedCall call;
        call.m_code = &m;
        for (const auto &[name, value] : m.args) {
            call.m_args.push_back({name, Interpreter::evaluate(a, value)});
            if (!a.normal())
                break;
        }
        return call;
    }
    //! \a exc: null stands for None.
    Ref<Coroutine> make(Engine &e, const Ref<Exc> &exc)
    {
        Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::Program, &e.code->coroutines[m_code->coroutine]);
        c->args = std::move(m_args);
        if (m_code->bindsException)
            c->args.push_back({e.code->exceptionName, Value(exc)});
        return c;
    }
    const std::string &name(const Engine &e) const { return e.code->coroutines[m_code->coroutine].name; }
    void traverse(std::vector<Object *> &out) const
    {
        for (const Binding &b : m_args)
            out.push_back(b.value.object());
    }

private:
    const MakeCoroutine *m_code = nullptr;
    Bindings m_args;
};

//! contextlib.AsyncExitStack.
class StackContext final : public Object, Counted<StackContext>
{
public:
    StackContext()
        : Object(Kind::Stack) {}
    struct Entry
    {
        PreparedCall exit;
        bool maySuppress = false;
    };
    std::vector<Entry, CountingAllocator<Entry>> entries;

    Entry take(bool last)
    {
        const auto at = last ? entries.end() - 1 : entries.begin();
        Entry entry = std::move(*at);
        entries.erase(at);
        return entry;
    }
    void traverse(std::vector<Object *> &out) const override
    {
        for (const Entry &entry : entries)
            entry.exit.traverse(out);
    }
};

//! The state of AsyncExitStack.__aexit__.
struct Unwinding
{
    const Ref<Exc> received = {}; //!< what left the steps, or null
    Ref<Exc> handled = {}; //!< sys.exc_info() in __aexit__: what left the steps, or what an outer handler is handling
    Ref<Exc> passing = {}; //!< what the next callback is told
    bool isPending = false; //!< a callback raised it
    bool isSuppressed = false;
};

namespace {

//! _fix_exception_context: an exception that a callback raised names as its context what was passing then.
void fixContext(Engine &e, Exc &raised, Exc *before, const Exc *handled)
{
    if (e.silent())
        return;
    const ExceptionId outer = handled ? e.exceptionId(const_cast<Exc &>(*handled)) : ExceptionId::None;
    const ExceptionId wanted = before ? e.exceptionId(*before) : ExceptionId::None;
    ExceptionId at = e.ownExceptionId(raised);
    Exc *object = &raised;
    constexpr int Longest = 10'000;
    for (int links = 0; links < Longest; ++links) {
        const ExceptionChain *chain = e.trace.chain(at);
        const ExceptionId context = chain ? chain->context : ExceptionId::None;
        if (context == ExceptionId::None || context == wanted)
            return;
        if (context == outer)
            break;
        at = context;
        object = object && object->details ? object->details->context.get() : nullptr;
    }
    e.trace.makeChain(at).context = wanted;
    if (object && object->details)
        object->details->context = Ref<Exc>(before);
}

} // namespace

//! Records that the end of a context manager suppressed an exception.
void ManagerSteps::suppressed(Activation &a, Exc &exc, const std::string &by)
{
    Interpreter::caught(a, exc, "with " + by);
}

//! Awaits the coroutine inline.
BodyTask ManagerSteps::run(Activation &a, PreparedCall call, Ref<Exc> exc)
{
    Ref<Coroutine> c = call.make(*a.engine, exc);
    exc.reset();
    BodyTask body = Interpreter::inlineCall(a, std::move(c));
    co_await body;
}

BodyTask ManagerSteps::with(Activation &a, const Instruction &in) // X8
{
    Engine &e = *a.engine;
    PreparedCall enter = PreparedCall::of(a, in.calls[0]);
    if (!a.normal())
        co_return;
    PreparedCall exit = PreparedCall::of(a, in.calls[1]);
    if (!a.normal())
        co_return;
    BodyTask entering = run(a, std::move(enter), {});
    co_await entering;
    if (!a.normal())
        co_return;
    Interpreter::bind(a, in.as, std::move(a.result));
    a.result.reset();
    BodyTask body = Interpreter::block(a, in.body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    e.step = in.id;
    BodyTask leaving = leave(a, std::move(exit));
    co_await leaving;
}

//! What ended the steps goes on, unless the end of the context manager raises or suppresses.
BodyTask ManagerSteps::leave(Activation &a, PreparedCall exit)
{
    Engine &e = *a.engine;
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    const Ref<Exc> exc = flow == Flow::Raise ? std::move(a.exception) : Ref<Exc>();
    Value result = std::move(a.result);
    a.result.reset();
    if (exc) {
        exc->strip();
        a.handling.push_back(exc);
    }
    const std::string name = exit.name(e);
    BodyTask running = run(a, std::move(exit), exc);
    co_await running;
    if (a.flow == Flow::Unwind)
        co_return;
    if (exc)
        a.handling.pop_back();
    if (a.flow == Flow::Raise) {
        if (exc) {
            a.exception->raisedWhile(exc);
            Interpreter::replaced(a, *exc, true);
        }
        co_return;
    }
    const bool takesIt = exc && e.rules.exitSuppresses && truthy(a.result);
    a.result.reset();
    if (takesIt) {
        suppressed(a, *exc, name);
        co_return;
    }
    a.flow = flow;
    a.exception = exc;
    a.result = std::move(result);
}

BodyTask ManagerSteps::exitStack(Activation &a, const Instruction &in) // X10
{
    Ref<StackContext> stack = make<StackContext>();
    Interpreter::bind(a, in.as, Value(stack));
    BodyTask body = Interpreter::block(a, in.body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    a.engine->step = in.id;
    BodyTask leaving = leaveStack(a, *stack);
    co_await leaving;
}

BodyTask ManagerSteps::leaveStack(Activation &a, StackContext &stack)
{
    Engine &e = *a.engine;
    const StepId step = e.step;
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    Unwinding u{.received = flow == Flow::Raise ? std::move(a.exception) : Ref<Exc>()};
    u.passing = u.received;
    Value result = std::move(a.result);
    a.result.reset();
    if (u.received) {
        u.received->strip();
        a.handling.push_back(u.received);
    }
    for (Activation *at = &a; at && !u.handled; at = at->caller)
        if (!at->handling.empty())
            u.handled = at->handling.back();
    while (!stack.entries.empty()) {
        e.step = step;
        BodyTask one = runExit(a, stack, u);
        co_await one;
        if (a.flow == Flow::Unwind)
            co_return;
    }
    e.step = step;
    if (u.received)
        a.handling.pop_back();
    if (u.isPending)
        a.passOn(u.passing);
    else if (!u.received || !u.isSuppressed) {
        a.flow = flow;
        a.exception = u.received;
        a.result = std::move(result);
    }
}

BodyTask ManagerSteps::runExit(Activation &a, StackContext &stack, Unwinding &u)
{
    Engine &e = *a.engine;
    StackContext::Entry entry = stack.take(e.rules.stackRunsLastFirst);
    const bool maySuppress = entry.maySuppress;
    const std::string name = entry.exit.name(e);
    BodyTask running = run(a, std::move(entry.exit), u.passing);
    co_await running;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.flow == Flow::Raise) {
        Ref<Exc> raised = std::move(a.exception);
        a.exception.reset();
        a.flow = Flow::Normal;
        fixContext(e, *raised, u.passing.get(), u.handled.get());
        if (u.passing) {
            a.exception = raised;
            a.flow = Flow::Raise;
            raised->raisedWhile(u.passing);
            Interpreter::replaced(a, *u.passing, true);
            a.exception.reset();
            a.flow = Flow::Normal;
        }
        u.passing = std::move(raised);
        u.isPending = true;
    } else if (maySuppress && e.rules.exitSuppresses && truthy(a.result)) {
        if (u.passing)
            suppressed(a, *u.passing, name);
        u.isSuppressed = true;
        u.isPending = false;
        u.passing.reset();
    }
    a.result.reset();
}

StackContext *ManagerSteps::stackOf(Activation &a, const Instruction &in, const char *method)
{
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return nullptr;
    if (v.kind() != Kind::Stack) {
        Interpreter::noAttribute(a, v, method);
        return nullptr;
    }
    return v.as<StackContext>();
}

BodyTask ManagerSteps::enterContext(Activation &a, const Instruction &in)
{
    Ref<StackContext> stack(stackOf(a, in, in.flag ? "enter_context" : "enter_async_context"));
    if (!stack)
        co_return;
    PreparedCall enter = PreparedCall::of(a, in.calls[0]);
    if (!a.normal())
        co_return;
    PreparedCall exit = PreparedCall::of(a, in.calls[1]);
    if (!a.normal())
        co_return;
    BodyTask entering = run(a, std::move(enter), {});
    co_await entering;
    if (!a.normal())
        co_return;
    StackContext::Entry entry{std::move(exit), true};
    if (a.engine->fitsList(stack->entries.size()))
        stack->entries.push_back(std::move(entry));
    Interpreter::bind(a, in.as, std::move(a.result));
    a.result.reset();
}

void ManagerSteps::pushCallback(Activation &a, const Instruction &in)
{
    const Ref<StackContext> stack(stackOf(a, in, in.flag ? "callback" : "push_async_callback"));
    if (!stack)
        return;
    PreparedCall call = PreparedCall::of(a, in.calls[0]);
    if (a.normal() && a.engine->fitsList(stack->entries.size()))
        stack->entries.push_back({std::move(call), false});
}

BodyTask ManagerSteps::suppress(Activation &a, const Instruction &in) // X9
{
    Engine &e = *a.engine;
    BodyTask body = Interpreter::block(a, in.body);
    co_await body;
    if (a.flow != Flow::Raise)
        co_return;
    e.step = in.id;
    const Ref<Exc> exc = a.exception;
    const bool whole = matches(e, *exc, in.types);
    Ref<Exc> rest = whole ? Ref<Exc>() : exc;
    if (!whole && exc->isGroup && e.rules.suppressTakesGroups)
        rest = splitGroup(e, exc, in.types).second;
    if (!rest) {
        a.flow = Flow::Normal;
        a.exception.reset();
        suppressed(a, *exc, *in.label);
        co_return;
    }
    if (rest == exc)
        co_return;
    a.handling.push_back(exc);
    a.raise(std::move(rest));
    a.handling.pop_back();
    a.exception->raisedWhile(exc);
}

} // namespace awaitscope::engine
