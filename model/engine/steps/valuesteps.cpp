// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/valuesteps.h"

#include "model/engine/steps/containers.h"
#include "model/engine/steps/callsteps.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/loopsteps.h"
#include "model/engine/steps/operators.h"
#include "model/engine/steps/pyiteration.h"
#include "model/text/pythontext.h"

#include <array>

namespace awaitscope::engine {

namespace {

//! The links and notes of an exception, as Python's attribute of that name.
Value attribute(const Value &v, ValueFunction function)
{
    const auto *exc = v.kind() == Kind::Exception ? v.as<Exc>() : nullptr;
    auto list = make<List>();
    if (function == ValueFunction::Notes) {
        if (exc && exc->details)
            list->items = exc->details->notes;
        return Value(list);
    }
    if (function == ValueFunction::Members) {
        for (const Ref<Exc> &m : exc->members)
            list->items.emplace_back(m);
        return Value(list);
    }
    if (!exc->details)
        return {};
    return Value(function == ValueFunction::Cause ? exc->details->cause : exc->details->context);
}

const char *attributeName(ValueFunction function)
{
    return function == ValueFunction::Cause ? "__cause__" : function == ValueFunction::Context ? "__context__"
                                                                                               : "exceptions";
}

//! The name of its type without the module.
std::string shortType(const Engine &e, const Value &v)
{
    const std::string name = e.typeNameOf(v);
    return name.substr(name.rfind('.') + 1);
}

Value copied(Activation &a, const Value &v)
{
    std::optional<Iteration> elements = Iteration::over(a, v, Iteration::By::For);
    Values items;
    while (elements && a.normal()) {
        std::optional<Value> element = elements->next(a);
        if (!element || !a.engine->fitsList(items.size()))
            break;
        items.push_back(std::move(*element));
    }
    a.engine->worksOn(items.size() * sizeof(Value));
    return a.normal() ? Value(make<List>(std::move(items))) : Value();
}

} // namespace

Value ValueSteps::call(Activation &a, const Expression &expression)
{
    Engine &e = *a.engine;
    std::array<Value, 2> operands;
    for (std::size_t i = 0; i < expression.parts.size(); ++i) {
        operands.at(i) = Interpreter::evaluate(a, expression.parts[i]);
        if (!a.normal())
            return {};
    }
    const Value &v = operands[0];
    switch (expression.function) {
    case ValueFunction::Clock: return LoopSteps::time(a);
    case ValueFunction::At: return itemAt(a, v, operands[1]);
    case ValueFunction::Length: return lengthOf(a, v);
    case ValueFunction::Copy: return copied(a, v);
    case ValueFunction::Type: return Value(make<Str>(shortType(e, v)));
    case ValueFunction::Notes: return attribute(v, expression.function);
    case ValueFunction::Cause:
    case ValueFunction::Context:
    case ValueFunction::Members: break;
    case ValueFunction::Get: return CallSteps::get(a, v);
    }
    const bool isGroup = v.kind() == Kind::Exception && v.as<Exc>()->isGroup;
    if (v.kind() != Kind::Exception || (expression.function == ValueFunction::Members && !isGroup)) {
        Interpreter::noAttribute(a, v, attributeName(expression.function));
        return {};
    }
    return attribute(v, expression.function);
}

Value ValueSteps::text(Activation &a, const Template &t)
{
    Engine &e = *a.engine;
    std::string out = t.literals[0];
    for (std::size_t i = 0; i < t.holes.size(); ++i) {
        const Value v = Interpreter::get(a, t.holes[i]);
        if (!a.normal())
            return {};
        std::string part = e.str(v);
        if (e.wasTooDeep()) {
            a.raise(e.error(e.types.find("RecursionError"), "maximum recursion depth exceeded while getting the repr of an object"));
            return {};
        }
        if (v.kind() == Kind::Exception && v.as<Exc>()->hasArgument && !v.as<Exc>()->bareArgument && e.isInstance(*v.as<Exc>(), e.types.find("KeyError")))
            part = pythonRepr(part);
        if (!e.fitsText(out.size() + part.size() + t.literals[i + 1].size()))
            return {};
        out += part;
        out += t.literals[i + 1];
    }
    return Value(make<Str>(std::move(out)));
}

void ValueSteps::perform(Activation &a, const Instruction &in)
{
    switch (in.op) {
    case Op::Append: return append(a, in);
    case Op::Extend: return extend(a, in);
    case Op::Pop: return pop(a, in);
    case Op::SetItem: return setItem(a, in);
    case Op::Remove: return remove(a, in);
    default: return addNote(a, in);
    }
}

void ValueSteps::append(Activation &a, const Instruction &in) // V2
{
    const Value whole = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (whole.kind() != Kind::List)
        return Interpreter::noAttribute(a, whole, "append");
    Value v = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        return;
    List *list = whole.as<List>();
    if (!a.engine->fitsList(list->items.size()) || !mayContain(a, *list, v))
        return;
    if (a.engine->rules.listsChangeInPlace)
        return list->items.push_back(std::move(v));
    Values changed = list->items;
    changed.push_back(std::move(v));
    Interpreter::bind(a, in.of, Value(make<List>(std::move(changed))));
}

void ValueSteps::extend(Activation &a, const Instruction &in)
{
    const Value whole = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (whole.kind() != Kind::List)
        return Interpreter::noAttribute(a, whole, "extend");
    const Value more = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        return;
    List *list = whole.as<List>();
    if (more.kind() == Kind::List && more.object() != list && !mayContain(a, *list, more)) // once for all elements
        return;
    const std::size_t most = more.kind() == Kind::List ? more.as<List>()->items.size() : std::size_t(-1); // it may be the list itself
    std::optional<Iteration> elements = Iteration::over(a, more, Iteration::By::For);
    for (std::size_t i = 0; elements && i < most; ++i) {
        std::optional<Value> element = elements->next(a);
        if (!element || !a.engine->fitsList(list->items.size()))
            break;
        list->items.push_back(std::move(*element));
    }
    a.engine->worksOn(list->items.size() * sizeof(Value));
}

void ValueSteps::pop(Activation &a, const Instruction &in)
{
    const Value whole = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (whole.kind() != Kind::List && whole.kind() != Kind::Dict)
        return Interpreter::noAttribute(a, whole, "pop");
    std::optional<Value> key;
    if (!in.values.empty())
        key = Interpreter::evaluate(a, in.values.front());
    if (!a.normal())
        return;
    Value taken = popItemAt(a, whole, key);
    if (a.normal())
        Interpreter::bind(a, in.as, std::move(taken));
}

void ValueSteps::setItem(Activation &a, const Instruction &in)
{
    Value v = Interpreter::evaluate(a, in.value); // Python evaluates what is assigned first
    if (!a.normal())
        return;
    const Value whole = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    const Value key = Interpreter::evaluate(a, in.values.front());
    if (a.normal())
        setItemAt(a, whole, key, std::move(v));
}

void ValueSteps::remove(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    const Value whole = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (whole.kind() != Kind::List)
        return Interpreter::noAttribute(a, whole, "remove");
    const Value wanted = Interpreter::evaluate(a, in.value);
    if (!a.normal())
        return;
    auto &items = whole.as<List>()->items;
    for (std::size_t i = 0; i < items.size() && a.normal() && e.limitReached().empty(); ++i) {
        if (!isSame(items[i], wanted) && !same(a, items[i], wanted)) {
            e.lookAtSteps(); // each comparison may take long
            continue;
        }
        e.worksOn(items.size() * sizeof(Value));
        const Value gone = std::move(items[i]);
        items.erase(items.begin() + std::ptrdiff_t(i));
        return;
    }
    if (a.normal())
        a.raise(e.error(e.types.valueError, "list.remove(x): x not in list"));
}

void ValueSteps::addNote(Activation &a, const Instruction &in) // X11
{
    Engine &e = *a.engine;
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (v.kind() != Kind::Exception)
        return Interpreter::noAttribute(a, v, "add_note");
    const Value note = text(a, *in.text);
    if (!a.normal() || note.kind() != Kind::Str || !e.limitReached().empty())
        return;
    Exc &exc = *v.as<Exc>();
    Values &notes = e.detailsOf(exc).notes;
    if (!e.fitsList(notes.size()))
        return;
    notes.push_back(note);
    if (e.silent())
        return;
    Event ev = e.event(EventKind::Noted, e.currentEntity());
    ev.a = index(e.ownExceptionId(exc));
    ev.b = index(e.trace.string(note.as<Str>()->text));
    e.trace.makeChain(ExceptionId{ev.a}).notes.push_back({quint32(e.trace.events().size()), StringId{ev.b}});
    e.record(ev);
}

BodyTask ValueSteps::forRange(Activation &a, const Instruction &in)
{
    Engine &e = *a.engine;
    std::array<Value, 3> operands{Value(qint64(0)), Value(qint64(0)), Value(qint64(1))}; // start, stop, step
    std::array<qint64, 3> bounds{};
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const Expression &given = in.values[i];
        const bool isLeftOut = i != 1 && given.kind == Expression::Kind::Constant && given.constant.isNone();
        if (isLeftOut)
            continue;
        operands.at(i) = Interpreter::evaluate(a, given);
        if (!a.normal())
            co_return;
    }
    for (std::size_t i = 0; i < bounds.size(); ++i) { // Python looks at them when all are evaluated
        const std::optional<qint64> number = asIndex(a, operands.at(i));
        if (!number)
            co_return;
        bounds.at(i) = *number;
    }
    const auto [start, stop, step] = bounds;
    if (step == 0) {
        a.raise(e.error(e.types.valueError, "range() arg 3 must not be zero"));
        co_return;
    }
    qint64 number = start;
    while (step > 0 ? number < stop : number > stop) {
        e.step = in.id;
        Interpreter::bind(a, in.as, Value(number));
        BodyTask body = Interpreter::block(a, in.body);
        co_await body;
        if (!loopGoesOn(a))
            co_return;
        if (__builtin_add_overflow(number, step, &number))
            co_return;
    }
}

} // namespace awaitscope::engine
