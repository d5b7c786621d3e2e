// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <optional>
#include <vector>

namespace awaitscope {

//! The clock of the event loop as far as a trace was read: its present, and the stretches in which one step ran for so long
//! that every other task was held up.
class LoopTime
{
public:
    //! \a measured: on a real clock every step takes some time; then only what asyncio's debug mode would report counts.
    explicit LoopTime(bool measured)
        : m_least(measured ? Time(std::chrono::milliseconds(100)) : Time(1)) {}

    Time last{}; //!< of what was read

    //! A step ran; \a event is the first that it shows. Steps are told in the order of their ends.
    void ran(Time begin, Time end, quint32 event);
    bool blockedAfter(Time t) const { return !m_blocked.empty() && m_blocked.back().end > t; }

    struct Hold
    {
        Time begin{};
        quint32 event = 0; //!< the first of the step that held up the loop
    };
    //! What was ready at \a ready and ran at \a until: since when somebody else's step kept it from running. Logarithmic.
    std::optional<Hold> holdOf(Time ready, Time until) const;

private:
    struct Stretch
    {
        Time begin{};
        Time end{};
        quint32 event = 0;
    };
    Time m_least;
    std::vector<Stretch> m_blocked; // by end
};

} // namespace awaitscope
