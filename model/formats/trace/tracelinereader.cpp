// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracelinereader.h"

#include <QCoreApplication>

#include <cmath>

namespace awaitscope {

namespace {

using Key = TraceKey;
namespace dom = simdjson::dom;

QString tr(const char *text)
{
    return QCoreApplication::translate("TraceReader", text);
}

} // namespace

void TraceLineReader::missing(Key key)
{
    throw BadTraceLine{tr("the field \"%1\" is missing or of the wrong type").arg(QString::fromUtf8(traceKeyName(key)))};
}

quint32 TraceLineReader::number(Key key) const
{
    const auto n = get<int64_t>(key);
    if (n < 0 || n >= 0xffffffff)
        missing(key);
    return quint32(n);
}

Outcome TraceLineReader::outcome(Key key) const
{
    const std::string_view word = text(key);
    if (word == "ok" || word == "succeeded")
        return Outcome::Ok;
    if (word == "raised")
        return Outcome::Raised;
    if (word == "cancelled")
        return Outcome::Cancelled;
    throw BadTraceLine{tr("\"%1\" is not an outcome").arg(QString::fromUtf8(word))};
}

Time TraceLineReader::time()
{
    const dom::element &t = m_line[Key::T];
    Time at{};
    int64_t whole = 0;
    double fraction = 0;
    constexpr double limit = 5e12; // ms, about 158 years: differences and margins stay in the range of nanoseconds
    if (m_line.has(Key::T) && t.get(whole) == simdjson::SUCCESS && std::abs(double(whole)) < limit)
        at = std::chrono::milliseconds(whole);
    else if (m_line.has(Key::T) && t.get(fraction) == simdjson::SUCCESS && std::abs(fraction) < limit)
        at = Time(std::llround(fraction * 1e6));
    else
        missing(Key::T);
    if (at == std::chrono::milliseconds(-1)) // this is how the reference runner marks what comes after its loop was closed
        return m_last;
    if (at < m_last)
        throw BadTraceLine{tr("the time goes back")};
    return m_last = at;
}

quint32 TraceLineReader::value(Key key)
{
    const dom::element &json = m_line[key];
    if (json.is_int64())
        return index(m_trace.value(qint64(int64_t(json))));
    m_buffer.clear();
    appendCompact(json, m_buffer);
    return index(m_trace.value(m_buffer));
}

quint32 TraceLineReader::set(Key key)
{
    std::vector<EntityId> members;
    for (const dom::element &x : get<dom::array>(key)) {
        std::string_view label;
        if (x.get(label) != simdjson::SUCCESS)
            missing(key);
        members.push_back(m_labels.entity(label));
    }
    return index(m_trace.addEntity({EntityKind::Set, false, StringId::None}, members));
}

ExceptionId TraceLineReader::exceptionOf(const dom::element &json)
{
    dom::object object;
    std::string_view type;
    std::string_view message;
    if (json.get(object) != simdjson::SUCCESS || object["type"].get(type) != simdjson::SUCCESS
        || object["msg"].get(message) != simdjson::SUCCESS)
        missing(Key::Exc);
    std::string key;
    dom::array members;
    bool bare = false;
    if (object["bare"].get(bare) != simdjson::SUCCESS)
        bare = false;
    const bool group = object["excs"].get(members) == simdjson::SUCCESS;
    if (group)
        appendCompact(json, key);
    else
        key.append(type).append(1, bare ? '\1' : '\0').append(message);
    if (const auto known = m_exceptions.find(key); known != m_exceptions.end())
        return known->second;
    ExceptionInfo info{m_trace.string(type), m_trace.string(message), group, {}, bare};
    if (group)
        for (const dom::element &member : members)
            info.members.push_back(exceptionOf(member));
    const ExceptionId id = m_trace.addException(std::move(info));
    m_exceptions.emplace(std::move(key), id);
    return id;
}

void TraceLineReader::readMeta()
{
    if (m_line.has(Key::Loop))
        m_trace.clock = text(Key::Loop) == "virtual" ? "virtual" : "wall";
    if (m_line.has(Key::Python))
        m_trace.python = text(Key::Python);
    m_trace.hasScenario = m_line.has(Key::Scenario);
    if (m_trace.hasScenario)
        m_trace.scenario = text(Key::Scenario);
}

// Tasks exist from their "created" event on; other subjects are futures and gathers, known only by their label.
EntityId TraceLineReader::subject(EventKind kind)
{
    if (!m_line.has(Key::Task))
        return EntityId::None;
    const std::string_view label = text(Key::Task);
    const bool isFunction = kind == EventKind::Submitted || kind == EventKind::Scheduled || kind == EventKind::Handling;
    if (kind == EventKind::Created || isFunction) {
        const EntityId task = kind == EventKind::Created ? m_labels.createTask(label, text(Key::Coro)) : m_labels.submit(label);
        if (task == EntityId::None)
            throw BadTraceLine{tr("the task \"%1\" is created a second time").arg(QString::fromUtf8(label))};
        return task;
    }
    const EntityId id = m_labels.entity(label);
    const bool ofTask = kind <= EventKind::Raised || kind == EventKind::Cancelled || kind == EventKind::GroupExit
        || kind == EventKind::GroupDone;
    if (ofTask && m_trace.entity(id).kind != EntityKind::Task)
        throw BadTraceLine{tr("the task \"%1\" was never created").arg(QString::fromUtf8(label))};
    return id;
}

void TraceLineReader::read(const dom::element &line)
{
    dom::object object;
    if (line.get(object) != simdjson::SUCCESS)
        throw BadTraceLine{tr("this is not a JSON object")};
    m_line.sort(object);
    const std::string_view name = text(Key::Event);
    const bool first = std::exchange(m_first, false);
    if (name == "meta") {
        if (!first)
            throw BadTraceLine{tr("\"meta\" is only allowed in the first line")};
        return readMeta();
    }
    const auto kind = traceEvent(name);
    if (!kind)
        throw BadTraceLine{tr("\"%1\" is not an event that this version knows").arg(QString::fromUtf8(name))};
    Event e;
    e.kind = *kind;
    e.time = time();
    e.iteration = m_line.has(Key::N) ? number(Key::N) : 0;
    e.subject = subject(*kind);
    e.byCollector = m_line.has(Key::Gc) && flag(Key::Gc);
    if (e.subject == EntityId::None && (e.kind <= EventKind::DestroyedPending && e.kind != EventKind::NeverAwaited))
        missing(Key::Task);
    readPayload(e);
    m_trace.append(e);
}

void TraceLineReader::readPayload(Event &e)
{
    if (e.kind == EventKind::Resumed && m_line.has(Key::Done))
        e.kind = EventKind::WaitResumed;
    const EventLayout &layout = layoutOf(e.kind);
    const LayoutKeys &keys = traceKeysOf(e.kind);
    for (std::size_t i = 0; i < layout.fields.size() && layout.fields[i].form != EventField::Form::None; ++i)
        readField(e, layout.fields[i], keys[i]);
    if (e.kind == EventKind::Exit && e.b != NoIndex)
        readStatus(e);
}

// The file has no exit statuses. Types derived from these two cannot be told from errors.
void TraceLineReader::readStatus(Event &e)
{
    constexpr quint32 Interrupted = 130;
    const ExceptionInfo &exception = m_trace.exception(ExceptionId{e.b});
    const std::string_view type = m_trace.text(exception.type);
    e.flag = type == "SystemExit";
    if (e.flag)
        e.c = exception.message == StringId::None || m_trace.text(exception.message).empty() ? 0 : 1;
    else if (type == "KeyboardInterrupt")
        e.c = Interrupted;
}

void TraceLineReader::readField(Event &e, const EventField &field, Key key)
{
    using Form = EventField::Form;
    using When = EventField::When;
    if (field.when != When::Always && (field.when == When::Ok) != (e.outcome == Outcome::Ok))
        return;
    if (field.isNeeded && !m_line.has(key))
        missing(key);
    switch (field.form) {
    case Form::None: return;
    case Form::Text: e.*field.slot = optionalString(key); return;
    case Form::Entity: e.*field.slot = optionalEntity(key); return;
    case Form::Value: e.*field.slot = nullableValue(key); return;
    case Form::OptionalValue:
    case Form::ValueOfWait: e.*field.slot = optionalValue(key); return;
    case Form::Exception: e.*field.slot = m_line.has(key) ? index(exceptionOf(m_line[key])) : index(ExceptionId::None); return;
    case Form::Number: e.*field.slot = number(key); return;
    case Form::OptionalNumber:
        if (m_line.has(key))
            e.*field.slot = number(key);
        return;
    case Form::Labels: e.*field.slot = set(key); return;
    case Form::Flag: e.flag = flag(key); return;
    case Form::FlagIfTrue: e.flag = m_line.has(key) && flag(key); return;
    case Form::Outcome:
    case Form::AlwaysOk:
    case Form::TaskState: e.outcome = outcome(key); return;
    case Form::IsCancelled: e.outcome = flag(key) ? Outcome::Cancelled : Outcome::Ok; return;
    }
}

} // namespace awaitscope
