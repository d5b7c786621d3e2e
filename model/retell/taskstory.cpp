// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/retell/taskstory.h"

#include <algorithm>

namespace awaitscope {

namespace {

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
    TaskStory *find(EntityId task);
    void act(TaskStory &task);
    bool isPassedOn(EntityId to) const;

    const Trace &m_trace;
    RunStory m_story;
    std::unordered_map<quint32, std::size_t> m_waits; // by task: its deed that has not ended
    std::vector<EntityId> m_beingCancelled; // by the last request, and what those wait for
    Time m_lastRequest{-1};
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

void Reader::read(const Event &e)
{
    switch (e.kind) {
    case EventKind::Created: {
        const EntityId maker = e.c == NoIndex ? EntityId::None : EntityId{e.c};
        if (TaskStory *task = find(maker)) {
            act(*task);
            const qint64 now = milliseconds(e.time);
            task->deeds.push_back({Deed::Kind::Make, e.subject, now, now, Outcome::Ok, ExceptionId::None, false});
        }
        m_story.number[index(e.subject)] = m_story.tasks.size();
        TaskStory made;
        made.task = e.subject;
        made.maker = find(maker) != nullptr ? maker : EntityId::None;
        made.coroutine = StringId{e.a};
        made.made = milliseconds(e.time);
        m_story.tasks.push_back(std::move(made));
        return;
    }
    case EventKind::Started:
        if (TaskStory *task = find(e.subject))
            task->began = true;
        return;
    case EventKind::Sleeping:
        return beginWait(e, EntityId::None);
    case EventKind::Awaiting:
        return beginWait(e, EntityId{e.a});
    case EventKind::Resumed:
    case EventKind::WaitResumed:
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
