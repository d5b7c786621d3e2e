// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <array>
#include <span>
#include <vector>

namespace awaitscope {

//! What one pixel of a lane shows, or of a row of many merged lanes.
struct PixelCell
{
    quint32 count = 0; //!< spans that touch the pixel; in a merged row those that begin there, at least 1; 0: nothing
    quint32 first = 0; //!< index of the first of them; 0 in a merged row
    SpanState worst = SpanState::Created; //!< the highest state; only if count > 0
    bool orphan = false; //!< whether one of them belongs to an orphan
    bool operator==(const PixelCell &) const = default;
};

//! Adjacent pixels [begin, end) that show the same.
struct PixelRun
{
    int begin = 0;
    int end = 0;
    PixelCell cell;
    bool operator==(const PixelRun &) const = default;
};

//! Divides \a range into \a pixels columns, half-open, rounded down to whole nanoseconds. Exact for any range.
struct PixelScale
{
    TimeRange range;
    int pixels = 1;
    //! Where a column begins; pixelBegin(pixels) is the end of the range. \a pixel in [0, pixels].
    Time pixelBegin(int pixel) const;
    //! The column that holds \a t, which must lie in the range: the last one that begins at or before it.
    int pixelOf(Time t) const;
};

//! Answers "the worst state and the number of spans in each pixel" without visiting all spans: a forest of maxima over blocks
//! of 16, 256, 4096 ... spans. The count needs no tree, because the spans are sorted. Equivalent to checking, for each pixel,
//! every span with begin < end of pixel and end > begin of pixel (for a span of zero length: begin within the pixel).
//! In a range with fewer nanoseconds than pixels, the content of columns of zero width is unspecified.
//! Cost: O(min(pixels, spans in range) log n) per query, amortised O(1) per appended span, 1/15 byte per span. The idea is
//! Perfetto's slice mipmap (slice_mipmap_operator.h) over its implicit segment forest.
class LaneAggregate
{
public:
    //! Adds the spans appended to the lane since the last call. \a spans is always the whole lane; its last two spans may still
    //! change.
    void update(std::span<const Span> spans);
    //! Appends to \a runs what the columns of \a scale show, from left to right, without empty columns. \a spans as in the last
    //! update(), or longer; \a lasting is used as the end of open spans.
    void query(std::span<const Span> spans, const PixelScale &scale, Time lasting, std::vector<PixelRun> &runs) const;
    //! Worst state of the spans [first, last), first < last.
    PixelCell worstOf(std::span<const Span> spans, std::size_t first, std::size_t last) const;
    std::size_t memoryUsed() const;

private:
    std::vector<std::vector<quint8>> m_levels; // m_levels[k][i]: worst of the block i of 16^(k+1) spans
};

//! The same over many lanes: for rows that merge lanes thinner than a pixel, and for the minimap. Lanes are grouped in
//! blocks of 64, and the time of the run in at most 1024 slots, whose width doubles as the run grows. Merging never loses an
//! error; a cell may be wider than a pixel when the zoom is finer than the slots. 48 bytes per lane.
class MergedAggregate
{
public:
    static constexpr quint32 LanesPerBlock = 64;
    static constexpr int Slots = 1024;

    //! Adds what is new. If it is called after each TraceStore::update(), it visits only the lanes that changed; a span costs the
    //! maximum over the slots that it covers, on bytes. Otherwise, and for lanes not seen before, it visits at most \a most lanes
    //! and returns whether those were all, so that a large store can be added in slices. It continues round-robin, so that every
    //! lane gets its turn even if the store keeps changing.
    bool update(const TraceStore &store, std::size_t most = AllEvents);
    //! Appends the merged columns of lanes [firstLane, lastLane) in the order of the store, widened to whole blocks.
    void query(quint32 firstLane, quint32 lastLane, const PixelScale &scale, Time lasting, std::vector<PixelRun> &runs) const;
    //! Whether anything in the blocks of these lanes is Pending in \a range; accurate to a slot.
    bool hasPending(quint32 firstLane, quint32 lastLane, TimeRange range, Time lasting) const;
    Time slotWidth() const { return m_width; }
    std::size_t memoryUsed() const;

private:
    static constexpr int States = int(SpanState::Pending) + 1;
    struct Block
    {
        std::vector<quint8> worst; // per slot: 0 empty, else 1 + state
        std::vector<quint8> orphan; // per slot
        std::vector<quint16> begins; // per slot, saturating
        std::array<Time, std::size_t(States)> openSince; // of open spans: the earliest begin in each state
        bool stale = false; // openSince must be recomputed
    };

    void widenTo(Time end);
    bool takeTurn(const TraceStore &store, std::size_t most);
    void takeLane(const TraceStore &store, quint32 lane);
    void addClosed(Block &block, const Span &span);
    void findOpen(const TraceStore &store, quint32 block);
    void slotCells(quint32 firstBlock, quint32 lastBlock, Time lasting, std::vector<PixelCell> &cells) const;

    std::vector<Block> m_blocks;
    std::vector<quint32> m_taken; // by lane: how many of its spans were added
    std::vector<quint32> m_stale; // blocks
    std::size_t m_seen = 0; // lanes before this one were added at least once
    std::size_t m_next = 0; // of those, the next lane to visit
    std::size_t m_due = 0; // how many of those must be visited, counted from m_next round
    Time m_width{1};
    quint64 m_revision = 0;
};

} // namespace awaitscope
