// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/laneaggregate.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t FanOut = 16;
constexpr quint8 OrphanBit = 0x80; // next to the state in a byte of the tree

__extension__ using Wide = __int128; // a range of years times a width in pixels exceeds 64 bits

quint8 packed(const Span &s)
{
    return quint8(quint8(s.state) | (s.orphan ? OrphanBit : 0));
}

quint8 worse(quint8 a, quint8 b)
{
    return quint8(std::max(a & ~OrphanBit, b & ~OrphanBit) | ((a | b) & OrphanBit));
}

Time endOf(const Span &s, Time lasting)
{
    return s.end == Time::max() ? std::max(lasting, s.begin) : s.end;
}

} // namespace

Time PixelScale::pixelBegin(int pixel) const
{
    return range.begin + Time(Time::rep(Wide(range.duration().count()) * pixel / pixels));
}

int PixelScale::pixelOf(Time t) const
{
    const Wide width = std::max<Time::rep>(range.duration().count(), 1);
    int pixel = int(std::clamp<Wide>(Wide((t - range.begin).count()) * pixels / width, 0, pixels - 1));
    while (pixel + 1 < pixels && pixelBegin(pixel + 1) <= t)
        ++pixel;
    while (pixel > 0 && pixelBegin(pixel) > t)
        --pixel;
    return pixel;
}

void LaneAggregate::update(std::span<const Span> spans)
{
    const std::size_t stable = spans.size() < 2 ? 0 : spans.size() - 2;
    std::size_t below = stable / FanOut; // full blocks of the level below
    for (std::size_t level = 0; below > 0; ++level, below /= FanOut) {
        if (m_levels.size() == level)
            m_levels.emplace_back();
        std::vector<quint8> &blocks = m_levels[level];
        for (std::size_t i = blocks.size(); i < below; ++i) {
            quint8 w = 0;
            for (std::size_t k = i * FanOut; k < (i + 1) * FanOut; ++k)
                w = worse(w, level == 0 ? packed(spans[k]) : m_levels[level - 1][k]);
            blocks.push_back(w);
        }
    }
}

PixelCell LaneAggregate::worstOf(std::span<const Span> spans, std::size_t first, std::size_t last) const
{
    quint8 w = 0;
    std::size_t i = first;
    while (i < last) {
        // The largest complete block that begins here and does not extend beyond the end.
        std::size_t level = 0;
        std::size_t size = 1;
        while (level < m_levels.size() && i % (size * FanOut) == 0 && i + size * FanOut <= last
               && i / (size * FanOut) < m_levels[level].size()) {
            ++level;
            size *= FanOut;
        }
        w = worse(w, level == 0 ? packed(spans[i]) : m_levels[level - 1][i / size]);
        i += size;
    }
    return {quint32(last - first), quint32(first), SpanState(w & ~OrphanBit), (w & OrphanBit) != 0};
}

void LaneAggregate::query(std::span<const Span> spans, const PixelScale &scale, Time lasting, std::vector<PixelRun> &runs) const
{
    const auto emitRun = [&runs](int begin, int end, const PixelCell &cell) {
        if (!runs.empty() && runs.back().end == begin && runs.back().cell == cell)
            runs.back().end = end;
        else
            runs.push_back({begin, end, cell});
    };
    if (scale.range.duration().count() <= 0)
        return;
    // The first span that reaches into the range; a span of zero length counts where it begins.
    const auto from = std::partition_point(spans.begin(), spans.end(), [&](const Span &s) {
        return endOf(s, lasting) <= scale.range.begin && s.begin < scale.range.begin;
    });
    std::size_t i = std::size_t(from - spans.begin());
    Time at = scale.range.begin;
    while (i < spans.size() && std::max(at, spans[i].begin) < scale.range.end) {
        const int pixel = scale.pixelOf(std::max(at, spans[i].begin));
        const Time pixelEnd = scale.pixelBegin(pixel + 1);
        std::size_t last = i + 1; // galloping search, because neighbours are close
        for (std::size_t jump = 1; last < spans.size() && spans[last].begin < pixelEnd; jump *= 2)
            last = std::min(spans.size(), last + jump);
        last = std::size_t(std::partition_point(spans.begin() + std::ptrdiff_t(i) + 1, spans.begin() + std::ptrdiff_t(last),
                                                [&](const Span &s) { return s.begin < pixelEnd; })
                           - spans.begin());
        emitRun(pixel, pixel + 1, worstOf(spans, i, last));
        const Time end = std::min(endOf(spans[last - 1], lasting), scale.range.end);
        i = last;
        if (end <= pixelEnd)
            continue;
        const int tail = end == scale.range.end ? scale.pixels : scale.pixelOf(end);
        if (tail > pixel + 1)
            emitRun(pixel + 1, tail, worstOf(spans, last - 1, last));
        at = tail < scale.pixels ? scale.pixelBegin(tail) : scale.range.end;
        if (at < end)
            --i; // the rest of the same span shares its pixel with the following ones
    }
}

std::size_t LaneAggregate::memoryUsed() const
{
    std::size_t bytes = sizeof(*this) + m_levels.capacity() * sizeof(std::vector<quint8>);
    for (const auto &level : m_levels)
        bytes += level.capacity();
    return bytes;
}

} // namespace awaitscope
