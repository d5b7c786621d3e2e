// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/foreign/asyncflow.h"

#include "model/text/inputfile.h"
#include "model/text/pythontext.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <cmath>

namespace awaitscope {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t DeepestJson = 16;
constexpr std::size_t MostEvents = 10'000'000;
constexpr std::size_t MostTasks = 1'000'000;
constexpr double LatestMilliseconds = 2e12; // 63 years, in nanoseconds far from the limit of Time

QString tr(const char *text)
{
    return QCoreApplication::translate("ForeignTrace", text);
}

//! What is wrong with an event, and with which of its fields.
struct Wrong
{
    const char *field = nullptr;
    const char *why = nullptr; //!< null: nothing
};

class Reader
{
public:
    explicit Reader(Trace &trace) : m_trace(trace), m_nothing(trace.textEntity("not recorded")) {}
    Wrong read(const dom::element &element);
    quint64 other() const { return m_other; }

private:
    struct Task
    {
        EntityId id = EntityId::None;
        std::string coroutine;
        EntityId awaits = EntityId::None;
        bool hasBegun = false;
        bool isRunning = false;
        bool hasEnded = false;
    };
    Wrong spawn(const dom::object &event, const std::string &name, std::string_view coroutine);
    void done(Task &task, std::string_view detail);
    void go(Task &task);
    Event event(EventKind kind, EntityId subject, quint32 a = NoIndex) const;

