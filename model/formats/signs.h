// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <bitset>

namespace awaitscope {

//! Everything that a timeline draws and that means something, in the order of the legend. Each has a row in the table of
//! signs.cpp, from which the legend, tooltips, Details, the SVG, the log and the tables take their words.
enum class Sign : quint8 {
    // Bars: what a task is doing.
    Created, Running, Sleeping, Awaiting, Calling, Orphan, Cancelling, NeverAwaited,
    // Exceptions and what becomes of them.
    Pending, Lost, Retrieved, Swallowed, Silenced, Caught, Replaced, CallbackError,
    // How tasks end.
    Succeeded, Cancelled, NeverBegan, TimedOut, Expired, DestroyedPending, Deadlock,
    // Cancellation on its way.
    CancelRequested, CancelIgnored, CancelDelivered, CancelSwallowed,
    // Moments of several lanes, and what else is on the picture.
    GatherFailed, GatherCancelled, Log, HiddenError, EndOfRun, IdleCut, Origin, Note,
    // Arrows.
    Spawns, IsAwaited, Cancels, PassesException,
    //! Ground, grid, ruler, names and titles: nothing that needs to be explained.
    Furniture,
};
constexpr std::size_t SignCount = std::size_t(Sign::Furniture);
using Signs = std::bitset<SignCount>;

//! \name Which sign stands for what
//!@{
Sign signOf(SpanState state, bool orphan);
Sign signOf(const TraceStore &store, quint32 lane, const Span &span); //!< as above, and Lost for the red of a lost exception
Sign signOf(MarkKind kind);
Sign signOf(ArrowKind kind);
//!@}

//! In the legend, in tooltips and in the log: "raised, not retrieved".
QString signLabel(Sign sign);
//! One sentence that says what it means.
QString signSentence(Sign sign);
//! For files that machines read; never translated.
QLatin1StringView signId(Sign sign);

} // namespace awaitscope
