// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>
#include <QStringList>

namespace awaitscope {

// The texts of the timeline. All of them are short, translated, plain text.

//! "ValueError", or "ValueError: text" with the message.
QString exceptionText(const TraceStore &store, ExceptionId id, bool withMessage);

//! Text inside or beside the bar of a span: "sleeping 500 ms", "awaiting gather". Empty if there is nothing to add.
QString spanLabel(const TraceStore &store, quint32 lane, const Span &span);
//! The same, longest first, with shorter variants for less room; each is complete by itself.
QStringList spanLabels(const TraceStore &store, quint32 lane, const Span &span);
//! On the red bar: "OSError: disk full · never retrieved, reported at 150 ms: lost". All variants keep the type.
QStringList pendingLabels(const TraceStore &store, quint32 lane, Time origin);
QString pendingLabel(const TraceStore &store, quint32 lane, Time origin);
//! On the red bar of an exception that was settled, if there is no room beside it to say how.
QStringList settledLabels(const TraceStore &store, quint32 lane);
//! Beside the mark: "ValueError, retrieved by main at 100 ms". Variants for an exception keep its type. Empty if the mark needs no text.
QStringList markLabels(const TraceStore &store, quint32 lane, const Mark &mark, Time origin);
QString markLabel(const TraceStore &store, quint32 lane, const Mark &mark, Time origin);
//! How many lanes are hidden, and what they contain: "2 hidden lanes, 1 pending exception".
QStringList hiddenLabels(std::size_t lanes, std::size_t errors);

//! The name of a state, of a kind of mark or of an arrow.
QString stateName(SpanState state, bool orphan);
QString markName(MarkKind kind);
QString arrowName(ArrowKind kind);

} // namespace awaitscope
