// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/svg/svgshapes.h"

#include "views/export/scene/exportpaint.h"
#include "views/export/svg/pathrecorder.h"
#include "views/export/svg/svgtext.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// Half the cap height as a fraction of the font size: nearly the same in all fonts of the list.
constexpr qreal BaselineShare = 0.364;
constexpr qreal ElisionSlack = 1.5; // as in the painter

QByteArray attribute(const char *name, double value)
{
    return QByteArray(" ") + name + "=\"" + svgNumber(value) + '"';
}

QByteArray element(const QByteArray &tag, const QByteArray &attributes, const QByteArray &title)
{
    return '<' + tag + attributes + (title.isEmpty() ? QByteArray("/>\n") : '>' + title + "</" + tag + ">\n");
}

//! Dashes as the painter draws them, in pixels.
QByteArray dashes(Edge edge)
{
    switch (edge) {
    case Edge::Solid:
        return {};
    case Edge::Dashed:
        return " stroke-dasharray=\"4 3\"";
    case Edge::Dotted:
        return " stroke-dasharray=\"1.5 3\"";
    }
    return {};
}

QByteArray strokeWidth(qreal width)
{
    return qFuzzyCompare(width, 1.0) ? QByteArray() : attribute("stroke-width", width);
}

const char *glyphName(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Tick: return "tick";
    case Glyph::Cross: return "cross";
    case Glyph::Warning: return "warning";
    case Glyph::Cancel: return "cancel";
    case Glyph::Clock: return "clock";
    case Glyph::Question: return "question";
    case Glyph::Request: return "request";
    case Glyph::Triangle: return "open";
    case Glyph::TriangleClosed: return "closed";
    case Glyph::Skull: return "destroyed";
    }
    return "";
}

//! On whole pixels, as the painter does at the same size: crisp edges, patterns in the same phase, short numbers.
QRectF snapped(const QRectF &r)
{
    const QPointF from(std::round(r.left()), std::round(r.top()));
    const QPointF to(std::round(r.right()), std::round(r.bottom()));
    return QRectF(from, QPointF(r.width() > 0 ? std::max(to.x(), from.x() + 1) : from.x(), r.height() > 0 ? std::max(to.y(), from.y() + 1) : from.y()));
}

//! White space that XML would collapse.
bool hasBlanks(const QString &text)
{
    return text.startsWith(u' ') || text.endsWith(u' ') || text.contains(u"  ");
}

} // namespace

QByteArray SvgShapes::plainRect(const QRectF &r)
{
    return "<rect" + attribute("x", r.x()) + attribute("y", r.y()) + attribute("width", r.width()) + attribute("height", r.height()) + "/>";
}

QByteArray SvgShapes::draw(const DisplayItem &item, const QByteArray &title)
{
    return std::visit([&](const auto &shape) { return draw(shape, title); }, item.shape);
}

QByteArray SvgShapes::fillOf(const RectItem &item)
{
    if (item.pattern != Pattern::None)
        return m_style.patternClass(item.pattern, item.fill, item.patternColor);
    return item.fill == ColorRole::None ? QByteArray("n") : m_style.fillClass(item.fill);
}

QByteArray SvgShapes::draw(const RectItem &item, const QByteArray &title)
{
    if (item.fill == ColorRole::None && item.outline == ColorRole::None && item.pattern == Pattern::None)
        return {};
    if (item.brokenEnd)
        return drawTorn(item, title);
    const bool outlined = item.outline != ColorRole::None;
    const qreal inset = outlined ? qreal(item.outlineWidth) / 2 : 0;
    const QRectF r = snapped(item.rect).adjusted(inset, inset, -inset, -inset);
    if (r.width() <= 0 || r.height() <= 0)
        return {};
    QByteArray attributes = " class=\"" + fillOf(item);
    if (outlined)
        attributes += ' ' + m_style.strokeClass(item.outline);
    attributes += '"';
    // A pattern starts at the corner of its bar.
    if (item.pattern != Pattern::None)
        attributes += " transform=\"translate(" + svgNumber(r.x()) + ' ' + svgNumber(r.y()) + ")\"";
    else
        attributes += attribute("x", r.x()) + attribute("y", r.y());
    attributes += attribute("width", r.width()) + attribute("height", r.height());
    if (item.radius > 0)
        attributes += attribute("rx", std::min<qreal>(item.radius, std::min(r.width(), r.height()) / 2));
    if (outlined)
        attributes += strokeWidth(item.outlineWidth) + dashes(item.edge);
    return element("rect", attributes, title);
}

QByteArray SvgShapes::drawTorn(const RectItem &item, const QByteArray &title)
{
    const std::vector<RecordedPath> paths = recordItem({item, {}, Clip::None});
    if (paths.empty())
        return {};
    QByteArray attributes = " class=\"" + fillOf(item);
    if (item.outline != ColorRole::None)
        attributes += ' ' + m_style.strokeClass(item.outline);
    attributes += '"' + strokeWidth(item.outlineWidth) + " d=\"" + svgPathData(paths.front().path) + "Z\"";
    return element("path", attributes, title);
}

QByteArray SvgShapes::draw(const LineItem &item, const QByteArray &title)
{
    QPointF from = item.from;
    QPointF to = item.to;
    // A hairline covers the pixel to the right of, or below, its coordinate, as in the window.
    const qreal half = item.edge == Edge::Solid ? qreal(item.width) / 2 : 0.5;
    if (from.x() == to.x()) {
        from.rx() += half;
        to.rx() += half;
    } else if (from.y() == to.y()) {
        from.ry() += half;
        to.ry() += half;
    }
    QByteArray data = 'M' + svgNumber(from.x()) + ' ' + svgNumber(from.y());
    if (from.x() == to.x())
        data += 'V' + svgNumber(to.y());
    else if (from.y() == to.y())
        data += 'H' + svgNumber(to.x());
    else
        data += 'L' + svgNumber(to.x()) + ' ' + svgNumber(to.y());
    return element("path", " class=\"" + m_style.strokeClass(item.color) + '"' + strokeWidth(item.width) + dashes(item.edge) + " d=\"" + data + '"', title);
}

