// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/generatorsteps.h"

#include "model/engine/loop/framerefs.h"
#include "model/engine/loop/generators.h"
#include "model/engine/steps/interpreter.h"

namespace awaitscope::engine {

namespace {

//! Deeper nesting would overflow the native stack before Python's own limit is reached.
constexpr quint16 MaxCallDepth = 100;

//! Suspends who asked a generator until it yields or ends.
struct Asked
{
    GeneratorFrame &generator;
    bool await_ready() const noexcept { return generator.atYield() || generator.body.isReady(); }
    void await_suspend(std::coroutine_handle<> h) const noexcept
    {
        generator.asker = h;
        generator.body.await_suspend(h);
    }
    void await_resume() const noexcept {}
};

//! Suspends a generator at its yield; who asked it goes on.
struct HandOver
{
    GeneratorFrame &generator;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) const noexcept
    {
        generator.yieldPoint = h;
        const std::coroutine_handle<> asker = std::exchange(generator.asker, nullptr);
        return asker ? asker : std::coroutine_handle<>(std::noop_coroutine());
    }
    void await_resume() const noexcept {}
};

//! Whether it cannot go on now: somebody waits in it, also if it does not know that (Y6).
bool isInUse(const GeneratorFrame &g)
{
    return g.running || (g.began() && !g.ended() && !g.atYield());
}

Ref<Exc> isRunning(Engine &e, const char *what)
{
    return e.error(e.types.runtimeError, std::string(what) + "(): asynchronous generator is already running");
}

//! The task was closed while it waited in a generator: whatever that makes of its GeneratorExit, who asked it gets one. False: it raised.
bool exitAnew(Activation &a)
{
    if (!a.normal())
        return false;
    a.result.reset();
    a.receive(a.engine->error(a.engine->types.generatorExit));
    return true;
}

//! What would look like the end of a generator is not let out of it (Y2).
void refuseStop(Engine &e, Activation &callee)
{
    for (const auto &[type, name] : {std::pair{e.types.stopIteration, "StopIteration"}, std::pair{e.types.find("StopAsyncIteration"), "StopAsyncIteration"}}) {
        if (!e.isInstance(*callee.exception, type))
            continue;
        Ref<Exc> refused = e.error(e.types.runtimeError, std::string("async generator raised ") + name);
        e.noteRaise(*refused);
        e.chain(*refused, *callee.exception);
        e.setCause(*refused, callee.exception.get());
        callee.exception = std::move(refused);
    }
}

Ref<GeneratorFrame> frameOf(const Coroutine &close)
{
    return Ref<GeneratorFrame>(static_cast<GeneratorFrame *>(close.machinery->value.object()));
}

} // namespace

Value GeneratorSteps::make(Ref<Coroutine> call)
{
    Engine &e = call->engine;
    return Value(engine::make<AsyncGenerator>(e, std::move(call)));
}

BodyTask GeneratorSteps::yield(Activation &a, const Instruction &in) // Y1
{
    Engine &e = *a.engine;
    Value value = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        co_return;
    GeneratorFrame &g = e.remembered.generators.of(a);
    Event ev = e.event(EventKind::Yielded, a.task->entity);
    ev.a = index(e.coroutineName(*g.call));
    ev.b = index(e.valueId(value));
    e.record(ev);
    g.yielded = std::move(value);
    HandOver handOver{g};
    co_await handOver;
    if (g.unwinding) {
        a.flow = Flow::Unwind;
        co_return;
    }
    if (Ref<Exc> thrown = std::move(g.thrown)) {
        a.passOn(std::move(thrown));
        e.noteRaise(*a.exception);
        a.chainToOwn();
    }
}

//! Goes on with its steps, on the stack of who asks.
void GeneratorSteps::resume(Activation &a, GeneratorFrame &g, Ref<Exc> thrown)
{
    Engine &e = *a.engine;
    const bool begins = !g.began();
    if (begins) {
        g.call->state = Coroutine::State::Running;
        g.call->activation = std::make_unique<Activation>();
        g.activation().engine = &e;
        g.activation().args = std::move(g.call->args);
        e.remembered.generators.begun(g);
    }
    Activation &callee = g.activation();
    callee.task = a.task;
    callee.caller = &a;
    callee.depth = quint16(a.depth + 1);
    callee.entered = e.iteration;
    a.callee = &callee;
    Event ev = e.event(begins ? EventKind::Enter : EventKind::Continued, a.task->entity);
    ev.a = index(e.coroutineName(*g.call));
    if (begins)
        ev.b = index(e.argsId(callee.args));
    else if (thrown)
        ev.b = index(e.exceptionId(*thrown));
    ev.c = g.number;
    e.record(ev);
    if (begins) {
        g.body = Interpreter::run(callee, *g.call);
        return;
    }
    g.thrown = std::move(thrown);
    g.body.await_suspend(std::noop_coroutine()); // whoever asked it before
    std::exchange(g.yieldPoint, nullptr).resume();
}

