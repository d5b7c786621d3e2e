// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/signs.h"
#include "views/common/theme.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

// The interface between the trace and every picture of it: a plain, printable list of what to draw, in order. Painter, SVG,
// PDF, hit test, text goldens and the accessible table all read it. Units are device-independent pixels, origin top left,
// y down. Colours are roles.

namespace awaitscope {

enum class Pattern : quint8 { None, Hatch /*!< thin 45 degree lines: sleeping */, Stripes /*!< thick grey ones: orphan */, Dots };
enum class Edge : quint8 { Solid, Dashed, Dotted };
enum class Glyph : quint8 {
    Tick,
    Cross,
    Warning,
    Cancel,
    Clock,
    Question,
    Request,
    Triangle /*!< open branch */,
    TriangleClosed,
    Skull /*!< destroyed pending */
};
enum class Clip : quint8 { None, Plot /*!< right of the lane names, below the ruler */, Names, Ruler };

//! What an item represents: makes it clickable and gives it a tooltip, an id in SVG and a row in the accessible table.
struct ItemRef
{
    enum class Kind : quint8 { None, Lane, Span, Mark, Arrow, Legend, Sign /*!< of the picture as a whole: the end of the run, a marker */ } kind = Kind::None;
    quint32 lane = 0xffffffff;
    quint32 index = 0xffffffff; //!< of the span or mark in its lane, or of the arrow; of Legend and Sign: the Sign
    quint32 count = 1; //!< how many spans were merged into it; of Sign: which of several it is, from 0
    bool operator==(const ItemRef &) const = default;
};

//! For an item that represents a sign of the picture as a whole. \a number: which of several cuts or markers.
inline ItemRef refOf(Sign sign, std::size_t number = 0)
{
    return {ItemRef::Kind::Sign, 0xffffffff, quint32(sign), quint32(number)};
}
//! The sign for which the item is drawn; Furniture if it needs no explanation.
Sign signOf(const TraceStore &store, const ItemRef &ref);

struct RectItem
{
    QRectF rect;
    ColorRole fill = ColorRole::None;
    ColorRole outline = ColorRole::None;
    ColorRole patternColor = ColorRole::None;
    Pattern pattern = Pattern::None;
    Edge edge = Edge::Solid;
    float outlineWidth = 1;
    float radius = 0;
    bool brokenEnd = false; //!< the right edge is torn: a lost exception
};

struct LineItem
{
    QPointF from;
    QPointF to;
    ColorRole color = ColorRole::Text;
    Edge edge = Edge::Solid;
    float width = 1;
};

struct TextItem
{
    QRectF rect; //!< the text is clipped to it and elided if too long
    QString text;
    ColorRole color = ColorRole::Text;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    qreal pixelSize = 13;
    bool bold = false;
    bool plate = false; //!< drawn on a plate of the canvas colour, so that it is legible on any background
};

struct GlyphItem
{
    QPointF center;
    qreal size = 16;
    Glyph glyph = Glyph::Tick;
    ColorRole color = ColorRole::Text;
    ColorRole ground = ColorRole::Canvas; //!< fill of the disc behind it; None: no disc
};

//! A cubic Bezier curve with an arrow head at its end.
struct CurveItem
{
    QPointF from, control1, control2, to;
    ColorRole color = ColorRole::Accent;
    float width = 1.5;
    Edge edge = Edge::Solid;
};

struct DisplayItem
{
    std::variant<RectItem, LineItem, TextItem, GlyphItem, CurveItem> shape;
    ItemRef ref;
    Clip clip = Clip::None;
};

struct DisplayList
{
    QSizeF size;
    QRectF plot; //!< the area of the time axis
    QRectF names;
    QRectF ruler;
    std::vector<DisplayItem> items;

    //! One line per item, for text goldens: "rect 497,125 128x22 sleeping hatch(sleeping-hatch) lane 2 span 0".
    QString toText() const;
};

} // namespace awaitscope
