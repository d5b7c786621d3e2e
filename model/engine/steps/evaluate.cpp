// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/steps/interpreter.h: values and conditions.

#include "model/engine/steps/generatorsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/operators.h"
#include "model/engine/steps/pyiteration.h"
#include "model/engine/steps/threadsteps.h"
#include "model/engine/steps/valuesteps.h"
#include "model/text/pythontext.h"
#include "model/trace/unboundname.h"

#include <unordered_map>

namespace awaitscope::engine {

namespace {

//! Releases the values last to first, as an evaluation stack does.
void dropReversed(Values &values)
{
    while (!values.empty())
        values.pop_back();
}

Binding *find(Bindings &scope, quint32 name)
{
    for (Binding &b : scope)
        if (b.name == name)
            return &b;
    return nullptr;
}

} // namespace

Value Interpreter::get(Activation &a, const Name &n)
{
    Engine &e = *a.engine;
    if (n.where == Name::Where::Self && e.threads.inThread()) {
        a.raise(e.error(e.types.runtimeError, "no running event loop"));
        return {};
    }
    if (n.where == Name::Where::Self && e.current && e.current->isCallback())
        return Value(static_cast<Object *>(e.remembered.calls.taskBelow()));
    if (n.where == Name::Where::Self)
        return e.current ? Value(Ref<Task>(e.current)) : Value();
    if (n.where == Name::Where::Global) {
        if (e.globalBound[n.id])
            return e.globals[n.id];
    } else if (Binding *b = find(a.locals, n.id)) {
        return b->value;
    } else if (Binding *arg = find(a.args, n.id)) {
        return arg->value;
    } else if (n.object >= 0) {
        return Value(e.objects[std::size_t(n.object)]);
    }
    a.raise(e.error(e.types.unbound, "name '" + e.code->names[n.id] + "' is not defined"));
    return {};
}

void Interpreter::bind(Activation &a, const Name &n, Value v)
{
    if (!n)
        return;
    if (n.where == Name::Where::Global)
        a.engine->bindGlobal(n.id, std::move(v));
    else if (Binding *b = find(a.locals, n.id))
        b->value = std::move(v);
    else
        a.locals.push_back({n.id, std::move(v)});
}

void Interpreter::unbind(Activation &a, const Name &n)
{
    if (n.where == Name::Where::Global) {
        a.engine->unbindGlobal(n.id);
    } else if (Binding *b = find(a.locals, n.id)) {
        const Value gone = std::move(b->value);
        a.locals.erase(b);
    }
}

static Value math(Activation &a, const Expression &e)
{
    const Value left = Interpreter::evaluate(a, e.parts[0]);
    if (!a.normal())
        return {};
    const Value right = Interpreter::evaluate(a, e.parts[1]);
    return a.normal() ? calculated(a, e.math, left, right) : Value();
}

Value Interpreter::evaluate(Activation &a, const Expression &e)
{
    switch (e.kind) {
    case Expression::Kind::Constant:
        return e.constant;
    case Expression::Kind::Variable:
        return get(a, e.variable);
    case Expression::Kind::Item:
        return item(a, e);
    case Expression::Kind::Math:
        return math(a, e);
    case Expression::Kind::Call:
        return ValueSteps::call(a, e);
    case Expression::Kind::Text:
        return ValueSteps::text(a, e.text);
    case Expression::Kind::List: {
        Values items;
        for (const Expression &p : e.parts) {
            items.push_back(evaluate(a, p));
            if (!a.normal()) {
                dropReversed(items);
                return {};
            }
        }
        return Value(make<List>(std::move(items)));
    }
    case Expression::Kind::Dict: {
        auto dict = make<Dict>();
        for (std::size_t i = 0; i < e.parts.size(); ++i) {
            dict->items.emplace_back(e.keys[i], evaluate(a, e.parts[i]));
            if (!a.normal())
                return {};
        }
        return Value(dict);
    }
    }
    return {};
}

//! The text that Python prints for it, given its text in the trace.
static std::string printedText(Engine &e, const Value &v, const std::string &text)
{
    if (v.isFuture() && v.as<Future>()->shape == Future::Shape::Task)
        return e.nameOf(*v.as<Task>());
    if (v.kind() != Kind::Exception || !v.as<Exc>()->hasArgument)
        return text;
    const TypeId type = v.as<Exc>()->type;
    if (type == e.types.unbound)
        return pythonUnbound(text).message;
    return e.types.isSubclass(type, e.types.find("KeyError")) && !v.as<Exc>()->bareArgument ? pythonRepr(text) : text;
}

std::string Interpreter::format(Activation &a, const Template &t, std::string *printed)
{
    std::string out = t.literals[0];
    if (printed)
        *printed = out;
    for (std::size_t i = 0; i < t.holes.size(); ++i) {
        const Value v = get(a, t.holes[i]);
        if (!a.normal())
            return {};
        const std::string text = a.engine->str(v);
        if (a.engine->wasTooDeep()) {
            a.raise(a.engine->error(a.engine->types.find("RecursionError"), "maximum recursion depth exceeded while getting the repr of an object"));
            return {};
        }
        if (!a.engine->fitsText(out.size() + text.size()))
            return {};
        out += text;
        out += t.literals[i + 1];
        if (printed) {
            *printed += printedText(*a.engine, v, text);
            *printed += t.literals[i + 1];
        }
    }
    Engine &e = *a.engine;
    e.m_used.textBytes += out.size();
    if (e.m_used.textBytes > e.m_limits.maxTextBytes)
        e.reachLimit("more than " + std::to_string(e.m_limits.maxTextBytes) + " bytes of text");
    return out;
}

//! Python's error message for `Type(text)` or `Type()`, if that raises; otherwise empty.
static std::string refusal(const ExceptionTable &types, TypeId type, bool hasText)
{
    const std::string given = hasText ? " (1 given)" : " (0 given)";
    if (types.isSubclass(type, types.unicodeDecode) || types.isSubclass(type, types.unicodeEncode))
        return "function takes exactly 5 arguments" + given;
    if (types.isSubclass(type, types.unicodeTranslate))
        return "function takes exactly 4 arguments" + given;
    const bool incomplete = types.isSubclass(type, types.incompleteRead);
    if (!incomplete && !types.isSubclass(type, types.limitOverrun))
        return {};
    const std::string call = incomplete ? "IncompleteReadError.__init__() missing " : "LimitOverrunError.__init__() missing ";
    if (hasText)
        return call + "1 required positional argument: " + (incomplete ? "'expected'" : "'consumed'");
    return call + "2 required positional arguments: " + (incomplete ? "'partial' and 'expected'" : "'message' and 'consumed'");
}

Ref<Exc> Interpreter::makeException(Activation &a, TypeId type, const std::optional<Template> &text)
{
    Engine &e = *a.engine;
    const bool isGroup = e.types.isSubclass(type, e.types.baseGroup);
    std::string message = text ? format(a, *text) : std::string(isGroup ? "group" : "");
    if (!a.normal())
        return {};
    if (const std::string refused = refusal(e.types, type, bool(text)); !refused.empty()) {
        a.raise(e.error(e.types.typeError, refused));
        return {};
    }
    if (!isGroup)
        return text ? e.error(type, std::move(message)) : e.error(type);
    if (message.empty())
        message = "group";
    if (type == e.types.baseGroup)
        type = e.types.group; // the constructor of BaseExceptionGroup selects the narrower type
    auto group = make<Exc>(type, std::move(message));
    group->isGroup = true;
    group->members.push_back(e.error(e.types.valueError, "inner"));
    group->size = 2;
    return group;
}

bool Interpreter::test(Activation &a, const Test &t)
{
    Engine &e = *a.engine;
    switch (t.kind) {
    case Test::Kind::Truthy:
        return truthy(evaluate(a, t.left));
    case Test::Kind::Equal: {
        const Value left = evaluate(a, t.left);
        if (!a.normal())
            return false;
        return same(a, left, evaluate(a, t.right));
    }
    case Test::Kind::Compare: {
        const Value left = evaluate(a, t.left);
        if (!a.normal())
            return false;
        const Value right = evaluate(a, t.right);
        if (!a.normal())
            return false;
        return t.compare == CompareOp::In ? contains(a, left, right) : ordered(a, t.compare, left, right);
    }
    case Test::Kind::All:
    case Test::Kind::Any:
        for (const Test &inner : t.inner) {
            const bool is = test(a, inner);
            if (!a.normal())
                return false;
            if (is == (t.kind == Test::Kind::Any) && e.rules.conditionsStopEarly)
                return is;
        }
        return t.kind == Test::Kind::All;
    case Test::Kind::Not:
        return !test(a, t.inner.front());
    case Test::Kind::IsInstance: {
        const Value v = evaluate(a, t.left);
        return v.kind() == Kind::Exception && e.isInstance(*v.as<Exc>(), t.type);
    }
    case Test::Kind::Cancelling: {
        const Value v = get(a, t.variable);
        if (!a.normal())
            return false;
        if (v.kind() == Kind::Task)
            return v.as<Task>()->cancelCount > 0;
        noAttribute(a, v, "cancelling");
        return false;
    }
    case Test::Kind::Done:
    case Test::Kind::Cancelled: {
        const Value v = get(a, t.variable);
        if (!a.normal())
            return false;
        const bool done = t.kind == Test::Kind::Done;
        if (!done && v.kind() == Kind::Handle)
            return v.as<LoopCall>()->isCancelled;
        if (!v.isFuture()) {
            noAttribute(a, v, done ? "done" : "cancelled");
            return false;
        }
        return done ? v.as<Future>()->done() : v.as<Future>()->cancelled();
    }
    }
    return false;
}

Ref<Coroutine> Interpreter::makeCoroutine(Activation &a, const MakeCoroutine &m, qint64 index)
{
    Engine &e = *a.engine;
    Bindings args;
    for (const auto &[name, value] : m.args) {
        args.push_back({name, evaluate(a, value)});
        if (!a.normal())
            return {};
    }
    if (m.bindsIndex && index >= 0)
        args.push_back({e.code->indexName, Value(index)});
    Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::Program, &e.code->coroutines[m.coroutine]);
    c->args = std::move(args);
    return c;
}

