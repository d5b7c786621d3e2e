// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylist.h"

#include <QBrush>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QPen>

class QPainter;

namespace awaitscope {

//! Draws display lists on any paint device in the colours of a theme. On raster devices edges are aligned to whole device pixels,
//! patterns come from cached tiles and small bars from cached images; elsewhere everything is vectors. Keeps fonts, brushes and
//! images between frames. Needs a QGuiApplication.
class TimelinePainter
{
public:
    explicit TimelinePainter(const Theme &theme);
    void setTheme(const Theme &theme);
    const Theme &theme() const { return *m_theme; }
    //! Gives text an outline of the canvas colour, so that it is legible on any background.
    void setHalo(bool on) { m_halo = on; }

    //! Fills the canvas.
    void paintGround(QPainter &painter, const QRectF &rect) const;
    void paint(QPainter &painter, const DisplayList &list);

private:
    struct Tile
    {
        QBrush brush;
        qreal scale = 0;
    };
    void setClip(QPainter &painter, const DisplayList &list, Clip clip);
    void draw(QPainter &painter, const RectItem &item);
    void smooth(QPainter &painter, bool on);
    void drawBar(QPainter &painter, const RectItem &item, const QRectF &rect);
    bool drawStored(QPainter &painter, const RectItem &item, const QRectF &rect);
    void draw(QPainter &painter, const LineItem &item);
    void draw(QPainter &painter, const TextItem &item);
    void draw(QPainter &painter, const GlyphItem &item);
    void draw(QPainter &painter, const CurveItem &item);
    void fillPattern(QPainter &painter, const RectItem &item, const QRectF &rect);
    void fillPatternAsLines(QPainter &painter, const RectItem &item, const QRectF &rect);
    const Tile &tile(Pattern pattern, ColorRole color);
    struct Face
    {
        QFont font;
        QFontMetricsF metrics;
    };
    const Face &face(qreal pixelSize, bool bold);
    QColor color(ColorRole role) const { return m_theme->color(role); }
    QRectF snapped(const QRectF &r) const;
    qreal snapped(qreal v) const;
    QPen pen(ColorRole role, qreal width, Edge edge) const;

    const Theme *m_theme;
    bool m_halo = false;
    bool m_raster = true;
    bool m_smooth = true; // antialiasing is on: not needed for edges on whole pixels, and much slower there
    bool m_wholePixels = false; // one unit is one device pixel, and integer coordinates are on whole pixels
    qreal m_scale = 1; // device pixels per unit
    QHash<quint32, Tile> m_tiles;
    QHash<quint64, QImage> m_bars; // small bars, drawn once
    QHash<int, Face> m_faces;
};

} // namespace awaitscope
