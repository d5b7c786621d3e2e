// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/signlook.h"

#include "views/picture/barlook.h"

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

SignLook contextDot()
{
    SignLook look = glyph(Track::Below, Glyph::Tick, ColorRole::Accent, 6);
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

SignLook cut()
{
    SignLook look;
    look.shape = Shape::Bar;
    look.bar.fill = ColorRole::Panel;
    look.bar.pattern = Pattern::Dots;
    look.bar.patternColor = ColorRole::SecondaryText;
    return look;
}

struct Row
{
    Sign sign;
    SignLook look;
};

const Row Looks[] = {
    {Sign::Created, bar(SpanState::Created)},
    {Sign::Running, bar(SpanState::Running)},
    {Sign::Sleeping, bar(SpanState::Sleeping)},
    {Sign::Awaiting, bar(SpanState::Awaiting)},
    {Sign::Calling, bar(SpanState::Calling)},
    {Sign::HeldUp, bar(SpanState::HeldUp)},
    {Sign::Orphan, bar(SpanState::Sleeping, true)},
    {Sign::Cancelling, bar(SpanState::Cancelling)},
    {Sign::NeverAwaited, bar(SpanState::NeverAwaited)},
    {Sign::Pending, red(false)},
    {Sign::Lost, red(true)},
    {Sign::Retrieved, glyph(Track::Middle, Glyph::Cross, ColorRole::Raised)},
    {Sign::Swallowed, glyph(Track::Middle, Glyph::Cross, ColorRole::Raised)},
    {Sign::Silenced, glyph(Track::Middle, Glyph::Cross, ColorRole::Raised)},
    {Sign::Caught, glyph(Track::Below, Glyph::Cross, ColorRole::SecondaryText, 10)},
    {Sign::Replaced, glyph(Track::Below, Glyph::Cross, ColorRole::Raised, 11)},
    {Sign::CallbackError, glyph(Track::Below, Glyph::Warning, ColorRole::Raised, 11)},
    {Sign::Succeeded, glyph(Track::Middle, Glyph::Tick, ColorRole::Succeeded)},
    {Sign::Cancelled, glyph(Track::Middle, Glyph::Cancel, ColorRole::Cancelled)},
    {Sign::NeverBegan, glyph(Track::Middle, Glyph::Cancel, ColorRole::SecondaryText)},
    {Sign::TimedOut, glyph(Track::Middle, Glyph::Clock, ColorRole::Cancelled)},
    {Sign::Expired, glyph(Track::Middle, Glyph::Clock, ColorRole::SecondaryText)},
    {Sign::DestroyedPending, glyph(Track::Middle, Glyph::Skull, ColorRole::SecondaryText)},
    {Sign::Deadlock, glyph(Track::Middle, Glyph::Warning, ColorRole::Cancelled, 15)},
    {Sign::CancelRequested, glyph(Track::Above, Glyph::Request, ColorRole::Cancelled, 11)},
    {Sign::CancelIgnored, glyph(Track::Above, Glyph::Request, ColorRole::SecondaryText, 11)},
    {Sign::CancelDelivered, glyph(Track::Middle, Glyph::Cancel, ColorRole::Cancelled, 12)},
    {Sign::CancelSwallowed, glyph(Track::Middle, Glyph::Cancel, ColorRole::SecondaryText, 12)},
    {Sign::GatherFailed, other(Shape::Flag, ColorRole::GatherLine, Edge::Dashed)},
    {Sign::GatherCancelled, other(Shape::Flag, ColorRole::Cancelled, Edge::Dashed)},
    {Sign::GeneratorDropped, glyph(Track::Below, Glyph::Question, ColorRole::SecondaryText, 10)},
    {Sign::Log, dot()},
    {Sign::ContextSet, contextDot()},
    {Sign::HiddenError, glyph(Track::None, Glyph::Warning, ColorRole::Pending, 13)},
    {Sign::EndOfRun, other(Shape::Line, ColorRole::SecondaryText, Edge::Dotted)},
    {Sign::IdleCut, cut()},
    {Sign::Origin, other(Shape::Line, ColorRole::SecondaryText, Edge::Dashed)},
    {Sign::Note, other(Shape::Line, ColorRole::Accent)},
    {Sign::Spawns, other(Shape::Arrow, ColorRole::Accent)},
    {Sign::IsAwaited, other(Shape::Arrow, ColorRole::SecondaryText, Edge::Dashed)},
    {Sign::Cancels, other(Shape::Arrow, ColorRole::Cancelled)},
    {Sign::PassesException, other(Shape::Arrow, ColorRole::Raised)},
    {Sign::WaitsForever, other(Shape::Arrow, ColorRole::Cancelled)},
};
static_assert(std::size(Looks) == SignCount, "one row for each Sign, in the order of the enumeration");

} // namespace

SignLook lookOf(Sign sign)
{
    if (sign == Sign::Furniture)
        return {};
    const Row &row = Looks[std::size_t(sign)];
    Q_ASSERT(row.sign == sign);
    return row.look;
}

} // namespace awaitscope
