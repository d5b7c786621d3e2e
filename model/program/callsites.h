// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"
#include "model/program/tasktable.h"

#include <QHash>

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

//! How a body ends for given literal arguments.
struct BodyShape
{
    std::vector<Expr *> sleeps;
    QStringList sleepTexts;
    bool sleepsInLoop = false;
    Body *sleepBody = nullptr; //!< of the first sleep
    size_t sleepIndex = 0;

    TaskOutcome outcome; //!< with variables replaced by their arguments
    Body *endBody = nullptr; //!< contains the final return or raise, or is where it would go
    size_t endIndex = 0;
    bool endIsStep = false;
    bool conditional = false; //!< whether the outcome depends on an argument

    TaskHandling handling;
    Body *tryBody = nullptr; //!< contains the try
    size_t tryIndex = 0;
};

using Arguments = QHash<QString, Expr>;

//! Follows the body from its first step to its end. Linear in the steps.
BodyShape analyseBody(Body &body, const Arguments &arguments);

//! The literal arguments of a call, without those that are computed at run time.
Arguments literalArguments(const CoroCall &call);

//! The `retry` step that "retry n times" wraps around a body; null if there is none.
step::Retry *retryWrapper(Body &body);

//! The part of a coroutine's body that does the work: inside a retry wrapper, if there is one. Null returns null.
Body *workingBody(Body *own);

} // namespace awaitscope
