// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/waitarcs.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostBesides = 24; // of selected lanes
constexpr qreal Nearest = 12, Widest = 44; // of an arc
constexpr qreal Apart = 4, LoopApart = 7; // half of what the ends of two arcs, or of one that returns, are apart in a row
constexpr qreal SignReach = 10, HeadLength = 9;

} // namespace

WaitArcs::Row WaitArcs::rowAt(std::size_t number) const
{
    const LaneRow &row = m.layout.rows()[number];
    const qreal top = m.plot.top() + qreal(row.y) - (row.pinned ? 0 : m.options.scrollY);
    return {top + qreal(row.height) / 2, qreal(row.height), row.pinned};
}

bool WaitArcs::isChosen(quint32 lane) const
{
    const auto is = [lane](const ViewItem &item) { return item.kind != ViewItem::Kind::Sign && item.lane == lane; };
    return std::ranges::any_of(m.options.selection, is) || (m.options.hover && is(*m.options.hover));
}

//! Where an arc may begin behind \a x, so that it covers no words of the row.
qreal WaitArcs::freeAfter(qreal x, const Row &row) const
{
    qreal out = x + (row.height >= 12 ? SignReach : 2);
    for (const DisplayItem &item : (row.pinned ? m.pinned : m.layers).labels) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && text->rect.left() < out + 6 && text->rect.right() > out && text->rect.top() - 2 < row.middle && text->rect.bottom() + 2 > row.middle)
            out = text->rect.right() + 2;
    }
    return out;
}

void WaitArcs::add(const Wait &wait, Time last)
{
    const bool returns = wait.from == wait.to;
    const auto fromRow = m.layout.visibleRowOf(m.store, wait.from), toRow = m.layout.visibleRowOf(m.store, wait.to);
    if (!fromRow || !toRow || (*fromRow == *toRow && !returns))
        return;
    const Row from = rowAt(*fromRow), to = rowAt(*toRow);
    const qreal x = m.scale.x(last);
    if (x < m.plot.left() - 1 || x > m.plot.right() || std::max(from.middle, to.middle) < m.plot.top() || std::min(from.middle, to.middle) > m.plot.bottom())
        return;
    const qreal begin = freeAfter(x, from), end = freeAfter(x, to), room = m.plot.right() - 4 - std::max(begin, end);
    const qreal reach = std::clamp(std::abs(to.middle - from.middle) * 0.35, Nearest + 8, Widest);
    const bool isBehind = room >= Nearest; // otherwise it is in front of the end
    const qreal down = to.middle >= from.middle ? 1 : -1, apart = down * (returns ? -LoopApart : Apart);
    CurveItem curve;
    curve.from = {isBehind ? begin : x - SignReach, from.middle + apart};
    curve.to = {isBehind ? end + HeadLength : x - SignReach - HeadLength, to.middle - apart};
    const qreal edge = isBehind ? std::max(begin, end) + std::min(reach, room) : x - SignReach - reach;
    curve.control1 = {curve.from.x() + (edge - curve.from.x()) * 4 / 3, curve.from.y()};
    curve.control2 = {curve.to.x() + (edge - curve.to.x()) * 4 / 3, curve.to.y()};
    curve.color = ColorRole::Cancelled;
    curve.width = isChosen(wait.from) ? 2.25f : 1.5f;
    curve.edge = wait.inCircle ? Edge::Solid : Edge::Dashed;
    auto &lines = from.pinned || to.pinned ? m.pinned.lines : m.layers.lines;
    lines.push_back({curve, {ItemRef::Kind::Sign, wait.from, quint32(Sign::WaitsForever), wait.to}, Clip::Plot});
}

void WaitArcs::add()
{
    if (!m.store.deadlock())
        return;
    std::vector<Wait> shown = waitsOf(m.store);
    const std::size_t most = shown.size() + MostBesides;
    // Of the lanes that are selected or under the pointer, always.
    const auto want = [&](const ViewItem &item) {
        if (item.kind == ViewItem::Kind::Sign || shown.size() >= most)
            return;
        for (const Wait &wait : waitsOf(m.store, item.lane))
            if (std::ranges::find(shown, wait) == shown.end())
                shown.push_back(wait);
    };
    std::ranges::for_each(m.options.selection, want);
    if (m.options.hover)
        want(*m.options.hover);
    const Time last = m.store.trace().events()[m.store.deadlock()->event].time;
    for (const Wait &wait : shown)
        add(wait, last);
}

} // namespace awaitscope
