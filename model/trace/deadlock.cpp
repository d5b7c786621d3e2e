// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/deadlock.h"

#include "model/trace/barrierparties.h"
#include "model/trace/undoneitems.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope {

//! A single pass over the events that records, for each task that is stuck at the end, what it last began to wait for.
class DeadlockReader
{
public:
    DeadlockReader(const Trace &trace, Deadlock &out)
        : m_trace(trace), m_out(out)
    {
        for (std::size_t i = 0; i < out.tasks.size(); ++i)
            out.m_number.emplace(index(out.tasks[i].task), i);
        m_groups.resize(out.tasks.size());
        m_made.resize(out.tasks.size());
    }
    void read(quint32 i, const Event &e);
    void finish();

private:
    struct Child
    {
        quint32 event;
        EntityId task;
        bool inGroup;
    };
    void released(const Event &e);
    void waitsForNotify(const Event &e);
    std::string_view textOf(EntityId on) const
    {
        const Entity &what = m_trace.entity(on);
        return what.kind == EntityKind::Text ? m_trace.text(what.text) : std::string_view();
    }
    bool isHeld(EntityId on) const
    {
        const std::string_view label = textOf(on);
        return label.starts_with("lock:") || label.starts_with("semaphore:") || label.starts_with("condition:");
    }

    const Trace &m_trace;
    Deadlock &m_out;
    std::vector<std::vector<quint32>> m_groups; // events that entered the task groups that are still open
    std::vector<std::vector<Child>> m_made; // the stuck tasks that it created
};

void DeadlockReader::released(const Event &e)
{
    for (auto &[on, holders] : m_out.m_holders) {
        if (index(m_trace.entity(EntityId{on}).text) != e.a)
            continue;
        if (const auto it = std::ranges::find(holders, e.subject); it != holders.end())
            holders.erase(it);
    }
}

//! Whoever waits for a condition does not have its lock meanwhile.
void DeadlockReader::waitsForNotify(const Event &e)
{
    constexpr std::string_view prefix = "condition_wait:";
    const std::string_view label = textOf(EntityId{e.a});
    if (!label.starts_with(prefix))
        return;
    const std::string lock = "condition:" + std::string(label.substr(prefix.size()));
    for (auto &[on, holders] : m_out.m_holders) {
        if (textOf(EntityId{on}) != lock)
            continue;
        if (e.kind == EventKind::Resumed)
            holders.push_back(e.subject);
        else if (const auto it = std::ranges::find(holders, e.subject); it != holders.end())
            holders.erase(it);
    }
}

void DeadlockReader::read(quint32 i, const Event &e)
{
    if (e.kind == EventKind::Awaiting || e.kind == EventKind::Resumed)
        waitsForNotify(e);
    if (e.kind == EventKind::Resumed && e.outcome == Outcome::Ok && isHeld(EntityId{e.a}))
        m_out.m_holders[e.a].push_back(e.subject);
    else if (e.kind == EventKind::Released)
        released(e);
    if (e.kind == EventKind::Created) {
        const auto maker = m_out.m_number.find(e.c);
        if (maker != m_out.m_number.end() && m_out.m_number.contains(index(e.subject)))
            m_made[maker->second].push_back({i, e.subject, e.flag});
        return;
    }
    const auto found = m_out.m_number.find(index(e.subject));
    if (found == m_out.m_number.end())
        return;
    StuckTask &task = m_out.tasks[found->second];
    std::vector<quint32> &groups = m_groups[found->second];
    if (e.kind == EventKind::Awaiting || e.kind == EventKind::GroupExit) {
        task.event = i;
        task.target = e.kind == EventKind::Awaiting ? EntityId{e.a} : EntityId::None;
    } else if (e.kind == EventKind::Resumed || e.kind == EventKind::WaitResumed || e.kind == EventKind::GroupDone) {
        task.event = NoIndex;
        task.target = EntityId::None;
    }
    if (e.kind == EventKind::GroupEnter)
        groups.push_back(i);
    else if (e.kind == EventKind::GroupDone && !groups.empty())
        groups.pop_back();
}

void DeadlockReader::finish()
{
    for (std::size_t i = 0; i < m_out.tasks.size(); ++i) {
        StuckTask &task = m_out.tasks[i];
        if (task.event == NoIndex)
            continue;
        const bool group = task.target == EntityId::None;
        const bool coroutine = !group && m_trace.entity(task.target).kind == EntityKind::WaitFor && m_trace.entity(task.target).memberCount == 0;
        if (!group && !coroutine)
            continue;
        const quint32 since = coroutine ? task.event : m_groups[i].empty() ? 0
                                                                           : m_groups[i].back();
        // A trace that was read from a file does not say which group a task belongs to: all tasks created meanwhile count.
        const bool known = std::ranges::any_of(m_made[i], [](const Child &c) { return c.inGroup; });
        for (const Child &child : m_made[i])
            if (child.event > since && (coroutine || child.inGroup || !known))
                task.children.push_back(child.task);
    }
}

