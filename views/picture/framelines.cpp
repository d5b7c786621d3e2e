// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/picture/framebuilder.h: what runs across lanes.

#include "views/picture/framebuilder.h"

#include "model/text/durationtext.h"
#include "model/words/lanelabels.h"
#include "views/picture/waitarcs.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

// Everything that spans lanes: the line where a gather failed, the end of the run, cuts, notes, arrows; also title and subtitle.

namespace awaitscope {

namespace {

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

// Two digits: an approximate value is enough for a cut.
Time roughly(Time t)
{
    qint64 unit = 1;
    while (t.count() / unit >= 100)
        unit *= 10;
    return Time{(t.count() + unit / 2) / unit * unit};
}

constexpr std::size_t ArrowsWithSelection = 400; // more than that is illegible
constexpr std::size_t ArrowsOfAll = 250;
constexpr std::size_t ArrowsIndirect = 24;
constexpr std::size_t ArrowsLookedAt = 4000;

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
    int looked = 0;
    while (it != ends.end() && it->time < last && ++looked <= 4000) {
        const qreal x = m_scale.x(it->time);
        if (it->outcome != Outcome::Ok)
            addGatherLine(*it, x);
        ++it;
        if (looked > 200) { // if there are many, one line per pixel is enough
            const Time next = m_scale.time(x + 1);
            it = std::partition_point(it, ends.end(), [&](const GatherEnd &g) { return g.time < next; });
        }
    }
}

// The mark of the lane for the event.
ItemRef FrameBuilder::markRef(quint32 lane, quint32 event) const
{
    const std::vector<Mark> &marks = m_store.lanes()[lane].marks;
    auto mark = std::partition_point(marks.begin(), marks.end(), [&](const Mark &m) { return m.time < m_store.trace().events()[event].time; });
    while (mark != marks.end() && (mark->event != event || (mark->kind != MarkKind::GatherFailed && mark->kind != MarkKind::GatherCancelled)))
        ++mark;
    return {mark == marks.end() ? ItemRef::Kind::Lane : ItemRef::Kind::Mark, lane, mark == marks.end() ? NoIndex : quint32(mark - marks.begin()), 1};
}

void FrameBuilder::addGatherLine(const GatherEnd &end, qreal x)
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
    const ItemRef ref = markRef(end.lane, end.event);
    upright(x, std::max(from, m_geometry.plot.top()) + 4, std::min(to, m_geometry.plot.bottom() + 40) - 4,
            end.failed() ? ColorRole::GatherLine : ColorRole::Cancelled, Edge::Dashed, 1.5, ref);
    if (row.height >= 24 && x >= m_geometry.plot.left() && x <= m_geometry.plot.right())
        addGatherFlag(end, row, x, ref);
}

// At the top of the waiter's row: above the line, or beside it if a cancellation request or another flag is in the way.
void FrameBuilder::addGatherFlag(const GatherEnd &end, const LaneRow &row, qreal x, const ItemRef &ref)
{
    const QString label = signLabel(end.failed() ? Sign::GatherFailed : Sign::GatherCancelled);
    const qreal width = std::ceil(m_measure(label, 10.5, true)) + 14, height = 14, y = top(row) + 0.5;
    const std::vector<Mark> &marks = m_store.lanes()[row.lane].marks;
    const auto isFree = [&](const QRectF &flag) {
        const Time begin = m_scale.time(flag.left() - 6), last = m_scale.time(flag.right() + 6);
        auto mark = std::partition_point(marks.begin(), marks.end(), [begin](const Mark &m) { return m.time < begin; });
        for (; mark != marks.end() && mark->time <= last; ++mark)
            if (mark->kind == MarkKind::CancelRequested || mark->kind == MarkKind::CancelIgnored)
                return false;
        return std::ranges::none_of(m_flags, [&](const QRectF &f) { return f.intersects(flag); });
    };
    auto &labels = row.pinned ? m_pinned.labels : m_layers.labels;
    const auto coversWords = [&](const QRectF &flag) {
        return std::ranges::any_of(labels, [&](const DisplayItem &item) {
            const auto *text = std::get_if<TextItem>(&item.shape);
            return text && item.ref.lane == row.lane && text->rect.adjusted(0, 4, 0, -4).intersects(flag);
        });
    };
    // The row of an inline call is low: there the flag lies over its upper edge.
    const qreal least = m_geometry.plot.left() + 2, most = std::max(least, m_geometry.plot.right() - width - 2);
    std::vector<QRectF> places;
    for (const qreal top : {y, y - height / 2})
        for (const qreal left : {x - width / 2, x + 9, x - width - 9})
            if (const QRectF place(std::clamp(left, least, most), top, width, height); isFree(place))
                places.push_back(place);
    std::ranges::stable_partition(places, [&](const QRectF &place) { return !coversWords(place); });
    if (!places.empty()) {
        RectItem flag;
        flag.rect = places.front();
        flag.fill = end.failed() ? ColorRole::GatherLine : ColorRole::Cancelled;
        flag.radius = 7;
        m_flags.push_back(flag.rect.adjusted(-1, 0, 1, 0));
        labels.push_back({flag, ref, Clip::Plot});
        labels.push_back({TextItem{flag.rect, label, ColorRole::Canvas, Qt::AlignCenter, 10.5, true, false}, ref, Clip::Plot});
    }
}

