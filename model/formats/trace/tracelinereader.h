// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/trace/eventlayout.h"
#include "model/formats/trace/tracelabels.h"
#include "model/formats/trace/traceline.h"

#include <string>
#include <unordered_map>

// Converts parsed lines to events. Private to the reader.

namespace awaitscope {

//! What is wrong with a line; thrown deep inside the reader, and caught where the line number is known.
struct BadTraceLine
{
    QString reason;
};

//! Reads the lines of one trace, in order, into it.
class TraceLineReader
{
public:
    explicit TraceLineReader(Trace &trace)
        : m_trace(trace), m_labels(trace)
    {
    }

    //! Throws BadTraceLine, without adding the event to the trace.
    void read(const simdjson::dom::element &line);

private:
    [[noreturn]] static void missing(TraceKey key);
    template <typename T>
    T get(TraceKey key) const
    {
        T value{};
        if (!m_line.has(key) || m_line[key].get(value) != simdjson::SUCCESS)
            missing(key);
        return value;
    }
    std::string_view text(TraceKey key) const { return get<std::string_view>(key); }
    bool flag(TraceKey key) const { return get<bool>(key); }
    quint32 number(TraceKey key) const;
    Outcome outcome(TraceKey key) const;
    Time time();
    quint32 string(TraceKey key) { return index(m_trace.string(text(key))); }
    quint32 optionalString(TraceKey key) { return m_line.has(key) ? string(key) : index(StringId::None); }
    quint32 value(TraceKey key);
    quint32 optionalValue(TraceKey key) { return m_line.has(key) ? value(key) : index(ValueId::None); }
    quint32 nullableValue(TraceKey key) { return m_line.has(key) ? value(key) : index(m_trace.value("null")); }
    quint32 entity(TraceKey key) { return index(m_labels.entity(text(key))); }
    quint32 optionalEntity(TraceKey key) { return m_line.has(key) ? entity(key) : index(EntityId::None); }
    quint32 set(TraceKey key);
    ExceptionId exceptionOf(const simdjson::dom::element &json);

    void readMeta();
    EntityId subject(EventKind kind);
    void readPayload(Event &e);
    void readStatus(Event &e);
    void readField(Event &e, const EventField &field, TraceKey key);

    Trace &m_trace;
    TraceLabels m_labels;
    TraceLine m_line;
    std::string m_buffer;
    std::unordered_map<std::string, ExceptionId, TextHash, std::equal_to<>> m_exceptions;
    Time m_last{};
    bool m_first = true;
};

} // namespace awaitscope
