// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/loop/engine.h: what Python prints for a value.

// Values as text: JSON for the trace, repr for what a program prints. Values may be nested at any depth and share parts, so
// the length and the depth of their text are limited.

#include "model/engine/loop/engine.h"
#include "model/engine/loop/generators.h"
#include "model/text/pythontext.h"

namespace awaitscope::engine {

class ValueText
{
public:
    explicit ValueText(Engine &e)
        : m_engine(e), m_most(e.m_limit.empty() ? e.m_limits.maxValueBytes : 0) {}
    std::string json(const Value &v)
    {
        json(v, 0);
        return finished("\"...\"");
    }
    std::string repr(const Value &v)
    {
        repr(v, 0);
        return finished("...");
    }

private:
    // JSON readers have depth limits of their own; Python's repr is limited by the number of frames.
    static constexpr int DeepestJson = 400;
    static constexpr int DeepestRepr = 990;

    void json(const Value &v, int depth);
    void listJson(const List &list, int depth);
    void dictJson(const Dict &dict, int depth);
    void exceptionJson(const Exc &e, int depth);
    void repr(const Value &v, int depth);
    void exceptionRepr(const Exc &e, int depth);
    bool full() const { return m_out.size() > m_most; }
    std::string finished(const char *instead);

    Engine &m_engine;
    const std::size_t m_most;
    std::string m_out;
};

std::string ValueText::finished(const char *instead)
{
    m_engine.m_used.textBytes += m_out.size();
    m_engine.worksOn(m_out.size());
    if (full()) {
        m_engine.fitsText(m_out.size());
        return instead;
    }
    if (m_engine.m_used.textBytes > m_engine.m_limits.maxTextBytes)
        m_engine.reachLimit("more than " + std::to_string(m_engine.m_limits.maxTextBytes) + " bytes of text");
    return std::move(m_out);
}

void ValueText::exceptionJson(const Exc &e, int depth)
{
    m_out += "{\"type\":";
    appendJsonString(m_engine.types.name(e.type), m_out);
    m_out += ",\"msg\":";
    appendJsonString(m_engine.excText(e), m_out);
    if (e.bareArgument)
        m_out += ",\"bare\":true";
    if (e.isGroup) {
        m_out += ",\"excs\":[";
        for (std::size_t i = 0; i < e.members.size() && depth < DeepestJson && !full(); ++i) {
            if (i > 0)
                m_out += ',';
            exceptionJson(*e.members[i], depth + 1);
        }
        m_out += ']';
    }
    m_out += '}';
}

void ValueText::listJson(const List &list, int depth)
{
    const char *before = "[";
    for (const Value &item : list.items) {
        if (full())
            return;
        m_out += std::exchange(before, ",");
        json(item, depth + 1);
    }
    m_out += list.items.empty() ? "[]" : "]";
}

void ValueText::dictJson(const Dict &dict, int depth)
{
    const char *before = "{";
    for (const auto &[key, item] : dict.items) {
        if (full())
            return;
        m_out += std::exchange(before, ",");
        appendJsonString(key, m_out);
        m_out += ':';
        json(item, depth + 1);
    }
    m_out += dict.items.empty() ? "{}" : "}";
}

void ValueText::json(const Value &v, int depth)
{
    if (depth > DeepestJson)
        return void(m_out += "\"...\"");
    switch (v.kind()) {
    case Kind::None: m_out += "null"; return;
    case Kind::Bool: m_out += v.integer() ? "true" : "false"; return;
    case Kind::Int: m_out += std::to_string(v.integer()); return;
    case Kind::Float: m_out += pythonFloat(v.number()); return;
    case Kind::Str: return appendJsonString(v.as<Str>()->text, m_out);
    case Kind::List: return listJson(*v.as<List>(), depth);
    case Kind::Dict: return dictJson(*v.as<Dict>(), depth);
    case Kind::Exception:
        m_out += "{\"exc\":";
        exceptionJson(*v.as<Exc>(), depth);
        m_out += '}';
        return;
    case Kind::Future:
    case Kind::Task:
        m_out += "{\"task\":";
        appendJsonString(m_engine.trace.label(m_engine.entityOf(*v.as<Future>())), m_out);
        m_out += '}';
        return;
    case Kind::Coroutine:
        m_out += "{\"coro\":";
        appendJsonString(v.as<Coroutine>()->name(), m_out);
        m_out += '}';
        return;
    case Kind::Primitive:
    case Kind::Group:
    case Kind::Timeout:
    case Kind::Stack:
    case Kind::Handle:
    case Kind::Token:
    case Kind::Threadsafe:
    case Kind::Generator:
    case Kind::Other:
        m_out += "{\"object\":";
        appendJsonString(m_engine.typeNameOf(v), m_out);
        m_out += '}';
        return;
    }
}

void ValueText::exceptionRepr(const Exc &e, int depth)
{
    m_out += m_engine.typeNameOf(e) + "(";
    if (e.hasArgument)
        m_out += e.bareArgument ? e.message : pythonRepr(e.message);
    if (e.isGroup) {
        m_out += e.wrapped ? ", (" : ", [";
        for (std::size_t i = 0; i < e.members.size() && !full(); ++i) {
            m_out += i > 0 ? ", " : "";
            repr(Value(e.members[i]), depth + 1);
        }
        m_out += e.wrapped ? ",)" : "]";
    }
    m_out += ")";
}

void ValueText::repr(const Value &v, int depth)
{
    if (depth > DeepestRepr) {
        m_engine.m_tooDeep = true;
        return;
    }
    switch (v.kind()) {
    case Kind::None: m_out += "None"; return;
    case Kind::Bool: m_out += v.integer() ? "True" : "False"; return;
    case Kind::Int: m_out += std::to_string(v.integer()); return;
    case Kind::Float: m_out += pythonFloat(v.number()); return;
    case Kind::Str: m_out += pythonRepr(v.as<Str>()->text); return;
    case Kind::List: {
        m_out += '[';
        const char *before = "";
        for (const Value &item : v.as<List>()->items) {
            if (full())
                return;
            m_out += std::exchange(before, ", ");
            repr(item, depth + 1);
        }
        m_out += ']';
        return;
    }
    case Kind::Dict: {
        m_out += '{';
        const char *before = "";
        for (const auto &[key, item] : v.as<Dict>()->items) {
            if (full())
                return;
            m_out += std::exchange(before, ", ");
            m_out += pythonRepr(key) + ": ";
            repr(item, depth + 1);
        }
        m_out += '}';
        return;
    }
    case Kind::Exception: return exceptionRepr(*v.as<Exc>(), depth);
    case Kind::Future:
    case Kind::Task: m_out += "<" + m_engine.trace.label(m_engine.entityOf(*v.as<Future>())) + ">"; return;
    case Kind::Coroutine: m_out += "<coroutine object " + std::string(v.as<Coroutine>()->name()) + ">"; return;
    case Kind::Generator: m_out += "<async_generator object " + std::string(v.as<AsyncGenerator>()->frame->call->name()) + ">"; return;
    default: m_out += "<" + m_engine.typeNameOf(v) + " object>"; return;
    }
}

std::string Engine::json(const Value &v)
{
    return ValueText(*this).json(v);
}

std::string Engine::repr(const Value &v)
{
    return ValueText(*this).repr(v);
}

} // namespace awaitscope::engine
