// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tasknaming.h"
#include "model/trace/trace.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

//! The end of the name of a task in which the event loop closes an async generator.
inline constexpr std::string_view CloseSuffix = ".aclose";

//! What Python calls the tasks of a trace. Reads the trace when it is first asked, in time linear in its events; the trace must not grow
//! afterwards.
class TaskNames
{
public:
    explicit TaskNames(const Trace &trace);
    //! What get_name() returns at the end: "Task-3", or the name that it was given.
    std::string nameOf(EntityId task);
    //! The name of its coroutine function. Empty: Python does not know it any more.
    std::string_view coroutineOf(EntityId task);

private:
    struct Known
    {
        StringId coroutine = StringId::None;
        quint32 madeIn = 0; //!< the iteration
        bool made = false;
        bool eager = false;
        bool endedEagerly = false;
        std::string_view plain; //!< the name it was given: a label without the number that makes it unique
    };
    void read();

    const Trace &m_trace;
    const TaskNaming m_naming;
    bool m_read = false;
    std::vector<Known> m_known; //!< by EntityId
    std::vector<quint32> m_ownTasks; //!< of each task that asyncio.run made at its end, if another one followed: the number of the latest task then
    std::vector<quint32> m_uncounted; //!< the numbers of the tasks that took none in Python, ascending
};

} // namespace awaitscope
