// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QString>

#include <optional>

namespace awaitscope {

//! The place where main waits for its tasks.
struct WaitPattern
{
    enum class Kind {
        Gather, //!< an awaited gather
        DeferredGather, //!< await of a variable that holds a gather created earlier
        TaskGroup,
        Calls, //!< coroutines awaited inline one after the other, or tasks that are each awaited right after their creation
        Tasks, //!< tasks created earlier, awaited one step after the other
        Loop, //!< a loop over a list that awaits each element
    };

    Kind kind;
    Body *body; //!< the list that contains the steps
    size_t index; //!< of the first step
    size_t count; //!< of the steps that belong to it
    QString pointer; //!< JSON pointer of the first step

    Step &first() const { return (*body)[index]; }
};

//! The first gather, task group, loop or run of calls in `main`, also inside its try, timeout and other blocks; a single call
//! counts only if there is nothing else. The set must outlive the result and keep its steps.
std::optional<WaitPattern> findWaitPattern(TaskSet &set);

//! The number of steps from the creation of a task through its callbacks to its await, if the task is created at `start` and
//! nothing else is in between; otherwise 0.
size_t turnLength(const Body &body, size_t start);

//! The gather that a step creates: a `gather` step, or a gather that is awaited or kept. Null for other steps.
struct GatherParts
{
    const std::vector<Awaitable> *of;
    bool collect;
    std::optional<QString> as;
    bool awaited;
};
std::optional<GatherParts> gatherParts(const Step &step);
void setGatherCollect(Step &step, bool collect);
std::vector<Awaitable> *gatherMembers(Step &step);

//! The step of main that binds the variable by creating a task, a list, a coroutine object or a gather; null if there is none,
//! or more than one.
Step *findMaker(TaskSet &set, const QString &variable);

// Steps are marked first and changed in one pass, because pointers to steps become invalid when their list changes.
void markRemoved(Step &step);
void markReplaced(Step &step);
//! Removes the marked steps everywhere in the body, and inserts `replacement` in place of the one marked for it.
void applyMarks(Body &body, const Body &replacement);

} // namespace awaitscope
