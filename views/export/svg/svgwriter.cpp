// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/svg/svgwriter.h"

#include "views/export/scene/exportpaint.h"
#include "views/export/svg/svgshapes.h"
#include "views/export/svg/svgstyle.h"
#include "views/export/svg/svgtext.h"
#include "views/picture/displaylistbuilder.h"

#include <map>

namespace awaitscope {

namespace {

constexpr quint32 NoLane = 0xffffffff;
constexpr std::size_t MostParts = 64; // of a line; one that crosses more lanes is drawn above them all

//! A background is drawn below the grid, and so below every lane.
bool isGround(const DisplayItem &item)
{
    const auto *rect = std::get_if<RectItem>(&item.shape);
    if (!rect || (item.ref.kind != ItemRef::Kind::Lane && item.ref.kind != ItemRef::Kind::None))
        return false;
    return rect->fill == ColorRole::Canvas || rect->fill == ColorRole::AlternateLane || rect->fill == ColorRole::SelectedRow
        || rect->fill == ColorRole::Hover || rect->fill == ColorRole::Panel;
}

QRectF boundsOf(const DisplayItem &item)
{
    struct Bounds
    {
        QRectF operator()(const RectItem &r) const { return r.rect; }
        QRectF operator()(const LineItem &l) const { return QRectF(l.from, l.to).normalized(); }
        QRectF operator()(const TextItem &t) const { return t.rect; }
        QRectF operator()(const GlyphItem &g) const { return QRectF(g.center, g.center).adjusted(-g.size / 2, -g.size / 2, g.size / 2, g.size / 2); }
        QRectF operator()(const CurveItem &c) const { return QPolygonF({c.from, c.control1, c.control2, c.to}).boundingRect(); }
    };
    return std::visit(Bounds{}, item.shape);
}

//! The body of the document in three layers: backgrounds and grid, one group per lane, and what is drawn above all lanes.
class SvgBody
{
public:
    SvgBody(const DisplayList &list, const SvgOptions &options)
        : m_list(list), m_options(options), m_shapes(m_style, options.measure ? options.measure : fontMeasure(), options.transparent)
    {
    }

    QByteArray write();
    const SvgStyle &style() const { return m_style; }
    QByteArray definitions() const { return m_style.patterns() + m_shapes.symbols() + m_clips; }

private:
    void add(const DisplayItem &item, bool &lanesBegan);
    bool addInParts(const DisplayItem &item);
    QByteArray drawn(const DisplayItem &item);
    QByteArray clipped(const DisplayItem &item, const QByteArray &svg);
    QByteArray lanes();

