// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/containers.h"

#include "model/engine/steps/interpreter.h"
#include "model/engine/steps/operators.h"
#include "model/engine/steps/pyiteration.h"
#include "model/text/pythontext.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope::engine {

namespace {

bool isWhole(const Value &v)
{
    return v.kind() == Kind::Int || v.kind() == Kind::Bool;
}

using Items = decltype(Dict::items);

//! Whether such an object may lead back to a list or dictionary for ever. A task lets go of everything when it ends.
bool mayLead(Kind kind)
{
    return kind == Kind::List || kind == Kind::Dict || kind == Kind::Coroutine || kind == Kind::Exception || kind == Kind::Stack
        || kind == Kind::Other; // the function of to_thread()
}

Items::iterator find(Engine &e, Dict &dict, const Value &key)
{
    e.worksOn(dict.items.size() * sizeof(Items::value_type));
    return std::find_if(dict.items.begin(), dict.items.end(), [&key](const auto &item) { return item.first == key.as<Str>()->text; });
}

//! The keys of a dictionary in a task set are texts. Whether \a key may be one; another hashable value is none of them.
bool isKey(Activation &a, const Value &key)
{
    if (isHashable(key))
        return true;
    a.raise(a.engine->notHashable(key, "dict key"));
    return false;
}

void addItem(Dict &dict, const std::string &key, Value v)
{
    dict.items.emplace_back(key, std::move(v));
    dict.keyBytes += qint64(key.size());
    countInRun(qint64(key.size()));
}

//! The place of an item, counted from the end if negative; nothing if there is none.
std::optional<std::size_t> place(qint64 index, std::size_t size)
{
    if (index < 0)
        index += qint64(size);
    return index >= 0 && index < qint64(size) ? std::optional(std::size_t(index)) : std::nullopt;
}

void typeError(Activation &a, const std::string &message)
{
    a.raise(a.engine->error(a.engine->types.typeError, message));
}

void indexError(Activation &a, const char *message)
{
    a.raise(a.engine->error(a.engine->types.find("IndexError"), message));
}

Value itemOfDict(Activation &a, Dict &dict, const Value &key)
{
    if (!isKey(a, key))
        return {};
    if (key.kind() == Kind::Str)
        if (const auto found = find(*a.engine, dict, key); found != dict.items.end())
            return found->second;
    keyError(a, key);
    return {};
}

Value itemOfText(Activation &a, const Str &text, const Value &key)
{
    Engine &e = *a.engine;
    if (!isWhole(key)) {
        typeError(a, "string indices must be integers, not '" + e.typeNameOf(key) + "'");
        return {};
    }
    e.worksOn(text.text.size());
    const std::optional<std::size_t> at = place(key.integer(), characters(text.text));
    if (!at) {
        indexError(a, "string index out of range");
        return {};
    }
    return Value(make<Str>(characterAt(text.text, qint64(*at))));
}

} // namespace

void keyError(Activation &a, const Value &key)
{
    Engine &e = *a.engine;
    const bool isText = key.kind() == Kind::Str;
    Ref<Exc> error = e.error(e.types.find("KeyError"), isText ? key.as<Str>()->text : e.repr(key));
    error->bareArgument = !isText;
    a.raise(std::move(error));
}

bool mayContain(Activation &a, const Object &whole, const Value &v)
{
    if (!mayLead(v.kind()))
        return true;
    constexpr std::size_t Most = 1'000'000; // objects that are looked at
    std::vector<Object *> open{v.object()};
    std::unordered_set<const Object *> seen;
    while (!open.empty()) {
        Object *o = open.back();
        open.pop_back();
        if (!o || !mayLead(o->kind) || !seen.insert(o).second)
            continue;
        if (o == &whole || seen.size() > Most) {
            a.engine->reachLimit(o == &whole ? "a list or dictionary that contains itself" : "a value of too many parts");
            return false;
        }
        o->traverse(open);
    }
    a.engine->worksOn(seen.size() * sizeof(Value));
    return true;
}

std::optional<qint64> asIndex(Activation &a, const Value &v)
{
    if (isWhole(v))
        return v.integer();
    typeError(a, "'" + a.engine->typeNameOf(v) + "' object cannot be interpreted as an integer");
    return {};
}

