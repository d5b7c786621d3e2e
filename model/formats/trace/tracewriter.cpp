// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracewriter.h"

#include "model/formats/trace/eventlayout.h"
#include "model/text/pythontext.h"

#include <QIODevice>

#include <algorithm>
#include <array>
#include <charconv>

namespace awaitscope {

namespace {

constexpr quint32 None = 0xffffffff;

void appendNumber(qint64 number, std::string &out)
{
    std::array<char, 24> buffer;
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr);
}

// Milliseconds; the fraction, if there is one, down to the nanosecond.
void appendTime(Time t, std::string &out)
{
    const qint64 ns = t.count();
    appendNumber(ns / 1'000'000, out);
    qint64 rest = ns % 1'000'000;
    if (rest == 0)
        return;
    std::array<char, 6> digits;
    for (auto d = digits.rbegin(); d != digits.rend(); ++d, rest /= 10)
        *d = char('0' + rest % 10);
    const auto last = std::find_if(digits.rbegin(), digits.rend(), [](char c) { return c != '0'; });
    out += '.';
    out.append(digits.begin(), last.base());
}

std::string_view word(Outcome o)
{
    switch (o) {
    case Outcome::Ok:
        return "ok";
    case Outcome::Raised:
        return "raised";
    case Outcome::Cancelled:
        return "cancelled";
    }
    return "ok";
}

void appendWord(std::string_view word, std::string &out)
{
    out.append("\"").append(word).append("\"");
}

void appendFlag(bool on, std::string &out)
{
    out += on ? "true" : "false";
}

} // namespace

void TraceWriter::quoted(StringId id, std::string &out)
{
    if (index(id) >= m_plain.size())
        m_plain.resize(index(id) + 1);
    const std::string_view s = m_trace.text(id);
    quint8 &plain = m_plain[index(id)];
    if (plain == 0)
        plain = isPlainJson(s) ? 2 : 1;
    if (plain == 1)
        return appendJsonString(s, out);
    out += '"';
    out += s;
    out += '"';
}

void TraceWriter::label(EntityId id, std::string &out)
{
    const Entity &e = m_trace.entity(id);
    switch (e.kind) {
    case EntityKind::Gather:
    case EntityKind::Shield:
    case EntityKind::Executor:
    case EntityKind::Wait:
    case EntityKind::Set:
        return appendJsonString(m_trace.label(id), out);
    case EntityKind::Future:
        out += "\"future#";
        break;
    case EntityKind::Task:
    case EntityKind::Sleep:
    case EntityKind::WaitFor:
    case EntityKind::Text:
        quoted(e.text, out);
        if (e.kind != EntityKind::Task || e.named)
            return;
        out.back() = '#';
        break;
    }
    appendNumber(e.number, out);
    out += '"';
}

void TraceWriter::labels(quint32 set, std::string &out)
{
    out += '[';
    bool first = true;
    if (set != None) {
        for (EntityId m : m_trace.members(EntityId{set})) {
            if (!first)
                out += ',';
            first = false;
            label(m, out);
        }
    }
    out += ']';
}

void TraceWriter::exception(ExceptionId id, std::string &out, int depth)
{
    constexpr int Deepest = 200; // of nested groups; they may also share members at every level
    constexpr int Most = 100'000; // as many as the engine allows in a group
    m_exceptions = depth == 0 ? 0 : m_exceptions + 1;
    const ExceptionInfo &e = m_trace.exception(id);
    out += "{\"type\":";
    quoted(e.type, out);
    out += ",\"msg\":";
    if (e.message == StringId::None)
        out += "\"\"";
    else
        quoted(e.message, out);
    if (e.bareArgument)
        out += ",\"bare\":true";
    if (e.isGroup) {
        out += ",\"excs\":[";
        for (std::size_t i = 0; i < e.members.size() && depth < Deepest && m_exceptions < Most; ++i) {
            if (i > 0)
                out += ',';
            exception(e.members[i], out, depth + 1);
        }
        out += ']';
    }
    out += '}';
}

void TraceWriter::head(const Event &e, std::string_view name, std::string &out)
{
    out += "{\"t\":";
    appendTime(e.time, out);
    if (m_ticks) {
        out += ",\"n\":";
        appendNumber(e.iteration, out);
    }
    out += ",\"task\":";
    if (e.subject == EntityId::None)
        out += "null";
    else
        label(e.subject, out);
    out.append(",\"event\":\"").append(name).append("\"");
}