//! Runs it until it yields or ends. What it raises is raised in \a a.
BodyTask GeneratorSteps::run(Activation &a, Ref<GeneratorFrame> g, Ref<Exc> thrown)
{
    Engine &e = *a.engine;
    const StepId step = e.step;
    const quint32 began = e.iteration;
    const FrameRef keeps(a, g);
    resume(a, *g, std::move(thrown));
    Asked asked{*g};
    co_await asked;
    a.callee = nullptr;
    Activation &callee = g->activation();
    if (callee.flow == Flow::Unwind) {
        a.flow = Flow::Unwind;
        e.remembered.generators.ended(*g);
        g->call->state = Coroutine::State::Finished;
        co_return;
    }
    if (!g->atYield()) {
        finish(a, *g);
    } else {
        callee.caller = nullptr;
        if (e.iteration != began)
            Interpreter::closed(a);
    }
    e.step = step;
}

void GeneratorSteps::finish(Activation &a, GeneratorFrame &g) // Y2
{
    Engine &e = *a.engine;
    Activation &callee = g.activation();
    if (callee.flow == Flow::Raise)
        refuseStop(e, callee);
    Interpreter::leave(*g.call, true);
    if (callee.flow == Flow::Raise) {
        callee.exception->strip();
        a.passOn(std::move(callee.exception));
        if (a.task->thrownInto && callee.entered != e.iteration)
            a.chainToOwn();
    }
    Interpreter::closed(a);
    e.remembered.generators.ended(g);
    g.call->activation.reset();
    g.body = BodyTask();
}

//! __anext__: the result is what it yields; \a atEnd: it has ended, which is StopAsyncIteration.
BodyTask GeneratorSteps::next(Activation &a, Ref<GeneratorFrame> g, bool &atEnd) // Y3
{
    Engine &e = *a.engine;
    e.remembered.generators.asked(*g);
    if (isInUse(*g))
        a.raise(isRunning(e, "anext"));
    else if (a.depth >= MaxCallDepth)
        a.raise(e.error(e.types.find("RecursionError"), "maximum recursion depth exceeded"));
    if (!a.normal())
        co_return;
    if (g->ended()) {
        g->closed = atEnd = true;
        co_return;
    }
    const FrameRef keeps(a, g);
    const bool wasClosing = a.task->closing;
    g->running = true;
    BodyTask running = run(a, g, {});
    co_await running;
    if (a.flow == Flow::Unwind)
        co_return;
    g->running = false;
    if (g->atYield())
        a.result = std::move(g->yielded);
    else if (a.normal())
        g->closed = atEnd = true;
    else if (e.isInstance(*a.exception, e.types.generatorExit))
        g->closed = true;
    if (a.task->closing && !wasClosing && exitAnew(a))
        atEnd = false;
}

BodyTask GeneratorSteps::asyncFor(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Value source = Interpreter::makeAwaitable(a, in.awaitable);
    if (!a.normal())
        co_return;
    if (source.kind() != Kind::Generator) {
        a.raise(e.error(e.types.typeError, "'async for' requires an object with __aiter__ method, got " + e.typeNameOf(source)));
        co_return;
    }
    Ref<AsyncGenerator> generator(source.as<AsyncGenerator>());
    source.reset();
    const FrameRef keeps(a, generator);
    for (;;) {
        e.step = in.id;
        bool atEnd = false;
        BodyTask asking = next(a, generator->frame, atEnd);
        co_await asking;
        if (atEnd || !a.normal())
            break;
        Interpreter::bind(a, in.as, std::move(a.result));
        a.result.reset();
        BodyTask body = Interpreter::block(a, in.body);
        co_await body;
        if (!loopGoesOn(a))
            break;
    }
    if (a.flow != Flow::Unwind)
        e.step = in.id;
    generator.reset(); // Y4: left early, it may be the last reference
}

