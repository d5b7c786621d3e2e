// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/retell/taskstory.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::string_view CloseSuffix = ".aclose"; // of the loop's tasks that close a generator

class Reader
{
public:
    explicit Reader(const Trace &trace)
        : m_trace(trace)
    {
    }
    RunStory read();

private:
    void read(const Event &e);
    void beginWait(const Event &e, EntityId target);
    void wakeUp(const Event &e);
    void cancelled(const Event &e);
    void ended(const Event &e);
    void created(const Event &e);
    void lost(const Event &e);
    void closed(const Event &e);
    void collected(const Event &e);
    void now(TaskStory &by, Deed::Kind kind, EntityId other, Time t);
    TaskStory *find(EntityId task);
    void act(TaskStory &task);
    bool isPassedOn(EntityId to) const;
    bool isExit(quint32 exception) const { return exception != NoIndex && m_trace.text(m_trace.exception(ExceptionId{exception}).type) == "GeneratorExit"; }

    const Trace &m_trace;
    RunStory m_story;
    std::unordered_map<quint32, std::size_t> m_waits; // by task: its deed that has not ended
    std::vector<EntityId> m_beingCancelled; // by the last request, and what those wait for
    Time m_lastRequest{-1};
    EntityId m_current = EntityId::None; // the task that ran last
    struct Left
    {
        EntityId by = EntityId::None;
        std::size_t at = 0; // before that deed
        Time time{};
    };
    std::unordered_map<quint32, Left> m_left; // generators, by number
};

TaskStory *Reader::find(EntityId task)
{
    const auto found = m_story.number.find(index(task));
    return task == EntityId::None || found == m_story.number.end() ? nullptr : &m_story.tasks[found->second];
}

//! It does something, so what it woke up with did not end it.
void Reader::act(TaskStory &task)
{
    const auto last = std::find_if(task.deeds.rbegin(), task.deeds.rend(), [](const Deed &deed) { return deed.kind == Deed::Kind::Wait; });
    if (last != task.deeds.rend() && last->end && last->outcome != Outcome::Ok)
        last->goesOn = true;
}

void Reader::beginWait(const Event &e, EntityId target)
{
    if (TaskStory *task = find(e.subject)) {
        act(*task);
        m_waits[index(e.subject)] = task->deeds.size();
        task->deeds.push_back({Deed::Kind::Wait, target, milliseconds(e.time), {}, Outcome::Ok, ExceptionId::None, false});
    }
}

void Reader::wakeUp(const Event &e)
{
    TaskStory *task = find(e.subject);
    const auto wait = m_waits.find(index(e.subject));
    if (task == nullptr || wait == m_waits.end())
        return;
    Deed &deed = task->deeds[wait->second];
    deed.end = milliseconds(e.time);
    deed.outcome = e.outcome;
    if (e.outcome == Outcome::Raised && e.b != NoIndex)
        deed.exception = ExceptionId{e.b};
    m_waits.erase(wait);
}

//! Whether a task that is being cancelled waits for it, directly or through a gather.
bool Reader::isPassedOn(EntityId to) const
{
    return std::ranges::any_of(m_beingCancelled, [&](EntityId from) {
        const auto wait = m_waits.find(index(from));
        const auto number = m_story.number.find(index(from));
        if (wait == m_waits.end() || number == m_story.number.end())
            return false;
        const EntityId target = m_story.tasks[number->second].deeds[wait->second].other;
        if (target == EntityId::None)
            return false;
        const auto members = m_trace.members(target);
        return target == to || std::ranges::find(members, to) != members.end();
    });
}

void Reader::cancelled(const Event &e)
{
    const EntityId by = e.a == NoIndex ? EntityId::None : EntityId{e.a};
    const bool isMore = e.time == m_lastRequest && isPassedOn(e.subject);
    if (!isMore && e.time != m_lastRequest)
        m_beingCancelled.clear();
    m_lastRequest = e.time;
    m_beingCancelled.push_back(e.subject);
    if (isMore || find(e.subject) == nullptr)
        return;
    if (TaskStory *task = find(by)) {
        act(*task);
        const qint64 now = milliseconds(e.time);
        task->deeds.push_back({Deed::Kind::Cancel, by == e.subject ? EntityId::None : e.subject, now, now, Outcome::Ok, ExceptionId::None, false});
    } else if (!m_story.tasks.front().end) {
        m_story.cancels.push_back({e.subject, milliseconds(e.time)});
    }
}

void Reader::ended(const Event &e)
{
    TaskStory *task = find(e.subject);
    if (task == nullptr || task->end)
        return;
    task->end = e.kind;
    if (e.kind == EventKind::Raised)
        task->exception = ExceptionId{e.a};
    const auto last = std::find_if(task->deeds.rbegin(), task->deeds.rend(), [](const Deed &deed) { return deed.kind == Deed::Kind::Wait; });
    if (last == task->deeds.rend() || !last->end || last->outcome == Outcome::Ok)
        return;
    const bool passesOn = last->outcome == Outcome::Cancelled ? e.kind == EventKind::Cancelled
                                                              : e.kind == EventKind::Raised && sameError(m_trace, last->exception, task->exception);
    if (!passesOn)
        last->goesOn = true;
}

