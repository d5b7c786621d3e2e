// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/query/taskrow.h"

#include <QHash>

#include <vector>

namespace awaitscope {

//! How a body ends for given literal arguments.
struct BodySummary
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
BodySummary analyseBody(Body &body, const Arguments &arguments);

//! The literal arguments of a call, without those that are computed at run time.
Arguments literalArguments(const CoroCall &call);

//! The `retry` step that "retry n times" wraps around a body; null if there is none.
step::Retry *retryWrapper(Body &body);

//! The part of a coroutine's body that does the work: inside a retry wrapper, if there is one. Null returns null.
Body *workingBody(Body *own);

} // namespace awaitscope
