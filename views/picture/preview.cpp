// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/preview.h"

#include "views/picture/rowbuilder.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

//! Finds the lane of another run that corresponds to a lane of this one.
class Twins
{
public:
    Twins(const TraceStore &store, const TraceStore &other)
        : m_store(store), m_other(other) {}

    std::optional<quint32> of(quint32 lane)
    {
        const Lane &mine = m_store.lanes()[lane];
        // Usually the runs create the same tasks in the same order.
        if (lane < m_other.lanes().size() && isAlike(mine, m_other.lanes()[lane]))
            return lane;
        if (m_byName.isEmpty()) {
            for (quint32 i = 0; i < m_other.lanes().size(); ++i)
                m_byName.insert(keyOf(m_other, i), i);
        }
        const auto found = m_byName.constFind(keyOf(m_store, lane));
        return found == m_byName.constEnd() ? std::nullopt : std::optional(*found);
    }

private:
    bool isAlike(const Lane &a, const Lane &b) const
    {
        const auto args = [](const TraceStore &store, const Lane &lane) {
            return lane.args == ValueId::None ? std::string() : store.trace().json(lane.args);
        };
        return a.kind == b.kind && a.parent == b.parent && m_store.trace().text(a.name) == m_other.trace().text(b.name)
            && args(m_store, a) == args(m_other, b);
    }
    static QString keyOf(const TraceStore &store, quint32 lane)
    {
        return store.displayName(lane) + QChar(u'0' + ushort(store.lanes()[lane].kind));
    }

    const TraceStore &m_store;
    const TraceStore &m_other;
    QHash<QString, quint32> m_byName;
};

bool looksTheSame(const TraceStore &a, const Lane &mine, const TraceStore &b, const Lane &other)
{
    const Time endA = a.range().end, endB = b.range().end;
    const auto sameSpan = [&](const Span &x, const Span &y) {
        return x.begin == y.begin && x.state == y.state && x.orphan == y.orphan && std::min(x.end, endA) == std::min(y.end, endB);
    };
    const auto sameMark = [](const Mark &x, const Mark &y) { return x.time == y.time && x.kind == y.kind; };
    return std::equal(mine.spans.begin(), mine.spans.end(), other.spans.begin(), other.spans.end(), sameSpan)
        && std::equal(mine.marks.begin(), mine.marks.end(), other.marks.begin(), other.marks.end(), sameMark);
}

//! The visible rows and their positions, without those that are half hidden by the pinned ones.
std::vector<std::pair<const LaneRow *, qreal>> rowsInView(const LaneLayout &layout, const TimelineOptions &options, const QRectF &plot)
{
    std::vector<std::pair<const LaneRow *, qreal>> found;
    const auto &rows = layout.rows();
    const auto pinned = qreal(layout.pinnedHeight());
    const auto add = [&](std::size_t i, qreal y) {
        if (y < plot.bottom())
            found.emplace_back(&rows[i], y);
        return y < plot.bottom();
    };
    std::size_t i = 0;
    while (i < layout.pinnedCount() && add(i, plot.top() + qreal(rows[i].y)))
        ++i;
    for (i = std::max(layout.rowAt(qint64(options.scrollY + pinned)), layout.pinnedCount()); i < rows.size(); ++i) {
        const qreal y = plot.top() + qreal(rows[i].y) - options.scrollY;
        if ((pinned == 0 || y >= plot.top() + pinned) && !add(i, y))
            break;
    }
    return found;
}

//! Items of the preview cannot be clicked, and its bars have a dashed outline to distinguish it from what happened.
void append(std::vector<DisplayItem> &layer, DisplayList &out, bool rimmed)
{
    for (DisplayItem &item : layer) {
        item.ref = {};
        auto *bar = std::get_if<RectItem>(&item.shape);
        if (rimmed && bar && bar->rect.width() >= 4) {
            bar->outline = ColorRole::Accent;
            bar->outlineWidth = 1.5;
            bar->edge = Edge::Dashed;
        }
        auto *text = std::get_if<TextItem>(&item.shape);
        if (text && text->color != ColorRole::OnPending && text->color != ColorRole::OnAccent)
            text->plate = true; // the content below is still visible through the preview
        out.items.push_back(std::move(item));
    }
    layer.clear();
}

//! Draws where a gather would fail at a different time, across all lanes that differ.
void addGatherLines(Preview &preview, const TraceStore &store, const TraceStore &other, const TimeScale &scale)
{
    constexpr std::size_t most = 50; // if there are more, the lanes show it as well
    const auto &old = store.gatherEnds();
    for (const GatherEnd &end : other.gatherEnds()) {
        const auto same = [&end](const GatherEnd &g) { return g.failed() && g.time == end.time; };
        const qreal x = scale.x(end.time);
        if (!end.failed() || x < preview.list.plot.left() || x > preview.list.plot.right() || std::any_of(old.begin(), old.end(), same))
            continue;
        LineItem line;
        line.from = {x, preview.rows.empty() ? preview.list.plot.top() : preview.rows.front().top() + 4};
        line.to = {x, preview.rows.empty() ? preview.list.plot.top() : preview.rows.back().bottom() - 4};
        line.color = ColorRole::GatherLine;
        line.edge = Edge::Dashed;
        line.width = 1.5;
        preview.list.items.push_back({line, {}, Clip::Plot});
        if (preview.list.items.size() >= most)
            return;
    }
}

} // namespace

Preview previewOver(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options, TimelineIndex &other)
{
    Preview preview;
    preview.list = timelineGeometry(store, layout, options);
    const QRectF plot = preview.list.plot;
    TimelineOptions plain = options; // selections and search hits of this run are meaningless there
    plain.selection.clear();
    plain.highlight.clear();
    plain.hover.reset();
    const TextMeasure measure = options.measure ? options.measure : fontMeasure();
    const TimeScale scale(options.range, plot.left(), plot.width(), options.cuts);
    DisplayLayers layers;
    RowBuilder builder(other, plain, measure, scale, plot, layers);
    Twins twins(store, other.store());
    for (const auto &[row, y] : rowsInView(layout, options, plot)) {
        const auto twin = twins.of(row->lane);
        if (twin && looksTheSame(store, store.lanes()[row->lane], other.store(), other.store().lanes()[*twin]))
            continue;
        preview.rows.push_back(QRectF(plot.left(), y, plot.width(), qreal(row->height)));
        if (!twin)
            continue; // it would not be there
        LaneRow seen = *row;
        seen.lane = *twin;
        builder.add(seen, y);
    }
    addGatherLines(preview, store, other.store(), scale);
    append(layers.bars, preview.list, true);
    for (auto *layer : {&layers.lines, &layers.glyphs, &layers.labels})
        append(*layer, preview.list, false);
    return preview;
}

} // namespace awaitscope
