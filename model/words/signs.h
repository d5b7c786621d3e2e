// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <bitset>

namespace awaitscope {

//! Everything meaningful that a timeline draws, in the order of the legend. Each has a row in the table of signs.cpp, which
//! provides the words for the legend, tooltips, Details, SVG, the log and the tables.
enum class Sign : quint8 {
    // Bars: what a task is doing.
    Created, Running, Sleeping, Awaiting, Calling, HeldUp, Orphan, Cancelling, NeverAwaited,
    // Exceptions and their fate.
    Pending, Lost, Retrieved, Swallowed, Silenced, Caught, Replaced, CallbackError,
    // How tasks end.
    Succeeded, Cancelled, NeverBegan, TimedOut, Expired, DestroyedPending, Deadlock,
    // Cancellations that are not yet complete.
    CancelRequested, CancelIgnored, CancelDelivered, CancelSwallowed,
    // Moments of several lanes, and other parts of the picture.
    GatherFailed, GatherCancelled, GeneratorDropped, Log, ContextSet, HiddenError, EndOfRun, IdleCut, Origin, Note,
    // Arrows.
    Spawns, IsAwaited, Cancels, PassesException, WaitsForever,
    //! Background, grid, ruler, names and titles: nothing that needs to be explained.
    Furniture,
};
constexpr std::size_t SignCount = std::size_t(Sign::Furniture);
using Signs = std::bitset<SignCount>;

//! \name The sign of an item
//!@{
Sign signOf(SpanState state, bool orphan);
Sign signOf(const TraceStore &store, quint32 lane, const Span &span); //!< as above, and Lost for a lost exception
Sign signOf(MarkKind kind);
Sign signOf(ArrowKind kind);
//!@}

//! For the legend, tooltips and the log: "raised, not retrieved".
QString signLabel(Sign sign);
//! One sentence that explains it.
QString signSentence(Sign sign);
//! For machine-readable files; never translated.
QLatin1StringView signId(Sign sign);

} // namespace awaitscope
