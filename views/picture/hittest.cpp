// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/hittest.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal LeastSide = 8, LineReach = 2.5;

struct Extent
{
    QRectF operator()(const RectItem &r) const { return r.rect; }
    QRectF operator()(const LineItem &l) const { return QRectF(l.from, l.to).normalized(); }
    QRectF operator()(const TextItem &t) const { return t.rect; }
    QRectF operator()(const GlyphItem &g) const { return QRectF(g.center.x() - g.size / 2, g.center.y() - g.size / 2, g.size, g.size); }
    QRectF operator()(const CurveItem &c) const
    {
        const QPointF middle = (c.from + 3 * c.control1 + 3 * c.control2 + c.to) / 8;
        QRectF out = QRectF(c.from, c.to).normalized();
        out.setCoords(std::min(out.left(), middle.x()), std::min(out.top(), middle.y()), std::max(out.right(), middle.x()), std::max(out.bottom(), middle.y()));
        return out;
    }
};

QRectF clipOf(const DisplayList &list, Clip clip)
{
    switch (clip) {
    case Clip::None:
        return QRectF(QPointF(0, 0), list.size);
    case Clip::Plot:
        return list.plot;
    case Clip::Names:
        return list.names;
    case Clip::Ruler:
        return list.ruler;
    }
    return {};
}

// A curve is thin: a position within a few pixels of one of its points is on it.
bool isOnCurve(const CurveItem &c, QPointF pos)
{
    for (int i = 0; i <= 32; ++i) {
        const qreal t = i / 32.0, u = 1 - t;
        const QPointF p = u * u * u * c.from + 3 * u * u * t * c.control1 + 3 * u * t * t * c.control2 + t * t * t * c.to;
        if (std::hypot(p.x() - pos.x(), p.y() - pos.y()) <= 4)
            return true;
    }
    return false;
}

qreal distance(const QRectF &r, QPointF p)
{
    const qreal dx = std::max({r.left() - p.x(), 0.0, p.x() - r.right()}), dy = std::max({r.top() - p.y(), 0.0, p.y() - r.bottom()});
    return std::hypot(dx, dy);
}

//! The moment or the stretch of time that a sign of the whole picture stands for.
std::optional<TimeRange> timeOf(Sign sign, std::size_t number, const TimelineOptions &options)
{
    if (sign == Sign::IdleCut && number < options.cuts.cuts().size())
        return options.cuts.cuts()[number];
    if (sign == Sign::Note && number < options.notes.size())
        return TimeRange{options.notes[number].time, options.notes[number].time};
    if (sign == Sign::Origin)
        return TimeRange{options.origin, options.origin};
    return std::nullopt;
}

} // namespace

QRectF hitArea(const DisplayItem &item)
{
    const QRectF r = std::visit(Extent{}, item.shape);
    const qreal dx = std::max<qreal>(0, (LeastSide - r.width()) / 2), dy = std::max<qreal>(0, (LeastSide - r.height()) / 2);
    return r.adjusted(-dx, -dy, dx, dy);
}

ItemRef hitTest(const DisplayList &list, QPointF pos)
{
    ItemRef nearest, wide, lane, curve;
    qreal nearestDistance = 1e9;
    for (auto item = list.items.rbegin(); item != list.items.rend(); ++item) {
        if (item->ref.kind == ItemRef::Kind::None || !clipOf(list, item->clip).contains(pos))
            continue;
        if (const auto *shape = std::get_if<CurveItem>(&item->shape); shape && item->ref.kind != ItemRef::Kind::Legend) {
            if (curve.kind == ItemRef::Kind::None && isOnCurve(*shape, pos))
                curve = item->ref;
            continue;
        }
        const QRectF exact = std::visit(Extent{}, item->shape);
        if (item->ref.kind == ItemRef::Kind::Lane) {
            if (lane.kind == ItemRef::Kind::None && exact.contains(pos))
                lane = item->ref;
            continue;
        }
        const auto *line = std::get_if<LineItem>(&item->shape);
        if (line && distance(exact, pos) > LineReach)
            continue; // it must not take clicks from the bars beside it
        const bool inside = exact.contains(pos);
        const bool isWideBar = std::holds_alternative<RectItem>(item->shape) && exact.width() >= LeastSide;
        if (inside && !isWideBar && exact.width() >= LeastSide)
            return item->ref; // a mark or a label is above the bars
        if (inside && isWideBar && wide.kind == ItemRef::Kind::None)
            wide = item->ref; // a thin bar on or beside it takes precedence: it cannot be clicked elsewhere
        if (!isWideBar && hitArea(*item).contains(pos) && distance(exact, pos) < nearestDistance) {
            nearest = item->ref;
            nearestDistance = distance(exact, pos);
        }
    }
    if (nearest.kind != ItemRef::Kind::None)
        return nearest;
    if (wide.kind != ItemRef::Kind::None)
        return wide;
    return curve.kind != ItemRef::Kind::None ? curve : lane;
}

std::optional<ViewItem> toViewItem(const ItemRef &ref, const TimelineOptions &options)
{
    switch (ref.kind) {
    case ItemRef::Kind::None:
    case ItemRef::Kind::Legend:
        return std::nullopt;
    case ItemRef::Kind::Sign:
        return ViewItem{ViewItem::Kind::Sign, NoIndex, ref.index, timeOf(Sign(ref.index), ref.count, options)};
    case ItemRef::Kind::Lane:
        return ViewItem{ViewItem::Kind::Lane, ref.lane, 0};
    case ItemRef::Kind::Span:
        return ViewItem{ViewItem::Kind::Span, ref.lane, ref.index};
    case ItemRef::Kind::Mark:
        return ViewItem{ViewItem::Kind::Mark, ref.lane, ref.index};
    case ItemRef::Kind::Arrow:
        return ViewItem{ViewItem::Kind::Arrow, ref.lane, ref.index};
    }
    return std::nullopt;
}

} // namespace awaitscope
