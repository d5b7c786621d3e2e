// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportscene.h"

#include "views/export/exportlog.h"
#include "views/export/exportwords.h"
#include "views/export/mergedrows.h"
#include "views/timeline/displaylistbuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal DefaultWidth = 1200;
constexpr qreal Margin = 24;
constexpr qreal NarrowMargin = 16; // below 600 px of width
constexpr qreal PatternRow = 6; // bars lower than that have no pattern
constexpr qreal LegibleRow = 11; // thinner rows have no names
constexpr qreal RowsBudget = 8000; // natural height of all rows together, beyond which they become thinner
constexpr qreal MostRows = 16'000; // of a pixel each, when no height is asked for
constexpr qreal MergedRows = 4000; // of more lanes than that
constexpr qreal FewestMergedRows = 60; // a picture lower than that is only made smaller
constexpr qreal MergedPageStep = 8; // where pages may break
constexpr double Thickest = 1.35; // rows grow no further than this to fill a height
constexpr double LargestZoom = 2; // nor letters beyond that
QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

//! The room between the end of the run and the right edge, where the last words stand: a share of the run.
constexpr double EndRoom = 0.12;
//! Before its begin, so that a mark at 0 is whole: in pixels, of a plot that is at least as narrow.
constexpr double BeginRoom = 11;
constexpr double NamesGuess = 100;

TimeRange visibleRange(const TraceStore &store, const ExportOptions &options, double width)
{
    const TimeRange all = store.range();
    const auto share = [&all](double part) { return Time(qint64(double(all.duration().count()) * part)); };
    if (!options.range)
        return {all.begin - share(BeginRoom * (1 + EndRoom) / std::max(width - NamesGuess, 50.0)), all.end + share(EndRoom)};
    TimeRange range{std::max(options.range->begin, all.begin), options.range->end};
    if (range.end == Time::max())
        range.end = all.end;
    if (range.end <= range.begin)
        range.end = range.begin + Time(1);
    return range;
}

//! Composes one picture; the methods are the stages, in order.
class Composer
{
public:
    Composer(const TraceStore &store, const ExportOptions &options)
        : m_store(store), m_options(options)
    {
        m_measure = options.measure ? TextMeasure(options.measure) : fontMeasure();
    }

    ExportScene compose();

private:
    void chooseLanes();
    void prepare(double zoom);
    qreal naturalHeight(double density);
    void fitHeight();
    qreal namesWidth() const;
    qreal smallestRow() const;
    bool mergeRows();
    void draw(ExportScene &scene);
    ExportScene scene();

    const TraceStore &m_store;
    const ExportOptions &m_options;
    TextMeasure m_measure;
    LaneLayout m_layout;
    TimelineOptions m_timeline;
    qreal m_margin = Margin;
    double m_zoom = 1;
    qreal m_mergedHeight = 0; // of the lines of pixels that stand for several lanes each; 0: every lane has a row of its own
    qreal m_above = 0; // empty room over the picture, to centre it in a height asked for
};

void Composer::chooseLanes()
{
    if (!m_options.lanes)
        return;
    std::vector<bool> wanted(m_store.lanes().size(), false);
    for (const quint32 lane : *m_options.lanes)
        if (lane < wanted.size())
            wanted[lane] = true;
    // Hiding a lane hides its children. A lane whose parent was not chosen is therefore pinned, which takes it out of the tree.
    const auto parentWanted = [&](quint32 lane) {
        const qint32 parent = m_store.lanes()[lane].parent;
        return parent < 0 || wanted[std::size_t(parent)];
    };
    bool tree = true;
    for (quint32 lane = 0; lane < wanted.size(); ++lane)
        tree = tree && (!wanted[lane] || parentWanted(lane));
    for (quint32 lane = 0; lane < wanted.size(); ++lane) {
        if (!wanted[lane])
            m_layout.setHidden(lane, true);
        else if (!tree)
            m_layout.setPinned(lane, true);
    }
}

qreal Composer::smallestRow() const
{
    qreal smallest = LaneLayout::TaskHeight;
    for (const LaneRow &row : m_layout.rows())
        smallest = std::min<qreal>(smallest, row.height);
    return smallest;
}

//! As wide as the longest name wants, within bounds. Names that could not be read are left out.
qreal Composer::namesWidth() const
{
    if (smallestRow() < LegibleRow)
        return 0;
    return std::min(fittingNamesWidth(m_store, m_layout, m_measure), std::floor(m_timeline.size.width() * 0.3));
}

