// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/tracereader.h"

#include "model/formats/tracelabels.h"
#include "model/formats/traceline.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace awaitscope {

namespace {

using Key = TraceKey;
namespace dom = simdjson::dom;

QString tr(const char *text)
{
    return QCoreApplication::translate("TraceReader", text);
}

QString toQString(std::string_view s)
{
    return QString::fromUtf8(s.data(), qsizetype(s.size()));
}

// What is wrong with a line; caught where the line number is known. Never leaves this file.
struct BadLine
{
    QString reason;
};

[[noreturn]] void missing(Key key)
{
    throw BadLine{tr("the field \"%1\" is missing or of the wrong type").arg(toQString(traceKeyName(key)))};
}

class Reader
{
public:
    explicit Reader(Trace &trace)
        : m_trace(trace), m_labels(trace)
    {
    }

    void read(const dom::element &line);

private:
    template <typename T>
    T get(Key key) const
    {
        T value{};
        if (!m_line.has(key) || m_line[key].get(value) != simdjson::SUCCESS)
            missing(key);
        return value;
    }
    std::string_view text(Key key) const { return get<std::string_view>(key); }
    bool flag(Key key) const { return get<bool>(key); }
    quint32 number(Key key) const;
    Outcome outcome(Key key) const;
    Time time();
    quint32 string(Key key) { return index(m_trace.string(text(key))); }
    quint32 optionalString(Key key) { return m_line.has(key) ? string(key) : index(StringId::None); }
    quint32 value(Key key);
    quint32 optionalValue(Key key) { return m_line.has(key) ? value(key) : index(ValueId::None); }
    quint32 nullableValue(Key key) { return m_line.has(key) ? value(key) : index(m_trace.value("null")); }
    quint32 entity(Key key) { return index(m_labels.entity(text(key))); }
    quint32 optionalEntity(Key key) { return m_line.has(key) ? entity(key) : index(EntityId::None); }
    quint32 set(Key key);
    quint32 exception() { return m_line.has(Key::Exc) ? index(exceptionOf(m_line[Key::Exc])) : index(ExceptionId::None); }
    ExceptionId exceptionOf(const dom::element &json);

    void readMeta();
    EntityId subject(EventKind kind);
    void readPayload(Event &e);
    void readWaiting(Event &e);
    void readFlow(Event &e);
    void readEnding(Event &e);

