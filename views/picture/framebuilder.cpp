// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/framebuilder.h"

#include "model/text/durationtext.h"
#include "model/words/lanelabels.h"
#include "views/picture/foldrow.h"
#include "views/picture/hittest.h"
#include "views/picture/legend.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

// Rows, names, ruler and grid. Lines across the lanes, arrows, title and legend are in framelines.cpp.

namespace awaitscope {

FrameBuilder::FrameBuilder(TimelineIndex &index, const LaneLayout &layout, const TimelineOptions &options,
                           const TextMeasure &measure, const DisplayList &geometry, DisplayLayers &layers)
    : m_index(index),
      m_store(index.store()),
      m_layout(layout),
      m_options(options),
      m_measure(measure),
      m_geometry(geometry),
      m_layers(layers),
      m_scale(options.range, geometry.plot.left(), geometry.plot.width(), options.cuts),
      m_ticks(ticksFor(m_scale, options.origin)),
      m_rows(index, options, measure, m_scale, geometry.plot, layers)
{
}

void FrameBuilder::build()
{
    m_hidden = hiddenLabel();
    addRows();
    addGrid();
    addGatherLines();
    addEndLine();
    addArrows();
    addRuler();
    addCuts();
    addOrigin();
    addNotes();
    addFirstDifference();
    addTitle();
    addHidden();
    lightUp();
    if (m_options.legend)
        addLegend();
    m_pinned.moveTo(m_layers.names);
}

qreal FrameBuilder::top(const LaneRow &row) const
{
    return m_geometry.plot.top() + qreal(row.y) - (row.pinned ? 0 : m_options.scrollY);
}

void FrameBuilder::line(std::vector<DisplayItem> &layer, QPointF from, QPointF to, ColorRole color, Clip clip, Edge edge, float width)
{
    layer.push_back({LineItem{from, to, color, edge, width}, {}, clip});
}

void FrameBuilder::text(std::vector<DisplayItem> &layer, const QRectF &rect, const QString &text, ColorRole color, qreal size, Clip clip,
                        bool bold, Qt::Alignment alignment)
{
    layer.push_back({TextItem{rect, text, color, alignment, size, bold, false}, {}, clip});
}

qreal FrameBuilder::pinnedBottom() const
{
    return m_geometry.plot.top() + std::min<qreal>(qreal(m_layout.pinnedHeight()), m_geometry.plot.height());
}

// Pinned rows have layers of their own above those of the scrolling rows: their background covers what scrolls beneath them, and nothing else.
void FrameBuilder::addRows()
{
    const auto &rows = m_layout.rows();
    const qreal pinned = m_layout.pinnedCount() > 0 ? pinnedBottom() - m_geometry.plot.top() : 0;
    const auto first = std::max(m_layout.rowAt(qint64(m_options.scrollY + pinned)), m_layout.pinnedCount());
    for (std::size_t i = first; i < rows.size() && top(rows[i]) < m_geometry.plot.bottom(); ++i)
        addRow(rows[i], top(rows[i]));
    if (m_layout.pinnedCount() == 0)
        return;
    std::swap(m_pinned, m_layers);
    for (std::size_t i = 0; i < m_layout.pinnedCount() && qreal(rows[i].y) < m_geometry.plot.height(); ++i)
        addRow(rows[i], top(rows[i]));
    std::swap(m_pinned, m_layers);
    line(m_pinned.lines, {0, pinnedBottom()}, {m_geometry.size.width(), pinnedBottom()}, ColorRole::Border, Clip::None, Edge::Solid, 2);
}

void FrameBuilder::upright(qreal x, qreal top, qreal bottom, ColorRole color, Edge edge, float width, const ItemRef &ref)
{
    const qreal border = m_layout.pinnedCount() > 0 ? pinnedBottom() : m_geometry.plot.top();
    if (top < border)
        m_pinned.lines.push_back({LineItem{{x, top}, {x, std::min(bottom, border)}, color, edge, width}, ref, Clip::Plot});
    if (bottom > border)
        m_layers.lines.push_back({LineItem{{x, std::max(top, border)}, {x, bottom}, color, edge, width}, ref, Clip::Plot});
}

void FrameBuilder::addRow(const LaneRow &row, qreal y)
{
    addRowGround(row, y);
    if (row.fold == NoIndex)
        m_rows.add(row, y);
    else
        addFoldRow(m_store, m_layout.folds().folds()[row.fold],
                   {QRectF(m_geometry.plot.left(), y, m_geometry.plot.width(), qreal(row.height)), m_scale}, m_measure,
                   m_layers);
    if (m_geometry.names.width() > 0)
        addName(row, y);
}

bool FrameBuilder::concernsSelection(quint32 lane, const std::optional<ViewItem> &alsoHover) const
{
    const auto concerns = [lane](const ViewItem &i) { return i.kind != ViewItem::Kind::Arrow && i.lane == lane; };
    return std::any_of(m_options.selection.begin(), m_options.selection.end(), concerns) || (alsoHover && concerns(*alsoHover));
}

void FrameBuilder::addRowGround(const LaneRow &row, qreal y)
{
    const auto number = m_layout.rowOf(row.lane).value_or(0);
    const auto after = std::lower_bound(m_options.marks.hits.begin(), m_options.marks.hits.end(), row.lane,
                                        [](const ViewItem &i, quint32 lane) { return i.lane < lane; });
    const bool hit = after != m_options.marks.hits.end() && after->lane == row.lane;
    ColorRole ground = number % 2 == 1 ? ColorRole::AlternateLane : row.pinned ? ColorRole::Canvas
                                                                               : ColorRole::None;
    const bool selected = concernsSelection(row.lane, std::nullopt);
    if (selected || hit)
        ground = ColorRole::SelectedRow;
    else if (concernsSelection(row.lane, m_options.hover))
        ground = ColorRole::Hover;
    RectItem rect;
    rect.rect = QRectF(0, y, m_geometry.size.width(), qreal(row.height));
    rect.fill = ground;
    // Also without a colour, so that a lane can be clicked over its whole width.
    m_layers.ground.push_back({rect, {ItemRef::Kind::Lane, row.lane, NoIndex, 1}, Clip::None});
    if (selected) {
        RectItem edge;
        edge.rect = QRectF(0, y, 3, qreal(row.height));
        edge.fill = ColorRole::Accent;
        m_layers.ground.push_back({edge, {}, Clip::None});
    }
}

void FrameBuilder::addName(const LaneRow &row, qreal y)
{
    const Lane &lane = m_store.lanes()[row.lane];
    const ItemRef ref{ItemRef::Kind::Lane, row.lane, NoIndex, 1};
    const qreal indent = 8 + 14.0 * std::min<qreal>(row.indent, 6), middle = y + qreal(row.height) / 2;
    if (row.hasChildren && row.height >= 12) {
        GlyphItem triangle;
        triangle.center = {indent + 8, middle};
        triangle.size = 9;
        triangle.glyph = row.collapsed ? Glyph::TriangleClosed : Glyph::Triangle;
        triangle.color = ColorRole::SecondaryText;
        triangle.ground = ColorRole::None;
        m_layers.names.push_back({triangle, ref, Clip::Names});
    }
    if (row.height < 10 || m_options.lowBars)
        return;
    qreal right = m_geometry.names.right() - 8;
    addDifferenceSign(row, y, right);
    addSigns(row, right, indent, middle);
    TextItem name;
    name.rect = QRectF(indent + 19, middle - 10, std::max<qreal>(right - indent - 19, 0), 20);
    name.text = row.fold == NoIndex ? m_store.displayName(row.lane) : foldName(m_store, m_layout.folds().folds()[row.fold]);
    if (lane.kind == LaneKind::Call && lane.name != StringId::None) {
        const auto coroutine = m_store.trace().text(lane.name);
        if (name.text == QLatin1String(coroutine.data(), qsizetype(coroutine.size())))
            name.text += QStringLiteral("()"); // no argument provides a name
    }
    name.color = lane.kind == LaneKind::Task ? ColorRole::Text : ColorRole::SecondaryText;
    name.bold = row.lane == 0;
    name.pixelSize = lane.kind == LaneKind::Call ? 12 : std::min<qreal>(13, std::max<qreal>(qreal(row.height) * 0.8, 8));
    m_layers.names.push_back({name, ref, Clip::Names});
}

// That the lane is not as in the run beside it: a bar at the edge and, where there is room, a sign.
void FrameBuilder::addDifferenceSign(const LaneRow &row, qreal y, qreal &right)
{
    if (row.lane >= m_options.marks.compared.lanes.size() || !m_options.marks.compared.lanes[row.lane])
        return;
    const ItemRef ref{ItemRef::Kind::Lane, row.lane, NoIndex, 1};
    RectItem edge;
    edge.rect = QRectF(0, y + 1, 4, std::max<qreal>(qreal(row.height) - 2, 1));
    edge.fill = ColorRole::Accent;
    m_layers.names.push_back({edge, ref, Clip::Names});
    if (row.height < 12)
        return;
    const QRectF place(right - DifferenceSignWidth + 4, y + qreal(row.height) / 2 - 9, DifferenceSignWidth - 4, 18);
    m_layers.names.push_back({TextItem{place, QStringLiteral("\u2260"), ColorRole::Text, Qt::AlignCenter, 14, true, false}, ref, Clip::Names});
    right -= DifferenceSignWidth;
}

// A sign for an exception that was never retrieved: the lane's own, or one of a lane collapsed into it.
void FrameBuilder::addSigns(const LaneRow &row, qreal &right, qreal indent, qreal middle)
{
    if (row.height < 16)
        return;
    const auto ledger = m_store.ledgerOf(row.lane);
    const bool own = ledger && (m_store.ledger()[*ledger].fate == Fate::Lost || m_store.ledger()[*ledger].fate == Fate::Pending);
    const std::size_t collapsed = row.collapsed ? m_index.hiddenErrors(m_layout).below(row.lane) : 0;
    if (!own && collapsed == 0)
        return;
    GlyphItem sign;
    // A lane without children has no triangle: the sign takes its place, and the name keeps its width.
    sign.center = {row.hasChildren ? right - 7 : indent + 8, middle};
    sign.size = 13;
    sign.glyph = Glyph::Warning;
    sign.color = ColorRole::Pending;
    sign.ground = ColorRole::None;
    m_layers.names.push_back({sign, own ? ItemRef{ItemRef::Kind::Lane, row.lane, NoIndex, 1} : refOf(Sign::HiddenError), Clip::Names});
    if (!row.hasChildren)
        return;
    right -= 20;
    if (collapsed == 0)
        return;
    const QString count = QString::number(collapsed + (own ? 1 : 0));
    const qreal width = m_measure(count, 11, true) + 3;
    m_layers.names.push_back({TextItem{QRectF(right - width, middle - 8, width, 16), count, ColorRole::Raised,
                                       Qt::AlignRight | Qt::AlignVCenter, 11, true, false},
                              refOf(Sign::HiddenError), Clip::Names});
    right -= width + 4;
}

// How many lanes are not shown, and whether there are pending exceptions among them: above the names, otherwise at the end of the
// ruler, otherwise in the upper right corner.
std::optional<TextItem> FrameBuilder::hiddenLabel() const
{
    const QRectF corner(8, m_geometry.ruler.top(), m_geometry.names.width() - 12, m_geometry.ruler.height());
    const std::size_t lanes = m_layout.hiddenLanes(m_store);
    if (lanes == 0)
        return std::nullopt;
    const std::size_t errors = m_index.hiddenErrors(m_layout).hidden;
    const QStringList texts = hiddenLabels(lanes, errors);
    const auto wanted = [&](const QString &t) { return m_measure(t, 11, errors > 0) + 2; };
    TextItem item;
    item.color = errors > 0 ? ColorRole::Raised : ColorRole::SecondaryText;
    item.pixelSize = 11;
    item.bold = errors > 0;
    const auto fits = [&](const QString &t) { return wanted(t) <= corner.width(); };
    if (const auto text = std::find_if(texts.begin(), texts.end(), fits); text != texts.end() && corner.height() >= 12) {
        item.rect = corner;
        item.text = *text;
        return item;
    }
    const bool ruler = m_geometry.ruler.height() >= 16;
    const QRectF room = ruler ? m_geometry.ruler : m_geometry.plot;
    const auto text = std::find_if(texts.begin(), texts.end(), [&](const QString &t) { return wanted(t) + 12 <= room.width(); });
    item.text = text == texts.end() ? texts.back() : *text;
    item.rect = QRectF(room.right() - wanted(item.text) - 6, ruler ? room.center().y() - 8 : room.top() + 1, wanted(item.text), 16);
    item.plate = !ruler;
    return item;
}

void FrameBuilder::addHidden()
{
    if (m_hidden)
        m_layers.frame.push_back({*m_hidden, m_hidden->bold ? refOf(Sign::HiddenError) : ItemRef(), Clip::None});
}

// Outlines everything with the sign that is hovered in the legend, and selected items that belong to no lane.
void FrameBuilder::lightUp()
{
    const auto isChosen = [](const ViewItem &item) { return item.kind == ViewItem::Kind::Sign; };
    const bool chosen = std::ranges::any_of(m_options.selection, isChosen);
    if (!m_options.lit && !chosen)
        return;
    const auto isLit = [&](const DisplayItem &item) {
        if (m_options.lit && signOf(m_store, item.ref) == *m_options.lit)
            return true;
        const auto view = chosen && item.ref.kind == ItemRef::Kind::Sign ? toViewItem(item.ref, m_options) : std::nullopt;
        return view && std::ranges::find(m_options.selection, *view) != m_options.selection.end();
    };
    for (DisplayLayers *layers : {&m_layers, &m_pinned}) {
        std::vector<DisplayItem> rings;
        for (const auto *layer : {&layers->bars, &layers->lines, &layers->glyphs, &layers->labels, &layers->names}) {
            for (const DisplayItem &item : *layer) {
                if (std::holds_alternative<TextItem>(item.shape) || !isLit(item))
                    continue;
                RectItem ring;
                ring.rect = hitArea(item).adjusted(-2, -2, 2, 2);
                ring.outline = ColorRole::Accent;
                ring.outlineWidth = 2;
                ring.radius = 4;
                rings.push_back({ring, {}, item.clip});
            }
        }
        layers->labels.insert(layers->labels.end(), rings.begin(), rings.end());
    }
}

void FrameBuilder::addGrid()
{
    const qreal bottom = m_geometry.plot.bottom();
    std::vector<DisplayItem> grid;
    for (const Tick &t : m_ticks.ticks) {
        if (t.major)
            line(grid, {t.x, m_geometry.plot.top()}, {t.x, bottom}, ColorRole::Grid, Clip::Plot);
    }
    m_layers.ground.insert(m_layers.ground.end(), grid.begin(), grid.end());
    for (DisplayItem &item : grid) {
        std::get<LineItem>(item.shape).to.setY(pinnedBottom());
        if (m_layout.pinnedCount() > 0)
            m_pinned.ground.push_back(item);
    }
    if (m_geometry.names.width() > 0)
        line(m_layers.frame, {m_geometry.names.right(), m_geometry.ruler.top()}, {m_geometry.names.right(), bottom}, ColorRole::Border, Clip::None);
}

void FrameBuilder::addRuler()
{
    const QRectF r = m_geometry.ruler;
    if (r.height() <= 0)
        return;
    auto &out = m_layers.frame;
    RectItem ground;
    ground.rect = QRectF(0, r.top(), m_geometry.size.width(), r.height());
    ground.fill = ColorRole::Panel;
    out.push_back({ground, {}, Clip::None});
    line(out, {0, r.bottom()}, {m_geometry.size.width(), r.bottom()}, ColorRole::Border, Clip::None);
    if (m_geometry.names.width() > 0)
        line(out, {r.left(), r.top()}, {r.left(), r.bottom()}, ColorRole::Border, Clip::None);
    const Time largest = std::max(m_options.range.end - m_options.origin, m_options.origin - m_options.range.begin);
    for (const Tick &t : m_ticks.ticks) {
        line(out, {t.x, r.bottom() - (t.major ? 11 : 5)}, {t.x, r.bottom()}, ColorRole::Border, Clip::Ruler);
        if (!t.major)
            continue;
        const QString label = m_ticks.step >= Time{60'000'000'000} ? durationText(t.time - m_options.origin)
                                                                   : tickText(t.time - m_options.origin, m_ticks.step, largest);
        const qreal width = m_measure(label, 12, false) + 4;
        if (t.x + 5 + width > r.right() || t.x + 5 < r.left())
            continue; // a truncated number would be a wrong number
        if (m_hidden && m_hidden->rect.intersects(QRectF(t.x + 5, r.center().y() - 9, width + 6, 18)))
            continue;
        text(out, QRectF(t.x + 5, r.center().y() - 9, width, 18), label, ColorRole::SecondaryText, 12, Clip::Ruler);
    }
}

void FrameBuilder::addLegend()
{
    line(m_layers.frame, {0, m_geometry.plot.bottom()}, {m_geometry.size.width(), m_geometry.plot.bottom()}, ColorRole::Grid, Clip::None);
    drawLegend(legendEntries(legendSigns(m_store, m_layout, m_options), m_geometry.size.width(), m_measure), {0, m_geometry.plot.bottom() + 6},
               m_options.lowBars, m_layers.frame);
}

} // namespace awaitscope