void FrameBuilder::addEndLine()
{
    if (!(m_store.finished() || m_store.isStopped()) || m_layout.rows().empty())
        return;
    const Time last = m_store.trace().events().empty() ? Time{0} : m_store.trace().events().back().time;
    const qreal x = m_scale.x(std::max(last, m_store.trace().reached())); // the range of a run of zero length is longer
    if (x < m_geometry.plot.left() || x > m_geometry.plot.right())
        return;
    const qreal bottom = std::min(m_geometry.plot.bottom(), m_geometry.plot.top() + qreal(m_layout.totalHeight()) - m_options.scrollY);
    upright(x, m_geometry.plot.top(), bottom, ColorRole::SecondaryText, Edge::Dotted, 1.5, refOf(Sign::EndOfRun));
}

void FrameBuilder::addCuts()
{
    for (std::size_t i = 0; i < m_options.cuts.cuts().size(); ++i) {
        const TimeRange &cut = m_options.cuts.cuts()[i];
        const ItemRef ref = refOf(Sign::IdleCut, i);
        const qreal x0 = m_scale.x(cut.begin), x1 = m_scale.x(cut.end);
        if (x1 < m_geometry.plot.left() || x0 > m_geometry.plot.right())
            continue;
        RectItem gap;
        gap.rect = QRectF(x0, m_geometry.plot.top(), x1 - x0, m_geometry.plot.height());
        gap.fill = ColorRole::Panel;
        gap.pattern = Pattern::Dots;
        gap.patternColor = ColorRole::SecondaryText;
        m_layers.lines.push_back({gap, ref, Clip::Plot});
        if (m_layout.pinnedCount() > 0) {
            gap.rect.setBottom(pinnedBottom());
            m_pinned.lines.push_back({gap, ref, Clip::Plot});
        }
        const QString label = QStringLiteral("//");
        const QRectF r = m_geometry.ruler;
        text(m_layers.frame, QRectF((x0 + x1) / 2 - 12, r.bottom() - 16, 24, 14), label, ColorRole::Text, 11, Clip::Ruler, true, Qt::AlignCenter);
        const QString hidden = durationText(roughly(cut.duration()));
        const qreal width = m_measure(hidden, 10, false) + 6;
        if (width > x1 - x0 + 40)
            continue;
        // Above the bar of the first lane.
        text(m_layers.frame, QRectF((x0 + x1 - width) / 2, r.bottom(), width, 12), hidden, ColorRole::SecondaryText, 10, Clip::Plot, false, Qt::AlignCenter);
        std::get<TextItem>(m_layers.frame.back().shape).plate = true;
    }
}

// The origin of the time axis, if it is not the start of the run.
void FrameBuilder::addOrigin()
{
    const qreal x = m_scale.x(m_options.origin);
    if (m_options.origin == Time{0} || x < m_geometry.plot.left() || x > m_geometry.plot.right())
        return;
    line(m_layers.frame, {x, m_geometry.ruler.top() + 2}, {x, m_geometry.ruler.bottom()}, ColorRole::Text, Clip::Ruler, Edge::Solid, 2);
    upright(x, m_geometry.plot.top(), m_geometry.plot.bottom(), ColorRole::SecondaryText, Edge::Dashed, 1, refOf(Sign::Origin));
}

