// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace awaitscope {

//! What a Python shows of its tasks when it reports them; their default names are "Task-1", "Task-2" and so on.
struct TaskNaming
{
    bool namedAreCounted = true; //!< up to 3.12: a task that is given a name takes a number as well
    bool eagerAreNamedLate = false; //!< 3.12 and 3.13: an eager task is given its name after its first step, when it has taken a number
    bool eagerLoseTheirName = false; //!< 3.13: an eager task that is given no name is called "None" after its first step
    bool eagerLoseTheirCoroutine = false; //!< since 3.12: a task that ended within its eager first step shows no coroutine
    bool waitForIsTimeout = false; //!< since 3.12: the TimeoutError of a wait_for keeps the task, as that of a timeout does
    bool groupsKeepTheirTask = true; //!< up to 3.12.7 and 3.13.0: the exception of a task group does, too

    //! The rules of a version with its patch level: "3.13.0". Those of 3.11 if it is unknown.
    static TaskNaming of(std::string_view python);
};

} // namespace awaitscope
