// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/comparisonscene.h"

#include "model/compare/runsummary.h"
#include "model/program/grammar/pythonversion.h"
#include "model/text/visibletext.h"
#include "views/export/scene/comparisontable.h"
#include "views/export/scene/exportwords.h"
#include "views/export/scene/picturerange.h"
#include "views/picture/barlook.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/legend.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

constexpr qreal DefaultWidth = 1200, Margin = 24, NarrowMargin = 16;
constexpr qreal RulerHeight = 34, HeadHeight = 30, PaneGap = 6, LegendGap = 10;
constexpr qreal TitleHeight = 34, SubtitleHeight = 24;
constexpr qreal RowsBudget = 8000; // natural height of all rows together, beyond which they become thinner
constexpr double Thinnest = 0.02;
constexpr qreal SignWidth = 18; // at the name of a lane that differs

//! One run in the picture.
struct Pane
{
    const TraceStore *store = nullptr;
    LaneLayout layout;
    TimelineOptions options;
    qreal top = 0; // of its head
    quint32 firstLane = 0; // what is added to its lanes, so that no two panes have the same
};

//! Composes one picture; the methods are its stages, in order.
class Composer
{
public:
    Composer(const Comparison &comparison, const ComparisonOptions &options);
    ExportScene compose();

private:
    void makePanes();
    void hideAlike(std::size_t run);
    void chooseDensity();
    qreal rowsHeight() const;
    qreal heightWith(double density);
    void addHeader();
    void addRuler();
    void addPane(std::size_t run, qreal &y);
    void addDifferenceSigns(std::size_t run, qreal top);
    void addHead(std::size_t run, qreal y);
    void addFirstDifference(qreal bottom);
    void addLegend(qreal &y);
    Signs signs() const;
    qreal legendRoom() const;
    ExportScene scene(qreal bottom);

    void text(const QRectF &rect, const QString &what, ColorRole color, qreal size, bool bold = false);
    void ground(const QRectF &rect, ColorRole fill);
    void line(QPointF from, QPointF to, ColorRole color, float width = 1);

    const Comparison &m_c;
    const ComparisonOptions &m_options;
    TextMeasure m_measure;
    std::vector<Pane> m_panes;
    std::vector<SummaryRow> m_summary;
    qreal m_width = DefaultWidth; // without the margins
    qreal m_margin = Margin;
    TimeRange m_range;
    bool m_lowBars = false;
    DisplayList m_list;
    std::vector<qreal> m_rowTops;
    qreal m_headerBottom = 0;
};

Composer::Composer(const Comparison &comparison, const ComparisonOptions &options)
    : m_c(comparison), m_options(options), m_measure(options.picture.measure ? TextMeasure(options.picture.measure) : fontMeasure())
{
    const qreal width = options.picture.width.value_or(int(DefaultWidth));
    m_margin = width < 600 ? NarrowMargin : Margin;
    m_width = std::max<qreal>(width - 2 * m_margin, 80);
    m_range = pictureRange(comparison.range(), options.picture.range, m_width);
    if (options.table)
        m_summary = summaryOf(comparison);
}

void Composer::text(const QRectF &rect, const QString &what, ColorRole color, qreal size, bool bold)
{
    m_list.items.push_back({TextItem{rect, what, color, Qt::AlignLeft | Qt::AlignVCenter, size, bold, false}, {}, Clip::None});
}

void Composer::ground(const QRectF &rect, ColorRole fill)
{
    RectItem item;
    item.rect = rect;
    item.fill = fill;
    m_list.items.push_back({item, {}, Clip::None});
}

void Composer::line(QPointF from, QPointF to, ColorRole color, float width)
{
    m_list.items.push_back({LineItem{from, to, color, Edge::Solid, width}, {}, Clip::None});
}

void Composer::hideAlike(std::size_t run)
{
    Pane &pane = m_panes[run];
    const auto &lanes = pane.store->lanes();
    std::vector<bool> wanted(lanes.size(), false);
    for (std::size_t lane = lanes.size(); lane-- > 0;) {
        wanted[lane] = wanted[lane] || m_c.differs(run, quint32(lane)) || lanes[lane].parent < 0;
        if (wanted[lane] && lanes[lane].parent >= 0)
            wanted[std::size_t(lanes[lane].parent)] = true; // hiding a lane hides its children
    }
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        pane.layout.setHidden(quint32(lane), !wanted[lane]);
}

