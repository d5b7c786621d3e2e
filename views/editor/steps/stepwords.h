// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/step.h"

#include <QString>

namespace awaitscope {

// Short texts for steps, as in the step list. Pure functions.

//! The bold word at the start of a step's line: "sleep", "create task", "async for".
QString stepTitle(const Step &step);
//! The text after it: "150 ms", "OSError \"disk full\"", "fetch A, fetch B (collects exceptions)".
QString stepWords(const Step &step);
//! "fetch(index=1)", or the name with "..." for an inline coroutine.
QString callWords(const CoroCall &call);
QString awaitableWords(const Awaitable &awaitable);
QString conditionWords(const Condition &condition);
//! "except ValueError as e" without the first word.
QString handlerWords(const Handler &handler);
//! The text for a delay: "150 ms", or "never" for an absent limit.
QString limitWords(const std::optional<qint64> &ms);

} // namespace awaitscope
