// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/hints/hintscope.h"
#include "model/program/query/bodyfacts.h"

#include <optional>
#include <utility>

// Facts that are needed both to find hints and to fix them.

namespace awaitscope {

inline const QString baseException = QStringLiteral("BaseException");

//! The call of a step that awaits a coroutine inline; null for other steps.
const CoroCall *inlineCall(const Step &step);
//! The variable to which such a step assigns its result.
std::optional<QString> resultOf(const Step &step);
//! The await of the element at the start of the steps; null if there is none.
const step::Await *awaitOfElement(const Body &steps, const QString &element);
Body withoutFirst(const Body &steps);
//! Whether no step after this one can run.
bool endsFlow(const Step &step);

//! The body of the (possibly inline) coroutine that contains the step, and its pointer.
std::pair<const Body *, QString> scopeAround(const TaskSet &set, const QString &pointer);
//! Pointer of the step that awaits the gather created at that place: that step, or the one that awaits its variable.
QString waitingFor(const TaskSet &set, const QString &gather);
//! Changes tests of the variable for Exception into tests for BaseException.
void askForBaseException(Body &steps, const QString &variable);

//! Whether the handler catches CancelledError: it names it or BaseException, or has no type.
bool takesCancellation(const Handler &handler);

//! How many consecutive steps from `start` call coroutines that wait, share nothing and do not use each other's results.
size_t independentCalls(const Body &body, size_t start, BodyFacts &facts);

//! Whether the loop awaits its element and otherwise only reads the result.
bool canBecomeGather(const step::For &loop);
//! The step that releases what the acquire at this place takes, if it is in the same body, with other steps between.
std::optional<size_t> bareAcquire(const Body &body, size_t acquire);

//! Whether the gather at that place can become a task group, because it is the one with which main waits.
bool orphansToGroup(const TaskSet &set, const QString &pointer);

//! Pointer of the only step that reads the variable, if it awaits it; otherwise empty.
QString awaitStepOf(const Body &body, const QString &pointer, const QString &variable);

//! How the list returned by the awaiting step at `pointer` is used.
struct ResultUse
{
    QString loop; //!< pointer of a loop over the results; empty if there is none
    bool checked = false; //!< the loop tests the type of the results
    bool missesCancellation = false; //!< it tests only for Exception
    bool otherwise = false; //!< read in another way
};
ResultUse useOfResults(const Body &body, const QString &pointer, const QString &waiting);

} // namespace awaitscope