void Composer::makePanes()
{
    m_panes = std::vector<Pane>(m_c.runs().size());
    quint32 lanes = 0;
    for (std::size_t run = 0; run < m_panes.size(); ++run) {
        Pane &pane = m_panes[run];
        pane.store = m_c.runs()[run].store;
        pane.firstLane = std::exchange(lanes, lanes + quint32(pane.store->lanes().size()));
        if (m_options.onlyDifferences)
            hideAlike(run);
        pane.layout.update(pane.store);
        pane.options.range = m_range;
        pane.options.measure = m_measure;
    }
}

qreal Composer::rowsHeight() const
{
    qreal out = 0;
    for (const Pane &pane : m_panes)
        out += qreal(pane.layout.totalHeight());
    return out;
}

//! Of the whole picture, at that thickness of the rows.
qreal Composer::heightWith(double density)
{
    qreal names = 0;
    for (Pane &pane : m_panes) {
        pane.layout.setDensity(density);
        pane.layout.update(pane.store);
        m_lowBars = pane.layout.taskBarHeight() < LowBar;
        names = std::max(names, m_lowBars ? 0 : fittingNamesWidth(*pane.store, pane.layout, m_measure) + SignWidth);
    }
    for (Pane &pane : m_panes) {
        pane.options.lowBars = m_lowBars;
        pane.options.namesWidth = std::min(names, std::floor(m_width * 0.3));
        pane.options.rulerHeight = 0;
        pane.options.size = QSizeF(m_width, qreal(pane.layout.totalHeight()));
        pane.options.occurrence = occurringIn(*pane.store, pane.layout.rows(), m_range);
    }
    const qreal head = (m_options.picture.title ? TitleHeight + SubtitleHeight : 0) + (m_options.picture.ruler ? RulerHeight : 0);
    return head + rowsHeight() + qreal(m_panes.size()) * (HeadHeight + PaneGap) + comparisonTableHeight(m_summary, m_c, m_width, m_measure)
        + legendRoom() + 2 * m_margin;
}

void Composer::chooseDensity()
{
    const qreal natural = heightWith(1), rows = rowsHeight();
    double density = rows > RowsBudget ? RowsBudget / rows : 1;
    if (m_options.picture.height)
        density = std::min(density, (rows + *m_options.picture.height - natural) / std::max<qreal>(rows, 1));
    density = std::max(density, Thinnest);
    qreal height = heightWith(density);
    for (int i = 0; m_options.picture.height && i < 6 && height > *m_options.picture.height && density > Thinnest; ++i)
        height = heightWith(density = std::max(density * 0.94, Thinnest)); // rows are rounded to whole pixels
}

void Composer::addHeader()
{
    if (!m_options.picture.title)
        return;
    const QString title = m_options.picture.titleText.isEmpty() ? tr("Comparison") : m_options.picture.titleText;
    text(QRectF(12, 6, m_width - 24, 26), title, ColorRole::Text, 17, true);
    text(QRectF(12, 32, m_width - 24, 20), firstDifferenceText(m_c), ColorRole::SecondaryText, 12);
    m_headerBottom = TitleHeight + SubtitleHeight;
}

//! One for all panes.
void Composer::addRuler()
{
    m_list.ruler = QRectF(m_panes.front().options.namesWidth, m_headerBottom, 0, 0);
    if (!m_options.picture.ruler)
        return;
    TimelineOptions options = m_panes.front().options;
    options.rulerHeight = RulerHeight;
    options.size.setHeight(RulerHeight);
    DisplayList list = buildDisplayList(*m_panes.front().store, LaneLayout(), options);
    translate(list, {0, m_headerBottom});
    std::ranges::move(list.items, std::back_inserter(m_list.items));
    m_list.ruler = list.ruler;
}

