// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/painter.h"

#include "views/picture/glyphs.h"

#include <QGuiApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace awaitscope {

namespace {

// Side of a tile; a multiple of the period of every pattern, and a divisor of the builder's PatternPeriod.
constexpr qreal TileSide = 24;
// The largest bar that is kept as an image.
constexpr qreal StoredWidth = 120, StoredHeight = 48;

struct PatternLook
{
    qreal period, width;
    bool falling; // from top left to bottom right
};

PatternLook lookOf(Pattern p)
{
    return p == Pattern::Stripes ? PatternLook{8, 2.3, true} : PatternLook{6, 1.0, false};
}

// Draws the pattern over `area`, in phase with the origin.
void drawPattern(QPainter &painter, Pattern pattern, QColor color, const QRectF &area)
{
    if (pattern == Pattern::Dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (qreal y = std::floor(area.top() / 6) * 6; y < area.bottom() + 6; y += 6) {
            for (qreal x = std::floor(area.left() / 6) * 6; x < area.right() + 6; x += 6)
                painter.drawEllipse(QPointF(x + 3, y + 3), 0.8, 0.8);
        }
        return;
    }
    const PatternLook look = lookOf(pattern);
    painter.setPen(QPen(color, look.width, Qt::SolidLine, Qt::SquareCap));
    const qreal h = area.height() + 2, y0 = area.top() - 1;
    // A rising line through (x, y0 + h) reaches y0 at x + h; the sum (or difference) of its coordinates is a multiple of the period.
    const qreal phase = look.falling ? std::fmod(y0, look.period) : -std::fmod(y0 + h, look.period);
    const qreal first = std::floor((area.left() - h) / look.period - 1) * look.period + phase;
    for (qreal x = first; x < area.right() + look.period; x += look.period) {
        if (look.falling)
            painter.drawLine(QPointF(x, y0), QPointF(x + h, y0 + h));
        else
            painter.drawLine(QPointF(x, y0 + h), QPointF(x + h, y0));
    }
}

// Whether it is only a fill and a pattern, without outline and rounding.
bool isSquare(const RectItem &item)
{
    return item.radius <= 0 && !item.brokenEnd && item.outline == ColorRole::None;
}

// A rectangle with a torn right edge.
QPainterPath tornPath(const QRectF &r)
{
    QPainterPath path(r.topLeft());
    const qreal tooth = std::min<qreal>(4, r.width() / 3);
    const int teeth = std::max(2, int(r.height() / 6));
    path.lineTo(r.right() - tooth, r.top());
    for (int i = 0; i < teeth; ++i) {
        const qreal y = r.top() + r.height() * (i + 0.5) / teeth, next = r.top() + r.height() * (i + 1) / teeth;
        path.lineTo(r.right(), y);
        path.lineTo(r.right() - tooth, next);
    }
    path.lineTo(r.bottomLeft());
    path.closeSubpath();
    return path;
}

} // namespace

TimelinePainter::TimelinePainter(const Theme &theme)
    : m_theme(&theme)
{
}

void TimelinePainter::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_tiles.clear();
    m_bars.clear();
}

void TimelinePainter::paintGround(QPainter &painter, const QRectF &rect) const
{
    painter.fillRect(rect, color(ColorRole::Canvas));
}

void TimelinePainter::paint(QPainter &painter, const DisplayList &list)
{
    const QPaintEngine *engine = painter.paintEngine();
    m_raster = engine && engine->type() == QPaintEngine::Raster;
    m_scale = painter.deviceTransform().m11();
    if (m_scale <= 0 || painter.deviceTransform().type() > QTransform::TxScale)
        m_raster = false;
    const QTransform &t = painter.deviceTransform();
    m_wholePixels = m_raster && m_scale == 1 && t.m22() == 1 && t.dx() == std::round(t.dx()) && t.dy() == std::round(t.dy());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    m_smooth = true;
    Clip clip = Clip::None;
    painter.save();
    for (const DisplayItem &item : list.items) {
        if (item.clip != clip) {
            clip = item.clip;
            setClip(painter, list, clip);
        }
        std::visit([&](const auto &shape) { draw(painter, shape); }, item.shape);
    }
    painter.restore();
    painter.restore();
}

void TimelinePainter::setClip(QPainter &painter, const DisplayList &list, Clip clip)
{
    painter.restore(); // to the caller's clip
    painter.save();
    m_smooth = true;
    switch (clip) {
    case Clip::None:
        return;
    case Clip::Plot:
        return painter.setClipRect(snapped(list.plot), Qt::IntersectClip);
    case Clip::Names:
        return painter.setClipRect(snapped(list.names), Qt::IntersectClip);
    case Clip::Ruler:
        return painter.setClipRect(snapped(list.ruler), Qt::IntersectClip);
    }
}

void TimelinePainter::smooth(QPainter &painter, bool on)
{
    if (m_smooth != on)
        painter.setRenderHint(QPainter::Antialiasing, on);
    m_smooth = on;
}

