// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/console.h"

#include "model/text/pythontext.h"
#include "model/trace/unboundname.h"
#include "model/words/tasknames.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace awaitscope {

namespace {

constexpr quint32 None = 0xffffffff;

//! An error that was found by a step that collects garbage.
bool isFoundLost(const Event &e)
{
    return e.kind == EventKind::NeverRetrieved && e.flag;
}

class Console
{
public:
    explicit Console(const Trace &trace)
        : m_trace(trace), m_names(trace)
    {
    }
    std::vector<ConsoleLine> lines(std::size_t first);

private:
    bool isHandled(quint32 i) const;
    std::string callbackName(quint32 i) const;
    void read(quint32 i, const Event &e);
    void add(quint32 i, const Event &e, bool isError, std::string text) { m_lines.push_back({e.time, i, isError, std::move(text)}); }
    void neverRetrieved(quint32 i, const Event &e);
    void exit(quint32 i, const Event &e);
    bool same(quint32 a, quint32 b) const;
    std::vector<bool> keptByTraceback(quint32 exception, quint32 status) const;
    std::string taskRepr(EntityId task, const std::string &state)
    {
        const std::string coroutine(m_names.coroutineOf(task));
        if (isCloser(task)) // the object that such a task awaits has neither a name nor a state
            return "name=" + pythonRepr(m_names.nameOf(task)) + " coro=<<async_generator_athrow without __name__>()>";
        return "name=" + pythonRepr(m_names.nameOf(task)) + (coroutine.empty() ? std::string() : " coro=<" + coroutine + "()" + state + ">");
    }
    std::string failedTask(EntityId task, ExceptionId exception)
    {
        return "<Task finished " + taskRepr(task, " done") + " exception=" + exceptionRepr(m_trace, exception) + ">";
    }
    bool leftToCollector(const Event &e);
    std::vector<std::pair<quint32, quint32>> closedBefore(quint32 i) const;
    std::vector<quint32> order() const;
    void readCycles();
    void readCollected(std::vector<std::size_t> reports);

