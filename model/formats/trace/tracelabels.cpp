// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracelabels.h"

#include <charconv>
#include <optional>

namespace awaitscope {

namespace {

constexpr quint32 MaxNumber = 50'000'000;

// The number after the last '#' in canonical form; 0 if there is none.
quint32 trailingNumber(std::string_view label, std::string_view &before)
{
    const std::size_t hash = label.rfind('#');
    if (hash == std::string_view::npos || hash + 1 == label.size() || label[hash + 1] == '0')
        return 0;
    quint32 number = 0;
    const auto [end, error] = std::from_chars(label.data() + hash + 1, label.data() + label.size(), number);
    if (error != std::errc() || end != label.data() + label.size() || number > MaxNumber)
        return 0;
    before = label.substr(0, hash);
    return number;
}

std::optional<std::string_view> inside(std::string_view label, std::string_view open, char close)
{
    if (!label.starts_with(open) || !label.ends_with(close))
        return std::nullopt;
    return label.substr(open.size(), label.size() - open.size() - 1);
}

} // namespace

EntityId TraceLabels::numberedTask(std::string_view label) const
{
    std::string_view coroutine;
    const quint32 number = trailingNumber(label, coroutine);
    if (number == 0 || number >= m_numbered.size() || m_numbered[number] == EntityId::None)
        return EntityId::None;
    const EntityId id = m_numbered[number];
    return m_trace.text(m_trace.entity(id).text) == coroutine ? id : EntityId::None;
}

EntityId TraceLabels::createTask(std::string_view label, std::string_view coroutine)
{
    if (numberedTask(label) != EntityId::None)
        return EntityId::None;
    ++m_tasks;
    std::string_view before;
    const quint32 number = trailingNumber(label, before);
    if (number == m_tasks && before == coroutine) {
        const EntityId id = m_trace.addEntity({EntityKind::Task, false, m_trace.string(coroutine), number});
        m_numbered.resize(number + 1, EntityId::None);
        m_numbered[number] = id;
        return id;
    }
    const auto [known, isNew] = m_known.try_emplace(std::string(label), EntityId::None);
    if (!isNew && m_trace.entity(known->second).kind == EntityKind::Task)
        return EntityId::None;
    return known->second = m_trace.addEntity({EntityKind::Task, true, m_trace.string(label), m_tasks});
}

//! A call in a thread: a task by its label, which takes no number.
EntityId TraceLabels::submit(std::string_view label)
{
    if (numberedTask(label) != EntityId::None)
        return EntityId::None;
    const auto [known, isNew] = m_known.try_emplace(std::string(label), EntityId::None);
    if (!isNew && m_trace.entity(known->second).kind == EntityKind::Task)
        return EntityId::None;
    return known->second = m_trace.addEntity({EntityKind::Task, true, m_trace.string(label)});
}

EntityId TraceLabels::entity(std::string_view label)
{
    if (label == "sleep" && !m_known.contains(label))
        return m_trace.sleepEntity();
    if (const EntityId task = numberedTask(label); task != EntityId::None)
        return task;
    if (const auto known = m_known.find(label); known != m_known.end())
        return known->second;
    const EntityId id = make(label);
    m_known.emplace(label, id);
    return id;
}

//! Labels may be nested at will in a file, and each level is kept with all that is in it: what is deeper stays text.
EntityId TraceLabels::make(std::string_view label)
{
    constexpr int Deepest = 20;
    if (m_depth >= Deepest)
        return m_trace.textEntity(label);
    ++m_depth;
    const EntityId made = makeParsed(label);
    --m_depth;
    return made;
}

EntityId TraceLabels::makeParsed(std::string_view label)
{
    if (const auto inner = inside(label, "gather[", ']'))
        return makeList(EntityKind::Gather, *inner);
    if (const auto inner = inside(label, "wait[", ']'))
        return makeList(EntityKind::Wait, *inner);
    if (const auto inner = inside(label, "shield[", ']')) {
        const EntityId member = entity(*inner);
        return m_trace.addEntity({EntityKind::Shield, false, StringId::None}, std::span(&member, 1));
    }
    if (const auto inner = inside(label, "executor[", ']')) {
        const EntityId member = entity(*inner);
        return m_trace.addEntity({EntityKind::Executor, false, StringId::None}, std::span(&member, 1));
    }
    if (label.starts_with("wait_for(") && label.ends_with(')'))
        return makeWaitFor(label);
    std::string_view before;
    if (const quint32 number = trailingNumber(label, before); number > 0 && before == "future")
        return m_trace.addEntity({EntityKind::Future, false, StringId::None, number});
    return m_trace.textEntity(label);
}

// Members are separated by commas outside brackets. A name with an unmatched bracket or a comma results in odd members, but the same label.
EntityId TraceLabels::makeList(EntityKind kind, std::string_view inner)
{
    std::vector<EntityId> members;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= inner.size() && !inner.empty(); ++i) {
        const char c = i < inner.size() ? inner[i] : ',';
        if (c == '[' || c == '(')
            ++depth;
        else if (c == ']' || c == ')')
            --depth;
        else if (c == ',' && (depth <= 0 || i == inner.size())) {
            members.push_back(entity(inner.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    return m_trace.addEntity({kind, false, StringId::None}, members);
}

EntityId TraceLabels::makeWaitFor(std::string_view label)
{
    const Entity whole{EntityKind::WaitFor, true, m_trace.string(label)};
    const std::string_view inner = *inside(label, "wait_for(", ')');
    const std::string_view what = inner.substr(0, inner.rfind(','));
    std::string_view before;
    const bool isFuture = numberedTask(what) != EntityId::None || m_known.contains(what) || what.starts_with("gather[")
        || what.starts_with("shield[") || what.starts_with("executor[") || (trailingNumber(what, before) > 0 && before == "future");
    if (!isFuture)
        return m_trace.addEntity(whole); // a coroutine, by name
    const EntityId member = entity(what);
    return m_trace.addEntity(whole, std::span(&member, 1));
}

} // namespace awaitscope