    const DisplayList &m_list;
    const SvgOptions &m_options;
    SvgStyle m_style;
    SvgShapes m_shapes;
    QByteArray m_below;
    QByteArray m_above;
    std::map<quint32, QByteArray> m_lanes;
    std::map<quint32, QRectF> m_rows; // where the lanes are
    QByteArray m_clips;
    bool m_plotClip = false;
    bool m_namesClip = false;
};

QByteArray SvgBody::write()
{
    bool lanesBegan = false;
    for (const DisplayItem &item : m_list.items)
        add(item, lanesBegan);
    return "<g class=\"ground\">\n" + m_below + "</g>\n" + lanes() + (m_above.isEmpty() ? "" : "<g class=\"above\">\n" + m_above + "</g>\n");
}

//! A dashed line across several lanes is drawn above their bars and below their marks, as in the window: each lane's group gets a part.
bool SvgBody::addInParts(const DisplayItem &item)
{
    const auto *line = std::get_if<LineItem>(&item.shape);
    if (!line || line->edge == Edge::Solid || line->from.x() != line->to.x() || item.clip != Clip::Plot)
        return false;
    std::vector<std::pair<quint32, QRectF>> crossed;
    for (const auto &[lane, row] : m_rows)
        if (row.top() < line->to.y() && row.bottom() > line->from.y())
            crossed.emplace_back(lane, row);
    if (crossed.empty() || crossed.size() > MostParts)
        return false;
    for (const auto &[lane, row] : crossed) {
        LineItem part = *line;
        part.from.setY(std::max(line->from.y(), row.top()));
        part.to.setY(std::min(line->to.y(), row.bottom()));
        QByteArray svg = drawn({part, item.ref, item.clip});
        if (part.from.y() > line->from.y()) // the dashes continue where the part above ended
            svg.replace("<path", "<path stroke-dashoffset=\"" + svgNumber(part.from.y() - line->from.y()) + '"');
        m_lanes[lane] += svg;
    }
    return true;
}

void SvgBody::add(const DisplayItem &item, bool &lanesBegan)
{
    if (item.ref.kind == ItemRef::Kind::Lane && item.clip == Clip::None)
        if (const auto *row = std::get_if<RectItem>(&item.shape))
            m_rows.try_emplace(item.ref.lane, row->rect);
    if (lanesBegan && addInParts(item))
        return;
    const QByteArray svg = clipped(item, drawn(item));
    if (svg.isEmpty())
        return;
    const bool ofLane = item.ref.lane != NoLane && item.ref.kind != ItemRef::Kind::Arrow && item.ref.kind != ItemRef::Kind::Sign
        && item.ref.kind != ItemRef::Kind::None;
    if (isGround(item) || (!ofLane && !lanesBegan)) {
        m_below += svg;
    } else if (ofLane) {
        lanesBegan = true;
        m_lanes[item.ref.lane] += svg;
    } else {
        m_above += svg;
    }
}

QByteArray SvgBody::drawn(const DisplayItem &item)
{
    const bool speaks = item.ref.kind == ItemRef::Kind::Span || item.ref.kind == ItemRef::Kind::Mark || item.ref.kind == ItemRef::Kind::Arrow
        || item.ref.kind == ItemRef::Kind::Sign;
    // A label repeats its bar, whose tooltip is enough.
    const bool label = std::holds_alternative<TextItem>(item.shape);
    const QString tooltip = speaks && !label && m_options.tooltip ? m_options.tooltip(item.ref) : QString();
    return m_shapes.draw(item, tooltip.isEmpty() ? QByteArray() : "<title>" + svgEscaped(tooltip) + "</title>");
}

//! Only what extends beyond its part of the picture needs a clip, so most files have none.
QByteArray SvgBody::clipped(const DisplayItem &item, const QByteArray &svg)
{
    if (svg.isEmpty() || (item.clip != Clip::Plot && item.clip != Clip::Names))
        return svg;
    const bool plot = item.clip == Clip::Plot;
    const QRectF part = plot ? m_list.plot : m_list.names;
    // By hand: QRectF::contains() is false for a rectangle of zero width, such as a grid line.
    const QRectF b = boundsOf(item);
    const QRectF wide = part.adjusted(-12, -12, 12, 12);
    if (b.left() >= wide.left() && b.right() <= wide.right() && b.top() >= wide.top() && b.bottom() <= wide.bottom())
        return svg;
    bool &known = plot ? m_plotClip : m_namesClip;
    const QByteArray id = plot ? "clip-plot" : "clip-names";
    if (!known)
        m_clips += "<clipPath id=\"" + id + "\">" + SvgShapes::plainRect(part) + "</clipPath>\n";
    known = true;
    return "<g clip-path=\"url(#" + id + ")\">" + svg + "</g>\n";
}

QByteArray SvgBody::lanes()
{
    QByteArray out;
    SvgIds ids;
    for (const auto &[lane, svg] : m_lanes) {
        const QString name = m_options.laneName ? m_options.laneName(lane) : QString::number(lane + 1);
        out += "<g id=\"" + ids.forTask(name) + "\" class=\"lane\" aria-label=\"" + svgEscaped(name) + "\">\n" + svg + "</g>\n";
    }
    return out;
}

QByteArray openingTag(const DisplayList &list, const SvgOptions &options)
{
    const QByteArray w = svgNumber(list.size.width());
    const QByteArray h = svgNumber(list.size.height());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\""
        + svgNumber(list.size.width() * options.scale) + "\" height=\"" + svgNumber(list.size.height() * options.scale)
        + "\" viewBox=\"0 0 " + w + ' ' + h + "\" class=\"aw\" role=\"img\" aria-labelledby=\"aw-title aw-desc\">\n";
}

QByteArray metadata(const SvgOptions &options)
{
    if (options.embedded.isEmpty())
        return {};
    return "<metadata><taskset xmlns=\"urn:awaitscope:taskset:1\" strategy=\"" + svgEscaped(options.strategy) + "\">"
        + svgEscaped(QString::fromUtf8(options.embedded)) + "</taskset></metadata>\n";
}

} // namespace

QByteArray writeSvg(const DisplayList &list, const SvgOptions &options)
{
    const DisplayList bare = options.transparent ? withoutGround(list) : DisplayList();
    SvgBody body(options.transparent ? bare : list, options);
    const QByteArray drawn = body.write();
    SvgStyle style = body.style();
    QByteArray ground;
    if (!options.transparent)
        ground = "<rect class=\"" + style.fillClass(ColorRole::Canvas) + "\" width=\"100%\" height=\"100%\"/>\n";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + openingTag(list, options) + "<title id=\"aw-title\">" + svgEscaped(options.title)
        + "</title>\n<desc id=\"aw-desc\">" + svgEscaped(options.description) + "</desc>\n" + metadata(options) + "<style>\n"
        + style.sheet(options.theme) + "</style>\n<defs>\n" + body.definitions() + "</defs>\n" + ground + drawn + "</svg>\n";
}

} // namespace awaitscope
