// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/objects/value.h"

#include "model/engine/objects/numberorder.h"

#include <algorithm>

namespace awaitscope::engine {

void Object::destroy()
{
    if (kind == Kind::Str) {
        delete this;
        return;
    }
    constexpr int Deepest = 200;
    static thread_local int depth = 0;
    static thread_local std::vector<Object *> waiting;
    if (depth >= Deepest) {
        waiting.push_back(this);
        return;
    }
    ++depth;
    delete this;
    --depth;
    while (depth == 0 && !waiting.empty()) {
        Object *next = waiting.back();
        waiting.pop_back();
        ++depth;
        delete next;
        --depth;
    }
}

void Exc::strip()
{
    visitGroup(*this, [](const Exc &e) {
        // One after the other, first to last: the frames of a traceback are released from the outermost inwards.
        Values gone = std::exchange(const_cast<Exc &>(e).held, {});
        for (Value &v : gone)
            v.reset();
        return true;
    });
}

ExcDetails::ExcDetails(LinkedExceptions &all)
    : m_all(&all), m_next(all.m_first)
{
    if (m_next)
        m_next->m_before = this;
    all.m_first = this;
}

ExcDetails::~ExcDetails()
{
    if (!m_all)
        return;
    (m_before ? m_before->m_next : m_all->m_first) = m_next;
    if (m_next)
        m_next->m_before = m_before;
}

void LinkedExceptions::letGo()
{
    while (ExcDetails *one = m_first) {
        m_first = one->m_next;
        if (m_first)
            m_first->m_before = nullptr;
        one->m_all = nullptr;
        const Ref<Exc> context = std::move(one->context), cause = std::move(one->cause); // may destroy it
    }
}

bool Exc::refersToSomething() const
{
    bool refers = false;
    visitGroup(*this, [&refers](const Exc &e) {
        refers = e.of.isObject() || e.context || e.cause;
        return !refers;
    });
    return refers;
}

void Exc::raisedWhile(const Ref<Exc> &handled)
{
    if (handled.get() == this || !handled->refersToSomething())
        return;
    constexpr int Longest = 10'000; // links: each raise would have to follow a longer chain
    int links = 0;
    for (Exc *e = handled.get(); e && links < Longest; e = e->context.get(), ++links) // as in CPython: no cycles
        if (e->context.get() == this)
            e->context.reset();
    context = handled;
}

void Exc::dropReferences()
{
    std::vector<const Exc *> all;
    visitGroup(*this, [&all](const Exc &e) {
        all.push_back(&e);
        return true;
    });
    for (const Exc *e : all) {
        auto &exc = const_cast<Exc &>(*e);
        exc.of.reset();
        exc.context.reset();
        exc.cause.reset();
        if (exc.details) {
            exc.details->context.reset();
            exc.details->cause.reset();
        }
    }
}

std::string typeName(const Value &v)
{
    switch (v.kind()) {
    case Kind::None: return "NoneType";
    case Kind::Bool: return "bool";
    case Kind::Int: return "int";
    case Kind::Float: return "float";
    case Kind::Str: return "str";
    case Kind::List: return "list";
    case Kind::Dict: return "dict";
    case Kind::Exception: return "Exception";
    case Kind::Future: return "_asyncio.Future";
    case Kind::Task: return "Task";
    case Kind::Coroutine: return "coroutine";
    case Kind::Primitive: return "object";
    case Kind::Group: return "TaskGroup";
    case Kind::Timeout: return "Timeout";
    case Kind::Stack: return "AsyncExitStack";
    case Kind::Handle: return "Handle";
    case Kind::Token: return "Token";
    case Kind::Threadsafe: return "Future";
    case Kind::Generator: return "async_generator";
    case Kind::Other: return "object";
    }
    return {};
}

bool truthy(const Value &v)
{
    switch (v.kind()) {
    case Kind::None: return false;
    case Kind::Bool:
    case Kind::Int: return v.integer() != 0;
    case Kind::Float: return v.number() != 0;
    case Kind::Str: return !v.as<Str>()->text.empty();
    case Kind::List: return !v.as<List>()->items.empty();
    case Kind::Dict: return !v.as<Dict>()->items.empty();
    default: return true;
    }
}

bool isSame(const Value &a, const Value &b)
{
    return a.isObject() && a.object() == b.object();
}

namespace {

class Comparison
{
public:
    Equality of(const Value &a, const Value &b, int depth);
    qint64 visited() const { return m_visited; }

private:
    static constexpr int Deepest = 990; // approximately Python's limit
    Equality lists(const Values &x, const Values &y, int depth);
    Equality dicts(const Dict &x, const Dict &y, int depth);
    static constexpr qint64 Most = 20'000'000; // shared parts count each time they are compared
    qint64 m_visited = 0;
};

Equality Comparison::lists(const Values &x, const Values &y, int depth)
{
    if (x.size() != y.size())
        return Equality::Different;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (const Equality e = of(x[i], y[i], depth + 1); e != Equality::Same)
            return e;
    m_visited += qint64(x.size());
    return Equality::Same;
}

Equality Comparison::dicts(const Dict &x, const Dict &y, int depth)
{
    if (x.items.size() != y.items.size())
        return Equality::Different;
    for (const auto &[key, value] : x.items) {
        const auto other = std::find_if(y.items.begin(), y.items.end(), [&key = key](const auto &item) { return item.first == key; });
        if (other == y.items.end())
            return Equality::Different;
        if (const Equality e = of(value, other->second, depth + 1); e != Equality::Same)
            return e;
    }
    return Equality::Same;
}

Equality Comparison::of(const Value &a, const Value &b, int depth)
{
    const auto same = [](bool is) { return is ? Equality::Same : Equality::Different; };
    if (a.isNumber() && b.isNumber())
        return same(orderOf(a, b) == 0);
    if (a.kind() != b.kind())
        return Equality::Different;
    if (a.isNone() || isSame(a, b))
        return Equality::Same;
    if (a.kind() == Kind::Str)
        return same(a.as<Str>()->text == b.as<Str>()->text);
    if (a.kind() != Kind::List && a.kind() != Kind::Dict)
        return Equality::Different;
    if (depth > Deepest)
        return Equality::TooDeep;
    if (++m_visited > Most)
        return Equality::TooLong;
    return a.kind() == Kind::List ? lists(a.as<List>()->items, b.as<List>()->items, depth) : dicts(*a.as<Dict>(), *b.as<Dict>(), depth);
}

} // namespace

Equality compare(const Value &a, const Value &b, qint64 &visited)
{
    Comparison comparison;
    const Equality equality = comparison.of(a, b, 0);
    visited = comparison.visited();
    return equality;
}

} // namespace awaitscope::engine
