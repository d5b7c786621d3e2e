// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/displaylistbuilder.h"

#include "views/picture/framebuilder.h"
#include "views/picture/legend.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHash>

#include <cmath>

namespace awaitscope {

struct DisplayListBuilder::Frame
{
    DisplayLayers layers;
    TextMeasure measure;
};

namespace {

constexpr qreal TitleHeight = 34, SubtitleHeight = 20, LegendPadding = 10;

qreal titleHeight(const TimelineOptions &o)
{
    if (o.title.isEmpty())
        return 0;
    return o.subtitle.isEmpty() ? TitleHeight + 6 : TitleHeight + SubtitleHeight + 4;
}

const TextMeasure &sharedFontMeasure()
{
    static const TextMeasure measure = fontMeasure();
    return measure;
}

qreal legendRoom(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &o, const TextMeasure &measure)
{
    return o.legend ? legendHeight(legendEntries(legendSigns(store, layout, o), o.size.width(), measure)) + LegendPadding : 0;
}

DisplayList geometry(const TimelineOptions &o, qreal bottom)
{
    DisplayList out;
    const qreal top = titleHeight(o);
    const qreal names = std::min(o.namesWidth, o.size.width() * 0.6);
    out.size = o.size;
    out.ruler = QRectF(names, top, std::max<qreal>(o.size.width() - names, 0), o.rulerHeight);
    const qreal height = std::max<qreal>(o.size.height() - bottom - out.ruler.bottom(), 0);
    out.names = QRectF(0, out.ruler.bottom(), names, height);
    out.plot = QRectF(names, out.ruler.bottom(), out.ruler.width(), height);
    return out;
}

} // namespace

TextMeasure fontMeasure()
{
    return [metrics = QHash<int, QFontMetricsF>()](const QString &text, qreal size, bool bold) mutable {
        const int key = qRound(size * 4) * 2 + int(bold);
        auto it = metrics.find(key);
        if (it == metrics.end()) {
            QFont font = QGuiApplication::font();
            font.setPixelSize(std::max(1, qRound(size)));
            font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
            it = metrics.insert(key, QFontMetricsF(font));
        }
        return it->horizontalAdvance(text);
    };
}

TextMeasure fixedMeasure()
{
    return [](const QString &text, qreal size, bool bold) { return qreal(text.size()) * size * (bold ? 0.6 : 0.56); };
}

DisplayListBuilder::DisplayListBuilder()
    : m_frame(std::make_unique<Frame>())
{
}

DisplayListBuilder::~DisplayListBuilder() = default;

void DisplayListBuilder::build(TimelineIndex &index, const LaneLayout &layout, const TimelineOptions &options, DisplayList &out)
{
    const TextMeasure &measure = options.measure ? options.measure : sharedFontMeasure();
    std::vector<DisplayItem> items = std::move(out.items);
    items.clear();
    out = geometry(options, legendRoom(index.store(), layout, options, measure));
    out.items = std::move(items);
    m_frame->layers.clear();
    FrameBuilder(index, layout, options, measure, out, m_frame->layers).build();
    m_frame->layers.moveTo(out.items);
}

DisplayList buildDisplayList(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options)
{
    TimelineIndex index(store);
    DisplayListBuilder builder;
    DisplayList out;
    builder.build(index, layout, options, out);
    return out;
}

DisplayList timelineGeometry(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options)
{
    return geometry(options, legendRoom(store, layout, options, options.measure ? options.measure : sharedFontMeasure()));
}

QRectF noteFlag(const Marker &note, qreal x, const QRectF &ruler, const TextMeasure &measure)
{
    return QRectF(x, ruler.bottom() - 17, std::min<qreal>(std::ceil(measure(note.text, 11, false)) + 14, 220), 16);
}

qreal fittingNamesWidth(const TraceStore &store, const LaneLayout &layout, const TextMeasure &measure)
{
    qreal widest = 70;
    std::size_t looked = 0;
    for (const LaneRow &row : layout.rows()) {
        const bool sign = row.hasChildren && store.ledgerOf(row.lane);
        const qreal around = 8 + 14.0 * std::min<qreal>(row.indent, 6) + 19 + 10 + (sign ? 20 : 0);
        const qreal brackets = store.lanes()[row.lane].kind == LaneKind::Call ? measure(QStringLiteral("()"), 12, false) : 0;
        const QString name = row.fold == NoIndex ? store.displayName(row.lane) : foldName(store, layout.folds().folds()[row.fold]);
        widest = std::max(widest, around + brackets + measure(name, 13, row.lane == 0));
        if (++looked == 2000)
            break;
    }
    return std::clamp<qreal>(std::ceil(widest), 120, 260);
}

qreal timelineHeight(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options)
{
    TimelineOptions o = options;
    o.size.setHeight(1e6);
    const DisplayList g = timelineGeometry(store, layout, o);
    return 1e6 - g.plot.height() + qreal(layout.totalHeight());
}

} // namespace awaitscope