void FrameBuilder::addNotes()
{
    for (std::size_t i = 0; i < m_options.notes.size(); ++i) {
        const Marker &note = m_options.notes[i];
        const qreal x = m_scale.x(note.time);
        if (x < m_geometry.plot.left() - 220 || x > m_geometry.plot.right())
            continue;
        upright(x, m_geometry.plot.top(), m_geometry.plot.bottom(), ColorRole::Accent, Edge::Solid, 1, refOf(Sign::Note, i));
        RectItem plate;
        plate.rect = noteFlag(note, x, m_geometry.ruler, m_measure);
        plate.fill = ColorRole::Accent;
        plate.radius = 3;
        m_layers.frame.push_back({plate, refOf(Sign::Note, i), Clip::Ruler});
        text(m_layers.frame, plate.rect.adjusted(6, 0, -6, 0), note.text, ColorRole::OnAccent, 11, Clip::Ruler);
    }
}

// Through all lanes, with a flag on the ruler.
void FrameBuilder::addFirstDifference()
{
    if (!m_options.marks.compared.first)
        return;
    const qreal x = m_scale.x(*m_options.marks.compared.first);
    if (x < m_geometry.plot.left() || x > m_geometry.plot.right())
        return;
    upright(x, m_geometry.plot.top(), m_geometry.plot.bottom(), ColorRole::Accent, Edge::Solid, 1.5, {});
    if (m_geometry.ruler.height() <= 0)
        return;
    const QString label = QCoreApplication::translate("Compare", "first difference");
    RectItem plate;
    plate.rect = noteFlag({*m_options.marks.compared.first, label}, x, m_geometry.ruler, m_measure);
    if (plate.rect.right() > m_geometry.ruler.right())
        plate.rect.moveRight(x);
    plate.fill = ColorRole::Accent;
    plate.radius = 3;
    m_layers.frame.push_back({plate, {}, Clip::Ruler});
    text(m_layers.frame, plate.rect.adjusted(6, 0, -6, 0), label, ColorRole::OnAccent, 11, Clip::Ruler);
}

// Arrows of the selected or hovered item are strong; those one step before and after them are weaker; all others, if
// requested, are hairlines.
void FrameBuilder::addArrows()
{
    std::vector<quint32> lanes, direct;
    const auto want = [&lanes](const ViewItem &i) {
        if (i.kind != ViewItem::Kind::Arrow && std::find(lanes.begin(), lanes.end(), i.lane) == lanes.end())
            lanes.push_back(i.lane);
    };
    for (const ViewItem &i : m_options.selection)
        want(i);
    if (m_options.hover)
        want(*m_options.hover);
    for (quint32 lane : lanes)
        addArrowsOf(lane, direct);
    addIndirectArrows(direct);
    WaitArcs({m_store, m_layout, m_options, m_scale, m_geometry.plot, m_layers, m_pinned}).add();
    if (m_options.allArrows)
        addAllArrows(direct);
}

bool FrameBuilder::isInView(const Arrow &arrow) const
{
    return arrow.to >= m_options.range.begin && arrow.from < m_options.range.end;
}

void FrameBuilder::addArrowsOf(quint32 lane, std::vector<quint32> &drawn)
{
    if (lane >= m_store.lanes().size())
        return;
    std::size_t looked = 0;
    for (quint32 a = m_index.lastArrowOf(lane); a != NoIndex && drawn.size() < ArrowsWithSelection; a = m_index.arrowBefore(a, lane)) {
        const bool isNew = std::find(drawn.begin(), drawn.end(), a) == drawn.end();
        if (isNew && isInView(m_store.arrows()[a]) && addArrow(a, 1.75f, Edge::Solid))
            drawn.push_back(a);
        if (++looked == ArrowsLookedAt)
            break;
    }
    if (looked < ArrowsLookedAt)
        return;
    // If there are many arrows, only those that end in a visible row are considered.
    const auto &rows = m_layout.rows();
    for (std::size_t i = m_layout.rowAt(qint64(m_options.scrollY)); i < rows.size() && top(rows[i]) < m_geometry.plot.bottom(); ++i) {
        for (quint32 a = m_index.lastArrowOf(rows[i].lane); a != NoIndex && rows[i].lane != lane && drawn.size() < ArrowsWithSelection;
             a = m_index.arrowBefore(a, rows[i].lane)) {
            const Arrow &arrow = m_store.arrows()[a];
            const bool isNew = std::find(drawn.begin(), drawn.end(), a) == drawn.end();
            if ((arrow.fromLane == lane || arrow.toLane == lane) && isNew && isInView(arrow) && addArrow(a, 1.75f, Edge::Solid))
                drawn.push_back(a);
        }
    }
}

