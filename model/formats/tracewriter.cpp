// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/tracewriter.h"

#include "model/formats/pythontext.h"

#include <QCoreApplication>
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

// Milliseconds; the fraction, when there is one, down to the nanosecond.
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

void outcome(std::string_view key, Outcome o, std::string &out)
{
    out.append(key).append(word(o)).append("\"");
}

void flag(std::string_view key, bool on, std::string &out)
{
    out.append(key).append(on ? "true" : "false");
}

void number(std::string_view key, quint32 n, std::string &out)
{
    out += key;
    appendNumber(n, out);
}

// What wakes up with a value that the file shows (null unless it is a queue's get).
bool showsValue(EntityKind kind)
{
    return kind != EntityKind::Sleep && kind != EntityKind::WaitFor && kind != EntityKind::Wait;
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

void TraceWriter::labels(std::string_view key, quint32 set, std::string &out)
{
    out.append(key).append("[");
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

void TraceWriter::entity(std::string_view key, quint32 id, std::string &out)
{
    out += key;
    if (id == None)
        out += "null";
    else
        label(EntityId{id}, out);
}

void TraceWriter::text(std::string_view key, quint32 id, std::string &out)
{
    if (id == None)
        return;
    out += key;
    quoted(StringId{id}, out);
}

void TraceWriter::value(std::string_view key, quint32 id, std::string &out)
{
    out += key;
    if (id == None)
        out += "null";
    else
        appendAsciiJson(m_trace.json(ValueId{id}), out);
}

void TraceWriter::args(quint32 id, std::string &out)
{
    if (id != None)
        value(",\"args\":", id, out);
}

void TraceWriter::exceptionObject(ExceptionId id, std::string &out)
{
    const ExceptionInfo &e = m_trace.exception(id);
    out += "{\"type\":";
    quoted(e.type, out);
    out += ",\"msg\":";
    if (e.message == StringId::None)
        out += "\"\"";
    else
        quoted(e.message, out);
    if (e.isGroup) {
        out += ",\"excs\":[";
        for (std::size_t i = 0; i < e.members.size(); ++i) {
            if (i > 0)
                out += ',';
            exceptionObject(e.members[i], out);
        }
        out += ']';
    }
    out += '}';
}

void TraceWriter::exception(quint32 id, std::string &out)
{
    if (id == None)
        return;
    out += ",\"exc\":";
    exceptionObject(ExceptionId{id}, out);
}

void TraceWriter::head(const Event &e, std::string_view name, std::string &out)
{
    out += "{\"t\":";
    appendTime(e.time, out);
    if (m_ticks)
        number(",\"n\":", e.iteration, out);
    out += ",\"task\":";
    if (e.subject == EntityId::None)
        out += "null";
    else
        label(e.subject, out);
    out.append(",\"event\":\"").append(name).append("\"");
}

void TraceWriter::writeMeta(std::string &out)
{
    // The Python version whose behaviour the trace shows.
    out += "{\"t\":0,\"task\":null,\"event\":\"meta\",\"python\":\"3.11.7\",\"impl\":\"awaitscope\",\"loop\":";
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
        if (e.kind == EventKind::Made)
            continue;
        writeEvent(e, out);
        out += e.byCollector ? ",\"gc\":true}\n" : "}\n";
    }
}

void TraceWriter::writeEvent(const Event &e, std::string &out)
{
    switch (e.kind) {
    case EventKind::Created:
    case EventKind::Started:
    case EventKind::Enter:
    case EventKind::Leave:
    case EventKind::Succeeded:
    case EventKind::Raised:
    case EventKind::Cancelled:
    case EventKind::Retrieved:
    case EventKind::Silenced:
    case EventKind::NeverRetrieved:
    case EventKind::NeverAwaited:
    case EventKind::DestroyedPending:
    case EventKind::Made:
        return writeTaskEvent(e, out);
    case EventKind::Sleeping:
    case EventKind::Awaiting:
    case EventKind::Resumed:
    case EventKind::WaitResumed:
    case EventKind::GroupEnter:
    case EventKind::GroupExit:
    case EventKind::GroupDone:
    case EventKind::TimeoutEnter:
    case EventKind::TimeoutExit:
        return writeWaiting(e, out);
    case EventKind::Log:
    case EventKind::Caught:
    case EventKind::Else:
    case EventKind::Finally:
    case EventKind::State:
    case EventKind::CancelRequested:
    case EventKind::Uncancelled:
    case EventKind::Callback:
    case EventKind::CallbackError:
    case EventKind::Released:
    case EventKind::FutureSet:
        return writeFlow(e, out);
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::Shutdown:
    case EventKind::ShutdownException:
    case EventKind::External:
    case EventKind::Exit:
    case EventKind::Deadlock:
    case EventKind::Limit:
    case EventKind::LoopError:
        return writeEnding(e, out);
    }
}

void TraceWriter::writeTaskEvent(const Event &e, std::string &out)
{
    switch (e.kind) {
    case EventKind::Created:
        head(e, "created", out);
        text(",\"coro\":", e.a, out);
        args(e.b, out);
        return entity(",\"by\":", e.c, out);
    case EventKind::Started:
        return head(e, "started", out);
    case EventKind::Enter:
        head(e, "enter", out);
        text(",\"coro\":", e.a, out);
        return args(e.b, out);
    case EventKind::Leave:
        head(e, "leave", out);
        text(",\"coro\":", e.a, out);
        outcome(",\"outcome\":\"", e.outcome, out);
        return e.outcome == Outcome::Ok ? value(",\"value\":", e.b, out) : exception(e.b, out);
    case EventKind::Succeeded:
        head(e, "succeeded", out);
        return value(",\"value\":", e.a, out);
    case EventKind::Raised:
        head(e, "raised", out);
        return exception(e.a, out);
    case EventKind::Cancelled:
        return head(e, "cancelled", out);
    case EventKind::Retrieved:
        return head(e, "retrieved", out);
    case EventKind::Silenced:
        return head(e, "silenced", out);
    case EventKind::NeverRetrieved:
        head(e, "never_retrieved", out);
        return exception(e.a, out);
    case EventKind::NeverAwaited:
        head(e, "never_awaited", out);
        text(",\"coro\":", e.a, out);
        return args(e.b, out);
    default:
        return head(e, "destroyed_pending", out);
    }
}

void TraceWriter::writeWaiting(const Event &e, std::string &out)
{
    switch (e.kind) {
    case EventKind::Sleeping:
        head(e, "sleeping", out);
        return value(",\"ms\":", e.a, out);
    case EventKind::Awaiting:
        head(e, "awaiting", out);
        entity(",\"on\":", e.a, out);
        text(",\"return_when\":", e.b, out);
        return e.c == None ? void() : value(",\"ms\":", e.c, out);
    case EventKind::Resumed:
        head(e, "resumed", out);
        entity(",\"on\":", e.a, out);
        outcome(",\"outcome\":\"", e.outcome, out);
        if (e.outcome != Outcome::Ok)
            exception(e.b, out);
        else if (e.a != None && showsValue(m_trace.entity(EntityId{e.a}).kind))
            value(",\"value\":", e.c, out);
        return flag(",\"suspended\":", e.flag, out);
    case EventKind::WaitResumed:
        head(e, "resumed", out);
        entity(",\"on\":", e.a, out);
        outcome(",\"outcome\":\"", Outcome::Ok, out);
        flag(",\"suspended\":", e.flag, out);
        labels(",\"done\":", e.b, out);
        return labels(",\"pending\":", e.c, out);
    case EventKind::GroupEnter:
        return head(e, "tg_enter", out);
    case EventKind::GroupExit:
        head(e, "tg_exit", out);
        return outcome(",\"body\":\"", e.outcome, out);
    case EventKind::GroupDone:
        head(e, "tg_done", out);
        outcome(",\"outcome\":\"", e.outcome, out);
        exception(e.b, out);
        return flag(",\"suspended\":", e.flag, out);
    case EventKind::TimeoutEnter:
        head(e, "timeout_enter", out);
        return e.a == None ? void() : value(",\"ms\":", e.a, out);
    default:
        head(e, "timeout_exit", out);
        flag(",\"expired\":", e.flag, out);
        outcome(",\"outcome\":\"", e.outcome, out);
        return exception(e.b, out);
    }
}

void TraceWriter::writeFlow(const Event &e, std::string &out)
{
    switch (e.kind) {
    case EventKind::Log:
        head(e, "log", out);
        return text(",\"text\":", e.a, out);
    case EventKind::Caught:
        head(e, "caught", out);
        exception(e.a, out);
        return text(",\"handler\":", e.b, out);
    case EventKind::Else:
        return head(e, "else", out);
    case EventKind::Finally:
        return head(e, "finally", out);
    case EventKind::State:
        head(e, "state", out);
        entity(",\"of\":", e.a, out);
        flag(",\"done\":", e.flag, out);
        flag(",\"cancelled\":", e.outcome == Outcome::Cancelled, out);
        return e.b == None ? void() : number(",\"cancelling\":", e.b, out);
    case EventKind::CancelRequested:
        head(e, "cancel_requested", out);
        entity(",\"by\":", e.a, out);
        flag(",\"pending\":", e.flag, out);
        return text(",\"msg\":", e.b, out);
    case EventKind::Uncancelled:
        head(e, "uncancelled", out);
        return number(",\"cancelling\":", e.a, out);
    case EventKind::Callback:
        head(e, "callback", out);
        text(",\"id\":", e.a, out);
        return void(out.append(",\"state\":\"").append(e.outcome == Outcome::Ok ? "succeeded" : word(e.outcome)).append("\""));
    case EventKind::CallbackError:
        head(e, "callback_error", out);
        text(",\"id\":", e.a, out);
        return exception(e.b, out);
    case EventKind::Released:
        head(e, "released", out);
        return text(",\"of\":", e.a, out);
    default:
        head(e, "future_set", out);
        return entity(",\"of\":", e.a, out);
    }
}

void TraceWriter::writeEnding(const Event &e, std::string &out)
{
    switch (e.kind) {
    case EventKind::Retry:
        head(e, "retry", out);
        number(",\"attempt\":", e.b, out);
        value(",\"delay\":", e.c, out);
        return exception(e.a, out);
    case EventKind::RetryExhausted:
        head(e, "retry_exhausted", out);
        number(",\"attempts\":", e.b, out);
        return exception(e.a, out);
    case EventKind::Shutdown:
        head(e, "shutdown", out);
        return labels(",\"tasks\":", e.a, out);
    case EventKind::ShutdownException:
        head(e, "shutdown_exception", out);
        return exception(e.a, out);
    case EventKind::External:
        head(e, "external", out);
        text(",\"op\":", e.a, out);
        return text(",\"of\":", e.b, out);
    case EventKind::Exit:
        head(e, "exit", out);
        outcome(",\"outcome\":\"", e.outcome, out);
        return e.outcome == Outcome::Ok ? value(",\"value\":", e.a, out) : exception(e.b, out);
    case EventKind::Deadlock:
        head(e, "deadlock", out);
        return labels(",\"pending\":", e.a, out);
    case EventKind::Limit:
        return head(e, "limit", out);
    default:
        head(e, "loop_error", out);
        text(",\"message\":", e.a, out);
        return exception(e.b, out);
    }
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
            return QCoreApplication::translate("TraceWriter", "The trace could not be written: %1").arg(device.errorString());
        buffer.clear();
    }
    return {};
}

} // namespace awaitscope