BodyTask GeneratorSteps::anext(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        co_return;
    if (v.kind() != Kind::Generator) {
        a.raise(e.error(e.types.typeError, "'" + e.typeNameOf(v) + "' object is not an async iterator"));
        co_return;
    }
    bool atEnd = false;
    const FrameRef keeps(a, v);
    BodyTask asking = next(a, v.as<AsyncGenerator>()->frame, atEnd);
    co_await asking;
    if (a.flow == Flow::Unwind)
        co_return;
    v.reset();
    if (atEnd)
        a.raise(e.error(e.types.find("StopAsyncIteration")));
    if (!a.normal())
        co_return;
    if (in.as)
        Interpreter::bind(a, in.as, std::move(a.result));
    a.result.reset();
}

BodyTask GeneratorSteps::aclose(Activation &a, const Instruction &in)
{
    Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        co_return;
    if (v.kind() != Kind::Generator) {
        Interpreter::noAttribute(a, v, "aclose");
        co_return;
    }
    a.engine->remembered.generators.asked(*v.as<AsyncGenerator>()->frame);
    const FrameRef keeps(a, v);
    BodyTask closing = close(a, v.as<AsyncGenerator>()->frame, {});
    co_await closing;
    if (a.flow != Flow::Unwind)
        v.reset();
}

//! Whether it is to be closed. \a thrown is what is raised at its yield: a GeneratorExit unless a cancellation came first.
bool GeneratorSteps::mayClose(Activation &a, GeneratorFrame &g, Ref<Exc> &thrown)
{
    Engine &e = *a.engine;
    if (!thrown && g.ended())
        return false;
    if (isInUse(g))
        a.raise(isRunning(e, "aclose"));
    else if (!thrown && g.closed)
        a.raise(e.error(e.types.find("StopAsyncIteration")));
    else if (a.depth >= MaxCallDepth)
        a.raise(e.error(e.types.find("RecursionError"), "maximum recursion depth exceeded"));
    if (!a.normal())
        return false;
    if (thrown)
        return true;
    g.closed = true;
    thrown = e.error(e.types.generatorExit);
    if (g.began())
        return true;
    g.call->close(); // it ends where it begins
    return false;
}

BodyTask GeneratorSteps::close(Activation &a, Ref<GeneratorFrame> g, Ref<Exc> thrown) // Y5
{
    Engine &e = *a.engine;
    const bool beganThrown = bool(thrown);
    const bool goesOn = mayClose(a, *g, thrown);
    if (!goesOn)
        co_return;
    g->hadNoSend = beganThrown && !e.rules.closeKnowsThrow;
    g->running = !g->hadNoSend;
    const FrameRef keeps(a, g);
    const bool wasClosing = a.task->closing;
    const quint32 began = e.iteration;
    BodyTask running = run(a, g, std::move(thrown));
    co_await running;
    if (a.flow == Flow::Unwind)
        co_return;
    afterClose(a, *g, a.task->thrownInto && (e.iteration != began || beganThrown));
    if (a.task->closing && !wasClosing)
        exitAnew(a);
}

//! \a wasThrown: it yielded or ended when an exception was thrown in.
void GeneratorSteps::afterClose(Activation &a, GeneratorFrame &g, bool wasThrown)
{
    Engine &e = *a.engine;
    const bool forgets = wasThrown && !e.rules.closeKnowsThrow && !g.atYield(); // Y6: it stays "running" for ever
    if (!forgets)
        g.running = false;
    g.hadNoSend = false;
    if (g.atYield()) {
        g.yielded.reset();
        a.raise(e.error(e.types.runtimeError, "async generator ignored GeneratorExit"));
    } else if (a.flow == Flow::Raise && e.isInstance(*a.exception, e.types.generatorExit)) {
        a.flow = Flow::Normal;
        a.exception.reset();
    }
}

