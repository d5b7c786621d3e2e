// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/operators.h"

#include "model/engine/objects/numberorder.h"
#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/pyiteration.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace awaitscope::engine {

namespace {

bool isSequence(const Value &v)
{
    return v.kind() == Kind::Str || v.kind() == Kind::List;
}

bool isWhole(const Value &v)
{
    return v.kind() == Kind::Int || v.kind() == Kind::Bool;
}

bool holds(CompareOp op, std::partial_ordering order)
{
    switch (op) {
    case CompareOp::Less: return order < 0;
    case CompareOp::LessOrEqual: return order <= 0;
    case CompareOp::Greater: return order > 0;
    case CompareOp::GreaterOrEqual:
    case CompareOp::In: break;
    }
    return order >= 0;
}

//! Integers of Python have no limit; those of a run have 64 bits, and reaching them ends it.
Value ofIntegers(Engine &e, MathOp op, qint64 left, qint64 right)
{
    qint64 result = 0;
    const bool tooLarge = op == MathOp::Add ? __builtin_add_overflow(left, right, &result)
        : op == MathOp::Subtract            ? __builtin_sub_overflow(left, right, &result)
                                            : __builtin_mul_overflow(left, right, &result);
    if (tooLarge)
        e.reachLimit("an integer of more than 64 bits");
    return Value(result);
}

Value ofFloats(Engine &e, MathOp op, double left, double right)
{
    const double result = op == MathOp::Add ? left + right : op == MathOp::Subtract ? left - right
                                                                                    : left * right;
    if (!std::isfinite(result))
        e.reachLimit("a number that is too large for a float");
    return Value(result);
}

Value joined(Engine &e, const Value &left, const Value &right)
{
    if (left.kind() == Kind::Str) {
        const std::string &first = left.as<Str>()->text;
        const std::string &second = right.as<Str>()->text;
        return e.fitsText(first.size() + second.size()) ? Value(make<Str>(first + second)) : Value();
    }
    Values all(left.as<List>()->items);
    for (const Value &v : right.as<List>()->items) {
        if (!e.fitsList(all.size()))
            return {};
        all.push_back(v);
    }
    e.worksOn(all.size() * sizeof(Value));
    return Value(make<List>(std::move(all)));
}

Value repeatedText(Engine &e, const std::string &one, qint64 times)
{
    std::size_t size = 0;
    if (__builtin_mul_overflow(one.size(), std::size_t(std::max<qint64>(times, 0)), &size))
        size = std::numeric_limits<std::size_t>::max();
    if (!e.fitsText(size))
        return {};
    std::string text;
    text.reserve(size);
    for (qint64 i = 0; i < times && !one.empty(); ++i)
        text += one;
    return Value(make<Str>(std::move(text)));
}

Value repeated(Engine &e, const Value &sequence, qint64 times)
{
    if (sequence.kind() == Kind::Str)
        return repeatedText(e, sequence.as<Str>()->text, times);
    Values all;
    const auto &items = sequence.as<List>()->items;
    for (qint64 i = 0; i < times && !items.empty(); ++i) {
        for (const Value &v : items) {
            if (!e.fitsList(all.size()))
                return {};
            all.push_back(v);
        }
        e.worksOn(items.size() * sizeof(Value));
    }
    return Value(make<List>(std::move(all)));
}

//! Python's message for operands that do not go together.
std::string refusal(const Engine &e, MathOp op, const Value &left, const Value &right)
{
    const bool concatenates = op == MathOp::Add && isSequence(left);
    if (concatenates) {
        const std::string type = left.kind() == Kind::Str ? "str" : "list";
        return "can only concatenate " + type + " (not \"" + e.typeNameOf(right) + "\") to " + type;
    }
    if (op == MathOp::Multiply && (isSequence(left) || isSequence(right)))
        return "can't multiply sequence by non-int of type '" + e.typeNameOf(isSequence(left) ? right : left) + "'";
    return std::string("unsupported operand type(s) for ") + symbolOf(op).toStdString() + ": '" + e.typeNameOf(left) + "' and '" + e.typeNameOf(right) + "'";
}

} // namespace