//! Elides \a text to what fits, and returns a title with the full text.
QByteArray SvgShapes::elided(const TextItem &item, QString *text) const
{
    const qreal room = item.rect.width() + ElisionSlack;
    const auto fits = [&](const QString &s) { return m_measure(s, item.pixelSize, item.bold) <= room; };
    if (fits(*text))
        return {};
    const QByteArray title = "<title>" + svgEscaped(*text) + "</title>";
    qsizetype least = 0;
    qsizetype most = text->size();
    while (least < most) {
        const qsizetype middle = (least + most + 1) / 2;
        if (fits(text->first(middle) + u'…'))
            least = middle;
        else
            most = middle - 1;
    }
    if (least > 0 && text->at(least - 1).isHighSurrogate())
        --least;
    *text = least > 0 ? text->first(least) + u'…' : QString();
    return title;
}

QByteArray SvgShapes::draw(const TextItem &item, const QByteArray &title)
{
    QString text = item.text;
    const QByteArray whole = elided(item, &text);
    if (text.isEmpty())
        return {};
    QByteArray classes = m_style.fillClass(item.color);
    if (item.bold)
        classes += " b";
    qreal x = item.rect.left();
    const qreal width = m_measure(text, item.pixelSize, item.bold);
    qreal left = x;
    if (item.alignment & Qt::AlignHCenter) {
        classes += " m";
        x = item.rect.center().x();
        left = x - width / 2;
    } else if (item.alignment & Qt::AlignRight) {
        classes += " e";
        x = item.rect.right();
        left = x - width;
    }
    if (item.plate || (m_halo && wantsHalo(item.color)))
        classes += ' ' + m_style.haloClass();
    QByteArray out;
    if (item.plate) {
        const qreal height = std::round(item.pixelSize * 1.2);
        const QRectF plate(left - 5, item.rect.center().y() - height / 2, width + 10, height);
        const QByteArray size = attribute("width", plate.width()) + attribute("height", plate.height());
        const QByteArray place = attribute("x", plate.x()) + attribute("y", plate.y()) + size;
        out = element("rect", " class=\"" + m_style.fillClass(ColorRole::Canvas) + "\" opacity=\"0.9\" rx=\"2\"" + place, {});
    }
    const qreal y = std::round(item.rect.center().y() + item.pixelSize * BaselineShare);
    QByteArray attributes = " class=\"" + classes + '"' + attribute("x", x) + attribute("y", y);
    if (!qFuzzyCompare(item.pixelSize, 13))
        attributes += attribute("font-size", item.pixelSize);
    if (hasBlanks(text))
        attributes += " xml:space=\"preserve\"";
    return out + "<text" + attributes + '>' + (title.isEmpty() ? whole : title) + svgEscaped(text) + "</text>\n";
}

QByteArray SvgShapes::draw(const GlyphItem &item, const QByteArray &title)
{
    const SymbolKey key{item.glyph, qRound(item.size * 4), item.ground};
    QByteArray id = QByteArray("g-") + glyphName(item.glyph) + '-' + svgNumber(std::get<1>(key) / 4.0);
    if (item.ground != ColorRole::None && item.ground != ColorRole::Canvas)
        id += '-' + Theme::roleName(item.ground).toLatin1();
    else if (item.ground == ColorRole::None)
        id += "-bare";
    if (!m_symbols.contains(key)) {
        GlyphItem centred = item;
        centred.center = {};
        centred.size = std::get<1>(key) / 4.0;
        const QColor ink(Qt::black);
        const QColor ground(Qt::white);
        QByteArray symbol = "<g id=\"" + id + "\">";
        for (const RecordedPath &p : recordGlyph(centred, ink, item.ground == ColorRole::None ? QColor() : ground)) {
            const bool onGround = p.fill.isValid() && p.fill == ground;
            QByteArray attributes = onGround ? " class=\"" + m_style.fillClass(item.ground) + '"'
                                             : QByteArray(p.fill.isValid() ? " fill=\"currentColor\" fill-rule=\"evenodd\"" : " fill=\"none\"");
            if (p.stroke.isValid())
                attributes += " stroke=\"currentColor\"" + strokeWidth(p.width) + (p.roundCaps ? " stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "");
            symbol += "<path" + attributes + " d=\"" + svgPathData(p.path) + "\"/>";
        }
        m_symbols[key] = symbol + "</g>\n";
    }
    const QByteArray place = attribute("x", item.center.x()) + attribute("y", item.center.y());
    return element("use", " xlink:href=\"#" + id + "\" class=\"" + m_style.inkClass(item.color) + '"' + place, title);
}

QByteArray SvgShapes::draw(const CurveItem &item, const QByteArray &title)
{
    QByteArray out;
    for (const RecordedPath &p : recordItem({item, {}, Clip::None})) {
        const bool head = p.fill.isValid();
        out += "<path class=\"" + (head ? m_style.fillClass(item.color) : "n " + m_style.strokeClass(item.color)) + '"'
            + (head ? QByteArray() : strokeWidth(item.width) + dashes(item.edge)) + " d=\"" + svgPathData(p.path) + "\"/>";
    }
    return title.isEmpty() ? out + '\n' : "<g>" + title + out + "</g>\n";
}

QByteArray SvgShapes::symbols() const
{
    QByteArray out;
    for (const auto &[key, symbol] : m_symbols)
        out += symbol;
    return out;
}

} // namespace awaitscope