void Reader::now(TaskStory &by, Deed::Kind kind, EntityId other, Time t)
{
    act(by);
    by.deeds.push_back({kind, other, milliseconds(t), milliseconds(t), Outcome::Ok, ExceptionId::None, false});
}

void Reader::created(const Event &e)
{
    const EntityId maker = e.c == NoIndex ? EntityId::None : EntityId{e.c};
    if (TaskStory *task = find(maker))
        now(*task, Deed::Kind::Make, e.subject, e.time);
    m_story.number[index(e.subject)] = m_story.tasks.size();
    TaskStory made;
    made.task = e.subject;
    made.maker = find(maker) != nullptr ? maker : EntityId::None;
    made.coroutine = StringId{e.a};
    made.made = milliseconds(e.time);
    m_story.tasks.push_back(std::move(made));
}

//! The report comes when the last reference goes, which is later than the failure if somebody still had one.
void Reader::lost(const Event &e)
{
    TaskStory *task = find(e.subject), *by = find(m_current);
    if (task == nullptr || task->isCloser || m_current == e.subject)
        return;
    task->isHeld = true;
    task->isHeldToTheEnd = by == nullptr || by->end;
    if (!task->isHeldToTheEnd)
        now(*by, Deed::Kind::Drop, e.subject, e.time);
}

//! The first thing that the loop's own task does is to go on with the generator.
void Reader::closed(const Event &e)
{
    TaskStory *task = find(e.subject);
    if (task == nullptr || task == &m_story.tasks.front() || task->maker != EntityId::None || !task->deeds.empty()
        || !m_trace.text(task->coroutine).ends_with(CloseSuffix))
        return;
    task->isCloser = true;
    const auto left = m_left.find(e.c);
    if (left == m_left.end())
        return;
    task->isLeft = true;
    TaskStory &by = *find(left->second.by);
    const qint64 then = milliseconds(left->second.time);
    by.deeds.insert(by.deeds.begin() + std::ptrdiff_t(left->second.at), {Deed::Kind::Leave, e.subject, then, then, Outcome::Ok, ExceptionId::None, false});
    if (const auto wait = m_waits.find(index(by.task)); wait != m_waits.end() && wait->second >= left->second.at)
        ++wait->second;
    for (auto &[number, other] : m_left)
        other.at += other.by == by.task && other.at >= left->second.at ? 1 : 0;
}

//! While the program goes on: the collector found it.
void Reader::collected(const Event &e)
{
    TaskStory *task = find(e.subject), *by = find(m_current);
    if (task == nullptr || by == nullptr || by->end || by == task)
        return;
    const bool isMore = !by->deeds.empty() && by->deeds.back().kind == Deed::Kind::Collect && by->deeds.back().begin == milliseconds(e.time);
    task->isCollected = true;
    if (!isMore)
        now(*by, Deed::Kind::Collect, EntityId::None, e.time);
}

void Reader::read(const Event &e)
{
    switch (e.kind) {
    case EventKind::Created:
        return created(e);
    case EventKind::Started:
        m_current = e.subject;
        if (TaskStory *task = find(e.subject))
            task->began = true;
        return;
    case EventKind::NeverRetrieved:
        return lost(e);
    case EventKind::GeneratorDropped:
        if (const TaskStory *task = find(e.subject))
            m_left[e.c] = {e.subject, task->deeds.size(), e.time};
        return;
    case EventKind::Continued:
        return closed(e);
    case EventKind::DestroyedPending:
        return collected(e);
    case EventKind::Sleeping:
        return beginWait(e, EntityId::None);
    case EventKind::Awaiting:
        return beginWait(e, EntityId{e.a});
    case EventKind::Resumed:
    case EventKind::WaitResumed:
        if (e.outcome != Outcome::Raised || !isExit(e.b)) // by the collector, in the task that is running
            m_current = e.subject;
        return wakeUp(e);
    case EventKind::CancelRequested:
        return cancelled(e);
    case EventKind::Succeeded:
    case EventKind::Raised:
    case EventKind::Cancelled:
        return ended(e);
    default:
        return;
    }
}

RunStory Reader::read()
{
    for (const Event &e : m_trace.events())
        read(e);
    return std::move(m_story);
}

} // namespace

qint64 milliseconds(Time t)
{
    return (t.count() + 500'000) / 1'000'000;
}

bool sameError(const Trace &trace, ExceptionId first, ExceptionId second)
{
    if (first == ExceptionId::None || second == ExceptionId::None)
        return first == second;
    const ExceptionInfo &a = trace.exception(first), &b = trace.exception(second);
    return a.type == b.type && a.message == b.message;
}

RunStory storyOf(const Trace &trace)
{
    return Reader(trace).read();
}

} // namespace awaitscope
