// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/glyphs.h"

#include <QPainter>
#include <QPainterPath>

namespace awaitscope {

namespace {

// All glyphs are drawn in a square from -1 to 1.

QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> strokes)
{
    QPainterPath path;
    for (const auto &stroke : strokes) {
        bool first = true;
        for (const QPointF &p : stroke) {
            first ? path.moveTo(p) : path.lineTo(p);
            first = false;
        }
    }
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path = lines({points});
    path.closeSubpath();
    return path;
}

// The strokes inside the disc.
QPainterPath strokesOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Tick:
        return lines({{{-0.4, 0.04}, {-0.1, 0.34}, {0.42, -0.3}}});
    case Glyph::Cross:
        return lines({{{-0.31, -0.31}, {0.31, 0.31}}, {{0.31, -0.31}, {-0.31, 0.31}}});
    case Glyph::Cancel: {
        QPainterPath path = lines({{{-0.26, 0.26}, {0.26, -0.26}}});
        path.addEllipse(QPointF(0, 0), 0.37, 0.37);
        return path;
    }
    case Glyph::Clock:
        return lines({{{0, -0.48}, {0, 0.04}, {0.34, 0.22}}});
    case Glyph::Question: {
        QPainterPath path(QPointF(-0.26, -0.22));
        path.cubicTo(-0.26, -0.62, 0.32, -0.62, 0.28, -0.2);
        path.cubicTo(0.26, 0.02, 0, 0, 0, 0.24);
        path.moveTo(0, 0.46);
        path.lineTo(0, 0.5);
        return path;
    }
    case Glyph::Warning:
    case Glyph::Request:
    case Glyph::Triangle:
    case Glyph::TriangleClosed:
    case Glyph::Skull:
        break;
    }
    return {};
}

// The filled shape, for glyphs without a disc.
QPainterPath solidOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Warning:
        path = polygon({{0, -0.92}, {1, 0.84}, {-1, 0.84}});
        path.addRoundedRect(QRectF(-0.115, -0.36, 0.23, 0.66), 0.1, 0.1); // a hole, by the odd-even rule
        path.addEllipse(QPointF(0, 0.56), 0.14, 0.14);
        break;
    case Glyph::Request:
        path = polygon({{-0.8, -0.6}, {0.8, -0.6}, {0, 0.8}});
        break;
    case Glyph::Triangle:
        path = polygon({{-0.95, -0.5}, {0.95, -0.5}, {0, 0.72}});
        break;
    case Glyph::TriangleClosed:
        path = polygon({{-0.5, -0.95}, {-0.5, 0.95}, {0.72, 0}});
        break;
    case Glyph::Skull:
        path.addEllipse(QRectF(-0.85, -0.95, 1.7, 1.45));
        path.addRect(QRectF(-0.45, 0.55, 0.9, 0.4));
        path.addEllipse(QPointF(-0.36, -0.2), 0.24, 0.26);
        path.addEllipse(QPointF(0.36, -0.2), 0.24, 0.26);
        break;
    case Glyph::Tick:
    case Glyph::Cross:
    case Glyph::Cancel:
    case Glyph::Clock:
    case Glyph::Question:
        break;
    }
    path.setFillRule(Qt::OddEvenFill);
    return path;
}

} // namespace

void paintGlyph(QPainter &painter, const GlyphItem &item, QColor color, QColor ground)
{
    painter.save();
    painter.translate(item.center);
    const qreal half = item.size / 2;
    const QPainterPath solid = solidOf(item.glyph);
    if (!solid.isEmpty()) {
        if (ground.isValid() && item.glyph == Glyph::Skull) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ground);
            painter.drawEllipse(QPointF(0, 0), half + 1, half + 1);
        }
        painter.scale(half, half);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPath(solid);
        painter.restore();
        return;
    }
    const qreal ring = item.size >= 14 ? 1.9 : 1.3;
    if (ground.isValid()) {
        painter.setPen(QPen(color, ring));
        painter.setBrush(ground);
        painter.drawEllipse(QPointF(0, 0), half - ring / 2, half - ring / 2);
    }
    painter.scale(half, half);
    painter.setPen(QPen(color, (item.size >= 14 ? 1.7 : 1.25) / half, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(strokesOf(item.glyph));
    painter.restore();
}

} // namespace awaitscope
