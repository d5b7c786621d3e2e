// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/traceline.h"

#include "model/formats/pythontext.h"

#include <algorithm>

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
    "message",
    "loop",
    "scenario",
};

struct EventName
{
    std::string_view name;
    EventKind kind;
};

constexpr EventName eventNames[]{
    {"created", EventKind::Created},
    {"started", EventKind::Started},
    {"enter", EventKind::Enter},
    {"leave", EventKind::Leave},
    {"sleeping", EventKind::Sleeping},
    {"awaiting", EventKind::Awaiting},
    {"resumed", EventKind::Resumed},
    {"succeeded", EventKind::Succeeded},
    {"raised", EventKind::Raised},
    {"cancelled", EventKind::Cancelled},
    {"retrieved", EventKind::Retrieved},
    {"silenced", EventKind::Silenced},
    {"never_retrieved", EventKind::NeverRetrieved},
    {"never_awaited", EventKind::NeverAwaited},
    {"destroyed_pending", EventKind::DestroyedPending},
    {"log", EventKind::Log},
    {"caught", EventKind::Caught},
    {"else", EventKind::Else},
    {"finally", EventKind::Finally},
    {"state", EventKind::State},
    {"cancel_requested", EventKind::CancelRequested},
    {"uncancelled", EventKind::Uncancelled},
    {"callback", EventKind::Callback},
    {"callback_error", EventKind::CallbackError},
    {"tg_enter", EventKind::GroupEnter},
    {"tg_exit", EventKind::GroupExit},
    {"tg_done", EventKind::GroupDone},
    {"timeout_enter", EventKind::TimeoutEnter},
    {"timeout_exit", EventKind::TimeoutExit},
    {"retry", EventKind::Retry},
    {"retry_exhausted", EventKind::RetryExhausted},
    {"released", EventKind::Released},
    {"future_set", EventKind::FutureSet},
    {"shutdown", EventKind::Shutdown},
    {"shutdown_exception", EventKind::ShutdownException},
    {"external", EventKind::External},
    {"exit", EventKind::Exit},
    {"deadlock", EventKind::Deadlock},
    {"limit", EventKind::Limit},
    {"loop_error", EventKind::LoopError},
};

// Length, first and last character tell our words apart well enough: a table with few collisions, built at compile time.
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
constexpr auto eventTable = makeTable<std::size(eventNames)>([](std::size_t i) { return eventNames[i].name; });

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
    const int i = lookUp(eventTable, name, [](std::size_t k) { return eventNames[k].name; });
    return i < 0 ? std::nullopt : std::optional(eventNames[i].kind);
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
