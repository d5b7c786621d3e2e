// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/traceline.h"

#include "model/text/pythontext.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

constexpr std::array<std::string_view, std::size_t(TraceKeyCount)> keyNames{
    "t",
    "n",
    "task",
    "event",
    "coro",
    "args",
    "by",
    "on",
    "outcome",
    "exc",
    "value",
    "suspended",
    "ms",
    "done",
    "pending",
    "return_when",
    "text",
    "handler",
    "of",
    "cancelled",
    "cancelling",
    "gen",
    "msg",
    "id",
    "state",
    "body",
    "expired",
    "attempt",
    "delay",
    "attempts",
    "tasks",
    "op",
    "gc",
    "function",
    "at",
    "message",
    "loop",
    "python",
    "scenario",
};

// Length, first and last character distinguish the known words well enough: a table with few collisions, built at compile time.
constexpr std::size_t TableSize = 1024;

constexpr std::size_t slotOf(std::string_view s)
{
    return (s.size() * 131 + static_cast<unsigned char>(s.front()) * 17 + static_cast<unsigned char>(s.back()) * 59
            + static_cast<unsigned char>(s[s.size() / 2]) * 7)
        % TableSize;
}

template <std::size_t Count, typename NameOf>
constexpr auto makeTable(NameOf nameOf)
{
    std::array<qint8, TableSize> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < Count; ++i) {
        std::size_t slot = slotOf(nameOf(i));
        while (table[slot] >= 0)
            slot = (slot + 1) % TableSize;
        table[slot] = qint8(i);
    }
    return table;
}

constexpr auto keyTable = makeTable<keyNames.size()>([](std::size_t i) { return keyNames[i]; });

// The names of the layouts, except one of the two that share a name.
std::array<qint8, TableSize> makeEventTable()
{
    std::array<qint8, TableSize> table{};
    table.fill(-1);
    const auto layouts = eventLayouts();
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        if (layouts[i].name.empty() || EventKind(i) == EventKind::WaitResumed)
            continue;
        std::size_t slot = slotOf(layouts[i].name);
        while (table[slot] >= 0)
            slot = (slot + 1) % TableSize;
        table[slot] = qint8(i);
    }
    return table;
}

template <typename NameOf>
int lookUp(const std::array<qint8, TableSize> &table, std::string_view name, NameOf nameOf)
{
    if (name.empty())
        return -1;
    for (std::size_t slot = slotOf(name); table[slot] >= 0; slot = (slot + 1) % TableSize)
        if (nameOf(std::size_t(table[slot])) == name)
            return table[slot];
    return -1;
}

template <typename Container, typename Item>
void appendList(const Container &container, char open, char close, std::string &out, Item item)
{
    out += open;
    bool first = true;
    for (auto x : container) {
        if (!first)
            out += ',';
        first = false;
        item(x);
    }
    out += close;
}

} // namespace

std::optional<TraceKey> traceKey(std::string_view name)
{
    const int i = lookUp(keyTable, name, [](std::size_t k) { return keyNames[k]; });
    return i < 0 ? std::nullopt : std::optional(TraceKey(i));
}

std::string_view traceKeyName(TraceKey key)
{
    return keyNames[std::size_t(key)];
}

std::optional<EventKind> traceEvent(std::string_view name)
{
    static const auto table = makeEventTable();
    const int i = lookUp(table, name, [](std::size_t k) { return eventLayouts()[k].name; });
    return i < 0 ? std::nullopt : std::optional(EventKind(i));
}

const LayoutKeys &traceKeysOf(EventKind kind)
{
    static const std::vector<LayoutKeys> all = [] {
        std::vector<LayoutKeys> keys(eventLayouts().size());
        for (std::size_t k = 0; k < keys.size(); ++k)
            for (std::size_t i = 0; i < keys[k].size(); ++i)
                keys[k][i] = traceKey(eventLayouts()[k].fields[i].key).value_or(TraceKey::Event);
        return keys;
    }();
    return all[std::size_t(kind)];
}

void TraceLine::sort(const simdjson::dom::object &object)
{
    present = 0;
    for (const auto &field : object) {
        const auto key = traceKey(field.key);
        if (!key || field.value.is_null())
            continue;
        value[std::size_t(*key)] = field.value;
        present |= quint64(1) << int(*key);
    }
}

void appendCompact(const simdjson::dom::element &value, std::string &out)
{
    using simdjson::dom::element_type;
    switch (value.type()) {
    case element_type::ARRAY:
        return appendList(simdjson::dom::array(value), '[', ']', out, [&](const simdjson::dom::element &x) { appendCompact(x, out); });
    case element_type::OBJECT:
        return appendList(simdjson::dom::object(value), '{', '}', out, [&](const simdjson::dom::key_value_pair &field) {
            appendJsonString(field.key, out);
            out += ':';
            appendCompact(field.value, out);
        });
    case element_type::INT64:
        out += std::to_string(int64_t(value));
        return;
    case element_type::UINT64:
        out += std::to_string(uint64_t(value));
        return;
    case element_type::DOUBLE:
        return appendPythonFloat(double(value), out);
    case element_type::STRING:
        return appendJsonString(std::string_view(value), out);
    case element_type::BOOL:
        out += bool(value) ? "true" : "false";
        return;
    case element_type::NULL_VALUE:
        out += "null";
        return;
    }
}

} // namespace awaitscope
