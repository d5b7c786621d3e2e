// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/tasknames.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope {

TaskNames::TaskNames(const Trace &trace)
    : m_trace(trace), m_naming(TaskNaming::of(trace.python))
{
}

// The entity of a named task does not contain its coroutine, but the event of its creation does.
void TaskNames::read()
{
    if (std::exchange(m_read, true))
        return;
    m_known.resize(m_trace.entityCount());
    std::unordered_set<std::string_view> used;
    quint32 latest = 0;
    const auto &events = m_trace.events();
    const bool counted = !events.empty() && events[events.size() - 1].iteration > 0; // a file may lack the iterations
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        const bool ends = event.kind == EventKind::Succeeded || event.kind == EventKind::Raised || event.kind == EventKind::Cancelled;
        if (ends && event.subject != EntityId::None) {
            Known &known = m_known[index(event.subject)];
            known.endedEagerly = known.eager && counted && known.madeIn == event.iteration;
        }
        if (event.kind == EventKind::NextRun)
            m_ownTasks.insert(m_ownTasks.end(), 2, latest); // shutdown_asyncgens() and shutdown_default_executor()
        if (event.kind != EventKind::Created)
            continue;
        latest = std::max(latest, m_trace.entity(event.subject).number);
        Known &known = m_known[index(event.subject)];
        known.coroutine = StringId{event.a};
        known.madeIn = event.iteration;
        known.made = true;
        // Who makes a task says something before that task starts, unless it is eager.
        const Event *next = i + 1 < events.size() ? &events[i + 1] : nullptr;
        known.eager = m_naming.eagerLoseTheirCoroutine && m_trace.entity(event.subject).number > 1 && event.c != index(EntityId::None) && next
            && next->subject == event.subject && next->iteration == event.iteration
            && (next->kind == EventKind::Started || next->kind == EventKind::Raised);
        const Entity &e = m_trace.entity(event.subject);
        if (!e.named)
            continue;
        // A label is unique, a name need not be: if another task had the name before, the label has a number after it.
        const std::string_view label = m_trace.text(e.text);
        const std::string suffix = "#" + std::to_string(e.number);
        const std::string_view plain = label.substr(0, label.size() - std::min(label.size(), suffix.size()));
        known.plain = label.ends_with(suffix) && used.contains(plain) ? plain : label;
        used.insert(label);
        if (!m_naming.namedAreCounted && !(known.eager && m_naming.eagerAreNamedLate))
            m_uncounted.push_back(e.number);
    }
}

std::string TaskNames::nameOf(EntityId task)
{
    const Entity &e = m_trace.entity(task);
    read();
    if (e.named) {
        const std::string_view name = m_known[index(task)].plain;
        return std::string(name.empty() ? m_trace.text(e.text) : name);
    }
    if (m_known[index(task)].eager && m_naming.eagerLoseTheirName)
        return "None";
    const auto before = std::lower_bound(m_uncounted.begin(), m_uncounted.end(), e.number) - m_uncounted.begin();
    const auto own = std::lower_bound(m_ownTasks.begin(), m_ownTasks.end(), e.number) - m_ownTasks.begin();
    return "Task-" + std::to_string(e.number - quint32(before) + quint32(own));
}

std::string_view TaskNames::coroutineOf(EntityId task)
{
    const Entity &e = m_trace.entity(task);
    if (e.named || m_naming.eagerLoseTheirCoroutine)
        read();
    if (m_read && m_known[index(task)].endedEagerly)
        return {};
    if (!e.named)
        return m_trace.text(e.text);
    const Known &known = m_known[index(task)];
    return m_trace.text(known.made ? known.coroutine : e.text);
}

} // namespace awaitscope
