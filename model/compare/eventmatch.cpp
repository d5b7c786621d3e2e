// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/eventmatch.h"

#include "model/formats/trace/eventlayout.h"

#include <algorithm>

namespace awaitscope {

namespace {

//! The place for what is known of an id; the table grows as needed.
template <typename Id>
Id &known(std::vector<Id> &table, Id id)
{
    if (index(id) >= table.size())
        table.resize(std::max<std::size_t>(index(id) + 1, table.size() * 2), Id::None);
    return table[index(id)];
}

bool applies(const EventField &field, const Event &e)
{
    switch (field.when) {
    case EventField::When::Always:
        return true;
    case EventField::When::Ok:
        return e.outcome == Outcome::Ok;
    case EventField::When::NotOk:
        return e.outcome != Outcome::Ok;
    }
    return true;
}

} // namespace

TimeTolerance toleranceOf(const Trace &before, const Trace &after)
{
    return {before.clock != "virtual" || after.clock != "virtual"};
}

EventMatch::EventMatch(const Trace &before, const Trace &after)
    : m_before(before),
      m_after(after),
      m_tolerance(toleranceOf(before, after)),
      m_bothFull(!before.stepPointers.empty() && !after.stepPointers.empty())
{
}

bool EventMatch::compares(EventKind kind) const
{
    const bool isInFiles = kind != EventKind::Made && kind != EventKind::Replaced && kind != EventKind::Retrieved;
    return isInFiles || m_bothFull;
}

bool EventMatch::sameText(StringId before, StringId after)
{
    if (before == StringId::None || after == StringId::None)
        return before == after;
    StringId &found = known(m_strings, before);
    if (found == after)
        return true;
    if (m_before.text(before) != m_after.text(after))
        return false;
    found = after;
    return true;
}

bool EventMatch::sameValue(ValueId before, ValueId after) const
{
    if (before == ValueId::None || after == ValueId::None)
        return before == after || (before == ValueId::None ? m_after.json(after) : m_before.json(before)) == "null";
    return m_before.json(before) == m_after.json(after);
}

bool EventMatch::sameException(ExceptionId before, ExceptionId after)
{
    if (before == ExceptionId::None || after == ExceptionId::None)
        return before == after;
    ExceptionId &found = known(m_exceptions, before);
    if (found == after)
        return true;
    const ExceptionInfo &a = m_before.exception(before), &b = m_after.exception(after);
    const auto message = [](const Trace &trace, const ExceptionInfo &e) {
        return e.message == StringId::None ? std::string_view() : trace.text(e.message);
    };
    if (!sameText(a.type, b.type) || message(m_before, a) != message(m_after, b) || a.members.size() != b.members.size())
        return false;
    // A member was made before its group, so this ends; a group that is met again is known.
    for (std::size_t i = 0; i < a.members.size(); ++i)
        if (!sameException(a.members[i], b.members[i]))
            return false;
    known(m_exceptions, before) = after;
    return true;
}

bool EventMatch::sameEntity(EntityId before, EntityId after)
{
    if (before == EntityId::None || after == EntityId::None)
        return before == after;
    if (known(m_entities, before) == after)
        return true;
    // A file only knows labels: what it made of one may be of another kind.
    if (!sameParts(before, after) && m_before.label(before) != m_after.label(after))
        return false;
    known(m_entities, before) = after;
    return true;
}

bool EventMatch::sameParts(EntityId before, EntityId after)
{
    const Entity &a = m_before.entity(before), &b = m_after.entity(after);
    if (a.kind != b.kind || a.named != b.named || a.memberCount != b.memberCount || !sameText(a.text, b.text))
        return false;
    if ((a.kind == EntityKind::Task && !a.named) || a.kind == EntityKind::Future)
        return a.number == b.number;
    const auto ofBefore = m_before.members(before), ofAfter = m_after.members(after);
    for (std::size_t i = 0; i < ofBefore.size(); ++i) {
        // Only what was met before, so that deep nesting is no recursion; else the labels decide.
        const bool plain = m_before.entity(ofBefore[i]).memberCount == 0 && m_after.entity(ofAfter[i]).memberCount == 0;
        if (plain ? !sameEntity(ofBefore[i], ofAfter[i]) : known(m_entities, ofBefore[i]) != ofAfter[i])
            return false;
    }
    return true;
}

bool EventMatch::sameUnfiled(const Event &x, const Event &y)
{
    if (x.kind == EventKind::Made)
        return sameText(StringId{x.a}, StringId{y.a});
    if (x.kind == EventKind::Retrieved)
        return sameEntity(EntityId{x.a}, EntityId{y.a}) && x.b == y.b;
    return sameException(ExceptionId{x.a}, ExceptionId{y.a}) && sameException(ExceptionId{x.b}, ExceptionId{y.b})
        && x.outcome == y.outcome && x.flag == y.flag;
}

bool EventMatch::sameFields(const Event &x, const Event &y)
{
    using Form = EventField::Form;
    for (const EventField &field : layoutOf(x.kind).fields) {
        if (field.form == Form::None)
            break;
        if (applies(field, x) != applies(field, y))
            return false;
        if (!applies(field, x))
            continue;
        const quint32 a = field.slot ? x.*field.slot : NoIndex, b = field.slot ? y.*field.slot : NoIndex;
        bool same = true;
        switch (field.form) {
        case Form::Text:
            same = sameText(StringId{a}, StringId{b});
            break;
        case Form::Entity:
        case Form::Labels:
            same = sameEntity(EntityId{a}, EntityId{b});
            break;
        case Form::Value:
        case Form::OptionalValue:
        case Form::ValueOfWait:
            same = sameValue(ValueId{a}, ValueId{b});
            break;
        case Form::Exception:
            same = sameException(ExceptionId{a}, ExceptionId{b});
            break;
        case Form::Number:
        case Form::OptionalNumber:
            same = a == b;
            break;
        case Form::Flag:
        case Form::FlagIfTrue:
            same = x.flag == y.flag;
            break;
        case Form::Outcome:
        case Form::TaskState:
        case Form::IsCancelled:
            same = x.outcome == y.outcome;
            break;
        case Form::AlwaysOk:
        case Form::None:
            break;
        }
        if (!same)
            return false;
    }
    return true;
}

bool EventMatch::same(const Event &x, const Event &y)
{
    if (x.kind != y.kind || !m_tolerance.same(x.time, y.time) || !sameEntity(x.subject, y.subject))
        return false;
    const bool isInFiles = x.kind != EventKind::Made && x.kind != EventKind::Replaced && x.kind != EventKind::Retrieved;
    return isInFiles ? sameFields(x, y) : sameUnfiled(x, y);
}

std::optional<EventDifference> firstEventDifference(EventMatch &match, const Trace &before, const Trace &after)
{
    const auto &left = before.events(), &right = after.events();
    std::size_t i = 0, j = 0;
    while (true) {
        while (i < left.size() && !match.compares(left[i].kind))
            ++i;
        while (j < right.size() && !match.compares(right[j].kind))
            ++j;
        if (i == left.size() && j == right.size())
            return std::nullopt;
        if (i == left.size() || j == right.size() || !match.same(left[i], right[j]))
            return EventDifference{quint32(i), quint32(j)};
        ++i;
        ++j;
    }
}

} // namespace awaitscope
