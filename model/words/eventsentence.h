// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

namespace awaitscope {

//! What the event says, as a sentence without its time: "fetch ended with ValueError: no". Names nothing but what the event
//! itself names, and, of a request to cancel, who is known to have caused it.
QString eventSentence(const TraceStore &store, quint32 event);

//! Of an exception that was caught: "except ValueError"; "except* ValueError" if the clause took it, or a part of it, out of a group.
QString clauseOf(const Trace &trace, const Event &caught);

//! What a task can wait for, as it reads in a sentence: "lock mutex", "an item of queue jobs", "fetch".
QString awaitedName(const TraceStore &store, EntityId target);

} // namespace awaitscope
