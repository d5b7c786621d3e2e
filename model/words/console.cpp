// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/console.h"

#include "model/text/pythontext.h"
#include "model/trace/unboundname.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace awaitscope {

namespace {

constexpr quint32 None = 0xffffffff;

class Console
{
public:
    explicit Console(const Trace &trace)
        : m_trace(trace)
    {
    }
    std::vector<ConsoleLine> lines(std::size_t first);

private:
    void read(quint32 i, const Event &e);
    void add(quint32 i, const Event &e, bool isError, std::string text) { m_lines.push_back({e.time, i, isError, std::move(text)}); }
    void neverRetrieved(quint32 i, const Event &e);
    void exit(quint32 i, const Event &e);
    bool same(quint32 a, quint32 b) const;
    std::vector<bool> keptByTraceback(quint32 exception, quint32 status) const;
    void readTasks();
    std::string_view coroutineOf(EntityId task);
    std::string nameOf(EntityId task);
    std::string taskRepr(EntityId task, const std::string &rest)
    {
        return "name=" + pythonRepr(nameOf(task)) + " coro=<" + std::string(coroutineOf(task)) + "()" + rest;
    }
    std::string failedTask(EntityId task, ExceptionId exception)
    {
        return "<Task finished " + taskRepr(task, " done> exception=" + exceptionRepr(m_trace, exception) + ">");
    }