Value itemAt(Activation &a, const Value &whole, const Value &key)
{
    Engine &e = *a.engine;
    if (whole.kind() == Kind::Dict)
        return itemOfDict(a, *whole.as<Dict>(), key);
    if (whole.kind() == Kind::Str)
        return itemOfText(a, *whole.as<Str>(), key);
    if (whole.kind() != Kind::List) {
        typeError(a, "'" + e.typeNameOf(whole) + "' object is not subscriptable");
        return {};
    }
    if (!isWhole(key)) {
        typeError(a, "list indices must be integers or slices, not " + e.typeNameOf(key));
        return {};
    }
    const auto &items = whole.as<List>()->items;
    if (const std::optional<std::size_t> at = place(key.integer(), items.size()))
        return items[*at];
    indexError(a, "list index out of range");
    return {};
}

void setItemAt(Activation &a, const Value &whole, const Value &key, Value v)
{
    Engine &e = *a.engine;
    if (whole.kind() == Kind::Dict) {
        if (!isKey(a, key))
            return;
        if (key.kind() != Kind::Str)
            return e.reachLimit("a key of a dictionary that is not a text");
        if (!mayContain(a, *whole.as<Dict>(), v))
            return;
        Dict &dict = *whole.as<Dict>();
        const auto found = find(e, dict, key);
        if (found != dict.items.end())
            std::swap(found->second, v); // the old one is released last: its end may read the dictionary
        else if (e.fitsList(dict.items.size()))
            addItem(dict, key.as<Str>()->text, std::move(v));
        return;
    }
    if (whole.kind() != Kind::List)
        return typeError(a, "'" + e.typeNameOf(whole) + "' object does not support item assignment");
    if (!isWhole(key))
        return typeError(a, "list indices must be integers or slices, not " + e.typeNameOf(key));
    auto &items = whole.as<List>()->items;
    const std::optional<std::size_t> at = place(key.integer(), items.size());
    if (!at)
        return indexError(a, "list assignment index out of range");
    if (mayContain(a, *whole.as<List>(), v))
        std::swap(items[*at], v);
}

Value popItemAt(Activation &a, const Value &whole, const std::optional<Value> &key)
{
    Engine &e = *a.engine;
    if (whole.kind() == Kind::Dict) {
        if (!key) {
            typeError(a, "pop expected at least 1 argument, got 0");
            return {};
        }
        Dict &dict = *whole.as<Dict>();
        if (dict.items.empty()) { // Python does not look at the key then
            keyError(a, *key);
            return {};
        }
        if (!isKey(a, *key))
            return {};
        const auto gone = key->kind() == Kind::Str ? find(e, dict, *key) : dict.items.end();
        if (gone == dict.items.end()) {
            keyError(a, *key);
            return {};
        }
        const Value found = gone->second;
        const qint64 bytes = std::min(dict.keyBytes, qint64(gone->first.size()));
        dict.keyBytes -= bytes;
        countInRun(-bytes);
        dict.items.erase(gone);
        return found;
    }
    auto &items = whole.as<List>()->items;
    const std::optional<qint64> index = key ? asIndex(a, *key) : std::optional<qint64>(-1);
    if (!index)
        return {};
    const std::optional<std::size_t> at = place(*index, items.size());
    if (!at) {
        indexError(a, items.empty() ? "pop from empty list" : "pop index out of range");
        return {};
    }
    e.worksOn((items.size() - *at) * sizeof(Value));
    Value taken = std::move(items[*at]);
    items.erase(items.begin() + std::ptrdiff_t(*at));
    return taken;
}

Value lengthOf(Activation &a, const Value &v)
{
    switch (v.kind()) {
    case Kind::List: return Value(qint64(v.as<List>()->items.size()));
    case Kind::Dict: return Value(qint64(v.as<Dict>()->items.size()));
    case Kind::Str:
        a.engine->worksOn(v.as<Str>()->text.size());
        return Value(qint64(characters(v.as<Str>()->text)));
    default:
        typeError(a, "object of type '" + a.engine->typeNameOf(v) + "' has no len()");
        return {};
    }
}

} // namespace awaitscope::engine
