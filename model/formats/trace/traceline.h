// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/trace/eventlayout.h"
#include "model/trace/event.h"

#include <QString>

#include <simdjson.h>

#include <array>
#include <optional>
#include <string_view>

// One parsed line of a trace, its fields sorted into slots. Private to the reader.

namespace awaitscope {

enum class TraceKey : quint8 {
    T,
    N,
    Task,
    Event,
    Coro,
    Args,
    By,
    On,
    Outcome,
    Exc,
    Value,
    Suspended,
    Ms,
    Done,
    Pending,
    ReturnWhen,
    Text,
    Handler,
    Of,
    Cancelled,
    Cancelling,
    Gen,
    Msg,
    Id,
    State,
    BodyText,
    Expired,
    Attempt,
    Delay,
    Attempts,
    Tasks,
    Op,
    Gc,
    Function,
    At,
    Message,
    Loop,
    Python,
    Scenario,
};
constexpr int TraceKeyCount = int(TraceKey::Scenario) + 1;

//! The slot of a JSON key, if it is a known one. Constant time.
std::optional<TraceKey> traceKey(std::string_view name);
//! The JSON name, for messages.
std::string_view traceKeyName(TraceKey key);
//! The event with that name. Both forms of "resumed" return Resumed; "meta" returns nothing.
std::optional<EventKind> traceEvent(std::string_view name);

//! The keys of the fields in the layout of a kind, in the same order.
using LayoutKeys = std::array<TraceKey, std::tuple_size_v<decltype(EventLayout::fields)>>;
const LayoutKeys &traceKeysOf(EventKind kind);

//! Views into the parser's document: valid until the next line is parsed.
struct TraceLine
{
    std::array<simdjson::dom::element, std::size_t(TraceKeyCount)> value;
    quint64 present = 0; //!< bit per key; null counts as absent

    bool has(TraceKey k) const { return (present >> int(k)) & 1; }
    const simdjson::dom::element &operator[](TraceKey k) const { return value[std::size_t(k)]; }
    void sort(const simdjson::dom::object &object);
};
static_assert(TraceKeyCount <= 64);

//! Appends a value as compact JSON, as Python writes it.
void appendCompact(const simdjson::dom::element &value, std::string &out);

} // namespace awaitscope
