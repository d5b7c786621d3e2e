// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/step.h"

#include <QString>

namespace awaitscope {

// Steps in a few words, as the step list shows them. Pure functions.

//! The bold word that starts the line of a step: "sleep", "create task", "async for".
QString stepTitle(const Step &step);
//! What follows it: "150 ms", "OSError \"disk full\"", "fetch A, fetch B (collects exceptions)".
QString stepWords(const Step &step);
//! "fetch(index=1)", or the name with "..." when the body is written on the spot.
QString callWords(const CoroCall &call);
QString awaitableWords(const Awaitable &awaitable);
QString conditionWords(const Condition &condition);
//! "except ValueError as e" without the first word.
QString handlerWords(const Handler &handler);
//! The words of a delay: "150 ms", or "never" for an absent limit.
QString limitWords(const std::optional<qint64> &ms);

} // namespace awaitscope