std::optional<Deadlock> Deadlock::of(const Trace &trace)
{
    const auto &events = trace.events();
    const auto last = std::find_if(events.rbegin(), events.rend(), [](const Event &e) { return e.kind == EventKind::Deadlock; });
    if (last == events.rend() || last->a == NoIndex)
        return {};
    Deadlock out;
    out.event = quint32(events.rend() - last - 1);
    for (EntityId task : trace.members(EntityId{last->a}))
        out.tasks.push_back({.task = task, .children = {}});
    DeadlockReader reader(trace, out);
    for (quint32 i = 0; i < out.event; ++i)
        reader.read(i, events[i]);
    reader.finish();
    for (const StuckTask &task : out.tasks)
        if (const auto undone = undoneItems(trace, task.target); undone && !undone->takers.empty())
            out.m_holders[index(task.target)].assign(undone->takers.begin(), undone->takers.end());
    out.findCircle(trace);
    return out;
}

const StuckTask *Deadlock::find(EntityId task) const
{
    const auto found = m_number.find(index(task));
    return found == m_number.end() ? nullptr : &tasks[found->second];
}

std::span<const EntityId> Deadlock::holders(const StuckTask &stuck) const
{
    const auto found = m_holders.find(index(stuck.target));
    return found == m_holders.end() ? std::span<const EntityId>() : std::span(found->second);
}

//! What a task, or something that is awaited, waits for: tasks and other entities. Empty for what has ended.
std::vector<EntityId> Deadlock::behind(const Trace &trace, EntityId node) const
{
    if (const StuckTask *stuck = find(node)) {
        std::vector<EntityId> out = stuck->children;
        if (stuck->target != EntityId::None)
            out.push_back(stuck->target);
        return out;
    }
    if (const auto held = m_holders.find(index(node)); held != m_holders.end())
        return held->second;
    const std::span<const EntityId> members = trace.members(node);
    return {members.begin(), members.end()};
}

std::vector<EntityId> Deadlock::tasksBehind(const Trace &trace, const StuckTask &stuck, std::size_t max) const
{
    std::vector<EntityId> out;
    std::unordered_set<quint32> seen;
    std::vector<EntityId> open(stuck.children.rbegin(), stuck.children.rend());
    if (stuck.target != EntityId::None && !m_holders.contains(index(stuck.target)))
        open.push_back(stuck.target);
    while (!open.empty() && out.size() < max) {
        const EntityId at = open.back();
        open.pop_back();
        if (!seen.insert(index(at)).second)
            continue;
        if (find(at)) {
            out.push_back(at);
            continue;
        }
        const std::span<const EntityId> members = trace.members(at);
        open.insert(open.end(), members.rbegin(), members.rend());
    }
    return out;
}

//! Depth-first search from each task; tasks found not to lead to a circle are not visited again.
void Deadlock::findCircle(const Trace &trace)
{
    struct Entered
    {
        EntityId node;
        std::vector<EntityId> next;
    };
    enum class Seen : quint8 { Open,
                               Left };
    std::unordered_map<quint32, Seen> seen;
    for (const StuckTask &from : tasks) {
        if (seen.contains(index(from.task)))
            continue;
        std::vector<Entered> path;
        const auto enter = [&](EntityId node) {
            seen[index(node)] = Seen::Open;
            path.push_back({node, behind(trace, node)});
            std::ranges::reverse(path.back().next);
        };
        enter(from.task);
        while (!path.empty()) {
            if (path.back().next.empty()) {
                seen[index(path.back().node)] = Seen::Left;
                path.pop_back();
                continue;
            }
            const EntityId node = path.back().next.back();
            path.back().next.pop_back();
            const auto known = seen.find(index(node));
            if (known == seen.end()) {
                enter(node);
            } else if (known->second == Seen::Open) {
                const auto begin = std::ranges::find(path, node, &Entered::node);
                for (auto it = begin; it != path.end(); ++it)
                    if (find(it->node))
                        circle.push_back(it->node);
                return;
            }
        }
    }
}

