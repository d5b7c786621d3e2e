// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/value.h"

#include <algorithm>

namespace awaitscope::engine {

void Exc::strip()
{
    // One after the other, first to last: the frames of a traceback are let go from the outermost inwards.
    std::vector<Value> gone = std::exchange(held, {});
    for (Value &v : gone)
        v.reset();
    for (const Ref<Exc> &m : members)
        m->strip();
}

bool Exc::refersToSomething() const
{
    return of.isObject() || context || cause || std::any_of(members.begin(), members.end(), [](const Ref<Exc> &m) { return m->refersToSomething(); });
}

void Exc::raisedWhile(const Ref<Exc> &handled)
{
    if (handled.get() == this || !handled->refersToSomething())
        return;
    for (Exc *e = handled.get(); e; e = e->context.get()) // as CPython does: no cycles
        if (e->context.get() == this)
            e->context.reset();
    context = handled;
}

void Exc::dropReferences()
{
    of.reset();
    context.reset();
    cause.reset();
    for (const Ref<Exc> &m : members)
        m->dropReferences();
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
    case Kind::Group: return "TG";
    case Kind::Timeout: return "TO";
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

bool equal(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber()) {
        if (a.kind() == Kind::Float || b.kind() == Kind::Float)
            return a.number() == b.number();
        return a.integer() == b.integer();
    }
    if (a.kind() != b.kind())
        return false;
    if (a.isNone() || isSame(a, b))
        return true;
    if (a.kind() == Kind::Str)
        return a.as<Str>()->text == b.as<Str>()->text;
    if (a.kind() == Kind::List) {
        const auto &x = a.as<List>()->items;
        const auto &y = b.as<List>()->items;
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](auto &p, auto &q) { return equal(p, q); });
    }
    if (a.kind() == Kind::Dict) {
        const auto &x = a.as<Dict>()->items;
        const auto &y = b.as<Dict>()->items;
        return x.size() == y.size() && std::all_of(x.begin(), x.end(), [&](auto &p) {
                   return std::any_of(y.begin(), y.end(), [&](auto &q) { return p.first == q.first && equal(p.second, q.second); });
               });
    }
    return false;
}

} // namespace awaitscope::engine
