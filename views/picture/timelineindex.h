// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/laneaggregate.h"
#include "model/trace/tracestore.h"
#include "views/picture/lanelayout.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace awaitscope {

//! The priority of a mark when several share a pixel: the highest is shown.
int importance(MarkKind kind);

//! Unretrieved exceptions that a layout does not show.
struct HiddenErrors
{
    std::unordered_map<quint32, std::size_t> collapsed; //!< by the visible lane in which they are collapsed
    std::size_t hidden = 0; //!< in lanes that are hidden or filtered out
    std::size_t below(quint32 lane) const
    {
        const auto at = collapsed.find(lane);
        return at == collapsed.end() ? 0 : at->second;
    }
};

//! O(ledger); free while everything is shown.
HiddenErrors hiddenErrorsOf(const TraceStore &store, const LaneLayout &layout);

//! Lookup structures for drawing one store: built on demand and extended as the store grows. Belongs to one store and thread.
class TimelineIndex
{
public:
    explicit TimelineIndex(const TraceStore &store);

    const TraceStore &store() const { return m_store; }

    //! Highest state of the spans [first, last) of a lane, last > first. O(log n), or linear for a few.
    PixelCell worstOf(quint32 lane, std::size_t first, std::size_t last);
    //! Appends to \a runs what the columns of \a scale show of a lane. O(columns log n).
    void columns(quint32 lane, const PixelScale &scale, std::vector<PixelRun> &runs);
    //! The most important of the marks [first, last) of a lane. O(n / 64).
    std::size_t mostImportant(quint32 lane, std::size_t first, std::size_t last);
    //! Arrows that begin or end at the lane, in order. Amortised O(1) per arrow, then O(arrows of the lane) when it has new ones.
    const std::vector<quint32> &arrowsOf(quint32 lane);
    //! The newest arrow of the lane, and the one before an arrow at that lane; NoIndex if none. For callers that need only some.
    quint32 lastArrowOf(quint32 lane);
    quint32 arrowBefore(quint32 arrow, quint32 lane) const;
    //! Lowest and highest lane that a gather or the like waits for; none if no member has a lane.
    std::optional<std::pair<quint32, quint32>> memberLanes(EntityId entity);

    //! Recounted only when the store or the layout changed, and not at all while everything is shown.
    const HiddenErrors &hiddenErrors(const LaneLayout &layout);

private:
    struct MarkBlocks
    {
        std::vector<quint32> best; // by block of 64: index of the most important mark
        std::size_t count = 0;
        quint64 revision = 0;
    };
    static constexpr std::size_t FewSpans = 48;
    static constexpr std::size_t Block = 64;

    const TraceStore &m_store;
    struct Aggregated
    {
        LaneAggregate aggregate;
        quint64 revision = ~quint64(0);
    };
    const LaneAggregate &aggregateOf(quint32 lane);
    std::unordered_map<quint32, Aggregated> m_aggregates;
    std::unordered_map<quint32, MarkBlocks> m_marks;
    void linkArrows();
    std::unordered_map<quint32, std::vector<quint32>> m_arrows; // those requested so far, oldest first
    std::vector<quint32> m_lastArrow; // by lane
    std::vector<std::array<quint32, 2>> m_beforeArrow; // by arrow: the previous one at its `from` lane, and at its `to` lane
    std::unordered_map<quint32, std::pair<quint32, quint32>> m_members;
    HiddenErrors m_hiddenErrors;
    std::pair<quint64, quint64> m_hiddenAt{~quint64(0), 0}; // revisions of the store and the layout
};

} // namespace awaitscope
