// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/trace/laneaggregate.h: several lanes as one.

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
    quint8 *const worst = block.worst.data(); // a byte may alias any object: without a local pointer the compiler
    for (int s = first; s <= last; ++s) // would not vectorise
        worst[s] = std::max(worst[s], state);
    if (span.orphan)
        std::fill(block.orphan.begin() + first, block.orphan.begin() + last + 1, quint8(1));
}

void MergedAggregate::takeLane(const TraceStore &store, quint32 lane)
{
    const std::vector<Span> &spans = store.lanes()[lane].spans;
    const quint32 index = lane / LanesPerBlock;
    Block &block = m_blocks[index];
    quint32 &taken = m_taken[lane];
    // The last closed one may have been reopened and extended, see TraceStore::setState().
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

bool MergedAggregate::update(const TraceStore &store, std::size_t most)
{
    const std::size_t lanes = store.lanes().size();
    if (m_revision == store.revision() && m_seen == lanes && m_due == 0)
        return true;
    const bool follows = m_revision == store.revision() || (m_revision + 1 == store.revision() && store.changedLanes().size() <= most);
    m_taken.resize(lanes);
    const std::size_t before = m_blocks.size();
    m_blocks.resize((lanes + LanesPerBlock - 1) / LanesPerBlock);
    for (std::size_t i = before; i < m_blocks.size(); ++i)
        m_blocks[i].openSince.fill(Time::max());
    widenTo(store.range().end);
    if (!follows) {
        m_due = m_seen; // adding a lane again adds only what is new
    } else if (m_revision != store.revision()) {
        for (quint32 lane : store.changedLanes()) {
            if (lane < m_seen)
                takeLane(store, lane);
        }
    }
    m_revision = store.revision();
    const bool all = takeTurn(store, most);
    for (quint32 block : m_stale)
        findOpen(store, block);
    m_stale.clear();
    return all;
}

bool MergedAggregate::takeTurn(const TraceStore &store, std::size_t most)
{
    const std::size_t lanes = store.lanes().size();
    // Neither may wait for the other to finish: in a store that keeps growing it never does.
    std::size_t fresh = std::min(lanes - m_seen, m_due > 0 ? most - most / 2 : most);
    for (; fresh > 0; --fresh, --most) {
        takeLane(store, quint32(m_seen++));
        m_due += m_due > 0; // the round has become longer
    }
    for (; most > 0 && m_due > 0; --most, --m_due) {
        takeLane(store, quint32(m_next));
        m_next = m_next + 1 < m_seen ? m_next + 1 : 0;
    }
    return m_due == 0 && m_seen == lanes;
}

// Uses plain arrays of fixed length, which the compiler vectorises: a million lanes are 16,000 blocks.
void MergedAggregate::slotCells(quint32 firstBlock, quint32 lastBlock, Time lasting, std::vector<PixelCell> &cells) const
{
    std::array<quint8, slotCount> worst{}, orphan{};
    std::array<quint32, slotCount> count{};
    std::array<std::array<quint32, slotCount>, std::size_t(States)> opened{}; // by state: number of blocks with a span that is open from that slot on
    for (quint32 i = firstBlock; i < lastBlock; ++i) {
        const Block &b = m_blocks[i];
        for (std::size_t state = 0; state < std::size_t(States); ++state) {
            if (b.openSince[state] != Time::max())
                ++opened[state][std::size_t(slotOf(b.openSince[state], m_width))];
        }
        if (b.worst.empty())
            continue;
        const quint8 *const w = b.worst.data();
        const quint8 *const o = b.orphan.data();
        const quint16 *const n = b.begins.data();
        for (std::size_t s = 0; s < slotCount; ++s)
            worst[s] = std::max(worst[s], w[s]);
        for (std::size_t s = 0; s < slotCount; ++s)
            orphan[s] = quint8(orphan[s] | o[s]);
        for (std::size_t s = 0; s < slotCount; ++s)
            count[s] += std::max<quint32>(n[s], w[s] != 0 ? 1 : 0);
    }
    cells.assign(slotCount, {});
    for (std::size_t s = 0; s < slotCount; ++s) {
        if (worst[s] != 0)
            cells[s] = {count[s], 0, SpanState(worst[s] - 1), orphan[s] != 0};
    }
    const auto lastSlot = std::size_t(slotOf(std::max(lasting, Time(0)), m_width));
    for (std::size_t state = 0; state < std::size_t(States); ++state) {
        quint32 open = 0;
        for (std::size_t s = 0; s <= lastSlot; ++s) {
            open += opened[state][s];
            if (open > 0)
                cells[s] = joined(cells[s], {open, 0, SpanState(state), false});
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