qreal TimelinePainter::snapped(qreal v) const
{
    return m_raster ? qreal(qRound64(v * m_scale)) / m_scale : v; // std::round would be a function call
}

QRectF TimelinePainter::snapped(const QRectF &r) const
{
    if (!m_raster)
        return r;
    if (m_wholePixels) {
        const auto left = qreal(qRound64(r.left())), top = qreal(qRound64(r.top()));
        const qreal width = qreal(qRound64(r.right())) - left;
        return QRectF(left, top, width < 1 && r.width() > 0 ? 1 : width, qreal(qRound64(r.bottom())) - top);
    }
    QRectF s(QPointF(snapped(r.left()), snapped(r.top())), QPointF(snapped(r.right()), snapped(r.bottom())));
    if (s.width() < 1 / m_scale && r.width() > 0)
        s.setWidth(1 / m_scale);
    return s;
}

QPen TimelinePainter::pen(ColorRole role, qreal width, Edge edge) const
{
    QPen p(color(role), width);
    p.setJoinStyle(Qt::MiterJoin);
    switch (edge) {
    case Edge::Solid:
        break;
    case Edge::Dashed:
        p.setDashPattern({4 / std::max<qreal>(width, 1), 3 / std::max<qreal>(width, 1)});
        p.setCapStyle(Qt::FlatCap);
        break;
    case Edge::Dotted:
        p.setDashPattern({1.5 / std::max<qreal>(width, 1), 3 / std::max<qreal>(width, 1)});
        p.setCapStyle(Qt::FlatCap);
        break;
    }
    return p;
}

void TimelinePainter::draw(QPainter &painter, const RectItem &item)
{
    const QRectF rect = snapped(item.rect);
    if (isSquare(item) && item.pattern == Pattern::None) {
        smooth(painter, !m_raster);
        if (item.fill != ColorRole::None)
            painter.fillRect(rect, color(item.fill));
    } else if (!drawStored(painter, item, rect)) {
        smooth(painter, !m_raster || !isSquare(item));
        drawBar(painter, item, rect);
    }
}

// Thousands of bars in a frame share a few dozen looks: each look is drawn once, as an image.
bool TimelinePainter::drawStored(QPainter &painter, const RectItem &item, const QRectF &rect)
{
    if (!m_wholePixels || item.brokenEnd || rect.width() > StoredWidth || rect.height() > StoredHeight || rect.isEmpty())
        return false;
    quint64 key = quint64(rect.width());
    for (const quint64 part : {quint64(rect.height()), quint64(item.fill), quint64(item.outline), quint64(item.patternColor), quint64(item.pattern),
                               quint64(item.edge), quint64(item.outlineWidth * 4), quint64(item.radius)})
        key = key << 7 | part;
    QImage &image = m_bars[key];
    if (image.isNull()) {
        image = QImage(rect.size().toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter bar(&image);
        bar.setRenderHint(QPainter::Antialiasing);
        drawBar(bar, item, QRectF(image.rect()));
        bar.end();
        if (isSquare(item) && item.fill != ColorRole::None)
            image = image.convertToFormat(QImage::Format_RGB32);
    }
    painter.drawImage(rect.topLeft(), image);
    return true;
}

void TimelinePainter::drawBar(QPainter &painter, const RectItem &item, const QRectF &rect)
{
    if (isSquare(item)) {
        if (item.fill != ColorRole::None)
            painter.fillRect(rect, color(item.fill));
        return fillPattern(painter, item, rect);
    }
    const qreal inset = item.outline == ColorRole::None ? 0 : qreal(item.outlineWidth) / 2;
    const QRectF inner = rect.adjusted(inset, inset, -inset, -inset);
    painter.setPen(Qt::NoPen);
    painter.setBrush(item.fill == ColorRole::None ? QBrush(Qt::NoBrush) : QBrush(color(item.fill)));
    if (item.brokenEnd) {
        if (item.outline != ColorRole::None)
            painter.setPen(pen(item.outline, qreal(item.outlineWidth), item.edge));
        painter.drawPath(tornPath(inner));
        return;
    }
    if (item.fill != ColorRole::None)
        painter.drawRoundedRect(inner, qreal(item.radius), qreal(item.radius));
    fillPattern(painter, item, inner);
    if (item.outline != ColorRole::None) {
        painter.setPen(pen(item.outline, qreal(item.outlineWidth), item.edge));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inner, qreal(item.radius), qreal(item.radius));
    }
}

void TimelinePainter::fillPattern(QPainter &painter, const RectItem &item, const QRectF &rect)
{
    if (item.pattern == Pattern::None)
        return;
    if (!m_raster)
        return fillPatternAsLines(painter, item, rect);
    const Tile &t = tile(item.pattern, item.patternColor);
    QBrush brush = t.brush;
    brush.setTransform(QTransform::fromTranslate(rect.left(), rect.top()).scale(1 / t.scale, 1 / t.scale));
    if (item.radius <= 0)
        return painter.fillRect(rect, brush);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(rect, qreal(item.radius), qreal(item.radius));
}

