// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/displaylist.h"

#include <QTextStream>

namespace awaitscope {

namespace {

// Whole pixels stay whole; fractions keep one digit, enough to notice a drift and short enough to read.
QString number(qreal v)
{
    QString s = QString::number(v, 'f', 1);
    if (s.endsWith(u".0"))
        s.chop(2);
    return s == u"-0" ? QStringLiteral("0") : s;
}

QString point(QPointF p)
{
    return number(p.x()) + u',' + number(p.y());
}

QString box(const QRectF &r)
{
    return point(r.topLeft()) + u' ' + number(r.width()) + u'x' + number(r.height());
}

QString name(Pattern p)
{
    switch (p) {
    case Pattern::None:
        return QStringLiteral("plain");
    case Pattern::Hatch:
        return QStringLiteral("hatch");
    case Pattern::Stripes:
        return QStringLiteral("stripes");
    case Pattern::Dots:
        return QStringLiteral("dots");
    }
    return {};
}

QString name(Glyph g)
{
    switch (g) {
    case Glyph::Tick:
        return QStringLiteral("tick");
    case Glyph::Cross:
        return QStringLiteral("cross");
    case Glyph::Warning:
        return QStringLiteral("warning");
    case Glyph::Cancel:
        return QStringLiteral("cancel");
    case Glyph::Clock:
        return QStringLiteral("clock");
    case Glyph::Question:
        return QStringLiteral("question");
    case Glyph::Request:
        return QStringLiteral("request");
    case Glyph::Triangle:
        return QStringLiteral("triangle");
    case Glyph::TriangleClosed:
        return QStringLiteral("triangle-closed");
    case Glyph::Skull:
        return QStringLiteral("skull");
    }
    return {};
}

QString edge(Edge e)
{
    switch (e) {
    case Edge::Solid:
        return {};
    case Edge::Dashed:
        return QStringLiteral(" dashed");
    case Edge::Dotted:
        return QStringLiteral(" dotted");
    }
    return {};
}

QString ref(const ItemRef &r)
{
    const auto numbered = [&r](QStringView what) {
        QString s = QStringLiteral("  lane %1").arg(r.lane);
        if (!what.isEmpty())
            s += u' ' + what.toString() + u' ' + QString::number(r.index);
        return r.count > 1 ? s + QStringLiteral(" of %1").arg(r.count) : s;
    };
    switch (r.kind) {
    case ItemRef::Kind::None:
        return {};
    case ItemRef::Kind::Lane:
        return numbered({});
    case ItemRef::Kind::Span:
        return numbered(u"span");
    case ItemRef::Kind::Mark:
        return numbered(u"mark");
    case ItemRef::Kind::Arrow:
        return numbered(u"arrow");
    case ItemRef::Kind::Legend:
        return QStringLiteral("  legend");
    case ItemRef::Kind::Sign:
        return QStringLiteral("  sign ") + signId(Sign(r.index));
    }
    return {};
}

QString clip(Clip c)
{
    switch (c) {
    case Clip::None:
        return {};
    case Clip::Plot:
        return QStringLiteral(" in plot");
    case Clip::Names:
        return QStringLiteral(" in names");
    case Clip::Ruler:
        return QStringLiteral(" in ruler");
    }
    return {};
}

struct Print
{
    QString operator()(const RectItem &r) const
    {
        QString s = QStringLiteral("rect %1 %2").arg(box(r.rect), Theme::roleName(r.fill));
        if (r.pattern != Pattern::None)
            s += QStringLiteral(" %1(%2)").arg(name(r.pattern), Theme::roleName(r.patternColor));
        if (r.outline != ColorRole::None)
            s += QStringLiteral(" outline(%1 %2%3)").arg(Theme::roleName(r.outline), number(r.outlineWidth), edge(r.edge));
        if (r.radius > 0)
            s += QStringLiteral(" radius %1").arg(number(r.radius));
        if (r.brokenEnd)
            s += u" broken-end";
        return s;
    }
    QString operator()(const LineItem &l) const
    {
        return QStringLiteral("line %1 to %2 %3 %4%5").arg(point(l.from), point(l.to), Theme::roleName(l.color), number(l.width), edge(l.edge));
    }
    QString operator()(const TextItem &t) const
    {
        QString s = QStringLiteral("text %1 \"%2\" %3 %4px").arg(box(t.rect), t.text, Theme::roleName(t.color), number(t.pixelSize));
        if (t.bold)
            s += u" bold";
        if (t.alignment & Qt::AlignRight)
            s += u" right";
        if (t.alignment & Qt::AlignHCenter)
            s += u" centre";
        if (t.plate)
            s += u" plate";
        return s;
    }
    QString operator()(const GlyphItem &g) const
    {
        QString s = QStringLiteral("glyph %1 %2 %3px %4").arg(point(g.center), name(g.glyph), number(g.size), Theme::roleName(g.color));
        return g.ground == ColorRole::None ? s : s + QStringLiteral(" on %1").arg(Theme::roleName(g.ground));
    }
    QString operator()(const CurveItem &c) const
    {
        return QStringLiteral("curve %1 %2 %3 %4 %5 %6%7")
            .arg(point(c.from), point(c.control1), point(c.control2), point(c.to), Theme::roleName(c.color), number(c.width), edge(c.edge));
    }
};

} // namespace

Sign signOf(const TraceStore &store, const ItemRef &ref)
{
    switch (ref.kind) {
    case ItemRef::Kind::None:
    case ItemRef::Kind::Lane:
    case ItemRef::Kind::Legend:
        return Sign::Furniture;
    case ItemRef::Kind::Sign:
        return Sign(ref.index);
    case ItemRef::Kind::Arrow:
        return ref.index < store.arrows().size() ? signOf(store.arrows()[ref.index].kind) : Sign::Furniture;
    case ItemRef::Kind::Span:
    case ItemRef::Kind::Mark:
        break;
    }
    if (ref.lane >= store.lanes().size())
        return Sign::Furniture;
    const Lane &lane = store.lanes()[ref.lane];
    if (ref.kind == ItemRef::Kind::Mark)
        return ref.index < lane.marks.size() ? signOf(lane.marks[ref.index].kind) : Sign::Furniture;
    return ref.index < lane.spans.size() ? signOf(store, ref.lane, lane.spans[ref.index]) : Sign::Furniture;
}

QString DisplayList::toText() const
{
    QString out;
    QTextStream s(&out);
    s << "size " << number(size.width()) << 'x' << number(size.height()) << '\n'
      << "plot " << box(plot) << "\nnames " << box(names) << "\nruler " << box(ruler) << '\n';
    for (const DisplayItem &item : items)
        s << std::visit(Print{}, item.shape) << clip(item.clip) << ref(item.ref) << '\n';
    return out;
}

} // namespace awaitscope
