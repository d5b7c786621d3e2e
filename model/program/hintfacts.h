// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/bodyfacts.h"
#include "model/program/hintscope.h"

#include <optional>
#include <utility>

// Facts that finding hints and fixing them both need.

namespace awaitscope {

inline const QString baseException = QStringLiteral("BaseException");

//! The call of a step that awaits a coroutine inline; null for others.
const CoroCall *inlineCall(const Step &step);
//! The variable that such a step assigns its result to.
std::optional<QString> resultOf(const Step &step);
//! The await of the element at the start of the steps; null when there is none.
const step::Await *awaitOfElement(const Body &steps, const QString &element);
Body withoutFirst(const Body &steps);
//! No step after this one runs.
bool endsFlow(const Step &step);

//! The list of steps of the coroutine in which the step stands, which may be an inline one, with its pointer.
std::pair<const Body *, QString> scopeAround(const TaskSet &set, const QString &pointer);
//! Where the gather made at that place is awaited: there, or where its variable is.
QString waitingFor(const TaskSet &set, const QString &gather);
//! Rewrites tests of the variable for Exception into tests for BaseException.
void askForBaseException(Body &steps, const QString &variable);

//! Whether the handler catches CancelledError: it names it, or BaseException, or no type at all.
bool takesCancellation(const Handler &handler);

//! How many steps from there on call coroutines that wait, share nothing and do not use each other's results.
size_t independentCalls(const Body &body, size_t start, BodyFacts &facts);

//! Whether the loop awaits its element and otherwise only looks at the result.
bool canBecomeGather(const step::For &loop);

//! Whether the gather at that place can become a task group: it is the one that main waits with.
bool orphansToGroup(const TaskSet &set, const QString &pointer);

//! Pointer of the only step that reads the variable, when it awaits it; else empty.
QString awaitStepOf(const Body &body, const QString &pointer, const QString &variable);

//! What the steps do with the list that the awaiting step at `pointer` returns.
struct ResultUse
{
    QString loop; //!< pointer of a loop over the results; empty when there is none
    bool checked = false; //!< the loop tests the type
    bool missesCancellation = false; //!< and tests for Exception only
    bool otherwise = false; //!< read in another way
};
ResultUse useOfResults(const Body &body, const QString &pointer, const QString &waiting);

} // namespace awaitscope