//! The coroutine object, or the generator.
static Value objectOf(Ref<Coroutine> c)
{
    return c && c->code->isGenerator ? GeneratorSteps::make(std::move(c)) : Value(c);
}

Value Interpreter::makeAwaitable(Activation &a, const MakeAwaitable &m)
{
    return makeOne(a, m, -1);
}

Value Interpreter::makeOne(Activation &a, const MakeAwaitable &m, qint64 index)
{
    Engine &e = *a.engine;
    switch (m.kind) {
    case MakeAwaitable::Kind::Coroutine:
        return objectOf(makeCoroutine(a, m.coroutine, index));
    case MakeAwaitable::Kind::Variable:
    case MakeAwaitable::Kind::Each:
        return get(a, m.variable);
    case MakeAwaitable::Kind::Spawn:
        return spawn(a, m, index);
    case MakeAwaitable::Kind::Gather: {
        Values items;
        if (!collect(a, m.parts, items))
            return {};
        return gather(a, std::move(items), m.returnExceptions);
    }
    case MakeAwaitable::Kind::Shield:
    case MakeAwaitable::Kind::WaitFor: {
        Value inner = makeOne(a, m.parts.front(), -1);
        return a.normal() ? wrap(a, m, std::move(inner)) : Value();
    }
    case MakeAwaitable::Kind::Sleep: {
        Value result = evaluate(a, m.value);
        if (!a.normal())
            return {};
        Ref<Coroutine> c = e.newCoroutine(Coroutine::Sort::Sleep, nullptr);
        c->machinery->ms = m.ms;
        c->machinery->value = std::move(result);
        return Value(c);
    }
    case MakeAwaitable::Kind::ToThread:
    case MakeAwaitable::Kind::RunInExecutor:
        return ThreadSteps::awaitable(a, m);
    }
    return {};
}

