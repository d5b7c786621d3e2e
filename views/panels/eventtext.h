// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QString>

namespace awaitscope {

//! The name of the kind of event, as in the glossary: "raised", "never awaited".
QString eventName(EventKind kind);

//! What happened, without task and time: "ValueError: B failed", "for gather of 3". May be empty.
QString eventDetail(const TraceStore &store, quint32 event);

//! Whether the event is relevant to someone who looks for problems.
bool isTrouble(const Event &event);

//! The colour of the event's name.
ColorRole eventTone(const Event &event);

//! "ValueError: B failed", or the type alone.
QString exceptionText(const Trace &trace, ExceptionId id);

} // namespace awaitscope
