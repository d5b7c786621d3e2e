// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/exportscene.h"

#include "views/export/scene/exportlog.h"
#include "views/export/scene/exportwords.h"
#include "views/export/scene/failednames.h"
#include "views/export/scene/mergedrows.h"
#include "views/export/scene/picturerange.h"
#include "views/picture/barlook.h"
#include "views/picture/displaylistbuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal DefaultWidth = 1200;
constexpr qreal Margin = 24;
constexpr qreal NarrowMargin = 16; // below 600 px of width
constexpr qreal RowsBudget = 8000; // natural height of all rows together, beyond which they become thinner
constexpr qreal MostRows = 16'000; // of a pixel each, when no height is asked for
constexpr qreal MergedRows = 4000; // of more lanes than that
constexpr qreal FewestMergedRows = 60; // a picture lower than that is only made smaller
constexpr qreal MergedPageStep = 8; // where pages may break
constexpr double Thickest = 1.35; // rows grow no further than this to fill a height
constexpr double LargestZoom = 2; // nor text beyond that
QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

//! Composes one picture; the methods are its stages, in order.
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
    qreal namesWidth();
    std::vector<FailedName> failedNames() const;
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
    std::vector<FailedName> m_failedNames; // when the rows are too thin for all names
    qreal m_mergedHeight = 0; // of the pixel lines that show several lanes each; 0: every lane has its own row
    qreal m_above = 0; // empty space above the picture, to centre it in the requested height
};

void Composer::chooseLanes()
{
    if (!m_options.lanes)
        return;
    std::vector<bool> wanted(m_store.lanes().size(), false);
    for (const quint32 lane : *m_options.lanes)
        if (lane < wanted.size())
            wanted[lane] = true;
    // Hiding a lane hides its children. A lane whose parent was not chosen is therefore pinned, which removes it from the tree.
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

std::vector<FailedName> Composer::failedNames() const
{
    const double lines = m_mergedHeight / double(std::max<std::size_t>(m_layout.rows().size(), 1));
    const auto middleOf = [&](quint32 lane) -> std::optional<qreal> {
        const auto row = m_layout.rowOf(lane);
        if (!row)
            return std::nullopt;
        const LaneRow &r = m_layout.rows()[*row];
        return m_mergedHeight > 0 ? (double(*row) + 0.5) * lines : qreal(r.y) + qreal(r.height) / 2;
    };
    return placeFailedNames(m_store, middleOf, m_mergedHeight > 0 ? m_mergedHeight : qreal(m_layout.totalHeight()));
}

//! As wide as the longest name needs, within bounds. If the rows are too thin for names, only those of failed lanes remain.
qreal Composer::namesWidth()
{
    m_failedNames.clear();
    if (m_timeline.lowBars)
        m_failedNames = failedNames();
    const qreal wanted = m_timeline.lowBars ? failedNamesWidth(m_store, m_failedNames, m_measure) : fittingNamesWidth(m_store, m_layout, m_measure);
    return std::min(wanted, std::floor(m_timeline.size.width() * 0.3));
}

void Composer::prepare(double zoom)
{
    m_zoom = zoom;
    const qreal width = m_options.width.value_or(int(DefaultWidth)) / zoom;
    m_margin = width < 600 ? NarrowMargin : Margin;
    m_timeline.size = QSizeF(std::max<qreal>(width - 2 * m_margin, 80), 0);
    m_timeline.range = pictureRange(m_store.range(), m_options.range, m_timeline.size.width());
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
    m_timeline.lowBars = m_layout.taskBarHeight() < LowBar;
    m_timeline.namesWidth = namesWidth();
    return timelineHeight(m_store, m_layout, m_timeline) + exportLogHeight(m_store, m_options) + 2 * m_margin;
}

//! Fits the requested height: first with larger text, then with thicker rows; the rest is left free above and below. If it is
//! too small, with thinner rows, and finally with smaller text.
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

//! If there are more lanes than pixel lines, each line shows several of them. Returns whether that is the case.
bool Composer::mergeRows()
{
    const std::size_t lanes = m_options.lanes ? m_options.lanes->size() : m_store.lanes().size();
    prepare(1);
    m_timeline.lowBars = true;
    const qreal frame = timelineHeight(m_store, LaneLayout(), m_timeline) + exportLogHeight(m_store, m_options) + 2 * m_margin;
    const qreal room = m_options.height ? std::floor(*m_options.height - frame) : lanes > MostRows ? MergedRows
                                                                                                   : qreal(MostRows);
    if (room < FewestMergedRows || double(lanes) <= room)
        return false;
    if (double(m_layout.rows().size()) <= room)
        return false;
    m_mergedHeight = room;
    m_timeline.namesWidth = namesWidth();
    const double inOne = std::ceil(double(m_layout.rows().size()) / room);
    if (!m_timeline.title.isEmpty())
        m_timeline.subtitle += QStringLiteral(" · ") + tr("%1 lanes, up to %2 per pixel line").arg(m_layout.rows().size()).arg(inOne);
    return true;
}

ExportScene Composer::compose()
{
    chooseLanes();
    m_layout.update(&m_store);
    prepare(1);
    m_timeline.occurrence = occurringIn(m_store, m_layout.rows(), m_timeline.range);
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

//! Removes the hairlines of steps that took no time from low bars, unless the lane has nothing else.
void simplifyThinRows(DisplayList &list, const TraceStore &store)
{
    const auto lowBar = [](const DisplayItem &item) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        return bar && item.ref.kind == ItemRef::Kind::Span && bar->rect.height() < LowBar;
    };
    const auto instant = [&store](const DisplayItem &item) {
        if (item.ref.count != 1 || item.ref.lane >= store.lanes().size())
            return false;
        const auto &spans = store.lanes()[item.ref.lane].spans;
        return item.ref.index < spans.size() && spans[item.ref.index].state == SpanState::Running && spans[item.ref.index].begin == spans[item.ref.index].end;
    };
    std::vector<bool> hasBars(store.lanes().size(), false);
    for (const DisplayItem &item : list.items) {
        if (lowBar(item) && item.ref.lane < hasBars.size() && !instant(item))
            hasBars[item.ref.lane] = true;
    }
    std::erase_if(list.items, [&](const DisplayItem &item) { return lowBar(item) && instant(item) && hasBars[item.ref.lane]; });
}

//! In the window a label at the edge is scrolling in or out; in a still picture it would just be a cut word.
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

//! Draws the timeline itself, at the origin, and records where its rows begin.
void Composer::draw(ExportScene &scene)
{
    const LaneLayout none;
    const LaneLayout &layout = m_mergedHeight > 0 ? none : m_layout;
    m_timeline.size.setHeight(timelineHeight(m_store, layout, m_timeline) + m_mergedHeight);
    scene.list = buildDisplayList(m_store, layout, m_timeline);
    dropCutLabels(scene.list, m_measure);
    addFailedNames(m_store, m_failedNames, scene.list);
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