void Composer::addHead(std::size_t run, qreal y)
{
    ground(QRectF(0, y, m_width, HeadHeight), ColorRole::Panel);
    line({0, y}, {m_width, y}, ColorRole::Border);
    line({0, y + HeadHeight}, {m_width, y + HeadHeight}, ColorRole::Border);
    const QString title = m_c.runs()[run].title;
    const qreal width = std::min(std::ceil(m_measure(title, 13, true)) + 4, m_width * 0.5);
    text(QRectF(12, y + 4, width, HeadHeight - 8), title, ColorRole::Text, 13, true);
    const qreal left = 12 + width + 14;
    QString words = comparedRunText(m_c, run);
    if (const QString python = PythonVersion::shown(QString::fromStdString(m_c.store(run).trace().python)); !python.isEmpty() && !title.contains(python))
        words = visibleText(python) + QStringLiteral(" · ") + words;
    text(QRectF(left, y + 4, std::max<qreal>(m_width - left - 8, 0), HeadHeight - 8), words, ColorRole::SecondaryText, 12);
}

void Composer::addPane(std::size_t run, qreal &y)
{
    Pane &pane = m_panes[run];
    pane.top = y;
    m_rowTops.push_back(y); // a page may break before a head, not behind it
    y += HeadHeight;
    DisplayList list = buildDisplayList(*pane.store, pane.layout, pane.options);
    translate(list, {0, y});
    for (DisplayItem &item : list.items) {
        if (item.ref.lane != NoIndex && item.ref.kind != ItemRef::Kind::None)
            item.ref.lane += pane.firstLane;
        m_list.items.push_back(std::move(item));
    }
    addDifferenceSigns(run, y);
    for (std::size_t row = 1; row < pane.layout.rows().size(); ++row)
        m_rowTops.push_back(y + qreal(pane.layout.rows()[row].y));
    y += qreal(pane.layout.totalHeight()) + PaneGap;
}

// A lane that does something else in another run. Not by colour alone: a bar at the edge and, where there is room, a sign.
void Composer::addDifferenceSigns(std::size_t run, qreal top)
{
    const Pane &pane = m_panes[run];
    for (const LaneRow &row : pane.layout.rows()) {
        if (!m_c.differs(run, row.lane))
            continue;
        const ItemRef ref{ItemRef::Kind::Lane, row.lane + pane.firstLane, NoIndex, 1};
        RectItem edge;
        edge.rect = QRectF(0, top + qreal(row.y) + 1, 4, std::max<qreal>(qreal(row.height) - 2, 1));
        edge.fill = ColorRole::Accent;
        m_list.items.push_back({edge, ref, Clip::Names});
        if (row.height < 12 || m_lowBars)
            continue;
        const bool warned = row.hasChildren && pane.store->ledgerOf(row.lane); // the sign of an exception is there
        const QRectF place(pane.options.namesWidth - SignWidth - (warned ? 22 : 0), top + qreal(row.y) + qreal(row.height) / 2 - 9, SignWidth - 4, 18);
        m_list.items.push_back({TextItem{place, QStringLiteral("\u2260"), ColorRole::Text, Qt::AlignCenter, 14, true, false}, ref, Clip::Names});
    }
}

// Through all panes, with a flag on the ruler.
void Composer::addFirstDifference(qreal bottom)
{
    const auto moment = m_c.firstMoment();
    if (!moment || *moment < m_range.begin || *moment >= m_range.end)
        return;
    const qreal x = TimeScale(m_range, m_list.plot.left(), m_list.plot.width()).x(*moment);
    line({x, m_list.ruler.bottom()}, {x, bottom}, ColorRole::Accent, 1.5);
    if (m_list.ruler.height() <= 0)
        return;
    QRectF flag = noteFlag({*moment, tr("first difference")}, x, m_list.ruler, m_measure);
    if (flag.right() > m_list.ruler.right())
        flag.moveRight(x);
    RectItem plate;
    plate.rect = flag;
    plate.fill = ColorRole::Accent;
    plate.radius = 3;
    m_list.items.push_back({plate, {}, Clip::None});
    text(flag.adjusted(6, 0, -6, 0), tr("first difference"), ColorRole::OnAccent, 11);
}

Signs Composer::signs() const
{
    Signs out;
    for (const Pane &pane : m_panes)
        out |= legendSigns(*pane.store, pane.layout, pane.options);
    out.reset(std::size_t(Sign::HiddenError)); // the head of a pane says what is hidden
    return out;
}