Value Interpreter::wrap(Activation &a, const MakeAwaitable &m, Value inner)
{
    if (m.kind == MakeAwaitable::Kind::Shield)
        return shield(a, std::move(inner));
    Ref<Coroutine> c = a.engine->newCoroutine(Coroutine::Sort::WaitFor, nullptr);
    c->machinery->ms = m.ms;
    c->machinery->value = std::move(inner);
    return Value(c);
}

void Interpreter::unpack(Activation &a, const Value &v, Values &out)
{
    if (!a.normal())
        return;
    std::optional<Iteration> elements = Iteration::over(a, v, Iteration::By::Star);
    if (!elements)
        return;
    while (std::optional<Value> element = elements->next(a)) {
        if (!a.engine->fitsList(out.size()))
            return;
        out.push_back(std::move(*element));
    }
    a.engine->worksOn(out.size() * sizeof(Value));
}

bool Interpreter::collect(Activation &a, const std::vector<MakeAwaitable> &parts, Values &out)
{
    for (const MakeAwaitable &p : parts) {
        const bool each = p.kind == MakeAwaitable::Kind::Each;
        const auto times = p.kind == MakeAwaitable::Kind::Coroutine ? p.coroutine.times : p.times;
        if (each) {
            unpack(a, get(a, p.variable), out);
        } else if (times) {
            for (qint64 i = 0; i < *times && a.normal() && a.engine->fitsList(out.size()); ++i)
                out.push_back(makeOne(a, p, i));
        } else {
            out.push_back(makeOne(a, p, -1));
        }
        if (!a.normal()) {
            dropReversed(out);
            return false;
        }
    }
    return true;
}