void Composer::prepare(double zoom)
{
    m_zoom = zoom;
    const qreal width = m_options.width.value_or(int(DefaultWidth)) / zoom;
    m_margin = width < 600 ? NarrowMargin : Margin;
    m_timeline.size = QSizeF(std::max<qreal>(width - 2 * m_margin, 80), 0);
    m_timeline.range = visibleRange(m_store, m_options, m_timeline.size.width());
    m_timeline.rulerHeight = m_options.ruler ? 34 : 0;
    if (m_options.title) {
        m_timeline.title = exportTitle(m_store, m_options);
        m_timeline.subtitle = exportSubtitle(m_store, m_options);
    }
    m_timeline.legend = m_options.legend;
    m_timeline.measure = m_measure;
}

//! Of the whole picture, in pixels of the list.
qreal Composer::naturalHeight(double density)
{
    m_layout.setDensity(density);
    m_layout.update(&m_store);
    m_timeline.namesWidth = namesWidth();
    return timelineHeight(m_store, m_layout, m_timeline) + exportLogHeight(m_store, m_options) + 2 * m_margin;
}

//! Meets the height asked for: first with larger letters, then with thicker rows; the rest is left free above and below. If it is
//! too low, with thinner rows, and at last with smaller letters.
void Composer::fitHeight()
{
    const qreal wanted = *m_options.height;
    double zoom = LargestZoom;
    while (zoom > 1 && (prepare(zoom), naturalHeight(1) * zoom > wanted))
        zoom -= 0.125;
    prepare(std::max(zoom, 1.0));
    const qreal natural = naturalHeight(1);
    const qreal rows = qreal(m_layout.totalHeight());
    const qreal room = rows + wanted / m_zoom - natural;
    double density = std::clamp(room / std::max<qreal>(rows, 1), 0.02, Thickest);
    qreal height = naturalHeight(density);
    for (int i = 0; i < 6 && height * m_zoom > wanted && density > 0.02; ++i)
        height = naturalHeight(density = std::max(density * 0.94, 0.02)); // rows are rounded to whole pixels
    if (height * m_zoom > wanted) {
        prepare(std::max(wanted / height * m_zoom, 0.02));
        height = naturalHeight(density);
    }
    m_above = std::max<qreal>((wanted / m_zoom - height) / 2, 0);
}

//! Of more lanes than there are lines of pixels, each line shows several. Returns whether that is so.
bool Composer::mergeRows()
{
    const std::size_t lanes = m_options.lanes ? m_options.lanes->size() : m_store.lanes().size();
    prepare(1);
    m_timeline.namesWidth = 0;
    const qreal frame = timelineHeight(m_store, LaneLayout(), m_timeline) + exportLogHeight(m_store, m_options) + 2 * m_margin;
    const qreal room = m_options.height ? std::floor(*m_options.height - frame) : lanes > MostRows ? MergedRows
                                                                                                   : qreal(MostRows);
    if (room < FewestMergedRows || double(lanes) <= room)
        return false;
    m_layout.update(&m_store);
    if (double(m_layout.rows().size()) <= room)
        return false;
    m_mergedHeight = room;
    const double inOne = std::ceil(double(m_layout.rows().size()) / room);
    if (!m_timeline.title.isEmpty())
        m_timeline.subtitle += QStringLiteral(" · ") + tr("%1 lanes, up to %2 of them in a line").arg(m_layout.rows().size()).arg(inOne);
    return true;
}

ExportScene Composer::compose()
{
    chooseLanes();
    if (mergeRows())
        return scene();
    if (m_options.height) {
        fitHeight();
    } else {
        prepare(1);
        naturalHeight(1);
        const qreal rows = qreal(m_layout.totalHeight());
        naturalHeight(rows > RowsBudget ? RowsBudget / rows : 1);
    }
    return scene();
}

//! Rows too thin for a pattern get the tone of its lines, which at a distance is what the eye makes of it; and no hairlines for
//! steps that took no time, unless there is nothing else in the lane.
void simplifyThinRows(DisplayList &list, const TraceStore &store)
{
    const auto instant = [&store](const DisplayItem &item) {
        if (item.ref.kind != ItemRef::Kind::Span || item.ref.count != 1 || item.ref.lane >= store.lanes().size())
            return false;
        const auto &spans = store.lanes()[item.ref.lane].spans;
        return item.ref.index < spans.size() && spans[item.ref.index].state == SpanState::Running && spans[item.ref.index].begin == spans[item.ref.index].end;
    };
    std::vector<bool> hasBars(store.lanes().size(), false);
    for (DisplayItem &item : list.items) {
        auto *bar = std::get_if<RectItem>(&item.shape);
        if (!bar || item.ref.kind != ItemRef::Kind::Span || bar->rect.height() >= PatternRow)
            continue;
        if (bar->pattern != Pattern::None)
            bar->fill = bar->patternColor;
        bar->pattern = Pattern::None;
        if (item.ref.lane < hasBars.size() && !instant(item))
            hasBars[item.ref.lane] = true;
    }
    std::erase_if(list.items, [&](const DisplayItem &item) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        return bar && bar->rect.height() < PatternRow && instant(item) && hasBars[item.ref.lane];
    });
}

