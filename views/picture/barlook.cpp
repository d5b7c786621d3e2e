// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/barlook.h"

namespace awaitscope {

namespace {

//! Whether an orphan is marked in this state; the other states are clear by themselves.
bool showsOrphan(SpanState state)
{
    return state == SpanState::Sleeping || state == SpanState::Awaiting || state == SpanState::Calling || state == SpanState::Created;
}

} // namespace

RectItem barLook(SpanState state, bool orphan)
{
    RectItem bar;
    switch (state) {
    case SpanState::Created:
        bar.outline = ColorRole::Created;
        break;
    case SpanState::Running:
        bar.fill = ColorRole::Running;
        break;
    case SpanState::Sleeping:
        bar.fill = ColorRole::Sleeping;
        bar.pattern = Pattern::Hatch;
        bar.patternColor = ColorRole::SleepingHatch;
        break;
    case SpanState::Awaiting:
        bar.fill = ColorRole::Awaiting; // unobtrusive, so it needs an outline to show its extent
        bar.outline = ColorRole::Created;
        break;
    case SpanState::Calling:
        bar.fill = ColorRole::Awaiting;
        bar.outline = ColorRole::Created;
        bar.pattern = Pattern::Dots;
        bar.patternColor = ColorRole::Created;
        break;
    case SpanState::HeldUp:
        bar.fill = ColorRole::Awaiting;
        bar.outline = ColorRole::Running;
        bar.edge = Edge::Dashed;
        break;
    case SpanState::NeverAwaited:
        bar.outline = ColorRole::NeverAwaited;
        bar.outlineWidth = 1.5;
        bar.edge = Edge::Dotted;
        break;
    case SpanState::Cancelling:
        bar.fill = ColorRole::CancelledGround;
        bar.outline = ColorRole::Cancelled;
        break;
    case SpanState::Swallowed:
        bar.outline = ColorRole::Raised;
        bar.edge = Edge::Dashed;
        break;
    case SpanState::Pending:
        bar.fill = ColorRole::Pending;
        break;
    }
    if (orphan && showsOrphan(state)) {
        bar.pattern = Pattern::Stripes;
        bar.patternColor = ColorRole::OrphanStripe;
    }
    return bar;
}

ColorRole lowBarTone(SpanState state, bool orphan)
{
    if (orphan && showsOrphan(state))
        return ColorRole::OrphanStripe;
    switch (state) {
    case SpanState::Running:
        return ColorRole::Running;
    case SpanState::Sleeping:
        return ColorRole::SleepingDense;
    case SpanState::Created:
    case SpanState::Awaiting:
    case SpanState::Calling:
        return ColorRole::AwaitingDense;
    case SpanState::HeldUp:
        return ColorRole::AwaitingDense;
    case SpanState::NeverAwaited:
        return ColorRole::NeverAwaited;
    case SpanState::Cancelling:
        return ColorRole::Cancelled;
    case SpanState::Swallowed:
        return ColorRole::Raised;
    case SpanState::Pending:
        return ColorRole::Pending;
    }
    return ColorRole::AwaitingDense;
}

} // namespace awaitscope
