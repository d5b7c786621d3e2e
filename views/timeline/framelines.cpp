// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/framebuilder.h"

#include "views/common/durationtext.h"
#include "views/timeline/timelinewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

// What runs across lanes: the line where a gather failed, the end of the run, cuts, notes, arrows; and title and notes.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Timeline", text);
}

ColorRole colorOf(ArrowKind kind)
{
    switch (kind) {
    case ArrowKind::Spawn:
        return ColorRole::Accent;
    case ArrowKind::Await:
        return ColorRole::SecondaryText;
    case ArrowKind::Cancel:
        return ColorRole::Cancelled;
    case ArrowKind::Exception:
        return ColorRole::Raised;
    }
    return ColorRole::Accent;
}

constexpr std::size_t ArrowsWithSelection = 400; // more than that is a blot, not a picture
constexpr std::size_t ArrowsOfAll = 250;

} // namespace

std::optional<qreal> FrameBuilder::middleOf(quint32 lane) const
{
    const auto row = m_layout.visibleRowOf(m_store, lane);
    if (!row)
        return std::nullopt;
    const LaneRow &r = m_layout.rows()[*row];
    return top(r) + qreal(r.height) / 2;
}

void FrameBuilder::addGatherLines()
{
    const auto &ends = m_store.gatherEnds();
    const Time begin = m_scale.time(m_geometry.plot.left() - 60), last = m_scale.time(m_geometry.plot.right() + 60);
    auto it = std::partition_point(ends.begin(), ends.end(), [&](const GatherEnd &g) { return g.time < begin; });
    qreal flagsEnd = -1e9;
    int looked = 0;
    while (it != ends.end() && it->time < last && ++looked <= 4000) {
        const qreal x = m_scale.x(it->time);
        if (!it->failed) {
            ++it;
            continue;
        }
        addGatherLine(*it, x, flagsEnd);
        ++it;
        if (looked > 200) { // a crowd: one line a pixel is as many as can be seen
            const Time next = m_scale.time(x + 1);
            it = std::partition_point(it, ends.end(), [&](const GatherEnd &g) { return g.time < next; });
        }
    }
}

void FrameBuilder::addGatherLine(const GatherEnd &end, qreal x, qreal &flagsEnd)
{
    const auto waiter = m_layout.visibleRowOf(m_store, end.lane);
    if (!waiter)
        return;
    const LaneRow &row = m_layout.rows()[*waiter];
    qreal from = top(row), to = from + qreal(row.height);
    if (const auto members = m_index.memberLanes(end.gather)) {
        for (quint32 lane : {members->first, members->second}) {
            const auto r = m_layout.rowOf(lane);
            if (!r)
                continue;
            const qreal y = top(m_layout.rows()[*r]);
            from = std::min(from, y);
            to = std::max(to, y + qreal(m_layout.rows()[*r].height));
        }
    }
    if (to < m_geometry.plot.top() || from > m_geometry.plot.bottom())
        return;
    line(m_layers.lines, {x, std::max(from, m_geometry.plot.top()) + 4}, {x, std::min(to, m_geometry.plot.bottom() + 40) - 4}, ColorRole::GatherLine,
         Clip::Plot, Edge::Dashed, 1.5);
    const QString label = tr("gather failed");
    const qreal width = std::ceil(m_measure(label, 10.5, true)) + 14;
    if (x - width / 2 < flagsEnd || row.height < 24)
        return;
    flagsEnd = x + width / 2 + 2;
    RectItem flag;
    flag.rect = QRectF(x - width / 2, top(row) + 1, width, 15);
    flag.fill = ColorRole::GatherLine;
    flag.radius = 7.5;
    const ItemRef ref{ItemRef::Kind::Lane, end.lane, NoIndex, 1};
    m_layers.labels.push_back({flag, ref, Clip::Plot});
    text(m_layers.labels, flag.rect, label, ColorRole::Canvas, 10.5, Clip::Plot, true, Qt::AlignCenter);
}

void FrameBuilder::addEndLine()
{
    if (!m_store.finished() || m_layout.rows().empty())
        return;
    const qreal x = m_scale.x(m_store.trace().events().back().time); // the range of a run of no length is longer
    if (x < m_geometry.plot.left() || x > m_geometry.plot.right())
        return;
    const qreal bottom = std::min(m_geometry.plot.bottom(), m_geometry.plot.top() + qreal(m_layout.totalHeight()) - m_options.scrollY);
    line(m_layers.lines, {x, m_geometry.plot.top()}, {x, bottom}, ColorRole::SecondaryText, Clip::Plot, Edge::Dotted, 1.5);
}

