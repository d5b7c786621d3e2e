// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/timelineindex.h"

#include <algorithm>

namespace awaitscope {

int importance(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Log:
    case MarkKind::ContextSet:
        return 0;
    case MarkKind::Caught:
    case MarkKind::GeneratorDropped:
        return 1;
    case MarkKind::GatherCancelled:
    case MarkKind::GatherFailed:
        return 2;
    case MarkKind::CancelIgnored:
        return 3;
    case MarkKind::CancelRequested:
        return 4;
    case MarkKind::CancelDelivered:
        return 5;
    case MarkKind::Succeeded:
        return 6;
    case MarkKind::CancelSwallowed:
        return 7;
    case MarkKind::NeverAwaited:
        return 8;
    case MarkKind::Cancelled:
        return 9;
    case MarkKind::NeverBegan:
        return 10;
    case MarkKind::TimedOut:
        return 11;
    case MarkKind::Expired:
        return 12;
    case MarkKind::DestroyedPending:
        return 13;
    case MarkKind::Deadlock:
        return 14;
    case MarkKind::Replaced:
        return 15;
    case MarkKind::Retrieved:
        return 16;
    case MarkKind::Silenced:
        return 17;
    case MarkKind::Swallowed:
        return 18;
    case MarkKind::CallbackError:
        return 19;
    case MarkKind::PendingError:
        return 20;
    case MarkKind::Lost:
        return 21;
    }
    return 0;
}

HiddenErrors hiddenErrorsOf(const TraceStore &store, const LaneLayout &layout)
{
    HiddenErrors out;
    if (layout.showsEverything())
        return out;
    for (const LedgerEntry &row : store.ledger()) {
        if ((row.fate != Fate::Pending && row.fate != Fate::Lost) || row.lane >= store.lanes().size() || layout.rowOf(row.lane))
            continue;
        const auto above = layout.visibleRowOf(store, row.lane);
        if (above && layout.rows()[*above].collapsed)
            ++out.collapsed[layout.rows()[*above].lane];
        else
            ++out.hidden;
    }
    return out;
}

const HiddenErrors &TimelineIndex::hiddenErrors(const LaneLayout &layout)
{
    const std::pair now{m_store.revision(), layout.revision()};
    if (m_hiddenAt != now) {
        m_hiddenAt = now;
        m_hiddenErrors = hiddenErrorsOf(m_store, layout);
    }
    return m_hiddenErrors;
}

TimelineIndex::TimelineIndex(const TraceStore &store)
    : m_store(store)
{
}

PixelCell TimelineIndex::worstOf(quint32 lane, std::size_t first, std::size_t last)
{
    const std::vector<Span> &spans = m_store.lanes()[lane].spans;
    if (last - first <= FewSpans) {
        PixelCell cell;
        cell.first = quint32(first);
        cell.count = quint32(last - first);
        for (std::size_t i = first; i < last; ++i) {
            cell.worst = std::max(cell.worst, spans[i].state);
            cell.orphan |= spans[i].orphan;
        }
        return cell;
    }
    return aggregateOf(lane).worstOf(spans, first, last);
}

const LaneAggregate &TimelineIndex::aggregateOf(quint32 lane)
{
    Aggregated &a = m_aggregates[lane];
    if (a.revision != m_store.revision()) {
        a.aggregate.update(m_store.lanes()[lane].spans);
        a.revision = m_store.revision();
    }
    return a.aggregate;
}

void TimelineIndex::columns(quint32 lane, const PixelScale &scale, std::vector<PixelRun> &runs)
{
    aggregateOf(lane).query(m_store.lanes()[lane].spans, scale, m_store.range().end, runs);
}

std::size_t TimelineIndex::mostImportant(quint32 lane, std::size_t first, std::size_t last)
{
    const std::vector<Mark> &marks = m_store.lanes()[lane].marks;
    std::size_t best = first;
    const auto look = [&](std::size_t i) {
        if (importance(marks[i].kind) > importance(marks[best].kind))
            best = i;
    };
    if (last - first <= 2 * Block) {
        for (std::size_t i = first; i < last; ++i)
            look(i);
        return best;
    }
    MarkBlocks &blocks = m_marks[lane];
    if (blocks.revision != m_store.revision() || blocks.count > marks.size()) {
        // The fate of a mark may still change, so the blocks are recomputed when the store changes; this costs a byte per mark.
        blocks.best.clear();
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (i % Block == 0)
                blocks.best.push_back(quint32(i));
            else if (importance(marks[i].kind) > importance(marks[blocks.best.back()].kind))
                blocks.best.back() = quint32(i);
        }
        blocks.count = marks.size();
        blocks.revision = m_store.revision();
    }
    std::size_t i = first;
    for (; i < last && i % Block != 0; ++i)
        look(i);
    for (; i + Block <= last; i += Block)
        look(blocks.best[i / Block]);
    for (; i < last; ++i)
        look(i);
    return best;
}

// One list per lane, threaded through the arrows: a run with a million arrows needs no million vectors.
void TimelineIndex::linkArrows()
{
    const std::vector<Arrow> &all = m_store.arrows();
    m_lastArrow.resize(m_store.lanes().size(), NoIndex);
    m_beforeArrow.reserve(all.size());
    for (auto i = quint32(m_beforeArrow.size()); i < all.size(); ++i) {
        quint32 &from = m_lastArrow[all[i].fromLane];
        quint32 &to = m_lastArrow[all[i].toLane];
        m_beforeArrow.push_back({from, to});
        from = i;
        to = i;
    }
}

quint32 TimelineIndex::lastArrowOf(quint32 lane)
{
    if (m_beforeArrow.size() < m_store.arrows().size() || m_lastArrow.size() < m_store.lanes().size())
        linkArrows();
    return m_lastArrow[lane];
}

quint32 TimelineIndex::arrowBefore(quint32 arrow, quint32 lane) const
{
    return m_beforeArrow[arrow][m_store.arrows()[arrow].fromLane == lane ? 0 : 1];
}

const std::vector<quint32> &TimelineIndex::arrowsOf(quint32 lane)
{
    quint32 at = lastArrowOf(lane);
    std::vector<quint32> &list = m_arrows[lane];
    const quint32 known = list.empty() ? NoIndex : list.back();
    const auto size = std::ptrdiff_t(list.size());
    for (; at != known; at = arrowBefore(at, lane))
        list.push_back(at);
    std::reverse(list.begin() + size, list.end());
    return list;
}

std::optional<std::pair<quint32, quint32>> TimelineIndex::memberLanes(EntityId entity)
{
    const auto [it, isNew] = m_members.try_emplace(index(entity), NoIndex, 0);
    if (isNew) {
        for (EntityId m : m_store.trace().members(entity)) {
            if (const auto lane = m_store.laneOf(m)) {
                it->second.first = std::min(it->second.first, *lane);
                it->second.second = std::max(it->second.second, *lane);
            }
        }
    }
    if (it->second.first == NoIndex)
        return std::nullopt;
    return it->second;
}

} // namespace awaitscope
