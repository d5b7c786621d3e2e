// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: try, if and loops.

// try, if and the loops.

#include "model/engine/steps/exceptionmatch.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/pyiteration.h"

#include <algorithm>

namespace awaitscope::engine {

void Interpreter::caught(Activation &a, Exc &exc, const std::string &handler)
{
    Engine &e = *a.engine;
    exc.strip();
    Event ev = e.event(EventKind::Caught, a.task->entity);
    ev.a = index(e.exceptionId(exc));
    ev.b = index(e.trace.string(handler));
    ev.c = index(exc.raisedStep);
    e.record(ev);
}

//! Records that the exception being handled is replaced by what the activation now raises, or dropped. Cancellations have events of their own.
void Interpreter::replaced(Activation &a, Exc &gone, bool inFinally)
{
    Engine &e = *a.engine;
    if (a.exception.get() == &gone || a.task->entity == EntityId::None || a.task->internal || e.isCancelled(gone) || gone.type == e.types.generatorExit)
        return;
    Event ev = e.event(EventKind::Replaced, a.task->entity);
    ev.a = index(e.exceptionId(gone));
    if (a.flow == Flow::Raise) {
        ev.b = index(e.exceptionId(*a.exception));
        ev.outcome = e.outcomeOf(*a.exception);
    }
    ev.c = gone.raisedAfter == 0 ? NoIndex : gone.raisedAfter - 1;
    ev.step = gone.raisedStep;
    ev.flag = inFinally;
    e.record(ev);
}

BodyTask Interpreter::tryBlock(Activation &a, const Instruction &in)
{
    BodyTask body = block(a, in.body);
    co_await body;
    a.engine->step = in.id;
    if (a.flow == Flow::Raise) {
        BodyTask handling = in.op == Op::TryStar ? starHandlers(a, in) : handlers(a, in);
        co_await handling;
    } else if (a.normal() && in.hasElse) { // X2
        a.engine->record(a.engine->event(EventKind::Else, a.task->entity));
        BodyTask orElse = block(a, in.orElse);
        co_await orElse;
    }
    if (in.hasFinally && a.flow != Flow::Unwind) {
        a.engine->step = in.id;
        BodyTask finally = finallyBlock(a, in);
        co_await finally;
    }
}

BodyTask Interpreter::handlers(Activation &a, const Instruction &in) // X1
{
    const auto clause = std::find_if(in.clauses.begin(), in.clauses.end(),
                                     [&](const ExceptClause &c) { return matches(*a.engine, *a.exception, c.types); });
    if (clause == in.clauses.end())
        co_return;
    a.flow = Flow::Normal;
    a.handling.push_back(std::move(a.exception));
    const Ref<Exc> exc = a.handling.back();
    caught(a, *exc, clause->handler);
    bind(a, clause->as, Value(exc));
    BodyTask body = block(a, clause->body);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    if (a.flow == Flow::Raise) {
        a.exception->raisedWhile(exc);
        replaced(a, *exc, false);
    }
    if (clause->as) // X4
        unbind(a, clause->as);
    a.handling.pop_back();
}

BodyTask Interpreter::starHandlers(Activation &a, const Instruction &in) // X6
{
    Engine &e = *a.engine;
    const Ref<Exc> original = std::move(a.exception);
    Ref<Exc> rest = original;
    a.flow = Flow::Normal;
    std::vector<Ref<Exc>> raised;
    bool again = false; // the whole original was raised again
    for (const ExceptClause &clause : in.clauses) {
        if (!rest)
            break;
        const Ref<Exc> match = takeMatch(e, original->isGroup, rest, clause.types);
        if (!match)
            continue;
        a.handling.push_back(match);
        e.step = in.id;
        caught(a, *match, clause.handler);
        bind(a, clause.as, Value(match));
        BodyTask body = block(a, clause.body);
        co_await body;
        if (a.flow == Flow::Unwind)
            co_return;
        if (a.flow == Flow::Raise) {
            a.exception->raisedWhile(match);
            if (a.exception != original)
                replaced(a, *match, false);
        }
        if (clause.as)
            unbind(a, clause.as);
        a.handling.pop_back();
        if (a.flow == Flow::Raise) {
            const bool isWhole = original->isGroup && a.exception == original;
            again |= isWhole;
            if (!isWhole)
                raised.push_back(std::move(a.exception));
            a.exception.reset();
            a.flow = Flow::Normal;
        }
    }
    if (!original->isGroup) {
        if (!raised.empty())
            a.raise(std::move(raised.front()));
        else if (rest)
            a.raise(rest);
        co_return;
    }
    if (rest == original) { // Python raises a copy of what no handler took, of the types that derive() chooses
        rest = splitGroup(e, rest, {}).second;
    }
    Ref<Exc> reraised = again ? original : rest;
    if (raised.empty()) {
        if (reraised)
            a.raise(std::move(reraised));
        co_return;
    }
    if (reraised)
        raised.push_back(std::move(reraised));
    // A single exception is raised as it is; only several become a group.
    a.raise(raised.size() == 1 && e.rules.exceptStarRaisesAlone ? std::move(raised.front()) : e.makeGroup(std::string(), std::move(raised)));
}

BodyTask Interpreter::finallyBlock(Activation &a, const Instruction &in) // X3
{
    if (!a.engine->rules.shutdownRunsFinally && a.engine->shutsDown())
        co_return;
    const Flow flow = std::exchange(a.flow, Flow::Normal);
    const Ref<Exc> exception = std::move(a.exception);
    Value result = std::move(a.result);
    if (flow == Flow::Raise)
        a.handling.push_back(exception);
    a.engine->record(a.engine->event(EventKind::Finally, a.task->entity));
    BodyTask body = block(a, in.finally);
    co_await body;
    if (a.flow == Flow::Unwind)
        co_return;
    if (flow == Flow::Raise) {
        a.handling.pop_back();
        if (a.flow == Flow::Raise)
            a.exception->raisedWhile(exception);
        if (!a.normal())
            replaced(a, *exception, true);
    }
    if (!a.normal())
        co_return; // the pending exception or return is discarded or replaced
    a.flow = flow;
    a.exception = exception;
    a.result = std::move(result);
}

BodyTask Interpreter::ifBlock(Activation &a, const Instruction &in)
{
    const bool yes = test(a, in.test.front());
    if (!a.normal())
        co_return;
    BodyTask body = block(a, yes ? in.body : in.orElse);
    co_await body;
}

BodyTask Interpreter::forBlock(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    Value in_ = get(a, in.of);
    if (!a.normal())
        co_return;
    std::optional<Iteration> elements = Iteration::over(a, in_, Iteration::By::For);
    in_.reset();
    if (!elements)
        co_return;
    for (qint64 i = 0;; ++i) {
        e.step = in.id;
        std::optional<Value> element = elements->next(a);
        if (!element)
            co_return;
        if (in.second)
            bind(a, in.second, Value(i));
        bind(a, in.as, std::move(*element));
        element.reset();
        BodyTask body = block(a, in.body);
        co_await body;
        if (!loopGoesOn(a))
            co_return;
    }
}

BodyTask Interpreter::repeatBlock(Activation &a, const Instruction &in)
{
    for (qint64 i = 0; i < in.count; ++i) {
        BodyTask body = block(a, in.body);
        co_await body;
        if (!loopGoesOn(a))
            co_return;
    }
}

BodyTask Interpreter::whileBlock(Activation &a, const Instruction &in)
{
    for (;;) {
        a.engine->step = in.id;
        const bool goesOn = test(a, in.test.front());
        if (!goesOn || !a.normal())
            co_return;
        BodyTask body = block(a, in.body);
        co_await body;
        if (!loopGoesOn(a))
            co_return;
    }
}

} // namespace awaitscope::engine