BodyTask GeneratorSteps::nextCompleted(Activation &a, Ref<Primitive> queue) // A5
{
    Engine &e = *a.engine;
    const EntityId on = e.trace.textEntity("as_completed");
    Interpreter::awaiting(a, on);
    const quint32 iteration = a.iteration;
    a.on = EntityId::None;
    BodyTask taking = Interpreter::takeFromQueue(a, std::move(queue));
    co_await taking;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.normal() && a.result.isNone())
        a.raise(e.error(e.types.timeout));
    if (!a.normal())
        a.exception->strip();
    Interpreter::resumedAt(a, on, iteration, nullptr);
}

BodyTask GeneratorSteps::closeBody(Activation &a, Coroutine &c)
{
    Ref<Exc> thrown = std::move(a.task->incoming);
    BodyTask closing = close(a, frameOf(c), std::move(thrown));
    co_await closing;
}

void GeneratorSteps::closeSoon(Engine &e, Ref<Coroutine> close)
{
    const Calls::In in(e, frameOf(*close)->context);
    e.createTask(std::move(close));
    if (Ref<Exc> left = e.takeEagerExit())
        e.leaveLoop(std::move(left));
}

void GeneratorSteps::closeAtOnce(Engine &e, Ref<GeneratorFrame> g)
{
    Ref<Task> outside; // it runs in the task that drops it, or in none
    if (!e.current) {
        outside = engine::make<Task>(e, g->call);
        outside->internal = outside->begun = outside->shown = true;
    }
    Task &task = outside ? *outside : *e.current;
    const Future::Shape shape = std::exchange(task.shape, Future::Shape::Callback); // as there, it cannot pause
    Activation nobody;
    nobody.engine = &e;
    nobody.task = &task;
    const BodyTask closing = run(nobody, g, e.error(e.types.generatorExit));
    if (!closing.isReady()) {
        task.waiting = Task::Waiting::No;
        task.waiter.reset();
        e.queues.cancelTimer(task.sleepTimer);
        const bool before = std::exchange(task.unwinding, true);
        std::exchange(task.resumePoint, nullptr).resume();
        task.unwinding = before;
    }
    task.shape = shape;
    if (outside)
        outside->setResult({});
}

Ref<Exc> GeneratorSteps::firstSend(Task &t) // Y6
{
    if (t.coroutine->sort != Coroutine::Sort::Close || !t.resumePoint)
        return {};
    const Ref<GeneratorFrame> g = frameOf(*t.coroutine);
    if (!std::exchange(g->hadNoSend, false))
        return {};
    g->closed = g->running = true;
    t.thrownInto = true;
    return t.engine.error(t.engine.types.generatorExit);
}

bool GeneratorSteps::shutDown(Engine &e) // Y7
{
    const std::vector<Ref<GeneratorFrame>> all = e.remembered.generators.shutDown(e.tasksMade());
    if (all.empty() || !e.rules.shutdownClosesGenerators)
        return false;
    Values closing;
    for (const Ref<GeneratorFrame> &g : all) {
        Ref<Coroutine> close = e.newCoroutine(Coroutine::Sort::Close, g->call->code);
        close->machinery->value = Value(g);
        closing.emplace_back(std::move(close));
    }
    Activation nobody;
    nobody.engine = &e;
    const Value gather = Interpreter::gather(nobody, std::move(closing), true);
    if (Ref<Exc> left = e.takeEagerExit()) {
        e.leaveLoop(std::move(left));
        return true;
    }
    auto &future = *gather.as<Gather>();
    future.ofShutdown = true;
    if (future.done())
        reportClosed(e, gather);
    else
        future.addCallback(HandleKind::GeneratorsClosed, Ref<Object>(&future));
    return true;
}

void GeneratorSteps::reportClosed(Engine &e, const Value &gather)
{
    const std::string message = "an error occurred during closing of asynchronous generator <...>";
    for (const Ref<Future> &task : gather.as<Gather>()->children) {
        if (task->cancelled() || !task->isException || !e.isInstance(*task->result.as<Exc>(), e.types.exception))
            continue;
        Event ev = e.event(EventKind::LoopError, task->entity);
        ev.a = index(e.trace.string(message));
        ev.b = index(e.exceptionId(*task->result.as<Exc>()));
        e.record(ev);
        if (Ref<Exc> raised = e.remembered.calls.tellHandler(e, e.loopNumber(), message, Ref<Exc>(task->result.as<Exc>()), {}))
            return e.leaveLoop(std::move(raised));
    }
    e.queues.callSoon(HandleKind::StopLoop, {});
}

} // namespace awaitscope::engine