//! In the window a label at the edge is on its way in or out; in a picture that stands still it is a cut word.
void dropCutLabels(DisplayList &list, const TextMeasure &measure)
{
    std::erase_if(list.items, [&](const DisplayItem &item) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (!text || item.clip != Clip::Ruler || text->alignment & Qt::AlignHCenter)
            return false;
        const qreal right = text->rect.left() + measure(text->text, text->pixelSize, text->bold);
        return right > list.ruler.right() || text->rect.left() < list.ruler.left();
    });
}

//! The timeline itself, at the origin, and where its rows begin.
void Composer::draw(ExportScene &scene)
{
    const LaneLayout none;
    const LaneLayout &layout = m_mergedHeight > 0 ? none : m_layout;
    m_timeline.size.setHeight(timelineHeight(m_store, layout, m_timeline) + m_mergedHeight);
    scene.list = buildDisplayList(m_store, layout, m_timeline);
    dropCutLabels(scene.list, m_measure);
    const qreal top = scene.list.plot.top();
    if (m_mergedHeight > 0) {
        addMergedRows(m_store, m_layout.rows(), m_timeline.range, scene.list);
        for (qreal y = 0; y < m_mergedHeight; y += MergedPageStep)
            scene.rowTops.push_back(top + y);
        scene.rowTops.push_back(top + m_mergedHeight);
        return;
    }
    simplifyThinRows(scene.list, m_store);
    for (const LaneRow &row : m_layout.rows())
        scene.rowTops.push_back(top + qreal(row.y));
    scene.rowTops.push_back(top + qreal(m_layout.totalHeight()));
}

ExportScene Composer::scene()
{
    ExportScene scene;
    draw(scene);
    const QRectF content = QRectF(m_margin, m_margin + m_above, m_timeline.size.width(), m_timeline.size.height());
    translate(scene.list, content.topLeft());
    for (qreal &y : scene.rowTops)
        y += content.top();
    const qreal rowsTop = scene.list.plot.top();
    const qreal headerBottom = std::min(scene.list.ruler.isEmpty() ? rowsTop : scene.list.ruler.top(), rowsTop);
    scene.header = QRectF(content.left(), content.top(), content.width(), headerBottom - content.top());
    const qreal logBottom = addExportLog(m_store, m_options, content, m_measure, scene.list);
    scene.footer = QRectF(content.left(), scene.rowTops.back(), content.width(), logBottom - scene.rowTops.back());
    const qreal height = m_options.height ? *m_options.height / m_zoom : logBottom + m_margin;
    scene.list.size = QSizeF(m_options.width.value_or(int(DefaultWidth)) / m_zoom, height);
    scene.zoom = m_zoom;
    scene.margins = QMarginsF(m_margin, m_margin + m_above, m_margin, std::max(m_margin, height - logBottom));
    scene.range = m_timeline.range;
    scene.runBegin = std::clamp(m_store.range().begin, scene.range.begin, scene.range.end);
    scene.runEnd = std::clamp(m_store.range().end, scene.range.begin, scene.range.end);
    scene.title = exportTitle(m_store, m_options);
    scene.description = exportDescription(m_store);
    const TraceStore *store = &m_store;
    scene.laneName = [store](quint32 lane) { return store->displayName(lane); };
    scene.tooltip = [store](const ItemRef &ref) { return exportTooltip(*store, ref); };
    return scene;
}

} // namespace

void translate(DisplayList &list, QPointF by)
{
    struct Move
    {
        QPointF by;
        void operator()(RectItem &r) const { r.rect.translate(by); }
        void operator()(LineItem &l) const
        {
            l.from += by;
            l.to += by;
        }
        void operator()(TextItem &t) const { t.rect.translate(by); }
        void operator()(GlyphItem &g) const { g.center += by; }
        void operator()(CurveItem &c) const
        {
            for (QPointF *p : {&c.from, &c.control1, &c.control2, &c.to})
                *p += by;
        }
    };
    for (DisplayItem &item : list.items)
        std::visit(Move{by}, item.shape);
    for (QRectF *r : {&list.plot, &list.names, &list.ruler})
        r->translate(by);
}

ExportScene buildExportScene(const TraceStore &store, const ExportOptions &options)
{
    return Composer(store, options).compose();
}

} // namespace awaitscope
