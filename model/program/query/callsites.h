// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/query/taskrow.h"
#include "model/program/grammar/taskset.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! A place in main that creates a coroutine object or a task from a coroutine: what a row of the task table represents. The
//! pointers refer to the set that was searched; they are valid as long as no list of steps around them changes.
struct CallSite
{
    enum class Place {
        Call, //!< the step `call`
        Make, //!< the step `make`
        Spawn, //!< the step `spawn`
        Retry, //!< `of` of the step `retry`
        Member, //!< in the list of a gather, list or as_completed
        Inner, //!< inside an awaitable, or the only one of its step
    };

    Place place = Place::Call;
    Body *body = nullptr; //!< the list of steps that contains the step
    size_t index = 0; //!< of the step
    CoroCall *call = nullptr;
    std::vector<Awaitable> *list = nullptr; //!< only for members
    size_t member = 0;
    Awaitable::Spawn *spawn = nullptr; //!< the create_task around the coroutine, for members and inner ones
    step::Repeat *repeat = nullptr; //!< a loop that contains nothing but this call
    QString pointer;
    TaskStart start = TaskStart::Awaited;

    Step &step() const { return (*body)[index]; }
    //! The explicit task name, or null where a name is not possible.
    std::optional<QString> *label() const;
    //! The variable that holds the task or the object; empty if there is none.
    QString variable() const;
    qint64 count() const;
};

//! All of them, in the order of the file.
std::vector<CallSite> findCallSites(TaskSet &set);

} // namespace awaitscope