void FrameBuilder::addCuts()
{
    for (const TimeRange &cut : m_options.cuts.cuts()) {
        const qreal x0 = m_scale.x(cut.begin), x1 = m_scale.x(cut.end);
        if (x1 < m_geometry.plot.left() || x0 > m_geometry.plot.right())
            continue;
        RectItem gap;
        gap.rect = QRectF(x0, m_geometry.plot.top(), x1 - x0, m_geometry.plot.height());
        gap.fill = ColorRole::Panel;
        gap.pattern = Pattern::Dots;
        gap.patternColor = ColorRole::SecondaryText;
        m_layers.lines.push_back({gap, {}, Clip::Plot});
        const QString label = QStringLiteral("//");
        const QRectF r = m_geometry.ruler;
        text(m_layers.labels, QRectF(x0 - 12, r.bottom() - 16, x1 - x0 + 24, 14), label, ColorRole::SecondaryText, 11, Clip::Ruler, true, Qt::AlignCenter);
        const QString hidden = durationText(cut.duration());
        const qreal width = m_measure(hidden, 11, false) + 6;
        if (width <= x1 - x0 + 40)
            text(m_layers.labels, QRectF((x0 + x1 - width) / 2, r.bottom() + 2, width, 16), hidden,
                 ColorRole::SecondaryText, 11, Clip::Plot, false, Qt::AlignCenter);
    }
}

void FrameBuilder::addNotes()
{
    for (const TimelineNote &note : m_options.notes) {
        const qreal x = m_scale.x(note.time);
        if (x < m_geometry.plot.left() - 200 || x > m_geometry.plot.right())
            continue;
        line(m_layers.lines, {x, m_geometry.plot.top()}, {x, m_geometry.plot.bottom()}, ColorRole::Accent, Clip::Plot);
        const qreal width = std::min<qreal>(m_measure(note.text, 11, false) + 14, 220);
        RectItem plate;
        plate.rect = QRectF(x, m_geometry.ruler.bottom() - 17, width, 16);
        plate.fill = ColorRole::Accent;
        plate.radius = 3;
        m_layers.frame.push_back({plate, {}, Clip::Ruler});
        text(m_layers.frame, plate.rect.adjusted(6, 0, -6, 0), note.text, ColorRole::OnAccent, 11, Clip::Ruler);
    }
}

void FrameBuilder::addArrows()
{
    std::vector<quint32> lanes;
    const auto want = [&lanes](const ViewItem &i) {
        if (i.kind != ViewItem::Kind::Arrow && std::find(lanes.begin(), lanes.end(), i.lane) == lanes.end())
            lanes.push_back(i.lane);
    };
    for (const ViewItem &i : m_options.selection)
        want(i);
    if (m_options.hover)
        want(*m_options.hover);
    std::size_t drawn = 0;
    for (quint32 lane : lanes) {
        for (quint32 a : m_index.arrowsOf(lane)) {
            if (++drawn > ArrowsWithSelection)
                return;
            addArrow(a, true);
        }
    }
    if (!m_options.allArrows)
        return;
    const auto &arrows = m_store.arrows();
    drawn = 0;
    for (quint32 a = 0; a < arrows.size() && drawn < ArrowsOfAll; ++a) {
        const bool inView = arrows[a].to >= m_options.range.begin && arrows[a].from < m_options.range.end;
        const bool strong = std::find(lanes.begin(), lanes.end(), arrows[a].fromLane) != lanes.end()
            || std::find(lanes.begin(), lanes.end(), arrows[a].toLane) != lanes.end();
        if (!inView || strong)
            continue;
        ++drawn;
        addArrow(a, false);
    }
}

void FrameBuilder::addArrow(quint32 number, bool direct)
{
    const Arrow &a = m_store.arrows()[number];
    const auto y0 = middleOf(a.fromLane), y1 = middleOf(a.toLane);
    if (!y0 || !y1 || *y0 == *y1)
        return;
    const qreal reach = m_geometry.plot.width();
    const auto inReach = [&](qreal x) { return std::clamp(x, m_geometry.plot.left() - reach, m_geometry.plot.right() + reach); };
    const QPointF from(inReach(m_scale.x(a.from)), *y0), to(inReach(m_scale.x(a.to)), *y1);
    if (std::max(*y0, *y1) < m_geometry.plot.top() || std::min(*y0, *y1) > m_geometry.plot.bottom())
        return;
    // Out of the one bar and onto the other, upright at both ends, so that it is seen also at the very start of the plot.
    const qreal down = *y1 > *y0 ? 1 : -1, bar = LaneLayout::TaskBar / 2.0;
    CurveItem curve;
    curve.from = from + QPointF(0, down * bar);
    curve.to = to - QPointF(0, down * (bar + 8));
    const qreal half = (curve.to.y() - curve.from.y()) / 2;
    curve.control1 = curve.from + QPointF(0, half);
    curve.control2 = curve.to - QPointF(0, half);
    curve.color = colorOf(a.kind);
    curve.width = direct ? 1.75f : 1;
    curve.edge = a.kind == ArrowKind::Await ? Edge::Dashed : direct ? Edge::Solid
                                                                    : Edge::Dotted;
    m_layers.lines.push_back({curve, {ItemRef::Kind::Arrow, a.toLane, number, 1}, Clip::Plot});
}

void FrameBuilder::addTitle()
{
    if (m_options.title.isEmpty())
        return;
    const qreal width = m_geometry.size.width() - 24;
    text(m_layers.frame, QRectF(12, 6, width, 26), m_options.title, ColorRole::Text, 17, Clip::None, true);
    if (!m_options.subtitle.isEmpty())
        text(m_layers.frame, QRectF(12, 32, width, 20), m_options.subtitle, ColorRole::SecondaryText, 12, Clip::None);
}

} // namespace awaitscope
