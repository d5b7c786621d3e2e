// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"
#include "model/program/tasktable.h"

#include <QHash>

#include <vector>

namespace awaitscope {

//! A place in main that makes a coroutine object or a task of a coroutine: what a row of the task table stands for.
//! The pointers lead into the set that was searched and live as long as no list of steps around them changes.
struct CallSite
{
    enum class Place {
        Call, //!< the step `call`
        Make, //!< the step `make`
        Spawn, //!< the step `spawn`
        Retry, //!< `of` of the step `retry`
        Member, //!< in the list of a gather, list or as_completed
        Inner, //!< inside of an awaitable, or the only one of its step
    };

    Place place = Place::Call;
    Body *body = nullptr; //!< where the step stands
    size_t index = 0; //!< of the step
    CoroCall *call = nullptr;
    std::vector<Awaitable> *list = nullptr; //!< only for members
    size_t member = 0;
    Awaitable::Spawn *spawn = nullptr; //!< the create_task around the coroutine, for members and inner ones
    step::Repeat *repeat = nullptr; //!< a loop that does nothing but this call
    QString pointer;
    TaskStart start = TaskStart::Awaited;

    Step &step() const { return (*body)[index]; }
    //! The explicit task name, or null where none can stand.
    std::optional<QString> *label() const;
    //! The variable that holds the task or the object; empty when none does.
    QString variable() const;
    qint64 count() const;
};

//! All of them, in the order of the file.
std::vector<CallSite> findCallSites(TaskSet &set);

//! What a body does in the end, for given literal arguments.
struct BodyShape
{
    std::vector<Expr *> sleeps;
    QStringList sleepTexts;
    bool sleepsInLoop = false;
    Body *sleepBody = nullptr; //!< of the first sleep
    size_t sleepIndex = 0;

    TaskOutcome outcome; //!< with variables replaced by their arguments
    Body *endBody = nullptr; //!< where the return or raise stands, or would stand
    size_t endIndex = 0;
    bool endIsStep = false;
    bool conditional = false; //!< an argument decided

    TaskHandling handling;
    Body *tryBody = nullptr; //!< where the try stands
    size_t tryIndex = 0;
};

using Arguments = QHash<QString, Expr>;

//! Follows the body from its first step to its end. Linear in the steps.
BodyShape analyseBody(Body &body, const Arguments &arguments);

//! The literal arguments of a call; those that are computed when the program runs are left out.
Arguments literalArguments(const CoroCall &call);

//! The call inside of the wrapper `retry` step that "retry n times" puts around a body; null without one.
step::Retry *retryWrapper(Body &body);

//! Of the body of a coroutine what does the work: inside of a retry wrapper, if there is one. Null gives null.
Body *workingBody(Body *own);

} // namespace awaitscope