void TimelinePainter::fillPatternAsLines(QPainter &painter, const RectItem &item, const QRectF &rect)
{
    painter.save();
    if (item.radius > 0) {
        QPainterPath path;
        path.addRoundedRect(rect, qreal(item.radius), qreal(item.radius));
        painter.setClipPath(path, Qt::IntersectClip);
    } else {
        painter.setClipRect(rect, Qt::IntersectClip);
    }
    painter.translate(rect.topLeft());
    drawPattern(painter, item.pattern, color(item.patternColor), QRectF(QPointF(0, 0), rect.size()));
    painter.restore();
}

const TimelinePainter::Tile &TimelinePainter::tile(Pattern pattern, ColorRole role)
{
    Tile &t = m_tiles[(quint32(pattern) << 8) | quint32(role)];
    if (t.scale == m_scale)
        return t;
    // A whole number of device pixels, so that the tiles join.
    const int side = std::max(1, qRound(TileSide * m_scale));
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / TileSide, side / TileSide);
    drawPattern(painter, pattern, color(role), QRectF(0, 0, TileSide, TileSide));
    painter.end();
    t.brush = QBrush(image);
    t.scale = m_scale;
    return t;
}

void TimelinePainter::draw(QPainter &painter, const LineItem &item)
{
    const bool vertical = item.from.x() == item.to.x(), horizontal = item.from.y() == item.to.y();
    if (m_raster && item.edge == Edge::Solid && (vertical || horizontal)) {
        const qreal width = std::max(snapped(qreal(item.width)), 1 / m_scale);
        const QPointF a(snapped(item.from.x()), snapped(item.from.y())), b(snapped(item.to.x()), snapped(item.to.y()));
        smooth(painter, false);
        return painter.fillRect(vertical ? QRectF(a.x(), a.y(), width, b.y() - a.y()) : QRectF(a.x(), a.y(), b.x() - a.x(), width),
                                color(item.color));
    }
    smooth(painter, true);
    painter.setPen(pen(item.color, qreal(item.width), item.edge));
    const qreal half = m_raster ? 0.5 / m_scale : 0;
    const QPointF shift(vertical ? half : 0, horizontal ? half : 0);
    painter.drawLine(item.from + shift, item.to + shift);
}

const TimelinePainter::Face &TimelinePainter::face(qreal pixelSize, bool bold)
{
    const int key = qRound(pixelSize * 4) * 2 + int(bold);
    auto it = m_faces.find(key);
    if (it == m_faces.end()) {
        QFont font = QGuiApplication::font();
        font.setPixelSize(std::max(1, qRound(pixelSize)));
        font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
        it = m_faces.insert(key, Face{font, QFontMetricsF(font)});
    }
    return *it;
}

void TimelinePainter::draw(QPainter &painter, const TextItem &item)
{
    smooth(painter, true);
    const Face &f = face(item.pixelSize, item.bold);
    // A small tolerance: the builder measured the same text, and rounding must not cut off its last letter.
    const QString text = f.metrics.elidedText(item.text, Qt::ElideRight, item.rect.width() + 1.5);
    const QRectF bounds = f.metrics.boundingRect(item.rect, int(item.alignment) | Qt::TextSingleLine, text);
    if (item.plate) {
        QColor ground = color(ColorRole::Canvas);
        ground.setAlphaF(0.9f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(snapped(bounds.adjusted(-5, 0, 5, 0)), 2, 2);
    }
    const QPointF baseline(bounds.left(), std::round(item.rect.center().y() + (f.metrics.ascent() - f.metrics.descent()) / 2));
    painter.setFont(f.font);
    if (m_halo && !item.plate) {
        QPainterPath path;
        path.addText(baseline, f.font, text);
        painter.strokePath(path, QPen(color(ColorRole::Canvas), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.setPen(color(item.color));
    painter.drawText(baseline, text);
}

void TimelinePainter::draw(QPainter &painter, const GlyphItem &item)
{
    smooth(painter, true);
    paintGlyph(painter, item, color(item.color), item.ground == ColorRole::None ? QColor() : color(item.ground));
}

void TimelinePainter::draw(QPainter &painter, const CurveItem &item)
{
    smooth(painter, true);
    QPainterPath path(item.from);
    path.cubicTo(item.control1, item.control2, item.to);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen(item.color, qreal(item.width), item.edge));
    painter.drawPath(path);
    // The head continues the direction of the last part of the curve.
    const QPointF d = item.to - item.control2;
    const qreal length = std::max<qreal>(std::hypot(d.x(), d.y()), 0.001);
    const QPointF along = d / length, across(-along.y(), along.x());
    const QPointF tip = item.to + along * 8;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(item.color));
    painter.drawPolygon(QPolygonF{{tip, item.to + across * 4, item.to - across * 4}});
    painter.drawEllipse(item.from, 2.5, 2.5);
}

} // namespace awaitscope
