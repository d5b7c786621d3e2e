// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/svg/pathrecorder.h"

#include "views/picture/glyphs.h"
#include "views/picture/painter.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

namespace awaitscope {

namespace {

//! A paint device that records paths instead of pixels.
class RecordingEngine : public QPaintEngine
{
public:
    RecordingEngine()
        : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void updateState(const QPaintEngineState &) override {}
    void drawTextItem(const QPointF &, const QTextItem &) override {}

    void drawPath(const QPainterPath &path) override
    {
        const QTransform transform = painter()->transform();
        const QPen pen = painter()->pen();
        const QBrush brush = painter()->brush();
        RecordedPath out;
        out.path = transform.map(path);
        if (brush.style() != Qt::NoBrush)
            out.fill = brush.color();
        if (pen.style() != Qt::NoPen) {
            out.stroke = pen.color();
            out.width = pen.widthF() * transform.m11();
            out.dashes = pen.style() == Qt::SolidLine ? QList<qreal>() : pen.dashPattern();
            out.roundCaps = pen.capStyle() == Qt::RoundCap;
        }
        paths.push_back(out);
    }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode)
            path.closeSubpath();
        drawPath(path);
    }

    void drawEllipse(const QRectF &rect) override
    {
        QPainterPath path;
        path.addEllipse(rect);
        drawPath(path);
    }

    std::vector<RecordedPath> paths;
};

class RecordingDevice : public QPaintDevice
{
public:
    QPaintEngine *paintEngine() const override { return &m_engine; }
    std::vector<RecordedPath> take() { return std::move(m_engine.paths); }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
        case PdmWidthMM:
        case PdmHeightMM:
            return 100'000;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmNumColors:
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default: // later versions of Qt have more operations, and replace unsupported ones by those above
            return 0;
        }
    }

private:
    mutable RecordingEngine m_engine;
};

} // namespace

std::vector<RecordedPath> recordGlyph(const GlyphItem &item, QColor color, QColor ground)
{
    RecordingDevice device;
    QPainter painter(&device);
    paintGlyph(painter, item, color, ground);
    painter.end();
    return device.take();
}

std::vector<RecordedPath> recordItem(const DisplayItem &item)
{
    RecordingDevice device;
    DisplayList list;
    list.items.push_back(item);
    list.items.back().clip = Clip::None;
    TimelinePainter timeline(Theme::get(ThemeKind::Light));
    QPainter painter(&device);
    timeline.paint(painter, list);
    painter.end();
    return device.take();
}

} // namespace awaitscope