Value calculated(Activation &a, MathOp op, const Value &left, const Value &right)
{
    Engine &e = *a.engine;
    if (isWhole(left) && isWhole(right))
        return ofIntegers(e, op, left.integer(), right.integer());
    if (left.isNumber() && right.isNumber())
        return ofFloats(e, op, left.number(), right.number());
    if (op == MathOp::Add && isSequence(left) && left.kind() == right.kind())
        return joined(e, left, right);
    if (op == MathOp::Multiply && isSequence(left) && isWhole(right))
        return repeated(e, left, right.integer());
    if (op == MathOp::Multiply && isWhole(left) && isSequence(right))
        return repeated(e, right, left.integer());
    a.raise(e.error(e.types.typeError, refusal(e, op, left, right)));
    return {};
}

bool same(Activation &a, const Value &left, const Value &right)
{
    Engine &e = *a.engine;
    if (!a.normal())
        return false;
    qint64 visited = 0;
    const Equality equality = compare(left, right, visited);
    e.worksOn(std::size_t(visited) * sizeof(Value));
    if (equality == Equality::TooDeep)
        a.raise(e.error(e.types.find("RecursionError"), "maximum recursion depth exceeded in comparison"));
    else if (equality == Equality::TooLong)
        e.reachLimit("a comparison of too many values");
    return equality == Equality::Same;
}

bool ordered(Activation &a, CompareOp op, const Value &left, const Value &right)
{
    Engine &e = *a.engine;
    if (left.isNumber() && right.isNumber())
        return holds(op, orderOf(left, right));
    if (left.kind() == Kind::Str && right.kind() == Kind::Str) // the order of UTF-8 is that of the code points
        return holds(op, left.as<Str>()->text <=> right.as<Str>()->text);
    if (left.kind() != Kind::List || right.kind() != Kind::List) {
        a.raise(e.error(e.types.typeError,
                        std::string("'") + symbolOf(op).toStdString() + "' not supported between instances of '"
                            + e.typeNameOf(left) + "' and '" + e.typeNameOf(right) + "'"));
        return false;
    }
    // The first pair that differs decides; lists within lists are followed without recursion.
    Ref<List> one(left.as<List>()), other(right.as<List>());
    for (;;) {
        std::size_t i = 0;
        while (i < one->items.size() && i < other->items.size() && same(a, one->items[i], other->items[i]))
            ++i;
        if (!a.normal() || !e.limitReached().empty())
            return false;
        if (i >= one->items.size() || i >= other->items.size())
            return holds(op, one->items.size() <=> other->items.size());
        const Value x = one->items[i], y = other->items[i];
        if (x.kind() != Kind::List || y.kind() != Kind::List)
            return ordered(a, op, x, y);
        one = Ref<List>(x.as<List>());
        other = Ref<List>(y.as<List>());
    }
}

bool contains(Activation &a, const Value &member, const Value &whole)
{
    Engine &e = *a.engine;
    if (whole.kind() == Kind::Str) {
        if (member.kind() == Kind::Str) {
            const std::string &text = whole.as<Str>()->text, &part = member.as<Str>()->text;
            e.worksOn(text.size() + part.size());
            return part.empty() || std::search(text.begin(), text.end(), std::boyer_moore_searcher(part.begin(), part.end())) != text.end();
        }
        a.raise(e.error(e.types.typeError, "'in <string>' requires string as left operand, not " + e.typeNameOf(member)));
        return false;
    }
    if (whole.kind() == Kind::Dict && !isHashable(member)) {
        a.raise(e.notHashable(member, "dict key"));
        return false;
    }
    if (whole.kind() != Kind::List && whole.kind() != Kind::Dict && !whole.isFuture()) {
        a.raise(e.error(e.types.typeError,
                        "argument of type '" + e.typeNameOf(whole)
                            + (e.rules.newMessages ? "' is not a container or iterable" : "' is not iterable")));
        return false;
    }
    std::optional<Iteration> elements = Iteration::over(a, whole, Iteration::By::For);
    while (elements && a.normal() && e.limitReached().empty()) {
        const std::optional<Value> element = elements->next(a);
        if (!element)
            return false;
        if (isSame(*element, member) || same(a, *element, member))
            return true;
    }
    return false;
}

} // namespace awaitscope::engine