    Trace &m_trace;
    TraceLabels m_labels;
    TraceLine m_line;
    std::string m_buffer;
    std::unordered_map<std::string, ExceptionId, TextHash, std::equal_to<>> m_exceptions;
    Time m_last{};
    bool m_first = true;
};

quint32 Reader::number(Key key) const
{
    const auto n = get<int64_t>(key);
    if (n < 0 || n >= 0xffffffff)
        missing(key);
    return quint32(n);
}

Outcome Reader::outcome(Key key) const
{
    const std::string_view word = text(key);
    if (word == "ok" || word == "succeeded")
        return Outcome::Ok;
    if (word == "raised")
        return Outcome::Raised;
    if (word == "cancelled")
        return Outcome::Cancelled;
    throw BadLine{tr("\"%1\" is no outcome").arg(toQString(word))};
}

Time Reader::time()
{
    const dom::element &t = m_line[Key::T];
    Time at{};
    int64_t whole = 0;
    double fraction = 0;
    constexpr double limit = 9e12; // ms, some 285 years: the most that nanoseconds hold
    if (m_line.has(Key::T) && t.get(whole) == simdjson::SUCCESS && double(whole) < limit)
        at = std::chrono::milliseconds(whole);
    else if (m_line.has(Key::T) && t.get(fraction) == simdjson::SUCCESS && std::abs(fraction) < limit)
        at = Time(std::llround(fraction * 1e6));
    else
        missing(Key::T);
    if (at < Time(0)) // so the reference runner marks what comes after its loop was closed
        return m_last;
    if (at < m_last)
        throw BadLine{tr("the time goes back")};
    return m_last = at;
}

quint32 Reader::value(Key key)
{
    const dom::element &json = m_line[key];
    if (json.is_int64())
        return index(m_trace.value(qint64(int64_t(json))));
    m_buffer.clear();
    appendCompact(json, m_buffer);
    return index(m_trace.value(m_buffer));
}

quint32 Reader::set(Key key)
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

ExceptionId Reader::exceptionOf(const dom::element &json)
{
    dom::object object;
    std::string_view type;
    std::string_view message;
    if (json.get(object) != simdjson::SUCCESS || object["type"].get(type) != simdjson::SUCCESS
        || object["msg"].get(message) != simdjson::SUCCESS)
        missing(Key::Exc);
    std::string key;
    dom::array members;
    const bool group = object["excs"].get(members) == simdjson::SUCCESS;
    if (group)
        appendCompact(json, key);
    else
        key.append(type).append(1, '\0').append(message);
    if (const auto known = m_exceptions.find(key); known != m_exceptions.end())
        return known->second;
    ExceptionInfo info{m_trace.string(type), m_trace.string(message), group, {}};
    if (group)
        for (const dom::element &member : members)
            info.members.push_back(exceptionOf(member));
    const ExceptionId id = m_trace.addException(std::move(info));
    m_exceptions.emplace(std::move(key), id);
    return id;
}

void Reader::readMeta()
{
    if (m_line.has(Key::Loop))
        m_trace.clock = text(Key::Loop) == "virtual" ? "virtual" : "wall";
    m_trace.hasScenario = m_line.has(Key::Scenario);
    if (m_trace.hasScenario)
        m_trace.scenario = text(Key::Scenario);
}

// Tasks exist from their "created" on; other subjects are futures and gathers, known by their label alone.
EntityId Reader::subject(EventKind kind)
{
    if (!m_line.has(Key::Task))
        return EntityId::None;
    const std::string_view label = text(Key::Task);
    if (kind == EventKind::Created) {
        const EntityId task = m_labels.createTask(label, text(Key::Coro));
        if (task == EntityId::None)
            throw BadLine{tr("the task \"%1\" is created a second time").arg(toQString(label))};
        return task;
    }
    const EntityId id = m_labels.entity(label);
    const bool ofTask = kind <= EventKind::Raised || kind == EventKind::Cancelled || kind == EventKind::GroupExit
        || kind == EventKind::GroupDone;
    if (ofTask && m_trace.entity(id).kind != EntityKind::Task)
        throw BadLine{tr("the task \"%1\" was never created").arg(toQString(label))};
    return id;
}

void Reader::read(const dom::element &line)
{
    dom::object object;
    if (line.get(object) != simdjson::SUCCESS)
        throw BadLine{tr("this is no JSON object")};
    m_line.sort(object);
    const std::string_view name = text(Key::Event);
    const bool first = std::exchange(m_first, false);
    if (name == "meta") {
        if (!first)
            throw BadLine{tr("\"meta\" is only allowed in the first line")};
        return readMeta();
    }
    const auto kind = traceEvent(name);
    if (!kind)
        throw BadLine{tr("\"%1\" is no event that this version knows").arg(toQString(name))};
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

void Reader::readPayload(Event &e)
{
    switch (e.kind) {
    case EventKind::Created:
        e.a = string(Key::Coro);
        e.b = optionalValue(Key::Args);
        e.c = optionalEntity(Key::By);
        return;
    case EventKind::Enter:
    case EventKind::NeverAwaited:
        e.a = string(Key::Coro);
        e.b = optionalValue(Key::Args);
        return;
    case EventKind::Leave:
        e.a = string(Key::Coro);
        e.outcome = outcome(Key::Outcome);
        e.b = e.outcome == Outcome::Ok ? nullableValue(Key::Value) : exception();
        return;
    case EventKind::Succeeded:
        e.a = nullableValue(Key::Value);
        return;
    case EventKind::Raised:
    case EventKind::NeverRetrieved:
    case EventKind::ShutdownException:
        if (!m_line.has(Key::Exc))
            missing(Key::Exc);
        e.a = exception();
        return;
    default:
        return readWaiting(e);
    }
}

void Reader::readWaiting(Event &e)
{
    switch (e.kind) {
    case EventKind::Sleeping:
        e.a = value(m_line.has(Key::Ms) ? Key::Ms : (missing(Key::Ms), Key::Ms));
        return;
    case EventKind::Awaiting:
        e.a = entity(Key::On);
        e.b = optionalString(Key::ReturnWhen);
        e.c = optionalValue(Key::Ms);
        return;
    case EventKind::Resumed:
        e.a = entity(Key::On);
        e.outcome = outcome(Key::Outcome);
        e.flag = flag(Key::Suspended);
        if (m_line.has(Key::Done)) {
            e.kind = EventKind::WaitResumed;
            e.b = set(Key::Done);
            e.c = set(Key::Pending);
        } else if (e.outcome == Outcome::Ok) {
            e.c = optionalValue(Key::Value);
        } else {
            e.b = exception();
        }
        return;
    case EventKind::GroupExit:
        e.outcome = outcome(Key::Body);
        return;
    case EventKind::GroupDone:
        e.outcome = outcome(Key::Outcome);
        e.b = exception();
        e.flag = flag(Key::Suspended);
        return;
    case EventKind::TimeoutEnter:
        e.a = optionalValue(Key::Ms);
        return;
    case EventKind::TimeoutExit:
        e.flag = flag(Key::Expired);
        e.outcome = outcome(Key::Outcome);
        e.b = exception();
        return;
    default:
        return readFlow(e);
    }
}

void Reader::readFlow(Event &e)
{
    switch (e.kind) {
    case EventKind::Log:
        e.a = string(Key::Text);
        return;
    case EventKind::Caught:
        e.a = exception();
        e.b = optionalString(Key::Handler);
        return;
    case EventKind::State:
        e.a = entity(Key::Of);
        e.flag = flag(Key::Done);
        e.outcome = flag(Key::Cancelled) ? Outcome::Cancelled : Outcome::Ok;
        if (m_line.has(Key::Cancelling))
            e.b = number(Key::Cancelling);
        return;
    case EventKind::CancelRequested:
        e.a = optionalEntity(Key::By);
        e.flag = flag(Key::Pending);
        e.b = optionalString(Key::Msg);
        return;
    case EventKind::Uncancelled:
        e.a = number(Key::Cancelling);
        return;
    case EventKind::Callback:
        e.a = string(Key::Id);
        e.outcome = outcome(Key::State);
        return;
    case EventKind::CallbackError:
        e.a = optionalString(Key::Id);
        e.b = exception();
        return;
    case EventKind::Released:
        e.a = string(Key::Of);
        return;
    case EventKind::FutureSet:
        e.a = entity(Key::Of);
        return;
    default:
        return readEnding(e);
    }
}

void Reader::readEnding(Event &e)
{
    switch (e.kind) {
    case EventKind::Retry:
        e.a = exception();
        e.b = number(Key::Attempt);
        e.c = optionalValue(Key::Delay);
        return;
    case EventKind::RetryExhausted:
        e.a = exception();
        e.b = number(Key::Attempts);
        return;
    case EventKind::Shutdown:
        e.a = set(Key::Tasks);
        return;
    case EventKind::External:
        e.a = string(Key::Op);
        e.b = optionalString(Key::Of);
        return;
    case EventKind::Exit:
        e.outcome = outcome(Key::Outcome);
        if (e.outcome == Outcome::Ok)
            e.a = nullableValue(Key::Value);
        else
            e.b = exception();
        return;
    case EventKind::Deadlock:
        e.a = set(Key::Pending);
        return;
    case EventKind::LoopError:
        e.a = optionalString(Key::Message);
        e.b = exception();
        return;
    default: // the others have no payload
        return;
    }
}

Problem problemAt(std::size_t line, const QString &reason)
{
    return {QCoreApplication::translate("TraceReader", "line %1").arg(line), reason};
}

// What is parsed at a time, in bytes: little enough to stay in the cache, and one batch for simdjson.
constexpr qsizetype Piece = 512 * 1024;

//! Whole lines from the beginning of the text, about a piece of it.
QByteArrayView pieceOf(QByteArrayView text)
{
    if (text.size() <= Piece)
        return text;
    qsizetype end = text.first(Piece).lastIndexOf('\n');
    if (end < 0)
        end = text.indexOf('\n', Piece);
    return end < 0 ? text : text.first(end + 1);
}

std::size_t newlines(QByteArrayView text)
{
    return std::size_t(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

struct TraceReading::State
{
    std::unique_ptr<Trace> trace = std::make_unique<Trace>();
    Reader reader{*trace};
    dom::parser parser;
    std::vector<char> padded; // simdjson reads a little beyond the end
    std::size_t lines = 0; // before the piece that is being read
    std::optional<Problem> problem;
    bool begun = false;

    std::size_t readMany(QByteArrayView text);
    void readLines(QByteArrayView text);
};

// Reads as far as everything is as it should be, and returns where the rest begins.
std::size_t TraceReading::State::readMany(QByteArrayView text)
{
    const auto size = std::size_t(text.size());
    if (padded.size() < size + simdjson::SIMDJSON_PADDING)
        padded.resize(size + simdjson::SIMDJSON_PADDING);
    std::copy(text.begin(), text.end(), padded.begin());
    dom::document_stream stream;
    if (parser.parse_many(padded.data(), size, std::max<std::size_t>(size, Piece)).get(stream) != simdjson::SUCCESS)
        return 0;
    std::size_t last = 0; // where the last line that was read begins
    const auto behind = [&](std::size_t at) {
        const qsizetype newline = text.indexOf('\n', qsizetype(at));
        return newline < 0 ? std::size_t(text.size()) : std::size_t(newline) + 1;
    };
    bool any = false;
    for (auto it = stream.begin(); it != stream.end(); ++it) {
        const auto line = *it;
        if (line.error() != simdjson::SUCCESS)
            return any ? behind(last) : 0;
        last = it.current_index();
        any = true;
        try {
            reader.read(line.value_unsafe());
        } catch (const BadLine &bad) {
            problem = problemAt(lines + newlines(text.first(qsizetype(last))) + 1, bad.reason);
            return std::size_t(text.size());
        }
    }
    if (stream.truncated_bytes() != 0 || !any)
        return any ? behind(last) : 0;
    return std::size_t(text.size());
}

// The slow way, line by line, to say what is wrong and where.
void TraceReading::State::readLines(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++lines) {
        const qsizetype newline = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (newline < 0 ? text.size() : newline) - at).trimmed();
        at = newline < 0 ? text.size() : newline + 1;
        if (line.isEmpty())
            continue;
        dom::element json;
        if (const auto error = parser.parse(line.data(), std::size_t(line.size())).get(json); error != simdjson::SUCCESS)
            problem = problemAt(lines + 1, tr("this is not valid JSON (%1)").arg(QLatin1String(simdjson::error_message(error))));
        try {
            if (!problem)
                reader.read(json);
        } catch (const BadLine &bad) {
            problem = problemAt(lines + 1, bad.reason);
        }
        if (problem)
            return;
    }
}

TraceReading::TraceReading()
    : m(std::make_unique<State>())
{
}

TraceReading::~TraceReading() = default;

bool TraceReading::read(QByteArrayView text)
{
    if (!std::exchange(m->begun, true) && text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    while (!m->problem && !text.isEmpty()) {
        const QByteArrayView piece = pieceOf(text);
        text = text.sliced(piece.size());
        const auto rest = qsizetype(m->readMany(piece));
        m->lines += newlines(piece.first(rest));
        if (!m->problem)
            m->readLines(piece.sliced(rest));
    }
    return !m->problem;
}

Result<std::unique_ptr<Trace>> TraceReading::finish()
{
    if (!m->problem && m->trace->events().empty())
        m->problem = problemAt(m->lines + 1, tr("there are no events"));
    if (m->problem)
        return *m->problem;
    return std::move(m->trace);
}

Result<std::unique_ptr<Trace>> readTrace(QByteArrayView text)
{
    TraceReading reading;
    reading.read(text);
    return reading.finish();
}

} // namespace awaitscope
