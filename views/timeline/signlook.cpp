// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/signlook.h"

#include "views/timeline/barlook.h"

namespace awaitscope {

namespace {

using Shape = SignLook::Shape;
using Track = SignLook::Track;

SignLook bar(SpanState state, bool orphan = false)
{
    SignLook look;
    look.shape = Shape::Bar;
    look.bar = barLook(state, orphan);
    return look;
}

SignLook red(bool lost)
{
    SignLook look = bar(SpanState::Pending);
    look.track = Track::Middle;
    look.glyph = Glyph::Cross;
    look.color = ColorRole::Pending;
    look.bar.outline = ColorRole::PendingOutline;
    look.bar.outlineWidth = 2;
    look.bar.brokenEnd = lost;
    return look;
}

SignLook glyph(Track track, Glyph glyph, ColorRole color, qreal size = 18)
{
    SignLook look;
    look.shape = Shape::Glyph;
    look.track = track;
    look.glyph = glyph;
    look.color = color;
    look.size = size;
    return look;
}

SignLook dot()
{
    SignLook look = glyph(Track::Below, Glyph::Tick, ColorRole::SecondaryText, 4);
    look.shape = Shape::Dot;
    return look;
}

SignLook other(Shape shape, ColorRole color, Edge edge = Edge::Solid)
{
    SignLook look;
    look.shape = shape;
    look.color = color;
    look.edge = edge;
    return look;
}

} // namespace

SignLook lookOf(Sign sign)
{
    switch (sign) {
    case Sign::Created:
        return bar(SpanState::Created);
    case Sign::Running:
        return bar(SpanState::Running);
    case Sign::Sleeping:
        return bar(SpanState::Sleeping);
    case Sign::Awaiting:
        return bar(SpanState::Awaiting);
    case Sign::Calling:
        return bar(SpanState::Calling);
    case Sign::Orphan:
        return bar(SpanState::Sleeping, true);
    case Sign::Cancelling:
        return bar(SpanState::Cancelling);
    case Sign::NeverAwaited:
        return bar(SpanState::NeverAwaited);
    case Sign::Pending:
        return red(false);
    case Sign::Lost:
        return red(true);
    case Sign::Retrieved:
    case Sign::Swallowed:
    case Sign::Silenced:
        return glyph(Track::Middle, Glyph::Cross, ColorRole::Raised);
    case Sign::Caught:
        return glyph(Track::Below, Glyph::Cross, ColorRole::SecondaryText, 10);
    case Sign::Replaced:
        return glyph(Track::Below, Glyph::Cross, ColorRole::Raised, 11);
    case Sign::CallbackError:
        return glyph(Track::Below, Glyph::Warning, ColorRole::Raised, 11);
    case Sign::Succeeded:
        return glyph(Track::Middle, Glyph::Tick, ColorRole::Succeeded);
    case Sign::Cancelled:
        return glyph(Track::Middle, Glyph::Cancel, ColorRole::Cancelled);
    case Sign::NeverBegan:
        return glyph(Track::Middle, Glyph::Cancel, ColorRole::SecondaryText);
    case Sign::TimedOut:
        return glyph(Track::Middle, Glyph::Clock, ColorRole::Cancelled);
    case Sign::Expired:
        return glyph(Track::Middle, Glyph::Clock, ColorRole::SecondaryText);
    case Sign::DestroyedPending:
        return glyph(Track::Middle, Glyph::Skull, ColorRole::SecondaryText);
    case Sign::Deadlock:
        return glyph(Track::Middle, Glyph::Warning, ColorRole::Cancelled, 15);
    case Sign::CancelRequested:
        return glyph(Track::Above, Glyph::Request, ColorRole::Cancelled, 11);
    case Sign::CancelIgnored:
        return glyph(Track::Above, Glyph::Request, ColorRole::SecondaryText, 11);
    case Sign::CancelDelivered:
        return glyph(Track::Middle, Glyph::Cancel, ColorRole::Cancelled, 12);
    case Sign::CancelSwallowed:
        return glyph(Track::Middle, Glyph::Cancel, ColorRole::SecondaryText, 12);
    case Sign::GatherFailed:
        return other(Shape::Flag, ColorRole::GatherLine, Edge::Dashed);
    case Sign::GatherCancelled:
        return other(Shape::Flag, ColorRole::Cancelled, Edge::Dashed);
    case Sign::Log:
        return dot();
    case Sign::HiddenError:
        return glyph(Track::None, Glyph::Warning, ColorRole::Pending, 13);
    case Sign::EndOfRun:
        return other(Shape::Line, ColorRole::SecondaryText, Edge::Dotted);
    case Sign::IdleCut: {
        SignLook look;
        look.shape = Shape::Bar;
        look.bar.fill = ColorRole::Panel;
        look.bar.pattern = Pattern::Dots;
        look.bar.patternColor = ColorRole::SecondaryText;
        return look;
    }
    case Sign::Origin:
        return other(Shape::Line, ColorRole::SecondaryText, Edge::Dashed);
    case Sign::Note:
        return other(Shape::Line, ColorRole::Accent);
    case Sign::Spawns:
        return other(Shape::Arrow, ColorRole::Accent);
    case Sign::IsAwaited:
        return other(Shape::Arrow, ColorRole::SecondaryText, Edge::Dashed);
    case Sign::Cancels:
        return other(Shape::Arrow, ColorRole::Cancelled);
    case Sign::PassesException:
        return other(Shape::Arrow, ColorRole::Raised);
    case Sign::Furniture:
        break;
    }
    return {};
}

} // namespace awaitscope
