// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Iterating over values and indexing them, where Python allows more than lists.

#include "model/engine/steps/pyiteration.h"

#include "model/engine/steps/containers.h"
#include "model/engine/steps/interpreter.h"
#include "model/text/pythontext.h"

#include <cmath>

namespace awaitscope::engine {

namespace {

//! The whole character (code point) at \a at; moves \a at behind it.
std::string takeCharacter(std::string_view utf8, std::size_t &at)
{
    const std::size_t begin = at++;
    while (at < utf8.size() && (quint8(utf8[at]) & 0xc0) == 0x80)
        ++at;
    return std::string(utf8.substr(begin, at - begin));
}

} // namespace

std::optional<Iteration> Iteration::over(Activation &a, const Value &v, By by)
{
    Iteration result;
    if (v.kind() == Kind::List) {
        result.m_list = Ref<List>(v.as<List>());
    } else if (v.isFuture()) {
        result.m_future = Ref<Future>(v.as<Future>());
    } else if (v.kind() == Kind::Str) {
        result.m_text = Ref<Str>(v.as<Str>());
    } else if (v.kind() == Kind::Dict) {
        result.m_list = make<List>();
        for (const auto &[key, value] : v.as<Dict>()->items)
            result.m_list->items.emplace_back(make<Str>(key));
        result.m_dict = Ref<Dict>(v.as<Dict>());
    } else {
        Engine &e = *a.engine;
        const std::string type = e.typeNameOf(v);
        a.raise(e.error(e.types.typeError, by == By::For ? "'" + type + "' object is not iterable" : "Value after * must be an iterable, not " + type));
        return {};
    }
    return result;
}

std::optional<Value> Iteration::next(Activation &a)
{
    if (m_future)
        return nextOfFuture(a);
    if (m_text && m_next < m_text->text.size())
        return Value(make<Str>(takeCharacter(m_text->text, m_next)));
    if (m_dict && !keysAreThere(a))
        return {};
    if (!m_list || m_next >= m_list->items.size())
        return {};
    return m_list->items[m_next++];
}

//! Python refuses to go on when the dictionary has grown or shrunk. Where it goes on after keys were replaced depends on the layout of
//! its table.
bool Iteration::keysAreThere(Activation &a)
{
    Engine &e = *a.engine;
    const auto &items = m_dict->items;
    if (items.size() != m_list->items.size()) {
        a.raise(e.error(e.types.runtimeError, "dictionary changed size during iteration"));
        return false;
    }
    if (items.empty() || items.back().first == m_list->items.back().as<Str>()->text) // a new key is the last one
        return true;
    e.reachLimit("a dictionary whose keys are replaced while a loop goes over them");
    return false;
}

std::optional<Value> Iteration::nextOfFuture(Activation &a)
{
    Engine &e = *a.engine;
    if (!m_future->done()) {
        if (!std::exchange(m_future->iterated, true))
            return Value(m_future);
        a.raise(e.notAwaited());
        return {};
    }
    const Ref<Future> f = std::move(m_future);
    if (f->cancelled()) {
        a.raise(f->makeCancelledError());
        return {};
    }
    f->retrieve(Retrieval::Result, e.currentEntity());
    if (f->isException)
        a.raise(Ref<Exc>(f->result.as<Exc>()));
    return {};
}

namespace {

//! `index % size` as an index in Python, or an exception.
std::optional<Value> modulo(Activation &a, const Value &index, std::size_t size)
{
    Engine &e = *a.engine;
    if (index.kind() == Kind::Str) { // for a string, Python's % is formatting
        a.raise(e.error(e.types.typeError, "not all arguments converted during string formatting"));
    } else if (!index.isNumber()) {
        a.raise(e.error(e.types.typeError, "unsupported operand type(s) for %: '" + e.typeNameOf(index) + "' and 'int'"));
    } else if (size == 0) {
        const char *ofFloat = e.rules.floatModuloByZero ? "float modulo by zero" : "float modulo";
        const char *message = e.rules.newMessages ? "division by zero" : index.kind() == Kind::Float ? ofFloat
                                                                                                     : "integer modulo by zero";
        a.raise(e.error(e.types.zeroDivision, message));
    } else if (index.kind() == Kind::Float) {
        const double rest = std::fmod(index.number(), double(size));
        return Value(rest < 0 ? rest + double(size) : rest);
    } else {
        const qint64 rest = index.integer() % qint64(size);
        return Value(rest < 0 ? rest + qint64(size) : rest);
    }
    return {};
}

} // namespace

std::string characterAt(std::string_view utf8, qint64 index)
{
    std::string character;
    std::size_t at = 0;
    for (qint64 i = 0; i <= index; ++i)
        character = takeCharacter(utf8, at);
    return character;
}

std::size_t characters(std::string_view utf8)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count)
        takeCharacter(utf8, at);
    return count;
}

//! LIST[INDEX % len(LIST)] for operands of any type.
Value Interpreter::item(Activation &a, const Expression &expression)
{
    const Value from = evaluate(a, expression.parts[0]);
    if (!a.normal())
        return {};
    const Value wanted = evaluate(a, expression.parts[1]);
    if (!a.normal())
        return {};
    Engine &e = *a.engine;
    std::size_t size = 0;
    switch (from.kind()) {
    case Kind::List: size = from.as<List>()->items.size(); break;
    case Kind::Dict: size = from.as<Dict>()->items.size(); break;
    case Kind::Str:
        size = characters(from.as<Str>()->text);
        a.engine->worksOn(from.as<Str>()->text.size());
        break;
    default:
        a.raise(e.error(e.types.typeError, "object of type '" + e.typeNameOf(from) + "' has no len()"));
        return {};
    }
    const std::optional<Value> index = modulo(a, wanted, size);
    if (!index)
        return {};
    const bool isList = from.kind() == Kind::List;
    const bool isFloat = index->kind() == Kind::Float;
    if (from.kind() == Kind::Dict) // its keys are strings
        keyError(a, *index);
    else if (isFloat)
        a.raise(e.error(e.types.typeError, isList ? "list indices must be integers or slices, not float" : "string indices must be integers, not 'float'"));
    else if (isList)
        return from.as<List>()->items[std::size_t(index->integer())];
    else
        return Value(make<Str>(characterAt(from.as<Str>()->text, index->integer())));
    return {};
}

} // namespace awaitscope::engine
