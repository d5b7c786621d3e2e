// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/foreign/trackevents.h"

#include "model/trace/sourceline.h"

#include <algorithm>

namespace awaitscope::foreign {

namespace {

constexpr std::size_t DeepestCall = 100;

bool isOutcome(const std::string &name)
{
    constexpr std::string_view names[] = {"succeeded", "cancelled", "never began", "timed out", "destroyed pending"};
    return name.starts_with("raised, ") || std::ranges::find(names, name) != std::end(names);
}

bool isCall(const Slice &slice)
{
    return !slice.coroutine.empty();
}

} // namespace

void TrackEvents::addTask(const std::string &name, const Track &track)
{
    Entity entity;
    entity.kind = EntityKind::Task;
    entity.number = quint32(m_tasks.size() + 1);
    entity.named = true;
    entity.text = text(name);
    m_tasks.push_back(m_trace.addEntity(entity));
    if (track.isOwn)
        m_byName.emplace(name, m_tasks.back());
}

Event &TrackEvents::add(EventKind kind, Time t, quint32 a, quint32 b, Outcome outcome)
{
    Event e;
    e.kind = kind;
    e.time = (t == Time::max() ? m_last : t) - m_start;
    e.subject = m_task;
    e.a = a;
    e.b = b;
    e.outcome = outcome;
    m_events.push_back(e);
    return m_events.back();
}

void TrackEvents::addTrack(quint32 number, const Track &track, quint32 maker)
{
    if (track.slices.empty() && track.moments.empty())
        return; // only a name
    m_task = m_tasks[number];
    m_started = false;
    m_awaited = m_trace.sleepEntity();
    m_calls.clear();
    if (track.isOwn && (track.slices.front().outcome == "never awaited" || (track.slices.size() > 1 && track.slices[1].name == "never awaited")))
        return addUnawaited(track);
    const Time slice = track.slices.empty() ? Time::max() : track.slices.front().begin;
    const Time begin = track.moments.empty() ? slice : std::min(slice, track.moments.front().time);
    const bool isOwn = track.isOwn;
    const quint32 coroutine = isOwn ? index(text(track.slices.front().coroutine)) : index(m_trace.entity(m_task).text);
    const std::string arguments = isOwn ? track.slices.front().arguments : std::string();
    add(EventKind::Created, begin, coroutine, arguments.empty() ? NoIndex : index(m_trace.value(arguments))).c
        = maker == NoIndex ? NoIndex : index(m_tasks[maker]);
    if (isOwn)
        return addOwn(track);
    addLogs(track);
    if (track.isAsync)
        addAsync(track);
    else
        addThread(track);
}

void TrackEvents::go(Time t)
{
    if (!std::exchange(m_started, true))
        add(EventKind::Started, t);
    else
        add(EventKind::Resumed, t, index(m_awaited)).flag = true;
}

// The outermost slices are the steps; what is between them is not known.
void TrackEvents::addThread(const Track &track)
{
    const quint32 nothing = index(m_trace.textEntity("not recorded"));
    Time end = Time::min();
    std::string last;
    for (const Slice &slice : track.slices) {
        if (slice.begin < end) {
            ++m_inner;
            continue;
        }
        go(slice.begin);
        const StepId place = m_events.back().step = placeOf(slice.name);
        if (m_events.back().kind == EventKind::Resumed)
            m_events.back().a = nothing;
        if (std::exchange(last, slice.name) != slice.name && place == StepId::None) // what ran: nothing else shows it
            add(EventKind::Log, slice.begin, index(text(slice.name)));
        end = slice.end;
        if (&slice != &track.slices.back())
            add(EventKind::Awaiting, end, nothing);
    }
    while (!m_events.empty() && m_events.back().kind == EventKind::Awaiting && m_events.back().subject == m_task)
        m_events.pop_back(); // only inner slices followed
    if (end == Time::max() || track.slices.empty())
        return; // it had not ended
    add(EventKind::Succeeded, end);
}

// The outermost slice is the task, those within are what it awaits.
void TrackEvents::addAsync(const Track &track)
{
    const quint32 nothing = index(m_trace.textEntity("not recorded"));
    Time end = Time::min();
    for (const Slice &slice : track.slices) {
        if (slice.begin >= end) {
            leaveUntil(slice.begin);
            if (m_started)
                add(EventKind::Awaiting, end, nothing);
            go(slice.begin);
            if (m_events.back().kind == EventKind::Resumed)
                m_events.back().a = nothing;
            end = slice.end;
        } else if (leaveUntil(slice.begin); m_calls.size() < DeepestCall) {
            enter(slice, nullptr, end);
        } else {
            ++m_inner;
        }
    }
    if (end == Time::max() || track.slices.empty())
        return;
    leaveUntil(Time::max());
    add(EventKind::Succeeded, end);
}

void TrackEvents::enter(const Slice &slice, const Moment *raised, Time latest)
{
    const StringId name = text(slice.coroutine.empty() ? slice.name : slice.coroutine);
    const Time end = std::min(slice.end, m_calls.empty() ? latest : m_calls.back().end);
    quint32 generator = NoIndex;
    bool goesOn = false;
    if (!slice.generator.empty()) {
        const auto [known, isNew] = m_generators.emplace(slice.generator, quint32(m_generators.size() + 1));
        generator = known->second;
        goesOn = !isNew;
    }
    const quint32 arguments = slice.arguments.empty() || goesOn ? NoIndex : index(m_trace.value(slice.arguments));
    Event &e = add(goesOn ? EventKind::Continued : EventKind::Enter, slice.begin, index(name), arguments);
    e.c = generator;
    e.step = placeOf(slice.name);
    m_calls.push_back({end, name, raised, slice.outcome == "cancelled", slice.outcome == "open"});
}

void TrackEvents::leaveUntil(Time t)
{
    while (!m_calls.empty() && m_calls.back().end <= t && m_calls.back().end != Time::max())
        leaveOne();
}

void TrackEvents::leaveOne()
{
    const Call call = m_calls.back();
    m_calls.pop_back();
    if (call.isOpen) {
        add(EventKind::Yielded, call.end, index(call.name));
        return;
    }
    const quint32 what = call.raised ? index(exceptionOf(call.raised->exception)) : NoIndex;
    add(EventKind::Leave, call.end, index(call.name), what, call.raised ? Outcome::Raised : call.isCancelled ? Outcome::Cancelled
                                                                                                             : Outcome::Ok);
}

void TrackEvents::addLogs(const Track &track)
{
    for (const Moment &moment : track.moments)
        add(EventKind::Log, moment.time, index(text(moment.name)));
}

// How the task ended. A trace without the argument, of an older version, has only the marks.
std::string TrackEvents::outcomeOf(const Track &track, const std::vector<const Moment *> &outcomes)
{
    const std::string &said = track.slices.front().outcome;
    if (!said.empty())
        return said == "open" ? std::string() : said;
    const std::string mark = outcomes.empty() ? std::string() : outcomes.back()->name;
    return mark == "timed out" ? std::string() : mark.starts_with("raised, ") ? "raised"
                                                                              : mark;
}

// The marks of a call come before those of its task.
void TrackEvents::addOwn(const Track &track)
{
    std::vector<const Moment *> outcomes;
    for (const Moment &moment : track.moments) {
        if (moment.category == Category::Log)
            add(EventKind::Log, moment.time, index(text(moment.name)));
        else if (isOutcome(moment.name))
            outcomes.push_back(&moment);
        else
            ++m_other;
    }
    const std::string outcome = outcomeOf(track, outcomes);
    const Moment *last = outcome.empty() || outcomes.empty() ? nullptr : outcomes.back();
    std::unordered_map<qint64, std::vector<const Moment *>> raised; // by time, those of calls; the outermost call is marked last
    for (const Moment *moment : outcomes)
        if (moment != last && moment->name.starts_with("raised, "))
            raised[moment->time.count()].push_back(moment);
    for (std::size_t i = 1; i < track.slices.size(); ++i) {
        const Slice &slice = track.slices[i];
        leaveUntil(slice.begin);
        if (!isCall(slice)) {
            addState(slice);
            continue;
        }
        const Moment *end = nullptr;
        if (const auto found = raised.find(slice.end.count()); slice.outcome != "succeeded"
            && slice.outcome != "cancelled" && slice.outcome != "open" && found != raised.end() && !found->second.empty()) {
            end = found->second.back();
            found->second.pop_back();
        }
        if (!m_started)
            go(slice.begin);
        enter(slice, end);
    }
    if (outcome.empty())
        return;
    const Time end = last ? last->time : track.slices.front().end;
    while (outcome == "destroyed pending" && !m_calls.empty() && m_calls.back().isOpen && m_calls.back().end >= end)
        m_calls.pop_back(); // destroyed with the task
    leaveUntil(end);
    addOutcome(track, outcome, last);
}

void TrackEvents::addState(const Slice &slice)
{
    if (slice.category == Category::State || slice.category == Category::Task) {
        if (slice.name == "created" || slice.name.starts_with("pending ") || slice.name == "cancelling" || slice.name == "swallowed"
            || slice.name == "held up")
            return;
        go(slice.begin);
        m_awaited = m_trace.sleepEntity();
        if (slice.name == "sleeping")
            add(EventKind::Sleeping, slice.begin, NoIndex);
        else if (slice.name == "awaiting")
            add(EventKind::Awaiting, slice.begin, index(m_awaited = entityNamed(slice.on.empty() ? "?" : slice.on)));
    }
}

void TrackEvents::addOutcome(const Track &track, const std::string &outcome, const Moment *mark)
{
    const Time end = mark ? mark->time : track.slices.front().end;
    const std::string name = mark ? mark->name : outcome;
    if (!m_started && name != "never began" && outcome != "destroyed pending")
        go(end);
    if (outcome == "succeeded") {
        add(EventKind::Succeeded, end);
    } else if (outcome == "destroyed pending") {
        add(EventKind::DestroyedPending, end);
    } else if (!name.starts_with("raised")) { // also one that a wait_for cancelled: by whom is not in the file
        add(EventKind::Cancelled, end);
    } else {
        const quint32 exception = index(exceptionOf(mark ? mark->exception : std::string()));
        const auto red = std::ranges::find_if(track.slices, [&](const Slice &slice) { return slice.begin >= end && slice.name.starts_with("pending "); });
        const Time settled = red == track.slices.end() ? end : red->end;
        if (outcome == "timed out")
            add(EventKind::TimeoutExit, end, NoIndex, exception, Outcome::Raised).flag = true;
        add(EventKind::Raised, end, exception);
        if (name == "raised, retrieved")
            add(EventKind::Retrieved, settled, NoIndex, quint32(Retrieval::Unknown));
        else if (name == "raised, swallowed")
            add(EventKind::Retrieved, settled, NoIndex, quint32(Retrieval::GatherSwallowed));
        else if (name == "raised, silenced")
            add(EventKind::Silenced, settled);
        else if (name == "raised, lost")
            add(EventKind::NeverRetrieved, settled, exception);
    }
}

void TrackEvents::addUnawaited(const Track &track)
{
    m_task = EntityId::None;
    const std::string &arguments = track.slices.front().arguments;
    add(EventKind::NeverAwaited, track.slices.front().end, index(text(track.slices.front().coroutine)),
        arguments.empty() ? NoIndex : index(m_trace.value(arguments)));
}

// A Python profiler names a slice after a function and its line: "work (/srv/app.py:12)".
StepId TrackEvents::placeOf(const std::string &name)
{
    const std::size_t open = name.find(" (");
    const std::size_t colon = name.rfind(':');
    SourceLine at;
    if (open == std::string::npos || colon == std::string::npos || colon < open + 2 || !name.ends_with(')'))
        return StepId::None;
    const char *end = name.data() + name.size() - 1;
    if (const auto [next, error] = std::from_chars(name.data() + colon + 1, end, at.line); error != std::errc() || next != end || at.line == 0)
        return StepId::None;
    at.file = std::string_view(name).substr(open + 2, colon - open - 2);
    const auto [found, isNew] = m_places.emplace(sourcePointer(at), StepId(quint32(m_trace.stepPointers.size())));
    if (isNew)
        m_trace.stepPointers.push_back(found->first);
    return found->second;
}

EntityId TrackEvents::entityNamed(const std::string &name)
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? m_trace.textEntity(name) : found->second;
}

ExceptionId TrackEvents::exceptionOf(const std::string &text)
{
    const std::size_t colon = text.find(": ");
    ExceptionInfo info;
    info.type = this->text(text.substr(0, colon));
    info.message = m_trace.string(colon == std::string::npos ? std::string() : text.substr(colon + 2));
    return m_trace.addException(std::move(info));
}

void TrackEvents::write()
{
    std::ranges::stable_sort(m_events, {}, &Event::time);
    std::unordered_map<quint32, quint32> raised;
    for (Event &e : m_events) {
        if (e.kind == EventKind::Raised)
            raised.emplace(index(e.subject), quint32(m_trace.events().size()));
        else if (e.kind == EventKind::Retrieved)
            e.c = raised.contains(index(e.subject)) ? raised.at(index(e.subject)) : NoIndex;
        m_trace.append(e);
    }
    m_trace.reach(m_last - m_start);
}

} // namespace awaitscope::foreign
