// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/smallglyphs.h"

#include <QPainter>
#include <QPainterPath>

namespace awaitscope {

namespace {

constexpr qreal stroke = 1.9;

QPointF at(const QRectF &box, qreal x, qreal y)
{
    return {box.left() + box.width() * x, box.top() + box.height() * y};
}

void prepare(QPainter &painter, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace

void paintTick(QPainter &painter, const QRectF &box, const QColor &color)
{
    prepare(painter, color);
    const QPointF points[] = {at(box, 0.02, 0.55), at(box, 0.36, 0.86), at(box, 0.95, 0.14)};
    painter.drawPolyline(points, 3);
    painter.restore();
}

void paintCross(QPainter &painter, const QRectF &box, const QColor &color)
{
    prepare(painter, color);
    painter.drawLine(at(box, 0.12, 0.12), at(box, 0.88, 0.88));
    painter.drawLine(at(box, 0.88, 0.12), at(box, 0.12, 0.88));
    painter.restore();
}

void paintQuestion(QPainter &painter, const QRectF &box, const QColor &color)
{
    prepare(painter, color);
    QPainterPath path(at(box, 0.2, 0.3));
    path.cubicTo(at(box, 0.2, -0.1), at(box, 0.9, -0.1), at(box, 0.85, 0.3));
    path.cubicTo(at(box, 0.82, 0.5), at(box, 0.5, 0.45), at(box, 0.5, 0.7));
    painter.drawPath(path);
    painter.setBrush(color);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(at(box, 0.5, 0.97), stroke * 0.65, stroke * 0.65);
    painter.restore();
}

void paintSteps(QPainter &painter, const QRectF &box, const QColor &color)
{
    prepare(painter, color);
    painter.drawLine(at(box, 0.05, 0.18), at(box, 0.95, 0.18));
    painter.drawLine(at(box, 0.3, 0.5), at(box, 0.95, 0.5));
    painter.drawLine(at(box, 0.3, 0.82), at(box, 0.75, 0.82));
    painter.restore();
}

void paintWarning(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    const QPointF corners[] = {at(box, 0.5, 0.05), at(box, 1, 0.92), at(box, 0, 0.92)};
    shape.addPolygon(QPolygonF({corners[0], corners[1], corners[2]}));
    shape.closeSubpath();
    QPainterPath mark;
    mark.addRoundedRect(QRectF(at(box, 0.445, 0.36), at(box, 0.555, 0.64)), 0.5, 0.5);
    mark.addEllipse(at(box, 0.5, 0.77), box.width() * 0.06, box.width() * 0.06);
    painter.setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPath(shape.subtracted(mark));
    painter.restore();
}

void paintFold(QPainter &painter, const QRectF &box, const QColor &color, bool folded)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QPolygonF down({at(box, 0.1, 0.25), at(box, 0.9, 0.25), at(box, 0.5, 0.85)});
    const QPolygonF right({at(box, 0.25, 0.1), at(box, 0.85, 0.5), at(box, 0.25, 0.9)});
    painter.drawPolygon(folded ? right : down);
    painter.restore();
}

void paintPencil(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const qreal s = box.width();
    const QPointF tip(box.left(), box.bottom());
    const QPointF across(s * 0.16, s * 0.16); // half the width of the shaft
    const QPointF neck = tip + QPointF(s * 0.22, -s * 0.22);
    const QPointF end = tip + QPointF(s * 0.8, -s * 0.8);
    painter.drawPolygon(QPolygonF({tip, neck - across, end - across, end + across, neck + across}));
    painter.drawLine(neck - across, neck + across);
    painter.restore();
}

} // namespace awaitscope