qreal Composer::legendRoom() const
{
    return m_options.picture.legend ? legendHeight(legendEntries(signs(), m_width, m_measure)) + LegendGap : 0;
}

void Composer::addLegend(qreal &y)
{
    if (!m_options.picture.legend)
        return;
    const auto entries = legendEntries(signs(), m_width, m_measure);
    drawLegend(entries, {0, y + LegendGap}, m_lowBars, m_list.items);
    y += legendRoom();
}

ExportScene Composer::scene(qreal bottom)
{
    ExportScene scene;
    translate(m_list, {m_margin, m_margin});
    for (qreal &top : m_rowTops)
        scene.rowTops.push_back(top + m_margin);
    const qreal height = std::max<qreal>(m_options.picture.height.value_or(0), bottom + 2 * m_margin);
    m_list.size = QSizeF(m_width + 2 * m_margin, height);
    scene.list = std::move(m_list);
    scene.margins = QMarginsF(m_margin, m_margin, m_margin, height - bottom - m_margin);
    scene.header = QRectF(m_margin, m_margin, m_width, m_headerBottom);
    scene.footer = QRectF(m_margin, scene.rowTops.back(), m_width, bottom + m_margin - scene.rowTops.back());
    scene.range = m_range;
    scene.runBegin = std::clamp(Time(0), m_range.begin, m_range.end);
    scene.runEnd = std::clamp(m_c.range().end, m_range.begin, m_range.end);
    scene.title = m_options.picture.titleText.isEmpty() ? tr("Comparison") : m_options.picture.titleText;
    scene.description = comparisonDescription(m_c);
    std::vector<std::pair<quint32, ComparedRun>> runs; // by their first lane
    for (std::size_t run = 0; run < m_panes.size(); ++run)
        runs.emplace_back(m_panes[run].firstLane, m_c.runs()[run]);
    const auto runOf = [runs](quint32 lane) { return *std::prev(std::ranges::upper_bound(runs, lane, {}, &std::pair<quint32, ComparedRun>::first)); };
    scene.laneName = [runOf](quint32 lane) {
        const auto &[first, run] = runOf(lane);
        return QStringLiteral("%1: %2").arg(run.title, run.store->displayName(lane - first));
    };
    scene.tooltip = [runOf](const ItemRef &ref) {
        ItemRef own = ref;
        const auto &[first, run] = runOf(ref.lane == NoIndex ? 0 : ref.lane);
        own.lane = ref.lane == NoIndex ? NoIndex : ref.lane - first;
        return exportTooltip(*run.store, own);
    };
    return scene;
}

ExportScene Composer::compose()
{
    makePanes();
    chooseDensity();
    addHeader();
    addRuler();
    qreal y = m_headerBottom + (m_options.picture.ruler ? RulerHeight : 0);
    const qreal names = m_panes.front().options.namesWidth, top = y;
    for (std::size_t run = 0; run < m_panes.size(); ++run)
        addPane(run, y);
    m_rowTops.push_back(y);
    m_list.plot = QRectF(names, top, m_width - names, y - PaneGap - top);
    m_list.names = QRectF(0, top, names, y - PaneGap - top);
    addFirstDifference(y - PaneGap);
    for (std::size_t run = 0; run < m_panes.size(); ++run)
        addHead(run, m_panes[run].top); // over the line of the first difference
    addComparisonTable(m_summary, m_c, {0, y}, m_width, m_measure, m_list.items);
    y += comparisonTableHeight(m_summary, m_c, m_width, m_measure);
    addLegend(y);
    return scene(y);
}

} // namespace

QStringList comparisonSuffixes()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("html"), QStringLiteral("md"), QStringLiteral("json")};
}

std::optional<ExportFormat> comparisonFormatOf(const QString &path)
{
    return comparisonSuffixes().contains(QFileInfo(path).suffix(), Qt::CaseInsensitive) ? formatOf(path) : std::nullopt;
}

ExportScene buildComparisonScene(const Comparison &comparison, const ComparisonOptions &options)
{
    return Composer(comparison, options).compose();
}

} // namespace awaitscope