void FrameBuilder::addIndirectArrows(const std::vector<quint32> &direct)
{
    std::vector<quint32> drawn = direct;
    for (quint32 number : direct) {
        const Arrow &link = m_store.arrows()[number];
        const auto follow = [&](quint32 lane, auto belongs) {
            int looked = 0;
            for (quint32 a = m_index.lastArrowOf(lane); a != NoIndex && ++looked <= 200; a = m_index.arrowBefore(a, lane)) {
                if (drawn.size() >= direct.size() + ArrowsIndirect)
                    return;
                const Arrow &next = m_store.arrows()[a];
                const bool isNew = std::find(drawn.begin(), drawn.end(), a) == drawn.end();
                if (isNew && belongs(next) && isInView(next) && addArrow(a, 1, Edge::Dotted))
                    drawn.push_back(a);
            }
        };
        // Arrows into the cause before it had its effect, and arrows out of the effect after it.
        follow(link.fromLane, [&](const Arrow &a) { return a.toLane == link.fromLane && a.to <= link.from && a.kind != ArrowKind::Spawn; });
        follow(link.toLane, [&](const Arrow &a) { return a.fromLane == link.toLane && a.from >= link.to && a.kind != ArrowKind::Spawn; });
    }
}

void FrameBuilder::addAllArrows(const std::vector<quint32> &drawn)
{
    const auto &arrows = m_store.arrows(); // ordered by their ends
    const auto first = std::partition_point(arrows.begin(), arrows.end(), [this](const Arrow &a) { return a.to < m_options.range.begin; });
    std::size_t count = 0;
    const auto last = std::min<std::ptrdiff_t>(arrows.end() - first, std::ptrdiff_t(ArrowsLookedAt));
    for (auto a = first; a != first + last && count < ArrowsOfAll; ++a) {
        const auto number = quint32(a - arrows.begin());
        if (isInView(*a) && std::find(drawn.begin(), drawn.end(), number) == drawn.end() && addArrow(number, 1, Edge::Dotted))
            ++count;
    }
}

bool FrameBuilder::addArrow(quint32 number, float width, Edge edge)
{
    const Arrow &a = m_store.arrows()[number];
    const auto y0 = middleOf(a.fromLane), y1 = middleOf(a.toLane);
    if (!y0 || !y1 || *y0 == *y1)
        return false;
    const qreal reach = m_geometry.plot.width();
    const auto inReach = [&](qreal x) { return std::clamp(x, m_geometry.plot.left() - reach, m_geometry.plot.right() + reach); };
    const QPointF from(inReach(m_scale.x(a.from)), *y0), to(inReach(m_scale.x(a.to)), *y1);
    if (std::max(*y0, *y1) < m_geometry.plot.top() || std::min(*y0, *y1) > m_geometry.plot.bottom())
        return false;
    // From one bar to the other, vertical at both ends, so that it is also visible at the very start of the plot.
    const qreal down = *y1 > *y0 ? 1 : -1, bar = LaneLayout::TaskBar / 2.0;
    CurveItem curve;
    curve.from = from + QPointF(0, down * bar);
    curve.to = to - QPointF(0, down * (bar + 8));
    const qreal half = (curve.to.y() - curve.from.y()) / 2;
    curve.control1 = curve.from + QPointF(0, half);
    curve.control2 = curve.to - QPointF(0, half);
    curve.color = colorOf(a.kind);
    curve.width = width;
    curve.edge = a.kind == ArrowKind::Await && edge == Edge::Solid ? Edge::Dashed : edge;
    const auto isPinned = [&](quint32 lane) { return m_layout.isPinned(lane); };
    auto &lines = isPinned(a.fromLane) || isPinned(a.toLane) ? m_pinned.lines : m_layers.lines;
    lines.push_back({curve, {ItemRef::Kind::Arrow, a.toLane, number, 1}, Clip::Plot});
    return true;
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
