// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/legend.h"

#include "model/words/waits.h"
#include "views/picture/barlook.h"
#include "views/picture/signlook.h"

#include <algorithm>
#include <cmath>

// The legend contains the signs that occur, and no others.

namespace awaitscope {

namespace {

constexpr qreal RowHeight = 22, Swatch = 24, Gap = 22, TextSize = 11.5, Side = 12;

void addLook(const SignLook &look, Sign sign, const QRectF &box, std::vector<DisplayItem> &out)
{
    const ItemRef ref{ItemRef::Kind::Legend, NoIndex, quint32(sign), 1};
    const QPointF middle = box.center();
    const auto line = [&](QPointF from, QPointF to, float width) { out.push_back({LineItem{from, to, look.color, look.edge, width}, ref, Clip::None}); };
    const auto rect = [&](const QRectF &r, ColorRole fill, float radius) {
        RectItem item;
        item.rect = r;
        item.fill = fill;
        item.radius = radius;
        out.push_back({item, ref, Clip::None});
    };
    switch (look.shape) {
    case SignLook::Shape::None:
        return;
    case SignLook::Shape::Bar: {
        RectItem bar = look.bar;
        bar.rect = box;
        bar.radius = bar.outline == ColorRole::None && bar.pattern == Pattern::None && sign != Sign::Running ? 0 : 3;
        out.push_back({bar, ref, Clip::None});
        return;
    }
    case SignLook::Shape::Glyph: {
        GlyphItem glyph;
        glyph.center = middle;
        glyph.size = std::min<qreal>(look.size, 15);
        glyph.glyph = look.glyph;
        glyph.color = look.color;
        glyph.ground = look.glyph == Glyph::Request || look.glyph == Glyph::Warning ? ColorRole::None : ColorRole::Canvas;
        out.push_back({glyph, ref, Clip::None});
        if (sign == Sign::Swallowed || sign == Sign::Silenced)
            out.push_back({LineItem{middle + QPointF(8, 0), {box.right() + 4, middle.y()}, ColorRole::Raised, Edge::Dashed, 2.5}, ref, Clip::None});
        return;
    }
    case SignLook::Shape::Dot:
        return rect(QRectF(middle.x() - 2, middle.y() - 2, 4, 4), look.color, 2);
    case SignLook::Shape::Line:
        return line({middle.x(), box.top() - 2}, {middle.x(), box.bottom() + 2}, 1.5);
    case SignLook::Shape::Flag:
        line({middle.x(), box.top() - 2}, {middle.x(), box.bottom() + 3}, 1.5);
        return rect(QRectF(box.left() + 3, box.top() - 1, box.width() - 6, 8), look.color, 4);
    case SignLook::Shape::Arrow: {
        CurveItem curve;
        curve.from = {box.left(), middle.y()};
        curve.to = {box.right() - 8, middle.y()};
        curve.control1 = curve.from + QPointF(4, 0);
        curve.control2 = curve.to - QPointF(4, 0);
        curve.color = look.color;
        curve.edge = look.edge;
        out.push_back({curve, ref, Clip::None});
        return;
    }
    }
}

} // namespace

Signs signsOf(const Occurrence &occurrence)
{
    Signs out;
    const auto set = [&out](Sign sign) {
        if (sign != Sign::Furniture)
            out.set(std::size_t(sign));
    };
    for (std::size_t i = 0; i < occurrence.states.size(); ++i)
        if (occurrence.states.test(i) && SpanState(i) != SpanState::Pending)
            set(signOf(SpanState(i), false));
    for (std::size_t i = 0; i < occurrence.marks.size(); ++i)
        if (occurrence.marks.test(i))
            set(signOf(MarkKind(i)));
    if (occurrence.orphan)
        set(Sign::Orphan);
    if (occurrence.pending)
        set(Sign::Pending);
    return out;
}

namespace {

//! Low rows have no marks, except the signs of failed lanes at their names, and no hairlines beside bars.
Signs lowSigns(const Occurrence &occurrence, bool names)
{
    Signs out = signsOf(occurrence);
    for (std::size_t i = 0; i < SignCount; ++i) {
        const SignLook look = lookOf(Sign(i));
        if (look.shape == SignLook::Shape::Glyph || look.shape == SignLook::Shape::Dot)
            out.reset(i);
    }
    const auto setIf = [&out](Sign sign, bool on) { out.set(std::size_t(sign), on); };
    setIf(Sign::Running, occurrence.steps);
    setIf(Sign::Awaiting, occurrence.has(SpanState::Awaiting) || occurrence.has(SpanState::Calling));
    setIf(Sign::Calling, false); // looks the same
    setIf(Sign::Retrieved, names && occurrence.has(MarkKind::Retrieved));
    setIf(Sign::Swallowed, occurrence.has(SpanState::Swallowed));
    return out;
}

//! Its tone in low bars; None if it is not a bar.
ColorRole lowTone(Sign sign)
{
    switch (sign) {
    case Sign::Created:
        return lowBarTone(SpanState::Created, false);
    case Sign::Running:
        return lowBarTone(SpanState::Running, false);
    case Sign::Sleeping:
        return lowBarTone(SpanState::Sleeping, false);
    case Sign::Awaiting:
        return lowBarTone(SpanState::Awaiting, false);
    case Sign::Orphan:
        return lowBarTone(SpanState::Sleeping, true);
    case Sign::Pending:
    case Sign::Lost:
        return lowBarTone(SpanState::Pending, false);
    case Sign::Swallowed:
        return lowBarTone(SpanState::Swallowed, false);
    case Sign::HeldUp:
        return lowBarTone(SpanState::HeldUp, false);
    case Sign::NeverAwaited:
        return lowBarTone(SpanState::NeverAwaited, false);
    case Sign::Cancelling:
        return lowBarTone(SpanState::Cancelling, false);
    default:
        return ColorRole::None;
    }
}

SignLook legendLook(Sign sign, bool lowBars)
{
    SignLook look = lookOf(sign);
    const ColorRole tone = lowBars ? lowTone(sign) : ColorRole::None;
    if (tone == ColorRole::None)
        return look;
    look.shape = SignLook::Shape::Bar;
    look.bar = {};
    look.bar.fill = tone;
    return look;
}

} // namespace

Signs legendSigns(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options)
{
    const Occurrence occurrence = options.occurrence ? *options.occurrence : occurringIn(store);
    Signs out = options.lowBars ? lowSigns(occurrence, options.namesWidth > 0) : signsOf(occurrence);
    out.set(std::size_t(Sign::EndOfRun), store.finished());
    out.set(std::size_t(Sign::IdleCut), !options.cuts.isEmpty());
    out.set(std::size_t(Sign::Origin), options.origin != Time{0});
    out.set(std::size_t(Sign::Note), !options.notes.empty());
    const HiddenErrors hidden = hiddenErrorsOf(store, layout);
    out.set(std::size_t(Sign::HiddenError), hidden.hidden > 0 || !hidden.collapsed.empty());
    out.set(std::size_t(Sign::WaitsForever), !waitsOf(store).empty());
    if (options.allArrows)
        for (const Arrow &arrow : store.arrows())
            out.set(std::size_t(signOf(arrow.kind)));
    return out;
}

std::vector<LegendEntry> legendEntries(const Signs &signs, qreal width, const TextMeasure &measure)
{
    std::vector<LegendEntry> out;
    qreal x = Side, y = 0;
    for (std::size_t i = 0; i < SignCount; ++i) {
        if (!signs.test(i))
            continue;
        const qreal text = std::ceil(measure(signLabel(Sign(i)), TextSize, false)), all = Swatch + 8 + text + Gap;
        if (x + all > width && x > Side) {
            x = Side;
            y += RowHeight;
        }
        out.push_back({Sign(i), QRectF(x, y, Swatch + 8 + text + 4, RowHeight)});
        x += all;
    }
    return out;
}

qreal legendHeight(const std::vector<LegendEntry> &entries)
{
    return entries.empty() ? 0 : entries.back().rect.bottom();
}

void drawLegend(const std::vector<LegendEntry> &entries, QPointF topLeft, bool lowBars, std::vector<DisplayItem> &out)
{
    for (const LegendEntry &entry : entries) {
        const QRectF rect = entry.rect.translated(topLeft), box(rect.left(), rect.top() + 4, Swatch, 13);
        addLook(legendLook(entry.sign, lowBars), entry.sign, box, out);
        TextItem item;
        item.rect = QRectF(box.right() + 8, box.top() - 3, rect.right() - box.right() - 8, 19);
        item.text = signLabel(entry.sign);
        item.color = ColorRole::SecondaryText;
        item.pixelSize = TextSize;
        out.push_back({item, {ItemRef::Kind::Legend, NoIndex, quint32(entry.sign), 1}, Clip::None});
    }
}

} // namespace awaitscope
