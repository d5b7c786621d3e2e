// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

namespace awaitscope {

// What the timeline says in words. All of it is short, translated and plain text.

//! "ValueError", or "ValueError: text" with the message.
QString exceptionText(const TraceStore &store, ExceptionId id, bool withMessage);

//! Inside or beside the bar of a span: "sleeping 500 ms", "awaiting gather". Empty if there is nothing to add.
QString spanLabel(const TraceStore &store, quint32 lane, const Span &span);
//! On the red bar: "OSError: disk full · never retrieved, reported at 150 ms: lost".
QString pendingLabel(const TraceStore &store, quint32 lane, Time origin);
//! Beside the mark: "ValueError, retrieved by main at 100 ms".
QString markLabel(const TraceStore &store, quint32 lane, const Mark &mark, Time origin);

//! Name of a state, of a kind of mark or of an arrow.
QString stateName(SpanState state, bool orphan);
QString markName(MarkKind kind);
QString arrowName(ArrowKind kind);

} // namespace awaitscope
