// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/laneaggregate.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

constexpr std::size_t slotCount = MergedAggregate::Slots;

int slotOf(Time t, Time width)
{
    return int(std::min<Time::rep>(t / width, MergedAggregate::Slots - 1));
}

template <typename T, typename Join>
void halve(std::vector<T> &slots, Join join)
{
    if (slots.empty())
        return;
    for (std::size_t i = 0; i < slotCount / 2; ++i)
        slots[i] = join(slots[2 * i], slots[2 * i + 1]);
    std::fill(slots.begin() + slotCount / 2, slots.end(), T{});
}

PixelCell joined(PixelCell a, const PixelCell &b)
{
    if (b.count == 0)
        return a;
    if (a.count == 0)
        return b;
    a.count += b.count;
    a.worst = std::max(a.worst, b.worst);
    a.orphan = a.orphan || b.orphan;
    return a;
}

} // namespace

void MergedAggregate::widenTo(Time end)
{
    while (end / m_width >= Slots) {
        m_width *= 2;
        for (Block &b : m_blocks) {
            halve(b.worst, [](quint8 x, quint8 y) { return std::max(x, y); });
            halve(b.orphan, [](quint8 x, quint8 y) { return quint8(x | y); });
            halve(b.begins, [](quint16 x, quint16 y) { return quint16(std::min(0xffff, int(x) + int(y))); });
        }
    }
}

void MergedAggregate::addClosed(Block &block, const Span &span)
{
    if (block.worst.empty()) {
        block.worst.resize(slotCount);
        block.orphan.resize(slotCount);
        block.begins.resize(slotCount);
    }
    const int first = slotOf(span.begin, m_width);
    const Time lastMoment = span.end > span.begin ? span.end - Time(1) : span.begin;
    const int last = slotOf(lastMoment, m_width);
    const quint8 state = quint8(1 + quint8(span.state));
    for (int s = first; s <= last; ++s) // on bytes, which the compiler vectorises
        block.worst[std::size_t(s)] = std::max(block.worst[std::size_t(s)], state);
    if (span.orphan)
        std::fill(block.orphan.begin() + first, block.orphan.begin() + last + 1, quint8(1));
}

void MergedAggregate::takeLane(const TraceStore &store, quint32 lane)
{
    const std::vector<Span> &spans = store.lanes()[lane].spans;
    const quint32 index = lane / LanesPerBlock;
    Block &block = m_blocks[index];
    quint32 &taken = m_taken[lane];
    // The last closed one may have been opened again and have got longer, see TraceStore::setState().
    if (taken > 0 && spans[taken - 1].end != Time::max())
        addClosed(block, spans[taken - 1]);
    for (; taken < spans.size() && spans[taken].end != Time::max(); ++taken) {
        addClosed(block, spans[taken]);
        quint16 &begins = block.begins[std::size_t(slotOf(spans[taken].begin, m_width))];
        if (begins != std::numeric_limits<quint16>::max())
            ++begins;
    }
    if (!block.stale) {
        block.stale = true;
        m_stale.push_back(index);
    }
}

void MergedAggregate::findOpen(const TraceStore &store, quint32 block)
{
    Block &b = m_blocks[block];
    b.stale = false;
    b.openSince.fill(Time::max());
    const auto end = std::min<std::size_t>(store.lanes().size(), std::size_t(block + 1) * LanesPerBlock);
    for (std::size_t lane = std::size_t(block) * LanesPerBlock; lane < end; ++lane) {
        const std::vector<Span> &spans = store.lanes()[lane].spans;
        if (spans.empty() || spans.back().end != Time::max())
            continue;
        Time &since = b.openSince[std::size_t(spans.back().state)];
        since = std::min(since, spans.back().begin);
    }
}

void MergedAggregate::update(const TraceStore &store)
{
    if (m_revision == store.revision())
        return;
    const bool follows = m_revision + 1 == store.revision();
    m_revision = store.revision();
    const std::size_t lanes = store.lanes().size();
    m_taken.resize(lanes);
    const std::size_t before = m_blocks.size();
    m_blocks.resize((lanes + LanesPerBlock - 1) / LanesPerBlock);
    for (std::size_t i = before; i < m_blocks.size(); ++i)
        m_blocks[i].openSince.fill(Time::max());
    widenTo(store.range().end);
    if (follows) {
        for (quint32 lane : store.changedLanes())
            takeLane(store, lane);
    } else {
        for (quint32 lane = 0; lane < lanes; ++lane)
            takeLane(store, lane);
    }
    for (quint32 block : m_stale)
        findOpen(store, block);
    m_stale.clear();
}

void MergedAggregate::slotCells(quint32 firstBlock, quint32 lastBlock, Time lasting, std::vector<PixelCell> &cells) const
{
    cells.assign(slotCount, {});
    const int lastSlot = slotOf(std::max(lasting, Time(0)), m_width);
    for (quint32 i = firstBlock; i < lastBlock; ++i) {
        const Block &b = m_blocks[i];
        for (std::size_t s = 0; s < b.worst.size(); ++s) {
            if (b.worst[s] != 0)
                cells[s] = joined(cells[s], {std::max<quint32>(b.begins[s], 1), 0, SpanState(b.worst[s] - 1), b.orphan[s] != 0});
        }
        for (int state = 0; state < States; ++state) {
            const Time since = b.openSince[std::size_t(state)];
            if (since == Time::max())
                continue;
            for (int s = slotOf(since, m_width); s <= lastSlot; ++s)
                cells[std::size_t(s)] = joined(cells[std::size_t(s)], {1, 0, SpanState(state), false});
        }
    }
}

void MergedAggregate::query(quint32 firstLane, quint32 lastLane, const PixelScale &scale, Time lasting, std::vector<PixelRun> &runs) const
{
    const quint32 firstBlock = firstLane / LanesPerBlock;
    const quint32 lastBlock = std::min<quint32>((lastLane + LanesPerBlock - 1) / LanesPerBlock, quint32(m_blocks.size()));
    if (scale.range.duration().count() <= 0 || firstBlock >= lastBlock)
        return;
    std::vector<PixelCell> cells;
    slotCells(firstBlock, lastBlock, lasting, cells);
    for (int pixel = 0; pixel < scale.pixels; ++pixel) {
        const Time begin = std::max(scale.pixelBegin(pixel), Time(0));
        const Time end = scale.pixelBegin(pixel + 1);
        if (end <= begin || begin / m_width >= Slots)
            continue;
        PixelCell cell;
        for (int s = slotOf(begin, m_width); s <= slotOf(end - Time(1), m_width); ++s)
            cell = joined(cell, cells[std::size_t(s)]);
        if (cell.count == 0)
            continue;
        if (!runs.empty() && runs.back().end == pixel && runs.back().cell == cell)
            runs.back().end = pixel + 1;
        else
            runs.push_back({pixel, pixel + 1, cell});
    }
}

bool MergedAggregate::hasPending(quint32 firstLane, quint32 lastLane, TimeRange range, Time lasting) const
{
    std::vector<PixelRun> runs;
    query(firstLane, lastLane, {range, 1}, lasting, runs);
    return !runs.empty() && runs.front().cell.worst == SpanState::Pending;
}

std::size_t MergedAggregate::memoryUsed() const
{
    std::size_t bytes = sizeof(*this) + m_taken.capacity() * sizeof(quint32) + m_stale.capacity() * sizeof(quint32);
    for (const Block &b : m_blocks)
        bytes += sizeof(b) + b.worst.capacity() + b.orphan.capacity() + b.begins.capacity() * sizeof(quint16);
    return bytes;
}

} // namespace awaitscope