namespace {

std::string listed(const Trace &trace, std::span<const EntityId> tasks)
{
    std::string out;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        out += std::string(i == 0 ? "" : i + 1 < tasks.size() ? ", "
                                                              : " and ")
            + trace.label(tasks[i]);
    return out;
}

struct Kind
{
    std::string_view prefix, word, why;
};
constexpr Kind Kinds[] = {{"lock:", "lock ", ""},
                          {"semaphore:", "semaphore ", ""},
                          {"condition:", "the lock of condition ", ""},
                          {"condition_wait:", "condition ", ", which will never be notified"},
                          {"barrier:", "barrier ", ", which needs more tasks"},
                          {"barrier_reset:", "the lock of barrier ", ""},
                          {"barrier_abort:", "the lock of barrier ", ""},
                          {"event:", "event ", ", which will never be set"},
                          {"queue_get:", "an item from queue ", ", which will never come"},
                          {"queue_put:", "space in queue ", ", which will never be freed"},
                          {"queue_join:", "queue ", " to be done"},
                          {"threadsafe:", "the result of ", ", which the loop runs"}};

std::string thing(const Trace &trace, EntityId target)
{
    const Entity &what = trace.entity(target);
    const std::string label = trace.label(target);
    for (const Kind &kind : Kinds)
        if (what.kind == EntityKind::Text && label.starts_with(kind.prefix))
            return std::string(kind.word) + label.substr(kind.prefix.size()) + std::string(kind.why);
    return what.kind == EntityKind::Future ? label + ", which will never be set" : label;
}

constexpr std::size_t Named = 3; // maximum number of tasks in one clause

//! Who has the items of a queue that join() waits for.
std::string undoneText(const Trace &trace, const UndoneItems &undone)
{
    std::string out;
    if (!undone.takers.empty())
        out = ": " + listed(trace, undone.takers.first(std::min(undone.takers.size(), Named))) + (undone.takers.size() > Named ? " and others" : "")
            + " did not call task_done()";
    if (undone.left > 0)
        out += (out.empty() ? ": " : ", and ") + (undone.left == 1 ? std::string("an item is") : std::to_string(undone.left) + " items are") + " left in it";
    return out;
}

} // namespace

//! The text after "waits for"; \a next gets the tasks with which the text continues.
std::string Deadlock::waitingText(const Trace &trace, const StuckTask &stuck, std::vector<EntityId> &next) const
{
    if (stuck.event == NoIndex)
        return "something that will never happen";
    next = tasksBehind(trace, stuck, Named + 1);
    const bool more = next.size() > Named;
    next.resize(std::min(next.size(), Named));
    std::string out;
    if (!next.empty()) {
        if (stuck.target == EntityId::None)
            out = "its task group: ";
        else if (trace.entity(stuck.target).kind == EntityKind::Gather)
            out = "a gather: ";
        return out + listed(trace, next) + (more ? " and others" : "");
    }
    if (stuck.target == EntityId::None)
        return "its task group";
    out = thing(trace, stuck.target);
    const std::span<const EntityId> who = holders(stuck);
    next.assign(who.begin(), who.begin() + std::ptrdiff_t(std::min(who.size(), Named)));
    if (const auto undone = undoneItems(trace, stuck.target))
        return out + undoneText(trace, *undone);
    if (const auto parties = partiesOf(trace, stuck.target))
        return "barrier " + trace.label(stuck.target).substr(std::string_view("barrier:").size()) + ", where "
            + std::to_string(std::ranges::count(tasks, stuck.target, &StuckTask::target)) + " of " + std::to_string(*parties) + " tasks wait";
    if (who.empty())
        return out;
    if (who.size() == 1 && who.front() == stuck.task)
        return out + ", which it holds itself";
    return out + ", held by " + listed(trace, next) + (who.size() > Named ? " and others" : "");
}

std::string Deadlock::text(const Trace &trace) const
{
    constexpr std::size_t Longest = 12; // maximum number of tasks in the text
    std::string out;
    if (circle.size() > 1 && circle.size() <= Longest)
        out = listed(trace, circle) + (circle.size() == 2 ? " wait for each other" : " wait for one another in a circle");
    std::unordered_set<quint32> told;
    const auto main = std::ranges::find(tasks, 1u, [&](const StuckTask &t) { return trace.entity(t.task).number; });
    std::vector<EntityId> open;
    if (!tasks.empty())
        open.push_back(main == tasks.end() ? tasks.front().task : main->task);
    EntityId before = EntityId::None; // the only task in the last clause
    for (std::size_t at = 0; at < open.size() && told.size() < Longest; ++at) {
        const StuckTask *stuck = find(open[at]);
        if (!stuck || !told.insert(index(open[at])).second)
            continue;
        std::vector<EntityId> next;
        const std::string what = waitingText(trace, *stuck, next);
        if (before == stuck->task)
            out += ", which waits for " + what;
        else
            out += (out.empty() ? "" : "; ") + trace.label(stuck->task) + " waits for " + what;
        before = next.size() == 1 ? next.front() : EntityId::None;
        for (const EntityId task : next)
            open.push_back(task);
    }
    return out;
}

} // namespace awaitscope