Value Interpreter::taskMade(Activation &a, Value task)
{
    Ref<Exc> left = a.engine->takeEagerExit();
    if (!left)
        return task;
    a.raise(std::move(left));
    return {};
}

Value Interpreter::spawn(Activation &a, const MakeAwaitable &m, qint64 index)
{
    Engine &e = *a.engine;
    const Value made = makeOne(a, m.parts.front(), index);
    if (!a.normal())
        return {};
    Ref<Coroutine> c(made.as<Coroutine>());
    if (c->sort == Coroutine::Sort::Program)
        c->label = m.label ? &*m.label : nullptr;
    if (!m.variable && e.hasRunningLoop())
        return taskMade(a, Value(e.createTask(std::move(c), false, m.eagerStart)));
    if (!m.variable) { // of a body that is being closed
        a.raise(e.error(e.types.runtimeError, "no running event loop"));
        a.exception->held.emplace_back(c);
        return {};
    }
    // The coroutine object that a failed create_task leaves behind lives as long as the traceback (P9).
    const Value v = get(a, m.variable);
    if (a.normal() && v.kind() != Kind::Group)
        noAttribute(a, v, "create_task");
    if (a.normal()) {
        auto *g = v.as<GroupContext>();
        const char *why = g->exiting && g->unfinished == 0 ? " is finished" : g->aborting ? " is shutting down"
                                                                                          : nullptr;
        if (why && e.rules.groupClosesRefused)
            c->close();
        if (why)
            a.raise(e.error(e.types.runtimeError, "TaskGroup " + g->repr() + why));
    }
    if (!a.normal()) {
        a.exception->held.emplace_back(c);
        return {};
    }
    auto *g = v.as<GroupContext>();
    Ref<Task> t = e.createTask(std::move(c), true, m.eagerStart);
    if (Value left = taskMade(a, Value(t)); !a.normal())
        return left;
    t->groupIndex = quint32(g->tasks.size());
    g->tasks.push_back(t);
    ++g->unfinished;
    if (t->done() && !e.rules.groupDefersDone) // E3
        g->taskDone(*t);
    else
        t->addCallback(HandleKind::GroupTaskDone, Ref<Object>(g));
    return Value(t);
}

Value Interpreter::shield(Activation &a, Value v)
{
    Engine &e = *a.engine;
    Ref<Future> inner = e.ensureFuture(v);
    if (!inner) {
        a.raise(e.notAwaitable());
        a.exception->held.push_back(std::move(v));
        return {};
    }
    if (Value left = taskMade(a, Value(inner)); !a.normal())
        return left;
    if (inner->done())
        return Value(inner);
    auto outer = make<Shield>(e, inner);
    outer->loop = inner->loop;
    const EntityId member = e.entityOf(*inner);
    outer->entity = e.trace.addEntity({EntityKind::Shield}, std::span(&member, 1));
    if (Future *waiter = e.keptWaiter()) {
        inner->keepWaiter(waiter);
        inner->addCallback(HandleKind::ShieldWaiter, Ref<Object>(waiter));
    }
    inner->addCallback(HandleKind::ShieldInner, outer);
    outer->addCallback(HandleKind::ShieldOuter, {}); // the shield's own callback, without an owner to avoid a cycle
    return Value(outer);
}

} // namespace awaitscope::engine
