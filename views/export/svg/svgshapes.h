// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/svg/svgstyle.h"

#include <functional>
#include <map>
#include <tuple>

namespace awaitscope {

//! Converts the items of a display list to SVG elements, one per line. Records which symbols they need.
class SvgShapes
{
public:
    using Measure = std::function<qreal(const QString &text, qreal pixelSize, bool bold)>;
    //! \a halo: text that is not on a bar gets an outline, for pictures without a background.
    SvgShapes(SvgStyle &style, Measure measure, bool halo)
        : m_style(style), m_measure(std::move(measure)), m_halo(halo) {}

    //! The element, with \a title (a complete <title> element, or nothing) inside. Empty if there is nothing to draw.
    QByteArray draw(const DisplayItem &item, const QByteArray &title);
    //! Definitions of the symbols used so far.
    QByteArray symbols() const;

    static QByteArray plainRect(const QRectF &rect);

private:
    QByteArray draw(const RectItem &item, const QByteArray &title);
    QByteArray draw(const LineItem &item, const QByteArray &title);
    QByteArray draw(const TextItem &item, const QByteArray &title);
    QByteArray draw(const GlyphItem &item, const QByteArray &title);
    QByteArray draw(const CurveItem &item, const QByteArray &title);
    QByteArray drawTorn(const RectItem &item, const QByteArray &title);
    QByteArray fillOf(const RectItem &item);
    QByteArray elided(const TextItem &item, QString *text) const;

    using SymbolKey = std::tuple<Glyph, int, ColorRole>; // the size in quarters of a pixel
    SvgStyle &m_style;
    Measure m_measure;
    bool m_halo;
    std::map<SymbolKey, QByteArray> m_symbols;
};

} // namespace awaitscope