    Trace &m_trace;
    EntityId m_nothing;
    std::unordered_map<std::string, Task> m_tasks; // by name, the last one
    std::size_t m_count = 0;
    Time m_now{};
    quint64 m_other = 0;
};

std::string_view textOf(const dom::object &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

Event Reader::event(EventKind kind, EntityId subject, quint32 a) const
{
    Event e;
    e.kind = kind;
    e.time = m_now;
    e.subject = subject;
    e.a = a;
    return e;
}

// When the first step begins is not in the file: it is noticed at its end.
void Reader::go(Task &task)
{
    if (task.isRunning)
        return;
    Event e = event(task.hasBegun ? EventKind::Resumed : EventKind::Started, task.id);
    if (task.hasBegun)
        e.a = index(task.awaits), e.flag = true;
    m_trace.append(e);
    task.hasBegun = task.isRunning = true;
}

Wrong Reader::spawn(const dom::object &object, const std::string &name, std::string_view coroutine)
{
    if (++m_count > MostTasks)
        return {"task", QT_TRANSLATE_NOOP("ForeignTrace", "There are too many tasks.")};
    const std::string_view by = textOf(object, "detail");
    const auto maker = by.starts_with("by ") ? m_tasks.find(std::string(by.substr(3))) : m_tasks.end();
    const quint32 makerId = maker == m_tasks.end() ? NoIndex : index(maker->second.id);
    Entity entity;
    entity.kind = EntityKind::Task;
    entity.number = quint32(m_count);
    entity.named = true;
    entity.text = m_trace.string(name);
    Task task;
    task.id = m_trace.addEntity(entity);
    task.coroutine = coroutine;
    Event e = event(EventKind::Created, task.id, index(m_trace.string(coroutine)));
    e.c = makerId;
    m_trace.append(e);
    m_tasks.insert_or_assign(name, std::move(task));
    return {};
}

// AsyncFlow has looked at the exception itself, so whether somebody else did cannot be known.
void Reader::done(Task &task, std::string_view detail)
{
    const bool isCancelled = detail == "cancelled";
    if (!isCancelled || task.hasBegun)
        go(task);
    task.hasEnded = true;
    if (isCancelled) {
        m_trace.append(event(EventKind::Cancelled, task.id));
    } else if (detail.starts_with("raised ")) {
        ExceptionInfo info;
        info.type = m_trace.string(detail.substr(7));
        info.message = m_trace.string("");
        const auto at = quint32(m_trace.events().size());
        m_trace.append(event(EventKind::Raised, task.id, index(m_trace.addException(std::move(info)))));
        Event e = event(EventKind::Retrieved, task.id);
        e.b = quint32(Retrieval::Unknown);
        e.c = at;
        m_trace.append(e);
    } else {
        std::string value;
        appendJsonString(detail, value);
        m_trace.append(event(EventKind::Succeeded, task.id, detail.empty() ? NoIndex : index(m_trace.value(value))));
    }
}

Wrong Reader::read(const dom::element &element)
{
    dom::object object;
    double ms = 0;
    if (element.get(object) != simdjson::SUCCESS)
        return {"", QT_TRANSLATE_NOOP("ForeignTrace", "An event is not an object.")};
    if (m_trace.events().size() >= MostEvents)
        return {"", QT_TRANSLATE_NOOP("ForeignTrace", "There are too many events.")};
    if (object["t_ms"].get(ms) != simdjson::SUCCESS)
        return {"t_ms", QT_TRANSLATE_NOOP("ForeignTrace", "A time is missing or is not a number.")};
    if (!(ms >= 0 && ms < LatestMilliseconds))
        return {"t_ms", QT_TRANSLATE_NOOP("ForeignTrace", "A time is out of range.")};
    const Time now(std::llround(ms * 1e6));
    if (now < m_now)
        return {"t_ms", QT_TRANSLATE_NOOP("ForeignTrace", "A time is earlier than that of the event before it.")};
    m_now = now;
    std::string_view name;
    if (object["task"].get(name) != simdjson::SUCCESS)
        return {"task", QT_TRANSLATE_NOOP("ForeignTrace", "The task of an event is missing or is not a text.")};
    const std::string_view kind = textOf(object, "event");
    if (kind.empty())
        return {"event", QT_TRANSLATE_NOOP("ForeignTrace", "The kind of an event is missing or is not a text.")};
    const std::string_view coroutine = textOf(object, "coro");
    if (kind == "SPAWN")
        return spawn(object, std::string(name), coroutine);
    const auto found = m_tasks.find(std::string(name));
    if (found == m_tasks.end() || found->second.hasEnded || found->second.coroutine != coroutine) {
        ++m_other; // of a coroutine that the task awaits, or of a task that was made before
        return {};
    }
    Task &task = found->second;
    if (kind == "DONE") {
        done(task, textOf(object, "detail"));
    } else if (kind == "RESUME" || kind == "RETURN") {
        go(task);
    } else if (kind == "SUSPEND") {
        go(task);
        std::uint64_t line = 0;
        const bool hasLine = object["line"].get(line) == simdjson::SUCCESS;
        task.awaits = hasLine ? m_trace.textEntity("line " + std::to_string(line)) : m_nothing;
        m_trace.append(event(EventKind::Awaiting, task.id, index(task.awaits)));
        task.isRunning = false;
    } else {
        ++m_other;
    }
    return {};
}

//! \a place: the line, or empty for the list.
Problem syntaxProblem(const QString &place, simdjson::error_code code)
{
    return {place, tr("This is not valid JSON (%1).").arg(QString::fromLatin1(simdjson::error_message(code)))};
}

Problems readLines(QByteArrayView json, Reader &reader)
{
    dom::parser parser(std::size_t(inputlimits::LineBytes));
    qsizetype number = 0;
    for (qsizetype from = 0; from < json.size();) {
        qsizetype end = json.indexOf('\n', from);
        end = end < 0 ? json.size() : end;
        const QByteArrayView line = json.sliced(from, end - from).trimmed();
        from = end + 1;
        ++number;
        if (line.isEmpty())
            continue;
        const QString place = QStringLiteral("line %1").arg(number);
        dom::element element;
        if (parser.capacity() < std::size_t(line.size()))
            if (const auto error = parser.allocate(std::size_t(line.size()), DeepestJson); error != simdjson::SUCCESS)
                return {syntaxProblem(place, error)};
        if (const auto error = parser.parse(line.data(), std::size_t(line.size())).get(element); error != simdjson::SUCCESS)
            return {syntaxProblem(place, error)};
        if (const Wrong wrong = reader.read(element); wrong.why)
            return {{wrong.field[0] ? place + QLatin1Char(' ') + QLatin1String(wrong.field) : place, tr(wrong.why)}};
    }
    return {};
}

Problems readList(QByteArrayView json, Reader &reader)
{
    dom::parser parser;
    dom::array events;
    auto error = parser.allocate(std::size_t(json.size()), DeepestJson);
    if (error == simdjson::SUCCESS)
        error = parser.parse(json.data(), std::size_t(json.size())).get(events);
    if (error != simdjson::SUCCESS)
        return {syntaxProblem({}, error)};
    std::size_t number = 0;
    for (const dom::element &element : events) {
        const Wrong wrong = reader.read(element);
        if (wrong.why)
            return {{QStringLiteral("/%1").arg(number) + (wrong.field[0] ? QLatin1Char('/') + QLatin1String(wrong.field) : QString()), tr(wrong.why)}};
        ++number;
    }
    return {};
}

QByteArrayView withoutMark(QByteArrayView json)
{
    return (json.startsWith("\xef\xbb\xbf") ? json.sliced(3) : json).trimmed();
}

} // namespace

bool isAsyncFlow(QByteArrayView beginning)
{
    beginning = withoutMark(beginning);
    if (beginning.startsWith('['))
        beginning = beginning.sliced(1).trimmed();
    const qsizetype end = beginning.indexOf('}');
    if (!beginning.startsWith('{') || end < 0)
        return false;
    const QByteArrayView first = beginning.first(end);
    return first.contains("\"t_ms\"") && first.contains("\"coro\"") && first.contains("\"event\"") && first.contains("\"task\"");
}

Result<ForeignRun> readAsyncFlow(const QByteArray &bytes)
{
    const QByteArrayView json = withoutMark(bytes);
    ForeignRun run;
    run.trace = std::make_unique<Trace>();
    run.trace->clock = "wall";
    Reader reader(*run.trace);
    Problems problems = json.startsWith('[') ? readList(json, reader) : readLines(json, reader);
    if (!problems.empty())
        return problems;
    if (run.trace->events().size() == 0)
        return Problem{{}, tr("It has no events that a run could be made of.")};
    run.other = reader.other();
    return run;
}

} // namespace awaitscope
