// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>
#include <vector>

namespace awaitscope {

//! By how much two moments of these runs may differ and still count as the same: 0 on the virtual clock, where times are exact.
struct TimeTolerance
{
    bool measured = false; //!< one of the runs slept for real: a moment is within 10 ms and a twentieth of itself
    bool same(Time a, Time b) const
    {
        if (!measured || a == Time::max() || b == Time::max())
            return a == b;
        return (a > b ? a - b : b - a) <= std::chrono::milliseconds(10) + std::max(a, b) / 20;
    }
};
TimeTolerance toleranceOf(const Trace &before, const Trace &after);

//! Tells whether what two traces say is the same, whatever numbers their ids have. Remembers what it found, so that a
//! comparison costs amortised constant time. Both traces must outlive it.
class EventMatch
{
public:
    EventMatch(const Trace &before, const Trace &after);

    //! Whether both events would stand in a file as the same line, loop iterations aside.
    bool same(const Event &before, const Event &after);
    bool sameText(StringId before, StringId after);
    bool sameValue(ValueId before, ValueId after) const;
    bool sameException(ExceptionId before, ExceptionId after);
    bool sameEntity(EntityId before, EntityId after);

    //! Whether events of this kind are compared: those that a file does not hold only when neither trace comes from one.
    bool compares(EventKind kind) const;
    const TimeTolerance &tolerance() const { return m_tolerance; }

private:
    bool sameFields(const Event &before, const Event &after);
    bool sameUnfiled(const Event &before, const Event &after);
    bool sameParts(EntityId before, EntityId after);

    const Trace &m_before;
    const Trace &m_after;
    const TimeTolerance m_tolerance;
    const bool m_bothFull;
    // By id of the first trace: the one of the second that was found the same last.
    std::vector<StringId> m_strings;
    std::vector<ExceptionId> m_exceptions;
    std::vector<EntityId> m_entities;
};

//! Where two traces part: the events at which the first difference is; the number of events where a trace has no more.
struct EventDifference
{
    quint32 before = 0;
    quint32 after = 0;
};
//! None: the traces tell the same story. Linear in the common part.
std::optional<EventDifference> firstEventDifference(EventMatch &match, const Trace &before, const Trace &after);

} // namespace awaitscope