void TraceWriter::writeMeta(std::string &out)
{
    out += "{\"t\":0,\"task\":null,\"event\":\"meta\",\"python\":";
    if (m_trace.python.empty())
        out += "null";
    else
        appendJsonString(m_trace.python, out);
    out += ",\"impl\":\"awaitscope\",\"loop\":";
    appendJsonString(m_trace.clock, out);
    out += ",\"scenario\":";
    if (m_trace.hasScenario)
        appendJsonString(m_trace.scenario, out);
    else
        out += "null";
    out += "}\n";
}

void TraceWriter::writeEvents(std::size_t first, std::size_t last, std::string &out)
{
    for (std::size_t i = first; i < last; ++i) {
        const Event &e = m_trace.events()[i];
        const EventLayout &layout = layoutOf(e.kind);
        if (layout.name.empty())
            continue;
        head(e, layout.name, out);
        for (const EventField &field : layout.fields)
            writeField(e, field, out);
        out += e.byCollector ? ",\"gc\":true}\n" : "}\n";
    }
}

void TraceWriter::writeField(const Event &e, const EventField &field, std::string &out)
{
    const std::size_t before = out.size();
    out.append(",\"").append(field.key).append("\":");
    if (!writeValue(e, field, out))
        out.resize(before);
}

bool TraceWriter::writeValue(const Event &e, const EventField &field, std::string &out)
{
    using Form = EventField::Form;
    using When = EventField::When;
    const quint32 id = field.slot ? e.*field.slot : None;
    const bool isOptional = field.form == Form::Text || field.form == Form::OptionalValue || field.form == Form::Exception
        || field.form == Form::OptionalNumber;
    const bool applies = field.when == When::Always || (field.when == When::Ok) == (e.outcome == Outcome::Ok);
    const bool isMissing = (isOptional && id == None) || (field.form == Form::FlagIfTrue && !e.flag);
    if (field.form == Form::None || !applies || isMissing || (field.form == Form::ValueOfWait && !showsValue(e)))
        return false;
    switch (field.form) {
    case Form::None: break;
    case Form::Text: quoted(StringId{id}, out); break;
    case Form::Entity: id == None ? void(out += "null") : label(EntityId{id}, out); break;
    case Form::Value:
    case Form::OptionalValue:
    case Form::ValueOfWait: id == None ? void(out += "null") : appendAsciiJson(m_trace.json(ValueId{id}), out); break;
    case Form::Exception: exception(ExceptionId{id}, out); break;
    case Form::Number:
    case Form::OptionalNumber: appendNumber(id, out); break;
    case Form::Labels: labels(id, out); break;
    case Form::Flag:
    case Form::FlagIfTrue: appendFlag(e.flag, out); break;
    case Form::Outcome: appendWord(word(e.outcome), out); break;
    case Form::AlwaysOk: appendWord(word(Outcome::Ok), out); break;
    case Form::TaskState: appendWord(e.outcome == Outcome::Ok ? "succeeded" : word(e.outcome), out); break;
    case Form::IsCancelled: appendFlag(e.outcome == Outcome::Cancelled, out); break;
    }
    return true;
}

// A queue's get shows its result; other wake-ups show null, or nothing.
bool TraceWriter::showsValue(const Event &e) const
{
    if (e.a == None)
        return false;
    const EntityKind kind = m_trace.entity(EntityId{e.a}).kind;
    return kind != EntityKind::Sleep && kind != EntityKind::WaitFor && kind != EntityKind::Wait;
}

void writeTrace(const Trace &trace, std::string &out, bool ticks)
{
    TraceWriter writer(trace, ticks);
    writer.writeMeta(out);
    writer.writeEvents(0, trace.events().size(), out);
}

QString writeTrace(const Trace &trace, QIODevice &device, bool ticks)
{
    constexpr std::size_t chunk = 8192; // events; about a megabyte
    TraceWriter writer(trace, ticks);
    std::string buffer;
    writer.writeMeta(buffer);
    for (std::size_t i = 0; i < trace.events().size() || !buffer.empty(); i += chunk) {
        writer.writeEvents(std::min(i, trace.events().size()), std::min(i + chunk, trace.events().size()), buffer);
        if (device.write(buffer.data(), qint64(buffer.size())) != qint64(buffer.size()))
            return device.errorString();
        buffer.clear();
    }
    return {};
}

} // namespace awaitscope
