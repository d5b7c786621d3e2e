// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/trace.h"

namespace awaitscope {

namespace {

// A ValueId with the top bit set encodes a small integer (biased by 2^30), so that durations and indices, which are most
// values, need no table. The all-ones id stays None. The next bit distinguishes the two tables.
constexpr quint32 InlineBit = 0x80000000u;
constexpr quint32 NumberInBit = 0x40000000u;
constexpr qint64 InlineBias = qint64(1) << 30;
constexpr quint32 NoValue = 0xffffffffu;

} // namespace

Trace::Trace()
{
    addEntity({EntityKind::Sleep, true, string("sleep")}); // EntityId 0, see sleepEntity()
}

StringId Trace::string(std::string_view utf8)
{
    StringIds &ids = m_stringIds[(std::hash<std::string_view>()(utf8) >> (4 * sizeof(std::size_t))) % m_stringIds.size()];
    if (const auto it = ids.find(utf8); it != ids.end())
        return it->second;
    const StringId id{static_cast<quint32>(m_strings.size())};
    m_strings.emplace_back(utf8); // a deque never moves its strings, so the map may keep views of them
    ids.emplace(m_strings.back(), id);
    return id;
}

ValueId Trace::value(std::string_view json)
{
    if (m_recentValues.empty())
        m_recentValues.resize(RecentValues, NoValue);
    quint32 &recent = m_recentValues[std::hash<std::string_view>()(json) % RecentValues];
    if (recent != NoValue && m_values[recent] == json)
        return ValueId{recent};
    recent = static_cast<quint32>(m_values.size());
    m_values.push_back(json);
    return ValueId{recent};
}

ValueId Trace::value(qint64 number)
{
    if (number >= -InlineBias && number < InlineBias - 1)
        return ValueId{InlineBit | static_cast<quint32>(number + InlineBias)};
    return value(std::to_string(number));
}

ValueId Trace::value(StringId before, qint32 number)
{
    m_numbersIn.push_back({before, number});
    return ValueId{NumberInBit | static_cast<quint32>(m_numbersIn.size() - 1)};
}

std::string Trace::json(ValueId id) const
{
    if (id == ValueId::None)
        return "null";
    if (index(id) & InlineBit)
        return std::to_string(qint64(index(id) & ~InlineBit) - InlineBias);
    if (index(id) & NumberInBit) {
        const NumberIn &n = m_numbersIn[index(id) & ~NumberInBit];
        return std::string(text(n.before)) + std::to_string(n.number) + '}';
    }
    return std::string(m_values[index(id)]);
}

EntityId Trace::addEntity(Entity e)
{
    m_entities.push_back(e);
    return EntityId{static_cast<quint32>(m_entities.size() - 1)};
}

EntityId Trace::addEntity(Entity e, std::span<const EntityId> members)
{
    e.firstMember = static_cast<quint32>(m_members.size());
    e.memberCount = static_cast<quint32>(members.size());
    m_members.insert(m_members.end(), members.begin(), members.end());
    return addEntity(e);
}

EntityId Trace::textEntity(std::string_view label)
{
    const StringId text = string(label);
    const auto [it, isNew] = m_textEntities.try_emplace(index(text), EntityId::None);
    if (isNew)
        it->second = addEntity({EntityKind::Text, true, text});
    return it->second;
}

std::span<const EntityId> Trace::members(EntityId id) const
{
    const Entity &e = entity(id);
    return std::span(m_members).subspan(e.firstMember, e.memberCount);
}

namespace {

//! Limited in depth and length, because gathers may be nested at any depth and share children at every level.
void appendLabelOf(const Trace &trace, EntityId id, std::string &out, int depth)
{
    constexpr int Deepest = 200;
    constexpr std::size_t Longest = 64u << 20;
    const Entity &e = trace.entity(id);
    const auto list = [&](std::string_view before) {
        out += before;
        bool first = true;
        for (EntityId m : trace.members(id)) {
            if (!first)
                out += ',';
            first = false;
            if (depth >= Deepest || out.size() > Longest) {
                out += "...";
                break;
            }
            appendLabelOf(trace, m, out, depth + 1);
        }
        out += ']';
    };
    switch (e.kind) {
    case EntityKind::Gather:
        return list("gather[");
    case EntityKind::Shield:
        return list("shield[");
    case EntityKind::Executor:
        return list("executor[");
    case EntityKind::Wait:
        return list("wait[");
    case EntityKind::Set:
        return list("[");
    case EntityKind::Future:
        out += "future#";
        out += std::to_string(e.number);
        return;
    case EntityKind::Task:
        out += trace.text(e.text);
        if (!e.named) {
            out += '#';
            out += std::to_string(e.number);
        }
        return;
    case EntityKind::Sleep:
    case EntityKind::WaitFor:
    case EntityKind::Text:
        out += trace.text(e.text);
        return;
    }
}

} // namespace

std::string Trace::label(EntityId id) const
{
    std::string out;
    appendLabelOf(*this, id, out, 0);
    return out;
}

void Trace::appendLabel(EntityId id, std::string &out) const
{
    appendLabelOf(*this, id, out, 0);
}

ExceptionId Trace::addException(ExceptionInfo info)
{
    m_exceptions.push_back(std::move(info));
    return ExceptionId{static_cast<quint32>(m_exceptions.size() - 1)};
}

void Trace::setContext(ExceptionId id, ExceptionId context)
{
    if (id == context)
        return;
    constexpr int Longest = 1000; // a cycle in a longer chain may remain: readers check for it
    ExceptionId at = context;
    for (int links = 0; links < Longest; ++links) {
        const auto found = m_chains.find(index(at));
        if (found == m_chains.end() || found->second.context == ExceptionId::None)
            break;
        if (found->second.context == id) {
            found->second.context = ExceptionId::None;
            break;
        }
        at = found->second.context;
    }
    m_chains[index(id)].context = context;
}

std::size_t Trace::memoryUsed() const
{
    std::size_t bytes = m_events.bytes() + m_entities.bytes()
        + m_members.capacity() * sizeof(EntityId) + m_exceptions.capacity() * sizeof(ExceptionInfo);
    for (const std::string &s : m_strings)
        bytes += sizeof(s) + s.capacity();
    bytes += m_values.bytes() + m_numbersIn.bytes() + m_recentValues.capacity() * sizeof(quint32);
    return bytes + stepPointers.capacity() * sizeof(std::string);
}

} // namespace awaitscope