    const Trace &m_trace;
    std::vector<ConsoleLine> m_lines;
    //! The state of a task, as far as the events show it.
    struct Standing
    {
        EntityId awaits = EntityId::None;
        quint32 cancelling = 0;
        bool started = false;
    };
    void readStandings(quint32 upTo);
    std::string pendingTask(EntityId task, bool nested);
    std::unordered_map<quint32, Standing> m_standings; //!< by EntityId
    quint32 m_standingsRead = 0;
    // By EntityId; built when it is first needed for a named task.
    std::vector<StringId> m_coroutines;
    std::vector<std::string_view> m_plainNames;
};

// The entity of a named task does not contain its coroutine, but the event of its creation does.
void Console::readTasks()
{
    if (m_coroutines.size() == m_trace.entityCount())
        return;
    m_coroutines.assign(m_trace.entityCount(), StringId::None);
    m_plainNames.assign(m_trace.entityCount(), {});
    std::unordered_set<std::string_view> used;
    for (const Event &event : m_trace.events()) {
        if (event.kind != EventKind::Created)
            continue;
        m_coroutines[index(event.subject)] = StringId{event.a};
        const Entity &e = m_trace.entity(event.subject);
        if (!e.named)
            continue;
        // A label is unique, a name need not be: if another task had the name before, the label has a number after it.
        const std::string_view label = m_trace.text(e.text);
        const std::string suffix = "#" + std::to_string(e.number);
        const std::string_view plain = label.substr(0, label.size() - std::min(label.size(), suffix.size()));
        m_plainNames[index(event.subject)] = label.ends_with(suffix) && used.contains(plain) ? plain : label;
        used.insert(label);
    }
}

std::string_view Console::coroutineOf(EntityId task)
{
    const Entity &e = m_trace.entity(task);
    if (!e.named)
        return m_trace.text(e.text);
    readTasks();
    const StringId name = m_coroutines[index(task)];
    return name == StringId::None ? m_trace.text(e.text) : m_trace.text(name);
}

std::string Console::nameOf(EntityId task)
{
    const Entity &e = m_trace.entity(task);
    if (!e.named)
        return "Task-" + std::to_string(e.number);
    readTasks();
    const std::string_view name = m_plainNames[index(task)];
    return std::string(name.empty() ? m_trace.text(e.text) : name);
}

void Console::neverRetrieved(quint32 i, const Event &e)
{
    const EntityKind kind = m_trace.entity(e.subject).kind;
    const std::string repr = exceptionRepr(m_trace, ExceptionId{e.a});
    const std::string traceback = "\n" + exceptionTraceback(m_trace, ExceptionId{e.a});
    if (kind == EntityKind::Task) {
        add(i, e, true, "Task exception was never retrieved\nfuture: " + failedTask(e.subject, ExceptionId{e.a}) + traceback);
        return;
    }
    const std::string type = kind == EntityKind::Gather ? "_GatheringFuture" : "Future";
    add(i, e, true, type + " exception was never retrieved\nfuture: <" + type + " finished exception=" + repr + ">" + traceback);
}

void Console::exit(quint32 i, const Event &e)
{
    if (e.outcome == Outcome::Ok || e.b == None)
        return;
    const ExceptionInfo &exception = m_trace.exception(ExceptionId{e.b});
    if (!e.flag && m_trace.text(exception.type) != "SystemExit") {
        add(i, e, true, exceptionTraceback(m_trace, ExceptionId{e.b}));
        return;
    }
    // The interpreter exits silently, but prints the exit code if it is a text.
    const std::string_view message = exception.message == StringId::None ? std::string_view() : m_trace.text(exception.message);
    if (!message.empty() || e.c == 1)
        add(i, e, true, std::string(message));
}

void Console::readStandings(quint32 upTo)
{
    for (; m_standingsRead < upTo; ++m_standingsRead) {
        const Event &e = m_trace.events()[m_standingsRead];
        if (e.subject == EntityId::None)
            continue;
        switch (e.kind) {
        case EventKind::Started:
            m_standings[index(e.subject)].started = true;
            break;
        case EventKind::Awaiting:
            m_standings[index(e.subject)].awaits = EntityId{e.a};
            break;
        case EventKind::Resumed:
        case EventKind::WaitResumed:
            m_standings[index(e.subject)].awaits = EntityId::None;
            break;
        case EventKind::CancelRequested:
            m_standings[index(e.subject)].cancelling += e.flag ? 1 : 0;
            break;
        case EventKind::Uncancelled:
            m_standings[index(e.subject)].cancelling = e.a;
            break;
        default:
            break;
        }
    }
}

// Also shows what waits for a task, one level deep; Python continues up to the first one that it has shown.
std::string Console::pendingTask(EntityId task, bool nested)
{
    const Standing standing = m_standings[index(task)];
    const bool awaitsTask = standing.awaits != EntityId::None && m_trace.entity(standing.awaits).kind == EntityKind::Task;
    // The coroutine is older than its task: the collector closes it first, unless it never began.
    std::string rest = awaitsTask || !standing.started ? " running>" : " done>";
    if (awaitsTask)
        rest += " wait_for=" + (nested ? std::string("...") : pendingTask(standing.awaits, true)) + (nested ? " cb=[Task.task_wakeup()]" : "");
    else if (standing.started)
        rest += " wait_for=<Future pending cb=[Task.task_wakeup()]>";
    return (standing.cancelling > 0 ? "<Task cancelling " : "<Task pending ") + taskRepr(task, rest) + ">";
}

void Console::read(quint32 i, const Event &e)
{
    switch (e.kind) {
    case EventKind::Log:
        return add(i, e, false, std::string(m_trace.text(StringId{e.b == None ? e.a : e.b})));
    case EventKind::Callback: {
        const char *state = e.outcome == Outcome::Ok ? "succeeded" : e.outcome == Outcome::Raised ? "raised"
                                                                                                  : "cancelled";
        return add(i, e, false, "callback " + std::string(m_trace.text(StringId{e.a})) + " " + state);
    }
    case EventKind::State:
        return add(i, e, false, std::string("state ") + (e.flag ? "True " : "False ") + (e.outcome == Outcome::Cancelled ? "True" : "False"));
    case EventKind::NeverRetrieved:
        return neverRetrieved(i, e);
    case EventKind::NeverAwaited:
        return add(i, e, true,
                   "RuntimeWarning: coroutine '" + std::string(m_trace.text(StringId{e.a}))
                       + "' was never awaited\nRuntimeWarning: Enable tracemalloc to get the object allocation traceback");
    case EventKind::DestroyedPending:
        if (e.flag)
            return; // a gather's own tasks are destroyed silently
        readStandings(i);
        return add(i, e, true, "Task was destroyed but it is pending!\ntask: " + pendingTask(e.subject, false));
    case EventKind::CallbackError:
        return add(i, e, true,
                   "Exception in callback " + (e.a == None ? std::string("_callback") : "_callback(" + pythonRepr(m_trace.text(StringId{e.a})) + ")")
                       + "\n" + exceptionTraceback(m_trace, ExceptionId{e.b}));
    case EventKind::ShutdownException:
        return add(i, e, true,
                   "unhandled exception during asyncio.run() shutdown\ntask: " + failedTask(e.subject, ExceptionId{e.a}) + "\n"
                       + exceptionTraceback(m_trace, ExceptionId{e.a}));
    case EventKind::ShieldException: {
        const std::string type(m_trace.text(m_trace.exception(ExceptionId{e.a}).type));
        return add(i, e, true,
                   type + " exception in shielded future\nfuture: " + failedTask(e.subject, ExceptionId{e.a}) + "\n"
                       + exceptionTraceback(m_trace, ExceptionId{e.a}));
    }
    case EventKind::LoopError:
        return add(i, e, true,
                   (e.a == None ? std::string() : std::string(m_trace.text(StringId{e.a})))
                       + (e.b == None ? std::string() : "\n" + exceptionTraceback(m_trace, ExceptionId{e.b})));
    case EventKind::Exit:
        return exit(i, e);
    default: // everything else is silent
        return;
    }
}

bool Console::same(quint32 a, quint32 b) const
{
    if (a == None || b == None)
        return false;
    const ExceptionInfo &x = m_trace.exception(ExceptionId{a});
    const ExceptionInfo &y = m_trace.exception(ExceptionId{b});
    return a == b || (x.type == y.type && x.message == y.message);
}

// The exception that ends the program has propagated through calls whose locals its traceback keeps alive until the interpreter
// exits, after the global variables are released. A trace has no tracebacks: there these locals are released right before the
// call ends.
std::vector<bool> Console::keptByTraceback(quint32 exception, quint32 status) const
{
    const auto &events = m_trace.events();
    std::vector<bool> kept(events.size());
    const auto isReport = [](EventKind kind) { return kind == EventKind::NeverRetrieved || kind == EventKind::NeverAwaited; };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &e = events[i];
        // An exception that left the loop has propagated through the handle of the task.
        const bool atTheEnd = e.kind == EventKind::DestroyedPending || (e.kind == EventKind::NeverRetrieved && e.a == exception);
        kept[i] = kept[i] || (status != NoIndex && atTheEnd);
        const bool passes = (e.kind == EventKind::Raised && same(e.a, exception))
            || (e.kind == EventKind::Leave && e.outcome == Outcome::Raised && same(e.b, exception));
        for (std::size_t k = i; passes && k-- > 0 && isReport(events[k].kind) && events[k].iteration == e.iteration && events[k].time == e.time;)
            kept[k] = true;
    }
    return kept;
}

std::vector<ConsoleLine> Console::lines(std::size_t first)
{
    const auto &events = m_trace.events();
    const auto exit = std::find_if(events.rbegin(), events.rend(), [](const Event &e) { return e.kind == EventKind::Exit; });
    const bool fails = exit != events.rend() && exit->outcome != Outcome::Ok && exit->b != None;
    const std::vector<bool> kept = fails ? keptByTraceback(exit->b, exit->c) : std::vector<bool>(events.size());
    for (std::size_t i = first; i < events.size(); ++i)
        if (!kept[i])
            read(quint32(i), events[i]);
    // The frames refer to what failed, and the frames of asyncio.run to everything that it cancelled. SystemExit releases the innermost
    // frames first, a printed traceback the outermost.
    const bool quiet = fails && exit->flag;
    for (const bool destroyed : {!quiet, quiet})
        for (std::size_t i = first; fails && i < events.size(); ++i)
            if (kept[i] && (events[i].kind == EventKind::DestroyedPending) == destroyed)
                read(quint32(i), events[i]);
    return std::move(m_lines);
}

} // namespace

std::vector<ConsoleLine> consoleLines(const Trace &trace, std::size_t first)
{
    return Console(trace).lines(first);
}

} // namespace awaitscope
