// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace awaitscope {

//! Limits of a run. A run that reaches one ends with a message.
struct RunLimits
{
    quint32 maxIterations = 100000; //!< of the event loop
    quint64 maxEvents = 50'000'000;
    quint32 maxTasks = 2'000'000;
    std::optional<std::chrono::milliseconds> maxTime; //!< on the run's clock; none: no limit
    quint64 maxSteps = 200'000'000; //!< blocks of steps; this ends a loop that never waits
    quint64 maxValueBytes = 64 << 20; //!< of one value as text, or of one list
    quint64 maxTextBytes = 1 << 30; //!< of all texts of the run together
    quint64 maxBytes = defaultBytes(); //!< memory of the run: events, tasks, values and texts
    //! A quarter of the machine's memory, or of the memory limit of this process, at most 2 GiB.
    static quint64 defaultBytes();
};

} // namespace awaitscope