    const Trace &m_trace;
    std::vector<ConsoleLine> m_lines;
    //! The state of a task, as far as the events show it.
    struct Standing
    {
        EntityId awaits = EntityId::None;
        quint32 cancelling = 0;
        bool started = false;
        bool closed = false;
        bool goesOn = false; // it ignored the GeneratorExit
    };
    bool isClosing(const Event &e) const; //!< GeneratorExit is raised in a coroutine that waits
    void readStandings(quint32 upTo);
    std::string pendingTask(EntityId task, bool nested);
    std::unordered_map<quint32, Standing> m_standings; //!< by EntityId
    quint32 m_standingsRead = 0;
    TaskNames m_names;
    std::unordered_map<quint32, EntityId> m_cycles; //!< by ExceptionId: the task that its traceback keeps
    bool m_cyclesRead = false;
    std::unordered_set<quint32> m_calls; //!< by EntityId: calls in threads
    void readClosers();
    bool isCloser(EntityId task)
    {
        readClosers();
        return m_closers.contains(index(task));
    }
    std::unordered_set<quint32> m_closers; //!< by EntityId: tasks in which the event loop closes a generator
    bool m_closersRead = false;
};

//! An exception that a timeout raises, and up to 3.12.7 and 3.13.0 one of a task group, has a traceback with a frame that refers to the
//! task. If the task ends with it, they keep each other. Since 3.12 wait_for is a timeout.
void Console::readCycles()
{
    if (std::exchange(m_cyclesRead, true))
        return;
    const TaskNaming naming = TaskNaming::of(m_trace.python);
    const auto isTimeout = [this](EntityId waitFor) { // without time it cancels and waits, in no timeout
        const std::string label = m_trace.label(waitFor);
        const std::size_t comma = label.rfind(',');
        return comma != std::string::npos && label.compare(comma, 2, ",-") != 0 && label.compare(comma, std::string::npos, ",0)") != 0;
    };
    for (const Event &e : m_trace.events()) {
        if (e.outcome != Outcome::Raised || e.b == None)
            continue;
        const bool byTimeout = e.kind == EventKind::TimeoutExit && e.flag;
        const bool byGroup = e.kind == EventKind::GroupDone && naming.groupsKeepTheirTask;
        const bool byWaitFor = e.kind == EventKind::Resumed && naming.waitForIsTimeout && m_trace.entity(EntityId{e.a}).kind == EntityKind::WaitFor
            && m_trace.text(m_trace.exception(ExceptionId{e.b}).type) == "TimeoutError" && isTimeout(EntityId{e.a});
        if (byTimeout || byGroup || byWaitFor)
            m_cycles.emplace(e.b, e.subject);
    }
}

//! Whether only the collector finds the task whose exception nobody has retrieved: it comes when the program has ended.
bool Console::leftToCollector(const Event &e)
{
    if (e.kind != EventKind::NeverRetrieved || isFoundLost(e) || m_trace.entity(e.subject).kind != EntityKind::Task)
        return false;
    readCycles();
    const auto found = m_cycles.find(e.a);
    return found != m_cycles.end() && found->second == e.subject;
}

void Console::neverRetrieved(quint32 i, const Event &e)
{
    const EntityKind kind = m_trace.entity(e.subject).kind;
    const std::string repr = exceptionRepr(m_trace, ExceptionId{e.a});
    const std::string traceback = "\n" + exceptionTraceback(m_trace, ExceptionId{e.a}, i);
    if (kind == EntityKind::Task && !m_calls.contains(index(e.subject))) {
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
        add(i, e, true, exceptionTraceback(m_trace, ExceptionId{e.b}, i));
        return;
    }
    // The interpreter exits silently, but prints the exit code if it is a text.
    const std::string_view message = exception.message == StringId::None ? std::string_view() : m_trace.text(exception.message);
    if (!message.empty() || e.c == 1)
        add(i, e, true, std::string(message));
}

bool Console::isClosing(const Event &e) const
{
    return (e.kind == EventKind::Resumed || e.kind == EventKind::WaitResumed) && e.outcome == Outcome::Raised && e.b != None
        && m_trace.text(m_trace.exception(ExceptionId{e.b}).type) == "GeneratorExit";
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
            if (isClosing(e))
                m_standings[index(e.subject)].closed = true; // and the task still refers to what it waits for
            else
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
    const char *state = (awaitsTask && !standing.closed) || !standing.started || standing.goesOn ? " running" : " done";
    std::string rest;
    if (awaitsTask)
        rest += " wait_for=" + (nested ? std::string("...") : pendingTask(standing.awaits, true)) + (nested ? " cb=[Task.task_wakeup()]" : "");
    else if (standing.started)
        rest += " wait_for=<Future pending cb=[Task.task_wakeup()]>";
    return (standing.cancelling > 0 ? "<Task cancelling " : "<Task pending ") + taskRepr(task, state) + rest + ">";
}

//! The loop makes these tasks by itself: after a generator was dropped, or when main has ended.
void Console::readClosers()
{
    if (std::exchange(m_closersRead, true))
        return;
    std::unordered_set<std::string_view> left;
    EntityId main = EntityId::None;
    bool atEnd = false;
    for (const Event &e : m_trace.events()) {
        const bool ends = e.kind == EventKind::Succeeded || e.kind == EventKind::Raised || e.kind == EventKind::Cancelled;
        if (e.kind == EventKind::Created && main == EntityId::None)
            main = e.subject;
        if (e.kind == EventKind::Shutdown || (ends && e.subject == main))
            atEnd = true;
        else if (e.kind == EventKind::GeneratorDropped)
            left.insert(m_trace.text(StringId{e.a}));
        if (e.kind != EventKind::Created || e.c != None)
            continue;
        const std::string_view name = m_trace.text(StringId{e.a});
        if (name.ends_with(CloseSuffix) && (atEnd || left.contains(name.substr(0, name.size() - CloseSuffix.size()))))
            m_closers.insert(index(e.subject));
    }
}

//! A warning of asyncio begins as Python prints it. \a coroutine: that of the task in question, if the task closes a generator.
static std::string loopMessage(std::string_view message, std::string_view coroutine)
{
    if (const std::size_t at = message.find("<...>"); at != std::string_view::npos && !coroutine.empty()) {
        const std::string generator = "<async_generator object " + std::string(coroutine.substr(0, coroutine.size() - CloseSuffix.size())) + ">";
        return std::string(message.substr(0, at)) + generator + "\nasyncgen: " + generator;
    }
    const bool isWarning = message.starts_with("The executor did not");
    return (isWarning ? "RuntimeWarning: " : "") + std::string(message);
}

//! Whether the program's own exception handler got it, instead of the default one, which would print it.
bool Console::isHandled(quint32 i) const
{
    const auto &events = m_trace.events();
    switch (events[i].kind) {
    case EventKind::NeverRetrieved:
    case EventKind::DestroyedPending:
    case EventKind::CallbackError:
    case EventKind::ShutdownException:
    case EventKind::ShieldException:
        return i + 1 < events.size() && events[i + 1].kind == EventKind::Handling;
    default:
        return false;
    }
}

//! The name of a function of the program, which raised just before; else that of a callback, which has only an id.
std::string Console::callbackName(quint32 i) const
{
    const Event &e = m_trace.events()[i];
    if (e.a == None)
        return "_callback";
    const std::string id(m_trace.text(StringId{e.a}));
    if (i > 0 && m_trace.events()[i - 1].kind == EventKind::Raised && m_trace.label(m_trace.events()[i - 1].subject) == id)
        return id.substr(0, id.rfind('@')) + "()";
    return "_callback(" + pythonRepr(id) + ")";
}

void Console::read(quint32 i, const Event &e)
{
    if (e.kind == EventKind::DestroyedPending && !e.flag && e.b != None) // the interpreter prints it, whatever handles the rest
        add(i, e, true,
            "Exception ignored in: <coroutine object " + std::string(m_names.coroutineOf(e.subject)) + ">\n" + exceptionLine(m_trace, ExceptionId{e.b}));
    if (isHandled(i))
        return;
    switch (e.kind) {
    case EventKind::Log:
        return add(i, e, false, std::string(m_trace.text(StringId{e.b == None ? e.a : e.b})));
    case EventKind::Submitted:
        m_calls.insert(index(e.subject));
        return;
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
        if (e.b != None) // it waits again: it has not ended
            m_standings[index(e.subject)].goesOn = m_trace.text(m_trace.exception(ExceptionId{e.b}).message) == "coroutine ignored GeneratorExit";
        return add(i, e, true, "Task was destroyed but it is pending!\ntask: " + pendingTask(e.subject, false));
    case EventKind::CallbackError:
        return add(i, e, true,
                   "Exception in callback " + callbackName(i) + "\n" + exceptionTraceback(m_trace, ExceptionId{e.b}, i));
    case EventKind::ShutdownException:
        return add(i, e, true,
                   "unhandled exception during asyncio.run() shutdown\ntask: " + failedTask(e.subject, ExceptionId{e.a}) + "\n"
                       + exceptionTraceback(m_trace, ExceptionId{e.a}, i));
    case EventKind::ShieldException: {
        const std::string type(m_trace.text(m_trace.exception(ExceptionId{e.a}).type));
        return add(i, e, true,
                   type + " exception in shielded future\nfuture: " + failedTask(e.subject, ExceptionId{e.a}) + "\n"
                       + exceptionTraceback(m_trace, ExceptionId{e.a}, i));
    }
    case EventKind::LoopError: {
        const std::string_view closer = isCloser(e.subject) ? m_names.coroutineOf(e.subject) : std::string_view();
        return add(i, e, true,
                   (e.a == None ? std::string() : loopMessage(m_trace.text(StringId{e.a}), closer))
                       + (e.b == None ? std::string() : "\n" + exceptionTraceback(m_trace, ExceptionId{e.b}, i)));
    }
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
    bool hasEnded = false;
    const auto isReport = [](const Event &e) { return (e.kind == EventKind::NeverRetrieved && !isFoundLost(e)) || e.kind == EventKind::NeverAwaited; };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &e = events[i];
        hasEnded = hasEnded || e.kind == EventKind::Exit;
        // An exception that left the loop has propagated through the handle of the task.
        const bool atTheEnd = (e.kind == EventKind::DestroyedPending && hasEnded) || (e.kind == EventKind::NeverRetrieved && e.a == exception);
        kept[i] = kept[i] || (status != NoIndex && atTheEnd);
        const bool passes = (e.kind == EventKind::Raised && same(e.a, exception))
            || (e.kind == EventKind::Leave && e.outcome == Outcome::Raised && same(e.b, exception));
        for (std::size_t k = i; passes && k-- > 0 && isReport(events[k]) && events[k].iteration == e.iteration && events[k].time == e.time;)
            kept[k] = true;
    }
    return kept;
}

//! The collector finalizes tasks in the order in which they were made.
void Console::readCollected(std::vector<std::size_t> reports)
{
    std::ranges::stable_sort(reports, {}, [this](std::size_t i) { return m_trace.entity(m_trace.events()[i].subject).number; });
    for (std::size_t i : reports)
        read(quint32(i), m_trace.events()[i]);
}

//! The tasks that were closed by a step that collects garbage, in order: their numbers, and the events with which that begins. \a i: the
//! first report of an error that the step found.
std::vector<std::pair<quint32, quint32>> Console::closedBefore(quint32 i) const
{
    const auto &events = m_trace.events();
    std::vector<std::pair<quint32, quint32>> closed;
    EntityId task = EntityId::None;
    for (quint32 k = i; k-- > 0 && events[k].iteration == events[i].iteration && !isFoundLost(events[k]);) {
        if (events[k].kind == EventKind::DestroyedPending && events[k].step == events[i].step) {
            task = events[k].subject;
            closed.emplace_back(m_trace.entity(task).number, k);
        } else if (!closed.empty() && events[k].subject == task && isClosing(events[k])) {
            closed.back().second = k;
        }
    }
    std::ranges::reverse(closed);
    return closed;
}

//! The events in the order in which Python prints what they say. For a step that collects garbage, a trace lists the tasks that were closed
//! first and the errors that were found after them; the collector itself takes both in the order in which they were made.
std::vector<quint32> Console::order() const
{
    const auto &events = m_trace.events();
    std::vector<quint32> all;
    all.reserve(events.size());
    for (quint32 i = 0; i < events.size(); ++i) {
        all.push_back(i);
        if (!isFoundLost(events[i]) || (i > 0 && isFoundLost(events[i - 1])))
            continue;
        const auto closed = closedBefore(i);
        if (closed.empty())
            continue;
        all.pop_back();
        std::vector<std::pair<quint32, quint32>> placed; // before which event, and which one
        for (; i < events.size() && isFoundLost(events[i]); ++i) {
            const auto younger = std::ranges::upper_bound(closed, m_trace.entity(events[i].subject).number, {}, &std::pair<quint32, quint32>::first);
            placed.emplace_back(younger == closed.end() ? i : younger->second, i);
        }
        --i;
        const std::size_t lost = placed.size();
        for (quint32 k = closed.front().second; k < placed.front().second; ++k)
            placed.emplace_back(k, k);
        all.resize(all.size() - (placed.size() - lost)); // the events since then: they are added again below, with the reports among them
        std::ranges::stable_sort(placed, {}, &std::pair<quint32, quint32>::first);
        std::ranges::transform(placed, std::back_inserter(all), &std::pair<quint32, quint32>::second);
    }
    return all;
}

std::vector<ConsoleLine> Console::lines(std::size_t first)
{
    const auto &events = m_trace.events();
    const auto exit = std::find_if(events.rbegin(), events.rend(), [](const Event &e) { return e.kind == EventKind::Exit; });
    const bool fails = exit != events.rend() && exit->outcome != Outcome::Ok && exit->b != None;
    const std::vector<bool> kept = fails ? keptByTraceback(exit->b, exit->c) : std::vector<bool>(events.size());
    std::vector<std::size_t> collected, late;
    const std::size_t end = exit == events.rend() ? events.size() : std::size_t(std::distance(exit, events.rend()) - 1);
    for (const quint32 i : order()) {
        if (kept[i])
            continue;
        if (isFoundLost(events[i])) // the same collection finds what was left to the collector
            if (const auto found = std::exchange(collected, {}); i >= first)
                readCollected(found);
        if (leftToCollector(events[i]))
            (i < end ? collected : late).push_back(i);
        else if (i >= first)
            read(i, events[i]);
        if (i == end && i >= first)
            readCollected(collected);
    }
    if (end < events.size() && first < events.size())
        readCollected(late);
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
