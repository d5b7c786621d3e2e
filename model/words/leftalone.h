// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "model/words/rules.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! Why nobody looked at an exception although somebody had waited for the task: who stopped waiting, or waited in a way that raises nothing.
struct LeftAlone
{
    QString sentence;
    std::vector<quint32> events;
    Rule rule;
};
//! Looks at some 200,000 events before the end of the task and behind it.
std::optional<LeftAlone> leftAlone(const TraceStore &store, const LedgerEntry &row);

//! The limit of the timeout that is left at that event: "100 ms"; empty if it has none, or is not known.
QString limitLeftAt(const TraceStore &store, quint32 event);

} // namespace awaitscope
